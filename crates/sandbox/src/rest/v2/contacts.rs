//! v2 `/contacts`.

mod filter;
mod record;

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use self::filter::{KEYS, check_phone, has_phone};
use self::record::{FORM, PROPERTIES, show, write};
use super::page;
use crate::rest::shared::contacts::score;
use crate::rest::shared::filter::Filter;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json, lists, model};
use crate::rules::contacts::{self, Duplicate};
use crate::rules::opt_in;
use crate::store::Row;

const V2: Version = Version::V2;

/// The properties an answer has when `fields` names none (observed).
const DEFAULT: [&str; 3] = ["id", "given_name", "family_name"];

/// A name that `fields` and `update_mask` take and that no schema has (documented): it is neither shown nor written.
const NAMED_ONLY: &str = "notes";

/// Properties that are more than a column.
const COMPOSED: [&str; 14] = [
    "addresses",
    "account_id",
    "company",
    "custom_fields",
    "email_addresses",
    "fax_numbers",
    "groups",
    "links",
    "origin",
    "phone_numbers",
    "score_value",
    "social_accounts",
    "tag_ids",
    "utm_parameters",
];

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, ["contacts"]) => list(call),
        (Method::POST, ["contacts"]) => create(call),
        (Method::POST, ["contacts:merge"]) => merge(call),
        (_, ["contacts", "model", rest @ ..]) => {
            return model::route(call, FORM, &optional_properties(), rest);
        }
        (_, ["contacts:link" | "contacts:unlink"]) | (_, ["contacts", "links", ..]) => {
            return super::links::route(call, path);
        }
        (Method::GET, ["contacts", contact]) => id(contact).and_then(|id| get(call, id)),
        (Method::PATCH, ["contacts", contact]) => id(contact).and_then(|id| update(call, id)),
        (Method::DELETE, ["contacts", contact]) => id(contact).and_then(|id| delete(call, id)),
        (Method::GET, ["contacts", "-", "tags"]) => {
            super::tags::assignments::list(call, super::tags::assignments::By::Contacts)
        }
        (Method::GET, ["contacts", contact, "tags"]) => {
            id(contact).and_then(|id| super::tags::of_record::of_record(call, "Contact", id))
        }
        (Method::GET, ["contacts", contact, "links"]) => {
            id(contact).and_then(|id| super::links::of_contact(call, id))
        }
        (Method::GET, ["contacts", contact, "leadScore"]) => {
            id(contact).and_then(|id| lead_score(call, id))
        }
        (_, ["contacts", contact, "notes", rest @ ..]) => {
            return match id(contact) {
                Ok(contact) => super::notes::of_contact(call, contact, rest),
                Err(refusal) => Some(Err(refusal)),
            };
        }
        (_, ["contacts", contact, "paymentMethods", rest @ ..]) => {
            return match id(contact) {
                Ok(contact) => super::payment_methods::of_contact(call, contact, rest),
                Err(refusal) => Some(Err(refusal)),
            };
        }
        _ => return None,
    })
}

fn optional_properties() -> Vec<&'static str> {
    let scalars = PROPERTIES.iter().map(|property| property.name);
    scalars
        .chain(COMPOSED)
        .chain([NAMED_ONLY])
        .filter(|name| !DEFAULT.contains(name))
        .collect()
}

fn missing() -> Refusal {
    Refusal::missing("Contact")
}

/// Contacts of a page (documented).
const MOST: i64 = 1000;

fn list(call: &Call<'_>) -> Answer {
    let shown = fields(call)?;
    let filter = Filter::parse(call.query("filter"), &KEYS, call.store, Some(FORM))?;
    let rows = call.store.rows_from("Contact", filter.first_id());
    let by_phone = filter.value("phone_number");
    let most = match by_phone {
        Some(_) => usize::MAX,
        None => page::needed(call, MOST),
    };
    let mut rows = filter.select_first(call.store, rows, most)?;
    if let Some(number) = by_phone {
        let slots = filter
            .value("phone_fields")
            .ok_or_else(|| Refusal::bad("phone_fields is required"))?;
        check_phone(number, slots)?;
        rows.retain(|row| has_phone(row, number, slots));
    }
    let names = [
        ("id", "Id"),
        ("create_time", "DateCreated"),
        ("email", "Email"),
        ("update_time", "LastUpdated"),
    ];
    page::sort(call, &mut rows, &names)?;
    Reply::ok(page::page(call, "contacts", rows, MOST, |row| {
        show(call.store, row, &shown)
    })?)
}

/// The names in `fields`, which come on top of the three that are always there.
fn fields(call: &Call<'_>) -> Result<Vec<String>, Refusal> {
    let mut wanted: Vec<String> = DEFAULT.iter().map(|name| (*name).to_owned()).collect();
    for name in call.query_list("fields") {
        if name == NAMED_ONLY {
            continue;
        }
        let known = PROPERTIES.iter().any(|property| property.name == name)
            || COMPOSED.contains(&name.as_str());
        if !known {
            return Err(Refusal::bad(format!("Invalid field: {name}")));
        }
        if !wanted.contains(&name) {
            wanted.push(name);
        }
    }
    Ok(wanted)
}

fn get(call: &Call<'_>, id: i64) -> Answer {
    let shown = fields(call)?;
    let row = call.store.row("Contact", id).ok_or_else(missing)?;
    Reply::ok(show(call.store, row, &shown))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let shown = fields(call)?;
    let filled = |name: &str| body[name].as_array().is_some_and(|list| !list.is_empty());
    if !["email_addresses", "phone_numbers", "addresses"]
        .into_iter()
        .any(filled)
    {
        return Err(Refusal::bad(
            "Contact must contain an e-mail address, phone number or address",
        ));
    }
    let mut row = Row::default().with("source_type", "API");
    let reasons = write(call.store, &mut row, &body, &|_| true)?;
    let rule = match call.query("duplicate_option") {
        None | Some("") => None,
        Some(word) => Some(Duplicate::parse(word).ok_or_else(Refusal::unreadable)?),
    };
    if let Some(id) = rule.and_then(|rule| contacts::double_of(call.store, &row, rule)) {
        change(call, id, &body, &|_| true)?;
        return answer(call, id, &shown, StatusCode::OK);
    }
    let id = contacts::create(call.store, call.now, call.user, row);
    after_write(call, id, &body, &reasons, &|_| true)?;
    answer(call, id, &shown, StatusCode::CREATED)
}

fn update(call: &mut Call<'_>, id: i64) -> Answer {
    let body = call.body()?;
    let shown = fields(call)?;
    let mask = call.query_list("update_mask");
    // What the server answers to another name is not known. A misspelt one that succeeds and writes
    // nothing would be the worst reading of it.
    if let Some(name) = mask.iter().find(|name| !in_mask(name)) {
        return Err(Refusal::bad(format!("Invalid update_mask: {name}")));
    }
    change(call, id, &body, &|name| {
        mask.is_empty() || mask.iter().any(|allowed| allowed == name)
    })?;
    answer(call, id, &shown, StatusCode::OK)
}

/// Whether `update_mask` takes a name: every property but `tag_ids`, which it took until the
/// autumn of 2026 (documented).
fn in_mask(name: &str) -> bool {
    let scalar = PROPERTIES.iter().any(|property| property.name == name);
    (scalar || COMPOSED.contains(&name) || name == NAMED_ONLY) && name != "tag_ids"
}

fn change(
    call: &mut Call<'_>,
    id: i64,
    body: &Json,
    allowed: &dyn Fn(&str) -> bool,
) -> Result<(), Refusal> {
    let mut row = call.store.row("Contact", id).cloned().ok_or_else(missing)?;
    let reasons = write(call.store, &mut row, body, allowed)?;
    contacts::stamp(&mut row, call.now, call.user);
    call.store.insert("Contact", row);
    after_write(call, id, body, &reasons, allowed)
}

fn delete(call: &mut Call<'_>, id: i64) -> Answer {
    if contacts::delete(call.store, id) {
        Reply::no_content()
    } else {
        Err(missing())
    }
}

fn lead_score(call: &Call<'_>, id: i64) -> Answer {
    let row = call.store.row("Contact", id).ok_or_else(missing)?;
    let updated = json::time(V2, row.time("LastUpdated"));
    Reply::ok(json!({ "score": score(row), "last_updated": updated }))
}

fn merge(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let shown = fields(call)?;
    let (survivor, duplicate) = (
        json::read_id(&body["contact_id"])?,
        json::read_id(&body["duplicate_contact_id"])?,
    );
    if survivor == duplicate {
        return Err(Refusal::bad(
            "contact_id and duplicate_contact_id must differ",
        ));
    }
    if !contacts::merge(call.store, call.now, call.user, survivor, duplicate) {
        return Err(missing());
    }
    answer(call, survivor, &shown, StatusCode::OK)
}

fn answer(call: &Call<'_>, id: i64, shown: &[String], status: StatusCode) -> Answer {
    let row = call.store.row("Contact", id).ok_or_else(missing)?;
    Ok(Reply::Json(status, show(call.store, row, shown)))
}

fn after_write(
    call: &mut Call<'_>,
    id: i64,
    body: &Json,
    reasons: &[String],
    allowed: &dyn Fn(&str) -> bool,
) -> Result<(), Refusal> {
    for email in reasons {
        opt_in::raise(call.store, call.now, email);
    }
    if let Some(list) = body
        .get("social_accounts")
        .filter(|_| allowed("social_accounts"))
    {
        lists::write_social_accounts(call.store, call.now, V2, id, list)?;
    }
    Ok(())
}
