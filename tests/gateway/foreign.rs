//! Clients of other languages, and the bytes of one that is not here.

use keap_tests::foreign::client;
use keap_tests::scratch::Scratch;

use super::chain::{Chain, KEY};
use super::hostile::{Served, load, post};
use super::languages;

const PYTHON: &str = r#"
import sys, xmlrpc.client as x
url, key = sys.argv[1:3]
keap = x.ServerProxy(url)
print(keap.ContactService.load(key, 4393, ["FirstName", "LastName"]))
print(keap.DataService.query(key, "User", 10, 0, {"Id": "%"}, ["Id", "FirstName"], "Id", True))
id = keap.ContactService.add(key, {"FirstName": "Zoë", "Email": "zoe@example.com"})
print(keap.ContactService.load(key, id, ["FirstName"])["FirstName"])
try:
    keap.ContactService.load(key, 999999, ["Id"])
except x.Fault as fault:
    print(fault.faultCode, fault.faultString)
try:
    keap.ContactService.load("wrong", 4393, ["Id"])
except x.Fault as fault:
    print(fault.faultCode, fault.faultString)
"#;

#[tokio::test]
async fn python_reads_writes_and_gets_its_faults() {
    let chain = Chain::new();
    let served = Served::by(&chain).await;
    let url = format!("http://{}/api/xmlrpc", served.address);
    let arguments = ["-c", PYTHON, &url, KEY].map(str::to_owned).to_vec();
    if let Some(text) = client("python3", "", arguments).await {
        let expected = "{'FirstName': 'Joseph', 'LastName': 'Robertson'}\n\
            [{'Id': 1, 'FirstName': 'Ada'}, {'Id': 2, 'FirstName': 'Saul'}, {'Id': 3, 'FirstName': 'Petra'}]\n\
            Zoë\n5 [RecordNotFound]Record was not found\n2 [InvalidKey]Invalid Key\n";
        assert_eq!(text.as_deref(), Ok(expected));
    }
    served.end().await;
}

#[tokio::test]
async fn perl_ruby_and_php_are_answered_where_they_are() {
    let chain = Chain::new();
    let served = Served::by(&chain).await;
    let url = format!("http://{}/api/xmlrpc", served.address);
    for (program, answer) in languages::all(&url, None).await {
        assert_eq!(answer.as_deref(), Ok("Joseph\n"), "{program}");
    }
    served.end().await;
}

#[tokio::test]
async fn java_is_answered_where_it_is() {
    let chain = Chain::new();
    let served = Served::by(&chain).await;
    let scratch = Scratch::new("gateway-java");
    let url = format!("http://{}/api/xmlrpc", served.address);
    if let Some(answer) = languages::java(&url, &scratch.path(""), None).await {
        assert_eq!(answer.as_deref(), Ok("Joseph\n"));
    }
    served.end().await;
}

/// What the XML-RPC client of the .NET Framework sends by `HttpWebRequest`; composed, see SOURCES.
#[tokio::test]
async fn the_old_client_of_dotnet_is_answered() {
    let chain = Chain::new();
    let served = Served::by(&chain).await;
    let fixture = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../fixtures/gateway/dotnet_xmlrpc.http"
    );
    let request = std::fs::read(fixture).unwrap();
    let answer = served.exchange(&request).await;
    assert!(
        answer.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"),
        "{answer}"
    );
    assert!(answer.contains("<value>Joseph</value>"), "{answer}");
    served.end().await;
}

#[tokio::test]
async fn old_and_odd_http_is_answered() {
    let chain = Chain::new();
    let served = Served::by(&chain).await;
    let body = load(KEY);
    let length = body.len();
    let old = [
        format!("POST /api/xmlrpc HTTP/1.0\r\nContent-Length: {length}\r\n\r\n").as_bytes(),
        &body,
    ]
    .concat();
    let chunked = [
        format!("POST /crm/xmlrpc/v1/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n{length:x}\r\n").as_bytes(),
        &body,
        b"\r\n0\r\n\r\n",
    ]
    .concat();
    for request in [
        old,
        chunked,
        post(&body, ""),
        post(&body, "Content-Type: application/xml\r\n"),
        post(&body, "Content-Type: application/x-www-form-urlencoded\r\n"),
        post(
            &body,
            "Content-Type: text/xml; charset=iso-8859-1\r\nUser-Agent:\r\n",
        ),
    ] {
        let answer = served.exchange(&request).await;
        assert!(
            answer.contains("200 OK") && answer.contains("<value>Joseph</value>"),
            "{answer}"
        );
    }
    served.end().await;
}
