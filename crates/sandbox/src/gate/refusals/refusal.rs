//! One refusal of the catalogue: which calls it replaces, and the answer.

use http::{HeaderValue, StatusCode, header};
use keap_http::Response;

use crate::answer;

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
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    /// For a status of 302 where it leads.
    pub(super) body: &'static str,
}

impl Refusal {
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
