//! The way to whoever is told: a webhook or a command, each for a bounded time.

use std::fmt;
use std::process::Stdio;
use std::time::Duration;

use http::{HeaderValue, Method, header};
use keap_http::{Body, Request, ReqwestTransport, Secret, Transport, TransportConfig};
use serde_json::json;
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

use super::kind::Alert;

/// How long a webhook may take.
const WEBHOOK: Duration = Duration::from_secs(10);

/// How long a command may take; it is killed then.
const COMMAND: Duration = Duration::from_secs(30);

/// A way to tell somebody.
pub struct AlertWay(Kind);

enum Kind {
    /// The address may hold a secret, as those of chat services do.
    Webhook(Secret, Transport),
    Command(Vec<String>),
}

impl fmt::Debug for AlertWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.0 {
            Kind::Webhook(..) => "webhook",
            Kind::Command(_) => "command",
        };
        f.debug_tuple("AlertWay").field(&kind).finish()
    }
}

/// Why somebody cannot be told.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WayError {
    /// The address of the webhook is none, or would send alerts readable through the network.
    #[error(
        "the webhook is no address that begins with https://, or with http:// and leads to this machine"
    )]
    Address,
    /// The command has no words.
    #[error("the command of alerts is empty")]
    NoCommand,
    /// The network cannot be set up.
    #[error("the network cannot be used")]
    Network(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It was not reached.
    #[error("the webhook was not reached")]
    Unreached,
    /// It answered something else than 2xx.
    #[error("the webhook answered with status {0}")]
    Status(u16),
    /// The command could not be run.
    #[error("the command cannot be run: {0}")]
    Run(#[source] std::io::Error),
    /// The command failed.
    #[error("the command ended with {0}")]
    Failed(std::process::ExitStatus),
    /// It took too long.
    #[error("it took longer than {} s", .0.as_secs())]
    Late(Duration),
}

impl AlertWay {
    /// Posts each alert as JSON. The address must be https, or of this machine.
    ///
    /// # Errors
    /// [`WayError::Address`], or when the network cannot be set up.
    pub fn webhook(address: Secret) -> Result<Self, WayError> {
        if !is_allowed(address.expose()) {
            return Err(WayError::Address);
        }
        let mut config = TransportConfig::default();
        config.timeout = WEBHOOK;
        config.body_limit = 64 * 1024;
        let network = ReqwestTransport::new(config).map_err(WayError::Network)?;
        Ok(Self(Kind::Webhook(address, Transport::new(network))))
    }

    /// Runs a program for each alert, without a shell, with the alert as JSON on its standard input. Of the environment it
    /// gets `PATH` (on Windows also where the system and the folders of the user are) and what says of which kind the alert
    /// is; the secrets of the gateway may stand in the rest.
    ///
    /// # Errors
    /// [`WayError::NoCommand`].
    pub fn command(words: Vec<String>) -> Result<Self, WayError> {
        if words.first().is_none_or(String::is_empty) {
            return Err(WayError::NoCommand);
        }
        Ok(Self(Kind::Command(words)))
    }

    /// Tells one alert.
    ///
    /// # Errors
    /// When nobody was told, as far as it is known.
    pub(super) async fn tell(&self, alert: &Alert) -> Result<(), WayError> {
        let (limit, told) = match &self.0 {
            Kind::Webhook(address, network) => (
                WEBHOOK,
                tokio::time::timeout(WEBHOOK, post(address, network, alert)).await,
            ),
            Kind::Command(words) => (
                COMMAND,
                tokio::time::timeout(COMMAND, run(words, alert)).await,
            ),
        };
        told.unwrap_or(Err(WayError::Late(limit)))
    }
}

/// Whether alerts may go there.
fn is_allowed(address: &str) -> bool {
    let Ok(uri) = address.parse::<http::Uri>() else {
        return false;
    };
    let host = uri.host().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let is_here = host.eq_ignore_ascii_case("localhost")
        || bare
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback());
    match uri.scheme_str() {
        Some("https") => !host.is_empty(),
        Some("http") => is_here,
        _ => false,
    }
}

/// The document of an alert. Chat services show `text`.
fn document(alert: &Alert) -> String {
    let about = match alert.app.as_str() {
        "" => String::new(),
        app => format!(", {app}"),
    };
    json!({
        "text": format!("keap gateway{about}: {}", alert.text),
        "kind": alert.kind.name(),
        "app": alert.app,
        "subject": alert.subject,
        "at": alert.at,
    })
    .to_string()
}

async fn post(address: &Secret, network: &Transport, alert: &Alert) -> Result<(), WayError> {
    let mut request = Request::new(Body::from(document(alert).into_bytes()));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = address.expose().parse().map_err(|_| WayError::Address)?;
    let json = HeaderValue::from_static("application/json");
    request.headers_mut().insert(header::CONTENT_TYPE, json);
    // The error names the address, which may be a secret.
    let response = network
        .send(request)
        .await
        .map_err(|_| WayError::Unreached)?;
    let status = response.status();
    status
        .is_success()
        .then_some(())
        .ok_or(WayError::Status(status.as_u16()))
}

/// What a program gets of the environment. On Windows few programs start without knowing where the system is.
const INHERITED: &[&str] = if cfg!(windows) {
    &[
        "PATH",
        "PATHEXT",
        "SystemRoot",
        "SystemDrive",
        "ComSpec",
        "TEMP",
        "TMP",
        "USERPROFILE",
        "PSModulePath",
    ]
} else {
    &["PATH"]
};

async fn run(words: &[String], alert: &Alert) -> Result<(), WayError> {
    let (program, arguments) = words.split_first().ok_or(WayError::NoCommand)?;
    let mut command = Command::new(program);
    command
        .args(arguments)
        .env_clear()
        .env("KEAP_ALERT_KIND", alert.kind.name())
        .env("KEAP_ALERT_APP", &alert.app)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    for name in INHERITED {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    let mut child = command.spawn().map_err(WayError::Run)?;
    if let Some(mut input) = child.stdin.take() {
        // A command need not read it.
        let _ = input.write_all(document(alert).as_bytes()).await;
    }
    let status = child.wait().await.map_err(WayError::Run)?;
    status
        .success()
        .then_some(())
        .ok_or(WayError::Failed(status))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alert::kind::AlertKind;

    fn alert() -> Alert {
        Alert {
            kind: AlertKind::Blocker,
            app: "ab123".to_owned(),
            subject: "shop DataService.query".to_owned(),
            text: "a text".to_owned(),
            at: "2026-11-28T00:00:00Z".to_owned(),
        }
    }

    #[test]
    fn alerts_go_encrypted_or_stay_on_this_machine() {
        for good in [
            "https://hooks.example.com/T0/B0/x",
            "http://127.0.0.1:9/x",
            "http://localhost/x",
            "http://[::1]:9/",
        ] {
            assert!(is_allowed(good), "{good}");
        }
        for bad in [
            "",
            "x",
            "http://example.com/",
            "ftp://127.0.0.1/",
            "http://127.0.0.1.example.com/",
            "https://",
        ] {
            assert!(AlertWay::webhook(bad.into()).is_err(), "{bad}");
        }
        let way = AlertWay::webhook("https://hooks.example.com/T0/B0/secret".into()).unwrap();
        assert!(!format!("{way:?}").contains("secret"));
        assert!(matches!(
            AlertWay::command(vec![]),
            Err(WayError::NoCommand)
        ));
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_command_gets_the_alert_and_no_more_of_the_environment() {
        let folder = std::env::temp_dir().join(format!("keap-alert-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let out = folder.join("told");
        let script = format!("cat > {0}; env | sort >> {0}", out.display());
        let way = AlertWay::command(vec!["sh".to_owned(), "-c".to_owned(), script]).unwrap();
        way.tell(&alert()).await.unwrap();
        let told = std::fs::read_to_string(&out).unwrap();
        assert!(
            told.contains("\"text\":\"keap gateway, ab123: a text\""),
            "{told}"
        );
        assert!(told.contains("KEAP_ALERT_KIND=blocker"), "{told}");
        assert!(!told.contains("CARGO"), "{told}");
        let failing = AlertWay::command(vec!["false".to_owned()]).unwrap();
        assert!(matches!(
            failing.tell(&alert()).await,
            Err(WayError::Failed(_))
        ));
        let absent = AlertWay::command(vec!["/no/such/program".to_owned()]).unwrap();
        assert!(matches!(absent.tell(&alert()).await, Err(WayError::Run(_))));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_command_that_does_not_end_is_killed() {
        let folder = std::env::temp_dir().join(format!("keap-alert-late-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let pid = folder.join("pid");
        let script = format!("echo $$ > {}; exec sleep 600", pid.display());
        let words = ["sh", "-c", &script].map(str::to_owned).to_vec();
        let alert = alert();
        let telling = run(&words, &alert);
        let late = tokio::time::timeout(Duration::from_millis(800), telling).await;
        assert!(late.is_err());
        let pid = std::fs::read_to_string(&pid).unwrap();
        let state = format!("/proc/{}/stat", pid.trim());
        let is_gone = || std::fs::read_to_string(&state).map_or(true, |stat| stat.contains(") Z "));
        for _ in 0..200 {
            if is_gone() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert!(is_gone());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
