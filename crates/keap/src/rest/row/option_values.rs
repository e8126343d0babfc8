//! The values of a product's list option, which have no list of their own: they are written below their option, and
//! the answer is the option.

use keap_schema::{Change, Changes, NewRecord};
use serde_json::Value;

use crate::crud::Crud;
use crate::rest::RestBackend;
use crate::rest::record::decode;
use crate::table::{Endpoint, Path};
use crate::{Error, ErrorKind, Result};

const TABLE: &str = "ProductOptValue";

impl RestBackend {
    pub(in crate::rest) async fn add_option_value(&self, values: &NewRecord) -> Result<i64> {
        let option = match values.get("ProductOptionId") {
            Some(Change::Set(id)) => id.to_string().trim().parse().ok(),
            _ => None,
        };
        let missing = || {
            let message = "the value names no product option that there is";
            Error::new(ErrorKind::InvalidRequest, message)
        };
        let option: i64 = option.ok_or_else(missing)?;
        let whole = self.resource("ProductOption")?;
        let before = self.row_json(whole, option, Vec::new()).await?;
        let before = before.ok_or_else(missing)?;
        let table = self.resource(TABLE)?;
        let draft = self.draft_for(table, values, Crud::Create).await?;
        let item = self.finish(&draft, &Value::Null).await?.json;
        let item: Value = item
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect();
        let endpoint = self.endpoint_of_values(Crud::Create)?;
        let above = above(&before);
        let body = Value::Array(vec![item]);
        let after = self
            .api
            .write(endpoint, &above, None, Some(&body), None)
            .await?;
        let known = items(&before);
        let new = items(&after)
            .into_iter()
            .filter(|id| !known.contains(id))
            .max();
        new.ok_or_else(|| {
            let message = "the answer does not show the added value";
            Error::new(ErrorKind::InvalidResponse, message).applied(true)
        })
    }

    pub(in crate::rest) async fn update_option_value(
        &self,
        id: i64,
        changes: &Changes,
    ) -> Result<()> {
        let option = self.option_of_value(id).await?;
        let table = self.resource(TABLE)?;
        let draft = self.draft_for(table, changes, Crud::Update).await?;
        let body = self.finish(&draft, &Value::Null).await?;
        let endpoint = self.endpoint_of_values(Crud::Update)?;
        let json = Value::Object(body.json);
        let mask = Some(body.mask.as_slice());
        self.api
            .write(endpoint, &above(&option), Some(id), Some(&json), mask)
            .await?;
        Ok(())
    }

    pub(in crate::rest) async fn delete_option_value(&self, id: i64) -> Result<()> {
        let option = self.option_of_value(id).await?;
        let endpoint = self.endpoint_of_values(Crud::Delete)?;
        self.api
            .write(endpoint, &above(&option), Some(id), None, None)
            .await?;
        Ok(())
    }

    /// The option that a value belongs to: all options are looked through, because nothing leads from a value to it.
    async fn option_of_value(&self, id: i64) -> Result<Value> {
        let row = self.row_json(self.resource(TABLE)?, id, Vec::new()).await?;
        let option = row.and_then(|row| row.get("@parent").cloned());
        option.ok_or_else(|| {
            let message = format!("table {TABLE} has no row {id}");
            Error::new(ErrorKind::NotFound, message)
        })
    }

    fn endpoint_of_values(&self, crud: Crud) -> Result<Endpoint> {
        let home = self.resource(TABLE)?.home(self.backend);
        home.write(crud).ok_or_else(|| {
            let message = format!("values of options are not written over {}", self.backend);
            Error::new(ErrorKind::Unsupported, message)
        })
    }
}

/// What fills the path, from the JSON of an option.
fn above(option: &Value) -> Vec<(&'static str, String)> {
    let places = [("product_id", "product_id"), ("product_option_id", "id")];
    let filled = places.into_iter().filter_map(|(name, property)| {
        let value = decode::find(option, Path::parse(property))?;
        Some((name, decode::text(value)?))
    });
    filled.collect()
}

/// The ids of an option's values.
fn items(option: &Value) -> Vec<i64> {
    let items = option.get("list_items").and_then(Value::as_array);
    items
        .into_iter()
        .flatten()
        .filter_map(|item| item.get("item_id").and_then(decode::integer))
        .collect()
}
