//! The typed XML-RPC client against the local Keap, which knows tables and methods from another source: what one side has
//! wrong, the other refuses.

use keap::id::CustomFieldGroupId;
use keap::{ContactId, TagId};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, NaiveDate, Utc};
use keap_http::{Effect, FixedClock};
use keap_sandbox::{DEFAULT_LEGACY_KEY, Sandbox};
use keap_schema::{
    Changes, Columns, Comparison, FieldType, Query, Record, Row as _, TABLES, Table, contact,
    contact_group, credit_card, data_form_field, row, table, user,
};
use keap_xmlrpc::methods::contact::{Load, Update};
use keap_xmlrpc::methods::data;
use keap_xmlrpc::{
    Client, DecodeOptions, Error, FaultKind, FirstParam, Method, MethodVisitor, RecordFormat,
    Struct, Value, conditions, decode_call, visit_methods,
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

/// One page of a query, as the format of its table reads them.
async fn rows<T: Table>(client: &Client, query: Query<T>) -> Vec<Record> {
    let format = client.format(T::INFO.name);
    let method = data::Query::new(query.data(), &format).unwrap();
    let rows = client.call(&method).await.unwrap();
    rows.iter().map(|row| format.read(row)).collect()
}

async fn joe(client: &Client, columns: impl Columns<table::Contact>) -> Record {
    let load = Load {
        contact_id: ContactId::new(4393),
        selected_fields: columns.names().into_iter().map(str::to_owned).collect(),
    };
    let row = client.call(&load).await.unwrap();
    client.format("Contact").read(&row)
}

async fn update(client: &Client, changes: Changes<table::Contact>, format: &RecordFormat) {
    let update = Update {
        contact_id: ContactId::new(4393),
        data: format.write_changes(&changes).unwrap(),
    };
    client.call(&update).await.unwrap();
}

#[tokio::test]
async fn a_change_changes_what_it_names_and_nothing_else() {
    let client = client();
    let before = joe(&client, (contact::EMAIL, contact::LAST_NAME)).await;
    let birthday = NaiveDate::from_ymd_opt(1980, 2, 29).unwrap();
    let changes = Changes::<table::Contact>::new()
        .set(contact::FIRST_NAME, "Joe")
        .set(contact::BIRTHDAY, birthday)
        .clear(contact::LAST_NAME);
    update(&client, changes, &client.format("Contact")).await;
    let columns = (
        contact::FIRST_NAME,
        contact::LAST_NAME,
        contact::EMAIL,
        contact::BIRTHDAY,
        contact::LAST_UPDATED,
    );
    let after = joe(&client, columns).await;
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
    let query = Query::<table::User>::new()
        .not_null(user::EMAIL)
        .ascending(user::ID);
    let users = rows(&client, query).await;
    let users: Vec<_> = users
        .iter()
        .map(|user| row::User::from_record(user).unwrap())
        .collect();
    assert!(
        users
            .iter()
            .all(|user| user.id.is_some() && user.email.is_some())
    );
    assert!(!users.is_empty());
    let load = data::Load {
        table: "User".into(),
        record_id: i32::try_from(users[0].id.unwrap().get()).unwrap(),
        fields: table::User::INFO
            .default_selection()
            .map(str::to_owned)
            .collect(),
    };
    let first = client
        .format("User")
        .read(&client.call(&load).await.unwrap());
    assert_eq!(row::User::from_record(&first).unwrap(), users[0]);
}

#[tokio::test]
async fn pages_by_number_and_by_id_count_and_one_field_give_the_same_rows() {
    let client = client();
    for number in 0..25 {
        let add = data::Add {
            table: "ContactGroup".into(),
            values: Struct::new().with("GroupName", format!("Tag {number:02}")),
        };
        client.call(&add).await.unwrap();
    }
    let query = || {
        Query::<table::ContactGroup>::new()
            .like(contact_group::GROUP_NAME, "Tag %")
            .select((contact_group::ID, contact_group::GROUP_NAME))
            .ascending(contact_group::ID)
            .limit(10)
    };
    let mut by_number = Vec::new();
    for page in 0..3 {
        by_number.extend(rows(&client, query().page(page)).await);
    }
    let mut by_id: Vec<Record> = Vec::new();
    while by_id.len().is_multiple_of(10) {
        let last = by_id
            .last()
            .map(|tag| tag.read(contact_group::ID).unwrap().unwrap());
        let above = query().compare(
            contact_group::ID,
            Comparison::Greater,
            last.unwrap_or(TagId::new(0)),
        );
        by_id.extend(rows(&client, above).await);
    }
    assert_eq!(by_number.len(), 25);
    assert_eq!(by_number, by_id);

    let format = client.format("ContactGroup");
    let count = data::Count {
        table: "ContactGroup".into(),
        query_data: conditions::write(&query().data().conditions, &format).unwrap(),
    };
    assert_eq!(client.call(&count).await.unwrap(), 25);
    let mut one_field = query().limit(1000).into_data();
    assert!(data::FindByField::new(&one_field, &format).is_err());
    one_field.order = None;
    let find = data::FindByField::new(&one_field, &format).unwrap();
    assert_eq!(client.call(&find).await.unwrap().len(), 25);
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
    let hidden = data::Query::new(hidden.data(), &client.format("CreditCard")).unwrap();
    let error = client.call(&hidden).await.unwrap_err();
    assert_eq!(kind(&error), FaultKind::NoFieldAccess);
}

#[tokio::test]
async fn custom_fields_are_read_as_the_account_defines_them() {
    let client = client();
    let header = rows(&client, Query::<table::DataFormGroup>::new()).await;
    let header_id = header
        .first()
        .and_then(|row| row.get("Id")?.as_i64())
        .unwrap_or(1);
    let add = data::AddCustomField {
        custom_field_type: "Contact".into(),
        display_name: "Party starts".into(),
        data_type: "DateTime".into(),
        header_id: CustomFieldGroupId::new(header_id),
    };
    client.call(&add).await.unwrap();
    let query = Query::<table::DataFormField>::new()
        .equals(data_form_field::LABEL, "Party starts")
        .select((data_form_field::NAME, data_form_field::DATA_TYPE));
    let definitions = rows(&client, query).await;
    assert_eq!(definitions.len(), 1);

    let format = client.format("Contact").custom_field(&definitions[0]);
    // Midnight in New York: without the definition it would be a calendar date.
    let starts: DateTime<Utc> = "2026-07-04T04:00:00Z".parse().unwrap();
    let changes = Changes::<table::Contact>::new().set_custom("Partystarts", starts);
    update(&client, changes, &format).await;
    let load = Load {
        contact_id: ContactId::new(4393),
        selected_fields: vec!["_Partystarts".into()],
    };
    let record = format.read(&client.call(&load).await.unwrap());
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
