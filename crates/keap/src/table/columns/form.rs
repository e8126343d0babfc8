//! Custom fields and the tabs and groups they are shown in: one resource for each record type.

use super::Convert::*;
use super::{Shape, Word, both, neither, v2_only};

/// The types of custom fields.
static TYPES: &[Word] = &[
    ("1", "PhoneNumber", "PHONE_NUMBER"),
    ("2", "SocialSecurityNumber", "SOCIAL_SECURITY_NUMBER"),
    ("3", "Currency", "CURRENCY"),
    ("4", "Percent", "PERCENT"),
    ("5", "State", "STATE"),
    ("6", "YesNo", "YES_NO"),
    ("7", "Year", "YEAR"),
    ("8", "Month", "MONTH"),
    ("9", "DayOfWeek", "DAY_OF_WEEK"),
    ("10", "Name", "NAME"),
    ("11", "DecimalNumber", "DECIMAL_NUMBER"),
    ("12", "WholeNumber", "WHOLE_NUMBER"),
    ("13", "Date", "DATE"),
    ("14", "DateTime", "DATE_TIME"),
    ("15", "Text", "TEXT"),
    ("16", "TextArea", "TEXT_AREA"),
    ("17", "ListBox", "LIST_BOX"),
    ("18", "Website", "WEBSITE"),
    ("19", "Email", "EMAIL"),
    ("20", "Radio", "RADIO"),
    ("21", "Dropdown", "DROPDOWN"),
    ("22", "User", "USER"),
    ("23", "Drilldown", "DRILLDOWN"),
    ("25", "UserListBox", "USER_LIST_BOX"),
];

/// The columns of one record type; the constant is the number of its form.
macro_rules! record_types {
    ($($part:literal $form:literal;)*) => {
        pub(super) static SHAPES: &[Shape] = &[$(
            Shape {
                table: "DataFormField",
                part: $part,
                fields: &[
                    both("DataType", "field_type", Words(TYPES)).read_only(),
                    both("Id", "id", Id),
                    both("FormId", $form, Int).read_only(),
                    v2_only("GroupId", "group_id", Id),
                    both("Name", "field_name", FieldName).read_only(),
                    both("Label", "label", Text),
                    both("DefaultValue", "default_value", Text).read_only(),
                    both("Values", "options", Options),
                    neither("ListRows"),
                ],
            },
            Shape {
                table: "DataFormGroup",
                part: $part,
                fields: &[
                    v2_only("Id", "id", Id),
                    v2_only("TabId", "tab_id", Id),
                    v2_only("Name", "name", Text),
                ],
            },
            Shape {
                table: "DataFormTab",
                part: $part,
                fields: &[
                    v2_only("Id", "id", Id),
                    v2_only("FormId", $form, Int).read_only(),
                    v2_only("TabName", "name", Text),
                ],
            },
        )*];
    };
}

// Tasks stand for notes and appointments too: the three share one set of fields.
record_types! {
    "contacts" "=-1";
    "affiliates" "=-3";
    "opportunities" "=-4";
    "tasks" "=-5";
    "companies" "=-6";
    "orders" "=-9";
    "subscriptions" "=-10";
}
