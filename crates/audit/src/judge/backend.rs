//! How one version of REST serves a call.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use keap::coverage::{
    Level, TableCoverage, column_differences, coverage, endpoints, loses, steps, table_coverage,
};
use keap::difference::{DIFFERENCES, Difference};
use keap::route::{decide, decide_for};
use keap::{Backend, ErrorKind, Fallback, Operation, RoutePolicy};
use serde::{Serialize, Serializer};

use super::column::ColumnServed;
use super::{Asked, sample};

/// How one version of REST serves a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Served {
    /// How completely, judged by what XML-RPC does: with the columns of the call where they are constant.
    #[serde(serialize_with = "level_name")]
    pub level: Level,
    /// The ids of the differences that it meets.
    pub differences: Vec<&'static str>,
    /// The calls that it becomes, method and path.
    pub calls: Vec<String>,
    /// Why it is refused, where it is.
    pub refusal: Option<Refusal>,
}

/// Why a version of REST does not take a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Refusal {
    /// Why, in the words of the facade.
    pub why: String,
    /// The id of the known difference, when there is one.
    pub difference: Option<&'static str>,
    /// What to do about it.
    pub advice: Option<String>,
}

/// Something that is lost.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Lost {
    /// The id of the known difference.
    pub difference: &'static str,
    /// What it is about.
    pub title: &'static str,
}

impl Served {
    /// What is lost.
    pub(super) fn lost(&self) -> Vec<Lost> {
        let ids = self.differences.iter();
        let known = ids.filter_map(|id| DIFFERENCES.iter().find(|known| known.id == *id));
        let refused = self.refusal.as_ref().and_then(|refusal| refusal.difference);
        known
            .filter(|known| match refused {
                Some(refused) => refused == known.id,
                None => loses(known) && known.id != FILTERED_LATER,
            })
            .map(|known| Lost {
                difference: known.id,
                title: known.title,
            })
            .collect()
    }
}

fn level_name<S: Serializer>(level: &Level, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(level)
}

/// The policy that a gateway has by itself: v2, and v1 where v2 has no counterpart.
pub(super) fn gateway_policy() -> RoutePolicy {
    RoutePolicy::new(Backend::RestV2).fallback(Fallback::WhenUnsupported)
}

/// The version of REST that takes a call by the gateway's own policy.
pub(super) fn over(operation: Operation, asked: &Asked<'_>) -> Option<Backend> {
    let rest = [Backend::RestV1, Backend::RestV2];
    let invocation = sample::invocation(operation, asked);
    let route = match decide(&invocation, &gateway_policy(), &rest) {
        Err(error) if error.kind() != ErrorKind::Unsupported => {
            let table = asked.table.filter(|_| operation.takes_table());
            decide_for(operation, table, &gateway_policy(), &rest)
        }
        route => route,
    };
    route.ok().map(|route| route.backend)
}

pub(super) fn served(
    operation: Operation,
    asked: &Asked<'_>,
    columns: &[ColumnServed],
    backend: Backend,
) -> Served {
    let refusal = refusal(operation, asked, columns, backend);
    let mut differences = match refusal {
        // Of a call that is refused only what is in its way is told.
        Some(_) => Relevant::of(asked, backend).of_its,
        None => differences(operation, asked, backend),
    };
    let refused_by = refusal.as_ref().and_then(|refusal| refusal.difference);
    differences.extend(refused_by.and_then(known));
    differences.sort_unstable_by_key(|known| known.id);
    differences.dedup_by_key(|known| known.id);
    let level = match refusal {
        Some(_) => Level::None,
        None => level(operation, asked, &differences, backend),
    };
    let calls = match refusal {
        Some(_) => Vec::new(),
        None => calls(operation, asked, backend),
    };
    Served {
        level,
        differences: differences.iter().map(|known| known.id).collect(),
        calls,
        refusal,
    }
}

fn known(id: &str) -> Option<&'static Difference> {
    DIFFERENCES.iter().copied().find(|known| known.id == id)
}

fn refusal(
    operation: Operation,
    asked: &Asked<'_>,
    columns: &[ColumnServed],
    backend: Backend,
) -> Option<Refusal> {
    let policy = RoutePolicy::new(backend);
    let table = asked.table.filter(|_| operation.takes_table());
    let whole = decide_for(operation, table, &policy, &[backend]).and_then(|_| {
        let invocation = sample::invocation(operation, asked);
        match decide(&invocation, &policy, &[backend]) {
            // What is wrong with a value is wrong with the sample's, or with what is not constant.
            Err(error) if error.kind() == ErrorKind::Unsupported => Err(error),
            _ => Ok(()),
        }
    });
    let error = whole.err()?;
    let missing: Vec<&str> = columns
        .iter()
        .filter(|column| !column.is_served(backend))
        .map(|column| column.column.as_str())
        .collect();
    let over = format!(" over {backend}");
    let difference = error.difference().map(|known| known.id);
    let id = difference.map(|id| format!(" ({id})"));
    let message = error.message().replace(&id.unwrap_or_default(), "");
    let why = match (missing.as_slice(), asked.table) {
        ([_, _, ..], Some(table)) if error.to_string().contains("field") => {
            format!(
                "{backend} has no counterpart for {} of {table}",
                missing.join(", ")
            )
        }
        _ => format!("{}{over}", message.trim_end_matches(&over)),
    };
    Some(Refusal {
        why,
        difference,
        advice: error.hint().map(|hint| hint.to_string()),
    })
}

/// The tables of both versions, which are made anew at each call of the facade.
static TABLES: LazyLock<Vec<TableCoverage>> = LazyLock::new(table_coverage);

/// What a version of REST does with the rows of a table.
pub(super) fn of_table(table: &str, backend: Backend) -> Option<&'static TableCoverage> {
    let mut rows = TABLES.iter();
    rows.find(|row| row.table == table && row.backend == backend)
}

/// What the operations of `DataService` tell of the columns of contacts; another table tells of its own.
const OF_CONTACTS: [&str; 11] = [
    "KB-001", "KB-002", "KB-003", "KB-004", "KB-005", "KB-006", "KB-007", "KB-008", "KB-009",
    "KB-013", "KB-077",
];

/// What says of an operation or a table that it is not there, which a call that is served does not meet.
const MISSING: [&str; 4] = ["KB-014", "KB-031", "KB-032", "KB-033"];

fn differences(
    operation: Operation,
    asked: &Asked<'_>,
    backend: Backend,
) -> Vec<&'static Difference> {
    let of_operation = coverage(operation, backend).map(|row| row.differences.as_slice());
    let table = asked.table.filter(|_| operation.takes_table());
    let of_table = table.and_then(|table| of_table(table, backend));
    let of_table = of_table.map(|row| row.differences.as_slice());
    let of_contacts = table.is_none_or(|table| table == "Contact");
    let of_operation = of_operation.into_iter().flatten();
    let of_operation = of_operation.filter(|known| of_contacts || !OF_CONTACTS.contains(&known.id));
    let of_table = of_table.into_iter().flatten();
    let all = of_operation.chain(of_table).copied();
    let rules = Relevant::of(asked, backend);
    let mut all: Vec<_> = all
        .filter(|known| table.is_none() || !MISSING.contains(&known.id))
        .filter(|known| rules.keeps(known))
        .collect();
    all.extend(rules.of_its_columns());
    all
}

/// Which differences a call meets whose columns are constant.
struct Relevant<'a> {
    asked: &'a Asked<'a>,
    /// Those of all columns of the table; none where the columns of the call are not known.
    of_columns: BTreeSet<&'static str>,
    /// Those of the columns of the call.
    of_its: Vec<&'static Difference>,
}

impl<'a> Relevant<'a> {
    fn of(asked: &'a Asked<'a>, backend: Backend) -> Self {
        let mut relevant = Self {
            asked,
            of_columns: BTreeSet::new(),
            of_its: Vec::new(),
        };
        let Some(info) = asked.table.and_then(keap::schema::table) else {
            return relevant;
        };
        if asked.has_no_columns() {
            return relevant;
        }
        for column in info.columns {
            let told = column_differences(info.name, column.name, backend);
            relevant
                .of_columns
                .extend(told.iter().map(|known| known.id));
        }
        let used = asked.reads.iter().chain(&asked.writes).copied();
        let conditions = asked.conditions.iter().map(|(name, _)| *name);
        for name in used.chain(conditions).chain(asked.order_by) {
            relevant
                .of_its
                .extend(column_differences(info.name, name, backend));
        }
        relevant
    }

    /// Whether a difference of the operation or the table holds for the call: those of single columns come with the columns.
    fn keeps(&self, known: &Difference) -> bool {
        if self.asked.has_no_columns() {
            return true;
        }
        if let Some(holds) = self.of_several_columns(known.id) {
            return holds;
        }
        !self.of_columns.contains(known.id)
    }

    /// What several columns part in together.
    fn of_several_columns(&self, id: &str) -> Option<bool> {
        let asked = self.asked;
        let names = || asked.reads.iter().chain(&asked.writes).copied();
        let is_phone_part = |name: &str| {
            name.starts_with("Phone") && (name.ends_with("Ext") || name.ends_with("Type"))
        };
        Some(match id {
            // A new contact that has neither an address nor a number.
            "KB-007" => !names().any(|name| name.starts_with("Email") || name.starts_with("Phone")),
            "KB-008" => names().any(|name| name == "Company"),
            "KB-009" => names().any(|name| name.starts_with("State")),
            "KB-013" => names().any(is_phone_part),
            // Conditions, and an order that the server does not have.
            "KB-011" | "KB-088" => !asked.conditions.is_empty() || asked.order_by.is_some(),
            _ => return None,
        })
    }

    fn of_its_columns(&self) -> impl Iterator<Item = &'static Difference> {
        self.of_its.iter().copied()
    }
}

/// The level of a call that is served: that of its table and columns where they are known, that of the operation otherwise.
fn level(
    operation: Operation,
    asked: &Asked<'_>,
    differences: &[&'static Difference],
    backend: Backend,
) -> Level {
    let listed = coverage(operation, backend).map_or(Level::None, |row| row.level);
    let table = asked.table.filter(|_| operation.takes_table());
    let of_table = table.and_then(|table| of_table(table, backend));
    if asked.has_no_columns() {
        // Without columns a row that is deleted is deleted.
        return match of_table {
            Some(_) if operation == Operation::DataDelete => at_most(differences),
            Some(row) => row.level,
            None => listed,
        };
    }
    match listed {
        Level::Exact => Level::Exact,
        _ => at_most(differences),
    }
}

/// That the facade filters rows itself, within its budget of rows, is no loss of what was asked for.
const FILTERED_LATER: &str = "KB-011";

/// Equivalent, unless one of the differences loses something.
fn at_most(differences: &[&'static Difference]) -> Level {
    let loses_some = |known: &&&Difference| loses(known) && known.id != FILTERED_LATER;
    match differences.iter().find(loses_some) {
        Some(_) => Level::Partial,
        None => Level::Equivalent,
    }
}

fn calls(operation: Operation, asked: &Asked<'_>, backend: Backend) -> Vec<String> {
    if operation.takes_table() && asked.table.is_none() {
        return Vec::new();
    }
    let invocation = sample::invocation(operation, asked);
    let steps = steps(&invocation, backend);
    if steps.is_empty() {
        return endpoints(&invocation, backend);
    }
    let mut calls = Vec::new();
    for step in steps {
        if !calls.contains(&step.endpoint) {
            calls.push(step.endpoint);
        }
    }
    calls
}
