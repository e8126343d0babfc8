//! What is asked of invoices over REST v2: what is owed and was paid, their tax anew, and that they go.

use keap_rest::Cursor;
use keap_rest::endpoints::v2;
use keap_schema::{FieldValue, Record};
use serde_json::Value;

use crate::difference::PAID_INVOICE;
use crate::rest::api::Ask;
use crate::rest::backend::RestBackend;
use crate::rest::query::clause::{Clause, Operator};
use crate::rest::query::joined::Joined;
use crate::rest::record::decode::Reader;
use crate::rest::record::json;
use crate::rest::record::server_row::ServerRow;
use crate::rest::request::Request;
use crate::rest::service::order;
use crate::table::{Field, Rows};
use crate::{Error, ErrorKind, Result};

/// The columns of a payment that XML-RPC answers and REST tells; the invoice is the one that was asked for.
const COLUMNS: [&str; 8] = [
    "Id",
    "PayDate",
    "PayAmt",
    "PayType",
    "ContactId",
    "PayNote",
    "RefundId",
    "Synced",
];

/// Deletes an invoice with its order. Deleted means gone: in doubt it is looked for again.
///
/// # Errors
/// `Unsupported` for an invoice on which something was paid, before anything is sent to delete it.
pub(in crate::rest) async fn delete(rest: &RestBackend, invoice: i64) -> Result<()> {
    let order = order::of_invoice(rest, invoice).await?;
    if order.paid != 0 {
        let paid = order.in_main_units(order.paid);
        let message = format!("{paid} was paid on the invoice, and such an order is not deleted");
        return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&PAID_INVOICE));
    }
    let delete = Request::to(&v2::orders::DELETE_ORDER).path("order_id", order.id);
    let error = match rest.api.send(&delete).await {
        Err(error) if error.may_have_applied() => error,
        answered => return answered.map(drop),
    };
    match order::find(rest, invoice).await {
        Ok(None) => Ok(()),
        Ok(Some(_)) => Err(error.hinted("the invoice was looked for again and is still there")),
        Err(_) => Err(error.hinted("the invoice could not be looked for again")),
    }
}

/// Has the tax of an invoice's order computed again.
pub(in crate::rest) async fn recalculate_tax(rest: &RestBackend, invoice: i64) -> Result<()> {
    let order = order::of_invoice(rest, invoice).await?;
    let tax = Request::to(&v2::orders::APPLY_TAX).path("order_id", order.id);
    rest.api.send(&tax).await?;
    Ok(())
}

/// What is left to pay, in main units.
pub(in crate::rest) async fn owed(rest: &RestBackend, invoice: i64) -> Result<f64> {
    let order = order::of_invoice(rest, invoice).await?;
    Ok(order.in_main_units(order.balance()))
}

/// The payments of an invoice as rows of `Payment`, without the columns that REST does not tell.
///
/// Asked of all payments by the order, not below the order: those tell their kind, and of their amounts the unit is
/// documented.
pub(in crate::rest) async fn payments(rest: &RestBackend, invoice: i64) -> Result<Vec<Record>> {
    let order = order::of_invoice(rest, invoice).await?.id.to_string();
    let table = rest.resource("Payment")?;
    let columns: Vec<&'static Field> = COLUMNS
        .iter()
        .filter_map(|name| table.field(name))
        .collect();
    let reader = Reader {
        backend: rest.backend,
        table: table.name,
        fields: table.columns,
        zone: rest.options.zone,
        cards: &[],
        lead_sources: &[],
        custom: None,
    };
    let mut payments = Vec::new();
    for row in of_order(rest, &order).await? {
        let mut payment = reader.record(&ServerRow::of(row), &columns, &[])?;
        payment.insert("InvoiceId", FieldValue::Int(invoice));
        // XML-RPC says 0 for a payment that was not refunded.
        if payment.get("RefundId").is_none() {
            payment.insert("RefundId", FieldValue::Int(0));
        }
        payments.push(payment);
    }
    Ok(payments)
}

/// All payments of an order. What is of another one is left out: a filter that the server does not take is ignored.
async fn of_order(rest: &RestBackend, order: &str) -> Result<Vec<Value>> {
    let Rows::List(list) = &rest.resource("Payment")?.endpoints(rest.backend).rows else {
        return Err(Error::impossible("the payments of REST v2 are no list"));
    };
    let filter = [Clause::Filter {
        key: "order_id".to_owned(),
        operator: Operator::Equal,
        value: order.to_owned(),
    }];
    let ask = Ask {
        filter: &filter,
        order: None,
        properties: &[],
        path: &[],
    };
    let (mut found, mut joined, mut cursor) = (Vec::new(), Joined::default(), Cursor::Start);
    loop {
        let page = joined.page(&rest.api, list, &ask, cursor, list.page_size);
        let (rows, next) = page.await?;
        found.extend(rows.into_iter().filter(|row| is_of(row, order)));
        match next {
            Some(next) => cursor = next,
            None => return Ok(found),
        }
    }
}

fn is_of(payment: &Value, order: &str) -> bool {
    let orders = payment.get("order_ids").and_then(json::text_list);
    orders.is_some_and(|orders| orders.iter().any(|id| id == order))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_payment_of_another_order_is_left_out() {
        assert!(is_of(&json!({ "order_ids": ["12", "7"] }), "7"));
        assert!(!is_of(&json!({ "order_ids": ["71"] }), "7"));
        assert!(!is_of(&json!({ "order_ids": null }), "7"));
    }
}
