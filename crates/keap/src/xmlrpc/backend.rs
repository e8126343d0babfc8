//! What the XML-RPC backend holds, and how it sends a method.

use std::sync::Arc;

use keap_xmlrpc::{Client, Method};
use tokio::sync::Mutex;

use crate::xmlrpc::custom;
use crate::xmlrpc::failure;
use crate::{Outcome, Result};

/// The facade over the legacy XML-RPC API.
#[derive(Clone, Debug)]
pub struct XmlRpcBackend {
    pub(super) client: Client,
    pub(super) custom: Arc<Mutex<custom::Cache>>,
}

impl XmlRpcBackend {
    /// A backend over a client; the client's zone is that of all times.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            custom: Arc::default(),
        }
    }

    /// The client, for methods that the facade does not have.
    pub fn client(&self) -> &Client {
        &self.client
    }

    pub(super) async fn flag(
        &self,
        method: &(impl Method<Output = bool> + Sync),
    ) -> Result<Outcome> {
        self.call(method).await.map(Outcome::Flag)
    }

    pub(super) async fn id(
        &self,
        method: &(impl Method<Output: Into<i64> + Send> + Sync),
    ) -> Result<Outcome> {
        self.call(method).await.map(|id| Outcome::Id(id.into()))
    }

    pub(super) async fn number(
        &self,
        method: &(impl Method<Output: Into<i64> + Send> + Sync),
    ) -> Result<Outcome> {
        let number = self.call(method).await?;
        Ok(Outcome::Number(number.into()))
    }

    pub(super) async fn text(
        &self,
        method: &(impl Method<Output = String> + Sync),
    ) -> Result<Outcome> {
        self.call(method)
            .await
            .map(|text| Outcome::Text(Some(text)))
    }

    pub(super) async fn call<M: Method<Output: Send> + Sync>(
        &self,
        method: &M,
    ) -> Result<M::Output> {
        self.client
            .call(method)
            .await
            .map_err(|error| failure::read(error, M::EFFECT))
    }
}
