//! What an operation of the API is.

use std::fmt::Debug;

use serde::de::DeserializeOwned;

use crate::{Draft, Info};

/// One endpoint of the REST API as a value: it knows its method and path, how to write its request and what
/// comes back.
///
/// Writing a request is pure; [`Client::send`](crate::Client::send) does the rest.
pub trait Operation: Debug + Send + Sync {
    /// What a successful answer decodes to.
    type Output: DeserializeOwned + Send;

    /// What is known of the operation without its parameters.
    const INFO: &'static Info;

    /// Writes path values, query and body.
    fn write(&self, draft: &mut Draft);
}
