//! Contacts made by chance, full to the brim, written and read over the legacy wire, which shares nothing with the REST
//! side: what REST changes is what it was told to change, and what the three wires read is the same or a listed
//! difference.

use std::collections::{BTreeMap, BTreeSet};

use keap::compare::{Answer, Comparison, Finding, compare};
use keap::schema::{Changes, Condition, NewRecord, QueryData, Record};
use keap::{
    Backend, ContactId, DupCheck, ErrorKind, Fields, Invocation, Keap, Operation, Outcome,
    coverage::{coverage, field_coverage},
};
use keap_sandbox::DEFAULT_LEGACY_KEY;
use keap_tests::{REST, clock::run, connect_to, sandbox};
use keap_xmlrpc::methods::{contact, data};
use keap_xmlrpc::{Client, DateTime, Struct, Value};
use proptest::prelude::*;

type Row = BTreeMap<String, Value>;

/// The tags of the demo account.
const TAGS: &[i32] = &[91, 97];

/// Every type of custom field: the name that `addCustomField` takes, and two values of it.
fn custom_types() -> Vec<(&'static str, [Value; 2])> {
    let text = |one: &str, other: &str| [Value::from(one), Value::from(other)];
    vec![
        ("Phone", text("(480) 555-0100", "(480) 555-0199")),
        ("SSN", text("000-00-0000", "000-00-0001")),
        ("Currency", [12.25.into(), 0.5.into()]),
        ("Percent", [99.5.into(), 1.0.into()]),
        ("State", text("AZ", "Ontario")),
        ("YesNo", [1.into(), 0.into()]),
        ("Year", [1999.into(), 2026.into()]),
        ("Month", text("January", "May")),
        ("DayOfWeek", text("Monday", "Sunday")),
        ("Name", text("Zoë", "李雷")),
        ("NumberDecimal", [0.125.into(), 1e6.into()]),
        ("Number", [i32::MAX.into(), (-1).into()]),
        (
            "Date",
            [moment("20260308T00:00:00"), moment("19691231T00:00:00")],
        ),
        // The hour that is missing in spring begins at two; the one that comes twice in autumn begins at one.
        (
            "DateTime",
            [moment("20260308T03:00:00"), moment("20251102T00:59:59")],
        ),
        ("Text", text("a & b <c>", "\u{1F389}")),
        ("TextArea", text("first\nsecond", "one line")),
        ("MultiSelect", text("Golf,Chess", "Sailing")),
        (
            "Website",
            text("https://example.com/?a=1&b=2", "example.com"),
        ),
        ("Email", text("x@example.com", "y@example.com")),
        ("Radio", text("Yes", "No")),
        ("Select", text("Red", "Blue")),
        ("User", [1.into(), 2.into()]),
        ("Drilldown", text("A", "B")),
        ("UserListBox", text("1", "2")),
    ]
}

fn moment(text: &str) -> Value {
    Value::DateTime(
        text.parse::<DateTime>()
            .expect("a date-time as the wire writes it"),
    )
}

/// An account with a custom field of every type.
struct Account {
    keap: Keap,
    legacy: Client,
}

impl Account {
    async fn open() -> Self {
        let sandbox = sandbox();
        let endpoint = "https://ab123.infusionsoft.com/api/xmlrpc".parse().unwrap();
        let legacy = Client::new(sandbox.transport(), endpoint, DEFAULT_LEGACY_KEY);
        for (data_type, _) in custom_types() {
            let add = data::AddCustomField {
                custom_field_type: "Contact".to_owned(),
                display_name: format!("Kind {data_type}"),
                data_type: data_type.to_owned(),
                header_id: keap::id::CustomFieldGroupId::new(1),
            };
            legacy.call(&add).await.unwrap();
        }
        Self {
            keap: connect_to(&sandbox),
            legacy,
        }
    }

    async fn add(&self, row: &Row, tags: &[i32]) -> i32 {
        let data = row.iter().fold(Struct::new(), |data, (name, value)| {
            data.with(name.as_str(), value.clone())
        });
        let contact_id = self.legacy.call(&contact::Add { data }).await.unwrap();
        for &tag in tags {
            let tag_id = keap::TagId::new(tag.into());
            let apply = contact::AddToGroup { contact_id, tag_id };
            self.legacy.call(&apply).await.unwrap();
        }
        i32::try_from(contact_id.get()).unwrap()
    }

    /// The contact as the facade reads it over the legacy wire.
    async fn record(&self, id: i64) -> Record {
        let load = Invocation::contact_load(ContactId::new(id), Fields::All);
        match self.keap.invoke_on(Backend::XmlRpc, load).await.unwrap() {
            Outcome::Record(record) => record,
            other => panic!("{other:?}"),
        }
    }

    /// An operation that writes these values, into a contact of its own where it changes one.
    async fn write(&self, operation: Operation, values: &NewRecord) -> Invocation {
        let changes = || {
            values
                .iter()
                .map(|(name, change)| (name, change.clone()))
                .collect::<Changes>()
        };
        let table = || "Contact".to_owned();
        let values = || values.clone();
        match operation {
            Operation::ContactAddWithDupCheck => {
                Invocation::contact_add_with_dup_check(values(), DupCheck::EmailAndName)
            }
            Operation::ContactUpdate => {
                Invocation::contact_update(ContactId::new(self.blank().await), changes())
            }
            Operation::DataAdd => Invocation::data_add(table(), values()),
            Operation::DataUpdate => {
                Invocation::data_update(table(), self.blank().await, changes())
            }
            _ => Invocation::contact_add(values()),
        }
    }

    async fn blank(&self) -> i64 {
        let row = Row::from([("Email".to_owned(), "blank@example.com".into())]);
        self.add(&row, &[]).await.into()
    }

    /// The whole row, without what moves with every write.
    async fn row(&self, record_id: i32) -> Row {
        let columns = keap::schema::table("Contact").unwrap().columns.iter();
        let readable = columns.filter(|column| column.access.read && !column.refused);
        let custom = custom_types();
        let fields = readable
            .map(|column| column.name.to_owned())
            .chain(custom.iter().map(|(name, _)| format!("_Kind{name}")))
            .collect();
        let load = data::Load {
            table: "Contact".to_owned(),
            record_id,
            fields,
        };
        let row = self.legacy.call(&load).await.unwrap();
        row.iter()
            .map(|(name, value)| (name.to_string(), value.clone()))
            .filter(|(name, _)| !matches!(name.as_str(), "LastUpdated" | "LastUpdatedBy"))
            .collect()
    }
}

/// Texts of any script, up to the length that REST takes.
fn text(longest: usize) -> BoxedStrategy<Value> {
    let any = proptest::string::string_regex("[\\PC&&[^\u{FFFE}\u{FFFF}]]{1,30}").unwrap();
    prop_oneof![
        4 => any.prop_map(Value::from),
        1 => Just(Value::from("é".repeat(longest))),
    ]
    .boxed()
}

fn one_of(values: &[&'static str]) -> BoxedStrategy<Value> {
    proptest::sample::select(values.to_vec())
        .prop_map(Value::from)
        .boxed()
}

fn day() -> BoxedStrategy<Value> {
    let days = [
        "19700101T00:00:00",
        "20000229T00:00:00",
        "20260308T00:00:00",
        "20251102T00:00:00",
        "19000101T00:00:00",
    ];
    proptest::sample::select(days.to_vec())
        .prop_map(moment)
        .boxed()
}

fn phone() -> BoxedStrategy<Value> {
    (0..10_000u32)
        .prop_map(|digits| Value::from(format!("(480) 555-{digits:04}")))
        .boxed()
}

/// The columns of a contact with values for each. A name in several places is an address: its number stands for the slot.
fn columns() -> Vec<(&'static str, BoxedStrategy<Value>)> {
    let mut columns = vec![
        ("FirstName", text(40)),
        ("LastName", text(40)),
        ("MiddleName", text(40)),
        ("Nickname", text(40)),
        ("JobTitle", text(40)),
        ("SpouseName", text(40)),
        (
            "Website",
            one_of(&["https://example.com", "example.com/\u{e9}"]),
        ),
        ("Suffix", one_of(&["Jr", "III"])),
        ("Title", one_of(&["Dr", "Ms"])),
        ("ContactType", one_of(&["Customer", "Prospect"])),
        ("AssistantName", text(40)),
        ("AssistantPhone", phone()),
        ("Birthday", day()),
        ("Anniversary", day()),
        (
            "OwnerID",
            proptest::sample::select(vec![Value::from(1)]).boxed(),
        ),
        (
            "EmailAddress2",
            one_of(&["second@example.com", "o'hara+x@example.com"]),
        ),
        ("EmailAddress3", one_of(&["third@example.com"])),
    ];
    for (number, kind, extension) in [
        ("Phone1", "Phone1Type", "Phone1Ext"),
        ("Phone2", "Phone2Type", "Phone2Ext"),
        ("Phone3", "Phone3Type", "Phone3Ext"),
        ("Phone4", "Phone4Type", "Phone4Ext"),
        ("Phone5", "Phone5Type", "Phone5Ext"),
    ] {
        columns.push((number, phone()));
        columns.push((kind, one_of(&["Work", "Home", "Mobile"])));
        columns.push((extension, one_of(&["7", "1234"])));
    }
    for (number, kind) in [("Fax1", "Fax1Type"), ("Fax2", "Fax2Type")] {
        columns.push((number, phone()));
        columns.push((kind, one_of(&["Work", "Home"])));
    }
    for [line1, line2, city, code, four] in [
        [
            "StreetAddress1",
            "StreetAddress2",
            "City",
            "PostalCode",
            "ZipFour1",
        ],
        [
            "Address2Street1",
            "Address2Street2",
            "City2",
            "PostalCode2",
            "ZipFour2",
        ],
        [
            "Address3Street1",
            "Address3Street2",
            "City3",
            "PostalCode3",
            "ZipFour3",
        ],
    ] {
        columns.push((line1, text(75)));
        columns.push((line2, text(75)));
        columns.push((city, text(50)));
        columns.push((code, one_of(&["85286", "00501"])));
        columns.push((four, one_of(&["0001", "1234"])));
    }
    columns
}

/// Region and country of the three addresses; a region alone is a listed difference of its own.
fn places() -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    let place = || {
        proptest::sample::select(vec![
            None,
            Some((None, "Germany")),
            Some((Some("AZ"), "United States")),
            Some((Some("Ontario"), "Canada")),
        ])
    };
    (place(), place(), place()).prop_map(|(first, second, third)| {
        let slots = [
            ("State", "Country", first),
            ("State2", "Country2", second),
            ("State3", "Country3", third),
        ];
        let mut values = Vec::new();
        for (state, country, place) in slots {
            let Some((region, name)) = place else {
                continue;
            };
            values.push((country, Value::from(name)));
            values.extend(region.map(|region| (state, Value::from(region))));
        }
        values
    })
}

/// A contact: each column is there or not.
fn contact_row() -> impl Strategy<Value = Row> {
    let plain: Vec<_> = columns()
        .into_iter()
        .map(|(name, values)| {
            proptest::option::weighted(0.7, values).prop_map(move |value| (name, value))
        })
        .collect();
    let custom: Vec<_> = custom_types()
        .into_iter()
        .map(|(name, values)| {
            proptest::option::weighted(0.7, proptest::sample::select(values.to_vec()))
                .prop_map(move |value| (format!("_Kind{name}"), value))
        })
        .collect();
    (plain, custom, places()).prop_map(|(plain, custom, places)| {
        let mut row: Row = plain
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect();
        row.extend(
            custom
                .into_iter()
                .filter_map(|(name, value)| Some((name, value?))),
        );
        row.extend(
            places
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value)),
        );
        row.insert("Email".to_owned(), "first@example.com".into());
        without_orphans(row)
    })
}

/// Parts of a number that is not there live in XML-RPC only (KB-013), and so they would in every test.
fn without_orphans(mut row: Row) -> Row {
    for number in [
        "Phone1", "Phone2", "Phone3", "Phone4", "Phone5", "Fax1", "Fax2",
    ] {
        if !row.contains_key(number) {
            row.remove(&format!("{number}Ext"));
            row.remove(&format!("{number}Type"));
        }
    }
    row
}

fn tags() -> impl Strategy<Value = Vec<i32>> {
    proptest::sample::subsequence(TAGS.to_vec(), 0..=TAGS.len())
}

/// Changes of one column each, over every kind of place that a column can have in REST.
const CHANGES: &[(&str, &str)] = &[
    ("FirstName", "Changed"),
    ("FirstName", ""),
    ("Birthday", "1980-02-29"),
    ("Email", "changed@example.com"),
    ("EmailAddress2", "changed2@example.com"),
    ("EmailAddress3", ""),
    ("Phone1", "(555) 123-4567"),
    ("Phone4", "(555) 123-4567"),
    ("Phone5", ""),
    ("Phone2Ext", "99"),
    ("Fax1", "(555) 123-4567"),
    ("City", "Changed"),
    ("City2", ""),
    ("Address3Street2", "Changed"),
    ("PostalCode", "10001"),
    ("_KindText", "Changed"),
    ("_KindNumber", "5"),
    ("_KindMultiSelect", ""),
];

/// The columns that the change is allowed to touch: clearing a number clears its parts (KB-013).
fn touched(column: &str, value: &str) -> BTreeSet<String> {
    let mut touched = BTreeSet::from([column.to_owned()]);
    if value.is_empty() && (column.starts_with("Phone") || column.starts_with("Fax")) {
        touched.extend([format!("{column}Ext"), format!("{column}Type")]);
    }
    touched
}

fn rest_of(mut row: Row, touched: &BTreeSet<String>) -> Row {
    row.retain(|name, _| !touched.contains(name));
    row
}

/// What two rows have differently: column, before, after.
fn changed<'a>(
    before: &'a Row,
    after: &'a Row,
) -> Vec<(&'a str, Option<&'a Value>, Option<&'a Value>)> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names
        .into_iter()
        .map(|name| (name.as_str(), before.get(name), after.get(name)))
        .filter(|(_, before, after)| before != after)
        .collect()
}

/// Every operation that reads a contact, for this one.
fn reads(id: i64) -> Vec<Invocation> {
    let email = || "first@example.com".to_owned();
    let by = |column: &str, value: Condition| {
        let mut query = QueryData::new("Contact");
        query.conditions = vec![(column.to_owned(), value)];
        query
    };
    vec![
        Invocation::contact_load(ContactId::new(id), Fields::All),
        Invocation::contact_find_by_email(email(), Fields::All),
        Invocation::data_load("Contact".to_owned(), id, Fields::All),
        Invocation::data_find_by_field(QueryData::new("Contact"), "Email".to_owned(), email()),
        Invocation::DataQuery(by("Id", Condition::Equals(id.into()))),
        Invocation::DataCount(by("Email", Condition::Like("first@%".to_owned()))),
    ]
}

/// How many values are equal; none parts without a difference that coverage lists for the operation.
fn explained(operation: Operation, comparison: &Comparison) -> usize {
    let mut equal = 0;
    for field in comparison.rows.iter().flat_map(|row| &row.fields) {
        for answer in field.by_backend() {
            let (backend, Some(finding)) = (answer.backend(), answer.finding()) else {
                continue;
            };
            let listed = &coverage(operation, backend).unwrap().differences;
            let known = finding.known();
            let is_listed = known.is_none_or(|known| listed.iter().any(|one| one.id == known.id));
            assert!(
                !finding.is_unexplained() && is_listed,
                "{operation} over {backend}: {} is {} in {:?}",
                field.name,
                finding.name(),
                field.values().collect::<Vec<_>>()
            );
            equal += usize::from(finding == Finding::Equal);
        }
    }
    equal
}

/// The values that a backend has a place for, to be written.
fn writable(model: &Record, backend: Backend) -> NewRecord {
    let fields = field_coverage("Contact").unwrap();
    let has_place = |name: &str| {
        name.starts_with('_')
            || fields.iter().any(|field| {
                let place = match backend {
                    Backend::RestV1 => &field.rest_v1,
                    _ => &field.rest_v2,
                };
                field.column == name && place.is_some()
            })
    };
    let columns = keap::schema::table("Contact").unwrap().columns;
    let is_written = |name: &str| {
        name.starts_with('_')
            || columns
                .iter()
                .any(|column| column.name == name && column.access.add)
    };
    model
        .iter()
        .filter(|(name, _)| has_place(name) && is_written(name))
        .fold(NewRecord::new(), |record, (name, value)| {
            record.set_by_name(name, value.clone())
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// One change over REST leaves every other e-mail address, number, address, custom field and tag as it was, and an
    /// update that is refused changes nothing at all.
    #[test]
    fn an_update_over_rest_touches_what_it_names(
        row in contact_row(),
        tags in tags(),
        (column, value) in proptest::sample::select(CHANGES.to_vec()),
        backend in proptest::sample::select(REST.to_vec()),
    ) {
        run(async {
            let account = Account::open().await;
            let id = account.add(&row, &tags).await;
            let before = account.row(id).await;
            let changes = Changes::new().set_by_name(column, value);
            let update = Invocation::contact_update(ContactId::new(id.into()), changes);
            let touched = match account.keap.invoke_on(backend, update).await {
                Ok(_) => touched(column, value),
                Err(error) => {
                    let kinds = [ErrorKind::InvalidRequest, ErrorKind::Unsupported];
                    assert!(kinds.contains(&error.kind()), "{error}");
                    assert!(error.difference().is_some(), "refused without a listed reason: {error}");
                    BTreeSet::new()
                }
            };
            let after = account.row(id).await;
            if !touched.is_empty() {
                let shown = after.get(column).map(|value| value.as_str().map_or_else(|| format!("{value:?}"), str::to_owned));
                assert_eq!(shown.is_some(), !value.is_empty(), "{column} is {shown:?} after it was set to {value:?}");
            }
            let (before, after) = (rest_of(before, &touched), rest_of(after, &touched));
            let changed = changed(&before, &after);
            assert!(changed.is_empty(), "{column} over {backend} changed as well: {changed:?}");
        });
    }

    /// What the legacy wire stored reads the same over all three by every operation that reads it, or the difference is in
    /// the table of coverage.
    #[test]
    fn a_contact_reads_the_same_over_all_wires(row in contact_row(), tags in tags()) {
        run(async {
            let account = Account::open().await;
            let id = account.add(&row, &tags).await;
            for read in reads(id.into()) {
                let operation = read.operation();
                let comparison = account.keap.compare(read, &Backend::ALL).await;
                let equal = explained(operation, &comparison);
                let enough = if operation == Operation::DataCount { 2 } else { row.len() };
                assert!(equal >= enough, "{operation} compared hardly anything: {equal} of {}", row.len());
            }
        });
    }

    /// What any wire writes, by every operation that writes a whole contact, reads over the legacy wire like what the
    /// legacy wire writes, or the difference is in the table of coverage.
    #[test]
    fn a_contact_is_written_the_same_over_all_wires(row in contact_row()) {
        run(async {
            let account = Account::open().await;
            let model = account.add(&row, &[]).await;
            let model = account.record(model.into()).await;
            for backend in REST {
                for operation in [
                    Operation::ContactAdd,
                    Operation::ContactAddWithDupCheck,
                    Operation::ContactUpdate,
                    Operation::DataAdd,
                    Operation::DataUpdate,
                ] {
                    let mut answers = Vec::new();
                    for writer in [Backend::XmlRpc, backend] {
                        let write = account.write(operation, &writable(&model, backend)).await;
                        let outcome = account.keap.invoke_on(writer, write).await;
                        let Ok(Outcome::Id(id)) = outcome else { panic!("{operation} over {writer}: {outcome:?}") };
                        let mut record = account.record(id).await;
                        for own in ["Id", "DateCreated", "LastUpdated"] {
                            record.remove(own);
                        }
                        account.keap.invoke_on(Backend::XmlRpc, Invocation::data_delete("Contact".into(), id)).await.unwrap();
                        answers.push(Answer::new(writer, Ok(Outcome::Record(record))));
                    }
                    let load = Invocation::contact_load(ContactId::new(0), Fields::All);
                    let comparison = compare(&load, &answers, account.keap.zone());
                    let equal = explained(operation, &comparison);
                    assert!(equal > 20, "{operation} over {backend} compared hardly anything: {equal}");
                }
            }
        });
    }
}
