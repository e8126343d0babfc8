//! What is told of a grant or a store before somebody who lives on it is left without a token.

use crate::desk::{SECRET, desk};

/// Commands that live on a grant.
const LINES: [&[&str]; 2] = [&["limits"], &["call", "DataService.getUserInfo"]];

#[tokio::test(flavor = "multi_thread")]
async fn each_command_tells_of_a_grant_that_nothing_renews() {
    let desk = desk("unrenewed").await;
    desk.keap(&["auth", "import"], desk.pair(0)).await;
    desk.keap(&["auth", "refresh"], String::new()).await;
    for line in LINES {
        let (code, said) = desk.keap(line, String::new()).await;
        assert_eq!(code, Some(0), "{line:?}: {said}");
        assert!(!said.contains("nothing renews it"), "{line:?}: {said}");
    }
    let (code, said) = desk.keap(&["doctor"], String::new()).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("ok    grant: ab123 (client client): fresh"),
        "{said}"
    );
    assert!(said.contains("keap.db"), "{said}");
    let _ = desk.sandbox.trouble().refuse("refresh-token-dead");
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(code, Some(3), "{said}");
    for line in LINES {
        let (code, said) = desk.keap(line, String::new()).await;
        assert_eq!(code, Some(0), "{line:?}: {said}");
        assert!(
            said.contains("warning: the refresh token of ab123 was refused"),
            "{line:?}: {said}"
        );
    }
    let (code, said) = desk.keap(&["doctor"], String::new()).await;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("FAIL  grant: ab123"), "{said}");
    assert!(!said.contains("warning:"), "told twice: {said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_without_a_refresh_token_is_told_to_end() {
    let desk = desk("alone").await;
    let import = ["auth", "import", "--app", "ab123"];
    let (code, said) = desk
        .keap(&import, "sandbox-access-token\n".to_owned())
        .await;
    assert_eq!(code, Some(0), "{said}");
    for line in LINES {
        let (code, said) = desk.keap(line, String::new()).await;
        assert_eq!(code, Some(0), "{line:?}: {said}");
        assert!(
            said.contains("warning: the grant of ab123 has no refresh token"),
            "{line:?}: {said}"
        );
    }
    let (code, said) = desk.keap(&["doctor"], String::new()).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("warn  grant: ab123"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_grants_are_named() {
    let desk = desk("several").await;
    for app in ["ab123", "cd456"] {
        let import = ["auth", "import", "--app", app, "--no-check"];
        let tokens = format!("access-{app}-{SECRET}\nrefresh-{app}-{SECRET}\n");
        let (code, said) = desk.keap(&import, tokens).await;
        assert_eq!(code, Some(0), "{said}");
    }
    for line in [LINES[0], LINES[1], &["auth", "token"], &["auth", "refresh"]] {
        let (code, said) = desk.keap(line, String::new()).await;
        assert_eq!(code, Some(2), "{line:?}: {said}");
        assert!(said.contains("keap.db: ab123, cd456"), "{line:?}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_not_there_and_one_that_is_none_are_told_in_every_command() {
    let desk = desk("stores").await;
    let other = desk.folder.join("other.db");
    let path = other.to_str().unwrap();
    let lines: [&[&str]; 4] = [LINES[0], LINES[1], &["doctor"], &["auth", "token"]];
    for line in lines {
        let line = [line, &["--store", path]].concat();
        let (_, said) = desk.keap(&line, String::new()).await;
        assert!(
            said.contains("there is no token store at"),
            "{line:?}: {said}"
        );
        assert!(said.contains("other.db"), "{line:?}: {said}");
    }
    std::fs::write(
        &other,
        "this is no database, and it is long enough to be told from one",
    )
    .unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&other, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    for line in lines {
        let line = [line, &["--store", path]].concat();
        let (_, said) = desk.keap(&line, String::new()).await;
        assert_eq!(
            said.matches("is not a database").count(),
            1,
            "{line:?}: {said}"
        );
        assert!(said.contains("from a backup"), "{line:?}: {said}");
    }
}
