//! Which operations the vendor has, so that one the sandbox lacks is told apart from one that does
//! not exist.

use http::Method;

use super::{Refusal, Version};

/// What a call that no handler took is answered.
pub(crate) fn refuse(version: Version, method: &Method, path: &[&str]) -> Refusal {
    let head = if version == Version::V1 { "v1" } else { "v2" };
    let mut verbs = Vec::new();
    for line in include_str!("../../data/operations.txt").lines() {
        let mut words = line.split(' ');
        let (Some(word), Some(verb), Some(template), Some(name)) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            continue;
        };
        if word == head && matches(template, path) {
            verbs.push(verb);
            if verb == method.as_str() {
                return Refusal::not_emulated(name);
            }
        }
    }
    if verbs.is_empty() {
        return Refusal::unknown_path();
    }
    verbs.sort_unstable();
    verbs.dedup();
    Refusal::not_allowed(method, &verbs)
}

/// Whether a path has the form of a template such as `/tags/{tag_id}/contacts:applyTags`.
fn matches(template: &str, path: &[&str]) -> bool {
    let parts: Vec<&str> = template
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    has_form(&parts, path)
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
