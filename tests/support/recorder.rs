//! What a client sent: method and path of every request.

use std::sync::{Arc, Mutex, PoisonError};

use keap::Keap;
use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError};

/// A transport that remembers what passes.
#[derive(Clone, Debug)]
pub struct Recorder {
    inner: Transport,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    /// Stands in front of a transport.
    pub fn new(inner: Transport) -> Self {
        Self {
            inner,
            seen: Arc::default(),
        }
    }

    /// A handle for a client.
    pub fn transport(&self) -> Transport {
        Transport::new(self.clone())
    }

    /// Takes what was sent so far: `GET /rest/v2/users`.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl HttpService for Recorder {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let path = request.uri().path();
        let sent = format!(
            "{} {}",
            request.method(),
            path.strip_prefix("/crm").unwrap_or(path)
        );
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(sent);
        self.inner.call(request)
    }
}

/// A local Keap with the options that name what it has, and a record of what is sent to it.
pub fn connect() -> (Keap, Recorder) {
    let sandbox = crate::sandbox();
    let recorder = Recorder::new(sandbox.transport());
    let keap = crate::builder(&sandbox)
        .transport(recorder.transport())
        .rest_options(crate::invocations::options())
        .build()
        .unwrap();
    (keap, recorder)
}

/// Whether a request is one of an endpoint: `POST /rest/v2/tags/5/contacts:applyTags` of
/// `POST /rest/v2/tags/{tag_id}/contacts:applyTags`.
pub fn is_of(request: &str, endpoint: &str) -> bool {
    let (request, endpoint): (Vec<&str>, Vec<&str>) = (
        request.split([' ', '/']).collect(),
        endpoint.split([' ', '/']).collect(),
    );
    request.len() == endpoint.len()
        && request
            .iter()
            .zip(&endpoint)
            .all(|(part, wanted)| match wanted.strip_prefix('{') {
                Some(rest) => {
                    let verb = rest.split_once('}').map_or("", |(_, verb)| verb);
                    part.ends_with(verb)
                }
                None => part == wanted,
            })
}
