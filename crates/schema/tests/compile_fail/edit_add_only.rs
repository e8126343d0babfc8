use keap_schema::{Changes, credit_card, table};

fn main() {
    let _ = Changes::<table::CreditCard>::new().set(credit_card::CONTACT_ID, 17);
}
