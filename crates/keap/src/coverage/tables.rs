//! Coverage of tables: which operation on the rows of a table goes to which endpoint, made from the descriptions that
//! the REST backends work by.

use keap_schema::{ColumnInfo, TABLES, TableAccess, TableInfo};

use super::Level;
use crate::crud::Crud;
use crate::difference::*;
use crate::table::{self, Convert, Endpoint, Field, Path, Place, Rows, Table, columns, is_written};
use crate::{
    Backend, Invocation, Operation,
    difference::{Certainty, Difference},
};

/// What a REST backend does with the rows of one table, judged by what XML-RPC does.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TableCoverage {
    /// Its name in XML-RPC.
    pub table: &'static str,
    /// Who answers.
    pub backend: Backend,
    /// How completely it is served.
    pub level: Level,
    /// The endpoints that a query reads rows from; none when rows are not read.
    pub query: Vec<String>,
    /// The endpoint that one row is loaded from; as `query` when there is none of its own.
    pub load: Vec<String>,
    /// The endpoints that add a row; none when rows are not added, or XML-RPC adds none either.
    pub add: Vec<String>,
    /// The endpoints that change a row.
    pub update: Vec<String>,
    /// The endpoints that delete a row.
    pub delete: Vec<String>,
    /// How many of the table's columns have a counterpart, in each kind of its rows where there are several.
    pub columns: usize,
    /// How many columns the table has.
    pub of_columns: usize,
    /// The known differences from XML-RPC.
    pub differences: Vec<&'static Difference>,
    /// How certain the counterpart is.
    pub certainty: Certainty,
    /// What to use in place of a table that has no counterpart.
    pub instead: Option<&'static str>,
}

/// Every table on both REST backends, in the vendor's order.
pub fn table_coverage() -> Vec<TableCoverage> {
    let rest = [Backend::RestV1, Backend::RestV2];
    let both = TABLES
        .iter()
        .flat_map(|info| rest.map(|backend| (info, backend)));
    both.map(|(info, backend)| of(info, backend)).collect()
}

/// The property that holds a row's `Id` where the answers of a REST backend have its rows as records of their own. None
/// where rows are parts of other records, as the lines of an order are, or have no id there.
pub fn record_id(table: &str, backend: Backend) -> Option<&'static str> {
    let mut ids = Vec::new();
    for part in table::named(table)?.parts(backend) {
        let is_record = match &part.endpoints(backend).rows {
            Rows::List(_) => true,
            Rows::Children(below) => !matches!(below.place, Place::Inside(_)),
            Rows::None | Rows::Parts | Rows::Choice(_) => false,
        };
        let field = part.field("Id").filter(|_| is_record)?;
        match field.path(backend)? {
            Path::Property(name) => ids.push(name),
            _ => return None,
        }
    }
    let first = ids.first().copied()?;
    ids.iter().all(|id| *id == first).then_some(first)
}

/// The endpoints that an invocation may use on a backend: those of its table where it works on the rows of one, those of
/// its operation otherwise.
pub fn endpoints(invocation: &Invocation, backend: Backend) -> Vec<String> {
    let operation = invocation.operation();
    of_its_table(invocation, backend).unwrap_or_else(|| {
        let listed = super::coverage(operation, backend);
        listed.map_or_else(Vec::new, |row| row.endpoints.clone())
    })
}

fn of_its_table(invocation: &Invocation, backend: Backend) -> Option<Vec<String>> {
    if backend == Backend::XmlRpc {
        return None;
    }
    let covered = of(keap_schema::table(invocation.table()?)?, backend);
    Some(match invocation.operation() {
        Operation::DataAdd => of_new_row(invocation, backend).unwrap_or(covered.add),
        Operation::DataLoad => covered.load,
        Operation::DataUpdate => covered.update,
        Operation::DataDelete => covered.delete,
        Operation::DataQuery | Operation::DataFindByField => covered.query,
        Operation::DataCount => {
            let mut counts = covered.query;
            let parts = table::named(covered.table).map(|table| table.parts(backend));
            for part in parts.into_iter().flatten() {
                counts.extend(
                    part.endpoints(backend)
                        .total
                        .map(|(endpoint, _)| shown(endpoint)),
                );
            }
            counts.dedup();
            counts
        }
        _ => return None,
    })
}

/// The endpoint of the kind of row that the values tell, where a table has several.
fn of_new_row(invocation: &Invocation, backend: Backend) -> Option<Vec<String>> {
    let Invocation::DataAdd { table, values } = invocation else {
        return None;
    };
    let part = table::named(table)?.part_for(values, backend).ok()?;
    let create = part.endpoints(backend).create?;
    Some(vec![shown(create)])
}

fn of(info: &'static TableInfo, backend: Backend) -> TableCoverage {
    let found = table::named(info.name);
    let write = |crud| found.map_or_else(Vec::new, |table| writes(table, crud, backend));
    let query = found.map_or_else(Vec::new, |table| reads(table, backend));
    let loads = found.map_or_else(Vec::new, |table| gets(table, backend));
    let counted = info
        .columns
        .iter()
        .filter(|column| columns::is_everywhere(info.name, column.name, backend));
    let mut covered = TableCoverage {
        table: info.name,
        backend,
        level: Level::None,
        load: if loads.is_empty() {
            query.clone()
        } else {
            loads
        },
        query,
        add: write(Crud::Create),
        update: write(Crud::Update),
        delete: write(Crud::Delete),
        columns: counted.count(),
        of_columns: info.columns.len(),
        differences: Vec::new(),
        certainty: certainty(info, found, backend),
        instead: table::instead_of(info.name),
    };
    covered.differences = differences(info, found, &covered);
    covered.level = level(info.access, &covered);
    covered
}

/// A table is as certain as the least certain of its columns.
fn certainty(
    info: &'static TableInfo,
    found: Option<&'static Table>,
    backend: Backend,
) -> Certainty {
    let inferred = |column: &&keap_schema::ColumnInfo| {
        columns::all_named(info.name, column.name)
            .filter(|field| field.exists_on(backend))
            .any(|field| field.certainty() == Certainty::Inferred)
    };
    match found {
        Some(_) if info.columns.iter().any(|column| inferred(&column)) => Certainty::Inferred,
        Some(table) => table.certainty,
        None => Certainty::Documented,
    }
}

/// How many of the operations that XML-RPC allows a backend serves.
fn served(access: TableAccess, covered: &TableCoverage) -> (usize, usize) {
    let operations = [
        (access.read, &covered.query),
        (access.add, &covered.add),
        (access.edit, &covered.update),
        (access.delete, &covered.delete),
    ];
    let allowed = operations.iter().filter(|(allowed, _)| *allowed);
    let served = allowed
        .clone()
        .filter(|(_, endpoints)| !endpoints.is_empty());
    (served.count(), allowed.count())
}

/// Differences by which rows are not seen at all.
pub(super) static LEAVE_ROWS_OUT: &[&str] = &["KB-040", "KB-041", "KB-066", "KB-067", "KB-069"];

fn level(access: TableAccess, covered: &TableCoverage) -> Level {
    let (served, allowed) = served(access, covered);
    match (served, covered.columns) {
        (0, _) => Level::None,
        (served, columns) if served == allowed && columns == covered.of_columns => {
            let leaves_out = |known: &&Difference| LEAVE_ROWS_OUT.contains(&known.id);
            match covered.differences.iter().any(leaves_out) {
                true => Level::Partial,
                false => Level::Equivalent,
            }
        }
        _ => Level::Partial,
    }
}

fn differences(
    info: &'static TableInfo,
    found: Option<&'static Table>,
    covered: &TableCoverage,
) -> Vec<&'static Difference> {
    let Some(table) = found else {
        return vec![&NO_TABLE];
    };
    let mut all: Vec<&'static Difference> = Vec::new();
    all.extend(operations(info, table, covered));
    all.extend(all_of_columns(info, covered.backend));
    if !covered.query.is_empty() {
        all.push(&QUERY_CONDITION);
    }
    let endpoints = table.endpoints(covered.backend);
    let parts = table.parts(covered.backend);
    if parts
        .iter()
        .any(|part| !part.endpoints(covered.backend).required.is_empty())
    {
        all.push(&REQUIRED_COLUMN);
    }
    if table.is_read_below_each(covered.backend) {
        all.push(&ROWS_BELOW);
    }
    if info.custom_fields_form.is_some()
        && endpoints.model.is_none()
        && parts
            .iter()
            .all(|part| part.endpoints(covered.backend).model.is_none())
    {
        all.push(&CUSTOM_FIELDS_OF_V1);
    }
    all.extend(table.differences);
    all.sort_by_key(|difference| difference.id);
    all.dedup_by_key(|difference| difference.id);
    all
}

/// Of what XML-RPC allows, what is not served; and that something is served which it does not allow.
fn operations(
    info: &TableInfo,
    table: &'static Table,
    covered: &TableCoverage,
) -> Vec<&'static Difference> {
    let access = info.access;
    let operations = [
        (access.read, Crud::Read),
        (access.add, Crud::Create),
        (access.edit, Crud::Update),
        (access.delete, Crud::Delete),
    ];
    let of =
        |(allowed, crud): &(bool, Crud)| match (allowed, table.unserved(*crud, covered.backend)) {
            (true, unserved) => unserved,
            (false, None) => Some(&TABLE_RIGHTS),
            (false, Some(_)) => None,
        };
    operations.iter().filter_map(of).collect()
}

/// The known differences of one column of a table on a backend; none of a column that the table does not have, such as a
/// custom field.
///
/// ```
/// use keap::{Backend, coverage::column_differences};
///
/// let told = column_differences("Contact", "Phone1", Backend::RestV2);
/// assert!(told.iter().any(|known| known.id == "KB-005"));
/// assert!(column_differences("Contact", "_ShoeSize", Backend::RestV2).is_empty());
/// ```
pub fn column_differences(table: &str, column: &str, backend: Backend) -> Vec<&'static Difference> {
    let info = keap_schema::table(table).filter(|_| columns::has_table(table));
    let found = info.and_then(|info| Some((info, info.column(column)?)));
    let mut all = found.map_or_else(Vec::new, |(info, column)| of_column(info, column, backend));
    all.sort_by_key(|difference| difference.id);
    all.dedup_by_key(|difference| difference.id);
    all
}

pub(super) fn all_of_columns(info: &TableInfo, backend: Backend) -> Vec<&'static Difference> {
    let columns = info.columns.iter();
    columns
        .flat_map(|column| of_column(info, column, backend))
        .collect()
}

fn of_column(info: &TableInfo, column: &ColumnInfo, backend: Backend) -> Vec<&'static Difference> {
    let name = column.name;
    if !columns::exists(info.name, name, backend) {
        let is_in_other = columns::exists(info.name, name, table::other_version(backend));
        let known = columns::why_missing_on(info.name, name, backend, is_in_other);
        return vec![known];
    }
    let mut all: Vec<&'static Difference> = Vec::new();
    let unread = columns::all_named(info.name, name).find(|field| field.path(backend).is_none());
    if let Some(field) = unread {
        let is_in_other = field.path(table::other_version(backend)).is_some();
        let known = columns::why_missing_on(info.name, name, backend, is_in_other);
        all.push(known);
    }
    let Some(field) = columns::all_named(info.name, name).find(|field| field.exists_on(backend))
    else {
        return all;
    };
    let answered = |field: &Field| field.path(backend).is_some();
    if !columns::all_named(info.name, name).any(answered) {
        all.push(columns::why_unread(info.name, name, backend));
    }
    if is_written(column) && field.place(backend, Crud::Update).is_none() {
        all.push(&READ_ONLY_COLUMN);
    }
    all.extend(field.convert.difference(backend));
    let takes_some = |field: &Field| !field.taken_by(backend).is_empty();
    if columns::all_named(info.name, name).any(takes_some) {
        all.push(&UNKNOWN_WORD);
    }
    if field.convert.has_default() {
        all.push(&BLANK_NUMBER);
    }
    all.extend(kept_back(field, backend));
    all.extend(of_one_column(info.name, name, backend));
    all.extend(columns::inferred_by(info.name, name));
    all
}

/// What a change of a neighbouring column could not keep of a country.
fn kept_back(field: &Field, backend: Backend) -> Option<&'static Difference> {
    let place = field.place(backend, Crud::Update)?;
    match (field.convert, backend) {
        (Convert::Country, _) if place.top() == "shipping_address" => Some(&ORDER_COUNTRY),
        (Convert::Country, Backend::RestV1) => Some(&ADDRESS_KEPT_IN_V1),
        _ => None,
    }
}

/// What holds for a single column.
fn of_one_column(table: &str, column: &str, backend: Backend) -> Option<&'static Difference> {
    if (table, column) == ("Invoice", "ProductSold") {
        return Some(&PRODUCTS_SOLD);
    }
    if backend != Backend::RestV2 {
        return None;
    }
    match (table, column) {
        ("RecurringOrder", "BillingAmt")
        | ("InvoicePayment", "Amt")
        | ("ProductOptValue", "PriceAdjustment") => Some(&MONEY_UNIT_OPEN),
        ("Contact", "ContactNotes") => Some(&CONTACT_NOTES),
        ("OrderItem", "ItemType") => Some(&ITEM_KIND),
        _ => None,
    }
}

pub(super) fn reads(table: &'static Table, backend: Backend) -> Vec<String> {
    let mut endpoints = Vec::new();
    for part in table.parts(backend) {
        match &part.endpoints(backend).rows {
            // What they are made of was taken apart above.
            Rows::None | Rows::Parts | Rows::Choice(_) => {}
            Rows::List(list) => endpoints.push(shown(list.of)),
            Rows::Children(children) => {
                let above = table::named(children.parent);
                endpoints.extend(above.into_iter().flat_map(|above| reads(above, backend)));
                let by = part.endpoints(backend).named_by;
                let by = by.and_then(|by| table::named(by.table));
                endpoints.extend(by.into_iter().flat_map(|by| reads(by, backend)));
                match &children.place {
                    Place::Inside(_) => {}
                    Place::List(list, _) | Place::Across(list, _) => endpoints.push(shown(list.of)),
                }
            }
        }
    }
    endpoints
}

fn gets(table: &'static Table, backend: Backend) -> Vec<String> {
    let parts = table.parts(backend);
    let endpoints = parts.iter().map(|part| part.endpoints(backend));
    let own = endpoints.filter(|one| one.path_columns.is_empty());
    own.filter_map(|one| one.get).map(shown).collect()
}

fn writes(table: &'static Table, crud: Crud, backend: Backend) -> Vec<String> {
    let parts = table.parts(backend);
    let endpoints = parts
        .iter()
        .filter_map(|part| part.endpoints(backend).write(crud));
    endpoints.map(shown).collect()
}

pub(super) fn shown(endpoint: Endpoint) -> String {
    format!("{} {}", endpoint.method, endpoint.path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_v1_alone_is_told_as_that() {
        let of = |table, column| column_differences(table, column, Backend::RestV2);
        for (table, column) in [
            ("CCharge", "Id"),
            ("ProductOption", "Name"),
            ("ProductOptValue", "IsDefault"),
            ("Job", "ShipMiddleName"),
        ] {
            let told = of(table, column);
            assert!(told.contains(&&NO_V2_COLUMN), "{table}.{column}");
            assert!(!told.contains(&&NO_REST_COLUMN), "{table}.{column}");
            assert!(!told.contains(&&WRITE_ONLY_COLUMN), "{table}.{column}");
        }
        assert_eq!(of("Company", "Phone2"), [&NO_REST_COLUMN]);
    }

    #[test]
    fn rows_are_records_where_a_list_has_them_with_their_id() {
        let id = |table| record_id(table, Backend::RestV2);
        assert_eq!(id("Contact"), Some("id"));
        assert_eq!(id("ContactAction"), Some("id"));
        assert_eq!(id("Invoice"), Some("invoice_id"));
        assert_eq!(id("ProductOption"), Some("id"));
        for part in ["OrderItem", "ContactGroupAssign", "Ticket", "nothing"] {
            assert_eq!(id(part), None, "{part}");
        }
        assert_eq!(record_id("Contact", Backend::XmlRpc), None);
    }

    #[test]
    fn a_table_with_a_home_has_no_alternative() {
        for covered in table_coverage() {
            let is_served = table::named(covered.table).is_some();
            if !is_served {
                assert_eq!(covered.level, Level::None);
            }
            let both = is_served && covered.instead.is_some();
            assert!(!both, "{} is served and has an alternative", covered.table);
        }
    }

    #[test]
    fn a_served_table_has_columns_and_what_its_writes_name_is_among_them() {
        for table in table::all() {
            let mut resources = table.resources();
            assert!(
                resources.all(|one| !one.columns.is_empty()),
                "{}",
                table.name
            );
            for backend in [Backend::RestV1, Backend::RestV2] {
                for part in table.parts(backend) {
                    let endpoints = part.endpoints(backend);
                    let named = endpoints
                        .required
                        .iter()
                        .chain(endpoints.path_columns.iter().map(|(_, column)| column));
                    for column in named {
                        assert!(part.field(column).is_some(), "{}.{column}", table.name);
                    }
                }
            }
        }
    }
}
