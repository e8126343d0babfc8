//! How calls are made: how long one may take, and that nobody waits in silence.

mod awaited;
mod clock;
mod outgoing;

use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use keap_auth::{GrantConfig, OAuthClient};
use keap_http::{CallInfo, ClientConfig, Observer, Outcome, RetryConfig};
use tokio::time::Instant;

use crate::format::Format;
use crate::told;

use self::awaited::Awaited;
use self::clock::clock;

pub(crate) use self::outgoing::{has_sent, remembered};

/// The longest silence, but for a look.
const SILENCE: Duration = Duration::from_secs(4);

/// How often somebody looks whether it has been silent for too long.
const LOOK: Duration = Duration::from_millis(500);

/// How often it is told how far something long has come, where nothing else is to be told.
const COURSE: Duration = Duration::from_secs(10);

/// How far something long has come, in the place of the number of its calls.
static STANDS: Mutex<Option<String>> = Mutex::new(None);

static WATCH: OnceLock<Arc<Watch>> = OnceLock::new();

/// Whether the program waits for somebody who types.
static PERSON: AtomicBool = AtomicBool::new(false);

/// What a time limit is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    /// The whole command with everything that it asks, its diagnosis of a failure too.
    Command,
    /// Each call with its repeats: the command asks as often as there are rows, grants or checks.
    Call,
    /// Each call, of a service that says itself what it does.
    Service,
}

/// Sees every call of the program.
#[derive(Debug)]
pub(crate) struct Watch {
    format: Format,
    span: Span,
    /// Whether every call is told.
    verbose: bool,
    timeout: Option<Duration>,
    /// When the whole command ends.
    until: Option<Instant>,
    seen: Mutex<Seen>,
}

/// What goes on, and what was told of it.
#[derive(Debug)]
struct Seen {
    waiting: Vec<Waiting>,
    /// A token call that was answered: its answer is read by whoever called, and may be long in coming.
    reading: Option<Waiting>,
    awaited: Option<Awaited>,
    ended: u64,
    /// How many had ended when something was told.
    told_of: u64,
    told: Instant,
    /// When it was told last how far something long has come.
    course: Option<Instant>,
}

#[derive(Debug)]
struct Waiting {
    call: CallInfo,
    since: Instant,
}

/// Begins to watch: from here on, whoever waits for long is told so.
pub(crate) fn begin(watch: Watch) {
    let watch = WATCH.get_or_init(|| Arc::new(watch));
    told::listen(told);
    tokio::spawn(break_silence(Arc::clone(watch), told::note));
}

/// How long a call may take, where `--timeout` says it.
pub(crate) fn limit() -> Option<Duration> {
    WATCH.get()?.timeout
}

/// Tells how it stands whenever it has been silent for too long.
async fn break_silence(watch: Arc<Watch>, tell: impl Fn(Format, &str)) {
    loop {
        tokio::time::sleep(LOOK).await;
        if let Some(text) = watch.overdue() {
            tell(watch.format, &text);
        }
    }
}

/// From here on this is told where it would be silent for long; none ends that.
pub(crate) fn stands(how: Option<String>) {
    *STANDS.lock().unwrap_or_else(PoisonError::into_inner) = how;
}

/// Something was told on standard error.
fn told() {
    if let Some(watch) = WATCH.get() {
        watch.seen().tell();
    }
}

/// How long the answer to a token call is waited for at least, whatever the time limit. The command ends as it would have, and
/// the program waits for the answer.
const SPENT: Duration = Duration::from_secs(10);

fn limited(longest: Duration) -> RetryConfig {
    let mut retry = RetryConfig::default();
    let watch = WATCH.get();
    retry.deadline = watch.and_then(|watch| watch.timeout).unwrap_or(longest);
    retry.until = watch.and_then(|watch| watch.until);
    retry
}

/// A client of the token endpoint whose calls keep to the time limit. Their answers are read as they arrive, so no layer
/// below bounds that.
pub(crate) fn limited_client(client: OAuthClient) -> OAuthClient {
    match WATCH.get().and_then(|watch| watch.timeout) {
        Some(timeout) => client.call_limit(token_limit(timeout)),
        None => client,
    }
}

/// How long a token call may take under a time limit. It ends before the call that waits for its token, so that the failure
/// is told of the one that failed; but what was sent is spent, and its answer is worth more than a few seconds.
fn token_limit(timeout: Duration) -> Duration {
    timeout.mul_f64(0.7).max(SPENT)
}

/// The token call whose answer has not come, or is being read.
pub(crate) fn token_call() -> Option<String> {
    let seen = WATCH.get()?.seen();
    let mut calls = seen.waiting.iter().chain(&seen.reading);
    let call = &calls.find(|waiting| is_for_token(&waiting.call))?.call;
    Some(named(call))
}

/// How a grant buys new tokens within the time of the call that waits for them.
pub(crate) fn grant_config() -> GrantConfig {
    let timeout = WATCH.get().and_then(|watch| watch.timeout);
    let limit = timeout.unwrap_or(RetryConfig::default().deadline);
    let mut config = GrantConfig::default();
    config.pause = config.pause.min(limit.mul_f64(0.1));
    config.deadline = config.deadline.min(limit.mul_f64(0.3));
    config
}

/// The layers of a connection whose calls are repeated as the library does it.
pub(crate) fn config() -> ClientConfig {
    watched().retry(limited(RetryConfig::default().deadline))
}

/// The layers of a connection that never sends a write again which may have been carried out, even where that changes nothing
/// more.
pub(crate) fn writing_once() -> ClientConfig {
    let mut retry = limited(RetryConfig::default().deadline);
    retry.idempotent_writes = false;
    watched().retry(retry)
}

/// The layers of a connection whose calls are made once, for at most so long.
pub(crate) fn once(longest: Duration) -> ClientConfig {
    let mut retry = limited(longest);
    retry.max_attempts = 1;
    watched().retry(retry)
}

/// The layers of the calls that a grant buys tokens by, each within the limit of [`limited_client`].
pub(crate) fn for_tokens() -> ClientConfig {
    let mut retry = limited(RetryConfig::default().deadline);
    retry.max_attempts = 1;
    retry.deadline = retry.deadline.max(SPENT);
    retry.until = None;
    watched().retry(retry)
}

fn watched() -> ClientConfig {
    match WATCH.get() {
        Some(watch) => ClientConfig::new().observer(Arc::clone(watch) as Arc<dyn Observer>),
        None => ClientConfig::new(),
    }
}

/// Tells something on the way, from where no output is at hand.
pub(crate) fn tell(text: &str) {
    match WATCH.get() {
        Some(watch) => watch.tell(text),
        None => told::tell(text),
    }
}

/// Whether the time of the whole command is used up.
pub(crate) fn is_over() -> bool {
    let until = WATCH.get().and_then(|watch| watch.until);
    until.is_some_and(|until| Instant::now() >= until)
}

/// Reads what somebody types: nobody is told that the program waits for him.
pub(crate) fn typed<T>(read: impl FnOnce() -> T) -> T {
    PERSON.store(std::io::stdin().is_terminal(), Ordering::Relaxed);
    let typed = read();
    told();
    PERSON.store(false, Ordering::Relaxed);
    typed
}

/// Waits for something else than a call, which is named when it takes long.
pub(crate) fn awaiting<T>(what: &str, longest: Duration, wait: impl FnOnce() -> T) -> T {
    match WATCH.get() {
        Some(watch) => watch.awaiting(what, longest, wait),
        None => wait(),
    }
}

impl Watch {
    /// Watches within a time limit of the command or of each call.
    pub(crate) fn new(format: Format, timeout: Option<Duration>, span: Span) -> Self {
        let now = Instant::now();
        let until = timeout.filter(|_| span == Span::Command);
        Self {
            format,
            span,
            verbose: false,
            timeout,
            until: until.and_then(|timeout| now.checked_add(timeout)),
            seen: Mutex::new(Seen {
                waiting: Vec::new(),
                reading: None,
                awaited: None,
                ended: 0,
                told_of: 0,
                told: now,
                course: None,
            }),
        }
    }

    /// Whether every call is told when it ends.
    pub(crate) fn verbose(mut self, verbose: bool) -> Self {
        self.verbose = verbose;
        self
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, text: &str) {
        told::note(self.format, text);
    }

    /// When a call ends at the latest: with the command, or when its own time is over, its repeats and waits among it. Whoever
    /// asks for a token has a time of his own, which may be longer, and a service has others.
    fn end_of(&self, waiting: &Waiting) -> Option<Instant> {
        if self.span == Span::Service {
            return None;
        }
        if is_for_token(&waiting.call) {
            return waiting.since.checked_add(token_limit(self.timeout?));
        }
        if self.until.is_some() {
            return self.until;
        }
        let longest = self.timeout.unwrap_or(RetryConfig::default().deadline);
        waiting.since.checked_add(longest)
    }

    fn awaiting<T>(&self, what: &str, longest: Duration, wait: impl FnOnce() -> T) -> T {
        self.seen().awaited = Some(Awaited::new(what, longest));
        let came = wait();
        self.seen().awaited = None;
        came
    }

    /// What is to be told now, because nothing was told for long: which call is waited for, or how many were made.
    fn overdue(&self) -> Option<String> {
        let mut seen = self.seen();
        if seen.told.elapsed() < SILENCE {
            return None;
        }
        if let Some(awaited) = &mut seen.awaited {
            let text = awaited.overdue(std::io::stdin().is_terminal());
            seen.tell();
            return text;
        }
        let waiting = seen.waiting.iter().chain(&seen.reading);
        let longest = waiting.min_by_key(|waiting| waiting.since);
        // A service tells of its calls where they belong.
        let is_service = self.span == Span::Service;
        let waited = longest.filter(|longest| {
            longest.since.elapsed() >= SILENCE || (!is_service && seen.ended == seen.told_of)
        });
        let stands = STANDS.lock().unwrap_or_else(PoisonError::into_inner);
        let stands = stands.clone();
        let text = match waited {
            Some(longest) => {
                let seconds = longest.since.elapsed().as_secs();
                let until = self
                    .end_of(longest)
                    .map(|end| end.duration_since(Instant::now()))
                    .and_then(clock)
                    .map(|time| format!(", until {time} at the latest"));
                let until = until.unwrap_or_default();
                format!(
                    "waiting for {} since {seconds} s{until}",
                    named(&longest.call)
                )
            }
            None if is_service || PERSON.load(Ordering::Relaxed) => return None,
            None if stands.is_some() => {
                if seen.course.is_some_and(|told| told.elapsed() < COURSE) {
                    return None;
                }
                seen.course = Some(Instant::now());
                stands.unwrap_or_default()
            }
            None if seen.ended == seen.told_of => {
                "still at work, and waiting for no call".to_owned()
            }
            None if seen.ended == 1 => "1 call has been made".to_owned(),
            None => format!("{} calls have been made", seen.ended),
        };
        seen.tell();
        Some(text)
    }
}

impl Seen {
    fn tell(&mut self) {
        self.told = Instant::now();
        self.told_of = self.ended;
    }
}

impl Observer for Watch {
    fn started(&self, call: &CallInfo) {
        let mut seen = self.seen();
        seen.reading = None;
        seen.waiting.push(Waiting {
            call: call.clone(),
            since: Instant::now(),
        });
    }

    fn retrying(&self, call: &CallInfo, attempt: u32, outcome: Outcome, pause: Duration) {
        // A short pause is not worth a line.
        if pause >= Duration::from_secs(2) {
            let why = match outcome {
                Outcome::Answered(status) => format!("status {}", status.as_u16()),
                _ => "no answer".to_owned(),
            };
            let name = named(call);
            let seconds = pause.as_secs_f64();
            self.tell(&format!(
                "attempt {attempt} of {name} failed ({why}); the next one follows in {seconds:.0} s"
            ));
        }
    }

    fn waiting(&self, call: &CallInfo, pause: Duration) {
        if pause >= SILENCE {
            let until = clock(pause).map(|time| format!(", until {time}"));
            self.tell(&format!(
                "{} waits for a limit, {:.0} s{}",
                named(call),
                pause.as_secs_f64(),
                until.unwrap_or_default()
            ));
        }
    }

    fn finished(&self, call: &CallInfo, attempts: u32, outcome: Outcome, elapsed: Duration) {
        if self.verbose {
            let text = ended(call, attempts, outcome, elapsed);
            told::tell(&told::noted(self.format, "call", &text));
        }
        let mut seen = self.seen();
        seen.ended = seen.ended.saturating_add(1);
        let place = seen
            .waiting
            .iter()
            .position(|waiting| waiting.call == *call);
        if let Some(place) = place {
            let ended = seen.waiting.remove(place);
            // A service goes on when the answer is read, and may make no other call for long.
            let is_read = is_for_token(&ended.call) && self.span != Span::Service;
            seen.reading = is_read.then_some(ended);
        }
    }

    fn notice(&self, text: &str) {
        self.tell(text);
    }
}

fn is_for_token(call: &CallInfo) -> bool {
    call.url.ends_with("/token")
}

/// A call as a person knows it, with what it is on the wire where that has another name, and where it goes.
fn named(call: &CallInfo) -> String {
    let wire = call.operation.as_deref();
    let wire = wire.filter(|wire| call.part_of != Some(*wire));
    let names: Vec<_> = call.part_of.into_iter().chain(wire).collect();
    let (names, method, url) = (names.join(", "), &call.method, &call.url);
    match names.is_empty() {
        true => format!("{method} {url}"),
        false => format!("{names} ({method} {url})"),
    }
}

/// The line of a call that has ended.
fn ended(call: &CallInfo, attempts: u32, outcome: Outcome, elapsed: Duration) -> String {
    let answer = match outcome {
        Outcome::Answered(status) => status.as_u16().to_string(),
        _ => "no answer".to_owned(),
    };
    let attempts = match attempts {
        0 | 1 => String::new(),
        more => format!(", {more} attempts"),
    };
    let (name, ms) = (named(call), elapsed.as_millis());
    format!("{name}: {answer} in {ms} ms{attempts}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> CallInfo {
        let request = http::Request::get("https://h.example/rest/v2/contacts").body(());
        CallInfo::new(&request.unwrap().map(|()| keap_http::Body::empty()))
    }

    /// What is told, and after how many seconds.
    fn telling(watch: &Arc<Watch>) -> Arc<Mutex<Vec<(u64, String)>>> {
        let told = Arc::new(Mutex::new(Vec::new()));
        let (began, lines) = (Instant::now(), Arc::clone(&told));
        tokio::spawn(break_silence(Arc::clone(watch), move |_, text: &str| {
            let line = (began.elapsed().as_secs(), text.to_owned());
            lines.lock().unwrap().push(line);
        }));
        told
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_is_silent_for_more_than_five_seconds() {
        let limit = Duration::from_secs(60);
        let watch = Arc::new(Watch::new(Format::Text, Some(limit), Span::Command));
        let told = telling(&watch);
        // The call begins when a look has just been taken.
        tokio::time::sleep(Duration::from_millis(700)).await;
        watch.started(&call());
        tokio::time::sleep(Duration::from_secs(20)).await;
        let told = told.lock().unwrap();
        let mut last = 0;
        for (second, text) in told.iter() {
            assert!(second - last <= 5, "{told:?}");
            assert!(text.contains("waiting for GET https://h.example/rest/v2/contacts since"));
            assert!(text.contains("UTC at the latest"), "{text}");
            last = *second;
        }
        assert!(last >= 16, "{told:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_waits_for_one_of_many_calls_is_told_until_when() {
        let watch = Watch::new(Format::Text, None, Span::Call);
        watch.started(&call());
        tokio::time::advance(SILENCE).await;
        let told = watch.overdue().unwrap();
        assert!(told.ends_with("UTC at the latest"), "{told}");
        let end = |timeout, span| {
            let watch = Watch::new(Format::Text, timeout, span);
            let (call, since) = (call(), Instant::now());
            let end = watch.end_of(&Waiting { call, since })?;
            Some(end.duration_since(since))
        };
        let own = Some(Duration::from_secs(9));
        assert_eq!(end(own, Span::Call), own);
        assert_eq!(end(None, Span::Call), Some(RetryConfig::default().deadline));
        assert_eq!(end(own, Span::Service), None);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_waits_for_a_token_beyond_the_time_limit_is_told_until_when() {
        let request = http::Request::post("https://h.example/token").body(());
        let call = CallInfo::new(&request.unwrap().map(|()| keap_http::Body::empty()));
        let watch = Watch::new(Format::Text, Some(Duration::from_secs(1)), Span::Command);
        let since = Instant::now();
        let end = watch.end_of(&Waiting { call, since }).unwrap();
        assert_eq!(end.duration_since(since), SPENT);
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_begins_behind_a_note_and_a_wait_for_no_call_leave_no_hole() {
        let watch = Arc::new(Watch::new(Format::Text, None, Span::Call));
        let told = telling(&watch);
        // Nothing is called at first, as when another process holds a lock.
        tokio::time::sleep(Duration::from_millis(4_700)).await;
        watch.started(&call());
        tokio::time::sleep(Duration::from_millis(5_100)).await;
        let told = told.lock().unwrap();
        let (first, second) = (&told[0], &told[1]);
        assert!(
            first.0 <= 5 && first.1.contains("still at work"),
            "{told:?}"
        );
        assert!(
            second.0 <= 9 && second.1.contains("waiting for GET"),
            "{told:?}"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn another_program_is_named_while_it_is_waited_for() {
        let watch = Watch::new(Format::Text, None, Span::Service);
        tokio::time::advance(SILENCE).await;
        let minute = Duration::from_secs(60);
        let told = watch.awaiting("pass", minute, || watch.overdue());
        assert!(told.unwrap().starts_with("waiting for pass since 0 s"));
        tokio::time::advance(SILENCE).await;
        assert_eq!(watch.overdue(), None);
    }

    #[tokio::test(start_paused = true)]
    async fn one_call_is_one_call() {
        let watch = Arc::new(Watch::new(Format::Text, None, Span::Call));
        watch.started(&call());
        let answered = Outcome::Answered(http::StatusCode::OK);
        watch.finished(&call(), 1, answered, Duration::ZERO);
        tokio::time::advance(SILENCE).await;
        assert_eq!(watch.overdue().as_deref(), Some("1 call has been made"));
    }

    #[tokio::test(start_paused = true)]
    async fn the_answer_of_a_token_call_that_drips_is_told_too() {
        let watch = Arc::new(Watch::new(Format::Text, None, Span::Call));
        let told = telling(&watch);
        let request = http::Request::post("https://h.example/token").body(());
        let call = CallInfo::new(&request.unwrap().map(|()| keap_http::Body::empty()));
        watch.started(&call);
        let answered = Outcome::Answered(http::StatusCode::OK);
        watch.finished(&call, 1, answered, Duration::ZERO);
        tokio::time::sleep(Duration::from_secs(10)).await;
        let told = told.lock().unwrap();
        let waits =
            |(_, text): &&(u64, String)| text.contains("waiting for POST https://h.example/token");
        assert_eq!(told.iter().filter(waits).count(), 2, "{told:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_service_whose_token_was_refreshed_is_quiet() {
        let watch = Arc::new(Watch::new(Format::Text, None, Span::Service));
        let told = telling(&watch);
        let request = http::Request::post("https://h.example/token").body(());
        let call = CallInfo::new(&request.unwrap().map(|()| keap_http::Body::empty()));
        watch.started(&call);
        tokio::time::sleep(Duration::from_secs(6)).await;
        let answered = Outcome::Answered(http::StatusCode::OK);
        watch.finished(&call, 1, answered, Duration::from_secs(6));
        assert_eq!(told.lock().unwrap().len(), 1, "somebody waited");
        tokio::time::sleep(Duration::from_secs(60)).await;
        assert_eq!(told.lock().unwrap().len(), 1, "{told:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn many_short_calls_are_not_silent_either() {
        for (span, lines) in [(Span::Call, 4), (Span::Service, 0)] {
            let watch = Arc::new(Watch::new(Format::Text, None, span));
            let told = telling(&watch);
            for _ in 0..20 {
                watch.started(&call());
                tokio::time::sleep(Duration::from_secs(1)).await;
                let answered = Outcome::Answered(http::StatusCode::OK);
                watch.finished(&call(), 1, answered, Duration::from_secs(1));
            }
            let told = told.lock().unwrap();
            assert_eq!(told.len(), lines, "{told:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_time_limit_is_of_the_command_or_of_each_call() {
        let limit = Duration::from_secs(9);
        let until = |span| Watch::new(Format::Text, Some(limit), span).until;
        assert_eq!(until(Span::Command), Some(Instant::now() + limit));
        assert_eq!(until(Span::Call), None);
        assert_eq!(until(Span::Service), None);
    }
}
