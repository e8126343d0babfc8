//! `DiscountService`. All values of its answers are texts (documented).
//!
//! Discounts are kept in `discount` under the member names of the answers, with their kind; REST v2
//! reads and writes the same rows. The categories of a discount are in `discount_category`.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, method};
use super::{Account, fault, values};
use crate::store::Row;
use crate::store::cell::Cell;

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
            // A double of a documented sample is a whole number; what a part of one does is not documented.
            if matches!(arguments.values.get(3), Some(Value::Double(amount)) if amount.fract() != 0.0)
            {
                let text = "the number of a category discount must be a whole one";
                return Err(fault::invalid_parameter(text));
            }
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
];

/// Keeps every parameter under its name; gives the id.
fn add(account: &mut Account<'_>, arguments: &Arguments, kind: &str, names: &[&str]) -> Value {
    let mut row = Row::default().with("kind", kind);
    for (name, value) in names.iter().zip(&arguments.values) {
        row.put(name, cell(name, value));
    }
    values::int(account.store.insert("discount", row))
}

/// Callers send whole amounts as numbers of either type.
fn cell(name: &str, value: &Value) -> Option<Cell> {
    match value {
        Value::Int(number) if name == "amount" => Some(Cell::from(f64::from(*number))),
        Value::Int(number) => Some(Cell::Int(i64::from(*number))),
        Value::Double(number) => Some(Cell::from(*number)),
        other => values::plain(other).map(Cell::from),
    }
}

fn texts(row: &Row, names: &[&str]) -> Value {
    let shown = |name: &&str| ((*name).to_owned(), Value::String(text(row, name)));
    values::hash_ordered(names.iter().map(shown))
}

/// Numbers as the documented answers write them: an amount of ten is `10.0`, a switch 0 or 1.
fn text(row: &Row, name: &str) -> String {
    match row.get(name) {
        Some(Cell::Double(number)) => format!("{number:?}"),
        Some(cell) => cell.to_text(),
        None if ["applyDiscountToCommission", "hidePrice"].contains(&name) => "0".to_owned(),
        None => String::new(),
    }
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
