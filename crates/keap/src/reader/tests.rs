use chrono::{DateTime, NaiveDate, Utc};
use keap_schema::{FieldValue, Record, table};
use serde::Deserialize;

use super::*;
use crate::{ContactId, TagId, UserId};

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "PascalCase")]
struct Person {
    id: ContactId,
    first_name: Option<String>,
    owner_id: Option<UserId>,
    birthday: Option<NaiveDate>,
    last_updated: Option<DateTime<Utc>>,
    #[serde(default)]
    groups: Vec<TagId>,
    #[serde(rename = "_Hobbies", default)]
    hobbies: Vec<String>,
    #[serde(rename = "_Fee")]
    fee: Option<f64>,
    #[serde(rename = "label:Shoe size")]
    shoe_size: Option<u8>,
}

fn read<R: DeserializeOwned>(record: &Record) -> Result<R> {
    RowReader::of(table::Contact)?.read(record)
}

fn one<R: DeserializeOwned>(
    column: &str,
    value: impl Into<FieldValue>,
) -> std::result::Result<R, String> {
    let record = [(column, value.into())].into_iter().collect();
    read(&record).map_err(|error| error.to_string())
}

fn refused<R: DeserializeOwned + fmt::Debug>(table: impl IntoTable) -> String {
    let error = RowReader::<R>::of(table).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    error.to_string()
}

#[test]
fn a_struct_names_its_columns_and_gets_their_contents() {
    let reader = RowReader::<Person>::of(table::Contact).unwrap();
    assert_eq!(reader.columns()[..3], ["Id", "FirstName", "OwnerId"]);
    assert_eq!(reader.columns()[8], "label:Shoe size");
    let date = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
    let moment = date.and_hms_opt(22, 46, 13).unwrap().and_utc();
    let record: Record = [
        ("Id", FieldValue::from(17)),
        ("FirstName", "Ann".into()),
        ("OwnerId", 1.into()),
        ("Birthday", date.into()),
        ("LastUpdated", moment.into()),
        ("Groups", "91,97".into()),
        ("_Hobbies", vec!["Golf", "Chess"].into()),
        ("_Fee", 0.1.into()),
        ("label:Shoe size", "43".into()),
        ("Company", "was not asked for".into()),
    ]
    .into_iter()
    .collect();
    let person = Person {
        id: ContactId::new(17),
        first_name: Some("Ann".to_owned()),
        owner_id: Some(UserId::new(1)),
        birthday: Some(date),
        last_updated: Some(moment),
        groups: vec![TagId::new(91), TagId::new(97)],
        hobbies: vec!["Golf".to_owned(), "Chess".to_owned()],
        fee: Some(0.1),
        shoe_size: Some(43),
    };
    assert_eq!(reader.read(&record).unwrap(), person);
}

#[test]
fn the_ways_to_say_nothing_are_nothing() {
    let record: Record = [
        ("Id", FieldValue::from(17)),
        ("FirstName", "".into()),
        ("OwnerId", 0.into()),
        ("Groups", "".into()),
        ("_Hobbies", Vec::<String>::new().into()),
    ]
    .into_iter()
    .collect();
    let person: Person = read(&record).unwrap();
    assert_eq!((person.first_name, person.owner_id), (None, None));
    assert_eq!((person.groups.len(), person.hobbies.len()), (0, 0));
    let error = read::<Person>(&Record::new()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`Person` is no row of table Contact: column `Id` has no content"
    );
    assert!(error.hint().unwrap().contains("`Option`"));
}

#[derive(Debug, Deserialize, PartialEq)]
struct Column<T> {
    #[serde(rename = "_Any")]
    any: T,
}

#[derive(Debug, Deserialize, PartialEq)]
enum Colour {
    Red,
    #[serde(rename = "1")]
    First,
}

#[test]
fn contents_become_what_the_member_is() {
    let any = |any| Ok(Column { any });
    assert_eq!(one("_Any", 41.5), any("41.5".to_owned()));
    assert_eq!(one("_Any", 17), any("17".to_owned()));
    assert_eq!(one("_Any", " 17 "), Ok(Column { any: 17_i32 }));
    assert_eq!(one("_Any", true), Ok(Column { any: 1_u64 }));
    assert_eq!(one("_Any", 0), Ok(Column { any: false }));
    assert_eq!(one("_Any", 3), Ok(Column { any: 3.0 }));
    assert_eq!(one("_Any", "0.1"), Ok(Column { any: 0.1 }));
    assert_eq!(one("_Any", "x"), Ok(Column { any: 'x' }));
    assert_eq!(one("_Any", "Red"), Ok(Column { any: Colour::Red }));
    assert_eq!(
        one("_Any", 1),
        Ok(Column {
            any: Some(Colour::First)
        })
    );
    assert_eq!(one("_Any", vec![1, 2]), Ok(Column { any: vec![1_u8, 2] }));
    assert_eq!(one("_Any", "4, 5"), Ok(Column { any: (4_i64, 5.0) }));
    let json = serde_json::json!(41.5);
    assert_eq!(one("_Any", 41.5), Ok(Column { any: json }));
    assert_eq!(one("_Any", vec!["a", "b"]), any("a,b".to_owned()));
    let amount = 1234.56_f64 * 0.8;
    assert_eq!(
        one::<Column<f64>>("_Any", amount).unwrap().any.to_bits(),
        amount.to_bits()
    );
}

#[test]
fn what_cannot_be_read_is_told_without_its_content() {
    let told = |error: std::result::Result<(), String>| {
        let error = error.unwrap_err();
        assert!(!error.contains("4711"), "{error}");
        error.rsplit_once("Contact: ").unwrap().1.to_owned()
    };
    fn failed<T: DeserializeOwned>(
        value: impl Into<FieldValue>,
    ) -> std::result::Result<(), String> {
        one::<Column<T>>("_Any", value).map(|_| ())
    }
    insta::assert_snapshot!(told(failed::<u8>(4711)), @"column `_Any` cannot be read as `u8`: found whole number that is no such value");
    insta::assert_snapshot!(told(failed::<i64>("x4711")), @"column `_Any` cannot be read as `i64`: found text");
    insta::assert_snapshot!(told(failed::<Option<i64>>(4711.5)), @"column `_Any` cannot be read as `Option<i64>`: found number");
    insta::assert_snapshot!(told(failed::<DateTime<Utc>>("4711-")), @"column `_Any` cannot be read as `DateTime<Utc>`: found text that is no such value");
    insta::assert_snapshot!(told(failed::<Colour>("4711")), @"column `_Any` cannot be read as `Colour`: found text that is none of Red, 1");
    insta::assert_snapshot!(told(failed::<Vec<TagId>>("91,x4711")), @"column `_Any` cannot be read as `Vec<TagId>`: found text that is no such value");
    insta::assert_snapshot!(told(failed::<f32>(4711.5)), @"column `_Any` cannot be read as `f32`: found number");
    insta::assert_snapshot!(told(failed::<String>(vec![47, 11])), @"column `_Any` cannot be read as `String`: found bytes");
    insta::assert_snapshot!(told(failed::<Column<i64>>(4711)), @"column `_Any` cannot be read as `Column<i64>`: found whole number");
    insta::assert_snapshot!(told(failed::<()>(4711)), @"column `_Any` cannot be read as `()`: found whole number");
}

/// Says more than it should.
fn talkative<'de, D: serde::Deserializer<'de>>(content: D) -> std::result::Result<i64, D::Error> {
    let text = String::deserialize(content)?;
    let error = |_| serde::de::Error::custom(format!("{text} is no number"));
    text.parse().map_err(error)
}

#[derive(Debug, Deserialize)]
struct Parsed {
    #[serde(rename = "_Any", deserialize_with = "talkative")]
    _any: i64,
}

#[test]
fn what_a_function_of_ones_own_says_is_not_repeated() {
    assert!(one::<Parsed>("_Any", "4").is_ok());
    insta::assert_snapshot!(one::<Parsed>("_Any", "4711x").unwrap_err(), @"`Parsed` is no row of table Contact: column `_Any` cannot be read: found text that is no such value");
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Misspelt {
    #[expect(dead_code, reason = "asked for its columns alone")]
    frist_name: String,
}

#[derive(Debug, Deserialize)]
struct Flat {
    #[serde(flatten)]
    _rest: std::collections::HashMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct Card {
    #[serde(rename = "CardNumber")]
    _number: String,
}

#[derive(Debug, Deserialize)]
struct Twice {
    #[serde(rename = "Email", alias = "email")]
    _email: String,
}

#[derive(Debug, Deserialize)]
struct Empty {}

#[derive(Debug, Deserialize)]
struct Wrapped(#[expect(dead_code, reason = "asked for its columns alone")] Person);

#[test]
fn a_type_that_names_no_columns_of_the_table_is_refused_at_once() {
    insta::assert_snapshot!(refused::<Misspelt>(table::Contact), @r#"`Misspelt` is no row: table Contact has no field "FristName"; did you mean FirstName? custom fields start with an underscore"#);
    insta::assert_snapshot!(refused::<Flat>(table::Contact), @"`Flat` is no row of table Contact: a map, or a struct with #[serde(flatten)], does not name its columns");
    insta::assert_snapshot!(refused::<std::collections::HashMap<String, String>>(table::Contact), @"`HashMap<String, String>` is no row of table Contact: a map, or a struct with #[serde(flatten)], does not name its columns");
    insta::assert_snapshot!(refused::<Card>(table::CreditCard), @"`Card` is no row: field CreditCard.CardNumber is never given out");
    insta::assert_snapshot!(refused::<Twice>(table::Contact), @"`Twice` is no row: field Contact.Email is named twice");
    insta::assert_snapshot!(refused::<Empty>(table::Contact), @"`Empty` is no row of table Contact: it has no member that is read");
    insta::assert_snapshot!(refused::<Colour>(table::Contact), @"`Colour` is no row of table Contact: it is no struct with named members");
    insta::assert_snapshot!(refused::<Vec<Person>>(table::Contact), @"`Vec<Person>` is no row of table Contact: it is no struct with named members");
    insta::assert_snapshot!(refused::<()>("Contcat"), @r#"no table is called "Contcat"; did you mean Contact?"#);
    assert!(RowReader::<Wrapped>::of(table::Contact).is_ok());
}
