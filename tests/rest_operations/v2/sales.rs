//! Operations of sales.

use keap_rest::v2::sales::*;
use keap_rest::{Comparison, ContactId, Direction, MerchantAccountId, OrderId, PaymentId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn sales() {
    let mut samples = Samples::load("v2/sales");
    samples.check_without_json(
        SetMerchantGatewayAsDefault::new(MerchantAccountId::new(7)),
        SetMerchantGatewayAsDefault::new(MerchantAccountId::new(7)),
    );
    samples.check(
        ListPayments::new(),
        ListPayments::new()
            .filter(
                PaymentsFilter::id(PaymentId::new(7))
                    .and(PaymentsFilter::id_compared(
                        Comparison::Less,
                        PaymentId::new(7),
                    ))
                    .and(PaymentsFilter::ids([PaymentId::new(7)]))
                    .and(PaymentsFilter::amount(5.5))
                    .and(PaymentsFilter::amount_compared(Comparison::Less, 5.5))
                    .and(PaymentsFilter::amount_not(5.5))
                    .and(PaymentsFilter::order_id(OrderId::new(7)))
                    .and(PaymentsFilter::order_ids([OrderId::new(7)]))
                    .and(PaymentsFilter::contact_id(ContactId::new(7)))
                    .and(PaymentsFilter::since_time(time()))
                    .and(PaymentsFilter::until_time(time()))
                    .and(PaymentsFilter::merchant_account_id(MerchantAccountId::new(
                        7,
                    )))
                    .and(PaymentsFilter::merchant_account_type("7")),
            )
            .page_token("7")
            .order_by(PaymentsOrderKey::Id, Direction::Descending)
            .page_size(5),
    );
    samples.check(
        ListTransactions::new(),
        ListTransactions::new()
            .filter(
                TransactionsFilter::amount(5.5)
                    .and(TransactionsFilter::amount_compared(Comparison::Less, 5.5))
                    .and(TransactionsFilter::amount_not(5.5))
                    .and(TransactionsFilter::order_id(OrderId::new(7)))
                    .and(TransactionsFilter::contact_id(ContactId::new(7)))
                    .and(TransactionsFilter::since_time(time()))
                    .and(TransactionsFilter::until_time(time()))
                    .and(TransactionsFilter::merchant_account_id(
                        MerchantAccountId::new(7),
                    ))
                    .and(TransactionsFilter::merchant_account_type("7"))
                    .and(TransactionsFilter::status("7"))
                    .and(TransactionsFilter::transaction_method("7"))
                    .and(TransactionsFilter::is_successful(true)),
            )
            .page_token("7")
            .order_by(TransactionsOrderKey::Amount, Direction::Descending)
            .page_size(5),
    );
    samples.finish();
}
