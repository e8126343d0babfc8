//! Which options an operation takes. One that it would not look at is an error: whoever gave it meant something.

use keap::Operation;

use crate::args::InvocationArgs;
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

/// The options that an operation takes.
fn of_operation(operation: Operation) -> &'static [&'static str] {
    match operation {
        Operation::ContactLoad | Operation::ContactFindByEmail | Operation::DataLoad => &[FIELDS],
        Operation::DataQuery => &[FIELDS, WHERE, ORDER, LIMIT, PAGE],
        Operation::DataFindByField => &[FIELDS, LIMIT, PAGE],
        Operation::DataCount => &[WHERE],
        Operation::ContactAdd
        | Operation::ContactAddWithDupCheck
        | Operation::ContactUpdate
        | Operation::DataAdd
        | Operation::DataUpdate => &[SET, CLEAR],
        Operation::DataUpdateCustomField
        | Operation::EmailSend
        | Operation::EmailAttach
        | Operation::EmailAddTemplate
        | Operation::EmailUpdateTemplate => &[SET],
        Operation::SearchGetSavedSearchResults => &[FIELDS, PAGE],
        Operation::SearchGetSavedSearchResultsAllFields => &[PAGE],
        Operation::SearchQuickSearch => &[LIMIT, PAGE],
        _ => &[],
    }
}

/// Refuses the options that the operation does not take.
pub(super) fn check(operation: Operation, args: &InvocationArgs) -> anyhow::Result<()> {
    check_against(operation.name(), of_operation(operation), args)
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
