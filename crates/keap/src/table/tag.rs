//! Tags and their categories.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::{By, Endpoints, Field, List, Rows, Table, both, by};

pub(super) static TABLES: &[&Table] = &[&CONTACT_GROUP, &CONTACT_GROUP_CATEGORY];

static CONTACT_GROUP: Table = Table {
    name: "ContactGroup",
    columns: CONTACT_GROUP_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("GroupName", "name", By::Equal),
                by("GroupCategoryId", "category", By::Equal),
            ],
            ..List::v1(&v1::tags::LIST_TAGS, "tags")
        }),
        get: Some(&v1::tags::GET_TAG),
        create: Some(&v1::tags::CREATE_TAG),
        required: &["GroupName"],
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("Id", "tag_ids", By::List),
                by("GroupName", "name", By::Equal),
                by("GroupCategoryId", "category_id", By::EqualOrNone),
                by("GroupDescription", "description", By::EqualOrNone),
            ],
            ..List::v2(&v2::tags::LIST_TAGS, "tags")
        }),
        get: Some(&v2::tags::GET_TAG),
        create: Some(&v2::tags::CREATE_TAG),
        update: Some(&v2::tags::UPDATE_TAG),
        delete: Some(&v2::tags::DELETE_TAG),
        required: &["GroupName"],
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `ContactGroup`.
static CONTACT_GROUP_COLUMNS: &[Field] = &[
    both("Id", "id", Id),
    both("GroupName", "name", Text),
    both("GroupCategoryId", "category.id", Id),
    both("GroupDescription", "description", Text),
];

static CONTACT_GROUP_CATEGORY: Table = Table {
    name: "ContactGroupCategory",
    columns: CONTACT_GROUP_CATEGORY_COLUMNS,
    v1: Endpoints {
        create: Some(&v1::tags::CREATE_TAG_CATEGORY),
        required: &["CategoryName"],
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("CategoryName", "name", By::EqualOrNone),
                by("CategoryDescription", "description", By::EqualOrNone),
            ],
            ..List::v2(&v2::tags::LIST_TAG_CATEGORIES, "tag_categories")
        }),
        get: Some(&v2::tags::GET_TAG_CATEGORY),
        create: Some(&v2::tags::CREATE_TAG_CATEGORY),
        update: Some(&v2::tags::UPDATE_TAG_CATEGORY),
        delete: Some(&v2::tags::DELETE_TAG_CATEGORY),
        required: &["CategoryName"],
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `ContactGroupCategory`. v1 creates categories and never shows them.
static CONTACT_GROUP_CATEGORY_COLUMNS: &[Field] = &[
    both("Id", "id", Id),
    both("CategoryName", "name", Text),
    both("CategoryDescription", "description", Text),
];
