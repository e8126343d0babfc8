//! What is read page by page, and the id that tells where a page ends.

use std::fmt;

use keap_schema::{FieldValue, Order, QueryData, Record};

use super::bounds::Bounds;
use crate::{Error, ErrorKind, Result};

pub(super) const ID: &str = "Id";

/// How many ids are asked for in one call: as many as v2 takes in a filter.
pub(crate) const IDS_A_CALL: usize = 200;

/// What is read, and how.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// The query without the conditions on the id that are in `bounds`. Its limit is the size of a page.
    pub(crate) query: QueryData,
    pub(crate) bounds: Bounds,
    /// Whether rows may come in the order of their ids, when the query has no order of its own.
    pub(crate) by_id: bool,
    /// Whether only the server may order them.
    pub(crate) server_order: bool,
}

impl Wanted {
    /// What a query of a program asks for.
    pub(crate) fn of(mut query: QueryData) -> Self {
        // The server gives no more in a page, whatever it is asked for; a page that looks short would end the rows.
        query.limit = query.limit.clamp(1, keap_schema::MAX_PAGE);
        let fits = query
            .order
            .as_ref()
            .is_none_or(|order| order.field == ID && order.ascending);
        let bounds = Bounds::of(query.conditions_on(ID));
        let by_id = has_id(&query) && fits && query.page == 0 && bounds.is_some();
        if by_id {
            query.conditions.retain(|(column, _)| column != ID);
        }
        Self {
            query,
            bounds: bounds.filter(|_| by_id).unwrap_or_default(),
            by_id,
            server_order: false,
        }
    }
}

fn has_id(query: &QueryData) -> bool {
    keap_schema::table(&query.table).is_some_and(|table| table.has_id())
}

pub(crate) fn ascending_id() -> Order {
    Order::by(ID, true)
}

pub(crate) fn id_of(record: &Record) -> Option<i64> {
    record.get(ID).and_then(FieldValue::as_i64)
}

/// The largest id of a page; without progress the reading would never end.
pub(crate) fn largest(rows: &[Record], after: i64) -> Result<i64> {
    let ids = rows.iter().filter_map(id_of);
    ids.max().filter(|last| *last > after).ok_or_else(|| {
        let message = "the answer does not honour the condition on the id";
        Error::new(ErrorKind::InvalidResponse, message)
    })
}

/// The place of another query, or of another backend.
pub(crate) fn foreign(place: impl fmt::Display) -> Error {
    let message = format!("the position `{place}` is none of this query on this backend");
    Error::new(ErrorKind::InvalidRequest, message).hinted(
        "go on with the query that the position was told of, its limit included, or begin again without a position",
    )
}
