//! v1 `/contacts`.

use http::{Method, StatusCode};
use serde_json::{Map, Value as Json, json};

use super::page;
use crate::rest::shared::contacts::{company, score, write_company};
use crate::rest::shared::fields::{Form, Property, rw, show_all, write_all};
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::selection::optional_properties;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, custom, id, json, lists, model};
use crate::rules::contacts::{self, Duplicate};
use crate::rules::{contact_links, opt_in, places, tags};
use crate::store::slots::{EMAILS, FAXES, PHONES};
use crate::store::{Row, Store};

const V1: Version = Version::V1;
const FORM: i64 = -1;

/// What `optional_properties` may name (observed list).
const OPTIONAL: [&str; 21] = [
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

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, []) => list(call),
        (Method::POST, []) => create(call),
        (Method::PUT, []) => create_or_update(call),
        (_, ["model", rest @ ..]) => return model::route(call, FORM, &OPTIONAL, rest),
        (Method::GET, [contact]) => id(contact).and_then(|id| get(call, id)),
        (Method::PATCH, [contact]) => id(contact).and_then(|id| update(call, id)),
        (Method::DELETE, [contact]) => id(contact).and_then(|id| delete(call, id)),
        (_, [contact, "emails"]) => {
            return id(contact)
                .map_or_else(|e| Some(Err(e)), |id| super::mails::of_contact(call, id));
        }
        (_, [contact, "creditCards"]) => {
            return id(contact)
                .map_or_else(|e| Some(Err(e)), |id| super::credit_cards::route(call, id));
        }
        (_, [contact, "tags", rest @ ..]) => {
            return match id(contact) {
                Ok(contact) => super::tags::of_contact(call, contact, rest),
                Err(refusal) => Some(Err(refusal)),
            };
        }
        _ => return None,
    })
}

fn missing() -> Refusal {
    Refusal::missing("Contact")
}

fn list(call: &Call<'_>) -> Answer {
    let wanted = optional_properties(call, &OPTIONAL)?;
    let since = instant(call, "since")?;
    let until = instant(call, "until")?;
    let same = |name: &str, text: &str| {
        call.query(name)
            .is_none_or(|value| crate::store::fold::same(text, value))
    };
    let mut rows: Vec<&Row> = call
        .store
        .rows("Contact")
        .filter(|row| {
            call.query("email")
                .is_none_or(|email| contacts::has_email(row, email))
        })
        .filter(|row| {
            same("given_name", row.text("FirstName")) && same("family_name", row.text("LastName"))
        })
        .filter(|row| {
            since.is_none_or(|since| row.time("LastUpdated").is_some_and(|at| at >= since))
        })
        .filter(|row| {
            until.is_none_or(|until| row.time("LastUpdated").is_some_and(|at| at <= until))
        })
        .collect();
    let order = call.query("order").unwrap_or("id");
    sort(&mut rows, order)?;
    if page::is_descending(call) {
        rows.reverse();
    }
    let mut echo = page::echoed(
        call,
        &["email", "given_name", "family_name", "since", "until"],
    );
    echo.push(("order", order));
    Reply::ok(page::page(call, "contacts", rows, &echo, |row| {
        show(call.store, row, &wanted)
    })?)
}

fn instant(call: &Call<'_>, name: &str) -> Result<Option<chrono::DateTime<chrono::Utc>>, Refusal> {
    call.query(name)
        .map(|text| crate::store::zone::parse_instant(text).ok_or_else(Refusal::unreadable))
        .transpose()
}

fn sort(rows: &mut [&Row], order: &str) -> Result<(), Refusal> {
    let column = match order {
        "id" => return Ok(()),
        "date_created" => "DateCreated",
        "last_updated" => "LastUpdated",
        "name" => "LastName",
        "firstName" => "FirstName",
        "email" => "Email",
        _ => return Err(Refusal::unreadable()),
    };
    rows.sort_by_key(|row| {
        let text = row.get(column).map(crate::store::cell::Cell::to_text);
        crate::store::fold::fold(&text.unwrap_or_default())
    });
    Ok(())
}

fn get(call: &Call<'_>, id: i64) -> Answer {
    let wanted = optional_properties(call, &OPTIONAL)?;
    let row = call.store.row("Contact", id).ok_or_else(missing)?;
    Reply::ok(show(call.store, row, &wanted))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let id = insert(call, &body)?;
    answer(call, id, StatusCode::CREATED)
}

fn insert(call: &mut Call<'_>, body: &Json) -> Result<i64, Refusal> {
    let filled = |name: &str| body[name].as_array().is_some_and(|list| !list.is_empty());
    if !filled("email_addresses") && !filled("phone_numbers") {
        return Err(Refusal::bad(
            "Contact must contain an e-mail address or phone number",
        ));
    }
    let mut row = Row::default().with("source_type", "API");
    write(call.store, &mut row, body, &|_| true)?;
    let id = contacts::create(call.store, call.now, call.user, row);
    after_write(call, id, body, &|_| true)?;
    Ok(id)
}

/// Updates a match with the properties that are there, creates otherwise. Without
/// `duplicate_option` the e-mail decides (inferred).
fn create_or_update(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let rule = match json::member(&body, "duplicate_option")?.as_str() {
        "" => Duplicate::Email,
        word => Duplicate::parse(word)
            .filter(|rule| *rule != Duplicate::EmailAndNameAndCompany)
            .ok_or_else(Refusal::unreadable)?,
    };
    let mut probe = Row::default();
    write(call.store, &mut probe, &body, &|_| true)?;
    match contacts::double_of(call.store, &probe, rule) {
        Some(id) => {
            change(call, id, &body, &|_| true)?;
            answer(call, id, StatusCode::OK)
        }
        None => {
            let id = insert(call, &body)?;
            answer(call, id, StatusCode::CREATED)
        }
    }
}

fn update(call: &mut Call<'_>, id: i64) -> Answer {
    let body = call.body()?;
    let mask = call.query_list("update_mask");
    change(call, id, &body, &|name| {
        mask.is_empty() || mask.iter().any(|allowed| allowed == name)
    })?;
    answer(call, id, StatusCode::OK)
}

fn change(
    call: &mut Call<'_>,
    id: i64,
    body: &Json,
    allowed: &dyn Fn(&str) -> bool,
) -> Result<(), Refusal> {
    let mut row = call.store.row("Contact", id).cloned().ok_or_else(missing)?;
    if body.get("tag_ids").is_some() {
        return Err(Refusal::bad(
            "Tags can't be added or removed through this object",
        ));
    }
    write(call.store, &mut row, body, allowed)?;
    contacts::stamp(&mut row, call.now, call.user);
    call.store.insert("Contact", row);
    after_write(call, id, body, allowed)
}

fn delete(call: &mut Call<'_>, id: i64) -> Answer {
    if contacts::delete(call.store, id) {
        Reply::no_content()
    } else {
        Err(missing())
    }
}

/// A write answers like a read without optional properties (observed).
fn answer(call: &Call<'_>, id: i64, status: StatusCode) -> Answer {
    let row = call.store.row("Contact", id).ok_or_else(missing)?;
    Ok(Reply::Json(status, show(call.store, row, &[])))
}

fn write(
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

/// What needs the id of the contact: social accounts and opting in.
fn after_write(
    call: &mut Call<'_>,
    id: i64,
    body: &Json,
    allowed: &dyn Fn(&str) -> bool,
) -> Result<(), Refusal> {
    if let Some(list) = body
        .get("social_accounts")
        .filter(|_| allowed("social_accounts"))
    {
        lists::write_social_accounts(call.store, call.now, V1, id, list)?;
    }
    if allowed("opt_in_reason") && !json::member(body, "opt_in_reason")?.is_empty() {
        let row = call.store.row("Contact", id).cloned().unwrap_or_default();
        for (_, column) in EMAILS {
            opt_in::raise(call.store, call.now, row.text(column));
        }
    }
    Ok(())
}

/// A contact with the properties v1 always gives, in its order, and the optional ones that were
/// asked for.
fn show(store: &Store, row: &Row, wanted: &[String]) -> Json {
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
