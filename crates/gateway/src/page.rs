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
use crate::inventory::Report;
use crate::store::{GatewayStore, StoreError};
use crate::vitals::date;
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
    made: Mutex<Option<(Instant, Arc<Report>)>>,
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

    /// Names that lead to the page, besides addresses and `localhost`. A request under another name is refused: a website
    /// can have its own name lead to this machine, and read what the browser then shows it.
    #[must_use]
    pub fn hosts(mut self, hosts: impl IntoIterator<Item = String>) -> Self {
        self.guard.add_hosts(hosts);
        self
    }

    /// The page.
    pub fn build(self) -> Overview {
        Overview(Arc::new(Inner {
            gateway: self.gateway,
            store: self.store,
            tenants: self.tenants,
            guard: self.guard,
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
        }
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
        match self.report().await {
            Ok(report) => {
                let at = date(SystemClock.now());
                let live = self.0.gateway.live();
                let html = Report::clone(&report).with_live(live).html(&at);
                typed(StatusCode::OK, "text/html; charset=utf-8", html)
            }
            Err(error) => unreadable(&error),
        }
    }

    async fn json(&self) -> Response {
        match self.report().await {
            Ok(report) => {
                let report = Report::clone(&report).with_live(self.0.gateway.live());
                answer(StatusCode::OK, &json!(report))
            }
            Err(error) => unreadable(&error),
        }
    }

    fn figures(&self) -> Response {
        let text = self.0.gateway.figures();
        typed(
            StatusCode::OK,
            "text/plain; version=0.0.4; charset=utf-8",
            text,
        )
    }

    /// The report, made anew when it is older than two seconds; by one at a time.
    async fn report(&self) -> Result<Arc<Report>, StoreError> {
        let mut made = self.0.made.lock().await;
        if let Some((at, report)) = &*made
            && at.elapsed() < FRESH
        {
            return Ok(Arc::clone(report));
        }
        let report = Arc::new(self.make().await?);
        *made = Some((Instant::now(), Arc::clone(&report)));
        Ok(report)
    }

    async fn make(&self) -> Result<Report, StoreError> {
        let Some(store) = &self.0.store else {
            return Ok(Report::of(Vec::new()));
        };
        let mut report = Report::of(store.inventory().await?)
            .with_writes_in_doubt(store.writes_in_doubt().await?)
            .with_seen(store.seen().await?);
        for (app, (options, policy)) in &self.0.tenants {
            let options = options.clone();
            // The gateway tells of a file that cannot be read.
            match InForce::of(Some(store), app, options, policy.as_deref()).await {
                Ok(in_force) => report = report.judged_by(app, in_force),
                Err(InForceError::Store(error)) => return Err(error),
                Err(_) => {}
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

fn unreadable(error: &StoreError) -> Response {
    let error = error.with_causes();
    tracing::warn!(error = %Shown::new(&error), "the page cannot read the store");
    plain(
        StatusCode::SERVICE_UNAVAILABLE,
        "The store of the gateway does not answer; its log says why.\n",
    )
}

fn typed(status: StatusCode, kind: &'static str, text: String) -> Response {
    let mut response = Response::new(Body::from(text.into_bytes()));
    *response.status_mut() = status;
    let kind = HeaderValue::from_static(kind);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
