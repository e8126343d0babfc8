//! How the OAuth side refuses.

use http::StatusCode;
use keap_http::Response;
use serde_json::json;

use crate::answer;

/// What the OAuth layer says on a host that only serves the page.
pub(crate) fn no_service() -> Response {
    refused("invalid_request", "Missing or invalid service_name")
}

pub(super) fn wrong_client() -> Response {
    let body =
        json!({ "error": "invalid_client", "error_description": "Client credentials are invalid" });
    answer::json(StatusCode::UNAUTHORIZED, &body)
}

pub(super) fn refused(error: &str, description: &str) -> Response {
    let body = json!({ "error": error, "error_description": description, "error_uri": "" });
    answer::json(StatusCode::BAD_REQUEST, &body)
}
