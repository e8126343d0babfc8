//! `APIAffiliateService`, `AffiliateService` and `AffiliateProgramService`.

use keap::{AffiliateId, CommissionProgramId, Keap, model::Period};

use keap::schema::chrono::NaiveDateTime;

use super::Done;

// port: APIAffiliateService.affClawbacks
// C#: AffiliateService.AffClawbacks(affiliateId, since, until)
// PHP: affiliates()->affClawbacks($affiliateId, $since, $until)
// iSDK: affClawbacks($affiliateId, $since, $until)
// note: REST v1 alone has the rows
pub async fn aff_clawbacks(
    keap: &Keap,
    affiliate_id: AffiliateId,
    since: NaiveDateTime,
    until: NaiveDateTime,
) -> Done {
    keap.affiliates()
        .aff_clawbacks(affiliate_id, Period::new(since, until))
        .await?;
    Ok(())
}

// port: APIAffiliateService.affCommissions
// C#: AffiliateService.AffCommissions(affiliateId, since, until)
// PHP: affiliates()->affCommissions($affiliateId, $since, $until)
// iSDK: affCommissions($affiliateId, $since, $until)
// note: wall times of New York on every wire; REST takes moments
pub async fn aff_commissions(
    keap: &Keap,
    affiliate_id: AffiliateId,
    since: NaiveDateTime,
    until: NaiveDateTime,
) -> Done {
    keap.affiliates()
        .aff_commissions(affiliate_id, Period::new(since, until))
        .await?;
    Ok(())
}

// port: APIAffiliateService.affPayouts
// C#: AffiliateService.AffPayouts(affiliateId, since, until)
// PHP: affiliates()->affPayouts($affiliateId, $since, $until)
// iSDK: affPayouts($affiliateId, $since, $until)
pub async fn aff_payouts(
    keap: &Keap,
    affiliate_id: AffiliateId,
    since: NaiveDateTime,
    until: NaiveDateTime,
) -> Done {
    keap.affiliates()
        .aff_payouts(affiliate_id, Period::new(since, until))
        .await?;
    Ok(())
}

// port: APIAffiliateService.affRunningTotals
// C#: AffiliateService.AffRunningTotals(affiliateIds)
// PHP: affiliates()->affRunningTotals($affiliateIds)
// iSDK: affRunningTotals($affiliateIds)
// note: the running balance is `balance` in REST (inferred)
pub async fn aff_running_totals(keap: &Keap, affiliate_ids: Vec<AffiliateId>) -> Done {
    keap.affiliates().aff_running_totals(affiliate_ids).await?;
    Ok(())
}

// port: APIAffiliateService.affSummary
// C#: AffiliateService.AffSummary(affiliateId, since, until)
// PHP: affiliates()->affSummary($affiliateIds, $since, $until)
// iSDK: affSummary($affiliateIds, $since, $until)
pub async fn aff_summary(
    keap: &Keap,
    affiliate_ids: Vec<AffiliateId>,
    since: NaiveDateTime,
    until: NaiveDateTime,
) -> Done {
    keap.affiliates()
        .aff_summary(affiliate_ids, Period::new(since, until))
        .await?;
    Ok(())
}

// port: AffiliateService.getRedirectLinksForAffiliate
// PHP: getApi('AffiliateService')->getRedirectLinksForAffiliate($affiliateId)
// iSDK: getRedirectLinksForAffiliate($affiliateId)
pub async fn get_redirect_links_for_affiliate(keap: &Keap, affiliate_id: AffiliateId) -> Done {
    keap.affiliates()
        .get_redirect_links_for_affiliate(affiliate_id)
        .await?;
    Ok(())
}

// port: AffiliateProgramService.getAffiliatePrograms
// PHP: affiliatePrograms()->getAffiliatePrograms()
// iSDK: getAffiliatePrograms()
pub async fn get_affiliate_programs(keap: &Keap) -> Done {
    keap.affiliate_programs().get_affiliate_programs().await?;
    Ok(())
}

// port: AffiliateProgramService.getProgramsForAffiliate
// PHP: affiliatePrograms()->getProgramsForAffiliate($affiliateId)
// iSDK: getProgramsForAffiliate($affiliateId)
pub async fn get_programs_for_affiliate(keap: &Keap, affiliate_id: AffiliateId) -> Done {
    keap.affiliate_programs()
        .get_programs_for_affiliate(affiliate_id)
        .await?;
    Ok(())
}

// port: AffiliateProgramService.getAffiliatesByProgram
// PHP: affiliatePrograms()->getAffiliatesByProgram($programId)
// iSDK: getAffiliatesByProgram($programId)
// note: over REST the columns of the partner, and FirstName, LastName and Email of the contact
pub async fn get_affiliates_by_program(keap: &Keap, program_id: CommissionProgramId) -> Done {
    keap.affiliate_programs()
        .get_affiliates_by_program(program_id)
        .await?;
    Ok(())
}

// port: AffiliateProgramService.getResourcesForAffiliateProgram
// PHP: affiliatePrograms()->getResourcesForAffiliateProgram($programId)
// iSDK: getResourcesForAffiliateProgram($programId)
pub async fn get_resources_for_affiliate_program(
    keap: &Keap,
    program_id: CommissionProgramId,
) -> Done {
    keap.affiliate_programs()
        .get_resources_for_affiliate_program(program_id)
        .await?;
    Ok(())
}
