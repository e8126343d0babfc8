//! Reading an error answer: four shapes, told apart by body and content type.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use keap_http::{Clock as _, Presented, Shown, SystemClock};
use serde_json::{Map, Value};

use crate::RawBody;

/// An answer with an error status.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApiError {
    /// HTTP status.
    pub status: StatusCode,
    /// Which of the known shapes the body has.
    pub shape: Shape,
    /// The code inside the body: a status number in v2, a key such as `oauth.v2.InvalidAccessToken` from the
    /// gateway. Numbers and texts are both read.
    pub code: Option<String>,
    /// What the server says, on one line, without what identifies a key. Empty when it says nothing.
    pub message: String,
    /// The v2 member `status`, such as `Request Throttled`.
    pub reason: Option<String>,
    /// The v2 member `details`, as received.
    pub details: Vec<Value>,
    /// How long to wait: what the header `Retry-After` says (it is not documented; honour it if it is there), or else when
    /// the limit that the other headers call used up starts again.
    pub retry_after: Option<Duration>,
    /// An earlier attempt of the same call may have been carried out, so that this refusal may be its effect: a record
    /// that is deleted already is not found.
    pub in_doubt: bool,
    /// How many attempts stand behind the answer.
    pub attempts: u32,
    /// The body, cut at a limit.
    pub body: RawBody,
}

/// The shapes of an error body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// `{"message": ..}`: v1 errors, and v2 ones in practice.
    Message,
    /// `{"code": .., "message": .., "status": .., "details": ..}`: v2 errors as documented, and throttling.
    Coded,
    /// `{"fault": {"faultstring": .., "detail": {"errorcode": ..}}}`: the gateway in front of the API.
    Fault,
    /// JSON of another shape.
    OtherJson,
    /// HTML or text: an unknown path, a malformed request, a proxy.
    NotJson,
    /// No body.
    Empty,
}

/// The longest body that is read as a refusal, in bytes; of a longer one only a title is looked for.
const LARGEST: usize = 256 * 1024;

impl ApiError {
    pub(crate) fn read(status: StatusCode, headers: &HeaderMap, bytes: &Bytes) -> Self {
        let mut error = Self {
            status,
            shape: Shape::Empty,
            code: None,
            message: String::new(),
            reason: None,
            details: Vec::new(),
            retry_after: keap_http::wait_after(status, headers, SystemClock.now()),
            in_doubt: false,
            attempts: 1,
            body: RawBody::new(bytes),
        };
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return error;
        }
        if bytes.len() > LARGEST {
            // In memory it would take many times its size, and no refusal of the API is so long.
            error.shape = Shape::NotJson;
            error.message = title(&String::from_utf8_lossy(&bytes[..LARGEST])).unwrap_or_default();
            return error;
        }
        match serde_json::from_slice::<Value>(bytes) {
            Ok(Value::Object(object)) => error.read_object(&object),
            Ok(_) => error.shape = Shape::OtherJson,
            Err(_) => {
                error.shape = Shape::NotJson;
                error.message = title(&String::from_utf8_lossy(bytes)).unwrap_or_default();
            }
        }
        error
    }

    fn read_object(&mut self, object: &Map<String, Value>) {
        if let Some(fault) = object.get("fault").and_then(Value::as_object) {
            self.shape = Shape::Fault;
            self.message = shown(text(fault.get("faultstring")).unwrap_or_default());
            self.code = fault
                .get("detail")
                .and_then(|detail| text(detail.get("errorcode")));
            return;
        }
        let message = text(object.get("message")).or_else(|| text(object.get("error_description")));
        self.shape = match (&message, object.contains_key("code")) {
            (_, true) => Shape::Coded,
            (Some(_), false) => Shape::Message,
            (None, false) => Shape::OtherJson,
        };
        self.message = shown(
            message
                .or_else(|| text(object.get("error")))
                .unwrap_or_default(),
        );
        self.code = text(object.get("code"));
        self.reason = text(object.get("status"));
        self.details = match object.get("details") {
            Some(Value::Array(details)) => details.clone(),
            Some(Value::Null) | None => Vec::new(),
            Some(other) => vec![other.clone()],
        };
    }

    /// Takes secrets out of what is told; in the body they may be spelled with escapes.
    pub(crate) fn hide(&mut self, presented: &Presented) {
        let texts = [
            Some(&mut self.message),
            self.code.as_mut(),
            self.reason.as_mut(),
        ];
        for text in texts.into_iter().flatten() {
            *text = presented.hide(text).into_owned();
        }
    }

    /// Whether the status is 404 in a body that the API wrote. The HTML page of an unknown path is not a missing
    /// record.
    pub fn is_not_found(&self) -> bool {
        self.status == StatusCode::NOT_FOUND && self.shape != Shape::NotJson
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "status {}", self.status.as_u16())?;
        if let Some(code) = self
            .code
            .as_deref()
            .filter(|code| *code != self.status.as_str())
        {
            write!(f, " ({})", Shown::new(code))?;
        }
        match (self.shape, self.message.as_str()) {
            (Shape::NotJson, "") => write!(f, ", not json"),
            (Shape::NotJson, message) => write!(f, ", not json: {}", Shown::new(message)),
            (Shape::Empty, _) => write!(f, ", empty body"),
            (_, "") => Ok(()),
            (_, message) => write!(f, ": {}", Shown::new(message)),
        }
    }
}

impl std::error::Error for ApiError {}

fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A message as it may be shown: one line, cut, and without the key that a quota message of the gateway names.
fn shown(message: String) -> String {
    const LIMIT: usize = 500;
    let visible = message
        .split_once("Identifier :")
        .map_or(message.as_str(), |(before, _)| before);
    visible
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(LIMIT)
        .collect()
}

/// The title of an HTML page, which says more than its first line.
fn title(page: &str) -> Option<String> {
    let lower = page.to_ascii_lowercase();
    let start = lower.find("<title>")? + "<title>".len();
    let end = start + lower[start..].find("</title>")?;
    Some(shown(page[start..end].to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &'static str) -> ApiError {
        ApiError::read(
            StatusCode::from_u16(status).unwrap(),
            &HeaderMap::new(),
            &Bytes::from_static(body.as_bytes()),
        )
    }

    #[test]
    fn a_long_refusal_is_not_built_in_memory() {
        let of = |body: String| {
            let headers = HeaderMap::new();
            ApiError::read(StatusCode::BAD_REQUEST, &headers, &Bytes::from(body))
        };
        let details = |count| {
            format!(
                "{{\"message\":\"m\",\"details\":[{}]}}",
                "{},".repeat(count) + "{}"
            )
        };
        let short = of(details(1000));
        assert_eq!((short.shape, short.details.len()), (Shape::Message, 1001));
        let long = of(details(LARGEST));
        assert_eq!((long.shape, long.details.len()), (Shape::NotJson, 0));
        let page = of(format!(
            "<title>Oops</title>{}\u{e9}",
            "\u{e9}".repeat(LARGEST)
        ));
        assert_eq!(
            (page.shape, page.message.as_str()),
            (Shape::NotJson, "Oops")
        );
    }

    #[test]
    fn every_shape_is_told_apart() {
        let cases = [
            (
                404,
                r#"{"message":"Unable to find this Contact"}"#,
                Shape::Message,
            ),
            (
                404,
                r#"{"code":404,"message":"m","status":"s","details":[{"domain":"d"}]}"#,
                Shape::Coded,
            ),
            (
                429,
                r#"{"code":"429","message":"Quota Exceeded","status":"Request Throttled","details":null}"#,
                Shape::Coded,
            ),
            (
                401,
                r#"{"fault":{"faultstring":"f","detail":{"errorcode":"e"}}}"#,
                Shape::Fault,
            ),
            (
                404,
                "<html><title>Keap - Page Not Found</title></html>",
                Shape::NotJson,
            ),
            (500, "[]", Shape::OtherJson),
            (502, " ", Shape::Empty),
        ];
        for (status, body, shape) in cases {
            assert_eq!(read(status, body).shape, shape, "{body}");
        }
    }

    #[test]
    fn codes_are_numbers_or_texts() {
        assert_eq!(
            read(404, r#"{"code":404,"message":"m"}"#).code.as_deref(),
            Some("404")
        );
        let throttled = read(
            429,
            r#"{"code":"429","message":"Quota Exceeded","status":"Request Throttled"}"#,
        );
        assert_eq!(throttled.to_string(), "status 429: Quota Exceeded");
        assert_eq!(throttled.reason.as_deref(), Some("Request Throttled"));
    }

    #[test]
    fn a_quota_message_does_not_show_the_key() {
        let body = r#"{"fault":{"faultstring":"Rate limit quota violation. Quota limit  exceeded. Identifier : SECRET","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}}"#;
        let error = read(429, body);
        assert_eq!(
            error.to_string(),
            "status 429 (policies.ratelimit.QuotaViolation): Rate limit quota violation. Quota limit exceeded."
        );
        assert!(!format!("{error:?}").contains("SECRET"));
    }

    #[test]
    fn a_missing_page_is_not_a_missing_record() {
        let page = read(404, "<html><head><TITLE>Keap - Page Not Found</TITLE>");
        assert!(!page.is_not_found());
        assert_eq!(
            page.to_string(),
            "status 404, not json: Keap - Page Not Found"
        );
        assert!(read(404, r#"{"message":"Unable to find this Contact"}"#).is_not_found());
    }

    #[test]
    fn the_headers_tell_how_long_to_wait() {
        let mut headers = HeaderMap::new();
        headers.insert(
            http::header::RETRY_AFTER,
            http::HeaderValue::from_static("7"),
        );
        let error = ApiError::read(StatusCode::TOO_MANY_REQUESTS, &headers, &Bytes::new());
        assert_eq!(error.retry_after, Some(Duration::from_secs(7)));
        let mut headers = HeaderMap::new();
        let zero = http::HeaderValue::from_static("0");
        headers.insert("x-keap-product-quota-available", zero);
        let error = ApiError::read(StatusCode::TOO_MANY_REQUESTS, &headers, &Bytes::new());
        let day = Duration::from_secs(86_400);
        assert!(error.retry_after.is_some_and(|wait| wait <= day));
    }
}
