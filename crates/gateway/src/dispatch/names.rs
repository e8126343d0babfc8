//! Tables and columns as old programs spell them: without regard to case where a call only reads, answered as they were
//! asked for.
//!
//! That the service finds what is written in another case nobody has shown, so a call that writes is refused over REST as
//! the local Keap refuses it: what works here works wherever the policy sends it, and `Email` beside `email` in one struct
//! overwrites nothing.

use keap_schema::{Access, Condition, FieldType, TableAccess, TableInfo, Zone};
use keap_xmlrpc::{Fault, RecordFormat, Struct, Value, conditions};

use super::dates;
use super::held::held;
use crate::fault;

/// What a call does with the columns that it writes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Writing {
    Add,
    Update,
    /// One of the two, by what is there already.
    Either,
}

impl Writing {
    fn may(self, access: Access) -> bool {
        match self {
            Self::Add => access.add,
            Self::Update => access.edit,
            Self::Either => access.add || access.edit,
        }
    }

    fn is_in(self, access: TableAccess) -> bool {
        match self {
            Self::Add => access.add,
            Self::Update => access.edit,
            Self::Either => access.add || access.edit,
        }
    }
}

/// A table of a call, with the names under which its columns were asked for.
#[derive(Clone, Debug)]
pub(super) struct Named {
    table: &'static TableInfo,
    zone: Zone,
    /// The columns that are asked for. One can be asked for by several names.
    asked: Vec<Asked>,
}

/// A column that is asked for.
#[derive(Clone, Debug)]
struct Asked {
    name: String,
    /// The schema's name, where it is another one.
    own: Option<&'static str>,
}

impl Asked {
    fn own(&self) -> &str {
        self.own.unwrap_or(&self.name)
    }
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
            asked: Vec::new(),
        })
    }

    /// The table of a call that writes, which is spelt exactly.
    ///
    /// # Errors
    /// As [`table`](Self::table).
    pub(super) fn written_table(asked: &str, zone: Zone) -> Result<Self, Fault> {
        let named = Self::table(asked, zone)?;
        match named.name() == asked {
            true => Ok(named),
            false => Err(fault::no_table(asked)),
        }
    }

    /// The table's name in the schema.
    pub(super) fn name(&self) -> &'static str {
        self.table.name
    }

    /// How its fields are written.
    pub(super) fn format(&self) -> RecordFormat {
        RecordFormat::new(self.table.name, self.zone)
    }

    /// The columns that a call asks for, in the schema's spelling.
    ///
    /// # Errors
    /// Fault 11 when it asks for none, which the facade would take for all; else as [`column`](Self::column).
    pub(super) fn selected(&mut self, asked: Vec<String>) -> Result<Vec<String>, Fault> {
        if asked.is_empty() {
            return Err(fault::no_fields("select"));
        }
        for name in asked {
            let own = self.own(&name)?;
            if !self.asked.iter().any(|known| known.name == name) {
                self.asked.push(Asked { name, own });
            }
        }
        let mut columns: Vec<String> = Vec::with_capacity(self.asked.len());
        for own in self.asked.iter().map(Asked::own) {
            if !columns.iter().any(|known| known == own) {
                columns.push(own.to_owned());
            }
        }
        Ok(columns)
    }

    /// One name in the schema's spelling.
    ///
    /// # Errors
    /// Fault 10 for a name that is neither a column nor a custom field.
    pub(super) fn column(&self, asked: String) -> Result<String, Fault> {
        Ok(self.own(&asked)?.map_or(asked, str::to_owned))
    }

    /// The schema's spelling of a name, where it is another one.
    fn own(&self, asked: &str) -> Result<Option<&'static str>, Fault> {
        let may_be_custom = match self.table.custom_fields_form {
            Some(_) => is_custom(asked),
            None => asked.contains("._"),
        };
        if may_be_custom || self.table.column(asked).is_some() {
            return Ok(None);
        }
        let mut columns = self.table.columns.iter();
        let found = columns.find(|column| column.name.eq_ignore_ascii_case(asked));
        found
            .map(|column| Some(column.name))
            .ok_or_else(|| fault::no_field(self.table.name, asked))
    }

    /// The members of a struct under the schema's names.
    ///
    /// # Errors
    /// As [`column`](Self::column).
    fn members(&self, members: Struct) -> Result<Struct, Fault> {
        members
            .into_iter()
            .map(|(name, value)| Ok((self.column(name.to_string())?, value)))
            .collect()
    }

    /// The fields that a call writes, which are spelt exactly. Columns that it may not write are left out without a word,
    /// as the service does. A value that its field cannot hold is refused: read leniently it would empty or spoil what is
    /// stored.
    ///
    /// # Errors
    /// Fault 7 where nobody may write the table, 12 for such a value, 10 for a name that the table does not have so.
    pub(super) fn written(&self, members: Struct, writing: Writing) -> Result<Struct, Fault> {
        // A table that nobody may write is denied as a whole, and not for its columns.
        if !writing.is_in(self.table.access) {
            return Err(fault::no_table_access(self.table.name));
        }
        for name in members.names() {
            if self.own(name)?.is_some() {
                return Err(fault::no_field(self.table.name, name));
            }
        }
        let may_write = |name: &str| {
            let column = self.table.column(name);
            column.is_none_or(|column| writing.may(column.access))
        };
        let members = members.into_iter().filter(|(name, _)| may_write(name));
        let checked = members.map(|(name, value)| {
            let column = self.table.column(&name);
            let value = match (value, self.dated(&name)) {
                (Value::String(text), Some(field_type)) => dates::value(&text, field_type)
                    .map_err(|_| self.no_date(&name))?
                    .into(),
                (value, _) => value,
            };
            let value = held(value, column.map(|column| column.field_type))
                .ok_or_else(|| self.invalid(&name))?;
            Ok((name, value))
        });
        checked.collect()
    }

    fn invalid(&self, name: &str) -> Fault {
        fault::invalid_parameter(&format!("Invalid value for {}.{name}", self.table.name))
    }

    fn no_date(&self, name: &str) -> Fault {
        fault::no_date(self.table.name, name)
    }

    /// The conditions of a `queryData` struct.
    ///
    /// # Errors
    /// As [`column`](Self::column).
    pub(super) fn conditions(&self, query_data: Struct) -> Result<Vec<(String, Condition)>, Fault> {
        let members = self.members(query_data)?;
        // A list stands for any of its ids: without the one that is none, it would ask for fewer rows than were meant.
        let is_plain = |value: &Value| match value {
            Value::Array(items) => items.iter().all(is_id),
            value => !matches!(value, Value::Struct(_) | Value::Base64(_)),
        };
        if let Some((name, _)) = members.iter().find(|(_, value)| !is_plain(value)) {
            return Err(self.invalid(name));
        }
        let members: Result<Struct, Fault> = members
            .into_iter()
            .map(|(name, value)| {
                let value = match value {
                    Value::String(text) => self.condition(&name, text)?.into(),
                    value => value,
                };
                Ok((name, value))
            })
            .collect();
        Ok(conditions::read(&members?, &self.format()))
    }

    /// The text of a condition, with dates in the documented form.
    ///
    /// # Errors
    /// Fault 0 for a `~` that begins no operator, as the service has it; 12 for what is no date.
    pub(super) fn condition(&self, name: &str, text: String) -> Result<String, Fault> {
        Condition::from_text(&text).map_err(fault::bad_operator)?;
        match self.dated(name) {
            Some(field_type) => dates::condition(&text, field_type).map_err(|_| self.no_date(name)),
            None => Ok(text),
        }
    }

    /// The type of a column of dates or times.
    fn dated(&self, name: &str) -> Option<FieldType> {
        let field_type = self.table.column(name)?.field_type;
        matches!(field_type, FieldType::Date | FieldType::DateTime).then_some(field_type)
    }

    /// Whether conditions ask for one of no ids, which no row is.
    pub(super) fn asks_for_none(&self, conditions: &[(String, Condition)]) -> bool {
        let is_id = |name: &str| {
            let column = self.table.column(name);
            column.is_some_and(|column| column.field_type == FieldType::Id)
        };
        conditions.iter().any(|(name, condition)| {
            matches!(condition, Condition::In(ids) if ids.is_empty()) && is_id(name)
        })
    }

    /// A row as it is answered: under the names that were asked for.
    pub(super) fn restore(&self, row: Struct) -> Struct {
        if self.asked.iter().all(|asked| asked.own.is_none()) {
            return row;
        }
        let spelt = row.into_iter().flat_map(|(name, value)| {
            let asked = self.asked.iter().filter(|asked| *asked.own() == *name);
            let mut names: Vec<String> = asked.map(|asked| asked.name.clone()).collect();
            if names.is_empty() {
                names.push(name.to_string());
            }
            names.into_iter().map(move |name| (name, value.clone()))
        });
        spelt.collect()
    }
}

fn is_id(item: &Value) -> bool {
    let text = || item.as_str()?.trim().parse::<i64>().ok();
    item.as_i64().or_else(text).is_some()
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
    fn a_value_that_a_field_cannot_hold_is_refused() {
        let written = |name: &str, value: Value| {
            let members: Struct = [(name.to_owned(), value)].into_iter().collect();
            contact()
                .written(members, Writing::Update)
                .map_err(|fault| fault.to_string())
        };
        let one = |value: Value| [("a".to_owned(), value)].into_iter().collect::<Struct>();
        for value in [
            Value::from(one("b".into())),
            Value::Array(vec!["a".into()]),
            Value::Base64(b"bytes".to_vec()),
        ] {
            let refused = written("LastName", value.clone()).unwrap_err();
            assert!(
                refused.contains("Invalid value for Contact.LastName"),
                "{refused}"
            );
            assert!(written("_Shoes", value).is_err());
        }
        let kept = written("LastName", true.into()).unwrap();
        assert_eq!(kept.get("LastName"), Some(&Value::from("1")));
        let plain = written("LastName", "Ann".into()).unwrap();
        assert_eq!(plain.get("LastName"), Some(&Value::from("Ann")));
    }

    #[test]
    fn names_are_found_whatever_their_case() {
        let mut named = contact();
        assert_eq!(named.name(), "Contact");
        let asked = ["email", "FIRSTNAME", "Id", "_ShoeSize"].map(str::to_owned);
        let found = named.selected(asked.to_vec()).unwrap();
        assert_eq!(found, ["Email", "FirstName", "Id", "_ShoeSize"]);
        let row = Struct::new().with("Email", "a@example.com").with("Id", 17);
        let answered = named.restore(row);
        assert_eq!(answered.names().collect::<Vec<_>>(), ["email", "Id"]);
    }

    #[test]
    fn names_of_a_call_that_writes_are_exact() {
        for writing in [Writing::Add, Writing::Update, Writing::Either] {
            let members = Struct::new()
                .with("Email", "a@example.com")
                .with("email", "b");
            let fault = contact().written(members, writing).unwrap_err();
            assert_eq!(fault.string, "[NoFieldFound]No field found: Contact.email");
        }
        let fault = Named::written_table("contact", Zone::default()).unwrap_err();
        assert_eq!(fault.string, "[NoTableFound]No table found: contact");
        assert!(Named::written_table("Contact", Zone::default()).is_ok());
    }

    #[test]
    fn a_column_that_is_asked_for_in_two_spellings_is_answered_in_both() {
        let mut named = contact();
        let asked = ["id", "Id", "CompanyId", "companyid"].map(str::to_owned);
        let found = named.selected(asked.to_vec()).unwrap();
        assert_eq!(found, ["Id", "CompanyID"]);
        let row = Struct::new().with("Id", 17).with("CompanyID", 7);
        let answered = named.restore(row);
        let names = answered.names().collect::<Vec<_>>();
        assert_eq!(names, ["id", "Id", "CompanyId", "companyid"]);
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
