//! Rows to write: values by the type of each column, and what a column wants besides.

use chrono::{DateTime, NaiveDate, Utc};
use keap::schema::{
    Changes, FieldType, FieldValue, NewRecord, QueryData, Record, TableInfo, table,
};
use keap::{
    Backend, Operation,
    coverage::{TableCoverage, field_coverage},
};

/// One row to add, and how to change it.
#[derive(Clone, Debug)]
pub struct Sample {
    pub name: &'static str,
    pub added: NewRecord,
    pub changed: Changes,
}

impl Sample {
    pub fn expected_after_add(&self) -> Record {
        values(
            self.added
                .iter()
                .map(|(name, change)| (name.to_owned(), change.clone())),
        )
    }

    pub fn expected_after_update(&self) -> Record {
        let mut record = self.expected_after_add();
        let changed = self.changed.iter();
        for (name, value) in
            values(changed.map(|(name, change)| (name.to_owned(), change.clone()))).iter()
        {
            record.insert(name, value.clone());
        }
        record
    }
}

fn values(changes: impl Iterator<Item = (String, keap::schema::Change)>) -> Record {
    changes
        .filter_map(|(name, change)| match change {
            keap::schema::Change::Set(value) => Some((name, value)),
            keap::schema::Change::Clear => None,
        })
        .collect()
}

/// Tables whose values depend on each other: `shop` writes them by stories of its own. `ProductInterest` is not added over
/// REST, which wants a price of an unknown unit.
const WITHOUT_SAMPLE: [&str; 10] = [
    "AffResource",
    "Affiliate",
    "Job",
    "OrderItem",
    "ProductCategoryAssign",
    "ProductInterest",
    "ProductOptValue",
    "ProductOption",
    "RecurringOrder",
    "Referral",
];

/// The rows that a table's writes are tried with.
pub fn of(covered: &TableCoverage) -> Vec<Sample> {
    let info = table(covered.table).unwrap();
    if WITHOUT_SAMPLE.contains(&covered.table) {
        return Vec::new();
    }
    if covered.add.is_empty() && covered.update.is_empty() && covered.delete.is_empty() {
        return Vec::new();
    }
    if !info.access.add {
        return Vec::new();
    }
    if covered.table == "ContactAction" {
        let kinds: &[&str] = match covered.backend {
            Backend::RestV1 => &["Task", "Note", "Appointment"],
            _ => &["Task", "Note"],
        };
        return kinds
            .iter()
            .map(|kind| sample(covered, info, kind))
            .collect();
    }
    vec![sample(covered, info, "")]
}

fn sample(covered: &TableCoverage, info: &'static TableInfo, kind: &'static str) -> Sample {
    let mut added = NewRecord::new();
    let mut changed = Changes::new();
    let fields = field_coverage(covered.table).unwrap();
    for field in fields {
        let column = info.column(field.column).unwrap();
        let Some(place) = (match covered.backend {
            Backend::RestV1 => field.rest_v1,
            _ => field.rest_v2,
        }) else {
            continue;
        };
        let Some(place) = place_of_kind(&place, kind) else {
            continue;
        };
        let skipped = || is_left_out(covered, column.name, kind);
        if skipped() || place.starts_with("always") && column.name != "ObjectType" {
            continue;
        }
        let read_only = place.contains("read only") && !is_above(covered, column.name);
        if column.access.add
            && !read_only
            && !place.contains("when changed")
            && let Some(value) = value(
                covered,
                column.name,
                column.field_type,
                column.refers_to,
                1,
                kind,
            )
        {
            added = added.set_by_name(column.name, value);
        }
        let fixed = place.starts_with("always")
            || place.starts_with('@')
            || place.contains("read only")
            || place.contains("when created");
        if column.access.edit
            && !fixed
            && let Some(value) = value(
                covered,
                column.name,
                column.field_type,
                column.refers_to,
                2,
                kind,
            )
        {
            changed = changed.set_by_name(column.name, value);
        }
    }
    Sample {
        name: kind,
        added,
        changed,
    }
}

/// Whether the column stands in the path of a new row, not in its body.
fn is_above(covered: &TableCoverage, column: &str) -> bool {
    matches!(
        (covered.table, column),
        ("SubscriptionPlan", "ProductId")
            | (
                "LeadSourceExpense" | "LeadSourceRecurringExpense",
                "LeadSourceId"
            )
    )
}

/// The place in one of several resources: `tasks: title; notes: title`.
fn place_of_kind(place: &str, kind: &str) -> Option<String> {
    if kind.is_empty() {
        return Some(place.to_owned());
    }
    let part = format!("{}s: ", kind.to_lowercase());
    place
        .split("; ")
        .find_map(|one| one.strip_prefix(&part))
        .map(str::to_owned)
}

/// Columns that are not written by themselves.
fn is_left_out(covered: &TableCoverage, column: &str, kind: &str) -> bool {
    match (covered.table, column) {
        // The company's own id.
        ("Company", "CompanyID" | "AccountId") => true,
        // It wants an account of the time it is written.
        ("ContactAction", "CreationDate" | "CreatedBy" | "LastUpdatedBy") => true,
        ("ContactAction", "IsAppointment") => true,
        // A note of v1 has a closed list of types.
        ("ContactAction", "OpportunityId") => kind == "Note",
        _ => false,
    }
}

/// A value for a column; `turn` tells the added one from the changed one.
pub fn value(
    covered: &TableCoverage,
    column: &str,
    field_type: FieldType,
    refers_to: Option<&str>,
    turn: i64,
    kind: &str,
) -> Option<FieldValue> {
    if let Some(value) = special(covered, column, turn, kind) {
        return value;
    }
    Some(match field_type {
        FieldType::Id => {
            return refers_to
                .and_then(|table| reference(table, turn))
                .map(Into::into);
        }
        FieldType::Int => (turn % 2).into(),
        FieldType::Text => format!("{column} {turn} – Zoë & Söhne").into(),
        FieldType::Double => FieldValue::Double(if turn == 1 { 12.5 } else { 0.29 }),
        FieldType::Bool => (turn == 1).into(),
        FieldType::Date => date(2026, 2, 10 + turn).into(),
        FieldType::DateTime => instant(2026, 3, 10 + turn).into(),
        _ => return None,
    })
}

fn date(year: i32, month: u32, day: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day as u32).unwrap()
}

/// Noon in New York or an hour from it, so that no zone moves the day.
fn instant(year: i32, month: u32, day: i64) -> DateTime<Utc> {
    date(year, month, day)
        .and_hms_opt(17, 30, 0)
        .unwrap()
        .and_utc()
}

/// The id of a row of the seed.
fn reference(table: &str, turn: i64) -> Option<i64> {
    let second = turn == 2;
    Some(match table {
        "Contact" => {
            if second {
                17
            } else {
                19
            }
        }
        "User" => {
            if second {
                2
            } else {
                1
            }
        }
        "ContactGroupCategory" | "ProductCategory" | "Product" | "Stage" | "Affiliate" => turn,
        "Lead" | "LeadSourceCategory" | "SubscriptionPlan" | "ProductInterestBundle" => 1,
        "LeadSource" => turn,
        _ => return None,
    })
}

/// Columns that take no value of their mere type. `Some(None)` leaves the column out.
fn special(
    covered: &TableCoverage,
    column: &str,
    turn: i64,
    kind: &str,
) -> Option<Option<FieldValue>> {
    let text = |first: &str, second: &str| {
        Some(Some(FieldValue::from(if turn == 1 {
            first
        } else {
            second
        })))
    };
    match (covered.table, column) {
        (_, "Country") => text("United States", "Canada"),
        (_, "State") => text("Arizona", "Ontario"),
        (_, "PostalCode") => text("85286", "K1A 0B1"),
        (_, "ZipFour1") => Some((turn == 1).then(|| "0001".into())),
        (_, "Email") => text("first@example.com", "second@example.com"),
        (_, "Phone1" | "Fax1") => text("(987) 654-3211", "(987) 654-3212"),
        (_, "Phone1Ext") => text("7", "8"),
        (_, "Phone1Type" | "Fax1Type") => text("Work", "Home"),
        (_, "ProductId") => Some(Some(turn.into())),
        (_, "ContactID") => Some(reference("Contact", turn).map(Into::into)),
        (_, "UserID") => Some(reference("User", turn).map(Into::into)),
        (_, "StageID") => Some(Some((turn + 1).into())),
        (_, "LeadSourceId") => Some(Some(1.into())),
        ("LeadSource" | "Affiliate", "Status") => text("Active", "Inactive"),
        ("SubscriptionPlan", "Cycle") => text("2", "3"),
        ("ContactAction", "ObjectType") => Some(Some(kind.into())),
        ("ContactAction", "Priority") => Some(Some(turn.into())),
        ("ContactAction", "ActionType") => text("Call", "Email"),
        ("ContactAction", "PopupDate") => {
            let action = instant(2026, 3, 10 + turn);
            Some(Some((action - std::time::Duration::from_secs(900)).into()))
        }
        ("ContactAction", "EndDate") => Some(Some(instant(2026, 4, 10 + turn).into())),
        _ => None,
    }
}

/// Differences of values that no difference of the facade explains, each with its reason.
pub fn is_known_to_differ(covered: &TableCoverage, column: &str) -> bool {
    match (covered.table, column) {
        // Every write changes them, and only some wires show by whom.
        (_, "LastUpdated" | "LastUpdatedBy" | "CreatedBy" | "DateCreated") => true,
        // KB-060, KB-066.
        ("Job", "ProductId") | ("CreditCard", "Status") => true,
        // KB-044.
        ("DataFormField", "Values") => true,
        _ => false,
    }
}

/// A query for the rows that both sides can have.
pub fn narrowed(covered: &TableCoverage, query: QueryData) -> QueryData {
    let mut query = query;
    if covered.table == "Template" {
        // KB-040: e-mail templates alone, which the seed has before the others.
        let mails = keap::schema::Condition::In(vec![1, 2]);
        query.conditions.push(("Id".to_owned(), mails));
    }
    if covered.table == "ProductInterest" {
        // KB-067: those of bundles alone.
        let bundles = keap::schema::Condition::Equals("Bundle".into());
        query.conditions.push(("ObjType".to_owned(), bundles));
    }
    query
}

/// Whether XML-RPC itself does the operation on the table.
pub fn allowed_by_xmlrpc(name: &str, operation: Operation) -> bool {
    let access = table(name).unwrap().access;
    match operation {
        Operation::DataAdd => access.add,
        Operation::DataUpdate => access.edit,
        Operation::DataDelete => access.delete,
        _ => access.read,
    }
}
