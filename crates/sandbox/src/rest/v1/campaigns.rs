//! v1 `/campaigns`: sequences and goals.

use http::{Method, StatusCode};
use serde_json::{Map, Value as Json, json};

use super::page;
use crate::rest::shared::selection::optional_properties;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::rules::{goals, sequences};
use crate::store::{Row, Store};

const V1: Version = Version::V1;
const OPTIONAL: [&str; 2] = ["goals", "sequences"];

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => list(call),
        (Method::POST, ["goals", integration, name]) => achieve(call, integration, name),
        (Method::GET, [one]) => id(one).and_then(|id| get(call, id)),
        (_, [campaign, "sequences", sequence, "contacts", rest @ ..]) => {
            let known = id(campaign).and_then(|campaign| known(call, campaign, sequence));
            return match known {
                Ok(sequence) => members(call, sequence, rest),
                Err(refusal) => Some(Err(refusal)),
            };
        }
        _ => return None,
    })
}

fn show(store: &Store, row: &Row, wanted: &[String]) -> Json {
    let mut shown = json!({
        "id": row.id(),
        "name": row.text("name"),
        "locked": false,
        "created_by_global_id": null,
        "date_created": json::time(V1, row.time("DateCreated")),
        "published_date": json::time(V1, row.time("published_time")),
        "published_status": row.is("published"),
        "published_time_zone": "America/New_York",
        "time_zone": "America/New_York",
        "error_message": null,
    });
    for name in wanted {
        let table = if name == "goals" {
            "campaign_goal"
        } else {
            "campaign_sequence"
        };
        let rows = store
            .rows(table)
            .filter(|part| part.int("campaign_id") == row.id());
        shown[name.as_str()] = rows
            .map(|part| match name.as_str() {
                "goals" => json!({ "id": part.id(), "name": part.text("name"), "type": "API",
                    "next_sequence_ids": [], "previous_sequence_ids": [] }),
                _ => json!({ "id": part.id(), "name": part.text("name"), "paths": [] }),
            })
            .collect();
    }
    shown
}

fn list(call: &Call<'_>) -> Answer {
    let text = call.query("search_text").unwrap_or_default();
    let mut rows: Vec<&Row> = call
        .store
        .rows("campaign")
        .filter(|row| crate::store::fold::contains(row.text("name"), text))
        .collect();
    match call.query("order").unwrap_or("id") {
        "name" => rows.sort_by_key(|row| crate::store::fold::fold(row.text("name"))),
        "published_date" => rows.sort_by_key(|row| row.time("published_time")),
        "date_created" => rows.sort_by_key(|row| row.time("DateCreated")),
        "last_updated" => rows.sort_by_key(|row| row.time("LastUpdated")),
        "id" | "completed_contact_count" | "active_contact_count" | "category" | "status" => {}
        _ => return Err(Refusal::unreadable()),
    }
    if page::is_descending(call) {
        rows.reverse();
    }
    let echo = page::echoed(call, &["search_text", "order", "order_direction"]);
    Reply::ok(page::page(call, "campaigns", rows, &echo, |row| {
        show(call.store, row, &[])
    })?)
}

fn get(call: &Call<'_>, id: i64) -> Answer {
    let wanted = optional_properties(call, &OPTIONAL)?;
    let row = call
        .store
        .row("campaign", id)
        .ok_or_else(|| Refusal::missing("Campaign"))?;
    let mut shown = show(call.store, row, &wanted);
    shown["active_contact_count"] = row.int("active").into();
    shown["completed_contact_count"] = row.int("completed").into();
    Reply::ok(shown)
}

fn known(call: &Call<'_>, campaign: i64, sequence: &str) -> Result<i64, Refusal> {
    let sequence = id(sequence)?;
    let row = call.store.row("campaign_sequence", sequence);
    match row.is_some_and(|row| row.int("campaign_id") == campaign) {
        true => Ok(sequence),
        false => Err(Refusal::missing("Sequence")),
    }
}

fn members(call: &mut Call<'_>, sequence: i64, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::POST, []) => add_all(call, sequence),
        // The ids are in a body, although this is a DELETE (documented).
        (Method::DELETE, []) => remove_all(call, sequence),
        (Method::POST, [contact]) => {
            id(contact).and_then(
                |contact| match sequences::add(call.store, sequence, contact) {
                    "CONTACT_DOES_NOT_EXIST" => Err(Refusal::missing("Contact")),
                    _ => Reply::no_content(),
                },
            )
        }
        (Method::DELETE, [contact]) => id(contact).and_then(|contact| {
            sequences::remove(call.store, sequence, contact);
            Reply::no_content()
        }),
        _ => return None,
    })
}

fn add_all(call: &mut Call<'_>, sequence: i64) -> Answer {
    let mut results = Map::new();
    for contact in json::read_ids(&call.body()?["ids"])? {
        let code = sequences::add(call.store, sequence, contact);
        results.insert(contact.to_string(), code.into());
    }
    Reply::ok(Json::Object(results))
}

fn remove_all(call: &mut Call<'_>, sequence: i64) -> Answer {
    for contact in json::read_ids(&call.body()?["ids"])? {
        sequences::remove(call.store, sequence, contact);
    }
    Reply::no_content()
}

/// 201 with one result for every goal, or one that says that nobody listens.
fn achieve(call: &mut Call<'_>, integration: &str, name: &str) -> Answer {
    let contact = json::read_id(&call.body()?["contact_id"])?;
    if !call.store.has("Contact", contact) {
        return Err(Refusal::missing("Contact"));
    }
    let reached = goals::reach(call.store, call.now, integration, name, contact);
    let result = |success: bool, message: &str, campaign: Option<i64>, goal: Option<i64>| json!({ "success": success, "message": message, "campaign_id": campaign, "goal_id": goal });
    let results: Vec<Json> = if reached.is_empty() {
        vec![result(false, goals::NONE, None, None)]
    } else {
        reached
            .iter()
            .map(|one| result(true, "", Some(one.campaign), Some(one.goal)))
            .collect()
    };
    Ok(Reply::Json(StatusCode::CREATED, results.into()))
}
