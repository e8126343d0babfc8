//! Rows above others that are counted first: where too many would have to be looked below, no call is made below any.

use super::{Above, Below, Scan, State};
use crate::difference::ROWS_BELOW;
use crate::{Error, ErrorKind, Result};

impl Scan {
    /// Refuses to look below more rows than a query may, before it looks below any. For queries whose rows are not found
    /// by the server: the wanted one may be below the last.
    pub(in crate::rest) fn counting(mut self) -> Self {
        self.count();
        self
    }

    pub(super) fn count(&mut self) {
        self.counts = true;
        match &mut self.state {
            State::Below(below) => {
                below.counts = below.reach.at_once() == 1;
                below.parents.count();
            }
            State::Inside { parents, .. } => parents.count(),
            // Those that are left are told when they are begun.
            State::Parts { scan, .. } => scan.iter_mut().for_each(|scan| scan.count()),
            State::Ids(_) | State::List { .. } => {}
        }
    }
}

impl Below {
    /// The next rows above.
    pub(super) async fn next_above(&mut self) -> Result<Option<Above>> {
        if std::mem::take(&mut self.counts) {
            self.read_ahead().await?;
        }
        match self.ahead.pop_front() {
            Some(above) => Ok(Some(above)),
            None => self.read_above().await,
        }
    }

    async fn read_ahead(&mut self) -> Result<()> {
        let most = self.parents.backend.options.record_budget;
        let mut count = 0;
        while let Some(above) = self.read_above().await? {
            count += above.rows.len();
            if count > most {
                return Err(too_many(self.parents.table.name, most));
            }
            self.ahead.push_back(above);
        }
        Ok(())
    }
}

fn too_many(table: &str, most: usize) -> Error {
    let message = format!(
        "the rows that match can be found only below each row of {table}, with a call for each, and there are more than {most}"
    );
    Error::new(ErrorKind::Unsupported, message).explained_by(&ROWS_BELOW)
}
