//! From a configuration to the page for people, and to whoever is told when somebody has to do something.

use std::sync::Arc;

use anyhow::bail;
use keap_auth::StoredGrant;
use keap_auth::brownout::Schedule;
use keap_gateway::config::{Config, CredentialPlace, PageConfig, TenantConfig};
use keap_gateway::{
    AlertWay, Alerts, Gateway, GatewayStore, Grants, Listener, ListenerError, Overview,
    OverviewBuilder, Watched, tls,
};
use keap_http::tls::Certificates;
use keap_http::{Clock as _, Secret, SystemClock};
use tokio::task::JoinHandle;

use super::{listening, settings};
use crate::environment;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::grants::state::OLD_REFRESH_TOKEN;
use crate::grants::{ClientArgs, GrantArgs};
use crate::vault::StoreArgs;

/// Characters of a token that nobody guesses.
const TOKEN: usize = 20;

/// Listens for people; nowhere when nothing asks for it.
pub(super) async fn listen(
    config: &Config,
    gateway: &Gateway,
    (store, schedule): (Option<GatewayStore>, Schedule),
    beside: &mut Vec<JoinHandle<()>>,
) -> anyhow::Result<Vec<Listener>> {
    let Some(page) = &config.page else {
        return Ok(Vec::new());
    };
    let certificates = certificates(page).or_misuse()?;
    let acceptor = certificates
        .as_ref()
        .map(Certificates::acceptor)
        .transpose()?;
    let overview = overview(config, page, gateway, store).or_misuse()?;
    let overview = overview.schedule(schedule).build();
    let addresses = listening::addresses(&page.listen).await?;
    let bound = match Listener::bind_page(&overview, &addresses, acceptor).await {
        Err(open @ ListenerError::Unguarded(_)) => {
            misuse!("{}{open}\n  hint: {GUARDED}", listening::led(&page.listen))
        }
        bound => bound?,
    };
    if let Some(certificates) = certificates {
        gateway.shows("certificate of the page", &certificates);
        let clock = Arc::new(SystemClock);
        beside.push(tokio::spawn(tls::follow(certificates, None, clock)));
    }
    Ok(bound)
}

/// What another address than loopback needs.
pub(super) const GUARDED: &str = "give [page] a token (token_file or token_env) and TLS (certificate and key), \
    or listen on loopback and reach it through SSH: ssh -L 8401:127.0.0.1:8401 HOST";

fn overview(
    config: &Config,
    page: &PageConfig,
    gateway: &Gateway,
    store: Option<GatewayStore>,
) -> anyhow::Result<OverviewBuilder> {
    let mut builder = Overview::builder(gateway).hosts(page.hosts.iter().cloned());
    if let Some(store) = store {
        builder = builder.store(store);
    }
    if let Some(token) = token(page)? {
        builder = builder.token(&token);
    }
    for tenant in &config.tenants {
        let options = settings::options(tenant)?;
        builder = builder.tenant(&tenant.app, options, tenant.policy.clone());
    }
    Ok(builder)
}

/// The token that whoever looks must show.
pub(super) fn token(page: &PageConfig) -> anyhow::Result<Option<Secret>> {
    let text = match (&page.token_file, &page.token_env) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => bail!("[page] names token_file and token_env: leave one of them out"),
        (Some(path), None) => file::text(path, file::TINY)?,
        (None, Some(name)) => environment::named(name)?,
    };
    let token = text.trim();
    if token.chars().count() < TOKEN {
        bail!(
            "the token of [page] has fewer than {TOKEN} characters\n  hint: `openssl rand -hex 16` makes one"
        );
    }
    Ok(Some(Secret::new(token)))
}

/// The certificate of the page, when it has one.
pub(super) fn certificates(page: &PageConfig) -> anyhow::Result<Option<Arc<Certificates>>> {
    match (&page.certificate, &page.key) {
        (None, None) => Ok(None),
        (Some(certificate), Some(key)) => Ok(Some(Certificates::open(certificate, key)?)),
        _ => bail!("[page] names only one of certificate and key"),
    }
}

/// Who is told; none when nobody is named.
pub(super) fn alerts(
    config: &Config,
    store: Option<&GatewayStore>,
) -> anyhow::Result<Option<Alerts>> {
    Ok(way(config)?.map(|way| Alerts::new(way, store.cloned())))
}

/// The way to whoever is told.
pub(super) fn way(config: &Config) -> anyhow::Result<Option<AlertWay>> {
    let alerts = &config.alerts;
    let named = [
        alerts.webhook.is_some(),
        alerts.webhook_file.is_some(),
        alerts.command.is_some(),
    ];
    if named.iter().filter(|is_named| **is_named).count() > 1 {
        bail!("[alerts] names more than one of webhook, webhook_file and command");
    }
    if let Some(words) = &alerts.command {
        return Ok(Some(AlertWay::command(words.clone())?));
    }
    let address = match (&alerts.webhook, &alerts.webhook_file) {
        (Some(address), _) => address.clone(),
        (None, Some(path)) => file::text(path, file::TINY)?,
        (None, None) => return Ok(None),
    };
    Ok(Some(AlertWay::webhook(Secret::new(address.trim()))?))
}

/// What ends by itself and the gateway does not show: grants.
pub(super) fn watched(config: &Config) -> Watched {
    let watched = Watched::default();
    let of_grants =
        |tenant: &&TenantConfig| matches!(tenant.credential(), Some(CredentialPlace::Grant(_)));
    let tenants: Vec<TenantConfig> = config.tenants.iter().filter(of_grants).cloned().collect();
    if tenants.is_empty() {
        return watched;
    }
    let tenants = Arc::new(tenants);
    let grants: Grants = Arc::new(move || {
        let tenants = Arc::clone(&tenants);
        Box::pin(async move {
            let mut dying = Vec::new();
            for tenant in tenants.iter() {
                // One that cannot be read now is told by whoever uses it.
                if let Ok(Some(why)) = trouble(tenant).await {
                    dying.push((tenant.app.clone(), why));
                }
            }
            dying
        })
    });
    watched.grants(grants)
}

/// Why the grant of a tenant is dead, or about to die.
async fn trouble(tenant: &TenantConfig) -> anyhow::Result<Option<String>> {
    let Some(CredentialPlace::Grant(client_id)) = tenant.credential() else {
        return Ok(None);
    };
    let grants = GrantArgs {
        store: StoreArgs::from_environment(),
        client: ClientArgs::of(client_id),
        app: Some(tenant.app.clone()),
        base_url: tenant.base_url.clone(),
    };
    let vault = grants.store.open_to_read().await?;
    let id = grants.one(&vault).await;
    let grant = match id {
        Ok(id) => vault.store.load(&id).await.map_err(anyhow::Error::from),
        Err(error) => Err(error),
    };
    vault.store.close().await;
    Ok(grant?.as_ref().and_then(dying))
}

fn dying(grant: &StoredGrant) -> Option<String> {
    let now = SystemClock.now();
    let tokens = &grant.tokens;
    if grant.dead_since.is_some() {
        return Some(
            "the refresh token of the grant was refused: run `keap auth login`".to_owned(),
        );
    }
    if tokens.refresh.is_none() {
        return Some("the grant has no refresh token and ends with its access token".to_owned());
    }
    // The vendor tells no life of a refresh token; teams see them die after weeks without use.
    let is_old = tokens.age(now) > OLD_REFRESH_TOKEN;
    is_old.then(|| "the refresh token of the grant is older than 30 days and may die".to_owned())
}
