//! Companies.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{ObjectModel, OrderDirection};
use crate::endpoints;
use crate::{CompanyId, Cursor, Draft, Info, JsonBody, ListStyle, Operation, Page, Pages};

pub use model::*;

/// Lists companies: `GET /rest/v1/companies`.
///
/// Operation `listCompaniesUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListCompanies {
    pub company_name: Option<String>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// Properties that are not part of the answer by default.
    pub optional_properties: Vec<String>,
    /// What the list is ordered by.
    pub order: Option<CompaniesOrder>,
    /// Ascending or descending.
    pub order_direction: Option<OrderDirection>,
}

impl ListCompanies {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`company_name`](field@Self::company_name).
    #[must_use]
    pub fn company_name(mut self, company_name: impl Into<String>) -> Self {
        self.company_name = Some(company_name.into());
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`optional_properties`](field@Self::optional_properties).
    #[must_use]
    pub fn optional_properties(
        mut self,
        optional_properties: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.optional_properties = optional_properties.into_iter().map(Into::into).collect();
        self
    }

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: CompaniesOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`order_direction`](field@Self::order_direction).
    #[must_use]
    pub fn order_direction(mut self, order_direction: OrderDirection) -> Self {
        self.order_direction = Some(order_direction);
        self
    }
}

impl Operation for ListCompanies {
    type Output = CompanyList;

    const INFO: &'static Info = &endpoints::v1::companies::LIST_COMPANIES;

    fn write(&self, draft: &mut Draft) {
        draft.query("company_name", self.company_name.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.list(
            "optional_properties",
            &self.optional_properties,
            ListStyle::Comma,
        );
        draft.query("order", self.order.as_ref());
        draft.query("order_direction", self.order_direction.as_ref());
    }
}

impl Pages for ListCompanies {
    type Item = Company;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Company> {
        Page::with_offset(answer.companies)
    }
}

/// Creates a company: `POST /rest/v1/companies`.
///
/// Operation `createCompanyUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCompany {
    pub body: JsonBody<CreateCompanyRequest>,
}

impl CreateCompany {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCompanyRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateCompany {
    type Output = Company;

    const INFO: &'static Info = &endpoints::v1::companies::CREATE_COMPANY;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a company: `GET /rest/v1/companies/{companyId}`.
///
/// Operation `getCompanyUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetCompany {
    /// In the path.
    pub company_id: CompanyId,
    /// Properties that are not part of the answer by default.
    pub optional_properties: Vec<String>,
}

impl GetCompany {
    /// The operation with what it requires; the rest is left out.
    pub fn new(company_id: CompanyId) -> Self {
        Self {
            company_id,
            optional_properties: Vec::new(),
        }
    }

    /// Sets [`optional_properties`](field@Self::optional_properties).
    #[must_use]
    pub fn optional_properties(
        mut self,
        optional_properties: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.optional_properties = optional_properties.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for GetCompany {
    type Output = Company;

    const INFO: &'static Info = &endpoints::v1::companies::GET_COMPANY;

    fn write(&self, draft: &mut Draft) {
        draft.path("companyId", &self.company_id);
        draft.list(
            "optional_properties",
            &self.optional_properties,
            ListStyle::Comma,
        );
    }
}

/// Changes a company: `PATCH /rest/v1/companies/{companyId}`.
///
/// Operation `updateCompanyUsingPATCH`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateCompany {
    /// In the path.
    pub company_id: CompanyId,
    pub body: JsonBody<UpdateCompanyRequest>,
}

impl UpdateCompany {
    /// The operation with its parameters.
    pub fn new(company_id: CompanyId, body: impl Into<JsonBody<UpdateCompanyRequest>>) -> Self {
        Self {
            company_id,
            body: body.into(),
        }
    }
}

impl Operation for UpdateCompany {
    type Output = Company;

    const INFO: &'static Info = &endpoints::v1::companies::UPDATE_COMPANY;

    fn write(&self, draft: &mut Draft) {
        draft.path("companyId", &self.company_id);
        draft.json(&self.body);
    }
}

/// Reads a company model: `GET /rest/v1/companies/model`.
///
/// Operation `retrieveCompanyModelUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveCompanyModel {}

impl RetrieveCompanyModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveCompanyModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v1::companies::RETRIEVE_COMPANY_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}
