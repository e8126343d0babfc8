//! A column that is named and that a server refuses keeps none of the others from being compared.

use keap::compare::account::{Asks, Target};

use super::run::{Run, TargetDone};
use crate::commands::compare::state::{Columns, Keeps, KeptTarget, LeftOut};

impl<K: Keeps> Run<K> {
    /// Compares the rows of a table, without the columns that are named and that a server refuses.
    ///
    /// # Errors
    /// As for the whole run.
    pub(super) async fn rows(
        &mut self,
        position: i64,
        target: &Target,
        kept: Option<&KeptTarget>,
    ) -> anyhow::Result<TargetDone> {
        let mut target = target.clone();
        let mut columns = Columns::default();
        loop {
            let Asks::Rows(query) = &target.asks else {
                return Ok(TargetDone::Compared(None));
            };
            let done = self.table(position, &target, query.clone(), kept).await?;
            let rest = match &done {
                TargetDone::Refused(error) => target.without_refused(error),
                _ => None,
            };
            let (TargetDone::Refused(error), Some((column, rest))) = (&done, rest) else {
                if !columns.left_out.is_empty() {
                    self.writer.columns(position, &columns).await?;
                }
                return Ok(done);
            };
            let why = self.why(&target, error);
            columns.left_out.push(LeftOut { column, why });
            target = rest;
        }
    }
}
