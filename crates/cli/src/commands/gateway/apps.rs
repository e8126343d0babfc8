//! The applications that a gateway knows: those of its configuration, and those that were called.

use std::collections::BTreeSet;

use clap::Args;
use keap_gateway::config::Config;

use crate::failure::misuse;

/// The application that a command is about. `KEAP_APP` belongs to the credential of other commands and chooses none here:
/// a gateway has applications of its own.
#[derive(Debug, Args)]
pub(super) struct AppArg {
    /// The application. Can be left out when the configuration has one only.
    #[arg(long, value_name = "NAME")]
    app: Option<String>,
}

impl AppArg {
    /// The application that is named, or else the only one of the configuration; it need not be one of those.
    pub(super) fn named(&self, config: &Config) -> anyhow::Result<String> {
        if let Some(app) = &self.app {
            return Ok(app.trim().to_ascii_lowercase());
        }
        match *tenants(config) {
            [app] => Ok(app.to_owned()),
            [] => misuse!("name the application with --app: the configuration has no [[tenant]]"),
            ref several => misuse!("name the application with --app: {}", several.join(", ")),
        }
    }
}

/// The applications of a configuration.
pub(super) fn tenants(config: &Config) -> Vec<&str> {
    let tenants = config.tenants.iter();
    tenants.map(|tenant| tenant.app.as_str()).collect()
}

/// Refuses an application that is neither in the configuration nor in a call; the name of one is easily misspelt. Where
/// nothing is known every name is taken.
pub(super) fn check<'a>(
    app: &str,
    config: &'a Config,
    called: impl IntoIterator<Item = &'a str>,
) -> anyhow::Result<()> {
    let known: BTreeSet<&str> = tenants(config).into_iter().chain(called).collect();
    if known.is_empty() || known.iter().any(|known| known.eq_ignore_ascii_case(app)) {
        return Ok(());
    }
    let meant = keap::names::did_you_mean(app, known.iter().copied());
    let known = known.into_iter().collect::<Vec<_>>().join(", ");
    misuse!(
        "the application {app} is in no call and not in the configuration, which have {known}{meant}"
    )
}
