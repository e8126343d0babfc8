//! How often Keap is called at most: what is asked for is kept, against the clock.

use std::time::Duration;

use keap::schema::Zone;
use keap_gateway::Tenant;
use keap_http::PaceLimits;
use keap_xmlrpc::Value;
use tokio::time::Instant;

use super::chain::{Chain, builder, token};

fn chain(most: PaceLimits) -> Chain {
    let sandbox = keap_tests::gateway::retired();
    let tenant = Tenant::builder("ab123", token())
        .transport(sandbox.transport())
        .at_most(most);
    let (builder, lines) = builder();
    let gateway = builder.tenant(tenant.build().unwrap()).build();
    Chain {
        sandbox,
        gateway,
        lines,
    }
}

/// How long so many calls take, one after the other.
async fn took(most: PaceLimits, calls: u32) -> Duration {
    let chain = chain(most);
    let begun = Instant::now();
    for _ in 0..calls {
        let params = vec![4393.into(), Value::Array(vec!["FirstName".into()])];
        chain.call("ContactService.load", params).await.unwrap();
    }
    begun.elapsed()
}

#[tokio::test(start_paused = true)]
async fn calls_go_out_no_faster_than_asked_for() {
    let unbounded = took(PaceLimits::default(), 6).await;
    assert!(unbounded < Duration::from_secs(1), "{unbounded:?}");
    let mut second = PaceLimits::default();
    second.per_second = Some(1);
    let mut minute = PaceLimits::default();
    minute.per_minute = Some(60);
    for most in [second, minute] {
        let took = took(most, 6).await;
        // Five gaps between six calls, and what is asked first to know the account.
        assert!(took >= Duration::from_secs(5), "{most:?}: {took:?}");
        assert!(took < Duration::from_secs(15), "{most:?}: {took:?}");
    }
}

/// The zone of the tenant is that of what old programs read.
#[tokio::test]
async fn a_tenant_has_a_zone() {
    let sandbox = keap_tests::gateway::retired();
    let tokyo: Zone = "Asia/Tokyo".parse().unwrap();
    let mut walls = Vec::new();
    for zone in [Zone::default(), tokyo] {
        let tenant = Tenant::builder("ab123", token())
            .transport(sandbox.transport())
            .zone(zone);
        let (builder, lines) = builder();
        let gateway = builder.tenant(tenant.build().unwrap()).build();
        let chain = Chain {
            sandbox: sandbox.clone(),
            gateway,
            lines,
        };
        let params = vec![4393.into(), Value::Array(vec!["DateCreated".into()])];
        let answer = chain.call("ContactService.load", params).await.unwrap();
        let Value::Struct(record) = answer else {
            panic!("{answer:?}")
        };
        let Some(Value::DateTime(wall)) = record.get("DateCreated") else {
            panic!("{record:?}")
        };
        walls.push(wall.naive());
    }
    assert_eq!(tokyo.to_wall(Zone::default().to_utc(walls[0])), walls[1]);
    assert_ne!(walls[0], walls[1]);
}
