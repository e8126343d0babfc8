//! One call on the three ways: XML-RPC of the local Keap, and the gateway over each version of REST.

use keap::PolicyFile;
use keap_gateway::Tenant;
use keap_tests::gateway::retired;
use keap_tests::scratch::Scratch;
use keap_xmlrpc::MethodResponse;
use serde_json::{Value as Json, json};

use super::chain::{Chain, token};
use super::witness::{answer, by_gateway, own};

/// The three wires.
pub(crate) struct Wires {
    pub(crate) sandbox: keap_sandbox::Sandbox,
    pub(crate) rest: [Chain; 2],
    _folder: Scratch,
}

impl Wires {
    pub(crate) fn new() -> Self {
        let folder = Scratch::new("gateway-texts");
        let rest = ["v1", "v2"].map(|version| {
            let path = folder.path(&format!("{version}.toml"));
            let policy = format!("default = \"{version}\"\nfallback = \"never\"\n");
            std::fs::write(&path, policy).unwrap();
            let sandbox = retired();
            let tenant = Tenant::builder("ab123", token())
                .transport(sandbox.transport())
                .policy_file(PolicyFile::new(path))
                .build()
                .unwrap();
            Chain::built(sandbox, |builder| builder.tenant(tenant).build())
        });
        Self {
            sandbox: keap_tests::sandbox(),
            rest,
            _folder: folder,
        }
    }

    /// What XML-RPC, v1 and v2 answer.
    pub(crate) async fn all(&self, method: &str, params: &Json) -> [String; 3] {
        let [v1, v2] = &self.rest;
        [
            told(&own(&self.sandbox, method, params).await),
            told(&by_gateway(v1, method, params).await),
            told(&by_gateway(v2, method, params).await),
        ]
    }

    /// What they have of a column after it was written.
    pub(crate) async fn written(
        &self,
        (table, id, column): (&str, i32, &str),
        value: &Json,
    ) -> [String; 3] {
        let update = json!([table, id, { column: value }]);
        let done = self.all("DataService.update", &update).await;
        let load = json!([table, id, [column]]);
        let kept = self.all("DataService.load", &load).await;
        std::array::from_fn(|wire| match done[wire].starts_with("fault") {
            true => done[wire].clone(),
            false => kept[wire].clone(),
        })
    }
}

/// The words of a fault are each wire's own.
fn told(response: &MethodResponse) -> String {
    match response {
        Ok(_) => answer(response),
        Err(fault) => format!("fault {}", fault.code),
    }
}
