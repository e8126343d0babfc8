//! REST hooks: subscriptions, and a receiver for what Keap sends.
//!
//! Hooks are subscribed to over REST v1, by the typed client of that backend; [`receiver`] gives a router that takes the
//! deliveries, which [`http::server`](crate::http::server) serves.
//!
//! ```no_run
//! use keap::hooks::{CreateHook, receiver};
//! use keap::http::Transport;
//! use keap::http::server::{RouterService, listen, serve};
//!
//! # async fn run(keap: keap::Keap) -> Result<(), Box<dyn std::error::Error>> {
//! let (router, mut deliveries) = receiver("/keap/9f2c41d0a7", 1000);
//! let (listener, _) = listen("127.0.0.1:8400".parse()?).await?;
//! let service = Transport::new(RouterService::new(router));
//! tokio::spawn(serve(listener, service, std::future::pending()));
//!
//! let rest = keap.rest_v1().ok_or("REST v1 is not configured")?.client();
//! rest.send(&CreateHook::on("contact.edit", "https://example.com/keap/9f2c41d0a7")).await?;
//! while let Some(delivery) = deliveries.next().await {
//!     println!("{} of {} objects", delivery.event_key, delivery.object_keys.len());
//! }
//! # Ok(()) }
//! ```

#[doc(inline)]
pub use keap_rest::receiver::{Deliveries, Delivery, receiver};
#[doc(inline)]
pub use keap_rest::v1::hooks::{
    CreateHook, DeleteHook, GetHook, Hook, HookRequest, ListEventKeys, ListHooks, UpdateHook,
    VerifyHook, VerifyHookDelayed,
};
