//! The rows of the services beside the two: e-mail, goals, stock, saved searches.

use super::{Coverage, row};
use crate::Backend::{RestV1, RestV2, XmlRpc};
use crate::Certainty::{Documented, Inferred};
use crate::Level::{self, Equivalent, Exact, Partial};
use crate::Operation::*;
use crate::difference::*;

#[rustfmt::skip]
pub(super) static ROWS: &[Coverage] = &[
    row(EmailOptIn, XmlRpc, Exact, Documented, &["APIEmailService.optIn"], &[]),
    row(EmailOptIn, RestV1, Partial, Documented,
        &["GET /rest/v1/contacts", "PUT /rest/v1/emailAddresses/{email}"],
        &[&OPT_STATUS]),
    row(EmailOptIn, RestV2, Equivalent, Documented,
        &["GET /rest/v2/emailAddresses/{email}/status", "PATCH /rest/v2/emailAddresses/{email}/status"],
        &[&OPT_STATUS]),

    row(EmailOptOut, XmlRpc, Exact, Documented, &["APIEmailService.optOut"], &[]),
    row(EmailOptOut, RestV1, Equivalent, Documented,
        &["GET /rest/v1/contacts", "PUT /rest/v1/emailAddresses/{email}"],
        &[&OPT_STATUS]),
    row(EmailOptOut, RestV2, Equivalent, Documented,
        &["GET /rest/v2/emailAddresses/{email}/status", "PATCH /rest/v2/emailAddresses/{email}/status"],
        &[&OPT_STATUS]),

    row(EmailGetOptStatus, XmlRpc, Exact, Documented, &["APIEmailService.getOptStatus"], &[]),
    row(EmailGetOptStatus, RestV1, Partial, Inferred,
        &["GET /rest/v1/contacts"],
        &[&OPT_STATUS]),
    row(EmailGetOptStatus, RestV2, Equivalent, Inferred,
        &["GET /rest/v2/emailAddresses/{email}/status"],
        &[&OPT_STATUS_WORDS]),

    row(EmailSend, XmlRpc, Exact, Documented, &["APIEmailService.sendEmail"], &[]),
    row(EmailSend, RestV1, Partial, Documented,
        &["POST /rest/v1/emails/queue"],
        &[&MAIL_SENDING]),
    row(EmailSend, RestV2, Partial, Documented,
        &["POST /rest/v2/emails:send"],
        &[&MAIL_SENDING]),

    row(EmailSendTemplate, XmlRpc, Exact, Documented, &["APIEmailService.sendEmail"], &[]),
    row(EmailSendTemplate, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(EmailSendTemplate, RestV2, Partial, Documented,
        &["POST /rest/v2/emails/templates:send"],
        &[&MAIL_SENDING]),

    row(EmailAttach, XmlRpc, Exact, Documented, &["APIEmailService.attachEmail"], &[]),
    row(EmailAttach, RestV1, Partial, Documented,
        &["POST /rest/v1/contacts/{contactId}/emails"],
        &[&MAIL_HISTORY]),
    row(EmailAttach, RestV2, Partial, Documented,
        &["POST /rest/v2/emails"],
        &[&MAIL_HISTORY]),

    row(EmailGetTemplate, XmlRpc, Exact, Documented, &["APIEmailService.getEmailTemplate"], &[]),
    row(EmailGetTemplate, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(EmailGetTemplate, RestV2, Exact, Documented,
        &["GET /rest/v2/emails/templates/{email_template_id}"],
        &[]),

    row(EmailAddTemplate, XmlRpc, Exact, Documented, &["APIEmailService.addEmailTemplate"], &[]),
    row(EmailAddTemplate, RestV1, Level::None, Documented, &[], &[&TEMPLATE_CHANGE]),
    row(EmailAddTemplate, RestV2, Level::None, Documented, &[], &[&TEMPLATE_CHANGE]),

    row(EmailUpdateTemplate, XmlRpc, Exact, Documented, &["APIEmailService.updateEmailTemplate"], &[]),
    row(EmailUpdateTemplate, RestV1, Level::None, Documented, &[], &[&TEMPLATE_CHANGE]),
    row(EmailUpdateTemplate, RestV2, Level::None, Documented, &[], &[&TEMPLATE_CHANGE]),

    row(FunnelAchieveGoal, XmlRpc, Exact, Documented, &["FunnelService.achieveGoal"], &[]),
    row(FunnelAchieveGoal, RestV1, Equivalent, Inferred,
        &["POST /rest/v1/campaigns/goals/{integration}/{callName}"],
        &[&GOAL_RESULT]),
    row(FunnelAchieveGoal, RestV2, Equivalent, Inferred,
        &["POST /rest/v2/automations/goals/achieve"],
        &[&GOAL_RESULT]),

    row(ProductGetInventory, XmlRpc, Exact, Documented, &["ProductService.getInventory"], &[]),
    row(ProductGetInventory, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(ProductGetInventory, RestV2, Exact, Documented,
        &["GET /rest/v2/products/{product_id}"],
        &[]),

    row(ProductIncrementInventory, XmlRpc, Exact, Documented, &["ProductService.incrementInventory"], &[]),
    row(ProductIncrementInventory, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(ProductIncrementInventory, RestV2, Exact, Documented,
        &["POST /rest/v2/products/{product_id}:adjustInventory"],
        &[]),

    row(ProductDecrementInventory, XmlRpc, Exact, Documented, &["ProductService.decrementInventory"], &[]),
    row(ProductDecrementInventory, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(ProductDecrementInventory, RestV2, Exact, Documented,
        &["POST /rest/v2/products/{product_id}:adjustInventory"],
        &[]),

    row(ProductIncreaseInventory, XmlRpc, Exact, Documented, &["ProductService.increaseInventory"], &[]),
    row(ProductIncreaseInventory, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(ProductIncreaseInventory, RestV2, Exact, Documented,
        &["POST /rest/v2/products/{product_id}:adjustInventory"],
        &[]),

    row(ProductDecreaseInventory, XmlRpc, Exact, Documented, &["ProductService.decreaseInventory"], &[]),
    row(ProductDecreaseInventory, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(ProductDecreaseInventory, RestV2, Exact, Documented,
        &["POST /rest/v2/products/{product_id}:adjustInventory"],
        &[]),

    row(ProductDeactivateCreditCard, XmlRpc, Exact, Documented, &["ProductService.deactivateCreditCard"], &[]),
    row(ProductDeactivateCreditCard, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(ProductDeactivateCreditCard, RestV2, Equivalent, Documented,
        &["GET /rest/v2/paymentMethods", "POST /rest/v2/contacts/{contact_id}/paymentMethods/{payment_method_id}:deactivate"],
        &[]),

    row(SearchGetAllReportColumns, XmlRpc, Exact, Documented, &["SearchService.getAllReportColumns"], &[]),
    row(SearchGetAllReportColumns, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(SearchGetAllReportColumns, RestV2, Equivalent, Documented,
        &["GET /rest/v2/reporting/reports/{report_id}", "GET /rest/v2/reporting/reports/{report_id}/model"],
        &[]),

    row(SearchGetSavedSearchResultsAllFields, XmlRpc, Exact, Documented, &["SearchService.getSavedSearchResultsAllFields"], &[]),
    row(SearchGetSavedSearchResultsAllFields, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(SearchGetSavedSearchResultsAllFields, RestV2, Partial, Documented,
        &["GET /rest/v2/reporting/reports/{report_id}", "GET /rest/v2/reporting/reports/{report_id}/model", "POST /rest/v2/reporting/reports/{report_id}:run"],
        &[&SAVED_SEARCH]),

    row(SearchGetSavedSearchResults, XmlRpc, Exact, Documented, &["SearchService.getSavedSearchResults"], &[]),
    row(SearchGetSavedSearchResults, RestV1, Level::None, Documented, &[], &[&NOT_IN_V1]),
    row(SearchGetSavedSearchResults, RestV2, Partial, Documented,
        &["GET /rest/v2/reporting/reports/{report_id}", "POST /rest/v2/reporting/reports/{report_id}:run"],
        &[&SAVED_SEARCH]),

    row(SearchGetAvailableQuickSearches, XmlRpc, Exact, Documented, &["SearchService.getAvailableQuickSearches"], &[]),
    row(SearchGetAvailableQuickSearches, RestV1, Level::None, Documented, &[], &[&QUICK_SEARCH]),
    row(SearchGetAvailableQuickSearches, RestV2, Level::None, Documented, &[], &[&QUICK_SEARCH]),

    row(SearchQuickSearch, XmlRpc, Exact, Documented, &["SearchService.quickSearch"], &[]),
    row(SearchQuickSearch, RestV1, Partial, Inferred,
        &["GET /rest/v1/contacts", "GET /rest/v1/companies", "GET /rest/v1/tasks", "GET /rest/v1/notes", "GET /rest/v1/appointments", "GET /rest/v1/orders", "GET /rest/v1/opportunities", "GET /rest/v1/affiliates"],
        &[&QUICK_SEARCH]),
    row(SearchQuickSearch, RestV2, Partial, Inferred,
        &["GET /rest/v2/contacts", "GET /rest/v2/companies", "GET /rest/v2/tasks", "GET /rest/v2/notes", "GET /rest/v2/taskAppointments", "GET /rest/v2/orders", "GET /rest/v2/opportunities", "GET /rest/v2/affiliates"],
        &[&QUICK_SEARCH]),

    row(SearchGetDefaultQuickSearch, XmlRpc, Exact, Documented, &["SearchService.getDefaultQuickSearch"], &[]),
    row(SearchGetDefaultQuickSearch, RestV1, Level::None, Documented, &[], &[&QUICK_SEARCH]),
    row(SearchGetDefaultQuickSearch, RestV2, Level::None, Documented, &[], &[&QUICK_SEARCH]),
];
