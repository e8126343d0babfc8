//! The operations of `CreditCardSubmissionService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        CardSubmissionRequestToken card_submission_request_token = "CreditCardSubmissionService.requestSubmissionToken", Write => Text, on Tables["CreditCard"],
            "asks for a token with which a browser hands a card to Keap" {
                /// The contact whose card it is.
                contact: ContactId = id("contact id"),
                /// Where the browser goes when the card was taken.
                success: String = text("address after success"),
                /// Where it goes when it was not.
                failure: String = text("address after failure"),
            };

        CardSubmissionRequestCardId card_submission_request_card_id = "CreditCardSubmissionService.requestCreditCardId", Read => Record, on Tables["CreditCard"],
            "tells of the card that was handed over with a token" {
                /// The token.
                token: Secret = secret("token"),
            };
        }
    };
}

pub(crate) use rows;
