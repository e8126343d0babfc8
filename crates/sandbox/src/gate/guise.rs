//! Standing trouble: brownouts of XML-RPC in all their guises, and every refusal of the catalogue.
//!
//! What XML-RPC answers in a brownout was published nowhere, so people rehearse with all that is
//! likely. The refusals are written here from what was seen on the wire, not from the client's list.

use http::{HeaderValue, StatusCode, header};
use keap_http::Response;

use crate::answer;

/// How XML-RPC behaves while it is switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Brownout {
    /// Status 503 and an HTML page.
    Html,
    /// Status 403 and a JSON fault of the gateway.
    Forbidden,
    /// Status 410 and a JSON fault of the gateway.
    Gone,
    /// The connection is cut without an answer.
    Reset,
    /// No answer ever comes.
    Hang,
    /// The answer comes after a minute.
    Slow,
    /// Status 200 and an XML-RPC fault 3.
    Fault,
}

impl Brownout {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Html,
        Self::Forbidden,
        Self::Gone,
        Self::Reset,
        Self::Hang,
        Self::Slow,
        Self::Fault,
    ];

    /// Its name on the command line and at the control endpoint.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Forbidden => "forbidden",
            Self::Gone => "gone",
            Self::Reset => "reset",
            Self::Hang => "hang",
            Self::Slow => "slow",
            Self::Fault => "fault",
        }
    }

    /// The guise of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|guise| guise.name() == name)
    }

    /// The answer, for the guises that have one.
    pub(crate) fn answer(self) -> Option<Response> {
        let fault = |status, text: &str| {
            let detail =
                serde_json::json!({ "errorcode": "messaging.adaptors.http.flow.Unavailable" });
            answer::json(
                status,
                &serde_json::json!({ "fault": { "faultstring": text, "detail": detail } }),
            )
        };
        Some(match self {
            Self::Html => answer::html(
                StatusCode::SERVICE_UNAVAILABLE,
                "<html><head><title>503 Service Unavailable</title></head><body>\
                 <h1>Service Unavailable</h1></body></html>",
            ),
            Self::Forbidden => fault(StatusCode::FORBIDDEN, "The XML-RPC API is not available"),
            Self::Gone => fault(StatusCode::GONE, "The XML-RPC API has been retired"),
            Self::Fault => answer::xml(xml_fault(3, "[UnexpectedError]The service is unavailable")),
            Self::Reset | Self::Hang | Self::Slow => return None,
        })
    }
}

/// Which calls a refusal of the catalogue replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    /// The page where access is granted.
    Authorize,
    /// The answer of the person on that page, which leads back with it.
    Consent,
    Everything,
    Token,
    XmlRpc,
}

/// A refusal that the sandbox can be told to give.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) name: &'static str,
    pub(crate) place: Where,
    status: u16,
    content_type: &'static str,
    /// For a status of 302 where it leads.
    body: &'static str,
}

impl Refusal {
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        REFUSALS.iter().find(|refusal| refusal.name == name)
    }

    pub(crate) fn answer(&self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        let mut response = answer::bytes(self.content_type, self.body.as_bytes().to_vec());
        *response.status_mut() = status;
        if status == StatusCode::FOUND {
            let target = HeaderValue::from_static(self.body);
            response.headers_mut().insert(header::LOCATION, target);
        }
        response
    }
}

/// The names of all refusals that [`Trouble::refuse`](crate::Trouble::refuse) knows.
pub fn refusals() -> impl Iterator<Item = &'static str> {
    REFUSALS.iter().map(|refusal| refusal.name)
}

fn xml_fault(code: i32, text: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodResponse><fault><value><struct>\
         <member><name>faultCode</name><value><i4>{code}</i4></value></member>\
         <member><name>faultString</name><value>{text}</value></member>\
         </struct></value></fault></methodResponse>"
    )
    .into_bytes()
}

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

static REFUSALS: &[Refusal] = &[
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
