//! Whose run it is that somebody goes on with. A credential that was given bare ends, and the account stays the same.

use keap::schema::QueryData;
use keap::{Backend, ErrorKind, Invocation, Keap};
use keap_http::Shown;

use super::AccountArgs;
use super::meter::Meter;
use crate::account::Account;
use crate::address::without_login;
use crate::commands::compare::state::{Kept, OfAccount, State};
use crate::failure::misuse;
use crate::grants::hosts;
use crate::output::Output;
use crate::shell::quoted;
use crate::{calls, connect};

/// What stands for the hosts of Keap's own.
const KEAP: &str = "Keap's own host";
/// What stands for no host.
const LOCAL: &str = "the local Keap";
const RECORDING: &str = "a recording";

/// Where the account is, for people and to tell one place from another.
///
/// # Errors
/// When the base URL is none.
pub(super) fn host(args: &AccountArgs) -> anyhow::Result<String> {
    if args.recording.replay.is_some() {
        return Ok(RECORDING.to_owned());
    }
    if args.connect.sandbox {
        return Ok(LOCAL.to_owned());
    }
    let named = hosts(args.connect.base_url.as_ref())?.name();
    Ok(named.map_or_else(|| KEAP.to_owned(), |base| without_login(&base)))
}

/// Fails unless a run goes on where it began: an account of the same name elsewhere is another one, and what was written is put
/// back where it was. Nothing was sent by then.
///
/// # Errors
/// When it would go on elsewhere.
pub(super) fn is_at(kept: &Kept, host: &str) -> anyhow::Result<()> {
    let Some(began) = kept.host.as_deref().filter(|began| *began != host) else {
        return Ok(());
    };
    let how = match began {
        KEAP => "without --base-url and without KEAP_BASE_URL".to_owned(),
        LOCAL => "with --sandbox".to_owned(),
        RECORDING => "with --replay DIR".to_owned(),
        base => format!("with --base-url {}", quoted(base)),
    };
    let id = &kept.id;
    misuse!(
        "run {id} is at {began}, and would go on at {host}\n  hint: go on {how}, or begin a new run, without --resume"
    )
}

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
            "run {id} began with another credential, and no answer of it told whose account that was\n  hint: go on with that credential{}",
            or_else(kept, state)
        );
    };
    if kept.host.is_none() {
        misuse!(
            "run {id} began with another credential, in a version that did not keep at which host that was\n  hint: go on with that credential{}",
            or_else(kept, state)
        );
    }
    match opened(keap, reference, meter).await? {
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

/// Whose account a credential opens, by one call that reads; none where no answer says.
async fn opened(keap: &Keap, reference: Backend, meter: &Meter) -> anyhow::Result<Option<String>> {
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
    Ok(meter.tenant())
}

/// Whose account it is, as far as that is known before a run begins: by an earlier run with this credential, or, for
/// `--since-last`, by one call. Who has not said yes by then has nothing sent.
///
/// # Errors
/// When the state cannot be read, or the account refuses the credential.
pub(super) async fn known(
    args: &AccountArgs,
    of: &OfAccount,
    (state, reference): (&State, Backend),
    output: &mut Output,
) -> anyhow::Result<Option<String>> {
    // A recording may be of any account, and has no credential.
    if args.recording.replay.is_some() {
        return Ok(None);
    }
    let before = state.tenant_of(of).await?;
    let is_new = before.is_none() && args.what.since_last && state.may_be_known(of).await?;
    if !is_new || args.connect.sandbox {
        return Ok(before);
    }
    if !args.what.yes {
        output.note("whether an earlier run was over this account with another credential is asked with --yes alone");
        return Ok(None);
    }
    let account = Account::open_quietly(&args.connect).await?;
    let meter = Meter::new();
    let layers = |network| meter.around(network);
    let keap = connect::connect_through(&args.connect, account, calls::config(), layers)?;
    opened(&keap, reference, &meter).await
}

/// What is left to do where a run cannot go on.
fn or_else(kept: &Kept, state: &State) -> String {
    match state.before(&kept.id) {
        Some(before) => format!(
            "; {} has what was there before a write, and is kept until it is put back",
            Shown::path(&before)
        ),
        None => ", or begin a new run, without --resume".to_owned(),
    }
}
