//! Remembers what was answered last, so that a difference can show what both backends said.

mod row;

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use keap::Backend;
use keap::compare::Redactor;
use keap::coverage::record_id;
use keap_http::{Body, BoxFuture, HttpService, Request, Response, Transport, TransportError};

use super::meter::backend_of;
use crate::commands::compare::run_report::Evidence;
use crate::commands::compare::state::Found;
use crate::recording::{AskedShort, asked_short};

/// The most answers of a wire that are remembered, and the most bytes of all together.
const ANSWERS: usize = 6;
const BYTES: usize = 24 << 20;

/// How many rows of a cause have their answers kept in a target, and how many in a run.
const OF_CAUSE: u32 = 2;
const OF_RUN: usize = 400;

/// Remembers answers.
#[derive(Debug, Default)]
pub(crate) struct Witness(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    answers: VecDeque<Answer>,
    bytes: usize,
    /// How many rows of each cause have their answers kept.
    of_cause: HashMap<(i64, String, String), u32>,
    kept: usize,
}

#[derive(Debug)]
struct Answer {
    backend: Backend,
    request: AskedShort,
    status: u16,
    body: Body,
}

impl Seen {
    fn drop_at(&mut self, place: usize) {
        if let Some(answer) = self.answers.remove(place) {
            self.bytes = self.bytes.saturating_sub(answer.bytes().len());
        }
    }
}

impl Answer {
    fn bytes(&self) -> &[u8] {
        self.body.as_bytes().unwrap_or_default()
    }
}

impl Witness {
    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    /// The transport, watched.
    pub(crate) fn around(self: &Arc<Self>, inner: Transport) -> Transport {
        Transport::new(Watched {
            inner,
            witness: Arc::clone(self),
        })
    }

    /// Forgets what was answered: other rows have the same ids in another table.
    pub(super) fn forget(&self) {
        let mut seen = self.seen();
        seen.answers.clear();
        seen.bytes = 0;
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn remember(&self, answer: Answer) {
        let mut seen = self.seen();
        let backend = answer.backend;
        seen.bytes = seen.bytes.saturating_add(answer.bytes().len());
        seen.answers.push_back(answer);
        let is_of_wire = |answer: &Answer| answer.backend == backend;
        while seen.answers.iter().filter(|one| is_of_wire(one)).count() > ANSWERS {
            let oldest = seen.answers.iter().position(is_of_wire);
            seen.drop_at(oldest.unwrap_or_default());
        }
        while seen.bytes > BYTES && !seen.answers.is_empty() {
            seen.drop_at(0);
        }
    }

    /// Goes on with a run that was stopped: so many rows of each cause were met in its targets.
    pub(super) fn go_on_from(&self, met: Vec<((i64, String, String), u32)>) {
        let mut seen = self.seen();
        for (key, count) in met {
            let count = count.min(OF_CAUSE);
            seen.kept = seen
                .kept
                .saturating_add(usize::try_from(count).unwrap_or_default());
            seen.of_cause.insert(key, count);
        }
    }

    /// A target is compared from its beginning, and what was met in it was forgotten.
    pub(super) fn begin_again(&self, position: i64) {
        let mut seen = self.seen();
        let of_target = seen.of_cause.iter().filter(|((at, ..), _)| *at == position);
        let met: u32 = of_target.map(|(_, count)| *count).sum();
        seen.kept = seen
            .kept
            .saturating_sub(usize::try_from(met).unwrap_or_default());
        seen.of_cause.retain(|(at, ..), _| *at != position);
    }

    /// What the reference and the other backends answered for some of the rows that part: with hashes in the place of
    /// values, and beside it as it was.
    pub(super) fn of(
        &self,
        (position, target): (i64, &str),
        reference: Option<Backend>,
        found: &[Found],
        redactor: &Redactor,
    ) -> Vec<(Evidence, Evidence)> {
        let mut seen = self.seen();
        let mut all: Vec<(Evidence, Evidence)> = Vec::new();
        for one in found {
            let Some(row) = one.row else {
                continue;
            };
            let key = (position, one.backend.clone(), one.cause.clone());
            let of_cause = seen.of_cause.get(&key).copied().unwrap_or_default();
            if of_cause >= OF_CAUSE || seen.kept >= OF_RUN {
                continue;
            }
            let other = one.backend.parse::<Backend>().ok();
            for backend in [reference, other].into_iter().flatten() {
                let is_there = |kept: &(Evidence, Evidence)| {
                    kept.0.row == row && kept.0.backend == backend.name()
                };
                if all.iter().any(is_there) {
                    continue;
                }
                // The rows of some tables are parts of a record: an order has an id, its lines have ids of their own, and
                // one must not be shown for the other.
                let id = match backend {
                    Backend::XmlRpc => Some("Id"),
                    rest => record_id(target, rest),
                };
                let mut answers = seen.answers.iter().rev();
                let answer = answers.find_map(|answer| {
                    let id = id.filter(|_| answer.backend == backend)?;
                    let rows = row::find(answer.bytes(), id, row)?;
                    Some((answer, rows))
                });
                all.extend(answer.map(|(answer, found)| {
                    let hide = |value: &keap::schema::FieldValue| redactor.value(value);
                    let evidence = |request: String, body: String| Evidence {
                        target: target.to_owned(),
                        row,
                        backend: backend.name().to_owned(),
                        request,
                        status: answer.status,
                        body,
                    };
                    let hash = |text: &str| redactor.value(&text.into());
                    (
                        evidence(answer.request.told(hash), found.lines(row, hide)),
                        evidence(
                            answer.request.told(str::to_owned),
                            found.lines(row, |value| value.to_string()),
                        ),
                    )
                }));
            }
            seen.of_cause.insert(key, of_cause.saturating_add(1));
            seen.kept = seen.kept.saturating_add(1);
        }
        all
    }
}

#[derive(Debug)]
struct Watched {
    inner: Transport,
    witness: Arc<Witness>,
}

impl HttpService for Watched {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let backend = backend_of(request.uri().path());
            let (head, body) = request.into_parts();
            let asked = asked_short(&head, body.as_bytes().unwrap_or_default());
            let response = self.inner.send(Request::from_parts(head, body)).await?;
            if let (Some(backend), Some(body)) = (backend, response.body().try_clone()) {
                self.witness.remember(Answer {
                    backend,
                    request: asked,
                    status: response.status().as_u16(),
                    body,
                });
            }
            Ok(response)
        })
    }
}
