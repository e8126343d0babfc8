//! v1 odds and ends: user info, locales, settings, opt-in by address.

use std::collections::BTreeSet;

use http::Method;
use serde_json::{Map, Value as Json, json};

use crate::rest::shared::opt_in::set_opt_in;
use crate::rest::shared::profile::option_types;
use crate::rest::shared::{Answer, Call, Refusal, Reply, json, profile};
use crate::rules::{opt_in, places};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, ["oauth", "connect", "userinfo"]) => user_info(call),
        (Method::GET, ["locales", "countries"]) => countries(),
        (Method::GET, ["locales", "countries", country, "provinces"]) => provinces(country),
        (Method::GET, ["setting", "application", "enabled"]) => {
            Reply::ok(json!({ "value": "true" }))
        }
        (Method::GET, ["setting", "contact", "optionTypes"]) => {
            Reply::ok(json!({ "value": option_types(call).join(",") }))
        }
        (Method::PUT, ["emailAddresses", email]) => opt(call, email),
        (Method::GET, ["setting", "application", "configuration"]) => profile::configuration(call),
        (Method::GET, ["merchants"]) => merchants(call),
        (Method::GET, ["account", "profile"]) => profile::get(call),
        (Method::PUT, ["account", "profile"]) => profile::update(call),
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
        "infusionsoft_id": row.text("Email"),
        "global_user_id": row.int("GlobalUserId"),
        "given_name": row.text("FirstName"),
        "middle_name": json::text(row.text("MiddleName")),
        "family_name": row.text("LastName"),
        "preferred_name": json::text(row.text("Nickname")),
        "is_admin": row.is("admin"),
    }))
}

/// The merchant accounts that charges name: no table has them. Which one is the default is inferred.
fn merchants(call: &Call<'_>) -> Answer {
    let charges = call
        .store
        .rows("CCharge")
        .map(|charge| charge.int("MerchantId"));
    let ids: BTreeSet<i64> = charges.filter(|id| *id != 0).collect();
    let accounts = ids.iter().map(|id| {
        json!({ "id": id, "account_name": format!("Merchant account {id}"), "type": "Other", "is_test": true })
    });
    Reply::ok(json!({
        "default_merchant_account": ids.first(),
        "merchant_accounts": accounts.collect::<Vec<Json>>(),
    }))
}

fn countries() -> Answer {
    let all = places::countries()
        .iter()
        .map(|country| (country.alpha3.to_owned(), country.name.into()));
    Reply::ok(json!({ "countries": all.collect::<Map<String, Json>>() }))
}

fn provinces(code: &str) -> Answer {
    let country = places::by_code(code).ok_or_else(|| Refusal::missing("Country"))?;
    let all = places::regions(country).map(|region| (region.code.to_owned(), region.name.into()));
    Reply::ok(json!({ "provinces": all.collect::<Map<String, Json>>() }))
}

fn opt(call: &mut Call<'_>, email: &str) -> Answer {
    let body = call.body()?;
    let opted_in = set_opt_in(call, email, &body)?;
    let status = opt_in::of(call.store, email);
    Reply::ok(json!({ "email": email, "opted_in": opted_in, "status": status.words }))
}
