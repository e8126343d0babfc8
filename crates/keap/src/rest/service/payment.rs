//! Payments of invoices over REST v2. Money is sent once: what became of a payment that is in doubt is read.

use std::cmp::Ordering;

use chrono::NaiveDateTime;
use keap_rest::endpoints::v2;
use keap_schema::{FieldValue, Record};
use serde_json::{Map, Value};

use crate::difference::{MANUAL_PAYMENT, MERCHANT_ACCOUNT};
use crate::rest::backend::RestBackend;
use crate::rest::record::{json, money};
use crate::rest::request::Request;
use crate::rest::service::order::{self, Order, insert_text};
use crate::rest::service::product;
use crate::{Error, ErrorKind, Result};

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
    let method = product::payment_method(rest, charge.card).await?;
    let Some(method) = method.get("payment_method_id").and_then(json::text) else {
        let message = "the payment method of the card has no id";
        return Err(Error::new(ErrorKind::InvalidResponse, message));
    };
    let mut body = payment(&order, due, charge.bypass_commissions, charge.notes);
    body.insert("payment_method_id".into(), method.into());
    let paid = pay(rest, charge.invoice, &order, due, body).await?;
    Ok(result(paid.done, &paid.code, &paid.reference, &paid.code))
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
    let units = money::minor(&amount.to_string(), order.exponent);
    let Some(units) = units else {
        let message = format!("{amount} has a fraction of the currency's smallest unit");
        return Err(Error::new(ErrorKind::InvalidRequest, message));
    };
    if units > order.balance() {
        let left = order.in_main_units(order.balance());
        let message = format!("{amount} is more than what is left to pay, {left}");
        return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&MANUAL_PAYMENT));
    }
    let mut body = payment(&order, units, bypass_commissions, description);
    body.insert("payment_method_type".into(), kind.into());
    body.insert("payment_time".into(), order::instant(rest, date).into());
    let paid = pay(rest, invoice, &order, units, body).await?;
    if paid.done {
        return Ok(());
    }
    let message = format!("the payment was answered with {:?}", paid.code);
    Err(Error::new(ErrorKind::Unexpected, message))
}

/// In v2 the merchant account follows the payment method: a call may name the one that the owner says it is.
pub(super) fn check_merchant_account(rest: &RestBackend, account: i64) -> Result<()> {
    if account == 0 || rest.options.merchant_account == Some(account) {
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
struct Paid {
    done: bool,
    /// What v2 calls it.
    code: String,
    /// The number of the payment.
    reference: String,
}

/// Pays once. In doubt the order is read again: what it shows more than before is this payment, when it is the same amount.
async fn pay(
    rest: &RestBackend,
    invoice: i64,
    before: &Order,
    amount: i64,
    body: Map<String, Value>,
) -> Result<Paid> {
    let pay = Request::to(&v2::orders::CREATE_ORDER_PAYMENT).path("order_id", before.id);
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
    match read_back(rest, invoice, before, amount).await {
        Ok(ReadBack::Found(paid)) => Ok(paid),
        Ok(ReadBack::NotFound) => Err(error.hinted(
            "the order was read again and shows no such payment so far",
        )),
        Ok(ReadBack::CannotTell) => Err(error.hinted(
            "the order was read again: what was paid has changed by another amount, so it cannot be told whether this payment is in it",
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

async fn read_back(
    rest: &RestBackend,
    invoice: i64,
    before: &Order,
    amount: i64,
) -> Result<ReadBack> {
    let now = order::of_invoice(rest, invoice).await?;
    let more = now.paid.saturating_sub(before.paid);
    match more.cmp(&0) {
        Ordering::Equal => return Ok(ReadBack::NotFound),
        _ if more != amount => return Ok(ReadBack::CannotTell),
        _ => {}
    }
    let list = Request::to(&v2::orders::LIST_ORDER_PAYMENTS).path("order_id", before.id);
    let answer = rest.api.send(&list).await?;
    let payments = answer
        .get("invoice_order_payments")
        .and_then(Value::as_array);
    let payments = payments.map_or(&[] as &[Value], Vec::as_slice);
    Ok(match newest(payments, before.in_main_units(amount)) {
        Some(reference) => ReadBack::Found(Paid {
            done: true,
            code: APPROVED.to_owned(),
            reference,
        }),
        None => ReadBack::CannotTell,
    })
}

/// The number of the newest payment of an amount. That these amounts are in main units is inferred, as in the table
/// `InvoicePayment`.
fn newest(payments: &[Value], amount: f64) -> Option<String> {
    let same = |payment: &&Value| payment.get("amount").and_then(json::number) == Some(amount);
    let ids = payments.iter().filter(same);
    let ids = ids.filter_map(|payment| payment.get("payment_id").and_then(json::integer));
    ids.max().map(|id| id.to_string())
}

/// The answer in the members of XML-RPC; texts without content are left out.
fn result(done: bool, code: &str, reference: &str, message: &str) -> Record {
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

    #[test]
    fn the_newest_payment_of_the_amount_is_meant() {
        let payment = |id: &str, amount: f64| json!({ "payment_id": id, "amount": amount });
        let payments = [payment("9", 10.0), payment("10", 10.0), payment("11", 5.0)];
        assert_eq!(newest(&payments, 10.0).as_deref(), Some("10"));
        assert_eq!(newest(&payments, 1000.0), None);
    }
}
