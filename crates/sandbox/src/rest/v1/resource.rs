//! Pages of v1 by the description of a resource.

use super::page;
use crate::rest::shared::resource::Resource;
use crate::rest::shared::{Answer, Call, Reply};
use crate::store::Row;

/// A v1 page of rows that were chosen; `filters` are the names to repeat in links.
///
/// # Errors
/// As the page.
pub(crate) fn page(
    resource: &Resource,
    call: &Call<'_>,
    rows: Vec<&Row>,
    filters: &[&str],
) -> Answer {
    let fields = resource.fields(call)?;
    let echo = page::echoed(call, filters);
    let show = |row| resource.show(call.store, row, &fields);
    Reply::ok(page::page(call, resource.key, rows, &echo, show)?)
}

/// A v1 page whose rows have every property without asking.
///
/// # Errors
/// As the page.
pub(crate) fn whole_page(
    resource: &Resource,
    call: &Call<'_>,
    rows: Vec<&Row>,
    filters: &[&str],
) -> Answer {
    let every: Vec<String> = resource
        .optional
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let echo = page::echoed(call, filters);
    let show = |row| resource.show(call.store, row, &every);
    Reply::ok(page::page(call, resource.key, rows, &echo, show)?)
}
