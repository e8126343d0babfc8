//! A grant that does not die: one refresh at a time, stored before it is used.
//!
//! A refresh token works once. Whoever spends it must keep the answer, and nobody else may spend it
//! in between: not another task, not another process, not another host. So a refresh is: take the
//! turn in this process, take the lock of the store, read again what is there, note that a refresh
//! starts, call, save durably, and only then use the new access token.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use keap_http::{Secret, Sent, TransportErrorKind, moment};
use tokio::sync::Mutex as AsyncMutex;

use crate::oauth::is_dead_refresh_token;
use crate::{
    AppName, GrantError, GrantId, OAuthClient, OAuthError, StoreError, StoredGrant, TokenStore,
    Tokens,
};

/// When access tokens are refreshed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GrantConfig {
    /// The part of an access token's life after which it is refreshed. Default 7/8: with the usual
    /// day that is after 21 hours.
    pub refresh_after: f64,
    /// How often a token call is tried when the network fails. Trying again with the same refresh
    /// token loses nothing: if the lost call was carried out the token is dead either way. Default 3.
    pub max_attempts: u32,
    /// The pause between two tries, and before another early refresh after one that failed.
    /// Default 2 seconds; the early refresh waits 15 times as long.
    pub pause: Duration,
    /// No further try begins when the token call has taken so long. Default 2 minutes.
    pub deadline: Duration,
}

impl Default for GrantConfig {
    fn default() -> Self {
        Self {
            refresh_after: 7.0 / 8.0,
            max_attempts: 3,
            pause: Duration::from_secs(2),
            deadline: Duration::from_secs(120),
        }
    }
}

/// After a refresh, an access token that Keap does not know at all is not refreshed again for this
/// long: a new one would be refused as well.
const SETTLED: Duration = Duration::from_secs(60);

/// A cheap, cloneable handle to one grant in a store. All clones refresh together.
#[derive(Clone, Debug)]
pub struct Grant(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    id: GrantId,
    client: OAuthClient,
    store: Arc<dyn TokenStore>,
    config: GrantConfig,
    memory: Mutex<Memory>,
    turn: Arc<AsyncMutex<()>>,
}

#[derive(Debug, Default)]
struct Memory {
    /// The newest pair that is durable.
    tokens: Option<Tokens>,
    /// Received, and not durable yet because the store failed.
    unsaved: Option<Tokens>,
    /// No early refresh before this time, because the last one failed.
    rest_until: Option<SystemTime>,
}

/// What Keap said about an access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// It has expired.
    Expired,
    /// It is not known: wrong, revoked or replaced.
    Unknown,
}

/// Why a token is asked for.
#[derive(Clone, Copy, Debug)]
enum Need<'a> {
    /// For a call: what is fresh will do.
    Fresh,
    /// Keap refused this one: anything else will do.
    Other(&'a Secret, Refusal),
    /// A person or cron asks: refresh now.
    New,
}

impl Grant {
    /// The grant `id`, kept in `store`, refreshed by `client`.
    pub fn new(id: GrantId, client: OAuthClient, store: Arc<dyn TokenStore>) -> Self {
        Self::with_config(id, client, store, GrantConfig::default())
    }

    /// The same with a configuration.
    pub fn with_config(
        id: GrantId,
        client: OAuthClient,
        store: Arc<dyn TokenStore>,
        config: GrantConfig,
    ) -> Self {
        let (memory, turn) = Default::default();
        Self(Arc::new(Inner {
            id,
            client,
            store,
            config,
            memory,
            turn,
        }))
    }

    /// Which grant it is.
    pub fn id(&self) -> &GrantId {
        &self.0.id
    }

    /// An access token for a call, refreshed before if its time has come.
    ///
    /// # Errors
    /// [`GrantError`]; only [`GrantError::Dead`] and [`GrantError::NoRefreshToken`] mean that
    /// somebody has to grant access again.
    pub async fn access_token(&self) -> Result<Secret, GrantError> {
        self.obtain(Need::Fresh).await
    }

    /// Another access token than `refused`, which Keap did not take. When somebody else has
    /// refreshed in the meantime no token call is made. A token that is a minute old at most and
    /// unknown to Keap is returned again: a newer one would be refused as well.
    ///
    /// # Errors
    /// As for [`access_token`](Self::access_token).
    pub async fn replace(&self, refused: &Secret, why: Refusal) -> Result<Secret, GrantError> {
        self.obtain(Need::Other(refused, why)).await
    }

    /// Refreshes now, whatever the age of the access token.
    ///
    /// # Errors
    /// As for [`access_token`](Self::access_token).
    pub async fn refresh(&self) -> Result<(), GrantError> {
        self.obtain(Need::New).await.map(drop)
    }

    /// Waits until no refresh is under way, which a call that was given up leaves behind. A refresh that ends with the
    /// runtime loses its answer, and with it the grant: a program waits here at its end, on every way out of `main`.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use keap_auth::{Grant, GrantError};
    /// async fn job(grant: &Grant) -> Result<(), GrantError> {
    ///     grant.access_token().await.map(drop)
    /// }
    ///
    /// async fn run(grant: &Grant) {
    ///     let done = tokio::time::timeout(Duration::from_secs(5), job(grant)).await;
    ///     grant.settled().await; // before `done?`, and before the runtime ends
    ///     if done.is_err() {
    ///         eprintln!("it took too long");
    ///     }
    /// }
    /// ```
    pub async fn settled(&self) {
        drop(self.0.turn.lock().await);
    }

    async fn obtain(&self, need: Need<'_>) -> Result<Secret, GrantError> {
        if let Some(access) = self.remembered(need) {
            return Ok(access);
        }
        let turn = Arc::clone(&self.0.turn).lock_owned().await;
        self.save_what_is_left().await?;
        // Somebody in this process may have refreshed while we waited for our turn.
        if let Some(access) = self.remembered(need) {
            return Ok(access);
        }
        let stored = self.load().await?;
        if let Some(access) = self.enough(need, &stored.tokens) {
            return Ok(access);
        }
        // A call that is given up must not leave a spent token behind, so the rest runs on its own, and has the turn until
        // it is done.
        let this = self.clone();
        let need = OwnedNeed::from(need);
        let rest = async move {
            let _turn = turn;
            this.refresh_locked(need.as_need()).await
        };
        match tokio::spawn(rest).await {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic.into_panic()),
        }
    }

    async fn refresh_locked(&self, need: Need<'_>) -> Result<Secret, GrantError> {
        let _lock = self.0.store.lock(&self.0.id).await?;
        // Another process may have refreshed while we waited for the lock.
        let stored = self.load().await?;
        if let Some(access) = self.enough(need, &stored.tokens) {
            return Ok(access);
        }
        match self.spend(&stored).await {
            Ok(tokens) => self.keep(tokens).await,
            Err(error) => self.after_failure(need, &stored, error).await,
        }
    }

    /// Spends the refresh token.
    async fn spend(&self, stored: &StoredGrant) -> Result<Tokens, GrantError> {
        let Some(refresh) = &stored.tokens.refresh else {
            return Err(GrantError::NoRefreshToken {
                tenant: self.tenant(),
            });
        };
        match self.call_token_endpoint(refresh).await? {
            Ok(tokens) => match tokens.tenant().filter(|app| *app != self.0.id.tenant) {
                Some(other) => Err(self.refuse_other_app(other, &tokens).await),
                None => Ok(tokens.after(&stored.tokens)),
            },
            Err(source @ OAuthError::Unread { .. }) => Err(GrantError::Unread {
                tenant: self.tenant(),
                kept: self.set_aside().await,
                source,
            }),
            Err(source) => {
                if was_not_spent(&source) {
                    self.0.store.end_refresh(&self.0.id).await?;
                }
                Err(GrantError::Refresh {
                    tenant: self.tenant(),
                    source,
                })
            }
        }
    }

    /// The answer opens another app. Its tokens are kept where they belong when nothing is there yet,
    /// and the answer as it came in any case.
    async fn refuse_other_app(&self, named: AppName, tokens: &Tokens) -> GrantError {
        let Inner { id, store, .. } = &*self.0;
        let kept = self.set_aside().await;
        let other = GrantId::new(id.client_id.clone(), named.clone());
        let saved = match store.load(&other).await {
            Ok(None) => store.save(&other, tokens).await.is_ok(),
            _ => false,
        };
        let in_store = saved.then(|| format!("the store, as the grant of {named}"));
        GrantError::OtherApp {
            tenant: self.tenant(),
            named: named.to_string(),
            kept: in_store.or(kept),
        }
    }

    /// Puts what arrived where nothing overwrites it.
    async fn set_aside(&self) -> Option<String> {
        // An answer that cannot be put aside stays in the journal, where `begin_refresh` finds it.
        self.0.store.set_aside(&self.0.id).await.ok().flatten()
    }

    /// Makes the token call, each attempt after a note in the store that shows whether it can be
    /// written.
    async fn call_token_endpoint(
        &self,
        refresh: &Secret,
    ) -> Result<Result<Tokens, OAuthError>, StoreError> {
        let Inner {
            id,
            client,
            store,
            config,
            ..
        } = &*self.0;
        let begun = tokio::time::Instant::now();
        let mut attempt = 1;
        loop {
            let mut intake = store.begin_refresh(id, refresh, client.now()).await?;
            let result = client.refresh_into(refresh, &mut intake).await;
            let passing = result.as_ref().err().is_some_and(is_passing);
            let over = attempt >= config.max_attempts || begun.elapsed() >= config.deadline;
            if !passing || over {
                return Ok(result);
            }
            tokio::time::sleep(config.pause * attempt).await;
            attempt += 1;
        }
    }

    /// Stores new tokens, and uses them when they are durable.
    async fn keep(&self, tokens: Tokens) -> Result<Secret, GrantError> {
        let mut attempt = 1;
        loop {
            match self.0.store.save(&self.0.id, &tokens).await {
                Ok(()) => return Ok(self.remember(tokens)),
                Err(_) if attempt < 3 => attempt += 1,
                Err(source) => {
                    self.memory().unsaved = Some(tokens);
                    return Err(GrantError::NotDurable {
                        tenant: self.tenant(),
                        source,
                    });
                }
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    async fn save_what_is_left(&self) -> Result<(), GrantError> {
        let unsaved = self.memory().unsaved.clone();
        match unsaved {
            Some(tokens) => self.keep(tokens).await.map(drop),
            None => Ok(()),
        }
    }

    async fn after_failure(
        &self,
        need: Need<'_>,
        stored: &StoredGrant,
        error: GrantError,
    ) -> Result<Secret, GrantError> {
        let GrantError::Refresh { tenant, source } = error else {
            return Err(error);
        };
        let diagnosis = source.diagnosis();
        if is_dead_refresh_token(diagnosis) {
            return self.read_once_more(need, stored, source).await;
        }
        let now = self.0.client.now();
        if matches!(need, Need::Fresh) && stored.tokens.is_alive(now) {
            // The refresh was early. The token in hand is good; try again in a while.
            let rest = self.0.config.pause * 15;
            self.memory().rest_until = Some(moment::after(now, rest));
            return Ok(self.remember(stored.tokens.clone()));
        }
        Err(GrantError::Refresh { tenant, source })
    }

    /// The refresh token is dead. Somebody who does not take our lock, for instance a person who
    /// imported a new pair, may have stored another one.
    async fn read_once_more(
        &self,
        need: Need<'_>,
        spent: &StoredGrant,
        source: OAuthError,
    ) -> Result<Secret, GrantError> {
        let stored = self.load().await?;
        let same = match (&stored.tokens.refresh, &spent.tokens.refresh) {
            (Some(now), Some(then)) => now.expose() == then.expose(),
            _ => true,
        };
        let dead = GrantError::Dead {
            tenant: self.tenant(),
            lost: spent.refresh_started_at.is_some(),
            source,
        };
        if same {
            // What it is good for is the answer of `keap auth status`; the error is told anyway.
            let _ = self
                .0
                .store
                .mark_dead(&self.0.id, self.0.client.now())
                .await;
            return Err(dead);
        }
        if let Some(access) = self.enough(need, &stored.tokens) {
            return Ok(access);
        }
        match self.spend(&stored).await {
            Ok(tokens) => self.keep(tokens).await,
            Err(GrantError::Refresh { .. }) => Err(dead),
            Err(other) => Err(other),
        }
    }

    async fn load(&self) -> Result<StoredGrant, GrantError> {
        let stored = self.0.store.load(&self.0.id).await?;
        let stored = stored.ok_or_else(|| GrantError::Unknown {
            client_id: self.0.id.client_id.clone(),
            tenant: self.tenant(),
        })?;
        let asked_for = self.0.client.hosts().name();
        if stored.tokens.hosts == asked_for {
            return Ok(stored);
        }
        Err(GrantError::OtherHosts {
            tenant: self.tenant(),
            belongs_to: stored.tokens.hosts,
            asked_for,
        })
    }

    /// Why the grant is not sent to an address: it is none of the hosts that the grant belongs to.
    pub(crate) fn refuses(&self, address: &http::Uri) -> Option<GrantError> {
        let hosts = self.0.client.hosts();
        if hosts.serve(address.scheme_str(), address.host(), address.port_u16()) {
            return None;
        }
        Some(GrantError::OtherHosts {
            tenant: self.tenant(),
            belongs_to: hosts.name(),
            asked_for: Some(address.host().unwrap_or_default().to_owned()),
        })
    }

    fn remembered(&self, need: Need<'_>) -> Option<Secret> {
        let memory = self.memory();
        let tokens = memory
            .tokens
            .as_ref()
            .filter(|_| memory.unsaved.is_none())?;
        self.answers(need, tokens, memory.rest_until)
            .then(|| tokens.access.clone())
    }

    /// The access token of `tokens` if it answers the need.
    fn enough(&self, need: Need<'_>, tokens: &Tokens) -> Option<Secret> {
        let rest_until = self.memory().rest_until;
        self.answers(need, tokens, rest_until)
            .then(|| self.remember(tokens.clone()))
    }

    fn answers(&self, need: Need<'_>, tokens: &Tokens, rest_until: Option<SystemTime>) -> bool {
        let now = self.0.client.now();
        let fresh = tokens.is_fresh(now, self.0.config.refresh_after)
            || (tokens.is_alive(now) && rest_until.is_some_and(|until| now < until));
        match need {
            Need::Fresh => fresh,
            Need::Other(refused, why) => {
                let new = tokens.age(now) < SETTLED && !tokens.is_of_the_future(now);
                let settled = why == Refusal::Unknown && new;
                tokens.is_alive(now) && (tokens.access.expose() != refused.expose() || settled)
            }
            Need::New => false,
        }
    }

    fn remember(&self, tokens: Tokens) -> Secret {
        let access = tokens.access.clone();
        let mut memory = self.memory();
        memory.unsaved = None;
        memory.tokens = Some(tokens);
        access
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.0.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tenant(&self) -> String {
        self.0.id.tenant.to_string()
    }
}

/// A [`Need`] that can move to another task.
#[derive(Debug)]
enum OwnedNeed {
    Fresh,
    Other(Secret, Refusal),
    New,
}

impl OwnedNeed {
    fn from(need: Need<'_>) -> Self {
        match need {
            Need::Fresh => Self::Fresh,
            Need::Other(refused, why) => Self::Other(refused.clone(), why),
            Need::New => Self::New,
        }
    }

    fn as_need(&self) -> Need<'_> {
        match self {
            Self::Fresh => Need::Fresh,
            Self::Other(refused, why) => Need::Other(refused, *why),
            Self::New => Need::New,
        }
    }
}

/// Whether another try of the same token call may succeed.
fn is_passing(error: &OAuthError) -> bool {
    match error {
        OAuthError::Transport(error) => matches!(
            error.kind(),
            TransportErrorKind::Connect
                | TransportErrorKind::Timeout
                | TransportErrorKind::Interrupted
        ),
        OAuthError::Refused { status, .. } => status.is_server_error() || status.as_u16() == 429,
        _ => false,
    }
}

/// Whether the refresh token is provably still good.
fn was_not_spent(error: &OAuthError) -> bool {
    match error {
        OAuthError::Transport(error) => error.was_sent() == Sent::No,
        OAuthError::Refused { status, .. } => status.is_client_error(),
        _ => true,
    }
}

#[cfg(test)]
mod tests;
