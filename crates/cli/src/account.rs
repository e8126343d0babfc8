//! Which credential, and to which hosts it may go. The precedence is written here and nowhere else:
//!
//! 1. `--sandbox` beats everything, and the credentials of the environment are not looked at.
//! 2. A credential on the command line. Two of them are an error.
//! 3. A credential of the environment, or else of the profile; a profile that was typed comes first (`profile::source`).
//!    Two of them are an error, an empty variable counts as unset. It goes to Keap's own hosts and to the host that is
//!    named beside it, never to one that another profile or only the command line names: who copies the line that
//!    `keap sandbox` prints must not send a production key there.
//! 4. The one grant in the store that fits, which goes to the hosts that it belongs to and nowhere
//!    else.

use std::sync::Arc;

use anyhow::bail;
use keap::compare::Redactor;
use keap_auth::{
    AccessKey, AccessToken, Credential, GatewayKey, GrantId, Hosts, LegacyKey, StoredGrant,
    TokenStore,
};
use keap_http::{Clock as _, LimitConfig, Secret, SystemClock, Transport};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};

use crate::calls;
use crate::connect::ConnectArgs;
use crate::exit::Exit;
use crate::failure::{Answered, Misuse, OrMisuse as _};
use crate::grants::state::ending;
use crate::grants::{ClientArgs, GrantArgs, hosts, no_grants};
use crate::profile::source::{self, Source};
use crate::profile::{self, Profile};
use crate::secret_arg::{SecretArg, flag_or_variable};

/// A credential, where it is used, and the way there.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) credential: Credential,
    pub(crate) hosts: Hosts,
    /// The network without a credential.
    pub(crate) network: Transport,
    /// Whether the local Keap inside this program answers.
    pub(crate) is_local: bool,
    /// The application that it is told to be, or that its grant is of.
    pub(crate) app: Option<String>,
    /// The grant of a store that it lives on.
    pub(crate) grant: Option<Granted>,
    /// What tells it from others: the application of a grant, which is no secret, or else the credential itself.
    mark: Secret,
}

/// A grant that is used, and the store that has it.
#[derive(Debug)]
pub(crate) struct Granted {
    pub(crate) id: GrantId,
    /// Where the store is, for people.
    pub(crate) place: String,
    store: Arc<dyn TokenStore>,
}

impl Granted {
    /// How it is now; none where the store does not tell.
    pub(crate) async fn now(&self) -> Option<StoredGrant> {
        self.store.load(&self.id).await.ok().flatten()
    }
}

/// The host of a recording.
const RECORDING: &str = "http://recording.invalid";

impl Account {
    /// The account that the flags and the environment name. That its grant is about to end is told.
    pub(crate) async fn open(args: &ConnectArgs) -> anyhow::Result<Self> {
        let account = Self::open_quietly(args).await?;
        if let Some(grant) = &account.grant
            && let Some(stored) = grant.now().await
            && let Some(end) = ending(&grant.id, &stored, SystemClock.now())
        {
            calls::tell(&format!("warning: {end}"));
        }
        Ok(account)
    }

    /// The same, of whose grant somebody else tells.
    pub(crate) async fn open_quietly(args: &ConnectArgs) -> anyhow::Result<Self> {
        args.check()?;
        if args.sandbox {
            return Ok(Self {
                credential: AccessToken::new(DEFAULT_ACCESS_TOKEN)?.into(),
                hosts: Hosts::keap(),
                network: Sandbox::builder().build().transport(),
                is_local: true,
                app: None,
                grant: None,
                mark: Secret::new("sandbox"),
            });
        }
        let (credential, app, mark, grant) = match given(args).or_misuse()? {
            Some(given) => {
                given.tell(args);
                let mark = Secret::new(given.secret.expose());
                let credential = given.credential(args).or_misuse()?;
                (credential, given.app(args), mark, None)
            }
            None => match stored(args).await? {
                Some((credential, grant)) => {
                    let tenant = grant.id.tenant.as_str().to_owned();
                    let mark = Secret::new(tenant.as_str());
                    (credential, Some(tenant), mark, Some(grant))
                }
                None => return Err(without_any(None)),
            },
        };
        Ok(Self {
            credential,
            hosts: hosts(args.base_url.as_ref()).or_misuse()?,
            network: crate::grants::network()?,
            is_local: false,
            app,
            grant,
            mark,
        })
    }

    /// An account whose answers come from a recording: it has no credential, and nobody is paced or asked.
    pub(crate) fn replayed(args: &ConnectArgs) -> anyhow::Result<Self> {
        args.check()?;
        Ok(Self {
            credential: AccessToken::new(DEFAULT_ACCESS_TOKEN)?.into(),
            // A name that no network has: nobody is asked, and nothing that is told looks as if somebody was.
            hosts: Hosts::at(&RECORDING.parse()?),
            network: Sandbox::builder().build().transport(),
            is_local: true,
            app: None,
            grant: None,
            mark: Secret::new("recording"),
        })
    }

    /// The account of a grant in a store, over a network that it may share with others.
    pub(crate) fn of_grant(
        credential: Credential,
        hosts: Hosts,
        tenant: &str,
        network: Transport,
    ) -> Self {
        Self {
            credential,
            hosts,
            network,
            is_local: false,
            app: Some(tenant.to_owned()),
            grant: None,
            mark: Secret::new(tenant),
        }
    }

    /// What tells the account from others and says nothing of its credential. A personal access token that is replaced
    /// makes another account of it; a grant goes by its application.
    pub(crate) fn identity(&self, redactor: &Redactor) -> String {
        let hosts = format!("{:?}", self.hosts);
        redactor.value(&format!("{hosts} {}", self.mark.expose()).into())
    }

    /// The layers around the network, at the pace of the credential; failed calls are not repeated,
    /// because a probe shows what happens.
    pub(crate) fn transport(&self) -> Transport {
        self.transport_with(self.credential.clone())
    }

    /// The same with its credential in another place.
    pub(crate) fn transport_with(&self, credential: Credential) -> Transport {
        let config = calls::once(std::time::Duration::from_secs(30))
            .limit(LimitConfig::paced(credential.pace()));
        config.build(self.network.clone(), |inner| {
            keap_auth::authorize(inner, credential)
        })
    }
}

/// The kinds of credentials that are given as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    AccessKey,
    AccessToken,
    LegacyKey,
}

impl Kind {
    const ALL: [Self; 3] = [Self::AccessKey, Self::AccessToken, Self::LegacyKey];

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::AccessKey => "access key",
            Self::AccessToken => "access token",
            Self::LegacyKey => "legacy key",
        }
    }

    fn flag(self) -> &'static str {
        match self {
            Self::AccessKey => "--access-key",
            Self::AccessToken => "--access-token",
            Self::LegacyKey => "--legacy-key",
        }
    }

    fn variable(self) -> &'static str {
        match self {
            Self::AccessKey => "KEAP_ACCESS_KEY",
            Self::AccessToken => "KEAP_ACCESS_TOKEN",
            Self::LegacyKey => "KEAP_LEGACY_KEY",
        }
    }
}

/// A credential that is given as it is, and by what.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) kind: Kind,
    pub(crate) secret: SecretArg,
    /// The flag or the variable.
    pub(crate) source: &'static str,
}

impl Given {
    /// The application that it is told to belong to: by the flag, or by what gave the credential.
    fn app(&self, args: &ConnectArgs) -> Option<String> {
        let flag = args.app.as_ref().filter(|app| !app.trim().is_empty());
        match self.source == self.kind.variable() {
            true => flag.cloned().or_else(|| source::app_beside(self.source)),
            false => flag_or_variable(flag, "KEAP_APP"),
        }
    }

    /// Tells what else is given, and passed over for it.
    fn tell(&self, args: &ConnectArgs) {
        let is_given = args.app.is_some() || self.kind != Kind::LegacyKey;
        let app = source::other_app(self.source).filter(|_| !is_given);
        let notes = source::overruled(self.source).into_iter().chain(app);
        notes.for_each(|note| calls::tell(&note));
    }

    fn credential(&self, args: &ConnectArgs) -> anyhow::Result<Credential> {
        let secret = self.secret.expose();
        Ok(match self.kind {
            Kind::AccessKey => AccessKey::new(secret)?.into(),
            Kind::AccessToken => AccessToken::new(secret)?.into(),
            Kind::LegacyKey => match self.app(args) {
                Some(app) => LegacyKey::new(app.parse()?, secret)?.into(),
                None => GatewayKey::new(secret)?.into(),
            },
        })
    }
}

/// The credential of the command line, or else of the environment or the profile.
///
/// # Errors
/// When one source gives two, and when it may not go to the host that another one names.
pub(crate) fn given(args: &ConnectArgs) -> anyhow::Result<Option<Given>> {
    if args.sandbox {
        return Ok(None);
    }
    if let Some(flag) = one(on_command_line(args)?.into_iter())? {
        return Ok(Some(flag));
    }
    let environment = one(in_environment()?.into_iter())?;
    if let Some(given) = &environment {
        let hosts = hosts(args.base_url.as_ref())?;
        if let Some(source) = Source::of(given.source) {
            source.check_host(given.source, &hosts, given.kind.flag())?;
        }
    }
    Ok(environment)
}

/// What the environment has, or else the profile: a variable stands alone, whatever the profile names.
fn in_environment() -> anyhow::Result<Vec<Given>> {
    let is_set = |kind: &Kind| profile::environment(kind.variable()).is_some();
    let set: Vec<Kind> = Kind::ALL.into_iter().filter(is_set).collect();
    let kinds = if set.is_empty() {
        Kind::ALL.to_vec()
    } else {
        set
    };
    let mut all = Vec::new();
    for kind in kinds {
        if let Some(secret) = SecretArg::of_variable(kind.variable())? {
            let source = kind.variable();
            all.push(Given {
                kind,
                secret,
                source,
            });
        }
    }
    Ok(all)
}

fn on_command_line(args: &ConnectArgs) -> anyhow::Result<Vec<Given>> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        let flag = match kind {
            Kind::AccessKey => &args.access_key,
            Kind::AccessToken => &args.access_token,
            Kind::LegacyKey => &args.legacy_key,
        };
        if let Some(flag) = flag {
            all.push(Given {
                kind,
                secret: flag.secret()?,
                source: kind.flag(),
            });
        }
    }
    Ok(all)
}

fn one(mut all: impl Iterator<Item = Given>) -> anyhow::Result<Option<Given>> {
    let first = all.next();
    if let (Some(one), Some(other)) = (&first, all.next()) {
        bail!(
            "{} and {} are both given, and only one credential can be used\n  hint: take one of them away, or give the one that is meant on the command line alone",
            giver(one.source),
            giver(other.source)
        );
    }
    Ok(first)
}

/// What gives a credential: a flag, a variable, or a setting of the profile, which is in no variable.
pub(crate) fn giver(source: &'static str) -> String {
    source::in_profile(source).unwrap_or_else(|| source.to_owned())
}

/// There is nothing to connect with, and a store that is there lacks what is meant; a credential of the environment is none
/// for the account of a profile that was typed. Who gave none has to, before anything can be sent: that is wrong (2). A
/// store that was looked into and has no grant is told as every store that has nothing in it (3).
fn without_any(lacking: Option<Answered>) -> anyhow::Error {
    match (source::hidden_credential(), profile::chosen()) {
        (Some(variable), Some(Profile { name, .. })) => Misuse::new(anyhow::anyhow!(
            "the profile {name} has no credential, and {variable} of the environment is not used for its account\n  hint: name a credential in the profile {name}, or give one on the command line"
        ))
        .into(),
        _ => lacking.map_or_else(
            || Misuse::new(anyhow::anyhow!(NO_CREDENTIAL)).into(),
            Into::into,
        ),
    }
}

/// What is said when there is nothing to connect with.
pub(crate) const NO_CREDENTIAL: &str = "no credential is given\n  hint: set KEAP_ACCESS_KEY to a \
    personal access token or service account key, KEAP_ACCESS_TOKEN to an OAuth token, log in with \
    `keap auth login`, or try --sandbox";

/// What to do where the store that was named is not there, and nothing else is given.
const NO_STORE: &str = "name the store that is meant (--store, KEAP_STORE), make it with `keap auth login`, or set \
    KEAP_ACCESS_KEY to a personal access token or service account key where no grant is meant";

/// The grant in the store; none when there is no store, and nobody named one.
///
/// # Errors
/// When nothing in the store fits, too.
async fn stored(args: &ConnectArgs) -> anyhow::Result<Option<(Credential, Granted)>> {
    if !args.store.exists()? {
        return match args.store.store.is_some() {
            true => Err(without_any(Some(args.store.missing(NO_STORE, Exit::Wrong)))),
            false => Ok(None),
        };
    }
    let grants = GrantArgs {
        store: args.store.clone(),
        client: ClientArgs::from_environment(),
        app: args.app.clone(),
        base_url: args.base_url.clone(),
    };
    let vault = grants.store.open_existing().await?;
    vault.close_at_the_end();
    if grants.select(&vault).await?.is_empty() {
        let lacking = no_grants(&grants, &vault).await;
        return Err(without_any(Some(lacking)));
    }
    let id = grants.one(&vault).await?;
    let hosts = hosts(args.base_url.as_ref())?;
    let granted = Granted {
        id: id.clone(),
        place: vault.place.clone(),
        store: Arc::clone(&vault.store),
    };
    let credential = grants.grant_at(&vault, id, hosts).await?.into();
    Ok(Some((credential, granted)))
}
