//! v2 `/products/{id}/options` and the items of list options. Price adjustments are shown and read
//! in major units: no source says which it is (inferred).

use http::{Method, StatusCode};
use serde_json::{Map, Value as Json, json};

use crate::rest::shared::fields::{Form, Property, flag, number, ro, rw, show_all, write_all};
use crate::rest::shared::product_options::{CLASS_CODES, items, message};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::store::{Row, Store};

/// Stored and v2 words of an option type.
const TYPES: [(&str, &str); 2] = [("FixedList", "LIST"), ("Variable", "TEXT")];

/// The character classes are the same words in the tables (inferred).
const CLASSES: [(&str, &str); 4] = [
    ("NONE", "NONE"),
    ("LETTER", "LETTER"),
    ("DIGIT", "DIGIT"),
    ("BOTH", "BOTH"),
];

const OPTION: Resource = Resource {
    table: "ProductOption",
    noun: "ProductOption",
    key: "product_options",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("required", "IsRequired", Form::Bool),
        rw("option_label", "Label", Form::Text),
        ro("product_id", "ProductId", Form::Id),
        ro("option_type", "OptionType", Form::Words(&TYPES)),
        rw("display_order", "Order", Form::Int),
    ],
    required: &["option_type"],
    compose: |store, row, shown| compose(store, row, shown),
    accept: |_, row, body, allowed| {
        // Nested on create, flat on update (documented).
        let nested = body.get("text_rules").filter(|rules| rules.is_object());
        write_rules(row, nested.unwrap_or(body), allowed)
    },
    ..PLAIN
};

const RULES: [Property; 5] = [
    rw("minimum_characters", "MinChars", Form::Int),
    rw("maximum_characters", "MaxChars", Form::Int),
    rw("only_starts_with", "CanStartWith", Form::Words(&CLASSES)),
    rw("only_ends_with", "CanEndWith", Form::Codes(&CLASS_CODES)),
    rw("only_contains", "CanContain", Form::Words(&CLASSES)),
];

const ITEM: [Property; 4] = [
    rw("item_label", "Label", Form::Text),
    rw("item_code", "Sku", Form::Text),
    rw("item_display_order", "OptionIndex", Form::Int),
    rw("price_adjustment", "PriceAdjustment", Form::Double),
];

pub(super) fn route(call: &mut Call<'_>, product: i64, path: &[&str]) -> Option<Answer> {
    let owned = |call: &Call<'_>, one: &str| -> Result<i64, Refusal> {
        let option = id(one)?;
        let row = OPTION.row(call.store, option)?;
        match row.int("ProductId") == product {
            true => Ok(option),
            false => Err(OPTION.missing()),
        }
    };
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => list(call, product),
        (Method::POST, []) => create(call, product),
        (Method::GET, [one]) => owned(call, one).and_then(|id| OPTION.get(call, id)),
        (Method::PATCH, [one]) => owned(call, one).and_then(|id| OPTION.update(call, id)),
        (Method::DELETE, [one]) => owned(call, one).and_then(|id| delete(call, id)),
        (Method::POST, [one, "listItems"]) => {
            owned(call, one).and_then(|option| add_items(call, option))
        }
        (Method::PATCH | Method::DELETE, [one, "listItems", item]) => {
            owned(call, one).and_then(|option| id(item).and_then(|item| change(call, option, item)))
        }
        _ => return None,
    })
}

/// The list has no pages (documented).
fn list(call: &Call<'_>, product: i64) -> Answer {
    let options = OPTION.rows(call.store);
    let options = options.filter(|row| row.int("ProductId") == product);
    let shown: Vec<Json> = options
        .map(|row| OPTION.show(call.store, row, &[]))
        .collect();
    Reply::ok(json!({ "product_options": shown }))
}

fn create(call: &mut Call<'_>, product: i64) -> Answer {
    let body = call.body()?;
    let word = json::member(&body, "option_type")?;
    let stored = TYPES.iter().find(|(_, v2)| *v2 == word);
    let (kind, _) = stored.ok_or_else(|| Refusal::bad("option_type is required"))?;
    let items = json::read_list(&body["list_items"])?.to_vec();
    let row = Row::default()
        .with("ProductId", product)
        .with("OptionType", *kind);
    let option = OPTION.insert(call, row)?;
    for item in &items {
        insert_item(call.store, option, item)?;
    }
    OPTION.answer(call, option, StatusCode::CREATED)
}

/// Its items go too (inferred).
fn delete(call: &mut Call<'_>, option: i64) -> Answer {
    call.store.remove_where("ProductOptValue", |item| {
        item.int("ProductOptionId") == option
    });
    OPTION.delete(call, option)
}

/// The body is a bare array (documented).
fn add_items(call: &mut Call<'_>, option: i64) -> Answer {
    let body: Json = serde_json::from_slice(&call.bytes).map_err(|_| Refusal::unreadable())?;
    for item in json::read_list(&body)? {
        insert_item(call.store, option, item)?;
    }
    OPTION.answer(call, option, StatusCode::CREATED)
}

fn insert_item(store: &mut Store, option: i64, item: &Json) -> Result<(), Refusal> {
    let mut row = Row::default().with("ProductOptionId", option);
    write_all(&ITEM, &mut row, item, |_| true)?;
    store.insert("ProductOptValue", row);
    Ok(())
}

fn change(call: &mut Call<'_>, option: i64, item: i64) -> Answer {
    let missing = || Refusal::missing("ListOption");
    let row = call.store.row("ProductOptValue", item);
    let mut row = row.cloned().ok_or_else(missing)?;
    if row.int("ProductOptionId") != option {
        return Err(missing());
    }
    if call.method == Method::DELETE {
        call.store.remove("ProductOptValue", item);
        return Reply::no_content();
    }
    let mask = call.query_list("update_mask");
    let allowed = |name: &str| mask.is_empty() || mask.iter().any(|allowed| allowed == name);
    write_all(&ITEM, &mut row, &call.body()?, allowed)?;
    call.store.insert("ProductOptValue", row);
    OPTION.get(call, option)
}

fn write_rules(row: &mut Row, rules: &Json, allowed: &dyn Fn(&str) -> bool) -> Result<(), Refusal> {
    write_all(&RULES, row, rules, allowed)?;
    let given = |name: &str| rules.get(name).filter(|_| allowed(name));
    if let Some(spaces) = given("allow_spaces") {
        row.set("AllowSpaces", i64::from(flag(spaces)?));
    }
    if let Some(message) = given("error_message") {
        // The column is declared as a number; what is none is kept as it is (inferred).
        match number(message) {
            Ok(code) => row.set("TextMessage", code as i64),
            Err(_) => row.set("TextMessage", json::read_text(message)?),
        }
    }
    Ok(())
}

/// A list option has items, a text option has rules.
fn compose(store: &Store, row: &Row, shown: &mut Map<String, Json>) {
    if row.text("OptionType") == "FixedList" {
        let show = |item: &&Row| {
            let mut shown = show_all(&ITEM, Version::V2, item);
            shown.insert("item_id".into(), item.id().to_string().into());
            Json::Object(shown)
        };
        let items: Vec<Json> = items(store, row.id()).iter().map(show).collect();
        shown.insert("list_items".into(), items.into());
    } else {
        let mut rules = show_all(&RULES, Version::V2, row);
        rules.insert("allow_spaces".into(), row.is("AllowSpaces").into());
        rules.insert("error_message".into(), message(row));
        shown.insert("text_rules".into(), Json::Object(rules));
    }
}

/// The options inside a product, under other names and without ids (documented).
pub(crate) fn summaries(store: &Store, product: i64) -> Json {
    let options = store.rows("ProductOption");
    let options = options.filter(|row| row.int("ProductId") == product);
    options.map(|row| summary(store, row)).collect()
}

fn summary(store: &Store, row: &Row) -> Json {
    let listed = row.text("OptionType") == "FixedList";
    let class = |word: &str| match word {
        "DIGIT" => json!("NUMBER"),
        "LETTER" | "BOTH" => json!(word),
        _ => Json::Null,
    };
    let ends = CLASS_CODES
        .iter()
        .find(|(code, _)| *code == row.int("CanEndWith"));
    let mut shown = json!({
        "name": json::text(row.text("Label")),
        "type": if listed { "FIXED" } else { "VARIABLE" },
        "required": row.is("IsRequired"),
    });
    if listed {
        let show = |item: &&Row| {
            json!({
                "value": json::text(item.text("Label")),
                "code": json::text(item.text("Sku")),
                "price_adjustment": item.double("PriceAdjustment"),
            })
        };
        shown["fixed_options"] = items(store, row.id()).iter().map(show).collect();
    } else {
        shown["variable_setting"] = json!({
            "contains": class(row.text("CanContain")),
            "min_chars": row.int("MinChars"),
            "max_chars": row.int("MaxChars"),
            "contain_spaces": row.is("AllowSpaces"),
            "start_with": class(row.text("CanStartWith")),
            "end_with": ends.map_or(Json::Null, |(_, word)| class(word)),
            "validation_msg": message(row),
        });
    }
    shown
}
