//! Of what is bounded the latest is kept, in both kinds of stores.

use keap::owner::OwnerTable;
use keap_http::Secret;

use super::GatewayStore;
use crate::inventory::{
    Batch, InventoryRow, ORIGINS, OTHER_PLACES, OWNER_ROWS, Origin, OwnerRow, REFUSALS, Refusal,
    Seen,
};

/// A store in memory, and one in Postgres where there is a server.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
async fn stores(name: &str) -> Vec<GatewayStore> {
    let mut stores = vec![GatewayStore::in_memory().await.unwrap()];
    match std::env::var("KEAP_TEST_POSTGRES") {
        Ok(url) => {
            let name = format!("keap_gateway_{name}_{}", std::process::id());
            let pool = sqlx::PgPool::connect(&url).await.unwrap();
            let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
            sqlx::raw_sql(create).execute(&pool).await.unwrap();
            let (server, _) = url.rsplit_once('/').unwrap();
            let database = Secret::new(format!("{server}/{name}"));
            stores.push(GatewayStore::connect(&database).await.unwrap());
        }
        Err(_) => {
            eprintln!("skipped: no Postgres; start one with `eval \"$(.ci/postgres start)\"`")
        }
    }
    stores
}

/// The calls of a program in one second of an hour.
fn calls(second: usize) -> InventoryRow {
    InventoryRow {
        tenant: "ab123".to_owned(),
        caller: "shop".to_owned(),
        method: "ContactService.runActionSequence".to_owned(),
        last: at(second),
        calls: 1,
        ..InventoryRow::default()
    }
}

fn at(second: usize) -> String {
    format!("2026-11-28T21:{:02}:{:02}.000Z", second / 60, second % 60)
}

fn batch(number: usize, rows: Vec<InventoryRow>) -> Batch {
    Batch {
        number: u64::try_from(number).unwrap(),
        rows,
        ..Batch::default()
    }
}

#[tokio::test]
async fn the_owners_rows_that_are_called_for_now_are_kept() {
    let table = OwnerTable::ActionSets;
    let rows = |ids: std::ops::Range<usize>| {
        let ids = ids.map(|id| i64::try_from(id).unwrap());
        ids.map(|id| OwnerRow { table, id }).collect()
    };
    for store in stores("owner_rows").await {
        for (second, ids) in [0..OWNER_ROWS, 0..1, OWNER_ROWS..OWNER_ROWS + 1]
            .into_iter()
            .enumerate()
        {
            let called = InventoryRow {
                owner_rows: rows(ids),
                ..calls(second)
            };
            store.add(&batch(second + 1, vec![called])).await.unwrap();
        }
        let kept = store.inventory().await.unwrap().swap_remove(0).owner_rows;
        assert_eq!(kept.len(), OWNER_ROWS);
        let newest = i64::try_from(OWNER_ROWS).unwrap();
        for id in [0, newest] {
            assert!(kept.contains(&OwnerRow { table, id }), "{id}");
        }
    }
}

#[tokio::test]
async fn the_reasons_that_were_met_last_are_kept() {
    let refusal = |number: usize, of_values: bool| Refusal {
        advice: format!("name column {number}"),
        of_values,
        last: at(number),
        ..Refusal::default()
    };
    for store in stores("refusals").await {
        for number in 0..=REFUSALS {
            let refused = InventoryRow {
                refusals: vec![refusal(number, number == 0)],
                ..calls(number)
            };
            store.add(&batch(number + 1, vec![refused])).await.unwrap();
        }
        let kept = || async { store.inventory().await.unwrap().swap_remove(0).refusals };
        assert_eq!(kept().await.len(), REFUSALS + 1);
        let refused = InventoryRow {
            refusals: vec![refusal(100, false)],
            ..calls(100)
        };
        store
            .add(&batch(REFUSALS + 2, vec![refused]))
            .await
            .unwrap();
        let kept = kept().await;
        let has = |one: &Refusal| kept.contains(one);
        assert_eq!(kept.len(), REFUSALS + 1);
        assert!(has(&refusal(100, false)) && has(&refusal(0, true)));
        assert!(!has(&refusal(1, false)));
    }
}

/// A program that changes its name or its address each day fills what is kept: the place that it calls from now is told.
#[tokio::test]
async fn the_places_that_called_last_are_kept_and_all_calls_are_counted() {
    let called = |caller: &str, day: usize| Origin {
        tenant: "ab123".to_owned(),
        caller: caller.to_owned(),
        address: "203.0.113.9".to_owned(),
        agent: format!("shop/{day}"),
        first: at(day),
        last: at(day),
        calls: 2,
    };
    let days = ORIGINS + 6;
    for store in stores("origins").await {
        for day in 0..days {
            let origins = match day {
                0 => vec![called("shop", 0), called("desk", 0)],
                _ => vec![called("shop", day)],
            };
            let seen = Seen {
                origins,
                ..Seen::default()
            };
            let batch = Batch {
                seen,
                ..batch(day + 1, Vec::new())
            };
            store.add(&batch).await.unwrap();
        }
        let mut kept = store.seen().await.unwrap().origins;
        assert!(kept.contains(&called("desk", 0)));
        kept.retain(|row| row.caller == "shop");
        assert_eq!(kept.len(), ORIGINS + 1);
        assert!(kept.contains(&called("shop", days - 1)));
        let rest = Origin {
            address: String::new(),
            agent: OTHER_PLACES.to_owned(),
            last: at(5),
            calls: 12,
            ..called("shop", 0)
        };
        assert!(kept.contains(&rest), "{kept:?}");
    }
}

/// An address that is deleted is in the file no longer.
#[tokio::test]
async fn what_is_deleted_is_in_the_file_no_longer() {
    let folder = std::env::temp_dir().join(format!("keap-forgotten-{}", std::process::id()));
    let path = folder.join("gateway.db");
    let store = GatewayStore::open(&path).await.unwrap();
    let origins = (0..50).map(|number| Origin {
        tenant: "ab123".to_owned(),
        caller: format!("shop-{number}"),
        address: "203.0.113.9".to_owned(),
        last: at(number),
        ..Origin::default()
    });
    let seen = Seen {
        origins: origins.collect(),
        ..Seen::default()
    };
    let batch = Batch {
        seen,
        ..batch(1, Vec::new())
    };
    store.add(&batch).await.unwrap();
    store.forget("2026-11-01T00:00Z", None).await.unwrap();
    store.close().await;
    let bytes = std::fs::read(&path).unwrap();
    let address = b"203.0.113.9";
    assert!(!bytes.windows(address.len()).any(|there| there == address));
    std::fs::remove_dir_all(folder).unwrap();
}
