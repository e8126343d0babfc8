//! The tables of the shop: every column that a REST version has says the same there as over XML-RPC, or the difference
//! is in the list below.

use std::collections::{BTreeMap, BTreeSet};

use keap::schema::{
    Changes, Condition, FieldType, FieldValue, NewRecord, QueryData, Record, table,
};
use keap::{Backend, ErrorKind, Fields, Invocation, Keap, Outcome};
use keap_tests::{REST, connect, values::value};

/// The tables, each with columns that tell its rows apart; the first that both sides have counts.
const TABLES: [(&str, &[&str]); 22] = [
    ("ProductCategory", &["Id"]),
    ("ProductCategoryAssign", &["ProductId", "ProductCategoryId"]),
    ("ProductOption", &["Id"]),
    ("ProductOptValue", &["Id"]),
    ("ProductInterestBundle", &["Id"]),
    ("ProductInterest", &["Id"]),
    ("CProgram", &["Id"]),
    ("Job", &["Id"]),
    ("Invoice", &["JobId"]),
    ("InvoiceItem", &["OrderItemId"]),
    ("OrderItem", &["Id"]),
    ("InvoicePayment", &["Id"]),
    ("Payment", &["Id"]),
    ("CCharge", &["Amt"]),
    ("PayPlan", &["StartDate"]),
    ("PayPlanItem", &["DateDue"]),
    ("RecurringOrder", &["Id"]),
    ("RecurringOrderWithContact", &["RecurringOrderId"]),
    ("CreditCard", &["Id"]),
    ("Affiliate", &["Id"]),
    ("Referral", &["Id"]),
    ("AffResource", &["Id"]),
];

/// Tables that a version lacks.
const ABSENT: [(&str, Backend); 8] = [
    ("ProductCategory", Backend::RestV1),
    ("ProductCategoryAssign", Backend::RestV1),
    ("ProductInterestBundle", Backend::RestV1),
    ("ProductInterest", Backend::RestV1),
    ("Payment", Backend::RestV1),
    ("PayPlanItem", Backend::RestV1),
    ("Referral", Backend::RestV1),
    ("AffResource", Backend::RestV1),
];

/// Columns whose values differ, with the difference that says so.
const DIFFER: [(&str, &str, Backend, &str); 3] = [
    ("Job", "ProductId", Backend::RestV2, "KB-060"),
    ("PayPlanItem", "PayPlanId", Backend::RestV2, "KB-064"),
    ("CreditCard", "Status", Backend::RestV2, "KB-066"),
];

fn query(table: &str, columns: &[&str]) -> QueryData {
    let mut query = QueryData::new(table);
    query.selected = columns.iter().map(|column| (*column).to_owned()).collect();
    query.limit = 1000;
    if table == "ProductInterest" {
        let bundles = Condition::Equals("Bundle".into());
        query.conditions = vec![("ObjType".to_owned(), bundles)];
    }
    query
}

async fn rows(keap: &Keap, backend: Backend, query: QueryData) -> keap::Result<Vec<Record>> {
    match keap
        .invoke_on(backend, Invocation::DataQuery(query))
        .await?
    {
        Outcome::Records(records) => Ok(records),
        other => panic!("{other:?}"),
    }
}

/// The columns of a table that a backend serves; `None` when it does not serve the table.
async fn served(keap: &Keap, backend: Backend, name: &str) -> Option<Vec<&'static str>> {
    let mut columns = Vec::new();
    for column in table(name).unwrap().columns {
        if !column.access.read {
            continue;
        }
        match rows(keap, backend, query(name, &[column.name])).await {
            Ok(_) => columns.push(column.name),
            Err(error) if error.kind() == ErrorKind::Unsupported => {}
            Err(error) => panic!("{name}.{} over {backend}: {error}", column.name),
        }
    }
    (!columns.is_empty()).then_some(columns)
}

/// Rows by what tells them apart; numbers of several spellings count as one.
fn by_key(records: Vec<Record>, keys: &[&str]) -> BTreeMap<String, Record> {
    let key = |record: &Record| {
        let parts = keys.iter().filter_map(|key| record.get(key));
        parts
            .map(FieldValue::to_string)
            .collect::<Vec<_>>()
            .join("/")
    };
    records
        .into_iter()
        .map(|record| (key(&record), record))
        .collect()
}

fn shown(name: &str, column: &str, record: Option<&Record>) -> String {
    let value = record.and_then(|record| record.get(column));
    let text = value.map(FieldValue::to_string).unwrap_or_default();
    let is_id = table(name)
        .and_then(|table| table.column(column))
        .is_some_and(|column| column.field_type == FieldType::Id);
    if is_id && text == "0" {
        String::new()
    } else {
        text
    }
}

#[tokio::test]
async fn every_column_says_the_same_over_each_wire() {
    let keap = connect();
    let (mut absent, mut differ, mut met) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
    for (name, keys) in TABLES {
        for backend in REST {
            let Some(columns) = served(&keap, backend, name).await else {
                absent.insert((name, backend));
                continue;
            };
            let query = query(name, &columns);
            let theirs = rows(&keap, backend, query.clone()).await.unwrap();
            let ours = rows(&keap, Backend::XmlRpc, query).await.unwrap();
            let (ours, theirs) = (by_key(ours, keys), by_key(theirs, keys));
            for key in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
                let (left, right) = (ours.get(key), theirs.get(key));
                if left.is_none() || right.is_none() {
                    differ.push(format!(
                        "{name} {backend}: row {key} {} {}",
                        left.is_some(),
                        right.is_some()
                    ));
                    continue;
                }
                for column in &columns {
                    let (left, right) = (shown(name, column, left), shown(name, column, right));
                    let listed = DIFFER.iter().find(|(table, name_of, on, _)| {
                        (*table, *name_of, *on) == (name, *column, backend)
                    });
                    if left != right && listed.is_some() {
                        met.extend(listed.copied());
                    } else if left != right {
                        differ.push(format!(
                            "{name}.{column} {backend} {key}: {left:?} {right:?}"
                        ));
                    }
                }
            }
            assert!(!theirs.is_empty(), "{name} has no rows over {backend}");
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
    assert_eq!(absent, ABSENT.into_iter().collect());
    assert_eq!(
        met,
        DIFFER.into_iter().collect(),
        "a listed difference does not occur"
    );
    for (.., id) in DIFFER {
        assert!(keap::difference::difference(id).is_some(), "{id}");
    }
}

type Pairs = &'static [(&'static str, &'static str)];

/// One row that is added and then changed, over each wire in an account of its own.
struct Story {
    table: &'static str,
    backend: Backend,
    add: Pairs,
    change: Pairs,
    /// What XML-RPC shows afterwards and REST cannot have written, or decides itself.
    own: &'static [&'static str],
}

async fn tell(keap: &Keap, backend: Backend, story: &Story) -> keap::Result<Record> {
    let set = |mut values: NewRecord, pairs: Pairs| {
        for (column, text) in pairs {
            values = values.set_by_name(*column, value(text));
        }
        values
    };
    let mut changes = Changes::new();
    for (column, text) in story.change {
        changes = changes.set_by_name(*column, value(text));
    }
    let table = story.table.to_owned();
    let values = set(NewRecord::new(), story.add);
    let add = Invocation::data_add(table.clone(), values);
    let Outcome::Id(id) = keap.invoke_on(backend, add).await? else {
        panic!("no id");
    };
    if !story.change.is_empty() {
        let update = Invocation::data_update(table.clone(), id, changes);
        keap.invoke_on(backend, update).await?;
    }
    let fields = Fields::All;
    let load = Invocation::data_load(table, id, fields);
    match keap.invoke_on(Backend::XmlRpc, load).await? {
        Outcome::Record(record) => Ok(record),
        other => panic!("{other:?}"),
    }
}

const STORIES: &[Story] = &[
    Story {
        table: "ProductCategory",
        backend: Backend::RestV2,
        add: &[
            ("CategoryDisplayName", "Saws"),
            ("CategoryOrder", "3"),
            ("ParentId", "1"),
        ],
        change: &[("CategoryOrder", "4")],
        own: &[],
    },
    Story {
        table: "ProductOption",
        backend: Backend::RestV2,
        add: &[
            ("ProductId", "2"),
            ("Label", "Name"),
            ("OptionType", "Variable"),
            ("IsRequired", "1"),
            ("Order", "1"),
            ("MinChars", "1"),
            ("CanEndWith", "2"),
            ("CanContain", "BOTH"),
            ("AllowSpaces", "1"),
            ("TextMessage", "5"),
        ],
        change: &[("MaxChars", "9"), ("CanStartWith", "DIGIT")],
        own: &[],
    },
    Story {
        table: "ProductOptValue",
        backend: Backend::RestV2,
        add: &[
            ("ProductOptionId", "11"),
            ("Label", "Oak"),
            ("Sku", "O"),
            ("OptionIndex", "3"),
            ("PriceAdjustment", "1.25"),
        ],
        change: &[("Label", "Old oak")],
        own: &[],
    },
    Story {
        table: "ProductInterestBundle",
        backend: Backend::RestV2,
        add: &[("BundleName", "Kit"), ("Description", "All")],
        change: &[("Description", "Everything")],
        own: &[],
    },
    Story {
        table: "Job",
        backend: Backend::RestV2,
        add: &[
            ("ContactId", "19"),
            ("JobTitle", "A saw"),
            ("StartDate", "2026-03-08"),
            ("DueDate", "2026-11-01"),
            ("OrderType", "Offline"),
            ("JobNotes", "Sharp"),
            ("ShipFirstName", "Ann"),
            ("ShipStreet1", "5 Main Street"),
            ("ShipState", "Colorado"),
            ("ShipCountry", "United States"),
            ("_PurchaseOrder", "PO-9"),
        ],
        change: &[
            ("JobTitle", "A sharp saw"),
            ("ShipCity", "Denver"),
            ("ShipMiddleName", "B"),
        ],
        own: &["OrderStatus"],
    },
    Story {
        table: "OrderItem",
        backend: Backend::RestV2,
        add: &[
            ("OrderId", "2"),
            ("ProductId", "1"),
            ("ItemName", "Hammer"),
            ("Qty", "2"),
            ("PPU", "5.25"),
            ("CPU", "1.5"),
            ("ItemDescription", "Heavy"),
            ("ItemType", "4"),
            ("Notes", "Red"),
        ],
        change: &[("PPU", "6.75"), ("Qty", "3")],
        own: &["SubscriptionPlanId"],
    },
    Story {
        table: "OrderItem",
        backend: Backend::RestV1,
        add: &[
            ("OrderId", "2"),
            ("ProductId", "1"),
            ("Qty", "2"),
            ("PPU", "5.25"),
            ("ItemDescription", "Heavy"),
            ("ItemType", "4"),
        ],
        change: &[],
        own: &["SubscriptionPlanId", "ItemName", "CPU"],
    },
    Story {
        table: "RecurringOrder",
        backend: Backend::RestV2,
        add: &[
            ("ContactId", "4393"),
            ("SubscriptionPlanId", "1"),
            ("BillingAmt", "12.5"),
            ("Qty", "2"),
            ("CC1", "2"),
            ("AutoCharge", "0"),
            ("PromoCode", "SUMMER"),
            ("StartDate", "2026-02-01"),
            ("Status", "Active"),
            ("_Reference", "R-9"),
        ],
        change: &[
            ("BillingAmt", "13.75"),
            ("Status", "Inactive"),
            ("ReasonStopped", "Moved"),
            ("EndDate", "2026-06-01"),
            ("Frequency", "2"),
            ("BillingCycle", "1"),
        ],
        own: &["ProductId", "NextBillDate"],
    },
    Story {
        table: "RecurringOrder",
        backend: Backend::RestV1,
        add: &[
            ("ContactId", "4393"),
            ("SubscriptionPlanId", "1"),
            ("BillingAmt", "12.5"),
            ("Qty", "2"),
            ("CC1", "2"),
            ("AutoCharge", "0"),
            ("StartDate", "2026-02-01"),
        ],
        change: &[],
        own: &[
            "ProductId",
            "NextBillDate",
            "Status",
            "Frequency",
            "BillingCycle",
        ],
    },
    Story {
        table: "Affiliate",
        backend: Backend::RestV2,
        add: &[
            ("AffCode", "cleo"),
            ("ContactId", "19"),
            ("AffName", "Cleo"),
            ("Status", "0"),
            ("NotifyLead", "1"),
            ("LeadCookieFor", "5"),
            ("Password", "secret"),
            ("_Region", "West"),
        ],
        change: &[("Status", "1"), ("ParentId", "1")],
        own: &[],
    },
    Story {
        table: "Affiliate",
        backend: Backend::RestV1,
        add: &[
            ("AffCode", "cleo"),
            ("ContactId", "19"),
            ("AffName", "Cleo"),
            ("Status", "0"),
            ("Password", "secret"),
        ],
        change: &[],
        own: &[],
    },
    Story {
        table: "Referral",
        backend: Backend::RestV2,
        add: &[
            ("ContactId", "19"),
            ("AffiliateId", "2"),
            ("DateSet", "2026-03-08"),
            ("DateExpires", "2026-11-01"),
            ("IPAddress", "192.0.2.1"),
            ("Source", "Mail"),
            ("Info", "Asked"),
            ("Type", "1"),
        ],
        change: &[],
        own: &[],
    },
    Story {
        table: "AffResource",
        backend: Backend::RestV2,
        add: &[
            ("Title", "Banner"),
            ("ResourceType", "BANNER"),
            ("ResourceOrder", "3"),
            ("ResourceHREF", "https://www.example.com"),
            ("ProgramIds", "1,2"),
        ],
        change: &[("Notes", "New"), ("ProgramIds", "2")],
        own: &[],
    },
];

#[tokio::test]
async fn what_is_written_over_rest_reads_as_what_is_written_over_xmlrpc() {
    let mut differ = Vec::new();
    for story in STORIES {
        let (name, backend) = (story.table, story.backend);
        let ours = tell(&connect(), Backend::XmlRpc, story).await.unwrap();
        let theirs = match tell(&connect(), backend, story).await {
            Ok(theirs) => theirs,
            Err(error) => {
                differ.push(format!(
                    "{name} {backend}: {error}: {:?}",
                    std::error::Error::source(&error)
                ));
                continue;
            }
        };
        let columns = table(name)
            .unwrap()
            .columns
            .iter()
            .map(|column| column.name);
        let custom = ["_PurchaseOrder", "_Reference", "_Region"];
        for column in columns.chain(custom) {
            if ["Id", "DateCreated", "LastUpdated"].contains(&column) || story.own.contains(&column)
            {
                continue;
            }
            let (left, right) = (
                shown(name, column, Some(&ours)),
                shown(name, column, Some(&theirs)),
            );
            if left != right {
                differ.push(format!("{name}.{column} {backend}: {left:?} {right:?}"));
            }
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
}

/// The rows of a table that remain after one was deleted.
async fn delete(keap: &Keap, name: &str, id: i64) -> keap::Result<usize> {
    let invocation = Invocation::data_delete(name.to_owned(), id);
    keap.invoke_on(Backend::RestV2, invocation).await?;
    Ok(rows(keap, Backend::XmlRpc, query(name, &["Id"]))
        .await?
        .len())
}

#[tokio::test]
async fn rows_are_deleted_where_both_allow_it() {
    let keap = connect();
    for (name, id, remain) in [
        ("ProductOptValue", 22, 1),
        ("ProductInterest", 31, 1),
        ("ProductOption", 12, 1),
        ("AffResource", 2, 1),
        ("Affiliate", 2, 1),
        ("ProductCategory", 2, 1),
    ] {
        assert_eq!(delete(&keap, name, id).await.unwrap(), remain, "{name}");
    }
    for name in [
        "Job",
        "OrderItem",
        "Invoice",
        "Payment",
        "CreditCard",
        "RecurringOrder",
    ] {
        let refused = delete(&keap, name, 1).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Unsupported, "{name}");
    }
}

#[tokio::test]
async fn a_category_is_not_deleted_with_its_subcategories() {
    let keap = connect();
    let values = NewRecord::new()
        .set_by_name("CategoryDisplayName", "Spare parts")
        .set_by_name("ParentId", 2);
    let add = Invocation::data_add("ProductCategory".to_owned(), values);
    let Outcome::Id(below) = keap.invoke_on(Backend::XmlRpc, add).await.unwrap() else {
        panic!("an id");
    };
    let refused = delete(&keap, "ProductCategory", 2).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Unsupported);
    let known = refused.difference().map(|known| known.id);
    assert_eq!(known, Some("KB-140"));
    for (id, remain) in [(below, 2), (2, 1)] {
        let deleted = delete(&keap, "ProductCategory", id).await;
        assert_eq!(deleted.unwrap(), remain);
    }
}

#[tokio::test]
async fn a_product_joins_a_category_and_the_others_stay() {
    let keap = connect();
    let values = NewRecord::new()
        .set_by_name("ProductId", 2)
        .set_by_name("ProductCategoryId", 1);
    let table = "ProductCategoryAssign".to_owned();
    let add = Invocation::data_add(table, values);
    let added = keap.invoke_on(Backend::RestV2, add).await.unwrap();
    assert!(matches!(added, Outcome::Id(0)), "the pair has no id");
    let columns = ["ProductId", "ProductCategoryId"];
    let pairs = rows(
        &keap,
        Backend::XmlRpc,
        query("ProductCategoryAssign", &columns),
    )
    .await;
    let pairs = by_key(pairs.unwrap(), &columns);
    let pairs: Vec<&str> = pairs.keys().map(String::as_str).collect();
    assert_eq!(pairs, ["1/1", "1/2", "2/1", "3/1"]);
}

#[tokio::test]
async fn a_part_of_an_address_is_not_changed_at_the_cost_of_another() {
    let keap = connect();
    let update = |changes: Changes| Invocation::data_update("Job".to_owned(), 1, changes);
    let city = Changes::new().set_by_name("ShipCity", "Boulder");
    let refused = keap.invoke_on(Backend::RestV2, update(city.clone())).await;
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::Unsupported);
    let whole = city.clear_by_name("ShipMiddleName");
    keap.invoke_on(Backend::RestV2, update(whole))
        .await
        .unwrap();
    let columns = [
        "ShipCity",
        "ShipStreet1",
        "ShipState",
        "ShipCountry",
        "ShipLastName",
    ];
    let jobs = rows(
        &keap,
        Backend::XmlRpc,
        query("Job", &[&columns[..], &["Id"]].concat()),
    )
    .await;
    let job = by_key(jobs.unwrap(), &["Id"]).remove("1").unwrap();
    let shown = columns.map(|column| shown("Job", column, Some(&job)));
    assert_eq!(
        shown,
        [
            "Boulder",
            "5 Main Street",
            "Colorado",
            "United States",
            "Carter"
        ]
    );
}

#[tokio::test]
async fn what_rest_lacks_is_refused_before_any_call() {
    let keap = connect();
    for (name, column) in [
        ("CreditCard", "CardNumber"),
        ("CreditCard", "NameOnCard"),
        ("RecurringOrder", "CC2"),
        ("Job", "OrderStatus"),
        ("Affiliate", "LeadAmt"),
        ("Payment", "ChargeId"),
    ] {
        let refused = rows(&keap, Backend::RestV2, query(name, &[column]))
            .await
            .unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Unsupported, "{name}.{column}");
        assert!(refused.to_string().contains("KB-001"), "{refused}");
    }
    for (name, column) in [("Affiliate", "Password"), ("Job", "ShipMiddleName")] {
        let refused = rows(&keap, Backend::RestV2, query(name, &[column])).await;
        let refused = refused.expect_err("it is written and never answered");
        assert_eq!(refused.kind(), ErrorKind::Unsupported, "{name}.{column}");
    }
    for name in [
        "InvoiceItem",
        "PayPlan",
        "PayPlanItem",
        "CCharge",
        "ProductCategoryAssign",
    ] {
        let load = Invocation::data_load(name.to_owned(), 1, Fields::All);
        let refused = keap.invoke_on(Backend::RestV2, load).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Unsupported, "{name}: {refused}");
    }
    // An invoice over v1 is found by its order.
    let mut by_id = query("Invoice", &["JobId"]);
    by_id.conditions = vec![("Id".to_owned(), Condition::Equals(101.into()))];
    let refused = rows(&keap, Backend::RestV1, by_id).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Unsupported);
}
