//! Filters over small catalogs, by the titles that match.

use super::*;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rolebook_model::{
    Availability, Block, Catalog, Content, Department, Employment, Fact, FactKind, Inline, Level, Pay,
    PayUnit, Place, Role, Section, Seniority, Site, Vacancy,
};
use std::sync::Arc;

fn role(
    department: &str,
    title: &str,
    levels: &[Seniority],
    text: &str,
    vacancy: Option<Availability>,
) -> Arc<Role> {
    let paragraph = Block::Paragraph(vec![Inline::Text(text.to_owned())]);
    let level = |seniority: &Seniority| Level {
        name: format!("{} {title}", seniority.title()),
        slug: seniority.name().to_owned(),
        seniority: *seniority,
        track: String::new(),
        section: None,
    };
    Arc::new(Role {
        file: format!("{department}/{title}.md"),
        department: department.to_owned(),
        slug: title.to_lowercase(),
        title: title.to_owned(),
        summary: String::new(),
        aliases: Vec::new(),
        layout: String::new(),
        language: String::new(),
        availability: vacancy,
        vacancies: Vec::new(),
        pay: Vec::new(),
        facts: Vec::new(),
        labels: rolebook_model::PageLabels::default(),
        parts: Vec::new(),
        is_loaded: true,
        levels: levels.iter().map(level).collect(),
        sections: vec![Section {
            heading: None,
            content: vec![Content::Block(paragraph)],
            includes: vec![],
            is_of_table: false,
        }],
        footnotes: Vec::new(),
        findings: Vec::new(),
    })
}

fn catalog(roles: Vec<Arc<Role>>) -> Catalog {
    let mut departments: Vec<Department> = Vec::new();
    for role in &roles {
        if departments.iter().all(|department| department.slug != role.department) {
            let (slug, name) = (role.department.clone(), role.department.to_uppercase());
            departments.push(Department { slug, name, introduction: None });
        }
    }
    Catalog { site: Site::default(), departments, roles, where_next: rolebook_model::NextPages::default() }
}

fn company() -> Catalog {
    use Seniority::*;
    let (open, closed) = (Some(Availability::Open), Some(Availability::Closed));
    catalog(vec![
        role(
            "product",
            "Product Manager",
            &[Intermediate, Senior, Director],
            "Keeps the roadmap short.",
            open,
        ),
        role(
            "engineering",
            "Compiler Engineer",
            &[Intermediate, Senior, Staff],
            "Writes Rust, uses Git.",
            None,
        ),
        role("engineering", "Site Engineer", &[Senior], "Runs the GitOps pipelines in Łódź.", closed),
    ])
}

fn found(query: &str) -> Found {
    let catalog = company();
    find(&catalog, &TextIndex::new(&catalog), &Filter::from_query(query))
}

#[track_caller]
fn check(query: &str, expect: &[&str]) {
    let catalog = company();
    let titles: Vec<&str> = found(query)
        .roles
        .iter()
        .filter_map(|role| catalog.roles.get(*role))
        .map(|role| &*role.title)
        .collect();
    assert_eq!(titles, expect, "{query}");
}

/// The values of a facet that is shown, each with its count.
fn counts(found: &Found, facet: Facet) -> Vec<(&str, usize)> {
    let of_facet = found.facets.iter().filter(|(of, _)| *of == facet).flat_map(|(_, values)| values);
    of_facet.map(|value| (&*value.name, value.count)).collect()
}

#[test]
fn the_empty_filter_leaves_everything() {
    check("", &["Product Manager", "Compiler Engineer", "Site Engineer"]);
    check("?q=+,+", &["Product Manager", "Compiler Engineer", "Site Engineer"]);
}

#[test]
fn values_of_a_facet_are_alternatives() {
    check("?level=staff&level=intermediate", &["Product Manager", "Compiler Engineer"]);
    check(
        "?department=product&department=engineering&q=senior+engineer",
        &["Compiler Engineer", "Site Engineer"],
    );
}

#[test]
fn facets_narrow_one_another() {
    check("?department=engineering&level=intermediate", &["Compiler Engineer"]);
    check("?department=product&level=staff", &[]);
}

#[test]
fn every_word_must_occur_and_the_last_may_be_unfinished() {
    check("?q=git", &["Compiler Engineer", "Site Engineer"]);
    check("?q=git+rust", &["Compiler Engineer"]);
    check("?q=rust+roadmap", &[]);
}

#[test]
fn case_accents_and_punctuation_do_not_count() {
    check("?q=LODZ", &["Site Engineer"]);
    check("?q=(roadmap)", &["Product Manager"]);
}

#[test]
fn a_rung_must_be_on_the_track_that_is_asked_for() {
    check("?track=manager", &["Product Manager"]);
    check("?level=senior&track=individual", &["Product Manager", "Compiler Engineer", "Site Engineer"]);
    check("?level=senior&track=manager", &[]);
}

#[test]
fn only_open_vacancies_may_be_asked_for() {
    check("?open=1", &["Product Manager"]);
    check("?open=1&department=engineering", &[]);
    assert_eq!(counts(&found("?department=engineering"), Facet::Open), [("", 0)]);
    let unknown = catalog(vec![role("people", "Recruiter", &[], "Listens.", None)]);
    let found = find(&unknown, &TextIndex::new(&unknown), &Filter::default());
    assert_eq!(found.facets, []);
}

#[test]
fn the_closer_to_the_title_the_words_stand_the_sooner_a_role_comes() {
    let ranked = |query: &str| {
        let catalog = catalog(vec![
            role("a", "Baker", &[], "Knows pastry.", None),
            role("a", "Cook", &[], "Bakes, and knows what a pastry chef does.", None),
            role("b", "Chef", &[Seniority::Manager], "Writes the menu.", None),
            role("b", "Pastry Chef", &[Seniority::Senior], "Folds dough.", None),
        ]);
        let found = find(&catalog, &TextIndex::new(&catalog), &Filter::from_query(query));
        let titles = found.roles.iter().map(|role| catalog.roles[*role].title.clone());
        titles.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(ranked("?q=pastry"), "Pastry Chef, Baker, Cook");
    assert_eq!(ranked("?q=chef"), "Chef, Pastry Chef, Cook");
    assert_eq!(ranked("?q=manager+chef"), "Chef");
    assert_eq!(ranked("?q=chef&sort=department"), "Cook, Chef, Pastry Chef");
    assert_eq!(ranked("?sort=title"), "Baker, Chef, Cook, Pastry Chef");
    assert_eq!(ranked("?sort=relevance"), "Baker, Cook, Chef, Pastry Chef");
}

#[test]
fn a_typo_is_corrected_where_nothing_matches_what_was_typed() {
    check("?q=raodmap", &["Product Manager"]);
    assert_eq!(found("?q=raodmap").corrections, ["roadmap"]);
    check("?q=rust+pipelinse", &[]);
    check("?q=senior+compller", &["Compiler Engineer"]);
    assert_eq!(found("?q=senior+compller").corrections, ["compiler"]);
    // Spelt right, though another word is similar.
    check("?q=gitops", &["Site Engineer"]);
    assert!(found("?q=gitops").corrections.is_empty());
}

#[test]
fn texts_without_spaces_are_found_by_any_part_of_them() {
    let catalog = catalog(vec![
        role("a", "ソフトウェア開発者", &[], "新しい機能を作る。", None),
        role("a", "디자이너", &[], "화면을 그린다.", None),
    ]);
    let index = TextIndex::new(&catalog);
    let check = |text: &str, expect: &[usize]| {
        let mut roles = find(&catalog, &index, &Filter::default().with_text(text)).roles;
        roles.sort_unstable();
        assert_eq!(roles, expect, "{text}");
    };
    check("開発", &[0]);
    check("発", &[0]);
    check("者 機能", &[0]);
    check("者機", &[]);
    check("자이", &[1]);
}

/// Compares the matches in the only role, marked as `[word]`.
#[track_caller]
fn check_matches(text: &str, expect: &[&str]) {
    let text_around =
        "Everybody who works here says so, and says it often enough for others to hear. ".repeat(2);
    let page = format!(
        "{text_around}The équipe keeps one roadmap for all of its products, and no other. {text_around}"
    );
    let catalog = catalog(vec![role("product", "Product Manager", &[Seniority::Senior], &page, None)]);
    let index = TextIndex::new(&catalog);
    let found = find(&catalog, &index, &Filter::default().with_text(text));
    let shown = |one: &Match| one.excerpt.iter().map(shown).collect::<String>();
    let matches = found.matches(&catalog, &index, 0);
    assert_eq!(matches.iter().map(shown).collect::<Vec<_>>(), expect, "{text}");
}

fn shown((run, is_marked): &Run) -> String {
    if *is_marked { format!("[{run}]") } else { run.clone() }
}

#[test]
fn a_match_shows_the_words_and_some_of_what_stands_around_them() {
    let excerpt = "…and says it often enough for others to hear. The [équipe] keeps one [roadmap] for all of its \
                   products, and no other. Everybody who works here …";
    check_matches("equipe road", &[excerpt]);
    check_matches("eqiupe roadmap", &[excerpt]);
}

#[test]
fn what_the_list_shows_anyway_is_no_match_but_can_be_marked() {
    check_matches("senior", &["[Senior] Product Manager"]);
    check_matches("manag", &["Senior Product [Manager]"]);
    let runs = found("?q=site+eng").marked("Site Engineer, on-site");
    assert_eq!(runs.iter().map(shown).collect::<String>(), "[Site] [Engineer], on-[site]");
}

#[test]
fn neighbours_of_a_run_without_spaces_are_one_mark() {
    let catalog = catalog(vec![role("a", "Role", &[], "新しい機能を作る。", None)]);
    let found = find(&catalog, &TextIndex::new(&catalog), &Filter::default().with_text("機能を"));
    let runs = found.marked("新しい機能を作る。");
    assert_eq!(runs.iter().map(shown).collect::<String>(), "新しい[機能を]作る。");
}

#[test]
fn counts_say_what_the_other_facets_leave() {
    let found = found("?department=product");
    assert_eq!(counts(&found, Facet::Department), [("PRODUCT", 1), ("ENGINEERING", 2)]);
    assert_eq!(
        counts(&found, Facet::Level),
        [("Intermediate", 1), ("Senior", 1), ("Staff", 0), ("Director", 1)]
    );
}

#[test]
fn a_value_that_only_the_filter_names_can_still_be_taken_off() {
    let found = found("?department=gone&level=vp&place=Atlantis");
    assert!(found.roles.is_empty());
    for (facet, slug) in [(Facet::Department, "gone"), (Facet::Level, "vp"), (Facet::Place, "Atlantis")] {
        let mut values = found.facets.iter().filter(|(of, _)| *of == facet).flat_map(|(_, values)| values);
        assert!(values.any(|value| value.slug == slug && value.selected && value.count == 0), "{slug}");
    }
}

fn any_catalog() -> impl Strategy<Value = Catalog> {
    let text = proptest::collection::vec(select(vec!["git", "rust", "roadmap", "équipe", "team"]), 0..4);
    let levels = subsequence(Seniority::ALL.to_vec(), 0..4);
    let vacancy = select(vec![None, Some(Availability::Open), Some(Availability::Closed)]);
    let vacancies = proptest::collection::vec(any_vacancy(), 0..3);
    let page =
        (select(vec!["product", "engineering", "people"]), levels, text, vacancy, vacancies, 0..3_usize);
    let page = page.prop_map(|(department, levels, text, vacancy, vacancies, graded)| {
        let mut role = role(department, "Role", &levels, &text.join(" "), vacancy);
        let with = Arc::make_mut(&mut role);
        with.vacancies = if vacancy == Some(Availability::Open) { vacancies } else { Vec::new() };
        let slugs = with.levels.iter().map(|level| level.slug.clone()).chain([String::new()]);
        with.facts = slugs.take(graded).map(|level| grade(level, "7")).collect();
        role
    });
    proptest::collection::vec(page, 0..12).prop_map(catalog)
}

fn grade(level: String, value: &str) -> Fact {
    Fact { level, kind: FactKind::Grade, name: "Grade".to_owned(), value: value.to_owned() }
}

fn any_vacancy() -> impl Strategy<Value = Vacancy> {
    let level = select(vec!["", "senior", "staff", "manager"]);
    (level, select(vec!["", "Lisbon", "Porto"]), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(level, town, is_remote, is_part_time, is_paid)| Vacancy {
            is_remote,
            employment: is_part_time.then_some(Employment::PartTime).into_iter().collect(),
            pay: is_paid.then(|| Pay {
                currency: "EUR".to_owned(),
                least: "1".to_owned(),
                most: String::new(),
                per: PayUnit::Hour,
            }),
            ..vacancy(level, town)
        },
    )
}

/// A vacancy for a level, in a town of Portugal.
fn vacancy(level: &str, town: &str) -> Vacancy {
    let place = Place { locality: town.to_owned(), region: String::new(), country: "PT".to_owned() };
    let is_placed = !town.is_empty();
    Vacancy {
        level: level.to_owned(),
        places: is_placed.then_some(place).into_iter().collect(),
        known_countries: is_placed.then(|| ("pt".to_owned(), "Portugal".to_owned())).into_iter().collect(),
        words: if is_placed { "Portugal PRT".to_owned() } else { String::new() },
        identifier: "LS-7".to_owned(),
        ..Vacancy::default()
    }
}

/// Whether a level of the role, with a vacancy for it where one is asked for, has what the filter asks for: by a plain scan.
fn is_left(role: &Role, filter: &Filter) -> bool {
    let asks = |facet: Facet, has: &dyn Fn(&str) -> bool| {
        let mut of_facet = filter.values.iter().filter(|(of, _)| *of == facet);
        !filter.has(facet) || of_facet.any(|(_, slug)| has(slug))
    };
    let levels: Vec<Option<&Level>> = match role.levels.is_empty() {
        true => vec![None],
        false => role.levels.iter().map(Some).collect(),
    };
    levels.into_iter().any(|level| {
        let slug = level.map_or("", |level| &*level.slug);
        let is_for = |vacancy: &&Vacancy| {
            vacancy.level == slug || role.levels.iter().all(|level| level.slug != vacancy.level)
        };
        let mut vacancies: Vec<Option<&Vacancy>> = role.vacancies.iter().filter(is_for).map(Some).collect();
        vacancies.push(None);
        let is_of_level = asks(Facet::Department, &|slug| slug == role.department)
            && asks(Facet::Level, &|name| level.is_some_and(|level| level.seniority.name() == name))
            && asks(Facet::Track, &|name| level.is_some_and(|level| level.seniority.track().name() == name))
            && asks(Facet::Grade, &|value| {
                let mut facts = role.facts.iter().filter(|fact| fact.level.is_empty() || fact.level == slug);
                facts.any(|fact| fact.value == value)
            });
        let is_open_without = role.vacancies.is_empty() && role.availability == Some(Availability::Open);
        is_of_level
            && vacancies.into_iter().any(|vacancy| {
                let has = |is: &dyn Fn(&Vacancy) -> bool| vacancy.is_some_and(is);
                asks(Facet::Open, &|_| vacancy.is_some() || is_open_without)
                    && asks(Facet::Place, &|town| has(&|it| it.places.iter().any(|it| it.locality == town)))
                    && asks(Facet::Country, &|code| {
                        has(&|it| it.known_countries.iter().any(|it| it.0 == code))
                    })
                    && asks(Facet::Remote, &|_| has(&|it| it.is_remote))
                    && asks(Facet::Employment, &|_| has(&|it| it.employment.contains(&Employment::PartTime)))
                    && asks(Facet::Pay, &|_| has(&|it| it.pay.is_some()))
            })
    })
}

/// A role with a level for each seniority, and vacancies.
fn open_role(title: &str, levels: &[Seniority], vacancies: Vec<Vacancy>) -> Arc<Role> {
    let mut role = role("product", title, levels, "Writes.", Some(Availability::Open));
    Arc::make_mut(&mut role).vacancies = vacancies;
    role
}

#[track_caller]
fn check_in(catalog: &Catalog, query: &str, expect: &[&str]) {
    let found = find(catalog, &TextIndex::new(catalog), &Filter::from_query(query));
    let titles: Vec<&str> = found.roles.iter().map(|role| &*catalog.roles[*role].title).collect();
    assert_eq!(titles, expect, "{query}");
}

#[test]
fn what_is_asked_for_holds_for_one_level_and_one_vacancy() {
    use Seniority::{Senior, Staff};
    let at_home = Vacancy { is_remote: true, ..vacancy("staff", "") };
    let catalog = catalog(vec![
        open_role("Baker", &[Senior, Staff], vec![vacancy("senior", "Lisbon")]),
        open_role("Cook", &[Senior, Staff], vec![vacancy("senior", "Porto"), at_home]),
        open_role("Waiter", &[Senior, Staff], vec![vacancy("", "Lisbon")]),
        role("product", "Chef", &[Staff], "Writes.", None),
    ]);
    check_in(&catalog, "?level=staff", &["Baker", "Cook", "Waiter", "Chef"]);
    check_in(&catalog, "?level=staff&open=1", &["Cook", "Waiter"]);
    check_in(&catalog, "?level=staff&place=Porto", &[]);
    check_in(&catalog, "?place=Lisbon&level=senior&open=1", &["Baker", "Waiter"]);
    check_in(&catalog, "?place=Porto&remote=1", &[]);
    let index = TextIndex::new(&catalog);
    let filter = Filter::from_query("?level=staff&open=1");
    let levels =
        |role| -> Vec<_> { filter.positions(&index, role).iter().map(|it| (it.level, it.vacancy)).collect() };
    assert_eq!(levels(1), [(Some(1), Some(1))]);
    assert_eq!(levels(2), [(Some(1), Some(0))]);
}

#[test]
fn vacancies_are_searched_and_a_match_says_which_it_is() {
    let catalog = catalog(vec![
        open_role("Baker", &[Seniority::Senior], vec![vacancy("", ""), vacancy("senior", "Lisbon")]),
        role("product", "Cook", &[], "Goes to Lisbon.", None),
    ]);
    check_in(&catalog, "?q=lisbon", &["Baker", "Cook"]);
    check_in(&catalog, "?q=senior+baker+portugal", &["Baker"]);
    check_in(&catalog, "?q=prt", &["Baker"]);
    check_in(&catalog, "?q=ls-7", &["Baker"]);
    let index = TextIndex::new(&catalog);
    let found = find(&catalog, &index, &Filter::default().with_text("lisbon"));
    let matches = found.matches(&catalog, &index, 0);
    assert_eq!(matches.first().map(|it| (it.vacancy, it.level)), Some((Some(1), Some(0))));
}

#[test]
fn names_come_first_and_whole_words_before_beginnings() {
    let catalog = catalog(vec![
        role("a", "International Accounting", &[], "Adds.", None),
        role("a", "Intern", &[], "Learns.", None),
        role("a", "Legal Intern", &[], "Learns.", Some(Availability::Closed)),
        role("a", "Tax Intern", &[], "Learns.", Some(Availability::Open)),
        role("b", "Digital Production Senior", &[], "Makes.", None),
        role("b", "Product Manager", &[Seniority::Senior], "Decides.", None),
        role("b", "Manager of Products", &[], "Decides on a product.", None),
    ]);
    check_in(&catalog, "?q=intern", &["Intern", "Tax Intern", "Legal Intern", "International Accounting"]);
    check_in(&catalog, "?q=senior+product", &["Product Manager", "Digital Production Senior"]);
    check_in(&catalog, "?q=product+manager", &["Product Manager", "Manager of Products"]);
}

#[test]
fn an_empty_result_names_the_word_that_has_no_match() {
    let missing = |query: &str| found(query).missing.map(|it| (it.words, it.rest, it.count));
    let of = |words: &str, rest: &str, count| Some((words.to_owned(), rest.to_owned(), count));
    assert_eq!(missing("?q=roadmap+zeppelin"), of("zeppelin", "roadmap", 1));
    assert_eq!(missing("?q=zeppelin"), of("zeppelin", "", 3));
    assert_eq!(missing("?q=zeppelin+++rust+submarine"), of("zeppelin submarine", "rust", 1));
    assert_eq!(missing("?q=rust+roadmap"), None);
    assert_eq!(missing("?q=roadmap&department=engineering"), None);
    assert_eq!(missing("?q=roadmap"), None);
}

#[test]
fn an_index_made_again_finds_the_same() {
    let catalog = company();
    let index = TextIndex::new(&catalog);
    let mut again = index.again();
    while !again.add_next(&catalog) {}
    let again = again.finish();
    for query in ["", "?q=git&open=1", "?q=engineer&sort=title", "?q=raodmap"] {
        let filter = Filter::from_query(query);
        assert_eq!(find(&catalog, &again, &filter), find(&catalog, &index, &filter));
    }
}

#[test]
fn a_facet_stands_only_where_it_divides() {
    let shown = |roles| {
        let catalog = catalog(roles);
        let found = find(&catalog, &TextIndex::new(&catalog), &Filter::default());
        found.facets.into_iter().map(|(facet, _)| facet).collect::<Vec<_>>()
    };
    let open = || open_role("Baker", &[Seniority::Senior], vec![vacancy("", "Lisbon")]);
    assert_eq!(shown(vec![open(), open()]), []);
    let without = role("product", "Cook", &[Seniority::Senior], "Cooks.", None);
    assert_eq!(shown(vec![open(), without]), [Facet::Open, Facet::Place, Facet::Country]);
    let graded = |value: &str| {
        let mut role = role("product", "Cook", &[Seniority::Senior], "Cooks.", None);
        Arc::make_mut(&mut role).facts = vec![grade(String::new(), value)];
        role
    };
    let catalog = catalog(vec![graded("10"), graded("7"), graded("E5")]);
    let found = find(&catalog, &TextIndex::new(&catalog), &Filter::default());
    assert_eq!(counts(&found, Facet::Grade), [("7", 1), ("10", 1), ("E5", 1)]);
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let values = subsequence(
        vec![
            (Facet::Department, "engineering"),
            (Facet::Department, "people"),
            (Facet::Department, "product"),
            (Facet::Level, "manager"),
            (Facet::Level, "senior"),
            (Facet::Level, "staff"),
            (Facet::Track, "individual"),
            (Facet::Track, "manager"),
            (Facet::Grade, "7"),
            (Facet::Open, "1"),
            (Facet::Place, "Lisbon"),
            (Facet::Place, "Porto"),
            (Facet::Country, "pt"),
            (Facet::Remote, "1"),
            (Facet::Employment, "part-time"),
            (Facet::Pay, "1"),
        ],
        0..5,
    );
    let text = select(vec!["", "git", "te", "rust équ", "roadnap", "nothing", "lisbon"]);
    (text, values, select(Sort::ALL.to_vec())).prop_map(|(text, values, sort)| Filter {
        text: text.to_owned(),
        values: values.into_iter().map(|(facet, slug)| (facet, slug.to_owned())).collect(),
        sort: Some(sort),
        ..Filter::default()
    })
}

#[test]
fn footnotes_are_found_at_their_place() {
    let page = rolebook_model::PageSource {
        file: "a/baker.md".to_owned(),
        text: "# Baker\n\n- Bakes[^n] bread\n\n[^n]: Twice a night.\n".to_owned(),
    };
    let source = rolebook_model::Source { site: Site::default(), pages: vec![page] };
    let catalog = rolebook_reader::catalog(source);
    let found_at = |text: &str| {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        let index = TextIndex::new(&catalog);
        let found = find(&catalog, &index, &filter);
        let matches = found.roles.first().map(|role| found.matches(&catalog, &index, *role));
        matches.unwrap_or_default().first().map(|it| it.anchor.clone()).unwrap_or_default()
    };
    assert_eq!(found_at("night"), "rolebook-note-1");
    assert_eq!(found_at("bakes"), "baker--bakes-bread");
}

proptest! {
    #[test]
    fn a_count_is_the_number_of_roles_after_the_click(catalog in any_catalog(), filter in any_filter()) {
        let index = TextIndex::new(&catalog);
        let rows = |filter: Filter| find(&catalog, &index, &filter).roles.len();
        let found = find(&catalog, &index, &filter);
        for (facet, values) in &found.facets {
            for value in values {
                let mut only = filter.clone();
                only.values.retain(|(of, _)| of != facet);
                prop_assert_eq!(value.count, rows(only.toggle(*facet, &value.slug)), "{:?}", value);
            }
        }
    }

    #[test]
    fn a_role_is_left_if_one_of_its_levels_and_vacancies_has_all(
        catalog in any_catalog(),
        filter in any_filter(),
    ) {
        let filter = filter.with_text("");
        let found = find(&catalog, &TextIndex::new(&catalog), &filter);
        let scanned: Vec<usize> = catalog.roles.iter().enumerate().filter(|(_, role)| is_left(role, &filter)).map(|(index, _)| index).collect();
        let mut roles = found.roles;
        roles.sort_unstable();
        prop_assert_eq!(roles, scanned);
    }

    #[test]
    fn what_is_missing_is_why_nothing_is_found(catalog in any_catalog(), filter in any_filter()) {
        let index = TextIndex::new(&catalog);
        let found = find(&catalog, &index, &filter);
        if let Some(missing) = found.missing {
            prop_assert!(found.roles.is_empty() && !missing.words.is_empty());
            prop_assert_eq!(missing.count, find(&catalog, &index, &filter.with_text(&missing.rest)).roles.len());
        }
    }

    #[test]
    fn an_order_changes_no_more_than_the_order(catalog in any_catalog(), filter in any_filter()) {
        let index = TextIndex::new(&catalog);
        let in_order = |sort| find(&catalog, &index, &filter.with_sort(sort)).roles;
        let by_department = in_order(Sort::Department);
        prop_assert!(by_department.is_sorted());
        for sort in Sort::ALL {
            let mut roles = in_order(sort);
            roles.sort_unstable();
            prop_assert_eq!(&roles, &by_department);
        }
    }

    #[test]
    fn whatever_is_found_shows_where_unless_the_list_does(catalog in any_catalog(), filter in any_filter()) {
        let index = TextIndex::new(&catalog);
        let found = find(&catalog, &index, &filter);
        for role in &found.roles {
            let matches = found.matches(&catalog, &index, *role);
            prop_assert_eq!(matches.is_empty(), !filter.has_words());
            let has_mark = |one: &Match| one.excerpt.iter().any(|(_, is_marked)| *is_marked);
            prop_assert!(matches.iter().all(has_mark));
        }
    }

    #[test]
    fn a_click_and_the_same_click_again_change_nothing(filter in any_filter()) {
        for (facet, slug) in [(Facet::Department, "product"), (Facet::Level, "vp"), (Facet::Open, "1")] {
            prop_assert_eq!(&filter.toggle(facet, slug).toggle(facet, slug), &filter);
        }
    }
}
