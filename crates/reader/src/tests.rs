//! How pages of many shapes are read. Each heading of a page says behind `=>` what it must become:
//! its label, a level's seniority, and behind `of` the heading of its owner.

mod again;
mod destinations;
mod facts;
mod filling;
mod hostile;
mod inclusions;
mod lines;
mod parts;
mod several;
mod tracks;

use super::{page, roles_and_pages};
use rolebook_model::{
    Availability, Label, Necessity, PageSource, Role, Rule, Section, Seniority, Site, Source, Words,
};

fn read_with(site: &Site, title: &str, body: &str) -> Role {
    let text = format!("---\ntitle: {title}\n---\n\n{body}");
    page(&PageSource { file: "bakery/page.md".to_owned(), text }, site)
}

/// Reads `annotated` without its annotations and compares what comes out with them.
fn check(title: &str, annotated: &str) -> Role {
    check_with(&Site::default(), title, annotated)
}

fn check_with(site: &Site, title: &str, annotated: &str) -> Role {
    let line = |line: &str| line.split(" => ").next().unwrap_or_default().to_owned();
    let body: String = annotated.lines().map(|text| line(text) + "\n\n").collect();
    let role = read_with(site, title, &body);
    let headings = role.sections.iter().filter_map(|section| section.heading.as_ref());
    let found: Vec<String> = headings
        .map(|heading| {
            let mut text =
                format!("{} {} => {}", "#".repeat(heading.depth.into()), heading.text, heading.label.name());
            if let Some(seniority) = heading.seniority {
                text += &format!(" {}", seniority.name());
            }
            if let Some(owner) = heading.owner {
                text += &format!(" of {}", role.levels[owner].name);
            }
            text
        })
        .collect();
    let expect: Vec<&str> = annotated.lines().filter(|line| line.contains(" => ")).collect();
    assert_eq!(found, expect, "on the page {title}");
    role
}

fn base(role: &Role) -> Option<(&str, Seniority)> {
    let level = role.levels.first().filter(|level| level.section.is_none())?;
    Some((level.name.as_str(), level.seniority))
}

#[test]
fn the_first_format_has_a_base_level_and_levels_beside_it() {
    let role = check(
        "Baker",
        "\
## Role => role
Bread.
## Responsibilities => responsibilities
- Bake
## You are not responsible for => not_responsible
- The till
## Requirements => requirements
- Patience
## Senior Baker => level senior
1. Plans the week
## Relevant links => links
- [Flour](https://example.com)",
    );
    assert_eq!(base(&role), Some(("Baker", Seniority::Intermediate)));
}

#[test]
fn the_later_format_nests_levels_with_sections_of_their_own() {
    let role = check(
        "Pastry Chef",
        "\
## Responsibilities => responsibilities
## Requirements => requirements
## Levels => levels
### Pastry Chef (Intermediate) => level intermediate
#### Pastry Chef (Intermediate) Job Grade => job_grade of Pastry Chef (Intermediate)
#### Pastry Chef (Intermediate) Responsibilities => responsibilities of Pastry Chef (Intermediate)
### Senior Pastry Chef => level senior
#### Senior Pastry Chef Job Grade => job_grade of Senior Pastry Chef
#### Senior Pastry Chef Requirments => requirements of Senior Pastry Chef
### Manager, Pastry => level manager
#### Manager, Pastry Responsibilites => responsibilities of Manager, Pastry
## Specialities => specialties
### Chocolate => specialty
#### Requirements => requirements
## Career Ladder => career_ladder
## Hiring Process => hiring_process
### First call => other",
    );
    assert_eq!(base(&role), None);
}

#[test]
fn levels_may_stand_directly_below_responsibilities() {
    let role = check(
        "Support Engineer",
        "\
## Responsibilities => responsibilities
- Answer
### Junior Support Engineer => level associate
- Learn
### Support Engineer => level intermediate
- Solve
### Staff Engineer => level staff
- Teach
## Requirements for Applicants => requirements
- Curiosity",
    );
    assert_eq!(base(&role), None);
}

#[test]
fn a_page_that_only_gathers_levels_has_no_base_level() {
    let role = check(
        "Kitchen Leadership",
        "\
## Levels => levels
## Senior Manager, Kitchen => level senior_manager
#### Senior Manager, Kitchen Requirements => requirements of Senior Manager, Kitchen
## Performance Indicators => performance_indicators of Senior Manager, Kitchen
## Director, Kitchen => level director
#### Director, Kitchen Requirements => requirements of Director, Kitchen
## Performance Indicators => performance_indicators
## Hiring process => hiring_process",
    );
    assert_eq!(base(&role), None);
}

#[test]
fn sections_at_their_levels_own_depth_belong_to_it() {
    check(
        "Dough Engineer",
        "\
## Responsibilities => responsibilities
## Dough Engineer => level intermediate
### Job Grade => job_grade of Dough Engineer
## Responsibilities => responsibilities of Dough Engineer
## Requirements => requirements of Dough Engineer
## Senior Dough Engineer => level senior
### Job Grade => job_grade of Senior Dough Engineer
## Responsibilities => responsibilities of Senior Dough Engineer
## Nice to Have => nice_to_have of Senior Dough Engineer
## Career Ladder => career_ladder",
    );
}

#[test]
fn rungs_alone_are_levels() {
    check(
        "Designer",
        "\
## Junior => level associate
- a
## Mid-level => level intermediate
- b
## Senior => level senior
- c
## Staff => level staff
- d",
    );
}

#[test]
fn codes_and_numbers_name_rungs() {
    check(
        "Engineering ladder",
        "\
## Individual contributor track => levels
### L1: Associate Engineer => level associate
- a
### L2: Engineer => level intermediate
#### Scope => other of L2: Engineer
### L3: Senior Engineer => level senior
- c
## Management track => levels
### M1: Engineering Manager => level manager
- d
### M2: Senior Engineering Manager => level senior_manager
- e",
    );
    check(
        "Software Engineer",
        "\
## 1. Overview => role
## 2. Levels => levels
### 2.1 Software Engineer I => level associate
- a
### 2.2 Software Engineer II => level intermediate
- a
### 2.3 Senior Staff Software Engineer => level staff
## 3. Qualifications => requirements
### Must-haves => requirements
### Nice-to-haves => nice_to_have",
    );
}

#[test]
fn a_job_posting_is_one_base_level() {
    let role = check(
        "Senior Oven Engineer",
        "\
# Senior Oven Engineer => title
## About us => other
## About the role => role
## What you'll do => responsibilities
- a
## Who you are => requirements
- b
## Bonus points => nice_to_have
- c
## What we offer => compensation
## How to apply => hiring_process",
    );
    assert_eq!(base(&role), Some(("Senior Oven Engineer", Seniority::Senior)));
}

#[test]
fn a_level_set_below_specialties_by_mistake_is_known_by_its_grade() {
    check(
        "Event Manager",
        "\
## Levels => levels
### Event Coordinator => level associate
#### Responsibilities => responsibilities of Event Coordinator
### Event Manager => level intermediate
#### Responsibilities => responsibilities of Event Manager
## Specialties => specialties
### Wedding Manager => specialty
#### Requirements => requirements
### Manager, Events => level manager
#### Job Grade => job_grade of Manager, Events
#### Responsibilities => responsibilities of Manager, Events",
    );
}

#[test]
fn a_manager_of_people_differs_from_a_craft_called_manager() {
    check(
        "Planning",
        "\
## Levels => levels
### Planning Analyst => level intermediate
#### Requirements => requirements of Planning Analyst
### Planning Manager => level manager
#### Requirements => requirements of Planning Manager
### Senior Manager, Planning => level senior_manager
#### Requirements => requirements of Senior Manager, Planning",
    );
    check(
        "Account Manager",
        "\
## Account Manager => level intermediate
### Requirements => requirements of Account Manager
## Manager, Account => level manager
### Requirements => requirements of Manager, Account
## Senior Manager, Account => level senior_manager
### Requirements => requirements of Senior Manager, Account",
    );
}

#[test]
fn a_section_of_a_level_without_heading_has_no_owner() {
    check(
        "Renewal Analyst",
        "\
### Senior Renewal Analyst => level senior
#### Senior Renewal Analyst Job Grade => job_grade of Senior Renewal Analyst
#### Manager, Renewals Job Grade => job_grade
#### Manager, Renewals Requirements => requirements
## Hiring Process => hiring_process",
    );
}

#[test]
fn a_position_that_is_only_mentioned_is_no_level() {
    check(
        "Customer Success",
        "\
# Customer Success => title
## Customer Success Manager => level intermediate
### Responsibilities => responsibilities of Customer Success Manager
## Hiring process => hiring_process
### Recruiter screen => other
### Hiring manager interview => other
### Talk with the Director of Success => other",
    );
}

#[test]
fn a_title_of_an_unknown_noun_makes_its_rungs_levels() {
    let role = check(
        "Barista",
        "\
## Responsibilities => responsibilities
- a
## Senior Barista => level senior
- b",
    );
    assert_eq!(base(&role), Some(("Barista", Seniority::Intermediate)));
}

#[test]
fn a_site_teaches_the_reader_its_language() {
    let words = |list: &[&str]| list.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    let site = Site {
        words: Words {
            sections: vec![
                (Label::Responsibilities, words(&["Aufgaben"])),
                (Label::Requirements, words(&["Anforderungen"])),
            ],
            positions: words(&["Ingenieur"]),
            seniority: vec![(Seniority::Principal, words(&["leitender"]))],
            bonus: words(&["von Vorteil"]),
            ..Words::default()
        },
        ..Site::default()
    };
    let role = check_with(
        &site,
        "Ofenbau",
        "\
## Aufgaben => responsibilities
## Anforderungen => requirements
- Erfahrung mit Hefe ist von Vorteil
## Ingenieur II => level intermediate
- a
## Leitender Ingenieur => level principal
- b",
    );
    let needs: Vec<_> =
        role.sections.iter().flat_map(|section| section.items()).map(|item| item.necessity).collect();
    assert_eq!(needs[0], Some(Necessity::Bonus));
}

#[test]
fn front_matter_wins_over_guessing() {
    let text =
        "---\ntitle: Guild\nlevels:\n  Hearth Keeper: staff\n  Nobody: senior\n---\n## Hearth Keeper\n- a\n";
    let role = page(&PageSource { file: "guild.md".to_owned(), text: text.to_owned() }, &Site::default());
    assert_eq!(role.levels.len(), 1);
    assert_eq!(role.levels[0].seniority, Seniority::Staff);
    assert!(role.findings.iter().any(|finding| finding.message.contains("Nobody")), "{:?}", role.findings);
}

#[test]
fn an_id_stays_when_other_parts_of_the_page_are_edited() {
    let levels = "## Levels\n### Baker\n#### Requirements\n- Patience and care\n### Senior Baker\n#### Requirements\n- More\n";
    let before = read_with(&Site::default(), "Bakers", levels);
    let after = read_with(&Site::default(), "Bakers", &format!("## Requirements\n- Any\n\n{levels}"));
    let ids = |role: &Role| -> Vec<String> {
        role.sections
            .iter()
            .flat_map(|section| {
                let heading = section.heading.iter().map(|heading| heading.id.clone());
                heading.chain(section.items().map(|item| item.id.clone())).collect::<Vec<_>>()
            })
            .collect()
    };
    let (before, after) = (ids(&before), ids(&after));
    assert!(before.iter().all(|id| after.contains(id)), "{before:?} {after:?}");
    assert!(after.contains(&"senior-baker-requirements--more".to_owned()), "{after:?}");
}

#[test]
fn requirements_are_musts_unless_they_say_otherwise() {
    let role = read_with(
        &Site::default(),
        "Baker",
        "## Requirements\n- Two hands\n- Bonus points: three\n- A sense of smell is an advantage\n- French preferred\n\nNice to have:\n\n- A hat\n\n## Nice to have\n- A cat\n",
    );
    let needs: Vec<_> =
        role.sections.iter().flat_map(|section| section.items()).filter_map(|item| item.necessity).collect();
    let bonus = Necessity::Bonus;
    assert_eq!(needs, [Necessity::Must, bonus, bonus, bonus, bonus, bonus]);
}

#[test]
fn equal_headings_and_items_get_ids_of_their_own() {
    let role = read_with(&Site::default(), "Baker", "## A\n- x\n- x\n## A\n- x\n## A-2\n");
    let ids: Vec<String> = role
        .sections
        .iter()
        .flat_map(|section| {
            let heading = section.heading.iter().map(|heading| heading.id.clone());
            heading.chain(section.items().map(|item| item.id.clone())).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(ids, ["a", "a--x", "a--x-2", "a-2", "a-2--x", "a-2-2"]);
}

#[test]
fn a_page_of_headings_alone_is_read_to_its_end() {
    for heading in ["## Senior Baker", "## Requirements", "## Links", "## A", "### Baker"] {
        let role = read_with(&Site::default(), "Baker", &format!("{heading}\n").repeat(20_000));
        assert_eq!(role.sections.len(), 20_000);
        assert!(role.findings.iter().any(|finding| finding.rule == Rule::TooManyHeadings));
    }
}

#[test]
fn the_front_matter_sets_language_and_vacancy() {
    let read = |lines: &str| {
        let text = format!("---\ntitle: Baker\n{lines}\n---\nBread.\n");
        page(&PageSource { file: "baker.md".to_owned(), text }, &Site::default())
    };
    let role = read("lang: de\nvacancy: open");
    assert_eq!((role.language.as_str(), role.availability), ("de", Some(Availability::Open)));
    let role = read("language: pt-BR\nvacancy: closed");
    assert_eq!((role.language.as_str(), role.availability), ("pt-BR", Some(Availability::Closed)));
    let role = read("vacancy: maybe");
    assert_eq!((role.language.as_str(), role.availability), ("", None));
    let unknown = role.findings.iter().find(|finding| finding.rule == Rule::UnknownVacancy).unwrap();
    assert_eq!(unknown.position.line, 3);
}

/// Which pages with these files and texts are roles, by file.
#[track_caller]
fn check_roles(pages: &[(&str, &str)], roles: &[&str]) {
    let page =
        |(file, text): &(&str, &str)| PageSource { file: (*file).to_owned(), text: (*text).to_owned() };
    let source = Source { site: Site::default(), pages: pages.iter().map(page).collect() };
    let mut files: Vec<String> =
        roles_and_pages(&source).0.roles.iter().map(|role| role.file.clone()).collect();
    files.sort();
    assert_eq!(files, roles);
}

#[test]
fn a_page_of_which_no_position_can_be_read_is_no_role() {
    let duties = "## Responsibilities\n\n- Plan\n";
    let texts = [
        ("a/duties.md", duties),
        ("a/empty.md", ""),
        ("a/engineer.md", "---\ntitle: Software Engineer\n---\n## Notes\n\nText.\n"),
        ("a/index.md", "---\ntitle: Software Engineers\n---\nAll of them.\n"),
        ("a/pm/index.md", "---\ntitle: Product Manager\n---\n## Requirements\n\n- You ship\n"),
        ("a/raeume.md", "# Räume\n\nAlle Räume.\n"),
        ("a/rooms.md", "All the rooms of the house.\n"),
        ("a/values.md", "---\ntitle: What we value\n---\n## Honesty\n\nIt outlasts the rest.\n"),
        ("b/_index.md", "---\ntitle: Product\n---\nAll product roles.\n"),
        ("b/guild.md", "---\ntitle: Our guild\nlevels: [One]\n---\n## Notes\n\nText.\n"),
        ("c/README.md", "# Staff\n\nHow to read these pages.\n"),
    ];
    check_roles(
        &texts,
        &["a/duties.md", "a/empty.md", "a/engineer.md", "a/pm/index.md", "a/raeume.md", "b/guild.md"],
    );
}

#[test]
fn a_title_may_stand_below_the_key_of_another_tool() {
    let title = |front_matter: &str| {
        let text = format!("---\n{front_matter}\n---\n# Heading\n");
        page(&PageSource { file: "a/file.md".to_owned(), text }, &Site::default()).title
    };
    for (front_matter, expect) in [
        ("job_title: Baker", "Baker"),
        ("jobTitle: Baker", "Baker"),
        ("position: Baker\nrole: Cook", "Baker"),
        ("roles: [Baker]", "Baker"),
        ("title: Cook\nposition: Baker", "Cook"),
        ("title: ~\nrole: Baker", "Baker"),
        ("position: 3", "Heading"),
        ("roles: [Baker, Cook]", "Heading"),
        ("job-title: false", "Heading"),
    ] {
        assert_eq!(title(front_matter), expect, "of {front_matter:?}");
    }
}

#[test]
fn requirements_and_duties_in_front_matter_are_sections() {
    let text = "---\ntitle: Baker\nrequirements:\n- You **like** bread\n- 'Nice to have: French'\nresponsibilities: |\n  - Bakes\n  - Sells\nbenefits: []\n---\nIntro.\n\n## Notes\n\nText.\n";
    let role = page(&PageSource { file: "a/baker.md".to_owned(), text: text.to_owned() }, &Site::default());
    let shown = |section: &Section| {
        let heading = section.heading.as_ref().map_or("-", |heading| &heading.id);
        let items: Vec<_> = section.items().map(|item| format!("{}@{}", item.id, item.line)).collect();
        format!("{heading} {:?} {}", section.label(), items.join(" "))
    };
    let sections: Vec<String> = role.sections.iter().map(shown).collect();
    assert_eq!(
        sections,
        [
            "- Role ",
            "requirements Requirements requirements--you-like-bread@3 requirements--nice-to-have-french@3",
            "responsibilities Responsibilities responsibilities--bakes@6 responsibilities--sells@7",
            "notes Other ",
        ]
    );
}

#[test]
fn a_sites_own_words_are_verdicts() {
    let sections = vec![(Label::Links, vec!["requirements".to_owned()])];
    let site = Site { words: Words { sections, ..Words::default() }, ..Site::default() };
    let text = "---\ntitle: Baker\n---\n## Duties\n- Bakes\n## Requirements\n- Three years of baking\n";
    let source = PageSource { file: "a/b.md".to_owned(), text: text.to_owned() };
    let role = page(&source, &site);
    assert_eq!(role.sections.last().map(|section| section.label()), Some(Label::Links));
}
