//! Texts that stand for dates and numbers, as old programs write them: XML-RPC of the local Keap and the gateway over both
//! versions of REST read each of them alike, where they are written and in conditions.

use serde_json::{Value as Json, json};

use super::three_ways::Wires;

/// Forms that are read, and the time of the day that each has.
const READ: [(&str, &str); 13] = [
    ("2025-08-01", "00:00:00"),
    ("20250801", "00:00:00"),
    ("08/01/2025", "00:00:00"),
    ("8/1/2025", "00:00:00"),
    ("2025-08-01 10:00:00", "10:00:00"),
    ("2025-08-01 10:00", "10:00:00"),
    ("2025-08-01T10:00:00", "10:00:00"),
    ("2025-08-01T10:00", "10:00:00"),
    ("20250801T10:00:00", "10:00:00"),
    ("20250801T10:00", "10:00:00"),
    ("08/01/2025 10:00:00", "10:00:00"),
    ("8/1/2025 10:00", "10:00:00"),
    (" 2025-08-01 10:00 ", "10:00:00"),
];

/// Forms that are refused: a zone, a fraction, a half of the day, the day first, no day.
const REFUSED: [&str; 14] = [
    "2025-08-01T10:00:00Z",
    "2025-08-01T10:00:00+02:00",
    "2025-08-01T10:00:00.000Z",
    "20250801T10:00:00Z",
    "20250801T10:00:00+02:00",
    "2025-08-01 10:00:00 +0200",
    "2025-08-01T10:00:00.000",
    "08/01/2025 10:00 AM",
    "31/12/2025",
    "2025-02-30",
    "2025-08-01x",
    "2025-08-01T",
    "1.8.2025",
    "soon",
];

/// Columns of days, and of times of them.
const DAYS: [(&str, i32, &str); 3] = [
    ("Contact", 17, "Birthday"),
    ("Contact", 17, "Anniversary"),
    ("Contact", 17, "_Renewal"),
];
const TIMES: [(&str, i32, &str); 3] = [
    ("Contact", 17, "_LastVisit"),
    ("Lead", 1, "NextActionDate"),
    ("ContactAction", 1, "ActionDate"),
];

#[tokio::test]
async fn forms_of_dates_are_written_alike() {
    let wires = Wires::new();
    let mut failed = Vec::new();
    for column in DAYS.into_iter().chain(TIMES) {
        let read = READ.map(|(form, time)| {
            let time = if DAYS.contains(&column) {
                "00:00:00"
            } else {
                time
            };
            (form, format!("{{{}: 20250801T{time}}}", column.2))
        });
        let refused = REFUSED.map(|form| (form, "fault 12".to_owned()));
        for (form, wanted) in read.into_iter().chain(refused) {
            let told = wires.written(column, &json!(form)).await;
            if told.iter().any(|told| *told != wanted) {
                failed.push(format!("{column:?} {form}: {told:?} instead of {wanted}"));
            }
        }
        let cleared = wires.written(column, &json!("")).await;
        if cleared[0] != cleared[1] || cleared[1] != cleared[2] {
            failed.push(format!("{column:?} cleared: {cleared:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[tokio::test]
async fn forms_of_dates_find_alike() {
    let wires = Wires::new();
    let mut failed = Vec::new();
    // Tasks REST finds by other columns alone.
    let times = TIMES
        .into_iter()
        .filter(|column| column.0 != "ContactAction");
    for (table, id, column) in DAYS.into_iter().chain(times) {
        let at = json!("2025-08-01 10:00:00");
        wires.written((table, id, column), &at).await;
        let forms = READ.iter().map(|(form, _)| *form);
        for form in forms.chain(REFUSED) {
            for operator in ["", "~>~ ", "~<=~", "~<>~"] {
                let text = format!("{operator}{form}");
                let count = json!([table, { column: text }]);
                let counted = wires.all("DataService.count", &count).await;
                let find = json!([table, 1000, 0, column, text, ["Id"]]);
                let found = wires.all("DataService.findByField", &find).await;
                for told in [counted, found] {
                    let is_alike = told[0] == told[1] && told[1] == told[2];
                    if !is_alike || (told[0] == "fault 12") != REFUSED.contains(&form) {
                        failed.push(format!("{column} {text}: {told:?}"));
                    }
                }
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A whole number, yes or no, an amount and an id, as texts and as other types.
#[tokio::test]
async fn numbers_are_written_alike() {
    let wires = Wires::new();
    let mut failed = Vec::new();
    let refused = |values: &[Json]| -> Vec<(Json, Option<&str>)> {
        values.iter().map(|value| (value.clone(), None)).collect()
    };
    let taken = |wanted: &'static str, values: &[Json]| -> Vec<(Json, Option<&str>)> {
        values
            .iter()
            .map(|value| (value.clone(), Some(wanted)))
            .collect()
    };
    for (column, values) in [
        (
            "_ShoeSize",
            [
                taken(
                    "40",
                    &[
                        json!(40),
                        json!(40.0),
                        json!("40"),
                        json!(" 40.0 "),
                        json!("4e1"),
                    ],
                ),
                taken("1", &[json!(true)]),
                refused(&[
                    json!(5.5),
                    json!("5.5"),
                    json!("true"),
                    json!("yes"),
                    json!("2147483648"),
                    json!("1e10"),
                    json!(3_000_000_000.0),
                    json!(-3_000_000_000.0),
                    json!(4_294_967_297.0),
                    json!(1e15),
                    json!(1e300),
                    json!("x"),
                ]),
            ],
        ),
        (
            "_Newsletter",
            [
                taken(
                    "1",
                    &[
                        json!(1),
                        json!(1.0),
                        json!(true),
                        json!("Yes"),
                        json!("true"),
                    ],
                ),
                taken("0", &[json!(0), json!(false), json!("no"), json!("0")]),
                refused(&[
                    json!(5),
                    json!("40.0"),
                    json!(5.5),
                    json!("10"),
                    json!("1.0"),
                ]),
            ],
        ),
        (
            "_Budget",
            [
                taken("40.0", &[json!(40), json!("40"), json!("4e1"), json!(40.0)]),
                taken("1.0", &[json!(true), json!(1)]),
                refused(&[
                    json!("true"),
                    json!("1,5"),
                    json!("NaN"),
                    json!("1e400"),
                    json!("x"),
                ]),
            ],
        ),
        (
            "CompanyID",
            [
                taken(
                    "10",
                    &[
                        json!(10),
                        json!(10.0),
                        json!("10"),
                        json!("10.0"),
                        json!("1e1"),
                    ],
                ),
                Vec::new(),
                refused(&[
                    json!(5.5),
                    json!("5.5"),
                    json!("true"),
                    json!(3_000_000_000.0),
                    json!(-4_294_967_297.0),
                    json!(1e15),
                    json!("x"),
                ]),
            ],
        ),
    ] {
        for (value, wanted) in values.concat() {
            let told = wires.written(("Contact", 17, column), &value).await;
            let wanted = match wanted {
                Some(number) => format!("{{{column}: {number}}}"),
                None => "fault 12".to_owned(),
            };
            if told.iter().any(|told| *told != wanted) {
                failed.push(format!("{column} {value}: {told:?} instead of {wanted}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A form that a person left empty asks for nothing by a date or a number, and not for everybody.
#[tokio::test]
async fn an_empty_text_finds_no_date_and_no_number() {
    let wires = Wires::new();
    for (table, column) in [
        ("Contact", "Birthday"),
        ("Contact", "OwnerID"),
        ("Contact", "CompanyID"),
        ("Contact", "_LastVisit"),
        ("Contact", "_Renewal"),
        ("Contact", "_ShoeSize"),
        ("Contact", "_Budget"),
        ("Contact", "_Newsletter"),
        ("Lead", "NextActionDate"),
    ] {
        let count = json!([table, { column: "" }]);
        let counted = wires.all("DataService.count", &count).await;
        assert_eq!(counted, ["0", "0", "0"], "{table}.{column}");
        let find = json!([table, 1000, 0, column, "", ["Id"]]);
        let found = wires.all("DataService.findByField", &find).await;
        assert_eq!(found, ["[]", "[]", "[]"], "{table}.{column}");
    }
}
