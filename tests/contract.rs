//! The same behaviours on every backend: XML-RPC, REST v1, REST v2, and the router in front of them.

#[path = "contract/coverage.rs"]
mod coverage;

use keap::id::TagCategoryId;
use keap::schema::{Comparison, FieldValue, Query, Record, contact, contact_group, table, user};
use keap::{
    Backend, ContactId, DupCheck, ErrorKind, Fields, Operation, RoutePolicy, TagId,
    service::{ContactService, DataService, Invoke},
};
use keap_tests::{connect, told::told};

/// Makes a test of each behaviour on each backend.
macro_rules! contract {
    ($($name:ident;)*) => {
        mod xmlrpc { $(
            #[tokio::test]
            async fn $name() {
                super::$name(keap_tests::connect().xmlrpc().unwrap()).await;
            }
        )* }
        mod rest_v1 { $(
            #[tokio::test]
            async fn $name() {
                super::$name(keap_tests::connect().rest_v1().unwrap()).await;
            }
        )* }
        mod rest_v2 { $(
            #[tokio::test]
            async fn $name() {
                super::$name(keap_tests::connect().rest_v2().unwrap()).await;
            }
        )* }
        mod routed { $(
            #[tokio::test]
            async fn $name() {
                super::$name(&super::reads_on_v2_writes_on_v1()).await;
            }
        )* }
    };
}

/// Makes a test of each behaviour of an old program with the gateway in front of REST; XML-RPC itself is switched off.
macro_rules! behind_the_gateway {
    ($($name:ident;)*) => {
        mod gateway { $(
            #[tokio::test]
            async fn $name() {
                super::$name(keap_tests::gateway::connect().xmlrpc().unwrap()).await;
            }
        )* }
    };
}

contract! {
    load_gives_the_named_fields;
    load_gives_all_fields_of_the_backend;
    load_of_a_missing_contact_is_not_found;
    an_unknown_field_is_an_invalid_request;
    add_gives_the_id_of_a_new_contact;
    update_leaves_other_fields_alone;
    clear_empties_a_field;
    update_of_a_missing_contact_is_not_found;
    a_write_of_read_only_fields_alone_is_refused;
    custom_fields_are_read_and_written_by_name;
    find_by_email_looks_at_all_three_addresses;
    find_by_email_without_a_match_is_empty;
    a_tag_is_applied_once;
    a_tag_needs_both_contact_and_tag;
    a_tag_is_taken_off_once;
    a_duplicate_is_updated_and_a_stranger_added;
    one_row_of_each_table_loads_by_id;
    rows_of_contacts_are_added_changed_and_deleted;
    rows_are_found_by_one_field_and_counted;
    a_missing_row_is_not_found;
    an_unknown_table_is_an_invalid_request;
    queries_filter_like_xmlrpc;
    queries_order_and_page;
    queries_find_by_time;
    typed_rows_of_a_whole_table;
    the_user_behind_the_credential;
}

// All but those that name every column of the schema, see below.
behind_the_gateway! {
    load_gives_the_named_fields;
    load_of_a_missing_contact_is_not_found;
    an_unknown_field_is_an_invalid_request;
    add_gives_the_id_of_a_new_contact;
    clear_empties_a_field;
    update_of_a_missing_contact_is_not_found;
    a_write_of_read_only_fields_alone_is_refused;
    custom_fields_are_read_and_written_by_name;
    find_by_email_looks_at_all_three_addresses;
    find_by_email_without_a_match_is_empty;
    a_tag_is_applied_once;
    a_tag_needs_both_contact_and_tag;
    a_tag_is_taken_off_once;
    a_duplicate_is_updated_and_a_stranger_added;
    one_row_of_each_table_loads_by_id;
    rows_of_contacts_are_added_changed_and_deleted;
    rows_are_found_by_one_field_and_counted;
    a_missing_row_is_not_found;
    an_unknown_table_is_an_invalid_request;
    queries_filter_like_xmlrpc;
    queries_order_and_page;
    queries_find_by_time;
    the_user_behind_the_credential;
}

/// An XML-RPC client names every column when it wants all; those that REST does not have are told, not left out.
#[tokio::test]
async fn columns_that_rest_does_not_have_are_told_behind_the_gateway() {
    let keap = keap_tests::gateway::connect();
    let backend = keap.xmlrpc().unwrap();
    let answer = backend
        .contacts()
        .load(ContactId::new(JOE), Fields::All)
        .await;
    let error = answer.unwrap_err();
    assert!(told(&error).contains("KB-001"), "{}", told(&error));
}

fn reads_on_v2_writes_on_v1() -> keap::Keap {
    let keap = connect();
    keap.set_policy(RoutePolicy::new(Backend::RestV1).route_reads(Backend::RestV2));
    keap
}

const JOE: i64 = 4393;

async fn load(service: ContactService<'_>, id: i64, fields: &[&str]) -> Record {
    service.load(ContactId::new(id), fields).await.unwrap()
}

async fn load_gives_the_named_fields(on: &impl Invoke) {
    let service = on.contacts();
    let record = load(
        service,
        JOE,
        &["Id", "FirstName", "LastName", "Email", "SpouseName"],
    )
    .await;
    let expected: Record = [
        ("Id", FieldValue::from(JOE)),
        ("FirstName", "Joseph".into()),
        ("LastName", "Robertson".into()),
        ("Email", "joe@example.com".into()),
    ]
    .into_iter()
    .collect();
    assert_eq!(record, expected);
}

async fn load_gives_all_fields_of_the_backend(on: &impl Invoke) {
    let service = on.contacts();
    let record = service
        .load(ContactId::new(JOE), Fields::All)
        .await
        .unwrap();
    for field in [
        "Id",
        "FirstName",
        "Email",
        "Phone1",
        "DateCreated",
        "Company",
    ] {
        assert!(record.contains(field), "{field} is missing in {record:?}");
    }
}

async fn load_of_a_missing_contact_is_not_found(on: &impl Invoke) {
    let service = on.contacts();
    let error = service
        .load(ContactId::new(999_999), ["Id"])
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound, "{error}");
    assert_eq!(error.operation(), Some(Operation::ContactLoad));
    assert!(!error.may_have_applied());
}

async fn an_unknown_field_is_an_invalid_request(on: &impl Invoke) {
    let service = on.contacts();
    let error = service
        .load(ContactId::new(JOE), ["given_name"])
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    assert!(told(&error).contains("given_name"), "{}", told(&error));
}

async fn add_gives_the_id_of_a_new_contact(on: &impl Invoke) {
    let service = on.contacts();
    let id = service
        .add(|c| {
            c.set(contact::FIRST_NAME, "Zoë 🎉")
                .set(contact::LAST_NAME, "O'Neil & <Daughters>")
                .set(contact::EMAIL, "zoe.new@example.com")
                .set(
                    contact::BIRTHDAY,
                    chrono::NaiveDate::from_ymd_opt(1980, 2, 29).unwrap(),
                )
        })
        .await
        .unwrap();
    let record = load(
        service,
        id.get(),
        &["FirstName", "LastName", "Email", "Birthday"],
    )
    .await;
    assert_eq!(
        record.read(contact::FIRST_NAME).unwrap().as_deref(),
        Some("Zoë 🎉")
    );
    assert_eq!(
        record.read(contact::LAST_NAME).unwrap().as_deref(),
        Some("O'Neil & <Daughters>")
    );
    assert_eq!(
        record.get("Email").map(FieldValue::to_string).as_deref(),
        Some("zoe.new@example.com")
    );
    assert_eq!(
        record.get("Birthday").map(FieldValue::to_string).as_deref(),
        Some("1980-02-29")
    );
}

async fn update_leaves_other_fields_alone(on: &impl Invoke) {
    let service = on.contacts();
    // Contact 19 has three e-mail addresses, five phone numbers and three addresses.
    let before = service.load(ContactId::new(19), Fields::All).await.unwrap();
    let id = service
        .update(ContactId::new(19), |c| {
            c.set(contact::PHONE2, "(555) 123-4567")
        })
        .await
        .unwrap();
    assert_eq!(id.get(), 19);
    let after = service.load(ContactId::new(19), Fields::All).await.unwrap();
    for (name, value) in before.iter() {
        match name {
            "Phone2" => assert_eq!(after.get(name), Some(&"(555) 123-4567".into())),
            "LastUpdated" | "LastUpdatedBy" => {}
            _ => assert_eq!(after.get(name), Some(value), "{name}"),
        }
    }
    assert!(
        before.len() > 40,
        "the contact is not as full as the test needs: {before:?}"
    );
}

async fn clear_empties_a_field(on: &impl Invoke) {
    let service = on.contacts();
    service
        .update(ContactId::new(JOE), |c| {
            c.clear(contact::PHONE1).clear(contact::FIRST_NAME)
        })
        .await
        .unwrap();
    let record = load(service, JOE, &["FirstName", "Phone1", "LastName"]).await;
    assert_eq!(record.names().collect::<Vec<_>>(), ["LastName"]);
}

async fn update_of_a_missing_contact_is_not_found(on: &impl Invoke) {
    let service = on.contacts();
    for change in [contact::FIRST_NAME, contact::PHONE1] {
        let error = service
            .update(ContactId::new(999_999), |c| c.set(change, "1"))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound, "{error}");
    }
}

async fn a_write_of_read_only_fields_alone_is_refused(on: &impl Invoke) {
    let service = on.contacts();
    let error = service
        .update(ContactId::new(JOE), |c| c.set_by_name("Groups", "91,97"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
}

async fn custom_fields_are_read_and_written_by_name(on: &impl Invoke) {
    let service = on.contacts();
    service
        .update(ContactId::new(JOE), |c| {
            c.set_custom("ShoeSize", 44)
                .set_custom("FavoriteColor", "Blue")
        })
        .await
        .unwrap();
    let record = load(service, JOE, &["_ShoeSize", "_FavoriteColor"]).await;
    assert_eq!(
        record
            .get("_ShoeSize")
            .map(FieldValue::to_string)
            .as_deref(),
        Some("44")
    );
    assert_eq!(
        record
            .get("_FavoriteColor")
            .map(FieldValue::to_string)
            .as_deref(),
        Some("Blue")
    );

    let error = service
        .load(ContactId::new(JOE), ["_NoSuchField"])
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
}

async fn find_by_email_looks_at_all_three_addresses(on: &impl Invoke) {
    let service = on.contacts();
    let ids = |records: Vec<Record>| {
        let mut ids: Vec<i64> = records
            .iter()
            .filter_map(|record| record.get("Id")?.as_i64())
            .collect();
        ids.sort_unstable();
        ids
    };
    // 28 has it as first address, 29 in capital letters, 30 as second address.
    let found = service
        .find_by_email("dup@example.com", ["Id"])
        .await
        .unwrap();
    assert_eq!(ids(found), [28, 29, 30]);
}

async fn find_by_email_without_a_match_is_empty(on: &impl Invoke) {
    let service = on.contacts();
    assert_eq!(
        service
            .find_by_email("nobody@example.com", ["Id"])
            .await
            .unwrap(),
        []
    );
}

async fn a_tag_is_applied_once(on: &impl Invoke) {
    let service = on.contacts();
    let id = service
        .add(|c| c.set(contact::EMAIL, "tagged@example.com"))
        .await
        .unwrap();
    assert!(service.add_to_group(id, TagId::new(105)).await.unwrap());
    assert!(!service.add_to_group(id, TagId::new(105)).await.unwrap());
    assert_eq!(
        load(service, id.get(), &["Groups"]).await.get("Groups"),
        Some(&"105".into())
    );
}

async fn a_tag_is_taken_off_once(on: &impl Invoke) {
    let service = on.contacts();
    let id = service
        .add(|c| c.set(contact::EMAIL, "tagged@example.com"))
        .await
        .unwrap();
    service.add_to_group(id, TagId::new(105)).await.unwrap();
    assert!(
        service
            .remove_from_group(id, TagId::new(105))
            .await
            .unwrap()
    );
    assert!(
        !service
            .remove_from_group(id, TagId::new(105))
            .await
            .unwrap()
    );
    assert!(
        !load(service, id.get(), &["Groups"])
            .await
            .contains("Groups")
    );
}

async fn a_duplicate_is_updated_and_a_stranger_added(on: &impl Invoke) {
    let service = on.contacts();
    let ann = |name: &'static str| {
        service.add_with_dup_check(DupCheck::EmailAndName, move |c| {
            c.set(contact::EMAIL, "ANN@example.com")
                .set(contact::FIRST_NAME, name)
                .set(contact::LAST_NAME, "Archer")
                .set(contact::JOB_TITLE, "Captain")
        })
    };
    assert_eq!(ann("Ann").await.unwrap().get(), 17);
    let record = load(service, 17, &["JobTitle", "Phone1"]).await;
    assert_eq!(record.get("JobTitle"), Some(&"Captain".into()));
    assert!(
        record.contains("Phone1"),
        "the update wiped a list: {record:?}"
    );
    assert!(ann("Anna").await.unwrap().get() > JOE);
}

async fn a_tag_needs_both_contact_and_tag(on: &impl Invoke) {
    let service = on.contacts();
    for (contact, tag) in [(999_999, 105), (JOE, 999_999)] {
        let error = service
            .add_to_group(ContactId::new(contact), TagId::new(tag))
            .await
            .unwrap_err();
        // KB-012: XML-RPC does not say that the tag is missing.
        let wanted = match error.backend() {
            Some(Backend::XmlRpc) if tag == 999_999 && !says_so(&error) => ErrorKind::Unexpected,
            _ => ErrorKind::NotFound,
        };
        assert_eq!(error.kind(), wanted, "{}", told(&error));
    }
}

/// Behind the gateway it is REST that says that a record is missing.
fn says_so(error: &keap::Error) -> bool {
    told(error).contains("[RecordNotFound]")
}

async fn one_row_of_each_table_loads_by_id(on: &impl Invoke) {
    let service = on.data();
    let value = |record: &Record, name: &str| record.get(name).unwrap().to_string();
    let tag = service.load("ContactGroup", 91, Fields::All).await.unwrap();
    assert_eq!(value(&tag, "GroupName"), "Customer");
    assert_eq!(value(&tag, "GroupCategoryId"), "1");
    let ada = service
        .load("User", 1, ["FirstName", "Email"])
        .await
        .unwrap();
    assert_eq!(
        (value(&ada, "FirstName"), value(&ada, "Email")),
        ("Ada".into(), "ada@example.com".into())
    );
    let ann = service.load("Contact", 17, ["FirstName"]).await.unwrap();
    assert_eq!(value(&ann, "FirstName"), "Ann");
}

async fn rows_of_contacts_are_added_changed_and_deleted(on: &impl Invoke) {
    let service = on.data();
    let id = service
        .add("Contact", |c| {
            c.set_by_name("Email", "row@example.com")
                .set_by_name("FirstName", "Row")
        })
        .await
        .unwrap();
    service
        .update("Contact", id, |c| c.set_by_name("FirstName", "Changed"))
        .await
        .unwrap();
    let record = service
        .load("Contact", id, ["FirstName", "Email"])
        .await
        .unwrap();
    assert_eq!(record.get("FirstName"), Some(&"Changed".into()));
    assert_eq!(record.get("Email"), Some(&"row@example.com".into()));
    assert!(service.delete("Contact", id).await.unwrap());
    let error = service.load("Contact", id, ["Id"]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound, "{}", told(&error));
}

async fn rows_are_found_by_one_field_and_counted(on: &impl Invoke) {
    let service = on.data();
    let found = service
        .find_by_field("User", "Email", "saul@example.com", ["Id"])
        .await
        .unwrap();
    assert_eq!(found.len(), 1);
    let found = service
        .find_by_field("Contact", "LastName", "%sent%", ["Id"])
        .await
        .unwrap();
    assert_eq!(found[0].get("Id"), Some(&20.into()));
    let californians = Query::<table::Contact>::new().equals(contact::STATE, "California");
    assert_eq!(service.count(californians).await.unwrap(), 12);
    assert_eq!(service.count(Query::<table::User>::new()).await.unwrap(), 3);
}

async fn a_missing_row_is_not_found(on: &impl Invoke) {
    let service = on.data();
    for table in ["Contact", "ContactGroup", "User"] {
        let error = service.load(table, 999_999, ["Id"]).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound, "{table}: {error}");
    }
}

async fn an_unknown_table_is_an_invalid_request(on: &impl Invoke) {
    let service = on.data();
    let error = service.load("Contacts", 1, ["Id"]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    assert!(told(&error).contains("Contacts"), "{}", told(&error));
}

async fn ids<T>(service: DataService<'_>, query: Query<T>) -> Vec<i64> {
    let rows = service.query(query).await.unwrap();
    rows.iter()
        .map(|row| row.get("Id").unwrap().as_i64().unwrap())
        .collect()
}

async fn queries_filter_like_xmlrpc(on: &impl Invoke) {
    let service = on.data();
    let query = || {
        Query::<table::Contact>::new()
            .select(contact::ID)
            .ascending(contact::ID)
    };
    assert_eq!(
        ids(service, query().equals(contact::EMAIL, "ANN@example.com")).await,
        [17]
    );
    assert_eq!(
        ids(service, query().like(contact::LAST_NAME, "d%sent%")).await,
        [20]
    );
    assert_eq!(
        ids(service, query().like(contact::FIRST_NAME, "%örte")).await,
        [20]
    );
    assert_eq!(
        ids(
            service,
            query().any_of(contact::ID, [18, 17, 999_999].map(ContactId::new))
        )
        .await,
        [17, 18]
    );
    let range = query()
        .compare(contact::ID, Comparison::GreaterOrEqual, ContactId::new(20))
        .compare(contact::ID, Comparison::Less, ContactId::new(22));
    let one_sided = query().compare(contact::ID, Comparison::Less, ContactId::new(19));
    assert_eq!(ids(service, one_sided).await, [17, 18]);
    // The wire of XML-RPC has one condition a column, and says so; REST has both ends.
    match service.query(range).await {
        Ok(rows) => {
            let found = rows
                .iter()
                .map(|row| row.get("Id").unwrap().as_i64().unwrap());
            assert_eq!(found.collect::<Vec<_>>(), [20, 21]);
        }
        Err(error) => {
            assert_eq!(error.backend(), Some(Backend::XmlRpc), "{error}");
            assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}");
            assert!(error.hint().unwrap().contains("one condition per field"));
        }
    }
    let nameless = query()
        .is_null(contact::FIRST_NAME)
        .like(contact::EMAIL, "%example.com");
    assert_eq!(ids(service, nameless).await, [35]);

    let tags = Query::<table::ContactGroup>::new()
        .select(contact_group::ID)
        .ascending(contact_group::ID);
    assert_eq!(
        ids(
            service,
            tags.clone().equals(contact_group::GROUP_NAME, "vip")
        )
        .await,
        [123]
    );
    assert_eq!(
        ids(
            service,
            tags.equals(contact_group::GROUP_CATEGORY_ID, TagCategoryId::new(2))
        )
        .await,
        [105, 1234]
    );

    let users = Query::<table::User>::new()
        .select(user::ID)
        .ascending(user::ID);
    assert_eq!(ids(service, users.clone()).await, [1, 2, 3]);
    assert_eq!(
        ids(service, users.equals(user::EMAIL, "saul@example.com")).await,
        [2]
    );
}

async fn queries_order_and_page(on: &impl Invoke) {
    let service = on.data();
    let query = Query::<table::Contact>::new()
        .select(contact::ID)
        .equals(contact::STATE, "California")
        .limit(5);
    let by_name = query.clone().descending(contact::LAST_NAME);
    assert_eq!(ids(service, by_name.clone()).await, [51, 50, 49, 48, 47]);
    assert_eq!(ids(service, by_name.clone().page(2)).await, [41, 40]);
    assert_eq!(ids(service, by_name.page(3)).await, [] as [i64; 0]);
    assert_eq!(
        ids(service, query.ascending(contact::ID).page(1)).await,
        [45, 46, 47, 48, 49]
    );
}

async fn queries_find_by_time(on: &impl Invoke) {
    let service = on.data();
    let query = || {
        Query::<table::Contact>::new()
            .select(contact::ID)
            .ascending(contact::ID)
    };
    let bound: chrono::DateTime<chrono::Utc> = "2025-07-12T12:00:00Z".parse().unwrap();
    let since = query().compare(contact::LAST_UPDATED, Comparison::GreaterOrEqual, bound);
    let found = ids(service, since).await;
    assert!(
        found.contains(&51) && found.contains(&JOE) && !found.contains(&50),
        "{found:?}"
    );
    let after = query().compare(contact::LAST_UPDATED, Comparison::Greater, bound);
    assert!(!ids(service, after).await.contains(&51));
}

async fn typed_rows_of_a_whole_table(on: &impl Invoke) {
    let service = on.data();
    let users = service.query_all::<table::User>().await.unwrap();
    let names: Vec<_> = users
        .iter()
        .map(|user| user.first_name.as_deref())
        .collect();
    assert_eq!(names, [Some("Ada"), Some("Saul"), Some("Petra")]);
}

async fn the_user_behind_the_credential(on: &impl Invoke) {
    let service = on.data();
    let user = service.get_user_info().await.unwrap();
    assert_eq!(user.user_id, Some(keap::UserId::new(1)));
    assert_eq!(user.display_name.as_deref(), Some("Ada Admin"));
}

/// REST v1 cannot merge, so this is not a behaviour of every backend.
#[tokio::test]
async fn a_duplicate_is_merged_where_the_backend_can() {
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        let keap = connect();
        keap.set_policy(RoutePolicy::new(backend));
        assert!(
            keap.contacts()
                .merge(ContactId::new(28), ContactId::new(29))
                .await
                .unwrap()
        );
        let error = keap
            .contacts()
            .load(ContactId::new(29), ["Id"])
            .await
            .unwrap_err();
        assert_eq!(
            error.kind(),
            ErrorKind::NotFound,
            "{backend}: {}",
            told(&error)
        );
    }
    let keap = connect();
    keap.set_policy(RoutePolicy::new(Backend::RestV1));
    let error = keap
        .contacts()
        .merge(ContactId::new(28), ContactId::new(29))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    assert_eq!(error.difference().unwrap().id, "KB-015");
}
