//! Columns that tell whether a backend of REST can have the value of another one: the country of a region, the record of a
//! company's name, the number of an extension. They are read beside it, so that what was not asked for is not taken for
//! what is not there.

use keap_schema::QueryData;

use crate::table::{Convert, Field, columns};
use crate::{Backend, Fields, Invocation};

/// The column of the contact that stands joined in another table.
pub(super) fn joined(name: &str) -> Option<&'static Field> {
    let column = name.strip_prefix("Contact.")?;
    columns::field("Contact", column)
}

/// Whether all backends tell a column of a table.
pub(super) fn is_told(table: &str, column: &str) -> bool {
    let field = joined(column).or_else(|| columns::field(table, column));
    let over = |backend| field.is_some_and(|field| field.path(backend).is_some());
    over(Backend::RestV1) && over(Backend::RestV2)
}

/// The column beside which a column of a kind is read.
pub(super) fn of(convert: Convert, column: &str) -> Option<String> {
    match convert {
        Convert::CompanyName => Some(column.replace("Company", "CompanyID")),
        Convert::Region => Some(column.replace("State", "Country")),
        Convert::Text => number(column).map(str::to_owned),
        _ => None,
    }
}

/// The number whose extension or type a column is.
pub(super) fn number(column: &str) -> Option<&str> {
    let number = column.strip_suffix("Ext");
    let number = number.or_else(|| column.strip_suffix("Type"))?;
    let own = number.strip_prefix("Contact.").unwrap_or(number);
    (own.starts_with("Phone") || own.starts_with("Fax")).then_some(number)
}

/// The columns that must be read beside those of a table, and are not among them.
pub(super) fn added(table: &str, wanted: &[String]) -> Vec<String> {
    let mut added = Vec::new();
    for column in wanted {
        let field = joined(column).or_else(|| columns::field(table, column));
        let beside = field.and_then(|field| of(field.convert, column));
        if let Some(beside) = beside.filter(|beside| is_told(table, beside))
            && !wanted.contains(&beside)
            && !added.contains(&beside)
        {
            added.push(beside);
        }
    }
    added
}

/// The same of a query: what its order goes by tells where a row stands.
pub(super) fn added_to_query(query: &QueryData) -> Vec<String> {
    if query.selected.is_empty() {
        return Vec::new();
    }
    let ordered = query.order.iter().map(|order| order.field.clone());
    let mut wanted = query.selected.clone();
    wanted.extend(ordered);
    added(&query.table, &wanted)
}

/// The columns that are read beside those that an invocation names.
pub(super) fn added_to(invocation: &Invocation) -> Vec<String> {
    let named = |table: &str, fields: &Fields| {
        let names = fields.names();
        names.map_or_else(Vec::new, |names| added(table, names))
    };
    match invocation {
        Invocation::ContactLoad { fields, .. } | Invocation::ContactFindByEmail { fields, .. } => {
            named("Contact", fields)
        }
        Invocation::DataLoad { table, fields, .. } => named(table, fields),
        Invocation::DataQuery(query) | Invocation::DataFindByField { query, .. } => {
            added_to_query(query)
        }
        _ => Vec::new(),
    }
}

/// The invocation with what must be read beside its columns, and the names of what came to them.
pub(crate) fn with_beside(mut invocation: Invocation) -> (Invocation, Vec<String>) {
    let added = added_to(&invocation);
    let names = match &mut invocation {
        Invocation::ContactLoad {
            fields: Fields::Named(names),
            ..
        }
        | Invocation::ContactFindByEmail {
            fields: Fields::Named(names),
            ..
        }
        | Invocation::DataLoad {
            fields: Fields::Named(names),
            ..
        }
        | Invocation::DataQuery(QueryData {
            selected: names, ..
        })
        | Invocation::DataFindByField {
            query: QueryData {
                selected: names, ..
            },
            ..
        } => names,
        _ => return (invocation, Vec::new()),
    };
    names.extend(added.iter().cloned());
    (invocation, added)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(table: &str, columns: &[&str]) -> Vec<String> {
        let columns: Vec<String> = columns.iter().map(|&column| column.to_owned()).collect();
        added(table, &columns)
    }

    #[test]
    fn what_a_column_goes_by_is_read_beside_it() {
        let of_contact = |columns: &[&str]| beside("Contact", columns);
        assert_eq!(
            of_contact(&["State2", "Company", "Phone1Ext", "Phone1Type", "City"]),
            ["Country2", "CompanyID", "Phone1"]
        );
        assert!(of_contact(&["State", "Country", "Fax1Type", "Fax1"]).is_empty());
        // The address of a user has no country.
        assert!(beside("User", &["State"]).is_empty());
        let load = Invocation::data_load("Contact".to_owned(), 17, Fields::from(["State"]));
        let (asked, added) = with_beside(load);
        assert_eq!(added, ["Country"]);
        assert!(added_to(&asked).is_empty());
    }
}
