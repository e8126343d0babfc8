//! The user behind the credential.

use keap_rest::endpoints::{v1, v2};
use keap_schema::{Condition, FieldValue, QueryData, Record};
use serde_json::Value;

use crate::rest::api::{Api, NOT_THE_API};
use crate::rest::backend::RestBackend;
use crate::rest::dialect;
use crate::rest::query;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::{Error, ErrorKind, Result};

/// What the REST user information tells, under the names of `DataService.getUserInfo`.
pub(in crate::rest) async fn user_info(rest: &RestBackend) -> Result<Record> {
    let info = told(&rest.api).await?;
    let text = |name: &str| {
        info.get(name)
            .and_then(json::text)
            .filter(|text| !text.is_empty())
    };
    let (id, login) = dialect::of(rest.backend).user;
    let (global_id, username) = (text(id), text(login));
    let names: Vec<String> = [text("given_name"), text("family_name")]
        .into_iter()
        .flatten()
        .collect();
    let email = text("email");
    let mut record = Record::new();
    let members = [
        ("globalUserId", global_id),
        ("casUsername", username.or_else(|| email.clone())),
        (
            "displayName",
            Some(names.join(" ")).filter(|name| !name.is_empty()),
        ),
        ("appAlias", text("tenant_id").map(|tenant| app_of(&tenant))),
    ];
    for (name, value) in members {
        if let Some(value) = value {
            record.insert(name, value);
        }
    }
    if let Some(id) = user_id(rest, email).await? {
        record.insert("localUserId", id.to_string());
    }
    Ok(record)
}

async fn user_id(rest: &RestBackend, email: Option<String>) -> Result<Option<i64>> {
    let Some(email) = email else {
        return Ok(None);
    };
    let mut query = QueryData::new("User");
    query.conditions = vec![("Email".to_owned(), Condition::Equals(email.into()))];
    query.selected = vec!["Id".to_owned()];
    let users = query::rows(rest, &query).await?;
    Ok(users
        .first()
        .and_then(|user| user.get("Id"))
        .and_then(FieldValue::as_i64))
}

/// `ab123.infusionsoft.com` names the application `ab123`.
fn app_of(tenant: &str) -> String {
    tenant.split('.').next().unwrap_or(tenant).to_owned()
}

/// The user behind the credential.
async fn told(api: &Api) -> Result<Value> {
    let info = if api.is_v2() {
        api.send(&Request::to(&v2::users::GET_USER_INFO)).await?
    } else {
        api.send(&Request::to(&v1::users::GET_USER_INFO)).await?
    };
    if info.get("sub").is_none() && info.get("email").is_none() {
        let message = "the answer is not the user asked for";
        return Err(Error::new(ErrorKind::InvalidResponse, message).hinted(NOT_THE_API));
    }
    Ok(info)
}
