//! Referral partners and their programs over REST.

use crate::coverage::check;
use crate::operation::argument::numbers;
use crate::rest::backend::RestBackend;
use crate::rest::service::partner::{self, Period};
use crate::{Invocation, Outcome, Result};

pub(super) async fn dispatch(rest: &RestBackend, invocation: Invocation) -> Result<Outcome> {
    let rows = match invocation {
        Invocation::AffiliateClawbacks {
            partner,
            since,
            until,
        } => partner::clawbacks(rest, partner.get(), Period { since, until }).await,
        Invocation::AffiliateCommissions {
            partner,
            since,
            until,
        } => partner::commissions(rest, partner.get(), Period { since, until }).await,
        Invocation::AffiliatePayouts {
            partner,
            since,
            until,
        } => partner::payouts(rest, partner.get(), Period { since, until }).await,
        Invocation::AffiliateRunningTotals { partners } => {
            partner::running_totals(rest, &numbers(partners)).await
        }
        Invocation::AffiliateSummary {
            partners,
            since,
            until,
        } => partner::summary(rest, &numbers(partners), Period { since, until }).await,
        Invocation::AffiliateGetRedirectLinks { partner } => {
            partner::redirect_links(rest, partner.get()).await
        }
        Invocation::AffiliateProgramGetAll => partner::programs(rest, None).await,
        Invocation::AffiliateProgramGetOfPartner { partner } => {
            partner::programs(rest, Some(partner.get())).await
        }
        Invocation::AffiliateProgramGetPartners { program } => {
            partner::partners(rest, program.get()).await
        }
        Invocation::AffiliateProgramGetResources { program } => {
            partner::resources(rest, program.get()).await
        }
        other => Err(check::unserved(other.operation(), rest.backend)),
    };
    rows.map(Outcome::Records)
}
