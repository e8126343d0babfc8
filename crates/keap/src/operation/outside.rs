//! The documented methods that the facade does not route yet, and what replaces them in REST.
//!
//! The typed clients of the two wires have them all; MIGRATION.md shows each call.

/// A documented method of XML-RPC that is no [`Operation`](crate::Operation) yet.
#[derive(Debug)]
pub(crate) struct Method {
    /// The vendor's name.
    pub(crate) name: &'static str,
    /// The endpoints of REST that replace it; none where REST has nothing of the kind.
    pub(crate) instead: &'static [&'static str],
}

const fn method(name: &'static str, instead: &'static [&'static str]) -> Method {
    Method { name, instead }
}

/// By service, in the order of the guide.
#[rustfmt::skip]
pub(crate) static METHODS: &[Method] = &[
    method("APIEmailService.getAvailableMergeFields", &["GET /rest/v2/contacts/model"]),
    method("APIAffiliateService.affClawbacks", &["GET /rest/v1/affiliates/{affiliateId}/clawbacks"]),
    method("APIAffiliateService.affCommissions", &["GET /rest/v2/affiliates/{affiliate_id}:commissions"]),
    method("APIAffiliateService.affPayouts", &["GET /rest/v2/affiliates/{affiliate_id}/payments"]),
    method("APIAffiliateService.affRunningTotals", &["GET /rest/v2/affiliates/summaries"]),
    method("APIAffiliateService.affSummary", &["GET /rest/v2/affiliates/summaries"]),
    method("AffiliateService.getRedirectLinksForAffiliate", &["GET /rest/v2/affiliates/redirects"]),
    method("AffiliateProgramService.getAffiliatePrograms", &["GET /rest/v2/affiliates/commissionPrograms"]),
    method("AffiliateProgramService.getProgramsForAffiliate", &["GET /rest/v2/affiliates/commissionPrograms"]),
    method("AffiliateProgramService.getAffiliatesByProgram", &["GET /rest/v2/affiliates/commissionPrograms/{commission_program_id}"]),
    method("AffiliateProgramService.getResourcesForAffiliateProgram", &["GET /rest/v2/affiliates/commissionPrograms/{commission_program_id}/resources"]),
    method("DiscountService.addFreeTrial", &["POST /rest/v2/discounts/freeTrials"]),
    method("DiscountService.getFreeTrial", &["GET /rest/v2/discounts/freeTrials/{discount_id}"]),
    method("DiscountService.addOrderTotalDiscount", &["POST /rest/v2/discounts/orderTotals"]),
    method("DiscountService.getOrderTotalDiscount", &["GET /rest/v2/discounts/orderTotals/{discount_id}"]),
    method("DiscountService.addCategoryDiscount", &["POST /rest/v2/discounts/productCategories"]),
    method("DiscountService.getCategoryDiscount", &["GET /rest/v2/discounts/productCategories/{discount_id}"]),
    method("DiscountService.addCategoryAssignmentToCategoryDiscount", &["PATCH /rest/v2/discounts/productCategories/{discount_id}"]),
    method("DiscountService.getCategoryAssignmentsForCategoryDiscount", &["GET /rest/v2/discounts/productCategories/{discount_id}"]),
    method("DiscountService.addProductTotalDiscount", &["POST /rest/v2/discounts/products"]),
    method("DiscountService.getProductTotalDiscount", &["GET /rest/v2/discounts/products/{discount_id}"]),
    method("DiscountService.addShippingTotalDiscount", &["POST /rest/v2/discounts/shipping"]),
    method("DiscountService.getShippingTotalDiscount", &["GET /rest/v2/discounts/shipping/{discount_id}"]),
    method("ShippingService.getAllShippingOptions", &["GET /rest/v2/shipping"]),
    method("ShippingService.getFlatRateShippingOption", &["GET /rest/v2/shipping"]),
    method("ShippingService.getOrderTotalShippingOption", &["GET /rest/v2/shipping"]),
    method("ShippingService.getOrderTotalShippingRanges", &["GET /rest/v2/shipping"]),
    method("ShippingService.getProductBasedShippingOption", &["GET /rest/v2/shipping"]),
    method("ShippingService.getOrderQuantityShippingOption", &["GET /rest/v2/shipping"]),
    method("ShippingService.getWeightBasedShippingOption", &["GET /rest/v2/shipping"]),
    method("ShippingService.getUpsShippingOption", &["GET /rest/v2/shipping"]),
];
