//! Layer: tells observers, and `tracing`, about each call. The only layer that logs.
//!
//! What is told is who was called and how it ended. Values and query strings are never part of it, and bodies only for
//! an observer that asks for them, without the secrets in them.

use std::cell::OnceCell;
use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use http::request::Parts;
use http::{Extensions, Method, StatusCode, Uri};
use tokio::time::Instant;

use crate::call;
use crate::redact::redacted;
use crate::{
    Body, BoxFuture, Call, HiddenInBody, HttpService, Request, Response, Secret, Sent, Shown,
    Transport, TransportError, TransportErrorKind, redacted_url,
};

/// Sees each call and its outcome; the port of the old iSDK's `MethodListener`.
///
/// All methods do nothing unless they are implemented. They are called in line with the call, so
/// they should return quickly.
pub trait Observer: Debug + Send + Sync + 'static {
    /// A call is about to be made.
    fn started(&self, call: &CallInfo) {
        let _ = call;
    }

    /// One attempt failed and another one will follow after `pause`.
    fn retrying(&self, call: &CallInfo, attempt: u32, outcome: Outcome, pause: Duration) {
        let _ = (call, attempt, outcome, pause);
    }

    /// A call waits for `pause` before it is sent, because a limit is reached: a place in the pace of the credential, or
    /// the quota of the next day. Waits of less than a second are not told.
    fn waiting(&self, call: &CallInfo, pause: Duration) {
        let _ = (call, pause);
    }

    /// A call has ended, after `attempts` attempts (0: nothing was sent) and `duration`, which
    /// includes the pauses between them.
    fn finished(&self, call: &CallInfo, attempts: u32, outcome: Outcome, duration: Duration) {
        let _ = (call, attempts, outcome, duration);
    }

    /// Whether this observer asks for bodies. They hold the data of the account; keys and tokens are
    /// taken out, as far as they are named or look like some. By default it does not.
    fn wants_bodies(&self) -> bool {
        false
    }

    /// The beginning of a body, redacted, for an observer that asks for bodies: of the request when
    /// the call starts, of its response before it has ended. A streamed body is not shown.
    fn body(&self, call: &CallInfo, of: BodyOf, text: &str) {
        let _ = (call, of, text);
    }

    /// Something a person should know, for instance that a credential is of a kind that Keap
    /// switches off. Each notice is told once for each client.
    fn notice(&self, text: &str) {
        let _ = text;
    }
}

/// What may be told of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallInfo {
    /// The operation on the wire, when a wire crate named it: `ContactService.add` in XML-RPC, `createContact` in REST.
    pub operation: Option<String>,
    /// The operation of the facade that it is a part of, the same on every wire: `ContactService.add`. None for a call that
    /// was made without the facade.
    pub part_of: Option<&'static str>,
    /// The HTTP method.
    pub method: Method,
    /// The URL without query string and user information.
    pub url: String,
}

impl CallInfo {
    /// What may be told of `request`.
    pub fn new(request: &Request) -> Self {
        Self::of(request.method(), request.uri(), request.extensions())
    }

    pub(crate) fn of(method: &Method, url: &Uri, extensions: &Extensions) -> Self {
        Self::of_call(method, url, extensions.get::<Call>())
    }

    fn of_call(method: &Method, url: &Uri, operation: Option<&Call>) -> Self {
        Self {
            operation: operation.map(|call| Shown::new(&call.operation).to_string()),
            part_of: call::whole(),
            method: method.clone(),
            url: redacted_url(url),
        }
    }
}

/// What may be told of a request, put into words when it is told: most calls nobody looks at.
struct Observed {
    method: Method,
    url: Uri,
    operation: Option<Call>,
    info: OnceCell<CallInfo>,
}

impl Observed {
    fn new(request: &Request) -> Self {
        Self {
            method: request.method().clone(),
            url: request.uri().clone(),
            operation: request.extensions().get::<Call>().cloned(),
            info: OnceCell::new(),
        }
    }

    fn info(&self) -> &CallInfo {
        let operation = self.operation.as_ref();
        self.info
            .get_or_init(|| CallInfo::of_call(&self.method, &self.url, operation))
    }
}

/// Whose body an observer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyOf {
    /// The body of the request.
    Request,
    /// The body of the response.
    Response,
}

/// How a call or an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// A response arrived. An XML-RPC fault has status 200.
    Answered(StatusCode),
    /// No complete response arrived.
    Failed(TransportErrorKind, Sent),
}

impl Outcome {
    /// The outcome of an exchange.
    pub fn of(result: &Result<Response, TransportError>) -> Self {
        match result {
            Ok(response) => Self::Answered(response.status()),
            Err(error) => Self::Failed(error.kind(), error.was_sent()),
        }
    }
}

/// How many attempts stand behind a response. Put into its extensions by the retry layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts(pub u32);

/// An earlier attempt of the call may have been carried out: its answer was lost, or came from a proxy. Put into the
/// extensions of a response by the retry layer; a refusal in that response may be the effect of the earlier attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InDoubt;

/// The way for inner layers to reach the observers of a call. Put into the request's extensions by
/// the observe layer.
#[derive(Clone, Debug)]
pub(crate) struct Watch(Arc<Vec<Arc<dyn Observer>>>);

impl Watch {
    pub(crate) fn retrying(
        &self,
        call: &CallInfo,
        attempt: u32,
        outcome: Outcome,
        pause: Duration,
    ) {
        tracing::debug!(
            part_of = call.part_of, operation = call.operation.as_deref(), method = %call.method, url = %call.url,
            attempt, ?outcome, ?pause, "keap call is repeated"
        );
        for observer in self.0.iter() {
            observer.retrying(call, attempt, outcome, pause);
        }
    }

    fn waiting(&self, call: &CallInfo, pause: Duration) {
        tracing::debug!(
            part_of = call.part_of, operation = call.operation.as_deref(), method = %call.method, url = %call.url, ?pause,
            "keap call waits for a limit"
        );
        for observer in self.0.iter() {
            observer.waiting(call, pause);
        }
    }

    fn notice(&self, text: &str) {
        tracing::warn!("{}", Shown::new(text).up_to(2_000));
        for observer in self.0.iter() {
            observer.notice(text);
        }
    }
}

/// Tells the observers of `request` something a person should know. For layers; without an observe
/// layer around them it does nothing.
pub fn notice(request: &Request, text: &str) {
    if let Some(watch) = request.extensions().get::<Watch>() {
        watch.notice(text);
    }
}

/// Tells the observers of a request that it waits for a limit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waits<'a>(&'a Parts);

impl<'a> Waits<'a> {
    pub(crate) fn of(head: &'a Parts) -> Self {
        Self(head)
    }

    /// A short wait is not worth telling.
    pub(crate) fn tell(&self, pause: Duration) {
        let Parts {
            method,
            uri,
            extensions,
            ..
        } = self.0;
        if let (Some(watch), true) = (extensions.get::<Watch>(), pause >= Duration::from_secs(1)) {
            watch.waiting(&CallInfo::of(method, uri, extensions), pause);
        }
    }
}

/// Wraps `inner`: each call is told to `tracing` (debug, failures as warnings) and to `observers`.
pub fn observe(inner: Transport, observers: Vec<Arc<dyn Observer>>) -> Transport {
    Transport::new(Observe {
        inner,
        watch: Watch(Arc::new(observers)),
    })
}

#[derive(Debug)]
struct Observe {
    inner: Transport,
    watch: Watch,
}

impl Observe {
    async fn exchange(&self, mut request: Request) -> Result<Response, TransportError> {
        let call = Observed::new(&request);
        request.extensions_mut().insert(self.watch.clone());
        for observer in self.watch.0.iter() {
            observer.started(call.info());
        }
        let hidden = request.extensions().get::<HiddenInBody>().cloned();
        let hidden = hidden.map(|hidden| hidden.0).unwrap_or_default();
        self.show(&call, BodyOf::Request, request.body(), &hidden);
        let started = Instant::now();
        let result = self.inner.send(request).await;
        if let Ok(response) = &result {
            self.show(&call, BodyOf::Response, response.body(), &hidden);
        }
        self.tell(&call, &result, started.elapsed());
        result
    }

    /// Shows a body to those who ask for it.
    fn show(&self, call: &Observed, of: BodyOf, body: &Body, hidden: &[Secret]) {
        let mut asking = self.watch.0.iter().filter(|o| o.wants_bodies()).peekable();
        let (Some(bytes), Some(_)) = (body.as_bytes(), asking.peek()) else {
            return;
        };
        let text = redacted(bytes, hidden);
        for observer in asking {
            observer.body(call.info(), of, &text);
        }
    }

    fn tell(&self, call: &Observed, result: &Result<Response, TransportError>, duration: Duration) {
        let outcome = Outcome::of(result);
        let attempts = match result {
            Ok(response) => response.extensions().get().map_or(1, |Attempts(n)| *n),
            Err(error) => error.attempts(),
        };
        match result {
            Ok(response) => tracing::debug!(
                operation = call.info().operation.as_deref(), method = %call.method, url = %call.info().url,
                status = response.status().as_u16(), ?duration, attempts, "keap call answered"
            ),
            Err(error) => tracing::warn!(
                operation = call.info().operation.as_deref(), method = %call.method, url = %call.info().url,
                kind = ?error.kind(), sent = ?error.was_sent(), ?duration, attempts,
                "keap call failed"
            ),
        }
        for observer in self.watch.0.iter() {
            observer.finished(call.info(), attempts, outcome, duration);
        }
    }
}

impl HttpService for Observe {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::Effect;
    use crate::testing::Script;

    #[derive(Debug, Default)]
    struct Notes(Mutex<Vec<String>>);

    impl Observer for Notes {
        fn started(&self, call: &CallInfo) {
            let line = format!("started {:?} {}", call.operation, call.url);
            self.0.lock().unwrap().push(line);
        }
        fn finished(&self, _: &CallInfo, attempts: u32, outcome: Outcome, _: Duration) {
            let line = format!("finished {attempts} {outcome:?}");
            self.0.lock().unwrap().push(line);
        }
    }

    #[tokio::test]
    async fn observers_see_the_call_without_its_query_string() {
        let notes = Arc::new(Notes::default());
        let script = Script::new().answer(200, "text/xml", "x");
        let transport = observe(script.transport(), vec![notes.clone()]);
        let request = http::Request::post("https://h.example/xmlrpc?access_token=SECRET")
            .extension(Call::new("ContactService.load", Effect::Read))
            .body(Body::from("<methodCall/>"))
            .unwrap();
        transport.send(request).await.unwrap();
        assert_eq!(
            *notes.0.lock().unwrap(),
            [
                "started Some(\"ContactService.load\") https://h.example/xmlrpc",
                "finished 1 Answered(200)"
            ]
        );
    }
}
