//! Every XML-RPC method against the data file of what is documented, and against its fixtures.
//!
//! The data file, `fixtures/xmlrpc/methods.json`, restates the vendor's documentation; the methods in `keap-xmlrpc` are
//! written by hand. Each typed method must be one row of the file, and each documented row one typed method.

#[path = "methods/fixtures.rs"]
mod fixtures;
#[path = "methods/operations.rs"]
mod operations;
#[path = "methods/rows.rs"]
mod rows;
#[path = "methods/values.rs"]
mod values;

use std::collections::{BTreeMap, BTreeSet};

use keap_xmlrpc::{
    ConvertError, DecodeOptions, EncodeOptions, FirstParam, Method, MethodVisitor, Params,
    UNTYPED_METHODS, Value, decode_call, decode_response, encode_call, encode_response,
    visit_methods,
};
use proptest::test_runner::{Config, TestRunner};

use crate::rows::{Row, rows, snake_case};

/// A typed method without its type.
struct Typed {
    name: &'static str,
    key: FirstParam,
    params: Vec<(String, String, bool)>,
    check_call: fn(&Row, Vec<Value>),
    check_answer: fn(&Row, Value),
    read_call: fn(Vec<Value>) -> bool,
    rewrite_answer: fn(Value) -> Result<Value, ConvertError>,
}

/// All of them.
#[derive(Default)]
struct All(Vec<Typed>);

impl MethodVisitor for All {
    fn visit<M: Method>(&mut self) {
        self.0.push(Typed {
            name: M::NAME,
            key: M::KEY,
            params: flatten::<M>(),
            check_call: check_call::<M>,
            check_answer: check_answer::<M>,
            read_call: |values| M::from_params(params::<M>(values)).is_ok(),
            rewrite_answer: |value| M::read_output(value).map(|output| M::write_output(&output)),
        });
    }
}

fn all() -> Vec<Typed> {
    let mut all = All::default();
    visit_methods(&mut all);
    all.0
}

/// Params that come and go together are one in Rust and several on the wire.
fn flatten<M: Method>() -> Vec<(String, String, bool)> {
    let params = M::PARAMS.iter().flat_map(|param| {
        let types: Vec<&str> = param.wire_type.split(", ").collect();
        let name = if types.len() == 1 {
            param.name.trim_start_matches("r#")
        } else {
            ""
        };
        let flat = types
            .into_iter()
            .map(|wire_type| (name.to_owned(), wire_type.to_owned(), param.required));
        flat.collect::<Vec<_>>()
    });
    params.collect()
}

fn params<M: Method>(values: Vec<Value>) -> Params {
    if M::KEY == FirstParam::None {
        Params::without_key(values)
    } else {
        Params::new(values)
    }
}

/// The row of a typed method: the same name, the same types in the same order.
fn row_of<'a>(typed: &Typed, rows: &'a [Row]) -> &'a Row {
    let found: Vec<&Row> = rows
        .iter()
        .filter(|row| row.method == typed.name && row.is_documented())
        .filter(|row| {
            let documented = row.params();
            documented.len() == typed.params.len()
                && documented.iter().zip(&typed.params).all(
                    |(documented, (name, wire_type, required))| {
                        (name.is_empty() || *name == snake_case(&documented.name))
                            && *wire_type == documented.wire_type
                            && *required == documented.required
                    },
                )
        })
        .collect();
    assert_eq!(found.len(), 1, "rows for {} {:?}", typed.name, typed.params);
    found[0]
}

#[test]
fn every_documented_method_is_typed_and_nothing_else() {
    let rows = rows();
    let mut seen = BTreeMap::new();
    for typed in all() {
        let row = row_of(&typed, &rows);
        assert_eq!(
            typed.key == FirstParam::None,
            row.key.as_deref() == Some("none"),
            "{}",
            typed.name
        );
        *seen.entry(std::ptr::from_ref(row)).or_insert(0) += 1;
    }
    assert!(seen.values().all(|count| *count == 1));
    assert_eq!(
        seen.len(),
        rows.iter().filter(|row| row.is_documented()).count()
    );
    let names: BTreeSet<&str> = all().iter().map(|typed| typed.name).collect();
    assert_eq!(names.len(), 113);
}

#[test]
fn every_other_method_is_listed() {
    let listed: Vec<(&str, String)> = UNTYPED_METHODS
        .iter()
        .map(|method| (method.name, format!("{:?}", method.status).to_lowercase()))
        .collect();
    let rows = rows();
    let documented: Vec<(&str, String)> = rows
        .iter()
        .filter_map(|row| Some((row.method.as_str(), row.status.clone()?)))
        .collect();
    assert_eq!(listed, documented);
}

/// Params of random content in every documented number go in and come out the same, over the bytes of a call.
#[test]
fn calls_have_the_documented_form() {
    let rows = rows();
    for typed in all() {
        let row = row_of(&typed, &rows);
        for params in row.forms() {
            let strategy = values::params(&params);
            runner()
                .run(&strategy, |params| {
                    (typed.check_call)(row, params);
                    Ok(())
                })
                .unwrap();
        }
    }
}

fn check_call<M: Method>(row: &Row, values: Vec<Value>) {
    let method = M::from_params(params::<M>(values.clone())).unwrap();
    assert_eq!(method.to_params().as_ref(), Ok(&values), "{}", row.method);

    let key = (M::KEY == FirstParam::Private).then(|| Value::from("key"));
    let written = method.to_params().unwrap();
    let bytes = encode_call(
        M::NAME,
        key.iter().chain(&written),
        &EncodeOptions::client(),
    )
    .unwrap();
    let call = decode_call(&bytes, &DecodeOptions::strict()).unwrap();
    assert_eq!(call.name, row.method);
    let mut read = call.params;
    if let Some(key) = key {
        assert_eq!(read.remove(0), key);
    }
    assert_eq!(
        M::from_params(params::<M>(read)),
        Ok(method),
        "{}",
        row.method
    );
}

/// An id goes from one crate to the others as it is.
#[test]
fn an_id_is_one_type_for_the_facade_and_both_wires() {
    let contact: keap::ContactId = keap_rest::ContactId::new(17);
    let tag: keap::TagId = keap_rest::TagId::new(91);
    let legacy = keap_xmlrpc::methods::contact::AddToGroup {
        contact_id: contact,
        tag_id: tag,
    };
    let rest =
        keap_rest::v1::contacts::RemoveTagsFromContact::new(legacy.contact_id, [legacy.tag_id]);
    let facade = keap::Invocation::contact_remove_from_group(rest.contact_id, rest.ids[0]);
    let keap::Invocation::ContactRemoveFromGroup { contact, tag, .. } = facade else {
        panic!("{facade:?}");
    };
    assert_eq!((contact.get(), tag.get()), (17, 91));
    let one = std::any::TypeId::of::<keap::OrderId>();
    assert_eq!(one, std::any::TypeId::of::<keap_rest::OrderId>());
}

/// The real server says fault 0, `No method matching arguments`.
#[test]
fn calls_of_another_form_are_refused() {
    let rows = rows();
    for typed in all() {
        let row = row_of(&typed, &rows);
        let lengths: BTreeSet<usize> = row.forms().iter().map(Vec::len).collect();
        let (mut full, longest) = (values::example(&row.params()), row.params().len());
        full.push(Value::Nil);
        assert!(
            !(typed.read_call)(full.clone()),
            "{} with one too many",
            typed.name
        );
        full.pop();
        for length in (0..longest).filter(|length| !lengths.contains(length)) {
            assert!(
                !(typed.read_call)(full[..length].to_vec()),
                "{} with {length}",
                typed.name
            );
        }
        for at in 0..longest {
            let mut wrong = full.clone();
            wrong[at] = Value::Nil;
            assert!(!(typed.read_call)(wrong), "{} with nil at {at}", typed.name);
        }
    }
}

/// Answers of random content go in and come out the same, over the bytes of a response.
#[test]
fn answers_have_the_documented_form() {
    let rows = rows();
    for typed in all() {
        let row = row_of(&typed, &rows);
        runner()
            .run(&values::answer(row), |answer| {
                (typed.check_answer)(row, answer);
                Ok(())
            })
            .unwrap();
    }
}

fn check_answer<M: Method>(row: &Row, answer: Value) {
    let output =
        M::read_output(answer.clone()).unwrap_or_else(|error| panic!("{}: {error}", row.method));
    let written = M::write_output(&output);
    assert!(
        values::same(&written, &answer),
        "{}: {answer:?} became {written:?}",
        row.method
    );

    let bytes = encode_response(&written, &EncodeOptions::server()).unwrap();
    let read = decode_response(&bytes, &DecodeOptions::strict())
        .unwrap()
        .unwrap();
    assert_eq!(M::read_output(read), Ok(output), "{}", row.method);
}

fn runner() -> TestRunner {
    TestRunner::new(Config {
        cases: 16,
        failure_persistence: None,
        ..Config::default()
    })
}
