//! Several accounts at one address, as Keap has them at its own.

use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use keap_http::{Body, BoxFuture, HttpService, Request, Response, Transport, TransportError};

use crate::gate::head::{account, is_direct, path};
use crate::gate::oauth::Form;
use crate::gate::{control, oauth, received};
use crate::sandbox::Sandbox;
use crate::{answer, xmlrpc};

/// Several accounts, each with records, credentials, limits and trouble of its own.
///
/// A host name of the vendor's leads to its account, as `cd456.infusionsoft.com` does; everywhere else the credential
/// decides: the token or key in a header, the legacy key in a call, the code or refresh token at the token endpoint. A
/// credential that no account knows is refused by the first one. The accounts are told apart by what they know, so they
/// need names and credentials of their own: [`Builder::tenant`](crate::Builder::tenant) gives both.
#[derive(Clone, Debug)]
pub struct Fleet(Arc<[Sandbox]>);

impl Fleet {
    /// These accounts; without any, every request is answered as an unknown page is.
    pub fn new(tenants: impl IntoIterator<Item = Sandbox>) -> Self {
        Self(tenants.into_iter().collect())
    }

    /// The accounts, in their order.
    pub fn tenants(&self) -> &[Sandbox] {
        &self.0
    }

    /// The account of a name.
    pub fn tenant(&self, app: &str) -> Option<&Sandbox> {
        self.0
            .iter()
            .find(|tenant| tenant.app().eq_ignore_ascii_case(app))
    }

    /// A handle for a client.
    pub fn transport(&self) -> Transport {
        Transport::new(self.clone())
    }

    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let first = match &*self.0 {
            [] => return Ok(answer::page_not_found()),
            [only] => return only.call(request).await,
            [first, ..] => first,
        };
        let (head, body) = request.into_parts();
        let named = account(&head).and_then(|app| self.tenant(&app));
        if let Some(tenant) = named {
            return tenant.call(Request::from_parts(head, body)).await;
        }
        if path(&head) == control::PATH && first.has_control() {
            return self.controlled(first, &head, body).await;
        }
        if path(&head) == oauth::PAGE {
            return self.page(first, Request::from_parts(head, body)).await;
        }
        let (chosen, body) = match self.chosen(&head, body).await {
            Ok(chosen) => chosen,
            Err(ended) => return ended,
        };
        let request = Request::from_parts(head, body);
        chosen.unwrap_or(first).call(request).await
    }

    /// The account whose credential a request has, and the body, which may have been read for it.
    async fn chosen(
        &self,
        head: &Parts,
        body: Body,
    ) -> Result<(Option<&Sandbox>, Body), Result<Response, TransportError>> {
        let limit = match path(head) {
            oauth::TOKEN => received::SMALL,
            _ if is_direct(head) => received::OPEN,
            _ => return Ok((self.find(|tenant| tenant.knows_credential(head)), body)),
        };
        let bytes = received::read(head, body, limit).await?;
        let chosen = if is_direct(head) {
            let call = xmlrpc::request::read(&bytes).ok();
            let key = call.as_ref().and_then(|call| call.params.first()?.as_str());
            key.and_then(|key| self.find(|tenant| tenant.knows_key(key)))
        } else {
            let form = Form::read(&bytes);
            let given = [form.get("code"), form.get("refresh_token")];
            self.find(|tenant| given.iter().any(|text| tenant.has_given(text)))
        };
        Ok((chosen, Body::from(bytes)))
    }

    fn find(&self, is_meant: impl Fn(&Sandbox) -> bool) -> Option<&Sandbox> {
        self.0.iter().find(|tenant| is_meant(tenant))
    }

    /// The page where access is granted: a person with several applications is asked for which one, and the answer is the
    /// same URL with `app=NAME`.
    async fn page(&self, first: &Sandbox, request: Request) -> Result<Response, TransportError> {
        let query = request.uri().query().unwrap_or_default().to_owned();
        let form = Form::read(query.as_bytes());
        if let Some(tenant) = self.tenant(form.get("app")) {
            return tenant.call(request).await;
        }
        let apps: Vec<&str> = self.0.iter().map(Sandbox::app).collect();
        let page = oauth::menu(&query, &apps);
        let (head, _) = request.into_parts();
        first.tell_of_all(&head, &Bytes::new(), &page);
        Ok(page)
    }

    async fn controlled(
        &self,
        first: &Sandbox,
        head: &Parts,
        body: Body,
    ) -> Result<Response, TransportError> {
        let bytes = match received::read(head, body, received::SMALL).await {
            Ok(bytes) => bytes,
            Err(ended) => return ended,
        };
        let tenants: Vec<_> = self.0.iter().map(Sandbox::controls).collect();
        let response = control::respond(&tenants, head, &bytes);
        first.tell_of_all(head, &bytes, &response);
        Ok(response)
    }
}

impl HttpService for Fleet {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}
