//! The two REST versions as a caller meets them.

use crate::support::{demo, empty, get, rest};
use http::{Method, StatusCode};
use serde_json::json;

#[tokio::test]
async fn v1_gives_its_default_properties_and_names_the_rest_on_request() {
    let sandbox = demo();
    let contact = get(&sandbox, "/v1/contacts/19").await;
    let names: Vec<&str> = contact
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        names,
        [
            "id",
            "given_name",
            "middle_name",
            "family_name",
            "email_addresses",
            "email_opted_in",
            "email_status",
            "phone_numbers",
            "addresses",
            "company",
            "owner_id",
            "tag_ids",
            "ScoreValue",
            "date_created",
            "last_updated",
            "last_updated_utc_millis"
        ]
    );
    assert_eq!(contact["email_status"], "Confirmed");
    assert_eq!(contact["date_created"], "2023-01-15T17:46:13.000+0000");
    let more = get(
        &sandbox,
        "/v1/contacts/19?optional_properties=birthday,social_accounts,custom_fields",
    )
    .await;
    assert_eq!(more["birthday"], "1984-02-29T00:00:00.000+0000");
    assert_eq!(
        more["social_accounts"],
        json!([{ "name": "cleo-carter", "type": "LinkedIn" }])
    );
    assert_eq!(
        more["custom_fields"][5],
        json!({ "id": 6, "content": ["Golf", "Chess"] })
    );
    let (status, refused) = rest(
        &sandbox,
        Method::GET,
        "/v1/contacts/19?optional_properties=_Score",
        None,
    )
    .await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(
        refused["message"],
        "The following optional-properties are unrecognized: _Score"
    );
}

#[tokio::test]
async fn v1_links_lead_on_even_from_the_last_page() {
    let page = get(&demo(), "/v1/contacts?given_name=dup&limit=10").await;
    assert_eq!(page["count"], 2);
    let base = "https://api.infusionsoft.com/crm/rest/v1/contacts/";
    assert_eq!(
        page["next"],
        format!("{base}?limit=2&offset=10&given_name=dup&order=id")
    );
    assert_eq!(
        page["previous"],
        format!("{base}?limit=10&offset=0&given_name=dup&order=id")
    );
}

#[tokio::test]
async fn v1_checks_regions_and_needs_a_way_to_reach_the_contact() {
    let sandbox = empty();
    let post = |body| rest(&sandbox, Method::POST, "/v1/contacts", Some(body));
    let (status, refused) = post(json!({ "given_name": "Ann" })).await;
    assert_eq!(
        (status.as_u16(), refused["message"].as_str()),
        (
            400,
            Some("Contact must contain an e-mail address or phone number")
        )
    );
    let with = |region: &str, country: &str| {
        json!({
            "email_addresses": [{ "field": "EMAIL1", "email": "ann@example.com" }],
            "addresses": [{ "field": "BILLING", "region": region, "country_code": country }],
        })
    };
    assert_eq!(
        post(with("Atlantis", "USA")).await.1["message"],
        "BILLING Region is invalid"
    );
    assert_eq!(
        post(with("AZ", "")).await.1["message"],
        "BILLING COUNTRY CODE needed if Region Exists"
    );
    let (status, created) = post(with("US-AZ", "USA")).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(created["addresses"][0]["region"], "Arizona");
}

#[tokio::test]
async fn v1_upsert_updates_a_match_and_creates_otherwise() {
    let sandbox = demo();
    let put = |email: &str, reason: &str| {
        let body = json!({
            "duplicate_option": "Email",
            "email_addresses": [{ "field": "EMAIL1", "email": email }],
            "given_name": "Joe",
            "opt_in_reason": reason,
        });
        rest(&sandbox, Method::PUT, "/v1/contacts", Some(body))
    };
    let (status, updated) = put("JOE@example.com", "").await;
    assert_eq!(
        (status.as_u16(), &updated["id"], &updated["family_name"]),
        (200, &json!(4393), &json!("Robertson"))
    );
    let (status, created) = put("new@example.com", "signed up").await;
    assert_eq!(
        (status.as_u16(), &created["email_status"]),
        (201, &json!("SingleOptIn"))
    );
}

#[tokio::test]
async fn v2_gives_three_properties_unless_fields_names_more() {
    let sandbox = demo();
    assert_eq!(
        get(&sandbox, "/v2/contacts/4393").await,
        json!({ "id": "4393", "given_name": "Joseph", "family_name": "Robertson" })
    );
    let contact = get(
        &sandbox,
        "/v2/contacts/4393?fields=email_addresses,tag_ids,company,birth_date",
    )
    .await;
    assert_eq!(contact["tag_ids"], json!(["91", "123"]));
    assert_eq!(
        contact["company"],
        json!({ "id": "10", "company_name": "Acme Tools" })
    );
    assert_eq!(contact["birth_date"], "1975-12-31");
    assert_eq!(
        contact["email_addresses"][0]["email_opt_status"],
        "SINGLE_OPT_IN"
    );
}

#[tokio::test]
async fn v2_filters_sorts_and_pages() {
    let sandbox = demo();
    let page = get(
        &sandbox,
        "/v2/contacts?filter=email%3D%3Ddup%40example.com&order_by=id%20desc",
    )
    .await;
    let ids: Vec<&str> = page["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["id"].as_str())
        .collect();
    assert_eq!(
        (ids, &page["next_page_token"]),
        (vec!["30", "29", "28"], &json!(""))
    );

    let (mut token, mut seen) = (String::new(), 0);
    loop {
        let page = get(
            &sandbox,
            &format!("/v2/contacts?page_size=10&page_token={token}"),
        )
        .await;
        seen += page["contacts"].as_array().unwrap().len();
        token = page["next_page_token"].as_str().unwrap().to_owned();
        if token.is_empty() {
            break;
        }
    }
    assert_eq!(seen, 34);
    assert_eq!(
        get(&sandbox, "/v2/contacts?filter=score%3E150;&fields=id").await["contacts"],
        json!([])
    );
    assert_eq!(
        get(&sandbox, "/v2/contacts?filter=score%3E%3D150").await["contacts"][0]["id"],
        "19"
    );
    // A parameter that does not exist is ignored, so a typo gives everything.
    assert_eq!(
        get(&sandbox, "/v2/contacts?emial=x").await["contacts"]
            .as_array()
            .unwrap()
            .len(),
        34
    );
}

#[tokio::test]
async fn v2_patch_replaces_whole_lists_but_only_those_the_mask_names() {
    let sandbox = demo();
    let patch = |query: &str| {
        let body = json!({
            "email_addresses": [{ "field": "EMAIL1", "email": "only@example.com" }],
            "given_name": "Cleopatra",
        });
        rest(
            &sandbox,
            Method::PATCH,
            format!("/v2/contacts/19{query}"),
            Some(body),
        )
    };
    let (_, masked) = patch("?update_mask=given_name&fields=email_addresses").await;
    assert_eq!(masked["given_name"], "Cleopatra");
    assert_eq!(masked["email_addresses"].as_array().unwrap().len(), 3);
    let (_, replaced) = patch("?fields=email_addresses,phone_numbers,family_name").await;
    assert_eq!(replaced["email_addresses"].as_array().unwrap().len(), 1);
    assert_eq!(replaced["phone_numbers"].as_array().unwrap().len(), 5);
    assert_eq!(replaced["family_name"], "Carter");
}

#[tokio::test]
async fn v2_upsert_tells_an_update_from_a_create_by_its_status() {
    let sandbox = demo();
    let post = |email: &str| {
        let body = json!({ "email_addresses": [{ "field": "EMAIL1", "email": email }] });
        rest(
            &sandbox,
            Method::POST,
            "/v2/contacts?duplicate_option=Email",
            Some(body),
        )
    };
    assert_eq!(
        post("joe@example.com").await,
        (StatusCode::OK, get(&sandbox, "/v2/contacts/4393").await)
    );
    assert_eq!(post("nobody@example.com").await.0, StatusCode::CREATED);
}

#[tokio::test]
async fn tags_go_on_and_off_over_both_versions() {
    let sandbox = demo();
    let body = json!({ "ids": [17, 18, 999] });
    let (_, results) = rest(&sandbox, Method::POST, "/v1/tags/91/contacts", Some(body)).await;
    assert_eq!(
        results,
        json!({ "17": "DUPLICATE", "18": "SUCCESS", "999": "CONTACT_NOT_FOUND" })
    );
    let body = json!({ "contact_ids": ["18"] });
    let (status, _) = rest(
        &sandbox,
        Method::POST,
        "/v2/tags/91/contacts:removeTags",
        Some(body.clone()),
    )
    .await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let (_, results) = rest(
        &sandbox,
        Method::POST,
        "/v2/tags/91/contacts:applyTags",
        Some(body),
    )
    .await;
    assert_eq!(results, json!({ "results": { "18": "SUCCESS" } }));
    assert_eq!(
        get(&sandbox, "/v2/contacts/18/tags").await["tags"][0]["tag"]["name"],
        "Customer"
    );
    assert_eq!(
        get(&sandbox, "/v1/contacts/18/tags").await["tags"][0]["tag"]["category"],
        "Customers"
    );
}

#[tokio::test]
async fn errors_have_the_shape_of_their_version() {
    let sandbox = demo();
    let (status, v1) = rest(&sandbox, Method::GET, "/v1/contacts/99999", None).await;
    assert_eq!(
        (status.as_u16(), v1),
        (404, json!({ "message": "Unable to find this Contact" }))
    );
    let (status, v2) = rest(&sandbox, Method::GET, "/v2/contacts/99999", None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(
        v2,
        json!({ "code": 404, "message": "Unable to find this Contact", "status": "NOT_FOUND", "details": [] })
    );
    let (status, _) = rest(&sandbox, Method::GET, "/v2/automationCategory", None).await;
    assert_eq!(status, StatusCode::NOT_IMPLEMENTED);
    assert_eq!(
        rest(&sandbox, Method::PUT, "/v2/contacts/17", None).await.0,
        StatusCode::METHOD_NOT_ALLOWED
    );
}

#[tokio::test]
async fn a_contact_takes_only_the_time_zones_of_the_list() {
    let sandbox = demo();
    let patch = |zone: &str| {
        rest(
            &sandbox,
            Method::PATCH,
            "/v2/contacts/17?fields=time_zone",
            Some(json!({ "time_zone": zone })),
        )
    };
    assert_eq!(
        patch("Asia/Kathmandu").await.1["time_zone"],
        "Asia/Kathmandu"
    );
    // A zone of the IANA list, but not of the vendor's.
    assert_eq!(patch("Europe/Vienna").await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_reason_opts_in_even_after_a_manual_opt_out() {
    let sandbox = demo();
    let body = |reason: &str| json!({ "email_addresses": [{ "email": "gone@example.com", "field": "EMAIL1", "opt_in_reason": reason }] });
    let patch = |body| {
        rest(
            &sandbox,
            Method::PATCH,
            "/v2/contacts/31?fields=email_addresses",
            Some(body),
        )
    };
    assert_eq!(
        patch(body("")).await.1["email_addresses"][0]["email_opt_status"],
        "MANUAL"
    );
    assert_eq!(
        patch(body("came back")).await.1["email_addresses"][0]["email_opt_status"],
        "SINGLE_OPT_IN"
    );
    // A bounce stays what it is.
    let bounced = json!({ "email_addresses": [{ "email": "bounce@example.com", "field": "EMAIL1", "opt_in_reason": "x" }] });
    let (_, answer) = rest(
        &sandbox,
        Method::PATCH,
        "/v2/contacts/32?fields=email_addresses",
        Some(bounced),
    )
    .await;
    assert_eq!(
        answer["email_addresses"][0]["email_opt_status"],
        "HARD_BOUNCE"
    );
}

#[tokio::test]
async fn what_xmlrpc_stored_does_not_get_in_the_way_of_other_changes() {
    let sandbox = demo();
    let long = keap_xmlrpc::Struct::new()
        .with("FirstName", "x".repeat(60))
        .with("TimeZone", "Mars/Olympus");
    crate::support::call(&sandbox, "ContactService.update", &[17.into(), long.into()])
        .await
        .unwrap();
    for path in ["/v1/contacts/17", "/v2/contacts/17"] {
        let (status, _) = rest(
            &sandbox,
            Method::PATCH,
            path,
            Some(json!({ "job_title": "Chief" })),
        )
        .await;
        assert_eq!(status, StatusCode::OK, "{path}");
    }
    let again = json!({ "given_name": "y".repeat(60) });
    assert_eq!(
        rest(&sandbox, Method::PATCH, "/v2/contacts/17", Some(again))
            .await
            .0,
        StatusCode::BAD_REQUEST
    );
}
