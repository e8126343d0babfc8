//! Where the facade looks for a word over REST, which has no quick search.

use crate::Backend;
use crate::table::columns;

/// Kinds of quick search, with the table and the columns in which the facade looks over REST; none of a subscription is
/// a name.
const QUICK_SEARCHES: [(&str, &str, &[&str]); 7] = [
    ("FindPerson", "Contact", &["FirstName", "LastName", "Email"]),
    ("FindCompany", "Company", &["Company", "Email"]),
    ("FindTask", "ContactAction", &["ActionDescription"]),
    ("FindOrder", "Job", &["JobTitle"]),
    ("FindSubscription", "RecurringOrder", &[]),
    ("FindOpportunity", "Lead", &["OpportunityTitle"]),
    ("FindAffiliate", "Affiliate", &["AffName", "AffCode"]),
];

/// The table and the columns of a kind of quick search.
pub(crate) fn searched(kind: &str) -> Option<(&'static str, &'static [&'static str])> {
    let mut all = QUICK_SEARCHES.into_iter();
    all.find(|(name, ..)| *name == kind)
        .map(|(_, table, columns)| (table, columns))
}

/// The tables that quick searches look in over a backend.
pub(super) fn quick_searches(backend: Backend) -> impl Iterator<Item = &'static str> {
    let served = move |(_, table, columns): &(&str, &'static str, &[&str])| {
        looks_in(table, columns, backend)
    };
    let all = QUICK_SEARCHES.into_iter().filter(served);
    all.map(|(_, table, _)| table)
}

/// Whether one of the columns of the table can be read.
pub(super) fn looks_in(table: &str, columns: &[&str], backend: Backend) -> bool {
    let readable =
        |column: &str| columns::field(table, column).is_some_and(|field| field.exists_on(backend));
    columns.iter().any(|column| readable(column))
}

/// The kinds that are served over a backend, with the labels that the documentation shows.
pub(crate) fn served_kinds(backend: Backend) -> impl Iterator<Item = (&'static str, &'static str)> {
    let labels = [
        "Person",
        "Company",
        "Task/Appt/Note",
        "Order",
        "Subscription",
        "Opportunity",
        "Affiliate",
    ];
    let all = QUICK_SEARCHES.into_iter().zip(labels);
    let served = all.filter(move |((_, table, columns), _)| looks_in(table, columns, backend));
    served.map(|((kind, ..), label)| (kind, label))
}

/// The names of all kinds.
pub(super) fn kinds() -> [&'static str; QUICK_SEARCHES.len()] {
    QUICK_SEARCHES.map(|(name, ..)| name)
}
