//! The stock of products and stored cards over REST v2.

use keap_rest::endpoints::v2;
use keap_rest::{Cursor, Filter, Trail};
use serde_json::{Value, json};

use crate::rest::api;
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::{Error, ErrorKind, Result};

/// A product without a count has none (inferred).
pub(in crate::rest) async fn inventory(rest: &RestBackend, product: i64) -> Result<i64> {
    let product = rest
        .api
        .send(&Request::to(&v2::products::GET_PRODUCT).path("product_id", product))
        .await?;
    let inventory = product.get("inventory");
    let count = inventory.and_then(|inventory| inventory.get("inventory_count"));
    Ok(count.and_then(json::integer).unwrap_or(0))
}

/// Adds pieces, or takes them away. There is no idempotency key, so it is never sent twice.
pub(in crate::rest) async fn adjust_inventory(
    rest: &RestBackend,
    product: i64,
    by: i64,
) -> Result<()> {
    let direction = if by < 0 { "DECREASE" } else { "INCREASE" };
    let body = json!({ "type": direction, "quantity": by.unsigned_abs() });
    rest.api
        .send(
            &Request::to(&v2::products::ADJUST_INVENTORY)
                .path("product_id", product)
                .json(body),
        )
        .await?;
    Ok(())
}

/// Finds the payment method that a card has become, and deactivates it.
pub(in crate::rest) async fn deactivate_card(rest: &RestBackend, card: i64) -> Result<()> {
    let method = payment_method(rest, card).await?;
    let id = |member: &str| method.get(member).and_then(json::text);
    let (Some(contact), Some(method)) = (
        method.get("contact_id").and_then(json::integer),
        id("payment_method_id"),
    ) else {
        let message = "the payment method of the card has no id";
        return Err(Error::new(ErrorKind::InvalidResponse, message));
    };
    rest.api
        .send(
            &Request::to(&v2::payment_methods::DEACTIVATE_PAYMENT_METHOD)
                .path("contact_id", contact)
                .path("payment_method_id", method),
        )
        .await?;
    Ok(())
}

/// The answer is checked, and read to its end: a filter that the server does not take is ignored.
pub(super) async fn payment_method(rest: &RestBackend, card: i64) -> Result<Value> {
    let mut list = Request::to(&v2::payment_methods::LIST_PAYMENT_METHODS)
        .filter(Filter::by_key("credit_card_id", "==", card))
        .query("page_size", 1000);
    let mut trail = Trail::default();
    loop {
        let answer = rest.api.send(&list).await?;
        let methods = answer.get("payment_methods").and_then(Value::as_array);
        let is_it =
            |method: &&Value| method.get("credit_card_id").and_then(json::integer) == Some(card);
        let methods = methods.map_or(&[] as &[Value], Vec::as_slice);
        if let Some(method) = methods.iter().find(is_it) {
            return Ok(method.clone());
        }
        match answer.get("next_page_token").and_then(Value::as_str) {
            Some(token) if !token.is_empty() && !methods.is_empty() => {
                let next = Cursor::Token(token.to_owned());
                let step = trail.step(methods.len(), methods, Some(&next));
                step.map_err(api::astray)?;
                list = list.query("page_token", token);
            }
            _ => {
                let message = format!("there is no card {card}");
                return Err(Error::new(ErrorKind::NotFound, message));
            }
        }
    }
}
