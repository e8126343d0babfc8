//! Orders over REST v2, found by their invoices: XML-RPC names an invoice, REST an order that tells its invoice's id.

use chrono::{DateTime, NaiveDateTime, Utc};
use keap_rest::Filter;
use keap_rest::endpoints::v2;
use serde_json::{Map, Value, json};

use crate::difference::ITEM_KIND;
use crate::rest::api::NOT_THE_API;
use crate::rest::backend::RestBackend;
use crate::rest::record::{json, money};
use crate::rest::request::Request;
use crate::rest::service::amount;
use crate::table;
use crate::{ContactId, Error, ErrorKind, Result};

/// An order, as far as money goes. Amounts are in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) id: i64,
    pub(super) total: i64,
    pub(super) paid: i64,
    /// The decimals of the smallest unit.
    pub(super) exponent: u32,
    /// When it was changed last, by the clock of the server.
    pub(super) changed: Option<DateTime<Utc>>,
}

impl Order {
    /// What is left to pay. Not `total_due`, of which the contract says that it is no balance.
    pub(super) fn balance(&self) -> i64 {
        self.total.saturating_sub(self.paid)
    }

    /// An amount in main units, as payments are written.
    pub(super) fn in_main_units(&self, amount: i64) -> f64 {
        money::major(amount, self.exponent)
    }

    /// The order of an answer.
    ///
    /// # Errors
    /// `InvalidResponse` when it tells neither id nor total.
    pub(super) fn of(order: &Value) -> Result<Self> {
        Self::read(order).ok_or_else(|| unreadable("the order tells neither id nor total"))
    }

    fn read(order: &Value) -> Option<Self> {
        let amount = |name: &str| order.get(name)?.get("amount").and_then(json::integer);
        let currency = order.get("total")?.get("currency_code");
        let currency = currency.and_then(Value::as_str).unwrap_or_default();
        Some(Self {
            id: order.get("id").and_then(json::integer)?,
            total: amount("total")?,
            // An order without a payment may say nothing of it.
            paid: amount("total_paid").unwrap_or(0),
            exponent: money::exponent(currency),
            changed: order
                .get("modification_time")
                .and_then(Value::as_str)
                .and_then(|text| text.parse().ok()),
        })
    }
}

/// The order of an invoice.
///
/// # Errors
/// `NotFound` when there is no such invoice.
pub(super) async fn of_invoice(rest: &RestBackend, invoice: i64) -> Result<Order> {
    Order::of(&known(rest, invoice).await?)
}

/// The order of an invoice as it is answered.
///
/// # Errors
/// `NotFound` when there is no such invoice.
pub(super) async fn known(rest: &RestBackend, invoice: i64) -> Result<Value> {
    value(rest, invoice).await?.ok_or_else(|| {
        let message = format!("there is no invoice {invoice}");
        Error::new(ErrorKind::NotFound, message)
    })
}

/// The order of an invoice, as far as money goes; `None` when there is no such invoice.
pub(super) async fn find(rest: &RestBackend, invoice: i64) -> Result<Option<Order>> {
    let order = value(rest, invoice).await?;
    order.as_ref().map(Order::of).transpose()
}

/// The order of an invoice as it is answered; `None` when there is no such invoice.
///
/// One page is enough: of one invoice there is one order. Orders of other invoices mean that the filter was ignored, and
/// nothing is done to one of them.
pub(super) async fn value(rest: &RestBackend, invoice: i64) -> Result<Option<Value>> {
    let list =
        Request::to(&v2::orders::LIST_ORDERS).filter(Filter::by_key("invoice_id", "==", invoice));
    let answer = rest.api.send(&list).await?;
    let Some(orders) = answer.get("orders").and_then(Value::as_array) else {
        return Err(unreadable("the list of orders has no member orders"));
    };
    let is_it = |order: &&Value| order.get("invoice_id").and_then(json::integer) == Some(invoice);
    match orders.iter().find(is_it) {
        Some(order) => Ok(Some(order.clone())),
        None if orders.is_empty() => Ok(None),
        None => Err(unreadable("the orders are those of other invoices")),
    }
}

pub(super) fn unreadable(message: &str) -> Error {
    Error::new(ErrorKind::InvalidResponse, message).hinted(NOT_THE_API)
}

/// Makes an order without lines and gives the id of its invoice.
pub(in crate::rest) async fn create_blank_order(
    rest: &RestBackend,
    contact: ContactId,
    title: &str,
    date: NaiveDateTime,
    partners: [i64; 2],
) -> Result<i64> {
    let [lead, sale] = partners;
    let mut body = Map::new();
    body.insert("contact_id".into(), contact.get().to_string().into());
    body.insert("order_title".into(), title.into());
    body.insert("order_time".into(), instant(rest, date).into());
    let kind = rest.options.order_type.unwrap_or_default();
    body.insert("order_type".into(), kind.word().into());
    insert_id(&mut body, "lead_affiliate_id", lead);
    insert_id(&mut body, "sales_affiliate_id", sale);
    let create = Request::to(&v2::orders::CREATE_ORDER).json(body.into());
    let order = rest.api.send(&create).await?;
    created(
        &order,
        "invoice_id",
        "the order that was made tells no invoice",
    )
}

/// A line as it is added. The price is in main units.
#[derive(Debug)]
pub(in crate::rest) struct Line<'a> {
    pub(in crate::rest) product: i64,
    pub(in crate::rest) kind: i64,
    pub(in crate::rest) price: f64,
    pub(in crate::rest) quantity: u32,
    pub(in crate::rest) description: &'a str,
    pub(in crate::rest) notes: &'a str,
}

impl Line<'_> {
    /// That the description of XML-RPC is the name of REST is inferred: both are what the line is called.
    fn body(&self) -> Result<Value> {
        let word = table::line_made_in_v2(self.kind).ok_or_else(|| {
            let message = format!("lines of kind {} cannot be made", self.kind);
            Error::new(ErrorKind::Unsupported, message).explained_by(&ITEM_KIND)
        })?;
        let mut body = Map::new();
        body.insert("item_type".into(), word.into());
        body.insert("quantity".into(), self.quantity.into());
        body.insert("price_per_unit".into(), self.price.into());
        insert_id(&mut body, "product_id", self.product);
        insert_text(&mut body, "name", self.description);
        insert_text(&mut body, "notes", self.notes);
        Ok(body.into())
    }
}

/// Finds the order of an invoice, and adds a line to it.
pub(in crate::rest) async fn add_item(
    rest: &RestBackend,
    invoice: i64,
    line: &Line<'_>,
) -> Result<()> {
    let body = line.body()?;
    let order = of_invoice(rest, invoice).await?;
    amount::in_smallest_units(line.price, order.exponent)?;
    let add = Request::to(&v2::orders::CREATE_ORDER_ITEM).path("order_id", order.id);
    rest.api.send(&add.json(body)).await?;
    Ok(())
}

/// A wall time of XML-RPC as REST writes instants.
pub(super) fn instant(rest: &RestBackend, wall: NaiveDateTime) -> String {
    let moment = rest.options.zone.to_utc(wall);
    moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Ids are texts in v2, and 0 is none.
pub(super) fn insert_id(body: &mut Map<String, Value>, name: &str, id: i64) {
    if id != 0 {
        body.insert(name.to_owned(), id.to_string().into());
    }
}

/// A text without content is refused by v2, so it is left out.
pub(super) fn insert_text(body: &mut Map<String, Value>, name: &str, text: &str) {
    if !text.trim().is_empty() {
        body.insert(name.to_owned(), json!(text));
    }
}

/// The id of what was made. Without one it is made all the same.
pub(super) fn created(answer: &Value, name: &str, missing: &str) -> Result<i64> {
    let id = answer.get(name).and_then(json::integer);
    id.ok_or_else(|| Error::new(ErrorKind::InvalidResponse, missing).applied(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_balance_is_told_in_the_smallest_units_of_the_currency() {
        let order = |currency: &str| {
            let amount = |amount: i64| json!({ "amount": amount, "currency_code": currency });
            let order = json!({ "id": "7", "total": amount(3998), "total_paid": amount(1000) });
            Order::read(&order).unwrap()
        };
        let dollars = order("USD");
        assert_eq!(dollars.balance(), 2998);
        assert_eq!(dollars.in_main_units(2998).to_string(), "29.98");
        let yen = order("JPY");
        assert_eq!(yen.in_main_units(yen.balance()).to_string(), "2998");
    }

    #[test]
    fn an_order_without_a_total_is_not_read_as_one_of_nothing() {
        assert_eq!(Order::read(&json!({ "id": "7", "total": null })), None);
        assert_eq!(Order::read(&json!({ "total": { "amount": 1 } })), None);
    }

    #[test]
    fn a_line_says_only_what_it_has() {
        let line = |product, kind| Line {
            product,
            kind,
            price: 19.99,
            quantity: 2,
            description: " ",
            notes: "red",
        };
        let body = line(0, 1).body().unwrap();
        let shipping = json!({
            "item_type": "SHIPPING", "quantity": 2, "price_per_unit": 19.99, "notes": "red",
        });
        assert_eq!(body, shipping);
        assert_eq!(line(5, 4).body().unwrap()["product_id"], "5");
        for kind in [0, 3, 5, 8, 15, -1] {
            let error = line(5, kind).body().unwrap_err();
            assert_eq!(error.difference(), Some(&ITEM_KIND), "{kind}");
        }
    }
}
