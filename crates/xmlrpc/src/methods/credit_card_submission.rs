//! `CreditCardSubmissionService`: cards that go from the browser to Keap, past the program.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use keap_schema::id::ContactId;

use crate::methods::define::method;
use crate::{HiddenText, Struct};

method! {
    /// Gives a token for one form with card data, which the browser posts to Keap.
    ///
    /// Wire:
    /// `CreditCardSubmissionService.requestSubmissionToken(key, int contactId, string successUrl, string failureUrl) -> string`.
    ///
    /// The form goes to `/app/creditCardSubmission/addCreditCard` of the account, and the browser
    /// is sent on to one of the two addresses.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: no counterpart. An element in the page takes the place of the form.
    RequestSubmissionToken = "CreditCardSubmissionService.requestSubmissionToken": Write => String {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// Where the browser goes when the card was taken.
        success_url: String,
        /// Where it goes when not.
        failure_url: String,
    }
}

method! {
    /// Tells which card came of a token. The number is not among the members.
    ///
    /// Wire: `CreditCardSubmissionService.requestCreditCardId(key, string token) -> struct`.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: no counterpart.
    RequestCreditCardId = "CreditCardSubmissionService.requestCreditCardId": Read => Struct {
        /// As [`RequestSubmissionToken`] gives it.
        token: HiddenText,
    }
}
