//! From flags and environment to one credential and its hosts.

use anyhow::bail;
use keap_auth::{AccessKey, AccessToken, Credential, GatewayKey, Hosts, LegacyKey};
use keap_http::{ClientConfig, LimitConfig, RetryConfig, Transport};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};

use crate::args::ConnectArgs;
use crate::vault::{ClientArgs, GrantArgs, StoreArgs, hosts};

/// A credential, where it is used, and the way there.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) credential: Credential,
    pub(crate) hosts: Hosts,
    /// The network without a credential.
    pub(crate) network: Transport,
}

impl Account {
    /// The account that the flags name: a key or token, or else the one grant in the store.
    pub(crate) async fn open(args: &ConnectArgs, store: &StoreArgs) -> anyhow::Result<Self> {
        if args.sandbox {
            return Ok(Self {
                credential: AccessToken::new(DEFAULT_ACCESS_TOKEN)?.into(),
                hosts: Hosts::keap(),
                network: Sandbox::builder().build().transport(),
            });
        }
        let credential = match given(args)? {
            Some(credential) => credential,
            None => match stored(args, store).await? {
                Some(grant) => grant,
                None => bail!(NO_CREDENTIAL),
            },
        };
        let hosts = hosts(args.base_url.as_ref())?;
        Ok(Self {
            credential,
            hosts,
            network: crate::vault::network()?,
        })
    }

    /// The layers around the network, at the pace of the credential; failed calls are not repeated,
    /// because a probe shows what happens.
    pub(crate) fn transport(&self) -> Transport {
        let mut retry = RetryConfig::default();
        retry.max_attempts = 1;
        retry.deadline = std::time::Duration::from_secs(30);
        let config = ClientConfig::new()
            .retry(retry)
            .limit(LimitConfig::paced(self.credential.pace()));
        let credential = self.credential.clone();
        config.build(self.network.clone(), |inner| {
            keap_auth::authorize(inner, credential)
        })
    }
}

/// The credential in the flags or the environment.
fn given(args: &ConnectArgs) -> anyhow::Result<Option<Credential>> {
    Ok(Some(if let Some(key) = &args.access_key {
        AccessKey::new(key)?.into()
    } else if let Some(token) = &args.access_token {
        AccessToken::new(token)?.into()
    } else if let Some(key) = &args.legacy_key {
        match &args.app {
            Some(app) => LegacyKey::new(app.parse()?, key)?.into(),
            None => GatewayKey::new(key)?.into(),
        }
    } else {
        return Ok(None);
    }))
}

/// What is said when there is nothing to connect with.
pub(crate) const NO_CREDENTIAL: &str = "no credential is given\n  hint: set KEAP_ACCESS_KEY to a \
    personal access token or service account key, KEAP_ACCESS_TOKEN to an OAuth token, log in with \
    `keap auth login`, or try --sandbox";

/// The grant in the store; none when there is no store or nothing fitting in it.
pub(crate) async fn stored(
    args: &ConnectArgs,
    store: &StoreArgs,
) -> anyhow::Result<Option<Credential>> {
    if !store.exists() {
        return Ok(None);
    }
    let grants = GrantArgs {
        store: store.clone(),
        client: ClientArgs::from_environment(),
        app: args.app.clone(),
        base_url: args.base_url.clone(),
    };
    let vault = grants.store.open().await?;
    if grants.select(&vault).await?.is_empty() {
        return Ok(None);
    }
    let id = grants.one(&vault).await?;
    Ok(Some(grants.grant(&vault, id).await?.into()))
}
