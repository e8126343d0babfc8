//! The XML-RPC backend: the facade's operations as legacy method calls.

mod answers;
mod backend;
mod contacts;
mod custom;
mod custom_fields;
mod dispatch;
mod failure;
mod files;
mod mail;
mod money;
mod partners;
mod rows;
mod searches;
mod selection;
mod wire;

use keap_schema::QueryData;

use crate::connected::Connected;
use crate::page::Pages;
use crate::service::sealed::Sealed;
use crate::{
    AffiliateProgramService, AffiliateService, ContactService, CreditCardSubmissionService,
    DataService, DiscountService, EmailService, FileService, FunnelService, Invocation,
    InvoiceService, Invoke, OrderService, Outcome, ProductService, Result, SearchService,
    ShippingService, WebFormService, WebTrackingService,
};
pub use backend::XmlRpcBackend;
pub(crate) use dispatch::answer;

impl Sealed for XmlRpcBackend {}

impl ContactService for XmlRpcBackend {}

impl DataService for XmlRpcBackend {}

impl EmailService for XmlRpcBackend {}

impl FunnelService for XmlRpcBackend {}

impl InvoiceService for XmlRpcBackend {}

impl OrderService for XmlRpcBackend {}

impl AffiliateService for XmlRpcBackend {}

impl AffiliateProgramService for XmlRpcBackend {}

impl ProductService for XmlRpcBackend {}

impl SearchService for XmlRpcBackend {}

impl DiscountService for XmlRpcBackend {}

impl ShippingService for XmlRpcBackend {}

impl FileService for XmlRpcBackend {}

impl WebFormService for XmlRpcBackend {}

impl WebTrackingService for XmlRpcBackend {}

impl CreditCardSubmissionService for XmlRpcBackend {}

impl Invoke for XmlRpcBackend {
    async fn invoke(&self, invocation: Invocation) -> Result<Outcome> {
        dispatch::answer(self, invocation).await
    }

    async fn open(&self, query: QueryData) -> Result<Pages> {
        Pages::new(Connected::XmlRpc(self.clone()), query)
    }
}
