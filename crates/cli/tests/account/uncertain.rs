//! Columns that are not in Keap's own definition: only the account can tell whether it has them.

use keap_http::{Body, BoxFuture, HttpService, Request, Response, TransportError};

use super::*;

/// An account whose XML-RPC does not know the column, or whose REST tells another value of it.
#[derive(Debug)]
struct Odd {
    inner: Transport,
    refuses: Option<Fault>,
}

/// The code and the text.
type Fault = (i32, &'static str);

const NO_FIELD: Fault = (10, "[NoFieldFound]No field found: User.GlobalUserId");

/// What names no column.
const UNEXPECTED: Fault = (0, "Failed to invoke method query: null");

fn fault((code, text): Fault) -> String {
    format!(
        "<?xml version=\"1.0\"?><methodResponse><fault><value><struct>\
         <member><name>faultCode</name><value><i4>{code}</i4></value></member>\
         <member><name>faultString</name><value>{text}</value></member></struct></value></fault></methodResponse>"
    )
}

impl HttpService for Odd {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.into_bytes(1 << 20).await.unwrap();
            let text = String::from_utf8_lossy(&body);
            if let Some(refused) = self.refuses.filter(|_| text.contains("GlobalUserId")) {
                let mut response = Response::new(Body::from(fault(refused)));
                let kind = "text/xml".parse().unwrap();
                response.headers_mut().insert("content-type", kind);
                return Ok(response);
            }
            let is_users = parts.uri.path().ends_with("/users");
            let request = Request::from_parts(parts, Body::from(body));
            let response = self.inner.call(request).await?;
            if self.refuses.is_some() || !is_users {
                return Ok(response);
            }
            let (parts, body) = response.into_parts();
            let body = body.into_bytes(1 << 20).await.unwrap();
            let text = String::from_utf8_lossy(&body);
            let other = text.replace("\"global_user_id\":\"", "\"global_user_id\":\"9");
            assert_ne!(text, other, "the answer has no such member");
            let mut parts = parts;
            parts.headers.remove("content-length");
            Ok(Response::from_parts(parts, Body::from(other)))
        })
    }
}

async fn compared(name: &str, refuses: Option<Fault>, backends: &str) -> (Output, Json) {
    let inner = Sandbox::builder().build().transport();
    let base = serve(Transport::new(Odd { inner, refuses })).await;
    let folder = Folder::new(name);
    let arguments = ["User", "--backends", backends, "--yes", "--format", "json"];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    let report = report(&output);
    (output, report)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_column_that_the_account_has_is_compared() {
    let (output, report) = compared("has", None, "xmlrpc,v2").await;
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let differences = report["differences"].as_array().unwrap();
    assert!(!differences.is_empty());
    assert!(
        differences
            .iter()
            .all(|one| one["column"] == "GlobalUserId")
    );
    assert_eq!(report["not_compared"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_column_that_the_account_lacks_is_left_out_and_told() {
    for (refuses, backends) in [
        (NO_FIELD, "xmlrpc,v2"),
        (NO_FIELD, "xmlrpc,v1,v2"),
        (UNEXPECTED, "xmlrpc,v2"),
    ] {
        let (output, report) = compared("lacks", Some(refuses), backends).await;
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        assert!(report["targets"][0]["rows"].as_u64() > Some(0));
        let not_compared = report["not_compared"].as_array().unwrap().iter();
        let told = not_compared.filter(|one| one["name"] == "User.GlobalUserId");
        assert_eq!(told.count(), 1, "{backends}: {}", report["not_compared"]);
    }
}

/// The comparison of a table by itself asks as that of an account does.
#[tokio::test(flavor = "multi_thread")]
async fn a_table_by_itself_says_what_the_account_lacks() {
    let inner = Sandbox::builder().build().transport();
    let refuses = Some(UNEXPECTED);
    let base = serve(Transport::new(Odd { inner, refuses })).await;
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command.env_clear().stdin(Stdio::null());
    command.args(["compare", "User", "--all", "--base-url", &base]);
    command.args(["--access-token", DEFAULT_ACCESS_TOKEN]);
    let output = run(command).await;
    let said = told(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("GlobalUserId"), "{said}");
}

/// A column that a suite names and that a server refuses keeps none of the others from being compared, and is no agreement.
#[tokio::test(flavor = "multi_thread")]
async fn a_named_column_that_a_server_refuses_is_left_out_and_told() {
    let inner = Sandbox::builder().build().transport();
    let refuses = Some(NO_FIELD);
    let base = serve(Transport::new(Odd { inner, refuses })).await;
    let folder = Folder::new("refused-column");
    let suite = folder.0.join("suite.toml");
    let text =
        "[[table]]\nname = \"User\"\nfields = [\"FirstName\", \"GlobalUserId\", \"Email\"]\n";
    std::fs::write(&suite, text).unwrap();
    let with = [
        "--suite",
        suite.to_str().unwrap(),
        "--yes",
        "--format",
        "json",
    ];
    let output = run(command(&folder.state(), &base, &with)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let report = report(&output);
    let target = &report["targets"][0];
    assert_eq!(target["state"], "done", "{report}");
    assert!(target["rows"].as_u64() > Some(0), "{report}");
    let columns = target["columns"].as_array().unwrap();
    let has = |name: &str| columns.iter().any(|column| column["column"] == name);
    assert!(has("FirstName") && has("Email"), "{report}");
    let not = &report["not_compared"];
    assert_eq!(not.as_array().unwrap().len(), 1, "{not}");
    assert_eq!(not[0]["name"], "User.GlobalUserId");
    assert!(
        not[0]["why"].as_str().unwrap().contains("fault 10"),
        "{not}"
    );
    let sentence = report["verdict"]["sentence"].as_str().unwrap();
    assert!(
        sentence.contains("but User.GlobalUserId could not be compared"),
        "{sentence}"
    );
}
