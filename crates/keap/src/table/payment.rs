//! Payments, charges of cards, and stored cards. Card numbers and codes are never read or written over REST.

use keap_rest::endpoints::{v1, v2};
use serde_json::Value;

use super::Convert::*;
use super::{
    By, Children, Endpoints, Field, Join, List, OwnConversion, Paging, Place, Rows, Table, Told,
    Word, both, by, neither, pair, text, v1_only, v2_only,
};
use crate::difference::Certainty;
use crate::difference::{CARDS_AS_METHODS, CHARGES, PAIRED_BY_INFERENCE};

pub(super) static TABLES: &[&Table] = &[&PAYMENT, &C_CHARGE, &CREDIT_CARD];

static PAYMENT: Table = Table {
    name: "Payment",
    columns: PAYMENT_COLUMNS,
    v2: Endpoints {
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
            ..List::v2(&v2::sales::LIST_PAYMENTS, "payments")
        }),
        ..Endpoints::V2
    },
    joins: &[Join {
        mark: "@order",
        table: "Invoice",
        key: "order_ids",
        column: "JobId",
    }],
    ..Table::PLAIN
};

/// Amounts are in main units (documented).
static PAYMENT_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id).read_only(),
    v2_only("PayDate", "payment_time", EasternDate).read_only(),
    neither("UserId"),
    v2_only("PayAmt", "amount", Double).read_only().main_units(),
    v2_only("PayType", "type", Text).read_only(),
    v2_only("ContactId", "contact_id", Id).read_only(),
    v2_only("PayNote", "note", Text).read_only(),
    // REST names the order, and the order its invoice.
    v2_only("InvoiceId", "@order.Id", Id).read_only(),
    v2_only("RefundId", "refund_payment_id", Id).read_only(),
    neither("ChargeId"),
    v2_only("Commission", "commissioned", Flag).read_only(),
    v2_only("Synced", "synced", Flag).read_only(),
];

static C_CHARGE: Table = Table {
    name: "CCharge",
    columns: CHARGE_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List::v1(
            &v1::transactions::LIST_TRANSACTIONS,
            "transactions",
        )),
        get: Some(&v1::transactions::GET_TRANSACTION),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("Amt", "amount", By::Compared),
                by("MerchantId", "merchant_account_id", By::Equal),
                by("PaymentGatewayId", "merchant_account_id", By::Equal),
            ],
            orders: &[("Amt", "amount")],
            ..List::v2(&v2::sales::LIST_TRANSACTIONS, "transactions")
        }),
        ..Endpoints::V2
    },
    differences: &[&CHARGES],
    ..Table::PLAIN
};

/// v2 shows no id, v1 not much more than the id.
static CHARGE_COLUMNS: &[Field] = &[
    v1_only("Id", "id", Id).read_only(),
    v2_only("CCId", "payment_method.credit_card_id", Id).read_only(),
    v2_only("PaymentId", "payment_id", Id).read_only(),
    v2_only("MerchantId", "merchant_account_id", Id).read_only(),
    both("OrderNum", "order_ids", Csv).read_only(),
    v2_only("RefNum", "external_reference_id", Text).read_only(),
    v2_only("ApprCode", "external_response_code", Text)
        .read_only()
        .inferred_by(&PAIRED_BY_INFERENCE),
    both("Amt", "amount", Double).read_only().main_units(),
    v2_only("PaymentGatewayId", "merchant_account_id", Id)
        .read_only()
        .inferred_by(&PAIRED_BY_INFERENCE),
];

static CREDIT_CARD: Table = Table {
    name: "CreditCard",
    columns: CARD_COLUMNS,
    v1: Endpoints {
        rows: Rows::Children(Children {
            parent: "Contact",
            pushdown: &[("ContactId", "Id")],
            needs: &[],
            place: Place::List(
                List {
                    paging: Paging::Whole,
                    ..List::v1(&v1::contacts::LIST_CREDIT_CARDS, "")
                },
                &[("contactId", "id")],
            ),
        }),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("Id", "credit_card_id", By::Verbatim),
                by("ContactId", "contact_id", By::Equal),
            ],
            orders: &[("ContactId", "contact_id")],
            ..List::v2(
                &v2::payment_methods::LIST_PAYMENT_METHODS,
                "payment_methods",
            )
        }),
        ..Endpoints::V2
    },
    differences: &[&CARDS_AS_METHODS],
    ..Table::PLAIN
};

/// The last four digits of a card, which v1 answers behind a mask.
static LAST_FOUR: OwnConversion = OwnConversion {
    name: "last four digits",
    read: last_four,
    kind: Text,
    write: None,
    certainty: Certainty::Documented,
};

fn last_four(told: &Told<'_>) -> Option<Value> {
    let number = told.at_place()?;
    let Some(text) = text(number) else {
        return Some(number.clone());
    };
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    let last = digits.get(digits.len().saturating_sub(4)..)?;
    Some(last.iter().collect::<String>().into())
}

/// v2 tells expired cards alone; that such a card is an invalid one is inferred.
static CARD_STATES: &[Word] = &[
    ("0", "Unknown", ""),
    ("1", "Invalid", "EXPIRED"),
    ("2", "Deleted", ""),
    ("3", "Good", ""),
    ("3", "Valid", ""),
    ("4", "Inactive", ""),
];

static CARD_COLUMNS: &[Field] = &[
    pair("Id", "id", "credit_card_id", Id).read_only(),
    pair("ContactId", "@parent.id", "contact_id", Id).read_only(),
    neither("BillName"),
    neither("FirstName"),
    neither("LastName"),
    neither("PhoneNumber"),
    neither("Email"),
    neither("BillAddress1"),
    neither("BillAddress2"),
    neither("BillCity"),
    neither("BillState"),
    neither("BillZip"),
    neither("BillCountry"),
    neither("ShipFirstName"),
    neither("ShipMiddleName"),
    neither("ShipLastName"),
    neither("ShipCompanyName"),
    neither("ShipPhoneNumber"),
    neither("ShipAddress1"),
    neither("ShipAddress2"),
    neither("ShipCity"),
    neither("ShipState"),
    neither("ShipZip"),
    neither("ShipCountry"),
    neither("ShipName"),
    neither("NameOnCard"),
    neither("CardNumber"),
    pair(
        "Last4",
        "card_number",
        "card_info.last_four",
        Own(&LAST_FOUR),
    )
    .read_only(),
    v2_only("ExpirationMonth", "card_info.expiration_month", Text).read_only(),
    v2_only("ExpirationYear", "card_info.expiration_year", Text).read_only(),
    neither("CVV2"),
    pair("Status", "validation_status", "status", Words(CARD_STATES))
        .read_only()
        .inferred_by(&CARDS_AS_METHODS),
    pair("CardType", "card_type", "card_info.brand", Text).read_only(),
    neither("StartDateMonth"),
    neither("StartDateYear"),
    neither("MaestroIssueNumber"),
];
