//! What the gateway keeps: keys as hashes, and an inventory that does not grow without end.

use std::time::{Duration, SystemTime};

use keap_gateway::{
    CallLine, GatewayStore, HashKey, Inventory, KeyRing, Permissions, Report, StoreError,
};
use keap_http::Secret;
use keap_tests::scratch::Scratch;
use keap_xmlrpc::{Struct, Value};

use super::chain::{Chain, token};

fn hash_key() -> HashKey {
    HashKey::from_store_key(&Secret::new("0f".repeat(32))).unwrap()
}

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_768_517_173)
}

#[tokio::test]
async fn a_key_is_kept_as_a_hash_let_in_and_revoked() {
    let folder = Scratch::new("gateway-keys");
    let store = GatewayStore::open(folder.path("gateway.db")).await.unwrap();
    let key = keap_gateway::fresh_key();
    let mut permissions = Permissions::default();
    permissions.read_only = true;
    permissions.tables = vec!["Contact".into()];
    let entry = ("ab123", "shop", &permissions);
    let id = store
        .add_key(&hash_key(), &key, entry, now())
        .await
        .unwrap();
    let again = store.add_key(&hash_key(), &key, entry, now()).await;
    assert!(matches!(again, Err(StoreError::Known { label, .. }) if label == "shop"));

    let ring = KeyRing::new(hash_key());
    ring.replace(store.entries().await.unwrap());
    assert_eq!(ring.len(), 1);
    let listed = store.keys().await.unwrap();
    assert!(listed[0].read_only && listed[0].tables == ["Contact"]);
    assert!(
        !folder.contains(key.expose()),
        "the key itself is in the file"
    );

    assert!(store.revoke_key(id, now()).await.unwrap());
    assert!(!store.revoke_key(id, now()).await.unwrap());
    ring.replace(store.entries().await.unwrap());
    assert!(ring.is_empty());
    // A revoked key can be let in again.
    store
        .add_key(&hash_key(), &key, entry, now())
        .await
        .unwrap();
    assert_eq!(store.entries().await.unwrap().len(), 1);
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Scratch::new("gateway-mode");
    let path = folder.path("gateway.db");
    let _store = GatewayStore::open(&path).await.unwrap();
    let mode = std::fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn calls_are_counted_by_caller_method_and_table() {
    let folder = Scratch::new("gateway-inventory");
    let store = GatewayStore::open(folder.path("gateway.db")).await.unwrap();
    let inventory = Inventory::open(store.clone()).await.unwrap();
    let chain = Chain::counted(&inventory);
    let fields = || Value::Array(vec!["Id".into()]);
    for id in [17, 18, 999_999] {
        let _ = chain
            .call(
                "DataService.load",
                vec!["contact".into(), id.into(), fields()],
            )
            .await;
    }
    let _ = chain
        .call("ContactService.pauseCampaign", vec![17.into(), 1.into()])
        .await;
    let _ = chain
        .call_as("wrong", "ContactService.load", vec![17.into(), fields()])
        .await;
    inventory.flush().await.unwrap();
    let report = Report::of(store.inventory().await.unwrap());
    let told: Vec<String> = report
        .rows
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {} calls={} faults={} blockers={}",
                row.tenant, row.caller, row.method, row.table, row.calls, row.faults, row.blockers
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "ab123 shop ContactService.pauseCampaign  calls=1 faults=1 blockers=1",
            "ab123 shop DataService.load Contact calls=3 faults=1 blockers=0",
        ]
    );
    assert!(report.advice.iter().any(|advice| advice.id == "KB-016"));
}

/// Which action sets and sequences are called for is kept while XML-RPC answers, too, and told where nobody has named what
/// stands for them.
#[tokio::test]
async fn rows_of_the_owner_that_calls_need_are_kept_and_told() {
    let folder = Scratch::new("gateway-owner-rows");
    let path = folder.path("gateway.db");
    let store = GatewayStore::open(&path).await.unwrap();
    let inventory = Inventory::open(store.clone()).await.unwrap();
    let sandbox = keap_tests::sandbox();
    let policy = folder.path("routes.toml");
    std::fs::write(&policy, "default = \"xmlrpc\"\n[sequences]\n1 = \"7/71\"\n").unwrap();
    let tenant = keap_gateway::Tenant::builder("ab123", token())
        .transport(sandbox.transport())
        .policy_file(keap::PolicyFile::new(&policy))
        .build()
        .unwrap();
    let chain = Chain::built(sandbox, |builder| {
        builder.tenant(tenant).inventory(inventory.clone()).build()
    });
    for (method, id) in [
        ("ContactService.runActionSequence", 1),
        ("ContactService.runActionSequence", 1),
        ("ContactService.runActionSequence", 99),
        ("ContactService.addToCampaign", 1),
    ] {
        let _ = chain.call(method, vec![17.into(), id.into()]).await;
    }
    inventory.flush().await.unwrap();
    let told = |policy: &str| {
        let policy = keap::RoutePolicy::from_toml(policy).unwrap();
        keap::rest::RestOptions::default().owned_by(policy.owner_values())
    };
    let rows = store.inventory().await.unwrap();
    assert!(rows.iter().all(|row| row.blockers == 0), "{rows:?}");
    let missing = |options: &keap::rest::RestOptions| {
        let report = Report::of(rows.clone()).with_missing_rows("ab123", options);
        let missing = report.missing_rows.iter();
        missing
            .map(|row| (row.row.table.name(), row.row.id))
            .collect::<Vec<_>>()
    };
    let in_force = told(&std::fs::read_to_string(&policy).unwrap());
    assert_eq!(
        missing(&in_force),
        [("action_sets", 1), ("action_sets", 99)]
    );
    let one = told("default = \"v2\"\n[action_sets]\n1 = { apply_tag = 105 }");
    assert_eq!(missing(&one), [("sequences", 1), ("action_sets", 99)]);
    let json = serde_json::to_value(&rows).unwrap().to_string();
    assert!(
        json.contains(r#"{"table":"action_sets","id":99}"#),
        "{json}"
    );
}

/// A call that nothing takes has the advice of its refusal in the report, and keeps it when a later call of the
/// same kind is answered.
#[tokio::test]
async fn what_is_refused_for_its_arguments_has_advice_of_its_own() {
    let folder = Scratch::new("gateway-refusals");
    let store = GatewayStore::open(folder.path("gateway.db")).await.unwrap();
    let inventory = Inventory::open(store.clone()).await.unwrap();
    let chain = Chain::counted(&inventory);
    // Tabs of a form that REST does not have.
    let query = |form: i32| {
        let conditions = Struct::new().with("FormId", form);
        let columns = Value::Array(vec!["Id".into()]);
        let table = "DataFormTab".into();
        let params = vec![table, 10.into(), 0.into(), conditions.into(), columns];
        chain.call("DataService.query", params)
    };
    for _ in 0..2 {
        query(99).await.unwrap_err();
        let line = chain.lines.last();
        assert!(line.blocker, "{line:?}");
        assert!(line.advice.is_some());
        inventory.flush().await.unwrap();
    }
    query(-1).await.unwrap();
    inventory.flush().await.unwrap();
    let rows = store.inventory().await.unwrap();
    assert_eq!(
        (rows[0].blockers, rows[0].refusals.len()),
        (2, 1),
        "{rows:?}"
    );
    let advice = rows[0].refusals[0].advice.clone();
    let report = Report::of(rows);
    let told = report
        .advice
        .iter()
        .find(|advice| advice.id == "DataService.query");
    let told = told.unwrap_or_else(|| panic!("{report:?}"));
    assert_eq!(told.advice, advice);
    assert!(!serde_json::to_string(&report).unwrap().contains("\"99\""));
}

#[tokio::test]
async fn ten_thousand_rows_of_a_tenant_are_enough() {
    let folder = Scratch::new("gateway-rows");
    let store = GatewayStore::open(folder.path("gateway.db")).await.unwrap();
    let inventory = Inventory::open(store.clone()).await.unwrap();
    for number in 0..10_050 {
        let mut line = CallLine::default();
        line.tenant = "ab123".into();
        line.caller = "shop".into();
        line.method = format!("method-{number}");
        inventory.count(&line);
    }
    inventory.flush().await.unwrap();
    let rows = store.inventory().await.unwrap();
    assert_eq!(rows.len(), 10_001);
    let other = rows.iter().find(|row| row.method == "other").unwrap();
    assert_eq!(other.calls, 50);
    // Another run knows what is there.
    let again = Inventory::open(store.clone()).await.unwrap();
    let mut line = CallLine::default();
    line.tenant = "ab123".into();
    line.method = "one more".into();
    again.count(&line);
    again.flush().await.unwrap();
    assert_eq!(store.inventory().await.unwrap().len(), 10_001);
}
