//! How long addresses are kept.

use std::net::IpAddr;
use std::time::Duration;

use http::Method;
use keap_gateway::{Addresses, Peer};
use keap_http::{Body, Clock as _, FixedClock, HttpService as _, Request, SystemClock};
use keap_tests::gateway::{KEY, retired};
use keap_xmlrpc::{EncodeOptions, encode_call};

use super::Watched;

const ADDRESS: &str = "203.0.113.77";

/// One call from an address, written to the store.
async fn called(addresses: Addresses) -> Watched {
    let watched = Watched::with(retired().transport(), addresses, |_| None).await;
    let body = encode_call(
        "DataService.getAppSetting",
        &[KEY.into()],
        &EncodeOptions::default(),
    );
    let mut request = Request::new(Body::from(body.unwrap()));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = "/api/xmlrpc".parse().unwrap();
    let address: IpAddr = ADDRESS.parse().unwrap();
    request.extensions_mut().insert(Peer(address));
    watched.gateway.call(request).await.unwrap();
    watched.inventory.flush().await.unwrap();
    watched
}

async fn addresses(watched: &Watched) -> Vec<String> {
    let seen = watched.store.seen().await.unwrap();
    seen.origins
        .into_iter()
        .map(|origin| origin.address)
        .collect()
}

#[tokio::test]
async fn an_address_is_forgotten_when_its_time_is_over() {
    let watched = called(Addresses::kept_for(30).unwrap()).await;
    assert_eq!(addresses(&watched).await, [ADDRESS]);
    let clock = FixedClock::new(SystemClock.now());
    clock.advance(Duration::from_secs(29 * 86_400));
    watched.inventory.forget(&clock).await.unwrap();
    assert_eq!(addresses(&watched).await, [ADDRESS]);
    clock.advance(Duration::from_secs(2 * 86_400));
    watched.inventory.forget(&clock).await.unwrap();
    assert_eq!(addresses(&watched).await, [""; 0]);
    // Calls over time are kept for 90 days.
    assert_eq!(watched.store.seen().await.unwrap().hours.len(), 1);
    clock.advance(Duration::from_secs(60 * 86_400));
    watched.inventory.forget(&clock).await.unwrap();
    assert!(watched.store.seen().await.unwrap().hours.is_empty());
    // The inventory itself stays.
    assert_eq!(watched.store.inventory().await.unwrap().len(), 1);
}

#[tokio::test]
async fn an_address_is_not_kept_at_all_where_it_may_not_be() {
    let watched = called(Addresses::kept_for(0).unwrap()).await;
    assert_eq!(addresses(&watched).await, [""]);
    assert!(!watched.folder.contains(ADDRESS));
    // One that was kept before is forgotten at once.
    let watched = called(Addresses::default()).await;
    assert_eq!(addresses(&watched).await, [ADDRESS]);
    let none = watched
        .inventory
        .clone()
        .addresses(Addresses::kept_for(0).unwrap());
    none.forget(&SystemClock).await.unwrap();
    assert_eq!(addresses(&watched).await, [""; 0]);
    assert!(Addresses::kept_for(91).is_none());
}
