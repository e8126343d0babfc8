//! Whether the policies of a tenant can be read: that of its file, and that of the store, which goes before it.

use keap::PolicyFile;
use keap_gateway::config::TenantConfig;
use keap_gateway::{GatewayStore, StoredInForce};
use keap_http::Shown;

use super::findings::{Findings, State};
use crate::file;

/// Looks at the policies of a tenant; gives the tenant without a file that cannot be read. That is told here, and hides
/// nothing of the rest.
pub(super) async fn look(
    tenant: &TenantConfig,
    store: Option<&GatewayStore>,
    findings: &mut Findings,
) -> TenantConfig {
    let mut looked_at = tenant.clone();
    let what = format!("policy of {}", tenant.app);
    if let Some(policy) = &tenant.policy {
        let read = PolicyFile::new(policy).read();
        if read.is_err() {
            looked_at.policy = None;
        }
        let read = read.map(|_| file::name(policy)).map_err(Into::into);
        findings.result(what.as_str(), read);
    }
    if let Some(store) = store {
        match StoredInForce::of(store, &tenant.app).await {
            Ok(stored) => tell(&stored, what, findings),
            Err(error) => findings.wrong(what, &error.into()),
        }
    }
    looked_at
}

fn tell(stored: &StoredInForce, what: String, findings: &mut Findings) {
    match (&stored.unread, &stored.policy) {
        // It may be of a later version: gateways of this one go on by one before it.
        (Some((revision, error)), _) => {
            let about = format!(
                "number {revision} of the store cannot be read: gateways of this version, also one that is started, go by {}: {}",
                stored.instead(),
                Shown::new(&error.to_string())
            );
            findings.add(State::Warning, what, about);
        }
        (None, Some((stored, _))) => {
            let about = format!("number {} of the store is in force", stored.revision);
            findings.add(State::Ok, what, about);
        }
        (None, None) => {}
    }
}
