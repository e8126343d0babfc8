//! The operations of `APIAffiliateService`, `AffiliateService` and `AffiliateProgramService`; what a row says is told in
//! [`rows`](super).
//!
//! Partners are rows of `Affiliate`. Dates are wall times, as XML-RPC has them; both ends belong to a period.

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        AffiliateClawbacks affiliate_clawbacks = "APIAffiliateService.affClawbacks", Read => Records, on Tables["Affiliate"],
            "lists the commissions of a partner that were taken back" {
                /// The partner, an `Affiliate.Id`.
                partner: AffiliateId = id("partner id"),
                /// From when.
                since: NaiveDateTime = wall_time("start date"),
                /// Until when.
                until: NaiveDateTime = wall_time("end date"),
            };

        AffiliateCommissions affiliate_commissions = "APIAffiliateService.affCommissions", Read => Records, on Tables["Affiliate"],
            "lists the commissions of a partner" {
                /// The partner, an `Affiliate.Id`.
                partner: AffiliateId = id("partner id"),
                /// From when.
                since: NaiveDateTime = wall_time("start date"),
                /// Until when.
                until: NaiveDateTime = wall_time("end date"),
            };

        AffiliatePayouts affiliate_payouts = "APIAffiliateService.affPayouts", Read => Records, on Tables["Affiliate"],
            "lists what a partner was paid" {
                /// The partner, an `Affiliate.Id`.
                partner: AffiliateId = id("partner id"),
                /// From when.
                since: NaiveDateTime = wall_time("start date"),
                /// Until when.
                until: NaiveDateTime = wall_time("end date"),
            };

        AffiliateRunningTotals affiliate_running_totals = "APIAffiliateService.affRunningTotals", Read => Records, on Tables["Affiliate"],
            "sums up what partners earned and were paid" {
                /// The partners, each an `Affiliate.Id`.
                partners: Vec<AffiliateId> = ids("list of partner ids"),
            };

        AffiliateSummary affiliate_summary = "APIAffiliateService.affSummary", Read => Records, on Tables["Affiliate"],
            "sums up what partners earned in a period" {
                /// The partners, each an `Affiliate.Id`.
                partners: Vec<AffiliateId> = ids("list of partner ids"),
                /// From when.
                since: NaiveDateTime = wall_time("start date"),
                /// Until when.
                until: NaiveDateTime = wall_time("end date"),
            };

        AffiliateGetRedirectLinks affiliate_get_redirect_links = "AffiliateService.getRedirectLinksForAffiliate", Read => Records, on Tables["Affiliate"],
            "lists the links of a partner" {
                /// The partner, an `Affiliate.Id`.
                partner: AffiliateId = id("partner id"),
            };

        AffiliateProgramGetAll affiliate_program_get_all = "AffiliateProgramService.getAffiliatePrograms", Read => Records, on Tables["Affiliate"],
            "lists the commission programs";

        AffiliateProgramGetOfPartner affiliate_program_get_of_partner = "AffiliateProgramService.getProgramsForAffiliate", Read => Records, on Tables["Affiliate"],
            "lists the commission programs of a partner" {
                /// The partner, an `Affiliate.Id`.
                partner: AffiliateId = id("partner id"),
            };

        AffiliateProgramGetPartners affiliate_program_get_partners = "AffiliateProgramService.getAffiliatesByProgram", Read => Records, on Tables["Affiliate", "Contact"],
            "lists the partners of a commission program" {
                /// The program.
                program: CommissionProgramId = id("program id"),
            };

        AffiliateProgramGetResources affiliate_program_get_resources = "AffiliateProgramService.getResourcesForAffiliateProgram", Read => Records, on Tables["AffResource"],
            "lists what partners of a commission program advertise with" {
                /// The program.
                program: CommissionProgramId = id("program id"),
            };
        }
    };
}

pub(crate) use rows;
