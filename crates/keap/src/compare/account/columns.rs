//! Columns that are named and that one of the backends does not read, or refuses: they are left out, and the rest is compared.

use keap_schema::QueryData;

use super::{Asks, NotCompared, Target};
use crate::coverage::check;
use crate::{Backend, Error, Invocation};

impl Target {
    /// The target without the columns that are named and that one of its backends has no way to read, and why each is left out.
    /// There is no target where no column is left.
    pub fn readable(mut self) -> (Option<Self>, Vec<NotCompared>) {
        let Asks::Rows(query) = &mut self.asks else {
            return (Some(self), Vec::new());
        };
        let mut left_out = Vec::new();
        let named = std::mem::take(&mut query.selected);
        let names_any = !named.is_empty();
        for column in named {
            match refusal(&query.table, &column, &self.backends) {
                None => query.selected.push(column),
                Some(error) => {
                    let name = format!("{}.{column}", query.table);
                    left_out.push(NotCompared::of(&name, error.message(), error.difference()));
                }
            }
        }
        let is_left = !(names_any && query.selected.is_empty());
        (is_left.then_some(self), left_out)
    }

    /// The target without the column that is named and that a server refused with this error, and the column; none where it
    /// refused something else, or nothing is left.
    pub fn without_refused(&self, error: &Error) -> Option<(String, Self)> {
        let column = refused_column(error)?;
        let mut rest = self.clone();
        let Asks::Rows(query) = &mut rest.asks else {
            return None;
        };
        let at = query.selected.iter().position(|name| name == column)?;
        let column = query.selected.remove(at);
        (!query.selected.is_empty()).then_some((column, rest))
    }
}

#[cfg(feature = "xmlrpc")]
use crate::xmlrpc::refused_column;

/// REST leaves out what it does not tell.
#[cfg(not(feature = "xmlrpc"))]
fn refused_column(_: &Error) -> Option<&str> {
    None
}

/// Why one of the backends does not read a column, where that is known before it is asked.
fn refusal(table: &str, column: &str, backends: &[Backend]) -> Option<Error> {
    let mut query = QueryData::new(table);
    query.selected = vec![column.to_owned()];
    let asked = Invocation::DataQuery(query);
    let mut backends = backends.iter();
    backends.find_map(|&backend| check::invocation(&asked, backend).err())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Backend; 2] = [Backend::XmlRpc, Backend::RestV2];

    fn readable(columns: &[&str]) -> (Option<Vec<String>>, Vec<String>) {
        let mut query = QueryData::new("Contact");
        query.selected = columns.iter().map(|&name| name.to_owned()).collect();
        let (target, left_out) = Target::rows(query, &BOTH).unwrap().readable();
        let selected = target.map(|target| match target.asks {
            Asks::Rows(query) => query.selected,
            Asks::Call(_) | Asks::Drawn(..) => Vec::new(),
        });
        (
            selected,
            left_out.iter().map(|one| one.name.clone()).collect(),
        )
    }

    #[test]
    fn a_column_that_one_side_does_not_read_keeps_none_of_the_others_back() {
        let (left, out) = readable(&["FirstName", "Username", "_Size"]);
        assert_eq!(left.unwrap(), ["FirstName", "_Size"]);
        assert_eq!(out, ["Contact.Username"]);
        assert_eq!(readable(&["Username"]).0, None);
        assert_eq!(readable(&[]), (Some(Vec::new()), Vec::new()));
    }
}
