//! Brownouts of XML-RPC in all their guises: what it answers in one was published nowhere, so people rehearse with all that
//! is likely.

use http::StatusCode;
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

fn xml_fault(code: i32, text: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodResponse><fault><value><struct>\
         <member><name>faultCode</name><value><i4>{code}</i4></value></member>\
         <member><name>faultString</name><value>{text}</value></member>\
         </struct></value></fault></methodResponse>"
    )
    .into_bytes()
}
