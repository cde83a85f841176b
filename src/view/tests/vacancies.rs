//! What pages say of vacancies, and which pages say nothing of them.

use super::*;
use rolebook_model::{Availability, Employment, Level, LevelPay, Pay, PayUnit, Place, Role, Vacancy};
use std::sync::Arc;

const COOK: &str =
    "---\ntitle: Cook\n---\n\nCooks.\n\n## Senior Cook\n\n- Leads\n\n## Head Cook\n\n- Plans\n";

fn place(locality: &str, country: &str) -> Place {
    Place { locality: locality.to_owned(), country: country.to_owned(), ..Place::default() }
}

/// A vacancy of which everything is known.
fn complete() -> Vacancy {
    Vacancy {
        level: "senior-cook".to_owned(),
        title: "Senior Cook, nights".to_owned(),
        places: vec![place("Lisbon", "Portugal"), place("Leipzig", "Germany")],
        is_remote: true,
        countries: vec!["Spain".to_owned(), "Portugal".to_owned()],
        employment: vec![Employment::FullTime, Employment::PerDiem],
        apply: "https://jobs.example.com/1?a&b".to_owned(),
        posted: "2026-11-02".to_owned(),
        valid_through: "2027-01-31".to_owned(),
        pay: Some(Pay {
            currency: "EUR".to_owned(),
            least: "30000".to_owned(),
            most: "42500".to_owned(),
            per: PayUnit::Year,
        }),
        identifier: "C-1".to_owned(),
        ..Vacancy::default()
    }
}

/// One of which hardly anything is known, at this level.
fn bare(level: &str) -> Vacancy {
    let apply = format!("https://jobs.example.com/{level}");
    Vacancy { level: level.to_owned(), apply, ..Vacancy::default() }
}

/// The page at a path of a site whose cook has these vacancies, in a site of this language.
fn render(path: &str, language: &str, availability: Option<Availability>, vacancies: &[Vacancy]) -> String {
    render_with(path, language, &|role| {
        (role.availability, role.vacancies) = (availability, vacancies.to_vec());
    })
}

/// The same with a cook who is changed.
fn render_with(path: &str, language: &str, change: &dyn Fn(&mut Role)) -> String {
    render_at(Location::parse(path, "", "/"), language, change)
}

/// An English page at a path and a query, with a cook who is changed.
fn render_query(path: &str, query: &str, change: &dyn Fn(&mut Role)) -> String {
    render_at(Location::parse(path, query, "/"), "en", change)
}

fn render_at(location: Location, language: &str, change: &dyn Fn(&mut Role)) -> String {
    let page = |file: &str, text: &str| PageSource { file: file.to_owned(), text: text.to_owned() };
    let site = Site { language: language.to_owned(), ..Site::default() };
    let pages =
        vec![page("kitchen/cook.md", COOK), page("kitchen/cook-books.md", "---\ntitle: Books\n---\nB.\n")];
    let mut catalog = rolebook_reader::catalog(Source { site, pages });
    for role in catalog.roles.iter_mut().filter(|role| role.slug == "cook") {
        change(Arc::make_mut(role));
    }
    let props = yew::props!(AppProps { catalog: SharedCatalog::new(catalog), location });
    block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

const ROLE: &str = "/roles/kitchen/cook/";
const SENIOR: &str = "/roles/kitchen/cook/senior-cook/";
const HEAD: &str = "/roles/kitchen/cook/head-cook/";

/// The markup between the page's title and its ladder.
#[track_caller]
fn check(path: &str, availability: Option<Availability>, vacancies: &[Vacancy], expect: &str) {
    let page = render(path, "en", availability, vacancies);
    let after_title = page.split_once("</h1>").map(|(_, after)| after).unwrap_or_default();
    let shown = after_title.split_once("<nav").map(|(before, _)| before).unwrap_or_default();
    let shown = shown.replace(LEAD_OF_SENIOR, "").replace(LEAD_OF_HEAD, "").replace(SUMMARY, "");
    assert_eq!(shown, expect, "{path}");
}

const LEAD_OF_SENIOR: &str = "<p class=\"note\">Senior level of Cook</p>";
const LEAD_OF_HEAD: &str = "<p class=\"note\">Director level of Cook</p>";
const SUMMARY: &str = "<p class=\"lead\">Cooks.</p>";
const OPEN: &str = "<p class=\"availability open\">Open</p></div>";
const CLOSED: &str = "<p class=\"availability\">Not open now</p></div>";

#[test]
fn everything_that_is_known_of_a_vacancy_is_shown() {
    let facts = "<div><dt>Where</dt><dd>Lisbon, Portugal or Leipzig, Germany</dd></div>\
                 <div><dt>Remote from</dt><dd>Spain or Portugal</dd></div>\
                 <div><dt>Pay</dt><dd>EUR 30,000–42,500 per year</dd></div>\
                 <div><dt>Type</dt><dd>Full-time or Per diem</dd></div>\
                 <div><dt>Apply by</dt><dd><time datetime=\"2027-01-31\">31 January 2027</time></dd></div>\
                 <div><dt>Posted</dt><dd><time datetime=\"2026-11-02\">2 November 2026</time></dd></div>\
                 <div><dt>Reference</dt><dd>C-1</dd></div>";
    let apply = "<a href=\"https://jobs.example.com/1?a&amp;b\" rel=\"external noopener noreferrer\" \
                 aria-label=\"Apply for Senior Cook, nights in Lisbon or Leipzig\" class=\"apply\">Apply</a>";
    let list = |facts: &str| {
        format!(
            "{OPEN}<ul role=\"list\" aria-label=\"Vacancies\" class=\"vacancies\"><li>\
             <p class=\"name\">Senior Cook, nights</p><dl class=\"stated\">{facts}</dl>{apply}</li></ul>"
        )
    };
    check(SENIOR, Some(Availability::Open), &[complete()], &list(facts));
    // The page of the role says which level it is.
    check(
        ROLE,
        Some(Availability::Open),
        &[complete()],
        &list(&format!("<div><dt>Level</dt><dd>Senior Cook</dd></div>{facts}")),
    );
}

#[test]
fn everything_is_shown_in_german_too() {
    let page = render(ROLE, "de", Some(Availability::Open), &[complete()]);
    for piece in [
        "Lisbon, Portugal oder Leipzig, Germany",
        "<dt>Remote aus</dt><dd>Spain oder Portugal</dd>",
        "<dt>Gehalt</dt><dd>EUR 30.000–42.500 pro Jahr</dd>",
        "<dt>Art</dt><dd>Vollzeit oder Tageweise</dd>",
        "<dt>Bewerben bis</dt><dd><time datetime=\"2027-01-31\">31. Januar 2027</time></dd>",
        "<dt>Ausgeschrieben</dt><dd><time datetime=\"2026-11-02\">2. November 2026</time></dd>",
        "<dt>Kennziffer</dt><dd>C-1</dd>",
        "aria-label=\"Bewerben als Senior Cook, nights in Lisbon oder Leipzig\" class=\"apply\">Bewerben</a>",
    ] {
        assert!(page.contains(piece), "{piece} is not in:\n{page}");
    }
}

#[test]
fn what_is_unknown_is_not_shown() {
    let vacancy = Vacancy { apply: String::new(), ..bare("") };
    let list = "<ul role=\"list\" aria-label=\"Vacancies\" class=\"vacancies\"><li><dl class=\"stated\"></dl></li></ul>";
    check(ROLE, Some(Availability::Open), &[vacancy], &format!("{OPEN}{list}"));
}

#[test]
fn a_level_shows_its_own_vacancies_and_those_of_any_level() {
    let of_levels = [bare(""), bare("senior-cook"), bare("head-cook"), bare("sous-chef")];
    for (path, levels) in [
        (ROLE, &["", "senior-cook", "head-cook", "sous-chef"][..]),
        (SENIOR, &["", "senior-cook"]),
        (HEAD, &["", "head-cook"]),
    ] {
        let page = render(path, "en", Some(Availability::Open), &of_levels);
        let shown: Vec<_> = page
            .match_indices("https://jobs.example.com/")
            .map(|(at, address)| page[at + address.len()..].split('"').next().unwrap_or_default())
            .collect();
        // Below the title, and once more behind the text.
        assert_eq!(shown, [levels, levels].concat(), "{path}");
    }
}

#[test]
fn who_has_read_to_the_end_can_apply_there() {
    let page = render(ROLE, "en", Some(Availability::Open), &[complete(), bare("head-cook")]);
    let (_, end) = page.split_once("</article>").unwrap();
    let (end, _) = end.split_once("</section>").unwrap();
    let expect = "<section aria-labelledby=\"rolebook-apply\" class=\"once-more\"><h2 id=\"rolebook-apply\">Apply</h2>\
        <ul role=\"list\" aria-label=\"Apply\" class=\"vacancies\"><li><p class=\"name\">Senior Cook, nights</p><dl class=\"stated\">\
        <div><dt>Level</dt><dd>Senior Cook</dd></div>\
        <div><dt>Where</dt><dd>Lisbon, Portugal or Leipzig, Germany</dd></div>\
        <div><dt>Remote from</dt><dd>Spain or Portugal</dd></div></dl>";
    assert!(end.starts_with(expect), "{end}");
    assert!(end.contains("<p class=\"name\">Head Cook</p><dl class=\"stated\"></dl><a href"), "{end}");
    // Nobody applies where nothing says how.
    let vacancy = Vacancy { apply: String::new(), ..complete() };
    assert!(!render(ROLE, "en", Some(Availability::Open), &[vacancy]).contains("once-more"));
}

#[test]
fn remote_work_from_anywhere_is_a_place() {
    let anywhere = Vacancy { countries: Vec::new(), ..complete() };
    let page = render(ROLE, "en", Some(Availability::Open), &[anywhere]);
    assert!(page.contains("<dd>Lisbon, Portugal, Leipzig, Germany or Remote</dd>"), "{page}");
    assert!(!page.contains("Remote from"), "{page}");
}

#[test]
fn rungs_of_the_ladder_say_whether_they_are_open() {
    let open = |vacancies: &[Vacancy]| -> Vec<bool> {
        let page = render(ROLE, "en", Some(Availability::Open), vacancies);
        let (_, ladder) = page.split_once("class=\"ladder\"").unwrap();
        let (ladder, _) = ladder.split_once("</nav>").unwrap();
        ladder.split("<li>").skip(1).map(|rung| rung.contains("Open</span></a>")).collect()
    };
    assert_eq!(open(&[bare("senior-cook")]), [true, false]);
    assert_eq!(open(&[bare("")]), [true, true]);
    assert_eq!(open(&[]), [false, false]);
}

#[test]
fn a_level_without_a_vacancy_is_not_open() {
    let open_at =
        "<p class=\"open-at\">Open at <a href=\"/roles/kitchen/cook/senior-cook/\">Senior Cook</a></p></div>";
    let closed = CLOSED.replace("</div>", open_at);
    check(HEAD, Some(Availability::Open), &[bare("senior-cook")], &closed);
    // A vacancy at a level that the page does not have leads nowhere.
    check(HEAD, Some(Availability::Open), &[bare("sous-chef")], CLOSED);
}

#[test]
fn closed_is_shown_and_unknown_is_not() {
    for path in [ROLE, SENIOR] {
        check(path, Some(Availability::Closed), &[], CLOSED);
        check(path, None, &[], "</div>");
        check(path, Some(Availability::Open), &[], OPEN);
    }
}

#[test]
fn index_pages_say_where_a_role_is_open_and_nowhere_to_apply() {
    let elsewhere =
        Vacancy { places: vec![place("Porto", ""), place("Lisbon", ""), place("Bonn", "")], ..bare("") };
    for (vacancies, open) in [
        (vec![], "Open"),
        (vec![bare("")], "Open"),
        (vec![complete(), complete()], "Open: Lisbon, Leipzig, Remote"),
        (vec![complete(), elsewhere], "Open: Lisbon, Leipzig, Remote, …"),
    ] {
        for path in ["/", "/roles/kitchen/"] {
            let page = render(path, "en", Some(Availability::Open), &vacancies);
            assert!(
                page.contains(&format!("<span class=\"vacancy\">{open}</span>")),
                "{open} is not in:\n{page}"
            );
            for lacks in ["Apply", "jobs.example.com", "class=\"vacancies\""] {
                assert!(!page.contains(lacks), "{lacks} is in:\n{page}");
            }
        }
    }
}

#[test]
fn a_role_shows_nothing_of_one_whose_path_its_own_begins_with() {
    let page = render("/roles/kitchen/cook-books/", "en", Some(Availability::Open), &[complete()]);
    assert!(!page.contains("Apply") && !page.contains("availability"), "{page}");
}

#[test]
fn a_day_that_is_none_is_shown_as_far_as_it_goes() {
    let vacancy = Vacancy { posted: "2026-13".to_owned(), ..bare("") };
    let page = render(ROLE, "en", Some(Availability::Open), &[vacancy]);
    assert!(page.contains("<time datetime=\"2026-13\">  2026</time>"), "{page}");
}

#[test]
fn stated_pay_stands_on_the_role_and_on_its_levels() {
    let amounts = |least: &str| {
        Some(Pay {
            currency: "EUR".to_owned(),
            least: least.to_owned(),
            most: "42500.50".to_owned(),
            per: PayUnit::Year,
        })
    };
    let pay = |level: &str, amounts, words: &str| LevelPay {
        level: level.to_owned(),
        amounts,
        words: words.to_owned(),
    };
    let own = [pay("senior-cook", amounts("30000"), ""), pay("", None, "by agreement, group 12")];
    let check = |path: &str, language: &str, stated: &[LevelPay], expect: &str| {
        let page = render_with(path, language, &|role| role.pay = stated.to_vec());
        let found = page.split("</dt>").find(|rest| rest.starts_with("<dd>") && rest.contains(expect));
        let expect = format!("<dd>{expect}</dd></div>");
        assert!(found.is_some_and(|found| found.starts_with(&expect)), "{path} lacks {expect}:\n{page}");
    };
    let check_none = |path: &str, stated: &[LevelPay]| {
        let page = render_with(path, "en", &|role| role.pay = stated.to_vec());
        assert!(!page.contains("<dt>Pay</dt>"), "{page}");
    };
    check(SENIOR, "en", &own, "EUR 30,000–42,500.50 per year");
    check(SENIOR, "de", &own, "EUR 30.000–42.500,50 pro Jahr");
    check(HEAD, "en", &own, "by agreement, group 12");
    let of_role = "EUR 30,000–42,500.50 per year (Senior Cook)</dd><dd>by agreement, group 12 (Head Cook)";
    check(ROLE, "en", &own, of_role);
    let page = render_with(ROLE, "en", &|role| {
        let sous = Level { name: "Sous".to_owned(), slug: "sous".to_owned(), ..role.levels[0].clone() };
        role.levels.push(sous);
        role.pay = vec![pay("senior-cook", None, "a"), pay("", None, "b")];
    });
    let of_levels = "<dt>Pay</dt><dd>a (Senior Cook)</dd><dd>b (Sous)</dd><dd>b (Head Cook)</dd>";
    assert!(page.contains(of_levels), "{page}");
    check(ROLE, "en", &own[1..], "by agreement, group 12");
    check_none(HEAD, &own[..1]);
    // Words count where there are both: amounts are not all that they say.
    check(HEAD, "en", &[pay("", amounts("30000"), "30–42k and shares")], "30–42k and shares");
}

#[test]
fn the_row_of_a_role_that_is_open_at_a_level_names_it() {
    let page = |query: &str| {
        render_query("/", query, &|role| {
            role.availability = Some(Availability::Open);
            role.vacancies = vec![complete()];
        })
    };
    let senior = page("level=senior&open=1");
    let link = "<li><a href=\"/roles/kitchen/cook/senior-cook/\"><span class=\"step\">Senior Cook</span><span class=\"excerpt\">Open: Lisbon, Leipzig, Remote</span></a></li>";
    assert!(senior.contains(link), "{senior}");
    let director = page("level=director&open=1");
    assert!(director.contains("No roles match") && !director.contains("<h3>"), "{director}");
}

#[test]
fn a_match_in_a_vacancy_says_which_it_is_and_where() {
    let page = render_query("/", "q=leipzig", &|role| {
        role.availability = Some(Availability::Open);
        role.vacancies = vec![complete()];
    });
    let link = "<a href=\"/roles/kitchen/cook/senior-cook/\"><span class=\"step\">Senior Cook, nights</span><span class=\"excerpt\">Lisbon, Portugal or <mark>Leipzig</mark>, Germany · Remote, Spain or \
                Portugal · Full-time or Per diem · Reference C-1</span></a>";
    assert!(page.contains(link), "{page}");
}

#[test]
fn whether_roles_are_open_stands_above_what_folds_the_other_facets() {
    let page = render_query("/", "", &|role| {
        role.availability = Some(Availability::Open);
        role.vacancies = vec![complete()];
    });
    let (before, folded) = page.split_once("<details>").unwrap_or_default();
    assert!(before.contains("id=\"rolebook-open-1\"") && !folded.contains("rolebook-open-1"), "{page}");
    for id in ["place-Lisbon", "employment-per-diem", "remote-1", "pay-1"] {
        assert!(folded.contains(&format!("id=\"rolebook-{id}\"")), "{id}: {page}");
    }
}
