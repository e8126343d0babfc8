//! The one seam: anything that turns a request into a response can carry the calls. This one counts them.
//!
//! `cargo run --example custom_transport`

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use keap::http::{BoxFuture, HttpService, Request, Response, Transport, TransportError};
use keap::{Backend, ContactId, Keap};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};

#[derive(Debug)]
struct Counting {
    inner: Transport,
    count: Arc<AtomicUsize>,
}

impl HttpService for Counting {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.inner.call(request)
    }
}

#[tokio::main]
async fn main() -> keap::Result<()> {
    let count = Arc::new(AtomicUsize::new(0));
    let inner = Sandbox::builder().build().transport();
    let transport = Transport::new(Counting {
        inner,
        count: Arc::clone(&count),
    });
    let keap = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)?
        .transport(transport)
        .build()?;

    for backend in Backend::ALL {
        keap.set_policy(backend);
        count.store(0, Ordering::Relaxed);
        keap.contacts()
            .update(ContactId::new(4393), |c| {
                c.set_by_name("Phone2", "(555) 123-4567")
            })
            .await?;
        println!(
            "one phone number over {backend}: {} requests",
            count.load(Ordering::Relaxed)
        );
    }
    Ok(())
}
