//! The stock of products and stored cards over REST v2.

use keap_rest::endpoints::v2;
use serde_json::{Value, json};

use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::rest::service::payment_method;
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

/// The payment method of a card.
///
/// # Errors
/// `NotFound` when no payment method has its id.
pub(super) async fn payment_method(rest: &RestBackend, card: i64) -> Result<Value> {
    payment_method::of_card(&rest.api, card)
        .await?
        .ok_or_else(|| Error::new(ErrorKind::NotFound, format!("there is no card {card}")))
}

/// The id of the payment method of a card.
///
/// # Errors
/// `NotFound` when no payment method has its id.
pub(super) async fn payment_method_id(rest: &RestBackend, card: i64) -> Result<String> {
    let method = payment_method(rest, card).await?;
    let id = method.get("payment_method_id").and_then(json::text);
    id.ok_or_else(|| {
        let message = "the payment method of the card has no id";
        Error::new(ErrorKind::InvalidResponse, message)
    })
}
