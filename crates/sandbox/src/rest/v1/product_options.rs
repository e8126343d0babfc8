//! The options of a product, as v1 shows them in the list of products and nowhere else (documented).

use serde_json::{Value as Json, json};

use crate::rest::shared::json;
use crate::rest::shared::product_options::{CLASS_CODES, items, message};
use crate::store::{Row, Store};

/// All options of a product.
pub(super) fn of(store: &Store, product: i64) -> Json {
    let options = store.rows("ProductOption");
    let options = options.filter(|row| row.int("ProductId") == product);
    options.map(|row| show(store, row)).collect()
}

/// Whether a class of characters lets letters through, and digits; nulls without a class.
fn lets_through(class: &str) -> (Json, Json) {
    let both = class == "BOTH";
    if class.is_empty() {
        return (Json::Null, Json::Null);
    }
    (
        (both || class == "LETTER").into(),
        (both || class == "DIGIT").into(),
    )
}

fn number(row: &Row, column: &str) -> Json {
    row.get(column)
        .map_or(Json::Null, |_| row.int(column).into())
}

fn show(store: &Store, row: &Row) -> Json {
    let starts = lets_through(row.text("CanStartWith"));
    let contains = lets_through(row.text("CanContain"));
    let code = CLASS_CODES
        .iter()
        .find(|(code, _)| row.get("CanEndWith").is_some() && *code == row.int("CanEndWith"));
    let ends = lets_through(code.map_or("", |(_, word)| word));
    let values: Vec<Json> = items(store, row.id()).into_iter().map(value).collect();
    json!({
        "id": row.id(),
        "label": json::text(row.text("Label")),
        "name": json::text(row.text("Name")),
        "type": json::text(row.text("OptionType")),
        "required": row.is("IsRequired"),
        "display_index": row.int("Order"),
        "min_chars": number(row, "MinChars"),
        "max_chars": number(row, "MaxChars"),
        "allow_spaces": row.get("AllowSpaces").map(|_| row.is("AllowSpaces")),
        "can_start_with_character": starts.0,
        "can_start_with_number": starts.1,
        "can_contain_character": contains.0,
        "can_contain_number": contains.1,
        "can_end_with_character": ends.0,
        "can_end_with_number": ends.1,
        "text_message": message(row),
        "values": values,
    })
}

fn value(item: &Row) -> Json {
    json!({
        "id": item.id(),
        "index": item.int("OptionIndex"),
        "is_default": item.is("IsDefault"),
        "label": json::text(item.text("Label")),
        "sku": json::text(item.text("Sku")),
        "price_adjustment": item.double("PriceAdjustment"),
    })
}
