//! Operations of payment methods.

use keap_rest::v2::payment_methods::*;
use keap_rest::{ContactId, CreditCardId, Direction, MerchantAccountId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn payment_methods() {
    let mut samples = Samples::load("v2/payment_methods");
    samples.check(
        CreatePaymentMethodConfig::new(samples.body("createPaymentMethodConfig")),
        CreatePaymentMethodConfig::new(samples.body("createPaymentMethodConfig")),
    );
    samples.check(
        ListPaymentMethods::new(),
        ListPaymentMethods::new()
            .filter(
                Filter::payment_method_id("7")
                    .and(Filter::credit_card_id(CreditCardId::new(7)))
                    .and(Filter::contact_id(ContactId::new(7)))
                    .and(Filter::merchant_account_id(MerchantAccountId::new(7)))
                    .and(Filter::since_time(time()))
                    .and(Filter::until_time(time())),
            )
            .order_by(OrderKey::PaymentMethodId, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        ListContactPaymentMethods::new(ContactId::new(7)),
        ListContactPaymentMethods::new(ContactId::new(7))
            .filter(ContactPaymentMethodsFilter::merchant_account_id(
                MerchantAccountId::new(7),
            ))
            .page_token("7")
            .order_by(
                ContactPaymentMethodsOrderKey::CreatedTime,
                Direction::Descending,
            )
            .page_size(5),
    );
    samples.check_without_json(
        DeactivatePaymentMethod::new(ContactId::new(7), "7"),
        DeactivatePaymentMethod::new(ContactId::new(7), "7"),
    );
    samples.check_without_json(
        DeletePaymentMethod::new(ContactId::new(7), "7"),
        DeletePaymentMethod::new(ContactId::new(7), "7"),
    );
    samples.finish();
}
