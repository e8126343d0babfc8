//! Records that are not there: each call of each operation with one id that nothing has, or with an empty list of ids, is
//! answered with the fault that the local Keap's own XML-RPC gives.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use keap::{
    Operation,
    operation::{Argument, ArgumentKind},
};
use keap_xmlrpc::MethodResponse;
use serde_json::{Value as Json, json};

use super::calls::calls;
use super::chain::Chain;
use super::witness::{answer, by_gateway, own, served};

/// An id that nothing in the demo account has.
const NOBODY: i64 = 999_999;

/// Numbers that are written as ids and name no record.
const NO_RECORD: [&str; 2] = ["kind of line", "kind of payout"];

/// Where the answers part, and why that is meant to be so: operation, argument, reason.
const PARTED: [(&str, &str, &str); 9] = [
    (
        "ContactService.addToGroup",
        "unknown tag id",
        "an accident of the old server is no fault to keep",
    ),
    (
        "APIEmailService.sendEmail",
        "no recipient",
        "the facade refuses a mail to nobody on every wire",
    ),
    ("InvoiceService.chargeInvoice", "unknown card id", SOUGHT),
    (
        "InvoiceService.addRecurringOrder",
        "unknown card id",
        SOUGHT,
    ),
    ("InvoiceService.addPaymentPlan", "unknown card id", SOUGHT),
    ("OrderService.placeOrder", "unknown card id", SOUGHT),
    (
        "InvoiceService.addOrderCommissionOverride",
        "unknown partner id",
        LENIENT,
    ),
    (
        "InvoiceService.addOrderCommissionOverride",
        "unknown product id",
        LENIENT,
    ),
    (
        "DiscountService.getCategoryAssignmentsForCategoryDiscount",
        "unknown discount id",
        LENIENT,
    ),
];

const SOUGHT: &str = "the payment method of a card is looked for before anything is written";
const LENIENT: &str = "the local XML-RPC takes it, by no document; REST refuses it";

/// Where an id stands in a call.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// A param of its own.
    One(usize),
    /// A param that is a list of ids.
    Several(usize),
}

/// The ids of an operation, with what they are called. An argument that may be left out in front of the others is there in
/// all calls that are looked at.
fn places(operation: Operation) -> Vec<(&'static str, Place)> {
    let (mut at, mut places) = (0, Vec::new());
    for Argument { words, kind, .. } in operation.arguments() {
        match kind {
            ArgumentKind::Id if NO_RECORD.contains(words) => {}
            ArgumentKind::Id => places.push((*words, Place::One(at))),
            ArgumentKind::OptionalContact => {
                places.push((*words, Place::One(at)));
                at += 1;
            }
            ArgumentKind::Ids | ArgumentKind::Contacts => places.push((*words, Place::Several(at))),
            ArgumentKind::EmailMessage => places.push(("recipient", Place::Several(at))),
            ArgumentKind::EmailRecord => places.push(("contact", Place::One(at))),
            ArgumentKind::QuickSearch => places.push(("user", Place::One(at + 1))),
            ArgumentKind::OrderPartners => places.extend([
                ("partners", Place::One(at)),
                ("partners", Place::One(at + 1)),
            ]),
            _ => {}
        }
        at += kind.wire_types().len();
    }
    places
}

/// The calls of an operation that name all that must be named, each with one id that is not there.
fn without(operation: Operation) -> Vec<(String, Json)> {
    let least: usize = operation
        .arguments()
        .iter()
        .map(|argument| match argument.kind {
            ArgumentKind::OptionalContact => 1,
            kind => kind.wire_types().len(),
        })
        .sum();
    let mut found = Vec::new();
    for call in calls(operation) {
        let given = call.as_array().map_or(0, Vec::len);
        for (words, place) in places(operation) {
            let mut changed = |at: usize, value: Json, what: &str| {
                if at < given && given >= least {
                    let mut params = call.clone();
                    params[at] = value;
                    found.push((format!("{what} {words}"), params));
                }
            };
            match place {
                Place::One(at) => changed(at, json!(NOBODY), "unknown"),
                Place::Several(at) => {
                    changed(at, json!([NOBODY]), "unknown");
                    changed(at, json!([]), "no");
                }
            }
        }
    }
    found
}

fn code(response: &MethodResponse) -> Option<i32> {
    response.as_ref().err().map(|fault| fault.code)
}

/// Whether the local Keap's XML-RPC has the method at all.
fn is_witness(response: &MethodResponse) -> bool {
    !matches!(response, Err(fault) if fault.string.starts_with("No such handler"))
}

#[tokio::test]
async fn what_is_not_there_is_the_fault_of_keaps_own_xmlrpc() {
    let (mut parted, mut looked, mut told) = (String::new(), 0, BTreeSet::new());
    for &operation in Operation::ALL
        .iter()
        .filter(|operation| served(**operation))
    {
        for (what, params) in without(operation) {
            let (chain, sandbox) = (Chain::new(), keap_tests::sandbox());
            let expected = own(&sandbox, operation.name(), &params).await;
            let answered = by_gateway(&chain, operation.name(), &params).await;
            looked += usize::from(is_witness(&expected));
            if code(&expected) == code(&answered) || !is_witness(&expected) {
                continue;
            }
            // What nothing serves says so, whether the record is there or not.
            if chain.lines.last().blocker {
                continue;
            }
            let known = |(name, which, _): &&(&str, &str, &str)| {
                *name == operation.name() && *which == what
            };
            match PARTED.iter().find(known) {
                Some((name, which, _)) => _ = told.insert((*name, *which)),
                None => {
                    let (own, ours) = (answer(&expected), answer(&answered));
                    let _ = writeln!(
                        parted,
                        "{operation}, {what}: {params}\n    {own}\n    {ours}"
                    );
                }
            }
        }
    }
    assert!(looked > 90, "only {looked}");
    assert!(parted.is_empty(), "\n{parted}");
    for (name, which, _) in PARTED {
        assert!(
            told.contains(&(name, which)),
            "{name} does not part by {which}"
        );
    }
}

/// A call that names several records is told which of them is missing, behind the text of the old service.
#[tokio::test]
async fn of_several_records_the_missing_one_is_named() {
    for (method, params, missing) in [
        (
            "InvoiceService.chargeInvoice",
            json!([102, "by phone", NOBODY, 0, false]),
            "card",
        ),
        (
            "InvoiceService.chargeInvoice",
            json!([NOBODY, "by phone", 1, 0, false]),
            "invoice",
        ),
        (
            "OrderService.placeOrder",
            json!([NOBODY, 0, 0, [1], [], false, []]),
            "Contact",
        ),
        (
            "OrderService.placeOrder",
            json!([17, 0, 0, [NOBODY], [], false, []]),
            "Product",
        ),
        (
            "OrderService.placeOrder",
            json!([17, NOBODY, 0, [1], [], false, []]),
            "card",
        ),
    ] {
        let chain = Chain::new();
        let Err(fault) = by_gateway(&chain, method, &params).await else {
            panic!("{method} {params} is answered")
        };
        assert_eq!(fault.code, 5, "{fault:?}");
        let text = "[RecordNotFound]Record was not found: ";
        let which = fault.string.strip_prefix(text).unwrap_or_default();
        assert!(which.contains(missing), "{method} {params}: {fault:?}");
    }
}

/// Nothing is summed up for nobody, and nothing is asked for it.
#[tokio::test]
async fn of_no_partners_there_are_no_sums() {
    let period = [
        json!({"date": "20250101T00:00:00"}),
        json!({"date": "20251231T23:59:59"}),
    ];
    for (method, params) in [
        ("APIAffiliateService.affRunningTotals", json!([[]])),
        (
            "APIAffiliateService.affSummary",
            json!([[], period[0], period[1]]),
        ),
    ] {
        let chain = Chain::new();
        let answered = by_gateway(&chain, method, &params).await;
        assert_eq!(answer(&answered), "[]", "{method}");
        assert_eq!(chain.lines.last().upstream_calls, 0, "{method}");
    }
}
