//! The page for people, on a listener of its own: what breaks and when, figures for Prometheus, and whether calls are
//! served. It is read-only, and knows names and counts alone.

mod guard;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, Method, StatusCode, header};
use keap::rest::RestOptions;
use keap_auth::brownout::Schedule;
use keap_html::content_security_policy;
use keap_http::{
    Body, BoxFuture, Clock as _, HttpService, Request, Response, Secret, Shown, SystemClock,
    TransportError,
};
use serde_json::json;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::bounds::Bounds;
use crate::endpoint::{answer, page as plain};
use crate::gateway::Gateway;
use crate::in_force::{InForce, InForceError};
use crate::inventory::{Report, Stale};
use crate::store::{GatewayStore, StoreError};
use crate::vitals::{StoreOutage, date};
pub(crate) use guard::Here;
use guard::{Guard, Refused};

/// How long a report is shown before it is made anew. Making one reads the whole inventory.
const FRESH: Duration = Duration::from_secs(2);

/// What the configuration says of an application: what its owner has named, and its policy file.
type Configured = (RestOptions, Option<PathBuf>);

/// The page of a gateway. Clones are the same.
#[derive(Clone)]
pub struct Overview(Arc<Inner>);

struct Inner {
    gateway: Gateway,
    store: Option<GatewayStore>,
    tenants: BTreeMap<String, Configured>,
    guard: Guard,
    schedule: Schedule,
    made: Mutex<Option<Made>>,
}

/// The last report that was made.
struct Made {
    at: Instant,
    date: String,
    report: Arc<Report>,
}

impl fmt::Debug for Overview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Overview")
            .field("guard", &self.0.guard)
            .finish_non_exhaustive()
    }
}

/// Configures an [`Overview`].
pub struct OverviewBuilder {
    gateway: Gateway,
    store: Option<GatewayStore>,
    tenants: BTreeMap<String, Configured>,
    guard: Guard,
    schedule: Schedule,
}

impl fmt::Debug for OverviewBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OverviewBuilder")
            .field("guard", &self.guard)
            .finish_non_exhaustive()
    }
}

impl OverviewBuilder {
    /// Where the inventory is. Without one the page tells what the running gateway knows alone.
    #[must_use]
    pub fn store(mut self, store: GatewayStore) -> Self {
        self.store = Some(store);
        self
    }

    /// An application: what its owner has named in the configuration, and its policy file, which is read for each report.
    #[must_use]
    pub fn tenant(mut self, app: &str, options: RestOptions, policy: Option<PathBuf>) -> Self {
        self.tenants.insert(app.to_owned(), (options, policy));
        self
    }

    /// Lets in only who shows this token: as `Authorization: Bearer`, or as the password that a browser asks for.
    #[must_use]
    pub fn token(mut self, token: &Secret) -> Self {
        self.guard.set_token(token);
        self
    }

    /// Names and addresses that lead to the page, besides the address that it listens on and `localhost`. A request under
    /// another name is refused: a website can have its own name lead to this machine, and read what the browser then shows
    /// it. One under another address came through somebody who passed it on.
    #[must_use]
    pub fn hosts(mut self, hosts: impl IntoIterator<Item = String>) -> Self {
        self.guard.add_hosts(hosts);
        self
    }

    /// When XML-RPC is switched off for a while, as far as it was announced. That of this release unless it is given.
    #[must_use]
    pub fn schedule(mut self, schedule: Schedule) -> Self {
        self.schedule = schedule;
        self
    }

    /// The page.
    pub fn build(self) -> Overview {
        Overview(Arc::new(Inner {
            gateway: self.gateway,
            store: self.store,
            tenants: self.tenants,
            guard: self.guard,
            schedule: self.schedule,
            made: Mutex::default(),
        }))
    }
}

impl Overview {
    /// Starts to build the page of a gateway.
    pub fn builder(gateway: &Gateway) -> OverviewBuilder {
        OverviewBuilder {
            gateway: gateway.clone(),
            store: None,
            tenants: BTreeMap::new(),
            guard: Guard::default(),
            schedule: Schedule::built_in(),
        }
    }

    /// The gateway that it is of.
    pub(crate) fn gateway(&self) -> &Gateway {
        &self.0.gateway
    }

    /// A name of its own by which others reach it, where the configuration has one.
    pub(crate) fn some_host(&self) -> Option<&str> {
        self.0.guard.some_host()
    }

    /// Whether it lets in only who shows a token.
    pub(crate) fn has_token(&self) -> bool {
        self.0.guard.has_token()
    }

    /// A page sends no long bodies and takes none.
    pub(crate) fn bounds(&self) -> Bounds {
        Bounds {
            connections: 64,
            connections_per_address: 64,
            receive_seconds: 10,
            drain_seconds: 2,
            ..self.0.gateway.bounds()
        }
    }

    async fn respond(&self, request: &http::Request<()>) -> Response {
        if let Err(refused) = self.0.guard.check(request) {
            if refused == Refused::Token {
                // Whoever guesses waits.
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
            return refused.response();
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "This page is read-only.\n");
            let allowed = HeaderValue::from_static("GET, HEAD");
            response.headers_mut().insert(header::ALLOW, allowed);
            return response;
        }
        match request.uri().path() {
            "/_keap/" => self.html().await,
            "/_keap/report.json" => self.json().await,
            "/metrics" => self.figures(),
            "/readyz" => self.0.gateway.ready(),
            "/" | "/_keap" => to_the_page(),
            _ => plain(
                StatusCode::NOT_FOUND,
                "The page of this gateway is at /_keap/.\n",
            ),
        }
    }

    async fn html(&self) -> Response {
        let (status, report) = self.told().await;
        let html = report.html(&date(SystemClock.now()));
        typed(status, "text/html; charset=utf-8", html)
    }

    async fn json(&self) -> Response {
        let (status, report) = self.told().await;
        answer(status, &json!(report))
    }

    /// The report with what the running gateway knows; without an answer of the store the last one, and 503.
    async fn told(&self) -> (StatusCode, Report) {
        let made = self.report().await;
        let live = self.0.gateway.live();
        match made {
            Ok(report) => (StatusCode::OK, Report::clone(&report).with_live(live)),
            Err(outage) => {
                let last = self.0.made.lock().await;
                let last = last.as_ref();
                let report = last.map_or_else(
                    || Report::of(Vec::new()),
                    |made| Report::clone(&made.report),
                );
                let stale = Stale::of(outage, last.map(|made| made.date.clone()));
                (
                    StatusCode::SERVICE_UNAVAILABLE,
                    report.with_live(live).stale(stale),
                )
            }
        }
    }

    fn figures(&self) -> Response {
        let text = self.0.gateway.figures(&self.0.schedule);
        typed(
            StatusCode::OK,
            "text/plain; version=0.0.4; charset=utf-8",
            text,
        )
    }

    /// The report, made anew when it is older than two seconds; by one at a time. A store that is known to be gone is not
    /// asked: nobody waits for it.
    async fn report(&self) -> Result<Arc<Report>, StoreOutage> {
        let mut made = self.0.made.lock().await;
        if let Some(outage) = self.0.gateway.outage().filter(|_| self.0.store.is_some()) {
            return Err(outage);
        }
        if let Some(made) = &*made
            && made.at.elapsed() < FRESH
        {
            return Ok(Arc::clone(&made.report));
        }
        match self.make().await {
            Ok(report) => {
                let report = Arc::new(report.by_schedule(&self.0.schedule));
                *made = Some(Made {
                    at: Instant::now(),
                    date: date(SystemClock.now()),
                    report: Arc::clone(&report),
                });
                Ok(report)
            }
            Err(error) => {
                let why = error.with_causes();
                tracing::warn!(error = %Shown::new(&why), "the page cannot read the store");
                let known = self.0.gateway.outage();
                let fresh = || {
                    self.0
                        .store
                        .as_ref()
                        .map(|store| store.outage(SystemClock.now(), why))
                };
                Err(known.or_else(fresh).unwrap_or_default())
            }
        }
    }

    async fn make(&self) -> Result<Report, StoreError> {
        let Some(store) = &self.0.store else {
            return Ok(Report::of(Vec::new()));
        };
        let seen = self.0.gateway.reported(store.seen().await?);
        let mut report = Report::of(store.inventory().await?)
            .with_writes_in_doubt(store.writes_in_doubt().await?)
            .with_seen(seen);
        for (app, (options, policy)) in &self.0.tenants {
            let told = InForce::of(Some(store), app, options.clone(), policy.as_deref()).await;
            let in_force = match told {
                Ok(in_force) => Some(in_force),
                Err(InForceError::Store(error)) => return Err(error),
                // The gateway goes on by the last policy that could be read, and tells of it.
                Err(_) => self.0.gateway.in_force(app, options.clone()),
            };
            if let Some(in_force) = in_force {
                report = report.judged_by(app, in_force);
            }
        }
        Ok(report)
    }
}

impl HttpService for Overview {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            // What a body says is not read.
            let request = request.map(drop);
            let is_head = request.method() == Method::HEAD;
            let mut response = self.respond(&request).await;
            guard::protect(response.headers_mut(), content_security_policy());
            if is_head {
                *response.body_mut() = Body::from(Vec::new());
            }
            Ok(response)
        })
    }
}

fn to_the_page() -> Response {
    let mut response = plain(StatusCode::PERMANENT_REDIRECT, "The page is at /_keap/.\n");
    let place = HeaderValue::from_static("/_keap/");
    response.headers_mut().insert(header::LOCATION, place);
    response
}

fn typed(status: StatusCode, kind: &'static str, text: String) -> Response {
    let mut response = Response::new(Body::from(text.into_bytes()));
    *response.status_mut() = status;
    let kind = HeaderValue::from_static(kind);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
