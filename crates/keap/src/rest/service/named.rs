//! Records that are found by their names, and the names of those that are known by id.

use keap_rest::Filter;
use keap_rest::endpoints::{v1, v2};
use serde_json::{Value, json};

use crate::rest::api::{Api, id_of, listed};
use crate::rest::query::pushdown::is_plain_text;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::{Error, ErrorKind, Result, fold};

/// The ids of the companies that have exactly this name.
pub(in crate::rest) async fn companies_named(api: &Api, name: &str) -> Result<Vec<i64>> {
    let answer = if api.is_v2() {
        let list = Request::to(&v2::companies::LIST_COMPANIES).query("page_size", 1000);
        api.send(&named(list, "company_name", name)).await?
    } else {
        let list = Request::to(&v1::companies::LIST_COMPANIES);
        api.send(&list.query("company_name", name).query("limit", 1000))
            .await?
    };
    let same = |company: &&Value| {
        company
            .get("company_name")
            .and_then(Value::as_str)
            .is_some_and(|found| found == name)
    };
    Ok(listed(&answer, "companies")?
        .iter()
        .filter(same)
        .filter_map(id_of)
        .collect())
}

/// Creates a company and gives its id.
pub(in crate::rest) async fn create_company(api: &Api, name: &str) -> Result<i64> {
    let body = json!({ "company_name": name });
    let company = if api.is_v2() {
        api.send(&Request::to(&v2::companies::CREATE_COMPANY).json(body))
            .await?
    } else {
        api.send(&Request::to(&v1::companies::CREATE_COMPANY).json(body))
            .await?
    };
    id_of(&company).ok_or_else(|| {
        Error::new(ErrorKind::InvalidResponse, "the created company has no id").applied(true)
    })
}

/// The name of a lead source; v1 has none.
pub(in crate::rest) async fn lead_source_name(api: &Api, id: i64) -> Result<Option<String>> {
    match api
        .send(&Request::to(&v2::lead_sources::GET_LEAD_SOURCE).path("lead_source_id", id))
        .await
    {
        Ok(source) => Ok(source.get("name").and_then(json::text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The ids of the lead sources that have exactly this name, smallest first.
pub(in crate::rest) async fn lead_sources_named(api: &Api, name: &str) -> Result<Vec<i64>> {
    let list = Request::to(&v2::lead_sources::LIST_LEAD_SOURCES).query("page_size", 1000);
    let answer = api.send(&named(list, "name", name)).await?;
    let name_of = |source: &Value| Some(source.get("name")?.as_str()?.to_owned());
    let mut ids: Vec<i64> = listed(&answer, "lead_sources")?
        .iter()
        .filter(|source| name_of(source).is_some_and(|found| fold::same(&found, name)))
        .filter_map(id_of)
        .collect();
    ids.sort_unstable();
    Ok(ids)
}

/// Asks a list for the records of a name; one that the filter grammar cannot carry is looked for in the whole list.
fn named(list: Request, key: &str, name: &str) -> Request {
    if !is_plain_text(name) {
        return list;
    }
    list.filter(Filter::by_key(key, "==", name))
}
