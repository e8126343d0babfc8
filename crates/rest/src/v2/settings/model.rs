//! Models of settings.

use serde::{Deserialize, Serialize};

use crate::UserId;
use crate::null::nullable;

/// An application company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationCompany {
    /// Name.
    pub name: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Email.
    pub email: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State.
    pub state: Option<String>,
    /// Zip.
    pub zip: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// Street address 1.
    pub street_address_1: Option<String>,
    /// Street address 2.
    pub street_address_2: Option<String>,
    /// Phone ext.
    pub phone_ext: Option<String>,
    /// Caller id number.
    pub caller_id_number: Option<String>,
    /// Web logo URL.
    pub web_logo_url: Option<String>,
}

/// An application configuration module affiliate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleAffiliate {
    /// Commission.
    pub commission: Option<ApplicationConfigurationModuleAffiliateCommission>,
    /// Whether to choose affiliate.
    pub choose_affiliate: Option<bool>,
    /// Custom affiliate URL.
    pub custom_affiliate_url: Option<String>,
    /// Whether to display affiliate IP address.
    pub display_affiliate_ip_address: Option<bool>,
    /// Whether to do not notify affiliate.
    pub do_not_notify_affiliate: Option<bool>,
    /// Whether to use referral history if no tracking cookie.
    pub use_referral_history_if_no_tracking_cookie: Option<bool>,
    /// Whether it is skip pay if unused.
    pub skip_pay_if_unused: Option<bool>,
}

/// The application configuration module affiliate commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleAffiliateCommission {
    /// Levels.
    pub levels: Option<i32>,
    /// Calculation type.
    pub calculation_type: Option<String>,
    /// Participant types.
    pub participant_types: Option<String>,
}

/// An application configuration module application.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleApplication {
    /// Company.
    pub company: Option<ApplicationCompany>,
    /// Time zone.
    pub time_zone: Option<String>,
    /// Default view locale.
    pub default_view_locale: Option<String>,
    /// Features enabled.
    pub features_enabled: Option<ApplicationFeaturesEnabled>,
}

/// An application configuration module appointment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleAppointment {
    /// Appointment types.
    pub appointment_types: Option<String>,
    /// Whether this holds: share opportunity with related user.
    pub share_opportunity_with_related_user: Option<bool>,
}

/// An application configuration module contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleContact {
    /// Title types.
    pub title_types: Option<String>,
    /// Suffix types.
    pub suffix_types: Option<String>,
    /// Contact types.
    pub contact_types: Option<String>,
    /// Phone types.
    pub phone_types: Option<String>,
    /// Fax types.
    pub fax_types: Option<String>,
    /// Address labels.
    pub address_labels: Option<ApplicationConfigurationModuleContactAddressLabels>,
    /// Whether to disable contact edit in client login.
    pub disable_contact_edit_in_client_login: Option<bool>,
    /// Default new contact form.
    pub default_new_contact_form: Option<String>,
}

/// Application configuration module contact address labels.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleContactAddressLabels {
    /// Line 1.
    pub line_1: Option<String>,
    /// Line 2.
    pub line_2: Option<String>,
    /// Line 3.
    pub line_3: Option<String>,
}

/// An application configuration module ecommerce.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleEcommerce {
    /// Currency.
    pub currency: Option<String>,
    /// Default country.
    pub default_country: Option<String>,
    /// Default merchant.
    pub default_merchant: Option<String>,
    /// Credit card types.
    pub credit_card_types: Option<String>,
    /// Default tax.
    pub default_tax: Option<String>,
    /// Payment types.
    pub payment_types: Option<String>,
    /// Whether to default to auto charge.
    pub default_to_auto_charge: Option<bool>,
    /// Default charge max retry attempts.
    pub default_charge_max_retry_attempts: Option<i32>,
    /// Default number of days between charge attempts.
    pub default_number_of_days_between_charge_attempts: Option<i32>,
    /// Merchant account max retry attempts.
    pub merchant_account_max_retry_attempts: Option<i32>,
    /// Promo codes.
    pub promo_codes: Option<String>,
    /// Whether to track cost per unit.
    pub track_cost_per_unit: Option<bool>,
    /// Whether to track inventory.
    pub track_inventory: Option<bool>,
}

/// An application configuration module email.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleEmail {
    /// Default opt in link.
    pub default_opt_in_link: Option<String>,
    /// Default opt out link.
    pub default_opt_out_link: Option<String>,
    /// Whitelisted domains.
    pub whitelisted_domains: Option<String>,
    /// Hide emails to and from domains.
    pub hide_emails_to_and_from_domains: Option<String>,
    /// Whether to append contact key to links.
    pub append_contact_key_to_links: Option<bool>,
}

/// Application configuration module forms.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleForms {
    /// Whether it is spam filters enabled.
    pub spam_filters_enabled: Option<bool>,
}

/// An application configuration module fulfillment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleFulfillment {
    /// Default message to.
    pub default_message_to: Option<String>,
    /// Default message fields.
    pub default_message_fields: Option<String>,
}

/// An application configuration module invoice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleInvoice {
    /// Tax label.
    pub tax_label: Option<String>,
}

/// An application configuration module note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleNote {
    /// Appointment types.
    pub appointment_types: Option<String>,
    /// Whether this holds: share opportunity with related user.
    pub share_opportunity_with_related_user: Option<bool>,
}

/// An application configuration module opportunity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleOpportunity {
    /// States.
    pub states: Option<ApplicationConfigurationModuleOpportunityStates>,
    /// Default stage.
    pub default_stage: Option<String>,
}

/// Application configuration module opportunity states.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleOpportunityStates {
    /// Active.
    pub active: Option<ApplicationConfigurationModuleOpportunityStatesActive>,
    /// Win.
    pub win: Option<ApplicationConfigurationModuleOpportunityStatesWin>,
    /// Loss.
    pub loss: Option<ApplicationConfigurationModuleOpportunityStatesLoss>,
}

/// An application configuration module opportunity states active.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleOpportunityStatesActive {
    /// Stages.
    pub stages: Option<String>,
}

/// An application configuration module opportunity states loss.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleOpportunityStatesLoss {
    /// Reasons.
    pub reasons: Option<String>,
    /// Stage.
    pub stage: Option<String>,
}

/// An application configuration module opportunity states win.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleOpportunityStatesWin {
    /// Reasons.
    pub reasons: Option<String>,
    /// Stage.
    pub stage: Option<String>,
}

/// An application configuration module task.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleTask {
    /// Appointment types.
    pub appointment_types: Option<String>,
    /// Whether this holds: share opportunity with related user.
    pub share_opportunity_with_related_user: Option<bool>,
}

/// An application configuration module template.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationConfigurationModuleTemplate {
    /// Default country code.
    pub default_country_code: Option<i32>,
    /// Id of the default user.
    pub default_user_id: Option<UserId>,
}

/// An application features enabled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationFeaturesEnabled {
    /// Whether this holds: marketing.
    pub marketing: Option<bool>,
}

/// What comes back: get application enabled status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GetApplicationEnabledStatusResponse {
    /// Whether it is enabled.
    #[serde(rename = "isEnabled")]
    pub is_enabled: Option<bool>,
}

/// What comes back: get contact option types.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GetContactOptionTypesResponse {
    /// Option types.
    #[serde(deserialize_with = "nullable")]
    pub option_types: Vec<String>,
}

/// What comes back: get settings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GetSettingsResponse {
    /// Affiliate.
    pub affiliate: Option<ApplicationConfigurationModuleAffiliate>,
    /// Appointment.
    pub appointment: Option<ApplicationConfigurationModuleAppointment>,
    /// Application.
    pub application: Option<ApplicationConfigurationModuleApplication>,
    /// Contact.
    pub contact: Option<ApplicationConfigurationModuleContact>,
    /// Ecommerce.
    pub ecommerce: Option<ApplicationConfigurationModuleEcommerce>,
    /// Email.
    pub email: Option<ApplicationConfigurationModuleEmail>,
    /// Forms.
    pub forms: Option<ApplicationConfigurationModuleForms>,
    /// Fulfillment.
    pub fulfillment: Option<ApplicationConfigurationModuleFulfillment>,
    /// Invoice.
    pub invoice: Option<ApplicationConfigurationModuleInvoice>,
    /// Note.
    pub note: Option<ApplicationConfigurationModuleNote>,
    /// Opportunity.
    pub opportunity: Option<ApplicationConfigurationModuleOpportunity>,
    /// Task.
    pub task: Option<ApplicationConfigurationModuleTask>,
    /// Template.
    pub template: Option<ApplicationConfigurationModuleTemplate>,
}
