//! What REST does for the operations of `APIAffiliateService`, `AffiliateService` and `AffiliateProgramService`.

use keap_rest::endpoints::{v1, v2};

use super::{Row, none, row, served};
use crate::Operation::*;
use crate::coverage::Level::{Equivalent, Partial};
use crate::difference::Certainty::Inferred;
use crate::difference::{
    CLAWBACKS, NOT_IN_V1, PARTNER_COLUMNS, PARTNER_ROWS, PARTNER_TOTALS, UNKNOWN_PARENT,
};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(AffiliateClawbacks,
        served(Equivalent, Inferred, &[&v1::affiliates::LIST_AFFILIATE_CLAWBACKS], &[&UNKNOWN_PARENT]),
        none(&[&CLAWBACKS])),

    row(AffiliateCommissions,
        served(Equivalent, Inferred, &[&v1::affiliates::LIST_AFFILIATE_COMMISSIONS], &[&UNKNOWN_PARENT]),
        served(Equivalent, Inferred, &[
            &v2::affiliates::LIST_AFFILIATE_COMMISSIONS,
            &v2::affiliates::GET_AFFILIATE,
            &v2::contacts::GET_CONTACT,
        ], &[&UNKNOWN_PARENT])),

    row(AffiliatePayouts,
        served(Equivalent, Inferred, &[&v1::affiliates::LIST_AFFILIATE_PAYMENTS], &[&PARTNER_ROWS, &UNKNOWN_PARENT]),
        served(Equivalent, Inferred, &[&v2::affiliates::LIST_AFFILIATE_PAYMENTS], &[&PARTNER_ROWS, &UNKNOWN_PARENT])),

    row(AffiliateRunningTotals,
        served(Equivalent, Inferred, &[&v1::affiliates::LIST_AFFILIATE_SUMMARIES], &[&PARTNER_TOTALS]),
        served(Equivalent, Inferred, &[&v2::affiliates::LIST_AFFILIATE_SUMMARIES], &[&PARTNER_TOTALS])),

    row(AffiliateSummary,
        served(Partial, Inferred, &[
            &v1::affiliates::LIST_AFFILIATE_COMMISSIONS,
            &v1::affiliates::LIST_AFFILIATE_CLAWBACKS,
            &v1::affiliates::LIST_AFFILIATE_PAYMENTS,
        ], &[&PARTNER_TOTALS]),
        served(Equivalent, Inferred, &[&v2::affiliates::LIST_AFFILIATE_SUMMARIES], &[&PARTNER_TOTALS])),

    row(AffiliateGetRedirectLinks,
        served(Equivalent, Inferred, &[
            &v1::affiliates::LIST_AFFILIATE_REDIRECT_LINKS,
            &v1::affiliates::GET_AFFILIATE,
        ], &[&PARTNER_ROWS, &UNKNOWN_PARENT]),
        served(Equivalent, Inferred, &[
            &v2::affiliates::LIST_AFFILIATE_LINKS,
            &v2::affiliates::GET_AFFILIATE,
        ], &[&PARTNER_ROWS, &UNKNOWN_PARENT])),

    row(AffiliateProgramGetAll,
        served(Equivalent, Inferred, &[&v1::affiliates::LIST_AFFILIATE_PROGRAMS], &[&PARTNER_ROWS]),
        served(Equivalent, Inferred, &[&v2::affiliates::LIST_AFFILIATE_COMMISSION_PROGRAMS], &[&PARTNER_ROWS])),

    row(AffiliateProgramGetOfPartner,
        served(Equivalent, Inferred, &[
            &v1::affiliates::LIST_AFFILIATE_PROGRAMS,
            &v1::affiliates::GET_AFFILIATE,
        ], &[&PARTNER_ROWS, &UNKNOWN_PARENT]),
        served(Equivalent, Inferred, &[
            &v2::affiliates::LIST_AFFILIATE_COMMISSION_PROGRAMS,
            &v2::affiliates::GET_AFFILIATE,
        ], &[&PARTNER_ROWS, &UNKNOWN_PARENT])),

    row(AffiliateProgramGetPartners,
        served(Partial, Inferred, &[
            &v1::affiliates::LIST_AFFILIATES,
            &v1::contacts::GET_CONTACT,
        ], &[&PARTNER_COLUMNS, &UNKNOWN_PARENT]),
        served(Partial, Inferred, &[
            &v2::affiliates::GET_COMMISSION_PROGRAM,
            &v2::affiliates::GET_AFFILIATE,
            &v2::affiliates::RETRIEVE_AFFILIATE_MODEL,
            &v2::contacts::GET_CONTACT,
        ], &[&PARTNER_COLUMNS, &UNKNOWN_PARENT])),

    row(AffiliateProgramGetResources,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Inferred, &[&v2::affiliates::LIST_COMMISSION_PROGRAM_RESOURCES], &[&UNKNOWN_PARENT])),
];
