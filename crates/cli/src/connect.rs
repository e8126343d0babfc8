//! From flags and environment to a connection.

use anyhow::Context as _;
use keap::{Keap, KeapBuilder};
use keap_auth::{AccessKey, GatewayKey};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};

use crate::account;
use crate::args::ConnectArgs;
use crate::vault::{self, StoreArgs};

/// Connects as the flags say.
pub(crate) async fn connect(args: &ConnectArgs) -> anyhow::Result<Keap> {
    if args.sandbox {
        let sandbox = Sandbox::builder().build();
        let builder = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)?;
        return Ok(builder.transport(sandbox.transport()).build()?);
    }
    let hosts = vault::hosts(args.base_url.as_ref())?;
    Ok(credential(args).await?.hosts(hosts).build()?)
}

async fn credential(args: &ConnectArgs) -> anyhow::Result<KeapBuilder> {
    if let Some(key) = &args.access_key {
        Ok(Keap::builder(AccessKey::new(key)?))
    } else if let Some(token) = &args.access_token {
        Ok(Keap::oauth_customer(token)?)
    } else if let (Some(app), Some(key)) = (&args.app, &args.legacy_key) {
        Ok(Keap::customer(app, key)?)
    } else if let Some(key) = &args.legacy_key {
        Ok(Keap::builder(GatewayKey::new(key)?))
    } else {
        let grant = account::stored(args, &StoreArgs::from_environment()).await?;
        Ok(Keap::builder(grant.context(account::NO_CREDENTIAL)?))
    }
}
