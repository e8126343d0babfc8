//! A gateway in front of a local Keap whose XML-RPC is switched off, and a client of the old kind in front of it.

use keap::Keap;
use keap_auth::AccessToken;
use keap_gateway::{Gateway, HashKey, KeyEntry, KeyRing, Tenant};
use keap_http::Transport;
use keap_sandbox::{Brownout, DEFAULT_ACCESS_TOKEN, Sandbox};

/// The key that the old program sends.
pub const KEY: &str = "0123456789abcdef0123456789abcdef";

/// A local Keap with XML-RPC switched off.
pub fn retired() -> Sandbox {
    let sandbox = crate::sandbox();
    // The plan is shared with the sandbox.
    let _ = sandbox.trouble().brownout(Brownout::Gone);
    sandbox
}

/// The demo account over a transport, reached over REST.
pub fn tenant(transport: Transport) -> Tenant {
    let token = AccessToken::new(DEFAULT_ACCESS_TOKEN).expect("the sandbox's token is one");
    Tenant::builder("ab123", token)
        .transport(transport)
        .rest_options(crate::invocations::options())
        .build()
        .expect("the tenant has a transport")
}

/// A gateway that lets [`KEY`] in.
pub fn gateway(tenant: Tenant) -> Gateway {
    let hash_key = HashKey::random();
    let keys = KeyRing::new(hash_key.clone());
    keys.replace(vec![KeyEntry::new(&hash_key, &KEY.into(), "ab123", "shop")]);
    Gateway::builder(keys).tenant(tenant).build()
}

/// The facade over XML-RPC, where XML-RPC is what a gateway speaks.
pub fn connect() -> Keap {
    let gateway = gateway(tenant(retired().transport()));
    Keap::oauth_customer(KEY)
        .expect("the key can be a token")
        .transport(gateway.transport())
        .build()
        .expect("the builder has a transport")
}
