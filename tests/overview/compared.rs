//! What of comparisons in the background is told where they show nothing.

use std::sync::Arc;
use std::time::Duration;

use keap::PolicyFile;
use keap_auth::AccessToken;
use keap_gateway::{Addresses, Tenant};
use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError};
use keap_sandbox::DEFAULT_ACCESS_TOKEN;
use keap_tests::scratch::Scratch;
use keap_xmlrpc::Struct;
use tokio::sync::Semaphore;

use super::Watched;

/// A Keap whose REST answers when it is let.
#[derive(Debug)]
struct Held(Transport, Arc<Semaphore>);

impl HttpService for Held {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            if request.uri().path().contains("/rest/") {
                self.1.acquire().await.unwrap().forget();
            }
            self.0.send(request).await
        })
    }
}

#[tokio::test]
async fn what_was_written_meanwhile_is_counted_beside_what_was_compared() {
    let (folder, rest) = (Scratch::new("compared"), Arc::new(Semaphore::new(0)));
    let policy = folder.path("routes.toml");
    std::fs::write(
        &policy,
        "default = \"xmlrpc\"\n[shadow]\nbackend = \"v2\"\n",
    )
    .unwrap();
    let account = keap_tests::sandbox();
    let tenant = Tenant::builder("ab123", AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap())
        .transport(Transport::new(Held(account.transport(), rest.clone())))
        .policy_file(PolicyFile::new(policy))
        .build()
        .unwrap();
    let watched = Watched::of(tenant, Addresses::default(), |_| None).await;
    assert!(watched.load().await.contains("Joseph"));
    let joan = Struct::new().with("FirstName", "Joan");
    let params = vec![4393.into(), joan.into()];
    let written = watched.call("ContactService.update", params).await;
    assert!(!written.contains("fault"), "{written}");
    rest.add_permits(100);
    let counted = async {
        loop {
            let (_, _, text) = watched.get("/metrics").await;
            if text.contains("result=\"changed\"} 1") {
                break text;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let limit = Duration::from_secs(20);
    let text = tokio::time::timeout(limit, counted).await.unwrap();
    assert!(!text.contains("result=\"agrees\""), "{text}");
    assert!(!text.contains("result=\"differs\""), "{text}");
    watched.inventory.flush().await.unwrap();
    let seen = watched.store.seen().await.unwrap();
    let counts: Vec<_> = seen
        .compared
        .iter()
        .map(|row| (row.method.as_str(), row.comparisons, row.changed))
        .collect();
    assert_eq!(counts, [("ContactService.load", 0, 1)]);
    let (_, _, page) = watched.get("/_keap/").await;
    assert!(page.contains("Left out are comparisons"), "{page}");
}
