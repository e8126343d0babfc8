//! Companies.

use crate::{v1, v2};

impl v2::companies::CreateCompanyRequest {
    /// A company with its name.
    pub fn named(company_name: impl Into<String>) -> Self {
        Self {
            company_name: Some(company_name.into()),
            ..Self::default()
        }
    }
}

impl v1::companies::CreateCompanyRequest {
    /// A company with its name.
    pub fn named(company_name: impl Into<String>) -> Self {
        Self::new(company_name)
    }
}
