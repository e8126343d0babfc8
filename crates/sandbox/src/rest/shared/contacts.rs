//! What both versions show of a contact alike: its score and its company.

use serde_json::{Value as Json, json};

use super::{Refusal, Version, json};
use crate::store::{Row, Store};

/// The score as text, as both versions give it; null when there is none.
pub(crate) fn score(row: &Row) -> Json {
    row.get("score")
        .map_or(Json::Null, |score| score.to_text().into())
}

/// `{id, company_name}` of the linked company, or null. A company that is only a text is not
/// linked.
pub(crate) fn company(store: &Store, row: &Row, version: Version) -> Json {
    match store.row("Company", row.int("CompanyID")) {
        Some(found) => {
            json!({ "id": json::id(version, found.id()), "company_name": json::text(found.text("Company")) })
        }
        None => Json::Null,
    }
}

/// Links a company by id and takes over its name; null unlinks.
pub(crate) fn write_company(store: &Store, row: &mut Row, company: &Json) -> Result<(), Refusal> {
    let id = if company.is_null() {
        0
    } else {
        json::read_id(&company["id"])?
    };
    if id == 0 {
        row.clear("CompanyID");
        row.clear("Company");
        return Ok(());
    }
    let found = store
        .row("Company", id)
        .ok_or_else(|| Refusal::bad(format!("Company {id} does not exist")))?;
    row.set("CompanyID", id);
    row.set("Company", found.text("Company"));
    Ok(())
}
