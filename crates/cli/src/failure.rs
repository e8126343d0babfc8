//! What went wrong, as it is told: to people as lines, to programs as one object.

mod answered;
mod late;
mod misuse;
mod unworded;

use std::error::Error as StdError;
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};
use keap::ErrorKind;
use keap_auth::{OAuthError, Outage, StoreError};
use keap_gateway::config::ConfigError;
use keap_http::{Clock as _, Shown, SystemClock, TransportError, TransportErrorKind, moment};
use serde::Serialize;

pub(crate) use answered::Answered;
pub(crate) use late::{LONGER, Late, held_back, is_unsent, unsent};
pub(crate) use misuse::{Misuse, OrMisuse, misuse};
pub(crate) use unworded::Unworded;

use crate::commands::call::Untold;
use crate::exit::Exit;
use crate::format::Format;
use crate::recording::{self, Unkept};
use crate::screen::{self, Mark};
use crate::stop::Stop;
use crate::words::{of_the_command_line, plainly};
use misuse::is_misuse;

/// The kind of a status that a probe was answered with.
pub(crate) fn kind_of_status(status: u16) -> ErrorKind {
    match status {
        200..=299 => ErrorKind::InvalidResponse,
        400 | 401 => ErrorKind::Unauthenticated,
        403 => ErrorKind::PermissionDenied,
        429 => ErrorKind::RateLimited,
        404 | 408 | 410 | 500..=599 => ErrorKind::Unavailable,
        _ => ErrorKind::Unexpected,
    }
}

/// The longest clause that is shown.
const LONGEST: usize = 2_000;

/// A failure with all that is known of it.
#[derive(Debug)]
pub(crate) struct Failure {
    kind: &'static str,
    /// What happened, then why, a clause each.
    clauses: Vec<String>,
    /// What else is wrong in the same file.
    others: Vec<String>,
    hint: Option<String>,
    operation: Option<&'static str>,
    backend: Option<&'static str>,
    may_have_applied: bool,
    /// The writes that were done before it failed, and what they left.
    steps_done: Vec<String>,
    stands: Option<String>,
    /// How long to wait before it can be done, where that is known.
    retry_after: Option<Duration>,
    exit: Exit,
}

/// The object that programs read.
#[derive(Serialize)]
struct Document<'a> {
    kind: &'a str,
    message: String,
    hint: Option<&'a str>,
    operation: Option<&'a str>,
    backend: Option<&'a str>,
    may_have_applied: bool,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    steps_done: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    stands: Option<&'a str>,
    /// Whole seconds until it can be done, and the time then.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_at: Option<String>,
    exit: u8,
}

impl Failure {
    /// All that is known of an error.
    pub(crate) fn of(error: &anyhow::Error) -> Self {
        if let Some(Unworded { failure, told }) = error.downcast_ref() {
            return Self {
                clauses: vec![Shown::new(told).up_to(LONGEST).to_string()],
                ..Self::of(failure)
            };
        }
        if let Some(late) = error.downcast_ref() {
            return Self::of_late(late);
        }
        let asked = error.downcast_ref::<Misuse>();
        let around = error.to_string();
        let error = asked.map_or(error, |Misuse(inner)| inner);
        let causes = || error.chain();
        let facade = causes().find_map(|cause| cause.downcast_ref::<keap::Error>());
        let untold = error.downcast_ref::<Untold>();
        let (mut clauses, written) = clauses(error);
        // What was done when it turned out to be wrong.
        if around != error.to_string() {
            clauses.insert(0, Shown::new(&around).up_to(LONGEST).to_string());
        }
        let answered = causes().find_map(|cause| cause.downcast_ref::<Answered>());
        let token_call = causes().find_map(|cause| cause.downcast_ref::<OAuthError>());
        let unkept = causes().find_map(|cause| cause.downcast_ref::<StoreError>());
        let unkept = unkept.filter(|error| matches!(error, StoreError::Write { .. }));
        let unrecorded = Unkept::among(error.chain());
        let hint = unkept
            .map(|_| UNKEPT.to_owned())
            .or_else(|| unrecorded.map(|_| recording::UNKEPT.to_owned()))
            .or_else(|| facade?.hint().map(of_the_command_line))
            .or_else(|| answered?.hint.clone())
            .or_else(|| Some(hint_of(token_call?)?.to_owned()))
            .or_else(|| damaged_store(error.chain()).map(|()| DAMAGED.to_owned()))
            .or(written);
        let stands = facade.and_then(keap::Error::stands);
        // What was done in part was right to ask.
        let wrong = asked.is_some() || (is_misuse(error) && stands.is_none());
        Self {
            kind: if asked.is_some() {
                "usage"
            } else {
                kind(error)
            },
            clauses,
            others: others(error),
            hint: hint.map(|hint| Shown::new(&hint).up_to(LONGEST).to_string()),
            operation: facade
                .and_then(keap::Error::operation)
                .or(untold.map(|untold| untold.operation))
                .map(keap::Operation::name),
            backend: facade
                .and_then(keap::Error::backend)
                .or(untold.map(|untold| untold.backend))
                .map(keap::Backend::name),
            may_have_applied: untold.is_some() || facade.is_some_and(keap::Error::may_have_applied),
            steps_done: facade.map_or_else(Vec::new, |error| error.steps_done().to_vec()),
            stands: stands.map(str::to_owned),
            retry_after: retry_after(error),
            exit: match (wrong, answered) {
                (true, _) => Exit::Wrong,
                (false, Some(answered)) => answered.exit,
                (false, None) => Exit::Failed,
            },
        }
    }

    /// What clap says of the arguments.
    pub(crate) fn usage(text: &str) -> Self {
        let text = text.trim().trim_start_matches("error: ");
        let (what, rest) = text.split_once("\n\n").unwrap_or((text, ""));
        let hint = rest.lines().map(str::trim).filter(|line| !line.is_empty());
        let hint: Vec<&str> = hint.collect();
        Self {
            kind: "usage",
            clauses: vec![plainly(
                &what.split_whitespace().collect::<Vec<_>>().join(" "),
            )],
            others: Vec::new(),
            hint: (!hint.is_empty()).then(|| hint.join("; ")),
            operation: None,
            backend: None,
            may_have_applied: false,
            steps_done: Vec::new(),
            stands: None,
            retry_after: None,
            exit: Exit::Wrong,
        }
    }

    /// The program was asked to stop; `in_doubt` when a write may be under way.
    pub(crate) fn stopped(stop: Stop, in_doubt: bool) -> Self {
        let doubt =
            "the write was under way and may have been carried out: look before you send it again";
        Self {
            kind: "stopped",
            clauses: vec![format!("stopped by {}", stop.name())],
            others: Vec::new(),
            hint: in_doubt.then(|| doubt.to_owned()),
            operation: None,
            backend: None,
            may_have_applied: in_doubt,
            steps_done: Vec::new(),
            stands: None,
            retry_after: None,
            exit: Exit::Stopped(stop),
        }
    }

    /// The same with advice.
    pub(crate) fn hinted(mut self, hint: &str) -> Self {
        self.hint = Some(hint.to_owned());
        self
    }

    /// How the program ends with it.
    pub(crate) fn exit(&self) -> Exit {
        self.exit
    }

    /// The failure in a format, without the last line break.
    pub(crate) fn written(&self, format: Format) -> String {
        match format {
            Format::Text | Format::Csv | Format::Html | Format::Markdown | Format::Sarif => {
                self.text()
            }
            Format::Json | Format::Jsonl => self.json(),
        }
    }

    fn text(&self) -> String {
        let screen = screen::of_errors();
        let mut lines = Vec::new();
        for (place, clause) in self.clauses.iter().enumerate() {
            let head = match place {
                0 => screen.painted("error:", Mark::Bad),
                _ => "  cause:".to_owned(),
            };
            lines.push(format!("{head} {clause}"));
        }
        let others = self.others.iter();
        lines
            .extend(others.map(|other| format!("{} {other}", screen.painted("error:", Mark::Bad))));
        let hint = screen.painted("hint:", Mark::Hint);
        lines.extend(self.hint.iter().map(|text| format!("  {hint} {text}")));
        if let Some(pause) = self.retry_after {
            let (seconds, at) = (pause.as_secs(), time_after(pause));
            lines.push(format!("  retry: in {seconds} s, from {at} on"));
        }
        screen.folded(&lines.join("\n"))
    }

    fn json(&self) -> String {
        let document = Document {
            kind: self.kind,
            message: [&[self.clauses.join(": ")], &self.others[..]]
                .concat()
                .join("\n"),
            hint: self.hint.as_deref(),
            operation: self.operation,
            backend: self.backend,
            may_have_applied: self.may_have_applied,
            steps_done: &self.steps_done,
            stands: self.stands.as_deref(),
            retry_after: self.retry_after.map(|pause| pause.as_secs()),
            retry_at: self.retry_after.map(time_after),
            exit: self.exit.code(),
        };
        // Texts, numbers and truths can always be written.
        let text = serde_json::to_string(&document).unwrap_or_default();
        Shown::json(&text).into_owned()
    }
}

/// The clauses of an error and its causes, each told once, and the hint that is written behind one of them.
fn clauses(error: &anyhow::Error) -> (Vec<String>, Option<String>) {
    let mut clauses: Vec<String> = Vec::new();
    let mut hint = None;
    let causes = error.chain().filter(|cause| !is_envelope(*cause));
    // The call whose exchange could not be kept has nothing to do with it.
    let is_before = |cause: &&(dyn StdError + 'static)| !cause.is::<Unkept>();
    let left_out = match Unkept::among(error.chain()) {
        Some(_) => causes.clone().take_while(is_before).count(),
        None => 0,
    };
    for cause in causes.skip(left_out) {
        let text = match cause.downcast_ref::<ConfigError>() {
            Some(wrong) => wrong.first(),
            None => cause.to_string(),
        };
        let (clause, written) = match text.split_once("\n  hint: ") {
            Some((clause, written)) => (clause, Some(written.to_owned())),
            None => (text.as_str(), None),
        };
        hint = hint.or(written);
        let clause = Shown::new(&plainly(clause)).up_to(LONGEST).to_string();
        if !clauses.iter().any(|told| told.contains(&clause)) {
            clauses.push(clause);
        }
    }
    (clauses, hint)
}

/// What is wrong in a file besides what is told first, a line each.
fn others(error: &anyhow::Error) -> Vec<String> {
    let mut causes = error.chain();
    let wrong = causes.find_map(|cause| cause.downcast_ref::<ConfigError>());
    let others = wrong.into_iter().flat_map(|wrong| &wrong.others);
    others
        .map(|other| {
            Shown::new(&plainly(&other.first()))
                .up_to(LONGEST)
                .to_string()
        })
        .collect()
}

/// Whether an error says no more than the one around it and the one within it say together.
fn is_envelope(cause: &(dyn StdError + 'static)) -> bool {
    use keap_xmlrpc::Error as Wire;
    let told = cause.to_string();
    match cause.downcast_ref::<Wire>() {
        Some(Wire::Fault { .. } | Wire::Transport { .. } | Wire::Body { .. }) => true,
        Some(_) => false,
        None => {
            let is_rest = told.starts_with("v1 ") || told.starts_with("v2 ");
            let says_nothing = told.ends_with(" was refused") || told.ends_with(" got no answer");
            cause.source().is_some() && is_rest && says_nothing
        }
    }
}

/// The kind as one word for programs.
fn kind(error: &anyhow::Error) -> &'static str {
    let mut ungranted = false;
    if Unkept::among(error.chain()).is_some() {
        return "failed";
    }
    for cause in error.chain() {
        if let Some(error) = cause.downcast_ref::<keap::Error>() {
            return error.kind().name();
        }
        if let Some(answered) = cause.downcast_ref::<Answered>() {
            return answered.kind.name();
        }
        if let Some(error) = cause.downcast_ref::<OAuthError>() {
            return match error.outage() {
                Some(Outage::Limited) => ErrorKind::RateLimited.name(),
                Some(_) => ErrorKind::Unavailable.name(),
                None => ErrorKind::Unauthenticated.name(),
            };
        }
        let transport = cause.downcast_ref::<TransportError>();
        match transport.map(TransportError::kind) {
            // Why there is no token says the token call behind it.
            Some(TransportErrorKind::Authorization) => ungranted = true,
            Some(TransportErrorKind::Quota) => return ErrorKind::RateLimited.name(),
            Some(_) => return ErrorKind::Unavailable.name(),
            None => {}
        }
    }
    match ungranted {
        true => ErrorKind::Unauthenticated.name(),
        false => "failed",
    }
}

/// What to do when new tokens could not be written: the refresh token before them may be spent.
const UNKEPT: &str = "make room, or make the store writable, and run it again: what had arrived is taken over then. If the \
    refresh token is refused after that, the new one is lost: log in with `keap auth login`";

/// What to do about a file that is no store, or is one no more.
pub(crate) const DAMAGED: &str = "copy the file back from a backup, or name another store (KEAP_STORE) and log in there \
    with `keap auth login`; what is in it cannot be mended";

/// Whether the file of a store is none, by an error and its causes.
pub(crate) fn damaged_store<'a>(
    mut chain: impl Iterator<Item = &'a (dyn StdError + 'static)>,
) -> Option<()> {
    chain.find(|cause| cause.is::<StoreError>())?;
    let damaged = ["file is not a database", "database disk image is malformed"];
    let is_it = |cause: &'a (dyn StdError + 'static)| {
        let told = cause.to_string();
        damaged.iter().any(|sign| told.contains(sign))
    };
    chain.any(is_it).then_some(())
}

/// What to do about a token call that failed.
fn hint_of(error: &OAuthError) -> Option<&'static str> {
    let known = error.diagnosis().map(|known| known.fix);
    error.outage().map(Outage::hint).or(known)
}

/// How long to wait, by whichever error knows it.
fn retry_after(error: &anyhow::Error) -> Option<Duration> {
    error.chain().find_map(|cause| {
        let facade = cause.downcast_ref::<keap::Error>();
        facade
            .and_then(keap::Error::retry_after)
            .or_else(|| cause.downcast_ref::<Answered>()?.retry_after)
            .or_else(|| cause.downcast_ref::<OAuthError>()?.retry_after())
            .or_else(|| cause.downcast_ref::<TransportError>()?.retry_after())
    })
}

/// The time after a pause, to the second.
pub(crate) fn time_after(pause: Duration) -> String {
    let time = moment::after(SystemClock.now(), pause);
    DateTime::<Utc>::from(time).to_rfc3339_opts(SecondsFormat::Secs, true)
}
