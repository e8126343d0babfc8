//! v2 payment methods: stored cards under another name, with ids from another number space
//! (documented).

use http::Method;
use serde_json::{Value as Json, json};

use super::page;
use crate::rest::shared::filter::{Filter, Key, Test};
use crate::rest::shared::payment_method_id::{card_of, method_of};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::store::{Row, zone};

/// `CreditCard.Status` of a card that was deleted, and of one that was switched off.
const DELETED: i64 = 2;
const INACTIVE: i64 = 4;

const KEYS: [Key; 6] = [
    (
        "payment_method_id",
        Test::Custom(|_, row, text| Ok(method_of(row.id()).to_string() == text)),
    ),
    ("credit_card_id", Test::Equal("Id")),
    ("contact_id", Test::Equal("ContactId")),
    ("merchant_account_id", Test::Equal("merchant_account_id")),
    ("since_time", Test::Since("DateCreated")),
    ("until_time", Test::Until("DateCreated")),
];

const ORDER: [(&str, &str); 4] = [
    ("payment_method_id", "Id"),
    ("created_time", "DateCreated"),
    ("contact_id", "ContactId"),
    ("merchant_account_id", "merchant_account_id"),
];

fn is_expired(call: &Call<'_>, card: &Row) -> bool {
    use chrono::Datelike as _;
    let today = zone::to_eastern(call.now).date();
    let year = card.text("ExpirationYear").parse::<i32>();
    let month = card.text("ExpirationMonth").parse::<u32>();
    match (year, month) {
        (Ok(year), Ok(month)) => (year, month) < (today.year(), today.month()),
        _ => false,
    }
}

fn show(call: &Call<'_>, card: &Row) -> Json {
    let expired = is_expired(call, card);
    json!({
        "contact_id": card.int("ContactId").to_string(),
        "payment_method_id": method_of(card.id()).to_string(),
        "credit_card_id": card.id().to_string(),
        "payment_method_type": "CARD",
        "created_time": json::time(Version::V2, card.time("DateCreated")),
        "status": expired.then_some("EXPIRED"),
        "card_info": {
            "brand": json::text(card.text("CardType")),
            "card_type": "CREDIT",
            "last_four": json::text(card.text("Last4")),
            "expiration_month": json::text(card.text("ExpirationMonth")),
            "expiration_year": json::text(card.text("ExpirationYear")),
        },
    })
}

/// The method of a card inside another record, or null.
pub(super) fn of_card(call: &Call<'_>, card: i64) -> Json {
    let card = call.store.row("CreditCard", card);
    card.map_or(Json::Null, |card| show(call, card))
}

/// A page of the cards that were not deleted and that a test lets through.
fn list(call: &Call<'_>, key: &str, keys: &[Key], test: impl Fn(&Row) -> bool) -> Answer {
    let filter = Filter::parse(call.query("filter"), keys, call.store, None)?;
    let cards = call.store.rows("CreditCard");
    let cards = cards.filter(|card| card.int("Status") != DELETED && test(card));
    let mut rows = filter.select(call.store, cards)?;
    page::sort(call, &mut rows, &ORDER)?;
    let show = |card: &Row| show(call, card);
    Reply::ok(page::page(call, key, rows, 1000, show)?)
}

/// `GET /paymentMethods`.
pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    if call.method != Method::GET || !path.is_empty() {
        return None;
    }
    Some(list(call, "payment_methods", &KEYS, |_| true))
}

/// `/contacts/{id}/paymentMethods` and below.
pub(crate) fn of_contact(call: &mut Call<'_>, contact: i64, path: &[&str]) -> Option<Answer> {
    if !call.store.has("Contact", contact) {
        return Some(Err(Refusal::missing("Contact")));
    }
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => list(call, "records", &KEYS[3..4], |card| {
            card.int("ContactId") == contact
        }),
        (Method::DELETE, [one]) => id(one).and_then(|id| set_status(call, contact, id, DELETED)),
        (Method::POST, [one]) if one.ends_with(":deactivate") => {
            let method = id(one.trim_end_matches(":deactivate"));
            method.and_then(|id| set_status(call, contact, id, INACTIVE))
        }
        _ => return None,
    })
}

fn set_status(call: &mut Call<'_>, contact: i64, method: i64, status: i64) -> Answer {
    let missing = || Refusal::missing("PaymentMethod");
    let card = call.store.row_mut("CreditCard", card_of(method));
    let card = card.ok_or_else(missing)?;
    if card.int("ContactId") != contact {
        return Err(missing());
    }
    card.set("Status", status);
    Reply::no_content()
}
