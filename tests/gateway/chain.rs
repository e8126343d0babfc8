//! The whole chain in memory.

use std::sync::{Arc, Mutex};

use http::Request;
use keap::Keap;
use keap_auth::AccessToken;
use keap_gateway::{
    Bounds, CallLine, CallLog, Gateway, GatewayBuilder, HashKey, Inventory, KeyEntry, KeyRing,
    Permissions, ShadowLine,
};
use keap_http::{Body, HttpService as _, Response};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use keap_tests::gateway::{retired, tenant};
use keap_xmlrpc::{
    DecodeOptions, EncodeOptions, Fault, MethodResponse, Value, decode_response, encode_call,
};

pub(crate) use keap_tests::gateway::KEY;

/// A key that may only read contacts and tags.
pub(crate) const READER: &str = "fedcba9876543210fedcba9876543210";

/// A key that may call one method, once a minute.
pub(crate) const SLOW: &str = "00112233445566778899aabbccddeeff";

/// The lines of calls, kept.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    calls: Mutex<Vec<CallLine>>,
    shadows: Mutex<Vec<ShadowLine>>,
}

impl Lines {
    pub(crate) fn take(&self) -> Vec<CallLine> {
        std::mem::take(&mut self.calls.lock().unwrap())
    }

    pub(crate) fn take_shadows(&self) -> Vec<ShadowLine> {
        std::mem::take(&mut self.shadows.lock().unwrap())
    }

    pub(crate) fn last(&self) -> CallLine {
        self.take().pop().expect("there was a call")
    }
}

impl CallLog for Lines {
    fn line(&self, line: &CallLine) {
        self.calls.lock().unwrap().push(line.clone());
    }

    fn shadow(&self, line: &ShadowLine) {
        self.shadows.lock().unwrap().push(line.clone());
    }
}

/// A local Keap with XML-RPC switched off, and a gateway in front of it.
#[derive(Debug)]
pub(crate) struct Chain {
    pub(crate) sandbox: Sandbox,
    pub(crate) gateway: Gateway,
    pub(crate) lines: Arc<Lines>,
}

impl Chain {
    pub(crate) fn new() -> Self {
        Self::with(Bounds::default())
    }

    pub(crate) fn with(bounds: Bounds) -> Self {
        let sandbox = retired();
        let tenant = tenant(sandbox.transport());
        Self::built(sandbox, |builder| {
            builder.bounds(bounds).tenant(tenant).build()
        })
    }

    /// One whose calls are counted.
    pub(crate) fn counted(inventory: &Inventory) -> Self {
        let sandbox = retired();
        let tenant = tenant(sandbox.transport());
        Self::built(sandbox, |builder| {
            builder.tenant(tenant).inventory(inventory.clone()).build()
        })
    }

    /// A gateway of one's own in front of a local Keap.
    pub(crate) fn built(sandbox: Sandbox, build: impl FnOnce(GatewayBuilder) -> Gateway) -> Self {
        let (builder, lines) = builder();
        Self {
            sandbox,
            gateway: build(builder),
            lines,
        }
    }

    /// A facade over XML-RPC alone whose network is the gateway.
    pub(crate) fn keap(&self) -> Keap {
        let token = AccessToken::new(KEY).unwrap();
        Keap::builder(token)
            .transport(self.gateway.transport())
            .build()
            .unwrap()
    }

    /// Sends a request as it is.
    pub(crate) async fn send(
        &self,
        request: http::request::Builder,
        body: impl Into<Vec<u8>>,
    ) -> Response {
        let request: Request<Body> = request.body(Body::from(body.into())).unwrap();
        self.gateway.call(request).await.unwrap()
    }

    /// Calls a method with the key in front of its params.
    pub(crate) async fn call(&self, method: &str, params: Vec<Value>) -> Result<Value, Fault> {
        self.call_as(KEY, method, params).await
    }

    pub(crate) async fn call_as(
        &self,
        key: &str,
        method: &str,
        mut params: Vec<Value>,
    ) -> Result<Value, Fault> {
        params.insert(0, key.into());
        let bytes = document(method, &params);
        read(self.send(Request::post("/api/xmlrpc"), bytes).await).await
    }
}

pub(crate) fn token() -> AccessToken {
    AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap()
}

/// A gateway that lets in two keys and keeps the lines of its calls.
pub(crate) fn builder() -> (GatewayBuilder, Arc<Lines>) {
    let hash_key = HashKey::random();
    let keys = KeyRing::new(hash_key.clone());
    let mut reads = Permissions::default();
    reads.read_only = true;
    reads.tables = vec!["Contact".into(), "ContactGroup".into()];
    let mut slow = Permissions::default();
    slow.per_minute = Some(1);
    slow.methods = vec!["ContactService.load".into()];
    keys.replace(vec![
        KeyEntry::new(&hash_key, &SLOW.into(), "ab123", "slow").permitted(slow),
        KeyEntry::new(&hash_key, &KEY.into(), "ab123", "shop"),
        KeyEntry::new(&hash_key, &READER.into(), "ab123", "reader").permitted(reads),
    ]);
    let lines = Arc::new(Lines::default());
    (Gateway::builder(keys).log(lines.clone()), lines)
}

/// A call as old clients write it.
pub(crate) fn document(method: &str, params: &[Value]) -> Vec<u8> {
    encode_call(method, params, &EncodeOptions::client().extensions(true)).unwrap()
}

pub(crate) async fn bytes(response: Response) -> Vec<u8> {
    response
        .into_body()
        .into_bytes(usize::MAX)
        .await
        .unwrap()
        .to_vec()
}

pub(crate) async fn read(response: Response) -> MethodResponse {
    assert_eq!(response.status(), 200);
    decode_response(&bytes(response).await, &DecodeOptions::default()).unwrap()
}
