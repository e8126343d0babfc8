//! Layer: classify a failure, wait, try again, stop.
//!
//! Whether a call may be repeated follows from the kind of failure and from what repeating would do
//! ([`Call::effect`](crate::Call)), never from the HTTP verb: every XML-RPC call is a `POST`, yet
//! most of them only read. Keap knows no idempotency key, so a write is repeated only when it was
//! provably not applied, unless a program [asks](RetryConfig::idempotent_writes) for more.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::StatusCode;
use http::request::Parts;
use rand::RngExt as _;
use tokio::time::Instant;

use crate::held::Held;
use crate::moment::instant_after;
use crate::observe::{Attempts, CallInfo, InDoubt, Outcome, Watch};
use crate::{
    Body, BoxFuture, Call, Clock, Effect, HttpService, Request, Response, RetryBudget, Sent,
    SystemClock, Transport, TransportError, TransportErrorKind,
};

/// How often and how long a call is tried.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RetryConfig {
    /// How many attempts at most, the first one included. Default 4; 1 switches repeating off.
    pub max_attempts: u32,
    /// The first pause is a random time between nothing and this ("full jitter"); the upper end
    /// doubles with each attempt. Default 500 ms.
    pub base_pause: Duration,
    /// The upper end of a pause never grows beyond this. Default 20 seconds.
    pub max_pause: Duration,
    /// The time for the whole call with all its attempts and pauses. Default 3 minutes.
    pub deadline: Duration,
    /// Whether the time counts for which attempts are held back before the network, for their place in the pace and their
    /// credential. Default true. For a program that bounds in another way how long a call may wait.
    pub waiting_counts: bool,
    /// The longest that a refusal by the service may hold an attempt back where waiting does not count: one that lasts
    /// longer is told at once, with what is left of it. Default one minute.
    pub longest_refusal: Duration,
    /// The moment at which every call ends, whenever it began: for a program whose whole work has a time limit. Default
    /// none.
    pub until: Option<Instant>,
    /// Whether a write that leaves the same state when it is applied twice ([`Effect::IdempotentWrite`]: updates, deletions,
    /// tags) is repeated although the first attempt may have been carried out. Default false: a write is sent again only when
    /// it provably was not carried out, because it was not sent or was refused for the rate. With it, what another program
    /// wrote between the attempts is overwritten unseen, and an answer that says "it was so already" may be the doing of the
    /// first attempt, which Keap's clients tell as a write in doubt. Writes that create, send or charge are never repeated so.
    pub idempotent_writes: bool,
    /// Shared by all calls of a client, so that a service in trouble is not buried in repeats.
    pub budget: RetryBudget,
    /// Reads the time of day, for a `Retry-After` that is a date.
    pub clock: Arc<dyn Clock>,
}

impl Default for RetryConfig {
    fn default() -> Self {
        Self {
            max_attempts: 4,
            base_pause: Duration::from_millis(500),
            max_pause: Duration::from_secs(20),
            deadline: Duration::from_secs(180),
            waiting_counts: true,
            longest_refusal: Duration::from_secs(60),
            until: None,
            idempotent_writes: false,
            budget: RetryBudget::default(),
            clock: Arc::new(SystemClock),
        }
    }
}

/// Wraps `inner`: failed calls are repeated where that is safe.
///
/// A request without a [`Call`] in its extensions is treated as a write. A request whose body can be
/// read only once is never repeated.
pub fn retry(inner: Transport, config: RetryConfig) -> Transport {
    Transport::new(Retry { inner, config })
}

#[derive(Debug)]
struct Retry {
    inner: Transport,
    config: RetryConfig,
}

/// What to do after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Done,
    Repeat,
}

impl Retry {
    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let started = Instant::now();
        let mut deadline = self.no_later(instant_after(started, self.config.deadline));
        let (head, body) = request.into_parts();
        let mut body = Some(body);
        let mut sent = Sent::No;
        let mut in_doubt = false;
        let mut attempt = 0;
        loop {
            attempt += 1;
            let (now, later) = split(body.take());
            body = later;
            let result = self.attempt(&head, now, &mut deadline).await;
            if let Err(error) = &result {
                sent = at_least(sent, error.was_sent());
            }
            let pause = self.pause(&head, &result, attempt, body.is_some(), deadline);
            let Some(pause) = pause else {
                return finish(result, attempt, (sent, in_doubt), started);
            };
            in_doubt |= leaves_it_open(&result);
            if let Some(watch) = head.extensions.get::<Watch>() {
                let info = CallInfo::of(&head.method, &head.uri, &head.extensions);
                watch.retrying(&info, attempt, Outcome::of(&result), pause);
            }
            tokio::time::sleep(pause).await;
        }
    }

    /// An end of the time that is not beyond the last moment of all calls.
    fn no_later(&self, end: Instant) -> Instant {
        self.config.until.map_or(end, |last| last.min(end))
    }

    async fn attempt(
        &self,
        head: &Parts,
        body: Body,
        deadline: &mut Instant,
    ) -> Result<Response, TransportError> {
        let over = |sent| {
            let kind = TransportErrorKind::Deadline;
            TransportError::new(kind, sent, &head.method, &head.uri)
        };
        // Whoever asks first whether the time is over has sent nothing.
        if Instant::now() >= *deadline {
            return Err(over(Sent::No));
        }
        let mut request = assemble(head, body);
        let until = match self.config.waiting_counts {
            true => *deadline,
            false => instant_after(Instant::now(), self.config.longest_refusal),
        };
        let held = Held::on(&mut request, until);
        let mut sending = std::pin::pin!(self.inner.send(request));
        let first = *deadline;
        loop {
            let result = tokio::time::timeout_at(*deadline, &mut sending).await;
            let before = *deadline;
            if !self.config.waiting_counts {
                *deadline = self.no_later(instant_after(first, held.waited()));
            }
            match result {
                Ok(result) => return result,
                Err(_) if *deadline > before => {}
                Err(_) => return Err(over(held.sent())),
            }
        }
    }

    /// How long to wait before the next attempt; nothing when there is none.
    fn pause(
        &self,
        head: &Parts,
        result: &Result<Response, TransportError>,
        attempt: u32,
        repeatable: bool,
        deadline: Instant,
    ) -> Option<Duration> {
        let verdict = judge(head, result, self.config.idempotent_writes);
        if verdict == Verdict::Done {
            self.config.budget.deposit();
            return None;
        }
        if !repeatable || attempt >= self.config.max_attempts {
            return None;
        }
        let asked = retry_after(result, self.config.clock.as_ref());
        let pause = asked.map_or_else(
            || self.jitter(attempt, self.config.base_pause),
            // Everybody was told the same time; the jitter keeps them from returning together.
            |asked| asked.saturating_add(self.jitter(1, self.config.base_pause)),
        );
        let in_time = pause < deadline.saturating_duration_since(Instant::now());
        (in_time && self.config.budget.withdraw()).then_some(pause)
    }

    fn jitter(&self, attempt: u32, base: Duration) -> Duration {
        let factor = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let upper = base.saturating_mul(factor).min(self.config.max_pause);
        upper.mul_f64(rand::rng().random_range(0.0..1.0))
    }
}

impl HttpService for Retry {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

/// The body for this attempt, and the same body for a later one where there can be one.
fn split(body: Option<Body>) -> (Body, Option<Body>) {
    let Some(body) = body else {
        return (Body::empty(), None);
    };
    let later = body.try_clone();
    (body, later)
}

fn assemble(head: &Parts, body: Body) -> Request {
    Request::from_parts(head.clone(), body)
}

/// The stronger of two statements about whether the server may have seen a request.
fn at_least(one: Sent, other: Sent) -> Sent {
    match (one, other) {
        (Sent::Yes, _) | (_, Sent::Yes) => Sent::Yes,
        (Sent::Maybe, _) | (_, Sent::Maybe) => Sent::Maybe,
        (Sent::No, Sent::No) => Sent::No,
    }
}

fn finish(
    result: Result<Response, TransportError>,
    attempts: u32,
    (sent, in_doubt): (Sent, bool),
    started: Instant,
) -> Result<Response, TransportError> {
    match result {
        Ok(mut response) => {
            response.extensions_mut().insert(Attempts(attempts));
            if in_doubt {
                response.extensions_mut().insert(InDoubt);
            }
            Ok(response)
        }
        Err(error) => Err(error
            .with_sent(sent)
            .with_attempts(attempts, started.elapsed())),
    }
}

fn judge(
    head: &Parts,
    result: &Result<Response, TransportError>,
    idempotent_writes: bool,
) -> Verdict {
    let effect = match head.extensions.get::<Call>().map(|call| call.effect) {
        Some(Effect::IdempotentWrite) if !idempotent_writes => Effect::Write,
        Some(effect) => effect,
        None => Effect::Write,
    };
    let repeat = match result {
        Ok(response) => repeat_after_answer(head, effect, response),
        Err(error) => repeat_after_failure(effect, error.kind(), error.was_sent()),
    };
    if repeat {
        Verdict::Repeat
    } else {
        Verdict::Done
    }
}

/// Whether the server may have carried out an attempt that failed.
fn leaves_it_open(result: &Result<Response, TransportError>) -> bool {
    match result {
        Ok(response) => !refused_by_gateway(response),
        Err(error) => error.was_sent() != Sent::No,
    }
}

fn repeat_after_failure(effect: Effect, kind: TransportErrorKind, sent: Sent) -> bool {
    match kind {
        TransportErrorKind::Connect
        | TransportErrorKind::Timeout
        | TransportErrorKind::Interrupted => sent == Sent::No || effect != Effect::Write,
        // The time is over, the next answer is as large, the credential is as unusable.
        TransportErrorKind::Deadline
        | TransportErrorKind::TooLarge
        | TransportErrorKind::Authorization
        | TransportErrorKind::Quota
        | TransportErrorKind::InvalidRequest => false,
    }
}

fn repeat_after_answer(head: &Parts, effect: Effect, response: &Response) -> bool {
    let status = response.status();
    if refused_by_gateway(response) {
        return !day_is_used_up(response);
    }
    match effect {
        Effect::Write => false,
        Effect::IdempotentWrite => is_temporary(status),
        Effect::Read => {
            is_temporary(status)
                || status == StatusCode::INTERNAL_SERVER_ERROR
                || is_empty_xml_answer(head, response)
        }
    }
}

/// The gateway counts before it routes, so what it refuses has not reached the application. Spike
/// arrest has been seen with other statuses than 429, hence the look at the body.
pub(crate) fn refused_by_gateway(response: &Response) -> bool {
    response.status() == StatusCode::TOO_MANY_REQUESTS
        || (!response.status().is_success()
            && response
                .body()
                .as_bytes()
                .is_some_and(|body| contains(body, b"policies.ratelimit.")))
}

/// The day's quota is gone, says the header; waiting for midnight is not a retry.
fn day_is_used_up(response: &Response) -> bool {
    let available = response.headers().get("x-keap-product-quota-available");
    available.is_some_and(|value| value.as_bytes().trim_ascii() == b"0")
}

fn is_temporary(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::REQUEST_TIMEOUT
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT
    )
}

/// An empty answer with status 200 is a known passing fault of the XML-RPC service.
fn is_empty_xml_answer(head: &Parts, response: &Response) -> bool {
    let content_type = head.headers.get(http::header::CONTENT_TYPE);
    let asks_xml = content_type.is_some_and(|value| value.as_bytes().starts_with(b"text/xml"));
    asks_xml && response.status() == StatusCode::OK && response.body().as_bytes() == Some(&[])
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}

/// `Retry-After` in either of its forms (RFC 9110, section 10.2.3). A number beyond all numbers is a very long time.
fn retry_after(result: &Result<Response, TransportError>, clock: &dyn Clock) -> Option<Duration> {
    retry_after_of(result.as_ref().ok()?.headers(), clock.now())
}

/// The same of headers at a time.
pub(crate) fn retry_after_of(headers: &http::HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers
        .get(http::header::RETRY_AFTER)?
        .to_str()
        .ok()?
        .trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use crate::testing::Script;

    /// Never answers, and counts the requests.
    #[derive(Debug)]
    struct Hangs(Arc<AtomicU32>);

    impl HttpService for Hangs {
        fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            self.0.fetch_add(1, Ordering::Relaxed);
            Box::pin(std::future::pending())
        }
    }

    fn request(effect: Effect) -> Request {
        http::Request::post("https://h.example/xmlrpc")
            .header("content-type", "text/xml")
            .extension(Call::new("Some.call", effect))
            .body(Body::from("<methodCall/>"))
            .unwrap()
    }

    async fn run(
        script: &Script,
        effect: Effect,
    ) -> (Result<Response, TransportError>, usize, Duration) {
        run_with(script, effect, RetryConfig::default()).await
    }

    /// Repeats what leaves the same state when it is applied twice.
    fn idempotent() -> RetryConfig {
        RetryConfig {
            idempotent_writes: true,
            ..RetryConfig::default()
        }
    }

    async fn run_with(
        script: &Script,
        effect: Effect,
        config: RetryConfig,
    ) -> (Result<Response, TransportError>, usize, Duration) {
        let started = Instant::now();
        let transport = retry(script.transport(), config);
        let result = transport.send(request(effect)).await;
        (result, script.take_seen().len(), started.elapsed())
    }

    #[tokio::test(start_paused = true)]
    async fn a_refusal_after_a_lost_answer_is_in_doubt() {
        let in_doubt = |result: Result<Response, TransportError>| {
            result.unwrap().extensions().get::<InDoubt>().is_some()
        };
        let refused = |script: Script| script.answer(404, "text/plain", "");
        let lost = Script::new().fail(TransportErrorKind::Interrupted, Sent::Yes);
        let unconnected = Script::new().fail(TransportErrorKind::Connect, Sent::No);
        let throttled = Script::new().answer(429, "text/plain", "");
        let proxied = Script::new().answer(502, "text/html", "");
        for (first, expected) in [
            (lost, true),
            (proxied, true),
            (unconnected, false),
            (throttled, false),
        ] {
            let write = Effect::IdempotentWrite;
            let (result, calls, _) = run_with(&refused(first), write, idempotent()).await;
            assert_eq!(calls, 2);
            assert_eq!(in_doubt(result), expected);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn no_call_outlasts_the_end_that_is_set_for_all() {
        let started = Instant::now();
        let config = RetryConfig {
            until: Some(started + Duration::from_secs(10)),
            ..RetryConfig::default()
        };
        let asked = Arc::new(AtomicU32::new(0));
        let transport = retry(Transport::new(Hangs(Arc::clone(&asked))), config);
        let send = async || transport.send(request(Effect::Write)).await.unwrap_err();
        let first = send().await;
        assert_eq!(first.kind(), TransportErrorKind::Deadline);
        assert_eq!(first.was_sent(), Sent::Maybe);
        let second = send().await;
        assert_eq!(second.kind(), TransportErrorKind::Deadline);
        assert_eq!(second.was_sent(), Sent::No);
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        assert_eq!(started.elapsed(), Duration::from_secs(10));
    }

    #[tokio::test(start_paused = true)]
    async fn a_write_is_repeated_only_when_it_was_provably_not_applied() {
        use TransportErrorKind::{Connect, Interrupted, Timeout};
        let cases = [
            (Connect, Sent::No, Effect::Write, 2),
            (Timeout, Sent::Maybe, Effect::Write, 1),
            (Interrupted, Sent::Yes, Effect::Write, 1),
            (Timeout, Sent::Maybe, Effect::IdempotentWrite, 1),
            (Connect, Sent::No, Effect::IdempotentWrite, 2),
            (Interrupted, Sent::Yes, Effect::Read, 2),
            (TransportErrorKind::TooLarge, Sent::Yes, Effect::Read, 1),
        ];
        for (kind, sent, effect, attempts) in cases {
            let script = Script::new().fail(kind, sent).answer(200, "text/xml", "x");
            let (result, seen, _) = run(&script, effect).await;
            assert_eq!(seen, attempts, "{kind:?} {sent:?} {effect:?}");
            assert_eq!(result.is_ok(), attempts == 2);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn statuses_by_effect() {
        use Effect::{IdempotentWrite, Read, Write};
        let cases = [
            (429, "{}", Write, 2),
            (429, "{}", Read, 2),
            (500, "policies.ratelimit.SpikeArrestViolation", Write, 2),
            (503, "<h1>", Write, 1),
            (503, "<h1>", IdempotentWrite, 1),
            (429, "{}", IdempotentWrite, 2),
            (500, "oops", Read, 2),
            (401, "{}", Read, 1),
            (404, "{}", Read, 1),
            (200, "", Read, 2),
            (200, "", Write, 1),
        ];
        for (status, body, effect, attempts) in cases {
            let script = Script::new()
                .answer(status, "text/html", body)
                .answer(200, "text/xml", "x");
            let (_, seen, _) = run(&script, effect).await;
            assert_eq!(seen, attempts, "{status} {body} {effect:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_leaves_the_same_state_twice_is_repeated_where_that_is_asked_for() {
        for (status, effect, attempts) in [
            (503, Effect::IdempotentWrite, 2),
            (500, Effect::IdempotentWrite, 1),
            (503, Effect::Write, 1),
        ] {
            let script = Script::new()
                .answer(status, "text/html", "<h1>")
                .answer(200, "text/xml", "x");
            let (_, seen, _) = run_with(&script, effect, idempotent()).await;
            assert_eq!(seen, attempts, "{status} {effect:?}");
        }
        let lost = || {
            let script = Script::new().fail(TransportErrorKind::Timeout, Sent::Maybe);
            script.answer(200, "text/xml", "x")
        };
        for (effect, attempts) in [(Effect::IdempotentWrite, 2), (Effect::Write, 1)] {
            let (_, seen, _) = run_with(&lost(), effect, idempotent()).await;
            assert_eq!(seen, attempts, "{effect:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn retry_after_is_honoured_and_never_beyond_the_deadline() {
        let refused = |after: &str, available: &str| {
            http::Response::builder()
                .status(429)
                .header("retry-after", after)
                .header("x-keap-product-quota-available", available)
                .body(Body::empty())
                .unwrap()
        };
        let script = Script::new()
            .response(refused("7", ""))
            .answer(200, "text/xml", "x");
        let (result, seen, time) = run(&script, Effect::Write).await;
        assert_eq!((result.unwrap().status().as_u16(), seen), (200, 2));
        assert!(time >= Duration::from_secs(7) && time < Duration::from_secs(8));

        let script = Script::new().response(refused("86400", ""));
        let (result, seen, time) = run(&script, Effect::Read).await;
        assert_eq!((result.unwrap().status().as_u16(), seen), (429, 1));
        assert_eq!(time, Duration::ZERO);

        for endless in [
            "9223372036854775807",
            "18446744073709551615",
            "99999999999999999999",
        ] {
            let script = Script::new().response(refused(endless, ""));
            let (result, seen, _) = run(&script, Effect::Read).await;
            assert_eq!((result.unwrap().status().as_u16(), seen), (429, 1));
        }

        let script = Script::new().response(refused("1", "0"));
        assert_eq!(
            run(&script, Effect::Read).await.1,
            1,
            "the day's quota is gone"
        );
    }

    #[test]
    fn retry_after_may_be_a_date() {
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        let then = httpdate::parse_http_date(date).unwrap();
        let response = http::Response::builder()
            .header("retry-after", date)
            .body(Body::empty())
            .unwrap();
        let clock = crate::FixedClock::new(then - Duration::from_secs(30));
        assert_eq!(
            retry_after(&Ok(response), &clock),
            Some(Duration::from_secs(30))
        );
    }

    #[tokio::test(start_paused = true)]
    async fn attempts_are_capped_and_told() {
        let fail = |script: Script| script.fail(TransportErrorKind::Connect, Sent::No);
        let script = (0..9).fold(Script::new(), |script, _| fail(script));
        let (result, seen, _) = run(&script, Effect::Write).await;
        let error = result.unwrap_err();
        assert_eq!((seen, error.attempts()), (4, 4));
        assert_eq!(error.was_sent(), Sent::No);
    }

    #[tokio::test(start_paused = true)]
    async fn an_earlier_attempt_that_may_have_arrived_is_not_forgotten() {
        let script = Script::new()
            .fail(TransportErrorKind::Timeout, Sent::Maybe)
            .fail(TransportErrorKind::Connect, Sent::No)
            .fail(TransportErrorKind::InvalidRequest, Sent::No);
        let (result, _, _) = run_with(&script, Effect::IdempotentWrite, idempotent()).await;
        assert_eq!(result.unwrap_err().was_sent(), Sent::Maybe);
    }

    #[tokio::test(start_paused = true)]
    async fn the_budget_of_the_client_ends_all_repeats() {
        let config = RetryConfig {
            budget: RetryBudget::new(3),
            ..RetryConfig::default()
        };
        let script = (0..50).fold(Script::new(), |script, _| script.answer(503, "", "down"));
        let transport = retry(script.transport(), config);
        for _ in 0..5 {
            transport.send(request(Effect::Read)).await.unwrap();
        }
        assert_eq!(script.take_seen().len(), 5 + 3);
    }

    #[tokio::test(start_paused = true)]
    async fn the_deadline_covers_everything() {
        #[derive(Debug)]
        struct Hang;
        impl HttpService for Hang {
            fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
                Box::pin(std::future::pending())
            }
        }
        let started = Instant::now();
        let transport = retry(Transport::new(Hang), RetryConfig::default());
        let error = transport.send(request(Effect::Read)).await.unwrap_err();
        assert_eq!(error.kind(), TransportErrorKind::Deadline);
        assert_eq!(error.was_sent(), Sent::Maybe);
        assert_eq!(started.elapsed(), RetryConfig::default().deadline);
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_can_be_read_once_is_sent_once() {
        let script = Script::new().answer(503, "", "down");
        let transport = retry(script.transport(), RetryConfig::default());
        let body = Body::stream(futures_util::stream::empty());
        let request = request(Effect::Read).map(|_| body);
        assert_eq!(transport.send(request).await.unwrap().status(), 503);
    }
}
