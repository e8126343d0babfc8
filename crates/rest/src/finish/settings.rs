//! Settings of the application.

use crate::v2::settings::GetApplicationConfigurations;

/// What the vendor's document lists for `fields`, in 2026.
const PARTS: [&str; 12] = [
    "AFFILIATE",
    "APPOINTMENT",
    "CONTACT",
    "ECOMMERCE",
    "EMAIL",
    "FORMS",
    "FULFILLMENT",
    "INVOICE",
    "NOTE",
    "OPPORTUNITY",
    "TASK",
    "TEMPLATE",
];

impl GetApplicationConfigurations {
    /// Reads every part of the configuration. Without names only the part `application` comes back; the names are
    /// in upper case, other than the properties of the answer.
    ///
    /// ```
    /// use keap_rest::v2::settings::GetApplicationConfigurations;
    /// use keap_rest::{Draft, Operation};
    ///
    /// let mut draft = Draft::new(GetApplicationConfigurations::INFO.path);
    /// GetApplicationConfigurations::everything().write(&mut draft);
    /// assert!(draft.as_query().starts_with("fields=AFFILIATE&fields=APPOINTMENT&"));
    ///
    /// // The types a contact can have, and nothing of the other parts.
    /// let _contact = GetApplicationConfigurations::new().fields(["CONTACT"]);
    /// ```
    pub fn everything() -> Self {
        Self::new().fields(PARTS)
    }
}
