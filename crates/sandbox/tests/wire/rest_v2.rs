//! One story for each v2 resource beside contacts and tags.

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use crate::support::{call, demo, get, rest};

async fn post(sandbox: &keap_sandbox::Sandbox, path: &str, body: Json) -> Json {
    let (status, json) = rest(sandbox, Method::POST, path, Some(body)).await;
    assert!(status.is_success(), "{path}: {status} {json}");
    json
}

#[tokio::test]
async fn a_task_is_made_found_completed_and_deleted() {
    let sandbox = demo();
    let body = json!({
        "title": "Call", "assigned_to_user_id": "2", "contact_id": "17", "priority": "CRITICAL",
        "due_time": "2026-02-01T10:00:00Z", "remind_time_mins": 30,
    });
    let task = post(&sandbox, "/v2/tasks", body).await;
    assert_eq!(
        (&task["completed"], &task["remind_time_mins"]),
        (&json!(false), &json!(30))
    );
    let id = task["id"].as_str().unwrap();
    let found = get(
        &sandbox,
        "/v2/tasks?filter=is_completed%3D%3Dfalse;priority%3D%3DCRITICAL;title%3D%3Dcall",
    )
    .await;
    assert_eq!(found["tasks"][0]["id"], id);
    let path = format!("/v2/tasks/{id}");
    let (_, done) = rest(
        &sandbox,
        Method::PATCH,
        &path,
        Some(json!({ "completed": true })),
    )
    .await;
    assert_eq!(done["completion_time"], "2026-01-15T17:46:13Z");
    assert_eq!(
        rest(&sandbox, Method::DELETE, &path, None).await.0,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        rest(&sandbox, Method::GET, &path, None).await.0,
        StatusCode::NOT_FOUND
    );
    // Notes and appointments live in the same table, and are no tasks.
    assert_eq!(
        rest(&sandbox, Method::GET, "/v2/tasks/3", None).await.0,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_note_belongs_to_its_contact() {
    let sandbox = demo();
    let note = post(
        &sandbox,
        "/v2/contacts/17/notes",
        json!({ "user_id": "1", "title": "Hi", "text": "There" }),
    )
    .await;
    assert_eq!(note["assigned_to_user"]["given_name"], "Ada");
    let id = note["id"].as_str().unwrap();
    assert_eq!(
        rest(
            &sandbox,
            Method::GET,
            format!("/v2/contacts/18/notes/{id}"),
            None
        )
        .await
        .0,
        StatusCode::NOT_FOUND
    );
    let all = get(&sandbox, "/v2/notes?filter=title%3D%3DI&order_by=id%20desc").await;
    assert_eq!(all["notes"][0]["id"], id, "a bare title means contains");
}

#[tokio::test]
async fn an_opportunity_moves_through_stages() {
    let sandbox = demo();
    let body =
        json!({ "contact_id": "17", "opportunity_title": "Deal", "stage_id": "1", "user_id": "2" });
    let made = post(&sandbox, "/v2/opportunities", body).await;
    assert_eq!(
        (&made["stage"]["name"], &made["contact"]["email"]),
        (&json!("New"), &json!("ann@example.com"))
    );
    let id = made["id"].as_str().unwrap();
    let (_, moved) = rest(
        &sandbox,
        Method::PATCH,
        format!("/v2/opportunities/{id}"),
        Some(json!({ "stage_id": "2" })),
    )
    .await;
    assert_eq!(moved["stage"]["name"], "Qualified");
    let moves = get(
        &sandbox,
        &format!("/v2/opportunities/stageMoves?filter=opportunity_id%3D%3D{id}"),
    )
    .await;
    assert_eq!(moves["stage_moves"][0]["move_to_stage_id"], "2");
}

#[tokio::test]
async fn an_order_is_written_in_major_units_and_shown_in_minor_ones() {
    let sandbox = demo();
    let body = json!({
        "contact_id": "17", "order_time": "2026-01-15T05:00:00Z", "order_title": "Tools", "order_type": "ONLINE",
        "order_items": [{ "product_id": "1", "quantity": 2, "price_per_unit": 10.5 }],
    });
    let order = post(&sandbox, "/v2/orders", body).await;
    assert_eq!(
        order["total"],
        json!({ "amount": 2100, "currency_code": "USD", "formatted_amount": "$21.00" })
    );
    assert_eq!(order["order_items"][0]["price_per_unit"]["amount"], 1050);
    assert_eq!(order["order_time"], "2026-01-15T05:00:00Z");
    let id = order["id"].as_str().unwrap();
    let paid = json!({ "payment_amount": 21, "apply_to_commissions": false, "payment_method_type": "Cash" });
    post(&sandbox, &format!("/v2/orders/{id}/payments"), paid).await;
    assert_eq!(
        get(&sandbox, &format!("/v2/orders/{id}")).await["status"],
        "PAID"
    );
    let refused = rest(&sandbox, Method::DELETE, format!("/v2/orders/{id}"), None).await;
    assert_eq!(refused.0, StatusCode::CONFLICT);
    let invoice: i32 = order["invoice_id"].as_str().unwrap().parse().unwrap();
    let owed = call(
        &sandbox,
        "InvoiceService.calculateAmountOwed",
        &[invoice.into()],
    )
    .await
    .unwrap();
    assert_eq!(owed.as_f64(), Some(0.0));
}

#[tokio::test]
async fn a_product_has_a_price_in_cents_and_plans() {
    let sandbox = demo();
    let product = post(
        &sandbox,
        "/v2/products",
        json!({ "name": "Saw", "price": 1250, "short_description": "Cuts" }),
    )
    .await;
    assert_eq!(product["price"]["formatted_amount"], "$12.50");
    let id = product["id"].as_str().unwrap();
    let stock = post(
        &sandbox,
        &format!("/v2/products/{id}:adjustInventory"),
        json!({ "type": "INCREASE", "quantity": 4 }),
    )
    .await;
    assert_eq!(stock["inventory"]["inventory_count"], 4);
    let plan = post(
        &sandbox,
        &format!("/v2/products/{id}/subscriptions"),
        json!({ "cycle_type": "MONTHLY", "plan_price": 900 }),
    )
    .await;
    assert_eq!(plan["plan_price"]["amount"], 900);
    let body = json!({ "contact_id": "17", "subscription_plan_id": plan["id"] });
    let subscription = post(&sandbox, "/v2/subscriptions", body).await;
    assert_eq!(
        (
            &subscription["billing_cycle"],
            &subscription["billing_amount"]
        ),
        (&json!("MONTH"), &json!(9.0))
    );
    let id = subscription["id"].as_str().unwrap();
    let order = post(
        &sandbox,
        &format!("/v2/subscriptions/{id}:invoice"),
        json!({}),
    )
    .await;
    assert_eq!(order["order_items"][0]["item_type"], "SUBSCRIPTION");
    post(
        &sandbox,
        &format!("/v2/subscriptions/{id}:deactivate"),
        json!({ "reason": "moved" }),
    )
    .await;
    let stopped = get(&sandbox, &format!("/v2/subscriptions/{id}")).await;
    assert_eq!(
        (&stopped["active"], &stopped["reason_stopped"]),
        (&json!(false), &json!("moved"))
    );
}

#[tokio::test]
async fn campaigns_take_contacts_and_goals() {
    let sandbox = demo();
    let add = |ids: Json| {
        let sandbox = sandbox.clone();
        async move {
            post(
                &sandbox,
                "/v2/campaigns/7/sequences/71:addContacts",
                json!({ "contact_ids": ids }),
            )
            .await
        }
    };
    assert_eq!(
        add(json!(["17", "999"])).await["add_to_sequence_results"],
        json!({ "17": "SUCCESS", "999": "CONTACT_DOES_NOT_EXIST" })
    );
    assert_eq!(
        add(json!(["17"])).await["add_to_sequence_results"]["17"],
        "ALREADY_IN_SEQUENCE"
    );
    let body = json!({ "contact_id": 18, "integration": "ab123", "call_name": "signup" });
    assert_eq!(
        post(&sandbox, "/v2/automations/goals/achieve", body).await["results"][0]["success"],
        true
    );
    assert_eq!(
        get(&sandbox, "/v2/contacts/18?fields=tag_ids").await["tag_ids"],
        json!(["97"])
    );
    let (status, _) = rest(&sandbox, Method::GET, "/v2/automations?page_size=26", None).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_file_goes_up_in_parts_and_comes_down_as_bytes() {
    let sandbox = demo();
    let body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabc\r\n\
        --x\r\nContent-Disposition: form-data; name=\"file_name\"\r\n\r\na.txt\r\n\
        --x\r\nContent-Disposition: form-data; name=\"file_association\"\r\n\r\n\"CONTACT\"\r\n\
        --x\r\nContent-Disposition: form-data; name=\"is_public\"\r\n\r\ntrue\r\n\
        --x\r\nContent-Disposition: form-data; name=\"contact_id\"\r\n\r\n17\r\n--x--\r\n";
    let request = http::Request::post("https://api.infusionsoft.com/crm/rest/v2/files")
        .header("x-keap-api-key", keap_sandbox::DEFAULT_ACCESS_TOKEN)
        .header("content-type", "multipart/form-data; boundary=x")
        .body(keap_http::Body::from(body))
        .unwrap();
    let response = sandbox.transport().send(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    let text = response.into_body().into_bytes(9999).await.unwrap();
    let file: Json = serde_json::from_slice(&text).unwrap();
    assert_eq!(
        (&file["file_size"], &file["contact_id"], &file["is_public"]),
        (&json!(3), &json!("17"), &json!(true))
    );
    let id: i32 = file["id"].as_str().unwrap().parse().unwrap();
    let data = call(&sandbox, "FileService.getFile", &[id.into()])
        .await
        .unwrap();
    assert_eq!(data.as_str(), Some("YWJj"));
}

#[tokio::test]
async fn mails_are_noted_for_those_who_may_be_mailed() {
    let sandbox = demo();
    let body = json!({ "contacts": ["17", "18", "31"], "subject": "News", "user_id": "1", "html_content": "PGI+SGk8L2I+" });
    let (status, _) = rest(&sandbox, Method::POST, "/v2/emails:send", Some(body)).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    let mails = get(&sandbox, "/v2/emails").await;
    assert_eq!(mails["emails"].as_array().unwrap().len(), 1);
    assert_eq!(mails["emails"][0]["contact_id"], "17");
}

#[tokio::test]
async fn links_respect_the_maximum_of_their_type() {
    let sandbox = demo();
    let link = |one: &str, other: &str| {
        let body = json!({ "contact1_id": one, "contact2_id": other, "link_type_id": "1" });
        rest(&sandbox, Method::POST, "/v2/contacts:link", Some(body))
    };
    assert_eq!(link("17", "18").await.0, StatusCode::CREATED);
    assert_eq!(link("17", "19").await.0, StatusCode::CONFLICT);
    assert_eq!(
        get(&sandbox, "/v2/contacts/18/links").await["links"][0]["link_type_name"],
        "Spouse"
    );
    assert_eq!(
        rest(&sandbox, Method::DELETE, "/v2/contacts/links/types/1", None)
            .await
            .0,
        StatusCode::CONFLICT
    );
}

#[tokio::test]
async fn custom_fields_are_made_filled_and_removed() {
    let sandbox = demo();
    let made = post(
        &sandbox,
        "/v2/contacts/model/customFields",
        json!({ "label": "Shoe size?", "field_type": "WHOLE_NUMBER" }),
    )
    .await;
    assert_eq!(made["field_name"], "Shoesize");
    let id = made["id"].as_str().unwrap();
    let body = json!({ "custom_fields": [{ "id": id, "content": 44 }] });
    rest(&sandbox, Method::PATCH, "/v2/contacts/17", Some(body)).await;
    let fields = keap_xmlrpc::Value::Array(vec!["_Shoesize".into(), "_ShoeSize".into()]);
    let row = call(&sandbox, "ContactService.load", &[17.into(), fields])
        .await
        .unwrap();
    assert_eq!(row["_Shoesize"].as_i32(), Some(44));
    assert!(
        row["_ShoeSize"].is_nil(),
        "a list replaces, so the other field is cleared"
    );
    let path = format!("/v2/contacts/model/customFields/{id}");
    assert_eq!(
        rest(&sandbox, Method::DELETE, path, None).await.0,
        StatusCode::NO_CONTENT
    );
}
