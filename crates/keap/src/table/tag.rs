//! Tags and their categories.

use keap_rest::{v1, v2};

use super::Convert::*;
use super::{By, Field, Home, List, Rows, Table, both, by, info, op};

pub(super) static TABLES: &[&Table] = &[&CONTACT_GROUP, &CONTACT_GROUP_CATEGORY];

static CONTACT_GROUP: Table = Table {
    name: "ContactGroup",
    columns: CONTACT_GROUP_COLUMNS,
    v1: Home {
        rows: Rows::List(List {
            filters: &[
                by("GroupName", "name", By::Equal),
                by("GroupCategoryId", "category", By::Equal),
            ],
            ..List::v1(info::<v1::tags::ListTags>(), "tags")
        }),
        get: op::<v1::tags::GetTag>(),
        create: op::<v1::tags::CreateTag>(),
        required: &["GroupName"],
        ..Home::NONE
    },
    v2: Home {
        rows: Rows::List(List {
            filters: &[
                by("Id", "tag_ids", By::List),
                by("GroupName", "name", By::Equal),
                by("GroupCategoryId", "category_id", By::EqualOrNone),
                by("GroupDescription", "description", By::EqualOrNone),
            ],
            ..List::v2(info::<v2::tags::ListTags>(), "tags")
        }),
        get: op::<v2::tags::GetTag>(),
        create: op::<v2::tags::CreateTag>(),
        update: op::<v2::tags::UpdateTag>(),
        delete: op::<v2::tags::DeleteTag>(),
        required: &["GroupName"],
        ..Home::V2
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
    v1: Home {
        create: op::<v1::tags::CreateTagCategory>(),
        required: &["CategoryName"],
        ..Home::NONE
    },
    v2: Home {
        rows: Rows::List(List {
            filters: &[
                by("CategoryName", "name", By::EqualOrNone),
                by("CategoryDescription", "description", By::EqualOrNone),
            ],
            ..List::v2(info::<v2::tags::ListTagCategories>(), "tag_categories")
        }),
        get: op::<v2::tags::GetTagCategory>(),
        create: op::<v2::tags::CreateTagCategory>(),
        update: op::<v2::tags::UpdateTagCategory>(),
        delete: op::<v2::tags::DeleteTagCategory>(),
        required: &["CategoryName"],
        ..Home::V2
    },
    ..Table::PLAIN
};

/// Columns of `ContactGroupCategory`. v1 creates categories and never shows them.
static CONTACT_GROUP_CATEGORY_COLUMNS: &[Field] = &[
    both("Id", "id", Id),
    both("CategoryName", "name", Text),
    both("CategoryDescription", "description", Text),
];
