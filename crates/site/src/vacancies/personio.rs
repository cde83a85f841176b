//! A position of Personio's XML feed → a posting (developer.personio.de, "Retrieving open positions").
//!
//! The feed has no addresses: a role that names its position by its URL has this as the address to apply at.

use super::board_fields::{add_text, employment, id, pay, several, text};
use super::boards::Fault;
use super::page::day;
use super::posting::Posting;
use rolebook_model::{Employment, Vacancy};
use roxmltree::{Document, Error, Node};
use serde_json::{Map, Value};

/// The positions of a feed, as values.
pub(super) fn positions(xml: &str) -> Result<Vec<Value>, Fault> {
    let is_cut_off = xml.contains(&format!("<{ROOT}")) && !xml.contains(&format!("</{ROOT}"));
    let fault = |error: Error| if is_cut_off { Fault::CutOff(error.to_string()) } else { Fault::NotABoard };
    let document = Document::parse(xml).map_err(fault)?;
    let root = document.root_element();
    if root.tag_name().name() != ROOT {
        return Err(Fault::NotABoard);
    }
    let positions = root.children().filter(|child| child.has_tag_name("position"));
    Ok(positions.map(|position| value(position, LEVELS)).collect())
}

const ROOT: &str = "workzag-jobs";

/// A position has fields, which have fields of their own; nothing below those is read.
const LEVELS: usize = 2;

/// An element's text, or its elements by name; of the same name, a list. Descriptions are left out: they are large.
fn value(element: Node, levels: usize) -> Value {
    let mut fields = Map::new();
    let elements = element.children().filter(Node::is_element);
    for child in elements.filter(|child| levels > 0 && !child.has_tag_name("jobDescriptions")) {
        let value = value(child, levels - 1);
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

/// The posting; `None` if the value is not one.
pub(super) fn posting(position: &Value) -> Option<Posting> {
    let mut vacancy = Vacancy {
        title: text(position, &["name"]).to_owned(),
        posted: day(text(position, &["createdAt"])).unwrap_or_default(),
        employment: kinds(position),
        ..Vacancy::default()
    };
    let more = position.get("additionalOffices").and_then(|offices| offices.get("office"));
    for office in position.get("office").into_iter().chain(several(more.unwrap_or(&Value::Null))) {
        add_text(&mut vacancy, office.as_str().unwrap_or_default());
    }
    let salary = position.get("salaryInformation").unwrap_or(&Value::Null);
    let bound = |name| salary.get(name).unwrap_or(&Value::Null);
    let pay_left_out;
    (vacancy.pay, pay_left_out) =
        pay(text(salary, &["currencyCode"]), bound("min"), bound("max"), text(salary, &["type"]));
    Some(Posting { id: id(position, "id"), addresses: Vec::new(), vacancy, pay_left_out })
}

/// How much of the week, and the kind of contract if it is more than permanent.
fn kinds(position: &Value) -> Vec<Employment> {
    let mut kinds = employment(text(position, &["schedule"]));
    for kind in employment(text(position, &["employmentType"])) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}
