//! v1 `/affiliates`: referral partners and the programs they earn by. v1 cannot change or delete one
//! (documented).

use http::{Method, StatusCode};
use serde_json::json;

use super::{earnings, page, resource};
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json, model};
use crate::rules::earnings::lists;
use crate::store::Row;
use crate::store::fold::fold;

const FORM: i64 = -3;

/// Stored number and v1 word of a partner's status.
const STATUSES: [(i64, &str); 2] = [(1, "active"), (0, "inactive")];

/// v1 partners show no custom fields (documented).
const AFFILIATE: Resource = Resource {
    version: Version::V1,
    table: "Affiliate",
    noun: "Affiliate",
    key: "affiliates",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("code", "AffCode", Form::Text),
        rw("contact_id", "ContactId", Form::Id),
        rw("name", "AffName", Form::Text),
        rw("notify_on_lead", "NotifyLead", Form::Bool),
        rw("notify_on_sale", "NotifySale", Form::Bool),
        rw("parent_id", "ParentId", Form::Id),
        rw("status", "Status", Form::Codes(&STATUSES)),
        rw("track_leads_for", "LeadCookieFor", Form::Int),
    ],
    required: &["code", "contact_id", "password"],
    accept: |call, row, body, _| {
        row.set("Password", json::member(body, "password")?);
        match call.store.has("Contact", row.int("ContactId")) {
            true => Ok(()),
            false => Err(Refusal::bad("Unable to find this Contact")),
        }
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (_, ["model"]) => return model::route(call, FORM, &[], &[]),
        (Method::GET, ["programs"]) => programs(call),
        (Method::GET, ["commissions"]) => earnings::commissions(call),
        (Method::GET, ["redirectlinks"]) => earnings::redirect_links(call),
        (Method::GET, ["summaries"]) => earnings::summaries(call),
        (Method::GET, [one, "clawbacks"]) => id(one).and_then(|id| earnings::clawbacks(call, id)),
        (Method::GET, [one, "payments"]) => id(one).and_then(|id| earnings::payments(call, id)),
        (Method::GET, []) => list(call),
        (Method::POST, []) => create(call),
        (Method::GET, [one]) => id(one).and_then(|id| AFFILIATE.get(call, id)),
        _ => return None,
    })
}

/// A new partner is active when the body does not say (inferred).
fn create(call: &mut Call<'_>) -> Answer {
    let partner = AFFILIATE.insert(call, Row::default().with("Status", 1))?;
    AFFILIATE.answer(call, partner, StatusCode::CREATED)
}

fn list(call: &Call<'_>) -> Answer {
    let equal = |name: &str, value: &str| {
        call.query(name)
            .is_none_or(|wanted| crate::store::fold::same(wanted, value))
    };
    let program = call.query_number("program_id")?;
    let program = program.map(|id| call.store.row("affiliate_program", id));
    let is_member = |row: &Row| match program {
        None => true,
        Some(program) => program.is_some_and(|program| lists(program, "partner_ids", row.id())),
    };
    let status = |row: &Row| {
        let known = STATUSES.iter().find(|(code, _)| *code == row.int("Status"));
        known.map_or("", |(_, word)| word)
    };
    let mut rows: Vec<&Row> = AFFILIATE
        .rows(call.store)
        .filter(|row| equal("code", row.text("AffCode")) && equal("name", row.text("AffName")))
        .filter(|row| equal("contact_id", &row.int("ContactId").to_string()))
        .filter(|row| equal("parent_id", &row.int("ParentId").to_string()))
        .filter(|row| equal("status", status(row)) && is_member(row))
        .collect();
    match call.query("order") {
        None | Some("" | "id") => page::sort_by_key(call, &mut rows, |row| row.id()),
        Some("name") => page::sort_by_key(call, &mut rows, |row| fold(row.text("AffName"))),
        Some(_) => return Err(Refusal::unreadable()),
    }
    resource::page(
        &AFFILIATE,
        call,
        rows,
        &[
            "code",
            "contact_id",
            "name",
            "parent_id",
            "program_id",
            "status",
            "order",
        ],
    )
}

/// The programs of a partner, or all of them.
fn programs(call: &Call<'_>) -> Answer {
    let partner = call.query_number("affiliate_id")?;
    let programs = call.store.rows("affiliate_program");
    let rows: Vec<&Row> = programs
        .filter(|row| partner.is_none_or(|partner| lists(row, "partner_ids", partner)))
        .collect();
    let echo = page::echoed(call, &["affiliate_id"]);
    let body = page::page(call, "programs", rows, &echo, |row| {
        json!({
            "id": row.id(),
            "affiliate_id": partner,
            "name": json::text(row.text("name")),
            "notes": json::text(row.text("notes")),
            "priority": row.int("priority"),
        })
    })?;
    Reply::ok(body)
}
