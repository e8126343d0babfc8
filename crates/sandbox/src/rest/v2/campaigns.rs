//! v2 `/campaigns` and `/automations`: two names of one thing here. Kept in `campaign`,
//! `campaign_sequence`, `campaign_goal`, and `sequence_member`.

use http::Method;
use serde_json::{Map, Value as Json, json};

use super::page;
use crate::rest::shared::filter::{Filter, Key, Test};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::rules::{goals, sequences};
use crate::store::{Row, Store};

const V2: Version = Version::V2;

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => campaigns(call),
        (Method::GET, [one]) => id(one).and_then(|id| Reply::ok(campaign(known(call, id)?))),
        (Method::GET, [one, "sequences"]) => id(one).and_then(|id| parts(call, id, "sequences")),
        (Method::GET, [one, "goals"]) => id(one).and_then(|id| parts(call, id, "goals")),
        (Method::POST, [one, "sequences", verb]) => {
            id(one).and_then(|campaign| members(call, campaign, verb, "sequence_results"))
        }
        _ => return None,
    })
}

pub(crate) fn automations(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => list_automations(call),
        (Method::GET, ["ids"]) => automation_ids(call),
        (Method::POST, ["goals", "achieve"]) => achieve(call),
        (Method::GET, [one]) => id(one).and_then(|id| Reply::ok(automation(known(call, id)?))),
        (Method::POST, [one, "sequences", verb]) => id(one)
            .and_then(|campaign| members(call, campaign, verb, "automation_sequence_results")),
        _ => return None,
    })
}

fn known<'a>(call: &'a Call<'_>, id: i64) -> Result<&'a Row, Refusal> {
    call.store
        .row("campaign", id)
        .ok_or_else(|| Refusal::missing("Campaign"))
}

fn campaign(row: &Row) -> Json {
    json!({
        "id": row.id().to_string(),
        "name": row.text("name"),
        "locked": false,
        "date_created": json::time(V2, row.time("DateCreated")),
        "published_date": json::time(V2, row.time("published_time")),
        "published_status": row.is("published"),
        "error_message": null,
        "time_zone": "America/New_York",
        "published_time_zone": "America/New_York",
        "created_by_global_id": null,
        "active_contact_count": row.int("active"),
        "completed_contact_count": row.int("completed"),
    })
}

fn automation(row: &Row) -> Json {
    json!({
        "id": row.id().to_string(),
        "title": row.text("name"),
        "categories": [],
        "status": if row.is("published") { "PUBLISHED" } else { "DRAFT" },
        "locked": false,
        "active_contacts": row.int("active"),
        "error_message": null,
        "published_date": json::time(V2, row.time("published_time")),
        "published_timezone": "America/New_York",
    })
}

fn campaigns(call: &Call<'_>) -> Answer {
    let order = [
        ("name", "name"),
        ("publisheddate", "published_time"),
        ("id", "Id"),
        ("completedContactCount", "completed"),
        ("activeContacts", "active"),
        ("datecreated", "DateCreated"),
        ("lastupdated", "LastUpdated"),
    ];
    let rows = selected(call, &[("name", Test::Contains("name"))], &order)?;
    Reply::ok(page::page(call, "campaigns", rows, 1000, campaign)?)
}

fn selected<'a>(
    call: &'a Call<'_>,
    keys: &[Key],
    order: &[(&str, &str)],
) -> Result<Vec<&'a Row>, Refusal> {
    let filter = Filter::parse(call.query("filter"), keys, call.store, None)?;
    let mut rows = filter.select(call.store, call.store.rows("campaign"))?;
    page::sort(call, &mut rows, order)?;
    Ok(rows)
}

const AUTOMATION_KEYS: [Key; 4] = [
    ("name", Test::Contains("name")),
    ("id", Test::CompareNot("Id")),
    (
        "status",
        Test::Custom(|_, row, word| {
            Ok(row.is("published") == word.eq_ignore_ascii_case("published"))
        }),
    ),
    ("categories", Test::Custom(|_, _, _| Ok(false))),
];

const AUTOMATION_ORDER: [(&str, &str); 4] = [
    ("name", "name"),
    ("category", "name"),
    ("activeContacts", "active"),
    ("publishedDate", "published_time"),
];

/// At most 25 a page (documented).
fn list_automations(call: &Call<'_>) -> Answer {
    let rows = selected(call, &AUTOMATION_KEYS, &AUTOMATION_ORDER)?;
    let count = rows.len();
    let mut body = page::page(call, "automations", rows, 25, automation)?;
    body["automation_count"] = count.into();
    Reply::ok(body)
}

fn automation_ids(call: &Call<'_>) -> Answer {
    let rows = selected(call, &AUTOMATION_KEYS, &AUTOMATION_ORDER)?;
    let mut body = page::page(call, "automation_ids", rows, 25, |row| {
        row.id().to_string().into()
    })?;
    body["locked_automation_ids"] = json!([]);
    Reply::ok(body)
}

/// Sequences or goals of a campaign: all at once, with an empty token.
fn parts(call: &Call<'_>, campaign: i64, kind: &str) -> Answer {
    known(call, campaign)?;
    let table = if kind == "goals" {
        "campaign_goal"
    } else {
        "campaign_sequence"
    };
    let rows = call
        .store
        .rows(table)
        .filter(|row| row.int("campaign_id") == campaign);
    let shown: Vec<Json> = rows
        .map(|row| match kind {
            "goals" => json!({
                "id": row.id().to_string(),
                "name": row.text("name"),
                "type": "API",
                "next_sequence_ids": [],
                "previous_sequence_ids": [],
            }),
            _ => sequence(call.store, row),
        })
        .collect();
    let mut body = Map::new();
    body.insert(kind.to_owned(), shown.into());
    body.insert("next_page_token".to_owned(), "".into());
    body.insert("campaign_id".to_owned(), campaign.to_string().into());
    Reply::ok(Json::Object(body))
}

fn sequence(store: &Store, row: &Row) -> Json {
    let members = store
        .rows("sequence_member")
        .filter(|member| member.int("sequence_id") == row.id());
    json!({
        "id": row.id().to_string(),
        "name": row.text("name"),
        "paths": [],
        "active_contact_count": members.count(),
        "active_contact_count_completed": 0,
    })
}

/// `{sequence}:addContacts` and `:removeContacts`: 200 with a code for each contact.
fn members(call: &mut Call<'_>, campaign: i64, segment: &str, member: &str) -> Answer {
    known(call, campaign)?;
    let unknown = || Refusal::missing("Sequence");
    let (sequence, verb) = segment.split_once(':').ok_or_else(unknown)?;
    let sequence = id(sequence)?;
    let row = call
        .store
        .row("campaign_sequence", sequence)
        .ok_or_else(unknown)?;
    if row.int("campaign_id") != campaign {
        return Err(unknown());
    }
    let mut results = Map::new();
    for contact in json::read_ids(&call.body()?["contact_ids"])? {
        let code = match verb {
            "addContacts" => sequences::add(call.store, sequence, contact),
            "removeContacts" => sequences::remove(call.store, sequence, contact),
            _ => return Err(unknown()),
        };
        results.insert(contact.to_string(), code.into());
    }
    let prefix = if verb == "addContacts" {
        "add_to"
    } else {
        "remove_from"
    };
    let mut body = Map::new();
    body.insert(format!("{prefix}_{member}"), Json::Object(results));
    Reply::ok(Json::Object(body))
}

/// Always 200; whether it worked is in the results (documented).
fn achieve(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let contact = json::read_id(&body["contact_id"])?;
    if !call.store.has("Contact", contact) {
        return Err(Refusal::missing("Contact"));
    }
    let (automation, goal) = (
        json::read_id(&body["automation_id"])?,
        json::read_id(&body["goal_id"])?,
    );
    let named = call
        .store
        .row("campaign_goal", goal)
        .filter(|row| row.int("campaign_id") == automation);
    let (integration, call_name) = match named {
        Some(row) => (
            row.text("integration").to_owned(),
            row.text("call_name").to_owned(),
        ),
        None => (
            json::member(&body, "integration")?,
            json::member(&body, "call_name")?,
        ),
    };
    let reached = goals::reach(call.store, call.now, &integration, &call_name, contact);
    let result = |success: bool, message: &str, automation: i64, goal: i64| {
        json!({
            "success": success,
            "message": message,
            "automation_id": automation,
            "goal_id": goal,
            "flow_start_results": [],
            "flow_stop_results": [],
        })
    };
    let results: Vec<Json> = if reached.is_empty() {
        vec![result(false, goals::NONE, 0, 0)]
    } else {
        reached
            .iter()
            .map(|one| result(true, "", one.campaign, one.goal))
            .collect()
    };
    Reply::ok(json!({ "results": results }))
}
