//! Payments, charges of cards, and stored cards.

use keap_rest::{v1, v2};

use super::{Below, By, Home, Join, List, Paging, Place, Rows, Table, by, info, op};
use crate::difference::{CARDS_AS_METHODS, CHARGES};

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "Payment",
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("Id", "ids", By::List),
                    by("Id", "id", By::Compared),
                    by("ContactId", "contact_id", By::Equal),
                    by("PayAmt", "amount", By::Compared),
                    by("PayDate", "since_time", By::Bounds("until_time")),
                ],
                orders: &[
                    ("Id", "id"),
                    ("PayAmt", "amount"),
                    ("PayDate", "payment_time"),
                    ("ContactId", "contact_id"),
                ],
                ..List::v2(info::<v2::sales::ListPayments>(), "payments")
            }),
            ..Home::V2
        },
        joins: &[Join {
            mark: "@order",
            table: "Invoice",
            key: "order_ids",
            column: "JobId",
        }],
        ..Table::PLAIN
    },
    Table {
        name: "CCharge",
        v1: Home {
            rows: Rows::List(List::v1(
                info::<v1::transactions::ListTransactions>(),
                "transactions",
            )),
            get: op::<v1::transactions::GetTransaction>(),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("Amt", "amount", By::Compared),
                    by("MerchantId", "merchant_account_id", By::Equal),
                    by("PaymentGatewayId", "merchant_account_id", By::Equal),
                ],
                orders: &[("Amt", "amount")],
                ..List::v2(info::<v2::sales::ListTransactions>(), "transactions")
            }),
            ..Home::V2
        },
        differences: &[&CHARGES],
        ..Table::PLAIN
    },
    Table {
        name: "CreditCard",
        v1: Home {
            rows: Rows::Below(Below {
                parent: "Contact",
                pushes: &[("ContactId", "Id")],
                needs: &[],
                place: Place::List(
                    List {
                        paging: Paging::Whole,
                        ..List::v1(info::<v1::contacts::ListCreditCards>(), "")
                    },
                    &[("contactId", "id")],
                ),
            }),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("Id", "credit_card_id", By::Verbatim),
                    by("ContactId", "contact_id", By::Equal),
                ],
                orders: &[("ContactId", "contact_id")],
                ..List::v2(
                    info::<v2::payment_methods::ListPaymentMethods>(),
                    "payment_methods",
                )
            }),
            ..Home::V2
        },
        differences: &[&CARDS_AS_METHODS],
        ..Table::PLAIN
    },
];
