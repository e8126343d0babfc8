//! Operations whose answers part as a whole: each difference only where it is as its id tells.

mod event;
mod form;
mod saved;
mod sought;

use keap_schema::{FieldValue, Record, Zone};

use super::{FieldComparison, Finding};
use crate::difference::{
    ACTION_RESULTS, BILLED_CYCLES, CALENDAR, CARD_VALIDITY, CATEGORY_ASSIGNMENT, CHARGE_RESULT,
    FOLLOW_UP_SEQUENCE, LINKED_CONTACT, OPT_STATUS, PARTNER_COLUMNS, PAYMENTS_TOLD, PLACED_IN_V1,
    QUICK_SEARCH, QUICK_SEARCH_KINDS, SAVED_SEARCH, UNKNOWN_PARENT, USER_INFO, WEB_FORMS,
};
use crate::table::columns;
use crate::{Backend, ErrorKind, Operation, Outcome, difference::Difference};
pub(super) use sought::Sought;

/// What REST tells of the user.
const TOLD_OF_USER: [&str; 5] = [
    "appAlias",
    "casUsername",
    "displayName",
    "globalUserId",
    "localUserId",
];

/// What the facade tells of a linked contact in any case.
const TOLD_OF_LINK: [&str; 2] = ["ContactId", "LinkTypeId"];

/// What is told of the contact of a partner.
const TOLD_OF_PARTNER: [&str; 3] = ["FirstName", "LastName", "Email"];

/// The field of an answer that is no record, with what explains it.
pub(super) fn explained(
    operation: Operation,
    mut field: FieldComparison,
    zone: Zone,
) -> FieldComparison {
    let name = field.name.clone();
    field.explain(
        |(reference, left), (other, right), finding| match (finding, left, right) {
            (Finding::Different { known }, Some(left), Some(right)) => {
                let (legacy, told) = match other {
                    Backend::XmlRpc => (right, left),
                    _ => (left, right),
                };
                *known = known
                    .or_else(|| of_documents(operation, legacy, told, zone))
                    .or_else(|| of_values(operation, left, right, zone));
            }
            (Finding::OnlyLeft { known }, ..) => {
                *known = known.or_else(|| of_presence(operation, &name, other));
            }
            (Finding::OnlyRight { known }, ..) => {
                *known = known.or_else(|| of_presence(operation, &name, reference));
            }
            _ => {}
        },
    );
    field
}

/// The difference that explains two texts that are made by each wire for itself, where they mean the same.
fn of_documents(
    operation: Operation,
    legacy: &FieldValue,
    told: &FieldValue,
    zone: Zone,
) -> Option<&'static Difference> {
    let (legacy, told) = (legacy.to_string(), told.to_string());
    let (is_same, known) = match operation {
        Operation::DataGetAppointmentICal => (event::is_same(&legacy, &told, zone), &CALENDAR),
        Operation::WebFormGetHtml => (form::asks_for_the_same(&legacy, &told), &WEB_FORMS),
        _ => return None,
    };
    is_same.then_some(known)
}

/// The difference that explains two values that part.
pub(super) fn of_values(
    operation: Operation,
    left: &FieldValue,
    right: &FieldValue,
    zone: Zone,
) -> Option<&'static Difference> {
    let is_text = |value: &FieldValue| matches!(value, FieldValue::Text(_));
    Some(match operation {
        Operation::ContactRemoveFromCampaign => &FOLLOW_UP_SEQUENCE,
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
        Operation::DiscountAddCategoryAssignment => &CATEGORY_ASSIGNMENT,
        Operation::SearchGetSavedSearchResults
        | Operation::SearchGetSavedSearchResultsAllFields
            if saved::may_be_same(left, right, zone) =>
        {
            &SAVED_SEARCH
        }
        _ => return None,
    })
}

/// The difference that explains that one side has a value and the other, `lacks`, does not.
pub(super) fn of_presence(
    operation: Operation,
    name: &str,
    lacks: Backend,
) -> Option<&'static Difference> {
    let over_rest = lacks != Backend::XmlRpc;
    let is_told = |told: &[&str]| over_rest && told.contains(&name);
    Some(match operation {
        // Only v2 names the tenant.
        Operation::DataGetUserInfo if name == "appAlias" && lacks == Backend::RestV1 => &USER_INFO,
        Operation::DataGetUserInfo if !is_told(&TOLD_OF_USER) => &USER_INFO,
        Operation::ContactListLinked if !is_told(&TOLD_OF_LINK) => &LINKED_CONTACT,
        Operation::InvoiceGetPayments if ["UserId", "ChargeId"].contains(&name) => &PAYMENTS_TOLD,
        Operation::InvoiceValidateCreditCard if name == "Message" => &CARD_VALIDITY,
        // The invoice.
        Operation::OrderPlace => &PLACED_IN_V1,
        Operation::ContactRunActionSequence => &ACTION_RESULTS,
        Operation::AffiliateProgramGetPartners if over_rest && !is_of_partner(name, lacks) => {
            &PARTNER_COLUMNS
        }
        Operation::SearchGetAvailableQuickSearches | Operation::SearchGetDefaultQuickSearch => {
            &QUICK_SEARCH_KINDS
        }
        // REST lists more of them.
        Operation::WebFormGetMap if !over_rest => &WEB_FORMS,
        _ => return None,
    })
}

/// Whether a backend tells a column of the partners of a program.
fn is_of_partner(name: &str, backend: Backend) -> bool {
    TOLD_OF_PARTNER.contains(&name)
        || columns::field("Affiliate", name).is_some_and(|field| field.path(backend).is_some())
}

/// The difference that explains that one side has a row and the other does not.
pub(super) fn of_row(
    operation: Operation,
    record: &Record,
    lacks: Backend,
    sought: Option<&Sought>,
) -> Option<&'static Difference> {
    Some(match operation {
        Operation::ContactRunActionSequence => &ACTION_RESULTS,
        // REST looks for what begins with the word; which columns XML-RPC looks in is not told.
        Operation::SearchQuickSearch
            if lacks == Backend::XmlRpc || sought.is_some_and(|sought| !sought.begins(record)) =>
        {
            &QUICK_SEARCH
        }
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
