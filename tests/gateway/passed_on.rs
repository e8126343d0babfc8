//! Calls that the policy has go to XML-RPC: a program cannot tell whether there is a gateway in front of it.

use std::sync::{Arc, Mutex};

use http::Request;
use keap::{Keap, PolicyFile};
use keap_gateway::Tenant;
use keap_http::{BoxFuture, Effect, HttpService, Response, Transport, TransportError};
use keap_tests::scratch::Scratch;
use keap_xmlrpc::{Error as WireError, Fault, FirstParam, Struct, Value};

use super::chain::{Chain, KEY, READER, builder, token};

const POLICY: &str = "default = \"xmlrpc\"\n";

/// What is sent to Keap, whole.
#[derive(Clone, Debug)]
struct Bodies {
    beyond: Transport,
    seen: Arc<Mutex<Vec<String>>>,
}

impl HttpService for Bodies {
    fn call(&self, request: keap_http::Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let body = request.body().as_bytes().unwrap_or_default();
        let body = String::from_utf8_lossy(body).into_owned();
        self.seen.lock().unwrap().push(body);
        self.beyond.call(request)
    }
}

/// A gateway, and the same account without one.
struct Both {
    chain: Chain,
    direct: Keap,
    sent: Bodies,
    _folder: Scratch,
}

impl Both {
    fn by(policy: &str) -> Self {
        let folder = Scratch::new("gateway-passed-on");
        let path = folder.path("routes.toml");
        std::fs::write(&path, policy).unwrap();
        let sandbox = keap_tests::sandbox();
        let sent = Bodies {
            beyond: sandbox.transport(),
            seen: Arc::default(),
        };
        let (builder, lines) = builder();
        let tenant = Tenant::builder("ab123", token())
            .transport(Transport::new(sent.clone()))
            .policy_file(PolicyFile::new(path))
            .log(lines.clone())
            .build()
            .unwrap();
        let gateway = builder.tenant(tenant).build();
        let direct = Keap::builder(token())
            .transport(sandbox.transport())
            .build()
            .unwrap();
        Self {
            chain: Chain {
                sandbox,
                gateway,
                lines,
            },
            direct,
            sent,
            _folder: folder,
        }
    }

    async fn direct(&self, method: &str, params: Vec<Value>) -> Result<Value, Fault> {
        let client = self.direct.xmlrpc().unwrap().client();
        let answer = client.call_raw(method, FirstParam::Private, Effect::Write, params);
        match answer.await {
            Ok(value) => Ok(value),
            Err(WireError::Fault { fault, .. }) => Err(fault),
            Err(other) => panic!("{method}: {other}"),
        }
    }

    /// Both answers, which are one.
    async fn alike(&self, method: &str, params: &[Value]) -> Result<Value, Fault> {
        let direct = self.direct(method, params.to_vec()).await;
        let passed = self.chain.call(method, params.to_vec()).await;
        assert_eq!(passed, direct, "{method}");
        let line = self.chain.lines.last();
        let told = (line.backend, line.blocker, line.in_doubt);
        assert_eq!(told, (Some("xmlrpc"), false, false), "{method}");
        passed
    }
}

fn list(items: &[&str]) -> Value {
    Value::Array(items.iter().map(|item| Value::from(*item)).collect())
}

fn query(column: &str, condition: impl Into<Value>) -> Vec<Value> {
    vec![
        "Contact".into(),
        1000.into(),
        0.into(),
        Struct::new().with(column, condition).into(),
        list(&["Id", column]),
    ]
}

#[tokio::test]
async fn whatever_the_service_takes_is_passed_on() {
    let both = Both::by(POLICY);
    for (column, condition) in [
        ("LastUpdated", "~>~ 08/01/2025"),
        ("LastUpdated", "~>~ 2025-08-01T11:00:00Z"),
        ("Birthday", "19840229"),
        ("FirstName", "~NULL~"),
        ("FirstName", "~like~x"),
        ("Id", "abc"),
        ("Id", "2147483648"),
        ("given_name", "Ann"),
    ] {
        let _ = both
            .alike("DataService.query", &query(column, condition))
            .await;
    }
    let rows = both
        .alike("DataService.query", &query("Id", list(&[])))
        .await;
    assert_eq!(rows, Ok(list(&[])));
    let names = list(&["FirstName"]);
    for (method, params) in [
        ("ShippingService.getAllShippingOptions", vec![]),
        (
            "ShippingService.getWeightBasedShippingRanges",
            vec![1.into()],
        ),
        (
            "ContactService.getCampaigneeDetails",
            vec![17.into(), 1.into()],
        ),
        ("system.listMethods", vec![]),
        ("contactservice.LOAD", vec![17.into(), names.clone()]),
        ("ContactService.load", vec!["x".into(), names.clone()]),
        ("DataService.load", vec!["contact".into(), 17.into(), names]),
        (
            "InvoiceService.addOrderItem",
            vec![
                1.into(),
                1.into(),
                4.into(),
                10.0.into(),
                0.into(),
                "x".into(),
                "".into(),
            ],
        ),
        (
            "ProductService.increaseInventory",
            vec![1.into(), (-5).into()],
        ),
        ("APIEmailService.getOptStatus", vec!["".into()]),
        (
            "InvoiceService.locateExistingCard",
            vec![17.into(), "".into()],
        ),
    ] {
        let _ = both.alike(method, &params).await;
    }
}

/// What the facade would refuse, or cannot read, is known without a call of REST, and told of the call that was answered.
#[tokio::test]
async fn what_rest_would_refuse_is_told_of_a_call_that_is_passed_on() {
    let both = Both::by(POLICY);
    let told = async |method: &str, params: Vec<Value>| {
        let answer = both.chain.call(method, params).await;
        let line = both.chain.lines.last();
        assert_eq!(line.backend, Some("xmlrpc"), "{method}: {answer:?}");
        (answer.is_ok(), line.refused_values, line.advice.is_some())
    };
    let of_values = (true, true, true);
    let order = vec![
        19.into(),
        0.into(),
        0.into(),
        Value::Array(vec![1.into()]),
        Value::Array(Vec::new()),
        true.into(),
        list(&["SPRING"]),
    ];
    for (method, params) in [
        ("OrderService.placeOrder", order),
        ("APIEmailService.getOptStatus", vec!["".into()]),
        (
            "ProductService.increaseInventory",
            vec![1.into(), (-5).into()],
        ),
    ] {
        assert_eq!(told(method, params).await, of_values, "{method}");
    }
    let plain = told("DataService.query", query("FirstName", "Ann")).await;
    assert_eq!(plain, (true, false, false));
    // What XML-RPC refuses too breaks nowhere.
    for (column, value) in [("given_name", "Ann"), ("OwnerID", "Ann")] {
        let (is_ok, is_told, _) = told("DataService.query", query(column, value)).await;
        assert_eq!((is_ok, is_told), (false, false), "{column}");
    }
}

#[tokio::test]
async fn what_the_service_answers_comes_back_whole() {
    let both = Both::by(POLICY);
    let goal = vec!["ab123".into(), "nope".into(), 17.into()];
    let answer = both
        .alike("FunnelService.achieveGoal", &goal)
        .await
        .unwrap();
    let text = format!("{answer:?}");
    assert!(text.contains("flowStart"), "{text}");
    // A fault is an answer: of a tag that is not there nothing is in doubt.
    let tag = [17.into(), 9999.into()];
    let fault = both.alike("ContactService.addToGroup", &tag).await;
    assert!(
        fault
            .unwrap_err()
            .string
            .contains("Failed to invoke method")
    );
}

#[tokio::test]
async fn the_key_of_the_program_stays_here_and_its_rights_hold() {
    let both = Both::by(POLICY);
    let goal = vec!["ab123".into(), "nope".into(), 17.into()];
    let _ = both.chain.call("FunnelService.achieveGoal", goal).await;
    let _ = both.chain.call("system.listMethods", vec![]).await;
    let asked = query("FirstName", "~like~x");
    let _ = both.chain.call("DataService.query", asked).await;
    let sent = std::mem::take(&mut *both.sent.seen.lock().unwrap());
    assert_eq!(sent.len(), 3);
    assert!(sent.iter().all(|body| !body.contains(KEY)));

    // A key that may only read some tables is for no call of which less is known.
    for (method, params) in [
        ("system.listMethods", vec![]),
        (
            "ContactService.update",
            vec!["x".into(), Struct::new().into()],
        ),
    ] {
        both.chain
            .call_as(READER, method, params)
            .await
            .unwrap_err();
    }
    assert!(both.sent.seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn methods_that_rest_lacks_fall_back_when_the_policy_says_so() {
    for (policy, is_passed) in [
        ("default = \"v2\"\nfallback = \"when-unsupported\"\n", true),
        ("default = \"v2\"\n", false),
    ] {
        let both = Both::by(policy);
        let method = "ContactService.getCampaigneeDetails";
        let _ = both.chain.call(method, vec![17.into(), 1.into()]).await;
        let line = both.chain.lines.last();
        assert_eq!(
            (line.backend.is_some(), line.blocker),
            (is_passed, !is_passed)
        );
        // Nobody knows that this is a method.
        let _ = both.chain.call("system.listMethods", vec![]).await;
        assert_eq!(both.chain.lines.last().backend, None);
    }
}

#[tokio::test]
async fn rows_that_are_compared_come_back_as_they_were_asked_for() {
    let both = Both::by("default = \"xmlrpc\"\n[shadow]\nbackend = \"v2\"\n");
    let mut asked = query("LastName", "%");
    asked[4] = list(&["LastName"]);
    let rows = both.alike("DataService.query", &asked).await.unwrap();
    assert!(!rows.as_array().unwrap().is_empty());
    let line = loop {
        if let Some(line) = both.chain.lines.take_shadows().pop() {
            break line;
        }
        tokio::task::yield_now().await;
    };
    assert!(line.agrees, "{line:?}");
    assert_eq!(line.shadow, ["xmlrpc", "v2"]);
}

#[tokio::test]
async fn an_encoding_that_nobody_reads_writes_nothing() {
    let both = Both::by("default = \"v2\"\n");
    let document = [
        b"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><methodCall><methodName>ContactService.update</methodName>\
          <params><param><value>"
            .as_slice(),
        KEY.as_bytes(),
        b"</value></param><param><value><int>17</int></value></param><param><value><struct><member><name>City</name>\
          <value>\xA3\xF3d\xBC</value></member></struct></value></param></params></methodCall>",
    ]
    .concat();
    let answer = both
        .chain
        .send(Request::post("/api/xmlrpc"), document)
        .await;
    let fault = super::chain::read(answer).await.unwrap_err();
    assert_eq!(fault.code, 0);
    assert_eq!(fault.string, "Failed to read XML-RPC request: ISO-8859-2");
    assert!(both.sent.seen.lock().unwrap().is_empty());
}
