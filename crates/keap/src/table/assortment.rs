//! What products are arranged by: categories, options with their values, and the old view of subscription programs.

use keap_rest::endpoints::v2;
use keap_schema::FieldType;
use serde_json::Value;

use super::Convert::*;
use super::parents::{ASSIGNED, LISTED_PRODUCT};
use super::{
    By, Children, Endpoints, Field, List, OwnConversion, OwnWrite, Paging, Place, Rows,
    SpecialWriter, Table, Told, Word, both, by, flag, neither, pair, text, v1_only, v2_only,
};
use crate::difference::{DELETED_WITH_IT, LOOSE_ROW, PAIR_WITHOUT_ID, PROGRAM_VIEW};
use crate::{Backend, difference::Certainty};

pub(super) static TABLES: &[&Table] = &[
    &PRODUCT_CATEGORY,
    &PRODUCT_CATEGORY_ASSIGN,
    &PRODUCT_OPTION,
    &PRODUCT_OPT_VALUE,
    &C_PROGRAM,
];

static PRODUCT_CATEGORY: Table = Table {
    name: "ProductCategory",
    columns: CATEGORY_COLUMNS,
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("Id", "product_category_id", By::Compared),
                by("CategoryDisplayName", "name", By::Prefix),
            ],
            orders: &[("Id", "id")],
            ..List::v2(
                &v2::product_categories::LIST_PRODUCT_CATEGORIES,
                "product_categories",
            )
        }),
        get: Some(&v2::product_categories::GET_PRODUCT_CATEGORY),
        create: Some(&v2::product_categories::CREATE_PRODUCT_CATEGORY),
        update: Some(&v2::product_categories::UPDATE_PRODUCT_CATEGORY),
        delete: Some(&v2::product_categories::DELETE_PRODUCT_CATEGORY),
        deletes_too: Some(("ProductCategory", "ParentId")),
        required: &["CategoryDisplayName"],
        ..Endpoints::V2
    },
    differences: &[&DELETED_WITH_IT],
    ..Table::PLAIN
};

static CATEGORY_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("CategoryDisplayName", "name", Text),
    // An endpoint of its own takes the image, and none answers it.
    neither("CategoryImage"),
    v2_only("CategoryOrder", "display_order_index", Int),
    v2_only("ParentId", "parent_category_id", Id),
];

static PRODUCT_CATEGORY_ASSIGN: Table = Table {
    name: "ProductCategoryAssign",
    columns: CATEGORY_ASSIGN_COLUMNS,
    v2: Endpoints {
        rows: Rows::Children(Children {
            parent: ASSIGNED,
            pushdown: &[
                ("ProductId", "ProductId"),
                ("ProductCategoryId", "ProductCategoryId"),
            ],
            needs: &[],
            place: Place::Inside("product_ids"),
        }),
        create: Some(&v2::product_categories::ASSIGN_PRODUCTS_TO_CATEGORY),
        writer: Some(SpecialWriter::CategoryProducts),
        required: &["ProductId", "ProductCategoryId"],
        ..Endpoints::V2
    },
    differences: &[&PAIR_WITHOUT_ID],
    ..Table::PLAIN
};

/// One product of the list that REST has for each category; the pair has no id there.
static CATEGORY_ASSIGN_COLUMNS: &[Field] = &[
    neither("Id"),
    v2_only("ProductId", "@value", Id),
    v2_only("ProductCategoryId", "@parent.product_category_id", Id),
];

static PRODUCT_OPTION: Table = Table {
    name: "ProductOption",
    columns: OPTION_COLUMNS,
    v1: Endpoints {
        rows: Rows::Children(Children {
            parent: LISTED_PRODUCT,
            pushdown: &[],
            needs: &[],
            place: Place::Inside("product_options"),
        }),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::Children(Children {
            parent: "Product",
            pushdown: &[("ProductId", "Id")],
            needs: &[],
            place: Place::List(
                List {
                    paging: Paging::Whole,
                    ..List::v2(&v2::products::LIST_PRODUCT_OPTIONS, "product_options")
                },
                &[("product_id", "id")],
            ),
        }),
        create: Some(&v2::products::CREATE_PRODUCT_OPTION),
        update: Some(&v2::products::UPDATE_PRODUCT_OPTION),
        delete: Some(&v2::products::DELETE_PRODUCT_OPTION),
        path_columns: &[("product_id", "ProductId")],
        required: &["ProductId", "OptionType"],
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// A class of characters in a column of texts: a word in XML-RPC; two properties in v1 that end in `_character` and
/// `_number`; a word in v2, which takes no other, so that what is none is refused.
static CHARACTERS: OwnConversion = OwnConversion {
    name: "class of characters",
    read: characters,
    kind: Text,
    write: Some(OwnWrite::Text {
        json: |text| class(text).map(Value::from),
        wanted: "a class of characters: NONE, LETTER, DIGIT or BOTH",
    }),
    certainty: Certainty::Inferred,
};

/// The same in a column of numbers, which has the place among the words (inferred).
static CHARACTERS_BY_PLACE: OwnConversion = OwnConversion {
    name: "place of a class of characters",
    write: Some(OwnWrite::Text {
        json: |text| class_at(text).map(Value::from),
        wanted: "the number of a class of characters: 0 to 3 for NONE, LETTER, DIGIT and BOTH",
    }),
    ..CHARACTERS
};

/// The classes of characters, in the order in which a number column counts them (inferred).
const CLASSES: [&str; 4] = ["NONE", "LETTER", "DIGIT", "BOTH"];

fn characters(told: &Told<'_>) -> Option<Value> {
    let word = match told.backend {
        Backend::RestV2 => told.at_place()?.clone(),
        _ => class_of_flags(told)?.into(),
    };
    let (Some(text), false) = (text(&word), told.column == Some(FieldType::Text)) else {
        return Some(word);
    };
    Some(CLASSES.iter().position(|known| *known == text)?.into())
}

/// v1 tells the class with two properties.
fn class_of_flags(told: &Told<'_>) -> Option<&'static str> {
    let is = |end: &str| flag(told.row.get(format!("{}_{end}", told.path.top()))?);
    let (letters, digits) = (is("character"), is("number"));
    if letters.is_none() && digits.is_none() {
        return None;
    }
    let place = usize::from(letters == Some(true)) + 2 * usize::from(digits == Some(true));
    CLASSES.get(place).copied()
}

fn class(word: &str) -> Option<&'static str> {
    let mut all = CLASSES.iter();
    all.find(|known| known.eq_ignore_ascii_case(word)).copied()
}

fn class_at(place: &str) -> Option<&'static str> {
    let place: f64 = place.trim().parse().ok()?;
    let mut all = CLASSES.iter().zip(0_u8..);
    all.find(|(_, known)| f64::from(*known) == place)
        .map(|(word, _)| *word)
}

static OPTION_TYPES: &[Word] = &[
    ("FixedList", "FixedList", "LIST"),
    ("Variable", "Variable", "TEXT"),
];

/// v2 takes the rules of a text nested when the option is made, and flat afterwards.
static OPTION_COLUMNS: &[Field] = &[
    both("Id", "id", Id).read_only(),
    pair("ProductId", "@parent.id", "product_id", Id).read_only(),
    pair("Label", "label", "option_label", Text).read_only_v1(),
    both("IsRequired", "required", Flag).read_only_v1(),
    pair("Order", "display_index", "display_order", Int).read_only_v1(),
    v1_only("Name", "name", Text).read_only(),
    pair(
        "MaxChars",
        "max_chars",
        "text_rules.maximum_characters",
        Int,
    )
    .read_only_v1()
    .update_v2("maximum_characters"),
    pair(
        "CanEndWith",
        "can_end_with",
        "text_rules.only_ends_with",
        Own(&CHARACTERS_BY_PLACE),
    )
    .read_only_v1()
    .update_v2("only_ends_with"),
    pair(
        "MinChars",
        "min_chars",
        "text_rules.minimum_characters",
        Int,
    )
    .read_only_v1()
    .update_v2("minimum_characters"),
    pair(
        "AllowSpaces",
        "allow_spaces",
        "text_rules.allow_spaces",
        Flag,
    )
    .read_only_v1()
    .update_v2("allow_spaces"),
    // Declared as a number in XML-RPC.
    pair(
        "TextMessage",
        "text_message",
        "text_rules.error_message",
        NumberOrText,
    )
    .read_only_v1()
    .update_v2("error_message"),
    pair("OptionType", "type", "option_type", Words(OPTION_TYPES))
        .read_only_v1()
        .create_only_v2(),
    pair(
        "CanContain",
        "can_contain",
        "text_rules.only_contains",
        Own(&CHARACTERS),
    )
    .read_only_v1()
    .update_v2("only_contains"),
    pair(
        "CanStartWith",
        "can_start_with",
        "text_rules.only_starts_with",
        Own(&CHARACTERS),
    )
    .read_only_v1()
    .update_v2("only_starts_with"),
];

static PRODUCT_OPT_VALUE: Table = Table {
    name: "ProductOptValue",
    columns: OPTION_VALUE_COLUMNS,
    v1: Endpoints {
        rows: Rows::Children(Children {
            parent: "ProductOption",
            pushdown: &[],
            needs: &[],
            place: Place::Inside("values"),
        }),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::Children(Children {
            parent: "ProductOption",
            pushdown: &[],
            needs: &[],
            place: Place::Inside("list_items"),
        }),
        create: Some(&v2::products::ADD_PRODUCT_OPTION_LIST_OPTION_VALUE),
        update: Some(&v2::products::UPDATE_PRODUCT_OPTION_LIST_OPTION_VALUE),
        delete: Some(&v2::products::DELETE_PRODUCT_OPTION_LIST_OPTION_VALUE),
        writer: Some(SpecialWriter::OptionValues),
        path_columns: &[("product_option_id", "ProductOptionId")],
        required: &["ProductOptionId", "Label"],
        ..Endpoints::V2
    },
    differences: &[&LOOSE_ROW],
    ..Table::PLAIN
};

/// Whether v2's price adjustment is in main units is not stated; it is a plain number beside amounts in main units.
static OPTION_VALUE_COLUMNS: &[Field] = &[
    pair("Id", "id", "item_id", Id).read_only(),
    both("ProductOptionId", "@parent.id", Id).read_only(),
    pair("Label", "label", "item_label", Text).read_only_v1(),
    pair("Sku", "sku", "item_code", Text).read_only_v1(),
    v1_only("IsDefault", "is_default", Flag).read_only(),
    neither("Name"),
    pair("OptionIndex", "index", "item_display_order", Int).read_only_v1(),
    both("PriceAdjustment", "price_adjustment", Double)
        .read_only_v1()
        .inferred()
        .open_unit(),
];

static C_PROGRAM: Table = Table {
    name: "CProgram",
    columns: PROGRAM_COLUMNS,
    v1: Endpoints {
        rows: Rows::Children(Children {
            parent: LISTED_PRODUCT,
            pushdown: &[],
            needs: &[],
            place: Place::Inside("subscription_plans"),
        }),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::Children(Children {
            parent: "Product",
            pushdown: &[
                ("ProductId", "Id"),
                ("ProgramName", "ProductName"),
                ("Sku", "Sku"),
            ],
            needs: &[],
            place: Place::Inside("subscription_plans"),
        }),
        ..Endpoints::V2
    },
    differences: &[&PROGRAM_VIEW],
    ..Table::PLAIN
};

/// v1 lists plans with the number of their cycle.
static PROGRAM_CYCLES: &[Word] = &[
    ("1", "1", "YEARLY"),
    ("2", "2", "MONTHLY"),
    ("3", "3", "WEEKLY"),
    ("6", "6", "DAILY"),
];

/// Whether a plan is prorated tells what is billed.
static BILLING_TYPES: &[Word] = &[("Service", "true", "true"), ("Product", "false", "false")];

/// A subscription plan inside its product; a change of it would be one of the product and one of the plan.
static PROGRAM_COLUMNS: &[Field] = &[
    both("Id", "id", Id).read_only(),
    pair("ProgramName", "@parent.product_name", "@parent.name", Text).read_only(),
    pair(
        "DefaultPrice",
        "@parent.product_price",
        "@parent.price",
        Money,
    )
    .read_only(),
    pair(
        "DefaultCycle",
        "cycle",
        "billing_cycle",
        Words(PROGRAM_CYCLES),
    )
    .read_only(),
    pair("DefaultFrequency", "frequency", "billing_frequency", Int).read_only(),
    both("Sku", "@parent.sku", Text).read_only(),
    pair(
        "ShortDescription",
        "@parent.product_short_desc",
        "@parent.short_description",
        Text,
    )
    .read_only(),
    // The lists of v1 leave `prorate` out.
    v2_only("BillingType", "prorate", Words(BILLING_TYPES))
        .read_only()
        .inferred_by(&PROGRAM_VIEW),
    pair(
        "Description",
        "@parent.product_desc",
        "@parent.description",
        Text,
    )
    .read_only(),
    v2_only("HideInStore", "@parent.storefront_hidden", Flag).read_only(),
    pair("Status", "@parent.status", "@parent.active", Flag).read_only(),
    both("Active", "active", Flag).read_only(),
    // The product's image has an endpoint of its own, one call for each product.
    neither("LargeImage"),
    v2_only("Taxable", "@parent.taxable", Flag).read_only(),
    neither("Family"),
    both("ProductId", "@parent.id", Id).read_only(),
];
