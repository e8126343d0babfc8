//! Whether the policies of a tenant can be read: that of its file, and that of the store, which goes before it.

use keap::{PolicyFile, RoutePolicy};
use keap_gateway::GatewayStore;
use keap_gateway::config::TenantConfig;
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
    let stored = match store {
        Some(store) => store.policy(&tenant.app).await,
        None => Ok(None),
    };
    match stored {
        Ok(Some(stored)) => match RoutePolicy::from_toml(&stored.document) {
            Ok(_) => {
                let about = format!("number {} of the store is in force", stored.revision);
                findings.add(State::Ok, what, about);
            }
            // It may be of a later version: gateways of this one go on without it, each by what it has.
            Err(error) => {
                let about = format!(
                    "number {} of the store cannot be read: gateways of this version that run go on by what they have, and one that is started goes by what is configured: {}",
                    stored.revision,
                    Shown::new(&error.to_string())
                );
                findings.add(State::Warning, what, about);
            }
        },
        Ok(None) => {}
        Err(error) => findings.wrong(what, &error.into()),
    }
    looked_at
}
