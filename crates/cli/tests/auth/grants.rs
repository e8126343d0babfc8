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
    assert!(said.starts_with("ab123: alive, not due yet, "), "{said}");
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
        code == Some(1) && said.contains("there is no such grant in "),
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
