//! Rows of the owner's tables that calls are served by over REST.

use keap::{ActionSetId, FollowUpSequenceId, owner::OwnerTable, rest::RestOptions};
use serde::{Serialize, Serializer};

/// A row of one of the owner's tables, by the id that it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct OwnerRow {
    /// Which of them.
    #[serde(serialize_with = "name")]
    pub table: OwnerTable,
    /// The id of the legacy follow-up sequence or of the action set.
    pub id: i64,
}

fn name<S: Serializer>(table: &OwnerTable, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(table.name())
}

impl From<(OwnerTable, i64)> for OwnerRow {
    fn from((table, id): (OwnerTable, i64)) -> Self {
        Self { table, id }
    }
}

impl OwnerRow {
    /// The row of a table by its name in files.
    pub(crate) fn named(table: &str, id: i64) -> Option<Self> {
        let mut tables = OwnerTable::ALL.into_iter();
        let table = tables.find(|known| known.name() == table)?;
        Some(Self { table, id })
    }

    /// Whether the owner has not said what stands for it.
    pub fn is_missing(&self, options: &RestOptions) -> bool {
        match self.table {
            OwnerTable::Sequences => !options
                .sequences
                .contains_key(&FollowUpSequenceId::new(self.id)),
            OwnerTable::ActionSets => !options.action_sets.contains_key(&ActionSetId::new(self.id)),
            _ => false,
        }
    }
}
