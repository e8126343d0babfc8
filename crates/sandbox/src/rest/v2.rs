//! REST v2: what a path and method lead to.

pub(crate) mod affiliates;
pub(crate) mod campaigns;
pub(crate) mod companies;
pub(crate) mod contacts;
pub(crate) mod discount_criteria;
pub(crate) mod discounts;
pub(crate) mod earnings;
pub(crate) mod emails;
pub(crate) mod files;
pub(crate) mod interests;
pub(crate) mod lead_sources;
pub(crate) mod links;
pub(crate) mod mails;
pub(crate) mod money;
pub(crate) mod notes;
pub(crate) mod opportunities;
pub(crate) mod orders;
pub(crate) mod page;
pub(crate) mod payment_methods;
pub(crate) mod product_categories;
pub(crate) mod product_options;
pub(crate) mod products;
pub(crate) mod programs;
pub(crate) mod redirects;
pub(crate) mod referrals;
pub(crate) mod reports;
pub(crate) mod resource;
pub(crate) mod sales;
pub(crate) mod settings;
pub(crate) mod shipping;
pub(crate) mod subscriptions;
pub(crate) mod tags;
pub(crate) mod task_appointments;
pub(crate) mod tasks;
pub(crate) mod users;
pub(crate) mod webforms;

use super::shared::{Answer, Call, operations};

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
        Some(&"taskAppointments") => task_appointments::route(call, &path[1..]),
        Some(&"tasks") => tasks::route(call, &path[1..]),
        Some(&"notes") => notes::route(call, &path[1..]),
        Some(&"opportunities") => opportunities::route(call, &path[1..]),
        Some(&"orders") => orders::route(call, &path[1..]),
        Some(&"products") => products::route(call, &path[1..]),
        Some(&"productCategories") => product_categories::route(call, &path[1..]),
        Some(&"productInterestBundles") => interests::route(call, &path[1..]),
        Some(&"discounts") => discounts::route(call, &path[1..]),
        Some(&"shipping") => shipping::route(call, &path[1..]),
        Some(&"affiliates") => affiliates::route(call, &path[1..]),
        Some(&"referrals") => referrals::route(call, &path[1..]),
        Some(&"sales") => sales::route(call, &path[1..]),
        Some(&"subscriptions") => subscriptions::route(call, &path[1..]),
        Some(&"campaigns") => campaigns::route(call, &path[1..]),
        Some(&"automations") => campaigns::automations(call, &path[1..]),
        Some(&("emails" | "emails:send" | "emails:batchRemove")) => mails::route(call, &path),
        Some(&"webforms") => webforms::route(call, &path[1..]),
        Some(&"files") => files::route(call, &path[1..]),
        Some(&"paymentMethods") => payment_methods::route(call, &path[1..]),
        Some(&"reporting") => reports::route(call, &path[1..]),
        Some(&"emailAddresses") => emails::route(call, &path[1..]),
        Some(&("oauth" | "locales" | "settings" | "businessProfile")) => {
            settings::route(call, &path)
        }
        _ => None,
    };
    answer.unwrap_or_else(|| Err(operations::refuse(call.version, &call.method, &path)))
}
