//! What is told of calls that REST refuses for their values, and of faults of XML-RPC itself.

use keap_gateway::{BreakingKind, GatewayStore, Inventory, Report};
use keap_tests::scratch::Scratch;
use keap_xmlrpc::{Struct, Value};

use super::chain::{Chain, token};

/// REST serves the method, and refuses a contact with a name alone.
#[tokio::test]
async fn values_that_rest_refuses_are_told_as_that() {
    let store = GatewayStore::in_memory().await.unwrap();
    let inventory = Inventory::open(store.clone()).await.unwrap();
    let chain = Chain::counted(&inventory);
    let named = Struct::new().with("FirstName", "Joe");
    let add = chain.call("ContactService.add", vec![named.into()]).await;
    assert_eq!(add.unwrap_err().code, 12);
    let line = chain.lines.last();
    assert!(line.refused_values && !line.blocker, "{line:?}");
    assert_eq!(line.differences, ["KB-007"]);
    inventory.flush().await.unwrap();
    let rows = store.inventory().await.unwrap();
    assert_eq!((rows[0].refused, rows[0].blockers), (1, 0), "{rows:?}");
    assert!(rows[0].refusals[0].of_values && !rows[0].refusals[0].last.is_empty());
    let report = Report::of(rows);
    let [one] = &report.breaking[..] else {
        panic!("{report:?}");
    };
    assert_eq!((one.what, one.now), (BreakingKind::Values, true));
    assert_eq!(one.table, "Contact");
    assert!(one.advice[0].contains("KB-007"), "{one:?}");
}

#[tokio::test]
async fn faults_of_xmlrpc_are_passed_on_word_by_word() {
    let folder = Scratch::new("gateway-own-faults");
    let policy = folder.path("routes.toml");
    std::fs::write(&policy, "default = \"xmlrpc\"\n").unwrap();
    let sandbox = keap_tests::sandbox();
    let tenant = keap_gateway::Tenant::builder("ab123", token())
        .transport(sandbox.transport())
        .policy_file(keap::PolicyFile::new(&policy))
        .build();
    let chain = Chain::built(sandbox, |builder| builder.tenant(tenant.unwrap()).build());
    let fields = Value::Array(vec!["Id".into()]);
    let params = vec!["Contact".into(), 999_999.into(), fields];
    let fault = chain.call("DataService.load", params).await.unwrap_err();
    assert_eq!(chain.lines.last().backend, Some("xmlrpc"));
    assert_eq!(
        (fault.code, fault.string.as_str()),
        (5, "[RecordNotFound]Record was not found")
    );
}
