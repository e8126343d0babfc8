//! Columns of a table of which nobody knows before the account is asked.

use keap::schema::QueryData;
use keap::{Backend, Error, Keap};
use serde::{Deserialize, Serialize};

use crate::commands::compare::run_report::{NO_COLUMN, NotCompared};
use crate::recording::is_unrecorded;

/// What the account said of the columns of a table that are not in Keap's own definition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Columns {
    /// Those that are compared besides all others.
    pub(crate) besides: Vec<String>,
    /// Those that XML-RPC refused, and that another wire has.
    pub(crate) refused: Vec<String>,
    /// Those that were named and that a server refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) left_out: Vec<LeftOut>,
}

/// A column that was named and that a server refused, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LeftOut {
    pub(crate) column: String,
    pub(crate) why: String,
}

impl Columns {
    /// What the account says of the columns of a table, where all of it is compared. A recording from before they were asked for
    /// says nothing.
    ///
    /// # Errors
    /// When the account could not be asked.
    pub(crate) async fn asked(
        keap: &Keap,
        query: &QueryData,
        backends: &[Backend],
    ) -> Result<Self, Error> {
        let table = keap::schema::table(&query.table).filter(|_| query.selected.is_empty());
        let Some(table) = table else {
            return Ok(Self::default());
        };
        let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        match keap.uncertain_columns(table, backends).await {
            Ok(columns) => Ok(Self {
                besides: owned(columns.there),
                refused: owned(columns.refused),
                ..Self::default()
            }),
            Err(error) if is_unrecorded(&error) => Ok(Self::default()),
            Err(error) => Err(error),
        }
    }

    /// What is not compared of a table.
    pub(crate) fn not_compared<'a>(
        &'a self,
        table: &'a str,
    ) -> impl Iterator<Item = NotCompared> + 'a {
        let not = move |column: &str, why: &str| NotCompared {
            name: format!("{table}.{column}"),
            why: why.to_owned(),
            difference: None,
        };
        let refused = self.refused.iter();
        let refused = refused.map(move |column| not(column, NO_COLUMN));
        let left_out = self.left_out.iter();
        refused.chain(left_out.map(move |one| not(&one.column, &one.why)))
    }
}
