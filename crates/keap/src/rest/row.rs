//! One row: created, updated and deleted.

mod alone;
pub(super) mod category_products;
pub(super) mod contact_rules;
pub(super) mod draft;
pub(super) mod find;
mod kept;
pub(super) mod load;
pub(super) mod option_values;
pub(super) mod write;
