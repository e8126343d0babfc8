//! Coverage of columns: where each lives in REST, what it can be used for there, and how sure that is.

use keap_schema::ColumnInfo;

use crate::Backend::{self, RestV1, RestV2};
use crate::crud::Crud;
use crate::difference::Certainty;
use crate::table::{Convert, Field, columns};

/// Where one column lives in REST.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldCoverage {
    /// The column's XML-RPC name.
    pub column: &'static str,
    /// The place in a v1 record, `phone_numbers[PHONE1].number`; `None` without counterpart.
    pub rest_v1: Option<String>,
    /// The place in a v2 record.
    pub rest_v2: Option<String>,
    /// What it can be used for in v1.
    pub v1: ColumnUse,
    /// What it can be used for in v2.
    pub v2: ColumnUse,
    /// How sure it is that the column and its counterparts are the same; documented for a column without one.
    pub certainty: Certainty,
}

/// What a column can be used for on a backend, judged by what XML-RPC allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ColumnUse {
    /// Whether it is read.
    pub read: bool,
    /// Whether a new row takes it.
    pub add: bool,
    /// Whether a change takes it.
    pub update: bool,
    /// The unit of an amount of money, `smallest units`.
    pub unit: Option<&'static str>,
    /// The words of a closed set, as the backend spells them; empty for anything else.
    pub words: Vec<&'static str>,
}

/// The columns of a table with their REST counterparts; `None` for a table that has none. Where a table holds rows of
/// several resources, the place is told for each.
pub fn field_coverage(table: &str) -> Option<Vec<FieldCoverage>> {
    if !columns::has_table(table) {
        return None;
    }
    let row = |column| FieldCoverage {
        column,
        rest_v1: place(table, column, RestV1),
        rest_v2: place(table, column, RestV2),
        v1: usage(table, column, RestV1),
        v2: usage(table, column, RestV2),
        certainty: certainty(table, column),
    };
    Some(columns::names(table).into_iter().map(row).collect())
}

fn certainty(table: &str, column: &str) -> Certainty {
    let mut paired = columns::all_named(table, column)
        .filter(|field| field.exists_on(RestV1) || field.exists_on(RestV2));
    if paired.any(|field| field.certainty() == Certainty::Inferred) {
        Certainty::Inferred
    } else {
        Certainty::Documented
    }
}

fn usage(table: &str, column: &str, backend: Backend) -> ColumnUse {
    let info = keap_schema::table(table).and_then(|info| info.column(column));
    let mut all = ColumnUse::default();
    for field in columns::all_named(table, column) {
        let at = |usage| field.place(backend, usage).is_some();
        all.read |= at(Crud::Read);
        all.add |= at(Crud::Create) && info.is_none_or(|info| info.access.add);
        all.update |= at(Crud::Update) && info.is_none_or(|info| info.access.edit);
        if !field.exists_on(backend) {
            continue;
        }
        all.unit = all.unit.or(field.unit(backend));
        for word in words(field, backend) {
            if !all.words.contains(&word) {
                all.words.push(word);
            }
        }
    }
    all
}

fn words(field: &Field, backend: Backend) -> Vec<&'static str> {
    let Convert::Words(words) = field.convert else {
        return field.taken_by(backend).to_vec();
    };
    let spelt = words.iter().map(|(_, v1, v2)| match backend {
        RestV2 => *v2,
        _ => *v1,
    });
    spelt.filter(|word| !word.is_empty()).collect()
}

fn place(table: &str, column: &str, backend: Backend) -> Option<String> {
    let info = keap_schema::table(table).and_then(|info| info.column(column));
    let places = columns::resources(table).filter_map(|resource| {
        let field = resource.field(column)?;
        let place = field_place(field, info, backend)?;
        Some(if resource.part.is_empty() {
            place
        } else {
            format!("{}: {place}", resource.part)
        })
    });
    let places: Vec<String> = places.collect();
    (!places.is_empty()).then(|| places.join("; "))
}

/// Where a column is read, and where it is written when that is another place. What XML-RPC itself never writes is read
/// only, whatever REST would take.
fn field_place(field: &Field, info: Option<&ColumnInfo>, backend: Backend) -> Option<String> {
    let at = |usage| field.place(backend, usage).map(|path| path.to_string());
    let (adds, edits) = info.map_or((true, true), |info| (info.access.add, info.access.edit));
    let (read, create, update) = (
        at(Crud::Read),
        at(Crud::Create).filter(|_| adds),
        at(Crud::Update).filter(|_| edits),
    );
    let write = match (&create, &update) {
        (Some(create), Some(update)) if create == update => Some(create.clone()),
        (Some(create), Some(update)) => Some(format!("{create}, later {update}")),
        (Some(create), None) => Some(format!("{create} when created")),
        (None, Some(update)) => Some(format!("{update} when changed")),
        (None, None) => None,
    };
    match (read, write) {
        (Some(read), Some(write)) if read != write => Some(format!("{read} (write {write})")),
        (Some(read), None) if field.constant(backend).is_none() => {
            Some(format!("{read} (read only)"))
        }
        (Some(read), _) => Some(read),
        (None, write) => write.map(|write| format!("(write {write})")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(table: &str, name: &str) -> FieldCoverage {
        let all = field_coverage(table).unwrap();
        all.into_iter().find(|field| field.column == name).unwrap()
    }

    #[test]
    fn what_xmlrpc_never_writes_is_read_only() {
        for name in [
            "Id",
            "AccountId",
            "Groups",
            "DateCreated",
            "LastUpdated",
            "CreatedBy",
            "LastUpdatedBy",
        ] {
            let field = column("Contact", name);
            let place = field.rest_v2.unwrap();
            assert!(place.ends_with("(read only)"), "{name}: {place}");
            assert!(field.v2.read && !field.v2.add && !field.v2.update, "{name}");
        }
        assert!(column("Contact", "FirstName").v2.update);
    }

    #[test]
    fn a_column_tells_how_sure_it_is_and_in_which_unit() {
        let amount = column("InvoicePayment", "Amt");
        assert_eq!(amount.certainty, Certainty::Inferred);
        assert_eq!(amount.v2.unit, Some("not told by the contract"));
        assert_eq!(amount.v1.unit, Some("main units"));
        let price = column("Product", "ProductPrice");
        assert_eq!(price.certainty, Certainty::Documented);
        assert_eq!(price.v2.unit, Some("smallest units"));
        assert_eq!(column("CCharge", "ApprCode").certainty, Certainty::Inferred);
        let priority = column("ContactAction", "Priority");
        assert_eq!(priority.v2.words, ["CRITICAL", "ESSENTIAL", "NONESSENTIAL"]);
        let kind = column("ContactAction", "ActionType");
        assert!(kind.v1.words.contains(&"Letter") && kind.v2.words.is_empty());
    }
}
