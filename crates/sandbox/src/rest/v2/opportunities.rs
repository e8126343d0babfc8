//! v2 `/opportunities`, their stages and the moves between them.

use http::Method;
use serde_json::{Map, Value as Json, json};

use super::resource;
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::{Test, prefix};
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, id, json, model};
use crate::rules::pipeline;
use crate::store::{Row, Store, zone};

const FORM: i64 = -4;

const OPPORTUNITY: Resource = Resource {
    table: "Lead",
    noun: "Opportunity",
    key: "opportunities",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("opportunity_title", "OpportunityTitle", Form::Text),
        rw("next_action_time", "NextActionDate", Form::Time),
        rw("next_action_notes", "NextActionNotes", Form::Text),
        rw("opportunity_notes", "OpportunityNotes", Form::Text),
        rw("estimated_close_time", "EstimatedCloseDate", Form::Time),
        rw("include_in_forecast", "IncludeInForecast", Form::Bool),
        rw("projected_revenue_low", "ProjectedRevenueLow", Form::Double),
        rw(
            "projected_revenue_high",
            "ProjectedRevenueHigh",
            Form::Double,
        ),
        rw("affiliate_id", "AffiliateId", Form::Id),
        ro("lead_source", "Leadsource", Form::Text),
        ro("created_time", "DateCreated", Form::Time),
        ro("last_updated_time", "LastUpdated", Form::Time),
        ro("monthly_revenue", "MonthlyRevenue", Form::Double),
        ro("order_revenue", "OrderRevenue", Form::Double),
        ro("objection", "Objection", Form::Text),
        ro("status_id", "StatusID", Form::Id),
        ro("stage_entrance_time", "DateInStage", Form::Time),
        ro("created_by", "CreatedBy", Form::Id),
        ro("last_updated_by", "LastUpdatedBy", Form::Id),
    ],
    required: &["contact_id", "opportunity_title", "stage_id"],
    optional: &[
        "custom_fields",
        "created_by",
        "last_updated_by",
        "status_id",
        "monthly_revenue",
        "order_revenue",
        "objection",
        "status",
        "stage_entrance_time",
    ],
    keys: &[
        ("stage_id", Test::Equal("StageID")),
        ("user_id", Test::Equal("UserID")),
        ("contact_id", Test::Equal("ContactID")),
        ("opportunity_title", Test::Prefix("OpportunityTitle")),
        ("lead_source_name", Test::Prefix("Leadsource")),
        ("affiliate_id", Test::Equal("AffiliateId")),
        ("opportunity_id", Test::Compare("Id")),
        ("ids", Test::Custom(|_, row, list| one_of(row, list))),
        (
            "contact_phone",
            Test::Custom(|store, row, text| of_contact(store, row, "Phone1", text)),
        ),
        (
            "contact_city",
            Test::Custom(|store, row, text| of_contact(store, row, "City", text)),
        ),
        (
            "contact_state",
            Test::Custom(|store, row, text| of_contact(store, row, "State", text)),
        ),
        (
            "projected_revenue_high",
            Test::Compare("ProjectedRevenueHigh"),
        ),
        (
            "projected_revenue_low",
            Test::Compare("ProjectedRevenueLow"),
        ),
    ],
    apart: Some(["opportunity_id", "ids"]),
    order: &[
        ("next_action_time", "NextActionDate"),
        ("contact_name", "ContactID"),
        ("opportunity_title", "OpportunityTitle"),
        ("created_time", "DateCreated"),
        ("update_time", "LastUpdated"),
    ],
    form: Some(FORM),
    compose: |store, row, shown| {
        shown.insert("contact".into(), contact(store, row.int("ContactID")));
        shown.insert("stage".into(), stage(store, row.int("StageID")));
        shown.insert("user".into(), user(store, row.int("UserID")));
        shown.insert("status".into(), Json::Null);
    },
    accept: |call, row, body, allowed| {
        let given = |name: &str| body.get(name).filter(|_| allowed(name));
        if let Some(contact) = given("contact_id") {
            let contact = json::read_id(contact)?;
            if !call.store.has("Contact", contact) {
                return Err(Refusal::bad(format!("Contact {contact} does not exist")));
            }
            row.set("ContactID", contact);
        }
        if let Some(user) = given("user_id") {
            check_owner(call.store, user)?;
            row.set("UserID", json::read_id(user)?);
        }
        if let Some(stage) = given("stage_id") {
            let stage = json::read_id(stage)?;
            if !pipeline::move_to(call.store, call.now, call.user, row, stage) {
                return Err(Refusal::bad(format!("Stage {stage} does not exist")));
            }
        }
        Ok(())
    },
    ..PLAIN
};

const STAGE: Resource = Resource {
    table: "Stage",
    noun: "Stage",
    key: "stages",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("name", "StageName", Form::Text),
        rw("order", "StageOrder", Form::Int),
        rw("target_number_days", "TargetNumDays", Form::Int),
        rw("probability", "probability", Form::Int),
        ro("created_time", "DateCreated", Form::Time),
        ro("updated_time", "LastUpdated", Form::Time),
    ],
    required: &["name", "order", "probability", "target_number_days"],
    keys: &[
        ("opportunity_stage_name", Test::Prefix("StageName")),
        ("opportunity_stage_id", Test::Compare("Id")),
    ],
    order: &[("stage_order", "StageOrder")],
    compose: |_, _, shown| {
        shown.insert("checklist_items".into(), json!([]));
    },
    ..PLAIN
};

const MOVE: Resource = Resource {
    table: "StageMove",
    noun: "StageMove",
    key: "stage_moves",
    properties: &[
        ro("id", "Id", Form::Id),
        ro("opportunity_id", "OpportunityId", Form::Id),
        ro("move_time", "MoveDate", Form::Time),
        ro("move_from_stage_id", "MoveFromStage", Form::Id),
        ro("move_to_stage_id", "MoveToStage", Form::Id),
        ro("prev_stage_move_time", "PrevStageMoveDate", Form::Time),
        ro("user_id", "UserId", Form::Id),
        ro("created_by", "CreatedBy", Form::Id),
        ro("create_time", "DateCreated", Form::Time),
    ],
    keys: &[
        ("opportunity_id", Test::Equal("OpportunityId")),
        ("user_id", Test::Equal("UserId")),
    ],
    order: &[("move_date", "MoveDate"), ("id", "Id")],
    compose: |_, row, shown| {
        // The one record of v2 whose times have an offset in place of `Z`, and the one id of 0
        // (documented).
        for (name, column) in [
            ("move_time", "MoveDate"),
            ("prev_stage_move_time", "PrevStageMoveDate"),
            ("create_time", "DateCreated"),
        ] {
            shown.insert(name.into(), row.time(column).map(zone::v1_text).into());
        }
        if row.int("MoveFromStage") == 0 {
            shown.insert("move_from_stage_id".into(), "0".into());
        }
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    match (call.method.clone(), path) {
        (_, ["model", rest @ ..]) => model::route(call, FORM, OPPORTUNITY.optional, rest),
        (_, ["stages", rest @ ..]) => resource::route(&STAGE, call, rest),
        (Method::GET, ["stageMoves"]) => Some(resource::list(&MOVE, call, |_| true)),
        (Method::GET, ["stageMoves", one]) => Some(id(one).and_then(|id| MOVE.get(call, id))),
        _ => resource::route(&OPPORTUNITY, call, path),
    }
}

/// At most a hundred ids (documented).
fn one_of(row: &Row, list: &str) -> Result<bool, Refusal> {
    let ids: Result<Vec<i64>, _> = list.split(',').map(|id| id.trim().parse()).collect();
    match ids {
        Ok(ids) if ids.len() <= 100 => Ok(ids.contains(&row.id())),
        _ => Err(Refusal::bad("Invalid filter value for ids")),
    }
}

fn of_contact(store: &Store, row: &Row, column: &str, text: &str) -> Result<bool, Refusal> {
    let contact = store.row("Contact", row.int("ContactID"));
    Ok(contact.is_some_and(|contact| prefix(contact.text(column), text)))
}

fn contact(store: &Store, id: i64) -> Json {
    let row = store.row("Contact", id).cloned().unwrap_or_default();
    let mut shown = Map::new();
    shown.insert("id".into(), id.to_string().into());
    for (name, column) in [
        ("email", "Email"),
        ("city", "City"),
        ("state", "State"),
        ("first_name", "FirstName"),
        ("last_name", "LastName"),
        ("company_name", "Company"),
        ("job_title", "JobTitle"),
        ("phone_number", "Phone1"),
    ] {
        shown.insert(name.into(), json::text(row.text(column)));
    }
    Json::Object(shown)
}

fn stage(store: &Store, id: i64) -> Json {
    let row = store.row("Stage", id).cloned().unwrap_or_default();
    json!({
        "id": id.to_string(),
        "name": json::text(row.text("StageName")),
        "reasons": [],
        "details": {
            "probability": row.int("probability"),
            "stage_order": row.int("StageOrder"),
            "target_num_days": row.int("TargetNumDays"),
            "checklist_items": [],
        },
    })
}

fn user(store: &Store, id: i64) -> Json {
    store.row("User", id).map_or(Json::Null, |user| {
        json!({
            "id": id.to_string(),
            "first_name": json::text(user.text("FirstName")),
            "last_name": json::text(user.text("LastName")),
        })
    })
}
