//! What must hold for a discount to apply. XML-RPC has nothing of the kind.

use serde_json::{Map, Value as Json};

use crate::rest::shared::fields::{Form, Property, ro, rw, show_all, write_all};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, json};
use crate::store::{Row, Store};

const TABLE: &str = "discount_criteria";

const PROPERTIES: [Property; 12] = [
    ro("criteria_id", "Id", Form::Id),
    rw("type", "type", Form::Words(&TYPES)),
    rw("code", "code", Form::Text),
    rw("range_start_time", "range_start", Form::Time),
    rw("range_end_time", "range_end", Form::Time),
    rw("product_id", "product", Form::Id),
    rw("product_quantity_min", "quantity_min", Form::Int),
    rw("product_quantity_max", "quantity_max", Form::Int),
    rw("plan_id", "plan", Form::Id),
    rw("subscription_quantity", "quantity", Form::Int),
    rw("total_amount", "total", Form::Double),
    rw("operator", "operator", Form::Words(&OPERATORS)),
];

const TYPES: [(&str, &str); 5] = [
    ("DATE_RANGE", "DATE_RANGE"),
    ("PROMO_CODE", "PROMO_CODE"),
    ("PRODUCT", "PRODUCT"),
    ("SUBSCRIPTION_PLAN", "SUBSCRIPTION_PLAN"),
    ("ORDER_TOTAL", "ORDER_TOTAL"),
];

const OPERATORS: [(&str, &str); 2] = [("LESS_THAN", "LESS_THAN"), ("GREATER_THAN", "GREATER_THAN")];

fn show(row: &Row) -> Json {
    Json::Object(show_all(&PROPERTIES, Version::V2, row))
}

/// Those of a discount.
pub(crate) fn of(store: &Store, discount: &Row) -> Json {
    let mine = store.rows(TABLE);
    let mine = mine.filter(|row| row.int("discount") == discount.id());
    mine.map(show).collect()
}

pub(crate) fn create(call: &mut Call<'_>, discount: i64) -> Answer {
    let body = call.body()?;
    let mut row = Row::default().with("discount", discount);
    write_all(&PROPERTIES, &mut row, &body, |_| true)?;
    let id = call.store.insert(TABLE, row);
    let row = call.store.row(TABLE, id);
    Reply::created(row.map(show).unwrap_or_default())
}

pub(crate) fn delete(call: &mut Call<'_>, discount: i64, id: i64) -> Answer {
    one(call.store, discount, id)?;
    call.store.remove(TABLE, id);
    Reply::no_content()
}

/// Changes those that have an id, and adds the others: a new discount's, and those of category
/// discounts, which name none (that the others stay is inferred).
pub(crate) fn write(
    store: &mut Store,
    discount: i64,
    criteria: &[Map<String, Json>],
) -> Result<(), Refusal> {
    for members in criteria {
        let mut row = match members.get("criteria_id") {
            Some(id) => one(store, discount, json::read_id(id)?)?.clone(),
            None => Row::default().with("discount", discount),
        };
        let members = Json::Object(members.clone());
        write_all(&PROPERTIES, &mut row, &members, |_| true)?;
        store.insert(TABLE, row);
    }
    Ok(())
}

/// Takes away those of a discount that is gone.
pub(crate) fn clear(store: &mut Store, discount: i64) {
    store.remove_where(TABLE, |row| row.int("discount") == discount);
}

fn one(store: &Store, discount: i64, id: i64) -> Result<&Row, Refusal> {
    let row = store.row(TABLE, id);
    row.filter(|row| row.int("discount") == discount)
        .ok_or_else(|| Refusal::missing("DiscountCriteria"))
}
