//! `cargo xtask contract --diff OLD NEW`: what a newer document of the vendor changes for us.
//!
//! Operations, parameters, models, and which operations of the facade go through what changed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::request::{self, Operation};

/// What differs, a line each, without those of the facade.
#[derive(Debug, Default)]
pub(crate) struct Diff {
    pub(crate) lines: Vec<String>,
    /// Method and path of the operations that differ, themselves or in a model that they use.
    pub(crate) touched: BTreeSet<String>,
}

/// Compares two documents.
pub(crate) fn between(old: &Value, new: &Value) -> Diff {
    let mut diff = Diff::default();
    let (before, after) = (by_address(old), by_address(new));
    for (address, operation) in &before {
        match after.get(address) {
            None => {
                diff.lines.push(format!("- {address} {}", operation.id));
                diff.touched.insert(address.clone());
            }
            Some(newer) => compare_operation(&mut diff, address, operation, newer),
        }
    }
    for (address, operation) in &after {
        if !before.contains_key(address) {
            diff.lines.push(format!("+ {address} {}", operation.id));
        }
    }
    let changed = compare_models(&mut diff, old, new);
    let all = before.iter().chain(&after);
    for (address, operation) in all {
        if uses(old, operation, &changed) || uses(new, operation, &changed) {
            diff.touched.insert(address.clone());
        }
    }
    diff
}

fn by_address(document: &Value) -> BTreeMap<String, Operation<'_>> {
    request::operations(document)
        .map(|operation| {
            (
                format!("{} {}", operation.method, operation.path),
                operation,
            )
        })
        .collect()
}

fn compare_operation(diff: &mut Diff, address: &str, old: &Operation<'_>, new: &Operation<'_>) {
    let mut lines = Vec::new();
    if old.id != new.id {
        lines.push(format!("id {} is {}", old.id, new.id));
    }
    if old.definition["deprecated"] != true && new.definition["deprecated"] == true {
        lines.push("deprecated".to_owned());
    }
    let (before, after) = (parameters(old), parameters(new));
    compare_maps(&mut lines, "parameter", &before, &after);
    for part in ["requestBody", "responses"] {
        let (before, after) = (shape(&old.definition[part]), shape(&new.definition[part]));
        if before != after {
            lines.push(format!("{part}: {before} is {after}"));
        }
    }
    if !lines.is_empty() {
        diff.touched.insert(address.to_owned());
    }
    diff.lines
        .extend(lines.into_iter().map(|line| format!("~ {address}: {line}")));
}

/// Parameters by place and name, with what they take.
fn parameters(operation: &Operation<'_>) -> BTreeMap<String, String> {
    let all = operation.definition["parameters"].as_array();
    all.into_iter()
        .flatten()
        .map(|parameter| {
            let name = format!("{} {}", text(&parameter["in"]), text(&parameter["name"]));
            let needed = if parameter["required"] == true {
                "required "
            } else {
                ""
            };
            (name, format!("{needed}{}", shape(&parameter["schema"])))
        })
        .collect()
}

/// The models that differ.
fn compare_models(diff: &mut Diff, old: &Value, new: &Value) -> BTreeSet<String> {
    let (before, after) = (models(old), models(new));
    let mut changed = BTreeSet::new();
    for (name, model) in &before {
        let Some(newer) = after.get(name) else {
            diff.lines.push(format!("- model {name}"));
            changed.insert(name.clone());
            continue;
        };
        let mut lines = Vec::new();
        compare_maps(
            &mut lines,
            "property",
            &properties(model),
            &properties(newer),
        );
        if shape(model) != shape(newer) {
            lines.push(format!("{} is {}", shape(model), shape(newer)));
        }
        if !lines.is_empty() {
            changed.insert(name.clone());
        }
        diff.lines.extend(
            lines
                .into_iter()
                .map(|line| format!("~ model {name}: {line}")),
        );
    }
    let added = after.keys().filter(|name| !before.contains_key(*name));
    diff.lines
        .extend(added.map(|name| format!("+ model {name}")));
    changed
}

fn models(document: &Value) -> BTreeMap<String, &Value> {
    let all = document["components"]["schemas"].as_object();
    all.into_iter()
        .flatten()
        .map(|(name, model)| (name.clone(), model))
        .collect()
}

fn properties(model: &Value) -> BTreeMap<String, String> {
    let required: Vec<&str> = strings(&model["required"]);
    let all = model["properties"].as_object();
    all.into_iter()
        .flatten()
        .map(|(name, property)| {
            let needed = if required.contains(&name.as_str()) {
                "required "
            } else {
                ""
            };
            (name.clone(), format!("{needed}{}", shape(property)))
        })
        .collect()
}

fn compare_maps(
    lines: &mut Vec<String>,
    kind: &str,
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
) {
    for (name, before) in old {
        match new.get(name) {
            None => lines.push(format!("without {kind} {name}")),
            Some(after) if after != before => {
                lines.push(format!("{kind} {name}: {before} is {after}"));
            }
            Some(_) => {}
        }
    }
    for (name, shape) in new {
        if !old.contains_key(name) {
            lines.push(format!("with {kind} {name}: {shape}"));
        }
    }
}

/// A schema, or whatever holds one, in a word or two: models by their names, closed lists by their words.
fn shape(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap_or(reference).to_owned();
    }
    if let Some(items) = schema.get("items") {
        return format!("list of {}", shape(items));
    }
    let words = strings(&schema["enum"]);
    if !words.is_empty() {
        return words.join("|");
    }
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some(kind), Some(format)) => format!("{kind} ({format})"),
        (Some(kind), None) => kind.to_owned(),
        // The content of a body, the answers of an operation.
        (None, _) => {
            let mut named: Vec<String> = Vec::new();
            collect_references(schema, &mut named);
            named.sort();
            named.dedup();
            named.join(", ")
        }
    }
}

fn collect_references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                found.push(reference.rsplit('/').next().unwrap_or(reference).to_owned());
            }
            members
                .values()
                .for_each(|member| collect_references(member, found));
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| collect_references(item, found)),
        _ => {}
    }
}

/// Whether an operation uses one of the models, itself or through another model.
fn uses(document: &Value, operation: &Operation<'_>, models: &BTreeSet<String>) -> bool {
    let mut open = Vec::new();
    collect_references(operation.definition, &mut open);
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        if models.contains(&name) {
            return true;
        }
        if seen.insert(name.clone()) {
            collect_references(&document["components"]["schemas"][&name], &mut open);
        }
    }
    false
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn strings(value: &Value) -> Vec<&str> {
    let all = value.as_array().into_iter().flatten();
    all.filter_map(Value::as_str).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document() -> Value {
        json!({
            "paths": { "/rest/v2/tags": { "get": {
                "operationId": "listTags",
                "parameters": [{ "name": "page_size", "in": "query", "schema": { "type": "integer" } }],
                "responses": { "200": { "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/Tags" } } } } },
            } } },
            "components": { "schemas": {
                "Tags": { "type": "object", "properties": { "tags": {
                    "type": "array", "items": { "$ref": "#/components/schemas/Tag" } } } },
                "Tag": { "type": "object", "required": ["id"], "properties": {
                    "id": { "type": "string" }, "kind": { "type": "string", "enum": ["A"] } } },
            } },
        })
    }

    #[test]
    fn a_document_does_not_differ_from_itself() {
        let diff = between(&document(), &document());
        assert!(diff.lines.is_empty() && diff.touched.is_empty(), "{diff:?}");
    }

    #[test]
    fn what_a_newer_document_changes_is_told_with_who_is_touched() {
        let mut new = document();
        new["paths"]["/rest/v2/tags"]["get"]["parameters"][0]["name"] = json!("limit");
        new["components"]["schemas"]["Tag"]["properties"]["kind"]["enum"] = json!(["A", "B"]);
        new["components"]["schemas"]["Tag"]["required"] = json!([]);
        new["paths"]["/rest/v2/tags"]["post"] = json!({ "operationId": "createTag" });
        let diff = between(&document(), &new);
        assert_eq!(
            diff.lines,
            [
                "~ GET /rest/v2/tags: without parameter query page_size",
                "~ GET /rest/v2/tags: with parameter query limit: integer",
                "+ POST /rest/v2/tags createTag",
                "~ model Tag: property id: required string is string",
                "~ model Tag: property kind: A is A|B",
            ]
        );
        assert_eq!(diff.touched, ["GET /rest/v2/tags".to_owned()].into());
    }

    #[test]
    fn a_model_inside_a_model_touches_who_uses_the_outer_one() {
        let mut new = document();
        new["components"]["schemas"]["Tag"]["properties"]["name"] = json!({ "type": "string" });
        let diff = between(&document(), &new);
        assert_eq!(diff.lines, ["~ model Tag: with property name: string"]);
        assert!(diff.touched.contains("GET /rest/v2/tags"));
    }
}
