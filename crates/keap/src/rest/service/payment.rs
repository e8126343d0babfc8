//! Payments of invoices over REST v2. Money is sent once: what became of a payment that is in doubt is read.

use std::cmp::Ordering;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use keap_rest::Filter;
use keap_rest::endpoints::v2;
use keap_schema::{FieldValue, Record, Zone};
use serde_json::{Map, Value};

use crate::difference::{MANUAL_PAYMENT, MERCHANT_ACCOUNT};
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::rest::service::amount;
use crate::rest::service::order::{self, Order, insert_text};
use crate::rest::service::product;
use crate::{Error, ErrorKind, MerchantAccountId, Result};

/// What v2 calls a payment that was made. Other words are not listed by the contract, so they are not believed.
const APPROVED: &str = "APPROVED";

/// What is taken from a card.
#[derive(Debug)]
pub(in crate::rest) struct Charge<'a> {
    pub(in crate::rest) invoice: i64,
    pub(in crate::rest) card: i64,
    pub(in crate::rest) merchant_account: i64,
    pub(in crate::rest) notes: &'a str,
    pub(in crate::rest) bypass_commissions: bool,
}

/// Charges a card with the balance of an invoice's order: the order is found, then the payment method of the card, then it
/// is paid.
pub(in crate::rest) async fn charge(rest: &RestBackend, charge: &Charge<'_>) -> Result<Record> {
    check_merchant_account(rest, charge.merchant_account)?;
    let order = order::of_invoice(rest, charge.invoice).await?;
    let due = order.balance();
    if due <= 0 {
        return Ok(result(true, "SKIPPED", "", "Nothing to charge"));
    }
    let method = product::payment_method_id(rest, charge.card).await?;
    let paid = charge_method(rest, charge, &order, method).await?;
    Ok(result(paid.done, &paid.code, &paid.reference, &paid.code))
}

/// Charges the payment method of a card with the balance of an order.
pub(super) async fn charge_method(
    rest: &RestBackend,
    charge: &Charge<'_>,
    order: &Order,
    method: String,
) -> Result<Paid> {
    let due = order.balance();
    let mut body = payment(order, due, charge.bypass_commissions, charge.notes);
    body.insert("payment_method_id".into(), method.clone().into());
    let sent = Sent {
        invoice: charge.invoice,
        before: order,
        amount: due,
        time: Time::Since(order.changed),
        means: Means::Card(method),
        note: charge.notes,
    };
    pay(rest, &sent, body).await
}

/// Records a payment of an invoice's order.
pub(in crate::rest) async fn record(
    rest: &RestBackend,
    invoice: i64,
    amount: f64,
    (date, kind): (NaiveDateTime, &str),
    (description, bypass_commissions): (&str, bool),
) -> Result<()> {
    let order = order::of_invoice(rest, invoice).await?;
    let units = amount::in_smallest_units(amount, order.exponent)?;
    if units > order.balance() {
        let left = order.in_main_units(order.balance());
        let message = format!("{amount} is more than what is left to pay, {left}");
        return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&MANUAL_PAYMENT));
    }
    let mut body = payment(&order, units, bypass_commissions, description);
    body.insert("payment_method_type".into(), kind.into());
    body.insert("payment_time".into(), order::instant(rest, date).into());
    let sent = Sent {
        invoice,
        before: &order,
        amount: units,
        time: Time::On(date.date()),
        means: Means::Kind(kind),
        note: description,
    };
    let paid = pay(rest, &sent, body).await?;
    if paid.done {
        return Ok(());
    }
    let message = format!("the payment was answered with {:?}", paid.code);
    Err(Error::new(ErrorKind::Unexpected, message))
}

/// In v2 the merchant account follows the payment method: a call may name the one that the owner says it is.
pub(super) fn check_merchant_account(rest: &RestBackend, account: i64) -> Result<()> {
    if account == 0 || rest.options.merchant_account == Some(MerchantAccountId::new(account)) {
        return Ok(());
    }
    let message = format!("the merchant account {account} cannot be chosen");
    Err(Error::new(ErrorKind::Unsupported, message).explained_by(&MERCHANT_ACCOUNT))
}

/// Amounts are in main units here, although orders tell smallest ones (documented).
fn payment(order: &Order, amount: i64, bypass: bool, notes: &str) -> Map<String, Value> {
    let mut body = Map::new();
    body.insert("payment_amount".into(), order.in_main_units(amount).into());
    body.insert("apply_to_commissions".into(), (!bypass).into());
    insert_text(&mut body, "notes", notes);
    body
}

/// What became of a payment.
pub(super) struct Paid {
    pub(super) done: bool,
    /// What v2 calls it.
    pub(super) code: String,
    /// The number of the payment.
    pub(super) reference: String,
}

/// A payment that is sent, with what it is found by afterwards.
struct Sent<'a> {
    invoice: i64,
    /// The order before.
    before: &'a Order,
    /// In smallest units.
    amount: i64,
    time: Time,
    means: Means<'a>,
    note: &'a str,
}

/// What is paid with.
enum Means<'a> {
    /// The payment method that is charged.
    Card(String),
    /// The kind of payment that is recorded, such as `Cash`.
    Kind(&'a str),
}

impl Means<'_> {
    /// Whether a payment of the list was made so. What tells neither its card nor its kind may be anybody's.
    fn is(&self, payment: &Value) -> bool {
        let kind = payment.get("type").and_then(json::text);
        let kind = plain(kind.as_deref().unwrap_or_default());
        match self {
            Self::Card(method) => match card_of(payment) {
                Some(told) => told == *method,
                None => kind.contains("card"),
            },
            Self::Kind(sent) => kind == plain(sent),
        }
    }
}

fn card_of(payment: &Value) -> Option<String> {
    let method = payment.get("payment_method")?;
    method.get("payment_method_id").and_then(json::text)
}

/// A word however it is written: `Credit Card`, `CREDIT_CARD`.
fn plain(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// When a payment was made, as far as it is known before it is sent. The clock of this machine says nothing of it.
#[derive(Clone, Copy)]
enum Time {
    /// On this day of the calendar of XML-RPC, which it is sent with.
    On(NaiveDate),
    /// After the order was changed last.
    Since(Option<DateTime<Utc>>),
}

impl Time {
    /// Whether a payment of that moment can be it. Days end at other hours elsewhere, and a list may tell the day alone, so
    /// a day more or less is the same time.
    fn is(self, moment: DateTime<Utc>, zone: Zone) -> bool {
        let day = |moment| zone.to_wall(moment).date();
        let after = |first: NaiveDate| day(moment).signed_duration_since(first).num_days();
        match self {
            Self::On(date) => after(date).abs() <= 1,
            Self::Since(changed) => changed.is_none_or(|changed| after(day(changed)) >= -1),
        }
    }
}

/// Pays once. In doubt the order and its payments are read: what the order shows more than before is this payment, when
/// a payment of the same amount, time, note and card or kind is among them.
async fn pay(rest: &RestBackend, sent: &Sent<'_>, body: Map<String, Value>) -> Result<Paid> {
    let pay = Request::to(&v2::orders::CREATE_ORDER_PAYMENT).path("order_id", sent.before.id);
    let error = match rest.api.send(&pay.json(body.into())).await {
        Ok(answer) => match told(&answer) {
            Some(paid) => return Ok(paid),
            None => Error::new(
                ErrorKind::InvalidResponse,
                "the answer does not say whether it was paid",
            )
            .applied(true),
        },
        Err(error) if error.may_have_applied() => error,
        Err(error) => return Err(error),
    };
    match read_back(rest, sent).await {
        Ok(ReadBack::Found(paid)) => Ok(paid),
        Ok(ReadBack::NotFound) => Err(error.hinted(
            "the order was read again and shows no such payment so far",
        )),
        Ok(ReadBack::CannotTell) => Err(error.hinted(
            "the order was read again: what was paid has changed, and no payment of this amount, time, note and card or kind accounts for it, so it cannot be told whether this payment is in it",
        )),
        Err(_) => Err(error.hinted("the order could not be read again")),
    }
}

/// What the answer to a payment says of it; nothing for a word that is none of those known.
fn told(answer: &Value) -> Option<Paid> {
    let text = |name: &str| answer.get(name).and_then(json::text);
    let code = text("payment_status_message")?.to_uppercase();
    let done = match code.as_str() {
        APPROVED => true,
        "DECLINED" | "ERROR" | "FAILED" => false,
        _ => return None,
    };
    let reference = text("transaction_id").unwrap_or_default();
    Some(Paid {
        done,
        code,
        reference,
    })
}

enum ReadBack {
    Found(Paid),
    NotFound,
    CannotTell,
}

async fn read_back(rest: &RestBackend, sent: &Sent<'_>) -> Result<ReadBack> {
    let now = order::of_invoice(rest, sent.invoice).await?;
    let more = now.paid.saturating_sub(sent.before.paid);
    match more.cmp(&0) {
        Ordering::Equal => return Ok(ReadBack::NotFound),
        _ if more != sent.amount => return Ok(ReadBack::CannotTell),
        _ => {}
    }
    let list = Request::to(&v2::sales::LIST_PAYMENTS)
        .filter(Filter::by_key("order_id", "==", now.id))
        .query("page_size", 1000);
    let answer = rest.api.send(&list).await?;
    let payments = answer.get("payments").and_then(Value::as_array);
    let payments = payments.map_or(&[] as &[Value], Vec::as_slice);
    Ok(match newest(payments, sent, rest.options.zone) {
        Some(reference) => ReadBack::Found(Paid {
            done: true,
            code: APPROVED.to_owned(),
            reference,
        }),
        None => ReadBack::CannotTell,
    })
}

/// The number of the newest payment that can be the one that was sent.
fn newest(payments: &[Value], sent: &Sent<'_>, zone: Zone) -> Option<String> {
    let payments = payments
        .iter()
        .filter(|payment| sent.is_it(payment, zone) == Some(true));
    let ids = payments.filter_map(|payment| payment.get("id").and_then(json::integer));
    ids.max().map(|id| id.to_string())
}

impl Sent<'_> {
    /// Whether a payment of the list has the order, the amount, the time, the note and the card or kind of this one; nothing
    /// when it does not tell its amount or its time.
    fn is_it(&self, payment: &Value, zone: Zone) -> Option<bool> {
        let text = |name: &str| payment.get(name).and_then(json::text);
        let amount = payment.get("amount").and_then(json::number)?;
        let at: DateTime<Utc> = text("payment_time")?.parse().ok()?;
        let order = self.before.id.to_string();
        let orders = payment.get("order_ids").and_then(Value::as_array);
        let of_order =
            orders.is_none_or(|ids| ids.iter().any(|id| json::text(id).as_ref() == Some(&order)));
        let same_means = self.means.is(payment);
        let same_note = text("note").unwrap_or_default().trim() == self.note.trim();
        let pending = text("status").is_some_and(|status| status == "PENDING");
        let same_amount = amount == self.before.in_main_units(self.amount);
        Some(
            same_amount
                && self.time.is(at, zone)
                && of_order
                && same_means
                && same_note
                && !pending,
        )
    }
}

/// The answer in the members of XML-RPC; texts without content are left out.
pub(super) fn result(done: bool, code: &str, reference: &str, message: &str) -> Record {
    let mut record = Record::new();
    record.insert("Successful", FieldValue::Bool(done));
    for (name, text) in [("Code", code), ("RefNum", reference), ("Message", message)] {
        if !text.is_empty() {
            record.insert(name, FieldValue::from(text));
        }
    }
    record
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_known_words_say_what_became_of_a_payment() {
        let done =
            |word: &str| told(&json!({ "payment_status_message": word })).map(|paid| paid.done);
        assert_eq!(done("Approved"), Some(true));
        assert_eq!(done("DECLINED"), Some(false));
        assert_eq!(done("PENDING"), None);
        assert!(told(&json!({ "id": "4" })).is_none());
    }

    fn unpaid() -> Order {
        Order {
            id: 7,
            total: 5000,
            paid: 0,
            exponent: 2,
            changed: None,
        }
    }

    #[test]
    fn a_payment_is_found_by_amount_time_and_card() {
        let before = unpaid();
        let sent = Sent {
            invoice: 107,
            before: &before,
            amount: 1000,
            time: Time::On("2026-11-28".parse().unwrap()),
            means: Means::Card("900001".to_owned()),
            note: "mine",
        };
        let payment = |id: &str, amount: f64, at: &str, card: &str| {
            json!({
                "id": id, "amount": amount, "payment_time": at, "order_ids": ["7"], "note": "mine",
                "payment_method": { "payment_method_id": card },
            })
        };
        let found = |payments: &[Value]| newest(payments, &sent, Zone::EASTERN);
        let at = "2026-11-28T15:00:00Z";
        let ours = [
            payment("9", 10.0, at, "900001"),
            // 23:00 on the 29th in New York.
            payment("10", 10.0, "2026-11-30T04:00:00Z", "900001"),
            payment("11", 5.0, at, "900001"),
        ];
        assert_eq!(found(&ours).as_deref(), Some("10"));
        for other in [
            payment("12", 10.0, at, "900002"),
            payment("13", 10.0, "2026-11-20T15:00:00Z", "900001"),
            payment("14", 1000.0, at, "900001"),
            json!({ "id": "15", "amount": 10.0 }),
        ] {
            assert_eq!(found(std::slice::from_ref(&other)), None, "{other}");
        }
        let mut plain = payment("16", 10.0, at, "900001");
        plain["payment_method"] = Value::Null;
        for stranger in ["Cash", "Check", ""] {
            plain["type"] = stranger.into();
            assert_eq!(found(&[plain.clone()]), None, "{stranger}");
        }
        plain["type"] = "Credit Card".into();
        assert_eq!(found(&[plain.clone()]).as_deref(), Some("16"));
        plain["order_ids"] = json!(["8"]);
        assert_eq!(found(&[plain]), None);
    }

    #[test]
    fn a_recorded_payment_is_found_by_its_kind_and_note() {
        let before = unpaid();
        let sent = Sent {
            invoice: 107,
            before: &before,
            amount: 300,
            time: Time::On("2026-11-28".parse().unwrap()),
            means: Means::Kind("Cash"),
            note: "",
        };
        let found = |kind: &str, note: Option<&str>| {
            let payment = json!({
                "id": "9", "amount": 3.0, "payment_time": "2026-11-28T15:00:00Z", "order_ids": ["7"],
                "type": kind, "note": note,
            });
            newest(&[payment], &sent, Zone::EASTERN).is_some()
        };
        assert!(found("CASH", None) && found("Cash", Some("")));
        assert!(!found("Check", None) && !found("", None));
        assert!(!found("Cash", Some("of a stranger")));
    }

    #[test]
    fn a_charge_is_not_older_than_the_order_was_before() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let since = Time::Since(Some(at("2026-11-28T15:00:00Z")));
        // Lists may tell the midnight of the day.
        assert!(since.is(at("2026-11-28T05:00:00Z"), Zone::EASTERN));
        assert!(since.is(at("2027-01-28T05:00:00Z"), Zone::EASTERN));
        assert!(!since.is(at("2026-11-20T05:00:00Z"), Zone::EASTERN));
        assert!(Time::Since(None).is(at("2026-11-20T05:00:00Z"), Zone::EASTERN));
    }
}
