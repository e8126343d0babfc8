//! How often what was found in which column.

use std::collections::{BTreeMap, HashMap};

use super::{Comparison, Finding, Reason};
use crate::Backend;

/// How many values of a column that are equivalent for one reason are shown as examples.
const EXAMPLES: u32 = 3;

/// What was found in each column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally(BTreeMap<String, Vec<Tallied>>);

/// How often one thing was found in a column.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Tallied {
    /// The backend that was compared with the reference.
    pub backend: Backend,
    /// What was found.
    pub finding: Finding,
    /// How often.
    pub count: u64,
}

impl Tally {
    /// What was found in a comparison of answers.
    pub fn of(comparison: &Comparison) -> Self {
        let mut tallier = Tallier::new(comparison.backends.clone());
        for field in comparison.rows.iter().flat_map(|row| &row.fields) {
            tallier.count(&field.name, field.findings());
        }
        tallier.take()
    }

    /// The columns by name, each with what was found in it; `row` and `order` tell of rows as a whole.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &[Tallied])> {
        let columns = self.0.iter();
        columns.map(|(name, tallied)| (name.as_str(), tallied.as_slice()))
    }
}

/// Counts while rows are compared. Columns go by number, because a name in each row of each column would cost more than
/// comparing it.
#[derive(Debug)]
pub(super) struct Tallier {
    backends: Vec<Backend>,
    numbers: HashMap<String, usize>,
    columns: Vec<Column>,
    examples: HashMap<(usize, usize, Reason), u32>,
}

#[derive(Debug)]
struct Column {
    name: String,
    /// Equal on all backends.
    equal: u64,
    /// By backend besides the reference.
    found: Vec<(usize, Finding, u64)>,
}

impl Tallier {
    pub(super) fn new(backends: Vec<Backend>) -> Self {
        Self {
            backends,
            numbers: HashMap::new(),
            columns: Vec::new(),
            examples: HashMap::new(),
        }
    }

    /// The number of a column.
    pub(super) fn column(&mut self, name: &str) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.columns.len();
        self.numbers.insert(name.to_owned(), number);
        self.columns.push(Column {
            name: name.to_owned(),
            equal: 0,
            found: Vec::new(),
        });
        number
    }

    pub(super) fn name(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |column| &column.name)
    }

    pub(super) fn count_equal(&mut self, column: usize) {
        if let Some(column) = self.columns.get_mut(column) {
            column.equal += 1;
        }
    }

    /// Counts what was found against each backend but the reference.
    pub(super) fn count<'a>(&mut self, name: &str, findings: impl Iterator<Item = &'a Finding>) {
        let number = self.column(name);
        let Some(column) = self.columns.get_mut(number) else {
            return;
        };
        for (at, finding) in findings.enumerate() {
            let known = column
                .found
                .iter_mut()
                .find(|(backend, known, _)| *backend == at && known == finding);
            match known {
                Some((_, _, count)) => *count += 1,
                None => column.found.push((at, *finding, 1)),
            }
        }
    }

    /// Whether the values are among the first that are equivalent for their reason; they count as shown then.
    pub(super) fn is_example(&mut self, column: usize, findings: &[Finding]) -> bool {
        let mut is_example = false;
        for (at, finding) in findings.iter().enumerate() {
            if let Finding::Equivalent { reason } = finding {
                let shown = self.examples.entry((column, at, *reason)).or_default();
                is_example |= *shown < EXAMPLES;
                *shown = shown.saturating_add(1);
            }
        }
        is_example
    }

    /// What was counted since it was asked last.
    pub(super) fn take(&mut self) -> Tally {
        let others = self.backends.get(1..).unwrap_or_default();
        let mut tally = BTreeMap::new();
        for column in &mut self.columns {
            let mut told = Vec::new();
            let equal = std::mem::take(&mut column.equal);
            if equal > 0 {
                told.extend(others.iter().map(|&backend| Tallied {
                    backend,
                    finding: Finding::Equal,
                    count: equal,
                }));
            }
            for (at, finding, count) in column.found.drain(..) {
                let Some(&backend) = others.get(at) else {
                    continue;
                };
                let same =
                    |known: &&mut Tallied| known.backend == backend && known.finding == finding;
                match told.iter_mut().find(same) {
                    Some(known) => known.count += count,
                    None => told.push(Tallied {
                        backend,
                        finding,
                        count,
                    }),
                }
            }
            if !told.is_empty() {
                tally.insert(column.name.clone(), told);
            }
        }
        Tally(tally)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_counted_by_column_and_backend_once() {
        let mut tallier = Tallier::new(vec![Backend::XmlRpc, Backend::RestV2]);
        let name = tallier.column("FirstName");
        tallier.count_equal(name);
        tallier.count("FirstName", [Finding::Equal].iter());
        tallier.count("FirstName", [Finding::Different { known: None }].iter());
        let tally = tallier.take();
        let (column, told) = tally.columns().next().unwrap();
        let counts: Vec<_> = told.iter().map(|told| (told.backend, told.count)).collect();
        assert_eq!(column, "FirstName");
        assert_eq!(counts, [(Backend::RestV2, 2), (Backend::RestV2, 1)]);
        assert_eq!(tallier.take(), Tally::default());
    }

    #[test]
    fn a_few_of_each_reason_are_examples() {
        let mut tallier = Tallier::new(vec![Backend::XmlRpc, Backend::RestV2]);
        let column = tallier.column("Phone1");
        let written = |reason| [Finding::Equivalent { reason }];
        for shown in [true, true, true, false] {
            assert_eq!(tallier.is_example(column, &written(Reason::Type)), shown);
        }
        assert!(tallier.is_example(column, &written(Reason::Order)));
        assert!(!tallier.is_example(column, &[Finding::Equal]));
    }
}
