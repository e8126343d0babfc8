//! The raw values of every operation, held against what the local Keap's own XML-RPC answers to the same call, and
//! against what it shows of its tables after the call.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use http::Request;
use keap::{Backend, Level, Operation, coverage};
use keap_http::{Body, HttpService};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, DEFAULT_LEGACY_KEY, Sandbox};
use keap_xmlrpc::{DateTime, MethodResponse, Struct, Value};
use serde_json::{Value as Json, json};

use super::chain::{Chain, KEY, document, read};

/// The params behind the key, for each call of an operation; one operation can have several.
fn calls(operation: Operation) -> Vec<Json> {
    match operation.name().split_once('.') {
        Some(("ContactService", _)) => contacts(operation),
        Some(("DataService", _)) => data(operation),
        Some(("APIEmailService", _)) => email(operation),
        _ => others(operation),
    }
}

fn contacts(operation: Operation) -> Vec<Json> {
    let person = json!({
        "FirstName": "Zoë", "LastName": "O'Neil & <Sons>", "Email": "zoe@example.com", "Phone1": "(555) 010-0199",
        "StreetAddress1": "1 Main St", "City": "Chandler", "State": "AZ", "PostalCode": "85225",
        "Country": "United States", "Birthday": {"date": "19800229T00:00:00"},
    });
    match operation {
        Operation::ContactAdd => vec![json!([person])],
        Operation::ContactAddWithDupCheck => vec![
            json!([person, "Email"]),
            json!([{"Email": "ann@example.com", "City": "Wien"}, "Email"]),
        ],
        Operation::ContactLoad => vec![
            json!([
                17,
                [
                    "Id",
                    "FirstName",
                    "LastName",
                    "Email",
                    "Phone1",
                    "DateCreated",
                    "LastUpdated",
                    "Groups",
                    "OwnerID",
                    "City",
                    "State",
                    "Country",
                    "Birthday",
                    "SpouseName",
                    "CompanyID",
                    "_ShoeSize"
                ]
            ]),
            json!([
                4393,
                [
                    "Id",
                    "FirstName",
                    "LastName",
                    "StreetAddress1",
                    "PostalCode",
                    "Company",
                    "Groups"
                ]
            ]),
            json!([25, ["Id", "DateCreated"]]),
            json!([999_999, ["Id"]]),
            json!([17, ["given_name"]]),
        ],
        Operation::ContactUpdate => vec![
            json!([17, {"FirstName": "Anna", "City": "Graz", "Birthday": {"date": "19800229T00:00:00"}}]),
            json!([17, {"FirstName": ""}]),
            json!([999_999, {"FirstName": "Nobody"}]),
        ],
        Operation::ContactMerge => vec![json!([17, 18])],
        Operation::ContactFindByEmail => vec![
            json!([
                "ann@example.com",
                ["Id", "FirstName", "Email", "DateCreated"]
            ]),
            json!(["nobody@example.com", ["Id"]]),
        ],
        Operation::ContactAddToGroup => {
            vec![json!([17, 105]), json!([17, 91]), json!([17, 999_999])]
        }
        Operation::ContactRemoveFromGroup => vec![json!([17, 91]), json!([18, 105])],
        Operation::ContactAddToCampaign | Operation::ContactRemoveFromCampaign => {
            vec![json!([17, 1])]
        }
        Operation::ContactLink | Operation::ContactUnlink => vec![json!([17, 18, 2])],
        Operation::ContactListLinked => vec![json!([17]), json!([18])],
        other => panic!("{other} is new: give it a call here"),
    }
}

fn data(operation: Operation) -> Vec<Json> {
    let columns = json!(["Id", "FirstName", "Email", "DateCreated"]);
    match operation {
        Operation::DataAdd => vec![
            json!(["Contact", {"FirstName": "Zoë", "Email": "zoe@example.com"}]),
            json!(["Company", {"Company": "Acme"}]),
            json!(["ContactGroup", {"GroupName": "Leads of 2026"}]),
        ],
        Operation::DataLoad => vec![
            json!(["Contact", 17, columns]),
            json!(["User", 1, ["Id", "FirstName", "LastName", "Email"]]),
            json!(["Product", 1, ["Id", "ProductName", "ProductPrice"]]),
            json!(["Contact", 999_999, ["Id"]]),
        ],
        Operation::DataUpdate => vec![
            json!(["Contact", 17, {"LastName": "Lee"}]),
            json!(["Company", 1, {"Company": "Acme"}]),
        ],
        Operation::DataDelete => vec![json!(["Contact", 18]), json!(["Contact", 999_999])],
        Operation::DataFindByField => vec![json!(["Contact", 10, 0, "City", "Chandler", columns])],
        Operation::DataQuery => vec![
            json!(["Contact", 3, 0, {"Email": "%example.com"}, columns, "Id", false]),
            json!(["Contact", 1000, 0, {"FirstName": "nobody"}, ["Id"]]),
            json!(["ContactGroupAssign", 1000, 0, {"ContactId": 17}, ["GroupId", "ContactId", "DateCreated"]]),
        ],
        Operation::DataCount => vec![
            json!(["Contact", {"Email": "%example.com"}]),
            json!(["User", {"Id": "%"}]),
        ],
        Operation::DataGetUserInfo => vec![json!([])],
        Operation::DataAddCustomField => vec![json!(["Contact", "Shirt Size", "Text", 1])],
        Operation::DataUpdateCustomField => vec![json!([
            keap_tests::invocations::field_of_companies(), {"Label": "Line of Business"}
        ])],
        Operation::DataGetAppSetting => vec![json!(["Contact", "optiontypes"])],
        Operation::DataGetAppointmentICal => vec![json!([4])],
        other => panic!("{other} is new: give it a call here"),
    }
}

fn email(operation: Operation) -> Vec<Json> {
    let fresh = keap_tests::invocations::FRESH;
    let (from, to) = ("ada@example.com", "~Contact.Email~");
    match operation {
        Operation::EmailOptIn | Operation::EmailOptOut => {
            vec![json!([fresh, "asked for it at the fair"])]
        }
        Operation::EmailGetOptStatus => vec![
            json!([fresh]),
            json!(["ann@example.com"]),
            json!(["nobody@example.com"]),
        ],
        Operation::EmailSend => vec![json!([
            [17],
            from,
            to,
            "",
            "",
            "HTML",
            "Hello",
            "<p>Hello</p>",
            ""
        ])],
        Operation::EmailSendTemplate => vec![json!([[17], 1])],
        Operation::EmailAttach => vec![
            json!([
                17,
                "Ada",
                from,
                "ann@example.com",
                "",
                "",
                "Text",
                "Minutes",
                "",
                "As discussed",
                "",
                "2026-01-15 17:00:00",
                "2026-01-15 17:00:00",
                1
            ]),
            json!([
                17,
                "",
                from,
                "ann@example.com",
                "",
                "",
                "Text",
                "Minutes",
                "",
                "As discussed",
                "",
                "2026-01-15 17:00:00",
                "2026-01-15 17:00:00"
            ]),
        ],
        Operation::EmailGetTemplate => vec![json!([1])],
        other => panic!("{other} is new: give it a call here"),
    }
}

fn others(operation: Operation) -> Vec<Json> {
    match operation {
        Operation::FunnelAchieveGoal => vec![json!(["ab123", "signup", 18])],
        Operation::ProductGetInventory
        | Operation::ProductIncrementInventory
        | Operation::ProductDecrementInventory => vec![json!([1])],
        Operation::ProductIncreaseInventory | Operation::ProductDecreaseInventory => {
            vec![json!([1, 3])]
        }
        Operation::ProductDeactivateCreditCard => vec![json!([1])],
        Operation::SearchGetAllReportColumns => vec![json!([1, 1])],
        Operation::SearchGetSavedSearchResultsAllFields => vec![json!([1, 1, 0])],
        Operation::SearchGetSavedSearchResults => vec![json!([1, 1, 0, ["Id", "FirstName"]])],
        Operation::SearchQuickSearch => vec![json!(["FindPerson", 1, "Ann", 0, 10])],
        other => panic!("{other} is new: give it a call here"),
    }
}

/// A value as a call carries it; `{"date": ...}` stands for a date.
fn value(json: &Json) -> Value {
    match json {
        Json::Bool(truth) => (*truth).into(),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => i32::try_from(whole).unwrap().into(),
            None => number.as_f64().unwrap().into(),
        },
        Json::String(text) => text.as_str().into(),
        Json::Array(items) => Value::Array(items.iter().map(value).collect()),
        Json::Object(members) => match members.get("date") {
            Some(date) => Value::DateTime(date.as_str().unwrap().parse::<DateTime>().unwrap()),
            None => members
                .iter()
                .map(|(name, json)| (name.clone(), value(json)))
                .collect::<Struct>()
                .into(),
        },
        Json::Null => Value::Nil,
    }
}

async fn call(
    service: &impl HttpService,
    (bearer, key): (&str, &str),
    method: &str,
    params: &Json,
) -> MethodResponse {
    let mut params: Vec<Value> = params.as_array().unwrap().iter().map(value).collect();
    if method != "DataService.getUserInfo" {
        params.insert(0, key.into());
    }
    let request =
        Request::post("/crm/xmlrpc/v1").header("Authorization", format!("Bearer {bearer}"));
    let body = Body::from(document(method, &params));
    read(service.call(request.body(body).unwrap()).await.unwrap()).await
}

async fn own(sandbox: &Sandbox, method: &str, params: &Json) -> MethodResponse {
    let key = (DEFAULT_ACCESS_TOKEN, DEFAULT_LEGACY_KEY);
    call(&sandbox.transport(), key, method, params).await
}

async fn by_gateway(chain: &Chain, method: &str, params: &Json) -> MethodResponse {
    call(&chain.gateway.transport(), (KEY, KEY), method, params).await
}

/// A value with its types and the order of its members: `7`, `"7"`, `7.0`, `20260115T17:46:13`.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text:?}"),
        Value::Int(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Double(number) => format!("{number:?}"),
        Value::DateTime(moment) => moment.to_string(),
        Value::Array(items) => {
            format!(
                "[{}]",
                items.iter().map(shown).collect::<Vec<_>>().join(", ")
            )
        }
        Value::Struct(members) => {
            let member = |(name, value)| format!("{name}: {}", shown(value));
            format!(
                "{{{}}}",
                members.iter().map(member).collect::<Vec<_>>().join(", ")
            )
        }
        other => format!("{other:?}"),
    }
}

fn answer(response: &MethodResponse) -> String {
    match response {
        Ok(value) => shown(value),
        Err(fault) => format!("fault {} {}", fault.code, fault.string),
    }
}

/// Where two answers part: nothing when they are the same, else a line for each place.
fn parted(own: &MethodResponse, ours: &MethodResponse) -> Vec<String> {
    let mut lines = Vec::new();
    match (own, ours) {
        (Ok(own), Ok(ours)) => compare("answer", own, ours, &mut lines),
        _ if answer(own) == answer(ours) => {}
        _ => lines.push(format!("answer: {} | {}", answer(own), answer(ours))),
    }
    lines
}

fn compare(place: &str, own: &Value, ours: &Value, lines: &mut Vec<String>) {
    match (own, ours) {
        (Value::Struct(own), Value::Struct(ours)) => {
            for (name, value) in own.iter() {
                match ours.get(name) {
                    Some(other) => compare(&format!("{place}.{name}"), value, other, lines),
                    None => lines.push(format!("{place}.{name}: {} | absent", shown(value))),
                }
            }
            for (name, value) in ours.iter().filter(|(name, _)| !own.contains(name)) {
                lines.push(format!("{place}.{name}: absent | {}", shown(value)));
            }
        }
        (Value::Array(own), Value::Array(ours)) if own.len() == ours.len() => {
            for (number, (own, ours)) in own.iter().zip(ours).enumerate() {
                compare(&format!("{place}[{number}]"), own, ours, lines);
            }
        }
        _ if shown(own) == shown(ours) => {}
        _ => lines.push(format!("{place}: {} | {}", shown(own), shown(ours))),
    }
}

/// One line for each place, whatever the index of the row: the first that is there, and how many there are.
fn summed(lines: &[String]) -> Vec<String> {
    let mut places: Vec<(String, &str, usize)> = Vec::new();
    for line in lines {
        let (place, values) = line.split_once(": ").unwrap();
        let parts = place.split('[').map(|part| match part.split_once(']') {
            Some((_, rest)) => format!("[]{rest}"),
            None => part.to_owned(),
        });
        let place: String = parts.collect();
        match places.iter_mut().find(|(known, ..)| *known == place) {
            Some((.., count)) => *count += 1,
            None => places.push((place, values, 1)),
        }
    }
    let told = |(place, values, count)| match count {
        1 => format!("{place}: {values}"),
        more => format!("{place}: {values}, and {} more", more - 1),
    };
    places.into_iter().map(told).collect()
}

/// The columns of a table that its own XML-RPC gives.
fn readable(table: &keap_schema::TableInfo) -> Vec<&'static str> {
    table
        .columns
        .iter()
        .filter(|column| column.access.read)
        .map(|column| column.name)
        .collect()
}

/// All rows of all tables, as the local Keap's own XML-RPC shows them.
async fn state(sandbox: &Sandbox) -> BTreeMap<&'static str, MethodResponse> {
    sandbox.trouble().calm();
    let mut tables = BTreeMap::new();
    for table in keap_schema::TABLES.iter().filter(|table| table.access.read) {
        let params = json!([table.name, 1000, 0, {}, readable(table)]);
        tables.insert(table.name, own(sandbox, "DataService.query", &params).await);
    }
    tables
}

fn served(operation: Operation) -> bool {
    let rest = [Backend::RestV1, Backend::RestV2].into_iter();
    rest.filter_map(|backend| coverage(operation, backend))
        .any(|row| row.level != Level::None)
}

/// Answers and effects are the same, or the log line of the call names the known differences. What they are in detail
/// is in the snapshot: left of the bar the local Keap's own XML-RPC, right of it the gateway.
#[tokio::test]
async fn every_operation_answers_and_does_as_keaps_own_xmlrpc() {
    let (mut told, mut untold) = (String::new(), String::new());
    let mut same = 0;
    for &operation in Operation::ALL
        .iter()
        .filter(|operation| served(**operation))
    {
        for params in calls(operation) {
            let (chain, sandbox) = (Chain::new(), keap_tests::sandbox());
            let expected = own(&sandbox, operation.name(), &params).await;
            let answered = by_gateway(&chain, operation.name(), &params).await;
            let mut lines = parted(&expected, &answered);
            if operation.is_write() {
                let (theirs, ours) = (state(&sandbox).await, state(&chain.sandbox).await);
                for (table, rows) in &theirs {
                    let parted = parted(rows, &ours[table]);
                    lines.extend(parted.iter().map(|line| line.replacen("answer", table, 1)));
                }
            }
            if lines.is_empty() {
                same += 1;
                continue;
            }
            let line = chain.lines.last();
            let told = if line.differences.is_empty() {
                &mut untold
            } else {
                &mut told
            };
            let _ = writeln!(
                told,
                "{operation} {params}\n    {}\n    {}",
                line.differences.join(" "),
                summed(&lines).join("\n    ")
            );
        }
    }
    assert!(untold.is_empty(), "no known difference is named:\n{untold}");
    assert!(same >= 40, "only {same} calls are the same:\n{told}");
    insta::assert_snapshot!(told);
}
