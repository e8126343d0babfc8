//! What a sandbox is made of, and what it has unless told otherwise.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use keap_http::{Clock, Secret, SystemClock};

use crate::gate::credentials;
use crate::gate::gatekeeper::Gatekeeper;
use crate::gate::limits::{Limits, Meter};
use crate::gate::log::{Log, Served};
use crate::gate::oauth::Authority;
use crate::gate::record::{Exchange, Recorder};
use crate::gate::trouble::Trouble;
use crate::sandbox::{Inner, Sandbox};
use crate::store::seed::Seed;

/// The access token a sandbox accepts unless told otherwise. Not a secret of anybody.
pub const DEFAULT_ACCESS_TOKEN: &str = "sandbox-access-token";

/// The legacy key a sandbox accepts unless told otherwise. Not a secret of anybody.
pub const DEFAULT_LEGACY_KEY: &str = "5a4d8b0c0000000000000000fa4e0000";

/// The name of the account unless told otherwise.
pub const DEFAULT_APP: &str = "ab123";

/// Builds a [`Sandbox`].
#[derive(Debug)]
pub struct Builder {
    gatekeeper: Gatekeeper,
    meter: Meter,
    trouble: Trouble,
    control: bool,
    any_app: bool,
    log: Option<Log>,
    recorder: Option<Recorder>,
    clock: Arc<dyn Clock>,
    seed: Seed,
}

impl Sandbox {
    /// A sandbox with the default credentials, the machine's clock and the `demo` seed.
    pub fn builder() -> Builder {
        Builder {
            gatekeeper: Gatekeeper {
                authority: Authority::new(DEFAULT_APP.to_owned()),
                access_token: DEFAULT_ACCESS_TOKEN.into(),
                legacy_key: DEFAULT_LEGACY_KEY.into(),
                app: DEFAULT_APP.to_owned(),
            },
            meter: Meter::new(Limits::COUNTED),
            trouble: Trouble::none(),
            control: false,
            any_app: false,
            log: None,
            recorder: None,
            clock: Arc::new(SystemClock),
            seed: Seed::demo(),
        }
    }
}

impl Builder {
    /// The records the account starts with.
    #[must_use]
    pub fn seed(mut self, seed: Seed) -> Self {
        self.seed = seed;
        self
    }

    /// The one access token that is accepted, in place of the default.
    #[must_use]
    pub fn access_token(mut self, token: impl Into<Secret>) -> Self {
        self.gatekeeper.access_token = token.into();
        self
    }

    /// The one legacy key that is accepted, in place of the default.
    #[must_use]
    pub fn legacy_key(mut self, key: impl Into<Secret>) -> Self {
        self.gatekeeper.legacy_key = key.into();
        self
    }

    /// The name of the account, in place of [`DEFAULT_APP`].
    #[must_use]
    pub fn app(mut self, app: impl Into<String>) -> Self {
        // Hosts are compared without case.
        self.gatekeeper.app = app.into().to_ascii_lowercase();
        self.gatekeeper
            .authority
            .set_app(self.gatekeeper.app.clone());
        self
    }

    /// One account among several: its name, and in place of the default the key and the token that follow from its name.
    #[must_use]
    pub fn tenant(self, app: impl Into<String>) -> Self {
        let named = self.app(app);
        let app = named.gatekeeper.app.clone();
        named
            .access_token(credentials::access_token(&app))
            .legacy_key(credentials::legacy_key(&app))
    }

    /// Answers XML-RPC at the host of any account, `NAME.infusionsoft.com`: old programs build it from a name of their own.
    /// Without, another name than the account's is fault 1, as Keap has it.
    #[must_use]
    pub fn any_app(mut self) -> Self {
        self.any_app = true;
        self
    }

    /// Who is told of each request that was answered.
    #[must_use]
    pub fn log(mut self, tell: impl Fn(&Served) + Send + Sync + 'static) -> Self {
        self.log = Some(Log::new(tell));
        self
    }

    /// Who keeps each exchange. Keys, tokens, cards and codes are taken out; the data of the account is not.
    #[must_use]
    pub fn record(mut self, keep: impl Fn(&Exchange) + Send + Sync + 'static) -> Self {
        self.recorder = Some(Recorder::new(keep));
        self
    }

    /// Where the time comes from, in place of the machine's clock.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The one client of the developer portal, with its registered redirect URI, in place of the
    /// default. Loopback addresses are always taken as redirect URI.
    #[must_use]
    pub fn client(
        self,
        id: impl Into<String>,
        secret: impl Into<Secret>,
        redirect_uri: impl Into<String>,
    ) -> Self {
        let authority = &self.gatekeeper.authority;
        authority.set_client(id.into(), secret.into(), redirect_uri.into());
        self
    }

    /// How long access tokens of grants live, in place of a day.
    #[must_use]
    pub fn token_life(self, life: Duration) -> Self {
        self.gatekeeper.authority.set_life(life);
        self
    }

    /// Whether a refresh token that comes a second time ends its whole grant. Whether the real Keap
    /// does that is not known; by default the spent token is only refused.
    #[must_use]
    pub fn reuse_revokes(self, revokes: bool) -> Self {
        self.gatekeeper.authority.set_reuse_revokes(revokes);
        self
    }

    /// Limits on calls, in place of [`Limits::COUNTED`].
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        self.meter.set(limits);
        self
    }

    /// Opens the control endpoint, `/sandbox/control`, to whoever can reach the sandbox.
    #[must_use]
    pub fn control(mut self) -> Self {
        self.control = true;
        self
    }

    /// Answers that come instead of the sandbox's own.
    #[must_use]
    pub fn trouble(mut self, trouble: Trouble) -> Self {
        self.trouble = trouble;
        self
    }

    /// The sandbox.
    pub fn build(self) -> Sandbox {
        let Self {
            gatekeeper,
            meter,
            trouble,
            control,
            any_app,
            log,
            recorder,
            clock,
            seed,
        } = self;
        Sandbox::of(Inner {
            gatekeeper,
            meter,
            trouble,
            control,
            any_app,
            log,
            recorder,
            clock,
            store: Mutex::new(seed.into_store()),
            garden: Mutex::default(),
        })
    }
}
