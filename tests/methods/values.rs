//! Values of a documented type, at random.

use chrono::{NaiveDate, NaiveDateTime};
use keap_xmlrpc::{Struct, Value};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::rows::{Param, Row};

pub fn params(params: &[Param]) -> BoxedStrategy<Vec<Value>> {
    params.iter().map(param).collect::<Vec<_>>().boxed()
}

/// One of them.
pub fn example(list: &[Param]) -> Vec<Value> {
    params(list)
        .new_tree(&mut TestRunner::deterministic())
        .unwrap()
        .current()
}

fn param(param: &Param) -> BoxedStrategy<Value> {
    if param.words.is_empty() {
        return of_type(&param.wire_type);
    }
    let words = param.words.clone();
    (0..words.len())
        .prop_map(move |at| Value::from(words[at].as_str()))
        .boxed()
}

pub fn answer(row: &Row) -> BoxedStrategy<Value> {
    let Some(members) = &row.members else {
        return of_type(&row.answer);
    };
    let members: Vec<BoxedStrategy<(String, Value)>> = members
        .iter()
        .map(|(name, wire_type)| {
            let name = name.clone();
            of_type(wire_type.as_str().unwrap())
                .prop_map(move |value| (name.clone(), value))
                .boxed()
        })
        .collect();
    // A member that is not documented must survive as well.
    let one = (members, any::<bool>()).prop_map(|(mut members, more)| {
        if more {
            members.push(("notDocumented".to_owned(), Value::from(1)));
        }
        Value::from(members.into_iter().collect::<Struct>())
    });
    match row.answer.as_str() {
        "struct" => one.boxed(),
        _ => vec(one, 0..3).prop_map(Value::from).boxed(),
    }
}

fn of_type(wire_type: &str) -> BoxedStrategy<Value> {
    if let Some(item) = wire_type.strip_suffix("[]") {
        return vec(of_type(item), 0..4).prop_map(Value::from).boxed();
    }
    match wire_type {
        "int" => any::<i32>().prop_map(Value::from).boxed(),
        "boolean" => any::<bool>().prop_map(Value::from).boxed(),
        "double" => (-1e9..1e9_f64).prop_map(Value::from).boxed(),
        "string" => text().prop_map(Value::from).boxed(),
        "dateTime" => moment().prop_map(Value::from).boxed(),
        "struct" => members().prop_map(Value::from).boxed(),
        "any" => prop_oneof![
            any::<i32>().prop_map(Value::from),
            members().prop_map(Value::from)
        ]
        .boxed(),
        "word boolean" => any::<bool>()
            .prop_map(|truth| Value::from(truth.to_string()))
            .boxed(),
        "word int" => prop_oneof![
            Just("None".to_owned()),
            any::<i32>().prop_map(|number| number.to_string())
        ]
        .prop_map(Value::from)
        .boxed(),
        "word string" => prop_oneof![Just("None".to_owned()), "[a-z]{1,8}"]
            .prop_map(Value::from)
            .boxed(),
        other => panic!("unknown type {other}"),
    }
}

/// With what must be escaped, and what must not be trimmed.
fn text() -> impl Strategy<Value = String> {
    "[ -~\u{e9}\u{20ac}\u{1f600}]{0,12}"
}

fn moment() -> impl Strategy<Value = NaiveDateTime> {
    let start = NaiveDate::from_ymd_opt(2000, 1, 1)
        .unwrap()
        .and_hms_opt(0, 0, 0)
        .unwrap();
    (0..1_500_000_000_i64).prop_map(move |seconds| start + chrono::TimeDelta::seconds(seconds))
}

fn members() -> impl Strategy<Value = Struct> {
    let value = prop_oneof![
        any::<i32>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        text().prop_map(Value::from),
        moment().prop_map(Value::from),
    ];
    proptest::collection::btree_map("_?[A-Z][a-z]{1,8}", value, 0..4)
        .prop_map(|members| members.into_iter().collect())
}

/// Whether two values are the same, the order of members aside.
pub fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Struct(one), Value::Struct(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(name, value)| other.get(name).is_some_and(|found| same(value, found)))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (one, other) => one == other,
    }
}
