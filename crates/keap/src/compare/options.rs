//! How a whole comparison is done.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Redactor, Rules, Summary};

/// How [`Keap::compare_all`](crate::Keap::compare_all) compares.
#[derive(Clone)]
#[non_exhaustive]
pub struct CompareOptions {
    /// Tolerances. Default: none beyond what the wires make of a value.
    pub rules: Arc<Rules>,
    /// Whether the order of the rows counts. Default: it does not.
    pub order: RowOrder,
    /// What the stream gives of a row. Default: the fields whose values part.
    pub detail: Detail,
    /// How many rows that part are read again by id, on every backend, before they are reported: an account changes
    /// while it is compared. Default 10,000; 0 switches it off.
    pub reread: usize,
    /// Whether rows that would be read again are held back in place of that; see [`hold_back`](Self::hold_back). Default: no.
    pub hold_back: Option<Redactor>,
    /// How many rows may wait for their counterpart when a backend cannot order them by id, or when their order is
    /// checked. Default 20,000.
    pub window: usize,
    /// Only rows with larger ids: where an earlier run was [`reached`](Progress::reached).
    pub after_id: Option<i64>,
    /// Only this many rows, picked evenly at random from all that meet the conditions. Default: all of them.
    pub sample: Option<usize>,
    /// Rows asked for in one call, at most 1000. Default 1000.
    pub page: u32,
    /// When the comparison began; see [`began`](Self::began). Default: nobody looks.
    pub began: Option<DateTime<Utc>>,
    pub(super) progress: Option<Observe>,
}

pub(super) type Observe = Arc<dyn Fn(&Progress) + Send + Sync>;

/// Whether the order of the rows counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RowOrder {
    /// Rows are matched by id, wherever they are.
    #[default]
    Ignored,
    /// The query's own order is asked for, and rows that are out of it on one side are reported in the field `order`,
    /// with their places. A row that was moved is reported, not those it was moved past.
    Checked,
}

/// What a stream of compared rows gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Detail {
    /// The fields whose values part, for a known reason or none. Rows without any are left out.
    #[default]
    Parting,
    /// These, and of each column the first few values that are equivalent, for each reason: enough to show what was
    /// taken for the same.
    Examples,
    /// Also the fields that are equivalent or not comparable.
    Unequal,
    /// Every field of every row.
    Everything,
}

/// How far a comparison has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Progress {
    /// Rows compared.
    pub rows: u64,
    /// Rows of which at least one value parts, for a known reason or none, and rows that a backend does not have.
    pub parting: u64,
    /// Rows that were read again because they parted.
    pub reread: u64,
    /// Rows that did not part any more when they were read again, or were gone.
    pub settled: u64,
    /// Every row with an id up to this one was compared and handed out: where to go on after an interruption. None in
    /// a comparison that does not go by id.
    pub reached: Option<i64>,
    /// The findings so far.
    pub summary: Summary,
}

impl std::ops::AddAssign for Progress {
    fn add_assign(&mut self, other: Self) {
        self.rows += other.rows;
        self.parting += other.parting;
        self.reread += other.reread;
        self.settled += other.settled;
        self.reached = self.reached.max(other.reached);
        self.summary += other.summary;
    }
}

impl Default for CompareOptions {
    fn default() -> Self {
        Self {
            rules: Arc::default(),
            order: RowOrder::Ignored,
            detail: Detail::Parting,
            reread: 10_000,
            hold_back: None,
            window: 20_000,
            after_id: None,
            sample: None,
            page: keap_schema::MAX_PAGE,
            began: None,
            progress: None,
        }
    }
}

impl CompareOptions {
    /// The defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the tolerances.
    #[must_use]
    pub fn rules(mut self, rules: Rules) -> Self {
        self.rules = Arc::new(rules);
        self
    }

    /// Sets whether the order counts.
    #[must_use]
    pub fn order(mut self, order: RowOrder) -> Self {
        self.order = order;
        self
    }

    /// Sets what the stream gives of a row.
    #[must_use]
    pub fn detail(mut self, detail: Detail) -> Self {
        self.detail = detail;
        self
    }

    /// Sets how many rows are read again; 0 for none.
    #[must_use]
    pub fn reread(mut self, rows: usize) -> Self {
        self.reread = rows;
        self
    }

    /// Holds back the rows that would be read again: they are neither counted nor given, but named in
    /// [`ComparedBatch::held_back`](super::ComparedBatch::held_back), to be compared with
    /// [`Keap::compare_again`](crate::Keap::compare_again). So whoever keeps how far a comparison has come can keep a page
    /// before anything of it is read a second time. The redactor hides what the rows said.
    #[must_use]
    pub fn hold_back(mut self, redactor: impl Into<Option<Redactor>>) -> Self {
        self.hold_back = redactor.into();
        self
    }

    /// Sets how many rows may wait for their counterpart.
    #[must_use]
    pub fn window(mut self, rows: usize) -> Self {
        self.window = rows;
        self
    }

    /// Begins behind an id.
    #[must_use]
    pub fn after_id(mut self, id: impl Into<Option<i64>>) -> Self {
        self.after_id = id.into();
        self
    }

    /// Compares a sample of this many rows.
    #[must_use]
    pub fn sample(mut self, rows: impl Into<Option<usize>>) -> Self {
        self.sample = rows.into();
        self
    }

    /// Sets the rows of a page; other numbers are moved into 1 to 1000.
    #[must_use]
    pub fn page(mut self, rows: u32) -> Self {
        self.page = rows.clamp(1, keap_schema::MAX_PAGE);
        self
    }

    /// Says when the comparison began. A row that parts on its page and agrees when it is read again by its id was changed
    /// meanwhile, or the list of a backend tells it otherwise than its id does. With this moment a row whose `LastUpdated` lies a
    /// day before it is one of the latter, which nothing explains: the findings of the field `list`. Without it nobody looks.
    #[must_use]
    pub fn began(mut self, moment: impl Into<Option<DateTime<Utc>>>) -> Self {
        self.began = moment.into();
        self
    }

    /// Tells how far it has come, after the rows of each batch were handed out.
    #[must_use]
    pub fn on_progress(mut self, observe: impl Fn(&Progress) + Send + Sync + 'static) -> Self {
        self.progress = Some(Arc::new(observe));
        self
    }
}

impl fmt::Debug for CompareOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CompareOptions")
            .field("rules", &self.rules)
            .field("order", &self.order)
            .field("detail", &self.detail)
            .field("reread", &self.reread)
            .field("hold_back", &self.hold_back)
            .field("window", &self.window)
            .field("after_id", &self.after_id)
            .field("sample", &self.sample)
            .field("page", &self.page)
            .field("began", &self.began)
            .finish_non_exhaustive()
    }
}
