//! Reading commands create and change nothing: the same files with the same bytes before and after.

use std::collections::BTreeMap;
use std::path::Path;

use crate::desk::{Desk, desk};

/// Every file below a folder with its bytes; folders are there with none.
fn all(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let bytes = match path.is_dir() {
                true => None,
                false => Some(std::fs::read(&path).unwrap()),
            };
            if bytes.is_none() {
                folders.push(path.clone());
            }
            found.insert(path.display().to_string(), bytes);
        }
    }
    found
}

/// Runs each command, and looks that its end is the expected one and the folder is as it was.
async fn assert_nothing_changes(desk: &Desk, cases: &[(&str, i32)]) {
    let before = all(&desk.folder);
    for (line, exit) in cases {
        let arguments: Vec<&str> = line.split(' ').collect();
        let (code, said) = desk.keap(&arguments, String::new()).await;
        assert_eq!(code, Some(*exit), "keap {line}: {said}");
        assert!(all(&desk.folder) == before, "keap {line} changed something");
    }
}

/// A file owned by the user alone.
fn file(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
}

/// With nothing in the store even those that write have nothing to do.
const NOTHING_THERE: &[(&str, i32)] = &[
    ("auth list", 3),
    ("auth status", 3),
    ("auth keep-alive", 3),
    ("auth refresh", 3),
    ("auth logout", 3),
    ("auth encrypt", 3),
    ("limits", 3),
    ("doctor", 1),
    ("call DataService.getUserInfo", 3),
    ("compare DataService.getUserInfo", 3),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_store_file_of_no_bytes_stays_so() {
    let desk = desk("read-no-bytes").await;
    file(&desk.folder.join("keap.db"), b"");
    assert_nothing_changes(&desk, NOTHING_THERE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_without_grants_stays_as_it_is() {
    let desk = desk("read-empty").await;
    desk.keap(&["auth", "import"], desk.pair(86_400)).await;
    desk.keap(&["auth", "logout", "--yes"], String::new()).await;
    assert_nothing_changes(&desk, NOTHING_THERE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_store_is_told_and_stays_as_it_is() {
    let desk = desk("read-no-store").await;
    file(&desk.folder.join("keap.db"), &[7; 8192]);
    let ends: Vec<_> = NOTHING_THERE
        .iter()
        .map(|(line, _)| (*line, if *line == "doctor" { 1 } else { 3 }))
        .collect();
    assert_nothing_changes(&desk, &ends).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_with_a_grant_is_read_and_stays_as_it_is() {
    let desk = desk("read-full").await;
    let (code, said) = desk.keap(&["auth", "import"], desk.pair(86_400)).await;
    assert_eq!(code, Some(0), "{said}");
    let reads = [
        ("auth list", 0),
        ("auth status", 0),
        ("auth keep-alive", 0),
        ("limits", 0),
        ("call DataService.getUserInfo", 0),
        ("compare DataService.getUserInfo --backends xmlrpc,v2", 0),
    ];
    assert_nothing_changes(&desk, &reads).await;
}

/// A configuration of a gateway whose files are in the folder of the desk.
fn gateway(desk: &Desk) -> String {
    let path = desk.folder.join("gateway.toml");
    let store = desk.folder.join("gateway.db");
    let text = format!(
        "[server]\nlisten = \"127.0.0.1:0\"\n[store]\npath = {:?}\n[[tenant]]\napp = \"ab123\"\naccess_key_env = \"NO_SUCH_VARIABLE\"\n",
        store.display().to_string()
    );
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateways_store_that_is_missing_or_empty_is_told_and_not_made() {
    let desk = desk("read-gateway").await;
    let config = gateway(&desk);
    let lines = |ends: [i32; 4]| {
        let commands = [
            "key list",
            "report",
            "key revoke 1 --yes",
            "check --offline",
        ];
        let ends = commands.into_iter().zip(ends);
        ends.map(|(command, end)| (format!("gateway {command} --config {config}"), end))
            .collect::<Vec<_>>()
    };
    let missing = lines([3, 3, 3, 1]);
    let missing: Vec<_> = missing
        .iter()
        .map(|(line, end)| (line.as_str(), *end))
        .collect();
    assert_nothing_changes(&desk, &missing).await;
    file(&desk.folder.join("gateway.db"), b"");
    let empty = lines([3, 3, 3, 1]);
    let empty: Vec<_> = empty
        .iter()
        .map(|(line, end)| (line.as_str(), *end))
        .collect();
    assert_nothing_changes(&desk, &empty).await;
    // The search works: a command that makes a key is seen.
    let before = all(&desk.folder);
    let new = [
        "gateway", "key", "new", "--app", "ab123", "--label", "x", "--config", &config,
    ];
    let (code, said) = desk.keap(&new, String::new()).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(all(&desk.folder) != before);
    let (code, said) = desk
        .keap(
            &["gateway", "key", "list", "--config", &config],
            String::new(),
        )
        .await;
    assert!(code == Some(0) && said.contains("let in"), "{said}");
}
