//! Page N of a query, as programs of XML-RPC ask for it, without walking from page 0: it goes on where the page before
//! ended, as far as that is remembered.
//!
//! Page 0 is always what the account holds now. Each page that is read says anew where the next one begins, so a program
//! that asks for one page after the other gets each row once, whatever is written meanwhile: rows that go do not shift
//! others out of sight, as they do where pages are counted from the first row.

use std::sync::Arc;

use keap_schema::Record;

use crate::page::PageKey;
use crate::rest::query::walk::{Keeper, Mark, Reading, Start, Stopped, by_offset};
use crate::rest::remembered::{Remembered, Turn, Walking};
use crate::{ErrorKind, Result};

/// One reading of a page, and what it finds out for the next ones.
struct Known<'a> {
    remembered: &'a Remembered,
    key: PageKey,
    turn: Arc<Turn>,
}

impl Known<'_> {
    /// Where reading begins, and the turn that was waited for.
    async fn start(&self, page: u32) -> (Start, Option<Walking>) {
        let ((page, mark), walking) = self.remembered.start(self.key, page).await;
        let mark = mark.and_then(|mark| serde_json::from_str::<Mark>(&mark).ok());
        let start = mark.map_or_else(Start::first, |mark| Start { page, mark });
        (start, walking)
    }
}

impl Keeper for Known<'_> {
    async fn keep(&self, page: u64, mark: Mark) {
        if let (Ok(page), Ok(mark)) = (u32::try_from(page), serde_json::to_string(&mark)) {
            self.remembered.keep(self.key, page, mark).await;
        }
    }

    fn passed(&self, page: u64) {
        self.turn.pass(page);
    }
}

/// The rows of the query's page.
pub(in crate::rest) async fn read<P: Fn(&Record) -> bool + Sync>(
    reading: &Reading<'_, P>,
) -> Result<Vec<Record>> {
    let page = reading.query.page;
    if let Some(start) = by_offset(&reading.plan, reading.query) {
        return from(reading, &start, &()).await;
    }
    let remembered = reading.rest.pages.as_ref();
    let Some(remembered) = remembered.filter(|_| reading.plan.has_places()) else {
        return from(reading, &Start::first(), &()).await;
    };
    let key = key(remembered, reading);
    let turn = remembered.turns.of(key);
    let known = Known {
        remembered,
        key,
        turn,
    };
    let (start, _walking) = known.start(page).await;
    match reading.page(&start, &known).await {
        Err(stopped) if start.page > 0 && stopped.is_refusal() => {
            remembered.forget(key).await;
            from(reading, &Start::first(), &known).await
        }
        page => page.map_err(|stopped| stopped.error),
    }
}

async fn from<P: Fn(&Record) -> bool + Sync>(
    reading: &Reading<'_, P>,
    start: &Start,
    keeper: &impl Keeper,
) -> Result<Vec<Record>> {
    let page = reading.page(start, keeper).await;
    page.map_err(|stopped| stopped.error)
}

fn key<P>(remembered: &Remembered, reading: &Reading<'_, P>) -> PageKey {
    let mut query = reading.query.clone();
    query.page = 0;
    let zone = reading.rest.options.zone;
    remembered.key(reading.rest.backend, &format!("{query:?} {zone:?}"))
}

impl Stopped {
    /// Whether the server did not take the place where reading began: its token is too old, or it ignores the condition.
    fn is_refusal(&self) -> bool {
        let kind = self.error.kind();
        !self.had_rows
            && !matches!(
                kind,
                ErrorKind::Unauthenticated
                    | ErrorKind::PermissionDenied
                    | ErrorKind::RateLimited
                    | ErrorKind::Unavailable
            )
    }
}
