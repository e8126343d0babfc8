//! The vendor's OpenAPI documents, reduced to what the generator needs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::rest::facts::{self, Facts};

/// One version of the API.
#[derive(Debug)]
pub(crate) struct Api {
    /// `v1` or `v2`.
    pub(crate) version: &'static str,
    pub(crate) operations: Vec<Operation>,
    pub(crate) models: BTreeMap<String, Model>,
}

#[derive(Clone, Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: String,
    /// Below the API's root, with placeholders.
    pub(crate) path: String,
    pub(crate) tag: String,
    pub(crate) deprecated: bool,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    /// Status and body of the success.
    pub(crate) status: String,
    pub(crate) answer: Answer,
}

#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) required: bool,
    pub(crate) kind: Kind,
    /// A list in one parameter, joined with commas.
    pub(crate) joined: bool,
    pub(crate) maximum: Option<u64>,
    pub(crate) facts: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    Json(Kind),
    Form(Vec<Property>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    Nothing,
    Json(Kind),
    Text,
    Bytes,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Model {
    pub(crate) properties: Vec<Property>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Property {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    pub(crate) deprecated: bool,
    pub(crate) max_length: Option<u64>,
    /// Whole numbers in the smallest unit of a currency, although the property is a plain number.
    pub(crate) minor_unit: bool,
    pub(crate) facts: Facts,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Text,
    DateTime,
    Date,
    Binary,
    Int,
    Long,
    Double,
    Bool,
    Any,
    Enum(Vec<String>),
    List(Box<Self>),
    Map(Box<Self>),
    Model(String),
}

impl Kind {
    /// The model at the heart of it.
    pub(crate) fn model(&self) -> Option<&str> {
        match self {
            Self::Model(name) => Some(name),
            Self::List(inner) | Self::Map(inner) => inner.model(),
            _ => None,
        }
    }
}

/// Reads a document; JSON is YAML as well.
pub(crate) fn read(path: &Path, version: &'static str) -> Result<Api> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let document: Value = if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        serde_json::from_str(&text)?
    } else {
        serde_saphyr::from_str(&text)?
    };
    let schemas = &document["components"]["schemas"];
    let models: BTreeMap<String, Model> = entries(schemas)
        .map(|(name, schema)| (name.clone(), model((version, name), schema, schemas)))
        .collect();
    let mut operations = Vec::new();
    for (path, item) in entries(&document["paths"]) {
        for (method, operation) in entries(item) {
            operations.push(read_operation(path, method, operation, schemas));
        }
    }
    Ok(Api {
        version,
        operations,
        models,
    })
}

fn read_operation(path: &str, method: &str, operation: &Value, schemas: &Value) -> Operation {
    let path = if path.starts_with("/rest") {
        path.to_owned()
    } else {
        format!("/rest{path}")
    };
    let (status, answer) = answer(operation, schemas);
    let parameters = parameters(&path, operation, schemas);
    Operation {
        id: text(&operation["operationId"]),
        method: method.to_uppercase(),
        path,
        tag: text(&operation["tags"][0]),
        deprecated: operation["deprecated"] == true,
        parameters,
        body: body(&operation["requestBody"]["content"], schemas),
        status,
        answer,
    }
}

/// The declared parameters, and the placeholders that one operation forgets to declare.
fn parameters(path: &str, operation: &Value, schemas: &Value) -> Vec<Parameter> {
    let declared = array(&operation["parameters"]);
    let mut parameters: Vec<Parameter> = declared.map(|value| parameter(value, schemas)).collect();
    for name in path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
    {
        if !parameters.iter().any(|parameter| parameter.name == name) {
            parameters.push(Parameter {
                name: name.to_owned(),
                place: Place::Path,
                required: true,
                kind: Kind::Text,
                joined: false,
                maximum: None,
                facts: Vec::new(),
            });
        }
    }
    parameters
}

fn parameter(value: &Value, schemas: &Value) -> Parameter {
    let place = match value["in"].as_str() {
        Some("path") => Place::Path,
        Some("header") => Place::Header,
        _ => Place::Query,
    };
    let description = value["description"].as_str().unwrap_or_default();
    Parameter {
        name: text(&value["name"]),
        place,
        required: value["required"] == true,
        kind: kind(&value["schema"], schemas),
        maximum: value["schema"]["maximum"].as_u64(),
        joined: value["explode"] == false || description.starts_with("Comma-delimited"),
        facts: parameter_facts(value),
    }
}

/// Its description stands beside its schema, and its bounds within.
fn parameter_facts(value: &Value) -> Vec<String> {
    let mut schema = value["schema"].clone();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), value["description"].clone());
    }
    facts::of_value(&schema)
}

fn body(content: &Value, schemas: &Value) -> Option<Body> {
    if let Some(json) = content.get("application/json") {
        return Some(Body::Json(kind(&json["schema"], schemas)));
    }
    let form = content.get("multipart/form-data")?;
    Some(Body::Form(
        model(("", ""), &form["schema"], schemas).properties,
    ))
}

fn answer(operation: &Value, schemas: &Value) -> (String, Answer) {
    let success = entries(&operation["responses"]).find(|(status, _)| status.starts_with('2'));
    let Some((status, response)) = success else {
        return (String::from("200"), Answer::Nothing);
    };
    let answer = match entries(&response["content"]).next() {
        None => Answer::Nothing,
        Some((media, _)) if media == "text/html" => Answer::Text,
        Some((_, content)) => match kind(&content["schema"], schemas) {
            Kind::Text => Answer::Text,
            Kind::Binary => Answer::Bytes,
            Kind::Any => Answer::Nothing,
            kind => Answer::Json(kind),
        },
    };
    (status.clone(), answer)
}

/// A model of a version, by its name.
fn model(of: (&str, &str), schema: &Value, schemas: &Value) -> Model {
    let required: Vec<&str> = array(&schema["required"])
        .filter_map(Value::as_str)
        .collect();
    let properties = entries(&schema["properties"])
        .map(|(name, value)| Property {
            name: name.clone(),
            kind: kind(value, schemas),
            required: required.contains(&name.as_str()),
            deprecated: value["deprecated"] == true,
            max_length: value["maxLength"].as_u64(),
            minor_unit: value["description"].as_str().is_some_and(|text| {
                text.contains("smallest currency unit") || text.contains("smallest unit")
            }),
            facts: facts::of(of.0, of.1, name, value),
        })
        .collect();
    Model { properties }
}

fn kind(schema: &Value, schemas: &Value) -> Kind {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        // A schema without properties is an object of which nothing is known.
        return if schemas[name].get("properties").is_some() {
            Kind::Model(name.to_owned())
        } else {
            Kind::Any
        };
    }
    let values: Vec<String> = array(&schema["enum"]).map(text).collect();
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("string"), _) if !values.is_empty() => Kind::Enum(values),
        (Some("string"), Some("date-time")) => Kind::DateTime,
        (Some("string"), Some("date")) => Kind::Date,
        (Some("string"), Some("binary" | "byte")) => Kind::Binary,
        (Some("string"), _) => Kind::Text,
        (Some("integer"), Some("int64")) => Kind::Long,
        (Some("integer"), _) => Kind::Int,
        (Some("number"), _) => Kind::Double,
        (Some("boolean"), _) => Kind::Bool,
        (Some("array"), _) => Kind::List(Box::new(kind(&schema["items"], schemas))),
        (Some("object"), _) => object(schema, schemas),
        _ => Kind::Any,
    }
}

fn object(schema: &Value, schemas: &Value) -> Kind {
    match (schema["title"].as_str(), schema.get("additionalProperties")) {
        (Some(title), _) if schemas.get(title).is_some() => Kind::Model(title.to_owned()),
        (_, Some(values @ Value::Object(_))) => Kind::Map(Box::new(kind(values, schemas))),
        _ => Kind::Any,
    }
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
