//! Conditions, orders and values of which nobody has shown what the service makes of them: all three ways answer alike, or
//! refuse alike.

use http::Request;
use keap_http::{Body, HttpService as _};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use serde_json::{Value as Json, json};

use super::three_ways::Wires;

const REFUSED: &str = "fault 12";

/// What `count` and `findByField` tell of a condition.
async fn asked(wires: &Wires, (table, column): (&str, &str), value: &Json) -> Vec<[String; 3]> {
    let count = json!([table, { column: value }]);
    let mut told = vec![wires.all("DataService.count", &count).await];
    if value.is_string() {
        let find = json!([table, 1000, 0, column, value, ["Id"]]);
        told.push(wires.all("DataService.findByField", &find).await);
    }
    told
}

fn is_alike(told: &[String; 3]) -> bool {
    told[0] == told[1] && told[1] == told[2]
}

/// Columns of whole numbers, amounts, flags, days and times: of the table itself and custom ones.
const NUMBERS: [(&str, &str); 5] = [
    ("Contact", "OwnerID"),
    ("Contact", "_Score"),
    ("Contact", "_ShoeSize"),
    ("Contact", "_Budget"),
    ("Product", "Status"),
];
const FLAGS: [(&str, &str); 1] = [("Contact", "_Newsletter")];
const DATES: [(&str, &str); 4] = [
    ("Contact", "Birthday"),
    ("Contact", "_Renewal"),
    ("Contact", "_LastVisit"),
    ("Lead", "NextActionDate"),
];

#[tokio::test]
async fn what_cannot_be_a_value_of_the_column_is_refused() {
    let wires = Wires::new();
    let mut failed = Vec::new();
    let words = [
        json!("abc"),
        json!("null"),
        json!("2025-07-04"),
        json!("1e400"),
        json!("NaN"),
    ];
    let flags = [json!("true"), json!("yes")];
    let days = [json!(20_250_704), json!(true)];
    let of_numbers = words.iter().chain(&flags);
    let numbers = NUMBERS
        .iter()
        .flat_map(|column| of_numbers.clone().map(move |value| (column, value)));
    let of_flags = FLAGS
        .iter()
        .flat_map(|column| words.iter().map(move |value| (column, value)));
    let of_days = DATES
        .iter()
        .flat_map(|column| days.iter().map(move |value| (column, value)));
    for (column, value) in numbers.chain(of_flags).chain(of_days) {
        for told in asked(&wires, *column, value).await {
            if told.iter().any(|told| told != REFUSED) {
                failed.push(format!("{column:?} {value}: {told:?}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[tokio::test]
async fn numbers_are_compared_alike_however_they_are_written() {
    let wires = Wires::new();
    let mut failed = Vec::new();
    for column in NUMBERS.into_iter().chain(FLAGS) {
        for value in [
            json!(1),
            json!(1.0),
            json!(true),
            json!("1.0"),
            json!(" 1"),
            json!("~>~ 5.5"),
            json!("~<=~5.5"),
            json!("~<>~1e1"),
            json!("~<~ 5000000000"),
        ] {
            for told in asked(&wires, column, &value).await {
                if !is_alike(&told) {
                    failed.push(format!("{column:?} {value}: {told:?}"));
                }
            }
        }
    }
    for word in ["yes", "TRUE", "no"] {
        for told in asked(&wires, FLAGS[0], &json!(word)).await {
            assert!(is_alike(&told) && told[0] != REFUSED, "{word}: {told:?}");
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[tokio::test]
async fn an_operator_has_a_value_behind_it() {
    let wires = Wires::new();
    let mut failed = Vec::new();
    let text = [("Contact", "FirstName")];
    let columns = NUMBERS.into_iter().chain(FLAGS).chain(DATES).chain(text);
    for column in columns {
        for operator in [
            "~>~",
            "~>=~ ",
            "~<~",
            "~<=~",
            "~>~~null~",
            "~<=~2%",
            "~<>~A%",
        ] {
            for told in asked(&wires, column, &json!(operator)).await {
                if told.iter().any(|told| told != REFUSED) {
                    failed.push(format!("{column:?} {operator}: {told:?}"));
                }
            }
        }
        // Unequal to nothing is every row that has a value.
        let all = asked(&wires, column, &json!("~<>~null")).await;
        for operator in ["~<>~", "~<>~ ", "~<>~~null~", "~<>~ NULL"] {
            let told = asked(&wires, column, &json!(operator)).await;
            if told != all || !told.iter().all(is_alike) || told[0][0] == REFUSED {
                failed.push(format!("{column:?} {operator}: {told:?}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// The days at the ends of the calendar, where a bound that is widened leaves it.
#[tokio::test]
async fn the_first_and_the_last_day_are_compared_with() {
    let wires = Wires::new();
    for column in DATES {
        for text in [
            "~>~0001-01-01",
            "~<~9999-12-31",
            "0001-01-01",
            "~>=~ 9999-12-31 23:59:59",
        ] {
            for told in asked(&wires, column, &json!(text)).await {
                assert!(
                    is_alike(&told) && told[0] != REFUSED,
                    "{column:?} {text}: {told:?}"
                );
            }
        }
    }
}

/// What programs write for "never": the last evening of the year, west of Greenwich, is in the year 10000 of UTC.
#[tokio::test]
async fn the_last_evening_of_the_calendar_is_kept() {
    let wires = Wires::new();
    for place in [
        ("Lead", 1, "EstimatedCloseDate"),
        ("Lead", 1, "NextActionDate"),
        ("Contact", 17, "_LastVisit"),
    ] {
        let told = wires.written(place, &json!("9999-12-31 23:59:59")).await;
        let column = place.2;
        assert_eq!(
            told,
            [
                format!("{{{column}: 99991231T23:59:59}}"),
                told[0].clone(),
                told[0].clone()
            ]
        );
    }
}

/// Most contacts of the local Keap have one day of creation.
#[tokio::test]
async fn rows_that_are_alike_come_by_their_ids_in_any_direction() {
    let wires = Wires::new();
    for (table, column) in [
        ("Contact", "DateCreated"),
        ("Contact", "LastUpdated"),
        ("Contact", "LastName"),
        ("Company", "Company"),
    ] {
        for ascending in [true, false] {
            let params = json!([table, 1000, 0, { "Id": "%" }, ["Id"], column, ascending]);
            let told = wires.all("DataService.query", &params).await;
            assert!(is_alike(&told), "{table}.{column} {ascending}: {told:?}");
        }
    }
}

#[tokio::test]
async fn a_column_that_nobody_writes_is_left_out_whatever_it_is_given() {
    let wires = Wires::new();
    for column in ["DateCreated", "LastUpdated", "CreatedBy", "Groups", "Id"] {
        for value in [
            json!("7/4/25"),
            json!("2025-07-04"),
            json!("x"),
            json!(5),
            json!(""),
        ] {
            let told = wires.written(("Contact", 17, column), &value).await;
            assert_eq!(told, ["fault 11"; 3], "{column} {value}");
        }
    }
    // Beside one that is written it does no harm.
    let params = json!(["Contact", 17, { "DateCreated": "x", "FirstName": "Anna" }]);
    assert_eq!(wires.all("DataService.update", &params).await, ["17"; 3]);
    let denied = json!(["ActionSequence", { "TemplateName": "x" }]);
    assert_eq!(wires.all("DataService.add", &denied).await, ["fault 7"; 3]);
}

#[tokio::test]
async fn flags_and_amounts_of_a_product_are_written_alike() {
    let wires = Wires::new();
    let status = ("Product", 1, "Status");
    for (value, wanted) in [
        (json!(true), "{Status: 1}"),
        (json!(0), "{Status: 0}"),
        (json!("1.0"), "{Status: 1}"),
        (json!("true"), REFUSED),
        (json!("yes"), REFUSED),
        (json!("x"), REFUSED),
    ] {
        assert_eq!(wires.written(status, &value).await, [wanted; 3], "{value}");
    }
    // XML-RPC stores any number where REST has a flag (KB-036).
    for value in [json!(5), json!("2"), json!("-1")] {
        let [xmlrpc, v1, v2] = wires.written(status, &value).await;
        let number = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        assert_eq!(xmlrpc, format!("{{Status: {number}}}"));
        assert_eq!([v1, v2], [REFUSED; 2], "{value}");
    }
    let price = ("Product", 1, "ProductPrice");
    for (value, wanted) in [
        (json!(true), "{ProductPrice: 1.0}"),
        (json!("12.5"), "{ProductPrice: 12.5}"),
        (json!("NaN"), REFUSED),
        (json!("1e400"), REFUSED),
        (json!("true"), REFUSED),
    ] {
        assert_eq!(wires.written(price, &value).await, [wanted; 3], "{value}");
    }
}

/// Left out, an order that nobody knows and a field that is not there would look like an answer.
#[tokio::test]
async fn custom_fields_that_are_not_there_are_refused_wherever_they_are_named() {
    let wires = Wires::new();
    for table in ["Contact", "Lead", "Product", "ContactGroup"] {
        for (method, params) in [
            (
                "DataService.query",
                json!([table, 5, 0, {}, ["Id"], "_Nope", true]),
            ),
            (
                "DataService.query",
                json!([table, 5, 0, { "_Nope": 1 }, ["Id"], "Id", true]),
            ),
            (
                "DataService.query",
                json!([table, 5, 0, {}, ["Id", "_Nope"]]),
            ),
            ("DataService.load", json!([table, 1, ["Id", "_Nope"]])),
            ("DataService.update", json!([table, 1, { "_Nope": 1 }])),
        ] {
            // Also where there is no contact 1.
            let told = wires.all(method, &params).await;
            assert_eq!(told, ["fault 10"; 3], "{table} {method} {params}");
        }
    }
    // REST v1 has custom fields of orders and tasks nowhere (KB-039), and a misspelt one is none of them.
    for table in ["Job", "ContactAction"] {
        for (method, params) in [
            (
                "DataService.query",
                json!([table, 5, 0, {}, ["Id"], "_Nope", true]),
            ),
            ("DataService.load", json!([table, 1, ["Id", "_Nope"]])),
        ] {
            let told = wires.all(method, &params).await;
            assert_eq!(told, ["fault 10"; 3], "{table} {method}");
        }
    }
    for table in ["Invoice", "ContactGroupAssign", "Template"] {
        let update = json!([table, 1, { "_Nope": 1 }]);
        assert_eq!(
            wires.all("DataService.update", &update).await,
            ["fault 7"; 3]
        );
    }
}

#[tokio::test]
async fn a_list_of_ids_holds_numbers_and_their_texts() {
    let wires = Wires::new();
    for (ids, wanted) in [
        (json!([17, "18", " 19 "]), "3"),
        (json!([17, 17]), "1"),
        (json!([]), "0"),
        (json!([17.0]), REFUSED),
        (json!([true]), REFUSED),
        (json!(["x"]), REFUSED),
        (json!([[17]]), REFUSED),
    ] {
        let told = wires
            .all("DataService.count", &json!(["Contact", { "Id": ids }]))
            .await;
        assert_eq!(told, [wanted; 3], "{ids}");
    }
}

/// Writes a number over REST that XML-RPC cannot carry.
pub(super) async fn give_large_score(sandbox: &Sandbox) {
    let path = "https://api.infusionsoft.com/crm/rest/v1/contacts/19";
    let bearer = format!("Bearer {DEFAULT_ACCESS_TOKEN}");
    let request = |builder: http::request::Builder| {
        let builder = builder.header("Authorization", bearer.as_str());
        builder.header("Content-Type", "application/json")
    };
    let read = request(Request::get(format!(
        "{path}?optional_properties=custom_fields"
    )));
    let answer = sandbox
        .transport()
        .call(read.body(Body::from("")).unwrap())
        .await
        .unwrap();
    let bytes = answer.into_body().into_bytes(usize::MAX).await.unwrap();
    let contact: Json = serde_json::from_slice(&bytes).unwrap();
    let fields = contact["custom_fields"].as_array().unwrap();
    let score = fields
        .iter()
        .find(|field| field["content"] == json!(150))
        .unwrap();
    let body = json!({ "custom_fields": [{ "id": score["id"], "content": 2_147_483_648_i64 }] });
    let write = request(Request::patch(path))
        .body(Body::from(body.to_string()))
        .unwrap();
    let answer = sandbox.transport().call(write).await.unwrap();
    assert_eq!(answer.status(), 200);
}

/// Cut, it would be another number, and the row left out would be missed by nobody.
#[tokio::test]
async fn a_number_beyond_32_bits_is_refused_with_its_row_and_column() {
    let wires = Wires::new();
    for sandbox in [
        &wires.sandbox,
        &wires.rest[0].sandbox,
        &wires.rest[1].sandbox,
    ] {
        give_large_score(sandbox).await;
    }
    let page = |fields: Json| json!(["Contact", 3, 0, { "Id": [17, 18, 19] }, fields, "Id", true]);
    let told = wires
        .all("DataService.query", &page(json!(["Id", "_Score"])))
        .await;
    assert_eq!(told, ["fault 3"; 3]);
    let others = wires
        .all("DataService.query", &page(json!(["Id", "FirstName"])))
        .await;
    // The order of the members is each wire's own.
    let has_row = |told: &String| told.contains("Cleo");
    assert!(others.iter().all(has_row), "{others:?}");
    for chain in &wires.rest {
        let params = page(json!(["Id", "_Score"]));
        let fault = super::witness::by_gateway(chain, "DataService.query", &params).await;
        let fault = fault.unwrap_err().string;
        assert!(
            fault.contains("row 3 (Id 19)._Score: expected a number of 32 bits"),
            "{fault}"
        );
        assert!(fault.contains("ask without what it names"), "{fault}");
    }
}
