//! Trouble on request: answers that come instead of the real one.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use keap_http::{Body, Response};

use super::brownout::Brownout;
use super::refusals::{self, Refusal, Where};

/// A plan of answers that replace the sandbox's own, one request each, in order; and standing
/// trouble, which lasts until it is taken back.
///
/// Empty by default. Clones share the plan, so a test can add to it while a client is at work.
#[derive(Clone, Debug, Default)]
pub struct Trouble(Arc<Mutex<Plan>>);

#[derive(Debug, Default)]
struct Plan {
    next: VecDeque<Planned>,
    brownout: Option<Brownout>,
    refusal: Option<&'static Refusal>,
}

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

    /// The next request is not looked at and gets this answer: an HTML page, a 503, a body that is
    /// cut.
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

    /// XML-RPC is switched off, in this guise, until [`calm`](Self::calm).
    #[must_use]
    pub fn brownout(self, guise: Brownout) -> Self {
        self.stand_brownout(Some(guise));
        self
    }

    /// From now on the calls that a refusal of the catalogue concerns are answered with it, until
    /// [`calm`](Self::calm). An unknown name changes nothing; [`refusals`](crate::refusals) lists
    /// the known ones.
    #[must_use]
    pub fn refuse(self, name: &str) -> Self {
        // An unknown name is told at the control endpoint; here it is a matter of the test.
        let _ = self.stand_refusal(Some(name));
        self
    }

    /// Takes back all standing trouble and what is left of the plan.
    pub fn calm(&self) {
        *self.lock() = Plan::default();
    }

    pub(crate) fn stand_brownout(&self, guise: Option<Brownout>) {
        self.lock().brownout = guise;
    }

    pub(crate) fn standing_brownout(&self) -> Option<Brownout> {
        self.lock().brownout
    }

    /// None when there is no such refusal.
    pub(crate) fn stand_refusal(&self, name: Option<&str>) -> Option<()> {
        let refusal = match name {
            Some(name) => Some(refusals::named(name)?),
            None => None,
        };
        self.lock().refusal = refusal;
        Some(())
    }

    /// The name of the refusal that stands.
    pub(crate) fn standing_refusal_name(&self) -> Option<&'static str> {
        self.lock().refusal.map(|refusal| refusal.name)
    }

    /// The standing refusal for a call at one of `places`.
    pub(crate) fn standing_refusal(&self, places: &[Where]) -> Option<Response> {
        let refusal = self.lock().refusal?;
        places.contains(&refusal.place).then(|| refusal.answer())
    }

    /// Whether the person on the page where access is granted says no.
    pub(crate) fn denies_consent(&self) -> bool {
        self.lock()
            .refusal
            .is_some_and(|refusal| refusal.place == Where::Consent)
    }

    /// What the plan has for a request.
    pub(crate) fn meet(&self, _head: &Parts) -> Option<Response> {
        match self.lock().next.pop_front()? {
            Planned::Pass => None,
            Planned::Answer(response) => Some(response),
        }
    }

    fn push(&self, planned: Planned) {
        self.lock().next.push_back(planned);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Plan> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
