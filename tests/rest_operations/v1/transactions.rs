//! Operations of transactions.

use keap_rest::ContactId;
use keap_rest::v1::transactions::*;

use crate::rest_operations::samples::{Samples, time};

#[test]
fn transactions() {
    let mut samples = Samples::load("v1/transactions");
    samples.check(
        ListTransactions::new(),
        ListTransactions::new()
            .contact_id(ContactId::new(7))
            .limit(5)
            .offset(5)
            .since(time())
            .until(time()),
    );
    samples.check(GetTransaction::new("7"), GetTransaction::new("7"));
    samples.finish();
}
