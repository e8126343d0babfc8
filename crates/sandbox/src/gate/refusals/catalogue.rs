//! The refusals, each with its name and where it is given.

use super::refusal::{Refusal, Where};

const JSON: &str = "application/json";
const HTML: &str = "text/html";

const fn refusal(
    name: &'static str,
    place: Where,
    status: u16,
    content_type: &'static str,
    body: &'static str,
) -> Refusal {
    Refusal {
        name,
        place,
        status,
        content_type,
        body,
    }
}

macro_rules! fault {
    ($text:literal, $code:literal) => {
        concat!(
            r#"{"fault":{"faultstring":""#,
            $text,
            r#"","detail":{"errorcode":""#,
            $code,
            r#""}}}"#
        )
    };
}

macro_rules! xml_fault {
    ($code:literal, $text:literal) => {
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><i4>"#,
            $code,
            "</i4></value></member><member><name>faultString</name><value>",
            $text,
            "</value></member></struct></value></fault></methodResponse>"
        )
    };
}

pub(super) static REFUSALS: &[Refusal] = &[
    refusal(
        "no-credential",
        Where::Everything,
        401,
        JSON,
        fault!("Invalid access token", "oauth.v2.InvalidAccessToken"),
    ),
    refusal(
        "token-unknown",
        Where::Everything,
        401,
        JSON,
        fault!(
            "Invalid Access Token",
            "keymanagement.service.invalid_access_token"
        ),
    ),
    refusal(
        "token-expired",
        Where::Everything,
        401,
        JSON,
        fault!(
            "Access Token expired",
            "keymanagement.service.access_token_expired"
        ),
    ),
    refusal(
        "token-not-approved",
        Where::Everything,
        401,
        JSON,
        fault!(
            "Access Token not approved",
            "keymanagement.service.access_token_not_approved"
        ),
    ),
    refusal(
        "client-not-approved",
        Where::Everything,
        401,
        JSON,
        fault!(
            "Invalid client",
            "keymanagement.service.invalid_client-client_id_not_approved"
        ),
    ),
    refusal("token-header", Where::Token, 401, HTML, ""),
    refusal(
        "refresh-token-dead",
        Where::Token,
        400,
        JSON,
        r#"{"error":"invalid_grant","error_description":"Invalid refresh token"}"#,
    ),
    refusal(
        "refresh-token-dead-new",
        Where::Token,
        400,
        JSON,
        r#"{"error":"invalid_request","error_description":"Invalid Refresh Token"}"#,
    ),
    refusal(
        "token-call-not-form",
        Where::Token,
        400,
        JSON,
        r#"{"error":"invalid_request","error_description":"response_type or grant_type is required"}"#,
    ),
    refusal(
        "wrong-oauth-host",
        Where::Everything,
        400,
        JSON,
        r#"{"error":"invalid_request","error_description":"Missing or invalid service_name","error_uri":""}"#,
    ),
    refusal(
        "developer-inactive",
        Where::Everything,
        403,
        HTML,
        "<h1>Developer Inactive</h1>",
    ),
    refusal(
        "developer-over-rate",
        Where::Everything,
        403,
        HTML,
        "<h1>Developer Over Rate</h1>",
    ),
    refusal(
        "cors",
        Where::Everything,
        403,
        "text/plain",
        "CORS origin denied",
    ),
    refusal(
        "grant-invalid",
        Where::Token,
        400,
        JSON,
        r#"{"error":"invalid_grant","error_description":"Invalid authorization code"}"#,
    ),
    refusal(
        "client-unknown",
        Where::Token,
        401,
        JSON,
        r#"{"error":"invalid_client","error_description":"Client credentials are invalid"}"#,
    ),
    refusal("access-denied", Where::Consent, 302, HTML, ""),
    refusal(
        "redirect-uri",
        Where::Authorize,
        302,
        HTML,
        "https://accounts.infusionsoft.com/app/central/home",
    ),
    refusal(
        "redirect-uri-exchange",
        Where::Token,
        400,
        JSON,
        r#"{"error":"invalid_request","error_description":"Invalid redirect_uri"}"#,
    ),
    refusal(
        "consent-page",
        Where::Authorize,
        200,
        HTML,
        "<html><head><title>Account Central</title></head><body></body></html>",
    ),
    refusal(
        "invalid-config",
        Where::XmlRpc,
        200,
        "text/xml",
        xml_fault!(
            "1",
            "[InvalidConfig]Invalid Configuration. The application does not exist."
        ),
    ),
    refusal(
        "invalid-key",
        Where::XmlRpc,
        200,
        "text/xml",
        xml_fault!("2", "[InvalidKey]Invalid Key"),
    ),
    refusal(
        "empty-request",
        Where::XmlRpc,
        200,
        "text/xml",
        xml_fault!(
            "0",
            "Failed to parse XML-RPC request: Premature end of file."
        ),
    ),
    refusal(
        "nil",
        Where::XmlRpc,
        200,
        "text/xml",
        xml_fault!("0", "Failed to parse XML-RPC request: Unknown type: nil"),
    ),
    refusal(
        "no-matching-method",
        Where::XmlRpc,
        200,
        "text/xml",
        xml_fault!("-1", "No method matching arguments: java.lang.String"),
    ),
    refusal(
        "not-method-response",
        Where::XmlRpc,
        200,
        HTML,
        "<html><body>Sign in</body></html>",
    ),
    refusal(
        "not-method-response-json",
        Where::XmlRpc,
        400,
        JSON,
        r#"{"message":"Bad Request"}"#,
    ),
    refusal(
        "bad-characters",
        Where::XmlRpc,
        200,
        "text/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodResponse><params><param><value>a\u{1f}b\
         </value></param></params></methodResponse>",
    ),
    refusal("empty-answer", Where::XmlRpc, 200, "text/xml", ""),
    refusal(
        "spike-arrest",
        Where::Everything,
        429,
        JSON,
        fault!(
            "Spike arrest violation. Allowed rate : MessageRate{messagesPerPeriod=25, periodInMicroseconds=6000000, maxBurstMessageCount=1.0}",
            "policies.ratelimit.SpikeArrestViolation"
        ),
    ),
    refusal(
        "quota",
        Where::Everything,
        429,
        JSON,
        r#"{"code":"429","message":"Quota Exceeded","status":"Request Throttled","details":null}"#,
    ),
    refusal(
        "quota-violation",
        Where::Everything,
        429,
        JSON,
        fault!(
            "Rate limit quota violation. Quota limit  exceeded.",
            "policies.ratelimit.QuotaViolation"
        ),
    ),
    refusal(
        "too-many-requests",
        Where::Everything,
        429,
        "text/plain",
        "",
    ),
    refusal(
        "forbidden",
        Where::Everything,
        403,
        JSON,
        r#"{"message":"Insufficient privileges"}"#,
    ),
    refusal(
        "page-not-found",
        Where::Everything,
        404,
        HTML,
        "<!DOCTYPE html><html><head><title>Keap - Page Not Found</title></head></html>",
    ),
    refusal(
        "invalid-json-input",
        Where::Everything,
        400,
        JSON,
        r#"{"message":"Input could not be converted to a valid request"}"#,
    ),
    refusal(
        "tags-in-contact",
        Where::Everything,
        400,
        JSON,
        r#"{"message":"Tags can't be added or removed through this object"}"#,
    ),
    refusal(
        "optional-properties",
        Where::Everything,
        400,
        JSON,
        r#"{"message":"The following optional-properties are unrecognized: notes"}"#,
    ),
];
