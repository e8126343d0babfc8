//! v1 `/hooks`: subscriptions to events. The sandbox sends no events and no verification request:
//! `verify` verifies at once, `delayedVerify` wants any secret (both simplifications of ours).

use http::Method;
use serde_json::{Value as Json, json};

use crate::rest::shared::{Answer, Call, Refusal, Reply, json};
use crate::store::Row;

/// Events by their object (a list of 2018; whether it is complete today is unknown).
const EVENTS: [(&str, &[&str]); 14] = [
    ("appointment", &["add", "delete", "edit"]),
    ("company", &["add", "delete", "edit"]),
    ("contact", &["add", "delete", "edit", "redact"]),
    (
        "contactGroup",
        &["add", "applied", "delete", "edit", "removed"],
    ),
    ("invoice", &["add", "delete", "edit"]),
    ("invoice.payment", &["add", "delete", "edit"]),
    ("leadsource", &["add", "delete", "edit"]),
    ("note", &["add", "delete", "edit"]),
    ("opportunity", &["add", "delete", "edit", "stage_move"]),
    ("order", &["add", "delete", "edit"]),
    ("product", &["add", "delete", "edit"]),
    ("subscription", &["add", "delete", "edit"]),
    ("task", &["add", "delete", "edit"]),
    ("user", &["activate", "add", "edit"]),
];

fn event_keys() -> impl Iterator<Item = String> {
    EVENTS
        .iter()
        .flat_map(|(object, verbs)| verbs.iter().map(move |verb| format!("{object}.{verb}")))
}

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => Reply::ok(call.store.rows("hook").map(show).collect()),
        (Method::POST, []) => create(call),
        (Method::GET, ["event_keys"]) => Reply::ok(event_keys().map(Json::from).collect()),
        (Method::GET, [key]) => answer(call, key),
        (Method::PUT, [key]) => update(call, key),
        (Method::DELETE, [key]) => delete(call, key),
        (Method::POST, [key, "verify"]) => verify(call, key, true),
        (Method::POST, [key, "delayedVerify"]) => {
            let secret = call
                .headers
                .get("x-hook-secret")
                .is_some_and(|secret| !secret.is_empty());
            verify(call, key, secret)
        }
        _ => return None,
    })
}

fn show(row: &Row) -> Json {
    json!({
        "key": row.id().to_string(),
        "eventKey": row.text("event_key"),
        "hookUrl": row.text("hook_url"),
        "status": row.text("status"),
    })
}

fn find<'a>(call: &'a Call<'_>, key: &str) -> Result<&'a Row, Refusal> {
    let id = key.parse().ok();
    id.and_then(|id| call.store.row("hook", id))
        .ok_or_else(|| Refusal::missing("Hook"))
}

fn answer(call: &Call<'_>, key: &str) -> Answer {
    Reply::ok(show(find(call, key)?))
}

fn read(call: &Call<'_>, mut row: Row) -> Result<Row, Refusal> {
    let body = call.body()?;
    let event = json::member(&body, "eventKey")?;
    let url = json::member(&body, "hookUrl")?;
    if !event_keys().any(|key| key == event) {
        return Err(Refusal::bad(format!("{event} is not a valid event key")));
    }
    if url::Url::parse(&url).is_err() {
        return Err(Refusal::bad(format!("{url} is not a valid URL")));
    }
    row.set("event_key", event);
    row.set("hook_url", url);
    Ok(row)
}

/// 200, unverified.
fn create(call: &mut Call<'_>) -> Answer {
    let row = read(call, Row::default().with("status", "Unverified"))?;
    let id = call.store.insert("hook", row);
    answer(call, &id.to_string())
}

/// Whether this verifies anew is not documented; here the status stays.
fn update(call: &mut Call<'_>, key: &str) -> Answer {
    let row = read(call, find(call, key)?.clone())?;
    call.store.insert("hook", row);
    answer(call, key)
}

fn delete(call: &mut Call<'_>, key: &str) -> Answer {
    let id = find(call, key)?.id();
    call.store.remove("hook", id);
    Reply::no_content()
}

fn verify(call: &mut Call<'_>, key: &str, passes: bool) -> Answer {
    let mut row = find(call, key)?.clone();
    if !passes {
        return Err(Refusal::bad("X-Hook-Secret is required"));
    }
    row.set("status", "Verified");
    call.store.insert("hook", row);
    answer(call, key)
}
