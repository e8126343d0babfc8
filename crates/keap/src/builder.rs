//! Configures a connection: credentials, hosts, layers, policy.

use std::sync::{Arc, RwLock};

use keap_auth::{AccessKey, AccessToken, AppName, Credential, Hosts, LegacyKey, authorize};
use keap_http::{ClientConfig, Observer, Transport};
use keap_schema::Zone;

use crate::client::Inner;
use crate::meter::{QuotaMeter, metered};
use crate::rest::{RestBackend, RestOptions};
use crate::route::what_opens;
use crate::shadow::Shadows;
use crate::turn::Turns;
#[cfg(feature = "xmlrpc")]
use crate::xmlrpc::XmlRpcBackend;
use crate::{
    Backend, Error, ErrorKind, Fallback, Keap, Result, RoutePolicy,
    shadow::{Sampler, ShadowObserver},
};

/// Configures a [`Keap`].
#[derive(Debug)]
pub struct KeapBuilder {
    credential: Credential,
    rest_credential: Option<Credential>,
    hosts: Hosts,
    config: ClientConfig,
    transport: Option<Transport>,
    policy: Option<RoutePolicy>,
    zone: Zone,
    shadow_observer: Option<Arc<dyn ShadowObserver>>,
    sampler: Option<Arc<dyn Sampler>>,
    rest_options: RestOptions,
}

impl Keap {
    /// Starts to configure a connection.
    pub fn builder(credential: impl Into<Credential>) -> KeapBuilder {
        KeapBuilder::new(credential.into())
    }

    /// Application name and legacy key, as the old SDKs' `Customer` took them.
    ///
    /// Keap has refused such keys on the host of the app since October 2024; this form is for the sandbox and for
    /// reading old configuration. It opens XML-RPC only.
    ///
    /// # Errors
    /// `InvalidRequest` when the name or the key cannot be one.
    pub fn customer(app: &str, key: &str) -> Result<KeapBuilder> {
        let app: AppName = app
            .parse()
            .map_err(|e| invalid("not an application name", e))?;
        let key = LegacyKey::new(app, key).map_err(|e| invalid("not a legacy key", e))?;
        Ok(Self::builder(key).policy(RoutePolicy::new(Backend::XmlRpc)))
    }

    /// A personal access token or a service account key, `KeapAK-...`: what a program of one's own takes. It names the
    /// account by itself.
    ///
    /// # Errors
    /// `InvalidRequest` when the text cannot be such a key.
    pub fn access_key(key: &str) -> Result<KeapBuilder> {
        let key = AccessKey::new(key).map_err(|e| invalid("not an access key", e))?;
        Ok(Self::builder(key))
    }

    /// An access token, as the old SDKs' `OAuthCustomer` took it. The token names the account by itself.
    ///
    /// # Errors
    /// `InvalidRequest` when the text cannot be a token.
    pub fn oauth_customer(access_token: &str) -> Result<KeapBuilder> {
        let token =
            AccessToken::new(access_token).map_err(|e| invalid("not an access token", e))?;
        Ok(Self::builder(token))
    }
}

impl KeapBuilder {
    pub(crate) fn new(credential: Credential) -> Self {
        Self {
            credential,
            rest_credential: None,
            hosts: Hosts::keap(),
            config: ClientConfig::new(),
            transport: None,
            policy: None,
            zone: Zone::default(),
            shadow_observer: None,
            sampler: None,
            rest_options: RestOptions::default(),
        }
    }

    /// Another credential for REST, for instance a service account key beside a legacy key.
    #[must_use]
    pub fn rest_credential(mut self, credential: impl Into<Credential>) -> Self {
        self.rest_credential = Some(credential.into());
        self
    }

    /// Other hosts than Keap's: a sandbox on a socket.
    #[must_use]
    pub fn hosts(mut self, hosts: Hosts) -> Self {
        self.hosts = hosts;
        self
    }

    /// The same by one base URL: that which `keap sandbox` prints, `http://127.0.0.1:8080`.
    ///
    /// ```no_run
    /// # fn main() -> keap::Result<()> {
    /// let keap = keap::Keap::oauth_customer("sandbox-access-token")?
    ///     .base_url("http://127.0.0.1:8080")?
    ///     .build()?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// When the text is no URL that begins with `http://` or `https://`, or goes as far as XML-RPC or REST.
    pub fn base_url(self, base: &str) -> Result<Self> {
        // It may hold a password, so it is not told.
        let refused =
            |hint| Error::new(ErrorKind::InvalidRequest, "the text is no base URL").hinted(hint);
        let hosts = Hosts::named(Some(base)).ok();
        let is_http = base.starts_with("http://") || base.starts_with("https://");
        let hosts = hosts.filter(|_| is_http);
        let hosts = hosts.ok_or_else(|| refused("a base URL begins with http:// or https://"))?;
        if INTERFACES.iter().any(|path| base.contains(path)) {
            return Err(refused(
                "the paths of XML-RPC and REST are put behind it: leave /crm/.. or /api/xmlrpc out",
            ));
        }
        Ok(self.hosts(hosts))
    }

    /// The layers' settings: timeouts, retries, pacing.
    #[must_use]
    pub fn config(mut self, config: ClientConfig) -> Self {
        self.config = config;
        self
    }

    /// Tells an observer about every call; the port of the old SDK's method listener.
    #[must_use]
    pub fn observer(mut self, observer: Arc<dyn Observer>) -> Self {
        self.config = self.config.observer(observer);
        self
    }

    /// Another transport than the network: a sandbox in memory, a script, a recording.
    #[must_use]
    pub fn transport(mut self, transport: Transport) -> Self {
        self.transport = Some(transport);
        self
    }

    /// Which backend serves what: a policy, or one backend for everything. Default: XML-RPC where it is built in, else
    /// REST v2.
    #[must_use]
    pub fn policy(mut self, policy: impl Into<RoutePolicy>) -> Self {
        self.policy = Some(policy.into());
        self
    }

    /// What to do when the chosen backend cannot serve a call. Default: fail.
    #[must_use]
    pub fn fallback(mut self, fallback: Fallback) -> Self {
        let policy = self.policy.unwrap_or_else(default_policy);
        self.policy = Some(policy.fallback(fallback));
        self
    }

    /// Tells what comparisons in the background find; see [`ShadowPolicy`](crate::shadow::ShadowPolicy).
    #[must_use]
    pub fn shadow_observer(mut self, observer: Arc<dyn ShadowObserver>) -> Self {
        self.shadow_observer = Some(observer);
        self
    }

    /// How calls are drawn for comparison in the background. Default: by chance.
    #[must_use]
    pub fn sampler(mut self, sampler: Arc<dyn Sampler>) -> Self {
        self.sampler = Some(sampler);
        self
    }

    /// The zone of wall time: of all times of XML-RPC, and over REST of the texts that are read as times, unless
    /// [`RestOptions::zone`] names another. Default: US Eastern, which is what Keap writes for every account.
    #[must_use]
    pub fn zone(mut self, zone: Zone) -> Self {
        self.zone = zone;
        self
    }

    /// How the REST backends treat what REST has no direct form for.
    #[must_use]
    pub fn rest_options(mut self, options: RestOptions) -> Self {
        self.rest_options = options;
        self
    }

    /// Connects. Nothing is sent yet.
    ///
    /// # Errors
    /// `InvalidRequest` when no transport is given and the network transport cannot be set up, and when the credential
    /// opens no backend: a legacy key opens XML-RPC alone, which needs the feature `xmlrpc`.
    pub fn build(self) -> Result<Keap> {
        let quota = Arc::new(QuotaMeter::default());
        let stack = metered(self.stack(&self.credential)?, quota.clone());
        let rest_stack = match &self.rest_credential {
            Some(credential) => metered(self.stack(credential)?, quota.clone()),
            None => stack.clone(),
        };
        let turns = Turns::default();
        let rest = |version| self.connect_rest(&rest_stack, version, &turns);
        let inner = Inner {
            #[cfg(feature = "xmlrpc")]
            xmlrpc: Some(self.connect_xmlrpc(stack)),
            rest_v1: rest(Backend::RestV1),
            rest_v2: rest(Backend::RestV2),
            policy: RwLock::new(Arc::new(self.policy.unwrap_or_else(default_policy))),
            shadows: Shadows::new(quota, self.shadow_observer, self.sampler),
            turns,
            zone: self.zone,
        };
        let keap = Keap::of(inner);
        if keap.backends().is_empty() {
            let message = "the credential opens no backend that is built in";
            let error = Error::new(ErrorKind::InvalidRequest, message);
            return Err(error.hinted(what_opens(Backend::XmlRpc)));
        }
        Ok(keap)
    }

    #[cfg(feature = "xmlrpc")]
    fn connect_xmlrpc(&self, stack: Transport) -> XmlRpcBackend {
        let endpoint = self.credential.endpoints(&self.hosts).xmlrpc;
        let key = self.credential.private_key();
        XmlRpcBackend::new(keap_xmlrpc::Client::new(stack, endpoint, key).with_zone(self.zone))
    }

    fn connect_rest(
        &self,
        stack: &Transport,
        version: Backend,
        turns: &Turns,
    ) -> Option<RestBackend> {
        let credential = self.rest_credential.as_ref().unwrap_or(&self.credential);
        let base = credential.endpoints(&self.hosts).rest?;
        let client = keap_rest::Client::new(stack.clone(), &base);
        let mut options = self.rest_options.clone();
        if options.zone == Zone::default() {
            options.zone = self.zone;
        }
        let rest = RestBackend::new(client, version, options);
        Some(rest.with_turns(turns.clone()))
    }

    /// One stack per credential, shared by the backends that use it, so that they are paced together.
    fn stack(&self, credential: &Credential) -> Result<Transport> {
        let authorized = |inner| authorize(inner, credential.clone());
        match &self.transport {
            Some(transport) => Ok(self.config.clone().build(transport.clone(), authorized)),
            #[cfg(feature = "reqwest")]
            None => {
                let config = self.config.clone().pace_by_default(credential.pace());
                config.connect(authorized).map_err(|cause| {
                    Error::new(
                        ErrorKind::InvalidRequest,
                        "the network transport cannot be set up",
                    )
                    .caused_by(cause)
                })
            }
            #[cfg(not(feature = "reqwest"))]
            None => Err(
                Error::new(ErrorKind::InvalidRequest, "no transport is configured")
                    .hinted("give one to the builder, or switch the feature `reqwest` on"),
            ),
        }
    }
}

/// How the addresses of the interfaces go on behind a base URL.
const INTERFACES: [&str; 3] = ["/crm/rest", "/crm/xmlrpc", "/api/xmlrpc"];

fn default_policy() -> RoutePolicy {
    RoutePolicy::new(if cfg!(feature = "xmlrpc") {
        Backend::XmlRpc
    } else {
        Backend::RestV2
    })
}

fn invalid(message: &str, cause: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorKind::InvalidRequest, message).caused_by(cause)
}

/// The lines that people have to find when XML-RPC is built out.
#[cfg(all(test, not(feature = "xmlrpc")))]
mod tests {
    use keap_http::testing::Script;

    use super::*;

    const FEATURE: &str = "feature `xmlrpc`";

    #[test]
    fn a_credential_that_opens_xmlrpc_alone_opens_nothing() {
        let transport = Script::new().transport();
        let built = Keap::customer("ab123", "key").unwrap().transport(transport);
        let error = built.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(error.hint().unwrap().contains(FEATURE), "{error}");
    }

    #[tokio::test]
    async fn a_policy_that_names_xmlrpc_is_refused_by_the_name_of_the_feature() {
        let transport = Script::new().transport();
        let built = Keap::oauth_customer("token").unwrap().transport(transport);
        let keap = built.policy(Backend::XmlRpc).build().unwrap();
        let error = keap.data().get_user_info().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(error.hint().unwrap().contains(FEATURE), "{error}");
    }
}
