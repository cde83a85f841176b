//! Tables in, the levels that they hold out.

use super::ladder_tables;
use proptest::prelude::*;
use rolebook_model::{Block, Content, PageSource, Role, Site, TableAxis, plain_text};
use std::collections::BTreeMap;

fn role(body: &str) -> Role {
    let text = format!("---\ntitle: Baker\n---\n\n{body}\n");
    crate::page(&PageSource { file: "bakery/baker.md".to_owned(), text }, &Site::default())
}

/// Reads a page and compares its tables of levels, one a line: their axis, and the levels' names.
#[track_caller]
fn check(body: &str, expect: &[&str]) {
    let tables = ladder_tables(&role(body));
    let written = tables.iter().map(|table| {
        let axis = if table.levels_in == TableAxis::Columns { "columns" } else { "rows" };
        let names: Vec<&str> = table.levels.iter().map(|(name, _)| &**name).collect();
        format!("{axis}: {}", names.join(", "))
    });
    assert_eq!(written.collect::<Vec<_>>(), expect, "{body}");
}

#[test]
fn a_header_row_or_a_column_names_levels() {
    check(
        "| | Junior | Mid-level | Senior |\n|-|-|-|-|\n| Dough | Kneads it | Times it | Buys the flour |",
        &["columns: Junior, Mid-level, Senior"],
    );
    check(
        "| Level | Scope |\n|-|-|\n| L1 | A loaf |\n| L2 | An oven |\n| L3 | The bakery |",
        &["rows: L1, L2, L3"],
    );
    check(
        "| Our name | Internal level | Years |\n|-|-|-|\n| Helper | **B1 – Baker** | 0-2 |\n\
         | (nobody) | B2 – Senior Baker | 2-4 |\n| Boss | B3 – Head Baker | 4+ |",
        &["rows: B1 – Baker, B2 – Senior Baker, B3 – Head Baker"],
    );
    check(
        "| Level | Title | Scope |\n|-|-|-|\n| IC1 | Associate Baker | Bread as told |\n| IC2 | Baker | Bread |",
        &["rows: IC1, IC2"],
    );
    check(
        "| | Level 1 | Level 2 | Level 3 | Notes |\n|-|-|-|-|-|\n| Rolls | no | yes | yes | ask first |\n\
         | Cakes | no | no | yes | |",
        &["columns: Level 1, Level 2, Level 3"],
    );
    check(
        "<table><tr><td>Skill</td><td>Junior Baker</td><td>Senior Baker</td></tr>\
         <tr><td>Dough</td><td>Kneads it</td><td>Times it</td></tr></table>",
        &["columns: Junior Baker, Senior Baker"],
    );
    check(
        "<table><tr><th>Level</th><th>What you do</th></tr>\
         <tr><td><h4>Level</h4><p>1</p><h4>Title</h4><p>Baker</p></td><td><ul><li>Rolls</li></ul></td></tr>\
         <tr><td><h4>Level</h4><p>2</p><h4>Title</h4><p>Senior Baker</p></td><td>Cakes</td></tr></table>",
        &["rows: Baker (1), Senior Baker (2)"],
    );
}

#[test]
fn levels_are_named_in_many_ways() {
    check(
        "| Area | What it is about | APB | PB | Senior PB | GPB |\n|-|-|-|-|-|-|\n| Dough | The whole way from flour to bread | a | b | c | d |",
        &["columns: APB, PB, Senior PB, GPB"],
    );
    check("| Level | 1 | 2 | 3 |\n|-|-|-|-|\n| Dough | Kneads | Times | Buys |", &["columns: 1, 2, 3"]);
    check(
        "| | | |\n|-|-|-|\n| **Skill** | **Junior** | **Senior** |\n| Dough | Kneads it | Times it |",
        &["columns: Junior, Senior"],
    );
    check(
        "| | Junior Baker<br>0-2 years | Senior Baker<br>5+ years |\n|-|-|-|\n| Dough | Kneads it | Times it |",
        &["columns: Junior Baker, Senior Baker"],
    );
    check(
        "| Role | Work |\n|-|-|\n| 1 – Graduate | Learns a lot |\n| 2 – Baker | Bakes |\n| 3 – Senior Baker | Teaches |\n| 4 – Guru | Is asked |",
        &["rows: 1 – Graduate, 2 – Baker, 3 – Senior Baker, 4 – Guru"],
    );
    check(
        "| Level | Individual contributor | Manager |\n|-|-|-|\n| L5 | Owns an oven | Leads a shift |\n| L6 | Owns all | Leads many |",
        &["rows: L5, L6"],
    );
    check(
        "| Nivel | Expectativa |\n|-|-|\n| Junior | Aprende |\n| Semi Senior | Hornea |\n| Senior | Enseña |",
        &["rows: Junior, Semi Senior, Senior"],
    );
}

#[test]
fn what_stands_beside_a_name_belongs_to_the_level() {
    let page = role(
        "| | Junior Baker<br>0-2 years | Senior Baker<br>5+ years |\n|-|-|-|\n| Dough | Kneads it | Times it |",
    );
    assert_eq!(
        made(&page),
        [
            ": Junior Baker = 0-2 years",
            "Junior Baker: Dough = Kneads it",
            ": Senior Baker = 5+ years",
            "Senior Baker: Dough = Times it",
        ]
    );
}

#[test]
fn tables_that_name_positions_for_another_reason_hold_no_levels() {
    // Levels beside links, pay, grades or other names of theirs.
    check("| Role | Grade |\n|-|-|\n| [Baker](#a) | [5](#g) |\n| [Senior Baker](#b) | [6](#g) |", &[]);
    check("| Level | Pay |\n|-|-|\n| Junior | €30,000 |\n| Senior | €40,000 |", &[]);
    check(
        "| City | Junior | Senior |\n|-|-|-|\n| Riga | €30,000 | €40,000 |\n| Graz | €35,000 | €45,000 |",
        &[],
    );
    check(
        "| Ours | One | Other |\n|-|-|-|\n| Junior Baker | L3 | E3 |\n| Baker | L4 | E4 |\n| Senior Baker | L5 | E5 |",
        &[],
    );
    check("| IC level | Manager level |\n|-|-|\n| IC3 | M1 |\n| IC4 | M2 |\n| IC5 | M3 |", &[]);
    // Who does what, who decides, and when.
    check(
        "| Task | Baker | Senior Baker | Head Baker |\n|-|-|-|-|\n| Order flour | R | A | I |\n| Bake | R | C | A |",
        &[],
    );
    check(
        "| Round | Interviewer | Length |\n|-|-|-|\n| First | Senior Baker | 30 minutes |\n| Last | Head Baker | 1 hour |",
        &[],
    );
    check("| Amount | Approver |\n|-|-|\n| Up to 100 | Senior Baker |\n| Above | Head Baker |", &[]);
    check(
        "| Promotion | Time |\n|-|-|\n| L1 → L2 | One year, as a rule |\n| L2 → L3 | Two years, as a rule |",
        &[],
    );
    check(
        "| Moving to | What to do |\n|-|-|\n| L2 | Bake a week alone and ask a guest |\n| L3 | Teach somebody to bake |",
        &[],
    );
    check(
        "| | Junior | Mid | Senior |\n|-|-|-|-|\n| Junior | 7 | 1 | 0 |\n| Mid | 1 | 6 | 0 |\n| Senior | 0 | 1 | 7 |",
        &[],
    );
    check(
        "| Role | Day rate | Notes |\n|-|-|-|\n| Junior Baker | €400 | five days at least |\n| Senior Baker | €800 | two days at least |",
        &[],
    );
    // Positions of which none stands above another, words and their meaning, and other scales.
    check(
        "| Role | What they do |\n|-|-|\n| Baker | Bakes bread |\n| Cashier | Sells it |\n| Driver | Takes it away |",
        &[],
    );
    check("| Term | Meaning |\n|-|-|\n| IC1 | The first level |\n| M1 | The first manager |", &[]);
    check("| Skill | Beginner | Proficient |\n|-|-|-|\n| Dough | Kneads it | Times it |", &[]);
    check("| Score | Meaning |\n|-|-|\n| 1 | Has never seen dough |\n| 2 | Has seen some |", &[]);
    check(
        "| Craft level | Description | Employee level |\n|-|-|-|\n| C1 | Bakes as told | Junior |\n\
         | C2 | Bakes alone | Baker, Senior Baker |\n| C3 | Teaches it | Senior Baker, Head Baker |",
        &[],
    );
    check(
        "## Support\n\n| Tier | What it does |\n|-|-|\n| L1 | Answers calls |\n| L2 | Solves harder cases |",
        &[],
    );
    check(
        "| Level | What you can do |\n|-|-|\n| A1 | Say hello |\n| A2 | Order a cake |\n| B1 | Hold a talk |",
        &[],
    );
    // How many there are, how often, and how much.
    check("| Level | Engineers | Designers |\n|-|-|-|\n| Junior | 4 | 2 |\n| Senior | 6 | 3 |", &[]);
    check(
        "| Meeting | Senior Baker | Head Baker |\n|-|-|-|\n| Dough | daily | weekly |\n| Flour | never | monthly |",
        &[],
    );
    check("| Level | Dough | Oven |\n|-|-|-|\n| Junior | 60% | 40% |\n| Senior | 20% | 80% |", &[]);
    check("| Role | Who | Town |\n|-|-|-|\n| Senior Baker | Ann | Riga |\n| Head Baker | Bob | Graz |", &[]);
    // Nothing is said yet.
    check("| | Junior | Senior |\n|-|-|-|\n| Dough | | |", &[]);
}

/// The sections that are made of tables: the level, the heading, and what stands below it.
fn made(role: &Role) -> Vec<String> {
    let made = role.sections.iter().filter(|section| section.is_of_table);
    let written = made.map(|section| {
        let heading = section.heading.as_ref().unwrap();
        let content: Vec<String> = section.content.iter().map(written).collect();
        let owner = heading.owner.map_or("", |owner| &*role.levels[owner].name);
        format!("{owner}: {} = {}", heading.text, content.join(" / "))
    });
    written.collect()
}

fn written(content: &Content) -> String {
    match content {
        Content::Items(list) => {
            let items = list.items.iter().map(|item| blocks(&item.blocks));
            format!("[{}]", items.collect::<Vec<_>>().join("; "))
        }
        Content::Block(block) => blocks(std::slice::from_ref(block)),
    }
}

fn blocks(blocks: &[Block]) -> String {
    let text = |block: &Block| match block {
        Block::Paragraph(content) => plain_text(content),
        other => format!("{other:?}"),
    };
    blocks.iter().map(text).collect::<Vec<_>>().join(" ")
}

#[test]
fn cells_become_sections_of_the_levels_that_they_cover() {
    let page = role(
        "## What we expect\n\n<table><tr><th></th><th>Junior Baker</th><th>Senior Baker</th><th>Head Baker</th></tr>\
         <tr><td colspan=4>Craft</td></tr>\
         <tr><td rowspan=2>Dough</td><td>Kneads it</td><td colspan=2><ul><li>Times it</li><li>Buys flour</li></ul></td></tr>\
         <tr><td>–</td><td>Tastes it; bakes it</td><td>Signs it</td></tr>\
         <tr><td>Grade</td><td>1</td><td>2</td><td>3</td></tr></table>",
    );
    assert_eq!(
        made(&page),
        [
            ": Junior Baker = ",
            "Junior Baker: Craft = ",
            "Junior Baker: Dough = Kneads it",
            ": Senior Baker = ",
            "Senior Baker: Craft = ",
            "Senior Baker: Dough = [Times it; Buys flour; Tastes it; bakes it]",
            ": Head Baker = ",
            "Head Baker: Craft = ",
            "Head Baker: Dough = [Times it; Buys flour; Signs it]",
        ]
    );
    let facts: Vec<String> =
        page.facts.iter().map(|fact| format!("{} {}={}", fact.level, fact.name, fact.value)).collect();
    assert_eq!(facts, ["junior-baker Grade=1", "senior-baker Grade=2", "head-baker Grade=3"]);
    let ids: Vec<&str> = page.sections.iter().map(|section| &*section.heading.as_ref().unwrap().id).collect();
    assert_eq!(ids[2..4], ["junior-baker-craft", "junior-baker-dough"]);
}

#[test]
fn tables_of_one_ladder_join_and_others_do_not() {
    let two = role(
        "## Craft\n\n| | Junior | Senior |\n|-|-|-|\n| Dough | Kneads it | Times it |\n\n\
         ## People\n\n| | Junior | Senior |\n|-|-|-|\n| Guests | Greets them | Knows them |",
    );
    let names = |role: &Role| role.levels.iter().map(|level| level.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&two), ["Junior", "Senior"]);
    assert_eq!(made(&two)[4..], ["Junior: Guests = Greets them", "Senior: Guests = Knows them"]);
    let apart = role(
        "## Bakery\n\n| Level | Title | Scope |\n|-|-|-|\n| L1 | Baker | Bread |\n| L2 | Senior Baker | Cake |\n\n\
         ## Shop\n\n| Level | Title | Scope |\n|-|-|-|\n| L1 | Cashier | Till |\n| L2 | Senior Cashier | Shop |",
    );
    assert_eq!(names(&apart), ["L1", "L2", "L1 (Shop)", "L2 (Shop)"]);
    // A heading's level is the table's of the same code.
    let headed = role(
        "| Level | Focus |\n|-|-|\n| L1 | Bread |\n| L2 | Cake |\n\n## L1: Baker\n\nBakes.\n\n## L2: Senior Baker\n\nTeaches.",
    );
    assert_eq!(names(&headed), ["L1: Baker", "L2: Senior Baker"]);
    assert_eq!(made(&headed), ["L1: Baker: Focus = Bread", "L2: Senior Baker: Focus = Cake"]);
}

#[test]
fn tracks_side_by_side_are_told_apart() {
    let page = role(
        "<table><tr><th></th><th colspan=2>Bakery</th><th colspan=2>Shop</th></tr>\
         <tr><th></th><th>Junior</th><th>Senior</th><th>Junior</th><th>Senior</th></tr>\
         <tr><td>Work</td><td>Kneads</td><td>Bakes</td><td>Packs</td><td>Sells</td></tr></table>",
    );
    let names: Vec<&str> = page.levels.iter().map(|level| &*level.name).collect();
    assert_eq!(names, ["Junior (Bakery)", "Senior (Bakery)", "Junior (Shop)", "Senior (Shop)"]);
    assert_eq!(made(&page)[7], "Senior (Shop): Work = Sells");
    let tracks: Vec<_> = page.tracks().into_iter().map(|track| (track.name, track.levels.len())).collect();
    assert_eq!(tracks, [(Some("Bakery"), 2), (Some("Shop"), 2)]);
}

#[test]
fn what_the_build_has_read_is_read_again_without_the_model() {
    let text = "---\ntitle: Baker\n---\n\n| | Junior | Senior |\n|-|-|-|\n| Dough | Kneads it | Times it |\n";
    let source = PageSource { file: "bakery/baker.md".to_owned(), text: text.to_owned() };
    let site = Site::default();
    let read = crate::page(&source, &site);
    let again = crate::Reader::new(&site).known_page(&source, &read);
    assert_eq!(again.sections.len(), read.sections.len());
    assert_eq!((again.levels, again.labels), (read.levels, read.labels));
}

/// A table of HTML with one word in each cell, cells that cover others, and the words that each of its three levels has.
fn table() -> impl Strategy<Value = (String, Vec<BTreeMap<String, usize>>)> {
    let row = (1..=3_usize, 1..=3_usize);
    prop::collection::vec(row, 1..6).prop_map(|rows| {
        let mut html = "<table><tr><th>Area</th><th>Junior</th><th>Senior</th><th>Lead</th></tr>".to_owned();
        let mut expected = vec![BTreeMap::new(); 3];
        let mut cell = 0;
        for (at, (first, second)) in rows.into_iter().enumerate() {
            html += &format!("<tr><td>area{}</td>", "x".repeat(at));
            let mut column = 0;
            for span in [first, second, 3] {
                let span = span.min(3 - column);
                if span == 0 {
                    break;
                }
                cell += 1;
                let word = format!("word{}", "y".repeat(cell));
                html += &format!("<td colspan={span}>does {word}</td>");
                for level in expected.iter_mut().skip(column).take(span) {
                    level.insert(word.clone(), 1);
                }
                column += span;
            }
            html += "</tr>";
        }
        (html + "</table>", expected)
    })
}

proptest! {
    #[test]
    fn the_words_of_every_cell_stand_once_in_each_level_that_it_covers((html, expected) in table()) {
        let page = role(&html);
        for (level, expected) in expected.iter().enumerate() {
            let mut found: BTreeMap<String, usize> = BTreeMap::new();
            for section in page.sections.iter().filter(|it| it.is_of_table && it.owner() == Some(level)) {
                let text: Vec<String> = section.content.iter().map(written).collect();
                for word in text.join(" ").split(|mark: char| !mark.is_alphanumeric()) {
                    if word.starts_with("word") {
                        *found.entry(word.to_owned()).or_default() += 1;
                    }
                }
            }
            prop_assert_eq!(&found, expected);
        }
        prop_assert!(page.written_sections().into_iter().all(|section| page.sections[section].owner().is_none()));
    }
}

#[test]
fn huge_tables_are_no_ladders_and_take_no_time() {
    let wide = format!(
        "<table><tr><td>a</td><td colspan=65535 rowspan=65535>b</td></tr>{}</table>",
        "<tr><td>c<td>d</tr>".repeat(500)
    );
    assert!(ladder_tables(&role(&wide)).is_empty());
    let deep = "<table><tr><td>".repeat(2_000) + "Junior</td><td>Senior";
    assert!(ladder_tables(&role(&deep)).is_empty());
}
