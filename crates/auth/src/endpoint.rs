//! Where a credential is used: the XML-RPC endpoint and the REST base.

use url::Url;

use crate::AppName;

/// The host in front of everything but the old tenant endpoint.
const GATEWAY: &str = "https://api.infusionsoft.com/";

/// Where a person grants access.
const AUTHORIZE: &str = "https://accounts.infusionsoft.com/app/oauth/authorize";

/// The hosts to talk to. The default is Keap; a sandbox is one base URL for everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    gateway: Url,
    tenant: Option<Url>,
}

impl Hosts {
    /// Keap's own hosts.
    pub fn keap() -> Self {
        let gateway = fixed(GATEWAY);
        Self {
            gateway,
            tenant: None,
        }
    }

    /// One base URL for everything, for instance of a sandbox. A path is kept, as in
    /// `http://127.0.0.1:8080/keap/`. It must begin with `http://` or `https://`; with any other, calls fail.
    pub fn at(base: &Url) -> Self {
        let mut gateway = base.clone();
        gateway.set_query(None);
        gateway.set_fragment(None);
        if !gateway.path().ends_with('/') {
            gateway.set_path(&format!("{}/", base.path()));
        }
        Self {
            tenant: Some(gateway.clone()),
            gateway,
        }
    }

    /// The hosts of a grant, as [`name`](Self::name) gives them.
    ///
    /// # Errors
    /// When the text is no URL.
    pub fn named(name: Option<&str>) -> Result<Self, url::ParseError> {
        name.map_or_else(|| Ok(Self::keap()), |name| Ok(Self::at(&name.parse()?)))
    }

    /// The base URL that stands for these hosts; none for Keap's own, however they were given.
    pub fn name(&self) -> Option<String> {
        let tenant = self.tenant.as_ref()?;
        let own = tenant.scheme() == "https" && tenant.host_str().is_some_and(is_own);
        (!own).then(|| tenant.to_string())
    }

    /// Whether a request to this address stays with these hosts.
    pub(crate) fn serve(
        &self,
        scheme: Option<&str>,
        host: Option<&str>,
        port: Option<u16>,
    ) -> bool {
        if self.name().is_none() {
            return scheme == Some("https") && host.is_some_and(is_own);
        }
        let default = match scheme {
            Some("https") => Some(443),
            Some("http") => Some(80),
            _ => None,
        };
        self.gateway.host_str() == host
            && Some(self.gateway.scheme()) == scheme
            && self.gateway.port_or_known_default() == port.or(default)
    }

    /// The XML-RPC endpoint behind the gateway.
    pub fn gateway_xmlrpc(&self) -> Url {
        join(&self.gateway, "crm/xmlrpc/v1")
    }

    /// The base of REST v1 and v2: `.../crm`.
    pub fn rest(&self) -> Url {
        join(&self.gateway, "crm")
    }

    /// The OAuth token endpoint.
    pub fn token(&self) -> Url {
        join(&self.gateway, "token")
    }

    /// Where a person grants access, in a browser.
    pub fn authorize(&self) -> Url {
        match &self.tenant {
            Some(base) => join(base, "app/oauth/authorize"),
            None => fixed(AUTHORIZE),
        }
    }

    /// The XML-RPC endpoint on the host of one app, which takes legacy keys only and has refused
    /// them since 31 October 2024.
    pub fn tenant_xmlrpc(&self, app: &AppName) -> Url {
        match &self.tenant {
            Some(base) => join(base, "api/xmlrpc"),
            None => fixed(&format!("https://{app}.infusionsoft.com/api/xmlrpc")),
        }
    }
}

impl Default for Hosts {
    fn default() -> Self {
        Self::keap()
    }
}

/// Where one credential is used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoints {
    /// XML-RPC calls are posted here.
    pub xmlrpc: Url,
    /// REST paths (`rest/v1/...`, `rest/v2/...`) are appended to this; none for a legacy key on the
    /// host of its app, which opens XML-RPC only.
    pub rest: Option<Url>,
}

/// Whether a host is one of Keap's own.
fn is_own(host: &str) -> bool {
    ["infusionsoft.com", "keap.com"]
        .iter()
        .filter_map(|domain| host.strip_suffix(domain))
        .any(|rest| rest.ends_with('.'))
}

/// A URL from a constant of this file or with an app name, which is a host label.
fn fixed(text: &str) -> Url {
    Url::parse(text).expect("constants and app names make valid URLs")
}

/// A base that nothing can be joined to, such as `localhost:8080` without a scheme, stays as it is: the transport then
/// refuses the request with the URL in its error.
fn join(base: &Url, path: &str) -> Url {
    base.join(path).unwrap_or_else(|_| base.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_without_a_scheme_does_no_harm() {
        let hosts = Hosts::at(&Url::parse("localhost:8080").unwrap());
        assert_eq!(hosts.rest().scheme(), "localhost");
    }

    #[test]
    fn keap_and_a_sandbox() {
        let app: AppName = "ab123".parse().unwrap();
        let keap = Hosts::keap();
        assert_eq!(
            keap.gateway_xmlrpc().as_str(),
            "https://api.infusionsoft.com/crm/xmlrpc/v1"
        );
        assert_eq!(keap.rest().as_str(), "https://api.infusionsoft.com/crm");
        assert_eq!(
            keap.tenant_xmlrpc(&app).as_str(),
            "https://ab123.infusionsoft.com/api/xmlrpc"
        );
        let local = Hosts::at(&Url::parse("http://127.0.0.1:8080/x?y").unwrap());
        assert_eq!(local.rest().as_str(), "http://127.0.0.1:8080/x/crm");
        assert_eq!(
            local.tenant_xmlrpc(&app).as_str(),
            "http://127.0.0.1:8080/x/api/xmlrpc"
        );
        assert_eq!(local.token().as_str(), "http://127.0.0.1:8080/x/token");
    }

    /// Which tables of Unicode do that is chosen in `Cargo.lock`, and there is a choice without any.
    #[test]
    fn an_international_name_of_a_host_becomes_ascii() {
        for (base, name) in [
            ("https://MÜNCHEN.example", "https://xn--mnchen-3ya.example/"),
            ("https://faß.example", "https://xn--fa-hia.example/"),
            ("https://例え.テスト", "https://xn--r8jz45g.xn--zckzah/"),
            ("https://ｋｅａｐ.example", "https://keap.example/"),
            (
                "https://xn--mnchen-3ya.example",
                "https://xn--mnchen-3ya.example/",
            ),
        ] {
            let hosts = Hosts::at(&Url::parse(base).unwrap());
            assert_eq!(hosts.name().as_deref(), Some(name));
        }
        for base in [
            "https://אa.example",
            "https://a\u{200d}b.example",
            "https://xn--a.example",
        ] {
            assert!(Url::parse(base).is_err(), "{base}");
        }
    }

    #[test]
    fn hosts_have_one_name_and_keep_to_themselves() {
        let at = |base: &str| Hosts::at(&Url::parse(base).unwrap());
        assert_eq!(Hosts::keap().name(), None);
        assert_eq!(at("https://api.infusionsoft.com").name(), None);
        let local = at("http://127.0.0.1:8080");
        assert_eq!(local.name().as_deref(), Some("http://127.0.0.1:8080/"));
        assert_eq!(Hosts::named(local.name().as_deref()), Ok(local.clone()));
        assert!(local.serve(Some("http"), Some("127.0.0.1"), Some(8080)));
        assert!(!local.serve(Some("http"), Some("127.0.0.1"), Some(8081)));
        assert!(!local.serve(Some("https"), Some("api.infusionsoft.com"), None));
        let keap = Hosts::keap();
        assert!(keap.serve(Some("https"), Some("api.infusionsoft.com"), None));
        assert!(keap.serve(Some("https"), Some("ab123.infusionsoft.com"), None));
        assert!(!keap.serve(Some("http"), Some("api.infusionsoft.com"), None));
        assert!(!keap.serve(Some("https"), Some("evilinfusionsoft.com"), None));
        assert!(!keap.serve(Some("http"), Some("127.0.0.1"), Some(8080)));
    }
}
