//! Lead sources with their expenses, reports, stage moves and opt-in statuses: the same rows on
//! every wire.

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use crate::support::{call, demo, rest};
use keap_xmlrpc::{Struct, Value};

async fn get(sandbox: &keap_sandbox::Sandbox, path: &str) -> Json {
    let (status, answer) = rest(sandbox, Method::GET, path, None).await;
    assert_eq!(status, StatusCode::OK, "{path}: {answer}");
    answer
}

fn ids(list: &Json) -> Vec<&str> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(|item| item["id"].as_str()).collect()
}

#[tokio::test]
async fn expenses_belong_to_a_lead_source_and_a_dash_lists_them_all() {
    let sandbox = demo();
    let all = get(&sandbox, "/v2/leadSources/-/expenses").await;
    assert_eq!(ids(&all["lead_source_expenses"]), ["1", "2", "3"]);
    let of_one = get(
        &sandbox,
        "/v2/leadSources/1/expenses?order_by=amount%20desc",
    )
    .await;
    assert_eq!(ids(&of_one["lead_source_expenses"]), ["2", "1"]);
    let one = get(&sandbox, "/v2/leadSources/1/expenses/1").await;
    assert_eq!(one["amount"]["amount"], 22550);
    assert_eq!(one["lead_source_recurring_expense_id"], "1");
    let elsewhere = "/v2/leadSources/2/expenses/1";
    let (status, _) = rest(&sandbox, Method::GET, elsewhere, None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let incurred = get(&sandbox, "/v2/leadSources/1/recurringExpenses/1/expenses").await;
    assert_eq!(ids(&incurred["lead_source_expenses"]), ["1"]);
    let recurring = get(&sandbox, "/v2/leadSources/-/recurringExpenses").await;
    assert_eq!(
        ids(&recurring["lead_source_recurring_expenses"]),
        ["1", "2"]
    );
}

#[tokio::test]
async fn the_filters_of_expenses_compare_minor_units_and_instants_exactly() {
    let sandbox = demo();
    let found = |filter: &str| format!("/v2/leadSources/-/expenses?filter={filter}");
    let by_amount = get(&sandbox, &found("amount%3D%3D22550")).await;
    assert_eq!(ids(&by_amount["lead_source_expenses"]), ["1"]);
    let at = found("incurred_time%3D%3D2025-11-02T05:30:00.000Z");
    assert_eq!(
        ids(&get(&sandbox, &at).await["lead_source_expenses"]),
        ["2"]
    );
    let before = found("incurred_time%3D%3D2025-11-02T05:29:59.000Z");
    assert!(ids(&get(&sandbox, &before).await["lead_source_expenses"]).is_empty());
}

#[tokio::test]
async fn an_expense_is_written_in_minor_units() {
    let sandbox = demo();
    let body = json!({ "title": "Flyers", "amount": 1999 });
    let path = "/v2/leadSources/2/expenses";
    let (status, made) = rest(&sandbox, Method::POST, path, Some(body)).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(made["lead_source_id"], "2");
    let path = format!("{path}/{}", made["id"].as_str().unwrap_or_default());
    let change = json!({ "amount": 2050, "title": "Unmasked" });
    let masked = format!("{path}?update_mask=amount");
    let (_, changed) = rest(&sandbox, Method::PATCH, masked, Some(change)).await;
    assert_eq!(changed["amount"]["amount"], 2050);
    assert_eq!(changed["title"], "Flyers");
    let (status, _) = rest(&sandbox, Method::DELETE, path, None).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_report_is_a_saved_search() {
    let sandbox = demo();
    let list = get(&sandbox, "/v2/reporting/reports?order_by=name%20desc").await;
    assert_eq!(ids(&list["reports"]), ["2", "1"]);
    assert_eq!(list["reports"][1]["user_ids"], json!(["1", "2"]));
    let model = get(&sandbox, "/v2/reporting/reports/2/model").await;
    assert!(model["fields"].as_array().is_some_and(|fields| {
        fields
            .iter()
            .any(|field| field["name"] == "OpportunityTitle")
    }));
    let path = "/v2/reporting/reports/2:run?fields=Id,OpportunityTitle&page_size=1";
    let (status, page) = rest(&sandbox, Method::POST, path, None).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(
        page["results"][0]["columns"],
        json!([
            { "field_name": "Id", "value": "1" },
            { "field_name": "OpportunityTitle", "value": "Tools for Denver" },
        ])
    );
    assert_ne!(page["page_token"], "");
}

#[tokio::test]
async fn stage_moves_show_an_offset_and_the_stage_0() {
    let sandbox = demo();
    let first = get(&sandbox, "/v2/opportunities/stageMoves/2").await;
    assert_eq!(first["move_time"], "2025-11-02T05:30:00.000+0000");
    assert_eq!(first["move_from_stage_id"], "0");
    assert_eq!(first.get("prev_stage_move_time"), None);
}

#[tokio::test]
async fn the_list_of_statuses_has_the_addresses_with_one_of_their_own() {
    let sandbox = demo();
    let list = get(&sandbox, "/v2/emailAddresses?order_by=email%20asc").await;
    let list = list["email_addresses"].as_array().cloned();
    assert_eq!(list.map(|list| list.len()), Some(7));
    let other = get(&sandbox, "/v2/emailAddresses/emil@example.com/status").await;
    assert_eq!(other["status"], "NON_MARKETABLE");
}

/// The bodies that name a user, by method and path.
fn naming(user: i64) -> Vec<(Method, &'static str, Json)> {
    let text = user.to_string();
    let when = "2026-02-03T10:00:00.000Z";
    let mail = json!({ "contacts": [17], "subject": "News", "user_id": user });
    vec![
        (
            Method::POST,
            "/v1/tasks",
            json!({ "title": "Call", "due_date": when, "user_id": user }),
        ),
        (
            Method::POST,
            "/v2/tasks",
            json!({ "title": "Call", "assigned_to_user_id": text }),
        ),
        (
            Method::POST,
            "/v1/notes",
            json!({ "contact_id": 17, "title": "Called", "user_id": user }),
        ),
        (
            Method::POST,
            "/v2/contacts/17/notes",
            json!({ "title": "Called", "user_id": text }),
        ),
        (
            Method::POST,
            "/v1/appointments",
            json!({ "title": "Visit", "start_date": when, "end_date": when, "user": user }),
        ),
        (
            Method::POST,
            "/v1/opportunities",
            json!({ "contact": { "id": 17 }, "opportunity_title": "Deal", "stage": { "id": 1 }, "user": { "id": user } }),
        ),
        (
            Method::POST,
            "/v2/opportunities",
            json!({ "contact_id": "17", "opportunity_title": "Deal", "stage_id": "1", "user_id": text }),
        ),
        (Method::POST, "/v1/emails/queue", mail),
        (
            Method::POST,
            "/v2/emails:send",
            json!({ "contacts": ["17"], "subject": "News", "user_id": text }),
        ),
        (
            Method::PATCH,
            "/v1/contacts/17",
            json!({ "owner_id": user }),
        ),
        (
            Method::PATCH,
            "/v2/contacts/17",
            json!({ "owner_id": text }),
        ),
    ]
}

#[tokio::test]
async fn a_user_that_there_is_not_owns_nothing_over_rest() {
    let sandbox = demo();
    let before = sandbox.records().to_json();
    for (method, path, body) in naming(4711) {
        let (status, refused) = rest(&sandbox, method, path, Some(body)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{path}: {refused}");
        assert_eq!(refused["message"], "User 4711 does not exist", "{path}");
    }
    assert_eq!(sandbox.records().to_json(), before);
    for (method, path, body) in naming(2) {
        let (status, answer) = rest(&sandbox, method, path, Some(body)).await;
        assert!(status.is_success(), "{path}: {status} {answer}");
    }
}

#[tokio::test]
async fn over_xml_rpc_any_number_is_stored_as_user() {
    let sandbox = demo();
    for (table, column) in [
        ("Lead", "UserID"),
        ("ContactAction", "UserID"),
        ("Contact", "OwnerID"),
    ] {
        let row = Struct::new().with(column, 4711);
        let added = call(&sandbox, "DataService.add", &[table.into(), row.into()]).await;
        let id = added.unwrap();
        let asked = Value::Array(vec![column.into()]);
        let loaded = call(&sandbox, "DataService.load", &[table.into(), id, asked]).await;
        assert_eq!(loaded.unwrap()[column], Value::from(4711), "{table}");
    }
}
