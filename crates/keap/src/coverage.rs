//! THE table: which operation is served by which backend, how completely, and with which differences.
//!
//! The router decides by it, the command line prints it, tests hold the backends against it, and the tables of
//! `MIGRATION.md` are made from it.

mod beside;
pub(crate) mod check;
mod columns;
mod tables;

use std::fmt;

use crate::difference::*;
use crate::{Backend, Certainty, Difference, Operation};

/// How completely a backend serves an operation, judged by what XML-RPC does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// No counterpart: the facade refuses before anything is sent.
    None,
    /// Some arguments, results or effects are lost or refused; the differences say which.
    Partial,
    /// The same effect in normal use; the differences are listed.
    Equivalent,
    /// The same information and effect; only names and types change.
    Exact,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::None => "none",
            Self::Partial => "partial",
            Self::Equivalent => "equivalent",
            Self::Exact => "exact",
        })
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Coverage {
    /// The operation.
    pub operation: Operation,
    /// The backend.
    pub backend: Backend,
    /// How completely it is served.
    pub level: Level,
    /// The endpoints used, method and path; for XML-RPC the method call.
    pub endpoints: &'static [&'static str],
    /// The known differences from XML-RPC.
    pub differences: &'static [&'static Difference],
    /// How certain the row is.
    pub certainty: Certainty,
}

const fn row(
    operation: Operation,
    backend: Backend,
    level: Level,
    certainty: Certainty,
    endpoints: &'static [&'static str],
    differences: &'static [&'static Difference],
) -> Coverage {
    Coverage {
        operation,
        backend,
        level,
        endpoints,
        differences,
        certainty,
    }
}

pub use columns::{ColumnUse, FieldCoverage, field_coverage};
pub use tables::{TableCoverage, endpoints, table_coverage};

/// The endpoints of the operations of `DataService` are those of the table.
const OF_TABLES: &str = "those of the table: keap coverage --tables";

use Backend::{RestV1, RestV2, XmlRpc};
use Certainty::{Documented, Inferred};
use Level::{Equivalent, Exact, Partial};
use Operation::*;

/// The rows of the two services that every old program uses.
#[rustfmt::skip]
static CONTACTS_AND_TABLES: &[Coverage] = &[
    row(ContactAdd, XmlRpc, Exact, Documented, &["ContactService.add"], &[]),
    row(ContactAdd, RestV1, Partial, Inferred,
        &["POST /rest/v1/contacts", "GET /rest/v1/companies", "GET /rest/v1/contacts/model", "GET /rest/v1/locales/countries", "GET /rest/v1/locales/countries/{countryCode}/provinces"],
        &[&NO_REST_COLUMN, &NO_V1_COLUMN, &COUNTRY_NAME, &REGION_TEXT, &PHONE_FORMAT, &NAME_ONLY_CONTACT, &COMPANY_TEXT, &REGION_WITHOUT_COUNTRY, &PHONE_PARTS]),
    row(ContactAdd, RestV2, Partial, Inferred,
        &["POST /rest/v2/contacts", "GET /rest/v2/companies", "GET /rest/v2/leadSources", "GET /rest/v2/contacts/model", "GET /rest/v2/locales/countries", "GET /rest/v2/locales/countries/{country_code}/provinces"],
        &[&NO_REST_COLUMN, &COUNTRY_NAME, &REGION_TEXT, &PHONE_FORMAT, &NAME_ONLY_CONTACT, &COMPANY_TEXT, &REGION_WITHOUT_COUNTRY, &PHONE_PARTS]),

    row(ContactAddWithDupCheck, XmlRpc, Exact, Documented, &["ContactService.addWithDupCheck"], &[]),
    row(ContactAddWithDupCheck, RestV1, Partial, Inferred,
        &["GET /rest/v1/contacts", "GET /rest/v1/contacts/{id}", "PATCH /rest/v1/contacts/{contactId}", "POST /rest/v1/contacts", "GET /rest/v1/locales/countries", "GET /rest/v1/locales/countries/{countryCode}/provinces"],
        &[&NO_REST_COLUMN, &NO_V1_COLUMN, &COUNTRY_NAME, &REGION_TEXT, &PHONE_FORMAT, &NAME_ONLY_CONTACT, &COMPANY_TEXT, &REGION_WITHOUT_COUNTRY, &PHONE_PARTS, &ADDRESS_KEPT_IN_V1, &DUPLICATE_RACE]),
    row(ContactAddWithDupCheck, RestV2, Partial, Inferred,
        &["GET /rest/v2/contacts", "GET /rest/v2/contacts/{contact_id}", "PATCH /rest/v2/contacts/{contact_id}", "POST /rest/v2/contacts", "GET /rest/v2/locales/countries", "GET /rest/v2/locales/countries/{country_code}/provinces"],
        &[&NO_REST_COLUMN, &COUNTRY_NAME, &REGION_TEXT, &PHONE_FORMAT, &NAME_ONLY_CONTACT, &COMPANY_TEXT, &REGION_WITHOUT_COUNTRY, &PHONE_PARTS, &DUPLICATE_RACE]),

    row(ContactLoad, XmlRpc, Exact, Documented, &["ContactService.load"], &[]),
    row(ContactLoad, RestV1, Equivalent, Inferred,
        &["GET /rest/v1/contacts/{id}", "GET /rest/v1/contacts/model"],
        &[&NO_REST_COLUMN, &NO_V1_COLUMN, &COUNTRY_NAME, &REPEATED_HOUR, &COMPANY_TEXT, &PHONE_PARTS]),
    row(ContactLoad, RestV2, Equivalent, Inferred,
        &["GET /rest/v2/contacts/{contact_id}", "GET /rest/v2/leadSources/{lead_source_id}", "GET /rest/v2/contacts/model"],
        &[&NO_REST_COLUMN, &COUNTRY_NAME, &REPEATED_HOUR, &COMPANY_TEXT, &PHONE_PARTS, &CONTACT_NOTES]),

    row(ContactUpdate, XmlRpc, Exact, Documented, &["ContactService.update"], &[]),
    row(ContactUpdate, RestV1, Partial, Inferred,
        &["GET /rest/v1/contacts/{id}", "PATCH /rest/v1/contacts/{contactId}", "GET /rest/v1/companies", "GET /rest/v1/contacts/model", "GET /rest/v1/locales/countries", "GET /rest/v1/locales/countries/{countryCode}/provinces"],
        &[&NO_REST_COLUMN, &NO_V1_COLUMN, &COUNTRY_NAME, &REGION_TEXT, &PHONE_FORMAT, &COMPANY_TEXT, &REGION_WITHOUT_COUNTRY, &PHONE_PARTS, &ADDRESS_KEPT_IN_V1]),
    row(ContactUpdate, RestV2, Equivalent, Inferred,
        &["GET /rest/v2/contacts/{contact_id}", "PATCH /rest/v2/contacts/{contact_id}", "GET /rest/v2/companies", "GET /rest/v2/leadSources", "GET /rest/v2/contacts/model", "GET /rest/v2/locales/countries", "GET /rest/v2/locales/countries/{country_code}/provinces"],
        &[&NO_REST_COLUMN, &COUNTRY_NAME, &REGION_TEXT, &PHONE_FORMAT, &COMPANY_TEXT, &REGION_WITHOUT_COUNTRY, &PHONE_PARTS]),

    row(ContactMerge, XmlRpc, Exact, Documented, &["ContactService.merge"], &[]),
    row(ContactMerge, RestV1, Level::None, Documented, &[], &[&NO_MERGE_IN_V1]),
    row(ContactMerge, RestV2, Equivalent, Inferred, &["POST /rest/v2/contacts:merge"], &[&MERGE_WINNER]),

    row(ContactFindByEmail, XmlRpc, Exact, Documented, &["ContactService.findByEmail"], &[]),
    row(ContactFindByEmail, RestV1, Equivalent, Documented,
        &["GET /rest/v1/contacts", "GET /rest/v1/contacts/model"],
        &[&NO_REST_COLUMN, &NO_V1_COLUMN, &COUNTRY_NAME, &REPEATED_HOUR, &COMPANY_TEXT, &PHONE_PARTS]),
    row(ContactFindByEmail, RestV2, Equivalent, Documented,
        &["GET /rest/v2/contacts", "GET /rest/v2/leadSources/{lead_source_id}", "GET /rest/v2/contacts/model"],
        &[&NO_REST_COLUMN, &COUNTRY_NAME, &REPEATED_HOUR, &COMPANY_TEXT, &PHONE_PARTS, &CONTACT_NOTES]),

    row(ContactAddToGroup, XmlRpc, Exact, Documented, &["ContactService.addToGroup"], &[]),
    row(ContactAddToGroup, RestV1, Equivalent, Inferred, &["POST /rest/v1/contacts/{contactId}/tags"], &[&MISSING_TAG]),
    row(ContactAddToGroup, RestV2, Equivalent, Inferred, &["POST /rest/v2/tags/{tag_id}/contacts:applyTags"], &[&MISSING_TAG]),

    row(ContactRemoveFromGroup, XmlRpc, Exact, Documented, &["ContactService.removeFromGroup"], &[]),
    row(ContactRemoveFromGroup, RestV1, Equivalent, Inferred, &["GET /rest/v1/contacts/{id}", "DELETE /rest/v1/tags/{tagId}/contacts/{contactId}"], &[]),
    row(ContactRemoveFromGroup, RestV2, Equivalent, Inferred, &["GET /rest/v2/contacts/{contact_id}", "POST /rest/v2/tags/{tag_id}/contacts:removeTags"], &[]),

    row(ContactAddToCampaign, XmlRpc, Exact, Documented, &["ContactService.addToCampaign"], &[]),
    row(ContactAddToCampaign, RestV1, Partial, Inferred,
        &["POST /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts/{contactId}"],
        &[&FOLLOW_UP_SEQUENCE]),
    row(ContactAddToCampaign, RestV2, Partial, Inferred,
        &["POST /rest/v2/campaigns/{campaign_id}/sequences/{sequence_id}:addContacts"],
        &[&FOLLOW_UP_SEQUENCE]),

    row(ContactRemoveFromCampaign, XmlRpc, Exact, Documented, &["ContactService.removeFromCampaign"], &[]),
    row(ContactRemoveFromCampaign, RestV1, Partial, Inferred,
        &["DELETE /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts/{contactId}"],
        &[&FOLLOW_UP_SEQUENCE]),
    row(ContactRemoveFromCampaign, RestV2, Partial, Inferred,
        &["POST /rest/v2/campaigns/{campaign_id}/sequences/{sequence_id}:removeContacts"],
        &[&FOLLOW_UP_SEQUENCE]),

    row(ContactGetNextCampaignStep, XmlRpc, Exact, Documented, &["ContactService.getNextCampaignStep"], &[]),
    row(ContactGetNextCampaignStep, RestV1, Level::None, Documented, &[], &[&FOLLOW_UP_SEQUENCE]),
    row(ContactGetNextCampaignStep, RestV2, Level::None, Documented, &[], &[&FOLLOW_UP_SEQUENCE]),

    row(ContactPauseCampaign, XmlRpc, Exact, Documented, &["ContactService.pauseCampaign"], &[]),
    row(ContactPauseCampaign, RestV1, Level::None, Documented, &[], &[&FOLLOW_UP_SEQUENCE]),
    row(ContactPauseCampaign, RestV2, Level::None, Documented, &[], &[&FOLLOW_UP_SEQUENCE]),

    row(ContactResumeCampaign, XmlRpc, Exact, Documented, &["ContactService.resumeCampaignForContact"], &[]),
    row(ContactResumeCampaign, RestV1, Level::None, Documented, &[], &[&FOLLOW_UP_SEQUENCE]),
    row(ContactResumeCampaign, RestV2, Level::None, Documented, &[], &[&FOLLOW_UP_SEQUENCE]),

    row(ContactRescheduleCampaignStep, XmlRpc, Exact, Documented, &["ContactService.rescheduleCampaignStep"], &[]),
    row(ContactRescheduleCampaignStep, RestV1, Level::None, Documented, &[], &[&FOLLOW_UP_SEQUENCE]),
    row(ContactRescheduleCampaignStep, RestV2, Level::None, Documented, &[], &[&FOLLOW_UP_SEQUENCE]),

    row(ContactRunActionSequence, XmlRpc, Exact, Documented, &["ContactService.runActionSequence"], &[]),
    row(ContactRunActionSequence, RestV1, Level::None, Documented, &[], &[&ACTION_SET]),
    row(ContactRunActionSequence, RestV2, Level::None, Documented, &[], &[&ACTION_SET]),

    row(ContactLink, XmlRpc, Exact, Documented, &["ContactService.linkContacts"], &[]),
    row(ContactLink, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(ContactLink, RestV2, Equivalent, Documented,
        &["GET /rest/v2/contacts/{contact_id}/links", "POST /rest/v2/contacts:link"],
        &[]),

    row(ContactUnlink, XmlRpc, Exact, Documented, &["ContactService.unlinkContacts"], &[]),
    row(ContactUnlink, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(ContactUnlink, RestV2, Equivalent, Documented,
        &["GET /rest/v2/contacts/{contact_id}/links", "POST /rest/v2/contacts:unlink"],
        &[]),

    row(ContactListLinked, XmlRpc, Exact, Documented, &["ContactService.listLinkedContacts"], &[]),
    row(ContactListLinked, RestV1, Partial, Inferred,
        &["GET /rest/v1/contacts/{id}"],
        &[&LINKED_CONTACT]),
    row(ContactListLinked, RestV2, Equivalent, Inferred,
        &["GET /rest/v2/contacts/{contact_id}/links"],
        &[&LINKED_CONTACT]),

    row(DataAdd, XmlRpc, Exact, Documented, &["DataService.add"], &[]),
    row(DataAdd, RestV1, Partial, Inferred,
        &[OF_TABLES],
        &[&NO_REST_COLUMN, &NO_V1_COLUMN, &COUNTRY_NAME, &REGION_TEXT, &PHONE_FORMAT, &NAME_ONLY_CONTACT, &COMPANY_TEXT, &REGION_WITHOUT_COUNTRY, &PHONE_PARTS, &NO_TABLE]),
    row(DataAdd, RestV2, Partial, Inferred,
        &[OF_TABLES],
        &[&NO_REST_COLUMN, &COUNTRY_NAME, &REGION_TEXT, &PHONE_FORMAT, &NAME_ONLY_CONTACT, &COMPANY_TEXT, &REGION_WITHOUT_COUNTRY, &PHONE_PARTS, &NO_TABLE]),

    row(DataLoad, XmlRpc, Exact, Documented, &["DataService.load"], &[]),
    row(DataLoad, RestV1, Partial, Inferred,
        &[OF_TABLES],
        &[&NO_REST_COLUMN, &NO_V1_COLUMN, &COUNTRY_NAME, &REPEATED_HOUR, &COMPANY_TEXT, &PHONE_PARTS, &NO_TABLE]),
    row(DataLoad, RestV2, Partial, Inferred,
        &[OF_TABLES],
        &[&NO_REST_COLUMN, &COUNTRY_NAME, &REPEATED_HOUR, &COMPANY_TEXT, &PHONE_PARTS, &CONTACT_NOTES, &NO_TABLE]),

    row(DataUpdate, XmlRpc, Exact, Documented, &["DataService.update"], &[]),
    row(DataUpdate, RestV1, Partial, Inferred,
        &[OF_TABLES],
        &[&NO_REST_COLUMN, &NO_V1_COLUMN, &COUNTRY_NAME, &REGION_TEXT, &PHONE_FORMAT, &COMPANY_TEXT, &REGION_WITHOUT_COUNTRY, &PHONE_PARTS, &NO_TABLE, &ADDRESS_KEPT_IN_V1]),
    row(DataUpdate, RestV2, Partial, Inferred,
        &[OF_TABLES],
        &[&NO_REST_COLUMN, &COUNTRY_NAME, &REGION_TEXT, &PHONE_FORMAT, &COMPANY_TEXT, &REGION_WITHOUT_COUNTRY, &PHONE_PARTS, &NO_TABLE]),

    row(DataDelete, XmlRpc, Exact, Documented, &["DataService.delete"], &[]),
    row(DataDelete, RestV1, Partial, Inferred, &[OF_TABLES], &[&NO_TABLE]),
    row(DataDelete, RestV2, Partial, Inferred, &[OF_TABLES], &[&NO_TABLE]),

    row(DataFindByField, XmlRpc, Exact, Documented, &["DataService.findByField"], &[]),
    row(DataFindByField, RestV1, Partial, Documented,
        &[OF_TABLES],
        &[&NO_REST_COLUMN, &NO_V1_COLUMN, &COUNTRY_NAME, &REPEATED_HOUR, &COMPANY_TEXT, &QUERY_CONDITION, &EMPTY_TEXT, &PHONE_PARTS, &NO_TABLE]),
    row(DataFindByField, RestV2, Partial, Documented,
        &[OF_TABLES],
        &[&NO_REST_COLUMN, &COUNTRY_NAME, &REPEATED_HOUR, &COMPANY_TEXT, &QUERY_CONDITION, &EMPTY_TEXT, &PHONE_PARTS, &CONTACT_NOTES, &NO_TABLE]),

    row(DataQuery, XmlRpc, Exact, Documented, &["DataService.query"], &[]),
    row(DataQuery, RestV1, Partial, Documented,
        &[OF_TABLES],
        &[&NO_REST_COLUMN, &NO_V1_COLUMN, &COUNTRY_NAME, &REPEATED_HOUR, &COMPANY_TEXT, &QUERY_CONDITION, &EMPTY_TEXT, &PHONE_PARTS, &NO_TABLE]),
    row(DataQuery, RestV2, Partial, Documented,
        &[OF_TABLES],
        &[&NO_REST_COLUMN, &COUNTRY_NAME, &REPEATED_HOUR, &COMPANY_TEXT, &QUERY_CONDITION, &EMPTY_TEXT, &PHONE_PARTS, &CONTACT_NOTES, &NO_TABLE]),

    row(DataCount, XmlRpc, Exact, Documented, &["DataService.count"], &[]),
    row(DataCount, RestV1, Partial, Documented, &[OF_TABLES], &[&QUERY_CONDITION, &EMPTY_TEXT, &NO_TABLE]),
    row(DataCount, RestV2, Partial, Documented, &[OF_TABLES], &[&QUERY_CONDITION, &EMPTY_TEXT, &NO_TABLE]),

    row(DataGetUserInfo, XmlRpc, Exact, Documented, &["DataService.getUserInfo"], &[]),
    row(DataGetUserInfo, RestV1, Partial, Inferred, &["GET /rest/v1/oauth/connect/userinfo", "GET /rest/v1/users"], &[&USER_INFO]),
    row(DataGetUserInfo, RestV2, Partial, Inferred, &["GET /rest/v2/oauth/connect/userinfo", "GET /rest/v2/users"], &[&USER_INFO]),

    row(DataAddCustomField, XmlRpc, Exact, Documented, &["DataService.addCustomField"], &[]),
    row(DataAddCustomField, RestV1, Partial, Documented,
        &["POST /rest/v1/contacts/model/customFields", "POST /rest/v1/tasks/model/customFields"],
        &[&CUSTOM_FIELD_DEFINITION]),
    row(DataAddCustomField, RestV2, Equivalent, Documented,
        &["POST /rest/v2/contacts/model/customFields", "POST /rest/v2/companies/model/customFields", "POST /rest/v2/affiliates/model/customFields", "POST /rest/v2/tasks/model/customFields", "POST /rest/v2/orders/model/customFields", "POST /rest/v2/subscriptions/model/customFields", "POST /rest/v2/opportunities/model/customFields"],
        &[]),

    row(DataUpdateCustomField, XmlRpc, Exact, Documented, &["DataService.updateCustomField"], &[]),
    row(DataUpdateCustomField, RestV1, Level::None, Documented, &[], &[&CUSTOM_FIELD_DEFINITION]),
    row(DataUpdateCustomField, RestV2, Partial, Documented,
        &["GET /rest/v2/contacts/model", "GET /rest/v2/companies/model", "GET /rest/v2/affiliates/model", "GET /rest/v2/tasks/model", "GET /rest/v2/orders/model", "GET /rest/v2/subscriptions/model", "GET /rest/v2/opportunities/model", "PATCH /rest/v2/companies/model/customFields/{custom_field_id}", "PATCH /rest/v2/affiliates/model/customFields/{custom_field_id}", "PATCH /rest/v2/tasks/model/customFields/{custom_field_id}", "PATCH /rest/v2/orders/model/customFields/{custom_field_id}", "PATCH /rest/v2/subscriptions/model/customFields/{custom_field_id}", "PATCH /rest/v2/opportunities/model/customFields/{custom_field_id}"],
        &[&CUSTOM_FIELD_DEFINITION]),

    row(DataGetAppSetting, XmlRpc, Exact, Documented, &["DataService.getAppSetting"], &[]),
    row(DataGetAppSetting, RestV1, Partial, Inferred,
        &["GET /rest/v1/setting/application/configuration"],
        &[&APP_SETTING]),
    row(DataGetAppSetting, RestV2, Partial, Inferred,
        &["GET /rest/v2/settings/applications:getConfiguration"],
        &[&APP_SETTING]),

    row(DataAuthenticateUser, XmlRpc, Exact, Documented, &["DataService.authenticateUser"], &[]),
    row(DataAuthenticateUser, RestV1, Level::None, Documented, &[], &[&LOGIN]),
    row(DataAuthenticateUser, RestV2, Level::None, Documented, &[], &[&LOGIN]),

    row(DataGetTemporaryKey, XmlRpc, Level::None, Documented, &[], &[&LOGIN]),
    row(DataGetTemporaryKey, RestV1, Level::None, Documented, &[], &[&LOGIN]),
    row(DataGetTemporaryKey, RestV2, Level::None, Documented, &[], &[&LOGIN]),

    row(DataGetAppointmentICal, XmlRpc, Exact, Documented, &["DataService.getAppointmentICal"], &[]),
    row(DataGetAppointmentICal, RestV1, Partial, Documented,
        &["GET /rest/v1/appointments/{appointmentId}"],
        &[&CALENDAR]),
    row(DataGetAppointmentICal, RestV2, Partial, Inferred,
        &["GET /rest/v2/taskAppointments"],
        &[&CALENDAR]),
];

/// Every operation on every backend.
pub static COVERAGE: &[Coverage] = &joined::<{ CONTACTS_AND_TABLES.len() + beside::ROWS.len() }>(
    CONTACTS_AND_TABLES,
    beside::ROWS,
);

const fn joined<const N: usize>(first: &[Coverage], second: &[Coverage]) -> [Coverage; N] {
    let mut rows = [first[0]; N];
    let mut at = 0;
    while at < N {
        rows[at] = if at < first.len() {
            first[at]
        } else {
            second[at - first.len()]
        };
        at += 1;
    }
    rows
}

/// The row of an operation on a backend; `None` only for a pair that the table forgot, which a test forbids.
pub fn coverage(operation: Operation, backend: Backend) -> Option<&'static Coverage> {
    COVERAGE
        .iter()
        .find(|row| row.operation == operation && row.backend == backend)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DIFFERENCES;

    #[test]
    fn every_operation_has_one_row_per_backend() {
        for &operation in Operation::ALL {
            for backend in Backend::ALL {
                let rows = COVERAGE
                    .iter()
                    .filter(|row| (row.operation, row.backend) == (operation, backend));
                assert_eq!(rows.count(), 1, "{operation} over {backend}");
            }
        }
    }

    #[test]
    fn rows_are_in_the_order_of_operations() {
        assert!(COVERAGE.is_sorted_by_key(|row| row.operation));
    }

    #[test]
    fn every_difference_is_listed_somewhere_and_has_its_own_id() {
        let of_tables: Vec<&Difference> = table_coverage()
            .into_iter()
            .flat_map(|covered| covered.differences)
            // Named by refusals, as soon as a table is written over v1 alone.
            .chain([&NO_V2_TABLE])
            .collect();
        for (i, difference) in DIFFERENCES.iter().enumerate() {
            assert!(
                of_tables.contains(difference)
                    || COVERAGE
                        .iter()
                        .any(|row| row.differences.contains(difference)),
                "{}",
                difference.id
            );
            assert!(
                DIFFERENCES[..i]
                    .iter()
                    .all(|other| other.id < difference.id)
            );
        }
    }
}
