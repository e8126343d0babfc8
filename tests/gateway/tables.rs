//! Keys that are bounded by tables.

use keap::{Keap, Operation};
use keap_auth::AccessToken;
use keap_gateway::{Gateway, HashKey, KeyEntry, KeyRing, Permissions};
use keap_tests::gateway::{retired, tenant};
use keap_tests::invocations;
use keap_xmlrpc::{Struct, Value};

use super::chain::{KEY, document, read};

fn bounded(key: &str, tables: &[&str]) -> Gateway {
    let hash_key = HashKey::random();
    let keys = KeyRing::new(hash_key.clone());
    let mut permissions = Permissions::default();
    permissions.tables = tables.iter().map(|&table| table.to_owned()).collect();
    keys.replace(vec![
        KeyEntry::new(&hash_key, &key.into(), "ab123", "shop").permitted(permissions),
    ]);
    Gateway::builder(keys)
        .tenant(tenant(retired().transport()))
        .build()
}

/// The operations that a key with these tables may run.
async fn allowed(tables: &[&str]) -> Vec<&'static str> {
    let mut allowed = Vec::new();
    for &operation in Operation::ALL {
        // Nobody can build this call any more.
        if operation == Operation::DataGetTemporaryKey {
            continue;
        }
        let keap = Keap::builder(AccessToken::new(KEY).unwrap())
            .transport(bounded(KEY, tables).transport())
            .build()
            .unwrap();
        let invocation = invocations::sample(operation);
        let answer = keap.xmlrpc().unwrap().invoke(invocation).await;
        let refused = answer.is_err_and(|error| {
            let causes = std::iter::successors(Some(&error as &dyn std::error::Error), |error| {
                error.source()
            });
            causes
                .map(ToString::to_string)
                .any(|text| text.contains("Access denied to"))
        });
        if !refused {
            allowed.push(operation.name());
        }
    }
    allowed
}

#[tokio::test]
async fn a_key_for_products_runs_what_touches_products_alone() {
    assert_eq!(
        allowed(&["Product"]).await,
        [
            "DataService.echo",
            "ProductService.getInventory",
            "ProductService.incrementInventory",
            "ProductService.decrementInventory",
            "ProductService.increaseInventory",
            "ProductService.decreaseInventory",
            "WebTrackingService.getWebTrackingScriptTag",
            "WebTrackingService.getWebTrackingScriptUrl",
        ]
    );
}

#[tokio::test]
async fn a_key_for_contacts_runs_what_touches_contacts_alone() {
    assert_eq!(
        allowed(&["contact"]).await,
        [
            "ContactService.add",
            "ContactService.addWithDupCheck",
            "ContactService.load",
            "ContactService.update",
            "ContactService.merge",
            "ContactService.findByEmail",
            "ContactService.linkContacts",
            "ContactService.unlinkContacts",
            "ContactService.listLinkedContacts",
            "DataService.add",
            "DataService.update",
            "DataService.delete",
            "DataService.echo",
            "APIEmailService.sendEmail",
            "APIEmailService.attachEmail",
            "SearchService.quickSearch",
            "WebTrackingService.getWebTrackingScriptTag",
            "WebTrackingService.getWebTrackingScriptUrl",
        ]
    );
}

#[tokio::test]
async fn columns_of_another_table_are_not_read_through_one_that_is_allowed() {
    let gateway = bounded(KEY, &["ContactGroupAssign"]);
    let query = |column: &str| {
        let params = [
            KEY.into(),
            "ContactGroupAssign".into(),
            10.into(),
            0.into(),
            Struct::new().into(),
            Value::Array(vec![column.into()]),
        ];
        let body = keap_http::Body::from(document("DataService.query", &params));
        let request = http::Request::post("/api/xmlrpc").body(body).unwrap();
        keap_http::HttpService::call(&gateway, request)
    };
    read(query("GroupId").await.unwrap()).await.unwrap();
    let fault = read(query("Contact.FirstName").await.unwrap()).await;
    let fault = fault.unwrap_err();
    assert_eq!(
        (fault.code, fault.string.as_str()),
        (7, "[NoTableAccess]Access denied to table Contact")
    );
}

/// Languages that guess types send a key of digits as a number.
#[tokio::test]
async fn a_key_of_digits_may_come_as_a_number() {
    let gateway = bounded("12345678", &[]);
    for key in [Value::Int(12_345_678), Value::from("12345678")] {
        let fields = Value::Array(vec!["FirstName".into()]);
        let body = document("ContactService.load", &[key, 4393.into(), fields]);
        let request = http::Request::post("/api/xmlrpc");
        let request = request.body(keap_http::Body::from(body)).unwrap();
        let answer = keap_http::HttpService::call(&gateway, request).await;
        let answer = read(answer.unwrap()).await.unwrap();
        assert_eq!(answer["FirstName"].as_str(), Some("Joseph"));
    }
}
