//! XML-RPC as a foreign client meets it.

use crate::support::{call, demo, empty, get, post_xml, send};
use keap_xmlrpc::{MethodResponse, Struct, Value};

const GATEWAY: &str = "https://api.infusionsoft.com/crm/xmlrpc/v1";

fn names(names: &[&str]) -> Value {
    Value::Array(names.iter().map(|name| Value::from(*name)).collect())
}

fn fault(response: MethodResponse) -> String {
    let fault = response.unwrap_err();
    format!("{} {}", fault.code, fault.string)
}

#[tokio::test]
async fn an_answer_has_the_wire_habits_of_the_server() {
    let body = "<?xml version=\"1.0\"?><methodCall><methodName>ContactService.load</methodName><params>\
        <param><value>key</value></param><param><value><i4>4393</i4></value></param>\
        <param><value><array><data><value>LastName</value><value>Id</value><value>DateCreated</value>\
        <value>MiddleName</value></data></array></value></param></params></methodCall>";
    let answer = post_xml(&demo(), GATEWAY, body).await;
    insta::assert_snapshot!(answer, @r#"<?xml version="1.0" encoding="UTF-8"?><methodResponse><params><param><value><struct><member><name>DateCreated</name><value><dateTime.iso8601>20190506T15:00:00</dateTime.iso8601></value></member><member><name>LastName</name><value>Robertson</value></member><member><name>Id</name><value><i4>4393</i4></value></member></struct></value></param></params></methodResponse>"#);
}

#[tokio::test]
async fn a_contact_is_added_and_read_with_its_phone_in_the_servers_form() {
    let sandbox = empty();
    let data = Struct::new()
        .with("FirstName", "Zoë")
        .with("Phone1", "987-654-3211")
        .with("Groups", "91");
    let id = call(&sandbox, "ContactService.add", &[data.into()])
        .await
        .unwrap();
    let fields = names(&["FirstName", "Phone1", "LastName", "Groups", "DateCreated"]);
    let row = call(&sandbox, "ContactService.load", &[id, fields])
        .await
        .unwrap();
    assert_eq!(row["FirstName"].as_str(), Some("Zoë"));
    assert_eq!(row["Phone1"].as_str(), Some("(987) 654-3211"));
    assert!(row["LastName"].is_nil() && row["Groups"].is_nil());
    let created = row["DateCreated"]
        .as_datetime()
        .unwrap()
        .naive()
        .to_string();
    assert_eq!(created, "2026-01-15 12:46:13");
}

#[tokio::test]
async fn faults_come_in_the_documented_order_and_words() {
    let sandbox = demo();
    let one = Value::from(1);
    let load = |table: &str, id: i32, field: &str| {
        let params = [Value::from(table), Value::from(id), names(&[field])];
        let sandbox = sandbox.clone();
        async move { fault(call(&sandbox, "DataService.load", &params).await) }
    };
    let faults = [
        fault(call(&sandbox, "AffiliateService.affPayouts", &[]).await),
        fault(call(&sandbox, "ContactService.load", std::slice::from_ref(&one)).await),
        fault(
            send(
                &sandbox,
                "DataService.echo",
                vec![&Value::from("key"), &Value::from("text")],
            )
            .await,
        ),
        load("Contacts", 4393, "Id").await,
        load("Contact", 4393, "given_name").await,
        fault(
            call(
                &sandbox,
                "ContactService.load",
                &[Value::from(4393), names(&["AccountId"])],
            )
            .await,
        ),
        load("CreditCard", 1, "CardNumber").await,
        load("Contact", 99_999, "Id").await,
        fault(
            call(
                &sandbox,
                "DataService.add",
                &[Value::from("Invoice"), Struct::new().into()],
            )
            .await,
        ),
        fault(
            call(
                &sandbox,
                "ContactService.update",
                &[one.clone(), Struct::new().with("Groups", "1").into()],
            )
            .await,
        ),
        fault(
            call(
                &sandbox,
                "ContactService.addToCampaign",
                &[Value::from(17), Value::from(9)],
            )
            .await,
        ),
        fault(
            call(
                &sandbox,
                "ContactService.addToGroup",
                &[Value::from(17), Value::from(9)],
            )
            .await,
        ),
    ];
    insta::assert_snapshot!(faults.join("\n"), @"
    0 No such handler: AffiliateService.affPayouts
    0 No method matching arguments: java.lang.String, java.lang.Integer
    0 No method matching arguments: java.lang.String, java.lang.String
    9 [NoTableFound]No table found: Contacts
    10 [NoFieldFound]No field found: Contact.given_name
    0 Failed to invoke method load in class com.infusionsoft.api.xmlrpc.XmlRpcContactService: Unknown column 'Contact.AccountId' in 'field list'
    8 [NoFieldAccess]Access denied to field CreditCard.CardNumber
    5 [RecordNotFound]Record was not found
    7 [NoTableAccess]Access denied to table Invoice
    11 [NoFields]No fields sent for update
    6 [Loading]Error loading follow-up sequence
    0 Failed to invoke method addToGroup in class com.infusionsoft.api.xmlrpc.XmlRpcContactService: null
    ");
}

#[tokio::test]
async fn a_body_that_is_no_call_is_refused_in_the_parsers_words() {
    let sandbox = demo();
    let mut answers = Vec::new();
    for body in [
        "",
        "<?xml version=\"1.0\"?><methodCall><methodName>DataService.q",
        "<methodCall><methodName>DataService.echo</methodName><params><param><value><nil/></value></param></params></methodCall>",
    ] {
        let answer = post_xml(&sandbox, GATEWAY, body).await;
        let response =
            keap_xmlrpc::decode_response(answer.as_bytes(), &keap_xmlrpc::DecodeOptions::default());
        answers.push(fault(response.unwrap()));
    }
    insta::assert_snapshot!(answers.join("\n"), @"
    0 Failed to parse XML-RPC request: Premature end of file.
    0 Failed to parse XML-RPC request: XML document structures must start and end within the same entity.
    0 Failed to parse XML-RPC request: Unknown type: nil
    ");
}

#[tokio::test]
async fn a_query_filters_orders_and_pages() {
    let sandbox = demo();
    let query = |conditions: Struct, limit: i32, page: i32| {
        let params = [
            Value::from("Contact"),
            limit.into(),
            page.into(),
            conditions.into(),
            names(&["Id"]),
            "Id".into(),
            false.into(),
        ];
        let sandbox = sandbox.clone();
        async move {
            let rows = call(&sandbox, "DataService.query", &params).await.unwrap();
            rows.as_array()
                .unwrap()
                .iter()
                .filter_map(|row| row["Id"].as_i32())
                .collect::<Vec<_>>()
        }
    };
    assert_eq!(
        query(Struct::new().with("Email", "dup@example.com"), 10, 0).await,
        [29, 28]
    );
    assert_eq!(
        query(Struct::new().with("Id", "%"), 10, 3).await,
        [20, 19, 18, 17]
    );
    assert_eq!(
        query(Struct::new().with("Groups", "%123%"), 10, 0).await,
        [4393, 28, 19]
    );
    assert_eq!(
        query(
            Struct::new()
                .with("_Score", "~>~ 100")
                .with("Company", "~<>~null"),
            10,
            0
        )
        .await,
        [19]
    );
    assert_eq!(
        query(
            Struct::new()
                .with("LastUpdated", "~>=~ 2025-08-01 11:30:00")
                .with("Id", "~>~100"),
            10,
            0
        )
        .await,
        [4393]
    );
    let list = Value::Array(vec![17.into(), 18.into(), 10.into()]);
    assert_eq!(query(Struct::new().with("Id", list), 10, 0).await, [18, 17]);
    let count = call(
        &sandbox,
        "DataService.count",
        &["Contact".into(), Struct::new().with("Id", "%").into()],
    )
    .await;
    assert_eq!(count.unwrap().as_i32(), Some(34));
}

#[tokio::test]
async fn six_arguments_of_query_match_no_method() {
    let params: [Value; 6] = [
        "Contact".into(),
        10.into(),
        0.into(),
        Struct::new().into(),
        names(&["Id"]),
        "Id".into(),
    ];
    insta::assert_snapshot!(fault(call(&demo(), "DataService.query", &params).await), @"0 No method matching arguments: java.lang.String, java.lang.String, java.lang.Integer, java.lang.Integer, java.util.HashMap, [Ljava.lang.Object;, java.lang.String");
}

#[tokio::test]
async fn joined_tables_name_columns_with_a_dot() {
    let conditions = Struct::new().with("ContactId", 4393);
    let fields = names(&[
        "GroupId",
        "ContactGroup",
        "Contact.FirstName",
        "Contact.Birthday",
    ]);
    let params: [Value; 5] = [
        "ContactGroupAssign".into(),
        1.into(),
        0.into(),
        conditions.into(),
        fields,
    ];
    let rows = call(&demo(), "DataService.query", &params).await.unwrap();
    let row = rows.as_array().unwrap()[0].clone();
    assert_eq!(row["ContactGroup"].as_str(), Some("Customer"));
    assert_eq!(row["Contact.FirstName"].as_str(), Some("Joseph"));
    assert_eq!(
        row["Contact.Birthday"].as_str(),
        Some("1975-12-31 00:00:00")
    );
}

#[tokio::test]
async fn the_direct_host_wants_the_accounts_key_and_name() {
    let sandbox = demo();
    let body = |key: &str| {
        let fields = names(&["FirstName"]);
        let (key, id) = (Value::from(key), Value::from(17));
        keap_xmlrpc::encode_call(
            "ContactService.load",
            [&key, &id, &fields],
            &keap_xmlrpc::EncodeOptions::client(),
        )
        .unwrap()
    };
    let own = "https://ab123.infusionsoft.com/api/xmlrpc";
    let key = keap_sandbox::DEFAULT_LEGACY_KEY;
    assert!(
        post_xml(&sandbox, own, body(key))
            .await
            .contains("<value>Ann</value>")
    );
    assert!(
        post_xml(&sandbox, own, body("other"))
            .await
            .contains("[InvalidKey]Invalid Key")
    );
    assert!(
        post_xml(
            &sandbox,
            "https://zz9.infusionsoft.com/api/xmlrpc",
            body(key)
        )
        .await
        .contains("[InvalidConfig]")
    );
}

#[tokio::test]
async fn user_info_takes_no_key_and_gives_texts() {
    let info = send(&demo(), "DataService.getUserInfo", Vec::new())
        .await
        .unwrap();
    assert_eq!(info["localUserId"].as_str(), Some("1"));
    assert_eq!(info["appAlias"].as_str(), Some("ab123"));
}

#[tokio::test]
async fn both_wires_see_one_store() {
    let sandbox = demo();
    let data = Struct::new()
        .with("FirstName", "Joe")
        .with("State", "Ohio")
        .with("Birthday", "1980-05-06");
    call(
        &sandbox,
        "ContactService.update",
        &[4393.into(), data.into()],
    )
    .await
    .unwrap();
    let contact = get(
        &sandbox,
        "/v2/contacts/4393?fields=addresses,birth_date,update_time",
    )
    .await;
    assert_eq!(contact["given_name"], "Joe");
    assert_eq!(contact["addresses"][0]["region_code"], "US-OH");
    assert_eq!(contact["birth_date"], "1980-05-06");
    assert_eq!(contact["update_time"], "2026-01-15T17:46:13Z");
}

#[tokio::test]
async fn a_duplicate_check_updates_the_match() {
    let sandbox = demo();
    let data = Struct::new()
        .with("Email", "ANN@example.com")
        .with("JobTitle", "Chief editor");
    let id = call(
        &sandbox,
        "ContactService.addWithDupCheck",
        &[data.into(), "Email".into()],
    )
    .await
    .unwrap();
    assert_eq!(id.as_i32(), Some(17));
    let found = call(
        &sandbox,
        "ContactService.findByEmail",
        &["ann@example.com".into(), names(&["JobTitle"])],
    )
    .await;
    assert_eq!(
        found.unwrap().as_array().unwrap()[0]["JobTitle"].as_str(),
        Some("Chief editor")
    );
}

#[tokio::test]
async fn columns_are_found_whatever_their_case_and_answered_as_they_were_asked_for() {
    let sandbox = demo();
    let rows = |method: &'static str, params: Vec<Value>| {
        let sandbox = sandbox.clone();
        async move { call(&sandbox, method, &params).await.unwrap() }
    };
    let by_email = vec!["ann@example.com".into(), names(&["CompanyId", "Id"])];
    let found = rows("ContactService.findByEmail", by_email).await;
    let first = found.as_array().unwrap()[0].as_struct().unwrap().clone();
    assert!(first.get("Id").is_some() && first.get("CompanyID").is_none());

    let conditions = Struct::new().with("email", "ann@example.com");
    let params = vec![
        "Contact".into(),
        1.into(),
        0.into(),
        conditions.into(),
        names(&["firstname"]),
        "ID".into(),
        true.into(),
    ];
    let found = rows("DataService.query", params).await;
    let first = found.as_array().unwrap()[0].as_struct().unwrap().clone();
    assert_eq!(first.get("firstname"), Some(&Value::from("Ann")));

    let params = vec![
        "DataFormField".into(),
        10.into(),
        0.into(),
        "FormID".into(),
        "-1".into(),
        names(&["Id"]),
    ];
    let fields = rows("DataService.findByField", params).await;
    assert!(!fields.as_array().unwrap().is_empty());

    // What is written keeps its case: nobody has shown that it need not.
    let written = [Struct::new().with("firstname", "Ann").into()];
    assert!(
        call(&sandbox, "ContactService.add", &written)
            .await
            .is_err()
    );

    // `AccountId` is the company under another name.
    for (table, id) in [("Contact", 4393), ("Company", 10)] {
        let params = vec![table.into(), id.into(), names(&["AccountId", "CompanyID"])];
        let row = rows("DataService.load", params).await;
        let row = row.as_struct().unwrap().clone();
        assert_eq!(row.get("AccountId"), row.get("CompanyID"));
    }
}
