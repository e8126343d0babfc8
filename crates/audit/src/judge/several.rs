//! Calls of methods that need several, as the facade makes them over v2; a test holds them against what it sends.

use keap::Operation;

/// A method of the legacy wire, and its calls in their order. A call that is made again for each of several rows is told once.
const CALLS: [(&str, &[&str]); 10] = [
    (
        "ContactService.addWithDupCheck",
        &[
            "GET /rest/v2/contacts",
            "POST /rest/v2/contacts or PATCH /rest/v2/contacts/{contact_id}",
        ],
    ),
    (
        "DataService.getUserInfo",
        &["GET /rest/v2/oauth/connect/userinfo", "GET /rest/v2/users"],
    ),
    (
        "DataService.addCustomField",
        &["POST /rest/v2/{records}/model/customFields"],
    ),
    (
        "DataService.updateCustomField",
        &[
            "GET /rest/v2/{records}/model",
            "PATCH /rest/v2/{records}/model/customFields/{custom_field_id}",
        ],
    ),
    (
        "InvoiceService.getPayments",
        &["GET /rest/v2/orders", "GET /rest/v2/sales/payments"],
    ),
    (
        "APIAffiliateService.affCommissions",
        &[
            "GET /rest/v2/affiliates/{affiliate_id}:commissions",
            "GET /rest/v2/affiliates/{affiliate_id}",
            "GET /rest/v2/contacts/{contact_id}",
        ],
    ),
    (
        "AffiliateProgramService.getAffiliatesByProgram",
        &[
            "GET /rest/v2/affiliates/commissionPrograms/{commission_program_id}",
            "GET /rest/v2/affiliates/{affiliate_id}",
            "GET /rest/v2/contacts/{contact_id}",
        ],
    ),
    (
        "SearchService.getAllReportColumns",
        &[
            "GET /rest/v2/reporting/reports/{report_id}",
            "GET /rest/v2/reporting/reports/{report_id}/model",
        ],
    ),
    (
        "SearchService.getSavedSearchResultsAllFields",
        &[
            "GET /rest/v2/reporting/reports/{report_id}",
            "GET /rest/v2/reporting/reports/{report_id}/model",
            "POST /rest/v2/reporting/reports/{report_id}:run",
        ],
    ),
    (
        "SearchService.getSavedSearchResults",
        &[
            "GET /rest/v2/reporting/reports/{report_id}",
            "POST /rest/v2/reporting/reports/{report_id}:run",
        ],
    ),
];

/// The calls of an operation over v2; none where it is one call, or its calls are told by the coverage.
pub(super) fn calls(operation: Operation) -> Option<Vec<String>> {
    let mut found = CALLS.iter().filter(|(name, _)| *name == operation.name());
    let (_, calls) = found.next()?;
    Some(calls.iter().map(|call| (*call).to_owned()).collect())
}
