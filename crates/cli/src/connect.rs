//! From flags and environment to a connection.

use anyhow::{Context as _, bail};
use keap::{Keap, KeapBuilder};
use keap_auth::{AccessKey, Hosts};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};

use crate::args::ConnectArgs;

/// Connects as the flags say.
pub(crate) fn connect(args: &ConnectArgs) -> anyhow::Result<Keap> {
    if args.sandbox {
        let sandbox = Sandbox::builder().build();
        let builder = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)?;
        return Ok(builder.transport(sandbox.transport()).build()?);
    }
    let mut builder = credential(args)?;
    if let Some(base) = &args.base_url {
        let base = base
            .parse()
            .with_context(|| format!("{base:?} is not a URL"))?;
        builder = builder.hosts(Hosts::at(&base));
    }
    Ok(builder.build()?)
}

fn credential(args: &ConnectArgs) -> anyhow::Result<KeapBuilder> {
    if let Some(key) = &args.access_key {
        Ok(Keap::builder(AccessKey::new(key)?))
    } else if let Some(token) = &args.access_token {
        Ok(Keap::oauth_customer(token)?)
    } else if let (Some(app), Some(key)) = (&args.app, &args.legacy_key) {
        Ok(Keap::customer(app, key)?)
    } else {
        bail!(
            "no credential is given\n  hint: set KEAP_ACCESS_KEY to a personal access token or service account key, \
             KEAP_ACCESS_TOKEN to an OAuth token, or try --sandbox"
        )
    }
}
