//! One gateway for several applications: each key leads to the records of its own, and to no others.

use keap_auth::AccessToken;
use keap_gateway::{Gateway, HashKey, KeyEntry, KeyRing, Tenant};
use keap_http::{Body, HttpService as _};
use keap_sandbox::{Brownout, Fleet, Sandbox};
use keap_xmlrpc::{Struct, Value};

use super::chain::{document, read};

const APPS: [&str; 2] = ["ab123", "cd456"];

/// Applications at one address, whose XML-RPC is switched off, and a gateway in front of them. Old programs present the
/// legacy keys that they had.
fn chain() -> (Fleet, Gateway) {
    let fleet = Fleet::new(APPS.map(|app| {
        let tenant = Sandbox::builder().tenant(app).build();
        // The plan is shared with the account.
        let _ = tenant.trouble().brownout(Brownout::Gone);
        tenant
    }));
    let hash_key = HashKey::random();
    let keys = KeyRing::new(hash_key.clone());
    let entry =
        |tenant: &Sandbox| KeyEntry::new(&hash_key, tenant.legacy_key(), tenant.app(), "shop");
    keys.replace(fleet.tenants().iter().map(entry).collect());
    let builder = fleet
        .tenants()
        .iter()
        .fold(Gateway::builder(keys), |builder, tenant| {
            let token = AccessToken::new(tenant.access_token().expose()).unwrap();
            let tenant = Tenant::builder(tenant.app(), token).transport(fleet.transport());
            builder.tenant(tenant.build().unwrap())
        });
    let gateway = builder.build();
    (fleet, gateway)
}

#[tokio::test]
async fn what_a_program_adds_is_in_its_own_application_alone() {
    let (fleet, gateway) = chain();
    let call = |method: &'static str, number: usize, params: Vec<Value>| {
        let key = fleet.tenants()[number].legacy_key().expose();
        let params = [vec![key.into()], params].concat();
        let request = http::Request::post("/api/xmlrpc");
        let request = request.body(Body::from(document(method, &params))).unwrap();
        let gateway = gateway.clone();
        async move { read(gateway.call(request).await.unwrap()).await }
    };
    for (number, app) in APPS.into_iter().enumerate() {
        let name = format!("Own{app}");
        let row = Struct::from_iter([
            ("FirstName", Value::from(name.as_str())),
            ("Email", Value::from("one@example.com")),
        ]);
        call("ContactService.add", number, vec![Value::Struct(row)])
            .await
            .unwrap();
    }
    for (number, app) in APPS.into_iter().enumerate() {
        let query = Struct::from_iter([("FirstName", Value::from("Own%"))]);
        let columns = Value::Array(vec!["FirstName".into()]);
        let params = vec![
            "Contact".into(),
            10.into(),
            0.into(),
            Value::Struct(query),
            columns,
        ];
        let rows = call("DataService.query", number, params).await.unwrap();
        let expected =
            Struct::from_iter([("FirstName", Value::from(format!("Own{app}").as_str()))]);
        assert_eq!(rows, Value::Array(vec![Value::Struct(expected)]));
        let records = fleet.tenants()[number].records().to_json();
        for other in APPS {
            assert_eq!(records.contains(&format!("Own{other}")), other == app);
        }
    }
}
