//! `ProductService`: the stock of a product, kept beside its columns, and switching off a card.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, method};
use super::{Account, fault, values};

pub(crate) const METHODS: &[Method] = &[
    method("ProductService.getInventory", &["I"], inventory),
    method(
        "ProductService.incrementInventory",
        &["I"],
        |account, arguments| move_stock(account, arguments, 1),
    ),
    method(
        "ProductService.decrementInventory",
        &["I"],
        |account, arguments| move_stock(account, arguments, -1),
    ),
    method(
        "ProductService.increaseInventory",
        &["II"],
        |account, arguments| move_stock(account, arguments, arguments.int(1)),
    ),
    method(
        "ProductService.decreaseInventory",
        &["II"],
        |account, arguments| move_stock(account, arguments, -arguments.int(1)),
    ),
    method(
        "ProductService.deactivateCreditCard",
        &["I"],
        deactivate_card,
    ),
];

/// `CreditCard.Status` of a card that is switched off.
const INACTIVE: i64 = 4;

fn inventory(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let row = account
        .store
        .row("Product", arguments.int(0))
        .ok_or_else(fault::record_not_found)?;
    Ok(values::int(row.int("inventory")))
}

fn move_stock(account: &mut Account<'_>, arguments: &Arguments, by: i64) -> Result<Value, Fault> {
    let now = account.now;
    let row = account
        .store
        .row_mut("Product", arguments.int(0))
        .ok_or_else(fault::record_not_found)?;
    row.set("inventory", row.int("inventory").saturating_add(by));
    row.set("LastUpdated", now);
    Ok(Value::Bool(true))
}

fn deactivate_card(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let card = account
        .store
        .row_mut("CreditCard", arguments.int(0))
        .ok_or_else(fault::record_not_found)?;
    card.set("Status", INACTIVE);
    Ok(Value::Bool(true))
}
