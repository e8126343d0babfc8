use keap_schema::{Changes, contact, table};

fn main() {
    let _ = Changes::<table::Contact>::new().set(contact::GROUPS, "91,97");
}
