//! What a comparison shows: where nothing was compared there is no agreement, and whoever could not be asked has not
//! answered alike.

use std::error::Error as _;

use anyhow::{anyhow, bail};
use keap::compare::{Answer, Summary, refused_alike};
use keap::{Backend, ErrorKind, Invocation, Keap, Outcome, coverage::table_coverage};

use crate::brownout;
use crate::calls;
use crate::output::Output;
use crate::recording::is_unrecorded;

/// The backends that the credential opens; tells which ones it does not.
pub(super) fn opened(
    keap: &Keap,
    backends: &[Backend],
    output: &mut Output,
) -> anyhow::Result<Vec<Backend>> {
    let open = keap.backends();
    let (opened, closed): (Vec<Backend>, Vec<Backend>) =
        backends.iter().partition(|backend| open.contains(backend));
    if opened.len() < 2 {
        bail!(
            "nothing was compared: this credential opens {} only\n  hint: a legacy key opens XML-RPC alone; a service account key, a personal access token or an OAuth token opens all three",
            names(&open)
        );
    }
    if !closed.is_empty() {
        output.warning(format_args!(
            "not compared: the credential does not open {}",
            names(&closed)
        ));
    }
    Ok(opened)
}

/// The backends that read the rows of a table; tells which ones do not.
pub(super) fn reading(
    table: &str,
    backends: &[Backend],
    output: &mut Output,
) -> anyhow::Result<Vec<Backend>> {
    let coverage = table_coverage();
    let reads = |backend: &&Backend| {
        **backend == Backend::XmlRpc
            || coverage
                .iter()
                .any(|row| row.table == table && row.backend == **backend && !row.query.is_empty())
    };
    let (reading, lacking): (Vec<Backend>, Vec<Backend>) = backends.iter().partition(reads);
    if reading.len() < 2 {
        bail!(
            "nothing was compared: rows of {table} are not read over {}\n  hint: `keap coverage --table {table}` shows where they are",
            names(&lacking)
        );
    }
    if !lacking.is_empty() {
        output.warning(format_args!(
            "not compared: rows of {table} are not read over {}",
            names(&lacking)
        ));
    }
    Ok(reading)
}

/// Fails when the answers show nothing: a backend was not reached or refused the credential, refused what was asked before
/// it sent anything, or fewer than two have the operation at all, or all failed and not for the same reason of the account,
/// or nobody has a row.
pub(super) fn learnt(
    mut answers: Vec<Answer>,
    summary: &Summary,
    allow_empty: bool,
) -> anyhow::Result<()> {
    if let Some(at) = culprit(&answers)
        && let Err(error) = answers.swap_remove(at).result
    {
        return Err(anyhow!(error));
    }
    let nothing = summary.compared() + summary.not_comparable + summary.unanswered == 0;
    if (nothing || counts_nothing(&answers)) && !allow_empty {
        bail!(EMPTY);
    }
    Ok(())
}

/// Whether every backend counted, and none has a row.
fn counts_nothing(answers: &[Answer]) -> bool {
    let is_none = |answer: &Answer| matches!(answer.result, Ok(Outcome::Count(0)));
    answers.iter().all(is_none)
}

/// Asks the backends: those that read at once, those that write one after the other, as long as there is time.
pub(super) async fn asked(
    keap: &Keap,
    invocation: &Invocation,
    backends: &[Backend],
) -> Vec<Answer> {
    if !invocation.operation().is_write() {
        return keap.answers(invocation.clone(), backends).await;
    }
    let mut answers = Vec::with_capacity(backends.len());
    for &backend in backends {
        if calls::is_over() {
            answers.push(Answer::not_asked(backend, invocation.operation()));
        } else {
            answers.extend(keap.answers(invocation.clone(), &[backend]).await);
        }
    }
    answers
}

/// How XML-RPC alone fails, where REST works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OnlyLegacy {
    Down,
    /// It answers that it is gone for good.
    Gone,
}

/// Whether XML-RPC gives no answer while REST does, and in which way.
pub(super) fn only_legacy(answers: &[Answer]) -> Option<OnlyLegacy> {
    let works = |answer: &Answer| answer.backend != Backend::XmlRpc && answer.result.is_ok();
    let mut legacy = answers
        .iter()
        .filter(|answer| answer.backend == Backend::XmlRpc);
    let failures = legacy.find_map(|answer| answer.result.as_ref().err());
    let failure = failures.filter(|error| error.kind() == ErrorKind::Unavailable)?;
    if !answers.iter().any(works) {
        return None;
    }
    Some(match brownout::is_gone(anyhow::Chain::new(failure)) {
        true => OnlyLegacy::Gone,
        false => OnlyLegacy::Down,
    })
}

/// The answer that keeps the others from showing anything.
fn culprit(answers: &[Answer]) -> Option<usize> {
    let failed = |answer: &Answer| answer.result.is_err();
    let is = |answer: &Answer, kind| {
        let failure = answer.result.as_ref().err();
        failure.is_some_and(|error| error.kind() == kind)
    };
    let unsupported = |answer: &Answer| is(answer, ErrorKind::Unsupported);
    // What a backend refuses by itself, for no reason that is known to part the backends, was asked wrongly.
    let refused_here = |answer: &Answer| {
        let failure = answer.result.as_ref().err();
        is(answer, ErrorKind::InvalidRequest)
            && failure.is_some_and(|error| error.source().is_none() && error.difference().is_none())
    };
    let first = |fits: &dyn Fn(&Answer) -> bool| answers.iter().position(fits);
    let serving = answers.iter().filter(|answer| !unsupported(answer)).count();
    let unrecorded = |answer: &Answer| {
        let failure = answer.result.as_ref().err();
        failure.is_some_and(|error| is_unrecorded(error))
    };
    first(&unrecorded)
        .or_else(|| first(&|answer| answer.obstacle_beside(answers).is_some()))
        .or_else(|| first(&refused_here))
        .or_else(|| {
            answers
                .first()
                .filter(|answer| unsupported(answer))
                .map(|_| 0)
        })
        .or_else(|| first(&unsupported).filter(|_| serving < 2))
        .or_else(|| {
            let is_alike = refused_alike(answers).is_some();
            first(&failed).filter(|_| answers.iter().all(failed) && !is_alike)
        })
}

/// Why all backends that serve it refuse what was asked, where they do so alike. That is no evidence that they agree on
/// anything of the account.
pub(super) fn refused(answers: &[Answer]) -> Option<&'static str> {
    refused_alike(answers).map(|kind| match kind {
        ErrorKind::NotFound => "there is no such record",
        _ => "the state of the account forbids it",
    })
}

/// Which of the backends answered, where not all did.
pub(super) fn answered(answers: &[Answer]) -> Option<String> {
    if let Some(why) = refused(answers) {
        let (lacking, serving): (Vec<&Answer>, Vec<&Answer>) =
            answers.iter().partition(|answer| answer.has_no_way());
        let lacking: Vec<Backend> = lacking.iter().map(|answer| answer.backend).collect();
        return Some(match &lacking[..] {
            [] => format!("all {} backends refuse alike: {why}", serving.len()),
            lacking => format!(
                "{} of {} backends refuse alike: {why}; there is no counterpart over {}",
                serving.len(),
                answers.len(),
                names(lacking)
            ),
        });
    }
    let count = answers
        .iter()
        .filter(|answer| answer.result.is_ok())
        .count();
    match count {
        0 => Some(format!("none of {} backends answered", answers.len())),
        count if count < answers.len() => {
            Some(format!("{count} of {} backends answered", answers.len()))
        }
        _ => None,
    }
}

/// What is said when there was not a single row.
pub(super) const EMPTY: &str = "nothing was compared: there is no row on any backend\n  hint: check the conditions, or say --allow-empty when that is what you expect";

fn names(backends: &[Backend]) -> String {
    let names: Vec<String> = backends.iter().map(Backend::to_string).collect();
    names.join(" and ")
}
