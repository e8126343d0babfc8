//! Expired tokens, throttles, cut connections and brownouts, through the whole stack of layers.

use std::sync::Arc;
use std::time::Duration;

use keap_auth::brownout::{Contrast, Probe, Schedule, contrast};
use keap_auth::{
    AccessKey, Answer, Credential, Grant, GrantId, Hosts, MemoryStore, OAuthClient, TokenStore,
    Tokens, authorize,
};
use keap_http::{
    Body, Call, ClientConfig, Clock as _, Effect, Request, Sent, Transport, TransportErrorKind,
};
use keap_sandbox::{
    Brownout, DEFAULT_ACCESS_TOKEN, DEFAULT_APP, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, Sandbox,
    Trouble,
};
use keap_tests::clock::TokioClock;

const USERINFO: &str = "https://api.infusionsoft.com/crm/rest/v2/oauth/connect/userinfo";
const XMLRPC: &str = "https://api.infusionsoft.com/crm/xmlrpc/v1";
const ECHO: &str = "<?xml version=\"1.0\"?><methodCall><methodName>DataService.echo</methodName>\
    <params><param><value><string>hello</string></value></param></params></methodCall>";

struct Bench {
    sandbox: Sandbox,
    clock: TokioClock,
    grant: Grant,
    transport: Transport,
}

/// A client with a fresh grant.
async fn bench() -> Bench {
    let clock = TokioClock::new();
    let sandbox = Sandbox::builder().clock(clock).build();
    let issued = sandbox.issue_tokens();
    let store = MemoryStore::new();
    let id = GrantId::new(DEFAULT_CLIENT_ID, DEFAULT_APP.parse().unwrap());
    let tokens = Tokens::new(
        issued.access,
        Some(issued.refresh),
        clock.now(),
        issued.life,
    );
    store.save(&id, &tokens).await.unwrap();
    let client = OAuthClient::new(
        DEFAULT_CLIENT_ID,
        DEFAULT_CLIENT_SECRET,
        Hosts::keap(),
        sandbox.transport(),
    );
    let grant = Grant::new(id, client.clock(Arc::new(clock)), Arc::new(store));
    let credential = Credential::from(grant.clone());
    let transport =
        ClientConfig::new().build(sandbox.transport(), |inner| authorize(inner, credential));
    Bench {
        sandbox,
        clock,
        grant,
        transport,
    }
}

fn read() -> Request {
    let call = Call::new("getUserInfo", Effect::Read);
    http::Request::get(USERINFO)
        .extension(call)
        .body(Body::empty())
        .unwrap()
}

fn xmlrpc(effect: Effect) -> Request {
    http::Request::post(XMLRPC)
        .header("content-type", "text/xml")
        .extension(Call::new("DataService.echo", effect))
        .body(Body::from(ECHO))
        .unwrap()
}

async fn status(transport: &Transport, request: Request) -> u16 {
    transport.send(request).await.unwrap().status().as_u16()
}

#[tokio::test(start_paused = true)]
async fn a_token_that_expires_early_is_refreshed_and_the_call_repeated_even_a_write() {
    let bench = bench().await;
    bench.sandbox.expire_tokens();
    assert_eq!(status(&bench.transport, xmlrpc(Effect::Write)).await, 200);
    assert_eq!(bench.sandbox.token_counts().refreshes, 1);
    assert_eq!(status(&bench.transport, read()).await, 200);
    assert_eq!(bench.sandbox.token_counts().calls, 1);
}

#[tokio::test(start_paused = true)]
async fn a_month_of_calls_never_meets_an_expired_token() {
    let bench = bench().await;
    for _ in 0..120 {
        tokio::time::sleep(Duration::from_secs(6 * 3600)).await;
        assert_eq!(status(&bench.transport, read()).await, 200);
    }
    let counts = bench.sandbox.token_counts();
    assert_eq!((counts.reuses, counts.refreshes), (0, counts.calls));
    assert!(
        (29..=36).contains(&counts.calls),
        "about once a day: {counts:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_brownout_never_costs_a_refresh_token_and_is_told_by_contrast() {
    for guise in Brownout::ALL {
        let bench = bench().await;
        let trouble: Trouble = bench.sandbox.trouble();
        let trouble = trouble.brownout(guise);
        let answer = bench.transport.send(xmlrpc(Effect::Write)).await;
        let probe = match answer {
            Ok(response) => {
                let status = response.status().as_u16();
                let body = response.into_body().into_bytes(9999).await.unwrap();
                Probe::Answered(Answer::new(status, None, &body))
            }
            Err(error) => {
                let kinds = [
                    TransportErrorKind::Interrupted,
                    TransportErrorKind::Deadline,
                ];
                assert!(kinds.contains(&error.kind()), "{guise:?}: {error}");
                assert_ne!(error.was_sent(), Sent::No, "{guise:?}");
                Probe::Failed
            }
        };
        let rest_works = status(&bench.transport, read()).await == 200;
        let schedule = Schedule::built_in();
        let verdict = contrast(&probe, rest_works, bench.clock.now(), &schedule);
        // In January no window is known, and 410 says that it is the end.
        let told = match guise {
            Brownout::Gone => Contrast::Retired,
            _ => Contrast::Outage,
        };
        assert_eq!(verdict, told, "{guise:?}");
        assert_eq!(bench.sandbox.token_counts().calls, 0, "{guise:?}");
        trouble.calm();
        assert_eq!(
            status(&bench.transport, xmlrpc(Effect::Read)).await,
            200,
            "{guise:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn throttles_are_waited_out_and_other_refusals_are_not() {
    for (name, attempts) in [
        ("spike-arrest", 4),
        ("quota", 4),
        ("forbidden", 1),
        ("token-expired", 1),
    ] {
        let sandbox = Sandbox::builder()
            .trouble(Trouble::none().refuse(name))
            .build();
        let counter = Arc::new(Attempts::default());
        let credential = Credential::from(AccessKey::new(DEFAULT_ACCESS_TOKEN).unwrap());
        let transport = ClientConfig::new()
            .observer(counter.clone())
            .build(sandbox.transport(), |inner| authorize(inner, credential));
        let status = status(&transport, xmlrpc(Effect::Write)).await;
        assert!(status >= 400, "{name}");
        let seen = counter.0.load(std::sync::atomic::Ordering::Relaxed);
        assert_eq!(seen, attempts, "{name}");
    }
}

/// Remembers how many attempts the last call took.
#[derive(Debug, Default)]
struct Attempts(std::sync::atomic::AtomicU32);

impl keap_http::Observer for Attempts {
    fn finished(&self, _: &keap_http::CallInfo, attempts: u32, _: keap_http::Outcome, _: Duration) {
        self.0.store(attempts, std::sync::atomic::Ordering::Relaxed);
    }
}

#[tokio::test(start_paused = true)]
async fn the_whole_login_against_the_local_keap() {
    let sandbox = Sandbox::builder().build();
    let client = OAuthClient::new(
        DEFAULT_CLIENT_ID,
        DEFAULT_CLIENT_SECRET,
        Hosts::keap(),
        sandbox.transport(),
    );
    let state = keap_auth::State::random();
    let redirect = keap_sandbox::DEFAULT_REDIRECT_URI;
    let page = client.authorize_url(redirect, &state);
    let visit = |url: &str| {
        let request = http::Request::get(url).body(Body::empty()).unwrap();
        let transport = sandbox.transport();
        async move { transport.send(request).await.unwrap() }
    };
    let response = visit(page.as_str()).await;
    let location = response.headers()["location"].to_str().unwrap();
    let code = state.read_callback(location).unwrap();
    let tokens = client.exchange(&code, redirect).await.unwrap();
    assert_eq!(tokens.tenant().unwrap().as_str(), DEFAULT_APP);
    let again = client.exchange(&code, redirect).await.unwrap_err();
    assert!(
        again.to_string().contains("400"),
        "a code works once: {again}"
    );

    // A redirect URI that is not registered: the page leads nowhere.
    let page = client.authorize_url("https://other.example/", &state);
    assert_eq!(visit(page.as_str()).await.status(), 200);
}

#[tokio::test(start_paused = true)]
async fn a_grant_whose_refresh_token_was_spent_elsewhere_asks_for_a_person() {
    let bench = bench().await;
    let trouble = bench.sandbox.trouble().refuse("refresh-token-dead-new");
    bench.sandbox.expire_tokens();
    let error = bench.transport.send(read()).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Authorization);
    insta::assert_snapshot!(
        std::error::Error::source(&error).unwrap(),
        @"the refresh token of ab123 is dead"
    );
    trouble.calm();
    bench.grant.refresh().await.unwrap();
    assert_eq!(status(&bench.transport, read()).await, 200);
}
