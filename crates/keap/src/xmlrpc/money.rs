//! `InvoiceService` over XML-RPC, where money moves: a payment in doubt is not sent again, the payments of the invoice are
//! told instead; what is deleted or billed in doubt is looked for.

use keap_schema::{FieldValue, Record};
use keap_xmlrpc::methods::{data, invoice, order};
use keap_xmlrpc::{Method, Struct};

use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::wire::{read, wire_number};
use crate::{Error, ErrorKind, InvoiceId, Outcome, Result, model::SubscriptionTerms};

pub(super) async fn charge_invoice(
    legacy: &XmlRpcBackend,
    call: &invoice::ChargeInvoice,
) -> Result<Outcome> {
    let result = match legacy.call(call).await {
        Ok(result) => result,
        Err(error) => return Err(looked_at(legacy, call.invoice_id, error).await),
    };
    let texts = [
        ("Code", result.code),
        ("RefNum", result.ref_num),
        ("Message", result.message),
    ];
    Ok(Outcome::Record(told_of(result.successful, texts)))
}

/// What came of a charge; texts without content are left out.
fn told_of(successful: bool, texts: [(&str, Option<String>); 3]) -> Record {
    let mut record = Record::new();
    record.insert("Successful", FieldValue::Bool(successful));
    for (name, text) in texts {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            record.insert(name, FieldValue::from(text));
        }
    }
    record
}

/// The ids are numbers here, although all members are texts on the wire.
pub(super) async fn place_order(
    legacy: &XmlRpcBackend,
    call: &order::PlaceOrder,
) -> Result<Outcome> {
    let placed = legacy.call(call).await?;
    let texts = [
        ("Code", placed.code),
        ("RefNum", placed.ref_num),
        ("Message", placed.message),
    ];
    let mut record = told_of(placed.successful, texts);
    for (name, id) in [
        ("OrderId", placed.order_id.map(i64::from)),
        ("InvoiceId", placed.invoice_id.map(i64::from)),
    ] {
        if let Some(id) = id {
            record.insert(name, FieldValue::from(id));
        }
    }
    Ok(Outcome::Record(record))
}

/// There are two forms under one name: with quantity, price and tax, and as the plan says.
pub(super) async fn add_recurring_order(
    legacy: &XmlRpcBackend,
    of_plan: invoice::AddRecurringOrderOfPlan,
    terms: Option<SubscriptionTerms>,
) -> Result<Outcome> {
    let Some(terms) = terms else {
        return legacy.id(&of_plan).await;
    };
    let call = invoice::AddRecurringOrder {
        contact_id: of_plan.contact_id,
        allow_duplicate: of_plan.allow_duplicate,
        subscription_plan_id: of_plan.subscription_plan_id,
        quantity: wire_number(terms.quantity.into())?,
        price: terms.price,
        taxable: terms.taxable,
        merchant_account_id: of_plan.merchant_account_id,
        credit_card_id: of_plan.credit_card_id,
        affiliate_id: of_plan.affiliate_id,
        days_till_charge: of_plan.days_till_charge,
    };
    legacy.id(&call).await
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

pub(super) async fn validate_card(
    legacy: &XmlRpcBackend,
    call: &invoice::ValidateCreditCard,
) -> Result<Outcome> {
    let answer = legacy.call(call).await?;
    let mut record = Record::new();
    let valid = if answer.valid { "true" } else { "false" };
    record.insert("Valid", FieldValue::from(valid));
    if let Some(text) = answer.message.filter(|text| !text.is_empty()) {
        record.insert("Message", FieldValue::from(text));
    }
    Ok(Outcome::Record(record))
}

/// Deletes a row with what belongs to it. In doubt it is looked for again: what is gone is deleted.
pub(super) async fn delete(
    legacy: &XmlRpcBackend,
    call: &(impl Method<Output = bool> + Sync),
    (table, id): (&str, i64),
) -> Result<Outcome> {
    let error = match legacy.flag(call).await {
        Err(error) if error.may_have_applied() => error,
        answered => return answered,
    };
    let look = data::Load {
        table: table.to_owned(),
        record_id: wire_number(id)?,
        fields: vec!["Id".to_owned()],
    };
    let hint = match legacy.call(&look).await {
        Err(look) if look.kind() == ErrorKind::NotFound => return Ok(Outcome::Flag(true)),
        Ok(_) => "it was looked for again and is still there",
        Err(_) => "it could not be looked for again",
    };
    Err(error.hinted(hint))
}

pub(super) async fn create_invoice_for_recurring(
    legacy: &XmlRpcBackend,
    call: &invoice::CreateInvoiceForRecurring,
) -> Result<Outcome> {
    let error = match legacy.id(call).await {
        Err(error) if error.may_have_applied() => error,
        answered => return answered,
    };
    let subscription = wire_number(call.recurring_order_id.get())?;
    // Which order was there before is not known, so the newest is told to whoever does.
    let newest = data::Query {
        table: "Job".to_owned(),
        limit: 1,
        page: 0,
        query_data: Struct::new().with("JobRecurringId", subscription),
        selected_fields: ["Id", "DateCreated"].map(str::to_owned).to_vec(),
        order: Some(data::Order {
            order_by: "Id".to_owned(),
            ascending: false,
        }),
    };
    let rows = legacy.call(&newest).await;
    let format = legacy.client.format("Job");
    Err(error.hinted(match rows {
        Ok(rows) => newest_order(rows.first().map(|row| read(&format, row))),
        Err(_) => "its orders could not be read".to_owned(),
    }))
}

/// `its newest order is 7, made at 2026-11-28T10:00:00Z`.
fn newest_order(order: Option<Record>) -> String {
    let Some(order) = order else {
        return "the subscription has no order so far".to_owned();
    };
    let text = |name: &str| order.get(name).map(FieldValue::to_string);
    let id = text("Id").unwrap_or_else(|| "unknown".to_owned());
    let made = text("DateCreated").map(|at| format!(", made at {at}"));
    format!("its newest order is {id}{}", made.unwrap_or_default())
}

/// Reads what was paid, after a payment whose outcome is not known. Which of the payments was there before is not known
/// either, so they are told to whoever does.
async fn looked_at(legacy: &XmlRpcBackend, invoice_id: InvoiceId, error: Error) -> Error {
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
    fn the_newest_order_is_told_by_id_and_time() {
        let mut order = Record::new();
        order.insert("Id", FieldValue::Int(7));
        assert_eq!(newest_order(Some(order)), "its newest order is 7");
        assert!(newest_order(None).contains("no order"));
    }

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
