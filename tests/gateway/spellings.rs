//! Every spelling of the endpoint, and how the real service writes its answers.

use http::Request;
use keap_xmlrpc::{Struct, Value};

use super::chain::{Chain, KEY, bytes, document, read};

fn load(key: &str) -> Vec<u8> {
    let fields = Value::Array(vec!["FirstName".into(), "LastName".into()]);
    document("ContactService.load", &[key.into(), 4393.into(), fields])
}

#[tokio::test]
async fn every_path_and_every_place_of_the_key_is_answered() {
    let chain = Chain::new();
    let requests = [
        (Request::post("/api/xmlrpc"), KEY),
        (Request::post("/api/xmlrpc/"), KEY),
        (Request::post("/api/xmlrpc/v1"), KEY),
        (
            Request::post("https://ab123.infusionsoft.com:443/api/xmlrpc"),
            KEY,
        ),
        (
            Request::post("/crm/xmlrpc/v1").header("Authorization", format!("Bearer {KEY}")),
            "x",
        ),
        (
            Request::post("/crm/xmlrpc").header("X-Keap-API-Key", KEY),
            "",
        ),
        (
            Request::post(format!("/crm/xmlrpc/v1/?access_token={KEY}")),
            "not-used",
        ),
    ];
    for (number, (request, first)) in requests.into_iter().enumerate() {
        let answer = read(chain.send(request, load(first)).await).await;
        assert_eq!(
            answer.unwrap()["LastName"].as_str(),
            Some("Robertson"),
            "request {number}"
        );
    }
}

#[tokio::test]
async fn answers_are_written_as_the_real_service_writes_them() {
    let chain = Chain::new();
    let response = chain.send(Request::post("/api/xmlrpc"), load(KEY)).await;
    assert_eq!(response.headers()["content-type"], "text/xml;charset=UTF-8");
    let text = String::from_utf8(bytes(response).await).unwrap();
    insta::assert_snapshot!(text);
    let created = document(
        "DataService.load",
        &[
            KEY.into(),
            "Contact".into(),
            17.into(),
            Value::Array(vec!["Id".into(), "DateCreated".into(), "SpouseName".into()]),
        ],
    );
    let text = bytes(chain.send(Request::post("/api/xmlrpc"), created).await).await;
    insta::assert_snapshot!(String::from_utf8(text).unwrap());
}

#[tokio::test]
async fn texts_of_old_encodings_arrive() {
    let chain = Chain::new();
    let add = |name: &[u8], declaration: &str| {
        [
            declaration.as_bytes(),
            b"<methodCall><methodName>ContactService.add</methodName><params><param><value>",
            KEY.as_bytes(),
            b"</value></param><param><value><struct><member><name>FirstName</name><value>",
            name,
            b"</value></member><member><name>Email</name><value>zoe@example.com</value></member></struct>\
              </value></param></params></methodCall>",
        ]
        .concat()
    };
    let bodies = [
        add("Zoë".as_bytes(), "<?xml version=\"1.0\"?>"),
        add(b"Zo\xEB", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>"),
        add(
            b"Zo\xEB",
            "<?xml version=\"1.0\" encoding=\"windows-1252\"?>",
        ),
        add(b"Zo\xEB", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
        add(b"Zo\xEB", ""),
    ];
    for body in bodies {
        let id = read(chain.send(Request::post("/api/xmlrpc"), body).await)
            .await
            .unwrap();
        let fields = Value::Array(vec!["FirstName".into()]);
        let row = chain
            .call("ContactService.load", vec![id, fields])
            .await
            .unwrap();
        assert_eq!(row["FirstName"].as_str(), Some("Zoë"));
    }
}

#[tokio::test]
async fn names_of_any_case_and_numbers_as_texts_are_read() {
    let chain = Chain::new();
    let query = |table: &str, limit: Value, conditions: Value| {
        vec![
            table.into(),
            limit,
            "0".into(),
            conditions,
            Value::Array(vec!["id".into(), "EMAIL".into()]),
        ]
    };
    let by_mail = Struct::new().with("email", "ann@example.com");
    let rows = chain
        .call(
            "dataservice.QUERY",
            query("contact", "5".into(), by_mail.into()),
        )
        .await
        .unwrap();
    assert_eq!(rows[0]["id"].as_i32(), Some(17));
    assert_eq!(rows[0]["EMAIL"].as_str(), Some("ann@example.com"));
    // An empty PHP array is an empty struct.
    let rows = chain
        .call(
            "DataService.query",
            query("User", 5.into(), Value::Array(vec![])),
        )
        .await;
    assert_eq!(rows.unwrap().as_array().unwrap().len(), 3);
}

/// The service refused these for their types; what did nothing for years does nothing here.
#[tokio::test]
async fn params_of_a_call_that_writes_are_made_to_fit_nothing() {
    let chain = Chain::new();
    for (method, params) in [
        ("ContactService.addToGroup", vec!["17".into(), "91".into()]),
        (
            "ProductService.increaseInventory",
            vec![1.into(), "5".into()],
        ),
        (
            "InvoiceService.addManualPayment",
            vec![
                1.into(),
                5.into(),
                "20260101T00:00:00".into(),
                "Cash".into(),
                "".into(),
                false.into(),
            ],
        ),
        (
            "ContactService.update",
            vec![17.into(), Value::Array(vec![])],
        ),
        (
            "FileService.uploadFile",
            vec!["17".into(), "a.txt".into(), "aGVsbG8=".into()],
        ),
        ("APIEmailService.sendEmail", vec!["17".into(), 1.into()]),
    ] {
        let fault = chain.call(method, params).await.unwrap_err();
        let text = "No method matching arguments: java.lang.String, ";
        assert!(
            fault.code == 0 && fault.string.starts_with(text),
            "{fault:?}"
        );
    }
    let tag = vec![17.into(), 91.into()];
    chain.call("ContactService.addToGroup", tag).await.unwrap();
}

/// The service sees no types inside a list, and takes a template as a text.
#[tokio::test]
async fn ids_of_a_call_that_writes_are_texts_in_a_list() {
    let chain = Chain::new();
    let list = |item: &str| Value::Array(vec![item.into()]);
    let none = || Value::Array(Vec::new());
    let order = vec![
        19.into(),
        0.into(),
        0.into(),
        list("1"),
        none(),
        false.into(),
        none(),
    ];
    let mail = [
        "ann@example.com",
        "~Contact.Email~",
        "",
        "",
        "Text",
        "S",
        "",
        "t",
    ];
    let mail = std::iter::once(list("19")).chain(mail.map(Value::from));
    for (method, params) in [
        ("APIEmailService.sendEmail", vec![list("19"), 1.into()]),
        ("APIEmailService.sendEmail", vec![list("19"), "1".into()]),
        ("APIEmailService.sendEmail", mail.collect()),
        ("OrderService.placeOrder", order),
    ] {
        let answer = chain.call(method, params.clone()).await;
        assert!(answer.is_ok(), "{method} {params:?}: {answer:?}");
    }
}

/// A form that a person emptied reaches the contact that is there, as over XML-RPC; in a new one it is nothing.
#[tokio::test]
async fn blanks_of_a_contact_with_a_duplicate_check_clear_what_is_there() {
    let chain = Chain::new();
    let email = "blanks@example.com";
    let form = |phone: &str, size: Value| {
        let form = Struct::new().with("Email", email).with("City", "");
        form.with("Phone1", phone).with("_ShoeSize", size)
    };
    let columns = ["Phone1", "_ShoeSize", "City"].map(Value::from).to_vec();
    let mut ids = Vec::new();
    for (form, told) in [
        (form("(602) 555-0111", 40.into()), 2),
        (form("", "".into()), 0),
    ] {
        let params = vec![form.into(), "Email".into()];
        let id = chain.call("ContactService.addWithDupCheck", params).await;
        ids.push(id.unwrap().as_i32().unwrap());
        let params = vec![ids[0].into(), Value::Array(columns.clone())];
        let row = chain.call("ContactService.load", params).await.unwrap();
        let row = row.as_struct().unwrap();
        let texts = row.iter().filter(|(_, value)| value.as_str() != Some(""));
        assert_eq!(texts.count(), told, "{row:?}");
    }
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_list_of_ids_is_asked_for_as_a_whole() {
    let chain = Chain::new();
    let query = |ids: Vec<Value>| {
        vec![
            "Contact".into(),
            5.into(),
            0.into(),
            Struct::new().with("Id", Value::Array(ids)).into(),
            Value::Array(vec!["Id".into()]),
        ]
    };
    let rows = async |ids: Vec<Value>| {
        let rows = chain.call("DataService.query", query(ids)).await?;
        Ok::<usize, keap_xmlrpc::Fault>(rows.as_array().unwrap().len())
    };
    assert_eq!(rows(vec![17.into(), "18".into()]).await, Ok(2));
    let fault = rows(vec![17.into(), "x".into()]).await.unwrap_err();
    assert_eq!(fault.code, 12, "{fault:?}");
    // No row is one of none.
    assert_eq!(rows(Vec::new()).await, Ok(0));
    let none = Struct::new().with("Id", Value::Array(Vec::new()));
    let count = chain
        .call("DataService.count", vec!["Contact".into(), none.into()])
        .await;
    assert_eq!(count.unwrap().as_i32(), Some(0));
    let none = Struct::new().with("City", Value::Array(Vec::new()));
    let count = chain
        .call("DataService.count", vec!["Contact".into(), none.into()])
        .await;
    assert_eq!(count.unwrap_err().code, 12);
}

#[tokio::test]
async fn faults_have_the_real_texts() {
    let chain = Chain::new();
    let one = |name: &str| Value::Array(vec![name.into()]);
    let calls: Vec<(&str, Vec<Value>)> = vec![
        ("ContactService.loadAll", vec![]),
        ("ContactService.load", vec![]),
        ("ContactService.load", vec!["x".into(), one("Id")]),
        ("ContactService.load", vec![999_999.into(), one("Id")]),
        ("ContactService.load", vec![17.into(), one("given_name")]),
        ("ContactService.load", vec![17.into(), one("_NoSuchField")]),
        (
            "DataService.load",
            vec!["Contacts".into(), 17.into(), one("Id")],
        ),
        (
            "ContactService.update",
            vec![17.into(), Struct::new().into()],
        ),
        (
            "ContactService.update",
            vec![17.into(), Struct::new().with("Groups", "91").into()],
        ),
        (
            "ContactService.addWithDupCheck",
            vec![Struct::new().with("City", "x").into(), "Phone".into()],
        ),
        (
            "DataService.query",
            vec![
                "Contact".into(),
                1.into(),
                (-1).into(),
                Struct::new().into(),
                one("Id"),
            ],
        ),
        ("ContactService.pauseCampaign", vec![17.into(), 1.into()]),
        ("ShippingService.getWeightBasedShippingRanges", vec![]),
        ("system.listMethods", vec![]),
    ];
    let mut told = Vec::new();
    for (method, params) in calls {
        let fault = chain.call(method, params).await.unwrap_err();
        told.push(format!("{method}: {} {}", fault.code, fault.string));
    }
    let empty = read(chain.send(Request::post("/api/xmlrpc"), "").await)
        .await
        .unwrap_err();
    told.push(format!("{} {}", empty.code, empty.string));
    insta::assert_snapshot!(told.join("\n"));
}

/// What the real service would take for a pattern or an operator is refused, as over every backend, and not answered by
/// something else; an empty text is a question.
#[tokio::test]
async fn a_condition_that_cannot_be_read_is_a_fault() {
    let chain = Chain::new();
    let query = async |condition: &str| {
        let params = vec![
            "Contact".into(),
            5.into(),
            0.into(),
            Struct::new().with("FirstName", condition).into(),
            Value::Array(vec!["Id".into()]),
        ];
        chain.call("DataService.query", params).await
    };
    for condition in ["~>~ A%", "~<>~%", "~>=~"] {
        let fault = query(condition).await.unwrap_err();
        assert!(fault.string.contains("FirstName"), "{condition}: {fault:?}");
    }
    // The service trips over what is no operator.
    let fault = query("~like~x").await.unwrap_err();
    assert_eq!(fault.code, 0);
    assert!(fault.string.starts_with("String index out of range: -4"));
    for condition in ["A%", "~>~ A", ""] {
        query(condition).await.unwrap();
    }
}

#[tokio::test]
async fn packed_requests_and_answers_are_understood() {
    let chain = Chain::new();
    let echo = document("DataService.echo", &["x".repeat(5000).into()]);
    let request = Request::post("/api/xmlrpc").header("Accept-Encoding", "gzip, deflate");
    let response = chain.send(request, echo).await;
    assert_eq!(response.headers()["content-encoding"], "gzip");
    let packed = bytes(response).await;
    assert!(packed.len() < 1000);
    // The answer itself, sent back as a request, is unpacked and found to be no call.
    let request = Request::post("/api/xmlrpc").header("Content-Encoding", "gzip");
    let fault = read(chain.send(request, packed).await).await.unwrap_err();
    assert!(fault.string.contains("methodResponse"), "{fault:?}");
}

#[tokio::test]
async fn other_paths_say_where_one_is() {
    let chain = Chain::new();
    let response = chain.send(Request::get("/app/form/abc"), "").await;
    assert_eq!(response.status(), 404);
    assert!(
        String::from_utf8(bytes(response).await)
            .unwrap()
            .contains("hosts file")
    );
    assert_eq!(
        chain.send(Request::get("/api/xmlrpc"), "").await.status(),
        405
    );
    assert_eq!(chain.send(Request::get("/healthz"), "").await.status(), 200);
}

#[tokio::test]
async fn dates_with_dashes_and_numbers_for_texts_are_read() {
    let chain = Chain::new();
    for date in [
        "<dateTime.iso8601>1980-02-29T00:00:00</dateTime.iso8601>",
        "<dateTime.iso8601>19800229T00:00:00</dateTime.iso8601>",
        "1980-02-29",
    ] {
        let body = format!(
            "<methodCall><methodName>ContactService.update</methodName><params><param><value>{KEY}</value></param>\
             <param><value><int>18</int></value></param><param><value><struct><member><name>Birthday</name>\
             <value>{date}</value></member></struct></value></param></params></methodCall>"
        );
        let answer = read(chain.send(Request::post("/api/xmlrpc"), body).await).await;
        assert_eq!(answer.unwrap().as_i32(), Some(18), "{date}");
        let birthday = Value::Array(vec!["Birthday".into()]);
        let row = chain
            .call("ContactService.load", vec![18.into(), birthday])
            .await;
        let row = row.unwrap();
        let stored = row["Birthday"].as_datetime().unwrap().to_string();
        assert_eq!(stored, "19800229T00:00:00", "{date}");
    }
    let found = chain
        .call(
            "DataService.findByField",
            vec![
                "Contact".into(),
                5.into(),
                0.into(),
                "Id".into(),
                17.into(),
                Value::Array(vec!["FirstName".into()]),
            ],
        )
        .await
        .unwrap();
    assert_eq!(found[0]["FirstName"].as_str(), Some("Ann"));
}
