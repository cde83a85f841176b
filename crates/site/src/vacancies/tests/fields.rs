//! Values of a posting in the types that boards and damaged files have.

use super::*;
use crate::vacancies::field::{Field, LeftOut};

/// What a value is read as, and the sentences about what is left out.
#[track_caller]
fn check(value: Value, read: fn(&Field) -> String, expect: &str, told: &[&str]) {
    let left_out = LeftOut::default();
    let job = json!({ "a": value });
    assert_eq!(read(&Field::of(&job, &left_out).get("a")), expect, "{job}");
    assert_eq!(left_out.sentences(), told, "{job}");
}

fn text(field: &Field) -> String {
    field.text()
}

fn id(field: &Field) -> String {
    field.id()
}

#[test]
fn texts_are_without_html_and_addresses_as_they_are() {
    for (written, expect) in [
        ("Lisbon ", "Lisbon"),
        ("<p>K&ouml;ln</p>", "Köln"),
        ("R&D", "R&D"),
        ("Leeds<br>Porto", "Leeds\nPorto"),
        ("a < b", "a < b"),
    ] {
        check(json!(written), text, expect, &[]);
    }
    let address = "https://jobs.example.com/?a=1&copy=2";
    check(json!(address), |field| field.words().to_owned(), address, &[]);
    check(json!(address), id, address, &[]);
    check(json!(7), id, "7", &[]);
    check(json!(7), text, "", &["`a` is a number and not text, so it is left out"]);
    check(json!({"b": 1}), text, "", &["`a` is an object and not text, so it is left out"]);
    check(json!({}), text, "", &[]);
}

#[test]
fn what_is_true_is_said_in_several_ways() {
    let read = |field: &Field| field.is_true().to_string();
    for yes in [json!(true), json!("true"), json!(" Yes "), json!(1)] {
        check(yes, read, "true", &[]);
    }
    for no in [json!(false), json!("FALSE"), json!("no"), json!(0), json!(""), Value::Null] {
        check(no, read, "false", &[]);
    }
    check(json!("hybrid"), read, "false", &["`a` is a text and not true or false, so it is left out"]);
    check(json!(2), read, "false", &["`a` is a number and not true or false, so it is left out"]);
}

#[test]
fn amounts_are_exact_or_left_out() {
    let read = |field: &Field| field.amount().map_or("none".to_owned(), Option::unwrap_or_default);
    let of_cents =
        |field: &Field| field.amount_of_cents().map_or("none".to_owned(), Option::unwrap_or_default);
    for (value, expect) in [
        (json!(27.25), "27.25"),
        (json!(22.5), "22.50"),
        (json!("22,50"), "22.50"),
        (json!(72_000), "72000"),
        (json!("72,000"), "72000"),
        (json!(1e5), "100000"),
        (json!(0.1), "0.10"),
        (json!(0), ""),
        (json!("0.00"), ""),
        (json!(""), ""),
    ] {
        check(value, read, expect, &[]);
    }
    for (value, expect) in [
        (json!(2725), "27.25"),
        (json!(17.3), "0.173"),
        (json!(5), "0.05"),
        (json!(7_200_000), "72000"),
        (json!("2250"), "22.50"),
    ] {
        check(value, of_cents, expect, &[]);
    }
    for value in
        [json!(-5), json!(1e13), json!("a lot"), json!("90.000"), json!("1e5"), json!([5, 6]), json!(true)]
    {
        check(value, read, "none", &["`a` is no amount, so the pay is left out"]);
    }
}

#[test]
fn lists_are_named_by_their_numbers() {
    let read =
        |field: &Field| field.items().iter().map(|item| item.get("b").text()).collect::<Vec<_>>().join("+");
    check(json!([{"b": "x"}, null, {}, {"b": "y"}]), read, "x+y", &[]);
    check(json!({"b": "x"}), read, "x", &[]);
    check(json!([]), read, "", &[]);
    let told = [
        "`a[0]` is a number and not an object, so it is left out",
        "`a[2].b` is a list and not text, so it is left out",
    ];
    check(json!([1, {"b": "x"}, {"b": ["y"]}]), read, "+x+", &told);
    let many = vec![json!({"b": 1}); 1_000];
    let left_out = LeftOut::default();
    Field::of(&json!({ "a": many }), &left_out)
        .get("a")
        .items()
        .iter()
        .for_each(|item| drop(item.get("b").text()));
    assert_eq!(left_out.sentences().len(), 10);
}
