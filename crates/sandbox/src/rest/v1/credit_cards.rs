//! v1 `/contacts/{id}/creditCards`.

use http::Method;
use serde_json::{Value as Json, json};

use crate::rest::shared::payment_method_id::method_of;
use crate::rest::shared::{Answer, Call, Refusal, Reply, json};
use crate::store::Row;

/// Words of `CreditCard.Status`.
const STATUSES: [&str; 5] = ["Unknown", "Invalid", "Deleted", "Good", "Inactive"];

fn status(card: &Row) -> &'static str {
    usize::try_from(card.int("Status"))
        .ok()
        .and_then(|code| STATUSES.get(code))
        .unwrap_or(&"Unknown")
}

pub(crate) fn route(call: &mut Call<'_>, contact: i64) -> Option<Answer> {
    if !call.store.has("Contact", contact) {
        return Some(Err(Refusal::missing("Contact")));
    }
    Some(match call.method {
        Method::GET => list(call, contact),
        Method::POST => create(call, contact),
        _ => return None,
    })
}

/// A bare array (documented); the number is masked.
fn list(call: &Call<'_>, contact: i64) -> Answer {
    let cards = call
        .store
        .rows("CreditCard")
        .filter(|card| card.int("ContactId") == contact);
    let shown = cards.map(|card| {
        json!({
            "id": card.id(),
            "card_type": json::text(card.text("CardType")),
            "card_number": format!("************{}", card.text("Last4")),
            "payment_method_id": method_of(card.id()).to_string(),
            "validation_status": status(card),
        })
    });
    Reply::ok(shown.collect())
}

fn create(call: &mut Call<'_>, contact: i64) -> Answer {
    let body = call.body()?;
    let number = json::member(&body, "card_number")?;
    if number.len() < 12 {
        return Err(Refusal::bad("card_number is invalid"));
    }
    let mut row = Row::default()
        .with("ContactId", contact)
        .with(
            "Last4",
            number
                .chars()
                .skip(number.chars().count().saturating_sub(4))
                .collect::<String>(),
        )
        .with("Status", 3)
        .with("DateCreated", call.now);
    for (name, column) in [
        ("card_type", "CardType"),
        ("name_on_card", "NameOnCard"),
        ("email_address", "Email"),
        ("expiration_month", "ExpirationMonth"),
        ("expiration_year", "ExpirationYear"),
    ] {
        row.set(column, json::member(&body, name)?);
    }
    let id = call.store.insert("CreditCard", row);
    let card = call
        .store
        .row("CreditCard", id)
        .cloned()
        .unwrap_or_default();
    let shown: Json = json!({
        "id": id,
        "contact_id": contact,
        "card_type": json::text(card.text("CardType")),
        "name_on_card": json::text(card.text("NameOnCard")),
        "email_address": json::text(card.text("Email")),
        "expiration_month": json::text(card.text("ExpirationMonth")),
        "expiration_year": json::text(card.text("ExpirationYear")),
        "validation_status": status(&card),
        "validation_message": null,
        "address": body["address"],
    });
    Reply::created(shown)
}
