//! An order with all that belongs to it. XML-RPC makes it in one call; REST v2 needs several, and a failure between them
//! tells what stands.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use keap_http::{Clock as _, SystemClock};
use keap_rest::endpoints::{v1, v2};
use keap_schema::{Condition, FieldValue, QueryData, Record};
use serde_json::{Map, Value, json};

use crate::operation::argument::or_zero;
use crate::rest::backend::RestBackend;
use crate::rest::query;
use crate::rest::request::Request;
use crate::rest::service::order::{Order, created, insert_id};
use crate::rest::service::payment::{self, Charge, Paid};
use crate::rest::service::steps::{Left, Steps};
use crate::rest::service::subscription;
use crate::{AffiliateId, Backend, ContactId, Error, ErrorKind, Result, model::OrderPartners};

/// What XML-RPC calls an order that is placed: it has no argument for it (inferred).
const TITLE: &str = "Online Order";

/// An order that is placed. A product that is named twice is one line of two pieces.
#[derive(Debug)]
pub(in crate::rest) struct New<'a> {
    pub(in crate::rest) contact: ContactId,
    pub(in crate::rest) card: i64,
    pub(in crate::rest) products: &'a [i64],
    pub(in crate::rest) plans: &'a [i64],
    pub(in crate::rest) partners: OrderPartners,
}

/// Places an order and tells, in the members of XML-RPC, what came of it.
pub(in crate::rest) async fn place(rest: &RestBackend, new: &New<'_>) -> Result<Record> {
    if rest.backend == Backend::RestV1 {
        return place_in_v1(rest, new).await;
    }
    // Whatever can be missing shows before anything is written.
    let mut lines = product_lines(new.products, |id| id.to_string().into());
    lines.extend(plan_lines(rest, new.plans).await?);
    let method = subscription::method(rest, new.card).await?;
    let mut steps = Steps::default();
    let create = Request::to(&v2::orders::CREATE_ORDER).json(body(new, lines));
    let placed = Placed::of(&rest.api.send(&create).await?)?;
    steps.done(format!("{placed} was made"));
    let tax = Request::to(&v2::orders::APPLY_TAX).path("order_id", placed.order);
    let taxed = rest.api.send(&tax).await;
    let taxed = taxed.and_then(|order| Order::of(&order).map_err(|error| error.applied(true)));
    let order = steps.checked(taxed, |error| placed.untaxed(error))?;
    steps.done("its tax was computed");
    let Some(method) = method else {
        return Ok(placed.told(None));
    };
    let paid = pay(rest, new.card, &placed, &order, method).await;
    let paid = steps.checked(paid, |error| placed.unpaid(error))?;
    Ok(placed.told(Some(&paid)))
}

/// v1 makes the order in one call, and tells no invoice.
async fn place_in_v1(rest: &RestBackend, new: &New<'_>) -> Result<Record> {
    let lines = product_lines(new.products, Value::from);
    let mut body = Map::new();
    body.insert("contact_id".into(), new.contact.get().into());
    body.insert("order_title".into(), TITLE.into());
    body.insert("order_date".into(), now().into());
    body.insert("order_type".into(), "Online".into());
    body.insert("order_items".into(), lines.into());
    for (name, partner) in [
        ("lead_affiliate_id", new.partners.lead),
        ("sales_affiliate_id", new.partners.sale),
    ] {
        if let Some(partner) = partner.map(AffiliateId::get) {
            body.insert(name.into(), partner.into());
        }
    }
    let create = Request::to(&v1::orders::CREATE_ORDER).json(body.into());
    let order = rest.api.send(&create).await?;
    let mut record = Record::new();
    record.insert("Successful", FieldValue::Bool(true));
    let id = created(&order, "id", "the order that was made tells no id")?;
    record.insert("OrderId", FieldValue::from(id));
    Ok(record)
}

fn body(new: &New<'_>, lines: Vec<Value>) -> Value {
    let mut body = Map::new();
    insert_id(&mut body, "contact_id", new.contact.get());
    body.insert("order_title".into(), TITLE.into());
    body.insert("order_time".into(), now().into());
    body.insert("order_type".into(), "ONLINE".into());
    body.insert("order_items".into(), lines.into());
    insert_id(&mut body, "lead_affiliate_id", or_zero(new.partners.lead));
    insert_id(&mut body, "sales_affiliate_id", or_zero(new.partners.sale));
    body.into()
}

fn now() -> String {
    let now = DateTime::<Utc>::from(SystemClock.now());
    now.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// How often each id is named, in the order in which they are named first.
fn counted(ids: &[i64]) -> Vec<(i64, u32)> {
    let mut counted: Vec<(i64, u32)> = Vec::new();
    for &id in ids {
        match counted.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => counted.push((id, 1)),
        }
    }
    counted
}

/// Without a price the product's own is taken (documented).
fn product_lines(products: &[i64], written: impl Fn(i64) -> Value) -> Vec<Value> {
    let line = |(product, quantity): (i64, u32)| json!({ "item_type": "PRODUCT", "product_id": written(product), "quantity": quantity });
    counted(products).into_iter().map(line).collect()
}

/// A line of a plan wants its product too, and would be made at the price of the product.
async fn plan_lines(rest: &RestBackend, plans: &[i64]) -> Result<Vec<Value>> {
    let counted = counted(plans);
    if counted.is_empty() {
        return Ok(Vec::new());
    }
    let known = plans_by_id(rest, &counted).await?;
    let line = |(plan, quantity): (i64, u32)| {
        let Some(row) = known.get(&plan) else {
            let message = format!("there is no subscription plan {plan}");
            return Err(Error::new(ErrorKind::NotFound, message));
        };
        let product = row.get("ProductId").and_then(FieldValue::as_i64);
        let price = row.get("PlanPrice").map(FieldValue::to_string);
        let price = price.and_then(|price| price.parse::<f64>().ok());
        let (Some(product), Some(price)) = (product, price) else {
            let message = format!("subscription plan {plan} tells neither product nor price");
            return Err(Error::new(ErrorKind::InvalidResponse, message));
        };
        Ok(json!({
            "item_type": "SUBSCRIPTION", "product_id": product.to_string(),
            "subscription_plan_id": plan.to_string(), "price_per_unit": price, "quantity": quantity,
        }))
    };
    counted.into_iter().map(line).collect()
}

async fn plans_by_id(rest: &RestBackend, plans: &[(i64, u32)]) -> Result<BTreeMap<i64, Record>> {
    let mut wanted = QueryData::new("SubscriptionPlan");
    wanted.selected = ["Id", "ProductId", "PlanPrice"].map(str::to_owned).to_vec();
    let ids = plans.iter().map(|(id, _)| *id).collect();
    wanted.conditions = vec![("Id".to_owned(), Condition::In(ids))];
    let rows = query::rows(rest, &wanted).await?.into_iter();
    let id = |row: &Record| row.get("Id").and_then(FieldValue::as_i64);
    Ok(rows.filter_map(|row| Some((id(&row)?, row))).collect())
}

async fn pay(
    rest: &RestBackend,
    card: i64,
    placed: &Placed,
    order: &Order,
    method: String,
) -> Result<Paid> {
    if order.balance() <= 0 {
        return Ok(Paid {
            done: true,
            code: "SKIPPED".to_owned(),
            reference: String::new(),
        });
    }
    let charge = Charge {
        invoice: placed.invoice,
        card,
        merchant_account: 0,
        notes: "",
        bypass_commissions: false,
    };
    payment::charge_method(rest, &charge, order, method).await
}

/// An order that was made, and its invoice.
#[derive(Clone, Copy, Debug)]
struct Placed {
    order: i64,
    invoice: i64,
}

impl std::fmt::Display for Placed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "order {} with invoice {}", self.order, self.invoice)
    }
}

/// What to do with an order that is not to be kept, or to be paid later.
const GO_ON: &str =
    "charge it with InvoiceService.chargeInvoice, or delete it with InvoiceService.deleteInvoice";

impl Placed {
    fn of(order: &Value) -> Result<Self> {
        let id = |name| created(order, name, "the order that was made tells no ids");
        Ok(Self {
            order: id("id")?,
            invoice: id("invoice_id")?,
        })
    }

    /// What stands when its tax was to be computed.
    fn untaxed(&self, error: &Error) -> Left {
        let tax = match error.may_have_applied() {
            true => "whether its tax is computed is not known",
            false => "without tax",
        };
        Left {
            stands: format!("{self}, {tax}, not paid"),
            next: format!(
                "do not place it again: compute the tax with InvoiceService.recalculateTax, then {GO_ON}"
            ),
        }
    }

    /// What stands when its card was to be charged.
    fn unpaid(&self, error: &Error) -> Left {
        if error.may_have_applied() {
            return Left {
                stands: format!("{self}, with tax; whether it is paid is not known"),
                next: "do not place it again: look with DataService.query on InvoicePayment whether it is paid, and charge it with InvoiceService.chargeInvoice only when it is not".to_owned(),
            };
        }
        Left {
            stands: format!("{self}, with tax, not paid"),
            next: format!("do not place it again: {GO_ON}"),
        }
    }

    /// The answer; a card that is declined leaves the order, as over XML-RPC.
    fn told(&self, paid: Option<&Paid>) -> Record {
        let mut record = match paid {
            Some(paid) => payment::result(paid.done, &paid.code, &paid.reference, &paid.code),
            None => payment::result(true, "", "", ""),
        };
        record.insert("OrderId", FieldValue::from(self.order));
        record.insert("InvoiceId", FieldValue::from(self.invoice));
        record
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_named_twice_is_two_pieces() {
        assert_eq!(counted(&[5, 3, 5]), [(5, 2), (3, 1)]);
        let lines = product_lines(&[5, 5], |id| id.to_string().into());
        let expected = json!({ "item_type": "PRODUCT", "product_id": "5", "quantity": 2 });
        assert_eq!(lines, [expected]);
    }

    #[test]
    fn what_stands_depends_on_what_is_known() {
        let placed = Placed {
            order: 9,
            invoice: 109,
        };
        let error = |open: bool| Error::new(ErrorKind::Unavailable, "gone").applied(open);
        let stands = [
            placed.untaxed(&error(false)).stands,
            placed.untaxed(&error(true)).stands,
            placed.unpaid(&error(false)).stands,
            placed.unpaid(&error(true)).stands,
        ];
        assert_eq!(
            stands,
            [
                "order 9 with invoice 109, without tax, not paid",
                "order 9 with invoice 109, whether its tax is computed is not known, not paid",
                "order 9 with invoice 109, with tax, not paid",
                "order 9 with invoice 109, with tax; whether it is paid is not known",
            ]
        );
    }
}
