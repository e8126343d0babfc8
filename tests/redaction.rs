//! No secret in any output: marked ones go through every path, and everything is searched.

use keap::ContactId;
use std::error::Error;
use std::fmt::Debug;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use keap_auth::{
    AccessKey, AccessToken, Answer, Credential, GatewayKey, Grant, GrantId, Hosts, KeyPlacement,
    LegacyKey, MemoryStore, OAuthClient, State, StoreKey, StoredGrant, TokenPlacement, TokenStore,
    Tokens, authorize,
};
use keap_http::{
    Body, BodyOf, Call, CallInfo, ClientConfig, Effect, Observer, Outcome, ReqwestTransport,
    RetryConfig, Secret, Sent, Transport, TransportConfig, TransportErrorKind, server,
    testing::Script,
};
use keap_sandbox::Sandbox;

/// In every secret of these tests. In base64 too, at each of its three offsets.
const MARK: &str = "MARKEDSECRET";
const ENCODED: [&str; 3] = ["TUFSS0VEU0VDUkVU", "1BUktFRFNFQ1JFV", "NQVJLRURTRUNSRV"];

/// Everything that was said, from whatever source.
#[derive(Clone, Debug, Default)]
struct Heard(Arc<Mutex<String>>);

impl Heard {
    fn debug(&self, what: &impl Debug) {
        self.text(&format!("{what:?} {what:#?}"));
    }

    /// An error with all its causes, in both forms.
    fn error(&self, error: &(dyn Error + 'static)) {
        let mut cause = Some(error);
        while let Some(error) = cause {
            self.text(&format!("{error} {error:?}"));
            cause = error.source();
        }
    }

    fn text(&self, text: &str) {
        let mut heard = self.0.lock().unwrap();
        heard.push_str(text);
        heard.push('\n');
    }

    fn assert_clean(&self) {
        let heard = self.0.lock().unwrap();
        assert!(!heard.is_empty());
        for mark in [MARK].iter().chain(&ENCODED) {
            let found = heard.lines().find(|line| line.contains(mark));
            assert_eq!(found, None, "{mark} is shown");
        }
    }
}

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .unwrap()
            .push_str(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// An observer that writes down all it is told.
impl Observer for Heard {
    fn started(&self, call: &CallInfo) {
        self.debug(call);
    }
    fn retrying(&self, call: &CallInfo, attempt: u32, outcome: Outcome, pause: Duration) {
        self.debug(&(call, attempt, outcome, pause));
    }
    fn finished(&self, call: &CallInfo, attempts: u32, outcome: Outcome, duration: Duration) {
        self.debug(&(call, attempts, outcome, duration));
    }
    fn notice(&self, text: &str) {
        self.text(text);
    }
}

/// Listens to the logs of everything that runs on this thread, down to the last detail.
fn listen(heard: &Heard) -> tracing::subscriber::DefaultGuard {
    let writer = heard.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    tracing::subscriber::set_default(subscriber)
}

fn credentials() -> Vec<Credential> {
    let key = format!("KeapAK-{MARK}");
    let app = || "ab123".parse().unwrap();
    let header = KeyPlacement::ApiKeyHeader;
    vec![
        LegacyKey::new(app(), MARK).unwrap().into(),
        GatewayKey::new(MARK).unwrap().into(),
        GatewayKey::new(MARK)
            .unwrap()
            .placement(KeyPlacement::Bearer)
            .into(),
        AccessKey::new(&key).unwrap().into(),
        AccessKey::new(&key).unwrap().placement(header).into(),
        AccessToken::new(MARK).unwrap().into(),
        AccessToken::new(MARK)
            .unwrap()
            .placement(TokenPlacement::Query)
            .into(),
    ]
}

fn tokens() -> Tokens {
    let life = Duration::from_secs(60);
    Tokens::new(MARK.into(), Some(MARK.into()), SystemTime::UNIX_EPOCH, life)
}

fn request(url: &str) -> keap_http::Request {
    http::Request::post(url)
        .header("content-type", "text/xml")
        .extension(Call::new("ContactService.load", Effect::Read))
        .body(Body::from(format!("<string>{MARK}</string>")))
        .unwrap()
}

/// One attempt, so that failing ones do not wait.
fn config(heard: &Heard) -> ClientConfig {
    let mut retry = RetryConfig::default();
    retry.max_attempts = 2;
    retry.base_pause = Duration::from_millis(1);
    ClientConfig::new()
        .retry(retry)
        .observer(Arc::new(heard.clone()))
}

#[test]
fn nothing_shows_itself() {
    let heard = Heard::default();
    for credential in credentials() {
        heard.debug(&credential);
        heard.debug(&credential.private_key());
    }
    heard.debug(&tokens());
    heard.debug(&StoredGrant::from(tokens()));
    heard.debug(&State::known(MARK));
    heard.debug(&Secret::new(MARK));
    heard.debug(&Answer::new(400, None, MARK.as_bytes()));
    heard.debug(&StoreKey::from_hex(&"ab".repeat(32)).unwrap());
    let script = Script::new();
    heard.debug(&OAuthClient::new(
        "id",
        MARK,
        Hosts::keap(),
        script.transport(),
    ));
    heard.debug(
        &keap_sandbox::Sandbox::builder()
            .access_token(MARK)
            .legacy_key(MARK),
    );
    heard.error(&AccessKey::new(&format!("{MARK} {MARK}")).unwrap_err());
    heard.error(&MARK.repeat(9).parse::<keap_auth::AppName>().unwrap_err());
    heard.error(&StoreKey::from_hex(MARK).unwrap_err());
    heard.assert_clean();
}

#[tokio::test]
async fn no_layer_shows_a_secret_whatever_happens() {
    let heard = Heard::default();
    let _guard = listen(&heard);
    for credential in credentials() {
        for (status, body) in [
            (200, "<methodResponse/>"),
            (401, MARK),
            (429, "{}"),
            (503, MARK),
        ] {
            let script = (0..2).fold(Script::new(), |s, _| s.answer(status, "text/xml", body));
            call(&heard, script.transport(), &credential).await;
        }
        let script = Script::new().fail(TransportErrorKind::Interrupted, Sent::Maybe);
        let script = script.fail(TransportErrorKind::Connect, Sent::No);
        call(&heard, script.transport(), &credential).await;
    }
    heard.assert_clean();
}

async fn call(heard: &Heard, network: Transport, credential: &Credential) {
    let credential = credential.clone();
    let transport = config(heard).build(network, |inner| authorize(inner, credential));
    let url = format!("https://user:{MARK}@h.example/crm/xmlrpc/v1?access_token={MARK}");
    match transport.send(request(&url)).await {
        Ok(response) => heard.debug(&response),
        Err(error) => heard.error(&error),
    }
}

#[tokio::test]
async fn the_network_and_its_logs_show_no_secret() {
    let heard = Heard::default();
    let _guard = listen(&heard);
    let sandbox = Sandbox::builder().build();
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    // The server's own log would show what it receives; it runs where nobody listens.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    let runtime = runtime.unwrap();
    let listener = listener.into_std().unwrap();
    runtime.spawn(async move {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        server::serve(listener, sandbox.transport(), std::future::pending()).await
    });
    let network = Transport::new(ReqwestTransport::new(TransportConfig::default()).unwrap());
    for credential in credentials() {
        let in_query = matches!(credential.notice(), Some(text) if text.contains("query"));
        let credential = credential.clone();
        let transport = config(&heard).build(network.clone(), |inner| authorize(inner, credential));
        for url in [
            format!("http://{address}/crm/xmlrpc/v1"),
            "http://127.0.0.1:1/x".to_owned(),
        ] {
            // The HTTP library logs whole URLs at its lowest level; a token in the query string
            // cannot be hidden from it, which is what its notice says.
            if in_query {
                continue;
            }
            match transport.send(request(&url)).await {
                Ok(response) => heard.debug(&response),
                Err(error) => heard.error(&error),
            }
        }
    }
    runtime.shutdown_background();
    heard.assert_clean();
}

/// Asks for bodies.
#[derive(Debug)]
struct Curious(Heard);

impl Observer for Curious {
    fn wants_bodies(&self) -> bool {
        true
    }
    fn body(&self, _: &CallInfo, of: BodyOf, text: &str) {
        self.0.text(&format!("{of:?}: {text}"));
    }
}

#[tokio::test]
async fn bodies_are_shown_on_request_without_their_secrets() {
    let heard = Heard::default();
    let sandbox = Sandbox::builder().legacy_key(MARK).build();
    let keap = keap::Keap::customer("ab123", MARK)
        .unwrap()
        .transport(sandbox.transport())
        .observer(Arc::new(Curious(heard.clone())))
        .build()
        .unwrap();
    let found = keap
        .contacts()
        .find_by_email("ann@example.com", ["Id"])
        .await;
    if let Err(error) = found {
        heard.error(&error);
    }
    heard.assert_clean();
    let heard = heard.0.lock().unwrap();
    let parts = [
        "Request: ",
        "Response: ",
        "<methodResponse",
        "[redacted]",
        "ann@example.com",
    ];
    for part in parts {
        assert!(heard.contains(part), "{part}: {heard}");
    }
}

#[tokio::test]
async fn bodies_are_shown_without_the_secrets_among_the_params() {
    let heard = Heard::default();
    let sandbox = Sandbox::builder().legacy_key("key-of-ab123").build();
    let keap = keap::Keap::customer("ab123", "key-of-ab123")
        .unwrap()
        .transport(sandbox.transport())
        .observer(Arc::new(Curious(heard.clone())))
        .build()
        .unwrap();
    let user = keap.data().authenticate_user("ann", Secret::new(MARK));
    if let Err(error) = user.await {
        heard.error(&error);
    }
    let card = keap
        .card_submission()
        .request_credit_card_id(Secret::new(MARK));
    if let Err(error) = card.await {
        heard.error(&error);
    }
    heard.assert_clean();
    let heard = heard.0.lock().unwrap();
    for part in ["authenticateUser", "requestCreditCardId"] {
        assert!(heard.contains(part), "{part}: {heard}");
    }
}

#[tokio::test]
async fn token_calls_show_no_secret() {
    let heard = Heard::default();
    let _guard = listen(&heard);
    let answers = [
        (
            200,
            format!(r#"{{"access_token":"{MARK}","refresh_token":"{MARK}","expires_in":1}}"#),
        ),
        (
            400,
            format!(r#"{{"error":"invalid_grant","error_description":"{MARK}"}}"#),
        ),
        (401, String::new()),
        (500, MARK.to_owned()),
        (200, MARK.to_owned()),
    ];
    for (status, body) in answers {
        let script = (0..3).fold(Script::new(), |s, _| {
            s.answer(status, "text/plain", body.clone())
        });
        let client = OAuthClient::new("id", MARK, Hosts::keap(), script.transport());
        for result in [
            client.refresh(&MARK.into()).await,
            client.exchange(&MARK.into(), "https://me.example/").await,
        ] {
            match result {
                Ok(tokens) => heard.debug(&tokens),
                Err(error) => heard.error(&error),
            }
        }
        let id = GrantId::new("id", "ab123".parse().unwrap());
        let store = MemoryStore::new();
        store.save(&id, &tokens()).await.unwrap();
        let mut config = keap_auth::GrantConfig::default();
        config.max_attempts = 1;
        let grant = Grant::with_config(id, client, Arc::new(store.clone()), config);
        if let Err(error) = grant.access_token().await {
            heard.error(&error);
        }
        // The script is a tool of tests and shows what it saw; everybody else shows nothing.
        script.take_seen();
        heard.debug(&(grant, store));
    }
    heard.assert_clean();
}

#[test]
fn the_search_finds_what_is_shown() {
    let heard = Heard::default();
    heard.text(&format!("x{MARK}x"));
    assert!(std::panic::catch_unwind(|| heard.assert_clean()).is_err());
}

/// Answers with everything that it was sent, in the shapes in which servers tell an error.
#[derive(Debug)]
struct Echo(&'static str);

impl keap_http::HttpService for Echo {
    fn call(
        &self,
        request: keap_http::Request,
    ) -> keap_http::BoxFuture<'_, Result<keap_http::Response, keap_http::TransportError>> {
        let (head, body) = request.into_parts();
        let header = |name: &str| {
            let value = head.headers.get(name).map(|value| value.as_bytes());
            String::from_utf8_lossy(value.unwrap_or_default()).into_owned()
        };
        let body = String::from_utf8_lossy(body.as_bytes().unwrap_or_default()).into_owned();
        let sent = format!(
            "{} {} {} {}",
            head.uri,
            header("authorization"),
            header("x-keap-api-key"),
            body.replace(['<', '>', '"'], " ")
        );
        let escaped: String = sent
            .chars()
            .map(|c| format!("\\u{:04x}", u32::from(c)))
            .collect();
        let entities: String = sent
            .chars()
            .map(|c| format!("&#{};", u32::from(c)))
            .collect();
        let fault = |text: &str| {
            format!(
                "<methodResponse><fault><value><struct><member><name>faultCode</name><value><i4>2</i4></value></member>\
                 <member><name>faultString</name><value>{text}</value></member></struct></value></fault></methodResponse>"
            )
        };
        let (status, content_type, body) = match self.0 {
            "message" => (
                400,
                "application/json",
                format!(r#"{{"message":"no: {sent}"}}"#),
            ),
            "escapes" => (
                400,
                "application/json",
                format!(r#"{{"message":"no: {escaped}"}}"#),
            ),
            "gateway" => (
                401,
                "application/json",
                format!(
                    r#"{{"fault":{{"faultstring":"{sent}","detail":{{"errorcode":"{sent}"}}}}}}"#
                ),
            ),
            "title" => (
                403,
                "text/html",
                format!("<html><title>{sent}</title></html>"),
            ),
            "page" => (
                200,
                "text/html",
                format!("<html><title>{sent}</title></html>"),
            ),
            "text" => (500, "text/plain", sent),
            "names" => (
                200,
                "application/json",
                format!(r#"{{"addresses":[{{"{sent}":1,"line1":["{sent}"]}}]}}"#),
            ),
            "fault" => (200, "text/xml", fault(&sent.replace('&', " "))),
            "entities" => (200, "text/xml", fault(&entities)),
            _ => (
                200,
                "text/xml",
                format!("<methodResponse><x>{sent}</x></methodResponse>"),
            ),
        };
        let response = http::Response::builder()
            .status(status)
            .header("content-type", content_type);
        let response = response.body(Body::from(body)).unwrap();
        Box::pin(async move { Ok(response) })
    }
}

/// The errors of the facade, with all causes and hints, of a server that sends the credential back.
#[tokio::test]
async fn a_secret_that_comes_back_is_not_told() {
    use keap::{Backend, Fields, Invocation, Keap};
    let heard = Heard::default();
    let mut told = 0;
    for shape in [
        "message", "escapes", "gateway", "title", "page", "text", "names", "fault", "entities",
        "xml",
    ] {
        for credential in credentials() {
            let mut retry = RetryConfig::default();
            retry.max_attempts = 1;
            let mut builder = Keap::builder(credential.clone())
                .transport(Transport::new(Echo(shape)))
                .config(ClientConfig::new().retry(retry));
            if matches!(credential, Credential::LegacyKey(_)) {
                builder = builder.policy(keap::RoutePolicy::new(Backend::XmlRpc));
            }
            let keap = builder.build().unwrap();
            for backend in Backend::ALL {
                let invocation = Invocation::contact_load(ContactId::new(17), Fields::All);
                let Err(error) = keap.invoke_on(backend, invocation).await else {
                    continue;
                };
                heard.error(&error);
                heard.text(error.hint().unwrap_or_default());
                told += 1;
            }
        }
    }
    assert!(told > 100, "only {told} errors");
    heard.assert_clean();
    assert!(heard.0.lock().unwrap().contains("[redacted]"));
}
