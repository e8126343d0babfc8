//! What the libraries warn about while a service runs, as lines on standard error and in the log of calls.

use std::collections::HashMap;
use std::fmt::{self, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use keap_http::Shown;
use tokio::time::Instant;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use super::output::Lines;
use crate::format::Format;
use crate::told;

/// Whose warnings an operator can do something about. Those of single calls are in the lines of the calls.
const TOLD: [&str; 3] = ["keap_gateway", "keap::route", "keap::commands"];

/// The same warning is told once in this time.
const AGAIN: Duration = Duration::from_secs(60);

/// Warnings that wait for standard error.
const WAITING: usize = 256;

/// The longest warning, in characters.
const LONGEST: usize = 2_000;

/// Takes the warnings of this program.
pub(crate) struct Warnings {
    queue: SyncSender<String>,
    shared: Arc<Shared>,
    told: Mutex<HashMap<String, Instant>>,
}

#[derive(Debug, Default)]
struct Shared {
    log: OnceLock<Arc<Lines>>,
    /// Warnings that are not written yet.
    waiting: AtomicU64,
}

/// Where the warnings go beside standard error.
#[derive(Clone, Debug, Default)]
pub(crate) struct WarningLog(Arc<Shared>);

impl WarningLog {
    /// From here on warnings are lines of the log too.
    pub(crate) fn set(&self, log: &Arc<Lines>) {
        // There is one log, made once.
        let _ = self.0.log.set(Arc::clone(log));
    }

    /// Waits until all is told, but no longer than a second.
    pub(crate) async fn end(&self) {
        let told = async {
            while self.0.waiting.load(Ordering::Acquire) > 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let _ = tokio::time::timeout(Duration::from_secs(1), told).await;
    }
}

/// Shows the warnings of this program from here on.
///
/// # Errors
/// When the thread that writes them cannot be started.
pub(crate) fn show(format: Format) -> anyhow::Result<WarningLog> {
    let (queue, texts) = sync_channel::<String>(WAITING);
    let writer = std::thread::Builder::new().name("warnings".to_owned());
    let log = WarningLog::default();
    let shared = Arc::clone(&log.0);
    // Standard error may be a pipe that nobody reads.
    writer.spawn(move || {
        for text in texts {
            told::tell(&told::noted(format, "warning", &text));
            shared.waiting.fetch_sub(1, Ordering::AcqRel);
        }
    })?;
    let warnings = Warnings {
        queue,
        shared: Arc::clone(&log.0),
        told: Mutex::default(),
    };
    // A second subscriber is refused; there is none before this one.
    let _ = tracing::subscriber::set_global_default(warnings);
    Ok(log)
}

impl fmt::Debug for Warnings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Warnings")
    }
}

impl Warnings {
    /// Whether it was not told a moment ago.
    fn is_news(&self, text: &str) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.retain(|_, at| at.elapsed() < AGAIN);
        if told.contains_key(text) || told.len() >= WAITING {
            return false;
        }
        told.insert(text.to_owned(), Instant::now());
        true
    }
}

impl Warnings {
    /// What has ended is news when it begins again.
    fn forget(&self, ended: &str) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.retain(|text, _| !text.starts_with(ended));
    }
}

impl Subscriber for Warnings {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let is_ours = |start: &&str| {
            let rest = metadata.target().strip_prefix(start);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        };
        *metadata.level() <= Level::WARN && TOLD.iter().any(is_ours)
    }

    fn event(&self, event: &Event<'_>) {
        let mut text = Text::default();
        event.record(&mut text);
        let ended = text.ends.take();
        let text = text.whole();
        if let Some(ended) = &ended {
            self.forget(ended);
        }
        if !self.is_news(&text) && ended.is_none() {
            return;
        }
        // What does not fit waits for nobody; it is told again in a minute.
        self.shared.waiting.fetch_add(1, Ordering::AcqRel);
        if self.queue.try_send(text.clone()).is_err() {
            self.shared.waiting.fetch_sub(1, Ordering::AcqRel);
        }
        // After it, since a log that cannot be written is a warning of its own.
        if let Some(log) = self.shared.log.get() {
            log.warning(&text);
        }
    }

    fn new_span(&self, _span: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _span: &Id, _values: &Record<'_>) {}
    fn record_follows_from(&self, _span: &Id, _follows: &Id) {}
    fn enter(&self, _span: &Id) {}
    fn exit(&self, _span: &Id) {}
}

/// An event as one line: its message, and what stands beside it.
#[derive(Debug, Default)]
struct Text {
    message: String,
    fields: String,
    /// How the warnings begin whose cause is over.
    ends: Option<String>,
}

impl Text {
    fn whole(&self) -> String {
        let text = format!("{}{}", self.message, self.fields).replace('\n', " ");
        Shown::new(&text).up_to(LONGEST).to_string()
    }
}

impl Visit for Text {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "ends" => self.ends = Some(value.to_owned()),
            _ => self.record_debug(field, &value),
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        // Writing to a text does not fail.
        let _ = match field.name() {
            "message" => write!(self.message, "{value:?}"),
            "error" => write!(self.fields, ": {value:?}"),
            name => write!(self.fields, ", {name} {value:?}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A store that flaps is told each time; what only goes on is told once a minute.
    #[tokio::test(start_paused = true)]
    async fn what_begins_again_after_it_ended_is_told_again() {
        let (queue, told) = sync_channel(WAITING);
        let warnings = Warnings {
            queue,
            shared: Arc::default(),
            told: Mutex::default(),
        };
        tracing::subscriber::with_default(warnings, || {
            for _ in 0..3 {
                tracing::warn!(target: "keap_gateway", error = "gone", "it is bad");
                tracing::warn!(target: "keap_gateway", error = "gone", "it is bad");
                tracing::warn!(target: "keap_gateway", ends = "it is bad", "it is well again");
            }
        });
        let told: Vec<String> = told.try_iter().collect();
        let once = ["it is bad: \"gone\"", "it is well again"];
        assert_eq!(told, [once, once, once].concat());
    }
}
