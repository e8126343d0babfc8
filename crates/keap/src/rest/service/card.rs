//! Stored cards over REST: found by their last digits, and whether they can be charged.

use keap_rest::endpoints::{v1, v2};
use keap_schema::{FieldValue, Record};
use serde_json::Value;

use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::rest::row::load;
use crate::{Backend, ContactId, Error, ErrorKind, Result};

/// What v1 calls a card that is gone; v2 does not list such cards. The word is inferred from the states of the table.
const DELETED: &str = "Deleted";

/// The card of a contact with these last four digits, the newest where there are several; 0 for none, and for a contact
/// that is not there.
///
/// Cards that newer parts of Keap have stored may have no number of the old kind, and are not found over v2.
pub(in crate::rest) async fn located(
    rest: &RestBackend,
    contact: ContactId,
    last4: &str,
) -> Result<i64> {
    match stored(rest, contact, last4).await {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(0),
        located => located,
    }
}

async fn stored(rest: &RestBackend, contact: ContactId, last4: &str) -> Result<i64> {
    if rest.backend == Backend::RestV1 {
        let list = Request::to(&v1::contacts::LIST_CREDIT_CARDS).path("contactId", contact);
        let answer = rest.api.send(&list).await?;
        let cards = answer.as_array();
        let cards = cards.ok_or_else(|| unreadable("the list of cards is none"))?;
        let is_there = |card: &Value| {
            let state = card.get("validation_status").and_then(Value::as_str);
            state.is_none_or(|state| !state.eq_ignore_ascii_case(DELETED))
        };
        return Ok(newest(cards, "id", |card| {
            has_last_four(card.get("card_number"), last4) && is_there(card)
        }));
    }
    let list = Request::to(&v2::payment_methods::LIST_CONTACT_PAYMENT_METHODS)
        .path("contact_id", contact)
        .query("page_size", 1000);
    let answer = rest.api.send(&list).await?;
    let methods = answer.get("records").and_then(Value::as_array);
    let methods = methods.ok_or_else(|| unreadable("the list of cards has no member records"))?;
    Ok(newest(methods, "credit_card_id", |method| {
        let card = method.get("card_info");
        has_last_four(card.and_then(|card| card.get("last_four")), last4)
    }))
}

/// The largest id: cards are numbered as they are stored.
fn newest(cards: &[Value], id: &str, is_meant: impl Fn(&Value) -> bool) -> i64 {
    let ids = cards.iter().filter(|card| is_meant(card));
    let ids = ids.filter_map(|card| card.get(id).and_then(json::integer));
    ids.max().unwrap_or(0)
}

/// Whether these are the last four digits of a card number, of which all others may be masked. Fewer are another text:
/// they would find a card that XML-RPC does not.
fn has_last_four(number: Option<&Value>, last4: &str) -> bool {
    let number = number.and_then(json::text).unwrap_or_default();
    let masked = number.len().saturating_sub(4);
    !last4.is_empty() && number.get(masked..) == Some(last4)
}

fn unreadable(message: &str) -> Error {
    Error::new(ErrorKind::InvalidResponse, message)
}

/// Whether a stored card is good, in the members of XML-RPC, whose values are texts; a text without content is left out.
///
/// v1 tells the state of each card of a contact, v2 whether a card has expired.
pub(in crate::rest) async fn validity(rest: &RestBackend, card: i64) -> Result<Record> {
    let row = load::load_row(rest, "CreditCard", card, &["Id", "Status"].into()).await?;
    let state = row.get("Status").and_then(FieldValue::as_i64);
    let mut record = Record::new();
    let fault = fault_of(state, rest.backend);
    let valid = if fault.is_none() { "true" } else { "false" };
    record.insert("Valid", FieldValue::from(valid));
    if let Some(fault) = fault {
        record.insert("Message", FieldValue::from(fault));
    }
    Ok(record)
}

/// What is wrong with a card in a state, a `CreditCard.Status`. A card of which v2 tells nothing is taken for good.
fn fault_of(state: Option<i64>, backend: Backend) -> Option<&'static str> {
    match (state, backend) {
        (Some(3), _) | (None, Backend::RestV2) => None,
        (Some(1), Backend::RestV2) => Some("The card has expired"),
        (Some(1), _) => Some("The card is invalid"),
        (Some(2), _) => Some("The card was deleted"),
        (Some(4), _) => Some("The card is inactive"),
        _ => Some("The state of the card is unknown"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_newest_card_with_the_digits_is_found() {
        let card = |id: i64, number: &str| json!({ "id": id, "card_number": number });
        let cards = [
            card(3, "************1111"),
            card(7, "1111"),
            card(9, "0011"),
        ];
        let located = |last4: &str| {
            newest(&cards, "id", |card| {
                has_last_four(card.get("card_number"), last4)
            })
        };
        assert_eq!((located("1111"), located("0011")), (7, 9));
        assert_eq!((located("2222"), located("")), (0, 0));
        let cut_or_longer = ["1", "11", "111", "*1111", "************1111"];
        assert!(cut_or_longer.iter().all(|last4| located(last4) == 0));
    }

    /// Of v2 nothing means good; of v1 it means that nobody knows.
    #[test]
    fn a_card_is_good_by_its_state() {
        let is_good = |state, backend| fault_of(state, backend).is_none();
        for backend in [Backend::RestV1, Backend::RestV2] {
            assert!(is_good(Some(3), backend));
            for state in [0, 1, 2, 4, 9] {
                assert!(!is_good(Some(state), backend), "{state} over {backend}");
            }
        }
        assert!(is_good(None, Backend::RestV2) && !is_good(None, Backend::RestV1));
    }
}
