//! Models of settings.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::UserId;
use crate::null::nullable;

/// An application company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationCompany {
    pub name: Option<String>,
    pub country: Option<String>,
    pub email: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub zip: Option<String>,
    pub phone: Option<String>,
    pub website: Option<String>,
    pub street_address_1: Option<String>,
    pub street_address_2: Option<String>,
    pub phone_ext: Option<String>,
    pub caller_id_number: Option<String>,
    pub web_logo_url: Option<String>,
}

/// An application configuration module affiliate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleAffiliate {
    pub commission: Option<ApplicationConfigurationModuleAffiliateCommission>,
    pub choose_affiliate: Option<bool>,
    pub custom_affiliate_url: Option<String>,
    pub display_affiliate_ip_address: Option<bool>,
    pub do_not_notify_affiliate: Option<bool>,
    pub use_referral_history_if_no_tracking_cookie: Option<bool>,
    pub skip_pay_if_unused: Option<bool>,
}

/// The application configuration module affiliate commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleAffiliateCommission {
    pub levels: Option<i32>,
    pub calculation_type: Option<String>,
    pub participant_types: Option<String>,
}

/// An application configuration module application.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleApplication {
    pub company: Option<ApplicationCompany>,
    pub time_zone: Option<String>,
    pub default_view_locale: Option<String>,
    pub features_enabled: Option<ApplicationFeaturesEnabled>,
}

/// An application configuration module appointment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleAppointment {
    pub appointment_types: Option<String>,
    pub share_opportunity_with_related_user: Option<bool>,
}

/// An application configuration module contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleContact {
    pub title_types: Option<String>,
    pub suffix_types: Option<String>,
    pub contact_types: Option<String>,
    pub phone_types: Option<String>,
    pub fax_types: Option<String>,
    pub address_labels: Option<ApplicationConfigurationModuleContactAddressLabels>,
    pub disable_contact_edit_in_client_login: Option<bool>,
    pub default_new_contact_form: Option<String>,
}

/// Application configuration module contact address labels.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleContactAddressLabels {
    pub line_1: Option<String>,
    pub line_2: Option<String>,
    pub line_3: Option<String>,
}

/// An application configuration module ecommerce.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleEcommerce {
    pub currency: Option<String>,
    pub default_country: Option<String>,
    pub default_merchant: Option<String>,
    pub credit_card_types: Option<String>,
    pub default_tax: Option<String>,
    pub payment_types: Option<String>,
    pub default_to_auto_charge: Option<bool>,
    pub default_charge_max_retry_attempts: Option<i32>,
    pub default_number_of_days_between_charge_attempts: Option<i32>,
    pub merchant_account_max_retry_attempts: Option<i32>,
    /// Each discount behind a code is applied to the order.
    pub promo_codes: Option<String>,
    pub track_cost_per_unit: Option<bool>,
    pub track_inventory: Option<bool>,
}

/// An application configuration module email.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleEmail {
    pub default_opt_in_link: Option<String>,
    pub default_opt_out_link: Option<String>,
    pub whitelisted_domains: Option<String>,
    pub hide_emails_to_and_from_domains: Option<String>,
    pub append_contact_key_to_links: Option<bool>,
}

/// Application configuration module forms.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleForms {
    pub spam_filters_enabled: Option<bool>,
}

/// An application configuration module fulfillment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleFulfillment {
    pub default_message_to: Option<String>,
    pub default_message_fields: Option<String>,
}

/// An application configuration module invoice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleInvoice {
    pub tax_label: Option<String>,
}

/// An application configuration module note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleNote {
    pub appointment_types: Option<String>,
    pub share_opportunity_with_related_user: Option<bool>,
}

/// An application configuration module opportunity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleOpportunity {
    pub states: Option<ApplicationConfigurationModuleOpportunityStates>,
    pub default_stage: Option<String>,
}

/// Application configuration module opportunity states.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleOpportunityStates {
    pub active: Option<ApplicationConfigurationModuleOpportunityStatesActive>,
    pub win: Option<ApplicationConfigurationModuleOpportunityStatesWin>,
    pub loss: Option<ApplicationConfigurationModuleOpportunityStatesLoss>,
}

/// An application configuration module opportunity states active.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleOpportunityStatesActive {
    pub stages: Option<String>,
}

/// An application configuration module opportunity states loss.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleOpportunityStatesLoss {
    pub reasons: Option<String>,
    pub stage: Option<String>,
}

/// An application configuration module opportunity states win.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleOpportunityStatesWin {
    pub reasons: Option<String>,
    pub stage: Option<String>,
}

/// An application configuration module task.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleTask {
    pub appointment_types: Option<String>,
    pub share_opportunity_with_related_user: Option<bool>,
}

/// An application configuration module template.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleTemplate {
    pub default_country_code: Option<i32>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub default_user_id: Option<UserId>,
}

/// An application features enabled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationFeaturesEnabled {
    pub marketing: Option<bool>,
}

/// What comes back: get application enabled status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct GetApplicationEnabledStatusResponse {
    #[serde(rename = "isEnabled")]
    pub is_enabled: Option<bool>,
}

/// What comes back: get contact option types.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct GetContactOptionTypesResponse {
    #[serde(deserialize_with = "nullable")]
    pub option_types: Vec<String>,
}

/// What comes back: get settings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct GetSettingsResponse {
    pub affiliate: Option<ApplicationConfigurationModuleAffiliate>,
    pub appointment: Option<ApplicationConfigurationModuleAppointment>,
    pub application: Option<ApplicationConfigurationModuleApplication>,
    pub contact: Option<ApplicationConfigurationModuleContact>,
    pub ecommerce: Option<ApplicationConfigurationModuleEcommerce>,
    pub email: Option<ApplicationConfigurationModuleEmail>,
    pub forms: Option<ApplicationConfigurationModuleForms>,
    pub fulfillment: Option<ApplicationConfigurationModuleFulfillment>,
    pub invoice: Option<ApplicationConfigurationModuleInvoice>,
    pub note: Option<ApplicationConfigurationModuleNote>,
    pub opportunity: Option<ApplicationConfigurationModuleOpportunity>,
    pub task: Option<ApplicationConfigurationModuleTask>,
    pub template: Option<ApplicationConfigurationModuleTemplate>,
}
