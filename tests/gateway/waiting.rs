//! Writes that wait for their place in the quota: they were not sent, so they are given up, and nothing is in doubt.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use keap_gateway::{Bounds, Tenant};
use keap_http::{
    BoxFuture, ClientConfig, HttpService, LimitConfig, PaceConfig, Request, Response, RetryConfig,
    Transport, TransportError,
};
use keap_xmlrpc::{Struct, Value};

use super::chain::{Chain, builder, token};

/// Counts what a local Keap is asked.
#[derive(Debug)]
struct Counted(Transport, Arc<AtomicUsize>);

impl HttpService for Counted {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.call(request)
    }
}

/// A gateway whose credential may make one call a minute, and has made it.
async fn used_up(patience: Duration) -> (Chain, Arc<AtomicUsize>) {
    used_up_in(Bounds::default(), patience).await
}

async fn used_up_in(mut bounds: Bounds, patience: Duration) -> (Chain, Arc<AtomicUsize>) {
    let (sandbox, asked) = (keap_tests::gateway::retired(), Arc::default());
    let network = Transport::new(Counted(sandbox.transport(), Arc::clone(&asked)));
    let mut retry = RetryConfig::default();
    retry.deadline = patience;
    let config = ClientConfig::new().retry(retry);
    let config = config.limit(LimitConfig::paced(PaceConfig::fixed(1, 1)));
    let tenant = Tenant::builder("ab123", token()).transport(network);
    let tenant = tenant.config(config).build().unwrap();
    let (builder, lines) = builder();
    bounds.answer_seconds = 20;
    let gateway = builder.bounds(bounds).tenant(tenant).build();
    let chain = Chain {
        sandbox,
        gateway,
        lines,
    };
    let params = vec![4393.into(), Value::Array(vec!["FirstName".into()])];
    chain.call("ContactService.load", params).await.unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    (chain, asked)
}

fn joe() -> Vec<Value> {
    vec![4393.into(), Struct::new().with("FirstName", "Joe").into()]
}

/// Long enough for everything that waits.
async fn much_later() {
    tokio::time::advance(Duration::from_secs(600)).await;
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(start_paused = true)]
async fn when_its_time_is_over_the_caller_is_told_to_come_back_and_nothing_is_sent() {
    let (chain, asked) = used_up(Duration::from_secs(300)).await;
    let fault = chain
        .call("ContactService.update", joe())
        .await
        .unwrap_err();
    assert!(fault.string.ends_with("come back in 10 s"), "{fault:?}");
    let line = chain.lines.last();
    assert!(!line.in_doubt && !line.hung_up, "{line:?}");
    assert_eq!(line.upstream_calls, 0);
    much_later().await;
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

/// A file that waits for its turn is as large as its body: what would be too much with it is refused, and a small call is not.
#[tokio::test(start_paused = true)]
async fn a_file_that_waits_counts_among_what_is_held() {
    let mut bounds = Bounds::default();
    bounds.held_bytes = 3 << 20;
    let (chain, asked) = used_up_in(bounds, Duration::from_secs(300)).await;
    let upload = || {
        let content = "A".repeat(2 << 20);
        chain.call(
            "FileService.uploadFile",
            vec!["a.bin".into(), content.into()],
        )
    };
    let while_it_waits = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        (
            upload().await,
            chain.call("ContactService.update", joe()).await,
        )
    };
    let (waited, (file, small)) = tokio::join!(upload(), while_it_waits);
    for waited in [waited, small] {
        let fault = waited.unwrap_err();
        assert!(fault.string.ends_with("come back in 10 s"), "{fault:?}");
    }
    let fault = file.unwrap_err();
    assert!(fault.string.contains("too many requests"), "{fault:?}");
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    // Nothing is held any more.
    let fault = upload().await.unwrap_err();
    assert!(fault.string.ends_with("come back in 10 s"), "{fault:?}");
}

/// The connection's own patience ends first.
#[tokio::test(start_paused = true)]
async fn what_the_layers_give_up_before_it_was_sent_is_not_in_doubt() {
    let (chain, asked) = used_up(Duration::from_secs(10)).await;
    let fault = chain
        .call("ContactService.update", joe())
        .await
        .unwrap_err();
    let doubts = fault.string.contains("may have been carried out");
    assert!(!doubts, "{fault:?}");
    assert!(!chain.lines.last().in_doubt);
    much_later().await;
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[tokio::test(start_paused = true)]
async fn one_whose_caller_hangs_up_is_never_sent() {
    let (chain, asked) = used_up(Duration::from_secs(300)).await;
    let call = chain.call("ContactService.update", joe());
    let hung_up = tokio::time::timeout(Duration::from_secs(5), call).await;
    assert!(hung_up.is_err());
    let line = chain.lines.last();
    assert!(line.hung_up && !line.in_doubt, "{line:?}");
    assert_eq!(line.upstream_calls, 0);
    much_later().await;
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}
