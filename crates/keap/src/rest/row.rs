//! One row: created, updated and deleted.

pub(super) mod category_products;
pub(super) mod option_values;
pub(super) mod write;
