//! Referral partners and their programs over XML-RPC.

use keap_xmlrpc::methods::{affiliate, affiliate_program};

use crate::coverage::check;
use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::partners;
use crate::{Backend, Invocation, Outcome, Result};

pub(super) async fn dispatch(legacy: &XmlRpcBackend, invocation: Invocation) -> Result<Outcome> {
    match invocation {
        Invocation::AffiliateClawbacks {
            partner,
            since,
            until,
        } => {
            let call = affiliate::AffClawbacks {
                affiliate_id: partner,
                filter_start_date: since,
                filter_end_date: until,
            };
            partners::clawbacks(legacy, &call).await
        }
        Invocation::AffiliateCommissions {
            partner,
            since,
            until,
        } => {
            let call = affiliate::AffCommissions {
                affiliate_id: partner,
                filter_start_date: since,
                filter_end_date: until,
            };
            partners::commissions(legacy, &call).await
        }
        Invocation::AffiliatePayouts {
            partner,
            since,
            until,
        } => {
            let call = affiliate::AffPayouts {
                affiliate_id: partner,
                filter_start_date: since,
                filter_end_date: until,
            };
            partners::payouts(legacy, &call).await
        }
        Invocation::AffiliateRunningTotals { partners } => {
            partners::running_totals(
                legacy,
                &affiliate::AffRunningTotals {
                    affiliate_ids: partners,
                },
            )
            .await
        }
        Invocation::AffiliateSummary {
            partners,
            since,
            until,
        } => {
            let call = affiliate::AffSummary {
                affiliate_ids: partners,
                filter_start_date: since,
                filter_end_date: until,
            };
            partners::summary(legacy, &call).await
        }
        Invocation::AffiliateGetRedirectLinks { partner } => {
            let call = affiliate::GetRedirectLinksForAffiliate {
                affiliate_id: partner,
            };
            partners::rows(legacy, "", &call).await
        }
        Invocation::AffiliateProgramGetAll => {
            partners::rows(legacy, "", &affiliate_program::GetAffiliatePrograms).await
        }
        Invocation::AffiliateProgramGetOfPartner { partner } => {
            let call = affiliate_program::GetProgramsForAffiliate {
                affiliate_id: partner,
            };
            partners::rows(legacy, "", &call).await
        }
        Invocation::AffiliateProgramGetPartners { program } => {
            let call = affiliate_program::GetAffiliatesByProgram {
                program_id: program,
            };
            partners::rows(legacy, "Affiliate", &call).await
        }
        Invocation::AffiliateProgramGetResources { program } => {
            let call = affiliate_program::GetResourcesForAffiliateProgram {
                program_id: program,
            };
            partners::rows(legacy, "AffResource", &call).await
        }
        other => Err(check::unserved(other.operation(), Backend::XmlRpc)),
    }
}
