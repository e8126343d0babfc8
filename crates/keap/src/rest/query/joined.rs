//! The pages of one list, joined: by the token that the server names, or where pages are cut by offset, by a row that
//! both have.
//!
//! Rows that come and go while a list is read by offset shift the others. Each page is therefore asked for from the
//! last row of the one before on. Where that row does not lead the page, rows have moved: what was read already is left
//! out, and what moved to the front is read again.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher as _};

use keap_rest::{Astray, Trail};
use serde_json::Value;

use crate::rest::api::{self, Api, Ask, Cursor, Listed, id_of};
use crate::table::{List, Paging};
use crate::{Error, ErrorKind, Result};

/// How many of the last rows are remembered. More than these cannot move to the front unnoticed.
const REMEMBERED: usize = 1000;

/// How many pages in a row may bring no new row though the list goes on.
const FRUITLESS: u32 = 3;

/// How far a list was read.
#[derive(Clone, Debug, Default)]
pub(in crate::rest) struct Joined {
    trail: Trail,
    /// The last rows that were given.
    known: VecDeque<u64>,
    fruitless: u32,
}

/// Some rows of a list, none of which was given before, and where the next ones are.
pub(in crate::rest) type Rows = (Vec<Value>, Option<Cursor>);

impl Joined {
    /// The next page of a list, of at most so many rows.
    pub(in crate::rest) async fn page(
        &mut self,
        api: &Api,
        list: &List,
        ask: &Ask<'_>,
        at: Cursor,
        size: u32,
    ) -> Result<Rows> {
        let size = size.min(list.page_size);
        if list.paging != Paging::Offset {
            let answer = api.list(&sized(list, size), ask, at).await?;
            let step = self
                .trail
                .step(answer.rows.len(), &answer.rows, answer.next.as_ref());
            step.map_err(api::astray)?;
            return Ok((answer.rows, answer.next));
        }
        let at = at.offset().unwrap_or(0);
        let overlap = u32::from(!self.known.is_empty());
        let from = at.saturating_sub(overlap);
        let asked = sized(list, size.saturating_add(overlap).min(list.page_size));
        let answer = api.list(&asked, ask, cursor(from)).await?;
        let rows = if self.is_joined(&answer) {
            self.take(answer, from, asked.page_size)
        } else {
            self.read_again(api, list, ask, at).await
        };
        rows.and_then(|rows| self.check_progress(rows))
    }

    /// Rows moved to the front: they are among those that begin where the remembered ones began.
    async fn read_again(&mut self, api: &Api, list: &List, ask: &Ask<'_>, at: u32) -> Result<Rows> {
        let known = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        let from = at.saturating_sub(known);
        let answer = api.list(list, ask, cursor(from)).await?;
        if from > 0 && !self.is_joined(&answer) {
            return Err(moved());
        }
        self.take(answer, from, list.page_size)
    }

    /// Whether nothing is missing between the rows that were given and a page.
    fn is_joined(&self, page: &Listed) -> bool {
        let first = page.rows.first().map(key);
        self.known.is_empty() || first.is_some_and(|first| self.known.contains(&first))
    }

    /// The rows of a page that are new.
    fn take(&mut self, page: Listed, from: u32, size: u32) -> Result<Rows> {
        let read = u32::try_from(page.rows.len()).unwrap_or(u32::MAX);
        let reached = from.saturating_add(read);
        let mut rows = page.rows;
        let first = rows.first().map(key);
        if first.is_some() && first.as_ref() == self.known.back() {
            rows.remove(0);
        } else {
            rows.retain(|row| !self.known.contains(&key(row)));
        }
        self.known.extend(rows.iter().map(key));
        let forgotten = self.known.len().saturating_sub(REMEMBERED);
        self.known.drain(..forgotten);
        // `count`, the total, tells the end, unless it is the number of the rows on this page. v1's `next` is there even
        // on the last page.
        let is_end = match page.count {
            Some(count) if u64::from(reached) == count => read < size,
            Some(count) if u64::from(reached) < count => false,
            _ => rows.is_empty(),
        };
        Ok((rows, (!is_end).then(|| cursor(reached))))
    }

    fn check_progress(&mut self, rows: Rows) -> Result<Rows> {
        self.fruitless = if rows.0.is_empty() && rows.1.is_some() {
            self.fruitless + 1
        } else {
            0
        };
        if self.fruitless >= FRUITLESS {
            return Err(api::astray(Astray::Same));
        }
        Ok(rows)
    }
}

fn sized(list: &List, page_size: u32) -> List {
    List { page_size, ..*list }
}

fn cursor(offset: u32) -> Cursor {
    match offset {
        0 => Cursor::Start,
        offset => Cursor::Offset(offset),
    }
}

/// What tells a row from the others: its id, or all of it.
fn key(row: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    match id_of(row) {
        Some(id) => id.hash(&mut hasher),
        None => row.hash(&mut hasher),
    }
    hasher.finish()
}

fn moved() -> Error {
    Error::new(
        ErrorKind::InvalidResponse,
        "rows of the list moved while it was read, so some of them may be missing",
    )
    .hinted(
        "read it again while nothing adds or deletes rows, or over a backend that reads it by id",
    )
}
