//! `WebFormService`, `WebTrackingService`, `CreditCardSubmissionService` and `ServiceCallService`.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, absent, method};
use super::{Account, fault, values};
use crate::store::Row;

pub(crate) const METHODS: &[Method] = &[
    method("WebFormService.getMap", &[""], forms),
    method("WebFormService.getHTML", &["I"], form),
    method(
        "WebTrackingService.getWebTrackingScriptTag",
        &[""],
        |account, _| {
            Ok(Value::String(format!(
                "<script type=\"text/javascript\" src=\"{}\"></script>",
                script(account)
            )))
        },
    ),
    method(
        "WebTrackingService.getWebTrackingScriptUrl",
        &[""],
        |account, _| Ok(Value::String(script(account))),
    ),
    method(
        "CreditCardSubmissionService.requestSubmissionToken",
        &["ISS"],
        submission_token,
    ),
    method(
        "CreditCardSubmissionService.requestCreditCardId",
        &["S"],
        submitted_card,
    ),
    absent("ServiceCallService.addMoveNotes", &["ASII"]),
    absent("ServiceCallService.moveTicketStage", &["ISSS"]),
];

fn script(account: &Account<'_>) -> String {
    format!(
        "https://{}.infusionsoft.com/app/webTracking/getTrackingCode",
        account.app
    )
}

/// Id to title.
fn forms(account: &mut Account<'_>, _: &Arguments) -> Result<Value, Fault> {
    let rows = account.store.rows("web_form");
    Ok(values::hash_ordered(rows.map(|row| {
        (row.id().to_string(), Value::from(row.text("name")))
    })))
}

fn form(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let row = account
        .store
        .row("web_form", arguments.int(0))
        .ok_or_else(fault::record_not_found)?;
    Ok(Value::from(row.text("html")))
}

/// The card that came with a token, once a browser has sent one: here the seed says so. That the members are these, by the
/// names that a public plugin reads, is inferred; the number is never among them.
fn submitted_card(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let id = arguments.text(0).strip_prefix("sandbox-submission-");
    let id = id.and_then(|id| id.parse().ok()).unwrap_or_default();
    let request = account.store.row("card_submission", id);
    let card = request.map_or(0, |request| request.int("card_id"));
    let card = account
        .store
        .row("CreditCard", card)
        .ok_or_else(fault::record_not_found)?;
    Ok(values::hash_ordered([
        ("id".to_owned(), values::int(card.id())),
        ("cardType".to_owned(), Value::from(card.text("CardType"))),
        ("last4".to_owned(), Value::from(card.text("Last4"))),
        (
            "expirationMonth".to_owned(),
            Value::from(card.text("ExpirationMonth")),
        ),
        (
            "expirationYear".to_owned(),
            Value::from(card.text("ExpirationYear")),
        ),
    ]))
}

/// A token that names its request; no browser page takes it.
fn submission_token(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    if !account.store.has("Contact", arguments.int(0)) {
        return Err(fault::record_not_found());
    }
    let row = Row::default()
        .with("contact_id", arguments.int(0))
        .with("success_url", arguments.text(1))
        .with("failure_url", arguments.text(2));
    let id = account.store.insert("card_submission", row);
    Ok(Value::String(format!("sandbox-submission-{id}")))
}
