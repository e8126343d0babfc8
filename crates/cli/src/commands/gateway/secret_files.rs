//! The files with secrets that a configuration names, which the gateway's user alone should read.

use std::path::Path;

use keap_gateway::config::Config;

/// The credentials of tenants.
pub(super) fn of_tenants(config: &Config) -> impl Iterator<Item = &Path> {
    let tenants = config.tenants.iter();
    tenants.filter_map(|tenant| tenant.access_key_file.as_deref())
}

/// What the gateway itself has: keys of certificates, the token of the page, the address of its database.
pub(super) fn of_gateway(config: &Config) -> impl Iterator<Item = &Path> {
    let page = config.page.iter();
    let page = page.flat_map(|page| [&page.token_file, &page.key]);
    let files = page.chain([&config.tls.key, &config.store.postgres_file]);
    files.flatten().map(AsRef::as_ref)
}
