//! `ShippingService`. All values of its answers are texts (documented).
//!
//! Options are kept in `shipping_option` under the member names of the answers, the ranges of
//! prices in `shipping_range`; REST v2 reads the same rows.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, absent, method};
use super::{Account, fault, values};
use crate::store::Row;
use crate::store::cell::Cell;

pub(crate) const METHODS: &[Method] = &[
    method("ShippingService.getAllShippingOptions", &[""], all_options),
    method(
        "ShippingService.getFlatRateShippingOption",
        &["I"],
        |account, arguments| option(account, arguments, "Flat Rate"),
    ),
    method(
        "ShippingService.getOrderTotalShippingOption",
        &["I"],
        |account, arguments| option(account, arguments, "Order Total"),
    ),
    method(
        "ShippingService.getOrderTotalShippingRanges",
        &["I"],
        |account, arguments| ranges(account, arguments, "Order Total"),
    ),
    method(
        "ShippingService.getProductBasedShippingOption",
        &["I"],
        |account, arguments| option(account, arguments, "Product Based"),
    ),
    method(
        "ShippingService.getOrderQuantityShippingOption",
        &["I"],
        |account, arguments| option(account, arguments, "Order Quantity"),
    ),
    method(
        "ShippingService.getWeightBasedShippingOption",
        &["I"],
        |account, arguments| option(account, arguments, "Weight Based"),
    ),
    method(
        "ShippingService.getUpsShippingOption",
        &["I"],
        |account, arguments| option(account, arguments, "UPS"),
    ),
    absent(
        "ShippingService.getProductShippingPricesForProductShippingOption",
        &["I"],
    ),
    absent("ShippingService.getWeightBasedShippingRanges", &["I"]),
];

fn show_option(row: &Row) -> Value {
    values::hash_ordered(members(row, &[]))
}

/// The members of a row that are not hidden, as texts.
fn members<'a>(row: &'a Row, hidden: &'a [&'a str]) -> impl Iterator<Item = (String, Value)> + 'a {
    let shown = row.iter().filter(|(name, _)| !hidden.contains(name));
    shown.map(|(name, cell)| {
        let name = if name == "Id" { "id" } else { name };
        (name.to_owned(), Value::String(text(cell)))
    })
}

/// `true`, not 1, and `5.0`, not 5: as the documented answers have them.
fn text(cell: &Cell) -> String {
    match cell {
        Cell::Bool(flag) => flag.to_string(),
        Cell::Double(number) => format!("{number:?}"),
        other => other.to_text(),
    }
}

/// What all kinds of options have.
const SHARED: [&str; 7] = [
    "id",
    "name",
    "description",
    "type",
    "active",
    "international",
    "orderBased",
];

/// The list has no member that only one kind of option has (documented).
fn all_options(account: &mut Account<'_>, _: &Arguments) -> Result<Value, Fault> {
    let shown = account.store.rows("shipping_option").map(|row| {
        let shared = members(row, &[]).filter(|(name, _)| SHARED.contains(&name.as_str()));
        values::hash_ordered(shared)
    });
    Ok(Value::Array(shown.collect()))
}

fn option_of<'a>(
    account: &'a Account<'_>,
    arguments: &Arguments,
    kind: &str,
) -> Result<&'a Row, Fault> {
    let row = account.store.row("shipping_option", arguments.int(0));
    row.filter(|row| row.text("type") == kind)
        .ok_or_else(fault::record_not_found)
}

fn option(account: &Account<'_>, arguments: &Arguments, kind: &str) -> Result<Value, Fault> {
    option_of(account, arguments, kind).map(show_option)
}

/// The names of the members are in no document: they are those of the fixture.
fn ranges(account: &Account<'_>, arguments: &Arguments, kind: &str) -> Result<Value, Fault> {
    let option = option_of(account, arguments, kind)?;
    let rows = account.store.rows("shipping_range");
    let mine = rows.filter(|row| row.int("option") == option.id());
    let shown = mine.map(|row| values::hash_ordered(members(row, &["Id", "option"])));
    Ok(Value::Array(shown.collect()))
}
