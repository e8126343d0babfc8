//! Trouble on request: answers that come instead of the real one.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use keap_http::{Body, Response};

/// A plan of answers that replace the sandbox's own, one request each, in order.
///
/// Empty by default. Clones share the plan, so a test can add to it while a client is at work.
#[derive(Clone, Debug, Default)]
pub struct Trouble(Arc<Mutex<VecDeque<Planned>>>);

#[derive(Debug)]
enum Planned {
    /// This request is answered as usual.
    Pass,
    Answer(Response),
}

impl Trouble {
    /// A plan without trouble.
    pub fn none() -> Self {
        Self::default()
    }

    /// The next request is answered as usual.
    #[must_use]
    pub fn pass(self) -> Self {
        self.push(Planned::Pass);
        self
    }

    /// The next request is not looked at and gets this answer: an HTML page, a 503, a body that is cut.
    #[must_use]
    pub fn answer(self, status: u16, content_type: &str, body: impl Into<Body>) -> Self {
        let mut response = Response::new(body.into());
        *response.status_mut() =
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if let Ok(value) = HeaderValue::from_str(content_type) {
            response.headers_mut().insert(header::CONTENT_TYPE, value);
        }
        self.push(Planned::Answer(response));
        self
    }

    /// What the plan has for a request.
    pub(crate) fn meet(&self, _head: &Parts) -> Option<Response> {
        match self.lock().pop_front()? {
            Planned::Pass => None,
            Planned::Answer(response) => Some(response),
        }
    }

    fn push(&self, planned: Planned) {
        self.lock().push_back(planned);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<Planned>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
