//! The facts of `fixtures/observed/facts.jsonl`: what is asked of a fresh local Keap, step by step, and what it answers.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use http::{Method, Request};
use keap::{Backend, Keap, Operation};
use keap_http::testing::Script;
use keap_http::{Body, Response, Transport};
use keap_sandbox::{
    DEFAULT_ACCESS_TOKEN, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, DEFAULT_LEGACY_KEY,
    DEFAULT_REDIRECT_URI, Sandbox,
};
use keap_tests::invocations;
use keap_xmlrpc::{DecodeOptions, EncodeOptions, Fault, Value, decode_response, encode_call};
use serde::Deserialize;
use serde_json::Value as Json;

use super::values;

/// How well a fact is known; `decided` is what the local Keap does where the service is not known.
const MARKS: [&str; 6] = [
    "proved",
    "likely",
    "recorded",
    "reported",
    "documented",
    "decided",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    name: String,
    mark: String,
    /// Whence it is known.
    from: String,
    steps: Vec<Step>,
}

/// A request, and what is said to it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// A method of XML-RPC with its parameters behind the key.
    call: Option<String>,
    #[serde(default)]
    params: Vec<Json>,
    /// The application name in the host that is called with the legacy key; else it is called through the gateway.
    app: Option<String>,
    /// Method and path of REST, behind `/crm/rest`.
    rest: Option<String>,
    body: Option<Json>,
    /// A form for the token endpoint; `$client` stands for the client's id and secret, `$code` for the code of a new
    /// grant.
    token: Option<String>,
    /// A method whose sample call is answered to the client with `fault`, which leaves open whether it was carried out.
    doubt: Option<String>,

    /// The value, exactly.
    value: Option<Json>,
    /// What is in it, members and elements that are not named aside.
    has: Option<Json>,
    /// What is in the first element of a list.
    first: Option<Json>,
    /// The code and the text of a fault.
    fault: Option<(i32, String)>,
    status: Option<u16>,
    allow: Option<String>,
    /// What stands in the bytes of the answer, and what does not.
    raw: Option<String>,
    lacks: Option<String>,
    /// The name under which the value is kept, for the parameters of later steps.
    keep: Option<String>,
}

fn facts() -> Vec<Fact> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/observed/facts.jsonl");
    let lines = fs::read_to_string(path).unwrap();
    let facts: Vec<Fact> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect();
    assert!(facts.len() >= 60, "{} facts", facts.len());
    for fact in &facts {
        assert!(MARKS.contains(&fact.mark.as_str()), "{}", fact.name);
        assert!(
            !fact.from.is_empty() && !fact.steps.is_empty(),
            "{}",
            fact.name
        );
    }
    facts
}

/// An answer: its bytes, and what they say.
struct Answer {
    status: u16,
    allow: Option<String>,
    bytes: Vec<u8>,
    said: Result<Json, Fault>,
}

impl Answer {
    async fn read(response: Response, said: impl Fn(&[u8]) -> Result<Json, Fault>) -> Self {
        let allow = response.headers().get("allow");
        let (status, allow) = (
            response.status().as_u16(),
            allow.map(|value| value.to_str().unwrap().to_owned()),
        );
        let bytes = response.into_body().into_bytes(1 << 20).await.unwrap();
        Self {
            status,
            allow,
            said: said(&bytes),
            bytes: bytes.to_vec(),
        }
    }
}

type Kept = BTreeMap<String, Json>;

async fn called(transport: &Transport, step: &Step, method: &str, kept: &Kept) -> Answer {
    let (url, key) = match &step.app {
        Some(app) => (
            format!("https://{app}.infusionsoft.com/api/xmlrpc"),
            DEFAULT_LEGACY_KEY,
        ),
        None => (
            "https://api.infusionsoft.com/crm/xmlrpc/v1".to_owned(),
            "any text",
        ),
    };
    let given = step.params.iter().map(|param| values::given(param, kept));
    let params: Vec<Value> = std::iter::once(Value::from(key)).chain(given).collect();
    let body = encode_call(method, &params, &EncodeOptions::client()).unwrap();
    let mut request = Request::post(url).header("Content-Type", "text/xml");
    if step.app.is_none() {
        request = request.header("Authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"));
    }
    let response = transport
        .send(request.body(Body::from(body)).unwrap())
        .await;
    Answer::read(response.unwrap(), |bytes| {
        // Lossy: an answer of the service can be no XML, and `raw` tells what stands in it.
        let response = decode_response(bytes, &DecodeOptions::lossy()).unwrap();
        response.map(|value| values::told(&value))
    })
    .await
}

async fn asked(transport: &Transport, step: &Step, line: &str, kept: &Kept) -> Answer {
    let (method, path) = line.split_once(' ').unwrap();
    let path = kept.iter().fold(path.to_owned(), |path, (name, value)| {
        path.replace(&format!("${name}"), &value.to_string())
    });
    let body = step.body.as_ref().map(Json::to_string);
    let request = Request::builder()
        .method(method.parse::<Method>().unwrap())
        .uri(format!("https://api.infusionsoft.com/crm/rest{path}"))
        .header("Authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
        .body(body.map_or_else(Body::empty, Body::from))
        .unwrap();
    let response = transport.send(request).await.unwrap();
    Answer::read(response, |bytes| {
        Ok(serde_json::from_slice(bytes).unwrap_or_default())
    })
    .await
}

/// The code with which the page of the grant sends back.
async fn code(transport: &Transport) -> String {
    let query = format!(
        "client_id={DEFAULT_CLIENT_ID}&redirect_uri={DEFAULT_REDIRECT_URI}&response_type=code&scope=full"
    );
    let page = format!("https://accounts.infusionsoft.com/app/oauth/authorize?{query}");
    let request = Request::get(page).body(Body::empty()).unwrap();
    let response = transport.send(request).await.unwrap();
    let back = response.headers()["location"].to_str().unwrap();
    let back = url::Url::parse(back).unwrap();
    let mut pairs = back.query_pairs();
    let found = pairs.find(|(name, _)| name == "code");
    found.unwrap().1.into_owned()
}

async fn token(transport: &Transport, form: &str) -> Answer {
    let client = format!("client_id={DEFAULT_CLIENT_ID}&client_secret={DEFAULT_CLIENT_SECRET}");
    let code = code(transport).await;
    let basic = {
        use base64::Engine as _;
        let pair = format!("{DEFAULT_CLIENT_ID}:{DEFAULT_CLIENT_SECRET}");
        base64::engine::general_purpose::STANDARD.encode(pair)
    };
    let request = Request::post("https://api.infusionsoft.com/token")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Authorization", format!("Basic {basic}"))
        .body(Body::from(
            form.replace("$client", &client).replace("$code", &code),
        ))
        .unwrap();
    let response = transport.send(request).await.unwrap();
    Answer::read(response, |bytes| {
        Ok(serde_json::from_slice(bytes).unwrap_or_default())
    })
    .await
}

/// The client takes a fault for no proof that nothing was done.
async fn stays_open(name: &str, (code, text): &(i32, String)) {
    let operation: Operation = name.parse().unwrap();
    let fault = Fault::new(*code, text.as_str());
    let answer = keap_xmlrpc::encode_fault(&fault, &EncodeOptions::server()).unwrap();
    let script = (0..4).fold(Script::new(), |script, _| {
        script.answer(200, "text/xml", answer.clone())
    });
    let keap = Keap::oauth_customer("TOKEN")
        .unwrap()
        .transport(script.transport())
        .build()
        .unwrap();
    let sample = invocations::sample(operation);
    let error = keap.invoke_on(Backend::XmlRpc, sample).await.unwrap_err();
    assert!(error.may_have_applied() && !error.is_retryable(), "{name}");
}

/// What an answer lacks of what was expected.
fn missed(step: &Step, answer: &Answer) -> Vec<String> {
    let mut missed = Vec::new();
    let mut check = |holds: bool, wanted: String| {
        if !holds {
            missed.push(wanted);
        }
    };
    let said = answer.said.as_ref();
    if let Some((code, text)) = &step.fault {
        let told = said.err().map(|fault| (fault.code, fault.string.as_str()));
        check(
            told == Some((*code, text.as_str())),
            format!("fault {code}: {text}"),
        );
    } else {
        check(said.is_ok(), "no fault".to_owned());
    }
    let said = said.unwrap_or(&Json::Null);
    if let Some(value) = &step.value {
        check(said == value, format!("value {value}"));
    }
    if let Some(part) = &step.has {
        check(values::holds(said, part), format!("has {part}"));
    }
    if let Some(part) = &step.first {
        check(values::holds(&said[0], part), format!("first {part}"));
    }
    if let Some(status) = step.status {
        check(answer.status == status, format!("status {status}"));
    }
    if step.allow.is_some() {
        check(
            answer.allow == step.allow,
            format!("allow {:?}", step.allow),
        );
    }
    let bytes = String::from_utf8_lossy(&answer.bytes);
    if let Some(text) = &step.raw {
        check(bytes.contains(text.as_str()), format!("raw {text}"));
    }
    if let Some(text) = &step.lacks {
        check(!bytes.contains(text.as_str()), format!("lacks {text}"));
    }
    missed
}

async fn walk(fact: &Fact) -> Vec<String> {
    let transport = Sandbox::builder().any_app().build().transport();
    let (mut kept, mut parted) = (Kept::new(), Vec::new());
    for step in &fact.steps {
        let answer = match (&step.call, &step.rest, &step.token, &step.doubt) {
            (Some(method), None, None, None) => called(&transport, step, method, &kept).await,
            (None, Some(line), None, None) => asked(&transport, step, line, &kept).await,
            (None, None, Some(form), None) => token(&transport, form).await,
            (None, None, None, Some(name)) => {
                stays_open(name, step.fault.as_ref().unwrap()).await;
                continue;
            }
            _ => panic!("{}: a step is one request", fact.name),
        };
        let said = match &answer.said {
            Ok(value) => value.to_string(),
            Err(fault) => format!("fault {}: {}", fault.code, fault.string),
        };
        let missed = missed(step, &answer);
        parted.extend(missed.into_iter().map(|wanted| {
            let status = answer.status;
            format!("{}\n  wanted {wanted}\n  said   {status} {said}", fact.name)
        }));
        if let (Some(name), Ok(value)) = (&step.keep, answer.said) {
            kept.insert(name.clone(), value);
        }
    }
    parted
}

#[tokio::test(start_paused = true)]
async fn the_local_keap_does_as_the_service_was_seen_to_do() {
    let mut parted = Vec::new();
    for fact in facts() {
        parted.extend(walk(&fact).await);
    }
    assert!(parted.is_empty(), "{}", parted.join("\n"));
}
