//! Commissions of lines of orders over REST v2.

use chrono::NaiveDateTime;
use keap_rest::endpoints::v2;
use serde_json::{Map, Value};

use crate::difference::COMMISSION;
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::rest::service::amount;
use crate::rest::service::order::{self, insert_id, insert_text, unreadable};
use crate::table::payout_in_v2;
use crate::{Error, ErrorKind, Result};

/// The commission of a partner for a product of an order. The amount is in main units (inferred, as all that v2 is sent).
#[derive(Debug)]
pub(in crate::rest) struct Commission<'a> {
    pub(in crate::rest) invoice: i64,
    pub(in crate::rest) partner: i64,
    pub(in crate::rest) product: i64,
    pub(in crate::rest) percentage: i64,
    pub(in crate::rest) amount: f64,
    pub(in crate::rest) payout: i64,
    pub(in crate::rest) description: &'a str,
    pub(in crate::rest) date: NaiveDateTime,
}

impl Commission<'_> {
    /// A percentage or an amount of 0 is none.
    fn body(&self) -> Result<Value> {
        let payout = payout_in_v2(self.payout).ok_or_else(|| {
            let message = format!("commissions are not paid out by kind {}", self.payout);
            Error::new(ErrorKind::Unsupported, message).explained_by(&COMMISSION)
        })?;
        let mut body = Map::new();
        insert_id(&mut body, "affiliate_id", self.partner);
        body.insert("payout_type".into(), payout.into());
        if self.percentage != 0 {
            body.insert("pay_percent".into(), self.percentage.into());
        }
        if self.amount != 0.0 {
            body.insert("commission_amount".into(), self.amount.into());
        }
        insert_text(&mut body, "description", self.description);
        let date = self.date.date().to_string();
        body.insert("commission_date".into(), date.into());
        Ok(body.into())
    }
}

/// Finds the order of an invoice and its line of the product, and sets the commission of that line.
pub(in crate::rest) async fn override_of_order(
    rest: &RestBackend,
    commission: &Commission<'_>,
) -> Result<()> {
    let body = commission.body()?;
    let order = order::of_invoice(rest, commission.invoice).await?;
    amount::in_smallest_units(commission.amount, order.exponent)?;
    let order = order.id;
    let whole = Request::to(&v2::orders::GET_ORDER).path("order_id", order);
    let line = line_of(&rest.api.send(&whole).await?, commission)?;
    let apply = Request::to(&v2::orders::APPLY_COMMISSION_ON_ORDER_ITEMS)
        .path("order_id", order)
        .path("order_item_id", line);
    rest.api.send(&apply.json(body)).await?;
    Ok(())
}

/// The one line of the product: of several it cannot be told which one is meant, and each would get the commission.
fn line_of(order: &Value, commission: &Commission<'_>) -> Result<i64> {
    let Some(lines) = order.get("order_items").and_then(Value::as_array) else {
        return Err(unreadable("the order tells no lines"));
    };
    let product = |line: &Value| line.get("product")?.get("id").and_then(json::integer);
    let of_product = lines
        .iter()
        .filter(|line| product(line) == Some(commission.product));
    let ids: Vec<i64> = of_product
        .filter_map(|line| line.get("id").and_then(json::integer))
        .collect();
    let product = commission.product;
    match ids.as_slice() {
        [id] => Ok(*id),
        [] => {
            let message = format!("the order has no line of product {product}");
            Err(Error::new(ErrorKind::NotFound, message))
        }
        several => {
            let message = format!("the order has {} lines of product {product}", several.len());
            Err(Error::new(ErrorKind::Unsupported, message).explained_by(&COMMISSION))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn commission(payout: i64) -> Commission<'static> {
        Commission {
            invoice: 102,
            partner: 1,
            product: 5,
            percentage: 0,
            amount: 2.5,
            payout,
            description: "",
            date: "2026-11-28T23:00:00".parse().unwrap(),
        }
    }

    #[test]
    fn a_commission_says_only_what_it_has() {
        let body = commission(5).body().unwrap();
        let expected = json!({
            "affiliate_id": "1", "payout_type": "PAYMENT_RECEIVED", "commission_amount": 2.5,
            "commission_date": "2026-11-28",
        });
        assert_eq!(body, expected);
        let error = commission(3).body().unwrap_err();
        assert_eq!(error.difference(), Some(&COMMISSION));
    }

    #[test]
    fn one_line_of_the_product_is_meant_and_no_other() {
        let line = |id: &str, product: &str| json!({ "id": id, "product": { "id": product } });
        let order = |lines: Value| json!({ "order_items": lines });
        let found = |lines| line_of(&order(lines), &commission(4));
        assert_eq!(found(json!([line("8", "4"), line("9", "5")])).unwrap(), 9);
        let missing = found(json!([line("8", "4"), { "id": "7", "product": null }]));
        assert_eq!(missing.unwrap_err().kind(), ErrorKind::NotFound);
        let several = found(json!([line("8", "5"), line("9", "5")]));
        assert_eq!(several.unwrap_err().difference(), Some(&COMMISSION));
    }
}
