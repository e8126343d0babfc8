use keap_schema::{Changes, contact, table};

fn main() {
    let _ = Changes::<table::Contact>::new().set(contact::BIRTHDAY, "1980-02-29");
}
