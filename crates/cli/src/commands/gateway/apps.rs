//! The applications that a gateway knows: those of its configuration, and those that were called.

use std::collections::BTreeSet;

use keap_gateway::config::Config;

use crate::failure::misuse;

/// Refuses an application that is neither in the configuration nor in a call; the name of one is easily misspelt. Where
/// nothing is known every name is taken.
pub(super) fn check<'a>(
    app: &str,
    config: &'a Config,
    called: impl IntoIterator<Item = &'a str>,
) -> anyhow::Result<()> {
    let tenants = config.tenants.iter().map(|tenant| tenant.app.as_str());
    let known: BTreeSet<&str> = tenants.chain(called).collect();
    if known.is_empty() || known.iter().any(|known| known.eq_ignore_ascii_case(app)) {
        return Ok(());
    }
    let meant = keap::names::did_you_mean(app, known.iter().copied());
    let known = known.into_iter().collect::<Vec<_>>().join(", ");
    misuse!(
        "the application {app} is in no call and not in the configuration, which have {known}{meant}"
    )
}
