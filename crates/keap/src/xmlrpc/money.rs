//! `InvoiceService` over XML-RPC, where money moves: a payment in doubt is not sent again, the payments of the invoice are
//! told instead.

use keap_schema::{FieldValue, Record};
use keap_xmlrpc::invoice;

use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::wire::read;
use crate::{Error, Outcome, Result};

pub(super) async fn charge_invoice(
    legacy: &XmlRpcBackend,
    call: &invoice::ChargeInvoice,
) -> Result<Outcome> {
    let result = match legacy.call(call).await {
        Ok(result) => result,
        Err(error) => return Err(looked_at(legacy, call.invoice_id, error).await),
    };
    let mut record = Record::new();
    record.insert("Successful", FieldValue::Bool(result.successful));
    let texts = [
        ("Code", result.code),
        ("RefNum", result.ref_num),
        ("Message", result.message),
    ];
    for (name, text) in texts {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            record.insert(name, FieldValue::from(text));
        }
    }
    Ok(Outcome::Record(record))
}

pub(super) async fn add_manual_payment(
    legacy: &XmlRpcBackend,
    call: &invoice::AddManualPayment,
) -> Result<Outcome> {
    match legacy.flag(call).await {
        Ok(outcome) => Ok(outcome),
        Err(error) => Err(looked_at(legacy, call.invoice_id, error).await),
    }
}

/// Reads what was paid, after a payment whose outcome is not known. Which of the payments was there before is not known
/// either, so they are told to whoever does.
async fn looked_at(legacy: &XmlRpcBackend, invoice_id: i32, error: Error) -> Error {
    if !error.may_have_applied() {
        return error;
    }
    let rows = legacy.call(&invoice::GetPayments { invoice_id }).await;
    let format = legacy.client.format("Payment");
    error.hinted(match rows {
        Ok(rows) => told(rows.iter().map(|row| read(&format, row))),
        Err(_) => "its payments could not be read".to_owned(),
    })
}

/// `the invoice shows one payment: 19.99 by Credit Card on 2026-11-28`.
fn told(payments: impl Iterator<Item = Record>) -> String {
    let text = |record: &Record, name: &str| {
        let text = record.get(name).map(FieldValue::to_string);
        text.filter(|text| !text.is_empty())
    };
    let one = |record: Record| {
        let amount = text(&record, "PayAmt").unwrap_or_else(|| "an unknown amount".to_owned());
        let by = text(&record, "PayType").map(|kind| format!(" by {kind}"));
        let on = text(&record, "PayDate").map(|date| format!(" on {date}"));
        format!(
            "{amount}{}{}",
            by.unwrap_or_default(),
            on.unwrap_or_default()
        )
    };
    let payments: Vec<String> = payments.map(one).collect();
    match payments.as_slice() {
        [] => "the invoice shows no payment so far".to_owned(),
        [payment] => format!("the invoice shows one payment: {payment}"),
        several => format!("the invoice shows these payments: {}", several.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payments_are_told_by_amount_kind_and_day() {
        let mut payment = Record::new();
        payment.insert("PayAmt", FieldValue::Double(19.99));
        payment.insert("PayType", FieldValue::from("Check"));
        assert_eq!(
            told([payment.clone()].into_iter()),
            "the invoice shows one payment: 19.99 by Check"
        );
        let two = told([payment, Record::new()].into_iter());
        assert!(two.ends_with("19.99 by Check, an unknown amount"), "{two}");
        assert!(told(std::iter::empty()).contains("no payment"));
    }
}
