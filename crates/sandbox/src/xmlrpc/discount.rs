//! `DiscountService` and `ShippingService`. All values of their answers are texts (documented).
//!
//! Discounts are kept in `discount`, shipping options in `shipping_option`, under the member names
//! of the answers.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::dispatch::{Method, absent, method};
use super::{Account, fault, values};
use crate::cell::Cell;
use crate::store::Row;

pub(crate) const METHODS: &[Method] = &[
    method(
        "DiscountService.addFreeTrial",
        &["SSIII"],
        |account, arguments| {
            Ok(add(
                account,
                arguments,
                "FreeTrial",
                &[
                    "name",
                    "description",
                    "freeTrialDays",
                    "hidePrice",
                    "subscriptionPlanId",
                ],
            ))
        },
    ),
    method(
        "DiscountService.getFreeTrial",
        &["I"],
        |account, arguments| {
            get(
                account,
                arguments,
                "FreeTrial",
                &[
                    "freeTrialDays",
                    "subscriptionPlanId",
                    "description",
                    "name",
                    "hidePrice",
                    "applyDiscountToCommission",
                ],
            )
        },
    ),
    method(
        "DiscountService.addOrderTotalDiscount",
        &["SSIIDS"],
        |account, arguments| {
            Ok(add(
                account,
                arguments,
                "OrderTotal",
                &[
                    "name",
                    "description",
                    "applyDiscountToCommission",
                    "pctOrAmt",
                    "amount",
                    "payType",
                ],
            ))
        },
    ),
    method(
        "DiscountService.getOrderTotalDiscount",
        &["I"],
        |account, arguments| {
            get(
                account,
                arguments,
                "OrderTotal",
                &[
                    "amount",
                    "description",
                    "name",
                    "pctOrAmt",
                    "payType",
                    "applyDiscountToCommission",
                ],
            )
        },
    ),
    method(
        "DiscountService.addCategoryDiscount",
        &["SSII", "SSID"],
        |account, arguments| {
            Ok(add(
                account,
                arguments,
                "Category",
                &["name", "description", "applyDiscountToCommission", "amount"],
            ))
        },
    ),
    method(
        "DiscountService.getCategoryDiscount",
        &["I"],
        |account, arguments| {
            get(
                account,
                arguments,
                "Category",
                &["description", "name", "applyDiscountToCommission"],
            )
        },
    ),
    method(
        "DiscountService.addCategoryAssignmentToCategoryDiscount",
        &["II"],
        assign_category,
    ),
    method(
        "DiscountService.getCategoryAssignmentsForCategoryDiscount",
        &["I"],
        category_assignments,
    ),
    method(
        "DiscountService.addProductTotalDiscount",
        &["SSIIID"],
        |account, arguments| {
            Ok(add(
                account,
                arguments,
                "ProductTotal",
                &[
                    "name",
                    "description",
                    "applyDiscountToCommission",
                    "productId",
                    "pctOrAmt",
                    "amount",
                ],
            ))
        },
    ),
    method(
        "DiscountService.getProductTotalDiscount",
        &["I", "S"],
        |account, arguments| {
            get(
                account,
                arguments,
                "ProductTotal",
                &[
                    "description",
                    "name",
                    "applyDiscountToCommission",
                    "productId",
                ],
            )
        },
    ),
    method(
        "DiscountService.addShippingTotalDiscount",
        &["SSIID"],
        |account, arguments| {
            Ok(add(
                account,
                arguments,
                "ShippingTotal",
                &[
                    "name",
                    "description",
                    "applyDiscountToCommission",
                    "pctOrAmt",
                    "amount",
                ],
            ))
        },
    ),
    method(
        "DiscountService.getShippingTotalDiscount",
        &["I"],
        |account, arguments| {
            get(
                account,
                arguments,
                "ShippingTotal",
                &[
                    "amount",
                    "description",
                    "name",
                    "pctOrAmt",
                    "applyDiscountToCommission",
                ],
            )
        },
    ),
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

/// Keeps every parameter as text under its name; gives the id.
fn add(account: &mut Account<'_>, arguments: &Arguments, kind: &str, names: &[&str]) -> Value {
    let mut row = Row::default().with("kind", kind);
    for (name, value) in names.iter().zip(&arguments.values) {
        row.put(name, values::plain(value));
    }
    values::int(account.store.insert("discount", row))
}

fn texts(row: &Row, names: &[&str]) -> Value {
    values::hash_ordered(names.iter().map(|name| {
        let text = row.get(name).map(Cell::to_text).unwrap_or_default();
        ((*name).to_owned(), Value::String(text))
    }))
}

fn get(
    account: &Account<'_>,
    arguments: &Arguments,
    kind: &str,
    names: &[&str],
) -> Result<Value, Fault> {
    let row = account
        .store
        .row("discount", arguments.id(0))
        .filter(|row| row.text("kind") == kind);
    Ok(texts(row.ok_or_else(fault::record_not_found)?, names))
}

/// Gives the id of the assignment (inferred).
fn assign_category(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let known = account
        .store
        .row("discount", arguments.int(0))
        .is_some_and(|row| row.text("kind") == "Category");
    if !known {
        return Err(fault::record_not_found());
    }
    let row = Row::default()
        .with("specialItemId", arguments.int(0))
        .with("productCategoryId", arguments.int(1));
    Ok(values::int(account.store.insert("discount_category", row)))
}

fn category_assignments(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let rows = account.store.rows("discount_category");
    let mine = rows.filter(|row| row.int("specialItemId") == arguments.int(0));
    let shown = mine.map(|row| {
        values::hash_ordered([
            ("id".to_owned(), Value::String(row.id().to_string())),
            (
                "specialItemId".to_owned(),
                Value::String(row.int("specialItemId").to_string()),
            ),
            (
                "productCategoryId".to_owned(),
                Value::String(row.int("productCategoryId").to_string()),
            ),
        ])
    });
    Ok(Value::Array(shown.collect()))
}

fn show_option(row: &Row) -> Value {
    let members = row.iter().map(|(name, cell)| {
        let name = if name == "Id" { "id" } else { name };
        (name.to_owned(), Value::String(cell.to_text()))
    });
    values::hash_ordered(members)
}

fn all_options(account: &mut Account<'_>, _: &Arguments) -> Result<Value, Fault> {
    Ok(Value::Array(
        account
            .store
            .rows("shipping_option")
            .map(show_option)
            .collect(),
    ))
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

fn ranges(account: &Account<'_>, arguments: &Arguments, kind: &str) -> Result<Value, Fault> {
    option_of(account, arguments, kind)?;
    Ok(Value::Array(Vec::new()))
}
