//! What a backend remembers of the pages that were asked for by number.

mod turns;

use std::sync::Arc;

use crate::Backend;
use crate::page::{PageKey, PageMark, PageMemory, PagesKept, RecentPages};

use turns::Turns;
pub(in crate::rest) use turns::{Turn, Walking};

/// A mark of more bytes than this is not kept: a server decides how long its tokens are.
const LONGEST_MARK: usize = 4096;

/// What a backend remembers of pages.
#[derive(Clone, Debug)]
pub(in crate::rest) struct Remembered {
    tenant: Arc<str>,
    memory: Arc<dyn PageMemory>,
    pub(in crate::rest) turns: Arc<Turns>,
}

impl Remembered {
    /// As the options say; `None` when nothing is remembered.
    pub(in crate::rest) fn by(kept: &PagesKept) -> Option<Self> {
        let (tenant, memory): (&str, Arc<dyn PageMemory>) = match kept {
            PagesKept::ByConnection => ("", Arc::new(RecentPages::default())),
            PagesKept::Shared { tenant, memory } => (tenant, Arc::clone(memory)),
            PagesKept::Nowhere => return None,
        };
        Some(Self {
            tenant: tenant.into(),
            memory,
            turns: Arc::default(),
        })
    }

    /// The key of what is asked of a backend.
    pub(in crate::rest) fn key(&self, backend: Backend, asked: &str) -> PageKey {
        PageKey::of(&self.tenant, &format!("{} {asked}", backend.name()))
    }

    /// The page nearest to this one whose beginning is known, with its mark, and the turn that was waited for; page 0 has
    /// no mark.
    pub(in crate::rest) async fn start(
        &self,
        key: PageKey,
        page: u32,
    ) -> ((u32, Option<String>), Option<Walking>) {
        let nearest = async || {
            let nearest = self.nearest(key, page).await;
            nearest.map_or((0, None), |(page, mark)| (page, Some(mark)))
        };
        let turn = self.turns.of(key);
        let start = nearest().await;
        if start.0 == page {
            return (start, turn.at_once());
        }
        let walking = turn.wait(page.into()).await;
        (nearest().await, walking)
    }

    pub(in crate::rest) async fn nearest(&self, key: PageKey, page: u32) -> Option<(u32, String)> {
        if page == 0 {
            return None;
        }
        let (at, mark) = self.memory.nearest(key, page).await?;
        (at <= page).then(|| (at, mark.as_str().to_owned()))
    }

    pub(in crate::rest) async fn keep(&self, key: PageKey, page: u32, mark: String) {
        if mark.len() <= LONGEST_MARK {
            self.memory.keep(key, page, PageMark::from(mark)).await;
        }
    }

    pub(in crate::rest) async fn forget(&self, key: PageKey) {
        self.memory.forget(key).await;
    }
}
