//! Which known difference explains what was found in a row: each only where it occurs as it is described, so that a new
//! one beside it shows.

use keap_schema::{FieldValue, Record, Zone};

use super::{beside, normal};
use crate::difference::{
    APPOINTMENTS_IN_V2, BLANK_NUMBER, CARDS_AS_METHODS, COMPANY_TEXT, CONTACT_NOTES, COUNTRY_NAME,
    CUSTOM_FIELDS_OF_V1, INTERESTS_OF_BUNDLES, JOINED_TEXT_DATES, LOOSE_ROW, NETWORKS_OF_V1,
    ONLY_EMAIL_TEMPLATES, OPTION_LINES, ORDER_PRODUCT, PHONE_FORMAT, PHONE_PARTS, PLAN_OF_ORDER,
    PRODUCTS_SOLD, REGION_TEXT, REGION_WITHOUT_COUNTRY, REPEATED_HOUR, RESOURCE_ORDER,
    TAGGED_COMPANY,
};
use crate::table::{Convert, Field, NOT_IN_V1, Table, columns};
use crate::{Backend, difference::Difference, geography};

/// Stored cards, by `CreditCard.Status`.
const INVALID: i64 = 1;
const DELETED: i64 = 2;

/// Columns of closed sets, and the word that REST may answer where XML-RPC has none.
const DEFAULTS: [(&str, &str, &str); 2] = [
    ("ProductInterest", "ProductType", "Product"),
    ("RecurringOrder", "Status", "Inactive"),
];

/// One column of two rows.
pub(super) struct Cell<'a> {
    pub(super) table: &'a str,
    pub(super) name: &'a str,
    pub(super) convert: Option<Convert>,
    pub(super) left: Side<'a>,
    pub(super) right: Side<'a>,
    pub(super) zone: Zone,
}

/// The row of one backend.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) backend: Backend,
    pub(super) record: &'a Record,
}

/// The columns that tell why a row is missing.
pub(super) fn telling_columns(table: &str) -> &'static [&'static str] {
    match table {
        "ContactAction" => &["ObjectType"],
        "CreditCard" => &["Status"],
        "InvoiceItem" => &["OrderItemId"],
        "ProductInterest" => &["ObjType"],
        "ProductOptValue" => &["ProductOptionId"],
        "SocialAccount" => &["AccountType"],
        "Template" => &["PieceType"],
        _ => &[],
    }
}

/// Why one backend does not have a row that another has.
pub(super) fn of_row(table: &str, record: &Record, lacks: Backend) -> Option<&'static Difference> {
    let says = |column: &str| record.get(column).map(FieldValue::to_string);
    let in_v2 = |known: &'static Difference, holds: bool| {
        (lacks == Backend::RestV2 && holds).then_some(known)
    };
    match table {
        "ContactAction" => {
            let kind = says("ObjectType")?;
            (kind == "Appointment" && !has_kind(table, "ObjectType", &kind, lacks))
                .then_some(&APPOINTMENTS_IN_V2)
        }
        "CreditCard" => {
            let status = record.get("Status").and_then(FieldValue::as_i64);
            in_v2(&CARDS_AS_METHODS, status == Some(DELETED))
        }
        _ if is_loose(table, record) && lacks != Backend::XmlRpc => Some(&LOOSE_ROW),
        "ProductInterest" => in_v2(&INTERESTS_OF_BUNDLES, says("ObjType")? != "Bundle"),
        "Template" => in_v2(&ONLY_EMAIL_TEMPLATES, says("PieceType")? != "Email"),
        "SocialAccount" => {
            let network = says("AccountType")?;
            (lacks == Backend::RestV1 && NOT_IN_V1.contains(&&*network)).then_some(&NETWORKS_OF_V1)
        }
        _ => None,
    }
}

/// Why one backend may have fewer rows of a table than XML-RPC has: what [`of_row`] tells of each of them.
pub(crate) fn of_fewer(table: &str, lacks: Backend) -> Option<&'static Difference> {
    match (table, lacks) {
        ("CreditCard", Backend::RestV2) => Some(&CARDS_AS_METHODS),
        ("ProductInterest", Backend::RestV2) => Some(&INTERESTS_OF_BUNDLES),
        ("Template", Backend::RestV2) => Some(&ONLY_EMAIL_TEMPLATES),
        ("SocialAccount", Backend::RestV1) => Some(&NETWORKS_OF_V1),
        ("InvoiceItem" | "ProductOptValue", Backend::RestV1 | Backend::RestV2) => Some(&LOOSE_ROW),
        ("ContactAction", lacks) if !has_kind(table, "ObjectType", "Appointment", lacks) => {
            Some(&APPOINTMENTS_IN_V2)
        }
        _ => None,
    }
}

/// Whether a row does not say what it belongs to.
fn is_loose(table: &str, record: &Record) -> bool {
    let column = match table {
        "InvoiceItem" => "OrderItemId",
        "ProductInterest" => "ObjType",
        "ProductOptValue" => "ProductOptionId",
        _ => return false,
    };
    let value = record.get(column).map(FieldValue::to_string);
    value.is_none_or(|text| text.is_empty() || text == "0")
}

/// Whether a backend has rows of a kind, by what its resources say of all their rows.
fn has_kind(table: &str, column: &str, kind: &str, backend: Backend) -> bool {
    let mut kinds = columns::all_named(table, column).map(|field| field.constant(backend));
    backend == Backend::XmlRpc || kinds.any(|known| known == Some(kind))
}

/// Why the backend that lacks a value cannot have it: it does not read the column, or not from the resource that the row
/// is of. What the other backend lacks of it says nothing.
pub(super) fn missing_column(
    table: &str,
    column: &str,
    row: &Record,
    lacks: Backend,
) -> Option<&'static Difference> {
    if is_read(table, column, row, lacks) {
        return None;
    }
    // Its rows have less than tasks and notes have, also less than v1 has of them.
    let kind = row.get("ObjectType").and_then(FieldValue::as_str);
    if table == "ContactAction" && kind == Some("Appointment") && lacks == Backend::RestV2 {
        return Some(&APPOINTMENTS_IN_V2);
    }
    if column.starts_with('_') {
        return (lacks == Backend::RestV1).then_some(&CUSTOM_FIELDS_OF_V1);
    }
    let in_v2 = is_read(table, column, row, Backend::RestV2);
    Some(columns::why_missing(table, column, in_v2))
}

fn is_read(table: &str, column: &str, row: &Record, backend: Backend) -> bool {
    if backend == Backend::XmlRpc {
        return true;
    }
    if column.starts_with('_') {
        return columns::has_custom(table, backend, row);
    }
    let named = |resource: &'static Table| resource.field(column);
    let mut all = columns::resources_of_row(table, backend, row).filter_map(named);
    // What nobody knows is no matter of the mapping.
    all.all(|field: &Field| field.path(backend).is_some())
}

impl Cell<'_> {
    /// Why the column has a value in one of the rows only.
    pub(super) fn of_presence(&self, left_has: bool) -> Option<&'static Difference> {
        let (has, lacks) = match left_has {
            true => (self.left, self.right),
            false => (self.right, self.left),
        };
        let over_rest = lacks.backend != Backend::XmlRpc;
        match (self.table, self.name) {
            // v2 tells the product of the first line; XML-RPC and v1 have a member of its own, which may be empty.
            ("Job", "ProductId") if lacks.backend != Backend::RestV2 => {
                return (has.backend == Backend::RestV2).then_some(&ORDER_PRODUCT);
            }
            ("Job", "JobRecurringId") if !over_rest => return Some(&ORDER_PRODUCT),
            ("Invoice", "ProductSold") if !over_rest => return Some(&PRODUCTS_SOLD),
            ("CreditCard", "Status") if lacks.backend == Backend::RestV2 => {
                let told = has.record.get(self.name).and_then(FieldValue::as_i64);
                return (told != Some(INVALID)).then_some(&CARDS_AS_METHODS);
            }
            ("AffResource", "ResourceOrder") if over_rest => {
                let told = has.record.get(self.name)?.to_string();
                let is_number = told.trim().parse::<i64>().is_ok();
                return (!is_number).then_some(&RESOURCE_ORDER);
            }
            // No schema of v2 has the notes of a contact, also where its columns are joined to another row.
            (_, "Contact.ContactNotes") | ("Contact", "ContactNotes")
                if lacks.backend == Backend::RestV2 =>
            {
                return Some(&CONTACT_NOTES);
            }
            ("ContactGroupAssign", name)
                if name.starts_with("Contact.") && over_rest && is_company(lacks.record) =>
            {
                return Some(&TAGGED_COMPANY);
            }
            _ => {}
        }
        let value = has.record.get(self.name)?;
        if has.backend != Backend::XmlRpc && self.is_blank_number(value) {
            return Some(&BLANK_NUMBER);
        }
        let known: &'static Difference = match self.convert? {
            Convert::CompanyName if over_rest && self.has_no_company(has.record) => &COMPANY_TEXT,
            Convert::Country if over_rest && !is_country(value) => &COUNTRY_NAME,
            Convert::Region if over_rest => return self.region_text(value, has.record),
            Convert::Text if over_rest && self.is_without_number(has.record) => &PHONE_PARTS,
            _ => return None,
        };
        Some(known)
    }

    /// What REST may answer for a number, a flag or a word of a closed set that XML-RPC leaves out.
    fn is_blank_number(&self, value: &FieldValue) -> bool {
        let is_zero = match value {
            FieldValue::Int(number) => *number == 0,
            FieldValue::Double(number) => *number == 0.0,
            FieldValue::Bool(flag) => !flag,
            FieldValue::Text(text) => text == "0",
            _ => false,
        };
        if DEFAULTS.contains(&(self.table, self.name, &*value.to_string())) {
            return true;
        }
        is_zero && self.convert.is_some_and(Convert::has_default)
    }

    /// Why the column has different values.
    pub(super) fn of_values(
        &self,
        left: &FieldValue,
        right: &FieldValue,
    ) -> Option<&'static Difference> {
        if normal::same_wall_time(left, right, self.zone) {
            return self.is_between_wires().then_some(&REPEATED_HOUR);
        }
        match (self.table, self.name) {
            ("CreditCard", "Status") => {
                let (told, other) = self.told_by(Backend::RestV2, left, right)?;
                let expired = told.as_i64() == Some(INVALID) && other.as_i64() != Some(DELETED);
                return expired.then_some(&CARDS_AS_METHODS);
            }
            ("DataFormField", "Values") => {
                let (legacy, other) = self.told_by(Backend::XmlRpc, left, right)?;
                return is_only_led_by_a_line(legacy, other).then_some(&OPTION_LINES);
            }
            // The text of XML-RPC is older than the lines: REST has its products and more of them.
            ("Invoice", "ProductSold") => {
                let (legacy, lines) = self.told_by(Backend::XmlRpc, left, right)?;
                return is_part_of(legacy, lines).then_some(&PRODUCTS_SOLD);
            }
            // Two spaces of numbers.
            ("PayPlanItem", "PayPlanId") if self.is_between_wires() => {
                let is_id = |value: &FieldValue| value.as_i64().is_some_and(|id| id > 0);
                return (is_id(left) && is_id(right)).then_some(&PLAN_OF_ORDER);
            }
            ("ContactGroupAssign", "Contact.Birthday" | "Contact.LastUpdated") => {
                let (legacy, other) = self.told_by(Backend::XmlRpc, left, right)?;
                return self
                    .is_same_as_text(legacy, other)
                    .then_some(&JOINED_TEXT_DATES);
            }
            _ => {}
        }
        match self.convert? {
            // Only a rule that wants the exact text lets equal digits get here.
            Convert::Phone if normal::same_phone(left, right) => Some(&PHONE_FORMAT),
            Convert::Country => {
                let is_known = |text: &str| geography::country_code(text).is_some();
                may_be_one_place(left, right, is_known).then_some(&COUNTRY_NAME)
            }
            Convert::Region => {
                let country = |side: Side<'_>| normal::country_of(self.name, side.record);
                let country = country(self.left).or_else(|| country(self.right));
                let is_known = |text: &str| match &country {
                    Some(country) => geography::region_code(text, country).is_some(),
                    None => geography::is_region_somewhere(text),
                };
                may_be_one_place(left, right, is_known).then_some(&REGION_TEXT)
            }
            _ => None,
        }
    }

    /// Whether the column beside this one has no value: it is asked for wherever all backends tell it. What nobody can ask for says
    /// nothing.
    fn is_empty_beside(&self, record: &Record) -> bool {
        let beside = self
            .convert
            .and_then(|convert| beside::of(convert, self.name));
        beside.is_some_and(|column| {
            beside::is_told(self.table, &column)
                && record
                    .get(&column)
                    .is_none_or(|value| value.to_string().is_empty())
        })
    }

    /// The name is text alone: no company record stands behind it.
    fn has_no_company(&self, record: &Record) -> bool {
        let id = record.get(&self.name.replace("Company", "CompanyID"));
        self.is_empty_beside(record) || id.and_then(FieldValue::as_i64) == Some(0)
    }

    /// A region that is no region of its country, or that has no country.
    fn region_text(&self, value: &FieldValue, record: &Record) -> Option<&'static Difference> {
        let Some(country) = normal::country_of(self.name, record) else {
            return self
                .is_empty_beside(record)
                .then_some(&REGION_WITHOUT_COUNTRY);
        };
        let is_known = geography::region_code(&value.to_string(), &country).is_some();
        (!is_known).then_some(&REGION_TEXT)
    }

    /// Extensions and types of phone and fax numbers that have none.
    fn is_without_number(&self, record: &Record) -> bool {
        beside::number(self.name).is_some() && self.is_empty_beside(record)
    }

    fn is_between_wires(&self) -> bool {
        (self.left.backend == Backend::XmlRpc) != (self.right.backend == Backend::XmlRpc)
    }

    /// The value of one backend, and the other one.
    fn told_by<'v>(
        &self,
        backend: Backend,
        left: &'v FieldValue,
        right: &'v FieldValue,
    ) -> Option<(&'v FieldValue, &'v FieldValue)> {
        match (self.left.backend == backend, self.right.backend == backend) {
            (true, false) => Some((left, right)),
            (false, true) => Some((right, left)),
            _ => None,
        }
    }

    /// A date or moment that XML-RPC writes as text, in whatever form.
    fn is_same_as_text(&self, text: &FieldValue, other: &FieldValue) -> bool {
        let FieldValue::Text(text) = text else {
            return false;
        };
        let Some(wall) = crate::coverage::check::wall_time(text) else {
            // A form that nobody has described cannot be compared.
            return true;
        };
        match other {
            FieldValue::Date(date) => wall.date() == *date,
            FieldValue::DateTime(moment) => self.zone.to_wall(*moment) == wall,
            FieldValue::Text(text) => crate::coverage::check::wall_time(text) == Some(wall),
            _ => false,
        }
    }
}

/// REST tells of a tagged company under the names of a contact's columns.
fn is_company(record: &Record) -> bool {
    let id = |column: &str| record.get(column).and_then(FieldValue::as_i64);
    id("ContactId").is_some() && id("ContactId") == id("Contact.CompanyID")
}

/// Whether it is a name or code that the server pairs with a code. Of other names that mean a country it shows no code.
fn is_country(value: &FieldValue) -> bool {
    geography::code_of_own_name(&value.to_string()).is_some()
}

/// Whether two texts may be the code and the name of one place that ISO does not know, as places of the account's own list are. A
/// place that ISO knows has its code and names there: what stands beside it is another place.
fn may_be_one_place(
    left: &FieldValue,
    right: &FieldValue,
    is_known: impl Fn(&str) -> bool,
) -> bool {
    let texts = [left.to_string(), right.to_string()];
    !texts.iter().any(|text| is_known(text))
        && texts.iter().any(|text| geography::is_like_code(text))
}

/// Whether a list of ids, as text, is a part of another one, in whatever order.
fn is_part_of(part: &FieldValue, whole: &FieldValue) -> bool {
    let (part, whole) = (part.to_string(), whole.to_string());
    let mut left: Vec<&str> = whole.split(',').map(str::trim).collect();
    part.split(',').map(str::trim).all(|id| {
        let place = left.iter().position(|other| *other == id);
        place.map(|place| left.swap_remove(place)).is_some()
    })
}

/// The same lines, but for an empty one before the first.
fn is_only_led_by_a_line(legacy: &FieldValue, other: &FieldValue) -> bool {
    let (legacy, other) = (legacy.to_string(), other.to_string());
    let rest = normal::unix_lines(&legacy);
    rest.strip_prefix('\n') == Some(&normal::unix_lines(&other))
}
