//! The files of a store: made by earlier versions, put in place by others, wiped when asked, whole
//! when a process is killed.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use keap_auth::{
    GrantId, Hosts, PostgresStore, Sealing, SqliteStore, StoreError, StoreKey, TokenStore, Tokens,
};
use keap_http::Secret;
use keap_tests::fleet::{self, id};
use keap_tests::scratch::{self, Scratch};
use sqlx::{Connection as _, Row as _};

fn key(pair: &str) -> StoreKey {
    StoreKey::from_hex(&pair.repeat(64 / pair.len())).unwrap()
}

fn pair(name: &str) -> Tokens {
    let (access, refresh) = (format!("MARKED-A-{name}"), format!("MARKED-R-{name}"));
    let life = Duration::from_secs(86_400);
    Tokens::new(access.into(), Some(refresh.into()), UNIX_EPOCH, life)
}

fn other() -> GrantId {
    GrantId::new("plainclient", "zz900".parse().unwrap())
}

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/store");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

async fn sqlite(scratch: &Scratch, key: Option<StoreKey>) -> SqliteStore {
    let store = SqliteStore::open(scratch.path("keap.db"), key).await;
    store.unwrap()
}

async fn run_sqlite(path: &Path, sql: &str) -> sqlx::SqliteConnection {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let options = options.create_if_missing(true);
    let mut connection = sqlx::SqliteConnection::connect_with(&options)
        .await
        .unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()))
        .execute(&mut connection)
        .await
        .unwrap();
    connection
}

/// Both grants are there, the one in the clear belongs to Keap's own hosts, and a newer pair is kept.
async fn assert_first_version_is_kept(store: Arc<dyn TokenStore>) {
    let list = store.list().await.unwrap();
    assert_eq!(list.len(), 2);
    let sealed = store.load(&id()).await.unwrap().unwrap().tokens;
    assert_eq!(sealed.access.expose(), "sandbox-access-fixture");
    assert_eq!(sealed.refresh.unwrap().expose(), "sandbox-refresh-fixture");
    assert_eq!(sealed.hosts, None, "Keap's own");
    let plain = store.load(&other()).await.unwrap().unwrap().tokens;
    assert_eq!(plain.access.expose(), "sandbox-access-plain");
    let secret = store.load_client(&id().client_id).await.unwrap().unwrap();
    assert_eq!(secret.expose(), "sandboxsec");

    let local = Hosts::at(&"http://127.0.0.1:1".parse().unwrap());
    let newer = pair("newer").of_hosts(&local);
    store.save(&id(), &newer).await.unwrap();
    let kept = store.load(&id()).await.unwrap().unwrap().tokens;
    assert_eq!(
        (kept.access.expose(), kept.hosts),
        ("MARKED-A-newer", local.name())
    );
    let sealing = store.sealing().await.unwrap();
    assert_eq!(
        (sealing.sealed, sealing.plain),
        (6, 0),
        "the key seals the other one too"
    );
}

#[tokio::test]
async fn a_file_of_the_first_version_opens_and_keeps_its_grants() {
    let scratch = Scratch::new("first-version");
    let path = scratch.path("keap.db");
    let sql = fixture("first_version.sqlite.sql");
    run_sqlite(&path, &sql).await.close().await.unwrap();
    set_mode(&path, 0o600);
    let store = sqlite(&scratch, Some(key("ab"))).await;
    assert_first_version_is_kept(Arc::new(store)).await;
    // What the first version looks at when it opens a file is as it left it.
    let mut now = run_sqlite(&path, "").await;
    let rows = sqlx::query("SELECT version, checksum FROM _sqlx_migrations");
    let rows = rows.fetch_all(&mut now).await.unwrap();
    assert_eq!(rows.len(), 1);
    // And its statements go on working.
    sqlx::raw_sql(
        "INSERT INTO grants (client_id, tenant, access_token, refresh_token, issued_at, \
         expires_at, scope) VALUES ('c', 'cc333', x'0041', x'0052', 1, 2, NULL) \
         ON CONFLICT (client_id, tenant) DO UPDATE SET access_token = excluded.access_token",
    )
    .execute(&mut now)
    .await
    .unwrap();
}

/// A new file carries what the first version would have written, so that it opens it.
#[tokio::test]
async fn a_new_file_opens_in_the_first_version() {
    let scratch = Scratch::new("new-file");
    drop(sqlite(&scratch, None).await);
    let mut new = run_sqlite(&scratch.path("keap.db"), "").await;
    let row = sqlx::query("SELECT version, checksum FROM _sqlx_migrations");
    let row = row.fetch_one(&mut new).await.unwrap();
    let checksum: Vec<u8> = row.get(1);
    let checksum: String = checksum.iter().map(|byte| format!("{byte:02X}")).collect();
    let recorded = fixture("first_version.sqlite.sql");
    assert_eq!(row.get::<i64, _>(0), 1);
    assert!(recorded.contains(&checksum), "{checksum}");
}

#[tokio::test]
async fn a_postgres_of_the_first_version_opens_and_keeps_its_grants() {
    let Some(url) = scratch::database("first_version").await else {
        return;
    };
    let scratch = Scratch::new("first-version-postgres");
    let mut connection = sqlx::PgConnection::connect(&url).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(fixture("first_version.postgres.sql")))
        .execute(&mut connection)
        .await
        .unwrap();
    let journal = scratch.path("journal");
    let store =
        PostgresStore::connect_with_journal(&Secret::new(url.as_str()), Some(key("ab")), journal)
            .await
            .unwrap();
    assert_first_version_is_kept(Arc::new(store)).await;
    let count = sqlx::query("SELECT count(*), max(version) FROM _sqlx_migrations");
    let count = count.fetch_one(&mut connection).await.unwrap();
    assert_eq!((count.get::<i64, _>(0), count.get::<i64, _>(1)), (1, 1));
}

/// Other programs keep their migrations in the usual table of the same database.
#[tokio::test]
async fn a_database_of_other_programs_is_no_hindrance() {
    let Some(url) = scratch::database("others").await else {
        return;
    };
    let scratch = Scratch::new("others");
    let sql = "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL, \
               installed_on TIMESTAMPTZ NOT NULL DEFAULT now(), success BOOLEAN NOT NULL, \
               checksum BYTEA NOT NULL, execution_time BIGINT NOT NULL)";
    scratch::run_sql(&url, sql).await;
    let sql = "INSERT INTO _sqlx_migrations VALUES (1, 'theirs', now(), true, '\\x00', 1), \
               (7, 'theirs', now(), true, '\\x01', 1)";
    scratch::run_sql(&url, sql).await;
    for _ in 0..2 {
        let url = Secret::new(url.as_str());
        let journal = scratch.path("journal");
        let store = PostgresStore::connect_with_journal(&url, None, journal).await;
        store.unwrap().save(&id(), &pair("x")).await.unwrap();
    }
}

/// Migrations only add, so that a version that does not know them goes on working.
#[test]
fn migrations_only_add() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let folders = [
        "auth/migrations/sqlite",
        "auth/migrations/sqlite_added",
        "auth/migrations/postgres",
        "gateway/migrations/sqlite",
        "gateway/migrations/postgres",
    ];
    let mut seen = 0;
    for folder in folders {
        let files = std::fs::read_dir(crates.join(folder)).unwrap();
        let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
        files.sort();
        let numbers: Vec<String> = files
            .iter()
            .map(|file| file.file_name().unwrap().to_string_lossy()[..4].to_owned())
            .collect();
        let in_order = (1..=files.len()).map(|number| format!("{number:04}"));
        assert!(
            numbers.into_iter().eq(in_order),
            "{folder}: one after the other"
        );
        for file in files {
            let text = std::fs::read_to_string(file).unwrap();
            let text: String = text
                .lines()
                .filter(|line| !line.starts_with("--"))
                .flat_map(|line| [line, " "])
                .collect();
            for statement in text.split(';').map(str::trim).filter(|s| !s.is_empty()) {
                let adds = statement.starts_with("CREATE TABLE ")
                    || statement.starts_with("CREATE INDEX ")
                    || (statement.starts_with("ALTER TABLE ")
                        && statement.contains(" ADD COLUMN ")
                        // A version that does not know the column leaves it out.
                        && (!statement.contains("NOT NULL") || statement.contains(" DEFAULT ")));
                assert!(adds, "{statement}");
                seen += 1;
            }
        }
    }
    assert!(seen >= 30, "{seen}");
}

/// A version that knows fewer migrations than a store has goes on working with it.
#[tokio::test]
async fn a_store_of_a_later_version_opens() {
    let scratch = Scratch::new("later-version");
    let later = "INSERT INTO keap_migrations (version, description, installed_on, success, checksum, execution_time) \
                 VALUES (9999, 'of a later version', '2030-01-01 00:00:00', true, x'00', 1)";
    sqlite(&scratch, None).await.close().await;
    let path = scratch.path("keap.db");
    run_sqlite(&path, later).await.close().await.unwrap();
    let store = sqlite(&scratch, None).await;
    store.save(&id(), &pair("x")).await.unwrap();
    assert_eq!(store.list().await.unwrap().len(), 1);
    // The one of the gateway too.
    let path = scratch.path("gateway.db");
    let gateway = keap_gateway::GatewayStore::open(&path).await.unwrap();
    gateway.close().await;
    let later = later.replace("keap_migrations", "_sqlx_migrations");
    run_sqlite(&path, &later).await.close().await.unwrap();
    let gateway = keap_gateway::GatewayStore::open(&path).await.unwrap();
    assert!(gateway.keys().await.unwrap().is_empty());
}

/// Whoever only reads leaves a store of the first version as it is, byte for byte, and sees all of it.
#[tokio::test]
async fn a_file_of_the_first_version_is_read_and_stays_as_it_is() {
    let scratch = Scratch::new("read-first-version");
    let path = scratch.path("keap.db");
    let sql = fixture("first_version.sqlite.sql");
    run_sqlite(&path, &sql).await.close().await.unwrap();
    set_mode(&path, 0o600);
    let folder = path.parent().unwrap();
    let listing = || std::fs::read_dir(folder).unwrap().count();
    let before = (std::fs::read(&path).unwrap(), listing());
    let store = SqliteStore::open_to_read(&path, Some(key("ab"))).await;
    let store = store.unwrap().unwrap();
    assert_eq!(store.list().await.unwrap().len(), 2);
    let sealed = store.load(&id()).await.unwrap().unwrap();
    assert_eq!(sealed.tokens.access.expose(), "sandbox-access-fixture");
    assert_eq!((sealed.tokens.hosts, sealed.dead_since), (None, None));
    assert_eq!(store.sealing().await.unwrap().plain, 3);
    store.close().await;
    assert!((std::fs::read(&path).unwrap(), listing()) == before);
    // A file of another program is none.
    let other = scratch.path("other.db");
    run_sqlite(&other, "CREATE TABLE x (y)")
        .await
        .close()
        .await
        .unwrap();
    set_mode(&other, 0o600);
    assert!(
        SqliteStore::open_to_read(&other, None)
            .await
            .unwrap()
            .is_none()
    );
    assert!(
        SqliteStore::open_to_read(scratch.path("no.db"), None)
            .await
            .unwrap()
            .is_none()
    );
}

/// The same for Postgres, where nothing is made in a database without a store.
#[tokio::test]
async fn a_postgres_is_read_and_stays_as_it_is() {
    let Some(url) = scratch::database("read_only").await else {
        return;
    };
    let scratch = Scratch::new("read-postgres");
    let url_secret = Secret::new(url.as_str());
    let read = || {
        let journal = Some(scratch.path("journal"));
        PostgresStore::connect_to_read(&url_secret, Some(key("ab")), journal)
    };
    assert!(read().await.unwrap().is_none());
    let mut connection = sqlx::PgConnection::connect(&url).await.unwrap();
    let count = "SELECT count(*) FROM pg_class WHERE relname LIKE 'keap%'";
    let tables = |count: i64, expected| assert_eq!(count, expected, "tables");
    tables(
        sqlx::query_scalar(count)
            .fetch_one(&mut connection)
            .await
            .unwrap(),
        0,
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(fixture("first_version.postgres.sql")))
        .execute(&mut connection)
        .await
        .unwrap();
    let before: i64 = sqlx::query_scalar(count)
        .fetch_one(&mut connection)
        .await
        .unwrap();
    let store = read().await.unwrap().unwrap();
    assert_eq!(store.list().await.unwrap().len(), 2);
    let sealed = store.load(&id()).await.unwrap().unwrap();
    assert_eq!(sealed.tokens.access.expose(), "sandbox-access-fixture");
    assert!(store.sealing().await.unwrap().plain > 0);
    tables(
        sqlx::query_scalar(count)
            .fetch_one(&mut connection)
            .await
            .unwrap(),
        before,
    );
    assert!(!scratch.path("journal").exists());
}

/// A store in the clear with all that a life leaves behind: newer pairs, a grant that was forgotten by
/// a version that did not wipe, an answer in a journal.
async fn lived_in(scratch: &Scratch) -> SqliteStore {
    let store = sqlite(scratch, None).await;
    for name in ["one", "two", "three"] {
        store.save(&id(), &pair(name)).await.unwrap();
        store.save(&other(), &pair(name)).await.unwrap();
    }
    let secret = Secret::new("MARKED-SECRET");
    store.save_client(&id().client_id, &secret).await.unwrap();
    let spent = pair("three").refresh.unwrap();
    let mut intake = store
        .begin_refresh(&id(), &spent, UNIX_EPOCH)
        .await
        .unwrap();
    intake.take(b"MARKED-UNREADABLE");
    drop(store.lock(&id()).await.unwrap());
    store
}

#[tokio::test]
async fn after_encrypt_no_token_is_found_in_any_file() {
    let scratch = Scratch::new("encrypt");
    lived_in(&scratch).await.close().await;
    assert!(scratch.contains("MARKED"), "the search works");
    let store = sqlite(&scratch, None).await;
    let before = store.sealing().await.unwrap();
    assert!(before.sealed == 0 && before.plain >= 5, "{before:?}");
    assert!(matches!(store.seal_all().await, Err(StoreError::NoKey)));
    store.close().await;

    // It is enough to look while the store is open.
    let store = sqlite(&scratch, Some(key("a"))).await;
    store.seal_all().await.unwrap();
    assert!(!scratch.contains("MARKED"), "database, log, journals");
    let after = store.sealing().await.unwrap();
    assert!(
        after.plain == 0 && after.sealed == before.plain,
        "{after:?}"
    );
    for grant in [id(), other()] {
        let tokens = store.load(&grant).await.unwrap().unwrap().tokens;
        assert_eq!(tokens.refresh.unwrap().expose(), "MARKED-R-three");
    }
    let secret = store.load_client(&id().client_id).await.unwrap();
    assert_eq!(secret.unwrap().expose(), "MARKED-SECRET");
    let other_key = sqlite(&scratch, Some(key("b"))).await;
    assert!(matches!(
        other_key.load(&id()).await,
        Err(StoreError::KeyWrong)
    ));
    // A second key beside the first would leave a store that none of the two opens.
    assert!(matches!(
        other_key.seal_all().await,
        Err(StoreError::KeyWrong)
    ));
}

#[tokio::test]
async fn what_is_forgotten_is_in_no_file() {
    let scratch = Scratch::new("forget");
    let store = lived_in(&scratch).await;
    store
        .save_client("plainclient", &"MARKED-PLAIN".into())
        .await
        .unwrap();
    let same_client = GrantId::new(id().client_id, "cc333".parse().unwrap());
    store.save(&same_client, &pair("third")).await.unwrap();
    for grant in [id(), other()] {
        assert!(store.remove(&grant).await.unwrap());
    }
    let kept = store.load_client(&id().client_id).await.unwrap();
    assert!(kept.is_some(), "another grant needs the secret");
    assert!(store.load_client("plainclient").await.unwrap().is_none());
    for gone in [
        "MARKED-A-three",
        "MARKED-R-three",
        "MARKED-R-one",
        "UNREADABLE",
        "MARKED-PLAIN",
    ] {
        assert!(!scratch.contains(gone), "{gone}");
    }
    assert!(store.remove(&same_client).await.unwrap());
    assert!(
        !scratch.contains("MARKED"),
        "the secret goes with the last grant"
    );
}

#[tokio::test]
async fn a_key_that_is_introduced_later_seals_everything() {
    let scratch = Scratch::new("later-key");
    lived_in(&scratch).await.close().await;
    let store = sqlite(&scratch, Some(key("a"))).await;
    store.save(&id(), &pair("four")).await.unwrap();
    let rows = store.sealing().await.unwrap();
    assert!(
        rows.plain <= 1,
        "all rows are sealed; a journal may be left: {rows:?}"
    );
    let secret = store.load_client(&id().client_id).await.unwrap();
    assert_eq!(secret.unwrap().expose(), "MARKED-SECRET");

    let Some(url) = scratch::database("later_key").await else {
        return;
    };
    let open = async |key| {
        let url = Secret::new(url.as_str());
        let journal = scratch.path("journal");
        PostgresStore::connect_with_journal(&url, key, journal)
            .await
            .unwrap()
    };
    let plain = open(None).await;
    plain.save(&id(), &pair("one")).await.unwrap();
    plain.save(&other(), &pair("one")).await.unwrap();
    plain.save_client("c", &"MARKED".into()).await.unwrap();
    let keyed = open(Some(key("a"))).await;
    assert_eq!(keyed.sealing().await.unwrap().plain, 5);
    keyed.seal_all().await.unwrap();
    let after = keyed.sealing().await.unwrap();
    assert_eq!((after.sealed, after.plain), (5, 0));
    assert!(matches!(
        plain.load(&other()).await,
        Err(StoreError::KeyMissing)
    ));
    let secret = keyed.load_client("c").await.unwrap().unwrap();
    assert_eq!(secret.expose(), "MARKED");
    assert!(keyed.remove(&id()).await.unwrap());
}

#[tokio::test]
async fn the_main_file_alone_is_whole() {
    let scratch = Scratch::new("copy");
    let store = sqlite(&scratch, None).await;
    store.save(&id(), &pair("one")).await.unwrap();
    let copy = Scratch::new("copied");
    std::fs::copy(scratch.path("keap.db"), copy.path("keap.db")).unwrap();
    let copied = sqlite(&copy, None).await;
    let tokens = copied.load(&id()).await.unwrap().unwrap().tokens;
    assert_eq!(tokens.refresh.unwrap().expose(), "MARKED-R-one");
}

/// Starts a process that encrypts a store.
async fn encrypting(scratch: &Scratch) -> std::process::Child {
    lived_in(scratch).await.close().await;
    let path = scratch.path("keap.db").display().to_string();
    let program = env!("CARGO_BIN_EXE_grant-worker");
    let mut worker = fleet::worker(program, &path, "http://127.0.0.1:1");
    worker.arg("seal").env("KEAP_STORE_KEY", "a".repeat(64));
    worker.spawn().unwrap()
}

/// Kills processes that encrypt a store, at moments spread over the time that one takes, and somewhat
/// beyond.
#[tokio::test(flavor = "multi_thread")]
async fn a_store_is_whole_when_its_encryption_is_killed() {
    const KILLS: u32 = 40;
    let scratch = Scratch::new("encrypt-once");
    let mut child = encrypting(&scratch).await;
    let begun = tokio::time::Instant::now();
    child.wait().unwrap();
    let whole = begun.elapsed();

    let mut sealed = 0;
    for round in 0..KILLS {
        let scratch = Scratch::new("kill-encrypt");
        let mut child = encrypting(&scratch).await;
        std::thread::sleep(whole.mul_f64(1.5 * f64::from(round) / f64::from(KILLS)));
        child.kill().unwrap();
        child.wait().unwrap();

        let store = sqlite(&scratch, Some(key("a"))).await;
        for grant in [id(), other()] {
            let tokens = store.load(&grant).await.unwrap().unwrap().tokens;
            assert_eq!(tokens.refresh.unwrap().expose(), "MARKED-R-three");
        }
        sealed += u32::from(store.sealing().await.unwrap().plain == 0);
        store.seal_all().await.unwrap();
        assert!(!scratch.contains("MARKED"));
    }
    scratch::tell(&format!(
        "{KILLS} kills: {sealed} stores were sealed already"
    ));
    assert!((1..KILLS).contains(&sealed), "the kills do not spread");
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) {}

#[cfg(unix)]
#[tokio::test]
async fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new("links");
    let victim = scratch.path("victim");
    std::fs::write(&victim, "precious").unwrap();

    let store = sqlite(&scratch, None).await;
    store.save(&id(), &pair("one")).await.unwrap();
    let spent = Secret::new("MARKED-R-one");
    drop(
        store
            .begin_refresh(&id(), &spent, SystemTime::UNIX_EPOCH)
            .await
            .unwrap(),
    );
    let locks = scratch.path("keap.db.locks");
    let journal = std::fs::read_dir(&locks).unwrap().flatten();
    let journal = journal.map(|entry| entry.path());
    let journal = journal.filter(|path| path.extension().unwrap() == "answer");
    let journal = journal.last().unwrap();
    std::fs::remove_file(&journal).unwrap();
    symlink(&victim, &journal).unwrap();
    let begun = store
        .begin_refresh(&id(), &spent, SystemTime::UNIX_EPOCH)
        .await;
    let error = begun.unwrap_err();
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(cause.contains("it is a link"), "{cause}");
    store.save(&id(), &pair("two")).await.unwrap();
    assert_eq!(std::fs::read_to_string(&victim).unwrap(), "precious");

    let link = scratch.path("link.db");
    symlink(scratch.path("keap.db"), &link).unwrap();
    let error = SqliteStore::open(&link, None).await.unwrap_err();
    assert!(matches!(error, StoreError::Open { .. }), "{error:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn what_others_can_write_is_refused() {
    let scratch = Scratch::new("modes");
    let path = scratch.path("home/keap.db");
    let store = SqliteStore::open(&path, None).await.unwrap();
    drop(store.lock(&id()).await.unwrap());
    let refused = async || SqliteStore::open(&path, None).await.unwrap_err();

    set_mode(&path, 0o666);
    assert!(matches!(refused().await, StoreError::Open { .. }));
    set_mode(&path, 0o600);
    set_mode(&scratch.path("home"), 0o777);
    assert!(matches!(refused().await, StoreError::Open { .. }));
    set_mode(&scratch.path("home"), 0o755);
    set_mode(&scratch.path("home/keap.db.locks"), 0o777);
    let error = store.lock(&id()).await.unwrap_err();
    assert!(matches!(error, StoreError::Lock { .. }), "{error:?}");
    set_mode(&scratch.path("home/keap.db.locks"), 0o700);
    drop(store.lock(&id()).await.unwrap());
    let _: Sealing = store.sealing().await.unwrap();
}
