//! `WebFormService`, `WebTrackingService` and `CreditCardSubmissionService`: what stands in web pages.

use std::collections::BTreeMap;
use std::future::Future;

use keap_http::Secret;
use keap_schema::{FieldValue, Record};

use super::{Invoke, record, text};
use crate::{ContactId, Invocation, Result, WebFormId};

/// Web forms, as the legacy `WebFormService` has them.
pub trait WebFormService: Invoke {
    /// The titles of all web forms by their ids.
    ///
    /// # Errors
    /// `Unsupported` (`KB-018`) over REST v1.
    fn get_map(&self) -> impl Future<Output = Result<BTreeMap<WebFormId, String>>> + Send {
        async move {
            let forms = record(self.invoke(Invocation::WebFormGetMap).await?)?;
            let titles = forms.into_iter().filter_map(|(id, title)| {
                let id = id.parse().ok()?;
                Some((id, FieldValue::to_string(&title)))
            });
            Ok(titles.collect())
        }
    }

    /// Reads the HTML of a web form.
    ///
    /// # Errors
    /// `NotFound` when there is no such form; `Unsupported` (`KB-018`) over REST v1.
    fn get_html(&self, form: WebFormId) -> impl Future<Output = Result<String>> + Send {
        let invocation = Invocation::WebFormGetHtml { id: form };
        async move { Ok(text(self.invoke(invocation).await?)?.unwrap_or_default()) }
    }
}

/// The script that counts visits, as the legacy `WebTrackingService` has it.
pub trait WebTrackingService: Invoke {
    /// The element that loads the script.
    ///
    /// # Errors
    /// As [`get_web_tracking_script_url`](Self::get_web_tracking_script_url).
    fn get_web_tracking_script_tag(&self) -> impl Future<Output = Result<String>> + Send {
        async move {
            let tag = self.invoke(Invocation::WebTrackingGetScriptTag).await?;
            Ok(text(tag)?.unwrap_or_default())
        }
    }

    /// The address of the script. Over REST it is the one of
    /// [`RestOptions::web_tracking_script`](crate::RestOptions::web_tracking_script).
    ///
    /// # Errors
    /// `Unsupported` (`KB-079`) over REST when none is configured.
    fn get_web_tracking_script_url(&self) -> impl Future<Output = Result<String>> + Send {
        async move {
            let address = self.invoke(Invocation::WebTrackingGetScriptUrl).await?;
            Ok(text(address)?.unwrap_or_default())
        }
    }
}

/// Cards that go from the browser to Keap, as the legacy `CreditCardSubmissionService` has them.
pub trait CreditCardSubmissionService: Invoke {
    /// Asks for a token with which a browser hands a card of a contact to Keap.
    ///
    /// # Errors
    /// `NotFound` when the contact does not exist; `Unsupported` (`KB-075`) over REST.
    fn request_submission_token(
        &self,
        contact: ContactId,
        success: impl Into<String>,
        failure: impl Into<String>,
    ) -> impl Future<Output = Result<Secret>> + Send {
        let invocation = Invocation::CardSubmissionRequestToken {
            contact,
            success: success.into(),
            failure: failure.into(),
        };
        async move {
            let token = text(self.invoke(invocation).await?)?;
            Ok(Secret::new(token.unwrap_or_default()))
        }
    }

    /// Tells of the card that was handed over with a token; never its number.
    ///
    /// # Errors
    /// `NotFound` or `InvalidRequest` for a token that is none; `Unsupported` (`KB-075`) over REST.
    fn request_credit_card_id(&self, token: Secret) -> impl Future<Output = Result<Record>> + Send {
        let invocation = Invocation::CardSubmissionRequestCardId { token };
        async move { record(self.invoke(invocation).await?) }
    }
}
