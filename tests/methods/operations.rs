//! The rows of the facade against the typed methods: what an operation takes is what its method takes, in its order.

use std::collections::BTreeSet;

use keap::{Backend, Operation};
use keap_http::Effect;
use keap_xmlrpc::{Method, MethodVisitor, UNTYPED_METHODS, visit_methods};

use crate::flatten;
use crate::rows::{Row, rows};

/// Wire types with whether they must be there.
type Types = Vec<(String, bool)>;

#[derive(Default)]
struct Methods(Vec<(&'static str, Effect, Types)>);

impl MethodVisitor for Methods {
    fn visit<M: Method>(&mut self) {
        let types = flatten::<M>().into_iter();
        let types = types.map(|(_, wire_type, required)| (wire_type, required));
        self.0.push((M::NAME, M::EFFECT, types.collect()));
    }
}

fn types_of(operation: Operation) -> Types {
    let split = |types: &'static [&'static str], required: bool| {
        let types = types.iter().flat_map(|types| types.split(", "));
        types.map(move |wire_type| (wire_type.to_owned(), required))
    };
    let arguments = operation.arguments().iter();
    let types = arguments.flat_map(|argument| {
        let required = split(argument.kind.wire_types(), true);
        required.chain(split(argument.kind.optional_wire_types(), false))
    });
    types.collect()
}

#[test]
fn the_rows_of_the_facade_take_the_params_of_their_methods_in_their_order() {
    let mut methods = Methods::default();
    visit_methods(&mut methods);
    let mut held = 0;
    for &operation in Operation::ALL {
        let name = match operation {
            // The server knows no such method: it is the other one with two params.
            Operation::EmailSendTemplate => Operation::EmailSend.name(),
            other => other.name(),
        };
        let named = methods.0.iter().filter(|(known, ..)| *known == name);
        let known: Vec<_> = named
            .map(|(_, effect, types)| (*effect, types.clone()))
            .collect();
        if known.is_empty() {
            let mut untyped = UNTYPED_METHODS.iter();
            assert!(untyped.any(|method| method.name == name), "{operation}");
            continue;
        }
        let mut row = (operation.effect(), types_of(operation));
        // Its columns stand with the table, in front of the field and the value.
        if operation == Operation::DataFindByField {
            let columns = row.1.remove(3);
            row.1.push(columns);
        }
        assert!(known.contains(&row), "{operation}: {row:?} {known:?}");
        held += 1;
    }
    assert!(held > 50, "{held}");
}

/// A method that the wire alone has is carried to REST by nobody, and nothing tells of it.
#[test]
fn every_documented_method_is_an_operation_with_a_row_for_each_backend() {
    let mut typed = Methods::default();
    visit_methods(&mut typed);
    let typed = typed.0.iter().map(|(name, ..)| (*name).to_owned());
    let documented: BTreeSet<String> = rows()
        .into_iter()
        .filter(Row::is_documented)
        .map(|row| row.method)
        .collect();
    assert_eq!(documented.len(), 113);
    let operations: BTreeSet<String> = Operation::ALL
        .iter()
        .map(|operation| operation.name().to_owned())
        .collect();
    let wanted: BTreeSet<String> = typed.chain(documented).collect();
    let outside: Vec<_> = wanted.difference(&operations).collect();
    assert!(
        outside.is_empty(),
        "without a row in the facade: {outside:?}"
    );
    for &operation in Operation::ALL {
        for backend in [Backend::XmlRpc, Backend::RestV1, Backend::RestV2] {
            assert!(
                keap::coverage::coverage(operation, backend).is_some(),
                "{operation} {backend}"
            );
        }
    }
}
