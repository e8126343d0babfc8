//! Models of webforms.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::{Id, Timestamp, WebFormId};

/// One page of webforms.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListWebformsResponse {
    #[serde(deserialize_with = "nullable")]
    pub webforms: Vec<Webform>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A webform.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Webform {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<WebFormId>,
    /// The public id, part of the addresses of the form.
    pub xid: Option<Id>,
    pub name: Option<String>,
    pub funnel_id: Option<Id>,
    pub custom_slug: Option<String>,
    pub webform_url: Option<String>,
    pub pretty_webform_url: Option<String>,
    pub thank_you_page_url: Option<String>,
    pub duplicate_check_option: Option<DuplicateCheckOption>,
    pub exit_option: Option<ExitOption>,
    pub webform_type: Option<WebformType>,
    pub create_time: Option<Timestamp>,
    pub update_time: Option<Timestamp>,
}

text_enum! {
    /// Values of duplicate check option.
    DuplicateCheckOption {
        Email = "EMAIL",
        EmailAndName = "EMAIL_AND_NAME",
        EmailAndNameAndCompany = "EMAIL_AND_NAME_AND_COMPANY",
        NoCheck = "NO_CHECK",
    }
}

text_enum! {
    /// Values of exit option.
    ExitOption {
        Redirect = "REDIRECT",
        FunnelLink = "FUNNEL_LINK",
        Hosted = "HOSTED",
        LandingPage = "LANDING_PAGE",
        WebForm = "WEB_FORM",
        Survey = "SURVEY",
        Update = "UPDATE",
        UpdateOptOut = "UPDATE_OPT_OUT",
        OptOut = "OPT_OUT",
        Confirm = "CONFIRM",
        Message = "MESSAGE",
        AuthoringMessage = "AUTHORING_MESSAGE",
        Manual = "MANUAL",
        Close = "CLOSE",
        DisplayTextAndButton = "DISPLAY_TEXT_AND_BUTTON",
        Error = "ERROR",
        HostedPage = "HOSTED_PAGE",
    }
}

text_enum! {
    /// Values of webform type.
    WebformType {
        Legacy = "LEGACY",
        Standalone = "STANDALONE",
        Funnel = "FUNNEL",
        LandingPage = "LANDING_PAGE",
        Survey = "SURVEY",
        Internal = "INTERNAL",
        Twitter = "TWITTER",
        Unknown = "UNKNOWN",
    }
}
