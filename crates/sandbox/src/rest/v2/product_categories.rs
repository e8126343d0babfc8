//! v2 `/productCategories` and the products assigned to them.

use std::collections::BTreeMap;

use http::Method;
use serde_json::{Value as Json, json};

use super::{page, resource};
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::{Filter, Key, Test};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, id, json, multipart};
use crate::store::Row;
use crate::store::cell::Cell;

const CATEGORY: Resource = Resource {
    table: "ProductCategory",
    noun: "ProductCategory",
    key: "product_categories",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("name", "CategoryDisplayName", Form::Text),
        rw("display_order_index", "CategoryOrder", Form::Int),
        rw("parent_category_id", "ParentId", Form::Id),
    ],
    required: &["name"],
    keys: &[
        (
            "product_id",
            Test::Custom(|store, row, text| {
                Ok(store.rows("ProductCategoryAssign").any(|pair| {
                    pair.int("ProductCategoryId") == row.id()
                        && pair.int("ProductId").to_string() == text
                }))
            }),
        ),
        ("name", Test::Prefix("CategoryDisplayName")),
        ("product_category_id", Test::CompareNot("Id")),
    ],
    order: &[("id", "Id")],
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::POST, [category]) if category.ends_with(":assignProducts") => {
            id(category.trim_end_matches(":assignProducts")).and_then(|id| assign(call, id))
        }
        (Method::GET, ["assignedProducts"]) => assigned(call),
        (_, ["assignedProducts"]) => return None,
        (Method::POST | Method::DELETE, [category, "images"]) => {
            id(category).and_then(|id| image(call, id))
        }
        (Method::DELETE, [category]) => id(category).and_then(|id| delete_category(call, id)),
        _ => return resource::route(&CATEGORY, call, path),
    })
}

/// Keys of the pairs of a product and a category.
const PAIR_KEYS: [Key; 2] = [
    ("product_ids", Test::List("ProductId")),
    ("product_category_ids", Test::List("ProductCategoryId")),
];

/// One entry a category, with the products among the pairs that the filter lets through (inferred:
/// whether a filter by product also cuts the list of products is not said).
fn assigned(call: &Call<'_>) -> Answer {
    let filter = Filter::parse(call.query("filter"), &PAIR_KEYS, call.store, None)?;
    let pairs = filter.select(call.store, call.store.rows("ProductCategoryAssign"))?;
    let mut categories: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for pair in pairs {
        let products = categories.entry(pair.int("ProductCategoryId")).or_default();
        products.push(pair.int("ProductId").to_string());
    }
    let mut entries: Vec<(i64, Vec<String>)> = categories.into_iter().collect();
    match call.query("order_by").map(str::trim) {
        None | Some("" | "product_category_id" | "product_category_id asc") => {}
        Some("product_category_id desc") => entries.reverse(),
        Some(text) => return Err(Refusal::bad(format!("Invalid order_by: {text}"))),
    }
    let show = |(category, products): (i64, Vec<String>)| -> Json {
        json!({ "product_category_id": category.to_string(), "product_ids": products })
    };
    Reply::ok(page::page(
        call,
        "assigned_product_categories",
        entries,
        1000,
        show,
    )?)
}

/// The image is written here and read nowhere in v2 (documented).
fn image(call: &mut Call<'_>, category: i64) -> Answer {
    let mut row = CATEGORY.row(call.store, category)?.clone();
    if call.method == Method::DELETE {
        row.clear("CategoryImage");
        call.store.insert("ProductCategory", row);
        return Reply::no_content();
    }
    let content_type = call.headers.get(http::header::CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    let parts = multipart::parse(content_type.unwrap_or_default(), &call.bytes);
    let file = parts
        .into_iter()
        .flatten()
        .find(|part| part.name == "file")
        .ok_or_else(|| Refusal::bad("file is required"))?;
    row.set("CategoryImage", Cell::Blob(file.data));
    call.store.insert("ProductCategory", row);
    Ok(Reply::Empty(http::StatusCode::CREATED))
}

/// Replaces the whole set (documented).
fn assign(call: &mut Call<'_>, category: i64) -> Answer {
    CATEGORY.row(call.store, category)?;
    let products = json::read_ids(&call.body()?["product_ids"])?;
    call.store.remove_where("ProductCategoryAssign", |pair| {
        pair.int("ProductCategoryId") == category
    });
    for product in products {
        let pair = Row::default()
            .with("ProductId", product)
            .with("ProductCategoryId", category);
        call.store.insert("ProductCategoryAssign", pair);
    }
    Reply::no_content()
}

/// Its subcategories go too (documented).
fn delete_category(call: &mut Call<'_>, category: i64) -> Answer {
    let answer = CATEGORY.delete(call, category)?;
    let mut gone = vec![category];
    while let Some(parent) = gone.pop() {
        let children = call
            .store
            .rows("ProductCategory")
            .filter(|row| row.int("ParentId") == parent);
        let children: Vec<i64> = children.map(Row::id).collect();
        for child in children {
            call.store.remove("ProductCategory", child);
            gone.push(child);
        }
    }
    Ok(answer)
}
