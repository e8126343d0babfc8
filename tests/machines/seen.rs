//! What is kept for people in a store that several gateways share: calls over time, where they come from, and for how long.

use std::net::IpAddr;
use std::time::Duration;

use http::Method;
use keap_auth::AccessToken;
use keap_gateway::{Addresses, Peer};
use keap_http::{Body, Clock as _, FixedClock, HttpService as _, Request, SystemClock};
use keap_sandbox::DEFAULT_ACCESS_TOKEN;
use keap_tests::gateway::{KEY, retired};
use keap_tests::scratch;
use keap_xmlrpc::{EncodeOptions, encode_call};

use super::Machine;

/// A call from an address, written to the store.
async fn call(machine: &Machine, address: &str) {
    let echo = encode_call(
        "DataService.getAppSetting",
        &[KEY.into()],
        &EncodeOptions::default(),
    );
    let mut request = Request::new(Body::from(echo.unwrap()));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = "/api/xmlrpc".parse().unwrap();
    let address: IpAddr = address.parse().unwrap();
    request.extensions_mut().insert(Peer(address));
    machine.gateway.call(request).await.unwrap();
    machine.inventory.flush().await.unwrap();
}

async fn addresses(machine: &Machine) -> Vec<String> {
    let seen = machine.store.seen().await.unwrap();
    let mut addresses: Vec<_> = seen.origins.into_iter().map(|one| one.address).collect();
    addresses.sort();
    addresses
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_of_all_gateways_are_seen_together_and_forgotten_when_their_time_is_over() {
    let Some(database) = scratch::database("seen").await else {
        return;
    };
    let account = retired();
    let token = || AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap();
    let one = Machine::new(&database, token(), account.transport()).await;
    one.adopt().await;
    one.gateway.look().await.unwrap();
    let other = Machine::new(&database, token(), account.transport()).await;
    call(&one, "203.0.113.77").await;
    call(&other, "203.0.113.77").await;
    call(&other, "203.0.113.78").await;
    assert_eq!(addresses(&one).await, ["203.0.113.77", "203.0.113.78"]);
    let hours = |machine: &Machine| {
        let store = machine.store.clone();
        async move {
            let hours = store.seen().await.unwrap().hours;
            hours.iter().map(|hour| hour.calls).sum::<i64>()
        }
    };
    assert_eq!(hours(&one).await, 3, "each call is counted once");

    let clock = FixedClock::new(SystemClock.now());
    clock.advance(Duration::from_secs(89 * 86_400));
    one.inventory.forget(&clock).await.unwrap();
    assert_eq!(addresses(&other).await.len(), 2);
    clock.advance(Duration::from_secs(2 * 86_400));
    one.inventory.forget(&clock).await.unwrap();
    assert_eq!(addresses(&other).await, [""; 0]);
    assert_eq!(hours(&other).await, 0);
    assert_eq!(other.store.inventory().await.unwrap()[0].calls, 3);

    // Where no address may be kept, none is, and those of before are forgotten at once.
    call(&other, "203.0.113.77").await;
    let none = other
        .inventory
        .clone()
        .addresses(Addresses::kept_for(0).unwrap());
    none.forget(&SystemClock).await.unwrap();
    assert_eq!(addresses(&one).await, [""; 0]);
}
