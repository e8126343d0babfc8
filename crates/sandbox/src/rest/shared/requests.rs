//! What the vendor's documents say of a request, checked before an operation is asked: members and query parameters that
//! are required, words of closed lists, no null among the elements of a list.
//!
//! Types are left to the operations, which take numbers written as text where the service was seen to take them. Words
//! of query parameters are compared without case (inferred: old programs write them either way). What the real service
//! says to each of these is inferred, as is that it looks before it finds that a record is missing.

use std::sync::OnceLock;

use serde_json::Value as Json;

use super::{Call, Refusal, Version, operations};

/// An operation with its rules.
#[derive(Debug)]
struct Operation {
    version: Version,
    method: &'static str,
    path: Vec<&'static str>,
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    place: Place,
    required: bool,
    /// The words of a closed list; none where any value is taken.
    words: Vec<&'static str>,
}

#[derive(Debug)]
enum Place {
    Query(&'static str),
    /// Members on the way down; `[]` stands for each element of a list.
    Body(Vec<&'static str>),
}

/// Checks a call.
///
/// # Errors
/// 400 for the first rule that it breaks.
pub(crate) fn check(call: &Call<'_>) -> Result<(), Refusal> {
    let body: Option<Json> = serde_json::from_slice(&call.bytes).ok();
    for rule in rules(call) {
        match (&rule.place, &body) {
            (Place::Body(path), _) if is_left_alone(path) => {}
            (Place::Query(name), _) => query(call, name, rule)?,
            (Place::Body(path), Some(body)) => member(call.version, body, path, "", rule)?,
            // No JSON: the operation says so, or takes another form.
            (Place::Body(_), None) => {}
        }
    }
    match body {
        Some(body) if holds_null_in_list(&body) => Err(Refusal::unreadable()),
        _ => Ok(()),
    }
}

/// The rules of the operation that a call is; of two forms of its path the one with more words.
fn rules(call: &Call<'_>) -> &'static [Rule] {
    let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
    let known = operations().iter().filter(|known| {
        known.version == call.version
            && known.method == call.method.as_str()
            && operations::has_form(&known.path, &path)
    });
    let literal = |known: &&Operation| {
        let parts = known.path.iter();
        parts.filter(|part| !part.starts_with('{')).count()
    };
    let operation = known.max_by_key(literal);
    operation.map_or(&[], |operation| &operation.rules)
}

/// What the documents require and the operation is left to look for.
fn is_left_alone(path: &[&str]) -> bool {
    // Of many mails each is refused for itself, and the answer says which (documented).
    path.starts_with(&["emails", "[]"])
}

fn query(call: &Call<'_>, name: &str, rule: &Rule) -> Result<(), Refusal> {
    let given = call.query_list(name);
    if rule.required && given.is_empty() {
        return Err(Refusal::bad(format!("{name} is required")));
    }
    let foreign = |value: &&String| {
        !rule.words.is_empty()
            && !rule
                .words
                .iter()
                .any(|word| word.eq_ignore_ascii_case(value))
    };
    match given.iter().find(foreign) {
        Some(value) if name == "update_mask" => {
            Err(Refusal::bad(format!("Invalid update_mask: {value}")))
        }
        Some(value) if name == "fields" => Err(Refusal::bad(format!("Invalid field: {value}"))),
        Some(_) => Err(Refusal::unreadable()),
        None => Ok(()),
    }
}

/// Follows a path down from `value`; `name` is the member that it is.
fn member(
    version: Version,
    value: &Json,
    path: &[&str],
    name: &str,
    rule: &Rule,
) -> Result<(), Refusal> {
    match (path.split_first(), value) {
        (Some((&"[]", rest)), Json::Array(items)) => items
            .iter()
            .try_for_each(|item| member(version, item, rest, name, rule)),
        (Some((name, rest)), Json::Object(members)) => match members.get(*name) {
            None | Some(Json::Null) if rest.is_empty() && rule.required => {
                Err(Refusal::bad(format!("{name} is required")))
            }
            None | Some(Json::Null) => Ok(()),
            Some(value) => member(version, value, rest, name, rule),
        },
        // Another form than the document has is the operation's to refuse.
        (Some(_), _) => Ok(()),
        (None, Json::String(text))
            if !rule.words.is_empty() && !rule.words.contains(&text.as_str()) =>
        {
            Err(match version {
                Version::V1 => Refusal::unreadable(),
                Version::V2 => Refusal::bad(format!("{name} {text} is not allowed")),
            })
        }
        (None, _) => Ok(()),
    }
}

fn holds_null_in_list(value: &Json) -> bool {
    match value {
        Json::Array(items) => items
            .iter()
            .any(|item| item.is_null() || holds_null_in_list(item)),
        // The content of a custom field is any value.
        Json::Object(members) => members
            .iter()
            .any(|(name, member)| name != "content" && holds_null_in_list(member)),
        _ => false,
    }
}

fn operations() -> &'static [Operation] {
    static OPERATIONS: OnceLock<Vec<Operation>> = OnceLock::new();
    OPERATIONS.get_or_init(|| read(include_str!("../../../data/requests.txt")))
}

fn read(text: &'static str) -> Vec<Operation> {
    let mut operations: Vec<Operation> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (line, words) = line.split_once(" of ").unwrap_or((line, ""));
        let parts: Vec<&str> = line.split_whitespace().collect();
        match (parts.as_slice(), operations.last_mut()) {
            (["query", name, more @ ..], Some(operation)) => {
                let rule = rule(Place::Query(name), more, words);
                operation.rules.push(rule);
            }
            (["body", path, more @ ..], Some(operation)) => {
                let rule = rule(Place::Body(steps(path)), more, words);
                operation.rules.push(rule);
            }
            ([version, method, path], _) => operations.push(Operation {
                version: if *version == "v1" {
                    Version::V1
                } else {
                    Version::V2
                },
                method,
                path: path.split('/').filter(|part| !part.is_empty()).collect(),
                rules: Vec::new(),
            }),
            _ => {}
        }
    }
    operations
}

fn rule(place: Place, more: &[&str], words: &'static str) -> Rule {
    Rule {
        place,
        required: more.contains(&"required"),
        words: words.split('|').filter(|word| !word.is_empty()).collect(),
    }
}

/// `addresses[].field` in steps.
fn steps(path: &'static str) -> Vec<&'static str> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let name = part.trim_end_matches("[]");
        if !name.is_empty() {
            steps.push(name);
        }
        steps.extend((name.len()..part.len()).step_by(2).map(|_| "[]"));
    }
    steps
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_line_of_the_documents_is_read() {
        let text = include_str!("../../../data/requests.txt");
        let rules = text.lines().filter(|line| line.starts_with(' ')).count();
        let read: usize = operations().iter().map(|known| known.rules.len()).sum();
        assert_eq!(read, rules);
        assert!(rules > 300, "{rules}");
    }

    #[test]
    fn a_path_is_followed_through_lists() {
        assert_eq!(steps("a[].b"), ["a", "[]", "b"]);
        assert_eq!(steps("[]"), ["[]"]);
        assert_eq!(steps("a.b[]"), ["a", "b", "[]"]);
        let rule = rule(Place::Query(""), &[], "X|Y");
        let check = |body| member(Version::V2, &body, &["a", "[]", "b"], "", &rule);
        assert!(check(json!({"a": [{"b": "X"}, {"c": 1}]})).is_ok());
        assert!(check(json!({"a": [{"b": "X"}, {"b": "Z"}]})).is_err());
        assert!(check(json!({"a": null})).is_ok());
    }

    #[test]
    fn null_is_no_element() {
        assert!(holds_null_in_list(&json!({"ids": ["1", null]})));
        assert!(!holds_null_in_list(
            &json!({"ids": null, "content": [null]})
        ));
    }
}
