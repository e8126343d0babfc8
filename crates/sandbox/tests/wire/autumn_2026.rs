//! What v2 got and lost between August and October 2026.

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use crate::support::{demo, get, rest};

fn ids<'a>(rows: &'a Json, name: &str) -> Vec<&'a str> {
    let rows = rows.as_array().unwrap();
    rows.iter().map(|row| row[name].as_str().unwrap()).collect()
}

#[tokio::test]
async fn appointments_are_listed_in_v2_and_only_listed() {
    let sandbox = demo();
    let all = get(&sandbox, "/v2/taskAppointments").await;
    let first = &all["taskAppointments"][0];
    assert_eq!(first["id"], "4");
    assert_eq!(first["start_time"], "2025-11-02T05:30:00Z");
    assert_eq!(first["end_time"], "2025-11-02T06:30:00Z");
    assert_eq!(first["contact_id"], "19");
    for absent in ["type", "remind_time_mins", "custom_fields", "priority"] {
        assert!(first.get(absent).is_none(), "{absent}");
    }
    for (filter, found) in [
        ("contact_id==19", true),
        ("contact_id==4393", false),
        ("user_id==1;start_time>=2025-11-02T05:30:00Z", true),
        ("start_time>2025-11-02T05:30:00Z", false),
        (
            "end_time<=2025-11-02T06:30:00Z;start_time<2025-11-03T00:00:00Z",
            true,
        ),
    ] {
        let filter = filter.replace('>', "%3E").replace('<', "%3C");
        let rows = get(&sandbox, &format!("/v2/taskAppointments?filter={filter}")).await;
        assert_eq!(
            !ids(&rows["taskAppointments"], "id").is_empty(),
            found,
            "{filter}"
        );
    }
    for refused in [
        "filter=id==4",
        "filter=contact_id%3E1",
        "order_by=id",
        "page_size=1001",
    ] {
        let path = format!("/v2/taskAppointments?{refused}");
        let (status, _) = rest(&sandbox, Method::GET, path, None).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{refused}");
    }
    let (status, _) = rest(
        &sandbox,
        Method::POST,
        "/v2/taskAppointments",
        Some(json!({})),
    )
    .await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(
        rest(&sandbox, Method::GET, "/v2/taskAppointments/4", None)
            .await
            .0,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn appointments_come_in_pages_and_in_the_order_asked_for() {
    let sandbox = demo();
    for day in ["2026-03-02", "2026-03-01"] {
        let body = json!({
            "title": day, "start_date": format!("{day}T10:00:00.000Z"),
            "end_date": format!("{day}T11:00:00.000Z"), "contact_id": 4393,
        });
        let (status, _) = rest(&sandbox, Method::POST, "/v1/appointments", Some(body)).await;
        assert_eq!(status, StatusCode::CREATED);
    }
    let path =
        "/v2/taskAppointments?filter=contact_id==4393&order_by=start_time%20desc&page_size=1";
    let first = get(&sandbox, path).await;
    assert_eq!(first["taskAppointments"][0]["title"], "2026-03-02");
    let token = first["next_page_token"].as_str().unwrap();
    let second = get(&sandbox, &format!("{path}&page_token={token}")).await;
    assert_eq!(second["taskAppointments"][0]["title"], "2026-03-01");
    assert_eq!(second["next_page_token"], "");
}

#[tokio::test]
async fn a_hundred_contacts_or_tags_are_asked_in_one_call() {
    let sandbox = demo();
    let of_contacts = get(&sandbox, "/v2/contacts/-/tags?filter=contact_ids==4393,19").await;
    let one_by_one = {
        let mut tags = Vec::new();
        for contact in ["19", "4393"] {
            let of_one = get(&sandbox, &format!("/v2/contacts/{contact}/tags")).await;
            for row in of_one["tags"].as_array().unwrap() {
                tags.push(json!({
                    "contact_id": contact, "tag_id": row["tag"]["id"], "applied_at": row["applied_time"],
                }));
            }
        }
        tags
    };
    let rows = of_contacts["tags"].as_array().unwrap();
    assert!(!rows.is_empty());
    assert_eq!(rows.len(), one_by_one.len());
    assert!(one_by_one.iter().all(|row| rows.contains(row)));

    let tag = rows[0]["tag_id"].as_str().unwrap();
    let of_tags = get(
        &sandbox,
        &format!("/v2/tags/-/contacts?filter=tag_ids=={tag}"),
    )
    .await;
    let holders = get(&sandbox, &format!("/v2/tags/{tag}/contacts")).await;
    assert_eq!(
        ids(&of_tags["contacts"], "contact_id"),
        ids(&holders["contacts"], "id")
    );
    let many: Vec<String> = (1..=101).map(|id: i32| id.to_string()).collect();
    for refused in [
        "/v2/contacts/-/tags".to_owned(),
        "/v2/tags/-/contacts?filter=since_applied_time==2026-01-01T00:00:00Z".to_owned(),
        format!("/v2/tags/-/contacts?filter=tag_ids=={}", many.join(",")),
    ] {
        let (status, _) = rest(&sandbox, Method::GET, &refused, None).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{refused}");
    }
}

#[tokio::test]
async fn the_contacts_of_a_tag_are_counted() {
    let sandbox = demo();
    let holders = get(&sandbox, "/v2/tags/91/contacts?page_size=1000").await;
    let all = ids(&holders["contacts"], "id").len();
    assert!(all > 0);
    assert_eq!(
        get(&sandbox, "/v2/tags/91/contacts/count").await,
        json!({ "count": all })
    );
    let filtered = get(
        &sandbox,
        "/v2/tags/91/contacts/count?filter=since_applied_time==2999-01-01T00:00:00Z",
    )
    .await;
    assert_eq!(filtered, json!({ "count": 0 }));
    let unknown = rest(&sandbox, Method::GET, "/v2/tags/999/contacts/count", None).await;
    assert_eq!(unknown.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_payment_by_hand_is_changed_and_a_charge_keeps_its_amount() {
    let sandbox = demo();
    let orders = get(&sandbox, "/v2/orders").await;
    let mut by_kind = (None, None);
    for order in ids(&orders["orders"], "id") {
        let payments = get(&sandbox, &format!("/v2/orders/{order}/payments")).await;
        for row in payments["invoice_order_payments"].as_array().unwrap() {
            let path = format!(
                "/v2/orders/{order}/payments/{}",
                row["payment_id"].as_str().unwrap()
            );
            match row["payment_id"].as_str() {
                Some("1") => by_kind.0 = Some(path),
                _ => by_kind.1 = Some(path),
            }
        }
    }
    let (by_hand, charged) = (by_kind.0.unwrap(), by_kind.1.unwrap());
    let body = json!({ "notes": "Cheque 7", "payment_amount": 12.5, "payment_time": "2026-01-10T17:00:00Z" });
    let (status, changed) = rest(&sandbox, Method::PATCH, &by_hand, Some(body.clone())).await;
    assert_eq!(status, StatusCode::OK, "{changed}");
    assert_eq!(
        (&changed["amount"], &changed["note"], &changed["payment_id"]),
        (&json!(12.5), &json!("Cheque 7"), &json!("1"))
    );
    assert_eq!(changed["pay_time"], "2026-01-10T05:00:00Z");
    let (status, _) = rest(&sandbox, Method::PATCH, &charged, Some(body.clone())).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let notes = format!("{charged}?update_mask=notes");
    let (status, changed) = rest(&sandbox, Method::PATCH, notes, Some(body)).await;
    assert_eq!(
        (status, &changed["note"]),
        (StatusCode::OK, &json!("Cheque 7"))
    );
    assert_eq!(changed["amount"], json!(29.0));
}

#[tokio::test]
async fn the_rename_of_an_easy_automation_is_gone() {
    let (status, body) = rest(
        &demo(),
        Method::PATCH,
        "/v2/easy-automations/1",
        Some(json!({})),
    )
    .await;
    assert_eq!((status, body), (StatusCode::NOT_FOUND, Json::Null));
}

#[tokio::test]
async fn numbers_and_codes_are_found_by_their_start() {
    let sandbox = demo();
    let all = get(&sandbox, "/v2/contacts?fields=phone_numbers&page_size=1000").await;
    let number = all["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["phone_numbers"].as_array().unwrap())
        .find(|phone| phone["field"] == "PHONE1")
        .and_then(|phone| phone["number"].as_str())
        .unwrap();
    let start: String = number
        .chars()
        .filter(char::is_ascii_digit)
        .take(3)
        .collect();
    let by =
        |value: &str| format!("/v2/contacts?filter=phone_number=={value};phone_fields==PHONE1");
    let found = get(&sandbox, &by(&format!("{start}*"))).await;
    assert!(!found["contacts"].as_array().unwrap().is_empty());
    let short = rest(&sandbox, Method::GET, by("55*"), None).await;
    assert_eq!(short.0, StatusCode::BAD_REQUEST);

    let partners = get(&sandbox, "/v2/affiliates").await;
    let code = partners["affiliates"][0]["code"].as_str().unwrap();
    let path = format!("/v2/affiliates?filter=code=={}*", &code[..1]);
    let found = get(&sandbox, &path).await;
    assert!(ids(&found["affiliates"], "code").contains(&code));
}

#[tokio::test]
async fn a_mask_with_a_name_it_does_not_take_is_refused() {
    let sandbox = demo();
    for name in ["tag_ids", "given_nam"] {
        let path = format!("/v2/contacts/4393?update_mask={name}");
        let body = json!({ "given_name": "Changed" });
        let (status, _) = rest(&sandbox, Method::PATCH, path, Some(body)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{name}");
    }
    let joe = get(&sandbox, "/v2/contacts/4393").await;
    assert_ne!(joe["given_name"], "Changed");
}
