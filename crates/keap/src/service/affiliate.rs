//! `APIAffiliateService`, `AffiliateService` and `AffiliateProgramService`: referral partners.

use std::future::Future;

use keap_schema::Record;

use super::{Invoke, records};
use crate::{
    AffiliateId, Clawback, Commission, CommissionProgram, CommissionProgramId, Invocation,
    PartnerPayment, PartnerSums, Period, RedirectLink, Result,
};

/// What partners earn, as the legacy `APIAffiliateService` and `AffiliateService` have it. Partners are named by their
/// `Affiliate.Id`, amounts are in main units of the account's currency.
pub trait AffiliateService: Invoke {
    /// Lists commissions that were taken back, by when they had been earned.
    ///
    /// # Errors
    /// `NotFound` when there is no such partner; `Unsupported` over REST v2 (`KB-113`).
    fn aff_clawbacks(
        &self,
        partner: AffiliateId,
        period: Period,
    ) -> impl Future<Output = Result<Vec<Clawback>>> + Send {
        let invocation = Invocation::AffiliateClawbacks {
            partner,
            since: period.since,
            until: period.until,
        };
        async move { read(self.invoke(invocation).await?) }
    }

    /// Lists commissions.
    ///
    /// # Errors
    /// `NotFound` when there is no such partner; over REST v1 there are none of such a one.
    fn aff_commissions(
        &self,
        partner: AffiliateId,
        period: Period,
    ) -> impl Future<Output = Result<Vec<Commission>>> + Send {
        let invocation = Invocation::AffiliateCommissions {
            partner,
            since: period.since,
            until: period.until,
        };
        async move { read(self.invoke(invocation).await?) }
    }

    /// Lists payments to a partner.
    ///
    /// # Errors
    /// `NotFound` when there is no such partner.
    fn aff_payouts(
        &self,
        partner: AffiliateId,
        period: Period,
    ) -> impl Future<Output = Result<Vec<PartnerPayment>>> + Send {
        let invocation = Invocation::AffiliatePayouts {
            partner,
            since: period.since,
            until: period.until,
        };
        async move { read(self.invoke(invocation).await?) }
    }

    /// Sums up what partners earned and were paid, one row for each that there is.
    fn aff_running_totals(
        &self,
        partners: impl Into<Vec<AffiliateId>>,
    ) -> impl Future<Output = Result<Vec<PartnerSums>>> + Send {
        let invocation = Invocation::AffiliateRunningTotals {
            partners: partners.into(),
        };
        async move { read(self.invoke(invocation).await?) }
    }

    /// Sums up what partners earned in a period, one row for each that there is. Over REST v1 their rows are read and
    /// added up.
    fn aff_summary(
        &self,
        partners: impl Into<Vec<AffiliateId>>,
        period: Period,
    ) -> impl Future<Output = Result<Vec<PartnerSums>>> + Send {
        let invocation = Invocation::AffiliateSummary {
            partners: partners.into(),
            since: period.since,
            until: period.until,
        };
        async move { read(self.invoke(invocation).await?) }
    }

    /// Lists the links of a partner.
    ///
    /// # Errors
    /// Those of every read.
    fn get_redirect_links_for_affiliate(
        &self,
        partner: AffiliateId,
    ) -> impl Future<Output = Result<Vec<RedirectLink>>> + Send {
        let invocation = Invocation::AffiliateGetRedirectLinks { partner };
        async move { read(self.invoke(invocation).await?) }
    }
}

/// Commission programs, as the legacy `AffiliateProgramService` has them.
pub trait AffiliateProgramService: Invoke {
    /// Lists all programs.
    ///
    /// # Errors
    /// Those of every read.
    fn get_affiliate_programs(
        &self,
    ) -> impl Future<Output = Result<Vec<CommissionProgram>>> + Send {
        async move { read(self.invoke(Invocation::AffiliateProgramGetAll).await?) }
    }

    /// Lists the programs of a partner, an `Affiliate.Id`.
    ///
    /// # Errors
    /// Those of every read.
    fn get_programs_for_affiliate(
        &self,
        partner: AffiliateId,
    ) -> impl Future<Output = Result<Vec<CommissionProgram>>> + Send {
        let invocation = Invocation::AffiliateProgramGetOfPartner { partner };
        async move { read(self.invoke(invocation).await?) }
    }

    /// Lists the partners of a program: columns of `Affiliate` and of its contact (`KB-112`).
    ///
    /// # Errors
    /// `NotFound` when there is no such program; over REST v1 it has no partners.
    fn get_affiliates_by_program(
        &self,
        program: CommissionProgramId,
    ) -> impl Future<Output = Result<Vec<Record>>> + Send {
        let invocation = Invocation::AffiliateProgramGetPartners { program };
        async move { records(self.invoke(invocation).await?) }
    }

    /// Lists what partners of a program advertise with: rows of `AffResource`.
    ///
    /// # Errors
    /// `NotFound` when there is no such program; `Unsupported` over REST v1 (`KB-018`).
    fn get_resources_for_affiliate_program(
        &self,
        program: CommissionProgramId,
    ) -> impl Future<Output = Result<Vec<Record>>> + Send {
        let invocation = Invocation::AffiliateProgramGetResources { program };
        async move { records(self.invoke(invocation).await?) }
    }
}

fn read<T: From<Record>>(outcome: crate::Outcome) -> Result<Vec<T>> {
    Ok(records(outcome)?.into_iter().map(T::from).collect())
}
