//! A request to one endpoint: what fills its path, what it asks, and its body.

use std::fmt::Display;

use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use keap_rest::multipart::Form;
use keap_rest::{Draft, Filter, ListStyle, Upload};
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::{Map, Value};

use crate::model::FileContent;
use crate::table::Endpoint;

/// A request to one endpoint, which can be sent again, for instance for the next page.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) endpoint: Endpoint,
    path: Vec<(&'static str, String)>,
    query: Vec<(&'static str, String)>,
    lists: Vec<(&'static str, Vec<String>)>,
    filter: Option<Filter<()>>,
    body: Payload,
}

/// The body of a request. The content of a file is shared with the invocation, and copied only as it is written.
#[derive(Clone, Debug)]
enum Payload {
    Nothing,
    Json(Value),
    /// JSON with a file in the member `file_data`, in base64.
    JsonWithFile(Map<String, Value>, FileContent),
    /// Parts of a form: texts, and the file under its name.
    Form(Vec<(&'static str, String)>, Option<(String, FileContent)>),
}

impl Request {
    /// To an endpoint, with nothing filled in.
    pub(super) fn to(endpoint: Endpoint) -> Self {
        Self {
            endpoint,
            path: Vec::new(),
            query: Vec::new(),
            lists: Vec::new(),
            filter: None,
            body: Payload::Nothing,
        }
    }

    /// Fills a placeholder of the path.
    pub(super) fn path(mut self, name: &'static str, value: impl Display) -> Self {
        self.path.push((name, value.to_string()));
        self
    }

    /// Sets a query parameter, in place of what it had.
    pub(super) fn query(mut self, name: &'static str, value: impl Display) -> Self {
        self.query.retain(|(known, _)| *known != name);
        self.query.push((name, value.to_string()));
        self
    }

    /// Sets a list that stands in the query as one parameter for each value.
    pub(super) fn repeated(mut self, name: &'static str, values: &[&str]) -> Self {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        self.lists.push((name, values));
        self
    }

    /// Asks for the records that a filter lets through.
    pub(super) fn filter(mut self, filter: Filter<()>) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets the body.
    pub(super) fn json(mut self, body: Value) -> Self {
        self.body = Payload::Json(body);
        self
    }

    /// Sets a body with a file in it, as v1 takes one.
    pub(super) fn json_with_file(
        mut self,
        members: Map<String, Value>,
        content: FileContent,
    ) -> Self {
        self.body = Payload::JsonWithFile(members, content);
        self
    }

    /// Sets the parts of a form, as v2 takes a file and what belongs to it.
    pub(super) fn form(
        mut self,
        texts: Vec<(&'static str, String)>,
        file: Option<(String, FileContent)>,
    ) -> Self {
        self.body = Payload::Form(texts, file);
        self
    }

    /// Sets the body of a change, and names what it changes.
    pub(super) fn patch(mut self, body: Value) -> Self {
        let names = body.as_object().into_iter().flat_map(|map| map.keys());
        let names = names.cloned().collect();
        self.lists.push(("update_mask", names));
        self.json(body)
    }

    /// As it is sent.
    pub(super) fn draft(&self) -> Draft {
        let mut draft = Draft::new(self.endpoint.path);
        for (name, value) in &self.path {
            draft.path(name, value);
        }
        draft.filter(self.filter.as_ref());
        for (name, value) in &self.query {
            draft.query(name, Some(value));
        }
        for (name, values) in &self.lists {
            draft.list(name, values, ListStyle::Repeat);
        }
        match &self.body {
            Payload::Nothing => {}
            Payload::Json(body) => draft.json(body),
            Payload::JsonWithFile(members, content) => {
                draft.json(&WithFile { members, content });
            }
            Payload::Form(texts, file) => draft.form(form(texts, file.as_ref())),
        }
        draft
    }
}

/// Whether a path cannot hold a text: an empty one, or one that means a folder. Who puts a text of a caller into a path asks
/// this first, and answers what such a text means to the operation.
pub(super) fn is_no_segment(text: &str) -> bool {
    matches!(text, "" | "." | "..")
}

fn form(texts: &[(&'static str, String)], file: Option<&(String, FileContent)>) -> Form {
    let mut form = Form::new();
    if let Some((name, content)) = file {
        form.file("file", &Upload::new(name, content.clone().into_bytes()));
    }
    for (name, text) in texts {
        form.text(name, Some(text));
    }
    form
}

/// Writes the base64 of a file straight into the body: a string of its own would be one more copy.
struct WithFile<'a> {
    members: &'a Map<String, Value>,
    content: &'a FileContent,
}

impl Serialize for WithFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.members {
            map.serialize_entry(name, value)?;
        }
        let data = Base64Display::new(self.content.as_bytes(), &STANDARD);
        map.serialize_entry("file_data", &format_args!("{data}"))?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use keap_rest::endpoints::{v1, v2};
    use serde_json::json;

    use super::*;

    #[test]
    fn a_file_is_base64_in_json_and_a_part_of_a_form() {
        let Value::Object(members) = json!({ "file_name": "a.txt", "is_public": false }) else {
            unreachable!("it was written as an object");
        };
        let content = FileContent::new("hello");
        let create = Request::to(&v1::files::CREATE_FILE);
        let draft = create.json_with_file(members, content.clone()).draft();
        assert_eq!(
            draft.to_json().unwrap(),
            json!({ "file_name": "a.txt", "is_public": false, "file_data": "aGVsbG8=" })
        );
        let create = Request::to(&v2::files::CREATE_FILE);
        let texts = vec![("file_name", "a.txt".to_owned())];
        let form = create.form(texts, Some(("a.txt".to_owned(), content)));
        assert_eq!(
            form.draft().form_names().collect::<Vec<_>>(),
            ["file", "file_name"]
        );
        assert!(!format!("{form:?}").contains("hello"));
    }
}
