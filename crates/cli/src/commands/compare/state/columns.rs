//! Columns of a table of which nobody knows before the account is asked.

use serde::{Deserialize, Serialize};

use crate::commands::compare::run_report::{NO_COLUMN, NotCompared};

/// What the account said of the columns of a table that are not in Keap's own definition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Columns {
    /// Those that are compared besides all others.
    pub(crate) besides: Vec<String>,
    /// Those that XML-RPC refused, and that another wire has.
    pub(crate) refused: Vec<String>,
}

impl Columns {
    /// What is not compared of a table.
    pub(crate) fn not_compared<'a>(
        &'a self,
        table: &'a str,
    ) -> impl Iterator<Item = NotCompared> + 'a {
        self.refused.iter().map(move |column| NotCompared {
            name: format!("{table}.{column}"),
            why: NO_COLUMN.to_owned(),
            difference: None,
        })
    }
}
