//! Calls that the real service refuses are refused here, in its words, before anything is sent; and what is told of them.

use std::sync::{Arc, Mutex};

use http::Request;
use keap::{Keap, Operation};
use keap_auth::AccessToken;
use keap_http::{Body, BoxFuture, HttpService, Response, Transport, TransportError};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, DEFAULT_LEGACY_KEY};
use keap_tests::invocations;
use keap_xmlrpc::{DecodeOptions, Fault, MethodResponse, Struct, Value, decode_call};

use super::chain::{Chain, KEY, READER, document, read};

/// What the local Keap's own XML-RPC answers.
pub(crate) async fn own(method: &str, params: &[Value]) -> MethodResponse {
    let params = [&[DEFAULT_LEGACY_KEY.into()], params].concat();
    let request = Request::post("/crm/xmlrpc/v1")
        .header("Authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"));
    let body = Body::from(document(method, &params));
    let sandbox = keap_tests::sandbox();
    let answer = sandbox.transport().send(request.body(body).unwrap()).await;
    read(answer.unwrap()).await
}

fn told(fault: &Fault) -> (i32, &str) {
    (fault.code, fault.string.as_str())
}

#[tokio::test]
async fn a_nil_is_refused_wherever_it_stands() {
    let chain = Chain::new();
    let fields = || Struct::new().with("FirstName", Value::Nil);
    let list = Value::Array(vec!["Id".into(), Value::Nil]);
    let nested = Value::Array(vec![fields().into()]);
    let query = vec!["Contact".into(), 1.into(), 0.into(), Struct::new().into()];
    let calls = [
        ("ContactService.update", vec![19.into(), fields().into()]),
        ("ContactService.update", vec![19.into(), Value::Nil]),
        ("ContactService.load", vec![19.into(), list]),
        ("ContactService.load", vec![19.into(), nested]),
        ("ContactService.add", vec![fields().into()]),
        (
            "DataService.query",
            [
                query,
                vec![Value::Array(vec!["Id".into()]), Value::Nil, Value::Nil],
            ]
            .concat(),
        ),
    ];
    for (method, params) in calls {
        let expected = own(method, &params).await.unwrap_err();
        let fault = chain.call(method, params).await.unwrap_err();
        assert_eq!(told(&fault), told(&expected), "{method}");
        assert!(fault.string.ends_with("Unknown type: nil"), "{fault:?}");
        assert_eq!(chain.lines.last().upstream_calls, 0, "{method}");
    }
    let kept = chain
        .call(
            "ContactService.load",
            vec![19.into(), Value::Array(vec!["FirstName".into()])],
        )
        .await
        .unwrap();
    assert!(kept["FirstName"].as_str().is_some(), "{kept:?}");
}

/// Which of two members of one name was meant, nobody knows: the service reads no such struct.
#[tokio::test]
async fn a_struct_that_names_a_member_twice_is_refused() {
    let chain = Chain::new();
    let twice: Struct = [("Id", 17), ("Id", 19)]
        .into_iter()
        .map(|(name, id)| (name.to_owned(), Value::from(id)))
        .collect();
    let params = vec!["Contact".into(), twice.into()];
    let expected = own("DataService.count", &params).await.unwrap_err();
    let fault = chain.call("DataService.count", params).await.unwrap_err();
    assert_eq!(told(&fault), told(&expected));
    assert!(fault.string.ends_with("Duplicate name: Id"), "{fault:?}");
}

/// A calendar rolls over as at the service, and an empty date clears.
#[tokio::test]
async fn dates_are_read_as_the_service_reads_them() {
    let chain = Chain::new();
    let birthday = |text: &'static str| {
        let chain = &chain;
        async move {
            let body = format!(
                "<methodCall><methodName>ContactService.update</methodName><params><param><value>{KEY}</value></param>\
                 <param><value><int>19</int></value></param><param><value><struct><member><name>Birthday</name><value>\
                 <dateTime.iso8601>{text}</dateTime.iso8601></value></member></struct></value></param></params></methodCall>"
            );
            let answer = chain.send(Request::post("/api/xmlrpc"), body).await;
            assert_eq!(read(answer).await, Ok(19.into()), "{text}");
            let fields = Value::Array(vec!["Birthday".into(), "Id".into()]);
            let row = chain
                .call("ContactService.load", vec![19.into(), fields])
                .await;
            match row.unwrap() {
                Value::Struct(row) => row.get("Birthday").map(|value| format!("{value:?}")),
                other => panic!("{other:?}"),
            }
        }
    };
    let rolled = birthday("19801232T00:00:00").await.unwrap();
    assert!(rolled.contains("1981-01-01"), "{rolled}");
    assert_eq!(birthday("").await, None);
}

/// REST refuses values that XML-RPC takes: the call counts as that, with the column that an add names nobody in.
#[tokio::test]
async fn values_that_are_refused_are_counted_as_that() {
    let chain = Chain::new();
    let contact = |values: Struct| vec![Value::from(values)];
    let new = || Struct::new().with("Email", "new@example.com");
    let add = |values: Struct| chain.call("ContactService.add", contact(values));
    let owner = add(new().with("OwnerID", 99_999)).await.unwrap_err();
    assert_eq!(
        told(&owner),
        (
            5,
            "[RecordNotFound]Record was not found: none has the id in OwnerID"
        )
    );
    assert!(chain.lines.last().refused_values);
    // An update may name others, too, or one that is not there itself, which XML-RPC refuses as well.
    let update = |id: i32| {
        let values = Struct::new().with("OwnerID", 99_999);
        chain.call("ContactService.update", vec![id.into(), values.into()])
    };
    let owner = update(4393).await.unwrap_err();
    assert!(
        owner.string.ends_with("none has the id in OwnerID"),
        "{owner:?}"
    );
    assert!(chain.lines.last().refused_values);
    let nobody = update(999_999).await.unwrap_err();
    assert_eq!(told(&nobody), (5, "[RecordNotFound]Record was not found"));
    assert!(!chain.lines.last().refused_values);
    for (column, value) in [
        ("TimeZone", "Mars"),
        ("Leadsource", "Nowhere"),
        ("Birthday", "someday"),
    ] {
        let fault = add(new().with(column, value)).await.unwrap_err();
        assert_eq!(fault.code, 12, "{column}: {fault:?}");
        let line = chain.lines.last();
        assert!(line.refused_values && !line.blocker, "{column}: {line:?}");
    }
}

/// What notes have no place for orders no rows of which some are notes; with the kind of the rows it does.
#[tokio::test]
async fn an_order_by_a_column_that_one_kind_lacks_is_refused_by_its_name() {
    let chain = Chain::new();
    let query = |conditions: Struct| {
        let mut params: Vec<Value> = vec!["ContactAction".into(), 20.into(), 0.into()];
        params.push(conditions.into());
        params.push(Value::Array(vec!["Id".into()]));
        params.extend(["ActionDate".into(), true.into()]);
        chain.call("DataService.query", params)
    };
    let all = query(Struct::new().with("Id", "%")).await.unwrap_err();
    assert!(
        all.string.contains("order by ContactAction.ActionDate"),
        "{all:?}"
    );
    assert!(all.string.contains("ObjectType"), "{all:?}");
    assert!(chain.lines.last().blocker);
    query(Struct::new().with("ObjectType", "Task"))
        .await
        .unwrap();
}

#[tokio::test]
async fn an_empty_text_to_order_by_is_no_order() {
    let chain = Chain::new();
    let mut params: Vec<Value> = vec!["Contact".into(), 20.into(), 0.into()];
    params.push(Struct::new().with("Id", "%").into());
    params.push(Value::Array(vec!["Id".into()]));
    params.extend(["".into(), true.into()]);
    let expected = own("DataService.query", &params).await.unwrap();
    assert_eq!(chain.call("DataService.query", params).await, Ok(expected));
}

/// Keeps the params of the one call that it is sent.
#[derive(Debug, Default)]
struct Wire(Arc<Mutex<Option<Vec<Value>>>>);

impl HttpService for Wire {
    fn call(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let bytes = request.into_body().into_bytes(usize::MAX).await.unwrap();
            let call = decode_call(&bytes, &DecodeOptions::default()).unwrap();
            *self.0.lock().unwrap() = Some(call.params);
            Ok(Response::new(Body::empty()))
        })
    }
}

/// The params of an operation behind the key, as they are sent; nothing when it cannot be sent any more.
async fn params(operation: Operation) -> Option<Vec<Value>> {
    let sent = Arc::default();
    let keap = Keap::builder(AccessToken::new(KEY).unwrap())
        .transport(Transport::new(Wire(Arc::clone(&sent))))
        .build()
        .unwrap();
    let invocation = invocations::sample(operation);
    let _ = keap.xmlrpc().unwrap().invoke(invocation).await;
    let mut params = sent.lock().unwrap().take()?;
    params.remove(0);
    Some(params)
}

/// Too few and too many params get the text of the real service, with the types of all of them.
#[tokio::test(start_paused = true)]
async fn a_wrong_number_of_params_is_told_as_the_real_service_does() {
    let chain = Chain::new();
    let mut held = 0;
    for &operation in Operation::ALL {
        // Programs that send a key to this one are served all the same.
        if operation == Operation::DataGetUserInfo {
            continue;
        }
        let Some(params) = params(operation).await else {
            continue;
        };
        let less = params.split_last().map_or(&[][..], |(_, less)| less);
        // No optional param is a list of structs.
        let one = Value::Array(vec![Struct::new().into()]);
        let more = [&params[..], &[one]].concat();
        for wrong in [less, &more, &[], &vec!["x".into(); 20]] {
            let Err(expected) = own(operation.name(), wrong).await else {
                continue;
            };
            if !expected.string.starts_with("No method matching") {
                continue;
            }
            let answer = chain.call(operation.name(), wrong.to_vec()).await;
            let fault = answer.unwrap_err();
            assert_eq!(told(&fault), told(&expected), "{operation}");
            held += 1;
        }
    }
    assert!(held >= 120, "only {held}");
}

#[tokio::test]
async fn what_is_refused_is_told_with_its_table_and_columns() {
    let chain = Chain::new();
    let columns = |names: &[&str]| Value::Array(names.iter().map(|&name| name.into()).collect());
    let by_mail = || Struct::new().with("Email", "ann@example.com");
    let query = |table: &str| {
        vec![
            table.into(),
            10.into(),
            0.into(),
            by_mail().into(),
            columns(&["Id", "Nope"]),
        ]
    };
    let load = vec![4393.into(), columns(&["Nope"])];
    let values = Struct::new().with("Nope", "secret");
    let update = vec![4393.into(), values.into()];
    let calls = [
        (KEY, "ContactService.load", load, "Contact Nope "),
        (KEY, "ContactService.update", update, "Contact Nope "),
        (
            KEY,
            "DataService.query",
            query("contact"),
            "Contact Id,Nope Email",
        ),
        (
            KEY,
            "DataService.query",
            query("Nothing"),
            "(unknown) Id,Nope Email",
        ),
        (
            READER,
            "DataService.query",
            query("User"),
            "User Id,Nope Email",
        ),
        (
            READER,
            "ContactService.add",
            vec![by_mail().into()],
            "Contact Email ",
        ),
    ];
    for (key, method, params, expected) in calls {
        chain.call_as(key, method, params).await.unwrap_err();
        let line = chain.lines.last();
        let told = format!(
            "{} {} {}",
            line.table.clone().unwrap_or_default(),
            line.columns.join(","),
            line.conditions.join(",")
        );
        assert_eq!(told, expected, "{method}");
        let text = serde_json::to_string(&line).unwrap();
        assert!(!text.contains("ann@") && !text.contains("secret"), "{text}");
    }
}

#[tokio::test]
async fn a_method_that_is_not_served_is_told_with_what_to_do() {
    let chain = Chain::new();
    let ranges = chain.call("ShippingService.getWeightBasedShippingRanges", Vec::new());
    let fault = ranges.await.unwrap_err();
    assert!(fault.string.contains("is not served"), "{fault:?}");
    assert!(fault.string.contains("do without it"), "{fault:?}");
    assert!(chain.lines.last().blocker);
}

/// Refuses every write with one answer.
#[derive(Debug)]
struct Refusing(Transport, http::StatusCode, &'static str);

/// REST says by its status that it is there already.
const DOUBLED: &str = r#"{"code":409,"status":"CONFLICT","message":"it exists already"}"#;

impl HttpService for Refusing {
    fn call(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            if request.method() == http::Method::GET {
                return self.0.send(request).await;
            }
            let mut response = Response::new(Body::from(self.2));
            *response.status_mut() = self.1;
            Ok(response)
        })
    }
}

/// A gateway before a server that refuses every write so.
fn refusing(status: http::StatusCode, body: &'static str) -> Chain {
    let sandbox = keap_tests::gateway::retired();
    let refusing = Transport::new(Refusing(sandbox.transport(), status, body));
    Chain::built(sandbox, |builder| {
        builder
            .tenant(keap_tests::gateway::tenant(refusing))
            .build()
    })
}

/// What only the server knows is told in its words, with what to do, and without a status of REST.
#[tokio::test]
async fn a_value_that_the_server_refuses_is_told_in_its_words() {
    let contact = Struct::new().with("Email", "new@example.com");
    for (body, expected) in [
        (
            r#"{"message":"given_name is too long"}"#,
            "[InvalidParameter]REST refuses it: given_name is too long; change what it names; sent again as it is, it is refused again",
        ),
        (
            "",
            "[InvalidParameter]REST refuses it and does not say why (status 400, empty body); send the values one by one to find the one that it does not take",
        ),
    ] {
        let chain = refusing(http::StatusCode::BAD_REQUEST, body);
        let add = chain.call("ContactService.add", vec![contact.clone().into()]);
        assert_eq!(add.await.unwrap_err().string, expected);
    }
}

/// Programs of old know the code of the database for it: the write was refused as a whole, and nothing is in doubt.
#[tokio::test]
async fn a_write_that_is_refused_as_a_duplicate_is_a_fault_of_the_database() {
    let chain = refusing(http::StatusCode::CONFLICT, DOUBLED);
    let name = |name: &str| Struct::new().with(name, "Twice");
    let mail = name("FirstName").with("Email", "twice@example.com");
    let field = ["Person", "Twice", "Text"].map(Value::from);
    let calls = [
        ("ContactService.add", vec![mail.into()], "it exists already"),
        (
            "DataService.add",
            vec!["ContactGroup".into(), name("GroupName").into()],
            "it exists already",
        ),
        (
            "ContactService.update",
            vec![17.into(), name("FirstName").into()],
            "it exists already",
        ),
        (
            "DataService.addCustomField",
            [&field[..], &[1.into()]].concat(),
            "Error creating custom field",
        ),
    ];
    for (method, params, words) in calls {
        let fault = chain.call(method, params).await.unwrap_err();
        assert_eq!(fault.code, 4, "{method}: {fault:?}");
        assert!(
            fault.string.starts_with("[DatabaseError]"),
            "{method}: {fault:?}"
        );
        assert!(fault.string.contains(words), "{method}: {fault:?}");
        let line = chain.lines.last();
        assert_eq!(line.fault_kind.as_deref(), Some("DatabaseError"));
        assert!(!line.in_doubt && !line.blocker, "{line:?}");
        assert!(line.upstream_calls > 0, "{line:?}");
    }
}

/// Two old forms of the method send the number of a card that is not stored. Nothing of it goes on, into an answer or a line.
#[tokio::test]
async fn a_card_that_is_not_stored_goes_nowhere() {
    let chain = Chain::new();
    let number = "4111111111111111";
    let card = Struct::new()
        .with("CardType", "Visa")
        .with("ContactId", 19)
        .with("CardNumber", number)
        .with("ExpirationMonth", "12")
        .with("ExpirationYear", "2030")
        .with("CVV2", "123");
    let params = [
        "Visa".into(),
        19.into(),
        number.into(),
        "12".into(),
        "2030".into(),
        "123".into(),
    ];
    for params in [vec![card.into()], params.to_vec()] {
        let fault = chain
            .call("InvoiceService.validateCreditCard", params)
            .await;
        let fault = fault.unwrap_err();
        assert!(fault.string.contains("KB-103"), "{fault:?}");
        let line = chain.lines.last();
        assert_eq!(line.upstream_calls, 0);
        // The report lists it among what nothing answers, with what to do.
        assert!(line.blocker, "{line:?}");
        assert_eq!(line.differences, ["KB-103"]);
        assert!(line.advice.as_deref().unwrap().contains("Keap's own form"));
        let all = format!("{fault:?} {}", serde_json::to_string(&line).unwrap());
        assert!(!all.contains(number), "{all}");
    }
    let stored = chain.call("InvoiceService.validateCreditCard", vec![2.into()]);
    let stored = stored.await.unwrap();
    assert_eq!(stored["Valid"].as_str(), Some("false"), "{stored:?}");
    assert_eq!(stored["Message"].as_str(), Some("The card has expired"));
}
