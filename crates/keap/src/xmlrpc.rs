//! The XML-RPC backend: the facade's operations as legacy method calls.

mod backend;
mod contacts;
mod custom;
mod custom_fields;
mod dispatch;
mod failure;
mod mail;
mod rows;
mod searches;
mod selection;
mod wire;

use keap_schema::QueryData;

use crate::connected::Connected;
use crate::coverage::check;
use crate::custom::named;
use crate::page::Pages;
use crate::service::sealed::Sealed;
use crate::{
    Backend, ContactService, DataService, EmailService, Error, ErrorKind, FunnelService,
    Invocation, Invoke, Outcome, ProductService, Result, SearchService, spelling,
};
pub use backend::XmlRpcBackend;

impl Sealed for XmlRpcBackend {}

impl ContactService for XmlRpcBackend {}

impl DataService for XmlRpcBackend {}

impl EmailService for XmlRpcBackend {}

impl FunnelService for XmlRpcBackend {}

impl ProductService for XmlRpcBackend {}

impl SearchService for XmlRpcBackend {}

impl Invoke for XmlRpcBackend {
    async fn invoke(&self, invocation: Invocation) -> Result<Outcome> {
        let operation = invocation.operation();
        let (invocation, spelling) = spelling::corrected(invocation);
        check::invocation(&invocation, Backend::XmlRpc)?;
        let meant = check::hint_for_names(&invocation);
        let answer = async {
            let (invocation, renames) = named(self, invocation).await?;
            let outcome = dispatch::dispatch(self, invocation).await?.of(operation)?;
            Ok(spelling.restore(renames.restore(outcome)))
        };
        answer.await.map_err(|error: Error| {
            // The server decides what it does not have; what was meant is known here.
            let error = match meant.filter(|_| error.kind() == ErrorKind::InvalidRequest) {
                Some(hint) => error.hinted(hint),
                None => error,
            };
            error.at(operation, Backend::XmlRpc)
        })
    }

    async fn open(&self, query: QueryData) -> Result<Pages> {
        Pages::new(Connected::XmlRpc(self.clone()), query)
    }
}
