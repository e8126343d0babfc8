//! `AffiliateProgramService`: commission programs and their partners.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use keap_schema::id::{AffiliateId, CommissionProgramId};

use crate::Struct;
use crate::methods::define::method;

method! {
    /// Lists all commission programs.
    ///
    /// Wire: `AffiliateProgramService.getAffiliatePrograms(key) -> struct[]`.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/commissionPrograms` (equivalent); v1
    /// `GET /rest/v1/affiliates/programs` (equivalent). The priority is a text in v2, a number
    /// elsewhere.
    GetAffiliatePrograms = "AffiliateProgramService.getAffiliatePrograms": Read => Vec<Struct> {}
}

method! {
    /// Lists the partners of a program, with the fields of partner and contact and all custom
    /// fields.
    ///
    /// Wire: `AffiliateProgramService.getAffiliatesByProgram(key, int programId) -> struct[]`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/commissionPrograms/{commission_program_id}`,
    /// `GET /rest/v2/affiliates/{id}` (equivalent); v1 `GET /rest/v1/affiliates` (equivalent). v2
    /// gives ids; each partner is a call of its own.
    GetAffiliatesByProgram = "AffiliateProgramService.getAffiliatesByProgram": Read => Vec<Struct> {
        /// As [`GetAffiliatePrograms`] gives it.
        program_id: CommissionProgramId,
    }
}

method! {
    /// Lists the programs of a partner.
    ///
    /// Wire: `AffiliateProgramService.getProgramsForAffiliate(key, int affiliateId) -> struct[]`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/commissionPrograms` (equivalent); v1
    /// `GET /rest/v1/affiliates/programs` (equivalent). The priority is a text in v2, a number
    /// elsewhere.
    GetProgramsForAffiliate = "AffiliateProgramService.getProgramsForAffiliate": Read => Vec<Struct> {
        /// The partner.
        affiliate_id: AffiliateId,
    }
}

method! {
    /// Lists the resources of a program.
    ///
    /// Wire:
    /// `AffiliateProgramService.getResourcesForAffiliateProgram(key, int programId) -> struct[]`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/commissionPrograms/{commission_program_id}/resources`
    /// (equivalent). Not in v1. Rows are those of table `AffResource`.
    GetResourcesForAffiliateProgram = "AffiliateProgramService.getResourcesForAffiliateProgram": Read => Vec<Struct> {
        /// As [`GetAffiliatePrograms`] gives it.
        program_id: CommissionProgramId,
    }
}
