//! A folder is of one account, whichever credential opens it.

use std::fs;
use std::process::{Command, Output};

use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError, server};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, DEFAULT_LEGACY_KEY, Fleet, Sandbox};

use super::{Folder, told};

/// The file that says whose the others are.
const MARK: &str = ".keap-export";

async fn serve(app: &str) -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    let local = Sandbox::builder().app(app).build().transport();
    tokio::spawn(server::serve(listener, local, std::future::pending()));
    format!("http://{address}")
}

/// A host in front of XML-RPC, which has nothing of REST.
async fn serve_xmlrpc_alone(app: &str) -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    let local = XmlRpcAlone(Sandbox::builder().app(app).build().transport());
    tokio::spawn(server::serve(
        listener,
        Transport::new(local),
        std::future::pending(),
    ));
    format!("http://{address}")
}

#[derive(Debug)]
struct XmlRpcAlone(Transport);

impl HttpService for XmlRpcAlone {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            if request.uri().path().contains("/rest/") {
                let mut refused = Response::default();
                *refused.status_mut() = http::StatusCode::NOT_FOUND;
                return Ok(refused);
            }
            self.0.send(request).await
        })
    }
}

async fn keap(line: &str, folder: &Folder, (base, token): (&str, &str)) -> Output {
    keap_with(line, folder, &["--base-url", base, "--access-token", token]).await
}

async fn keap_with(line: &str, folder: &Folder, connection: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command.env_clear().args(line.split(' ')).args(connection);
    command.arg("--to").arg(&folder.0);
    tokio::task::spawn_blocking(move || command.output().unwrap())
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_opens_nothing_leaves_no_mark() {
    let base = serve("ab123").await;
    let folder = Folder::new("typo");
    let typo = keap("export User", &folder, (&base, "typo")).await;
    assert_eq!(typo.status.code(), Some(3), "{}", told(&typo));
    assert!(!folder.0.join(MARK).exists());
    let right = (base.as_str(), DEFAULT_ACCESS_TOKEN);
    let output = keap("export User --resume", &folder, right).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert_eq!(folder.text(MARK), format!("ab123 at {base}/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_goes_on_with_another_credential_of_its_account_and_of_no_other() {
    let base = serve("ab123").await;
    let other = serve("cd456").await;
    let folder = Folder::new("credentials");
    let first = (base.as_str(), DEFAULT_ACCESS_TOKEN);
    let output = keap("export User ContactGroup", &folder, first).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let next = (base.as_str(), DEFAULT_LEGACY_KEY);
    let output = keap("export User --resume", &folder, next).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let elsewhere = (other.as_str(), DEFAULT_ACCESS_TOKEN);
    for line in ["export User --resume", "export User --overwrite"] {
        let output = keap(line, &folder, elsewhere).await;
        assert_eq!(output.status.code(), Some(2), "{line}: {}", told(&output));
        let told = told(&output);
        assert!(
            told.contains("of ab123 at") && told.contains("is cd456 at"),
            "{told}"
        );
    }
    // What of another account is replaced as a whole is no matter.
    let all = "export User ContactGroup --overwrite";
    let output = keap(all, &folder, elsewhere).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert_eq!(folder.text(MARK), format!("cd456 at {other}/"));
}

/// The application that is typed beside a key may be another one than the key's: rows of one would pass for those of the other.
#[tokio::test(flavor = "multi_thread")]
async fn a_credential_of_another_account_than_the_one_that_was_typed_is_refused() {
    let apps = ["aa111", "bb222"].map(|app| Sandbox::builder().tenant(app).build());
    let [key, other] = apps
        .each_ref()
        .map(|app| app.legacy_key().expose().to_owned());
    let local = Fleet::new(apps).transport();
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(listener, local, std::future::pending()));
    let base = format!("http://{address}");
    let folder = Folder::new("legacy");
    let export = async |line: &str, key: &str, app: &str| {
        let connection = ["--base-url", &base, "--legacy-key", key, "--app", app];
        keap_with(line, &folder, &connection).await
    };
    let output = export("export User", &other, "bb222").await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert_eq!(folder.text(MARK), format!("bb222 at {base}/"));
    for (key, app, opened) in [(&key, "bb222", "aa111"), (&other, "aa111", "bb222")] {
        let output = export("export ContactGroup", key, app).await;
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        let told_of = told(&output);
        assert!(
            told_of.contains(&format!("opens {opened}, and --app")) && told_of.contains(app),
            "{told_of}"
        );
    }
    let output = export("export ContactGroup", &key, "aa111").await;
    let told_of = told(&output);
    assert_eq!(output.status.code(), Some(2), "{told_of}");
    assert!(
        told_of.contains("of bb222 at") && told_of.contains("is aa111 at"),
        "{told_of}"
    );
    let output = export("export ContactGroup", &other, "BB222.infusionsoft.com").await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
}

/// REST may refuse the key that XML-RPC takes; then nothing tells whose it is, and it goes by itself.
#[tokio::test(flavor = "multi_thread")]
async fn a_legacy_key_of_which_no_answer_tells_joins_no_account() {
    let base = serve("ab123").await;
    let alone = serve_xmlrpc_alone("ab123").await;
    let folder = Folder::new("unproved");
    let first = (base.as_str(), DEFAULT_ACCESS_TOKEN);
    let output = keap("export User", &folder, first).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let key = ["--legacy-key", DEFAULT_LEGACY_KEY, "--app", "ab123"];
    let connection = [&["--base-url", &alone][..], &key].concat();
    let output = keap_with("export ContactGroup", &folder, &connection).await;
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    let told_of = told(&output);
    assert!(
        told_of.contains("no answer tells whose account this credential opens"),
        "{told_of}"
    );
    // It goes on with what it began itself.
    let folder = Folder::new("unproved-own");
    for line in ["export User", "export ContactGroup"] {
        let output = keap_with(line, &folder, &connection).await;
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_that_is_refused_is_told_as_that() {
    let base = serve("ab123").await;
    let folder = Folder::new("refused");
    let right = (base.as_str(), DEFAULT_ACCESS_TOKEN);
    let output = keap("export User", &folder, right).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let output = keap("export User --resume", &folder, (&base, "expired")).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    assert!(told(&output).contains("401"), "{}", told(&output));
}

/// As an older version left it, which kept a hash of the credential.
#[test]
fn a_mark_without_a_file_holds_nobody() {
    let folder = Folder::new("bare-mark");
    fs::create_dir_all(&folder.0).unwrap();
    fs::write(folder.0.join(MARK), "text(9)#another").unwrap();
    super::done("export User", &folder.0);
    assert_eq!(folder.text(MARK), "local at Keap");
}
