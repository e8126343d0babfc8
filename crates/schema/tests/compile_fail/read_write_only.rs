use keap_schema::{Query, credit_card, table};

fn main() {
    let _ = Query::<table::CreditCard>::new().select(credit_card::CVV2);
}
