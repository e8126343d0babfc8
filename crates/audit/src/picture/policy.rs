//! The policy file to begin with.

use std::collections::BTreeMap;

use keap::Operation;
use keap::owner::OwnerTable;
use keap::route::PolicyDraft;

use super::in_use::{CallInUse, OwnerInUse};
use crate::judge::OwnerWanted;

/// The policy file to begin with, which `RoutePolicy::from_toml` reads.
pub(crate) fn policy(calls: &[CallInUse], owner: &[OwnerInUse]) -> String {
    let mut draft = PolicyDraft::new();
    let mut unserved: BTreeMap<String, String> = BTreeMap::new();
    for call in calls {
        let Some(method) = &call.method else {
            continue;
        };
        if let Ok(operation) = method.parse::<Operation>() {
            draft.call(operation, call.table.as_deref());
        }
        if call.effort.is_blocker() {
            let on = call.table.as_ref().map(|table| format!(" on {table}"));
            let name = format!("{method}{}", on.unwrap_or_default());
            let why = call
                .why
                .as_deref()
                .unwrap_or("nothing is known of it in REST");
            unserved.insert(name, why.to_owned());
        }
    }
    for one in owner {
        want(&mut draft, one);
    }
    for (name, why) in unserved {
        draft.leave(format!("{name}: {why}"));
    }
    draft.to_toml()
}

/// What the owner has to name: each row that is known, or the form of one.
fn want(draft: &mut PolicyDraft, one: &OwnerInUse) {
    let methods: Vec<&str> = one.methods.iter().map(String::as_str).collect();
    let methods = methods.join(", ");
    let OwnerWanted { name, needed, why } = one.wanted;
    let table = OwnerTable::ALL
        .into_iter()
        .find(|table| table.name() == name);
    let Some(table) = table else {
        let how = if needed {
            "to be named"
        } else {
            "may be needed"
        };
        draft.want(format!("{how} for {methods}: {name} = ... ({why})"));
        return;
    };
    for &id in &one.rows {
        draft.want(format!(
            "to be named in [{name}], for {methods}: {}",
            table.example(id)
        ));
    }
    if one.rows.is_empty() {
        let example = table.example(0).replacen('0', "ID", 1);
        draft.want(format!("to be named in [{name}], for {methods}: {example}"));
    }
}
