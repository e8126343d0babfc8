//! The calls that ask a query.

use keap_schema::QueryData;

use super::{FindByField, Order, Query};
use crate::RecordFormat;
use crate::conditions::{self, ConditionError};

impl Query {
    /// The call that asks a query.
    ///
    /// # Errors
    /// When a condition cannot be expressed on this wire.
    pub fn new(query: &QueryData, format: &RecordFormat) -> Result<Self, ConditionError> {
        Ok(Self {
            table: query.table.clone(),
            limit: query.limit.try_into().unwrap_or(i32::MAX),
            page: query.page.try_into().unwrap_or(i32::MAX),
            query_data: conditions::write(&query.conditions, format)?,
            selected_fields: selected(query),
            order: query.order.as_ref().map(|order| Order {
                order_by: order.field.clone(),
                ascending: order.ascending,
            }),
        })
    }
}

impl FindByField {
    /// The call that asks a query with one condition and no order.
    ///
    /// # Errors
    /// When the query has more, or the condition cannot be expressed on this wire.
    pub fn new(query: &QueryData, format: &RecordFormat) -> Result<Self, ConditionError> {
        let (field_name, field_value) = conditions::write_field(&query.conditions, format)?;
        if let Some(order) = &query.order {
            return Err(ConditionError::not_one_field(&order.field));
        }
        Ok(Self {
            table: query.table.clone(),
            limit: query.limit.try_into().unwrap_or(i32::MAX),
            page: query.page.try_into().unwrap_or(i32::MAX),
            field_name,
            field_value,
            return_fields: selected(query),
        })
    }
}

fn selected(query: &QueryData) -> Vec<String> {
    let names = query.selected_or_default().into_iter();
    names.map(str::to_owned).collect()
}
