use keap_http::testing::Script;
use keap_http::{Body, BoxFuture, FixedClock, Request, Transport};

use super::*;
use crate::token::from_unix;
use crate::{Credential, Hosts, Intake, MemoryStore, StoreError, StoreLock, authorize};

const LIFE: u64 = 86_400;
const START: i64 = 1_000_000;

struct Bench {
    clock: Arc<FixedClock>,
    script: Script,
    store: MemoryStore,
    grant: Grant,
}

fn id() -> GrantId {
    GrantId::new("id", "ab123".parse().unwrap())
}

fn pair(access: &str, refresh: &str, issued_at: i64) -> Tokens {
    let (access, refresh) = (Secret::new(access), Some(Secret::new(refresh)));
    Tokens::new(
        access,
        refresh,
        from_unix(issued_at),
        Duration::from_secs(LIFE),
    )
}

async fn bench(script: Script) -> Bench {
    let clock = Arc::new(FixedClock::new(from_unix(START)));
    let store = MemoryStore::new();
    store.save(&id(), &pair("A1", "R1", START)).await.unwrap();
    let client = OAuthClient::new("id", "secret", Hosts::keap(), script.transport());
    let client = client.clock(clock.clone());
    let grant = Grant::new(id(), client, Arc::new(store.clone()));
    Bench {
        clock,
        script,
        store,
        grant,
    }
}

impl Bench {
    async fn stored_refresh(&self) -> String {
        let stored = self.store.load(&id()).await.unwrap().unwrap();
        stored.tokens.refresh.unwrap().expose().to_owned()
    }

    async fn access(&self) -> Result<String, GrantError> {
        self.grant
            .access_token()
            .await
            .map(|token| token.expose().to_owned())
    }
}

fn answer(script: Script, access: &str, refresh: &str) -> Script {
    let body = format!(
        r#"{{"access_token":"{access}","refresh_token":"{refresh}","token_type":"bearer","expires_in":{LIFE}}}"#
    );
    script.answer(200, "application/json", body)
}

const DEAD: &str = r#"{"error":"invalid_grant","error_description":"Invalid refresh token"}"#;

#[tokio::test]
async fn a_fresh_token_costs_nothing_and_an_old_one_is_refreshed_early() {
    let bench = bench(answer(Script::new(), "A2", "R2")).await;
    assert_eq!(bench.access().await.unwrap(), "A1");
    bench.clock.advance(Duration::from_secs(LIFE / 8 * 7));
    assert_eq!(bench.access().await.unwrap(), "A2");
    assert_eq!(bench.access().await.unwrap(), "A2");
    assert_eq!(bench.stored_refresh().await, "R2");
    assert_eq!(bench.script.take_seen().len(), 1);
}

#[tokio::test]
async fn many_tasks_refresh_once() {
    let bench = bench(answer(Script::new(), "A2", "R2")).await;
    bench.clock.advance(Duration::from_secs(LIFE));
    let tasks: Vec<_> = (0..50)
        .map(|_| {
            let grant = bench.grant.clone();
            tokio::spawn(async move { grant.access_token().await.unwrap().expose().to_owned() })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap(), "A2");
    }
    assert_eq!(bench.script.take_seen().len(), 1);
}

#[tokio::test]
async fn what_somebody_else_stored_is_used_instead_of_a_refresh() {
    let bench = bench(Script::new()).await;
    bench.access().await.unwrap();
    bench.clock.advance(Duration::from_secs(LIFE));
    let now = START + i64::try_from(LIFE).unwrap();
    bench
        .store
        .save(&id(), &pair("A9", "R9", now))
        .await
        .unwrap();
    assert_eq!(bench.access().await.unwrap(), "A9");
    assert!(bench.script.take_seen().is_empty());
}

#[tokio::test]
async fn a_dead_refresh_token_is_told_with_what_is_known() {
    let script = Script::new().answer(400, "application/json", DEAD);
    let bench = bench(script).await;
    bench.clock.advance(Duration::from_secs(LIFE));
    let error = bench.access().await.unwrap_err();
    insta::assert_snapshot!(error, @"the refresh token of ab123 is dead");
    insta::assert_snapshot!(
        std::error::Error::source(&error).unwrap(),
        @"the token endpoint refused with status 400 Bad Request: the refresh token was used before, by this or by another program, or its life is over"
    );
    // The next one finds a note of a refresh that ended without result only if one did.
    let script = Script::new().answer(400, "application/json", DEAD);
    let bench = super::tests::bench(script).await;
    bench
        .store
        .begin_refresh(&id(), &"R1".into(), from_unix(START))
        .await
        .unwrap();
    bench.clock.advance(Duration::from_secs(LIFE));
    let error = bench.access().await.unwrap_err();
    assert!(
        matches!(error, GrantError::Dead { lost: true, .. }),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn an_early_refresh_that_fails_leaves_the_old_token_in_use() {
    let script = (0..3).fold(Script::new(), |s, _| {
        s.answer(503, "text/html", "<h1>down</h1>")
    });
    let bench = bench(answer(script, "A2", "R2")).await;
    bench.clock.advance(Duration::from_secs(LIFE / 8 * 7));
    assert_eq!(bench.access().await.unwrap(), "A1");
    assert_eq!(bench.access().await.unwrap(), "A1");
    assert_eq!(bench.script.take_seen().len(), 3, "no second round at once");
    bench.clock.advance(Duration::from_secs(60));
    assert_eq!(bench.access().await.unwrap(), "A2");
}

/// Fails to save as long as it is told to, as a full disk does.
#[derive(Debug)]
struct Full {
    store: MemoryStore,
    refuse_save: std::sync::atomic::AtomicBool,
    refuse_begin: bool,
}

fn full() -> StoreError {
    StoreError::Write {
        source: "database or disk is full".into(),
    }
}

impl TokenStore for Full {
    fn load<'a>(
        &'a self,
        id: &'a GrantId,
    ) -> BoxFuture<'a, Result<Option<StoredGrant>, StoreError>> {
        self.store.load(id)
    }
    fn save<'a>(
        &'a self,
        id: &'a GrantId,
        tokens: &'a Tokens,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        if self.refuse_save.load(std::sync::atomic::Ordering::Relaxed) {
            return Box::pin(async { Err(full()) });
        }
        self.store.save(id, tokens)
    }
    fn begin_refresh<'a>(
        &'a self,
        id: &'a GrantId,
        spent: &'a Secret,
        now: SystemTime,
    ) -> BoxFuture<'a, Result<Intake, StoreError>> {
        if self.refuse_begin {
            return Box::pin(async { Err(full()) });
        }
        self.store.begin_refresh(id, spent, now)
    }
    fn end_refresh<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<(), StoreError>> {
        self.store.end_refresh(id)
    }
    fn remove<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<bool, StoreError>> {
        self.store.remove(id)
    }
    fn list(&self) -> BoxFuture<'_, Result<Vec<GrantId>, StoreError>> {
        self.store.list()
    }
    fn lock<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<StoreLock, StoreError>> {
        self.store.lock(id)
    }
    fn save_client<'a>(
        &'a self,
        client: &'a str,
        secret: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        self.store.save_client(client, secret)
    }
    fn load_client<'a>(
        &'a self,
        client: &'a str,
    ) -> BoxFuture<'a, Result<Option<Secret>, StoreError>> {
        self.store.load_client(client)
    }
}

fn on_full_disk(bench: &Bench, refuse_begin: bool) -> (Arc<Full>, Grant) {
    let store = Arc::new(Full {
        store: bench.store.clone(),
        refuse_save: true.into(),
        refuse_begin,
    });
    let grant = Grant::new(id(), bench.grant.0.client.clone(), store.clone());
    (store, grant)
}

#[tokio::test(start_paused = true)]
async fn a_full_disk_is_told_before_the_refresh_token_is_spent() {
    let bench = bench(answer(Script::new(), "A2", "R2")).await;
    bench.clock.advance(Duration::from_secs(LIFE));
    let (_, grant) = on_full_disk(&bench, true);
    let error = grant.access_token().await.unwrap_err();
    insta::assert_snapshot!(error, @"the token store could not be used; no refresh token was spent");
    insta::assert_snapshot!(
        std::error::Error::source(&error).unwrap(),
        @"the token store cannot be written: the disk is full"
    );
    assert!(bench.script.take_seen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn new_tokens_are_not_used_before_they_are_durable_and_never_forgotten() {
    let bench = bench(answer(Script::new(), "A2", "R2")).await;
    bench.clock.advance(Duration::from_secs(LIFE));
    let (store, grant) = on_full_disk(&bench, false);
    for _ in 0..2 {
        let error = grant.access_token().await.unwrap_err();
        assert!(matches!(error, GrantError::NotDurable { .. }), "{error}");
    }
    store
        .refuse_save
        .store(false, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(grant.access_token().await.unwrap().expose(), "A2");
    assert_eq!(bench.stored_refresh().await, "R2");
    assert_eq!(bench.script.take_seen().len(), 1);
}

fn fault(code: &str) -> String {
    format!(r#"{{"fault":{{"faultstring":"x","detail":{{"errorcode":"{code}"}}}}}}"#)
}

async fn call(transport: &Transport) -> u16 {
    let request =
        http::Request::post("https://api.infusionsoft.com/crm/xmlrpc/v1").body(Body::from("x"));
    transport
        .send(request.unwrap())
        .await
        .unwrap()
        .status()
        .as_u16()
}

#[tokio::test]
async fn an_expired_token_costs_one_refresh_and_one_repeat() {
    let expired = fault("keymanagement.service.access_token_expired");
    let bench = bench(answer(Script::new(), "A2", "R2")).await;
    let wire = Script::new()
        .answer(401, "application/json", expired)
        .answer(200, "text/xml", "ok");
    let transport = authorize(wire.transport(), Credential::from(bench.grant.clone()));
    assert_eq!(call(&transport).await, 200);
    let seen = wire.take_seen();
    assert_eq!(seen[0].head.headers["authorization"], "Bearer A1");
    assert_eq!(seen[1].head.headers["authorization"], "Bearer A2");
    assert_eq!(seen[1].body, "x");
}

#[tokio::test]
async fn other_refusals_never_cost_a_refresh_token() {
    let bodies = [
        (401, fault("oauth.v2.InvalidAccessToken")),
        (
            401,
            fault("keymanagement.service.access_token_not_approved"),
        ),
        (401, "<html>Access Token expired</html>".to_owned()),
        (401, String::new()),
        (403, fault("keymanagement.service.access_token_expired")),
        (503, "<h1>down</h1>".to_owned()),
    ];
    let bench = bench(Script::new()).await;
    for (status, body) in bodies {
        let wire = Script::new().answer(status, "text/html", body.clone());
        let transport = authorize(wire.transport(), Credential::from(bench.grant.clone()));
        assert_eq!(call(&transport).await, status, "{body}");
        assert!(bench.script.take_seen().is_empty(), "{body}");
    }
}

#[tokio::test]
async fn a_token_of_a_moment_ago_that_is_unknown_is_not_replaced_again() {
    let unknown = fault("keymanagement.service.invalid_access_token");
    let bench = bench(Script::new()).await;
    let wire = Script::new().answer(401, "application/json", unknown);
    let transport = authorize(wire.transport(), Credential::from(bench.grant.clone()));
    assert_eq!(call(&transport).await, 401);
    assert!(bench.script.take_seen().is_empty());
}

#[tokio::test]
async fn a_caller_that_gives_up_loses_no_token() {
    #[derive(Debug)]
    struct Slow(Script);
    impl keap_http::HttpService for Slow {
        fn call(
            &self,
            request: Request,
        ) -> BoxFuture<'_, Result<keap_http::Response, keap_http::TransportError>> {
            Box::pin(async move {
                let response = self.0.call(request).await;
                tokio::time::sleep(Duration::from_secs(5)).await;
                response
            })
        }
    }
    tokio::time::pause();
    let bench = bench(answer(Script::new(), "A2", "R2")).await;
    bench.clock.advance(Duration::from_secs(LIFE));
    let network = Transport::new(Slow(bench.script.clone()));
    let client =
        OAuthClient::new("id", "secret", Hosts::keap(), network).clock(bench.clock.clone());
    let grant = Grant::new(id(), client, Arc::new(bench.store.clone()));
    let given_up = tokio::time::timeout(Duration::from_secs(1), grant.access_token()).await;
    assert!(given_up.is_err());
    assert_eq!(bench.stored_refresh().await, "R1");
    grant.settled().await;
    assert_eq!(bench.stored_refresh().await, "R2");
    assert_eq!(grant.access_token().await.unwrap().expose(), "A2");
    assert_eq!(bench.script.take_seen().len(), 1);
}
