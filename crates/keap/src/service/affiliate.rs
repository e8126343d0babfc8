//! `APIAffiliateService`, `AffiliateService` and `AffiliateProgramService`: referral partners.

use keap_schema::Record;

use super::records;
use crate::{
    AffiliateId, CommissionProgramId, Invocation, Result,
    model::{
        Clawback, Commission, CommissionProgram, PartnerPayment, PartnerSums, Period, RedirectLink,
    },
};

service! {
    /// What partners earn, as the legacy `APIAffiliateService` and `AffiliateService` have it. Partners are named by their
    /// `Affiliate.Id`, amounts are in main units of the account's currency.
    AffiliateService
}

impl AffiliateService<'_> {
    /// Lists commissions that were taken back, by when they had been earned.
    ///
    /// # Errors
    /// `NotFound` when there is no such partner; `Unsupported` over REST v2 (`KB-113`).
    pub async fn aff_clawbacks(
        self,
        partner: AffiliateId,
        period: Period,
    ) -> Result<Vec<Clawback>> {
        let invocation = Invocation::AffiliateClawbacks {
            partner,
            since: period.since,
            until: period.until,
        };
        read(self.0.invoke(invocation).await?)
    }

    /// Lists commissions.
    ///
    /// # Errors
    /// `NotFound` when there is no such partner; over REST v1 there are none of such a one.
    pub async fn aff_commissions(
        self,
        partner: AffiliateId,
        period: Period,
    ) -> Result<Vec<Commission>> {
        let invocation = Invocation::AffiliateCommissions {
            partner,
            since: period.since,
            until: period.until,
        };
        read(self.0.invoke(invocation).await?)
    }

    /// Lists payments to a partner.
    ///
    /// # Errors
    /// `NotFound` when there is no such partner.
    pub async fn aff_payouts(
        self,
        partner: AffiliateId,
        period: Period,
    ) -> Result<Vec<PartnerPayment>> {
        let invocation = Invocation::AffiliatePayouts {
            partner,
            since: period.since,
            until: period.until,
        };
        read(self.0.invoke(invocation).await?)
    }

    /// Sums up what partners earned and were paid, one row for each that there is.
    ///
    /// # Errors
    /// As every call; partners that there are not have no row.
    pub async fn aff_running_totals(
        self,
        partners: impl Into<Vec<AffiliateId>>,
    ) -> Result<Vec<PartnerSums>> {
        let invocation = Invocation::AffiliateRunningTotals {
            partners: partners.into(),
        };
        read(self.0.invoke(invocation).await?)
    }

    /// Sums up what partners earned in a period, one row for each that there is. Over REST v1 their rows are read and
    /// added up.
    ///
    /// # Errors
    /// As every call; partners that there are not have no row.
    pub async fn aff_summary(
        self,
        partners: impl Into<Vec<AffiliateId>>,
        period: Period,
    ) -> Result<Vec<PartnerSums>> {
        let invocation = Invocation::AffiliateSummary {
            partners: partners.into(),
            since: period.since,
            until: period.until,
        };
        read(self.0.invoke(invocation).await?)
    }

    /// Lists the links of a partner.
    ///
    /// # Errors
    /// Those of every read.
    pub async fn get_redirect_links_for_affiliate(
        self,
        partner: AffiliateId,
    ) -> Result<Vec<RedirectLink>> {
        let invocation = Invocation::AffiliateGetRedirectLinks { partner };
        read(self.0.invoke(invocation).await?)
    }
}

service! {
    /// Commission programs, as the legacy `AffiliateProgramService` has them.
    AffiliateProgramService
}

impl AffiliateProgramService<'_> {
    /// Lists all programs.
    ///
    /// # Errors
    /// Those of every read.
    pub async fn get_affiliate_programs(self) -> Result<Vec<CommissionProgram>> {
        read(self.0.invoke(Invocation::AffiliateProgramGetAll).await?)
    }

    /// Lists the programs of a partner, an `Affiliate.Id`.
    ///
    /// # Errors
    /// Those of every read.
    pub async fn get_programs_for_affiliate(
        self,
        partner: AffiliateId,
    ) -> Result<Vec<CommissionProgram>> {
        let invocation = Invocation::AffiliateProgramGetOfPartner { partner };
        read(self.0.invoke(invocation).await?)
    }

    /// Lists the partners of a program: columns of `Affiliate` and of its contact (`KB-112`).
    ///
    /// # Errors
    /// `NotFound` when there is no such program; over REST v1 it has no partners.
    pub async fn get_affiliates_by_program(
        self,
        program: CommissionProgramId,
    ) -> Result<Vec<Record>> {
        let invocation = Invocation::AffiliateProgramGetPartners { program };
        records(self.0.invoke(invocation).await?)
    }

    /// Lists what partners of a program advertise with: rows of `AffResource`.
    ///
    /// # Errors
    /// `NotFound` when there is no such program; `Unsupported` over REST v1 (`KB-018`).
    pub async fn get_resources_for_affiliate_program(
        self,
        program: CommissionProgramId,
    ) -> Result<Vec<Record>> {
        let invocation = Invocation::AffiliateProgramGetResources { program };
        records(self.0.invoke(invocation).await?)
    }
}

fn read<T: From<Record>>(outcome: crate::Outcome) -> Result<Vec<T>> {
    Ok(records(outcome)?.into_iter().map(T::from).collect())
}
