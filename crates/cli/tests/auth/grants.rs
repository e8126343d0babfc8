//! From an import to a grant that is kept alive, and what is said when that fails.

use crate::desk::{SECRET, desk};

#[tokio::test(flavor = "multi_thread")]
async fn from_an_imported_pair_to_a_grant_that_is_kept_alive() {
    let desk = desk("import").await;
    let (code, said) = desk.keap(&["auth", "import"], desk.pair(0)).await;
    assert_eq!(code, Some(0), "{said}");
    let (_, said) = desk.keap(&["auth", "status"], String::new()).await;
    assert!(
        said.contains("ab123 (client client): expired") && said.contains("(encrypted)"),
        "{said}"
    );
    let (code, said) = desk.keap(&["auth", "keep-alive"], String::new()).await;
    assert!(
        code == Some(0) && said.starts_with("ab123: refreshed, "),
        "{said}"
    );
    assert_eq!(desk.sandbox.token_counts().refreshes, 1);
    let (_, said) = desk.keap(&["auth", "keep-alive"], String::new()).await;
    assert!(
        said.starts_with("ab123: alive, not due yet, ") && said.contains(", due again 2"),
        "{said}"
    );
    assert_eq!(desk.sandbox.token_counts().refreshes, 1, "it was fresh");
    let (_, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(said, "ab123: refreshed\n");
    let (_, said) = desk.keap(&["auth", "status"], String::new()).await;
    assert!(said.contains("ab123 (client client): fresh"), "{said}");
    let (code, said) = desk.keap(&["limits"], String::new()).await;
    assert!(
        code == Some(0) && said.contains("minute, this credential: "),
        "{said}"
    );
    let (code, said) = desk.keap(&["doctor"], String::new()).await;
    assert_eq!(code, Some(0), "{said}");
    let (_, said) = desk.keap(&["auth", "logout", "--yes"], String::new()).await;
    assert!(said.contains("forgotten"), "{said}");
    let (code, said) = desk.keap(&["auth", "list"], String::new()).await;
    assert!(
        code == Some(3) && said.contains("keap.db has no grant\n"),
        "{said}"
    );
}

/// Its access token works for hours, and nobody would look before it does not.
#[tokio::test(flavor = "multi_thread")]
async fn a_grant_that_is_known_to_be_dead_is_not_alive() {
    let desk = desk("dead").await;
    desk.keap(&["auth", "import"], desk.pair(0)).await;
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(code, Some(0), "{said}");
    let _ = desk.sandbox.trouble().refuse("refresh-token-dead");
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(code, Some(3), "{said}");
    for (format, told) in [
        ("text", "its refresh token was refused at"),
        ("jsonl", "\"dead_since\":\"2"),
        ("jsonl", "\"cause\":\"its refresh token was refused at"),
        (
            "csv",
            "app,alive,refreshed,expires_at,due_at,has_refresh_token,dead_since,cause\r\nab123,false,false,2",
        ),
    ] {
        let line = ["auth", "keep-alive", "--format", format];
        let (code, said) = desk.keap(&line, String::new()).await;
        assert_eq!(code, Some(3), "{said}");
        let praise = ["alive, not due yet", "\"alive\":true"];
        assert!(!praise.iter().any(|praise| said.contains(praise)), "{said}");
        assert!(said.contains(told), "{told}: {said}");
        assert!(said.contains("log in again"), "{said}");
    }
}

/// Its access token lives an hour more, which is before the next night.
#[tokio::test(flavor = "multi_thread")]
async fn a_grant_that_is_due_and_could_not_be_refreshed_is_a_failure() {
    let desk = desk("due").await;
    desk.keap(&["auth", "import"], desk.pair(86_400)).await;
    desk.age(23 * 3600).await;
    let _ = desk.sandbox.trouble().refuse("token-header");
    for (format, told) in [
        ("text", "cause: it is due since 2"),
        ("jsonl", "\"alive\":true,\"refreshed\":false"),
        ("jsonl", "\"cause\":\"it is due since 2"),
    ] {
        let line = ["auth", "keep-alive", "--format", format];
        let (code, said) = desk.keap(&line, String::new()).await;
        assert_eq!(code, Some(3), "{said}");
        assert!(said.contains(told), "{told}: {said}");
        assert!(!said.contains("not due yet"), "{said}");
    }
    desk.sandbox.trouble().calm();
    let (code, said) = desk.keap(&["auth", "keep-alive"], String::new()).await;
    assert!(
        code == Some(0) && said.starts_with("ab123: refreshed, "),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_secret_of_the_client_is_kept_for_cron() {
    let desk = desk("cron").await;
    desk.keap(&["auth", "import"], desk.pair(0)).await;
    let run = desk.command(&["auth", "keep-alive"]).output();
    let output = run.unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_show_no_secret_either() {
    let desk = desk("fail").await;
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert!(code == Some(3) && said.contains("no token store"), "{said}");
    let marked = format!("sandbox-access-{SECRET}\nsandbox-refresh-{SECRET}\n");
    let import = ["auth", "import", "--app", "ab123", "--expires-in", "0"];
    assert_eq!(desk.keap(&import, marked).await.0, Some(0));
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert!(code == Some(3) && said.contains("is dead"), "{said}");
    let (code, said) = desk.keap(&["doctor"], String::new()).await;
    assert!(
        code == Some(1) && said.contains("keap auth login"),
        "{said}"
    );
    let (code, said) = desk.keap(&import, format!("KeapAK-{SECRET}\n")).await;
    assert!(code == Some(2) && said.contains("not a token"), "{said}");
    let (code, said) = desk
        .keap(&["doctor", "--access-token", SECRET], String::new())
        .await;
    assert!(code == Some(1), "{said}");
}

/// The one place that prints a token: refreshed where it has to be, on its own line, and nowhere else.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_printed_where_it_was_asked_for() {
    let desk = desk("token").await;
    desk.keap(&["auth", "import"], desk.pair(0)).await;
    let asked = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        command.env("KEAP_CLIENT_SECRET", SECRET);
        command
    };
    let output = tokio::task::spawn_blocking({
        let mut command = asked(&["auth", "token", "--verbose"]);
        move || command.output().unwrap()
    });
    let output = output.await.unwrap();
    let token = String::from_utf8(output.stdout).unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.success() && token.starts_with("sandbox-access-") && token.ends_with('\n'),
        "{told}"
    );
    assert_eq!(token.lines().count(), 1);
    assert_eq!(desk.sandbox.token_counts().refreshes, 1, "it had expired");
    assert!(!told.contains("sandbox-"), "{told}");

    let output = asked(&["auth", "token", "--format", "json"])
        .output()
        .unwrap();
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["access_token"], token.trim());
    assert_eq!(document["app"], "ab123");
    assert_eq!(desk.sandbox.token_counts().refreshes, 1, "it was fresh");

    let line = [
        "call",
        "DataService.getUserInfo",
        "--access-token",
        token.trim(),
    ];
    let (code, said) = desk.keap(&line, String::new()).await;
    assert_eq!(code, Some(0), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redirect_at_which_no_browser_comes_back_is_refused() {
    let desk = desk("redirect").await;
    for redirect in ["", "example", "http://127.0.0.1:0/callback"] {
        let line = ["auth", "login", "--no-browser", "--redirect-uri", redirect];
        let (code, said) = desk.keap(&line, String::new()).await;
        assert_eq!(code, Some(2), "{redirect:?}: {said}");
    }
}

/// Who names another application is told which there is, wherever he names it.
#[tokio::test(flavor = "multi_thread")]
async fn a_grant_that_is_not_there_is_told_beside_those_that_are() {
    let desk = desk("others").await;
    desk.keap(&["auth", "import"], desk.pair(3600)).await;
    let call = ["call", "DataService.getUserInfo", "--app", "zz999"];
    let lines: [&[&str]; 4] = [
        &call,
        &["limits", "--app", "zz999"],
        &["auth", "token", "--app", "zz999"],
        &["auth", "list", "--app", "zz999"],
    ];
    for line in lines {
        let (code, said) = desk.keap(line, String::new()).await;
        let told = "keap.db has no grant of zz999 of client client; there is ab123";
        assert!(code == Some(2) && said.contains(told), "{line:?}: {said}");
    }
    let mut shown = desk.command(&["config", "show"]);
    let shown = shown.env("KEAP_APP", "zz999").output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains("used: nothing: "), "{shown}");
    assert!(shown.contains("; there is ab123"), "{shown}");
    let shown = desk.command(&["config", "show"]).output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains("used: the grant of ab123 in "), "{shown}");
    assert!(shown.contains(&format!("sent to {}", desk.base)), "{shown}");
}

/// The token works for hours yet, and nothing will come after it.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_nothing_renews_is_told_to_end() {
    let desk = desk("ending").await;
    desk.keap(&["auth", "import"], desk.pair(0)).await;
    let token = || desk.command(&["auth", "token"]).output().unwrap();
    let alive = token();
    assert!(alive.stderr.is_empty(), "{alive:?}");
    let _ = desk.sandbox.trouble().refuse("refresh-token-dead");
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(code, Some(3), "{said}");
    let dying = token();
    assert_eq!(
        (dying.status.code(), &dying.stdout),
        (Some(0), &alive.stdout)
    );
    let told = String::from_utf8(dying.stderr).unwrap();
    assert!(told.contains("this access token ends at 20"), "{told}");
    assert!(
        told.contains("log in again with `keap auth login`"),
        "{told}"
    );
}
