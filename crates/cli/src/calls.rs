//! How calls are made: how long one may take, and that nobody waits in silence.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use keap_http::{CallInfo, ClientConfig, Clock as _, Observer, Outcome, RetryConfig, SystemClock};
use tokio::time::Instant;

use crate::args::Format;
use crate::output;

/// The longest silence.
const SILENCE: Duration = Duration::from_secs(4);

static WATCH: OnceLock<Arc<Watch>> = OnceLock::new();
static CALLED: AtomicBool = AtomicBool::new(false);

/// Sees every call of the program.
#[derive(Debug)]
pub(crate) struct Watch {
    format: Format,
    timeout: Option<Duration>,
    waiting: Mutex<Vec<Waiting>>,
}

#[derive(Debug)]
struct Waiting {
    call: CallInfo,
    since: Instant,
}

/// Begins to watch: from here on, whoever waits for long is told so.
pub(crate) fn begin(format: Format, timeout: Option<Duration>) {
    let watch = Arc::clone(WATCH.get_or_init(|| {
        Arc::new(Watch {
            format,
            timeout,
            waiting: Mutex::default(),
        })
    }));
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(SILENCE).await;
            watch.tell_longest();
        }
    });
}

/// How long a call with its repeats may take, when `--timeout` says so.
pub(crate) fn timeout() -> Option<Duration> {
    WATCH.get()?.timeout
}

/// The layers of a connection whose calls are repeated as the library does it.
pub(crate) fn config() -> ClientConfig {
    let mut retry = RetryConfig::default();
    retry.deadline = timeout().unwrap_or(retry.deadline);
    watched().retry(retry)
}

/// The layers of a connection whose calls are made once, for at most so long.
pub(crate) fn once(longest: Duration) -> ClientConfig {
    let mut retry = RetryConfig::default();
    retry.max_attempts = 1;
    retry.deadline = timeout().unwrap_or(longest);
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
        None => output::tell(text),
    }
}

/// Whether any call has been begun.
pub(crate) fn has_called() -> bool {
    CALLED.load(Ordering::Relaxed)
}

impl Watch {
    fn waiting(&self) -> MutexGuard<'_, Vec<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, text: &str) {
        output::tell(&output::noted(self.format, "note", text));
    }

    /// Tells of the call that has been waited for longest.
    fn tell_longest(&self) {
        let text = {
            let waiting = self.waiting();
            let longest = waiting.iter().min_by_key(|waiting| waiting.since);
            longest
                .filter(|longest| longest.since.elapsed() >= SILENCE)
                .map(|longest| {
                    let seconds = longest.since.elapsed().as_secs();
                    format!("waiting for {} since {seconds} s", named(&longest.call))
                })
        };
        if let Some(text) = text {
            self.tell(&text);
        }
    }
}

impl Observer for Watch {
    fn started(&self, call: &CallInfo) {
        CALLED.store(true, Ordering::Relaxed);
        self.waiting().push(Waiting {
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
            let until = SystemClock
                .now()
                .checked_add(pause)
                .map(DateTime::<Utc>::from);
            let until = until.map(|until| until.format(", until %H:%M:%S UTC").to_string());
            self.tell(&format!(
                "{} waits for a limit, {:.0} s{}",
                named(call),
                pause.as_secs_f64(),
                until.unwrap_or_default()
            ));
        }
    }

    fn finished(&self, call: &CallInfo, _: u32, _: Outcome, _: Duration) {
        let mut waiting = self.waiting();
        if let Some(place) = waiting.iter().position(|waiting| waiting.call == *call) {
            waiting.remove(place);
        }
    }

    fn notice(&self, text: &str) {
        self.tell(text);
    }
}

/// A call as a person knows it, and where it goes.
fn named(call: &CallInfo) -> String {
    match &call.operation {
        Some(operation) => format!("{operation} ({} {})", call.method, call.url),
        None => format!("{} {}", call.method, call.url),
    }
}
