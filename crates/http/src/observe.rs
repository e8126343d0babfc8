//! Layer: tells observers, and `tracing`, about each call. The only layer that logs.
//!
//! What is told is who was called and how it ended. Values and query strings are never part of it, and bodies only for
//! an observer that asks for them, without the secrets in them.

use std::cell::OnceCell;
use std::fmt::Debug;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
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
    /// includes the pauses between them. Each call that was started ends so once, also one that its caller gave up
    /// ([`Outcome::Dropped`]), of which `attempts` are those that had ended.
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
    /// The caller gave it up before it had ended: a timeout of his own, another branch of a `select!`, a task that was
    /// aborted. It may have been sent, and a write may have been carried out.
    Dropped,
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
pub(crate) struct Watch {
    observers: Arc<Vec<Arc<dyn Observer>>>,
    /// How many attempts of the call have ended without ending it.
    ended: Arc<AtomicU32>,
}

impl Watch {
    pub(crate) fn retrying(
        &self,
        call: &CallInfo,
        attempt: u32,
        outcome: Outcome,
        pause: Duration,
    ) {
        self.ended.store(attempt, Ordering::Relaxed);
        tracing::debug!(
            part_of = call.part_of, operation = call.operation.as_deref(), method = %call.method, url = %call.url,
            attempt, ?outcome, ?pause, "keap call is repeated"
        );
        for observer in self.observers.iter() {
            observer.retrying(call, attempt, outcome, pause);
        }
    }

    fn waiting(&self, call: &CallInfo, pause: Duration) {
        tracing::debug!(
            part_of = call.part_of, operation = call.operation.as_deref(), method = %call.method, url = %call.url, ?pause,
            "keap call waits for a limit"
        );
        for observer in self.observers.iter() {
            observer.waiting(call, pause);
        }
    }

    fn notice(&self, text: &str) {
        tracing::warn!("{}", Shown::new(text).up_to(2_000));
        for observer in self.observers.iter() {
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
        observers: Arc::new(observers),
    })
}

#[derive(Debug)]
struct Observe {
    inner: Transport,
    observers: Arc<Vec<Arc<dyn Observer>>>,
}

/// A call under way, which is told to have ended also when it is dropped.
struct UnderWay<'a> {
    call: Observed,
    watch: &'a Watch,
    started: Instant,
    is_told: bool,
}

impl UnderWay<'_> {
    fn finished(&mut self, attempts: u32, outcome: Outcome) {
        self.is_told = true;
        let duration = self.started.elapsed();
        for observer in self.watch.observers.iter() {
            observer.finished(self.call.info(), attempts, outcome, duration);
        }
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        if self.is_told {
            return;
        }
        let attempts = self.watch.ended.load(Ordering::Relaxed);
        let call = self.call.info();
        tracing::debug!(
            part_of = call.part_of, operation = call.operation.as_deref(), method = %call.method, url = %call.url,
            attempts, "keap call was given up by its caller"
        );
        self.finished(attempts, Outcome::Dropped);
    }
}

impl Observe {
    async fn exchange(&self, mut request: Request) -> Result<Response, TransportError> {
        let watch = Watch {
            observers: Arc::clone(&self.observers),
            ended: Arc::default(),
        };
        let mut under_way = UnderWay {
            call: Observed::new(&request),
            watch: &watch,
            started: Instant::now(),
            is_told: false,
        };
        request.extensions_mut().insert(watch.clone());
        for observer in self.observers.iter() {
            observer.started(under_way.call.info());
        }
        let hidden = request.extensions().get::<HiddenInBody>().cloned();
        let hidden = hidden.map(|hidden| hidden.0).unwrap_or_default();
        self.show(&under_way.call, BodyOf::Request, request.body(), &hidden);
        let result = self.inner.send(request).await;
        if let Ok(response) = &result {
            self.show(&under_way.call, BodyOf::Response, response.body(), &hidden);
        }
        tell(&mut under_way, &result);
        result
    }

    /// Shows a body to those who ask for it.
    fn show(&self, call: &Observed, of: BodyOf, body: &Body, hidden: &[Secret]) {
        let mut asking = self
            .observers
            .iter()
            .filter(|o| o.wants_bodies())
            .peekable();
        let (Some(bytes), Some(_)) = (body.as_bytes(), asking.peek()) else {
            return;
        };
        let text = redacted(bytes, hidden);
        for observer in asking {
            observer.body(call.info(), of, &text);
        }
    }
}

fn tell(under_way: &mut UnderWay<'_>, result: &Result<Response, TransportError>) {
    let (call, duration) = (&under_way.call, under_way.started.elapsed());
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
    under_way.finished(attempts, Outcome::of(result));
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

    /// Answers the first request with 503 and no other one.
    #[derive(Debug, Default)]
    struct Hangs(AtomicU32);

    impl HttpService for Hangs {
        fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            let first = self.0.fetch_add(1, Ordering::Relaxed) == 0;
            Box::pin(async move {
                if !first {
                    std::future::pending::<()>().await;
                }
                let busy = http::Response::builder().status(503);
                Ok(busy.body(Body::empty()).unwrap())
            })
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_is_given_up_has_ended_too() {
        let notes = Arc::new(Notes::default());
        let transport = crate::ClientConfig::new()
            .observer(notes.clone())
            .build(Transport::new(Hangs::default()), |inner| inner);
        let request = http::Request::get("https://h.example/rest/v2/contacts")
            .extension(Call::new("listContacts", Effect::Read))
            .body(Body::empty())
            .unwrap();
        let waited = tokio::time::timeout(Duration::from_secs(20), transport.send(request)).await;
        assert!(waited.is_err());
        assert_eq!(
            *notes.0.lock().unwrap(),
            [
                "started Some(\"listContacts\") https://h.example/rest/v2/contacts",
                "finished 1 Dropped"
            ]
        );
    }
}
