//! The checks, from the network up to the quota. What cannot work any more after a failure is
//! skipped.

use std::error::Error;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use keap_auth::brownout::{Contrast, Schedule};
use keap_auth::{AnswerShape, Credential, GatewayKey, Hosts, OAuthError, diagnose, diagnosis};
use keap_http::{Clock as _, SystemClock, Transport, TransportError, TransportErrorKind};
use keap_xmlrpc::DecodeErrorKind;
use url::Url;

use super::finding::Finding;
use crate::account::Account;
use crate::brownout;
use crate::commands::limits;
use crate::failure::{DAMAGED, LONGER, damaged_store, time_after};
use crate::grants;
use crate::probe::{self, Probed};

/// A clock that is further off than this makes tokens look fresh or expired when they are not.
const CLOCK_TOLERANCE: Duration = Duration::from_secs(60);

type Seen = Result<Probed, TransportError>;

/// Runs all checks.
pub(super) async fn run(account: &Account, schedule: &Schedule, findings: &mut Vec<Finding>) {
    if let Some(notice) = account.credential.notice() {
        findings.push(Finding::warning("credential").cause(notice));
    }
    let url = account.credential.endpoints(&account.hosts).xmlrpc;
    if account.is_local {
        for check in ["DNS", "connection and TLS"] {
            findings.push(Finding::skipped(check).cause("the local Keap runs in this program"));
        }
    }
    let reach = match account.is_local {
        true => Reach::Answered,
        false => network(&account.network, &account.hosts, &url, findings).await,
    };
    if reach == Reach::Nobody {
        for check in CALLS {
            findings.push(Finding::skipped(check).cause("nobody can be reached"));
        }
        return;
    }
    let transport = account.transport();
    let has_rest = account.credential.endpoints(&account.hosts).rest.is_some();
    let rest = match has_rest {
        true => Some(probe::userinfo(&transport, &account.hosts).await),
        false => None,
    };
    findings.push(match &rest {
        Some(seen) => of_rest(seen).await,
        None => {
            Finding::skipped("REST v2 userinfo").cause("a legacy key on its app opens XML-RPC only")
        }
    });
    let echo = probe::echo(&transport, &account.credential, &account.hosts).await;
    findings.push(of_xmlrpc("XML-RPC echo", &echo).await);
    let xmlrpc = probe::xmlrpc_userinfo(&transport, &account.credential, &account.hosts).await;
    findings.push(of_xmlrpc("XML-RPC call", &xmlrpc).await);
    findings.extend(through_gateway(account).await);
    findings.extend(of_contrast(&echo, rest.as_ref(), schedule));
    findings.push(tenants(rest.as_ref(), &xmlrpc));
    let mut last = quota(rest.as_ref().unwrap_or(&xmlrpc));
    let calls = [rest.as_ref(), Some(&echo), Some(&xmlrpc)];
    if reach == Reach::Silent && calls.into_iter().flatten().all(has_no_answer) {
        last = last.unreachable();
    }
    findings.push(last);
}

/// Whether a host is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Answered,
    /// It did not answer a knock; a call may still go through.
    Silent,
    /// There is no connection.
    Nobody,
}

/// Whether a call was lost on the way, so that nothing was learnt from it.
fn has_no_answer(seen: &Seen) -> bool {
    let kind = seen.as_ref().err().map(TransportError::kind);
    kind.is_some_and(|kind| {
        matches!(
            kind,
            TransportErrorKind::Connect
                | TransportErrorKind::Timeout
                | TransportErrorKind::Deadline
                | TransportErrorKind::Interrupted
        )
    })
}

/// The checks that call, in their order.
const CALLS: [&str; 5] = [
    "REST v2 userinfo",
    "XML-RPC echo",
    "XML-RPC call",
    "same app on both wires",
    "quota",
];

/// The checks that need no credential: name, connection and clock of the host of `url`.
pub(super) async fn network(
    network: &Transport,
    hosts: &Hosts,
    url: &Url,
    findings: &mut Vec<Finding>,
) -> Reach {
    let knock = probe::knock(network, hosts).await;
    findings.push(name(url, &knock).await);
    findings.push(reach(&knock));
    findings.push(clock(
        knock.as_ref().ok().and_then(|seen| seen.date.as_deref()),
    ));
    match knock.map_err(|error| error.kind()) {
        Ok(_) => Reach::Answered,
        Err(TransportErrorKind::Connect) => Reach::Nobody,
        Err(_) => Reach::Silent,
    }
}

/// Whether a legacy key, which the host of its app refuses, is still taken by the gateway.
async fn through_gateway(account: &Account) -> Option<Finding> {
    const CHECK: &str = "legacy key through the gateway";
    let Credential::LegacyKey(_) = &account.credential else {
        return None;
    };
    let key = GatewayKey::new(account.credential.private_key().expose()).ok()?;
    let transport = keap_auth::authorize(account.network.clone(), key.into());
    let next = "call without --app, and make a service account key soon: the revocation of legacy keys was announced";
    Some(match probe::userinfo(&transport, &account.hosts).await {
        Ok(seen) if seen.is_user() => Finding::ok(CHECK)
            .cause("still taken, on XML-RPC and REST")
            .next(next),
        Ok(seen) => of_refusal(CHECK, &seen),
        Err(error) => of_error(CHECK, &error),
    })
}

/// Whether the name of the host is known.
async fn name(url: &Url, knock: &Seen) -> Finding {
    let host = url.host_str().unwrap_or_default().to_owned();
    let check = Finding::ok("DNS");
    if knock.is_ok() {
        return check.cause(format!("{host} has an address"));
    }
    let port = url.port_or_known_default().unwrap_or(443);
    match tokio::net::lookup_host((host.as_str(), port)).await {
        Ok(_) => check.cause(format!("{host} has an address")),
        Err(_) => check.fail().cause(format!("{host} has no address")).next(
            "check the name and the network of this machine; a proxy may be needed (HTTPS_PROXY)",
        ),
    }
}

/// Whether somebody answers, over TLS for https.
fn reach(knock: &Seen) -> Finding {
    let error = match knock {
        Ok(seen) => {
            return Finding::ok("connection and TLS")
                .cause(format!("status {} without a credential", seen.status));
        }
        Err(error) => error,
    };
    let chain = chain(error);
    let lower = chain.to_lowercase();
    let next = if ["certificate", "tls", "handshake"]
        .iter()
        .any(|word| lower.contains(word))
    {
        "the certificate is not trusted here: check the clock, and whether a proxy opens TLS"
    } else {
        "check the base URL, the network and the proxy of this machine, and https://status.thryv.com"
    };
    let finding = Finding::failure("connection and TLS")
        .cause(chain)
        .next(next);
    match error.kind() {
        TransportErrorKind::Connect => finding.unreachable(),
        _ => finding,
    }
}

fn clock(date: Option<&str>) -> Finding {
    let Some(theirs) = date.and_then(|date| DateTime::parse_from_rfc2822(date).ok()) else {
        return Finding::skipped("clock").cause("no answer tells the time");
    };
    let (ours, theirs) = (
        SystemClock.now(),
        SystemTime::from(theirs.with_timezone(&Utc)),
    );
    let apart = ours
        .duration_since(theirs)
        .unwrap_or_else(|ahead| ahead.duration());
    let text = format!("{} seconds from the server's", apart.as_secs());
    if apart > CLOCK_TOLERANCE {
        Finding::warning("clock")
            .cause(text)
            .next("set the clock; tokens seem fresh or expired when they are not")
    } else {
        Finding::ok("clock").cause(text)
    }
}

async fn of_rest(seen: &Seen) -> Finding {
    const CHECK: &str = "REST v2 userinfo";
    match seen {
        Ok(seen) if seen.is_user() => Finding::ok(CHECK).cause("the credential is good"),
        Ok(seen) if seen.status == 200 => of_impostor(CHECK, seen),
        Ok(seen) => of_refusal(CHECK, seen),
        Err(error) => of_call(CHECK, error).await,
    }
}

/// Status 200 and no user: whoever answered is not Keap.
fn of_impostor(check: &'static str, seen: &Probed) -> Finding {
    let shape = seen.answer.shape();
    let cause = format!("status 200 with {shape}, which is not the user that was asked for");
    Finding::failure(check)
        .cause(cause)
        .next("something else answers in place of Keap: check the base URL, and whether a proxy or a login page is in between")
}

async fn of_xmlrpc(check: &'static str, seen: &Seen) -> Finding {
    match seen {
        Ok(seen) if seen.unreadable.is_some() => of_unreadable(check, seen),
        Ok(seen) if seen.answer.shape() == AnswerShape::XmlResponse => Finding::ok(check),
        Ok(seen) => of_refusal(check, seen),
        Err(error) => of_call(check, error).await,
    }
}

/// A call that failed, or that was never sent because its token did not come in time. The next one has the token then.
async fn of_call(check: &'static str, error: &TransportError) -> Finding {
    match grants::held_back(error).await {
        Some(why) => Finding::failure(check).cause(why).next(LONGER),
        None => of_error(check, error),
    }
}

fn of_unreadable(check: &'static str, seen: &Probed) -> Finding {
    let finding = Finding::failure(check);
    match &seen.unreadable {
        Some(error) if error.kind() == DecodeErrorKind::BadCharacter => {
            let known = diagnosis("bad-characters");
            known.into_iter().fold(finding, Finding::known)
        }
        Some(error) => finding
            .cause(format!("the answer cannot be read: {error}"))
            .next("see https://status.thryv.com, and try again"),
        None => finding,
    }
}

pub(super) fn of_refusal(check: &'static str, seen: &Probed) -> Finding {
    let mut status = format!("status {}", seen.status);
    if let Some(target) = &seen.location {
        let target: String = target.chars().take(200).collect();
        status.push_str(&format!(" leads to {target}"));
    }
    let finding = Finding::failure(check).cause(status);
    match diagnose(&seen.answer) {
        Some(known) => finding.known(known),
        None => finding
            .cause(format!(
                "status {} with {}, which is not in the catalogue",
                seen.status,
                seen.answer.shape()
            ))
            .next("see https://status.thryv.com, and try again"),
    }
}

/// A failure that is not an answer of the service; a refused refresh says more than the call.
pub(super) fn of_error(check: &'static str, error: &(dyn Error + 'static)) -> Finding {
    let finding = Finding::failure(check).cause(chain(error));
    let causes = anyhow::Chain::new(error);
    if damaged_store(causes).is_some() {
        return finding.next(DAMAGED);
    }
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(known) = error
            .downcast_ref::<OAuthError>()
            .and_then(OAuthError::diagnosis)
        {
            return finding.known(known);
        }
        if let Some(outage) = error
            .downcast_ref::<OAuthError>()
            .and_then(OAuthError::outage)
        {
            return finding.next(outage.hint());
        }
        let quota = error
            .downcast_ref::<TransportError>()
            .filter(|error| error.kind() == TransportErrorKind::Quota);
        if let Some(quota) = quota {
            // The same time as the headers told.
            let until = match quota.retry_after() {
                Some(pause) => format!("until {}", time_after(pause)),
                None => "for the next day (00:00 UTC)".to_owned(),
            };
            return finding.next(format!("wait {until}, or raise the limit"));
        }
        cause = error.source();
    }
    finding
}

/// An error with its causes. None of them carries a secret.
fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let told = error.to_string();
        // What a driver of a database says, it says again of its cause.
        if !text.contains(&told) {
            text.push_str(&format!(": {told}"));
        }
        cause = error.source();
    }
    text
}

/// Is XML-RPC switched off? Only the contrast to REST tells.
fn of_contrast(echo: &Seen, rest: Option<&Seen>, schedule: &Schedule) -> Option<Finding> {
    const CHECK: &str = "brownout";
    let contrast = brownout::contrast_of(echo, rest?, schedule);
    // That it is gone was answered, and told of the call.
    let says_so = |seen: &Probed| seen.status == http::StatusCode::GONE.as_u16();
    if contrast == Contrast::Retired && echo.as_ref().is_ok_and(says_so) {
        return None;
    }
    let (cause, next) = brownout::tell(&contrast)?;
    let finding = match contrast {
        Contrast::Retired => Finding::failure(CHECK),
        _ => Finding::warning(CHECK),
    };
    Some(finding.cause(cause).next(next))
}

fn tenants(rest: Option<&Seen>, xmlrpc: &Seen) -> Finding {
    const CHECK: &str = "same app on both wires";
    let name = |seen: &Seen| seen.as_ref().ok().and_then(|seen| seen.tenant.clone());
    match (rest.and_then(name), name(xmlrpc)) {
        (Some(rest), Some(xmlrpc)) if rest == xmlrpc => Finding::ok(CHECK).cause(rest),
        (Some(rest), Some(xmlrpc)) => Finding::failure(CHECK)
            .cause(format!("REST reaches {rest}, XML-RPC reaches {xmlrpc}"))
            .next("use one credential for both"),
        _ => Finding::skipped(CHECK).cause("one of the two did not name its app"),
    }
}

fn quota(seen: &Seen) -> Finding {
    const CHECK: &str = "quota";
    let Ok(seen) = seen else {
        return Finding::skipped(CHECK).cause("there was no answer");
    };
    if seen.quotas.windows.is_empty() {
        return Finding::skipped(CHECK).cause("the headers are blank");
    }
    let used_up = seen
        .quotas
        .windows
        .iter()
        .any(|window| window.available == Some(0));
    let text = limits::lines(&seen.quotas).join("; ");
    if used_up {
        Finding::failure(CHECK)
            .cause(text)
            .next("wait until the window starts again")
    } else {
        Finding::ok(CHECK).cause(text)
    }
}
