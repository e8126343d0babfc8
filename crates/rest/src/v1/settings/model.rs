//! Models of settings.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::UserId;

/// An application configuration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfiguration {
    pub affiliate: Option<ApplicationConfigurationModuleAffiliate>,
    pub application: Option<ApplicationConfigurationModuleApplication>,
    pub appointment: Option<ApplicationConfigurationModuleAppointment>,
    pub contact: Option<ApplicationConfigurationModuleContact>,
    pub ecommerce: Option<ApplicationConfigurationModuleECommerce>,
    pub email: Option<ApplicationConfigurationModuleEMail>,
    pub forms: Option<ApplicationConfigurationModuleForms>,
    pub fulfillment: Option<ApplicationConfigurationModuleFulfillment>,
    pub invoice: Option<ApplicationConfigurationModuleInvoice>,
    pub note: Option<ApplicationConfigurationModuleNote>,
    pub opportunity: Option<ApplicationConfigurationModuleOpportunity>,
    pub task: Option<ApplicationConfigurationModuleTask>,
    pub template: Option<ApplicationConfigurationModuleTemplate>,
}

/// An application configuration module affiliate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleAffiliate {
    pub choose_affiliate: Option<bool>,
    pub commission: Option<ApplicationConfigurationModuleAffiliateCommission>,
    pub custom_affiliate_url: Option<String>,
    pub display_affiliate_ip_address: Option<bool>,
    pub do_not_notify_affiliate: Option<bool>,
    pub skip_pay_if_unused: Option<bool>,
    pub use_referral_history_if_no_tracking_cookie: Option<bool>,
}

/// The application configuration module affiliate commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleAffiliateCommission {
    pub calculation_type: Option<String>,
    pub levels: Option<i32>,
    pub participant_types: Option<String>,
}

/// An application configuration module application.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleApplication {
    pub company: Option<ApplicationConfigurationModuleApplicationCompany>,
    pub default_view_locale: Option<String>,
    pub features_enabled: Option<ApplicationConfigurationModuleApplicationFeaturesEnabled>,
    pub time_zone: Option<String>,
}

/// An application configuration module application company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleApplicationCompany {
    pub caller_id_number: Option<String>,
    pub city: Option<String>,
    pub country: Option<String>,
    pub email: Option<String>,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub phone_ext: Option<String>,
    pub state: Option<String>,
    pub street_address_1: Option<String>,
    pub street_address_2: Option<String>,
    pub web_logo_url: Option<String>,
    pub website: Option<String>,
    pub zip: Option<String>,
}

/// An application configuration module application features enabled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleApplicationFeaturesEnabled {
    pub marketing: Option<bool>,
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
    pub address_labels: Option<ApplicationConfigurationModuleContactAddressLabels>,
    pub contact_types: Option<String>,
    pub default_new_contact_form: Option<String>,
    pub disable_contact_edit_in_client_login: Option<bool>,
    pub fax_types: Option<String>,
    pub phone_types: Option<String>,
    pub suffix_types: Option<String>,
    pub title_types: Option<String>,
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

/// An application configuration module e commerce.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleECommerce {
    pub credit_card_types: Option<String>,
    pub currency: Option<String>,
    pub default_charge_max_retry_attempts: Option<i32>,
    pub default_country: Option<String>,
    pub default_merchant: Option<String>,
    pub default_number_of_days_between_charge_attempts: Option<i32>,
    pub default_tax: Option<String>,
    pub default_to_auto_charge: Option<bool>,
    pub merchant_account_max_retry_attempts: Option<i32>,
    pub payment_types: Option<String>,
    /// Each discount behind a code is applied to the order.
    pub promo_codes: Option<String>,
    pub track_cost_per_unit: Option<bool>,
    pub track_inventory: Option<bool>,
}

/// An application configuration module e mail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleEMail {
    pub append_contact_key_to_links: Option<bool>,
    pub default_opt_in_link: Option<String>,
    pub default_opt_out_link: Option<String>,
    pub hide_emails_to_and_from_domains: Option<String>,
    pub whitelisted_domains: Option<String>,
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
    pub default_message_fields: Option<String>,
    pub default_message_to: Option<String>,
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
    pub default_stage: Option<String>,
    pub states: Option<ApplicationConfigurationModuleOpportunityStates>,
}

/// Application configuration module opportunity states.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplicationConfigurationModuleOpportunityStates {
    pub active: Option<ApplicationConfigurationModuleOpportunityStatesActive>,
    pub loss: Option<ApplicationConfigurationModuleOpportunityStatesLoss>,
    pub win: Option<ApplicationConfigurationModuleOpportunityStatesWin>,
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
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub default_user_id: Option<UserId>,
}

/// A setting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Setting {
    pub value: Option<String>,
}
