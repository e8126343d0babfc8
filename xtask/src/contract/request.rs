//! The request for one operation of a document.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use keap_http::{Body, Request};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation<'a> {
    pub(crate) id: String,
    pub(crate) method: String,
    /// Below the root of the API, with placeholders.
    pub(crate) path: String,
    pub(crate) definition: &'a Value,
    document: &'a Value,
}

/// Values for parameters and bodies that the sandbox's starting records make sensible.
#[derive(Debug, Deserialize)]
pub(crate) struct Values {
    /// By parameter name, or by `operation.parameter`.
    parameters: BTreeMap<String, String>,
    /// By operation.
    bodies: BTreeMap<String, Value>,
    /// Calls that come before an operation, each `METHOD path` with a body, in the same sandbox.
    #[serde(default)]
    before: BTreeMap<String, Vec<Before>>,
}

#[derive(Debug, Deserialize)]
struct Before {
    method: String,
    path: String,
    #[serde(default)]
    body: Value,
    /// The member of the answer that fills a parameter, and that parameter.
    #[serde(default)]
    fill: BTreeMap<String, String>,
}

/// An answer of the sandbox.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) bytes: Vec<u8>,
}

impl Response {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes)
            .chars()
            .take(160)
            .collect()
    }

    pub(crate) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.bytes).ok()
    }
}

/// The operations of a document.
pub(crate) fn operations(document: &Value) -> impl Iterator<Item = Operation<'_>> {
    let paths = document["paths"].as_object().into_iter().flatten();
    paths.flat_map(move |(path, item)| {
        item.as_object()
            .into_iter()
            .flatten()
            .map(move |(method, definition)| Operation {
                id: definition["operationId"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
                method: method.to_uppercase(),
                path: if path.starts_with("/rest") {
                    path.clone()
                } else {
                    format!("/rest{path}")
                },
                definition,
                document,
            })
    })
}

impl Operation<'_> {
    /// Sends the request to a new sandbox.
    pub(crate) async fn send(&self, values: &Values) -> Result<Response> {
        let sandbox = Sandbox::builder().build();
        let mut filled: BTreeMap<String, String> = BTreeMap::new();
        for call in values.before.get(&self.id).into_iter().flatten() {
            let body = Payload::Json(call.body.clone());
            let response = exchange(&sandbox, &call.method, &call.path, &body).await?;
            let answer = response.json().unwrap_or_default();
            for (member, parameter) in &call.fill {
                filled.insert(parameter.clone(), shown(&answer[member]));
            }
        }
        let parameter = |name: &str| -> String {
            let own = values.parameters.get(&format!("{}.{name}", self.id));
            let found = filled
                .get(name)
                .or(own)
                .or_else(|| values.parameters.get(name));
            found.cloned().unwrap_or_else(|| "1".to_owned())
        };
        let address = self.address(values, parameter);
        let given = values.bodies.get(&self.id);
        let content = &self.definition["requestBody"]["content"];
        let body = match content.get("multipart/form-data") {
            Some(content) => Payload::Form(self.composed_form(&content["schema"], given)),
            None => Payload::Json(given.cloned().unwrap_or_else(|| self.composed_body())),
        };
        exchange(&sandbox, &self.method, &address, &body).await
    }

    fn address(&self, values: &Values, parameter: impl Fn(&str) -> String) -> String {
        let mut pieces = self.path.split('{');
        let mut address = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
            address.push_str(&parameter(name));
            address.push_str(rest);
        }
        let declared = self.definition["parameters"]
            .as_array()
            .into_iter()
            .flatten();
        let names = declared
            .filter(|found| found["in"] == "query")
            .filter_map(|found| {
                let name = found["name"].as_str()?;
                (found["required"] == true
                    || values
                        .parameters
                        .contains_key(&format!("{}.{name}", self.id)))
                .then_some(name)
            });
        let query: Vec<String> = names
            .map(|name| format!("{name}={}", parameter(name)))
            .collect();
        if query.is_empty() {
            address
        } else {
            format!("{address}?{}", query.join("&"))
        }
    }

    /// A body of what the document requires.
    fn composed_body(&self) -> Value {
        match self.definition["requestBody"]["content"].get("application/json") {
            Some(content) => self.composed(&content["schema"]),
            None => Value::Null,
        }
    }

    /// The parts of a form: a name, whether it is a file, and what it holds.
    fn composed_form(&self, schema: &Value, given: Option<&Value>) -> Vec<(String, bool, String)> {
        let properties = schema["properties"].as_object().into_iter().flatten();
        properties
            .map(|(name, property)| {
                let own = given.and_then(|given| given.get(name)).cloned();
                let value = own.unwrap_or_else(|| self.composed(property));
                (name.clone(), property["format"] == "binary", shown(&value))
            })
            .collect()
    }

    fn composed(&self, schema: &Value) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            let pointer = reference.trim_start_matches('#');
            return self
                .document
                .pointer(pointer)
                .map_or(Value::Null, |schema| self.composed(schema));
        }
        if let Some(first) = schema["enum"].get(0) {
            return first.clone();
        }
        match (schema["type"].as_str(), schema["format"].as_str()) {
            (Some("string"), Some("date-time")) => json!("2026-01-15T10:00:00.000Z"),
            (Some("string"), Some("date")) => json!("2026-01-15"),
            (Some("string"), _) => json!("1"),
            (Some("integer" | "number"), _) => json!(1),
            (Some("boolean"), _) => json!(true),
            (Some("array"), _) => json!([self.composed(&schema["items"])]),
            _ => {
                let required = schema["required"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str);
                let members = required
                    .map(|name| (name.to_owned(), self.composed(&schema["properties"][name])));
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }
}

/// What a request carries.
enum Payload {
    /// Null for nothing.
    Json(Value),
    Form(Vec<(String, bool, String)>),
}

/// Stands between the parts of a form.
const BOUNDARY: &str = "part";

impl Payload {
    fn content_type(&self) -> String {
        match self {
            Self::Json(_) => "application/json".to_owned(),
            Self::Form(_) => format!("multipart/form-data; boundary={BOUNDARY}"),
        }
    }

    fn bytes(&self) -> Result<Body> {
        Ok(match self {
            Self::Json(Value::Null) => Body::empty(),
            Self::Json(body) => Body::from(serde_json::to_vec(body)?),
            Self::Form(parts) => {
                let part = |(name, is_file, text): &(String, bool, String)| {
                    let file = if *is_file {
                        "; filename=\"note.txt\""
                    } else {
                        ""
                    };
                    let head = format!("Content-Disposition: form-data; name=\"{name}\"{file}");
                    format!("--{BOUNDARY}\r\n{head}\r\n\r\n{text}\r\n")
                };
                let parts: String = parts.iter().map(part).collect();
                Body::from(format!("{parts}--{BOUNDARY}--\r\n"))
            }
        })
    }
}

async fn exchange(
    sandbox: &Sandbox,
    method: &str,
    address: &str,
    body: &Payload,
) -> Result<Response> {
    let request: Request = http::Request::builder()
        .method(method)
        .uri(format!("https://api.infusionsoft.com/crm{address}"))
        .header("authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
        .header("content-type", body.content_type())
        .header("x-hook-secret", "composed")
        .body(body.bytes()?)
        .with_context(|| address.to_owned())?;
    let response = sandbox.transport().send(request).await?;
    let status = response.status().as_u16();
    let bytes = response.into_body().into_bytes(usize::MAX).await?.to_vec();
    Ok(Response { status, bytes })
}

fn shown(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
