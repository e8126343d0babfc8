//! Is XML-RPC switched off? What the commands say about it, and by which schedule.

use std::error::Error as StdError;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use keap::{Backend, ErrorKind};
use keap_auth::brownout::{Contrast, Probe, Schedule, contrast};
use keap_http::{Clock as _, Shown, SystemClock, TransportError};

use crate::account::Account;
use crate::connect::ConnectArgs;
use crate::file;
use crate::output::Output;
use crate::probe::{self, Probed};

/// When XML-RPC is switched off.
#[derive(Clone, Debug, Args)]
pub(crate) struct BrownoutArgs {
    /// A newer schedule of brownouts than the one that came with this release, as JSON:
    /// {"retired_from":"2026-12-31","windows":[{"start":"2026-03-10","hours":4}]}. A window can have
    /// `start_hour`, certainty and source. Dates and hours are Phoenix time.
    #[arg(long, env = "KEAP_BROWNOUTS", value_name = "FILE")]
    brownouts: Option<PathBuf>,
}

impl BrownoutArgs {
    /// The schedule in the file, or the one that came with this release.
    pub(crate) fn schedule(&self) -> anyhow::Result<Schedule> {
        let Some(path) = &self.brownouts else {
            return Ok(Schedule::built_in());
        };
        let read = || Ok(Schedule::from_json(&file::text(path, file::SMALL)?)?);
        let schedule: anyhow::Result<Schedule> = read();
        schedule.with_context(|| format!("{} is no schedule of brownouts", Shown::path(&path)))
    }
}

/// The day of the end and the last window, as the schedule has them and as sure as it is.
pub(crate) fn known(schedule: &Schedule) -> String {
    let certainty = |certainty: Option<&str>| {
        let words = certainty.map(|words| format!(" ({words})"));
        words.unwrap_or_default()
    };
    let end = format!(
        "{}{}",
        schedule.last_day(),
        certainty(schedule.last_day_certainty())
    );
    let source = schedule.source().map(|source| format!("; {source}"));
    let windows = match schedule.windows() {
        [] => "no outage before it is in the schedule".to_owned(),
        [.., last] => format!(
            "of {} outages in the schedule the last is {last}",
            schedule.windows().len()
        ),
    };
    format!("{end}; {windows}{}", source.unwrap_or_default())
}

/// What an echo over XML-RPC and the user over REST say together.
pub(crate) fn contrast_of(
    echo: &Result<Probed, TransportError>,
    rest: &Result<Probed, TransportError>,
    schedule: &Schedule,
) -> Contrast {
    let probe = match echo {
        Ok(seen) => Probe::Answered(seen.answer.clone()),
        Err(_) => Probe::Failed,
    };
    let rest_works = rest.as_ref().is_ok_and(Probed::is_user);
    contrast(&probe, rest_works, SystemClock.now(), schedule)
}

/// Looks whether XML-RPC is switched off for this account; none when it is not, or when that cannot
/// be told.
pub(crate) async fn look(account: &Account, schedule: &Schedule) -> Option<Contrast> {
    account.credential.endpoints(&account.hosts).rest?;
    let transport = account.transport();
    let (echo, rest) = tokio::join!(
        probe::echo(&transport, &account.credential, &account.hosts),
        probe::userinfo(&transport, &account.hosts)
    );
    Some(contrast_of(&echo, &rest, schedule))
}

/// Warns when XML-RPC is switched off, which only the contrast to REST shows, where a failure looks like it. Whatever keeps
/// it from looking must not stand in the place of the failure that it explains.
pub(crate) async fn warn(
    failure: &anyhow::Error,
    connect: &ConnectArgs,
    schedule: &Schedule,
    output: &mut Output,
) {
    let failed = failure
        .chain()
        .find_map(|cause| cause.downcast_ref::<keap::Error>());
    let over_legacy = failed.filter(|error| error.backend() == Some(Backend::XmlRpc));
    if !over_legacy.is_some_and(|error| may_be_off(error.kind())) {
        return;
    }
    let Ok(account) = Account::open_quietly(connect).await else {
        return;
    };
    if let Some(contrast) = look(&account, schedule).await {
        // Who says that it is gone for good has said it.
        if matches!(contrast, Contrast::Brownout(_)) || !is_gone(failure.chain()) {
            caution(&contrast, output);
        }
    }
}

/// Warns where it has been seen that XML-RPC gives no answer and REST works. An answer that it is gone says so itself.
pub(crate) fn tell_of_outage(is_gone: bool, schedule: &Schedule, output: &mut Output) {
    let contrast = contrast(&Probe::Failed, true, SystemClock.now(), schedule);
    if matches!(contrast, Contrast::Brownout(_)) || !is_gone {
        caution(&contrast, output);
    }
}

fn caution(contrast: &Contrast, output: &mut Output) {
    if let Some((cause, next)) = tell(contrast) {
        output.warning(format_args!("{cause} -> {next}"));
    }
}

/// Whether XML-RPC answered that it is gone, by a failure and its causes.
pub(crate) fn is_gone<'a>(chain: impl Iterator<Item = &'a (dyn StdError + 'static)>) -> bool {
    let wires = chain.filter_map(|cause| cause.downcast_ref::<keap_xmlrpc::Error>());
    let mut statuses = wires.filter_map(|wire| match wire {
        keap_xmlrpc::Error::Status { status, .. } => Some(*status),
        _ => None,
    });
    statuses.any(|status| status == http::StatusCode::GONE)
}

/// Whether a service that is switched off may fail like that.
fn may_be_off(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Unavailable
            | ErrorKind::InvalidResponse
            | ErrorKind::PermissionDenied
            | ErrorKind::Unexpected
    )
}

/// Cause and next step, when XML-RPC is off.
pub(crate) fn tell(contrast: &Contrast) -> Option<(String, &'static str)> {
    Some(match contrast {
        Contrast::Brownout(window) => (
            format!("XML-RPC is switched off, as announced ({window}); REST works"),
            "wait, or move the calls to REST: `keap coverage`",
        ),
        Contrast::Retired => (
            "XML-RPC is switched off for good".to_owned(),
            "move the calls to REST: `keap coverage`",
        ),
        Contrast::Outage => (
            "XML-RPC fails while REST works: an outage, or a brownout that is not in the schedule"
                .to_owned(),
            "see https://status.thryv.com; the credential is good",
        ),
        _ => return None,
    })
}
