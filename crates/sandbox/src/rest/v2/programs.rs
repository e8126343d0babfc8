//! v2 `/affiliates/commissionPrograms` and their resources. What a program pays is not emulated.

use http::{Method, StatusCode};
use serde_json::{Map, Value as Json, json};

use super::resource;
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, id, json};
use crate::rules::earnings;
use crate::store::Row;

/// The answer to a list and a get; a create and a change answer with less.
const PROGRAM: Resource = Resource {
    table: "affiliate_program",
    noun: "CommissionProgram",
    key: "commission_programs",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("name", "name", Form::Text),
        rw("notes", "notes", Form::Text),
        ro("create_time", "DateCreated", Form::Time),
    ],
    required: &["name"],
    keys: &[
        ("name", Test::Equal("name")),
        (
            "affiliate_id",
            Test::Custom(|_, row, text| {
                Ok(earnings::ids(row, "partner_ids").any(|id| id.to_string() == text))
            }),
        ),
    ],
    order: &[("name", "name"), ("date_created", "DateCreated")],
    accept: |_, row, body, allowed| {
        if let Some(priority) = body.get("priority").filter(|_| allowed("priority")) {
            row.set("priority", json::read_id(priority)?);
        }
        Ok(())
    },
    ..PLAIN
};

/// The words of the types are the same in the tables (inferred). The order is a text column.
const RESOURCE: Resource = Resource {
    table: "AffResource",
    noun: "ProgramResource",
    key: "resources",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("title", "Title", Form::Text),
        ro("type", "ResourceType", Form::Text),
        rw("notes", "Notes", Form::Text),
        rw("url", "ResourceHREF", Form::Text),
        rw("content_html", "ResourceHTML", Form::Text),
        rw("page_width", "page_width", Form::Int),
        rw("page_height", "page_height", Form::Int),
    ],
    required: &["title", "type"],
    compose: |_, row, shown| compose(row, shown),
    accept: |call, row, body, allowed| {
        let given = |name: &str| body.get(name).filter(|_| allowed(name));
        if let Some(order) = given("order") {
            row.set("ResourceOrder", json::read_id(order)?.to_string());
        }
        if let Some(programs) = given("commission_program_ids") {
            row.set("ProgramIds", known_programs(call, programs)?);
        }
        Ok(())
    },
    ..PLAIN
};

/// The types the vendor has.
const TYPES: [&str; 3] = ["EMAIL", "BANNER", "PAGE"];

pub(super) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => list(call),
        (Method::POST, []) => create(call),
        (Method::POST, ["resources"]) => create_resource(call),
        (Method::PATCH, ["resources", one]) => {
            id(one).and_then(|resource| RESOURCE.update(call, resource))
        }
        (Method::DELETE, ["resources", one]) => {
            id(one).and_then(|resource| RESOURCE.delete(call, resource))
        }
        (_, [one, ..]) if one.contains(':') || one.ends_with("Programs") => return None,
        (Method::GET, [one]) => id(one).and_then(|id| get(call, id)),
        (Method::PATCH, [one]) => id(one).and_then(|id| update(call, id)),
        (Method::DELETE, [one]) => id(one).and_then(|id| PROGRAM.delete(call, id)),
        (Method::GET, [one, "resources"]) => id(one).and_then(|id| resources(call, id)),
        _ => return None,
    })
}

/// Adds what a list and a get show beside the columns; the priority is text there and a number in
/// the answer to a change (documented).
fn complete(call: &Call<'_>, program: &mut Json) -> Result<(), Refusal> {
    let id = json::read_id(&program["id"])?;
    let row = PROGRAM.row(call.store, id)?;
    let partners: Vec<Json> = earnings::ids(row, "partner_ids")
        .map(|id| id.to_string().into())
        .collect();
    program["priority"] = row.int("priority").to_string().into();
    program["affiliate_ids"] = partners.into();
    Ok(())
}

fn list(call: &Call<'_>) -> Answer {
    let mut reply = resource::list(&PROGRAM, call, |_| true)?;
    if let Reply::Json(_, body) = &mut reply {
        for program in body["commission_programs"]
            .as_array_mut()
            .into_iter()
            .flatten()
        {
            complete(call, program)?;
        }
    }
    Ok(reply)
}

fn get(call: &Call<'_>, program: i64) -> Answer {
    let mut shown = PROGRAM.show(call.store, PROGRAM.row(call.store, program)?, &[]);
    complete(call, &mut shown)?;
    Reply::ok(shown)
}

fn create(call: &mut Call<'_>) -> Answer {
    let program = PROGRAM.insert(call, Row::default())?;
    changed(call, program, StatusCode::CREATED)
}

fn update(call: &mut Call<'_>, program: i64) -> Answer {
    PROGRAM.update(call, program)?;
    changed(call, program, StatusCode::OK)
}

fn changed(call: &Call<'_>, program: i64, status: StatusCode) -> Answer {
    let row = PROGRAM.row(call.store, program)?;
    let shown = json!({
        "id": row.id().to_string(),
        "name": json::text(row.text("name")),
        "notes": json::text(row.text("notes")),
        "priority": row.int("priority"),
    });
    Ok(Reply::Json(status, shown))
}

fn program_ids(row: &Row) -> impl Iterator<Item = &str> {
    let parts = row.text("ProgramIds").split(',').map(str::trim);
    parts.filter(|part| !part.is_empty())
}

fn known_programs(call: &Call<'_>, list: &Json) -> Result<String, Refusal> {
    let ids = json::read_ids(list)?;
    if let Some(unknown) = ids
        .iter()
        .find(|id| !call.store.has("affiliate_program", **id))
    {
        return Err(Refusal::bad(format!(
            "Commission program {unknown} does not exist"
        )));
    }
    let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
    Ok(ids.join(","))
}

fn compose(row: &Row, shown: &mut Map<String, Json>) {
    let order: Option<i64> = row.text("ResourceOrder").parse().ok();
    let programs: Vec<Json> = program_ids(row)
        .map(|id| json!({ "commission_program_id": id }))
        .collect();
    shown.insert("order".into(), order.map_or(Json::Null, Json::from));
    shown.insert("commission_programs".into(), programs.into());
}

/// All in one answer, though it has a page token (documented).
fn resources(call: &Call<'_>, program: i64) -> Answer {
    PROGRAM.row(call.store, program)?;
    let wanted = program.to_string();
    let rows = RESOURCE.rows(call.store);
    let shown: Vec<Json> = rows
        .filter(|row| program_ids(row).any(|id| id == wanted))
        .map(|row| RESOURCE.show(call.store, row, &[]))
        .collect();
    Reply::ok(json!({ "resources": shown, "next_page_token": "" }))
}

fn create_resource(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let kind = json::member(&body, "type")?;
    if !TYPES.contains(&kind.as_str()) {
        return Err(Refusal::bad("type is required"));
    }
    if body["commission_program_ids"].is_null() {
        return Err(Refusal::bad("commission_program_ids is required"));
    }
    let row = Row::default()
        .with("ResourceType", kind)
        .with("ResourceOrder", "0");
    let resource = RESOURCE.insert(call, row)?;
    RESOURCE.answer(call, resource, StatusCode::CREATED)
}
