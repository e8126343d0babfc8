//! A request while an operation writes it.

use std::fmt::{Display, Write as _};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;

use crate::multipart::Form;
use crate::{Info, UpdateMask};

/// Everything except the unreserved characters of RFC 3986, section 2.3.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// As in a path, but commas stay: they separate the values of a list.
const QUERY: &AsciiSet = &PATH.remove(b',');

/// A request while an operation writes it: path, query, headers and body, without host and credential.
///
/// The first problem is kept and reported when the request is sent, so that writing needs no error handling.
#[derive(Debug)]
pub struct Draft {
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: DraftBody,
    problem: Option<RequestError>,
}

#[derive(Debug)]
pub(crate) enum DraftBody {
    Empty,
    Json(Bytes),
    Form(Form),
}

/// The request of an operation cannot be written; nothing was sent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RequestError {
    /// A value that has to stand in the path is empty, `.` or `..`: the request would reach another endpoint.
    #[error("path parameter {name} is empty or a dot segment")]
    #[non_exhaustive]
    PathValue {
        /// The parameter.
        name: &'static str,
    },
    /// A value that has to stand in the path was not given.
    #[error("path parameter {name} is not given")]
    #[non_exhaustive]
    NoPathValue {
        /// The parameter.
        name: String,
    },
    /// The endpoint has no such query parameter: the server would leave it unread.
    #[error("the endpoint has no query parameter {name}")]
    #[non_exhaustive]
    UnknownQuery {
        /// The parameter.
        name: String,
    },
    /// A filter value holds a character that the filter grammar cannot express.
    #[error("filter value of {key} must not contain {found:?}")]
    #[non_exhaustive]
    FilterValue {
        /// The filter key.
        key: String,
        /// The character in the way.
        found: char,
    },
    /// A header value holds characters that a header cannot hold.
    #[error("value of header {name} is not a legal header value")]
    #[non_exhaustive]
    HeaderValue {
        /// The header.
        name: &'static str,
    },
    /// The body cannot be written as JSON.
    #[error("body cannot be written as json")]
    Body(#[source] serde_json::Error),
    /// The address that results is not a URL.
    #[error("request address is not valid")]
    Address(#[source] http::Error),
}

/// How a list stands in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListStyle {
    /// One parameter, values joined with commas.
    Comma,
    /// One parameter for each value.
    Repeat,
}

/// What stands before and behind the placeholder of a name.
fn around<'a>(path: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let mut open = path.match_indices('{');
    open.find_map(|(at, _)| {
        let (before, placeholder) = path.split_at(at);
        let behind = placeholder.strip_prefix('{')?.strip_prefix(name)?;
        Some((before, behind.strip_prefix('}')?))
    })
}

impl Draft {
    /// A draft with a path template.
    pub fn new(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            query: String::new(),
            headers: HeaderMap::new(),
            body: DraftBody::Empty,
            problem: None,
        }
    }

    /// Fills the placeholder `{name}` of the path.
    pub fn path(&mut self, name: &'static str, value: &impl Display) {
        let value = value.to_string();
        if matches!(value.as_str(), "" | "." | "..") {
            self.fail(RequestError::PathValue { name });
        }
        let Some((before, after)) = around(&self.path, name) else {
            return;
        };
        let mut path = String::with_capacity(self.path.len().saturating_add(value.len()));
        path.push_str(before);
        path.extend(utf8_percent_encode(&value, PATH));
        path.push_str(after);
        self.path = path;
    }

    /// Adds a query parameter; `None` is left out.
    pub fn query(&mut self, name: &str, value: Option<&(impl Display + ?Sized)>) {
        if let Some(value) = value {
            self.pair(name, &value.to_string());
        }
    }

    fn pair(&mut self, name: &str, value: &str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.extend(utf8_percent_encode(name, QUERY));
        self.query.push('=');
        self.query.extend(utf8_percent_encode(value, QUERY));
    }

    /// Adds a list to the query; an empty list is left out.
    pub fn list(&mut self, name: &str, values: &[impl Display], style: ListStyle) {
        match style {
            ListStyle::Comma if values.is_empty() => {}
            ListStyle::Comma => {
                let mut joined = String::new();
                for value in values {
                    if !joined.is_empty() {
                        joined.push(',');
                    }
                    // Writing into a text cannot fail.
                    let _ = write!(joined, "{value}");
                }
                self.pair(name, &joined);
            }
            ListStyle::Repeat => values
                .iter()
                .for_each(|value| self.query(name, Some(value))),
        }
    }

    /// Adds a header; `None` is left out. The value is never shown in logs.
    pub fn header(&mut self, name: &'static str, value: Option<&str>) {
        let Some(value) = value else { return };
        match (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(value),
        ) {
            (Ok(header), Ok(mut value)) => {
                value.set_sensitive(true);
                self.headers.insert(header, value);
            }
            _ => self.fail(RequestError::HeaderValue { name }),
        }
    }

    /// Sets a JSON body.
    pub fn json(&mut self, body: &(impl Serialize + ?Sized)) {
        match serde_json::to_vec(body) {
            Ok(bytes) => self.body = DraftBody::Json(bytes.into()),
            Err(error) => self.fail(RequestError::Body(error)),
        }
    }

    /// Sets a JSON body and the names of what it changes in the query parameter `update_mask`.
    pub fn json_with_mask(&mut self, body: &impl Serialize, mask: &UpdateMask, style: ListStyle) {
        let value = match serde_json::to_value(body) {
            Ok(value) => value,
            Err(error) => return self.fail(RequestError::Body(error)),
        };
        match mask {
            UpdateMask::Derived => {
                let names: Vec<&String> = value
                    .as_object()
                    .into_iter()
                    .flat_map(|map| map.keys())
                    .collect();
                self.list("update_mask", &names, style);
            }
            UpdateMask::Names(names) => self.list("update_mask", names, style),
            UpdateMask::Omit => {}
        }
        self.json(&value);
    }

    /// Sets a multipart body.
    pub fn form(&mut self, form: Form) {
        self.body = DraftBody::Form(form);
    }

    /// Notes a problem; the first one is reported.
    pub fn fail(&mut self, problem: RequestError) {
        self.problem.get_or_insert(problem);
    }

    /// The first problem, which keeps the request from being sent.
    pub fn problem(&self) -> Option<&RequestError> {
        self.problem.as_ref()
    }

    /// Whether the request is one of the endpoint: its path is filled, and it asks nothing that is not read.
    pub(crate) fn check(&self, info: &Info) -> Result<(), RequestError> {
        // Values are encoded, so a brace is one of the template.
        if let Some((_, open)) = self.path.split_once('{') {
            let name = open.split('}').next().unwrap_or_default().to_owned();
            return Err(RequestError::NoPathValue { name });
        }
        let names = self.query.split('&').filter(|pair| !pair.is_empty());
        let mut names = names.map(|pair| pair.split('=').next().unwrap_or_default());
        let strange = names.find(|name| {
            !info
                .query
                .iter()
                .any(|known| percent_decode_str(name).eq(known.bytes()))
        });
        strange.map_or(Ok(()), |name| {
            Err(RequestError::UnknownQuery {
                name: name.to_owned(),
            })
        })
    }

    pub(crate) fn take_problem(&mut self) -> Option<RequestError> {
        self.problem.take()
    }

    /// The path with its values.
    pub fn as_path(&self) -> &str {
        &self.path
    }

    /// The query, encoded, without the question mark.
    pub fn as_query(&self) -> &str {
        &self.query
    }

    /// The names of the parts of a multipart body.
    pub fn form_names(&self) -> impl Iterator<Item = &str> {
        let form = match &self.body {
            DraftBody::Form(form) => Some(form),
            DraftBody::Empty | DraftBody::Json(_) => None,
        };
        form.into_iter().flat_map(Form::names)
    }

    /// The body as JSON, when there is one.
    pub fn to_json(&self) -> Option<Value> {
        match &self.body {
            DraftBody::Json(bytes) => serde_json::from_slice(bytes).ok(),
            DraftBody::Empty | DraftBody::Form(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_values_are_encoded_and_colon_verbs_are_not() {
        let mut draft = Draft::new("/rest/v2/files/{file_id}:data");
        draft.path("file_id", &"a/b c");
        assert_eq!(draft.as_path(), "/rest/v2/files/a%2Fb%20c:data");
        assert!(draft.take_problem().is_none());
    }

    #[test]
    fn a_path_value_cannot_reach_another_endpoint() {
        for value in ["", ".", ".."] {
            let mut draft = Draft::new("/rest/v2/contacts/{contact_id}");
            draft.path("contact_id", &value);
            let problem = draft.take_problem().unwrap();
            assert_eq!(
                problem.to_string(),
                "path parameter contact_id is empty or a dot segment"
            );
        }
    }

    #[test]
    fn a_request_that_is_none_of_the_endpoint_is_told() {
        let info = &crate::endpoints::v2::tags::LIST_TAGGED_CONTACTS;
        let mut draft = Draft::new(info.path);
        let told = |draft: &Draft| draft.check(info).unwrap_err().to_string();
        assert_eq!(told(&draft), "path parameter tag_id is not given");
        draft.path("tag_id", &"{7}");
        draft.query("page_size", Some("10"));
        assert!(draft.check(info).is_ok());
        draft.query("pagesize", Some("10"));
        assert_eq!(told(&draft), "the endpoint has no query parameter pagesize");
    }

    #[test]
    fn lists_are_joined_or_repeated_and_spaces_are_not_plus() {
        let mut draft = Draft::new("/");
        draft.list("fields", &["id", "email_addresses"], ListStyle::Comma);
        draft.list("ids", &[7, 8], ListStyle::Repeat);
        draft.query("order_by", Some("create_time desc"));
        draft.query("page_token", None::<&str>);
        assert_eq!(
            draft.as_query(),
            "fields=id,email_addresses&ids=7&ids=8&order_by=create_time%20desc"
        );
    }

    #[test]
    fn the_mask_names_what_the_body_holds() {
        let body = serde_json::json!({"given_name": "Ann", "job_title": null});
        let mut draft = Draft::new("/");
        draft.json_with_mask(&body, &UpdateMask::Derived, ListStyle::Repeat);
        assert_eq!(
            draft.as_query(),
            "update_mask=given_name&update_mask=job_title"
        );
        assert_eq!(draft.to_json(), Some(body));
    }
}
