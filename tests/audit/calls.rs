//! The calls over REST that a use is told to become are those that the facade makes: the local Keap is the witness.

use keap::model::OrderPartners;
use keap::{Backend, ContactId, CreditCardId, Invocation, Operation, ProductId};
use keap_audit::Judgement;
use keap_tests::invocations;
use keap_tests::recorder::{connect, is_of};

/// Methods of which the sample sends less than the calls that they may need, and why.
const LESS: [(&str, &str); 2] = [
    (
        "ContactService.update",
        "what is written is no part of a list, which would be read before",
    ),
    ("ContactService.unlinkContacts", "nothing is linked"),
];

/// Whether a request is one of a call that is told, which may have another one in its place.
fn is_call(sent: &str, told: &str) -> bool {
    told.split(" or ").any(|call| is_of(sent, call))
}

/// How what is sent differs from what is told: each call that is told is made, in that order, and no other, but for what is read
/// of custom fields besides, and of the account's currency, which is read where an amount has decimals.
fn difference(sent: &[String], told: &[String]) -> Option<String> {
    let mut made: Vec<usize> = Vec::new();
    let tells_models = told.iter().any(|call| call.contains("/model"));
    let is_model = |request: &str| request.starts_with("GET ") && request.contains("/model");
    for request in sent {
        let is_besides = !tells_models && is_model(request);
        if is_besides || request == "GET /rest/v2/businessProfile" {
            continue;
        }
        match told.iter().position(|call| is_call(request, call)) {
            Some(call) if made.contains(&call) => {}
            Some(call) => made.push(call),
            None => return Some(format!("sent {request} of {sent:?}, told {told:?}")),
        }
    }
    let all: Vec<usize> = (0..told.len()).collect();
    (made != all).then(|| format!("sent {sent:?}, told {told:?}"))
}

/// An order that is paid with a card.
fn paid_order() -> Invocation {
    Invocation::order_place(
        ContactId::new(4393),
        Some(CreditCardId::new(2)),
        None,
        vec![ProductId::new(1)],
        Vec::new(),
        false,
        Vec::new(),
        OrderPartners::default(),
    )
}

#[tokio::test]
async fn the_calls_that_a_use_is_told_to_become_are_those_that_are_made() {
    let (mut compared, mut wrong) = (0, Vec::new());
    for operation in Operation::ALL.iter().copied() {
        let invocation = match operation {
            Operation::OrderPlace => paid_order(),
            operation => invocations::sample(operation),
        };
        let judgement = Judgement::of_call(operation.name(), invocation.table());
        let Some(rest) = judgement.rest else { continue };
        let backend = match judgement.over {
            Some("v1") => Backend::RestV1,
            _ => Backend::RestV2,
        };
        let (keap, recorder) = connect();
        if keap.invoke_on(backend, invocation).await.is_err() {
            continue;
        }
        compared += 1;
        let name = operation.name();
        let is_known = LESS.iter().any(|(known, _)| *known == name);
        if let (Some(what), false) = (difference(&recorder.take(), &rest.requests), is_known) {
            wrong.push(format!("{name} over {backend}: {what}"));
        }
    }
    assert!(compared > 60, "{compared}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
