//! Web forms over REST v2, and the script that counts visits, which the owner has to name.

use keap_rest::endpoints::v2;
use keap_rest::{Cursor, Trail};
use keap_schema::Record;
use serde_json::Value;

use crate::coverage::check;
use crate::rest::api;
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::{Error, ErrorKind, Result};

/// The titles of all forms by their ids.
pub(in crate::rest) async fn forms(rest: &RestBackend) -> Result<Record> {
    let mut list = Request::to(&v2::webforms::LIST_WEBFORMS).query("page_size", 1000);
    let (mut all, mut trail) = (Record::new(), Trail::default());
    loop {
        let answer = rest.api.send(&list).await?;
        let Some(forms) = answer.get("webforms").and_then(Value::as_array) else {
            return Err(not_a_form("the answer is not the list of web forms"));
        };
        for form in forms {
            let id = form.get("id").and_then(json::integer);
            let id = id.ok_or_else(|| not_a_form("a web form of the answer has no id"))?;
            let title = form.get("name").and_then(json::text);
            all.insert(id.to_string(), title.unwrap_or_default());
        }
        match answer.get("next_page_token").and_then(Value::as_str) {
            Some(token) if !token.is_empty() && !forms.is_empty() => {
                let next = Cursor::Token(token.to_owned());
                let step = trail.step(forms.len(), forms, Some(&next));
                step.map_err(api::astray)?;
                list = list.query("page_token", token);
            }
            _ => return Ok(all),
        }
    }
}

/// The HTML of a form.
pub(in crate::rest) async fn html(rest: &RestBackend, id: i64) -> Result<String> {
    let get = Request::to(&v2::webforms::GET_WEBFORM_HTML).path("webform_id", id);
    match rest.api.send(&get).await? {
        Value::String(html) => Ok(html),
        _ => Err(not_a_form("the answer is no HTML")),
    }
}

/// The address of the script that counts visits.
pub(in crate::rest) fn script_url(rest: &RestBackend) -> Result<String> {
    check::script(&rest.options).map(str::to_owned)
}

/// The element that loads the script.
pub(in crate::rest) fn script_tag(rest: &RestBackend) -> Result<String> {
    script_url(rest).map(|address| element(&address))
}

fn element(address: &str) -> String {
    let address = address
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;");
    format!("<script type=\"text/javascript\" src=\"{address}\"></script>")
}

fn not_a_form(message: &str) -> Error {
    Error::new(ErrorKind::InvalidResponse, message).hinted(api::NOT_THE_API)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_leave_its_element() {
        assert_eq!(
            element("https://x/t?a=1&b=\"><script>"),
            "<script type=\"text/javascript\" src=\"https://x/t?a=1&amp;b=&quot;>&lt;script>\"></script>"
        );
    }
}
