//! Every field of a posting in turn is missing, null, or of another type.

use super::*;

/// What a field may be instead.
fn others() -> Vec<(&'static str, Option<Value>)> {
    vec![
        ("missing", None),
        ("null", Some(Value::Null)),
        ("a number", Some(json!(5))),
        ("a boolean", Some(json!(true))),
        ("a list", Some(json!([["x"]]))),
        ("an object", Some(json!({"x": {"y": 1}}))),
        ("an empty list", Some(json!([]))),
        ("an empty object", Some(json!({}))),
    ]
}

/// Whether a value is of another type than the one in its place may have, and says something.
fn is_wrong(sample: &Sample, field: &str, other: Option<&Value>) -> bool {
    let own = sample.root.pointer(field).unwrap();
    let is_xml = sample.provider == Provider::Personio;
    let is_list_of_objects = || own.get(0).is_some_and(Value::is_object);
    match other {
        None | Some(Value::Null) => false,
        // A number may be an id, an amount or a number of the company's own.
        Some(Value::Number(_)) => {
            !(own.is_number() || is_xml || NUMBERS.iter().any(|name| field.ends_with(name)))
        }
        Some(Value::Bool(_)) => !(own.is_boolean() || is_xml),
        Some(Value::Array(values)) => !(values.is_empty() || is_xml),
        // A single thing is as good as a list of it.
        Some(Value::Object(fields)) => !(fields.is_empty() || own.is_object() || is_list_of_objects()),
        Some(Value::String(_)) => unreachable!(),
    }
}

const NUMBERS: [&str; 13] = [
    "id",
    "identifier",
    "identifier/value",
    "refNumber",
    "code",
    "min",
    "max",
    "-salary",
    "value/minValue",
    "value/maxValue",
    "baseSalary/value",
    "imum",
    "_id",
];

/// Where the fields of a value are, as JSON pointers; of a list, those of its first value.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    let mut add = |name: &str, value: &Value| {
        let pointer = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
        all.push(pointer.clone());
        pointers(value, &pointer, all);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| add(name, value)),
        Value::Array(values) => values.iter().take(1).for_each(|value| add("0", value)),
        _ => {}
    }
}

fn set(root: &mut Value, pointer: &str, other: Option<Value>) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match (root.pointer_mut(parent).unwrap(), other) {
        (Value::Object(fields), Some(value)) => drop(fields.insert(name.to_owned(), value)),
        (Value::Object(fields), None) => drop(fields.remove(name)),
        (Value::Array(values), Some(value)) => values[0] = value,
        (Value::Array(values), None) => drop(values.remove(0)),
        _ => unreachable!("{pointer}"),
    }
}

#[test]
fn a_field_of_another_type_is_told_and_loses_nothing_else() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for mut sample in samples() {
        // One that is damaged, and one that stays.
        let postings = sample.root.pointer_mut(sample.list).and_then(Value::as_array_mut);
        postings.unwrap().truncate(2);
        let whole = load(sample.provider, sample.text(&sample.root).as_bytes()).unwrap();
        let first = &whole.postings[0];
        let mut fields = Vec::new();
        let at = format!("{}/0", sample.list);
        pointers(sample.root.pointer(&at).unwrap(), &at, &mut fields);
        // A thing without its type is another thing, and an internal job is for nobody else.
        fields.retain(|field| !["/@graph/0/@type", "/data/0/attributes/internal"].contains(&&**field));
        for field in &fields {
            for (label, other) in others() {
                let is_wrong = is_wrong(&sample, field, other.as_ref());
                let mut root = sample.root.clone();
                set(&mut root, field, other);
                count += 1;
                for problem in problems(&sample, &whole, first, &root, field, is_wrong) {
                    wrong.push(format!("{}: {field} is {label}: {problem}", sample.name()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with how a damaged file is read.
fn problems(
    sample: &Sample,
    whole: &Board,
    first: &Posting,
    root: &Value,
    field: &str,
    is_wrong: bool,
) -> Vec<String> {
    let board = match load(sample.provider, sample.text(root).as_bytes()) {
        Ok(board) => board,
        Err(error) => return vec![error],
    };
    let mut problems = Vec::new();
    let others = |board: &Board| {
        let others = board
            .postings
            .iter()
            .filter(|posting| whole.postings.iter().skip(1).any(|other| other.id == posting.id));
        others.cloned().collect::<Vec<_>>()
    };
    let name = field.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap_or_default();
    if others(&board) != whole.postings[1..] {
        problems.push("another posting is lost".to_owned());
    }
    let is_there = |posting: &&Posting| !whole.postings.iter().skip(1).any(|other| other.id == posting.id);
    let Some(posting) = board.postings.iter().find(is_there) else {
        let note =
            "1 posting, number 1 of the list, is empty or without an id, and left out: save the file again";
        if board.pages[0].notes != [note] || !board.pages[0].is_damaged {
            problems.push(format!("it is lost: {:?}", board.pages));
        }
        return problems;
    };
    let changed: Vec<&str> = std::iter::zip(groups(first), groups(posting))
        .filter(|(before, after)| before != after)
        .map(|((name, _), _)| name)
        .collect();
    let is_value = sample.root.pointer(field).is_some_and(|value| !value.is_object());
    if changed.len() > 1 && is_value {
        problems.push(format!("changes {changed:?}"));
    }
    let Posting { left_out, pay_left_out, .. } = posting;
    let is_named = |sentence: &String| sentence.starts_with('`') && sentence.contains(name);
    let is_told = left_out.iter().any(is_named) || !pay_left_out.is_empty();
    if is_wrong && !changed.is_empty() && !is_told {
        problems.push(format!("changes {changed:?} and is not told: {left_out:?}"));
    }
    problems
}
