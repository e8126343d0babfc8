//! What the real service shows, and the local Keap with it: `fixtures/observed`, fact by fact.

#[path = "observed/facts.rs"]
mod facts;
#[path = "observed/values.rs"]
mod values;

use std::fs;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use keap_http::{Body, Transport};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use keap_xmlrpc::{DecodeOptions, decode_response};
use serde::Deserialize;

/// A request and what is said to it.
#[derive(Deserialize)]
struct Fact {
    name: String,
    /// The body, as text or encoded.
    #[serde(default)]
    request: Option<String>,
    #[serde(default)]
    base64: Option<String>,
    /// The text of the fault.
    #[serde(default)]
    fault: Option<String>,
    /// What `DataService.echo` gives back.
    #[serde(default)]
    echo: Option<String>,
    /// How well it is known.
    mark: String,
}

impl Fact {
    fn body(&self) -> Vec<u8> {
        match (&self.request, &self.base64) {
            (Some(text), None) => text.clone().into_bytes(),
            (None, Some(encoded)) => STANDARD.decode(encoded).unwrap(),
            _ => panic!("{} has no request, or two", self.name),
        }
    }
}

fn facts() -> Vec<Fact> {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/observed/requests.jsonl");
    let lines = fs::read_to_string(path).unwrap();
    let facts: Vec<Fact> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect();
    assert!(facts.len() > 160, "{} facts", facts.len());
    for fact in &facts {
        let known = ["proved", "likely", "decided"].contains(&fact.mark.as_str());
        assert!(known, "{}", fact.name);
    }
    facts
}

/// What is said to a body: an echo, or the text of a fault.
async fn said(transport: &Transport, body: Vec<u8>) -> Result<String, String> {
    let request = http::Request::post("https://api.infusionsoft.com/crm/xmlrpc/v1")
        .header("Authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
        .header("Content-Type", "text/xml")
        .body(Body::from(body))
        .unwrap();
    let response = transport.send(request).await.unwrap();
    assert_eq!(response.status(), 200);
    let bytes = response.into_body().into_bytes(1 << 20).await.unwrap();
    match decode_response(&bytes, &DecodeOptions::default()).unwrap() {
        Ok(value) => Ok(value.as_str().unwrap_or_default().to_owned()),
        Err(fault) => Err(fault.string),
    }
}

#[tokio::test]
async fn requests_are_read_as_the_servers_library_reads_them() {
    let transport = Sandbox::builder().build().transport();
    let mut parted = Vec::new();
    for fact in facts() {
        let wanted = match (&fact.echo, &fact.fault) {
            (Some(text), None) => Ok(text.clone()),
            (None, Some(text)) => Err(text.clone()),
            _ => panic!("{} wants nothing, or two things", fact.name),
        };
        let said = said(&transport, fact.body()).await;
        if said != wanted {
            parted.push(format!(
                "{}\n  wanted {wanted:?}\n  said   {said:?}",
                fact.name
            ));
        }
    }
    assert!(parted.is_empty(), "{}", parted.join("\n"));
}
