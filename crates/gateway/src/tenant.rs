//! One application of Keap behind the gateway: its connection and its policy.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use keap::schema::Zone;
use keap::{
    Backend, Keap, PolicyFile,
    page::{PageMemory, PagesKept},
    rest::RestOptions,
};
use keap_auth::{Credential, Hosts};
use keap_http::{
    ClientConfig, LimitConfig, PaceLimits, ReqwestTransport, RetryConfig, SharedQuota, Shown,
    Transport, TransportConfig,
};

use crate::in_force::InForce;
use crate::log::CallLog;
use crate::member::Member;
use crate::policy::{Policy, StoredInForce, default_policy};
use crate::shadow::{Beside, Heard};
use crate::under_way::Counted;
use crate::vitals::Vitals;

/// One application of Keap.
#[derive(Debug)]
pub struct Tenant {
    pub(crate) app: String,
    pub(crate) keap: Keap,
    pub(crate) policy: Policy,
    /// How the ways to Keap do.
    pub(crate) vitals: Arc<Vitals>,
    /// Who hears of comparisons besides the log, once there is a gateway.
    pub(crate) beside: Arc<OnceLock<Beside>>,
}

/// Configures a [`Tenant`].
#[derive(Debug)]
pub struct TenantBuilder {
    app: String,
    credential: Credential,
    hosts: Hosts,
    transport: Option<Transport>,
    config: ClientConfig,
    options: RestOptions,
    zone: Zone,
    most: PaceLimits,
    policy: Option<PolicyFile>,
    quota: Option<Arc<dyn SharedQuota>>,
    memory: Option<Arc<dyn PageMemory>>,
    log: Option<Arc<dyn CallLog>>,
}

impl Tenant {
    /// Starts to configure the application of that name, reached by a credential.
    pub fn builder(app: impl Into<String>, credential: impl Into<Credential>) -> TenantBuilder {
        TenantBuilder {
            app: app.into(),
            credential: credential.into(),
            hosts: Hosts::keap(),
            transport: None,
            config: ClientConfig::new().retry(patience()),
            options: RestOptions::default(),
            zone: Zone::default(),
            most: PaceLimits::default(),
            policy: None,
            quota: None,
            memory: None,
            log: None,
        }
    }

    /// The application's name.
    pub fn app(&self) -> &str {
        &self.app
    }

    /// Puts the policy of the store in force, or what was configured where the store has none that counts.
    pub(crate) fn follow_stored(&self, stored: StoredInForce) {
        if let Some((revision, error)) = &stored.unread {
            tracing::warn!(
                error = %Shown::new(&error.to_string()),
                tenant = self.app,
                revision,
                in_force = stored.instead(),
                "the policy in the store cannot be read, as it may be of a later version; the last one before it that can be read is in force"
            );
        }
        self.policy.follow_stored(stored, &self.keap);
    }

    /// What its calls are judged by, with what its owner has named elsewhere.
    pub(crate) fn in_force(&self, options: RestOptions) -> InForce {
        match self.policy.in_force(&self.keap) {
            Some((policy, written)) => InForce::by(policy, options).since(written),
            None => InForce::rest(options),
        }
    }

    /// That its policy cannot be read.
    pub(crate) fn troubles(&self) -> impl Iterator<Item = String> + use<> {
        self.policy.troubles(&self.app)
    }

    /// Asks a backend who the credential speaks for, whatever the policy says, and changes nothing.
    ///
    /// # Errors
    /// When the backend does not answer, or not to this credential.
    pub async fn ask(&self, backend: Backend) -> keap::Result<()> {
        let invocation = keap::Invocation::DataGetUserInfo;
        self.keap.invoke_on(backend, invocation).await?;
        Ok(())
    }
}

impl TenantBuilder {
    /// Other hosts than Keap's.
    #[must_use]
    pub fn hosts(mut self, hosts: Hosts) -> Self {
        self.hosts = hosts;
        self
    }

    /// Another transport than the network: a sandbox in memory.
    #[must_use]
    pub fn transport(mut self, transport: Transport) -> Self {
        self.transport = Some(transport);
        self
    }

    /// The layers' settings: timeouts, retries, pacing. Reads alone are repeated, whatever they say.
    #[must_use]
    pub fn config(mut self, config: ClientConfig) -> Self {
        self.config = config;
        self
    }

    /// How REST treats what it has no direct form for: who sends mail, which sequence stands for which.
    #[must_use]
    pub fn rest_options(mut self, options: RestOptions) -> Self {
        self.options = options;
        self
    }

    /// The zone in which XML-RPC has the wall times of this account, which old programs write and read; those that go on to
    /// XML-RPC are not shifted. Default: `America/New_York`, which Keap writes.
    #[must_use]
    pub fn zone(mut self, zone: Zone) -> Self {
        self.zone = zone;
        self
    }

    /// The most calls that are sent, below what the credential may: what others want to have of it. On another transport
    /// than the network there is no pace but this.
    #[must_use]
    pub fn at_most(mut self, most: PaceLimits) -> Self {
        self.most = most;
        self
    }

    /// Shares the quota with other gateways. It counts on the network; another transport is not paced.
    #[must_use]
    pub fn quota(mut self, quota: Arc<dyn SharedQuota>) -> Self {
        self.quota = Some(quota);
        self
    }

    /// Who remembers where the pages of this application's queries begin, in place of what the options say: a memory that
    /// other gateways share.
    #[must_use]
    pub fn page_memory(mut self, memory: Arc<dyn PageMemory>) -> Self {
        self.memory = Some(memory);
        self
    }

    /// Shares what the store of a member has to share: the quota, under a name that all gateways agree on, and where the
    /// pages of queries begin. It changes nothing where the store is of one machine.
    #[must_use]
    pub fn shared_with(mut self, member: &Member, quota: &str) -> Self {
        let store = member.store();
        self.quota = store.quota(quota).or(self.quota);
        self.memory = store.page_memory().or(self.memory);
        self
    }

    /// Routes by a policy file, which is watched. Only such a file can have XML-RPC asked.
    #[must_use]
    pub fn policy_file(mut self, file: PolicyFile) -> Self {
        self.policy = Some(file);
        self
    }

    /// Where it is told what comparisons in the background find, which a policy file can ask for. Default: nowhere.
    #[must_use]
    pub fn log(mut self, log: Arc<dyn CallLog>) -> Self {
        self.log = Some(log);
        self
    }

    /// Connects. Nothing is sent yet. With a policy file it must be called inside of a tokio runtime.
    ///
    /// # Errors
    /// When the policy file cannot be read, or the network cannot be set up.
    pub fn build(self) -> Result<Tenant, Box<dyn std::error::Error + Send + Sync>> {
        // Whoever configured it, a gateway sends no write again that may have been carried out.
        let config = self
            .config
            .adjust_retry(|retry| retry.idempotent_writes = false);
        let own = LimitConfig::paced(self.credential.pace().at_most(self.most));
        let (network, config) = match self.transport {
            Some(transport) if self.most.is_none() => (transport, config),
            Some(transport) => (transport, config.limit(own)),
            None => {
                let mut pace = own;
                pace.quota = self.quota;
                let network = ReqwestTransport::new(TransportConfig::default())?;
                (Transport::new(network), config.limit(pace))
            }
        };
        let policy = match &self.policy {
            Some(file) => file.read()?,
            None => default_policy(),
        };
        let mut options = self.options;
        options.legacy_texts = true;
        if let Some(memory) = self.memory {
            options = options.pages(PagesKept::shared(self.app.clone(), memory));
        }
        let vitals = Arc::<Vitals>::default();
        let keap = Keap::builder(self.credential);
        let beside = Arc::<OnceLock<Beside>>::default();
        let keap = keap.shadow_observer(Arc::new(Heard {
            tenant: self.app.clone(),
            log: self.log,
            beside: Arc::clone(&beside),
        }));
        let keap = keap
            .hosts(self.hosts)
            .config(config)
            .rest_options(options)
            .zone(self.zone)
            .transport(Counted::around(network, Arc::clone(&vitals)))
            .policy(policy)
            .build()?;
        let policy = Policy::configured(self.policy, &keap, &self.app);
        Ok(Tenant {
            app: self.app,
            keap,
            policy,
            vitals,
            beside,
        })
    }
}

/// A request to Keap, with its repeats, takes no longer than this once it has gone out, so that there is time for another
/// way before the caller must be answered. How long it may wait for its place in the quota is bound by the time for an
/// answer alone.
fn patience() -> RetryConfig {
    let mut retry = RetryConfig::default();
    retry.deadline = Duration::from_secs(35);
    retry.waiting_counts = false;
    retry
}
