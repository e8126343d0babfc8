//! From a configuration file and flags to what a gateway is made of.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::Args;
use keap::{ActionSetId, MerchantAccountId, PolicyFile, UserId, rest::RestOptions};
use keap_auth::{AccessKey, Credential, Hosts, StoreKey};
use keap_gateway::config::{Config, CredentialPlace, TenantConfig};
use keap_gateway::tls::{TlsFolder, tenant_host};
use keap_gateway::{CallLog, GatewayStore, HashKey, InForce, Member, Pages, StoreError, Tenant};
use keap_http::tls::Certificates;
use keap_http::{Secret, Shown, private};

use super::called::Called;
use crate::address::{hosts_at, without_login};
use crate::calls;
use crate::environment;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::grants::{ClientArgs, GrantArgs};
use crate::secret_arg::{SecretArg, variable};
use crate::told;
use crate::vault::StoreArgs;

/// Where the configuration is.
#[derive(Clone, Debug, Args)]
pub(crate) struct ConfigArgs {
    /// The configuration file. Default: none; the store is `gateway.db` in the folder for settings then.
    #[arg(long, global = true, env = "KEAP_GATEWAY_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

impl ConfigArgs {
    /// The configuration; the defaults without a file.
    pub(crate) fn read(&self) -> anyhow::Result<Config> {
        match &self.config {
            Some(path) => Ok(Config::from_file(path)?),
            None => Ok(Config::default()),
        }
    }
}

/// The address of the store that several gateways share, where the configuration names one. What is wrong with it is wrong
/// in the configuration.
pub(crate) fn store_url(config: &Config) -> anyhow::Result<Option<Secret>> {
    url(config).or_misuse()
}

fn url(config: &Config) -> anyhow::Result<Option<Secret>> {
    let store = &config.store;
    let url = match (&store.path, &store.postgres_env, &store.postgres_file) {
        (_, None, None) => return Ok(None),
        (None, Some(name), None) => environment::named(name)?,
        (None, None, Some(path)) => file::text(path, file::TINY)?,
        _ => bail!("[store] names more than one of path, postgres_env and postgres_file"),
    };
    let url = Secret::new(url.trim());
    told::hide(&url);
    Ok(Some(url))
}

/// The file of keys and inventory: that of the configuration, or `gateway.db` in the folder for settings.
pub(crate) fn store_path(config: &Config) -> anyhow::Result<PathBuf> {
    if let Some(path) = &config.store.path {
        return Ok(path.clone());
    }
    let folders = directories::ProjectDirs::from("", "", "keap")
        .context("this system names no home folder; name the store in the configuration")
        .or_misuse()?;
    Ok(folders.config_dir().join("gateway.db"))
}

/// The folder of the certificates: that of the configuration, or `tls` beside the store.
pub(crate) fn tls_folder(config: &Config) -> anyhow::Result<PathBuf> {
    if let Some(path) = &config.tls.folder {
        return Ok(path.clone());
    }
    Ok(store_path(config)?.with_file_name("tls"))
}

/// The certificate to serve with, and the authority that renews it when it is one of ours.
pub(crate) fn certificates(
    config: &Config,
) -> anyhow::Result<(Arc<Certificates>, Option<TlsFolder>)> {
    match (&config.tls.certificate, &config.tls.key) {
        (Some(certificate), Some(key)) => Ok((Certificates::open(certificate, key)?, None)),
        (None, None) => {
            let folder = TlsFolder::new(tls_folder(config)?);
            let opened = Certificates::open(&folder.server(), &folder.server());
            let opened = opened.context("run `keap gateway tls make` first")?;
            Ok((opened, Some(folder)))
        }
        _ => bail!("[tls] names only one of certificate and key"),
    }
}

/// What is no XML-RPC goes on to the real host of the tenants, when its address is known.
pub(crate) fn pages(config: &Config, apps: &[String]) -> anyhow::Result<Option<Pages>> {
    let Some(address) = config.tls.upstream_ip else {
        return Ok(None);
    };
    let names = apps.iter().map(|app| tenant_host(app));
    let pages = Pages::at(names.collect::<Result<_, _>>().or_misuse()?, address);
    Ok(Some(pages.map_err(anyhow::Error::from_boxed)?))
}

/// Opens the store that is there; makes none. None when the file is empty.
///
/// # Errors
/// With the path, when there is no file.
pub(crate) async fn existing_store(config: &Config) -> anyhow::Result<Option<GatewayStore>> {
    if let Some(url) = store_url(config)? {
        return named_rightly(GatewayStore::connect_existing(&url).await);
    }
    let path = store_path(config)?;
    let is_there = path
        .try_exists()
        .with_context(|| format!("{} cannot be looked at", file::name(&path)))?;
    if !is_there {
        bail!(
            "there is no store of a gateway at {}\n  hint: {}",
            file::name(&path),
            no_store(config)
        );
    }
    Ok(GatewayStore::open_existing(path).await?)
}

/// What should be an address and is none is wrong in the configuration; one that does not answer is not.
fn named_rightly<T>(opened: Result<T, StoreError>) -> anyhow::Result<T> {
    match opened {
        Err(none @ StoreError::NoAddress) => Err(none).or_misuse(),
        opened => Ok(opened?),
    }
}

/// What to do where there is no store: it depends on who said where it is.
fn no_store(config: &Config) -> &'static str {
    match (&config.store.path, config.tenants.as_slice()) {
        (Some(_), _) => {
            "the configuration names it as `path` of [store]; `keap gateway key new` or the first run of the gateway makes it"
        }
        (None, []) => "name the configuration of the gateway with --config FILE",
        (None, _) => {
            "the configuration names no `path` in [store], and this is the usual place; `keap gateway key new` or the first run of the gateway makes it"
        }
    }
}

/// That what was asked for is not in the store, and what puts it there.
///
/// # Errors
/// When nobody says where the store is.
pub(crate) fn nothing_in(config: &Config, what: &str) -> anyhow::Result<anyhow::Error> {
    let place = place(config)?;
    Ok(anyhow::anyhow!(
        "there is {what} in {place}\n  hint: make a key with `keap gateway key new`, or take over an old one with `keap gateway key adopt`"
    ))
}

/// That nothing was counted in a store, and what puts something there.
///
/// # Errors
/// When the store cannot be read.
pub(crate) async fn no_call_in(
    config: &Config,
    store: &GatewayStore,
) -> anyhow::Result<anyhow::Error> {
    if store.keys().await?.is_empty() {
        return nothing_in(config, "neither a key nor a call");
    }
    Ok(anyhow::anyhow!(
        "there is no call in {}\n  hint: have a program call the gateway with its key, at the address that `keap gateway \
         run` tells; a call is seen 2 seconds later",
        place(config)?
    ))
}

/// Where the store is, without user and password.
pub(crate) fn place(config: &Config) -> anyhow::Result<String> {
    Ok(match store_url(config)? {
        Some(_) => "Postgres".to_owned(),
        None => file::name(&store_path(config)?),
    })
}

pub(crate) async fn open_store(config: &Config) -> anyhow::Result<GatewayStore> {
    if let Some(url) = store_url(config)? {
        return named_rightly(GatewayStore::connect(&url).await);
    }
    Ok(GatewayStore::open(store_path(config)?).await?)
}

/// The key of the hashes, derived from `KEAP_STORE_KEY`, or from the key in a file beside the store that is made when
/// it is first needed: never beside living keys, none of which a new one would let in.
///
/// # Errors
/// When it is not the one that the living keys were made with, or is gone.
pub(crate) async fn hash_key(config: &Config, store: &GatewayStore) -> anyhow::Result<HashKey> {
    let Some(key) = existing_hash_key(config)? else {
        if store.is_shared() {
            misuse!(
                "gateways that share a store need one hash key\n  hint: set KEAP_STORE_KEY, the same for each of them; `openssl rand -hex 32` makes one"
            );
        }
        let living = store.entries().await?.len();
        if living > 0 {
            let path = key_path(config)?;
            bail!(
                "the hash key {} is gone, and {living} keys were made with it\n  hint: {OTHER_KEY}",
                file::name(&path)
            );
        }
        return make_key(&key_path(config)?);
    };
    check_hash_key(store, &key).await?;
    Ok(key)
}

/// Fails when the living keys were made with another hash key.
pub(crate) async fn check_hash_key(store: &GatewayStore, key: &HashKey) -> anyhow::Result<()> {
    let checked = store.check_hash_key(key).await;
    checked.map_err(|error| match error {
        StoreError::OtherHashKey { .. } => anyhow::anyhow!("{error}\n  hint: {OTHER_KEY}"),
        error => error.into(),
    })
}

/// What to do when the hash key is not that of the keys.
const OTHER_KEY: &str =
    "put the file or KEAP_STORE_KEY of before back, or revoke every key and make new ones";

/// The same key where there is one; none is made.
pub(crate) fn existing_hash_key(config: &Config) -> anyhow::Result<Option<HashKey>> {
    if let Some(given) = SecretArg::of_variable("KEAP_STORE_KEY")? {
        StoreKey::from_hex(given.expose()).or_misuse()?;
        let key = Secret::new(given.expose());
        return Ok(Some(HashKey::from_store_key(&key).or_misuse()?));
    }
    if is_shared(config) {
        return Ok(None);
    }
    let path = key_path(config)?;
    if !path.try_exists().unwrap_or(true) {
        return Ok(None);
    }
    let text = file::text(&path, file::TINY)?;
    HashKey::from_store_key(&Secret::new(text))
        .map(Some)
        .with_context(|| format!("{} holds no key", file::name(&path)))
}

/// Whether the configuration names a store that several gateways share.
pub(crate) fn is_shared(config: &Config) -> bool {
    config.store.postgres_env.is_some() || config.store.postgres_file.is_some()
}

fn key_path(config: &Config) -> anyhow::Result<PathBuf> {
    Ok(store_path(config)?.with_extension("key"))
}

fn make_key(path: &std::path::Path) -> anyhow::Result<HashKey> {
    use std::io::Write as _;
    let half = || keap_gateway::fresh_key();
    let text = Secret::new(format!("{}{}", half().expose(), half().expose()));
    if let Some(folder) = path.parent() {
        private::folder(folder)?;
    }
    let mut options = private::options();
    options.create_new(true).write(true);
    let failed = || format!("{} cannot be made", Shown::path(&path));
    let mut file = options.open(path).with_context(failed)?;
    file::tell_of_place(path);
    let written = file.write_all(text.expose().as_bytes());
    if let Err(error) = written.and_then(|()| file.sync_all()) {
        // Half a key is worse than none.
        let _ = std::fs::remove_file(path);
        return Err(error).with_context(failed);
    }
    Ok(HashKey::from_store_key(&text)?)
}

/// A tenant as the configuration describes it, which shares what gateways of one store share. Nothing is sent.
pub(crate) async fn tenant(
    config: &Config,
    (tenant, called): (&TenantConfig, Called),
    log: Arc<dyn CallLog>,
    member: Option<&Member>,
) -> anyhow::Result<Tenant> {
    let app = &tenant.app;
    // What is wrong in a file of the owner's is his to mend, and told as that.
    let owned = owned(tenant).with_context(|| format!("tenant {app}"));
    owned.or_misuse()?;
    let hosts = hosts_of(tenant).or_misuse()?;
    let of_tenant = || format!("tenant {app}");
    let credential = match key(tenant).with_context(of_tenant).or_misuse()? {
        Some(key) => key.into(),
        None => granted(tenant, store_url(config)?.as_ref())
            .await
            .with_context(of_tenant)?,
    };
    let mut builder = Tenant::builder(app, credential)
        .hosts(hosts)
        .log(log)
        .zone(called.zone)
        .at_most(called.most)
        .rest_options(options(tenant)?);
    if let Some(policy) = &tenant.policy {
        builder = builder.policy_file(PolicyFile::new(policy));
    }
    builder = match member {
        Some(member) => builder.shared_with(member, &quota(tenant)),
        // It is looked at from the command line, where --verbose tells every call.
        None => builder.config(calls::config()),
    };
    let built = builder.build();
    built.map_err(|error| anyhow::anyhow!(error).context(format!("tenant {app}")))
}

/// Where a tenant's calls go: the host that it names, or Keap's own. A host that the environment or a profile names was
/// named for another credential, so it is not taken, and not passed over in silence either: it may be a rehearsal.
///
/// # Errors
/// When only the environment or the profile names a host, or what the tenant names is none.
fn hosts_of(tenant: &TenantConfig) -> anyhow::Result<Hosts> {
    if let Some(base) = &tenant.base_url {
        return hosts_at(base);
    }
    let named = variable("KEAP_BASE_URL");
    match named.filter(|base| hosts_at(base).is_ok_and(|hosts| hosts.name().is_some())) {
        None => Ok(Hosts::keap()),
        Some(base) => bail!(
            "tenant {app}: KEAP_BASE_URL, or base_url of the profile, names {base}, and the tenant names no host\n  hint: write base_url into its [[tenant]] where it is there, or do without the variable where it is at Keap",
            app = tenant.app,
            base = Shown::new(&without_login(&base)),
        ),
    }
}

/// What all gateways call the quota of a tenant: an OAuth client has one over all its applications, a key of its own the
/// application (documented).
fn quota(tenant: &TenantConfig) -> String {
    match tenant.credential() {
        Some(CredentialPlace::Grant(client_id)) => format!("client {client_id}"),
        _ => format!("app {}", tenant.app),
    }
}

/// What the owner has named for a tenant, in the configuration and in the policy file.
///
/// # Errors
/// When the policy file cannot be read.
pub(crate) fn owned(config: &TenantConfig) -> anyhow::Result<RestOptions> {
    let options = options(config)?;
    match &config.policy {
        Some(path) => Ok(options.owned_by(PolicyFile::new(path).read()?.owner_values())),
        None => Ok(options),
    }
}

/// What the calls of a tenant are judged by: the policy that the store says or else the policy file, and what the owner has
/// named.
///
/// # Errors
/// When the store does not answer, or the policy file cannot be read.
pub(crate) async fn in_force(
    config: &TenantConfig,
    store: Option<&GatewayStore>,
) -> anyhow::Result<InForce> {
    let file = config.policy.as_deref();
    let in_force = InForce::of(store, &config.app, options(config)?, file).await;
    Ok(in_force?)
}

pub(crate) fn options(config: &TenantConfig) -> anyhow::Result<RestOptions> {
    let mut options = RestOptions::default();
    options.mail_user = config.mail_user.map(UserId::new);
    options.merchant_account = config.merchant_account.map(MerchantAccountId::new);
    options.order_type = config.order_type;
    options.default_country.clone_from(&config.default_country);
    options.currency.clone_from(&config.currency);
    let script = &config.web_tracking_script;
    options.web_tracking_script.clone_from(script);
    let sets = config.action_sets.iter();
    options.action_sets = sets
        .map(|(set, actions)| (ActionSetId::new(*set), actions.clone()))
        .collect();
    let pairs = config.sequence_pairs().map_err(|entry| {
        anyhow::anyhow!(
            "tenant {}: {entry} is not of the form LEGACY = \"CAMPAIGN/SEQUENCE\"",
            config.app
        )
    })?;
    for (legacy, campaign, sequence) in pairs {
        options = options.sequence(legacy, campaign, sequence);
    }
    Ok(options)
}

/// The access key of a tenant; none when it has a grant. What is wrong with it is wrong in the configuration.
fn key(config: &TenantConfig) -> anyhow::Result<Option<AccessKey>> {
    let key = match config.credential() {
        Some(CredentialPlace::File(path)) => file::text(path, file::TINY)?,
        Some(CredentialPlace::Environment(name)) => environment::named(name)?,
        Some(CredentialPlace::Grant(_)) => return Ok(None),
        Some(place) => bail!("this command knows no credential at {place:?}"),
        None => bail!("name one of access_key_file, access_key_env and grant"),
    };
    Ok(Some(AccessKey::new(key.trim())?))
}

/// The grant of a tenant, in the token store of the environment, or else in the store that gateways share.
async fn granted(config: &TenantConfig, shared: Option<&Secret>) -> anyhow::Result<Credential> {
    let Some(CredentialPlace::Grant(client_id)) = config.credential() else {
        bail!("there is no grant");
    };
    let grants = GrantArgs {
        store: StoreArgs::from_environment().or_at(shared),
        client: ClientArgs::of(client_id),
        app: Some(config.app.clone()),
        base_url: config.base_url.clone(),
    };
    let vault = grants.store.open_existing().await?;
    vault.close_at_the_end();
    let id = grants.one(&vault).await?;
    Ok(grants.grant(&vault, id).await?.into())
}
