//! The typed XML-RPC client against the local Keap, which knows tables and methods from another source: what one side has
//! wrong, the other refuses.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::TryStreamExt as _;
use keap_http::{Effect, FixedClock};
use keap_sandbox::{DEFAULT_LEGACY_KEY, Sandbox};
use keap_schema::{
    FieldType, Query, TABLES, contact, contact_group, credit_card, data_form_field, table, user,
};
use keap_xmlrpc::methods::data;
use keap_xmlrpc::{
    Client, DecodeOptions, Error, FaultKind, FirstParam, Method, MethodVisitor, PagePosition,
    Struct, Value, decode_call, visit_methods,
};

/// 15 January 2026, 22:46:13 UTC; 17:46:13 Eastern.
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_768_517_173)
}

fn client() -> Client {
    let sandbox = Sandbox::builder().clock(FixedClock::new(now())).build();
    let endpoint = "https://ab123.infusionsoft.com/api/xmlrpc".parse().unwrap();
    Client::new(sandbox.transport(), endpoint, DEFAULT_LEGACY_KEY)
}

fn kind(error: &Error) -> FaultKind {
    error.fault().unwrap_or_else(|| panic!("{error:?}")).kind()
}

#[tokio::test]
async fn a_setter_changes_what_it_names_and_nothing_else() {
    let client = client();
    let contacts = client.contacts();
    let before = contacts
        .load(4393, (contact::EMAIL, contact::LAST_NAME))
        .await
        .unwrap();
    let birthday = NaiveDate::from_ymd_opt(1980, 2, 29).unwrap();
    contacts
        .update(4393, |c| {
            c.set(contact::FIRST_NAME, "Joe")
                .set(contact::BIRTHDAY, birthday)
                .clear(contact::LAST_NAME)
        })
        .await
        .unwrap();
    let columns = (
        contact::FIRST_NAME,
        contact::LAST_NAME,
        contact::EMAIL,
        contact::BIRTHDAY,
        contact::LAST_UPDATED,
    );
    let after = contacts.load(4393, columns).await.unwrap();
    assert_eq!(
        after.read(contact::FIRST_NAME).unwrap().as_deref(),
        Some("Joe")
    );
    assert_eq!(
        after.read(contact::LAST_NAME).unwrap().unwrap_or_default(),
        ""
    );
    assert_eq!(after.get("Email"), before.get("Email"));
    assert_eq!(after.read(contact::BIRTHDAY), Ok(Some(birthday)));
    assert_eq!(
        after.read(contact::LAST_UPDATED),
        Ok(Some(DateTime::<Utc>::from(now())))
    );
}

#[tokio::test]
async fn users_are_typed_rows() {
    let client = client();
    let query = Query::new().not_null(user::EMAIL).ascending(user::ID);
    let users = client.table::<table::User>().rows(&query).await.unwrap();
    assert!(
        users
            .iter()
            .all(|user| user.id.is_some() && user.email.is_some())
    );
    assert!(!users.is_empty());
    let streamed: Vec<_> = client
        .table::<table::User>()
        .stream(query)
        .try_collect()
        .await
        .unwrap();
    assert_eq!(streamed, users);
    let first = client
        .table::<table::User>()
        .row(i32::try_from(users[0].id.unwrap()).unwrap())
        .await;
    assert_eq!(first.unwrap(), users[0]);
}

#[tokio::test]
async fn all_ways_of_paging_give_the_same_rows() {
    let client = client();
    let tags = client.table::<table::ContactGroup>();
    for number in 0..25 {
        tags.add(|tag| tag.set(contact_group::GROUP_NAME, format!("Tag {number:02}")))
            .await
            .unwrap();
    }
    let query = || {
        Query::new()
            .like(contact_group::GROUP_NAME, "Tag %")
            .select(contact_group::GROUP_NAME)
            .limit(10)
    };
    let by_number: Vec<_> = tags.pages(query()).stream().try_collect().await.unwrap();
    let by_id: Vec<_> = tags
        .pages(query())
        .by_id()
        .unwrap()
        .stream()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(by_number.len(), 25);
    assert_eq!(by_number, by_id);
    assert_eq!(tags.count(&query()).await.unwrap(), 25);

    let resumed = tags
        .pages(query())
        .resume(PagePosition::Row { page: 1, row: 3 });
    let rest: Vec<_> = resumed.stream().try_collect().await.unwrap();
    assert_eq!(rest, by_number[13..]);
    assert_eq!(
        tags.find_by_field(&query().limit(1000))
            .await
            .unwrap()
            .len(),
        25
    );
}

#[tokio::test]
async fn every_readable_column_of_every_table_is_known_there() {
    let client = client();
    for table in TABLES {
        let columns = table
            .columns
            .iter()
            .filter(|column| column.access.read && !column.refused);
        let query = Query::table(table.name).select_by_name(columns.map(|column| column.name));
        let format = client.format(table.name);
        let method = data::Query::new(query.data(), &format).unwrap();
        let rows = client
            .call(&method)
            .await
            .unwrap_or_else(|error| panic!("{}: {:?}", table.name, error.fault()));
        for record in rows.iter().map(|row| format.read(row)) {
            for (name, value) in record.iter() {
                let expected = format.field_type(name).unwrap();
                let fits = match expected {
                    FieldType::Id | FieldType::Int => value.type_text() == FieldType::Int.text(),
                    expected => value.type_text() == expected.text(),
                };
                assert!(fits, "{}.{name}: {value:?}", table.name);
            }
        }
    }
}

#[tokio::test]
async fn access_is_the_same_on_both_sides() {
    let client = client();
    for table in TABLES {
        let query = Query::table(table.name).select_by_name(["NoSuchField"]);
        let error = client
            .call(&data::Query::new(query.data(), &client.format(table.name)).unwrap())
            .await
            .unwrap_err();
        assert_eq!(kind(&error), FaultKind::NoFieldFound, "{}", table.name);
        assert_eq!(error.fault().unwrap().table(), Some(table.name));
        assert_eq!(error.fault().unwrap().field(), Some("NoSuchField"));

        let add = data::Add {
            table: table.name.into(),
            values: Struct::new(),
        };
        let error = client.call(&add).await.unwrap_err();
        let expected = if table.access.add {
            FaultKind::NoFields
        } else {
            FaultKind::NoTableAccess
        };
        assert_eq!(kind(&error), expected, "{}", table.name);
    }
    let unknown = data::Count {
        table: "Persons".into(),
        query_data: Struct::new(),
    };
    let error = client.call(&unknown).await.unwrap_err();
    assert_eq!(
        (kind(&error), error.fault().unwrap().table()),
        (FaultKind::NoTableFound, Some("Persons"))
    );

    let hidden =
        Query::<table::CreditCard>::new().select_by_name([credit_card::CARD_NUMBER.name()]);
    let error = client
        .table::<table::CreditCard>()
        .query(&hidden)
        .await
        .unwrap_err();
    assert_eq!(kind(&error), FaultKind::NoFieldAccess);
}

#[tokio::test]
async fn custom_fields_are_read_as_the_account_defines_them() {
    let client = client();
    let fields = client.table::<table::DataFormField>();
    let header = client
        .table::<table::DataFormGroup>()
        .query(&Query::new())
        .await
        .unwrap();
    let header_id = header
        .first()
        .and_then(|row| row.get("Id")?.as_i64())
        .unwrap_or(1);
    let add = data::AddCustomField {
        custom_field_type: "Contact".into(),
        display_name: "Party starts".into(),
        data_type: "DateTime".into(),
        header_id: i32::try_from(header_id).unwrap(),
    };
    client.call(&add).await.unwrap();
    let query = Query::new().equals(data_form_field::LABEL, "Party starts");
    assert_eq!(fields.count(&query).await.unwrap(), 1);

    let contacts = client
        .table::<table::Contact>()
        .with_custom_fields()
        .await
        .unwrap();
    // Midnight in New York: without the definition it would be a calendar date.
    let starts: DateTime<Utc> = "2026-07-04T04:00:00Z".parse().unwrap();
    contacts
        .update(4393, |c| c.set_custom("Partystarts", starts))
        .await
        .unwrap();
    let query = Query::new()
        .equals(contact::ID, 4393)
        .select_by_name(["_Partystarts"]);
    let record = &contacts.query(&query).await.unwrap()[0];
    assert_eq!(record.get("_Partystarts"), Some(&starts.into()));
}

/// Name, key, effect, and how the answer is read.
type Known = (&'static str, FirstParam, Effect, fn(Value) -> bool);

#[derive(Default)]
struct All(Vec<Known>);

impl MethodVisitor for All {
    fn visit<M: Method>(&mut self) {
        self.0.push((M::NAME, M::KEY, M::EFFECT, |value| {
            M::read_output(value).is_ok()
        }));
    }
}

/// Every documented call reaches a method there, and what comes back has the documented shape. Ids of the calls need not
/// exist in the sandbox, so a fault about content is an answer as well; a fault about the form of the call is not.
#[tokio::test]
async fn every_documented_call_is_understood() {
    let client = client();
    let mut all = All::default();
    visit_methods(&mut all);
    for (name, key, effect, reads) in all.0 {
        let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "fixtures", "xmlrpc", name]
            .iter()
            .collect();
        let bytes = fs::read(folder.join("documented.request.xml")).unwrap();
        let mut params = decode_call(&bytes, &DecodeOptions::strict())
            .unwrap()
            .params;
        if key == FirstParam::Private {
            params.remove(0);
        }
        match client.call_raw(name, key, effect, params).await {
            Ok(value) => assert!(reads(value.clone()), "{name}: {value:?}"),
            Err(error) => {
                let form = [
                    FaultKind::NoSuchHandler,
                    FaultKind::NoMatchingMethod,
                    FaultKind::UnreadableRequest,
                ];
                assert!(!form.contains(&kind(&error)), "{name}: {:?}", error.fault());
            }
        }
    }
}
