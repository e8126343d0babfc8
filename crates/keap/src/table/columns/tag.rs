//! Tags and their categories.

use super::Convert::*;
use super::{Field, Shape, both, whole};

pub(super) static SHAPES: &[Shape] = &[
    whole("ContactGroup", CONTACT_GROUP),
    whole("ContactGroupCategory", CONTACT_GROUP_CATEGORY),
];

/// Columns of `ContactGroup`.
static CONTACT_GROUP: &[Field] = &[
    both("Id", "id", Id),
    both("GroupName", "name", Text),
    both("GroupCategoryId", "category.id", Id),
    both("GroupDescription", "description", Text),
];

/// Columns of `ContactGroupCategory`. v1 creates categories and never shows them.
static CONTACT_GROUP_CATEGORY: &[Field] = &[
    both("Id", "id", Id),
    both("CategoryName", "name", Text),
    both("CategoryDescription", "description", Text),
];
