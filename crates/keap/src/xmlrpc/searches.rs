//! `SearchService` over XML-RPC. The columns are those of reports, so values are read by their wire types.

use keap_schema::Record;
use keap_xmlrpc::methods::search;
use keap_xmlrpc::{Method, RecordFormat, Struct};

use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::wire::{read, wire_number};

use crate::{Outcome, Result, SavedSearchId, UserId, model::QuickSearch};

pub(super) async fn rows(
    legacy: &XmlRpcBackend,
    method: &(impl Method<Output = Vec<Struct>> + Sync),
) -> Result<Outcome> {
    let rows = legacy.call(method).await?;
    let format = legacy.client.format("");
    let records = rows.iter().map(|row| whole(&format, row)).collect();
    Ok(Outcome::Records(records))
}

/// A row with its empty columns, which other rows do not have and these have as empty texts.
fn whole(format: &RecordFormat, row: &Struct) -> Record {
    let mut record = read(format, row);
    let empty = row
        .iter()
        .filter(|(_, value)| value.as_str().is_some_and(str::is_empty));
    record.extend(empty.map(|(name, _)| (name.to_owned(), String::new())));
    record
}

pub(super) async fn report_columns(
    legacy: &XmlRpcBackend,
    search: SavedSearchId,
    user: UserId,
) -> Result<Outcome> {
    let call = search::GetAllReportColumns {
        saved_search_id: search,
        user_id: user,
    };
    let columns = legacy.call(&call).await?;
    Ok(Outcome::Record(read(&legacy.client.format(""), &columns)))
}

pub(super) async fn quick_search(legacy: &XmlRpcBackend, search: QuickSearch) -> Result<Outcome> {
    rows(
        legacy,
        &search::QuickSearch {
            quick_search_type: search.kind,
            user_id: search.user,
            search_data: search.text,
            page: wire_number(search.page.into())?,
            return_limit: wire_number(search.limit.into())?,
        },
    )
    .await
}

pub(super) async fn available_quick_searches(
    legacy: &XmlRpcBackend,
    user: UserId,
) -> Result<Outcome> {
    let call = search::GetAvailableQuickSearches { user_id: user };
    let searches = legacy.call(&call).await?;
    Ok(Outcome::Record(read(&legacy.client.format(""), &searches)))
}

pub(super) async fn default_quick_search(legacy: &XmlRpcBackend, user: UserId) -> Result<Outcome> {
    let call = search::GetDefaultQuickSearch { user_id: user };
    Ok(Outcome::Text(legacy.call(&call).await?.0))
}
