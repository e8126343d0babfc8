//! Task appointments.

mod model;

use crate::endpoints;
use crate::{Cursor, Draft, Info, Operation, Page, Pages};

pub use model::*;

/// Lists appointments: `GET /rest/v2/taskAppointments`.
///
/// Operation `listAppointments`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAppointments {
    /// Which records are listed.
    pub filter: Option<String>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<String>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListAppointments {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: impl Into<String>) -> Self {
        self.filter = Some(filter.into());
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
    pub fn order_by(mut self, order_by: impl Into<String>) -> Self {
        self.order_by = Some(order_by.into());
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }
}

impl Operation for ListAppointments {
    type Output = ListTaskAppointmentsResponse;

    const INFO: &'static Info = &endpoints::v2::task_appointments::LIST_APPOINTMENTS;

    fn write(&self, draft: &mut Draft) {
        draft.query("filter", self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListAppointments {
    type Item = TaskAppointment;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<TaskAppointment> {
        Page::with_token(answer.task_appointments, answer.next_page_token)
    }
}
