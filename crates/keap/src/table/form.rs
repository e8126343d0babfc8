//! Custom fields and the tabs and groups they are shown in: one resource for each record type, each a whole document.

use keap_rest::endpoints::{v1, v2};
use serde_json::Value;

use super::Convert::*;
use super::{
    Endpoints, List, OwnConversion, OwnWrite, Paging, Rows, Table, Told, Word, both, neither, text,
    v2_only,
};
use crate::difference::Certainty;
use crate::difference::OPTION_LINES;

pub(super) static TABLES: &[&Table] = &[&DATA_FORM_FIELD, &DATA_FORM_GROUP, &DATA_FORM_TAB];

static DATA_FORM_FIELD: Table = Table {
    name: "DataFormField",
    parts: FIELDS,
    v1: Endpoints {
        rows: Rows::Parts,
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::Parts,
        ..Endpoints::V2
    },
    differences: &[&OPTION_LINES],
    ..Table::PLAIN
};

static DATA_FORM_GROUP: Table = Table {
    name: "DataFormGroup",
    parts: GROUPS,
    v2: Endpoints {
        rows: Rows::Parts,
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

static DATA_FORM_TAB: Table = Table {
    name: "DataFormTab",
    parts: TABS,
    v2: Endpoints {
        rows: Rows::Parts,
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

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

/// The name of a custom field, which REST answers with and without its underscore.
static FIELD_NAME: OwnConversion = OwnConversion {
    name: "name without underscore",
    read: field_name,
    kind: Text,
    write: None,
    certainty: Certainty::Documented,
};

fn field_name(told: &Told<'_>) -> Option<Value> {
    let name = told.at_place()?;
    match name.as_str().and_then(|name| name.strip_prefix('_')) {
        Some(bare) => Some(bare.into()),
        None => Some(name.clone()),
    }
}

/// A text of lines in XML-RPC, a list of objects with a `label` in REST.
static OPTIONS: OwnConversion = OwnConversion {
    name: "lines of options",
    read: options,
    kind: Text,
    write: Some(OwnWrite::TEXT),
    certainty: Certainty::Documented,
};

fn options(told: &Told<'_>) -> Option<Value> {
    let options = told.at_place()?;
    let label = |option: &Value| text(option.get("label")?);
    let labels: Option<Vec<String>> = options
        .as_array()
        .and_then(|all| all.iter().map(label).collect());
    Some(labels.map_or_else(|| options.clone(), |labels| labels.join("\n").into()))
}

const fn whole(list: List) -> Rows {
    Rows::List(List {
        paging: Paging::Whole,
        ..list
    })
}

/// The three tables of each record type; the constant is the number of its form.
macro_rules! record_types {
    ($($part:literal $form:literal $module:ident $model:ident $groups:ident $tabs:ident;)*) => {
        static FIELDS: &[&Table] = &[$(&Table {
            name: "DataFormField",
            part: $part,
            columns: &[
                both("DataType", "field_type", Words(TYPES)).read_only(),
                both("Id", "id", Id),
                both("FormId", $form, Int).read_only(),
                v2_only("GroupId", "group_id", Id),
                both("Name", "field_name", Own(&FIELD_NAME)).read_only(),
                both("Label", "label", Text),
                both("DefaultValue", "default_value", Text).read_only(),
                both("Values", "options", Own(&OPTIONS)),
                neither("ListRows"),
            ],
            v1: Endpoints {
                rows: whole(List::v1(&v1::$module::$model, "custom_fields")),
                ..Endpoints::NONE
            },
            v2: Endpoints {
                rows: whole(List::v2(&v2::$module::$model, "custom_fields")),
                ..Endpoints::V2
            },
            ..Table::PLAIN
        },)*];

        static GROUPS: &[&Table] = &[$(&Table {
            name: "DataFormGroup",
            part: $part,
            columns: &[
                v2_only("Id", "id", Id),
                v2_only("TabId", "tab_id", Id),
                v2_only("Name", "name", Text),
            ],
            v2: Endpoints {
                rows: whole(List::v2(&v2::$module::$groups, "groups")),
                ..Endpoints::V2
            },
            ..Table::PLAIN
        },)*];

        static TABS: &[&Table] = &[$(&Table {
            name: "DataFormTab",
            part: $part,
            columns: &[
                v2_only("Id", "id", Id),
                v2_only("FormId", $form, Int).read_only(),
                v2_only("TabName", "name", Text),
            ],
            v2: Endpoints {
                rows: whole(List::v2(&v2::$module::$tabs, "tabs")),
                ..Endpoints::V2
            },
            ..Table::PLAIN
        },)*];
    };
}

// Tasks stand for notes and appointments too: the three share one set of fields.
record_types! {
    "contacts" "=-1" contacts RETRIEVE_CONTACT_MODEL LIST_CONTACT_CUSTOM_FIELD_GROUPS LIST_CONTACT_CUSTOM_FIELD_TABS;
    "affiliates" "=-3" affiliates RETRIEVE_AFFILIATE_MODEL LIST_AFFILIATE_CUSTOM_FIELD_GROUPS LIST_AFFILIATE_CUSTOM_FIELD_TABS;
    "opportunities" "=-4" opportunities RETRIEVE_OPPORTUNITY_MODEL LIST_OPPORTUNITY_CUSTOM_FIELD_GROUPS LIST_OPPORTUNITY_CUSTOM_FIELD_TABS;
    "tasks" "=-5" tasks RETRIEVE_TASK_MODEL LIST_TASK_CUSTOM_FIELD_GROUPS LIST_TASK_CUSTOM_FIELD_TABS;
    "companies" "=-6" companies RETRIEVE_COMPANY_MODEL LIST_COMPANY_CUSTOM_FIELD_GROUPS LIST_COMPANY_CUSTOM_FIELD_TABS;
    "orders" "=-9" orders RETRIEVE_ORDER_MODEL LIST_ORDER_CUSTOM_FIELD_GROUPS LIST_ORDER_CUSTOM_FIELD_TABS;
    "subscriptions" "=-10" subscriptions RETRIEVE_SUBSCRIPTION_MODEL LIST_SUBSCRIPTION_CUSTOM_FIELD_GROUPS LIST_SUBSCRIPTION_CUSTOM_FIELD_TABS;
}
