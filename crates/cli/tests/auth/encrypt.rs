//! How `keap auth encrypt` ends, in one table: every store that it may meet, with every key.

use crate::desk::{Desk, SECRET, desk, said};

/// What is in the store.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Store {
    Missing,
    /// A file of no bytes.
    NoBytes,
    /// Its grant was forgotten.
    NoGrant,
    Clear,
    /// Sealed with the first key.
    Sealed,
    /// A grant that is sealed with the first key, and one in the clear.
    Both,
}

/// What `KEAP_STORE_KEY` says.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Key {
    None,
    First,
    Other,
    Unreadable,
}

use Key::{First, Other, Unreadable};
use Store::{Both, Clear, Missing, NoBytes, NoGrant, Sealed};

const NOT_SET: &str = "KEAP_STORE_KEY is not set, and there is nothing to encrypt with";
const NO_KEY: &str = "KEAP_STORE_KEY is not 64 hex characters";

/// The store and the key, then the exit code and what is said.
const TABLE: &[(Store, Key, i32, &str)] = &[
    (Missing, Key::None, 3, "there is no token store at"),
    (Missing, First, 3, "there is no token store at"),
    (NoBytes, Key::None, 2, NOT_SET),
    (NoBytes, First, 3, "there is nothing to encrypt in"),
    (NoGrant, Key::None, 2, NOT_SET),
    (NoGrant, First, 3, "there is nothing to encrypt in"),
    (Clear, Key::None, 2, NOT_SET),
    (Clear, First, 0, "3 secrets encrypted, 0 were already"),
    (Clear, Unreadable, 2, NO_KEY),
    (Sealed, Key::None, 2, NOT_SET),
    (Sealed, First, 0, "0 secrets encrypted, 3 were already"),
    (Sealed, Other, 2, "KEAP_STORE_KEY is another key"),
    (Sealed, Unreadable, 2, NO_KEY),
    (Both, Key::None, 2, NOT_SET),
    (Both, First, 0, "2 secrets encrypted, 3 were already"),
    (Both, Other, 2, "KEAP_STORE_KEY is another key"),
];

async fn run(desk: &Desk, key: Key, line: &str, input: String) -> (Option<i32>, String) {
    let arguments: Vec<&str> = line.split(' ').collect();
    let mut command = desk.command(&arguments);
    command.env("KEAP_CLIENT_SECRET", SECRET);
    match key {
        Key::None => command.env_remove("KEAP_STORE_KEY"),
        First => command.env("KEAP_STORE_KEY", "ab".repeat(32)),
        Other => command.env("KEAP_STORE_KEY", "cd".repeat(32)),
        Unreadable => command.env("KEAP_STORE_KEY", "MARKEDKEY"),
    };
    said(command, input).await
}

async fn prepare(desk: &Desk, store: Store) {
    let imported = |key| run(desk, key, "auth import", desk.pair(86_400));
    match store {
        Missing => {}
        NoBytes => std::fs::write(desk.folder.join("keap.db"), "").unwrap(),
        NoGrant => {
            imported(First).await;
            run(desk, First, "auth logout --yes", String::new()).await;
        }
        Clear => drop(imported(Key::None).await),
        Sealed => drop(imported(First).await),
        Both => {
            imported(First).await;
            // Without the key, and with the secret that is there already.
            let other = "aaaabbbbccccddddeeeeffff\nrrrrssssttttuuuuvvvvwwww\n".to_owned();
            let line = "auth import --app zz999 --no-check --forget-secret";
            let (code, said) = run(desk, Key::None, line, other).await;
            assert_eq!(code, Some(0), "{said}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn encrypt_ends_as_one_table_says() {
    for (store, key, exit, told) in TABLE {
        let desk = desk(&format!("encrypt-{store:?}-{key:?}")).await;
        prepare(&desk, *store).await;
        let file = desk.folder.join("keap.db");
        let before = std::fs::read(&file).unwrap_or_default();
        let (code, said) = run(&desk, *key, "auth encrypt", String::new()).await;
        assert_eq!(code, Some(*exit), "{store:?} {key:?}: {said}");
        assert!(said.contains(told), "{store:?} {key:?}: {said}");
        assert!(!said.contains("MARKEDKEY"), "{said}");
        if *exit != 0 {
            let after = std::fs::read(&file).unwrap_or_default();
            assert!(after == before, "{store:?} {key:?}: something was changed");
        } else {
            assert!(
                !desk.holds("sandbox-refresh-") && !desk.holds("rrrrssss"),
                "{store:?}"
            );
            let (_, said) = run(&desk, First, "auth status", String::new()).await;
            assert!(said.contains("(encrypted)"), "{store:?}: {said}");
        }
    }
}
