//! From flags and environment to a connection.

use anyhow::Context as _;
use keap::{Keap, KeapBuilder, RestOptions};
use keap_auth::{AccessKey, GatewayKey};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};

use crate::account;
use crate::args::ConnectArgs;
use crate::vault::{self, StoreArgs};

/// Connects as the flags say.
pub(crate) async fn connect(args: &ConnectArgs) -> anyhow::Result<Keap> {
    let options = rest_options(args)?;
    if args.sandbox {
        let sandbox = Sandbox::builder().build();
        let builder = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)?.rest_options(options);
        return Ok(builder.transport(sandbox.transport()).build()?);
    }
    let hosts = vault::hosts(args.base_url.as_ref())?;
    let builder = credential(args).await?.rest_options(options);
    Ok(builder.hosts(hosts).build()?)
}

fn rest_options(args: &ConnectArgs) -> anyhow::Result<RestOptions> {
    let mut options = RestOptions::default();
    options.mail_user = args.mail_user;
    for text in &args.sequence {
        let (legacy, campaign, sequence) = pair(text)
            .with_context(|| format!("{text:?} is not of the form LEGACY=CAMPAIGN/SEQUENCE"))?;
        options = options.sequence(legacy, campaign, sequence);
    }
    Ok(options)
}

/// `1=7/71`: legacy sequence 1 is sequence 71 of campaign 7.
fn pair(text: &str) -> Option<(i64, i64, i64)> {
    let (legacy, target) = text.split_once('=')?;
    let (campaign, sequence) = target.split_once('/')?;
    let number = |text: &str| text.trim().parse().ok();
    Some((number(legacy)?, number(campaign)?, number(sequence)?))
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
