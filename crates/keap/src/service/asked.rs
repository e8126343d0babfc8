//! Who answers the services, and where one gets them.

use keap_schema::QueryData;

use super::{
    AffiliateProgramService, AffiliateService, ContactService, CreditCardSubmissionService,
    DataService, DiscountService, EmailService, FileService, FunnelService, InvoiceService,
    OrderService, ProductService, SearchService, ShippingService, WebFormService,
    WebTrackingService,
};
use crate::connected::Connected;
use crate::rest::RestBackend;
#[cfg(feature = "xmlrpc")]
use crate::xmlrpc::XmlRpcBackend;
use crate::{Invocation, Keap, Outcome, Pages, Result};

/// Who is asked: the router, or one backend alone.
#[derive(Clone, Copy, Debug)]
pub enum Asked<'a> {
    /// The backend that the policy names.
    Router(&'a Keap),
    #[cfg(feature = "xmlrpc")]
    /// The legacy backend.
    XmlRpc(&'a XmlRpcBackend),
    /// One version of REST.
    Rest(&'a RestBackend),
}

impl Asked<'_> {
    pub(super) async fn invoke(self, invocation: Invocation) -> Result<Outcome> {
        match self {
            Self::Router(keap) => keap.invoke(invocation).await,
            #[cfg(feature = "xmlrpc")]
            Self::XmlRpc(backend) => backend.invoke(invocation).await,
            Self::Rest(backend) => backend.invoke(invocation).await,
        }
    }

    /// Opens a query to be read page by page.
    ///
    /// # Errors
    /// As the query itself, for what is refused before anything is sent.
    pub(super) fn open(self, query: QueryData) -> Result<Pages> {
        match self {
            Self::Router(keap) => keap.open(query),
            #[cfg(feature = "xmlrpc")]
            Self::XmlRpc(backend) => Pages::new(Connected::XmlRpc(backend.clone()), query),
            Self::Rest(backend) => Pages::new(Connected::Rest(backend.clone()), query),
        }
    }
}

mod sealed {
    /// Keeps [`Invoke`](super::Invoke) ours, so that operations can be added.
    pub trait Sealed {
        /// Who is asked.
        fn asked(&self) -> super::Asked<'_>;
    }
}

impl sealed::Sealed for Keap {
    fn asked(&self) -> Asked<'_> {
        Asked::Router(self)
    }
}

#[cfg(feature = "xmlrpc")]
impl sealed::Sealed for XmlRpcBackend {
    fn asked(&self) -> Asked<'_> {
        Asked::XmlRpc(self)
    }
}

impl sealed::Sealed for RestBackend {
    fn asked(&self) -> Asked<'_> {
        Asked::Rest(self)
    }
}

/// Gives the services to the router and the backends, each by a method of its own, so that a program imports no trait,
/// and once more to [`Invoke`].
macro_rules! services {
    ($($(#[$doc:meta])+ $name:ident: $Service:ident;)*) => {
        /// The operations, routed by policy.
        impl Keap {
            $($(#[$doc])+ pub fn $name(&self) -> $Service<'_> { $Service(Asked::Router(self)) })*
        }

        /// The operations, over XML-RPC.
        #[cfg(feature = "xmlrpc")]
        impl XmlRpcBackend {
            $($(#[$doc])+ pub fn $name(&self) -> $Service<'_> { $Service(Asked::XmlRpc(self)) })*
        }

        /// The operations, over this version of REST.
        impl RestBackend {
            $($(#[$doc])+ pub fn $name(&self) -> $Service<'_> { $Service(Asked::Rest(self)) })*
        }

        /// What answers operations: the router, or one backend alone. For code that takes any of them; each has the same
        /// methods of its own.
        ///
        /// Sealed: fakes are made one floor below, with [`http::testing`](crate::http), or with the sandbox.
        pub trait Invoke: sealed::Sealed + Send + Sync {
            /// Runs one operation.
            ///
            /// # Errors
            /// See [`ErrorKind`](crate::ErrorKind); [`Error::may_have_applied`](crate::Error::may_have_applied) tells whether a
            /// write may have taken effect.
            fn invoke(
                &self,
                invocation: Invocation,
            ) -> impl Future<Output = Result<Outcome>> + Send {
                self.asked().invoke(invocation)
            }

            $($(#[$doc])+ fn $name(&self) -> $Service<'_> { $Service(self.asked()) })*
        }
    };
}

services! {
    /// Contacts, their tags, links and sequences.
    contacts: ContactService;
    /// Rows of any table.
    data: DataService;
    /// E-mail, and who may be written to.
    email: EmailService;
    /// Goals of campaigns.
    funnel: FunnelService;
    /// Orders, payments and subscriptions, one step at a time.
    invoices: InvoiceService;
    /// Whole orders.
    orders: OrderService;
    /// What referral partners earn.
    affiliates: AffiliateService;
    /// Commission programs.
    affiliate_programs: AffiliateProgramService;
    /// The stock of products.
    products: ProductService;
    /// Saved searches.
    search: SearchService;
    /// Files.
    files: FileService;
    /// Free trials and discounts.
    discounts: DiscountService;
    /// Ways to ship.
    shipping: ShippingService;
    /// Web forms.
    web_forms: WebFormService;
    /// The script that counts visits.
    web_tracking: WebTrackingService;
    /// Cards that go from the browser to Keap.
    card_submission: CreditCardSubmissionService;
}

impl Invoke for Keap {}

#[cfg(feature = "xmlrpc")]
impl Invoke for XmlRpcBackend {}

impl Invoke for RestBackend {}
