//! `keap doctor`: why does it not work? One line for each check, with cause and next step.

mod checks;
mod finding;
mod grant;
mod page;

use std::collections::BTreeSet;

use clap::Args;
use keap_auth::brownout::Schedule;
use keap_auth::{Answer, Diagnosis, Shape, diagnose, diagnosis};
use keap_http::{Clock as _, SystemClock};
use serde_json::json;

use crate::account::{self, Account, Kind};
use crate::brownout::{self, BrownoutArgs};
use crate::connect::{ConnectArgs, on_command_line};
use crate::exit::Exit;
use crate::failure::{Answered, OrMisuse as _, misuse};
use crate::file;
use crate::grants::{hosts, network};
use crate::output::Output;
use crate::profile;
use finding::Finding;

/// Flags of `keap doctor`.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code: 0 when nothing is wrong, 1 when a check failed, 2 on wrong usage, 3 when nobody could be reached.

Examples:
  KEAP_ACCESS_KEY=... keap doctor
  keap doctor --client-id ... --redirect-uri https://example.com/keap
  keap doctor --what-is - < secret.txt
  keap doctor --explain 'Missing or invalid service_name'")]
pub(crate) struct DoctorArgs {
    #[command(flatten)]
    connect: ConnectArgs,
    #[command(flatten)]
    brownouts: BrownoutArgs,

    /// The client id of the developer portal. With a redirect URI the page where access is granted is
    /// checked too.
    #[arg(long, env = "KEAP_CLIENT_ID", value_name = "ID")]
    client_id: Option<String>,

    /// The redirect URI as it is registered in the developer portal, to the letter.
    #[arg(long, env = "KEAP_REDIRECT_URI", value_name = "URI")]
    redirect_uri: Option<String>,

    /// Tell what a secret of unknown kind is by its shape, and send nothing. `-` reads it from
    /// standard input, so that it does not show in the list of processes.
    #[arg(
        long,
        value_name = "SECRET",
        env = "KEAP_WHAT_IS",
        hide_env_values = true
    )]
    what_is: Option<String>,

    /// Tell what an error message means, and send nothing.
    #[arg(long, value_name = "TEXT")]
    explain: Option<String>,
}

impl DoctorArgs {
    /// Refuses a connection beside a question that needs none.
    fn check(&self) -> anyhow::Result<()> {
        self.connect.check()?;
        let question = match (&self.what_is, &self.explain) {
            (Some(secret), _) if on_command_line(Some(secret), "KEAP_WHAT_IS") => "--what-is",
            (_, Some(_)) => "--explain",
            _ => return Ok(()),
        };
        let connect = &self.connect;
        let given = [
            ("--sandbox", connect.sandbox),
            ("--access-key", connect.access_key.is_some()),
            ("--access-token", connect.access_token.is_some()),
            ("--legacy-key", connect.legacy_key.is_some()),
            ("--app", connect.app.is_some()),
            ("--base-url", connect.base_url.is_some()),
        ];
        match given.into_iter().find(|(_, is_given)| *is_given) {
            Some((option, _)) => {
                misuse!("{question} sends nothing, and does not take {option}")
            }
            None => Ok(()),
        }
    }
}

pub(crate) async fn run(args: &DoctorArgs, output: &mut Output) -> anyhow::Result<Exit> {
    args.check()?;
    let mut findings = Vec::new();
    if let Some(text) = &args.explain {
        findings.push(explain(text));
    }
    if let Some(secret) = &args.what_is {
        let typed = if secret == "-" {
            file::secrets_pasted("the secret", file::TINY).or_misuse()?
        } else {
            secret.clone()
        };
        let finding = what_is("secret", &typed);
        // Nothing was learnt of it, which is what was asked.
        let is_known = Shape::of(&typed) != Shape::Unknown;
        findings.push(if is_known { finding } else { finding.fail() });
    }
    if findings.is_empty() {
        examine(args, &mut findings).await?;
    }
    show(&findings, output);
    let healthy = findings.iter().all(|finding| !finding.is_failure());
    let whole = json!({ "healthy": healthy, "findings": findings });
    output.listed(&whole, &findings)?;
    Ok(match healthy {
        true => Exit::Done,
        // Nothing was learnt of the account.
        false if findings.iter().any(Finding::is_unreachable) => Exit::Failed,
        false => Exit::Found,
    })
}

/// All checks that the flags allow.
async fn examine(args: &DoctorArgs, findings: &mut Vec<Finding>) -> anyhow::Result<()> {
    findings.extend(given_secrets(&args.connect));
    let schedule = args.brownouts.schedule().or_misuse()?;
    findings.push(end_of_xmlrpc(&schedule));
    let hosts = hosts(args.connect.base_url.as_ref()).or_misuse()?;
    match Account::open_quietly(&args.connect).await {
        Ok(account) => {
            let place = findings.len();
            checks::run(&account, &schedule, findings).await;
            // The calls may have renewed it, or found that it is dead.
            if let Some(grant) = &account.grant
                && let Some(found) = grant::found(grant).await
            {
                findings.insert(place, found);
            }
        }
        Err(failure) => {
            findings.push(no_account(failure.as_ref()));
            let url = hosts.gateway_xmlrpc();
            let reach = checks::network(&network()?, &hosts, &url, findings).await;
            if reach == checks::Reach::Silent
                && let Some(last) = findings.pop()
            {
                findings.push(last.unreachable());
            }
        }
    }
    if let (Some(id), Some(redirect)) = (&args.client_id, &args.redirect_uri) {
        findings.push(page::check(&network()?, hosts, id, redirect).await);
    }
    Ok(())
}

/// How much time is left.
fn end_of_xmlrpc(schedule: &Schedule) -> Finding {
    const CHECK: &str = "end of XML-RPC";
    let next = "move the calls to REST: `keap coverage` tells what takes the place of each";
    match schedule.days_left(SystemClock.now()) {
        0 => Finding::warning(CHECK)
            .cause("XML-RPC is switched off for good")
            .next(next),
        1 => Finding::warning(CHECK)
            .cause("this is its last day")
            .next(next),
        days => Finding::warning(CHECK)
            .cause(format!(
                "{days} days are left, counting today: {}",
                brownout::known(schedule)
            ))
            .next(next),
    }
}

/// One line a finding, each paragraph of the catalogue once, and the sum.
fn show(findings: &[Finding], output: &mut Output) {
    let mut read = BTreeSet::new();
    for finding in findings {
        let again = finding.id().is_some_and(|id| !read.insert(id));
        let shown = if again {
            finding.shortened()
        } else {
            finding.clone()
        };
        let line = shown.to_string();
        let (word, rest) = line.split_at(line.find(' ').unwrap_or(line.len()));
        output.verdict(shown.mark(), word, rest);
    }
    if findings.len() > 1 {
        output.line(sum(findings));
    }
}

fn sum(findings: &[Finding]) -> String {
    let problems = findings
        .iter()
        .filter(|finding| finding.is_failure())
        .count();
    let warnings = findings
        .iter()
        .filter(|finding| finding.is_warning())
        .count();
    let counted = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        count => format!("{count} {word}s"),
    };
    match (problems, warnings) {
        (0, 0) => "All is well.".to_owned(),
        (0, warnings) => format!("Nothing is wrong; {}.", counted(warnings, "warning")),
        (problems, 0) => format!("{}.", counted(problems, "problem")),
        (problems, warnings) => format!(
            "{}, {}.",
            counted(problems, "problem"),
            counted(warnings, "warning")
        ),
    }
}

/// There is nothing to connect with, or the store cannot be used.
fn no_account(failure: &(dyn std::error::Error + 'static)) -> Finding {
    if let Some(Answered {
        message,
        hint: Some(hint),
        ..
    }) = failure.downcast_ref()
    {
        return Finding::failure("credential").cause(message).next(hint);
    }
    match failure.to_string().split_once("\n  hint: ") {
        Some((cause, hint)) => Finding::failure("credential").cause(cause).next(hint),
        None => checks::of_error("credential", failure),
    }
}

fn explain(text: &str) -> Finding {
    let known = diagnose(&Answer::quoted(text)).or_else(|| of_status(status_in(text)?));
    match known {
        Some(known) => Finding::ok("message").known(known),
        None => Finding::failure("message")
            .cause("this message is not in the catalogue")
            .next("look at status, content type and the first bytes of the answer"),
    }
}

/// The status that a text tells and little else: `429`, `HTTP/1.1 401 Unauthorized`, `status 503`.
fn status_in(text: &str) -> Option<u16> {
    const LONGEST: usize = 80;
    if text.len() > LONGEST {
        return None;
    }
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let number = words.find_map(|word| word.parse().ok().filter(|status| *status >= 400));
    number.filter(|status| *status < 600).or_else(|| {
        match text.trim().to_ascii_lowercase().as_str() {
            "unauthorized" => Some(401),
            "forbidden" => Some(403),
            "not found" => Some(404),
            "gone" => Some(410),
            "too many requests" => Some(429),
            "internal server error" => Some(500),
            _ => None,
        }
    })
}

/// What a status says where nothing else is known of the answer.
fn of_status(status: u16) -> Option<&'static Diagnosis> {
    match status {
        401 => diagnosis("token-refused"),
        403 => diagnosis("forbidden"),
        404 => diagnosis("not-found"),
        410 => diagnosis("retired-status"),
        500 => diagnosis("server-error"),
        _ => diagnose(&Answer::new(status, None, b"")),
    }
}

/// What the given secret looks like; a wrong kind in a place explains most failures. What is wrong
/// with how it is given, the account tells.
fn given_secrets(args: &ConnectArgs) -> Option<Finding> {
    let given = account::given(args).ok().flatten()?;
    let shapes = match given.kind {
        Kind::AccessKey => &[Shape::AccessKey, Shape::Opaque][..],
        Kind::AccessToken => &[Shape::ClientIdOrToken, Shape::Opaque],
        Kind::LegacyKey => &[Shape::LegacyKey],
    };
    let shape = Shape::of(given.secret.expose());
    // The values of a sandbox have shapes of their own.
    let fits = shapes.contains(&shape) || shape == Shape::Unknown;
    let finding = what_is(given.kind.name(), given.secret.expose());
    let finding = finding.of_source(&told_source(given.source));
    let is_quoted = given.secret.was_quoted();
    let finding = match is_quoted {
        true => finding.next(QUOTED),
        false => finding,
    };
    // A legacy key that looks as it should is still one that has to go.
    let is_fine = fits && given.kind != Kind::LegacyKey && !is_quoted;
    Some(if is_fine { finding } else { finding.warn() })
}

/// What to do about a credential in quotation marks.
const QUOTED: &str =
    "take away the quotation marks around it: keap leaves them out, and another program sends them";

/// What gave a credential: a flag, a variable, or a setting of the profile with the place that it names.
fn told_source(source: &'static str) -> String {
    let giver = account::giver(source);
    match profile::reference(source).filter(|_| giver != source) {
        Some(place) => format!("{giver} ({place})"),
        None => giver,
    }
}

fn what_is(name: &'static str, secret: &str) -> Finding {
    let shape = Shape::of(secret);
    let advice = shape.advice();
    let what = format!(
        "looks like {}; what it opens: {}",
        advice.what, advice.opens
    );
    let finding = Finding::ok(name).cause(what).next(advice.goes);
    match shape {
        Shape::Empty | Shape::Broken | Shape::WithScheme | Shape::Quoted | Shape::Cut => {
            finding.fail()
        }
        Shape::Unknown => finding.warn(),
        _ => finding,
    }
}
