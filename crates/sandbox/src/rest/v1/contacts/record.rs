//! A contact of v1, shown and written.

use serde_json::{Map, Value as Json, json};

use crate::rest::shared::contacts::{company, score, write_company};
use crate::rest::shared::fields::{Form, Property, rw, show_all, write_all};
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::{Refusal, Version, custom, json, lists};
use crate::rules::{contact_links, opt_in, places, tags};
use crate::store::slots::{FAXES, PHONES};
use crate::store::{Row, Store};

/// The form of the contacts' custom fields.
pub(super) const FORM: i64 = -1;

const V1: Version = Version::V1;

/// What `optional_properties` may name (observed list).
pub(super) const OPTIONAL: [&str; 21] = [
    "anniversary",
    "birthday",
    "company_name",
    "contact_type",
    "custom_fields",
    "fax_numbers",
    "job_title",
    "lead_source_id",
    "notes",
    "opt_in_reason",
    "origin",
    "preferred_locale",
    "preferred_name",
    "prefix",
    "relationships",
    "social_accounts",
    "source_type",
    "spouse_name",
    "suffix",
    "time_zone",
    "website",
];

const NAMES: [Property; 3] = [
    rw("given_name", "FirstName", Form::Text),
    rw("middle_name", "MiddleName", Form::Text),
    rw("family_name", "LastName", Form::Text),
];

const OTHERS: [Property; 17] = [
    rw("owner_id", "OwnerID", Form::Id),
    rw("anniversary", "Anniversary", Form::Date),
    rw("birthday", "Birthday", Form::DateAsTime),
    rw("contact_type", "ContactType", Form::Text),
    rw("job_title", "JobTitle", Form::Text),
    rw("lead_source_id", "LeadSourceId", Form::Id),
    rw("notes", "ContactNotes", Form::Text),
    rw("opt_in_reason", "opt_in_reason", Form::Text),
    rw("preferred_locale", "Language", Form::Text),
    rw("preferred_name", "Nickname", Form::Text),
    rw("prefix", "Title", Form::Text),
    rw("source_type", "source_type", Form::Words(&SOURCES)),
    rw("spouse_name", "SpouseName", Form::Text),
    rw("suffix", "Suffix", Form::Text),
    rw("time_zone", "TimeZone", Form::Text),
    rw("website", "Website", Form::Text),
    Property {
        name: "company_name",
        column: "Company",
        form: Form::Text,
        writable: false,
    },
];

/// Stored (v2) word and v1 word of where a contact comes from.
const SOURCES: [(&str, &str); 11] = [
    ("APPOINTMENT", "APPOINTMENT"),
    ("FORM_API_HOSTED", "FORMAPIHOSTED"),
    ("FORM_API_INTERNAL", "FORMAPIINTERNAL"),
    ("WEBFORM", "WEBFORM"),
    ("INTERNAL_FORM", "INTERNALFORM"),
    ("LANDING_PAGE", "LANDINGPAGE"),
    ("IMPORT", "IMPORT"),
    ("MANUAL", "MANUAL"),
    ("API", "API"),
    ("OTHER", "OTHER"),
    ("UNKNOWN", "UNKNOWN"),
];

/// Writes what may be written.
pub(super) fn write(
    store: &Store,
    row: &mut Row,
    body: &Json,
    allowed: &dyn Fn(&str) -> bool,
) -> Result<(), Refusal> {
    let given = |name: &str| body.get(name).filter(|_| allowed(name));
    write_all(&NAMES, row, body, allowed)?;
    write_all(&OTHERS, row, body, allowed)?;
    if let Some(list) = given("email_addresses") {
        lists::write_emails(V1, row, list)?;
    }
    if let Some(list) = given("phone_numbers") {
        lists::write_numbers(V1, row, list, &PHONES)?;
    }
    if let Some(list) = given("fax_numbers") {
        lists::write_numbers(V1, row, list, &FAXES)?;
    }
    if let Some(list) = given("addresses") {
        lists::write_addresses(V1, row, list)?;
    }
    if let Some(list) = given("custom_fields") {
        custom::write_values(store, V1, FORM, row, list)?;
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
    let zone = row.text("TimeZone");
    if given("time_zone").is_some() && !zone.is_empty() && !places::is_time_zone(zone) {
        return Err(Refusal::bad("Time zone is invalid"));
    }
    Ok(())
}

/// A contact with the properties v1 always gives, in its order, and the optional ones that were
/// asked for.
pub(super) fn show(store: &Store, row: &Row, wanted: &[String]) -> Json {
    let status = opt_in::of(store, row.text("Email"));
    let updated = row.time("LastUpdated");
    let mut shown = Map::new();
    shown.insert("id".into(), row.id().into());
    shown.extend(show_all(&NAMES, V1, row));
    shown.insert("email_addresses".into(), lists::emails(store, V1, row));
    shown.insert("email_opted_in".into(), (status.level > 0).into());
    shown.insert("email_status".into(), status.v1.into());
    shown.insert("phone_numbers".into(), lists::numbers(V1, row, &PHONES));
    shown.insert("addresses".into(), lists::addresses(V1, row));
    shown.insert("company".into(), company(store, row, V1));
    shown.insert("owner_id".into(), json::id(V1, row.int("OwnerID")));
    shown.insert("tag_ids".into(), tags::of(store, row.id()).into());
    shown.insert("ScoreValue".into(), score(row));
    shown.insert(
        "date_created".into(),
        json::time(V1, row.time("DateCreated")),
    );
    shown.insert("last_updated".into(), json::time(V1, updated));
    shown.insert(
        "last_updated_utc_millis".into(),
        updated.map(|at| at.timestamp_millis()).into(),
    );
    for name in wanted {
        shown.insert(name.clone(), optional(store, row, name));
    }
    Json::Object(shown)
}

fn optional(store: &Store, row: &Row, name: &str) -> Json {
    if let Some(property) = OTHERS.iter().find(|property| property.name == name) {
        return property.show(V1, row);
    }
    match name {
        "custom_fields" => custom::values(store, V1, FORM, row),
        "fax_numbers" => lists::numbers(V1, row, &FAXES),
        "relationships" => relationships(store, row.id()),
        "social_accounts" => lists::social_accounts(store, V1, row.id()),
        "origin" => json!({
            "ip_address": json::text(row.text("origin_ip")),
            "date": json::time(V1, row.time("DateCreated")),
        }),
        _ => json!([]),
    }
}

/// The links of a contact; v1 can only read them (documented).
fn relationships(store: &Store, contact: i64) -> Json {
    let links = contact_links::of(store, contact);
    links
        .map(|link| {
            json!({
                "id": link.id(),
                "linked_contact_id": contact_links::partner(link, contact),
                "relationship_type_id": link.int("type"),
            })
        })
        .collect()
}
