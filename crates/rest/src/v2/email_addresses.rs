//! Email addresses.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{Cursor, Direction, Draft, Info, JsonBody, Operation, OrderBy, Page, Pages};

pub use model::*;

/// Lists email address statuses: `GET /rest/v2/emailAddresses`.
///
/// Operation `listEmailAddressStatuses`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListEmailAddressStatuses {
    /// Which records are listed.
    pub filter: Option<EmailAddressStatusesFilter>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<EmailAddressStatusesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListEmailAddressStatuses {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: EmailAddressStatusesFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: EmailAddressStatusesOrderKey, direction: Direction) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }
}

impl Operation for ListEmailAddressStatuses {
    type Output = ListEmailAddressStatusResponse;

    const INFO: &'static Info = &endpoints::v2::email_addresses::LIST_EMAIL_ADDRESS_STATUSES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListEmailAddressStatuses {
    type Item = EmailAddressStatus;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<EmailAddressStatus> {
        Page::with_token(answer.email_addresses, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListEmailAddressStatuses`] can be ordered by.
    EmailAddressStatusesOrderKey {
        Email = "email",
        Status = "status",
        CreateTime = "create_time",
        LastClickTime = "last_click_time",
        LastOpenTime = "last_open_time",
        LastSentTime = "last_sent_time",
    }
}

/// Which records [`ListEmailAddressStatuses`] returns.
pub type EmailAddressStatusesFilter = crate::Filter<ListEmailAddressStatuses>;

impl EmailAddressStatusesFilter {
    /// `emails`: any of the values.
    pub fn emails(values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::list("emails", values.into_iter().map(Into::into))
    }

    /// `statuses`: any of the values.
    pub fn statuses(values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::list("statuses", values.into_iter().map(Into::into))
    }

    /// `opted_in`.
    pub fn opted_in(value: bool) -> Self {
        Self::equal("opted_in", value)
    }
}

/// Reads email address status: `GET /rest/v2/emailAddresses/{email}/status`.
///
/// Operation `getEmailAddressStatus`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetEmailAddressStatus {
    /// In the path.
    pub email: String,
}

impl GetEmailAddressStatus {
    /// The operation with its parameters.
    pub fn new(email: impl Into<String>) -> Self {
        Self {
            email: email.into(),
        }
    }
}

impl Operation for GetEmailAddressStatus {
    type Output = EmailAddressStatus;

    const INFO: &'static Info = &endpoints::v2::email_addresses::GET_EMAIL_ADDRESS_STATUS;

    fn write(&self, draft: &mut Draft) {
        draft.path("email", &self.email);
    }
}

/// Changes email address opt status: `PATCH /rest/v2/emailAddresses/{email}/status`.
///
/// Operation `updateEmailAddressOptStatus`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateEmailAddressOptStatus {
    /// In the path.
    pub email: String,
    pub body: JsonBody<UpdateEmailAddress>,
}

impl UpdateEmailAddressOptStatus {
    /// The operation with its parameters.
    pub fn new(email: impl Into<String>, body: impl Into<JsonBody<UpdateEmailAddress>>) -> Self {
        Self {
            email: email.into(),
            body: body.into(),
        }
    }
}

impl Operation for UpdateEmailAddressOptStatus {
    type Output = EmailAddressStatus;

    const INFO: &'static Info = &endpoints::v2::email_addresses::UPDATE_EMAIL_ADDRESS_OPT_STATUS;

    fn write(&self, draft: &mut Draft) {
        draft.path("email", &self.email);
        draft.json(&self.body);
    }
}
