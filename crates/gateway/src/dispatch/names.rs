//! Tables and columns as old programs spell them: without regard to case, answered as they were asked for.

use keap_schema::{TableInfo, Zone};
use keap_xmlrpc::{Fault, RecordFormat, Struct, conditions};

use crate::fault;

/// A table of a call, with the names under which its columns were asked for.
#[derive(Clone, Debug)]
pub(super) struct Named {
    table: &'static TableInfo,
    zone: Zone,
    /// The schema's name and the one that was asked for, where they differ.
    renamed: Vec<(String, String)>,
}

impl Named {
    /// The table of that name.
    ///
    /// # Errors
    /// Fault 9 when there is none.
    pub(super) fn table(asked: &str, zone: Zone) -> Result<Self, Fault> {
        let any_case = || {
            let mut all = keap_schema::TABLES.iter();
            all.find(|table| table.name.eq_ignore_ascii_case(asked))
                .copied()
        };
        let table = keap_schema::table(asked)
            .or_else(any_case)
            .ok_or_else(|| fault::no_table(asked))?;
        Ok(Self {
            table,
            zone,
            renamed: Vec::new(),
        })
    }

    /// The table's name in the schema.
    pub(super) fn name(&self) -> &'static str {
        self.table.name
    }

    /// How its fields are written.
    pub(super) fn format(&self) -> RecordFormat {
        RecordFormat::new(self.table.name, self.zone)
    }

    /// The names of columns in the schema's spelling.
    ///
    /// # Errors
    /// Fault 10 for a name that is neither a column nor a custom field.
    pub(super) fn columns(&mut self, asked: Vec<String>) -> Result<Vec<String>, Fault> {
        asked.into_iter().map(|name| self.column(name)).collect()
    }

    /// One name in the schema's spelling.
    ///
    /// # Errors
    /// As [`columns`](Self::columns).
    pub(super) fn column(&mut self, asked: String) -> Result<String, Fault> {
        if self.table.column(&asked).is_some() || is_custom(&asked) {
            return Ok(asked);
        }
        let mut columns = self.table.columns.iter();
        let Some(found) = columns.find(|column| column.name.eq_ignore_ascii_case(&asked)) else {
            return Err(fault::no_field(self.table.name, &asked));
        };
        self.renamed.push((found.name.to_owned(), asked));
        Ok(found.name.to_owned())
    }

    /// The members of a struct under the schema's names.
    ///
    /// # Errors
    /// As [`columns`](Self::columns).
    pub(super) fn members(&mut self, members: Struct) -> Result<Struct, Fault> {
        members
            .into_iter()
            .map(|(name, value)| Ok((self.column(name.to_string())?, value)))
            .collect()
    }

    /// The conditions of a `queryData` struct.
    ///
    /// # Errors
    /// As [`columns`](Self::columns).
    pub(super) fn conditions(
        &mut self,
        query_data: Struct,
    ) -> Result<Vec<(String, keap_schema::Condition)>, Fault> {
        let members = Self::members(&mut self.clone(), query_data)?;
        Ok(conditions::read(&members, &self.format()))
    }

    /// A row as it is answered: under the names that were asked for.
    pub(super) fn restore(&self, row: Struct) -> Struct {
        if self.renamed.is_empty() {
            return row;
        }
        row.into_iter()
            .map(|(name, value)| {
                let asked = self.renamed.iter().find(|(known, _)| **known == *name);
                let name = asked.map_or_else(|| name.to_string(), |(_, asked)| asked.clone());
                (name, value)
            })
            .collect()
    }
}

/// Custom fields are `_Name`, and `Table._Name` where the columns of another table can be asked for. Which there are,
/// the facade knows.
fn is_custom(name: &str) -> bool {
    name.starts_with('_') || name.contains("._")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact() -> Named {
        Named::table("contact", Zone::default()).unwrap()
    }

    #[test]
    fn names_are_found_whatever_their_case() {
        let mut named = contact();
        assert_eq!(named.name(), "Contact");
        let asked = ["email", "FIRSTNAME", "Id", "_ShoeSize"].map(str::to_owned);
        let found = named.columns(asked.to_vec()).unwrap();
        assert_eq!(found, ["Email", "FirstName", "Id", "_ShoeSize"]);
        let row = Struct::new().with("Email", "a@example.com").with("Id", 17);
        let answered = named.restore(row);
        assert_eq!(answered.names().collect::<Vec<_>>(), ["email", "Id"]);
    }

    #[test]
    fn an_unknown_name_is_told_as_it_was_sent() {
        let fault = contact().column("given_name".into()).unwrap_err();
        assert_eq!(
            fault.string,
            "[NoFieldFound]No field found: Contact.given_name"
        );
        let fault = Named::table("Contacts", Zone::default()).unwrap_err();
        assert_eq!(
            (fault.code, fault.string.as_str()),
            (9, "[NoTableFound]No table found: Contacts")
        );
    }
}
