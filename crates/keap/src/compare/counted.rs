//! Counts that part, and the rows behind them: how a column is written explains a row that one backend alone finds, and a number
//! only by its rows.

use keap_schema::{FieldValue, MAX_PAGE, QueryData};

use super::{Answer, Comparison, Finding, Rules, compare_by};
use crate::{Backend, Invocation, Keap, Outcome, difference::Difference};

impl Keap {
    /// As [`compare_by`], of what [`answers`](Self::answers) gave. Where counts of up to a page of rows part for no known reason, the
    /// rows are compared: that each of those which one backend alone finds is known explains the counts.
    pub async fn compare_answers(
        &self,
        invocation: &Invocation,
        answers: &[Answer],
        rules: &Rules,
    ) -> Comparison {
        let mut comparison = compare_by(invocation, answers, self.zone(), rules);
        if let Invocation::DataCount(query) = invocation
            && comparison.findings().any(Finding::is_unexplained)
            && answers.iter().all(is_of_a_page)
        {
            let rows = rows_of(query);
            let backends: Vec<Backend> = answers.iter().map(|answer| answer.backend).collect();
            let listed = self.answers(rows.clone(), &backends).await;
            let listed = compare_by(&rows, &listed, self.zone(), rules);
            explain(&mut comparison, &listed);
        }
        comparison
    }
}

fn is_of_a_page(answer: &Answer) -> bool {
    match &answer.result {
        Ok(Outcome::Count(count)) => *count <= u64::from(MAX_PAGE),
        _ => true,
    }
}

/// What finds the rows that were counted.
fn rows_of(query: &QueryData) -> Invocation {
    let mut query = query.clone();
    let has_id = keap_schema::table(&query.table).is_some_and(|table| table.has_id());
    query.selected = has_id.then(|| "Id".to_owned()).into_iter().collect();
    (query.limit, query.page, query.order) = (MAX_PAGE, 0, None);
    Invocation::DataQuery(query)
}

fn explain(counts: &mut Comparison, rows: &Comparison) {
    for field in counts.rows.iter_mut().flat_map(|row| &mut row.fields) {
        field.explain(|(_, left), (backend, right), finding| {
            let (Some(left), Some(right)) = (left, right) else {
                return;
            };
            if let Finding::Different { known } = finding {
                *known = known.or_else(|| of_rows(rows, backend, (left, right)));
            }
        });
    }
}

/// Why a backend counts other than the reference, where all of its rows that part are known and no others are missing.
fn of_rows(
    rows: &Comparison,
    backend: Backend,
    counts: (&FieldValue, &FieldValue),
) -> Option<&'static Difference> {
    let missing = counts.0.as_i64()? - counts.1.as_i64()?;
    let (mut found, mut why) = (0, None);
    let fields = rows.rows.iter().flat_map(|row| &row.fields);
    for field in fields.filter(|field| field.name == "row") {
        let mut answers = field.by_backend().iter();
        let finding = answers
            .find(|answer| answer.backend() == backend)?
            .finding();
        let known = match finding {
            Some(Finding::OnlyLeft { known }) => {
                found += 1;
                known
            }
            Some(Finding::OnlyRight { known }) => {
                found -= 1;
                known
            }
            _ => continue,
        };
        why = why.or(Some(known?));
    }
    (found == missing).then_some(why).flatten()
}
