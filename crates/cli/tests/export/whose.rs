//! A folder is of one account, whichever credential opens it.

use std::fs;
use std::process::{Command, Output};

use keap_http::server;
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, DEFAULT_LEGACY_KEY, Sandbox};

use super::{Folder, told};

/// The file that says whose the others are.
const MARK: &str = ".keap-export";

async fn serve(app: &str) -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    let local = Sandbox::builder().app(app).build().transport();
    tokio::spawn(server::serve(listener, local, std::future::pending()));
    format!("http://{address}")
}

async fn keap(line: &str, folder: &Folder, (base, token): (&str, &str)) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command.env_clear().args(line.split(' '));
    command.args(["--base-url", base, "--access-token", token, "--to"]);
    command.arg(&folder.0);
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
