//! What both versions show of the options of a product.

use serde_json::Value as Json;

use crate::store::{Row, Store};

/// The character classes as `CanEndWith` keeps them, which is a number column: their position (inferred).
pub(crate) const CLASS_CODES: [(i64, &str); 4] =
    [(0, "NONE"), (1, "LETTER"), (2, "DIGIT"), (3, "BOTH")];

/// The items of an option in their order.
pub(crate) fn items(store: &Store, option: i64) -> Vec<&Row> {
    let mut items: Vec<&Row> = store
        .rows("ProductOptValue")
        .filter(|item| item.int("ProductOptionId") == option)
        .collect();
    items.sort_by_key(|item| (item.int("OptionIndex"), item.id()));
    items
}

/// The text of `TextMessage`, which is a number column.
pub(crate) fn message(row: &Row) -> Json {
    row.get("TextMessage")
        .map_or(Json::Null, |cell| cell.to_text().into())
}
