//! A rolling upgrade: gateways of two versions on one database, while its schema goes from one to the next.
//!
//! The older side of the first test is emulated: the first migration as it was, kept beside this file, and statements in
//! the words of the version that had it. It shows that the tables, and what stands in them, serve both; it does not show
//! the older program itself. The second test has it the other way round, with this version as the older one, whole, beside
//! a schema such as a later version may make.
use keap::schema::contact;
use keap_auth::AccessToken;
use keap_gateway::GatewayStore;
use keap_http::{BlockAnswer, BlockRequest, Secret};
use keap_sandbox::DEFAULT_ACCESS_TOKEN;
use keap_tests::{gateway as local, scratch};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::postgres::PgPool;

use super::Machine;

/// The first migration, as it was when gateways of that version made it.
const FIRST: &str = include_str!("schema_0001.sql");

/// What later migrations may do: add tables, columns with defaults, and indexes.
const LATER: &str = include_str!("schema_later.sql");

/// What a gateway of the first version says each second, and for calls.
const WORK_OF_THE_FIRST: [&str; 6] = [
    "INSERT INTO keap_gateway_members (id, version) VALUES ('first', '0.1.0') \
     ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp()",
    "INSERT INTO keap_gateway_blocks (quota, member, calls, taken_at, ends_at) VALUES \
     ('app ab123', 'first', 12, clock_timestamp(), clock_timestamp() + interval '15 seconds')",
    "INSERT INTO keap_gateway_quotas (quota, day, day_left) VALUES \
     ('app ab123', (clock_timestamp() AT TIME ZONE 'UTC')::date, 30000) ON CONFLICT (quota) DO UPDATE \
     SET day_left = LEAST(keap_gateway_quotas.day_left, excluded.day_left)",
    "INSERT INTO keap_gateway_inventory AS kept (tenant, caller, method, table_name, first_seen, \
     last_seen, calls, faults, blockers, differences, last_fault) VALUES ('ab123', 'shop', \
     'ContactService.add', 'Contact', '2026-11-28T00:00:00.000Z', '2026-11-28T00:00:00.000Z', 1, 0, 0, '', NULL) \
     ON CONFLICT (tenant, caller, method, table_name) DO UPDATE SET calls = kept.calls + excluded.calls",
    "INSERT INTO keap_gateway_pages (query, page, mark) VALUES ('\\x00', 7, 'mark') \
     ON CONFLICT (query, page) DO UPDATE SET mark = excluded.mark, kept_at = clock_timestamp()",
    "SELECT id, tenant, label, hash, permissions, created_at, revoked_at FROM keap_gateway_keys \
     WHERE revoked_at IS NULL ORDER BY id",
];

async fn work_of_the_first(database: &str) {
    for statement in WORK_OF_THE_FIRST {
        scratch::run_sql(database, statement).await;
    }
}

/// Runs a migration as a gateway that brings it would.
async fn migrate(database: &str, version: i64, name: &'static str, sql: &'static str) {
    let migration = Migration::new(
        version,
        name.into(),
        MigrationType::Simple,
        sqlx::SqlSafeStr::into_sql_str(sql),
        false,
    );
    let mut migrator = Migrator::with_migrations(vec![migration]);
    migrator.dangerous_set_table_name("keap_gateway_migrations");
    migrator.set_ignore_missing(true);
    let pool = PgPool::connect(database).await.unwrap();
    migrator.run(&pool).await.unwrap();
}

fn token() -> AccessToken {
    AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap()
}

async fn write(machine: &Machine) {
    let program = machine.program();
    let added = program
        .contacts()
        .add(|c| c.set(contact::EMAIL, "ann@example.com"));
    added.await.unwrap();
    machine.inventory.flush().await.unwrap();
}

#[tokio::test]
async fn the_first_migration_stays_as_it_was() {
    let now = include_str!("../../crates/gateway/migrations/postgres/0001_shared.sql");
    assert_eq!(FIRST, now, "a migration that ran somewhere is not changed");
}

#[tokio::test]
async fn a_gateway_of_this_version_joins_one_of_the_first_and_both_go_on() {
    let Some(database) = scratch::database("rolling").await else {
        return;
    };
    migrate(&database, 1, "shared", FIRST).await;
    work_of_the_first(&database).await;
    let account = local::retired();
    let newer = Machine::new(&database, token(), account.transport()).await;
    work_of_the_first(&database).await;
    newer.adopt().await;
    newer.gateway.look().await.unwrap();
    write(&newer).await;
    work_of_the_first(&database).await;
    write(&newer).await;
    let rows = newer.store.inventory().await.unwrap();
    let calls: Vec<i64> = rows.iter().map(|row| row.calls).collect();
    assert_eq!(
        calls,
        [5],
        "three of the first version's and two of this one's"
    );
    // Three blocks of twelve are the older one's.
    let quota = newer.store.quota("app ab123").unwrap();
    let mut taken = 0;
    while let Ok(BlockAnswer::Block(block)) = quota.take(BlockRequest::of(240)).await {
        taken += block.calls();
    }
    assert_eq!(taken, 240 - 36);
    // A write that the older one was killed over has no note: it makes none.
    assert_eq!(newer.store.writes_in_doubt().await.unwrap(), []);
}

#[tokio::test]
async fn this_version_goes_on_beside_a_later_one() {
    let Some(database) = scratch::database("later").await else {
        return;
    };
    let account = local::retired();
    let running = Machine::new(&database, token(), account.transport()).await;
    running.adopt().await;
    running.gateway.look().await.unwrap();
    write(&running).await;
    migrate(&database, 900, "later", LATER).await;
    // One that runs, and one that is started after it, on the newer tables.
    let started = Machine::new(&database, token(), account.transport()).await;
    for machine in [&running, &started] {
        machine.gateway.look().await.unwrap();
        write(machine).await;
        let applied = machine.store.apply_policy("ab123", "default = \"v2\"\n");
        applied.await.unwrap();
        assert!(machine.store.policy("ab123").await.unwrap().is_some());
        let quota = machine.store.quota("app ab123").unwrap();
        let taken = quota.take(BlockRequest::of(240)).await.unwrap();
        assert!(matches!(taken, BlockAnswer::Block(_)), "{taken:?}");
        assert_eq!(machine.store.keys().await.unwrap().len(), 1);
        assert_eq!(machine.store.writes_in_doubt().await.unwrap(), []);
    }
    let rows = started.store.inventory().await.unwrap();
    assert_eq!(rows.iter().map(|row| row.calls).collect::<Vec<_>>(), [3]);
    let url = Secret::new(database.as_str());
    let existing = GatewayStore::connect_existing(&url).await.unwrap();
    assert!(existing.is_some());
}
