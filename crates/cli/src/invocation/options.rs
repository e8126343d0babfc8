//! Which options an operation takes. One that it would not look at is an error: whoever gave it meant something.

use keap::{Operation, operation::ArgumentKind};

use super::args::InvocationArgs;
use crate::failure::misuse;

/// The options of an operation, as they are written.
const FIELDS: &str = "--fields";
const SET: &str = "--set";
const CLEAR: &str = "--clear";
const WHERE: &str = "--where";
const ORDER: &str = "--order";
const LIMIT: &str = "--limit";
const PAGE: &str = "--page";

/// The options of the comparison of a whole table.
pub(crate) const OF_TABLES: &[&str] = &[FIELDS, WHERE, ORDER, LIMIT];

/// The options that an operation takes: those of its arguments.
pub(super) fn of_operation(operation: Operation) -> Vec<&'static str> {
    let arguments = operation.arguments().iter();
    let taken: Vec<&str> = arguments
        .flat_map(|argument| of_kind(argument.kind))
        .copied()
        .collect();
    let mut all = vec![FIELDS, SET, CLEAR, WHERE, ORDER, LIMIT, PAGE];
    all.retain(|option| taken.contains(option));
    all
}

/// The options that an argument is given by.
fn of_kind(kind: ArgumentKind) -> &'static [&'static str] {
    match kind {
        ArgumentKind::Fields | ArgumentKind::Columns => &[FIELDS],
        ArgumentKind::Query => &[FIELDS, WHERE, ORDER, LIMIT, PAGE],
        ArgumentKind::Find => &[FIELDS, LIMIT, PAGE],
        ArgumentKind::Count => &[WHERE],
        ArgumentKind::Values | ArgumentKind::Changes => &[SET, CLEAR],
        ArgumentKind::OptionalContact
        | ArgumentKind::Label
        | ArgumentKind::Options
        | ArgumentKind::EmailMessage
        | ArgumentKind::EmailRecord
        | ArgumentKind::EmailTemplate => &[SET],
        ArgumentKind::Page => &[PAGE],
        ArgumentKind::QuickSearch => &[LIMIT, PAGE],
        ArgumentKind::Id
        | ArgumentKind::Contacts
        | ArgumentKind::Ids
        | ArgumentKind::Texts
        | ArgumentKind::OrderPartners
        | ArgumentKind::SubscriptionTerms
        | ArgumentKind::Quantity
        | ArgumentKind::Amount
        | ArgumentKind::Flag
        | ArgumentKind::Switch
        | ArgumentKind::WallTime
        | ArgumentKind::Text
        | ArgumentKind::File
        | ArgumentKind::Secret
        | ArgumentKind::Table
        | ArgumentKind::DupCheck
        | ArgumentKind::CustomField => &[],
    }
}

/// Refuses the options that the operation does not take.
pub(super) fn check(operation: Operation, args: &InvocationArgs) -> anyhow::Result<()> {
    check_against(operation.name(), &of_operation(operation), args)
}

/// Refuses the options that are not among those that `whose` takes.
pub(crate) fn check_against(
    whose: &str,
    taken: &[&str],
    args: &InvocationArgs,
) -> anyhow::Result<()> {
    let given = [
        (FIELDS, !args.fields.is_empty()),
        (SET, !args.set.is_empty()),
        (CLEAR, !args.clear.is_empty()),
        (WHERE, !args.conditions.is_empty()),
        (ORDER, args.order.is_some()),
        (LIMIT, args.limit.is_some()),
        (PAGE, args.page.is_some()),
    ];
    for (option, is_given) in given {
        if is_given && !taken.contains(&option) {
            match taken {
                [] => misuse!("{whose} does not take {option}\n  hint: it takes no such options"),
                _ => misuse!(
                    "{whose} does not take {option}\n  hint: it takes {}",
                    taken.join(", ")
                ),
            }
        }
    }
    Ok(())
}
