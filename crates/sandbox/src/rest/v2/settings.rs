//! v2 odds and ends: user info, locales, settings.

use http::Method;
use serde_json::{Value as Json, json};

use crate::rest::shared::profile::option_types;
use crate::rest::shared::{Answer, Call, Refusal, Reply, json, profile};
use crate::rules::places::{self, Country, Region};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, ["oauth", "connect", "userinfo"]) => user_info(call),
        (Method::GET, ["locales", "countries"]) => countries(),
        (Method::GET, ["locales", "countries", country]) => one_country(country),
        (Method::GET, ["locales", "countries", country, "provinces"]) => provinces(country),
        (Method::GET, ["locales", "countries", country, "provinces", province]) => {
            one_province(country, province)
        }
        (Method::GET, ["settings", "contactOptionTypes"]) => {
            Reply::ok(json!({ "option_types": option_types(call) }))
        }
        (Method::GET, ["settings", "applications:isEnabled"]) => {
            Reply::ok(json!({ "isEnabled": true }))
        }
        (Method::GET, ["settings", "applications:getConfiguration"]) => {
            profile::configuration(call)
        }
        (Method::GET, ["businessProfile"]) => profile::get(call),
        (Method::PATCH, ["businessProfile"]) => profile::update(call),
        _ => return None,
    })
}

fn user_info(call: &Call<'_>) -> Answer {
    let row = call
        .store
        .row("User", call.user)
        .ok_or_else(|| Refusal::missing("User"))?;
    Reply::ok(json!({
        "email": row.text("Email"),
        "sub": row.int("GlobalUserId").to_string(),
        // v1 calls it `global_user_id` (documented as the same member under another name).
        "id": row.int("GlobalUserId").to_string(),
        "keap_id": row.text("Email"),
        "given_name": json::text(row.text("FirstName")),
        "middle_name": json::text(row.text("MiddleName")),
        "family_name": json::text(row.text("LastName")),
        "preferred_name": json::text(row.text("Nickname")),
        "is_admin": row.is("admin"),
        "tenant_id": format!("{}.infusionsoft.com", call.app),
    }))
}

fn show_country(country: &Country) -> Json {
    json!({ "name": country.name, "codes": { "alpha2": country.alpha2, "alpha3": country.alpha3 } })
}

fn show_region(country: &Country, region: &Region) -> Json {
    json!({ "code": region.code, "name": region.name, "country": country.alpha3 })
}

fn known(code: &str) -> Result<&'static Country, Refusal> {
    places::by_code(code).ok_or_else(|| Refusal::missing("Country"))
}

fn countries() -> Answer {
    let all: Vec<Json> = places::countries().iter().map(show_country).collect();
    Reply::ok(json!({ "countries": all, "next_page_token": "" }))
}

fn one_country(code: &str) -> Answer {
    Reply::ok(show_country(known(code)?))
}

fn provinces(code: &str) -> Answer {
    let country = known(code)?;
    let all: Vec<Json> = places::regions(country)
        .map(|region| show_region(country, region))
        .collect();
    Reply::ok(json!({ "provinces": all, "next_page_token": "" }))
}

fn one_province(code: &str, province: &str) -> Answer {
    let country = known(code)?;
    let region = places::region(country, province).ok_or_else(|| Refusal::missing("Province"))?;
    Reply::ok(show_region(country, region))
}
