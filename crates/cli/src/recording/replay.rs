//! Answers from a recording.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, ensure};
use http::StatusCode;
use http::header::HeaderMap;
use keap_http::{
    BoxFuture, HttpService, Request, Response, Sent, Shown, TransportError, TransportErrorKind,
};

use super::exchange::{Asked, read_answer, response};
use super::folder::{self, Manifest};
use super::short::AskedShort;
use super::unkept::causes;

/// A recording that answers.
#[derive(Debug)]
pub(crate) struct Player {
    path: PathBuf,
    command: Vec<String>,
    hides_values: bool,
    answers: Mutex<HashMap<Vec<u8>, VecDeque<Answer>>>,
    /// The requests of a recording without values by their shapes: what the program writes on its own is replaced in there, and is
    /// found by what stays of a text when its letters and digits are others.
    shapes: HashMap<Vec<u8>, Vec<u8>>,
}

#[derive(Debug)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

/// Nobody asked that when the recording was made.
#[derive(Debug)]
struct Missing {
    folder: String,
    asked: String,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { folder, asked } = self;
        write!(f, "the recording in {folder} has no answer to {asked}")
    }
}

impl std::error::Error for Missing {}

/// Whether a failure says of no account and of no wire anything, but that the recording lacks the request.
pub(crate) fn is_unrecorded(error: &(dyn std::error::Error + 'static)) -> bool {
    unrecorded(error).is_some()
}

/// Which answer the recording lacks, where a failure is of that.
pub(crate) fn unrecorded(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    causes(error).find_map(|cause| Some(cause.downcast_ref::<Missing>()?.to_string()))
}

impl Player {
    /// Reads a recording.
    ///
    /// # Errors
    /// When the folder is none, or a file in it is not as it was written.
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let manifest = Manifest::read(path)?;
        let hides_values = manifest.hides_values();
        let command = manifest.into_command();
        let mut shapes = HashMap::new();
        let mut answers: HashMap<Vec<u8>, VecDeque<Answer>> = HashMap::new();
        let exchanges = folder::exchanges(path)?;
        ensure!(!exchanges.is_empty(), "there is no exchange in it");
        for (at, (request, answer)) in exchanges.iter().enumerate() {
            let broken = || format!("exchange {} is not as it was written", at.saturating_add(1));
            let asked = Asked::read(request).with_context(broken)?;
            let (status, headers, body) = read_answer(answer).with_context(broken)?;
            let answer = Answer {
                status,
                headers,
                body,
            };
            let key = asked.key();
            if hides_values {
                shapes.entry(shape(&key)).or_insert_with(|| key.clone());
            }
            answers.entry(key).or_default().push_back(answer);
        }
        for answers in answers.values_mut() {
            without_repeated(answers);
        }
        Ok(Self {
            path: path.to_owned(),
            command,
            hides_values,
            answers: Mutex::new(answers),
            shapes,
        })
    }

    /// Whether its values are others than those of the account.
    pub(super) fn hides_values(&self) -> bool {
        self.hides_values
    }

    /// The words of the command that was recorded.
    pub(super) fn command(&self) -> &[String] {
        &self.command
    }

    /// The recording in the place of a network.
    pub(super) fn service(self: Arc<Self>) -> impl HttpService {
        Service(self)
    }

    /// The next answer to a request. The last one stays: who asks once more than when it was recorded gets it again.
    fn answer(&self, asked: &Asked) -> Option<Response> {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let mut key = asked.key();
        if !answers.contains_key(&key) {
            key.clone_from(self.shapes.get(&shape(&key))?);
        }
        let left = answers.get_mut(&key)?;
        let given = |answer: &Answer| response(answer.status, &answer.headers, &answer.body);
        match left.len() {
            0 | 1 => left.front().map(given),
            _ => left.pop_front().as_ref().map(given),
        }
    }
}

/// What stays of a text when its letters and digits become others.
fn shape(key: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(key);
    let signs = text.chars().map(|sign| match sign {
        _ if sign.is_ascii_digit() => '0',
        _ if sign.is_uppercase() => 'A',
        _ if sign.is_alphabetic() => 'a',
        _ => sign,
    });
    signs.collect::<String>().into_bytes()
}

/// Leaves out refusals after which the same was asked again: nobody waits for the second answer when it is there.
fn without_repeated(answers: &mut VecDeque<Answer>) {
    let is_passing = |answer: &Answer| {
        answer.status == StatusCode::TOO_MANY_REQUESTS || answer.status.is_server_error()
    };
    let last = answers.len().saturating_sub(1);
    let mut at = 0_usize;
    answers.retain(|answer| {
        let keep = at == last || !is_passing(answer);
        at = at.saturating_add(1);
        keep
    });
}

#[derive(Debug)]
struct Service(Arc<Player>);

impl HttpService for Service {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let (head, body) = request.into_parts();
        let asked = Asked::of(&head, body.as_bytes().unwrap_or_default());
        let answer = self.0.answer(&asked).ok_or_else(|| {
            let missing = Missing {
                folder: Shown::path(&self.0.path),
                asked: AskedShort::of(asked).told(|_| "...".to_owned()),
            };
            let kind = TransportErrorKind::InvalidRequest;
            TransportError::new(kind, Sent::No, &head.method, &head.uri).with_source(missing)
        });
        Box::pin(std::future::ready(answer))
    }
}
