//! `AffiliateProgramService`: commission programs and their partners.

use crate::Struct;
use crate::define::method;

method! {
    /// Lists all commission programs.
    ///
    /// Wire: `AffiliateProgramService.getAffiliatePrograms(key) -> struct[]`.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/commissionPrograms` (equivalent); v1
    /// `GET /rest/v1/affiliates/programs` (equivalent).
    GetAffiliatePrograms = "AffiliateProgramService.getAffiliatePrograms": Read => Vec<Struct> {}
}

method! {
    /// Lists the partners of a program, with the fields of partner and contact and all custom
    /// fields.
    ///
    /// Wire: `AffiliateProgramService.getAffiliatesByProgram(key, int programId) -> struct[]`.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/commissionPrograms/{commission_program_id}`,
    /// `GET /rest/v2/affiliates/{id}` (equivalent); v1 `GET /rest/v1/affiliates` (equivalent). v2
    /// gives ids; each partner is a call of its own.
    GetAffiliatesByProgram = "AffiliateProgramService.getAffiliatesByProgram": Read => Vec<Struct> {
        /// The program.
        program_id: i32,
    }
}

method! {
    /// Lists the programs of a partner.
    ///
    /// Wire: `AffiliateProgramService.getProgramsForAffiliate(key, int affiliateId) -> struct[]`.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/commissionPrograms` (equivalent); v1
    /// `GET /rest/v1/affiliates/programs` (equivalent).
    GetProgramsForAffiliate = "AffiliateProgramService.getProgramsForAffiliate": Read => Vec<Struct> {
        /// The partner.
        affiliate_id: i32,
    }
}

method! {
    /// Lists the resources of a program.
    ///
    /// Wire:
    /// `AffiliateProgramService.getResourcesForAffiliateProgram(key, int programId) -> struct[]`.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/commissionPrograms/{commission_program_id}/resources`
    /// (equivalent). Not in v1.
    GetResourcesForAffiliateProgram = "AffiliateProgramService.getResourcesForAffiliateProgram": Read => Vec<Struct> {
        /// The program.
        program_id: i32,
    }
}
