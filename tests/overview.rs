//! What people see of a gateway: the page, figures for Prometheus, whether it is ready, and who is told.

#[path = "overview/alerts.rs"]
mod alerts;
#[path = "overview/certificates.rs"]
mod certificates;
#[path = "overview/compared.rs"]
mod compared;
#[path = "overview/figures.rs"]
mod figures;
#[path = "overview/kept.rs"]
mod kept;
#[path = "overview/page.rs"]
mod page;
#[path = "overview/policy.rs"]
mod policy;
#[path = "overview/upstream.rs"]
mod upstream;

use http::{HeaderMap, Method, StatusCode};
use keap_gateway::{
    Addresses, Alerts, Gateway, GatewayStore, HashKey, Inventory, KeyEntry, KeyRing, Overview,
    Tenant,
};
use keap_http::{Body, HttpService, Request, Response, Transport};
use keap_tests::gateway::{KEY, tenant};
use keap_tests::scratch::Scratch;
use keap_xmlrpc::{EncodeOptions, Value, encode_call};

/// A label that would be markup, and break lines.
const LABEL: &str = "shop <script>alert(1)</script>\"'\n\u{202e}";

/// A gateway with a store, and its page.
struct Watched {
    gateway: Gateway,
    inventory: Inventory,
    store: GatewayStore,
    overview: Overview,
    folder: Scratch,
}

impl Watched {
    async fn new(account: Transport) -> Self {
        Self::with(account, Addresses::default(), |_| None).await
    }

    async fn with(
        account: Transport,
        addresses: Addresses,
        alerts: impl FnOnce(&GatewayStore) -> Option<Alerts>,
    ) -> Self {
        Self::of(tenant(account), addresses, alerts).await
    }

    async fn of(
        tenant: Tenant,
        addresses: Addresses,
        alerts: impl FnOnce(&GatewayStore) -> Option<Alerts>,
    ) -> Self {
        let folder = Scratch::new("overview");
        let store = GatewayStore::open(folder.path("gateway.db")).await.unwrap();
        let inventory = Inventory::open(store.clone())
            .await
            .unwrap()
            .addresses(addresses);
        let hash_key = HashKey::random();
        let keys = KeyRing::new(hash_key.clone());
        keys.replace(vec![KeyEntry::new(&hash_key, &KEY.into(), "ab123", LABEL)]);
        let mut builder = Gateway::builder(keys)
            .inventory(inventory.clone())
            .tenant(tenant);
        if let Some(alerts) = alerts(&store) {
            builder = builder.alerts(alerts);
        }
        let gateway = builder.build();
        let overview = Overview::builder(&gateway).store(store.clone()).build();
        Self {
            gateway,
            inventory,
            store,
            overview,
            folder,
        }
    }

    /// Calls a method as an old program does.
    async fn call(&self, method: &str, params: Vec<Value>) -> String {
        self.call_with(method, params, &[]).await
    }

    async fn call_with(
        &self,
        method: &str,
        params: Vec<Value>,
        headers: &[(&'static str, &str)],
    ) -> String {
        call(&self.gateway, method, params, headers).await
    }

    async fn load(&self) -> String {
        load(&self.gateway).await
    }

    /// What a browser on this machine gets.
    async fn get(&self, path: &str) -> (StatusCode, HeaderMap, String) {
        ask(
            &self.overview,
            Method::GET,
            path,
            &[("host", "127.0.0.1:8401")],
        )
        .await
    }
}

/// Calls a method as an old program does.
async fn call(
    gateway: &Gateway,
    method: &str,
    mut params: Vec<Value>,
    headers: &[(&'static str, &str)],
) -> String {
    params.insert(0, KEY.into());
    let body = encode_call(method, &params, &EncodeOptions::default()).unwrap();
    let mut request = Request::new(Body::from(body));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = "/api/xmlrpc".parse().unwrap();
    for (name, value) in headers {
        request.headers_mut().append(*name, value.parse().unwrap());
    }
    let (_, _, text) = read(gateway.call(request).await.unwrap()).await;
    text
}

async fn load(gateway: &Gateway) -> String {
    let fields = Value::Array(vec!["FirstName".into()]);
    call(
        gateway,
        "ContactService.load",
        vec![4393.into(), fields],
        &[],
    )
    .await
}

async fn ask(
    service: &impl HttpService,
    method: Method,
    path: &str,
    headers: &[(&'static str, &str)],
) -> (StatusCode, HeaderMap, String) {
    let mut request = Request::new(Body::from(Vec::new()));
    *request.method_mut() = method;
    *request.uri_mut() = path.parse().unwrap();
    for (name, value) in headers {
        request.headers_mut().append(*name, value.parse().unwrap());
    }
    read(service.call(request).await.unwrap()).await
}

async fn read(response: Response) -> (StatusCode, HeaderMap, String) {
    let (head, body) = response.into_parts();
    let bytes = body.into_bytes(1 << 24).await.unwrap();
    (
        head.status,
        head.headers,
        String::from_utf8(bytes.to_vec()).unwrap(),
    )
}
