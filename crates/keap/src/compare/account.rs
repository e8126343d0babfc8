//! The comparison of a whole account: what can be compared at all, why the rest cannot, and what it costs.
//!
//! Nothing here sends anything. Whoever runs the comparison goes through the [`Target`]s one by one: rows of a table with
//! [`Keap::compare_all`](crate::Keap::compare_all), an operation with [`Keap::answers`](crate::Keap::answers) and [`compare_by`](super::compare_by).

mod columns;
mod cost;
mod custom;
mod drawn;
mod twin;

use std::fmt;

use keap_schema::{Condition, QueryData, TABLES, TableInfo};

use super::identity::Identity;
use super::scope::Scope;
use crate::coverage::{
    Coverage, Level, TableCoverage, check, check_conditions, coverage, table_coverage,
};
use crate::difference::Difference;
use crate::{Backend, Error, Fields, Invocation, Operation};

pub use cost::{Calls, SAMPLES, calls};
pub use custom::unknown_custom_fields;
pub use drawn::{Drawn, Material, material};
pub use twin::{may_have_twin, twin_of};

/// One thing that is compared.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Target {
    /// What it is called: the table, or the operation with its arguments.
    pub name: String,
    /// What is asked.
    pub asks: Asks,
    /// Who is asked, the reference first.
    pub backends: Vec<Backend>,
}

/// What a target asks for.
#[derive(Clone, Debug)]
pub enum Asks {
    /// All rows that a query finds.
    Rows(QueryData),
    /// The answer to one operation.
    Call(Invocation),
    /// The answers to one operation whose arguments are drawn from the rows of the account, and these columns of them where it
    /// takes some.
    Drawn(Operation, Fields),
}

/// Something that is not compared.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NotCompared {
    /// The table or the operation.
    pub name: String,
    /// Why, as a clause.
    pub why: String,
    /// The known difference behind it.
    pub difference: Option<&'static Difference>,
}

/// What can be compared between some backends.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Comparable {
    /// What is compared, tables first.
    pub targets: Vec<Target>,
    /// What is not, and why.
    pub not_compared: Vec<NotCompared>,
}

impl Target {
    /// The rows of a query, compared between those of the backends that read the table.
    ///
    /// # Errors
    /// Why they cannot be compared.
    pub fn rows(query: QueryData, backends: &[Backend]) -> Result<Self, NotCompared> {
        let Some(info) = keap_schema::table(&query.table) else {
            return Err(NotCompared::of(
                &query.table,
                "nobody knows this table",
                None,
            ));
        };
        let backends = reading(info, backends, &table_coverage())?;
        Ok(Self {
            name: query.table.clone(),
            asks: Asks::Rows(query),
            backends,
        })
    }

    /// The same rows as far as a column meets a condition, where all of the backends can be asked for it and know the rows
    /// by their ids; none for what is no table.
    pub fn narrowed(&self, column: &str, condition: Condition) -> Option<Self> {
        let Asks::Rows(query) = &self.asks else {
            return None;
        };
        keap_schema::table(&query.table)?.column(column)?;
        let mut query = query.clone();
        query.conditions.push((column.to_owned(), condition));
        self.all_take(&query).ok()?.then(|| Self {
            asks: Asks::Rows(query),
            ..self.clone()
        })
    }

    /// Whether all backends take a query as it is, and its rows have ids.
    fn all_take(&self, query: &QueryData) -> Result<bool, Error> {
        check_conditions(query)?;
        let scope = Scope::of(query.clone(), &self.backends, false, keap_schema::MAX_PAGE)?;
        for &backend in &self.backends {
            check::invocation(&Invocation::DataQuery(scope.query_for(backend)), backend)?;
        }
        Ok(scope.identity == Identity::Id)
    }

    /// An operation with its arguments, compared between those of the backends that serve it.
    ///
    /// # Errors
    /// Why it cannot be compared.
    pub fn call(
        name: String,
        invocation: Invocation,
        backends: &[Backend],
    ) -> Result<Self, NotCompared> {
        let backends = serving(invocation.operation(), backends)?;
        Ok(Self {
            name,
            asks: Asks::Call(invocation),
            backends,
        })
    }
}

impl NotCompared {
    /// Says why something is not compared, as a clause.
    pub fn of(name: &str, why: impl Into<String>, difference: Option<&'static Difference>) -> Self {
        Self {
            name: name.to_owned(),
            why: why.into(),
            difference,
        }
    }
}

impl fmt::Display for NotCompared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.why)?;
        match self.difference {
            Some(difference) => write!(f, " ({})", difference.id),
            None => Ok(()),
        }
    }
}

/// Every table and every reading operation, compared between some backends as far as two of them serve it.
pub fn comparable(backends: &[Backend]) -> Comparable {
    let mut all = Comparable::default();
    let covered = table_coverage();
    for info in TABLES.iter() {
        match reading(info, backends, &covered) {
            Ok(backends) => all.targets.push(Target {
                name: info.name.to_owned(),
                asks: Asks::Rows(QueryData::new(info.name)),
                backends,
            }),
            Err(why) => all.not_compared.push(why),
        }
    }
    for &operation in Operation::ALL {
        if operation.is_write() || reads_rows(operation) {
            continue;
        }
        match drawable(operation).and_then(|()| serving(operation, backends)) {
            Ok(backends) => all.targets.push(Target {
                name: operation.name().to_owned(),
                asks: Asks::Drawn(operation, Fields::All),
                backends,
            }),
            Err(why) => all.not_compared.push(why),
        }
    }
    all
}

/// Whether an operation reads rows that are compared with their table.
fn reads_rows(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::DataQuery
            | Operation::DataCount
            | Operation::DataFindByField
            | Operation::DataLoad
    )
}

fn drawable(operation: Operation) -> Result<(), NotCompared> {
    drawn::missing(operation).map_or(Ok(()), |words| {
        let why = format!("no {words} is drawn from the account; name one in a suite");
        Err(NotCompared::of(operation.name(), why, None))
    })
}

fn reading(
    info: &'static TableInfo,
    backends: &[Backend],
    covered: &[TableCoverage],
) -> Result<Vec<Backend>, NotCompared> {
    if !info.access.read {
        return Err(NotCompared::of(info.name, "XML-RPC does not read it", None));
    }
    let of = |backend: Backend| {
        let mut rows = covered.iter();
        rows.find(|row| row.table == info.name && row.backend == backend)
    };
    let reads = |backend: &&Backend| {
        **backend == Backend::XmlRpc || of(**backend).is_some_and(|row| !row.query.is_empty())
    };
    let (reading, lacking): (Vec<Backend>, Vec<Backend>) = backends.iter().partition(reads);
    if reading.len() < 2 {
        let known = lacking.iter().find_map(|backend| {
            let differences = &of(*backend)?.differences;
            differences
                .iter()
                .find(|known| known.id == crate::difference::NO_TABLE.id)
        });
        let why = format!("its rows are not read over {}", names(&lacking));
        return Err(NotCompared::of(info.name, why, known.copied()));
    }
    match Identity::of(info.name, &reading) {
        Ok(_) => Ok(reading),
        Err(error) => Err(NotCompared::of(info.name, error.message(), None)),
    }
}

fn serving(operation: Operation, backends: &[Backend]) -> Result<Vec<Backend>, NotCompared> {
    let row = |backend: Backend| coverage(operation, backend);
    let serves = |backend: &&Backend| row(**backend).is_some_and(|row| row.level > Level::None);
    let (serving, lacking): (Vec<Backend>, Vec<Backend>) = backends.iter().partition(serves);
    // What nobody is asked for is no evidence.
    let (here, serving): (Vec<Backend>, Vec<Backend>) = serving
        .into_iter()
        .partition(|backend| row(*backend).is_some_and(Coverage::is_answered_here));
    if serving.len() < 2 && !here.is_empty() {
        let why = format!(
            "{} is not asked: the program answers it by itself",
            names(&here)
        );
        let known = here
            .iter()
            .find_map(|backend| row(*backend)?.differences.first());
        return Err(NotCompared::of(operation.name(), why, known.copied()));
    }
    if serving.len() < 2 {
        let known = lacking
            .iter()
            .find_map(|backend| row(*backend)?.differences.first());
        let why = format!("{} has no counterpart", names(&lacking));
        return Err(NotCompared::of(operation.name(), why, known.copied()));
    }
    Ok(serving)
}

fn names(backends: &[Backend]) -> String {
    let names: Vec<String> = backends.iter().map(Backend::to_string).collect();
    names.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Backend; 2] = [Backend::XmlRpc, Backend::RestV2];

    #[test]
    fn every_table_and_every_reading_operation_is_compared_or_told_why_not() {
        let all = comparable(&BOTH);
        let named = |name: &str| {
            let told = all
                .not_compared
                .iter()
                .filter(|not| not.name == name)
                .count();
            all.targets
                .iter()
                .filter(|target| target.name == name)
                .count()
                + told
        };
        assert!(TABLES.iter().all(|info| named(info.name) == 1));
        let reading = Operation::ALL
            .iter()
            .filter(|operation| !operation.is_write());
        let reading = reading.filter(|operation| !reads_rows(**operation));
        for operation in reading {
            assert_eq!(named(operation.name()), 1, "{operation}");
        }
        assert!(all.targets.iter().all(|target| target.backends == BOTH));
        assert!(all.targets.iter().any(|target| target.name == "Contact"));
    }

    #[test]
    fn what_the_program_answers_by_itself_is_not_compared() {
        let all = comparable(&BOTH);
        for (name, why) in [
            (
                "DataService.echo",
                "DataService.echo: REST v2 is not asked: the program answers it by itself",
            ),
            (
                "SearchService.getDefaultQuickSearch",
                "SearchService.getDefaultQuickSearch: REST v2 is not asked: the program answers it by itself (KB-080)",
            ),
        ] {
            let mut not = all.not_compared.iter();
            let not = not.find(|not| not.name == name).unwrap();
            assert_eq!(not.to_string(), why);
            assert!(all.targets.iter().all(|target| target.name != name));
        }
    }

    #[test]
    fn what_one_side_alone_has_is_not_compared() {
        let no_rows = Target::rows(QueryData::new("Ticket"), &BOTH).unwrap_err();
        assert_eq!(
            no_rows.to_string(),
            "Ticket: its rows are not read over REST v2 (KB-014)"
        );
    }
}
