//! The profile and the configuration of the account, from its settings.

use serde_json::{Map, Value as Json, json};

use super::{Answer, Call, Refusal, Reply, Version, json};
use crate::rules::orders::PAYMENT_TYPES;
use crate::store::Row;

/// Texts of the profile; they are settings named `Profile.<name>`.
const TEXTS: [&str; 10] = [
    "name",
    "email",
    "website",
    "phone",
    "time_zone",
    "logo_url",
    "currency_code",
    "language_tag",
    "business_type",
    "business_primary_color",
];

const ADDRESS: [&str; 6] = [
    "line1",
    "line2",
    "locality",
    "region",
    "country_code",
    "postal_code",
];

/// The value of a setting; empty when there is none.
pub(crate) fn setting(call: &Call<'_>, name: &str) -> String {
    let row = call.store.find("setting", |row| row.text("name") == name);
    row.map_or("", |row| row.text("value")).to_owned()
}

fn set(call: &mut Call<'_>, name: &str, value: &str) {
    call.store
        .remove_where("setting", |row| row.text("name") == name);
    call.store.insert(
        "setting",
        Row::default().with("name", name).with("value", value),
    );
}

/// `account/profile` in v1, `businessProfile` in v2.
pub(crate) fn get(call: &Call<'_>) -> Answer {
    let mut shown = Map::new();
    for name in TEXTS {
        shown.insert(
            name.to_owned(),
            json::text(&setting(call, &format!("Profile.{name}"))),
        );
    }
    let mut address = Map::new();
    if call.version == Version::V1 {
        address.insert("field".to_owned(), "BILLING".into());
    }
    for name in ADDRESS {
        let value = setting(call, &format!("Profile.address.{name}"));
        address.insert(name.to_owned(), json::text(&value));
    }
    shown.insert("address".to_owned(), address.into());
    shown.insert("business_goals".to_owned(), json!([]));
    Reply::ok(Json::Object(shown))
}

/// Sets what the body holds; v1 `PUT` clears the rest.
pub(crate) fn update(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let mask = call.query_list("update_mask");
    let replace = call.version == Version::V1;
    for name in TEXTS {
        let masked = !mask.is_empty() && !mask.iter().any(|allowed| allowed == name);
        if !masked && (replace || body.get(name).is_some()) {
            set(
                call,
                &format!("Profile.{name}"),
                &json::member(&body, name)?,
            );
        }
    }
    if let Some(address) = body.get("address").filter(|address| address.is_object()) {
        for name in ADDRESS {
            set(
                call,
                &format!("Profile.address.{name}"),
                &json::member(address, name)?,
            );
        }
    }
    get(call)
}

/// Modules of the configuration, all there; only what the sandbox has settings for is filled.
const MODULES: [&str; 13] = [
    "affiliate",
    "appointment",
    "application",
    "contact",
    "ecommerce",
    "email",
    "forms",
    "fulfillment",
    "invoice",
    "note",
    "opportunity",
    "task",
    "template",
];

/// The application configuration; v2 takes `fields` as repeated names of modules.
///
/// # Errors
/// 400 for a module that does not exist.
pub(crate) fn configuration(call: &Call<'_>) -> Answer {
    // The document writes the modules in capitals here, and in small letters in the answer.
    let wanted: Vec<String> = call
        .query_list("fields")
        .iter()
        .map(|name| name.to_lowercase())
        .collect();
    if let Some(name) = wanted.iter().find(|name| !MODULES.contains(&name.as_str())) {
        return Err(Refusal::bad(format!("Invalid field: {name}")));
    }
    let mut shown = Map::new();
    for name in MODULES
        .iter()
        .filter(|name| wanted.is_empty() || wanted.iter().any(|one| one == *name))
    {
        shown.insert((*name).to_owned(), module(call, name));
    }
    Reply::ok(Json::Object(shown))
}

fn module(call: &Call<'_>, name: &str) -> Json {
    let text = |name: &str| json::text(&setting(call, name));
    match name {
        "application" => json!({
            "company": { "name": text("Application.company") },
            "time_zone": "America/New_York",
            "default_view_locale": "en_US",
        }),
        "contact" => json!({
            "contact_types": text("Contact.optiontypes"),
            "title_types": text("Contact.optiontitles"),
            "suffix_types": text("Contact.optionsuffixes"),
            "phone_types": text("Contact.optionphonetypes"),
        }),
        "ecommerce" => json!({
            "currency": "USD",
            "payment_types": PAYMENT_TYPES.join(","),
        }),
        _ => json!({}),
    }
}

/// The contact types of the account.
pub(crate) fn option_types(call: &Call<'_>) -> Vec<String> {
    setting(call, "Contact.optiontypes")
        .split(',')
        .map(|word| word.trim().to_owned())
        .collect()
}
