//! Writes of rows of tables, above all those that take several calls over REST.

use keap::Invocation;
use keap::schema::{Changes, NewRecord};
use keap_tests::values::value;

type Values = &'static [(&'static str, &'static str)];

const ADDED: &[(&str, Values)] = &[
    (
        "Company",
        &[
            ("Company", "Saws & Sons"),
            ("Phone1", "(480) 555-0100"),
            ("_Industry", "Tools"),
        ],
    ),
    (
        "ContactAction",
        &[
            ("ObjectType", "Task"),
            ("ContactId", "17"),
            ("ActionDescription", "Call"),
            ("ActionDate", "2026-03-08"),
            ("UserID", "1"),
        ],
    ),
    (
        "ContactAction",
        &[
            ("ObjectType", "Note"),
            ("ContactId", "17"),
            ("ActionDescription", "Called"),
            ("UserID", "1"),
        ],
    ),
    ("ContactGroup", &[("GroupName", "Newcomers")]),
    (
        "Lead",
        &[
            ("ContactID", "17"),
            ("OpportunityTitle", "Saws"),
            ("StageID", "1"),
            ("UserID", "1"),
            ("_Competitor", "A"),
        ],
    ),
    (
        "LeadSource",
        &[("Name", "Fair"), ("LeadSourceCategoryId", "1")],
    ),
    (
        "Product",
        &[
            ("ProductName", "Saw"),
            ("ShortDescription", "Cuts"),
            ("ProductPrice", "12.5"),
        ],
    ),
    (
        "ProductCategoryAssign",
        &[("ProductId", "2"), ("ProductCategoryId", "1")],
    ),
    (
        "ProductOptValue",
        &[
            ("ProductOptionId", "11"),
            ("Label", "Oak"),
            ("PriceAdjustment", "1.25"),
        ],
    ),
    (
        "Job",
        &[
            ("ContactId", "19"),
            ("JobTitle", "A saw"),
            ("StartDate", "2026-03-08"),
            ("DueDate", "2026-11-01"),
            ("OrderType", "Offline"),
            ("_PurchaseOrder", "PO-9"),
        ],
    ),
    (
        "OrderItem",
        &[
            ("OrderId", "2"),
            ("ProductId", "1"),
            ("Qty", "2"),
            ("PPU", "5.25"),
            ("ItemDescription", "Heavy"),
            ("ItemType", "4"),
        ],
    ),
    (
        "RecurringOrder",
        &[
            ("ContactId", "4393"),
            ("SubscriptionPlanId", "1"),
            ("BillingAmt", "12.5"),
            ("Qty", "2"),
            ("CC1", "2"),
            ("AutoCharge", "0"),
            ("StartDate", "2026-02-01"),
        ],
    ),
    (
        "Affiliate",
        &[
            ("AffCode", "cleo"),
            ("ContactId", "19"),
            ("AffName", "Cleo"),
            ("Status", "0"),
            ("Password", "secret"),
        ],
    ),
];

const CHANGED: &[(&str, i64, Values)] = &[
    (
        "Company",
        10,
        &[
            ("Phone1", "(480) 555-0100"),
            ("City", "Mesa"),
            ("_Industry", "Tools"),
        ],
    ),
    (
        "ContactAction",
        1,
        &[("ActionDescription", "Call again"), ("_Topic", "Saws")],
    ),
    ("ContactAction", 3, &[("ActionDescription", "Called twice")]),
    (
        "Lead",
        1,
        &[("OpportunityTitle", "More saws"), ("_Competitor", "B")],
    ),
    ("LeadSource", 1, &[("Description", "By search")]),
    (
        "Product",
        1,
        &[("ProductPrice", "13.75"), ("ProductName", "Hammer")],
    ),
    ("ProductOptValue", 21, &[("Label", "Old ash")]),
    (
        "Job",
        1,
        &[("ShipCity", "Boulder"), ("ShipMiddleName", "B")],
    ),
    ("OrderItem", 1, &[("PPU", "6.75"), ("Qty", "3")]),
    ("RecurringOrder", 1, &[("BillingAmt", "13.75")]),
];

const DELETED: &[(&str, i64)] = &[
    ("ContactAction", 1),
    ("ContactAction", 3),
    ("ProductOptValue", 22),
    ("Affiliate", 2),
    ("Lead", 2),
];

/// All of them.
pub fn writes() -> Vec<Invocation> {
    let added = ADDED.iter().map(|(table, values)| {
        Invocation::data_add(
            (*table).to_owned(),
            values
                .iter()
                .fold(NewRecord::new(), |record, (name, text)| {
                    record.set_by_name(*name, value(text))
                }),
        )
    });
    let changed = CHANGED.iter().map(|(table, id, values)| {
        Invocation::data_update(
            (*table).to_owned(),
            *id,
            values.iter().fold(Changes::new(), |changes, (name, text)| {
                changes.set_by_name(*name, value(text))
            }),
        )
    });
    let deleted = DELETED
        .iter()
        .map(|(table, id)| Invocation::data_delete((*table).to_owned(), *id));
    added.chain(changed).chain(deleted).collect()
}
