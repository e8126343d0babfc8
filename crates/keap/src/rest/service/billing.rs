//! Invoices of subscriptions over REST v2. Billing is sent once: what became of it in doubt is read.

use chrono::{DateTime, Days, NaiveDate, Utc};
use keap_http::{Clock as _, SystemClock};
use keap_rest::Filter;
use keap_rest::endpoints::v2;
use keap_schema::Zone;
use serde_json::Value;

use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::{Error, ErrorKind, Result};

/// Makes the invoices that are due, and gives the newest; 0 when nothing is due.
///
/// What v2 answers when nothing is due is not described, so that is told by the subscription before anything is sent
/// (inferred: XML-RPC bills what its next day has come for, unless it was ended).
pub(in crate::rest) async fn invoice_due(rest: &RestBackend, subscription: i64) -> Result<i64> {
    let now = DateTime::<Utc>::from(SystemClock.now());
    let before = Billed::read(rest, subscription).await?;
    if !before.is_due(rest.options.zone.to_wall(now).date()) {
        return Ok(0);
    }
    let bill =
        Request::to(&v2::subscriptions::INVOICE_SUBSCRIPTION).path("subscription_id", subscription);
    let error = match rest.api.send(&bill).await {
        Ok(order) => match order.get("invoice_id").and_then(json::integer) {
            Some(invoice) => return Ok(invoice),
            None => {
                let message = "the order that was made tells no invoice";
                Error::new(ErrorKind::InvalidResponse, message).applied(true)
            }
        },
        Err(error) if error.may_have_applied() => error,
        Err(error) => return Err(error),
    };
    match read_back(rest, subscription, &before).await {
        Ok(ReadBack::Found(invoice)) => Ok(invoice),
        Ok(ReadBack::NotFound) => Err(error.hinted(
            "the subscription was read again and has not been billed so far",
        )),
        Ok(ReadBack::CannotTell) => Err(error.hinted(
            "the subscription was read again and has been billed, but which invoice that is cannot be told",
        )),
        Err(_) => Err(error.hinted("the subscription could not be read again")),
    }
}

/// A subscription, as far as its bills go.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Billed {
    contact: Option<i64>,
    is_ended: bool,
    last: Option<NaiveDate>,
    next: Option<NaiveDate>,
}

impl Billed {
    async fn read(rest: &RestBackend, subscription: i64) -> Result<Self> {
        let get =
            Request::to(&v2::subscriptions::GET_SUBSCRIPTION).path("subscription_id", subscription);
        let answer = rest.api.send(&get).await?;
        if answer.get("id").and_then(json::integer) == Some(subscription) {
            return Ok(Self::of(&answer));
        }
        let message = "the answer is not the subscription asked for";
        Err(Error::new(ErrorKind::InvalidResponse, message))
    }

    fn of(answer: &Value) -> Self {
        let day = |name: &str| answer.get(name).and_then(json::date);
        Self {
            contact: answer.get("contact_id").and_then(json::integer),
            is_ended: answer.get("active") == Some(&Value::Bool(false)),
            last: day("last_bill_date"),
            next: day("next_bill_date"),
        }
    }

    /// Whether there is something to bill on a day, as far as it tells.
    fn is_due(&self, today: NaiveDate) -> bool {
        !self.is_ended && self.next.is_none_or(|next| next <= today)
    }
}

enum ReadBack {
    Found(i64),
    NotFound,
    CannotTell,
}

/// Whether the bills have moved, and then the newest order that the subscription has made.
async fn read_back(rest: &RestBackend, subscription: i64, before: &Billed) -> Result<ReadBack> {
    let now = Billed::read(rest, subscription).await?;
    if (now.last, now.next) == (before.last, before.next) {
        return Ok(ReadBack::NotFound);
    }
    let (Some(contact), Some(last)) = (now.contact, now.last) else {
        return Ok(ReadBack::CannotTell);
    };
    let list = Request::to(&v2::orders::LIST_ORDERS)
        .filter(Filter::by_key("contact_id", "==", contact))
        .query("order_by", "id desc")
        .query("page_size", 1000);
    let answer = rest.api.send(&list).await?;
    let orders = answer.get("orders").and_then(Value::as_array);
    let orders = orders.map_or(&[] as &[Value], Vec::as_slice);
    let found = newest(orders, subscription, (last, rest.options.zone));
    Ok(found.map_or(ReadBack::CannotTell, ReadBack::Found))
}

/// The invoice of the newest order that a subscription has made since the day of its last bill; an older one is that of
/// another bill. Whether the day is told by the calendar of the account is not known, so the day before counts, too.
fn newest(orders: &[Value], subscription: i64, (last, zone): (NaiveDate, Zone)) -> Option<i64> {
    let since = last.checked_sub_days(Days::new(1)).unwrap_or(last);
    let of_it =
        |line: &Value| line.get("subscription_id").and_then(json::integer) == Some(subscription);
    let is_it = |order: &&Value| {
        let lines = order.get("order_items").and_then(Value::as_array);
        let made = order.get("creation_time").and_then(json::moment);
        made.is_some_and(|made| zone.to_wall(made).date() >= since)
            && lines.into_iter().flatten().any(of_it)
    };
    let ids = orders.iter().filter(is_it).filter_map(|order| {
        let id = order.get("id").and_then(json::integer)?;
        Some((id, order.get("invoice_id").and_then(json::integer)?))
    });
    ids.max().map(|(_, invoice)| invoice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_subscription_is_due_from_its_day_on_until_it_is_ended() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let is_due = |answer: Value| Billed::of(&answer).is_due(day("2026-11-28"));
        assert!(is_due(json!({ "next_bill_date": "2026-11-28" })));
        assert!(!is_due(json!({ "next_bill_date": "2026-11-29" })));
        assert!(!is_due(
            json!({ "next_bill_date": "2026-09-15", "active": false })
        ));
        // The server decides where it does not tell.
        assert!(is_due(json!({ "active": true, "next_bill_date": null })));
    }

    #[test]
    fn the_invoice_of_a_bill_is_that_of_the_newest_order_of_the_subscription() {
        let order = |id: i64, made: &str, subscription: Value| {
            json!({
                "id": id.to_string(), "invoice_id": (id + 100).to_string(), "creation_time": made,
                "order_items": [{ "subscription_id": null }, { "subscription_id": subscription }],
            })
        };
        let (now, old) = ("2026-11-28T10:00:00Z", "2026-10-28T10:00:00Z");
        let last = "2026-11-28".parse().unwrap();
        let of = |orders: &[Value]| newest(orders, 7, (last, Zone::EASTERN));
        let bills = [order(9, now, json!("7")), order(10, now, json!("7"))];
        assert_eq!(of(&bills), Some(110));
        assert_eq!(of(&[order(11, now, json!("8"))]), None);
        assert_eq!(of(&[order(9, old, json!("7"))]), None);
        assert_eq!(of(&[json!({ "id": "9", "invoice_id": "109" })]), None);
    }
}
