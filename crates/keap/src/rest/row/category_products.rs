//! Products in categories: REST takes the whole list of a category's products, and has no id for a pair.

use keap_rest::endpoints::v2::product_categories::ASSIGN_PRODUCTS_TO_CATEGORY;
use keap_schema::{Change, Condition, FieldValue, NewRecord, QueryData};
use serde_json::json;

use crate::rest::backend::RestBackend;
use crate::rest::query;
use crate::{Error, ErrorKind, Result};

const TABLE: &str = "ProductCategoryAssign";

/// Reads the products of the category and writes them with the new one: what is not in the list is taken out of the
/// category. Gives 0, because the pair has no id.
pub(in crate::rest) async fn assign_product(rest: &RestBackend, values: &NewRecord) -> Result<i64> {
    let (category, product) = (id(values, "ProductCategoryId")?, id(values, "ProductId")?);
    let mut query = QueryData::new(TABLE);
    let of_category = Condition::Equals(category.into());
    query.conditions = vec![("ProductCategoryId".to_owned(), of_category)];
    query.selected = vec!["ProductId".to_owned()];
    query.limit = u32::MAX;
    let pairs = query::rows(rest, &query).await?;
    let products = pairs.iter().filter_map(|pair| pair.get("ProductId"));
    let mut products: Vec<i64> = products.filter_map(FieldValue::as_i64).collect();
    if products.contains(&product) {
        return Ok(0);
    }
    products.push(product);
    let products: Vec<String> = products.iter().map(i64::to_string).collect();
    let body = json!({ "product_ids": products });
    rest.api
        .write(
            &ASSIGN_PRODUCTS_TO_CATEGORY,
            &[],
            Some(category),
            Some(&body),
            None,
        )
        .await?;
    Ok(0)
}

fn id(values: &NewRecord, column: &str) -> Result<i64> {
    let value = match values.get(column) {
        Some(Change::Set(value)) => value.to_string().trim().parse().ok(),
        _ => None,
    };
    value.ok_or_else(|| {
        let message = format!("the value for {column} is not an id");
        Error::new(ErrorKind::InvalidRequest, message)
    })
}
