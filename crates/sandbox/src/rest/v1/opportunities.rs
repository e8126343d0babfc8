//! v1 `/opportunities` and the stages of the pipeline.

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use super::resource;
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json, model};
use crate::rules::pipeline;
use crate::store::{Row, Store};

const FORM: i64 = -4;

const OPPORTUNITY: Resource = Resource {
    version: Version::V1,
    table: "Lead",
    noun: "Opportunity",
    key: "opportunities",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("opportunity_title", "OpportunityTitle", Form::Text),
        rw("next_action_date", "NextActionDate", Form::Time),
        rw("next_action_notes", "NextActionNotes", Form::Text),
        rw("opportunity_notes", "OpportunityNotes", Form::Text),
        rw("estimated_close_date", "EstimatedCloseDate", Form::Time),
        rw("include_in_forecast", "IncludeInForecast", Form::Int),
        rw("projected_revenue_low", "ProjectedRevenueLow", Form::Double),
        rw(
            "projected_revenue_high",
            "ProjectedRevenueHigh",
            Form::Double,
        ),
        rw("affiliate_id", "AffiliateId", Form::Id),
        ro("date_created", "DateCreated", Form::Time),
        ro("last_updated", "LastUpdated", Form::Time),
    ],
    required: &["contact", "opportunity_title", "stage"],
    optional: &["custom_fields"],
    form: Some(FORM),
    compose: |store, row, shown| {
        shown.insert("contact".into(), contact(store, row.int("ContactID")));
        shown.insert("stage".into(), stage(store, row.int("StageID")));
        shown.insert("user".into(), user(store, row.int("UserID")));
    },
    accept: |call, row, body, _| {
        if let Some(contact) = body.get("contact") {
            let contact = json::read_id(&contact["id"])?;
            if !call.store.has("Contact", contact) {
                return Err(Refusal::bad("Unable to find this Contact"));
            }
            row.set("ContactID", contact);
        }
        if let Some(user) = body.get("user") {
            check_owner(call.store, &user["id"])?;
            row.set("UserID", json::read_id(&user["id"])?);
        }
        if let Some(stage) = body.get("stage") {
            let stage = json::read_id(&stage["id"])?;
            if !pipeline::move_to(call.store, call.now, call.user, row, stage) {
                return Err(Refusal::bad("Unable to find this Stage"));
            }
        }
        Ok(())
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (_, ["opportunities", "model"]) => {
            return model::route(call, FORM, OPPORTUNITY.optional, &[]);
        }
        (Method::GET, ["opportunities"]) => list(call),
        (Method::POST, ["opportunities"]) => create(call),
        (Method::PUT, ["opportunities"]) => replace(call),
        (Method::GET, ["opportunities", one]) => id(one).and_then(|id| OPPORTUNITY.get(call, id)),
        (Method::PATCH, ["opportunities", one]) => {
            id(one).and_then(|id| OPPORTUNITY.update(call, id))
        }
        (Method::GET, ["opportunity", "stage_pipeline"]) => stages(call),
        _ => return None,
    })
}

/// 200, not 201 (documented).
fn create(call: &mut Call<'_>) -> Answer {
    let id = OPPORTUNITY.insert(call, Row::default())?;
    OPPORTUNITY.answer(call, id, StatusCode::OK)
}

/// The id is in the body (documented).
fn replace(call: &mut Call<'_>) -> Answer {
    let id = json::read_id(&call.body()?["id"])?;
    OPPORTUNITY.replace(call, id)
}

fn list(call: &Call<'_>) -> Answer {
    let (stage, user) = (
        call.query_number("stage_id")?,
        call.query_number("user_id")?,
    );
    let term = call.query("search_term").unwrap_or_default();
    let mut rows: Vec<&Row> = OPPORTUNITY
        .rows(call.store)
        .filter(|row| stage.is_none_or(|stage| row.int("StageID") == stage))
        .filter(|row| user.is_none_or(|user| row.int("UserID") == user))
        .filter(|row| term.is_empty() || mentions(call.store, row, term))
        .collect();
    match call.query("order") {
        None | Some("") => {}
        Some("next_action") => rows.sort_by_key(|row| row.time("NextActionDate")),
        Some("opportunity_name") => {
            rows.sort_by_key(|row| crate::store::fold::fold(row.text("OpportunityTitle")))
        }
        Some("contact_name") => rows.sort_by_key(|row| row.int("ContactID")),
        Some("date_created") => rows.sort_by_key(|row| row.time("DateCreated")),
        Some(_) => return Err(Refusal::unreadable()),
    }
    resource::whole_page(
        &OPPORTUNITY,
        call,
        rows,
        &["stage_id", "user_id", "search_term", "order"],
    )
}

/// Looks at the title, and at name, company and first address of the contact (documented).
fn mentions(store: &Store, row: &Row, term: &str) -> bool {
    let contact = store
        .row("Contact", row.int("ContactID"))
        .cloned()
        .unwrap_or_default();
    let columns = ["FirstName", "LastName", "Company", "Email"];
    crate::store::fold::contains(row.text("OpportunityTitle"), term)
        || columns
            .iter()
            .any(|column| crate::store::fold::contains(contact.text(column), term))
}

fn contact(store: &Store, id: i64) -> Json {
    let row = store.row("Contact", id).cloned().unwrap_or_default();
    json!({
        "id": id,
        "email": json::text(row.text("Email")),
        "first_name": json::text(row.text("FirstName")),
        "last_name": json::text(row.text("LastName")),
        "company_name": json::text(row.text("Company")),
        "job_title": json::text(row.text("JobTitle")),
        "phone_number": json::text(row.text("Phone1")),
    })
}

fn stage(store: &Store, id: i64) -> Json {
    let row = store.row("Stage", id).cloned().unwrap_or_default();
    json!({
        "id": id,
        "name": json::text(row.text("StageName")),
        "reasons": [],
        "details": {
            "probability": row.int("probability"),
            "stage_order": row.int("StageOrder"),
            "target_num_days": row.int("TargetNumDays"),
            "check_list_items": [],
        },
    })
}

fn user(store: &Store, id: i64) -> Json {
    store.row("User", id).map_or(Json::Null, |user| {
        json!({
            "id": id,
            "first_name": json::text(user.text("FirstName")),
            "last_name": json::text(user.text("LastName")),
        })
    })
}

/// A bare array (documented).
fn stages(call: &Call<'_>) -> Answer {
    let count = |stage: i64| {
        call.store
            .rows("Lead")
            .filter(|lead| lead.int("StageID") == stage)
            .count()
    };
    let shown = call.store.rows("Stage").map(|row| {
        json!({
            "stage_id": row.id(),
            "stage_name": row.text("StageName"),
            "stage_order": row.int("StageOrder"),
            "stage_count": count(row.id()),
            "end_stage": matches!(row.text("StageName"), "Won" | "Lost"),
            "is_default": row.int("StageOrder") == 1,
        })
    });
    Reply::ok(shown.collect())
}
