//! What goes wrong beside the calls is told as a warning; what was good before stays in use.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use keap_gateway::tls::{TlsFolder, follow, tenant_host};
use keap_gateway::{CallLine, GatewayStore, Inventory};
use keap_http::tls::Certificates;
use keap_http::{Clock, SystemClock};
use keap_tests::scratch::Scratch;
use tracing::subscriber::DefaultGuard;

use super::chain::{Chain, builder, bytes};

/// The warnings of this thread.
#[derive(Clone, Debug, Default)]
struct Warned(Arc<Mutex<Vec<u8>>>);

impl Write for Warned {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Warned {
    fn listen(&self) -> DefaultGuard {
        let writer = self.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::WARN)
            .with_writer(move || writer.clone())
            .finish();
        tracing::subscriber::set_default(subscriber)
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

/// Lets what runs beside go on for a time.
async fn a_while() {
    tokio::time::sleep(Duration::from_secs(11)).await;
}

#[tokio::test]
async fn an_inventory_that_is_not_written_is_told_and_on_the_health_page() {
    let folder = Scratch::new("gateway-warned");
    let store = GatewayStore::open(folder.path("gateway.db")).await.unwrap();
    let inventory = Inventory::open(store.clone()).await.unwrap();
    let sandbox = keap_tests::gateway::retired();
    let (builder, lines) = builder();
    let gateway = builder.inventory(inventory.clone()).build();
    let chain = Chain {
        sandbox,
        gateway,
        lines,
    };
    let health = async || {
        let answer = chain.send(http::Request::get("/healthz"), "").await;
        String::from_utf8(bytes(answer).await).unwrap()
    };
    assert!(health().await.contains("\"status\":\"ok\""));
    let mut line = CallLine::default();
    line.tenant = "ab123".into();
    line.method = "ContactService.load".into();
    inventory.count(&line);
    store.close().await;
    let warned = Warned::default();
    let _hears = warned.listen();
    // The store is not waited for any more, so the clock may run by itself.
    tokio::time::pause();
    let following = tokio::spawn(inventory.follow());
    a_while().await;
    following.abort();
    let told = warned.text();
    assert!(told.contains("the inventory is not written"), "{told}");
    let health = health().await;
    assert!(
        health.contains("degraded") && health.contains("the inventory is not written: "),
        "{health}"
    );
}

/// A clock that is ahead.
#[derive(Debug)]
struct Ahead(Duration);

impl Clock for Ahead {
    fn now(&self) -> std::time::SystemTime {
        SystemClock.now() + self.0
    }
}

const DAY: Duration = Duration::from_secs(24 * 3600);

fn made(scratch: &Scratch) -> (TlsFolder, Arc<Certificates>) {
    let folder = TlsFolder::new(scratch.path("tls"));
    let name = tenant_host("ab123").unwrap();
    folder.make(&[name], SystemClock.now()).unwrap();
    let certificates = Certificates::open(&folder.server(), &folder.server()).unwrap();
    (folder, certificates)
}

#[tokio::test(start_paused = true)]
async fn a_certificate_that_is_not_renewed_is_told() {
    let scratch = Scratch::new("gateway-renewal");
    let warned = Warned::default();
    let _hears = warned.listen();
    let (folder, certificates) = made(&scratch);
    let watch = |folder: &TlsFolder, days: u32| {
        let clock = Arc::new(Ahead(DAY * days));
        tokio::spawn(follow(
            Arc::clone(&certificates),
            Some(folder.clone()),
            clock,
        ))
    };
    // In time, and while the authority is there, nothing is told.
    for days in [0, 80] {
        let following = watch(&folder, days);
        a_while().await;
        following.abort();
        assert_eq!(warned.text(), "", "{days}");
    }
    let ends = folder.status().unwrap().certificate_ends;
    assert!(ends > chrono::DateTime::<chrono::Utc>::from(SystemClock.now() + DAY * 100));
    std::fs::remove_file(folder.authority()).unwrap();
    let following = watch(&folder, 160);
    a_while().await;
    following.abort();
    let told = warned.text();
    assert!(told.contains("the certificate was not renewed"), "{told}");
}

#[tokio::test(start_paused = true)]
async fn a_certificate_that_is_not_read_again_is_told_and_the_one_before_stays() {
    let scratch = Scratch::new("gateway-reread");
    let warned = Warned::default();
    let _hears = warned.listen();
    let (folder, certificates) = made(&scratch);
    std::fs::write(folder.server(), "no certificate at all").unwrap();
    let clock = Arc::new(SystemClock);
    let following = tokio::spawn(follow(Arc::clone(&certificates), None, clock));
    a_while().await;
    following.abort();
    let told = warned.text();
    assert!(
        told.contains("the certificate was not read again"),
        "{told}"
    );
    assert!(certificates.acceptor().is_ok());
    assert!(certificates.reload().is_err());
}
