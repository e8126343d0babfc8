//! Custom fields: definitions in `DataFormField`, values in the rows under `_Name`.

use crate::store::schema::{Column, Kind};
use crate::store::{Row, Store};

/// A field type: its number and name over XML-RPC, its names in v1 and v2, and how its values are
/// stored.
#[derive(Debug)]
pub(crate) struct DataType {
    pub(crate) id: i64,
    /// The text `DataService.addCustomField` takes.
    pub(crate) xmlrpc: &'static str,
    pub(crate) v1: &'static str,
    pub(crate) v2: &'static str,
    pub(crate) kind: Kind,
}

const fn data_type(
    id: i64,
    xmlrpc: &'static str,
    v1: &'static str,
    v2: &'static str,
    kind: Kind,
) -> DataType {
    DataType {
        id,
        xmlrpc,
        v1,
        v2,
        kind,
    }
}

/// All field types (documented; how numbers and lists are stored is inferred).
pub(crate) const DATA_TYPES: [DataType; 24] = [
    data_type(1, "Phone", "PhoneNumber", "PHONE_NUMBER", Kind::Text),
    data_type(
        2,
        "SSN",
        "SocialSecurityNumber",
        "SOCIAL_SECURITY_NUMBER",
        Kind::Text,
    ),
    data_type(3, "Currency", "Currency", "CURRENCY", Kind::Double),
    data_type(4, "Percent", "Percent", "PERCENT", Kind::Double),
    data_type(5, "State", "State", "STATE", Kind::Text),
    data_type(6, "YesNo", "YesNo", "YES_NO", Kind::YesNo),
    data_type(7, "Year", "Year", "YEAR", Kind::Int),
    data_type(8, "Month", "Month", "MONTH", Kind::Text),
    data_type(9, "DayOfWeek", "DayOfWeek", "DAY_OF_WEEK", Kind::Text),
    data_type(10, "Name", "Name", "NAME", Kind::Text),
    data_type(
        11,
        "NumberDecimal",
        "DecimalNumber",
        "DECIMAL_NUMBER",
        Kind::Double,
    ),
    data_type(12, "Number", "WholeNumber", "WHOLE_NUMBER", Kind::Int),
    data_type(13, "Date", "Date", "DATE", Kind::Date),
    data_type(14, "DateTime", "DateTime", "DATE_TIME", Kind::Time),
    data_type(15, "Text", "Text", "TEXT", Kind::Text),
    data_type(16, "TextArea", "TextArea", "TEXT_AREA", Kind::Text),
    data_type(17, "MultiSelect", "ListBox", "LIST_BOX", Kind::Text),
    data_type(18, "Website", "Website", "WEBSITE", Kind::Text),
    data_type(19, "Email", "Email", "EMAIL", Kind::Text),
    data_type(20, "Radio", "Radio", "RADIO", Kind::Text),
    data_type(21, "Select", "Dropdown", "DROPDOWN", Kind::Text),
    data_type(22, "User", "User", "USER", Kind::Int),
    data_type(23, "Drilldown", "Drilldown", "DRILLDOWN", Kind::Text),
    data_type(
        25,
        "UserListBox",
        "UserListBox",
        "USER_LIST_BOX",
        Kind::Text,
    ),
];

/// The type behind a definition; text when its number is unknown.
pub(crate) fn type_of(field: &Row) -> &'static DataType {
    let id = field.int("DataType");
    DATA_TYPES
        .iter()
        .find(|data_type| data_type.id == id)
        .unwrap_or(&DATA_TYPES[14])
}

/// The definitions of a form.
pub(crate) fn of_form(store: &Store, form: i64) -> impl Iterator<Item = &Row> {
    store
        .rows("DataFormField")
        .filter(move |field| field.int("FormId") == form)
}

/// The column name of a definition: `_` and its name.
pub(crate) fn column_name(field: &Row) -> String {
    format!("_{}", field.text("Name"))
}

/// The column behind a wire name such as `_ShoeSize`; names are case-sensitive (documented).
pub(crate) fn column(store: &Store, form: Option<i64>, name: &str) -> Option<Column> {
    let bare = name.strip_prefix('_')?;
    let field = of_form(store, form?).find(|field| field.text("Name") == bare)?;
    let access = crate::store::schema::Access {
        read: true,
        add: true,
        edit: true,
        delete: true,
    };
    Some(Column {
        name: name.to_owned(),
        asked: None,
        kind: type_of(field).kind,
        access,
    })
}
