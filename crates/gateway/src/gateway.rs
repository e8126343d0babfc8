//! The gateway as an HTTP service: from a request of an old program to the answer it expects.

mod call;
mod described;
mod following;
mod health;
mod inner;
mod passing;
mod reading;
mod refused;
mod upstream;
mod written;

use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use http::header::{self, HeaderMap};
use http::{Method, StatusCode};
use keap_http::tls::Certificates;
use keap_http::{
    BoxFuture, Clock, HttpService, Request, Response, Shown, SystemClock, Transport, TransportError,
};
use rand::RngExt as _;
use tokio::sync::{Semaphore, watch};
use tokio::time::Instant;

use crate::admit::{Doorkeeper, Peer, Standing};
use crate::alert::Alerts;
use crate::bounds::Bounds;
use crate::endpoint::{self, Door};
use crate::figures::Figures;
use crate::inventory::{AGENT, Inventory};
use crate::keys::KeyRing;
use crate::log::{CallLine, CallLog, DiscardLog};
use crate::member::Member;
use crate::pages::Pages;
use crate::queue::Queues;
use crate::shadow::Beside;
use crate::tenant::Tenant;
use crate::tls;
use crate::trace::Trace;
use inner::{Inner, Served};

/// Answers XML-RPC from REST. Clones share everything.
#[derive(Clone, Debug)]
pub struct Gateway(Arc<Inner>);

/// Builds a [`Gateway`].
#[derive(Debug)]
pub struct GatewayBuilder {
    keys: KeyRing,
    tenants: Vec<Tenant>,
    bounds: Bounds,
    clock: Arc<dyn Clock>,
    log: Arc<dyn CallLog>,
    inventory: Option<Inventory>,
    pages: Option<Pages>,
    member: Option<Member>,
    alerts: Option<Alerts>,
}

impl GatewayBuilder {
    /// Adds an application.
    #[must_use]
    pub fn tenant(mut self, tenant: Tenant) -> Self {
        self.tenants.push(tenant);
        self
    }

    /// Other bounds than the defaults.
    #[must_use]
    pub fn bounds(mut self, bounds: Bounds) -> Self {
        self.bounds = bounds;
        self
    }

    /// Another clock than the machine's.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Where the line of each call goes. Default: nowhere.
    #[must_use]
    pub fn log(mut self, log: Arc<dyn CallLog>) -> Self {
        self.log = log;
        self
    }

    /// Where calls are counted. Default: nowhere.
    #[must_use]
    pub fn inventory(mut self, inventory: Inventory) -> Self {
        self.inventory = Some(inventory);
        self
    }

    /// Passes on what is no XML-RPC. Default: it is answered with a page that says where one is.
    #[must_use]
    pub fn pages(mut self, pages: Pages) -> Self {
        self.pages = Some(pages);
        self
    }

    /// The store that keys and policies are followed in, and that writes are noted in. Default: none is.
    #[must_use]
    pub fn member(mut self, member: Member) -> Self {
        self.member = Some(member);
        self
    }

    /// Who is told when somebody has to do something. Default: nobody.
    #[must_use]
    pub fn alerts(mut self, alerts: Alerts) -> Self {
        self.alerts = Some(alerts);
        self
    }

    /// The gateway.
    pub fn build(self) -> Gateway {
        let bounds = self.bounds;
        let figures = Figures::default();
        let served = |tenant: Tenant| {
            // A tenant goes to one gateway, so that nobody else has set it.
            let _ = tenant.beside.set(Beside {
                figures: figures.clone(),
                inventory: self.inventory.clone(),
                alerts: self.alerts.clone(),
            });
            let queues = Queues::new(&bounds);
            (tenant.app.clone(), Arc::new(Served { tenant, queues }))
        };
        let held = (bounds.held_bytes / 1024).clamp(1, Semaphore::MAX_PERMITS);
        let tenants = self.tenants.into_iter().map(served).collect();
        Gateway(Arc::new(Inner {
            door: Doorkeeper::new(self.keys),
            tenants,
            figures,
            started: self.clock.now(),
            alerts: self.alerts,
            certificates: Mutex::default(),
            bounds,
            reader: reading::Reader::new(&bounds),
            clock: self.clock,
            log: self.log,
            inventory: self.inventory,
            pages: self.pages,
            member: self.member,
            held: Arc::new(Semaphore::new(held)),
            run: format!("{:08x}", rand::rng().random::<u32>()),
            count: AtomicU64::new(0),
            cut: AtomicU64::new(0),
            cutting: AtomicBool::new(false),
            hurry: watch::Sender::new(false),
            addresses: Mutex::default(),
        }))
    }
}

impl Gateway {
    /// Starts to build a gateway that lets in whom the keys name.
    pub fn builder(keys: KeyRing) -> GatewayBuilder {
        GatewayBuilder {
            keys,
            tenants: Vec::new(),
            bounds: Bounds::default(),
            clock: Arc::new(SystemClock),
            log: Arc::new(DiscardLog),
            inventory: None,
            pages: None,
            member: None,
            alerts: None,
        }
    }

    /// The gateway as a transport, so that a client in the same process can call it.
    pub fn transport(&self) -> Transport {
        Transport::new(self.clone())
    }

    /// Who was let in and who was not.
    pub fn standing(&self) -> Standing {
        self.0.door.standing()
    }

    /// How many writes had gone out when their callers, or the gateway, ended: they are in doubt.
    pub fn writes_cut(&self) -> u64 {
        self.0.cut.load(Ordering::Relaxed)
    }

    /// What is in flight when it ends is waited for no longer than until now.
    pub fn hurry(&self) {
        self.0.hurry.send_replace(true);
    }

    /// Completes when nothing is to be waited for any more.
    pub(crate) async fn hurried(&self) {
        // The sender lives as long as the gateway.
        let _ = self.0.hurry.subscribe().wait_for(|hurry| *hurry).await;
    }

    /// From now on calls that end without an answer are cut by the gateway, not by their callers.
    pub(crate) fn cuts(&self) {
        self.0.cutting.store(true, Ordering::Relaxed);
    }

    /// Waits until nothing is asked of Keap any more, for callers who have hung up neither.
    pub(crate) async fn idle(&self) {
        for served in self.0.tenants.values() {
            served.queues.idle().await;
        }
    }

    /// The applications that it serves.
    pub(crate) fn apps(&self) -> impl Iterator<Item = &str> {
        self.0.tenants.keys().map(String::as_str)
    }

    /// Where it listens, for programs and for people.
    pub(crate) fn addresses(&self) -> Vec<SocketAddr> {
        let addresses = self.0.addresses.lock();
        addresses.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// It listens at an address as well.
    pub(crate) fn listens_at(&self, address: SocketAddr) {
        let addresses = self.0.addresses.lock();
        addresses
            .unwrap_or_else(PoisonError::into_inner)
            .push(address);
    }

    /// It shows certificates, here or on its page; what they are for is said in the words of who reads it: `certificate`,
    /// `certificate of the page`. That they end, or that their files cannot be taken any more, is told from then on.
    pub fn shows(&self, what: &str, certificates: &Arc<Certificates>) {
        let served = tls::Served::new(what, Arc::clone(certificates));
        let shown = self.0.certificates.lock();
        shown.unwrap_or_else(PoisonError::into_inner).push(served);
    }

    /// The certificates that it shows.
    fn certificates(&self) -> Vec<tls::Served> {
        let shown = self.0.certificates.lock();
        shown.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Its bounds.
    pub fn bounds(&self) -> Bounds {
        self.0.bounds
    }

    async fn respond(&self, request: Request) -> Response {
        match Door::of(request.uri().path()) {
            Door::XmlRpc if request.method() == Method::POST => self.answer(request).await,
            Door::XmlRpc => endpoint::page(StatusCode::METHOD_NOT_ALLOWED, POST_ONLY),
            Door::Health => self.health(request.uri().query().unwrap_or_default()),
            Door::Ready => self.ready(),
            Door::Elsewhere => Box::pin(self.elsewhere(request)).await,
        }
    }

    /// A page or a web form that was asked of the tenant's host name.
    async fn elsewhere(&self, request: Request) -> Response {
        let passed = match &self.0.pages {
            Some(pages) => pages.pass(request, &self.0.bounds, &self.0.held).await,
            None => None,
        };
        passed.unwrap_or_else(|| endpoint::page(StatusCode::NOT_FOUND, ELSEWHERE))
    }

    /// Answers a call, and tells of it.
    async fn answer(&self, request: Request) -> Response {
        let (head, body) = request.into_parts();
        let peer = head.extensions.get::<Peer>().map(|peer| peer.0);
        let mut telling = Telling {
            gateway: &self.0,
            started: Instant::now(),
            line: self.begin(peer, &head.headers),
        };
        let line = &mut telling.line;
        let result = self.0.call(&head, body, peer, line).await;
        let bytes = written::encode(result, line);
        line.hung_up = false;
        drop(telling);
        endpoint::xml(bytes, &head.headers)
    }

    fn begin(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> CallLine {
        let number = self.0.count.fetch_add(1, Ordering::Relaxed);
        let now = chrono::DateTime::<chrono::Utc>::from(self.0.clock.now());
        let request_id = format!("{}-{number}", self.0.run);
        let trace = Trace::of(headers, &request_id);
        let inventory = self.0.inventory.as_ref();
        let peer = peer.filter(|_| inventory.is_none_or(Inventory::keeps_addresses));
        CallLine {
            at: now.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            request_id,
            peer: peer.map(|peer| peer.to_string()),
            agent: agent(headers),
            trace_id: trace.id(),
            trace,
            method: "(unread)".to_owned(),
            // Until there is an answer, whatever ends the call is its caller's end.
            hung_up: true,
            ..CallLine::default()
        }
    }
}

/// What a program calls itself, cut and on one line.
fn agent(headers: &HeaderMap) -> Option<String> {
    let said = headers.get(header::USER_AGENT)?;
    let said = String::from_utf8_lossy(said.as_bytes());
    Some(Shown::new(&said).up_to(AGENT).to_string())
}

/// The line of a call at work. It is told however the call ends, also when its caller hangs up and nobody waits for it.
struct Telling<'a> {
    gateway: &'a Inner,
    started: Instant,
    line: CallLine,
}

impl Drop for Telling<'_> {
    fn drop(&mut self) {
        let latency = self.started.elapsed().as_millis();
        self.line.latency_ms = u64::try_from(latency).unwrap_or(u64::MAX);
        if self.line.hung_up && self.line.in_doubt {
            self.gateway.cut.fetch_add(1, Ordering::Relaxed);
        }
        if self.line.hung_up && self.gateway.cutting.load(Ordering::Relaxed) {
            (self.line.hung_up, self.line.cut) = (false, true);
        }
        self.gateway.log.line(&self.line);
        self.gateway.figures.call(&self.line);
        if let Some(alerts) = &self.gateway.alerts {
            alerts.call(&self.line);
        }
        if let Some(inventory) = &self.gateway.inventory {
            inventory.count(&self.line);
        }
    }
}

const POST_ONLY: &str =
    "This is the XML-RPC endpoint of keap gateway. Programs POST method calls to it.\n";

const ELSEWHERE: &str = "This is keap gateway, which answers Keap's XML-RPC API at /api/xmlrpc and \
    /crm/xmlrpc/v1 and nothing else.\nIf you expected a page or a web form of your Keap application, \
    its host name leads here because of a line in the hosts file of this machine.\n";

impl HttpService for Gateway {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move { Ok(self.respond(request).await) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::HashKey;
    use crate::log::ShadowLine;

    #[derive(Debug, Default)]
    struct Kept(Mutex<Vec<CallLine>>);

    impl CallLog for Kept {
        fn line(&self, line: &CallLine) {
            self.0.lock().unwrap().push(line.clone());
        }

        fn shadow(&self, _: &ShadowLine) {}
    }

    #[tokio::test]
    async fn what_the_gateway_cuts_is_no_end_of_its_caller() {
        let kept = Arc::<Kept>::default();
        let keys = KeyRing::new(HashKey::random());
        let gateway = Gateway::builder(keys).log(kept.clone()).build();
        let ends = || {
            let line = gateway.begin(None, &HeaderMap::new());
            drop(Telling {
                gateway: &gateway.0,
                started: Instant::now(),
                line,
            });
            let line = kept.0.lock().unwrap().pop().unwrap();
            (line.hung_up, line.cut)
        };
        assert_eq!(ends(), (true, false));
        gateway.cuts();
        assert_eq!(ends(), (false, true));
    }
}
