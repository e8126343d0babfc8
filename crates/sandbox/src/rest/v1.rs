//! REST v1: what a path and method lead to.

pub(crate) mod affiliates;
pub(crate) mod appointments;
pub(crate) mod campaigns;
pub(crate) mod companies;
pub(crate) mod contacts;
pub(crate) mod credit_cards;
pub(crate) mod earnings;
pub(crate) mod files;
pub(crate) mod hooks;
pub(crate) mod mails;
pub(crate) mod notes;
pub(crate) mod opportunities;
pub(crate) mod order_shape;
pub(crate) mod orders;
pub(crate) mod page;
pub(crate) mod payment_plans;
pub(crate) mod product_options;
pub(crate) mod products;
pub(crate) mod resource;
pub(crate) mod settings;
pub(crate) mod subscriptions;
pub(crate) mod tags;
pub(crate) mod tasks;
pub(crate) mod transactions;
pub(crate) mod users;

use super::shared::{Answer, Call, operations};

/// Finds the handler of a call.
pub(crate) fn route(call: &mut Call<'_>) -> Answer {
    let segments = call.path.clone();
    let path: Vec<&str> = segments.iter().map(String::as_str).collect();
    let answer = match path.first() {
        Some(&"contacts") => contacts::route(call, &path[1..]),
        Some(&"tags") => tags::route(call, &path[1..]),
        Some(&"companies") => companies::route(call, &path[1..]),
        Some(&"users") => users::route(call, &path[1..]),
        Some(&"tasks") => tasks::route(call, &path[1..]),
        Some(&"notes") => notes::route(call, &path[1..]),
        Some(&"appointments") => appointments::route(call, &path[1..]),
        Some(&("opportunities" | "opportunity")) => opportunities::route(call, &path),
        Some(&"orders") => orders::route(call, &path[1..]),
        Some(&"products") => products::route(call, &path[1..]),
        Some(&"affiliates") => affiliates::route(call, &path[1..]),
        Some(&"transactions") => transactions::route(call, &path[1..]),
        Some(&"subscriptions") => subscriptions::route(call, &path[1..]),
        Some(&"campaigns") => campaigns::route(call, &path[1..]),
        Some(&"emails") => mails::route(call, &path[1..]),
        Some(&"files") => files::route(call, &path[1..]),
        Some(&"hooks") => hooks::route(call, &path[1..]),
        Some(&("oauth" | "locales" | "setting" | "emailAddresses" | "account" | "merchants")) => {
            settings::route(call, &path)
        }
        _ => None,
    };
    answer.unwrap_or_else(|| Err(operations::refuse(call.version, &call.method, &path)))
}
