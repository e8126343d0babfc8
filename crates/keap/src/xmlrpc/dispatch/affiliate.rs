//! Referral partners and their programs over XML-RPC.

use keap_xmlrpc::methods::{affiliate, affiliate_program};

use crate::coverage::check;
use crate::operation::argument::numbers;
use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::partners;
use crate::xmlrpc::wire::{wire_id, wire_numbers};
use crate::{Backend, Invocation, Outcome, Result};

pub(super) async fn dispatch(legacy: &XmlRpcBackend, invocation: Invocation) -> Result<Outcome> {
    match invocation {
        Invocation::AffiliateClawbacks {
            partner,
            since,
            until,
        } => {
            let call = affiliate::AffClawbacks {
                affiliate_id: wire_id(partner.get())?,
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
                affiliate_id: wire_id(partner.get())?,
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
                affiliate_id: wire_id(partner.get())?,
                filter_start_date: since,
                filter_end_date: until,
            };
            partners::payouts(legacy, &call).await
        }
        Invocation::AffiliateRunningTotals { partners } => {
            let affiliate_ids = wire_numbers(&numbers(partners))?;
            partners::running_totals(legacy, &affiliate::AffRunningTotals { affiliate_ids }).await
        }
        Invocation::AffiliateSummary {
            partners,
            since,
            until,
        } => {
            let call = affiliate::AffSummary {
                affiliate_ids: wire_numbers(&numbers(partners))?,
                filter_start_date: since,
                filter_end_date: until,
            };
            partners::summary(legacy, &call).await
        }
        Invocation::AffiliateGetRedirectLinks { partner } => {
            let affiliate_id = wire_id(partner.get())?;
            let call = affiliate::GetRedirectLinksForAffiliate { affiliate_id };
            partners::rows(legacy, "", &call).await
        }
        Invocation::AffiliateProgramGetAll => {
            partners::rows(legacy, "", &affiliate_program::GetAffiliatePrograms).await
        }
        Invocation::AffiliateProgramGetOfPartner { partner } => {
            let affiliate_id = wire_id(partner.get())?;
            let call = affiliate_program::GetProgramsForAffiliate { affiliate_id };
            partners::rows(legacy, "", &call).await
        }
        Invocation::AffiliateProgramGetPartners { program } => {
            let program_id = wire_id(program.get())?;
            let call = affiliate_program::GetAffiliatesByProgram { program_id };
            partners::rows(legacy, "Affiliate", &call).await
        }
        Invocation::AffiliateProgramGetResources { program } => {
            let program_id = wire_id(program.get())?;
            let call = affiliate_program::GetResourcesForAffiliateProgram { program_id };
            partners::rows(legacy, "AffResource", &call).await
        }
        other => Err(check::unserved(other.operation(), Backend::XmlRpc)),
    }
}
