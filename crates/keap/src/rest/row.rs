//! One row: created, updated and deleted.

mod category_products;
mod option_values;
mod write;
