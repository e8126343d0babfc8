//! What the commands say of a store that is missing, empty, in the clear or wiped.

use keap_http::Secret;

use crate::desk::{Desk, SECRET, desk, said};

async fn plain(desk: &Desk, arguments: &[&str], input: String) -> (Option<i32>, String) {
    let mut command = desk.command(arguments);
    command
        .env_remove("KEAP_STORE_KEY")
        .env("KEAP_CLIENT_SECRET", SECRET);
    said(command, input).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_store_is_told_with_its_path_and_not_created() {
    let desk = desk("missing").await;
    for command in [
        "status",
        "list",
        "keep-alive",
        "refresh",
        "logout",
        "encrypt",
    ] {
        let (code, said) = desk.keap(&["auth", command], String::new()).await;
        assert_eq!(code, Some(3), "{command}: {said}");
        let path = desk.folder.join("keap.db").display().to_string();
        assert!(
            said.contains("no token store") && said.contains(&path),
            "{command}: {said}"
        );
    }
    for (command, codes) in [
        (&["limits"][..], &[2][..]),
        (&["doctor"], &[1, 3]),
        (&["call", "DataService.getUserInfo"], &[2]),
    ] {
        let (code, said) = desk.keap(command, String::new()).await;
        assert!(codes.contains(&code.unwrap()), "{command:?}: {said}");
    }
    assert_eq!(std::fs::read_dir(&desk.folder).unwrap().count(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_store_is_told_with_its_path() {
    let desk = desk("empty").await;
    desk.keap(&["auth", "import"], desk.pair(86_400)).await;
    desk.keap(&["auth", "logout", "--yes"], String::new()).await;
    let path = desk.folder.join("keap.db").display().to_string();
    for (command, exit) in [
        ("status", 3),
        ("list", 3),
        ("keep-alive", 3),
        ("refresh", 3),
    ] {
        let (code, said) = desk.keap(&["auth", command], String::new()).await;
        assert_eq!(code, Some(exit), "{command}: {said}");
        assert!(said.contains(&path), "{command}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn status_tells_expired_dead_and_the_host_and_ends_with_one() {
    let desk = desk("states").await;
    desk.keap(&["auth", "import"], desk.pair(86_400)).await;
    let (code, said) = desk.keap(&["auth", "status"], String::new()).await;
    assert_eq!(code, Some(0), "{said}");
    let told = said.contains("fresh") && said.contains(" left)") && said.contains(&desk.base);
    assert!(told, "{said}");
    desk.keap(&["auth", "import"], desk.pair(0)).await;
    let (code, said) = desk.keap(&["auth", "status"], String::new()).await;
    assert!(code == Some(1) && said.contains("expired"), "{said}");

    let dead = "aaaabbbbccccddddeeeeffff\nrrrrssssttttuuuuvvvvwwww\n".to_owned();
    let import = ["auth", "import", "--app", "ab123", "--no-check"];
    desk.keap(&import, dead).await;
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(code, Some(3), "{said}");
    let (code, said) = desk.keap(&["auth", "status"], String::new()).await;
    assert!(
        code == Some(1) && said.contains("dead, access token"),
        "{said}"
    );
    desk.keap(&["auth", "import"], desk.pair(86_400)).await;
    let (code, said) = desk.keap(&["auth", "status"], String::new()).await;
    assert!(code == Some(0) && said.contains("fresh"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn status_looks_whether_the_store_is_encrypted_and_encrypt_mends_it() {
    let desk = desk("encrypt").await;
    plain(&desk, &["auth", "import"], desk.pair(86_400)).await;
    assert!(
        desk.holds("sandbox-refresh-") && desk.holds(SECRET),
        "the search works"
    );
    // A key in the environment alone encrypts nothing.
    for said in [
        desk.keap(&["auth", "status"], String::new()).await.1,
        plain(&desk, &["auth", "status"], String::new()).await.1,
    ] {
        assert!(said.contains("(not encrypted"), "{said}");
    }
    let (code, said) = plain(&desk, &["auth", "encrypt"], String::new()).await;
    assert!(code == Some(2) && said.contains("KEAP_STORE_KEY"), "{said}");
    let (code, said) = desk.keap(&["auth", "encrypt"], String::new()).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(!desk.holds("sandbox-refresh-") && !desk.holds("sandbox-access-"));
    assert!(!desk.holds(SECRET));
    let (code, said) = desk.keap(&["auth", "status"], String::new()).await;
    assert!(code == Some(0) && said.contains("(encrypted)"), "{said}");
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(code, Some(0), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_forgotten_is_in_no_file() {
    let desk = desk("forget").await;
    plain(&desk, &["auth", "import"], desk.pair(0)).await;
    plain(&desk, &["auth", "refresh"], String::new()).await;
    assert!(
        desk.holds("sandbox-refresh-") && desk.holds(SECRET),
        "the search works"
    );
    let (code, said) = plain(&desk, &["auth", "logout", "--yes"], String::new()).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(!desk.holds("sandbox-refresh-") && !desk.holds("sandbox-access-"));
    assert!(
        !desk.holds(SECRET),
        "the client secret goes with the last grant"
    );
    assert!(
        !desk.folder.join("keap.db-wal").exists(),
        "the main file alone is whole"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_is_not_sent_to_hosts_that_it_does_not_belong_to() {
    let desk = desk("hosts").await;
    desk.keap(&["auth", "import"], desk.pair(86_400)).await;
    let calls: [&[&str]; 4] = [
        &["call", "DataService.getUserInfo"],
        &["compare", "DataService.getUserInfo"],
        &["limits"],
        &["auth", "refresh"],
    ];
    for arguments in calls {
        let mut command = desk.command(arguments);
        command.env("KEAP_BASE_URL", "http://127.0.0.1:9/elsewhere");
        let output = tokio::task::spawn_blocking(move || command.output().unwrap());
        let output = output.await.unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(
            said.contains("belongs to http://127.0.0.1:"),
            "{arguments:?}: {said}"
        );
    }
    // Without any host it does not go to Keap's own.
    let mut command = desk.command(&["call", "DataService.getUserInfo"]);
    command.env_remove("KEAP_BASE_URL");
    let output = tokio::task::spawn_blocking(move || command.output().unwrap());
    let said = String::from_utf8_lossy(&output.await.unwrap().stderr).into_owned();
    assert!(said.contains("is not sent to Keap's own hosts"), "{said}");
    // `keep-alive` in cron knows the host from the store.
    let mut command = desk.command(&["auth", "keep-alive"]);
    command.env_remove("KEAP_BASE_URL");
    let output = tokio::task::spawn_blocking(move || command.output().unwrap());
    let output = output.await.unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    // A store can be named for every command.
    let store = desk.folder.join("keap.db").display().to_string();
    let mut command = desk.command(&["call", "DataService.getUserInfo", "--store", &store]);
    command.env_remove("KEAP_STORE");
    let output = tokio::task::spawn_blocking(move || command.output().unwrap());
    assert_eq!(output.await.unwrap().status.code(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_of_before_this_rule_belongs_to_keaps_own_hosts() {
    use keap_auth::{GrantId, SqliteStore, TokenStore as _, Tokens};
    let desk = desk("before").await;
    let issued = desk.sandbox.issue_tokens();
    let now = std::time::UNIX_EPOCH + std::time::Duration::from_secs(4_000_000_000);
    let tokens = Tokens::new(issued.access, Some(issued.refresh), now, issued.life);
    let path = desk.folder.join("keap.db");
    let store = SqliteStore::open(&path, None).await.unwrap();
    let id = GrantId::new("client", "ab123".parse().unwrap());
    store.save(&id, &tokens).await.unwrap();
    store
        .save_client("client", &Secret::new(SECRET))
        .await
        .unwrap();
    store.close().await;
    let (code, said) = desk
        .keap(&["call", "DataService.getUserInfo"], String::new())
        .await;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("belongs to Keap's own hosts"), "{said}");
    assert_eq!(desk.sandbox.token_counts().calls, 0);
}

/// A disk that cannot be written, where this user may have one for himself.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_store_on_a_disk_that_cannot_be_written_is_read_and_told() {
    let desk = desk("read-only").await;
    let disk = desk.folder.join("disk");
    std::fs::create_dir_all(&disk).unwrap();
    let keap = env!("CARGO_BIN_EXE_keap");
    let lines = [
        "auth status",
        "auth keep-alive",
        "limits",
        "call DataService.getUserInfo",
        "auth refresh",
    ];
    let lines = lines.map(|line| format!("{keap} {line} 2>&1; echo \"ended: $?\""));
    let script = format!(
        "mount -t tmpfs none '{0}' || exit 9; cp '{1}' '{0}/keap.db'; mount -o remount,ro '{0}' || exit 9; {2}",
        disk.display(),
        desk.folder.join("keap.db").display(),
        lines.join("; ")
    );
    desk.keap(&["auth", "import"], desk.pair(86_400)).await;
    let mut command = std::process::Command::new("unshare");
    command
        .args(["-rm", "sh", "-c", &script])
        .env("KEAP_BASE_URL", &desk.base)
        .env("KEAP_STORE", disk.join("keap.db"))
        .env("KEAP_STORE_KEY", "ab".repeat(32))
        .env("KEAP_CLIENT_ID", "client");
    let run = tokio::task::spawn_blocking(move || command.output()).await;
    let output = match run.unwrap() {
        Ok(output) if output.status.success() => output,
        _ => return eprintln!("skipped: this user cannot mount a disk for himself"),
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let told: Vec<&str> = said.split("ended: ").collect();
    let codes: Vec<&str> = told[1..].iter().map(|rest| &rest[..1]).collect();
    assert_eq!(codes, ["0", "0", "0", "0", "3"], "{said}");
    for reads in &told[1..4] {
        assert!(
            reads.contains("cannot be written: what is in it is used"),
            "{said}"
        );
    }
    assert!(told[4].contains("no refresh token was spent"), "{said}");
}
