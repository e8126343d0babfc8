//! Answers of the token endpoint as hostile or broken peers give them: what has arrived is kept, what
//! cannot be used is never overwritten, and nothing is spent twice.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use futures_util::stream;
use keap_auth::{
    Credential, Grant, GrantError, GrantId, Hosts, MemoryStore, OAuthClient, OAuthError, OnWait,
    SqliteStore, StoreError, StoreKey, TokenStore, Tokens, authorize,
};
use keap_http::testing::Script;
use keap_http::{
    Body, BodyError, BoxFuture, FixedClock, HttpService, Request, Response, Secret, Transport,
    TransportError,
};
use keap_tests::scratch::Scratch;
use proptest::prelude::*;

const WHOLE: &str =
    r#"{"access_token":"MARKED-A2","refresh_token":"MARKED-R2","expires_in":86400}"#;
const DAY: Duration = Duration::from_secs(86_400);

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_800_000_000)
}

fn id() -> GrantId {
    GrantId::new("id", "ab123".parse().unwrap())
}

/// A pair whose access token has expired.
fn expired() -> Tokens {
    Tokens::new("A1".into(), Some("R1".into()), now() - DAY, DAY)
}

fn grant(network: Transport, store: impl TokenStore) -> Grant {
    let client = OAuthClient::new("id", "secret", Hosts::keap(), network);
    let client = client.clock(Arc::new(FixedClock::new(now())));
    Grant::new(id(), client, Arc::new(store))
}

/// Answers with pieces of a body and then breaks the connection; the next answers are those of the
/// script.
#[derive(Debug)]
struct Broken {
    pieces: std::sync::Mutex<Option<Vec<&'static str>>>,
    then: Script,
}

impl Broken {
    fn transport(pieces: &[&'static str], then: &Script) -> Transport {
        Transport::new(Self {
            pieces: Some(pieces.to_vec()).into(),
            then: then.clone(),
        })
    }
}

impl HttpService for Broken {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let Some(pieces) = self.pieces.lock().unwrap().take() else {
            return self.then.call(request);
        };
        let pieces = pieces.into_iter().map(|piece| Ok(Bytes::from(piece)));
        let end = BodyError::Interrupted("the peer is gone".into());
        let body = Body::stream(stream::iter(pieces.chain([Err(end)])));
        Box::pin(async move { Ok(Response::new(body)) })
    }
}

async fn stored(store: &impl TokenStore) -> Tokens {
    store.load(&id()).await.unwrap().unwrap().tokens
}

async fn sqlite(scratch: &Scratch, key: Option<&str>) -> SqliteStore {
    let key = key.map(|digit| StoreKey::from_hex(&digit.repeat(64)).unwrap());
    let path = scratch.path("keap.db");
    SqliteStore::open(path, key).await.unwrap()
}

#[tokio::test]
async fn an_answer_that_arrived_whole_is_kept_when_the_connection_breaks() {
    let without_end = WHOLE.strip_suffix('}').unwrap();
    for pieces in [
        &[WHOLE][..],
        &[
            r#"{"access_token":"MARKED-A2","refresh_tok"#,
            r#"en":"MARKED-R2","expires_in":86400}"#,
        ],
        &[without_end],
    ] {
        let scratch = Scratch::new("whole");
        let store = sqlite(&scratch, None).await;
        store.save(&id(), &expired()).await.unwrap();
        let then = Script::new();
        let grant = grant(Broken::transport(pieces, &then), store.clone());
        assert_eq!(grant.access_token().await.unwrap().expose(), "MARKED-A2");
        assert_eq!(stored(&store).await.refresh.unwrap().expose(), "MARKED-R2");
        assert!(then.take_seen().is_empty(), "one token call: {pieces:?}");
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_kept_and_nothing_is_spent_over_it() {
    let cut = &[r#"{"access_token":"MARKED-A2","refresh_tok"#][..];
    let dead = r#"{"error":"invalid_grant","error_description":"Invalid refresh token"}"#;
    let scratch = Scratch::new("unread");
    let store = sqlite(&scratch, None).await;
    store.save(&id(), &expired()).await.unwrap();
    let then = Script::new().answer(400, "application/json", dead);
    let grant = grant(Broken::transport(cut, &then), store.clone());
    let error = grant.access_token().await.unwrap_err();
    let GrantError::Unread { kept, source, .. } = error else {
        panic!("{error:?}");
    };
    assert!(matches!(source, OAuthError::Unread { cut: true, .. }));
    assert!(then.take_seen().is_empty(), "not tried again");
    let kept = kept.unwrap();
    let holds =
        |path: &str| String::from_utf8_lossy(&std::fs::read(path).unwrap()).contains("MARKED-A2");
    assert!(holds(&kept));
    // A person who tries again is told that the token is dead; the answer is still there.
    let error = grant.access_token().await.unwrap_err();
    assert!(
        matches!(error, GrantError::Dead { lost: true, .. }),
        "{error:?}"
    );
    assert!(holds(&kept));
    assert!(
        store
            .load(&id())
            .await
            .unwrap()
            .unwrap()
            .dead_since
            .is_some()
    );
    // New tokens of a person are taken at once.
    let lock = store.lock(&id()).await.unwrap();
    let imported = Tokens::new("A9".into(), Some("R9".into()), now(), DAY);
    store.save(&id(), &imported).await.unwrap();
    drop(lock);
    assert_eq!(grant.access_token().await.unwrap().expose(), "A9");
    assert!(
        store
            .load(&id())
            .await
            .unwrap()
            .unwrap()
            .dead_since
            .is_none()
    );
}

#[tokio::test]
async fn an_answer_in_a_form_that_is_not_read_is_kept_too() {
    let scratch = Scratch::new("gzip");
    let store = sqlite(&scratch, None).await;
    store.save(&id(), &expired()).await.unwrap();
    let script = Script::new().answer(200, "application/json", "\u{1f}gzip MARKED-GZIP");
    let grant = grant(script.transport(), store.clone());
    let error = grant.access_token().await.unwrap_err();
    assert!(
        matches!(error, GrantError::Unread { kept: Some(_), .. }),
        "{error:?}"
    );
    assert_eq!(
        script.take_seen()[0].head.headers["accept-encoding"],
        "identity"
    );
    assert!(scratch.contains("MARKED-GZIP"));
}

/// A byte every 20 seconds.
#[derive(Debug)]
struct Drip;

impl HttpService for Drip {
    fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let bytes = stream::unfold((), |()| async {
            tokio::time::sleep(Duration::from_secs(20)).await;
            Some((Ok(Bytes::from_static(b" ")), ()))
        });
        Box::pin(async move { Ok(Response::new(Body::stream(bytes))) })
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_call_ends_however_slowly_the_answer_comes() {
    for (limit, most) in [(None, 120), (Some(20), 21)] {
        let store = MemoryStore::new();
        store.save(&id(), &expired()).await.unwrap();
        let begun = tokio::time::Instant::now();
        let client = OAuthClient::new("id", "secret", Hosts::keap(), Transport::new(Drip));
        let mut client = client.clock(Arc::new(FixedClock::new(now())));
        if let Some(limit) = limit {
            client = client.call_limit(Duration::from_secs(limit));
        }
        let grant = Grant::new(id(), client, Arc::new(store));
        let result = grant.access_token();
        let result = tokio::time::timeout(Duration::from_secs(600), result).await;
        let error = result.expect("it ends").unwrap_err();
        assert!(matches!(error, GrantError::Unread { .. }), "{error:?}");
        let took = begun.elapsed();
        assert!(took <= Duration::from_secs(most), "{limit:?}: {took:?}");
    }
}

#[tokio::test]
async fn tokens_of_another_app_are_refused_and_not_lost() {
    let answer = r#"{"access_token":"MARKED-Z","refresh_token":"MARKED-ZR","expires_in":86400,"scope":"full|zz999.infusionsoft.com"}"#;
    let scratch = Scratch::new("other-app");
    let store = sqlite(&scratch, None).await;
    store.save(&id(), &expired()).await.unwrap();
    let script = Script::new().answer(200, "application/json", answer);
    let grant = grant(script.transport(), store.clone());
    let error = grant.access_token().await.unwrap_err();
    assert!(
        matches!(&error, GrantError::OtherApp { named, .. } if named == "zz999"),
        "{error:?}"
    );
    assert_eq!(stored(&store).await.access.expose(), "A1");
    let other = GrantId::new("id", "zz999".parse().unwrap());
    let kept = store.load(&other).await.unwrap().unwrap().tokens;
    assert_eq!(kept.refresh.unwrap().expose(), "MARKED-ZR");
    // The next one to take the lock does not put them into the wrong place either.
    drop(store.lock(&id()).await.unwrap());
    assert_eq!(stored(&store).await.access.expose(), "A1");
}

#[tokio::test]
async fn what_was_stored_while_the_clock_was_ahead_is_refreshed() {
    let store = MemoryStore::new();
    let ahead = Tokens::new("A1".into(), Some("R1".into()), now() + 200 * DAY, DAY);
    store.save(&id(), &ahead).await.unwrap();
    let script = Script::new().answer(200, "application/json", WHOLE);
    let grant = grant(script.transport(), store.clone());
    assert_eq!(grant.access_token().await.unwrap().expose(), "MARKED-A2");
    assert_eq!(stored(&store).await.issued_at, now());
}

#[tokio::test]
async fn a_sealed_answer_without_its_key_stops_before_anything_is_spent() {
    let scratch = Scratch::new("sealed-journal");
    let plain = sqlite(&scratch, None).await;
    plain.save(&id(), &expired()).await.unwrap();
    // A process that had been given a key was killed with the answer in hand.
    let keyed = sqlite(&scratch, Some("a")).await;
    let mut intake = keyed
        .begin_refresh(&id(), &"R1".into(), now())
        .await
        .unwrap();
    intake.take(WHOLE.as_bytes());
    drop((intake, keyed));

    let script = Script::new();
    let error = grant(script.transport(), plain.clone())
        .access_token()
        .await;
    let error = error.unwrap_err();
    assert!(
        matches!(error, GrantError::Store(StoreError::KeyMissing)),
        "{error:?}"
    );
    assert!(script.take_seen().is_empty(), "nothing was spent");

    let keyed = sqlite(&scratch, Some("a")).await;
    drop(keyed.lock(&id()).await.unwrap());
    assert_eq!(stored(&keyed).await.refresh.unwrap().expose(), "MARKED-R2");
}

#[tokio::test]
async fn a_grant_is_never_sent_to_hosts_that_it_does_not_belong_to() {
    let local = Hosts::at(&"http://127.0.0.1:8080".parse().unwrap());
    for (belongs, asked) in [(local.clone(), Hosts::keap()), (Hosts::keap(), local)] {
        let store = MemoryStore::new();
        let tokens = Tokens::new("A1".into(), Some("R1".into()), now(), DAY).of_hosts(&belongs);
        store.save(&id(), &tokens).await.unwrap();
        let script = Script::new();
        let client = OAuthClient::new("id", "secret", asked, script.transport());
        let client = client.clock(Arc::new(FixedClock::new(now())));
        let grant = Grant::new(id(), client, Arc::new(store));
        for result in [grant.access_token().await.map(drop), grant.refresh().await] {
            let error = result.unwrap_err();
            assert!(matches!(error, GrantError::OtherHosts { .. }), "{error:?}");
        }
        assert!(script.take_seen().is_empty());
    }
    // Nor does the layer put it on a request that goes elsewhere.
    let store = MemoryStore::new();
    let fresh = Tokens::new("A1".into(), Some("R1".into()), now(), DAY);
    store.save(&id(), &fresh).await.unwrap();
    let script = Script::new();
    let credential = Credential::from(grant(Script::new().transport(), store));
    let transport = authorize(script.transport(), credential);
    for url in [
        "https://elsewhere.example/crm/rest/v2/x",
        "http://api.infusionsoft.com/crm",
    ] {
        let request = http::Request::get(url).body(Body::empty()).unwrap();
        transport.send(request).await.unwrap_err();
    }
    assert!(script.take_seen().is_empty());
}

#[tokio::test]
async fn the_hosts_of_a_grant_are_kept_over_a_refresh() {
    let scratch = Scratch::new("hosts");
    let store = sqlite(&scratch, None).await;
    let local = Hosts::at(&"http://127.0.0.1:8080".parse().unwrap());
    store
        .save(&id(), &expired().of_hosts(&local))
        .await
        .unwrap();
    let script = Script::new().answer(200, "application/json", WHOLE);
    let client = OAuthClient::new("id", "secret", local.clone(), script.transport());
    let client = client.clock(Arc::new(FixedClock::new(now())));
    let grant = Grant::new(id(), client, Arc::new(store.clone()));
    grant.access_token().await.unwrap();
    assert_eq!(stored(&store).await.hosts, local.name());
}

#[tokio::test]
async fn who_waits_for_a_lock_is_told_on_whom() {
    let scratch = Scratch::new("wait");
    let holder = sqlite(&scratch, None).await;
    let (sender, mut told) = tokio::sync::mpsc::unbounded_channel();
    let waiting = sqlite(&scratch, None)
        .await
        .on_wait(OnWait::new(move |whom| {
            // Nobody listens any more when the test has ended.
            let _ = sender.send(whom.to_owned());
        }));
    let lock = holder.lock(&id()).await.unwrap();
    let waits = tokio::spawn(async move { waiting.lock(&id()).await.map(drop) });
    let whom = told.recv().await.unwrap();
    assert_eq!(whom, format!("process {}", std::process::id()));
    drop(lock);
    waits.await.unwrap().unwrap();
}

/// Any JSON that an answer may carry as the life of a token.
fn any_life() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        any::<u64>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<u64>().prop_map(|life| life.to_string().into()),
        ".*".prop_map(Into::into),
        Just(serde_json::Value::Null),
    ]
}

proptest! {
    #[test]
    fn no_life_of_a_token_makes_anything_panic(life in any_life(), after in any::<u32>()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let body = serde_json::json!({ "access_token": "A", "expires_in": life }).to_string();
            let script = Script::new().answer(200, "application/json", body);
            let client = OAuthClient::new("id", "secret", Hosts::keap(), script.transport());
            let tokens = client.refresh(&Secret::new("R")).await.unwrap();
            let later = UNIX_EPOCH + Duration::from_secs(after.into());
            let _ = (tokens.is_fresh(later, 0.875), tokens.is_alive(later), tokens.age(later));
            let last = chrono::DateTime::<chrono::Utc>::from(tokens.expires_at);
            assert!(last < chrono::DateTime::<chrono::Utc>::MAX_UTC);
        });
    }

    #[test]
    fn no_body_of_a_token_answer_makes_anything_panic(body in any::<Vec<u8>>(), head in 0..WHOLE.len()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let bytes = [&WHOLE.as_bytes()[..head], &body].concat();
            let script = Script::new().answer(200, "application/json", bytes);
            let client = OAuthClient::new("id", "secret", Hosts::keap(), script.transport());
            let _ = client.refresh(&Secret::new("R")).await;
        });
    }
}
