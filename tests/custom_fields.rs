//! Custom fields by API name, label and id, with values checked by type: the same on every backend.

use keap::schema::{Column, Comparison, Condition, FieldValue, QueryData, ReadWrite, table};
use keap::{
    Backend, ContactId, ErrorKind, Invocation, Keap, Outcome, RoutePolicy, model::CustomField,
};
use keap_http::{Body, Transport};
use keap_sandbox::DEFAULT_ACCESS_TOKEN;
use keap_tests::{builder, connect_to, custom_fields::define, sandbox};

const JOE: i64 = 4393;

/// Type word of v1, a value it takes, how that value reads, and one it does not take.
type Case = (&'static str, FieldValue, &'static str, Option<FieldValue>);

fn cases() -> Vec<Case> {
    let text = |text: &str| FieldValue::from(text);
    vec![
        ("Currency", 12.5.into(), "12.5", Some(text("dear"))),
        (
            "Date",
            text("2026-12-31"),
            "2026-12-31",
            Some(text("31.12.2026")),
        ),
        (
            "DateTime",
            text("2026-06-30T10:00:00Z"),
            "2026-06-30T10:00:00Z",
            Some(text("noon")),
        ),
        ("DayOfWeek", text("Monday"), "Monday", None),
        ("Drilldown", text("North"), "North", None),
        (
            "Email",
            text("ann@example.com"),
            "ann@example.com",
            Some(text("ann")),
        ),
        ("Month", text("June"), "June", None),
        (
            "ListBox",
            text("Red,Blue"),
            "Red,Blue",
            Some(text("Red,Green")),
        ),
        ("Name", text("Ann"), "Ann", None),
        ("WholeNumber", 44.into(), "44", Some(text("forty"))),
        ("DecimalNumber", 4.25.into(), "4.25", Some(text("x"))),
        ("Percent", 50.5.into(), "50.5", Some(text("half"))),
        (
            "PhoneNumber",
            text("555-0100"),
            "555-0100",
            Some(text("none")),
        ),
        ("Radio", text("Red"), "Red", Some(text("Green"))),
        ("Dropdown", text("Blue"), "Blue", Some(text("Green"))),
        (
            "SocialSecurityNumber",
            text("123-45-6789"),
            "123-45-6789",
            None,
        ),
        ("State", text("AZ"), "AZ", None),
        ("Text", text("anything"), "anything", None),
        ("TextArea", text("two lines"), "two lines", None),
        ("User", 1.into(), "1", Some(text("Ann"))),
        (
            "Website",
            text("https://example.com"),
            "https://example.com",
            None,
        ),
        ("Year", 2026.into(), "2026", Some(26.into())),
        ("YesNo", 1.into(), "1", Some(text("maybe"))),
    ]
}

fn routed(keap: &Keap, backend: Backend) -> &Keap {
    keap.set_policy(RoutePolicy::new(backend));
    keap
}

/// The zone of the connection is that of a text without one, on every wire.
#[tokio::test]
async fn a_time_is_read_in_the_zone_of_the_connection() {
    let zone = "America/Los_Angeles".parse().unwrap();
    for backend in Backend::ALL {
        let keap = builder(&sandbox()).zone(zone).build().unwrap();
        let contacts = routed(&keap, backend).contacts();
        let joe = ContactId::new(JOE);
        let set = contacts.update(joe, |c| c.set_by_name("_LastVisit", "2026-07-01 12:00:00"));
        set.await.unwrap();
        let record = contacts.load(joe, ["_LastVisit"]).await.unwrap();
        let read = record.get("_LastVisit").map(FieldValue::to_string);
        assert_eq!(read.as_deref(), Some("2026-07-01T19:00:00Z"), "{backend}");
    }
}

/// A name that the table does not have goes before what else is wrong, as over XML-RPC.
#[tokio::test]
async fn a_field_that_is_not_there_is_told_before_a_row_that_is_not() {
    let sandbox = sandbox();
    for backend in Backend::ALL {
        let keap = connect_to(&sandbox);
        for table in ["Contact", "Lead", "Company"] {
            for name in ["_Nope", "Nope"] {
                let data = routed(&keap, backend).data();
                let error = data.load(table, 999_999, ["Id", name]).await.unwrap_err();
                assert!(
                    error.kind() == ErrorKind::InvalidRequest && told(&error).contains(name),
                    "{table}.{name} over {backend}: {error}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_field_that_is_not_there_is_told_before_what_a_new_row_lacks() {
    let sandbox = sandbox();
    for backend in Backend::ALL {
        let keap = connect_to(&sandbox);
        let data = routed(&keap, backend).data();
        let error = data.add("Lead", |row| row.set_by_name("_Nope", 1)).await;
        let error = error.unwrap_err();
        assert!(
            error.kind() == ErrorKind::InvalidRequest && told(&error).contains("_Nope"),
            "{backend}: {error}"
        );
        if backend != Backend::XmlRpc {
            let data = routed(&keap, backend).data();
            let error = data.add("Lead", |row| row.set_by_name("OpportunityNotes", "x"));
            let error = error.await.unwrap_err();
            assert_eq!(error.difference().map(|known| known.id), Some("KB-037"));
        }
    }
}

/// With what it comes from.
fn told(error: &keap::Error) -> String {
    let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    causes.fold(error.to_string(), |told, cause| format!("{told}: {cause}"))
}

fn assert_is_no_field(error: &keap::Error) {
    assert!(
        error.kind() == ErrorKind::InvalidRequest && error.message().contains("_Nope"),
        "{error}"
    );
}

/// REST v2 is no way out for a name that the account does not have.
#[tokio::test]
async fn v1_tells_a_misspelt_field_from_one_that_it_lacks() {
    let sandbox = sandbox();
    let keap = connect_to(&sandbox);
    let v1 = keap.rest_v1().unwrap();
    for table in ["Job", "ContactAction", "RecurringOrder", "Affiliate"] {
        let mut query = QueryData::new(table);
        query.selected = vec!["Id".to_owned(), "_Nope".to_owned()];
        let asked = v1.invoke(Invocation::DataQuery(query)).await;
        assert_is_no_field(&asked.unwrap_err());
    }
    let data = v1.data();
    let written = data.update("ContactAction", 1, |row| row.set_by_name("_Nope", "x"));
    assert_is_no_field(&written.await.unwrap_err());
}

/// Several choices are one text over XML-RPC and a list over REST; as a list they are the same, and so they are written.
#[tokio::test]
async fn several_choices_are_a_list_on_every_wire() {
    const COLORS: Column<table::Contact, Vec<String>, ReadWrite> = Column::named("_Colors");
    let sandbox = sandbox();
    define(&sandbox.transport(), "Colors", "ListBox").await;
    for backend in Backend::ALL {
        let keap = connect_to(&sandbox);
        let contacts = routed(&keap, backend).contacts();
        let joe = ContactId::new(JOE);
        for colors in [vec!["Red"], vec!["Red", "Blue"]] {
            let owned: Vec<String> = colors.iter().map(|color| (*color).to_owned()).collect();
            let set = contacts.update(joe, |c| c.set(COLORS, owned.clone())).await;
            set.unwrap_or_else(|error| panic!("{backend}: {error:#}"));
            let record = contacts.load(joe, ["_Colors"]).await.unwrap();
            let read = record.get("_Colors").and_then(FieldValue::as_list);
            assert_eq!(read, Some(colors), "{backend}");
            assert_eq!(record.read(COLORS).unwrap(), Some(owned), "{backend}");
        }
    }
}

#[tokio::test]
async fn every_type_is_checked_written_and_read_by_name_label_and_id() {
    let sandbox = sandbox();
    for (field_type, value, reads, wrong) in cases() {
        let label = format!("The {field_type} of it");
        let id = define(&sandbox.transport(), &label, field_type).await;
        for backend in Backend::ALL {
            // A connection that has not seen the field; the other ones of this loop had their own.
            let keap = connect_to(&sandbox);
            let contacts = routed(&keap, backend).contacts();
            let by_label = CustomField::Label(&label);
            let by_id = CustomField::Id(keap::CustomFieldId::new(id));
            contacts
                .update(ContactId::new(JOE), |c| {
                    c.set_by_name(by_label, value.clone())
                })
                .await
                .unwrap_or_else(|error| panic!("{field_type} over {backend}: {error}"));
            let asked = [by_label.to_string(), by_id.to_string()];
            let record = contacts.load(ContactId::new(JOE), &asked).await.unwrap();
            for name in &asked {
                let read = record.get(name).map(FieldValue::to_string);
                assert!(
                    read.as_deref() == Some(reads),
                    "{field_type} over {backend} as {name}: {read:?}"
                );
            }
            if let Some(wrong) = &wrong {
                let error = contacts
                    .update(ContactId::new(JOE), |c| c.set_by_name(by_id, wrong.clone()))
                    .await
                    .unwrap_err();
                assert_eq!(
                    error.kind(),
                    ErrorKind::InvalidRequest,
                    "{field_type} {backend}"
                );
                assert!(error.message().starts_with("custom field _"), "{error}");
            }
        }
    }
}

#[tokio::test]
async fn a_field_defined_while_the_program_runs_is_found() {
    let sandbox = sandbox();
    let keap = connect_to(&sandbox);
    for backend in Backend::ALL {
        let contacts = routed(&keap, backend).contacts();
        contacts
            .load(ContactId::new(JOE), ["label:Shoe Size"])
            .await
            .unwrap();
        let label = format!("New on {backend}");
        let unknown = contacts
            .load(
                ContactId::new(JOE),
                [CustomField::Label(&label).to_string()],
            )
            .await
            .unwrap_err();
        assert_eq!(unknown.kind(), ErrorKind::InvalidRequest, "{unknown}");
        define(&sandbox.transport(), &label, "Text").await;
        contacts
            .update(ContactId::new(JOE), |c| {
                c.set_by_name(CustomField::Label(&label), "yes")
            })
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_label_of_two_fields_is_refused_with_both() {
    let sandbox = sandbox();
    for _ in 0..2 {
        define(&sandbox.transport(), "Twice", "Text").await;
    }
    let keap = connect_to(&sandbox);
    for backend in Backend::ALL {
        let contacts = routed(&keap, backend).contacts();
        let error = contacts
            .load(ContactId::new(JOE), ["label:twice"])
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        assert_eq!(error.hint().unwrap().matches("\"Twice\"").count(), 2);
        let error = contacts
            .load(ContactId::new(JOE), ["label:Shoe Sise"])
            .await
            .unwrap_err();
        assert!(
            error
                .hint()
                .unwrap()
                .ends_with("did you mean label:Shoe Size?"),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn queries_take_labels_too() {
    let sandbox = sandbox();
    let keap = connect_to(&sandbox);
    for backend in Backend::ALL {
        let mut query = QueryData::new("Contact");
        query.selected = vec!["Id".to_owned(), "label:Shoe Size".to_owned()];
        query.conditions = vec![("#1".to_owned(), Condition::Equals(38.into()))];
        let rows = match routed(&keap, backend)
            .invoke(Invocation::DataQuery(query))
            .await
        {
            Ok(Outcome::Records(rows)) => rows,
            other => panic!("{backend}: {other:?}"),
        };
        assert_eq!(rows.len(), 1, "{backend}");
        let size = rows[0].get("label:Shoe Size").map(FieldValue::to_string);
        assert_eq!(size.as_deref(), Some("38"), "{backend}");
    }
}

/// The row as XML-RPC writes it, without the codec.
async fn on_the_wire(sandbox: &Transport, column: &str) -> String {
    let body = format!(
        "<methodCall><methodName>DataService.load</methodName><params>\
         <param><value><string>x</string></value></param>\
         <param><value><string>Contact</string></value></param>\
         <param><value><int>{JOE}</int></value></param>\
         <param><value><array><data><value><string>{column}</string></value></data></array></value></param>\
         </params></methodCall>"
    );
    let request = http::Request::post("https://api.infusionsoft.com/crm/xmlrpc/v1")
        .header("authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
        .header("content-type", "text/xml")
        .body(Body::from(body))
        .unwrap();
    let response = sandbox.send(request).await.unwrap();
    let body = response.into_body().into_bytes(1 << 20).await.unwrap();
    let body = String::from_utf8(body.to_vec()).unwrap();
    let value = body.split_once("<member>").map(|(_, rest)| rest);
    let value = value.and_then(|rest| rest.split_once("<value>"));
    let value = value.and_then(|(_, rest)| rest.split_once("</value>"));
    value.map_or(body.clone(), |(value, _)| value.to_owned())
}

/// 20:30 in New York on the evening of 1 December, which is the 2nd in UTC.
fn evening() -> FieldValue {
    let moment: chrono::DateTime<chrono::Utc> = "2026-12-02T01:30:00Z".parse().unwrap();
    moment.into()
}

#[tokio::test]
async fn a_value_is_stored_alike_in_whatever_form_and_over_which_backend() {
    let sandbox = sandbox();
    let moments: Vec<FieldValue> = vec![
        evening(),
        "2026-12-02T01:30:00Z".into(),
        "2026-12-02T02:30:00+01:00".into(),
        "2026-12-01 20:30:00".into(),
        "2026-12-01T20:30:00".into(),
        "20261201T20:30:00".into(),
    ];
    let day = chrono::NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    let mut days = moments.clone();
    days.extend([FieldValue::from(day), "2026-12-01".into()]);
    let yes = vec![
        true.into(),
        1.into(),
        "true".into(),
        "yes".into(),
        "1".into(),
    ];
    let written: [(&str, Vec<FieldValue>, &str); 5] = [
        ("Date", days, "20261201T00:00:00"),
        ("DateTime", moments, "20261201T20:30:00"),
        ("DateTime", vec![day.into()], "20261201T00:00:00"),
        ("YesNo", yes, ">1<"),
        ("Text", vec![evening()], "2026-12-01 20:30:00"),
    ];
    for (number, (field_type, forms, stored)) in written.into_iter().enumerate() {
        let label = format!("Form {number}");
        let id = define(&sandbox.transport(), &label, field_type).await;
        let keap = connect_to(&sandbox);
        let column = CustomField::Id(keap::CustomFieldId::new(id));
        for backend in Backend::ALL {
            for form in &forms {
                let contacts = routed(&keap, backend).contacts();
                let change = |value: FieldValue| {
                    contacts.update(ContactId::new(JOE), |c| c.set_by_name(column, value))
                };
                change("".into()).await.unwrap();
                change(form.clone())
                    .await
                    .unwrap_or_else(|error| panic!("{field_type} {form:?} {backend}: {error}"));
                let name = format!("_Form{number}");
                let wire = on_the_wire(&sandbox.transport(), &name).await;
                assert!(
                    wire.contains(stored),
                    "{field_type} {form:?} over {backend}: {wire}"
                );
            }
        }
    }
}

async fn count(keap: &Keap, backend: Backend, column: &str, on: Condition) -> keap::Result<i64> {
    let mut query = QueryData::new("Contact");
    query.conditions = vec![(column.to_owned(), on)];
    match routed(keap, backend)
        .invoke(Invocation::DataCount(query))
        .await?
    {
        Outcome::Count(count) => Ok(i64::try_from(count).unwrap()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn conditions_mean_the_same_in_whatever_form_and_over_which_backend() {
    let sandbox = sandbox();
    let keap = connect_to(&sandbox);
    for (label, field_type) in [
        ("Due Day", "Date"),
        ("Seen At", "DateTime"),
        ("Wants Mail", "YesNo"),
        ("Means", "Currency"),
    ] {
        define(&sandbox.transport(), label, field_type).await;
    }
    let contacts = routed(&keap, Backend::XmlRpc).contacts();
    contacts
        .update(ContactId::new(JOE), |c| {
            c.set_by_name("_DueDay", evening())
                .set_by_name("_SeenAt", evening())
                .set_by_name("_WantsMail", true)
                .set_by_name("_Means", 1000.5)
        })
        .await
        .unwrap();
    let text = |text: &str| FieldValue::from(text);
    let from = |value: FieldValue| Condition::Compare(Comparison::GreaterOrEqual, value);
    let before = |value: FieldValue| Condition::Compare(Comparison::Less, value);
    let met = [
        ("_DueDay", Condition::Equals(text("2026-12-01"))),
        ("_DueDay", Condition::Equals(evening())),
        ("_DueDay", from(text("2026-12-01"))),
        ("_DueDay", before(text("2026-12-02"))),
        ("_SeenAt", Condition::Equals(text("2026-12-01 20:30:00"))),
        ("_SeenAt", Condition::Equals(text("2026-12-02T01:30:00Z"))),
        ("_SeenAt", from(evening())),
        ("_SeenAt", before(text("2026-12-01 20:30:01"))),
        ("_WantsMail", Condition::Equals(text("true"))),
        ("_WantsMail", Condition::Equals(1.into())),
        ("_Means", from(text("1000.5"))),
        ("_Means", Condition::Equals(1000.5.into())),
    ];
    for (column, condition) in met {
        for backend in Backend::ALL {
            let found = count(&keap, backend, column, condition.clone()).await;
            assert_eq!(found.ok(), Some(1), "{column} {condition:?} over {backend}");
        }
    }
    let missed = [
        ("_DueDay", before(text("2026-12-01"))),
        ("_SeenAt", before(evening())),
        // Nobody else has a budget, which is not one of nothing.
        ("_Means", Condition::Equals(0.into())),
    ];
    for (column, condition) in missed {
        for backend in Backend::ALL {
            let found = count(&keap, backend, column, condition.clone()).await;
            assert_eq!(found.ok(), Some(0), "{column} {condition:?} over {backend}");
        }
    }
    let unreadable = [
        ("_SeenAt", from(text("04.07.2025"))),
        ("_Means", from(text("1.000,5"))),
        ("_WantsMail", Condition::Equals(text("perhaps"))),
    ];
    for (column, condition) in unreadable {
        for backend in Backend::ALL {
            let refused = count(&keap, backend, column, condition.clone()).await;
            let refused = refused.expect_err(column);
            assert_eq!(refused.kind(), ErrorKind::InvalidRequest, "{refused}");
            let told = format!("the condition on {column} cannot be read");
            assert!(refused.message().starts_with(&told), "{refused}");
        }
    }
}
