//! v2 payment methods: stored cards under another name. The method id is the card id here.

use http::Method;
use serde_json::{Value as Json, json};

use super::page;
use crate::rest::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::store::Row;

/// `CreditCard.Status` of a card that was deleted, and of one that was switched off.
const DELETED: i64 = 2;
const INACTIVE: i64 = 4;

fn show(card: &Row) -> Json {
    json!({
        "contact_id": card.int("ContactId").to_string(),
        "payment_method_id": card.id().to_string(),
        "credit_card_id": card.id().to_string(),
        "payment_method_type": "CARD",
        "created_time": json::time(Version::V2, card.time("DateCreated")),
        "card_info": {
            "brand": json::text(card.text("CardType")),
            "card_type": "CREDIT",
            "last_four": json::text(card.text("Last4")),
            "expiration_month": json::text(card.text("ExpirationMonth")),
            "expiration_year": json::text(card.text("ExpirationYear")),
        },
    })
}

/// `GET /paymentMethods`.
pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    if call.method != Method::GET || !path.is_empty() {
        return None;
    }
    let rows: Vec<&Row> = call
        .store
        .rows("CreditCard")
        .filter(|card| card.int("Status") != DELETED)
        .collect();
    Some(page::page(call, "payment_methods", rows, 1000, show).and_then(Reply::ok))
}

/// `/contacts/{id}/paymentMethods` and below.
pub(crate) fn of_contact(call: &mut Call<'_>, contact: i64, path: &[&str]) -> Option<Answer> {
    if !call.store.has("Contact", contact) {
        return Some(Err(Refusal::missing("Contact")));
    }
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => {
            let cards = call
                .store
                .rows("CreditCard")
                .filter(|card| card.int("ContactId") == contact);
            let rows: Vec<&Row> = cards.filter(|card| card.int("Status") != DELETED).collect();
            page::page(call, "records", rows, 1000, show).and_then(Reply::ok)
        }
        (Method::DELETE, [one]) => id(one).and_then(|id| set_status(call, contact, id, DELETED)),
        (Method::POST, [one]) if one.ends_with(":deactivate") => {
            let card = id(one.trim_end_matches(":deactivate"));
            card.and_then(|id| set_status(call, contact, id, INACTIVE))
        }
        _ => return None,
    })
}

fn set_status(call: &mut Call<'_>, contact: i64, card: i64, status: i64) -> Answer {
    let missing = || Refusal::missing("PaymentMethod");
    let card = call.store.row_mut("CreditCard", card).ok_or_else(missing)?;
    if card.int("ContactId") != contact {
        return Err(missing());
    }
    card.set("Status", status);
    Reply::no_content()
}
