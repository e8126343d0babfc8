//! What a quick search looked for.

use keap_schema::{FieldValue, Record};

use crate::coverage::searched;
use crate::table::columns;
use crate::{Backend, Invocation, fold};

/// The word of a quick search, and what is answered of each row.
#[derive(Clone, Debug)]
pub(in crate::compare) struct Sought {
    word: String,
    kind: String,
}

impl Sought {
    /// What an invocation looks for; none of one that is no quick search.
    pub(in crate::compare) fn of(invocation: &Invocation) -> Option<Self> {
        let Invocation::SearchQuickSearch(search) = invocation else {
            return None;
        };
        Some(Self {
            word: fold::fold(search.text.trim_matches('%')),
            kind: search.kind.clone(),
        })
    }

    /// Whether a text of the row, or a whole name, begins with the word.
    pub(super) fn begins(&self, record: &Record) -> bool {
        let begins = |text: &str| fold::fold(text).starts_with(&self.word);
        let mut texts = record.iter().filter_map(|(_, value)| match value {
            FieldValue::Text(text) => Some(text),
            _ => None,
        });
        let name = ["FirstName", "LastName"].map(|column| record.get(column));
        let is_named = match name {
            [Some(first), Some(last)] => begins(&format!("{first} {last}")),
            _ => false,
        };
        is_named || texts.any(|text| begins(text))
    }

    /// Whether a backend of REST tells a column of what is found.
    pub(in crate::compare) fn tells(&self, column: &str, backend: Backend) -> bool {
        let Some((table, told)) = searched(&self.kind).filter(|_| backend != Backend::XmlRpc)
        else {
            return false;
        };
        told.contains(&column)
            && columns::field(table, column).is_some_and(|field| field.exists_on(backend))
    }
}
