//! A request to one endpoint: what fills its path, what it asks, and its body.

use std::fmt::Display;

use keap_rest::{Draft, Filter, ListStyle};
use serde_json::Value;

use crate::table::Endpoint;

/// A request to one endpoint, which can be sent again, for instance for the next page.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) endpoint: Endpoint,
    path: Vec<(&'static str, String)>,
    query: Vec<(&'static str, String)>,
    lists: Vec<(&'static str, Vec<String>)>,
    filter: Option<Filter<()>>,
    body: Option<Value>,
}

impl Request {
    /// To an endpoint, with nothing filled in.
    pub(super) fn to(endpoint: Endpoint) -> Self {
        Self {
            endpoint,
            path: Vec::new(),
            query: Vec::new(),
            lists: Vec::new(),
            filter: None,
            body: None,
        }
    }

    /// Fills a placeholder of the path.
    pub(super) fn path(mut self, name: &'static str, value: impl Display) -> Self {
        self.path.push((name, value.to_string()));
        self
    }

    /// Sets a query parameter, in place of what it had.
    pub(super) fn query(mut self, name: &'static str, value: impl Display) -> Self {
        self.query.retain(|(known, _)| *known != name);
        self.query.push((name, value.to_string()));
        self
    }

    /// Sets a list that stands in the query as one parameter for each value.
    pub(super) fn repeated(mut self, name: &'static str, values: &[&str]) -> Self {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        self.lists.push((name, values));
        self
    }

    /// Asks for the records that a filter lets through.
    pub(super) fn filter(mut self, filter: Filter<()>) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets the body.
    pub(super) fn json(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    /// Sets the body of a change, and names what it changes.
    pub(super) fn patch(mut self, body: Value) -> Self {
        let names = body.as_object().into_iter().flat_map(|map| map.keys());
        let names = names.cloned().collect();
        self.lists.push(("update_mask", names));
        self.json(body)
    }

    /// As it is sent.
    pub(super) fn draft(&self) -> Draft {
        let mut draft = Draft::new(self.endpoint.path);
        for (name, value) in &self.path {
            draft.path(name, value);
        }
        draft.filter(self.filter.as_ref());
        for (name, value) in &self.query {
            draft.query(name, Some(value));
        }
        for (name, values) in &self.lists {
            draft.list(name, values, ListStyle::Repeat);
        }
        if let Some(body) = &self.body {
            draft.json(body);
        }
        draft
    }
}
