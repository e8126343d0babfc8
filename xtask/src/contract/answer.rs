//! Whether an answer is what the document declares.

use std::fmt;

use anyhow::{Result, anyhow};
use serde_json::{Value, json};

use super::request::{Operation, Response};

/// What was found of one answer.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) is_not_emulated: bool,
    pub(crate) findings: Vec<Finding>,
}

/// One departure from the document.
#[derive(Debug, PartialEq)]
pub(crate) enum Finding {
    /// A status that the operation does not declare.
    Status(u16, String),
    /// A success without the declared body.
    NoJson,
    /// A value that its schema refuses, or a property it does not know.
    Value(String, String),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status, text) => write!(f, "status {status} is not declared: {text}"),
            Self::NoJson => f.write_str("the declared body is missing"),
            Self::Value(path, problem) => write!(f, "{path}: {problem}"),
        }
    }
}

/// Compares one answer with its declaration.
pub(crate) fn check(
    document: &Value,
    operation: &Operation<'_>,
    response: &Response,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    if response.status == 501 {
        outcome.is_not_emulated = true;
        return Ok(outcome);
    }
    let declared = &operation.definition["responses"][response.status.to_string()];
    if declared.is_null() {
        outcome
            .findings
            .push(Finding::Status(response.status, response.text()));
        return Ok(outcome);
    }
    let Some(schema) = declared["content"]
        .get("application/json")
        .map(|content| &content["schema"])
    else {
        return Ok(outcome);
    };
    // The declared schemas of errors are artefacts of the server's framework in v1.
    if response.status >= 300 && operation.path.contains("/v1/") || is_opaque(schema) {
        return Ok(outcome);
    }
    let Some(mut answer) = response.json() else {
        outcome.findings.push(Finding::NoJson);
        return Ok(outcome);
    };
    // Absent values are `null` in both versions (observed); no schema says so.
    drop_nulls(&mut answer);
    let whole = closed(&json!({"allOf": [schema], "components": document["components"]}));
    let validator =
        jsonschema::validator_for(&whole).map_err(|error| anyhow!("{}: {error}", operation.id))?;
    for error in validator.iter_errors(&answer) {
        let problem: String = error.to_string().chars().take(200).collect();
        let finding = Finding::Value(place(&error.instance_path().to_string()), problem);
        if !outcome.findings.contains(&finding) {
            outcome.findings.push(finding);
        }
    }
    Ok(outcome)
}

/// A path without positions, so that the entries of a list count once: `/contacts/*/id`.
fn place(path: &str) -> String {
    let is_position =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = path
        .split('/')
        .map(|part| if is_position(part) { "*" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// Texts and files: the wire has them bare, whatever media type is declared.
fn is_opaque(schema: &Value) -> bool {
    schema["type"] == "string"
}

fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, member| !member.is_null());
            members.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

/// The same schema, refusing properties it does not name: a misspelt property would pass otherwise.
fn closed(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let mut members: serde_json::Map<String, Value> = members
                .iter()
                .map(|(name, member)| (name.clone(), closed(member)))
                .collect();
            if members.get("properties").is_some_and(Value::is_object)
                && members.get("type").is_some_and(Value::is_string)
            {
                members.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
            Value::Object(members)
        }
        Value::Array(items) => Value::Array(items.iter().map(closed).collect()),
        other => other.clone(),
    }
}
