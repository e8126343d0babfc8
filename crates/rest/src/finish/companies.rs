//! Companies.

use crate::{v1, v2};

impl v2::companies::CreateCompanyRequest {
    /// A company with its name.
    ///
    /// ```
    /// use keap_rest::v2::companies::{CreateCompany, CreateCompanyRequest};
    ///
    /// let body = CreateCompanyRequest::named("Example Ltd")
    ///     .website("https://example.com");
    /// assert_eq!(
    ///     serde_json::to_value(&body)?,
    ///     serde_json::json!({"company_name": "Example Ltd", "website": "https://example.com"})
    /// );
    /// let _create = CreateCompany::new(body);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
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
