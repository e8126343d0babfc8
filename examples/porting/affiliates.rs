//! `APIAffiliateService`, `AffiliateService` and `AffiliateProgramService`.

use chrono::{DateTime, NaiveDateTime, Utc};
use keap_rest::{Client as Rest, v1, v2};
use keap_xmlrpc::{self as xmlrpc, Client as Xml};

use super::Done;

// port: APIAffiliateService.affClawbacks
// C#: AffiliateService.AffClawbacks(affiliateId, since, until)
// PHP: affiliates()->affClawbacks($affiliateId, $since, $until)
// iSDK: affClawbacks($affiliateId, $since, $until)
// note: rows in REST v1 only; v2 has the sum alone
pub async fn aff_clawbacks(
    xml: &Xml,
    rest: &Rest,
    affiliate_id: i32,
    since: NaiveDateTime,
    until: NaiveDateTime,
) -> Done {
    xml.call(&xmlrpc::affiliate::AffClawbacks {
        affiliate_id,
        filter_start_date: since,
        filter_end_date: until,
    })
    .await?;
    rest.send(&v1::affiliates::ListAffiliateClawbacks::new(i64::from(
        affiliate_id,
    )))
    .await?;
    Ok(())
}

// port: APIAffiliateService.affCommissions
// C#: AffiliateService.AffCommissions(affiliateId, since, until)
// PHP: affiliates()->affCommissions($affiliateId, $since, $until)
// iSDK: affCommissions($affiliateId, $since, $until)
// note: REST takes instants, XML-RPC Eastern wall time
pub async fn aff_commissions(
    xml: &Xml,
    rest: &Rest,
    affiliate_id: i32,
    since: NaiveDateTime,
    until: NaiveDateTime,
    from: DateTime<Utc>,
) -> Done {
    xml.call(&xmlrpc::affiliate::AffCommissions {
        affiliate_id,
        filter_start_date: since,
        filter_end_date: until,
    })
    .await?;
    rest.send(
        &v2::affiliates::ListAffiliateCommissions::new(i64::from(affiliate_id))
            .filter(v2::affiliates::AffiliateCommissionsFilter::since_time(from)),
    )
    .await?;
    Ok(())
}

// port: APIAffiliateService.affPayouts
// C#: AffiliateService.AffPayouts(affiliateId, since, until)
// PHP: affiliates()->affPayouts($affiliateId, $since, $until)
// iSDK: affPayouts($affiliateId, $since, $until)
pub async fn aff_payouts(
    xml: &Xml,
    rest: &Rest,
    affiliate_id: i32,
    since: NaiveDateTime,
    until: NaiveDateTime,
    from: DateTime<Utc>,
) -> Done {
    xml.call(&xmlrpc::affiliate::AffPayouts {
        affiliate_id,
        filter_start_date: since,
        filter_end_date: until,
    })
    .await?;
    rest.send(
        &v2::affiliates::ListAffiliatePayments::new(i64::from(affiliate_id))
            .filter(v2::affiliates::AffiliatePaymentsFilter::since_time(from)),
    )
    .await?;
    Ok(())
}

// port: APIAffiliateService.affRunningTotals
// C#: AffiliateService.AffRunningTotals(affiliateIds)
// PHP: affiliates()->affRunningTotals($affiliateIds)
// iSDK: affRunningTotals($affiliateIds)
// note: the running total is `balance` (inferred)
pub async fn aff_running_totals(
    xml: &Xml,
    rest: &Rest,
    affiliate_ids: Vec<i32>,
    ids: Vec<i64>,
) -> Done {
    xml.call(&xmlrpc::affiliate::AffRunningTotals { affiliate_ids })
        .await?;
    rest.send(
        &v2::affiliates::ListAffiliateSummaries::new()
            .filter(v2::affiliates::AffiliateSummariesFilter::affiliate_ids(ids)),
    )
    .await?;
    Ok(())
}

// port: APIAffiliateService.affSummary
// C#: AffiliateService.AffSummary(affiliateId, since, until)
// PHP: affiliates()->affSummary($affiliateIds, $since, $until)
// iSDK: affSummary($affiliateIds, $since, $until)
pub async fn aff_summary(
    xml: &Xml,
    rest: &Rest,
    affiliate_ids: Vec<i32>,
    since: NaiveDateTime,
    until: NaiveDateTime,
    ids: Vec<i64>,
    from: DateTime<Utc>,
) -> Done {
    xml.call(&xmlrpc::affiliate::AffSummary {
        affiliate_ids,
        filter_start_date: since,
        filter_end_date: until,
    })
    .await?;
    rest.send(
        &v2::affiliates::ListAffiliateSummaries::new().filter(
            v2::affiliates::AffiliateSummariesFilter::affiliate_ids(ids)
                .and(v2::affiliates::AffiliateSummariesFilter::since_time(from)),
        ),
    )
    .await?;
    Ok(())
}

// port: AffiliateService.getRedirectLinksForAffiliate
// PHP: getApi('AffiliateService')->getRedirectLinksForAffiliate($affiliateId)
// iSDK: getRedirectLinksForAffiliate($affiliateId)
pub async fn get_redirect_links_for_affiliate(xml: &Xml, rest: &Rest, affiliate_id: i32) -> Done {
    xml.call(&xmlrpc::affiliate::GetRedirectLinksForAffiliate { affiliate_id })
        .await?;
    rest.send(&v2::affiliates::ListAffiliateLinks::new().filter(
        v2::affiliates::AffiliateLinksFilter::affiliate_id(i64::from(affiliate_id)),
    ))
    .await?;
    Ok(())
}

// port: AffiliateProgramService.getAffiliatePrograms
// PHP: affiliatePrograms()->getAffiliatePrograms()
// iSDK: getAffiliatePrograms()
pub async fn get_affiliate_programs(xml: &Xml, rest: &Rest) -> Done {
    xml.call(&xmlrpc::affiliate_program::GetAffiliatePrograms)
        .await?;
    rest.send(&v2::affiliates::ListAffiliateCommissionPrograms::new())
        .await?;
    Ok(())
}

// port: AffiliateProgramService.getProgramsForAffiliate
// PHP: affiliatePrograms()->getProgramsForAffiliate($affiliateId)
// iSDK: getProgramsForAffiliate($affiliateId)
pub async fn get_programs_for_affiliate(xml: &Xml, rest: &Rest, affiliate_id: i32) -> Done {
    xml.call(&xmlrpc::affiliate_program::GetProgramsForAffiliate { affiliate_id })
        .await?;
    rest.send(
        &v2::affiliates::ListAffiliateCommissionPrograms::new().filter(
            v2::affiliates::AffiliateCommissionProgramsFilter::affiliate_id(i64::from(
                affiliate_id,
            )),
        ),
    )
    .await?;
    Ok(())
}

// port: AffiliateProgramService.getAffiliatesByProgram
// PHP: affiliatePrograms()->getAffiliatesByProgram($programId)
// iSDK: getAffiliatesByProgram($programId)
// note: v2 answers ids only
pub async fn get_affiliates_by_program(xml: &Xml, rest: &Rest, program_id: i32) -> Done {
    xml.call(&xmlrpc::affiliate_program::GetAffiliatesByProgram { program_id })
        .await?;
    rest.send(&v2::affiliates::GetCommissionProgram::new(i64::from(
        program_id,
    )))
    .await?;
    Ok(())
}

// port: AffiliateProgramService.getResourcesForAffiliateProgram
// PHP: affiliatePrograms()->getResourcesForAffiliateProgram($programId)
// iSDK: getResourcesForAffiliateProgram($programId)
pub async fn get_resources_for_affiliate_program(xml: &Xml, rest: &Rest, program_id: i32) -> Done {
    xml.call(&xmlrpc::affiliate_program::GetResourcesForAffiliateProgram { program_id })
        .await?;
    rest.send(&v2::affiliates::ListCommissionProgramResources::new(
        i64::from(program_id),
    ))
    .await?;
    Ok(())
}
