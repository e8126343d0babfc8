//! A contact of v2, shown and written.

use serde_json::{Map, Value as Json, json};

use crate::rest::shared::contacts::{company, score, write_company};
use crate::rest::shared::fields::{Form, Property, ro, rw, write_all};
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::{Refusal, Version, custom, json, lists};
use crate::rest::v2::links;
use crate::rules::{places, tags};
use crate::store::slots::{FAXES, PHONES};
use crate::store::{Row, Store};

/// The form of the contacts' custom fields.
pub(super) const FORM: i64 = -1;

const V2: Version = Version::V2;

/// The properties that are a column.
pub(super) const PROPERTIES: [Property; 26] = [
    ro("id", "Id", Form::Id),
    rw("given_name", "FirstName", Form::Text),
    rw("family_name", "LastName", Form::Text),
    rw("middle_name", "MiddleName", Form::Text),
    rw("preferred_name", "Nickname", Form::Text),
    rw("prefix", "Title", Form::Text),
    rw("suffix", "Suffix", Form::Text),
    rw("job_title", "JobTitle", Form::Text),
    rw("spouse_name", "SpouseName", Form::Text),
    rw("website", "Website", Form::Text),
    rw("birth_date", "Birthday", Form::Date),
    rw("anniversary_date", "Anniversary", Form::Date),
    rw("contact_type", "ContactType", Form::Text),
    rw("referral_code", "ReferralCode", Form::Text),
    rw("leadsource_id", "LeadSourceId", Form::Id),
    rw("owner_id", "OwnerID", Form::Id),
    rw("assistant_name", "AssistantName", Form::Text),
    rw("assistant_phone", "AssistantPhone", Form::Text),
    rw("billing_information", "BillingInformation", Form::Text),
    rw("time_zone", "TimeZone", Form::Text),
    rw("preferred_locale", "Language", Form::Text),
    rw("source_type", "source_type", Form::Text),
    ro("create_time", "DateCreated", Form::Time),
    ro("update_time", "LastUpdated", Form::Time),
    ro("created_by", "CreatedBy", Form::Id),
    ro("last_updated_by", "LastUpdatedBy", Form::Id),
];

/// Longest texts, in characters (documented).
const LENGTHS: [(&str, usize); 17] = [
    ("FirstName", 40),
    ("LastName", 40),
    ("Email", 75),
    ("EmailAddress2", 100),
    ("EmailAddress3", 100),
    ("Phone1", 40),
    ("Phone2", 40),
    ("Phone3", 40),
    ("Phone4", 20),
    ("Phone5", 20),
    ("StreetAddress1", 75),
    ("StreetAddress2", 75),
    ("City", 50),
    ("City2", 100),
    ("City3", 100),
    ("State", 50),
    ("Website", 100),
];

/// Writes what the mask lets through; gives the addresses to opt in.
pub(super) fn write(
    store: &Store,
    row: &mut Row,
    body: &Json,
    allowed: &dyn Fn(&str) -> bool,
) -> Result<Vec<String>, Refusal> {
    let given = |name: &str| body.get(name).filter(|_| allowed(name));
    let (before, mut reasons) = (row.clone(), Vec::new());
    write_all(&PROPERTIES, row, body, allowed)?;
    if let Some(list) = given("email_addresses") {
        reasons = lists::write_emails(V2, row, list)?;
    }
    if let Some(list) = given("phone_numbers") {
        lists::write_numbers(V2, row, list, &PHONES)?;
    }
    if let Some(list) = given("fax_numbers") {
        lists::write_numbers(V2, row, list, &FAXES)?;
    }
    if let Some(list) = given("addresses") {
        lists::write_addresses(V2, row, list)?;
    }
    if let Some(list) = given("custom_fields") {
        custom::write_values(store, V2, FORM, row, list)?;
    }
    if let Some(company) = given("company") {
        write_company(store, row, company)?;
    }
    if let Some(owner) = given("owner_id") {
        check_owner(store, owner)?;
    }
    if let Some(origin) = given("origin") {
        row.set("origin_ip", json::member(origin, "ip_address")?);
    }
    check(&before, row)?;
    Ok(reasons)
}

/// Looks at what changed: XML-RPC may have stored what REST would refuse.
fn check(before: &Row, row: &Row) -> Result<(), Refusal> {
    let changed = |column: &str| before.get(column) != row.get(column);
    for (column, most) in LENGTHS {
        if changed(column) && row.text(column).chars().count() > most {
            return Err(Refusal::bad(format!(
                "{column} must not be longer than {most} characters"
            )));
        }
    }
    let zone = row.text("TimeZone");
    if changed("TimeZone") && !zone.is_empty() && !places::is_time_zone(zone) {
        return Err(Refusal::bad("Time zone is invalid"));
    }
    Ok(())
}

/// The properties named; a list without entries is `[]` (inferred).
pub(super) fn show(store: &Store, row: &Row, names: &[String]) -> Json {
    let mut shown = Map::new();
    for name in names {
        let scalar = PROPERTIES
            .iter()
            .find(|property| property.name == name.as_str());
        let value = scalar.map_or_else(
            || composed(store, row, name),
            |property| property.show(V2, row),
        );
        shown.insert(name.clone(), value);
    }
    Json::Object(shown)
}

fn composed(store: &Store, row: &Row, name: &str) -> Json {
    let tag_ids = || {
        tags::of(store, row.id())
            .into_iter()
            .map(|tag| tag.to_string())
    };
    match name {
        "addresses" => lists::addresses(V2, row),
        "account_id" => json::id(V2, row.int("CompanyID")),
        "company" => company(store, row, V2),
        "custom_fields" => custom::values(store, V2, FORM, row),
        "email_addresses" => lists::emails(store, V2, row),
        "fax_numbers" => lists::numbers(V2, row, &FAXES),
        "groups" => json::text(&tag_ids().collect::<Vec<_>>().join(",")),
        "origin" => json!({
            "ip_address": json::text(row.text("origin_ip")),
            "date": json::time(V2, row.time("DateCreated")),
        }),
        "phone_numbers" => lists::numbers(V2, row, &PHONES),
        "score_value" => score(row),
        "social_accounts" => lists::social_accounts(store, V2, row.id()),
        "links" => links::shown(store, row.id()),
        "tag_ids" => tag_ids().collect(),
        _ => json!([]),
    }
}
