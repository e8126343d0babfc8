//! Which operations the vendor has, so that one the sandbox lacks is told apart from one that does
//! not exist.

use std::sync::OnceLock;

use http::Method;

use super::{Refusal, Version};

/// What a call that no handler took is answered.
pub(crate) fn refuse(version: Version, method: &Method, path: &[&str]) -> Refusal {
    let mut verbs = Vec::new();
    for operation in of_form(version, path) {
        verbs.push(operation.verb);
        if operation.verb == method.as_str() {
            return Refusal::not_emulated(operation.name);
        }
    }
    if verbs.is_empty() {
        return Refusal::unknown_path();
    }
    not_allowed(method, verbs)
}

/// Refuses a method that a path without an id does not have: `model` in `/contacts/model` is no id of a contact to
/// delete (inferred).
///
/// # Errors
/// 405 with the methods that it has.
pub(crate) fn check_literal(
    version: Version,
    method: &Method,
    path: &[&str],
) -> Result<(), Refusal> {
    let literal = of_form(version, path)
        .filter(|operation| operation.parts.iter().all(|part| !part.contains('{')));
    let verbs: Vec<&str> = literal.map(|operation| operation.verb).collect();
    if verbs.is_empty() || verbs.contains(&method.as_str()) {
        return Ok(());
    }
    Err(not_allowed(method, verbs))
}

fn not_allowed(method: &Method, mut verbs: Vec<&str>) -> Refusal {
    verbs.sort_unstable();
    verbs.dedup();
    Refusal::not_allowed(method, &verbs)
}

/// An operation of the vendor.
struct Operation {
    version: &'static str,
    verb: &'static str,
    /// A path such as `/tags/{tag_id}/contacts:applyTags`.
    parts: Vec<&'static str>,
    name: &'static str,
}

/// The operations of a version whose path has this form.
fn of_form(version: Version, path: &[&str]) -> impl Iterator<Item = &'static Operation> {
    static OPERATIONS: OnceLock<Vec<Operation>> = OnceLock::new();
    let head = version.word();
    let all = OPERATIONS.get_or_init(|| {
        let lines = include_str!("../../../data/operations.txt").lines();
        lines.filter_map(operation).collect()
    });
    all.iter()
        .filter(move |operation| operation.version == head && has_form(&operation.parts, path))
}

fn operation(line: &'static str) -> Option<Operation> {
    let words: Vec<&str> = line.split(' ').collect();
    let [version @ ("v1" | "v2"), verb, template, name] = words[..] else {
        return None;
    };
    let parts = template.split('/').filter(|part| !part.is_empty());
    Some(Operation {
        version,
        verb,
        parts: parts.collect(),
        name,
    })
}

/// Whether a path has the form of the parts of a template.
pub(crate) fn has_form(parts: &[&str], path: &[&str]) -> bool {
    parts.len() == path.len()
        && parts
            .iter()
            .zip(path)
            .all(|(part, segment)| match part.split_once('}') {
                Some((_, verb)) if part.starts_with('{') => {
                    segment.ends_with(verb) && (!verb.is_empty() || !segment.contains(':'))
                }
                _ => *part == *segment,
            })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::*;

    #[test]
    fn a_word_of_a_path_is_no_id() {
        let check = |version, method: Method, path: &str| {
            let path: Vec<&str> = path.split('/').collect();
            check_literal(version, &method, &path)
        };
        let refused = |version, method, path| check(version, method, path).unwrap_err().status;
        let not_allowed = StatusCode::METHOD_NOT_ALLOWED;
        assert_eq!(
            refused(Version::V1, Method::DELETE, "contacts/model"),
            not_allowed
        );
        assert_eq!(
            refused(Version::V1, Method::DELETE, "appointments/search"),
            not_allowed
        );
        assert_eq!(
            refused(Version::V2, Method::PATCH, "opportunities/stages"),
            not_allowed
        );
        assert!(check(Version::V1, Method::GET, "contacts/model").is_ok());
        assert!(check(Version::V1, Method::DELETE, "contacts/17").is_ok());
    }

    #[test]
    fn a_vendor_operation_is_told_apart_from_an_unknown_path() {
        let refuse = |path: &str| {
            refuse(
                Version::V2,
                &Method::GET,
                &path.split('/').collect::<Vec<_>>(),
            )
        };
        assert_eq!(refuse("automations/7").status, StatusCode::NOT_IMPLEMENTED);
        assert!(refuse("contact/7").is_unknown_path());
        assert_eq!(
            refuse("tags/7/contacts:applyTags").status,
            StatusCode::METHOD_NOT_ALLOWED
        );
    }
}
