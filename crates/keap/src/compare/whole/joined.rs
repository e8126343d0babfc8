//! The rows of all backends, matched and compared: read again where they part, and reported.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use futures_util::future::try_join_all;
use keap_schema::Record;

use super::super::comparer::{Comparer, values};
use super::super::held::HeldBack;
use super::super::join::{Join, Matched};
use super::super::options::{Detail, Progress};
use super::super::scope::Scope;
use super::super::tally::{Tallier, Tally};
use super::super::{FieldComparison, Finding, Reading, RowComparison};
use super::elsewhere::{self, Row, read_by_ids, row};
use super::listed::{self, Listed, is_unchanged};
use super::places::{Places, displacement};
use crate::{Backend, Keap, Result};

/// What one go gave.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) rows: Vec<RowComparison>,
    pub(super) progress: Progress,
    pub(super) tally: Tally,
    pub(super) ids: Vec<i64>,
    pub(super) held_back: Vec<HeldBack>,
    pub(super) reached: Option<i64>,
    pub(super) held: usize,
    pub(super) is_end: bool,
}

/// Rows that are being matched.
pub(super) struct Joined {
    pub(super) join: Join,
    pub(super) scope: Scope,
    pub(super) comparer: Comparer,
    pub(super) order: Places,
    pub(super) tallier: Tallier,
    pub(super) detail: Detail,
    pub(super) began: Option<DateTime<Utc>>,
    pub(super) rereads_left: usize,
}

/// A row on its way: what was read, and what comparing it found.
pub(super) struct Pair {
    pub(super) row: Matched,
    compared: Compared,
    displaced: Vec<bool>,
    pub(super) reading: Reading,
    /// What the lists told of the row where they part and its ids do not, although nobody changed it, or where one gives it twice.
    pub(super) listed: Vec<Listed>,
}

/// The findings in one row.
#[derive(Default)]
struct Compared {
    /// Those that are shown: all but the equal ones, unless everything is. Each with the number of its column.
    fields: Vec<(usize, Vec<Finding>)>,
    /// The columns that are not among them, because they are equal on all backends.
    equal: Vec<usize>,
}

impl Pair {
    pub(super) fn parts_unexplained(&self) -> bool {
        let fields = &self.compared.fields;
        let parts = || {
            self.row.records.iter().any(Option::is_none)
                || fields
                    .iter()
                    .any(|(_, findings)| findings.iter().any(Finding::is_unexplained))
        };
        !self.row.is_again && parts()
    }

    /// Whether it is the row with this id that is read again.
    fn is(&self, id: i64) -> bool {
        !self.row.is_again && self.row.id == id
    }

    /// Whether the list of a backend gives it more than once.
    pub(super) fn is_twice(&self) -> bool {
        self.row.twice.contains(&true)
    }

    /// Whether it needs no report any more after it was read again.
    pub(super) fn is_settled(&self) -> bool {
        self.listed.is_empty() && self.does_not_part_again()
    }

    fn does_not_part_again(&self) -> bool {
        self.reading != Reading::First && (self.is_gone() || !self.parts_unexplained())
    }

    /// Takes in what the lists told of it, once it was read again.
    pub(super) fn told_by_lists(&mut self, began: Option<DateTime<Utc>>, listed: Vec<Listed>) {
        let is_unlike = listed.iter().any(|listed| *listed != Listed::Alike);
        if is_unlike && self.does_not_part_again() && is_unchanged(began, &self.row.records) {
            let before = std::mem::replace(&mut self.listed, listed);
            let twice = self.listed.iter_mut().zip(before);
            twice
                .filter(|(_, before)| *before == Listed::Twice)
                .for_each(|(listed, before)| *listed = before);
        }
    }

    /// Deleted, or changed so that no backend finds it any more.
    pub(super) fn is_gone(&self) -> bool {
        !self.row.is_again && self.row.records.iter().all(Option::is_none)
    }
}

impl Joined {
    pub(super) fn pair(&mut self, row: Matched) -> Pair {
        Pair {
            displaced: self.order.displaced(&row.places),
            compared: self.compare(&row.records),
            reading: Reading::First,
            listed: listed::twice(&row.twice),
            row,
        }
    }

    fn compare(&mut self, records: &[Option<Record>]) -> Compared {
        let records: Vec<Option<&Record>> = records.iter().map(Option::as_ref).collect();
        let mut compared = Compared::default();
        if records.iter().any(Option::is_none) {
            return compared;
        }
        for name in self.comparer.names(&records) {
            let findings = self.comparer.findings(name, &records);
            let all_equal = findings.iter().all(|finding| *finding == Finding::Equal);
            let column = self.tallier.column(name);
            if all_equal && self.detail != Detail::Everything {
                compared.equal.push(column);
            } else {
                compared.fields.push((column, findings));
            }
        }
        compared
    }

    /// Reads the rows that part for no known reason once more, on every backend.
    pub(super) async fn read_again(
        &mut self,
        (keap, backends): (&Keap, &[Backend]),
        mut pairs: Vec<Pair>,
        batch: &mut Batch,
    ) -> Result<Vec<Pair>> {
        let suspects = pairs.iter().filter(|pair| pair.parts_unexplained());
        let ids: Vec<i64> = suspects
            .map(|pair| pair.row.id)
            .take(self.rereads_left)
            .collect();
        if ids.is_empty() {
            return Ok(pairs);
        }
        self.rereads_left -= ids.len();
        batch.progress.reread += ids.len() as u64;
        let scope = &self.scope;
        let reads = backends
            .iter()
            .map(|&backend| read_by_ids(keap, backend, scope, &ids));
        let mut answers = self.join.alongside(try_join_all(reads)).await?;
        let read: Vec<Row> = ids.iter().map(|&id| row(id, &mut answers)).collect();
        let mut asked = read.iter().peekable();
        let mut listed = VecDeque::new();
        for pair in &mut pairs {
            if let Some((_, records)) = asked.next_if(|(id, _)| pair.is(*id)) {
                let both = pair.row.records.iter().zip(records);
                let both = both.map(|(page, by_id)| Listed::of(page.as_ref(), by_id.as_ref()));
                listed.push_back(both.collect());
                pair.reading = match *records == pair.row.records {
                    true => Reading::Confirmed,
                    false => Reading::Changed,
                };
            }
        }
        let found = elsewhere::found(keap, backends, scope, read);
        let mut read = self.join.alongside(found).await?.into_iter().peekable();
        for pair in &mut pairs {
            if let Some((_, records)) = read.next_if(|(id, _)| pair.is(*id)) {
                pair.compared = self.compare(&records);
                pair.row.records = records;
                pair.told_by_lists(self.began, listed.pop_front().unwrap_or_default());
            }
        }
        batch.progress.settled += pairs.iter().filter(|pair| pair.is_settled()).count() as u64;
        pairs.retain(|pair| !pair.is_gone());
        Ok(pairs)
    }

    pub(super) fn report(&mut self, pair: Pair, batch: &mut Batch) {
        let summary = &mut batch.progress.summary;
        let others = self.comparer.backends.len().saturating_sub(1);
        for column in &pair.compared.equal {
            self.tallier.count_equal(*column);
            summary.equal += others;
        }
        let records: Vec<Option<&Record>> = pair.row.records.iter().map(Option::as_ref).collect();
        let mut fields = Vec::new();
        if !pair.row.is_again && records.iter().any(Option::is_none) {
            fields.push(self.comparer.presence(&records, &vec![true; records.len()]));
        }
        fields.extend(displacement(
            &self.comparer.backends,
            &pair.row.places,
            &pair.displaced,
        ));
        fields.extend(listed::finding(&self.comparer.backends, &pair.listed));
        for field in &fields {
            self.tallier.count(&field.name, field.findings());
        }
        let of_row = fields.len();
        for (column, findings) in pair.compared.fields {
            let name = self.tallier.name(column).to_owned();
            let shows = self.shows(column, &findings);
            self.tallier.count(&name, findings.iter());
            if shows {
                let values = values(&name, &records);
                let backends = &self.comparer.backends;
                fields.push(FieldComparison::new(name, backends, values, findings));
            } else {
                findings.iter().for_each(|finding| summary.count(finding));
            }
        }
        // Where the row stands is told behind what is in it.
        fields.rotate_left(of_row);
        let findings = || fields.iter().flat_map(FieldComparison::findings);
        findings().for_each(|finding| summary.count(finding));
        batch.progress.rows += u64::from(!pair.row.is_again);
        batch.progress.parting += u64::from(findings().any(is_parting));
        if !fields.is_empty() {
            let known_by = records.iter().flatten().next();
            let key = known_by.and_then(|record| self.scope.identity.told(record));
            batch.rows.push(RowComparison {
                id: Some(pair.row.id).filter(|_| key.is_none()),
                key,
                fields,
                reading: pair.reading,
            });
        }
    }

    fn shows(&mut self, column: usize, findings: &[Finding]) -> bool {
        match self.detail {
            Detail::Everything => true,
            Detail::Unequal => findings.iter().any(|finding| *finding != Finding::Equal),
            Detail::Parting => findings.iter().any(is_parting),
            Detail::Examples => {
                findings.iter().any(is_parting) || self.tallier.is_example(column, findings)
            }
        }
    }
}

fn is_parting(finding: &Finding) -> bool {
    matches!(
        finding,
        Finding::Different { .. }
            | Finding::Hundredfold { .. }
            | Finding::OnlyLeft { .. }
            | Finding::OnlyRight { .. }
    )
}
