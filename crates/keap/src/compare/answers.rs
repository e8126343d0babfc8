//! Operations whose answers part as a whole, whatever the field.

use keap_schema::FieldValue;

use super::{FieldComparison, Finding};
use crate::difference::{
    ACTION_RESULTS, BILLED_CYCLES, CALENDAR, CARD_VALIDITY, CATEGORY_ASSIGNMENT, CHARGE_RESULT,
    FOLLOW_UP_SEQUENCE, LINKED_CONTACT, OPT_STATUS, PARTNER_COLUMNS, PAYMENTS_TOLD, PLACED_IN_V1,
    QUICK_SEARCH, QUICK_SEARCH_KINDS, SAVED_SEARCH, UNKNOWN_PARENT, USER_INFO, WEB_FORMS,
};
use crate::{ErrorKind, Operation, Outcome, difference::Difference};

/// The field of an answer that is no record, or that stands for a row, with what explains it.
pub(super) fn explained(operation: Operation, mut field: FieldComparison) -> FieldComparison {
    let name = field.name.clone();
    field.explain(
        |(_, left), (_, right), finding| match (finding, left, right) {
            (Finding::Different { known }, Some(left), Some(right)) => {
                *known = known.or_else(|| of_values(operation, left, right));
            }
            (Finding::OnlyLeft { known } | Finding::OnlyRight { known }, ..) => {
                *known = known.or_else(|| of_presence(operation, &name));
            }
            _ => {}
        },
    );
    field
}

/// The difference that explains two values that part.
pub(super) fn of_values(
    operation: Operation,
    left: &FieldValue,
    right: &FieldValue,
) -> Option<&'static Difference> {
    let is_text = |value: &FieldValue| matches!(value, FieldValue::Text(_));
    Some(match operation {
        Operation::DataGetUserInfo => &USER_INFO,
        Operation::DataGetAppointmentICal => &CALENDAR,
        Operation::ContactAddToCampaign | Operation::ContactRemoveFromCampaign => {
            &FOLLOW_UP_SEQUENCE
        }
        // Whether it was paid is no text.
        Operation::InvoiceCharge | Operation::OrderPlace if is_text(left) && is_text(right) => {
            &CHARGE_RESULT
        }
        // Two invoices; 0 is none.
        Operation::InvoiceCreateForRecurring
            if [left, right]
                .iter()
                .all(|id| id.as_i64().is_some_and(|id| id > 0)) =>
        {
            &BILLED_CYCLES
        }
        Operation::InvoiceValidateCreditCard => &CARD_VALIDITY,
        Operation::ContactRunActionSequence => &ACTION_RESULTS,
        Operation::EmailOptOut => &OPT_STATUS,
        Operation::SearchGetAvailableQuickSearches | Operation::SearchGetDefaultQuickSearch => {
            &QUICK_SEARCH_KINDS
        }
        Operation::WebFormGetHtml => &WEB_FORMS,
        Operation::DiscountAddCategoryAssignment => &CATEGORY_ASSIGNMENT,
        // REST tells texts; two texts are two contents.
        Operation::SearchGetSavedSearchResults
        | Operation::SearchGetSavedSearchResultsAllFields
            if is_text(left) != is_text(right) =>
        {
            &SAVED_SEARCH
        }
        _ => return None,
    })
}

/// The difference that explains that one side has a value or a row and the other does not.
pub(super) fn of_presence(operation: Operation, name: &str) -> Option<&'static Difference> {
    Some(match operation {
        Operation::DataGetUserInfo => &USER_INFO,
        Operation::ContactListLinked => &LINKED_CONTACT,
        Operation::InvoiceGetPayments if ["UserId", "ChargeId"].contains(&name) => &PAYMENTS_TOLD,
        Operation::InvoiceValidateCreditCard if name == "Message" => &CARD_VALIDITY,
        // The invoice.
        Operation::OrderPlace => &PLACED_IN_V1,
        Operation::ContactRunActionSequence => &ACTION_RESULTS,
        Operation::AffiliateProgramGetPartners => &PARTNER_COLUMNS,
        Operation::SearchQuickSearch => &QUICK_SEARCH,
        Operation::SearchGetAvailableQuickSearches | Operation::SearchGetDefaultQuickSearch => {
            &QUICK_SEARCH_KINDS
        }
        Operation::WebFormGetMap => &WEB_FORMS,
        _ => return None,
    })
}

/// The difference that explains that one side knows no such record where the other lists nothing of it.
pub(super) fn of_unknown_record(
    operation: Operation,
    refused: Option<ErrorKind>,
    answered: Option<&Outcome>,
) -> Option<&'static Difference> {
    let lists_of_one_record = matches!(
        operation,
        Operation::AffiliateClawbacks
            | Operation::AffiliateCommissions
            | Operation::AffiliatePayouts
            | Operation::AffiliateGetRedirectLinks
            | Operation::AffiliateProgramGetOfPartner
            | Operation::AffiliateProgramGetPartners
            | Operation::AffiliateProgramGetResources
            | Operation::DiscountGetCategoryAssignments
    );
    let is_unknown = refused == Some(ErrorKind::NotFound);
    let is_empty = matches!(answered, Some(Outcome::Records(rows)) if rows.is_empty());
    (lists_of_one_record && is_unknown && is_empty).then_some(&UNKNOWN_PARENT)
}
