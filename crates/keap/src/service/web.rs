//! `WebFormService`, `WebTrackingService` and `CreditCardSubmissionService`: what stands in web pages.

use keap_http::Secret;
use keap_schema::{FieldValue, Record};
use std::collections::BTreeMap;

use super::{record, text};
use crate::{ContactId, Invocation, Result, WebFormId};

service! {
    /// Web forms, as the legacy `WebFormService` has them.
    WebFormService
}

impl WebFormService<'_> {
    /// The titles of all web forms by their ids.
    ///
    /// # Errors
    /// `Unsupported` (`KB-018`) over REST v1.
    pub async fn get_map(self) -> Result<BTreeMap<WebFormId, String>> {
        let forms = record(self.0.invoke(Invocation::WebFormGetMap).await?)?;
        let titles = forms.into_iter().filter_map(|(id, title)| {
            let id = id.parse().ok()?;
            Some((id, FieldValue::to_string(&title)))
        });
        Ok(titles.collect())
    }

    /// Reads the HTML of a web form.
    ///
    /// # Errors
    /// `NotFound` when there is no such form; `Unsupported` (`KB-018`) over REST v1.
    pub async fn get_html(self, form: WebFormId) -> Result<String> {
        let invocation = Invocation::WebFormGetHtml { id: form };
        Ok(text(self.0.invoke(invocation).await?)?.unwrap_or_default())
    }
}

service! {
    /// The script that counts visits, as the legacy `WebTrackingService` has it.
    WebTrackingService
}

impl WebTrackingService<'_> {
    /// The element that loads the script.
    ///
    /// # Errors
    /// As [`get_web_tracking_script_url`](Self::get_web_tracking_script_url).
    pub async fn get_web_tracking_script_tag(self) -> Result<String> {
        let tag = self.0.invoke(Invocation::WebTrackingGetScriptTag).await?;
        Ok(text(tag)?.unwrap_or_default())
    }

    /// The address of the script. Over REST it is the one of
    /// [`RestOptions::web_tracking_script`](crate::rest::RestOptions::web_tracking_script).
    ///
    /// # Errors
    /// `Unsupported` (`KB-079`) over REST when none is configured.
    pub async fn get_web_tracking_script_url(self) -> Result<String> {
        let address = self.0.invoke(Invocation::WebTrackingGetScriptUrl).await?;
        Ok(text(address)?.unwrap_or_default())
    }
}

service! {
    /// Cards that go from the browser to Keap, as the legacy `CreditCardSubmissionService` has them.
    CreditCardSubmissionService
}

impl CreditCardSubmissionService<'_> {
    /// Asks for a token with which a browser hands a card of a contact to Keap.
    ///
    /// # Errors
    /// `NotFound` when the contact does not exist; `Unsupported` (`KB-075`) over REST.
    pub async fn request_submission_token(
        self,
        contact: ContactId,
        success: impl Into<String>,
        failure: impl Into<String>,
    ) -> Result<Secret> {
        let invocation = Invocation::CardSubmissionRequestToken {
            contact,
            success: success.into(),
            failure: failure.into(),
        };
        let token = text(self.0.invoke(invocation).await?)?;
        Ok(Secret::new(token.unwrap_or_default()))
    }

    /// Tells of the card that was handed over with a token; never its number.
    ///
    /// # Errors
    /// `NotFound` or `InvalidRequest` for a token that is none; `Unsupported` (`KB-075`) over REST.
    pub async fn request_credit_card_id(self, token: Secret) -> Result<Record> {
        let invocation = Invocation::CardSubmissionRequestCardId { token };
        record(self.0.invoke(invocation).await?)
    }
}
