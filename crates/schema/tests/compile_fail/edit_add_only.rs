use keap_schema::{Changes, credit_card, id, table};

fn main() {
    let _ = Changes::<table::CreditCard>::new().set(credit_card::CONTACT_ID, id::ContactId::new(17));
}
