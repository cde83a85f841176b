//! A position of Personio's XML feed → a posting (developer.personio.de, "Retrieving open positions").
//!
//! The feed has no addresses: a role that names its position by its URL has this as the address to apply at.

use super::board_fields::{add_text, employment, pay};
use super::boards::Fault;
use super::field::Field;
use super::pay::unit;
use super::posting::Posting;
use rolebook_model::limits::LONGEST_QUOTE;
use rolebook_model::{Employment, Vacancy, truncated};
use roxmltree::{Document, Node};
use serde_json::{Map, Value};

/// The positions of a feed, as values.
pub(super) fn positions(xml: &str) -> Result<Vec<Value>, Fault> {
    let document = Document::parse(xml).map_err(|_| fault(xml))?;
    let root = document.root_element();
    if root.tag_name().name() != ROOT {
        return Err(Fault::NotABoard(said(root)));
    }
    let positions = root.children().filter(|child| child.has_tag_name("position"));
    Ok(positions.map(|position| value(position, LEVELS)).collect())
}

const ROOT: &str = "workzag-jobs";

/// Why a feed cannot be read: its root has no end, or no beginning.
fn fault(xml: &str) -> Fault {
    let xml = xml.trim();
    let before_end = xml.strip_suffix('>').map(str::trim_end);
    let has_end = before_end.is_some_and(|xml| xml.ends_with(&format!("</{ROOT}")));
    let declaration = xml.strip_prefix("<?xml").map(|rest| rest.split_once("?>").unwrap_or_default().1);
    let begins = |rest: &str| format!("<{ROOT}").starts_with(rest.trim_start());
    let is_begun =
        "<?xml".starts_with(xml) || declaration.is_some_and(begins) || xml.contains(&format!("<{ROOT}"));
    if is_begun && !has_end && !xml.is_empty() {
        // The parser gives the place of an element that it cannot end.
        return Fault::CutOff(format!("it ends in line {}", xml.lines().count()));
    }
    Fault::NotABoard(String::new())
}

/// What a document says that is no feed, and no page.
fn said(root: Node) -> String {
    let texts = root.descendants().filter(|node| node.is_text()).filter_map(|node| node.text());
    let words = texts.collect::<Vec<_>>().join(" ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_error = root.tag_name().name().to_lowercase().contains("error") && !words.is_empty();
    if is_error { format!("it says \"{}\"", truncated(&words, LONGEST_QUOTE)) } else { String::new() }
}

/// A position has fields, which have fields of their own; nothing below those is read.
const LEVELS: usize = 2;

/// An element's text, or its elements by name; of the same name, a list. Descriptions are left out: they are large, and so is
/// what is within an element that should have a text.
fn value(element: Node, levels: usize) -> Value {
    let mut fields = Map::new();
    let elements = element.children().filter(Node::is_element);
    for child in elements.filter(|child| !child.has_tag_name("jobDescriptions")) {
        let value = if levels > 0 { value(child, levels - 1) } else { Value::Null };
        match fields.get_mut(child.tag_name().name()) {
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
            None => drop(fields.insert(child.tag_name().name().to_owned(), value)),
        }
    }
    if levels == LEVELS || !fields.is_empty() {
        return Value::Object(fields);
    }
    let text: String = element.children().filter_map(|child| child.text()).collect();
    Value::String(text.trim().to_owned())
}

/// The posting.
pub(super) fn posting(position: &Field) -> Posting {
    let mut vacancy = Vacancy {
        title: position.get("name").text(),
        posted: position.get("createdAt").day(),
        employment: kinds(position),
        ..Vacancy::default()
    };
    let more = position.get("additionalOffices").get("office");
    let offices = [position.get("office").items(), more.items()].concat();
    offices.iter().for_each(|office| add_text(&mut vacancy, &office.text()));
    let salary = position.get("salaryInformation");
    let amounts = [salary.get("min").amount(), salary.get("max").amount()];
    let pay_left_out;
    (vacancy.pay, pay_left_out) =
        pay(&salary.get("currencyCode").text(), amounts, unit(&salary.get("type").text()));
    Posting { id: position.get("id").id(), vacancy, pay_left_out, ..Posting::default() }
}

/// How much of the week, and the kind of contract if it is more than permanent.
fn kinds(position: &Field) -> Vec<Employment> {
    let mut kinds = employment(&position.get("schedule").text());
    for kind in employment(&position.get("employmentType").text()) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}
