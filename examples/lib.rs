//! Where the examples connect: a local Keap in memory, or an account when the environment names one.

pub mod porting {
    //! Every call of the old SDKs beside the call that replaces it.
    //!
    //! The porting tables of docs/calls.md are made from these files, so each Rust line there compiles. Above each function stand
    //! the XML-RPC method (`port`), the calls of the .NET SDK (`C#`), of infusionsoft-php (`PHP`) and of the older PHP SDK
    //! (`iSDK`), and what to know (`note`). Nothing here is run.

    pub mod affiliates;
    pub mod contacts;
    pub mod data;
    pub mod email;
    pub mod invoices;
    pub mod products;
    pub mod shop;

    /// The errors of the three clients differ; nobody looks at them here.
    pub type Done = Result<(), Box<dyn std::error::Error>>;
}

use std::sync::atomic::{AtomicBool, Ordering};

use keap::http::{
    BoxFuture, HttpService, Method, Request, Response, Sent, Transport, TransportError,
    TransportErrorKind,
};
use keap::{Keap, KeapBuilder, Result};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};

/// Uses the account of `KEAP_ACCESS_KEY` (a personal access token or service account key) when it is set, otherwise a
/// fresh local Keap with demo data, so that every example runs offline.
///
/// # Errors
/// When the key cannot be one.
pub fn connect() -> Result<KeapBuilder> {
    match std::env::var("KEAP_ACCESS_KEY") {
        Ok(key) => Keap::access_key(&key),
        Err(_) => in_sandbox(&Sandbox::builder().build()),
    }
}

/// The facade over a local Keap.
///
/// # Errors
/// Never: the token of the sandbox is one.
pub fn in_sandbox(sandbox: &Sandbox) -> Result<KeapBuilder> {
    Ok(Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)?.transport(sandbox.transport()))
}

/// A network that carries everything and loses one answer: the first to a `POST` whose path has a given end.
#[derive(Debug)]
pub struct LosesOneAnswer {
    inner: Transport,
    path: &'static str,
    lost: AtomicBool,
}

impl LosesOneAnswer {
    /// Puts itself around a transport.
    pub fn of(inner: Transport, path: &'static str) -> Transport {
        Transport::new(Self {
            inner,
            path,
            lost: AtomicBool::new(false),
        })
    }
}

impl HttpService for LosesOneAnswer {
    fn call(
        &self,
        request: Request,
    ) -> BoxFuture<'_, std::result::Result<Response, TransportError>> {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let looked_for = method == Method::POST && uri.path().ends_with(self.path);
        Box::pin(async move {
            let response = self.inner.send(request).await?;
            if looked_for && !self.lost.swap(true, Ordering::Relaxed) {
                let kind = TransportErrorKind::Interrupted;
                return Err(TransportError::new(kind, Sent::Yes, &method, &uri));
            }
            Ok(response)
        })
    }
}

/// The program of the README, compiled and run with the tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The programs of MIGRATION.md, compiled with the tests.
#[cfg(doctest)]
#[doc = include_str!("../MIGRATION.md")]
struct Migration;

/// What the calls of docs/calls.md name, compiled with the tests.
#[cfg(doctest)]
#[doc = include_str!("../docs/calls.md")]
struct Calls;
