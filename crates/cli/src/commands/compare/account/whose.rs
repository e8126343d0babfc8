//! Whose run it is that somebody goes on with. A credential that was given bare ends, and the account stays the same.

use keap::schema::QueryData;
use keap::{Backend, ErrorKind, Invocation, Keap};

use super::meter::Meter;
use crate::commands::compare::state::{Kept, State};
use crate::failure::misuse;
use crate::output::Output;

/// Fails unless a run that goes on is of this account. A credential that it did not begin with is asked whose it is, with one call
/// that reads.
///
/// # Errors
/// When it opens another account, or nobody can tell, or it is refused.
pub(super) async fn check(
    kept: &Kept,
    identity: &str,
    (keap, reference): (&Keap, Backend),
    meter: &Meter,
    state: &State,
    output: &mut Output,
) -> anyhow::Result<()> {
    if kept.identity == identity {
        return Ok(());
    }
    let id = &kept.id;
    let Some(account) = &kept.tenant else {
        misuse!(
            "run {id} began with another credential, and no answer of it told whose account that was\n  hint: begin a new run, without --resume"
        );
    };
    let mut query = QueryData::new("User");
    query.selected = vec!["Id".to_owned()];
    query.limit = 1;
    let answered = keap
        .invoke_on(reference, Invocation::DataQuery(query))
        .await;
    if let Err(refused) = answered
        && matches!(
            refused.kind(),
            ErrorKind::Unauthenticated | ErrorKind::Unavailable | ErrorKind::RateLimited
        )
    {
        return Err(refused.into());
    }
    match meter.tenant() {
        Some(opened) if opened.eq_ignore_ascii_case(account) => {
            state.is_now_of(id, identity).await?;
            output.note(format_args!(
                "run {id} goes on with another credential of the same account, {account}"
            ));
            Ok(())
        }
        Some(opened) => misuse!(
            "run {id} is of the account {account}, and this credential opens {opened}\n  hint: go on with a credential of {account}, or begin a new run, without --resume"
        ),
        None => misuse!(
            "run {id} is of the account {account}, and no answer tells whose account this credential opens\n  hint: go on with the credential that it began with, or begin a new run, without --resume"
        ),
    }
}
