//! The documentation of `<role-book>`, its custom elements manifest and its types name the same things as the code.

use crate::folder::own_roles;
use crate::markup::attributes;
use jiff::civil::date;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use rolebook_app::view::{HEADING, PARTS, SharedCatalog};
use rolebook_site::vacancies::{self, PayRules, VacancyFiles};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

const DOCUMENTATION: &str = "docs/embedding.md";
const MANIFEST: &str = "static/embed/custom-elements.json";
const TYPES: &str = "static/embed/role-book.d.ts";
/// The element, and the code that it loads to show pages.
const CODE: &[&str] = &["static/embed/role-book.js", "static/embed/book.js"];
const SHEETS: &[&str] = &["static/embed/role-book.css", "static/rolebook.css"];

/// Parts that are not in the views: the loader's own messages.
const PARTS_OF_LOADER: &[&str] = &["status", "retry"];
/// A page that compares two levels.
const COMPARED: &str = "/roles/product/product-manager/product-manager/?compare=senior-product-manager";
/// A property that only the loader sets: the font size that the element inherits.
const INTERNAL: &str = "--role-book-unit";

type Names = BTreeSet<String>;

#[test]
fn all_sources_name_the_same_attributes_with_the_same_properties() {
    let mut types = members(TYPES, "type RoleBookProps = {");
    types.remove("catalog");
    let mut code = members(CODE[0], "const DEFAULTS = {");
    code.insert("lang".to_owned());
    let documented = column("Attributes", 0);
    check(&documented, &[(MANIFEST, described("attributes", "name")), (TYPES, types), (CODE[0], code)]);
    let properties = documented.iter().map(|attribute| camel(attribute)).collect();
    let described = described("attributes", "fieldName");
    check(&properties, &[(DOCUMENTATION, column("Attributes", 1)), (MANIFEST, described)]);
}

#[test]
fn an_attributes_values_and_default_are_as_documented() {
    for (row, attribute) in table("Attributes").iter().zip(list("attributes")) {
        let [name, _, values, default] = &row[..] else { panic!("a row has four cells: {row:?}") };
        assert_eq!(name[0], attribute["name"], "{DOCUMENTATION} and {MANIFEST} have one order");
        let described: Names = quoted(text(&attribute["type"], "text"));
        if !described.is_empty() {
            assert_eq!(values.iter().cloned().collect::<Names>(), described, "{name:?}");
        }
        let otherwise = text(&attribute, "default").trim_matches('\'');
        assert_eq!(default.first().map_or("", String::as_str), otherwise, "{name:?}");
    }
}

#[test]
fn all_sources_name_the_same_properties_and_methods() {
    let own = column("Properties", 0).into_iter().map(|name| name.trim_end_matches("()").to_owned());
    let documented = column("Attributes", 1).into_iter().chain(own).collect();
    let types = members(TYPES, "declare class RoleBookElement extends HTMLElement {");
    let reflected = members(CODE[0], "const DEFAULTS = {").into_iter().map(|attribute| camel(&attribute));
    let code = reflected.chain(["lang".to_owned()]).chain(own_members()).collect();
    check(&documented, &[(MANIFEST, described("members", "name")), (TYPES, types), (CODE[0], code)]);
}

#[test]
fn all_sources_name_the_same_events_with_the_same_details() {
    let documented = column("Events", 0);
    let types = members(TYPES, "interface RoleBookEventMap {");
    let code = names_after(CODE, "#dispatch('").iter().map(|name| format!("role-book-{name}")).collect();
    check(&documented, &[(MANIFEST, described("events", "name")), (TYPES, types), (CODE[0], code)]);
    for row in table("Events") {
        let (name, details) = (row[0][0].trim_start_matches("role-book-"), row[1].iter().cloned().collect());
        let interface = format!("interface RoleBook{}{}Detail {{", name[..1].to_uppercase(), &name[1..]);
        check(&details, &[(TYPES, members(TYPES, &interface))]);
    }
}

#[test]
fn all_sources_name_the_same_errors() {
    let types = quoted(&between(TYPES, "type RoleBookErrorCode =", ";"));
    let code =
        ["failing = '", "#fail('", "{ code: '"].iter().flat_map(|before| names_after(CODE, before)).collect();
    check(&column("When something is missing", 0), &[(TYPES, types), (CODE[0], code)]);
}

#[test]
fn all_sources_name_the_same_slots() {
    // A line takes the name of its state, where it is a slot.
    let mut code: Names =
        ["footer.name = '", "make(state === '"].iter().flat_map(|before| names_after(CODE, before)).collect();
    assert!(all(CODE).contains("children = make('slot')"), "the children have a slot");
    code.insert(String::new());
    check(&column("Slots", 0), &[(MANIFEST, described("slots", "name")), (CODE[0], code)]);
}

#[test]
fn all_sources_name_the_same_states() {
    let code = all(CODE);
    let states = code.split("#setState(").skip(1).filter_map(|from| from.split(';').next());
    let code = states.flat_map(quoted).collect();
    check(&column("States", 0), &[(MANIFEST, described("cssStates", "name")), (CODE[0], code)]);
}

#[test]
fn all_sources_name_the_same_parts() {
    let code = PARTS.iter().chain(PARTS_OF_LOADER).map(|part| (*part).to_owned()).collect();
    check(&code, &[(DOCUMENTATION, column("Parts", 0)), (MANIFEST, described("cssParts", "name"))]);
}

#[test]
fn every_part_is_the_class_of_an_element_on_a_page() {
    let source = rolebook_site::load(&own_roles()).unwrap().source;
    let (mut catalog, pages) = rolebook_reader::catalog_and_pages(&source);
    let files = VacancyFiles::load(&own_roles(), &[]).unwrap();
    vacancies::assign(&mut catalog, &pages, &files, &PayRules::Off, date(2026, 11, 22));
    let mut urls = ["/?q=zeppelin", "/?level=senior", COMPARED].map(str::to_owned).to_vec();
    urls.extend(rolebook_site::routes(&catalog).iter().map(|route| route.path("/")));
    let catalog = SharedCatalog::new(catalog);
    let classes = urls.iter().flat_map(|url| attributes(&rolebook_site::render(&catalog, url), "class"));
    let classes: Names =
        classes.flat_map(|names| names.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    let missing: Vec<_> =
        PARTS.iter().filter(|part| **part != HEADING && !classes.contains(**part)).collect();
    assert!(missing.is_empty(), "nothing has the class {missing:?}");
}

#[test]
fn all_sources_name_the_same_custom_properties() {
    let mut sheet: Names =
        names_after(SHEETS, "--role-book-").iter().map(|name| format!("--role-book-{name}")).collect();
    sheet.remove(INTERNAL);
    let documented = column("Custom properties", 0);
    check(&documented, &[(MANIFEST, described("cssProperties", "name")), (SHEETS[0], sheet)]);
}

#[test]
fn the_documented_script_for_a_frame_is_that_of_the_example() {
    let script = read("examples/careers-site/frame.js");
    assert!(read(DOCUMENTATION).contains(&format!("```js\n{script}```\n")));
}

/// Compares lists of names, each with its file, with the expected one.
#[track_caller]
fn check(expect: &Names, lists: &[(&str, Names)]) {
    assert!(!expect.is_empty());
    for (file, names) in lists {
        let missing: Vec<_> = expect.difference(names).collect();
        let extra: Vec<_> = names.difference(expect).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{file} lacks {missing:?} and has {extra:?}");
    }
}

fn read(file: &str) -> String {
    fs::read_to_string(crate::folder::project().join(file)).unwrap()
}

fn all(files: &[&str]) -> String {
    files.iter().map(|file| read(file)).collect()
}

/// The rows of the table below a heading of the documentation: the code spans in each cell.
fn table(heading: &str) -> Vec<Vec<Vec<String>>> {
    let documentation = read(DOCUMENTATION);
    let (mut title, mut is_title) = (String::new(), false);
    let mut rows: Vec<Vec<Vec<String>>> = Vec::new();
    for event in Parser::new_ext(&documentation, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => (title, is_title) = (String::new(), true),
            Event::End(TagEnd::Heading(_)) => is_title = false,
            Event::Text(text) if is_title => title.push_str(&text),
            Event::End(TagEnd::Table) => title.clear(),
            _ if title != heading => {}
            Event::Start(Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                rows.iter_mut().last().into_iter().for_each(|row| row.push(Vec::new()))
            }
            Event::Code(code) => rows
                .last_mut()
                .and_then(|row| row.last_mut())
                .into_iter()
                .for_each(|cell| cell.push(code.to_string())),
            _ => {}
        }
    }
    rows
}

/// The names in a column of that table; an empty one for a cell without code.
fn column(heading: &str, column: usize) -> Names {
    table(heading).into_iter().map(|row| row[column].first().cloned().unwrap_or_default()).collect()
}

/// One of the manifest's lists.
fn list(name: &str) -> Vec<Value> {
    let manifest: Value = serde_json::from_str(&read(MANIFEST)).unwrap();
    manifest["modules"][0]["declarations"][0][name].as_array().unwrap().clone()
}

/// The names in such a list.
fn described(name: &str, key: &str) -> Names {
    list(name).iter().map(|entry| text(entry, key).to_owned()).collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

/// The names at the start of the lines of a block, which ends with a brace at the start of a line.
fn members(file: &str, opening: &str) -> Names {
    let block = between(file, opening, "\n}");
    let lines = block.lines().filter_map(|line| line.strip_prefix("  "));
    lines.map(|line| name(line.trim_start_matches('\''))).filter(|name| !name.is_empty()).collect()
}

/// The properties and methods of the element's class, except those that browsers call.
fn own_members() -> Names {
    let class = between(CODE[0], "class RoleBook extends HTMLElement {", "\n}");
    let lines = class.lines().filter_map(|line| line.strip_prefix("  "));
    let openings = lines.filter(|line| line.starts_with(|letter: char| letter.is_ascii_alphabetic()));
    let heads = openings.filter_map(|line| line.split_once('(')?.0.split(' ').next_back());
    let is_own = |name: &&str| {
        *name != "constructor" && !name.ends_with("Callback") && name.chars().all(char::is_alphanumeric)
    };
    heads.filter(is_own).map(str::to_owned).collect()
}

/// All names right after `before` in these files.
fn names_after(files: &[&str], before: &str) -> Names {
    all(files).split(before).skip(1).map(name).filter(|name| !name.is_empty()).collect()
}

/// The name at the start of a text.
fn name(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}

#[track_caller]
fn between(file: &str, before: &str, end: &str) -> String {
    let text = read(file);
    let (_, from) = text.split_once(before).unwrap_or_else(|| panic!("{file} has {before}"));
    from.split(end).next().unwrap_or_default().to_owned()
}

/// The texts in single quotes that are not empty.
fn quoted(text: &str) -> Names {
    text.split('\'').skip(1).step_by(2).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// The property of an attribute: `rolePath` for `role-path`.
fn camel(attribute: &str) -> String {
    let mut words = attribute.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}
