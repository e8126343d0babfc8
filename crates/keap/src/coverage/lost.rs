//! Which of the known differences lose something.

use super::tables::LEAVE_ROWS_OUT;
use crate::difference::*;

/// Arguments, results or effects of XML-RPC are lost or refused by them in normal use: a row that has one is partial.
pub(super) static LOSING: &[&Difference] = &[
    &NAME_ONLY_CONTACT,
    &USER_INFO,
    &QUERY_CONDITION,
    &NO_TABLE,
    &FOLLOW_UP_SEQUENCE,
    &ACTION_SET,
    &CUSTOM_FIELD_DEFINITION,
    &APP_SETTING,
    &CALENDAR,
    &MAIL_SENDING,
    &MAIL_HISTORY,
    &SAVED_SEARCH,
    &QUICK_SEARCH,
    &ADDRESS_KEPT_IN_V1,
    &ITEM_KIND,
    &WEB_TRACKING,
    &QUICK_SEARCH_KINDS,
    &MERCHANT_ACCOUNT,
    &CHARGE_RESULT,
    &MANUAL_PAYMENT,
    &SUBSCRIPTION_STOPPED,
    &FILES_OF_V1,
    &BILLED_CYCLES,
    &PAYMENTS_TOLD,
    &CARD_VALIDITY,
    &PLACED_ORDER,
    &PLACED_IN_V1,
    &PAYMENT_PLAN,
    &COMMISSION,
    &PARTNER_COLUMNS,
    &MERGE_FIELDS,
    &ACTION_RESULTS,
    &CATEGORIES_LATER,
    &DISCOUNT_COMMISSION,
    &CATEGORY_ASSIGNMENT,
    &CATEGORY_PERCENTAGE,
    &SHIPPING_SETTINGS,
];

/// Whether arguments, results, effects or rows of XML-RPC are lost or refused by a difference in normal use. What is not
/// lost is there in another form, order or moment.
pub fn loses(known: &Difference) -> bool {
    LOSING.contains(&known) || leaves_rows_out(known)
}

/// Whether rows that XML-RPC answers are not listed at all over a backend that has the difference: who reads the table to
/// its end there has not read all of it.
pub fn leaves_rows_out(known: &Difference) -> bool {
    LEAVE_ROWS_OUT.contains(&known.id)
}
