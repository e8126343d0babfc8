use keap_schema::{Query, credit_card, table};

fn main() {
    let _ = Query::<table::CreditCard>::new().equals(credit_card::CARD_NUMBER, "4111");
}
