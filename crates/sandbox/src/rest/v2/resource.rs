//! Lists of v2 by the description of a resource, and the usual five operations.

use http::Method;

use super::page;
use crate::rest::shared::filter::Filter;
use crate::rest::shared::resource::Resource;
use crate::rest::shared::{Answer, Call, Refusal, Reply, id};
use crate::store::Row;

/// Routes the usual five operations of v2.
pub(crate) fn route(resource: &Resource, call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, []) => list(resource, call, |_| true),
        (Method::POST, []) => resource.create(call, Row::default()),
        (Method::GET, [one]) => id(one).and_then(|id| resource.get(call, id)),
        (Method::PATCH, [one]) => id(one).and_then(|id| resource.update(call, id)),
        (Method::DELETE, [one]) => id(one).and_then(|id| resource.delete(call, id)),
        _ => return None,
    })
}

/// A v2 page of the rows that the filter and a test let through.
///
/// # Errors
/// As the filter and the page.
pub(crate) fn list(resource: &Resource, call: &Call<'_>, test: impl Fn(&Row) -> bool) -> Answer {
    let fields = resource.fields(call)?;
    let filter = Filter::parse(
        call.query("filter"),
        resource.keys,
        call.store,
        resource.form,
    )?;
    if let Some([one, other]) = resource.apart
        && filter.value(one).is_some()
        && filter.value(other).is_some()
    {
        let text = format!("{one} and {other} cannot be filtered by together");
        return Err(Refusal::bad(text));
    }
    let rows = resource.rows(call.store).filter(|row| test(row));
    let mut rows = filter.select(call.store, rows)?;
    page::sort(call, &mut rows, resource.order)?;
    let show = |row| resource.show(call.store, row, &fields);
    Reply::ok(page::page(call, resource.key, rows, 1000, show)?)
}
