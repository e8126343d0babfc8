//! One story for each v1 resource beside contacts and tags.

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use crate::support::{demo, get, rest};

#[tokio::test]
async fn a_task_is_made_with_200_and_replaced_by_put() {
    let sandbox = demo();
    let body = json!({ "title": "Call", "due_date": "2026-02-01T10:00:00.000Z", "contact": { "id": 17 }, "priority": 2 });
    let (status, task) = rest(&sandbox, Method::POST, "/v1/tasks", Some(body)).await;
    assert_eq!(
        (status, &task["contact"]["first_name"]),
        (StatusCode::OK, &json!("Ann"))
    );
    assert_eq!(task["due_date"], "2026-02-01T10:00:00.000+0000");
    let path = format!("/v1/tasks/{}", task["id"]);
    let (_, replaced) = rest(
        &sandbox,
        Method::PUT,
        &path,
        Some(json!({ "title": "Mail", "completed": true })),
    )
    .await;
    assert_eq!(
        (
            &replaced["title"],
            &replaced["priority"],
            &replaced["completed"]
        ),
        (&json!("Mail"), &Json::Null, &json!(true))
    );
    let list = get(&sandbox, "/v1/tasks?completed=true&has_due_date=true").await;
    assert_eq!(
        (&list["count"], &list["sync_token"]),
        (&json!(1), &json!(""))
    );
}

#[tokio::test]
async fn notes_appointments_and_tasks_share_a_table_and_stay_apart() {
    let sandbox = demo();
    let note = json!({ "contact_id": 17, "title": "Hi", "type": "Call" });
    let (status, note) = rest(&sandbox, Method::POST, "/v1/notes", Some(note)).await;
    assert_eq!(
        (status, &note["last_updated_by"]["given_name"]),
        (StatusCode::CREATED, &json!("Ada"))
    );
    let refused = rest(
        &sandbox,
        Method::POST,
        "/v1/notes",
        Some(json!({ "contact_id": 17 })),
    )
    .await;
    assert_eq!(refused.0, StatusCode::BAD_REQUEST);
    let appointment = json!({
        "title": "Lunch", "start_date": "2026-03-01T17:00:00.000Z", "end_date": "2026-03-01T18:00:00.000Z", "remind_time": 15,
    });
    let (status, made) = rest(
        &sandbox,
        Method::POST,
        "/v1/appointments",
        Some(appointment),
    )
    .await;
    assert_eq!(
        (status, &made["remind_time"]),
        (StatusCode::CREATED, &json!(15))
    );
    for (path, count) in [("/v1/notes", 2), ("/v1/appointments", 2), ("/v1/tasks", 2)] {
        assert_eq!(get(&sandbox, path).await["count"], count, "{path}");
    }
}

#[tokio::test]
async fn an_opportunity_is_replaced_by_the_id_in_its_body() {
    let sandbox = demo();
    let body = json!({ "contact": { "id": 17 }, "opportunity_title": "Deal", "stage": { "id": 1 }, "opportunity_notes": "n" });
    let (status, made) = rest(&sandbox, Method::POST, "/v1/opportunities", Some(body)).await;
    assert_eq!(status, StatusCode::OK);
    let body = json!({ "id": made["id"], "contact": { "id": 17 }, "opportunity_title": "Deal", "stage": { "id": 3 } });
    let (_, moved) = rest(&sandbox, Method::PUT, "/v1/opportunities", Some(body)).await;
    assert_eq!(
        (&moved["stage"]["name"], &moved["opportunity_notes"]),
        (&json!("Won"), &Json::Null)
    );
    let pipeline = get(&sandbox, "/v1/opportunity/stage_pipeline").await;
    assert_eq!(
        (&pipeline[2]["stage_count"], &pipeline[2]["end_stage"]),
        (&json!(1), &json!(true))
    );
    assert_eq!(
        get(&sandbox, "/v1/opportunities?search_term=archer").await["count"],
        1
    );
}

#[tokio::test]
async fn an_order_takes_prices_as_text_and_gives_numbers() {
    let sandbox = demo();
    let body = json!({
        "contact_id": 17, "order_date": "2026-01-15T05:00:00.000Z", "order_title": "Tools", "order_type": "Offline",
        "order_items": [{ "product_id": 1, "quantity": 2, "price": "10.50" }],
    });
    let (status, order) = rest(&sandbox, Method::POST, "/v1/orders", Some(body)).await;
    assert_eq!(
        (status, &order["total"], &order["order_items"][0]["price"]),
        (StatusCode::CREATED, &json!(21.0), &json!(10.5))
    );
    let path = format!("/v1/orders/{}/payments", order["id"]);
    let body = json!({ "payment_amount": "21.00", "payment_method_type": "CASH", "apply_to_commissions": true });
    assert_eq!(
        rest(&sandbox, Method::POST, &path, Some(body)).await.0,
        StatusCode::CREATED
    );
    assert_eq!(get(&sandbox, &path).await[0]["amount"], 21.0);
    let unpaid = get(&sandbox, "/v1/orders?paid=false").await;
    assert_eq!(
        (&unpaid["count"], &unpaid["orders"][0]["title"]),
        (&json!(1), &json!("Unpaid hammer"))
    );
}

#[tokio::test]
async fn products_and_subscriptions_speak_major_units() {
    let sandbox = demo();
    let list = get(&sandbox, "/v1/products?active=true").await;
    assert_eq!(
        (&list["count"], &list["products"][0]["product_price"]),
        (&json!(2), &json!(19.99))
    );
    assert_eq!(list["products"][1]["subscription_plans"][0]["cycle"], 2);
    let one = get(&sandbox, "/v1/products/2").await;
    assert_eq!(one["subscription_plans"][0]["cycle_type"], "MONTH");
    let body =
        json!({ "contact_id": 17, "subscription_plan_id": 1, "first_bill_date": "2026-02-01" });
    let (status, made) = rest(&sandbox, Method::POST, "/v1/subscriptions", Some(body)).await;
    assert_eq!(
        (status, &made["next_bill_date"], &made["billing_amount"]),
        (StatusCode::CREATED, &json!("2026-02-01"), &json!(29.0))
    );
}

#[tokio::test]
async fn a_campaign_takes_contacts_by_a_body_even_to_remove_them() {
    let sandbox = demo();
    let path = "/v1/campaigns/7/sequences/71/contacts";
    let ids = || Some(json!({ "ids": [17, 999] }));
    let (_, results) = rest(&sandbox, Method::POST, path, ids()).await;
    assert_eq!(
        results,
        json!({ "17": "SUCCESS", "999": "CONTACT_DOES_NOT_EXIST" })
    );
    assert_eq!(
        rest(&sandbox, Method::DELETE, path, ids()).await.0,
        StatusCode::NO_CONTENT
    );
    let goal = Some(json!({ "contact_id": 17 }));
    let (status, reached) = rest(
        &sandbox,
        Method::POST,
        "/v1/campaigns/goals/ab123/signup",
        goal,
    )
    .await;
    assert_eq!(
        (status, &reached[0]["goal_id"]),
        (StatusCode::CREATED, &json!(72))
    );
}

#[tokio::test]
async fn a_mail_keeps_its_content_as_base64() {
    let sandbox = demo();
    let body = json!({ "sent_to_address": "ann@example.com", "subject": "Hi", "plain_content": "SGVsbG8=" });
    let (status, made) = rest(&sandbox, Method::POST, "/v1/contacts/17/emails", Some(body)).await;
    assert_eq!(
        (status, &made["plain_content"], &made["contact_id"]),
        (StatusCode::CREATED, &json!("SGVsbG8="), &json!(17))
    );
    assert_eq!(
        get(&sandbox, "/v1/emails?email=ann@example.com").await["count"],
        1
    );
    let refused = rest(
        &sandbox,
        Method::GET,
        "/v1/emails?until_sent_date=2026-01-01T00:00:00Z",
        None,
    )
    .await;
    assert_eq!(refused.0, StatusCode::BAD_REQUEST);
    let body = Some(
        json!({ "emails": [{ "sent_to_address": "a@example.com" }, { "subject": "no address" }] }),
    );
    let (_, synced) = rest(&sandbox, Method::POST, "/v1/emails/sync", body).await;
    assert_eq!(
        synced["errors"][0]["error_message"],
        "sent_to_address is required"
    );
}

#[tokio::test]
async fn a_file_is_base64_in_json() {
    let sandbox = demo();
    let body = json!({
        "file_name": "a.txt", "file_data": "YWJj", "file_association": "CONTACT", "contact_id": 17, "is_public": true,
    });
    let (status, made) = rest(&sandbox, Method::POST, "/v1/files", Some(body)).await;
    assert_eq!(
        (status, &made["file_descriptor"]["file_size"]),
        (StatusCode::OK, &json!(3))
    );
    let path = format!(
        "/v1/files/{}?optional_properties=file_data",
        made["file_descriptor"]["id"]
    );
    assert_eq!(get(&sandbox, &path).await["file_data"], "YWJj");
    assert_eq!(get(&sandbox, "/v1/files?name=hello*").await["count"], 1);
}

#[tokio::test]
async fn a_hook_is_unverified_until_its_secret_comes_back() {
    let sandbox = demo();
    let body =
        |event: &str| Some(json!({ "eventKey": event, "hookUrl": "https://www.example.com/hook" }));
    assert_eq!(
        rest(&sandbox, Method::POST, "/v1/hooks", body("contact.sing"))
            .await
            .0,
        StatusCode::BAD_REQUEST
    );
    let (status, hook) = rest(&sandbox, Method::POST, "/v1/hooks", body("contact.add")).await;
    assert_eq!(
        (status, &hook["status"]),
        (StatusCode::OK, &json!("Unverified"))
    );
    let path = format!("/v1/hooks/{}", hook["key"].as_str().unwrap());
    let early = rest(
        &sandbox,
        Method::POST,
        format!("{path}/delayedVerify"),
        None,
    )
    .await;
    assert_eq!(early.0, StatusCode::BAD_REQUEST);
    let (_, verified) = rest(&sandbox, Method::POST, format!("{path}/verify"), None).await;
    assert_eq!(verified["status"], "Verified");
    assert_eq!(
        get(&sandbox, "/v1/hooks").await.as_array().unwrap().len(),
        1
    );
    assert_eq!(
        rest(&sandbox, Method::DELETE, &path, None).await.0,
        StatusCode::NO_CONTENT
    );
}

#[tokio::test]
async fn a_card_shows_its_last_four_digits() {
    let sandbox = demo();
    let body = json!({ "card_number": "4111111111111111", "card_type": "Visa" });
    let (status, made) = rest(
        &sandbox,
        Method::POST,
        "/v1/contacts/17/creditCards",
        Some(body),
    )
    .await;
    assert_eq!(
        (status, &made["validation_status"]),
        (StatusCode::CREATED, &json!("Good"))
    );
    let cards = get(&sandbox, "/v1/contacts/17/creditCards").await;
    assert_eq!(cards[0]["card_number"], "************1111");
}
