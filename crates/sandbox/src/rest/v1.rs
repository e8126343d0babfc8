//! REST v1: what a path and method lead to.

pub(crate) mod companies;
pub(crate) mod contacts;
pub(crate) mod page;
pub(crate) mod settings;
pub(crate) mod tags;
pub(crate) mod users;

use super::{Answer, Call, operations};

/// Finds the handler of a call.
pub(crate) fn route(call: &mut Call<'_>) -> Answer {
    let segments = call.path.clone();
    let path: Vec<&str> = segments.iter().map(String::as_str).collect();
    let answer = match path.first() {
        Some(&"contacts") => contacts::route(call, &path[1..]),
        Some(&"tags") => tags::route(call, &path[1..]),
        Some(&"companies") => companies::route(call, &path[1..]),
        Some(&"users") => users::route(call, &path[1..]),
        Some(&("oauth" | "locales" | "setting" | "emailAddresses")) => settings::route(call, &path),
        _ => None,
    };
    answer.unwrap_or_else(|| Err(operations::refuse(call.version, &call.method, &path)))
}
