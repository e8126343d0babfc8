//! Why something could not be compared, as the state and the reports tell it: of what a server said the status and the code, because
//! its words may repeat values of the account, and of conditions and arguments no value.

use std::error::Error as StdError;
use std::iter;

use keap::compare::Redactor;
use keap::compare::account::{Asks, Target};
use keap::schema::{Condition, QueryData};
use keap::{Error, ErrorKind, Invocation};
use keap_http::TransportError;

use crate::recording::unrecorded;
use crate::words::of_the_command_line;

/// The longest code of a server that is told.
const CODE: usize = 60;

/// An error without what a server said in its own words.
pub(super) fn without_answer(error: &Error) -> String {
    let told = without_words(error);
    let is_whole = unrecorded(error).is_some() || is_ours(error);
    let hint = error.hint().map(of_the_command_line);
    match hint.filter(|_| !is_whole) {
        Some(hint) => format!("{told}; hint: {hint}"),
        None => told,
    }
}

/// Whether the words of an error are those of this program, because no server has answered.
fn is_ours(error: &Error) -> bool {
    StdError::source(error).is_none() || causes(error).any(|cause| cause.is::<TransportError>())
}

/// The same without what to do about it.
pub(super) fn without_words(error: &Error) -> String {
    if let Some(missing) = unrecorded(error) {
        return missing;
    }
    if is_ours(error) {
        return format!("{error:#}");
    }
    let texts = causes(error).map(|cause| cause.to_string());
    let code = texts
        .filter_map(|cause| code(&cause).map(str::to_owned))
        .last();
    let told = error.to_string();
    let code = code.filter(|code| !told.contains(code.as_str()));
    let code = code.map(|code| format!(": {code}")).unwrap_or_default();
    format!("{told}{code}")
}

/// What is behind an error, the nearest first.
fn causes(error: &Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    iter::successors(StdError::source(error), |&cause| StdError::source(cause))
}

/// The status and the code that a cause begins with: `status 403 (Forbidden)`, `fault 5`.
fn code(cause: &str) -> Option<&str> {
    let told = cause.split([':', ',']).next()?.trim();
    let begins = ["status ", "fault "]
        .iter()
        .any(|word| told.starts_with(word));
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || " ()._-".contains(sign);
    (begins && told.len() <= CODE && told.chars().all(is_plain)).then_some(told)
}

/// The same of a target, without the values that it is asked with.
pub(super) fn without_values(error: &Error, target: &Target, redactor: &Redactor) -> String {
    let is_of_words =
        error.kind() == ErrorKind::InvalidRequest && StdError::source(error).is_none();
    let query = match &target.asks {
        Asks::Rows(query)
        | Asks::Call(Invocation::DataQuery(query) | Invocation::DataCount(query)) => query,
        Asks::Call(_) if is_of_words => {
            return "it is asked with what one of the wires does not take; --show-values tells the words".to_owned();
        }
        Asks::Call(_) | Asks::Drawn(..) => return without_answer(error),
    };
    let mut told = without_answer(error);
    for value in values(query) {
        told = told.replace(&value, &redactor.value(&value.as_str().into()));
    }
    told
}

/// The values of conditions; of the numbers and single letters none, which are everywhere.
fn values(query: &QueryData) -> Vec<String> {
    let values = query.conditions.iter().filter_map(|(_, condition)| {
        let value = match condition {
            Condition::Equals(value)
            | Condition::NotEqual(value)
            | Condition::Compare(_, value) => value.to_string(),
            Condition::Like(pattern) => pattern.clone(),
            _ => return None,
        };
        (value.chars().count() > 1).then_some(value)
    });
    values.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_cause_the_status_and_the_code_are_told() {
        for (cause, told) in [
            ("status 403: Ann Miller may not", Some("status 403")),
            (
                "status 401 (oauth.v2.InvalidAccessToken): no",
                Some("status 401 (oauth.v2.InvalidAccessToken)"),
            ),
            ("status 500, not json: Ann", Some("status 500")),
            ("fault 5: [RecordNotFound]Ann", Some("fault 5")),
            ("status 403 (Ann's): no", None),
            ("Ann Miller may not", None),
        ] {
            assert_eq!(code(cause), told, "{cause}");
        }
    }
}
