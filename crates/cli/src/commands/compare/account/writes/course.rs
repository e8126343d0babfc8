//! The course of one write: over one wire after the other, each time noted, sent, read back and put back.

use keap::compare::account::Target;
use keap::compare::{Answer, Comparison, Progress, compare_by};
use keap::schema::Record;
use keap::{Backend, ContactId, Fields, Invocation, Outcome};
use tokio::time::Instant;

use super::before::Before;
use super::steps::Left;
use super::{Touches, WriteSteps, contact, created};
use crate::commands::compare::account::operations::classify;
use crate::commands::compare::account::run::{Run, TargetDone, failed};
use crate::commands::compare::state::{Keeps, Step};
use crate::commands::compare::verdict;

/// What the wires made of a write.
#[derive(Debug, Default)]
struct Made {
    answers: Vec<Answer>,
    /// What was read back after each, in the same order.
    after: Vec<Record>,
}

/// Why a write ends before it is compared.
enum Ended {
    /// The target did, and others may be compared.
    Done(TargetDone),
    /// The run does.
    Broken(anyhow::Error),
}

impl From<anyhow::Error> for Ended {
    fn from(error: anyhow::Error) -> Self {
        Self::Broken(error)
    }
}

impl From<keap::Error> for Ended {
    fn from(error: keap::Error) -> Self {
        failed(error).map_or_else(Self::Broken, Self::Done)
    }
}

/// Compares one write. Once begun it is brought to its end on all wires, however the run is asked to stop.
///
/// # Errors
/// As for the run.
pub(in super::super) async fn compare(
    run: &mut Run<impl Keeps>,
    writes: &mut WriteSteps,
    position: i64,
    target: &Target,
    asked: &Invocation,
) -> anyhow::Result<TargetDone> {
    let began = Instant::now();
    let done = match begun(run, writes, position, target, asked).await {
        Ok(comparison) => {
            let progress = progress(&comparison);
            let classified = classify(run, &comparison, asked);
            let took = began.elapsed().as_secs_f64();
            run.save(position, &target.name, classified, &progress, took)
                .await?;
            TargetDone::Compared(None)
        }
        Err(Ended::Done(done)) => done,
        Err(Ended::Broken(failure)) => return Err(failure),
    };
    Ok(done)
}

async fn begun(
    run: &mut Run<impl Keeps>,
    writes: &mut WriteSteps,
    position: i64,
    target: &Target,
    asked: &Invocation,
) -> Result<Comparison, Ended> {
    let steps = writes.of(position).await?;
    let touches = writes.allowed.permits(asked);
    let touches = touches.map_err(|why| Ended::Done(TargetDone::Skipped(why)))?;
    if !steps.is_empty() {
        let why = after_a_kill(run, writes, &target.backends, &touches, &steps).await?;
        return Err(Ended::Done(TargetDone::Failed(why)));
    }
    if let Some(over) = &writes.over {
        return Err(Ended::Done(over.done()));
    }
    let made = match &touches {
        Touches::Contact(id) => to_contact(run, writes, position, target, (asked, *id)).await,
        Touches::NewRow(table) => new_rows(run, writes, position, target, (asked, table)).await,
    };
    compared(run, asked, &touches, made?)
}

/// Writes to a contact over one wire after the other.
async fn to_contact(
    run: &mut Run<impl Keeps>,
    writes: &mut WriteSteps,
    position: i64,
    target: &Target,
    (asked, id): (&Invocation, ContactId),
) -> Result<Made, Ended> {
    let keap = &run.keap().clone();
    let reference = *target.backends.first().unwrap_or(&Backend::XmlRpc);
    let was = contact::load(keap, reference, id).await?;
    learn_account(run, reference).await?;
    is_the_account(run, writes, reference).await?;
    let before = Before::of(id, &was);
    writes.journal.keep(&before)?;
    let mut made = Made::default();
    for &backend in &target.backends {
        writes.note(position, backend, Step::Begun, None).await?;
        let result = keap.invoke_on(backend, asked.clone()).await;
        writes.note(position, backend, Step::Answered, None).await?;
        let after = contact::load(keap, reference, id).await;
        if let Err(why) = contact::put_back(keap, &target.backends, &before).await {
            return Err(not_put_back(writes, backend, &why));
        }
        writes.note(position, backend, Step::PutBack, None).await?;
        let after = match after {
            Ok(after) => after,
            Err(error) => {
                writes.journal.forget()?;
                return Err(error.into());
            }
        };
        made.answers.push(Answer::new(backend, result));
        made.after.push(after);
    }
    writes.journal.forget()?;
    let columns = contact::of_interest(asked, &was, &made.after);
    for after in &mut made.after {
        *after = contact::narrowed(after, &columns);
    }
    Ok(made)
}

/// Makes a row over one wire after the other, and deletes each.
async fn new_rows(
    run: &mut Run<impl Keeps>,
    writes: &mut WriteSteps,
    position: i64,
    target: &Target,
    (asked, table): (&Invocation, &str),
) -> Result<Made, Ended> {
    let keap = &run.keap().clone();
    let reference = *target.backends.first().unwrap_or(&Backend::XmlRpc);
    learn_account(run, reference).await?;
    is_the_account(run, writes, reference).await?;
    let mut made = Made::default();
    for &backend in &target.backends {
        writes.note(position, backend, Step::Begun, None).await?;
        let result = keap.invoke_on(backend, asked.clone()).await;
        let id = match &result {
            Ok(Outcome::Id(id)) => Some(*id),
            _ => None,
        };
        // One that may have been made stays in doubt.
        let is_in_doubt = result.as_ref().is_err_and(keap::Error::may_have_applied);
        if is_in_doubt {
            let why = format!("a row of {table} may have been made over {backend}: look for it");
            return Err(nothing_more(writes, why, Left::InDoubt));
        }
        writes.note(position, backend, Step::Answered, id).await?;
        let mut after = Ok(Record::new());
        if let Some(id) = id {
            after = created::load(keap, reference, table, id).await;
            if let Err(why) = created::put_back(keap, reference, table, id).await {
                return Err(nothing_more(writes, why, Left::Known));
            }
        }
        writes.note(position, backend, Step::PutBack, None).await?;
        // The rows have ids of their own: that there is one is what is compared.
        let result = result.map(|_| Outcome::Flag(true));
        made.answers.push(Answer::new(backend, result));
        made.after.push(after?);
    }
    Ok(made)
}

/// A contact could not be put back after a write; a recording that answers has no contact.
fn not_put_back(writes: &mut WriteSteps, backend: Backend, why: &str) -> Ended {
    if writes.is_replayed() {
        return nothing_more(writes, why.to_owned(), Left::Known);
    }
    let place = writes.journal.place();
    let why = format!(
        "what was there before could not be put back after the write over {backend}: {why}"
    );
    let kept = match place.is_empty() {
        true => String::new(),
        false => format!("; {place} has it"),
    };
    nothing_more(writes, why + &kept, Left::Known)
}

/// Nothing is written any more: what is there now is not what was there before.
fn nothing_more(writes: &mut WriteSteps, why: String, left: Left) -> Ended {
    Ended::Done(TargetDone::Failed(writes.end(why, left)))
}

/// Keeps whose account it is before anything is written: who has to put that back may have another credential of it by then.
async fn learn_account(run: &mut Run<impl Keeps>, reference: Backend) -> Result<(), Ended> {
    if run.account().is_none() {
        let told = alias(run, reference).await?;
        if let (None, Some(account)) = (run.account(), told) {
            run.is_of(&account).await?;
        }
    }
    Ok(run.keep_account().await?)
}

/// A sandbox at Keap that was named is the account that answers.
async fn is_the_account(
    run: &Run<impl Keeps>,
    writes: &WriteSteps,
    reference: Backend,
) -> Result<(), Ended> {
    let Some(named) = writes.allowed.account() else {
        return Ok(());
    };
    let mut account = run.account();
    if account.is_none() {
        account = alias(run, reference).await?;
    }
    let account = account.unwrap_or_else(|| "not named by its answers".to_owned());
    if account.eq_ignore_ascii_case(named) {
        return Ok(());
    }
    let why = format!("--writes names the sandbox {named}, and this account is {account}");
    Err(Ended::Done(TargetDone::Skipped(why)))
}

/// What the account calls itself.
async fn alias(run: &Run<impl Keeps>, reference: Backend) -> Result<Option<String>, keap::Error> {
    let asked = Invocation::DataGetUserInfo;
    let outcome = run.keap().invoke_on(reference, asked).await?;
    let Outcome::Record(record) = outcome else {
        return Ok(None);
    };
    Ok(record.get("appAlias").map(ToString::to_string))
}

/// What became of a write that was begun before the run was killed. It is not sent again; what is known of before is put back.
async fn after_a_kill(
    run: &Run<impl Keeps>,
    writes: &mut WriteSteps,
    backends: &[Backend],
    touches: &Touches,
    steps: &[(String, Step, Option<i64>)],
) -> anyhow::Result<String> {
    let in_doubt = steps.iter().filter(|(_, step, _)| *step == Step::Begun);
    let in_doubt = in_doubt.filter_map(|(name, ..)| name.parse::<Backend>().ok());
    let in_doubt: Vec<String> = in_doubt.map(|one| one.to_string()).collect();
    let what = match in_doubt.is_empty() {
        true => "the run ended in the middle of it".to_owned(),
        false => format!(
            "the write over {} was on its way when the run ended, and may have been carried out",
            in_doubt.join(" and ")
        ),
    };
    let back = match touches {
        Touches::Contact(_) => contact_back(run, writes, backends).await?,
        Touches::NewRow(table) => {
            let reference = *backends.first().unwrap_or(&Backend::XmlRpc);
            rows_back(run, reference, table, steps).await
        }
    };
    let left = match touches {
        Touches::NewRow(_) if !in_doubt.is_empty() => Left::InDoubt,
        _ => Left::Known,
    };
    let back = back.unwrap_or_else(|why| writes.end(why, left));
    Ok(format!("{what}; it is not sent again; {back}"))
}

async fn contact_back(
    run: &Run<impl Keeps>,
    writes: &WriteSteps,
    backends: &[Backend],
) -> anyhow::Result<Result<String, String>> {
    let Some(before) = writes.journal.kept()? else {
        return Ok(Ok("nothing was left to put back".to_owned()));
    };
    Ok(
        match contact::put_back(run.keap(), backends, &before).await {
            Ok(()) => {
                writes.journal.forget()?;
                Ok("what was there before is put back".to_owned())
            }
            Err(why) => Err(format!(
                "what was there before could not be put back: {why}; {} has it",
                writes.journal.place()
            )),
        },
    )
}

async fn rows_back(
    run: &Run<impl Keeps>,
    reference: Backend,
    table: &str,
    steps: &[(String, Step, Option<i64>)],
) -> Result<String, String> {
    for (_, step, row) in steps {
        if let (Step::Answered, Some(id)) = (step, row) {
            created::put_back(run.keap(), reference, table, *id).await?;
        }
    }
    if steps.iter().any(|(_, step, _)| *step == Step::Begun) {
        return Err(format!(
            "a row of {table} may be there that nobody knows: look for it"
        ));
    }
    Ok("what it made is deleted".to_owned())
}

/// Compares what the wires answered, and what was read back.
fn compared(
    run: &Run<impl Keeps>,
    asked: &Invocation,
    touches: &Touches,
    made: Made,
) -> Result<Comparison, Ended> {
    let (zone, rules) = (run.keap().zone(), run.rules());
    let mut comparison = compare_by(asked, &made.answers, zone, rules);
    let (read, id) = match touches {
        Touches::Contact(id) => {
            let read = Invocation::contact_load(*id, Fields::All);
            (read, Some(id.get()))
        }
        Touches::NewRow(table) => {
            let read = Invocation::data_load((*table).to_owned(), 0, Fields::All);
            (read, None)
        }
    };
    let all_answered = made.answers.iter().all(|answer| answer.result.is_ok());
    let backends = made.answers.iter().map(|answer| answer.backend);
    let after = backends.zip(made.after);
    let after: Vec<Answer> = after
        .map(|(backend, record)| Answer::new(backend, Ok(Outcome::Record(record))))
        .collect();
    // A wire that refused has written nothing, and says so in its answer.
    if all_answered {
        let mut read_back = compare_by(&read, &after, zone, rules);
        for row in &mut read_back.rows {
            row.id = id;
            row.key = Some("read back".to_owned());
        }
        comparison.rows.extend(read_back.rows);
    }
    if let Some(why) = verdict::refused(&made.answers) {
        let told =
            format!("refused by all backends alike ({why}), which is no evidence that they agree");
        return Err(Ended::Done(TargetDone::Failed(told)));
    }
    let summary = comparison.summary();
    match verdict::learnt(made.answers, &summary, true) {
        Ok(()) => Ok(comparison),
        Err(failure) => Err(match failure.downcast::<keap::Error>() {
            Ok(error) => error.into(),
            Err(other) => Ended::Done(TargetDone::Failed(other.to_string())),
        }),
    }
}

fn progress(comparison: &Comparison) -> Progress {
    let parts = comparison.findings().any(|found| !found.agrees());
    let mut progress = Progress::default();
    progress.rows = 1;
    progress.summary = comparison.summary();
    progress.parting = parts.into();
    progress
}
