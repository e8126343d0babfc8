//! REST v2: what a path and method lead to.

pub(crate) mod companies;
pub(crate) mod contacts;
pub(crate) mod emails;
pub(crate) mod filter;
pub(crate) mod lead_sources;
pub(crate) mod page;
pub(crate) mod resource;
pub(crate) mod settings;
pub(crate) mod tags;
pub(crate) mod users;

use super::{Answer, Call, operations};

/// Finds the handler of a call.
pub(crate) fn route(call: &mut Call<'_>) -> Answer {
    let segments = call.path.clone();
    let path: Vec<&str> = segments.iter().map(String::as_str).collect();
    let answer = match path.first() {
        Some(&("contacts" | "contacts:merge" | "contacts:link" | "contacts:unlink")) => {
            contacts::route(call, &path)
        }
        Some(&"tags") => tags::route(call, &path[1..]),
        Some(&"companies") => companies::route(call, &path[1..]),
        Some(&("users" | "userGroups")) => users::route(call, &path),
        Some(&("leadSources" | "leadSourceCategories")) => lead_sources::route(call, &path),
        Some(&"emailAddresses") => emails::route(call, &path[1..]),
        Some(&("oauth" | "locales" | "settings")) => settings::route(call, &path),
        _ => None,
    };
    answer.unwrap_or_else(|| Err(operations::refuse(call.version, &call.method, &path)))
}
