//! Custom fields of contacts, defined as a person does in the settings.

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use keap_http::{Body, Transport};
use keap_sandbox::DEFAULT_ACCESS_TOKEN;
use serde_json::{Value, json};

/// Defines a custom field over REST v1; one that is chosen from has the choices Red and Blue. Returns its id.
pub async fn define(sandbox: &Transport, label: &str, field_type: &str) -> i64 {
    let mut field = json!({ "label": label, "field_type": field_type });
    if matches!(field_type, "ListBox" | "Radio" | "Dropdown") {
        field["options"] = json!([{ "label": "Red" }, { "label": "Blue" }]);
    }
    let request =
        http::Request::post("https://api.infusionsoft.com/crm/rest/v1/contacts/model/customFields")
            .header(AUTHORIZATION, format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
            .header(CONTENT_TYPE, "application/json")
            .body(Body::from(field.to_string()))
            .expect("the request is whole");
    let response = sandbox.send(request).await.expect("the local Keap answers");
    let status = response.status();
    let body = response.into_body().into_bytes(1 << 20).await;
    let body = body.expect("the answer is short");
    let body: Value = serde_json::from_slice(&body).expect("the answer is JSON");
    assert_eq!(status.as_u16(), 201, "{field_type}: {body}");
    let id = &body["id"];
    let id = id.as_i64().or_else(|| id.as_str()?.parse().ok());
    id.expect("the answer has the id")
}
