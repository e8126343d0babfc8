//! Operations of companies.

use keap_rest::CompanyId;
use keap_rest::v1::companies::*;

use crate::rest_operations::samples::Samples;

#[test]
fn companies() {
    let mut samples = Samples::load("v1/companies");
    samples.check(
        ListCompanies::new(),
        ListCompanies::new()
            .company_name("7")
            .limit(5)
            .offset(5)
            .optional_properties(["7", "8"])
            .order("7".into())
            .order_direction("7".into()),
    );
    samples.check(
        CreateCompany::new(samples.body("createCompanyUsingPOST")),
        CreateCompany::new(samples.body("createCompanyUsingPOST")),
    );
    samples.check(
        GetCompany::new(CompanyId::new(7)),
        GetCompany::new(CompanyId::new(7)).optional_properties(["7", "8"]),
    );
    samples.check(
        UpdateCompany::new(CompanyId::new(7), samples.body("updateCompanyUsingPATCH")),
        UpdateCompany::new(CompanyId::new(7), samples.body("updateCompanyUsingPATCH")),
    );
    samples.check(RetrieveCompanyModel::new(), RetrieveCompanyModel::new());
    samples.finish();
}
