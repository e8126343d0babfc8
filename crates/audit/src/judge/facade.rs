//! The call in Rust, by the facade.

use keap::Operation;
use keap::schema::{Condition, FieldValue};

use super::Asked;
use super::sample::of_text;

/// One line a method: its name, and the call in the document for those who port programs. A test of the documents holds
/// this file against the programs that the document is made from, which compile.
const CALLS: &str = include_str!("../../data/facade.tsv");

/// What the document shows by the typed client of XML-RPC alone, or not at all.
const OTHERS: [(Operation, &str); 3] = [
    (
        Operation::CardSubmissionRequestToken,
        "keap.card_submission().request_submission_token(id, success_url, failure_url)",
    ),
    (
        Operation::CardSubmissionRequestCardId,
        "keap.card_submission().request_credit_card_id(token)",
    ),
    (
        Operation::DataGetTemporaryKey,
        "keap.data().get_temporary_key(user, password)",
    ),
];

/// Columns of a snippet; the call itself has the others.
const SHOWN: usize = 12;

/// The call of the facade, with the table and the columns of a call where they are constant; none where there is nothing
/// to call.
pub(super) fn snippet(operation: Operation, asked: &Asked<'_>) -> Option<String> {
    let call = with_columns(operation, asked).or_else(|| plain(operation).map(str::to_owned))?;
    Some(format!("{call}.await?"))
}

/// The call as the document has it.
fn plain(operation: Operation) -> Option<&'static str> {
    let mut others = OTHERS.iter().filter(|(other, _)| *other == operation);
    if let Some((_, call)) = others.next() {
        return Some(call);
    }
    let lines = CALLS.lines().filter_map(|line| line.split_once('\t'));
    let mut found = lines.filter(|(method, _)| *method == operation.name());
    found.next().map(|(_, call)| call)
}

fn with_columns(operation: Operation, asked: &Asked<'_>) -> Option<String> {
    let set = || sets(&asked.writes);
    let fields = || list(&asked.reads);
    let table = asked.table;
    Some(match operation {
        Operation::ContactAdd if !asked.writes.is_empty() => {
            format!("keap.contacts().add(|c| c{})", set())
        }
        Operation::ContactAddWithDupCheck if !asked.writes.is_empty() => {
            format!(
                "keap.contacts().add_with_dup_check(DupCheck::Email, |c| c{})",
                set()
            )
        }
        Operation::ContactUpdate if !asked.writes.is_empty() => {
            format!("keap.contacts().update(id, |c| c{})", set())
        }
        Operation::ContactLoad if !asked.reads.is_empty() => {
            format!("keap.contacts().load(id, {})", fields())
        }
        Operation::ContactFindByEmail if !asked.reads.is_empty() => {
            format!("keap.contacts().find_by_email(email, {})", fields())
        }
        Operation::DataAdd => format!("keap.data().add({:?}, |r| r{})", table?, set()),
        Operation::DataUpdate => format!("keap.data().update({:?}, id, |r| r{})", table?, set()),
        Operation::DataDelete => format!("keap.data().delete({:?}, id)", table?),
        Operation::DataLoad => format!("keap.data().load({:?}, id, {})", table?, fields()),
        Operation::DataFindByField => find(asked, table?),
        Operation::DataQuery => format!("keap.data().query({})", query(asked, table?)),
        Operation::DataCount => format!("keap.data().count({})", query(asked, table?)),
        _ => return None,
    })
}

fn find(asked: &Asked<'_>, table: &str) -> String {
    let (column, value) = asked.conditions.first().copied().unwrap_or(("Id", None));
    let value = value.map_or_else(|| "value".to_owned(), |value| format!("{value:?}"));
    let fields = list(&asked.reads);
    format!("keap.data().find_by_field({table:?}, {column:?}, {value}, {fields})")
}

fn query(asked: &Asked<'_>, table: &str) -> String {
    let mut text = format!("Query::table({table:?})");
    for (column, value) in asked.conditions.iter().take(SHOWN) {
        let condition = match value {
            // What it is compared with may say how: `~>~ 2026-01-01`, `A%`.
            None => "condition".to_owned(),
            Some(value) => condition(value),
        };
        text.push_str(&format!(".condition({column:?}, {condition})"));
    }
    if !asked.reads.is_empty() {
        text.push_str(&format!(".select_by_name({})", list(&asked.reads)));
    }
    if let Some(column) = asked.order_by {
        text.push_str(&format!(".order_by_name({column:?}, true)"));
    }
    text
}

fn condition(value: &str) -> String {
    match of_text(value) {
        Condition::IsNull => "Condition::IsNull".to_owned(),
        Condition::NotNull => "Condition::NotNull".to_owned(),
        Condition::Like(pattern) => format!("Condition::Like({pattern:?}.into())"),
        Condition::NotEqual(other) => format!("Condition::NotEqual({})", operand(&other)),
        Condition::Equals(same) => format!("Condition::Equals({})", operand(&same)),
        Condition::Compare(comparison, other) => format!(
            "Condition::Compare(Comparison::{comparison:?}, {})",
            operand(&other)
        ),
        _ => "condition".to_owned(),
    }
}

fn operand(value: &FieldValue) -> String {
    match value {
        FieldValue::Int(number) => format!("{number}.into()"),
        other => format!("{:?}.into()", other.to_string()),
    }
}

fn sets(columns: &[&str]) -> String {
    if columns.is_empty() {
        return ".set_by_name(\"COLUMN\", value)".to_owned();
    }
    let shown = columns.iter().take(SHOWN);
    let mut text: String = shown
        .map(|column| format!(".set_by_name({column:?}, {})", variable(column)))
        .collect();
    if columns.len() > SHOWN {
        text.push_str(" /* and the others */");
    }
    text
}

/// `first_name` for `FirstName`.
fn variable(column: &str) -> String {
    let mut name = String::new();
    let mut was_small = false;
    for letter in column.chars().filter(char::is_ascii_alphanumeric) {
        if letter.is_ascii_uppercase() && was_small {
            name.push('_');
        }
        was_small = !letter.is_ascii_uppercase();
        name.push(letter.to_ascii_lowercase());
    }
    match name.as_str() {
        "" | "type" | "ref" | "match" | "in" | "for" | "use" => "value".to_owned(),
        _ if name.starts_with(|first: char| first.is_ascii_digit()) => "value".to_owned(),
        _ => name,
    }
}

fn list(columns: &[&str]) -> String {
    if columns.is_empty() {
        return "Fields::All".to_owned();
    }
    let shown = columns.iter().take(SHOWN);
    let mut names: Vec<String> = shown.map(|column| format!("{column:?}")).collect();
    if columns.len() > SHOWN {
        names.push("/* and the others */".to_owned());
    }
    format!("[{}]", names.join(", "))
}
