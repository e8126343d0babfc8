//! Whose rows the files of a folder are. A credential ends, an access token within a day, and the account stays the same: so the
//! account is what a folder keeps, as far as an answer names it.

use keap::compare::Redactor;
use keap_auth::{AppName, Credential, GatewayKey, Hosts};
use keap_http::Transport;

use crate::account::Account;
use crate::address::without_login;
use crate::commands::limits::not_the_user;
use crate::failure::{Answered, Misuse, misuse};
use crate::probe::{self, Probed};

/// How the line of a folder begins that goes by its credential, since no answer named the account.
const HASH: &str = "text(";

/// What follows where that is not known.
const UNKNOWN: &str = "nothing tells whose account it is";

/// The account of a run.
#[derive(Debug)]
pub(super) struct Whose {
    /// Its name and its host; none where no answer tells.
    name: Option<String>,
    /// What stands for its credential; an older version kept nothing else.
    credential: String,
    /// What was answered in place of the account.
    refused: Option<Answered>,
}

impl Whose {
    /// Asks, with one call of REST that reads, where nothing else tells.
    ///
    /// # Errors
    /// When nobody can be reached, and when it is another account than the one that was said.
    pub(super) async fn of(account: &Account) -> anyhow::Result<Self> {
        let (app, refused) = match named(account) {
            Some(app) => (Some(app), None),
            None => match probe::userinfo(&way(account)?, &account.hosts).await? {
                Probed {
                    tenant: Some(app), ..
                } => {
                    hold_to_said(account, &app)?;
                    (Some(app), None)
                }
                seen if seen.status == 200 => (None, None),
                // Where it is used, a key of an application opens XML-RPC alone.
                _ if matches!(account.credential, Credential::LegacyKey(_)) => (None, None),
                seen => (None, Some(not_the_user(&seen, UNKNOWN))),
            },
        };
        let host = account.hosts.name();
        let host = host.map_or_else(|| "Keap".to_owned(), |host| without_login(&host));
        Ok(Self {
            name: app.map(|app| format!("{} at {host}", app_of(&app))),
            credential: account.identity(&Redactor::with_key(b"keap export")),
            refused,
        })
    }

    /// The line that a folder keeps.
    pub(super) fn line(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.credential)
    }

    /// Whether a line that a folder kept is of this account.
    pub(super) fn is(&self, line: &str) -> bool {
        self.line() == line || self.credential == line
    }

    /// Refuses a folder that has files of another account, or of one that cannot be told from this one.
    pub(super) fn refuse(self, folder: &str, line: &str) -> anyhow::Error {
        if let (Some(refused), false) = (self.refused, line.starts_with(HASH)) {
            return refused.into();
        }
        let why = match self.name {
            _ if line.starts_with(HASH) => {
                format!("{folder} has files of another account, or of another key")
            }
            Some(name) => {
                format!("{folder} has files of another account: of {line}, and this one is {name}")
            }
            None => format!(
                "{folder} has files of {line}, and no answer tells whose account this credential opens"
            ),
        };
        Misuse::new(anyhow::anyhow!(
            "{why}\n  hint: give another folder with --to, or remove these files; --overwrite with all of these tables replaces them"
        ))
        .into()
    }
}

/// The application, where it is known without a call: a grant is of one, and the host of an application takes its key alone.
/// One that was only said of a token, or of a key that goes to another host, may be any.
fn named(account: &Account) -> Option<String> {
    if account.is_local {
        return Some("local".to_owned());
    }
    let belongs = match &account.credential {
        Credential::OAuth(_) => true,
        key @ Credential::LegacyKey(_) => {
            key.endpoints(&account.hosts).xmlrpc == key.endpoints(&Hosts::keap()).xmlrpc
        }
        _ => false,
    };
    account.app.clone().filter(|_| belongs)
}

/// Refuses an account that is not the one that was said: its rows would be taken for those of the other.
fn hold_to_said(account: &Account, opened: &str) -> anyhow::Result<()> {
    let said = account.app.as_deref().map(app_of);
    let opened = app_of(opened);
    if let Some(said) = said.filter(|said| *said != opened) {
        misuse!(
            "the credential opens {opened}, and --app, KEAP_APP or the profile says {said}\n  hint: say --app {opened}, or give the credential of {said}"
        );
    }
    Ok(())
}

/// The way to who is asked. A legacy key opens REST in a header, if anywhere.
fn way(account: &Account) -> anyhow::Result<Transport> {
    Ok(match &account.credential {
        key @ Credential::LegacyKey(_) => {
            let key = GatewayKey::new(key.private_key().expose())?;
            account.transport_with(key.into())
        }
        _ => account.transport(),
    })
}

/// `ab123` of `ab123.infusionsoft.com`.
fn app_of(tenant: &str) -> String {
    let app: Result<AppName, _> = tenant.parse();
    app.map_or_else(|_| tenant.to_ascii_lowercase(), |app| app.to_string())
}
