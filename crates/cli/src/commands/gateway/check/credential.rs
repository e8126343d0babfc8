//! Whether the wires that calls of a tenant go over answer to its credential.

use std::time::Duration;

use anyhow::Context as _;
use keap::Backend;
use keap_gateway::{InForce, Tenant};
use tokio::time::Instant;

use super::findings::Findings;
use crate::calls;

/// How long a wire may take to answer a check.
const PATIENCE: Duration = Duration::from_secs(30);

/// One read over each wire that the policy in force sends calls to: REST always, which is the one that stays.
pub(super) async fn look(
    tenant: &Tenant,
    in_force: anyhow::Result<InForce>,
    findings: &mut Findings,
) {
    let what = format!("credential of {}", tenant.app());
    findings.result(what.as_str(), tried(tenant, Backend::RestV2, "REST").await);
    match in_force {
        Ok(in_force) if in_force.names_xmlrpc() => {
            let answer = tried(tenant, Backend::XmlRpc, "XML-RPC").await;
            let told = answer.context("the policy sends calls to XML-RPC");
            findings.result(what, told);
        }
        Ok(_) => {}
        Err(error) => findings.wrong(format!("policy of {}", tenant.app()), &error),
    }
}

async fn tried(tenant: &Tenant, backend: Backend, wire: &str) -> anyhow::Result<String> {
    let patience = calls::limit().unwrap_or(PATIENCE);
    let begun = Instant::now();
    let asked = tokio::time::timeout(patience, tenant.ask(backend)).await;
    match asked
        .map_err(Into::into)
        .and_then(|answer| answer.map_err(Into::into))
    {
        Ok(()) => Ok(format!("{wire} answers to it")),
        // The time of the call itself can be over a moment before.
        Err(error) if begun.elapsed() >= patience => {
            let silent = format!("{wire} did not answer in {} s", patience.as_secs());
            Err(anyhow::Error::context(error, silent))
        }
        Err(error) => Err(error),
    }
}
