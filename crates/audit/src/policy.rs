//! The policy file to start with: REST v2 where it serves what is called, and what the owner has to name.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use keap::owner::OwnerTable;
use keap::route::decide_for;
use keap::{Backend, Fallback, Operation, RoutePolicy};
use keap_http::Shown;

use crate::judge::Effort;
use crate::picture::Picture;

const V1_ALONE: &str = "REST v2 has no counterpart";
const XMLRPC_ALONE: &str = "REST has no counterpart: it ends with XML-RPC";

/// Where an operation on a table goes, and why not to REST v2.
type Choices = BTreeMap<(&'static str, Operation), (Backend, &'static str)>;

impl Picture {
    /// A policy file for the gateway and the facade, with reasons as comments; [`RoutePolicy::from_toml`] reads it.
    pub fn policy(&self) -> String {
        let policy = RoutePolicy::new(Backend::RestV2).fallback(Fallback::WhenUnsupported);
        let mut text = String::from(
            "# Made by `keap audit` from what the programs call.\n\
             # Everything goes to REST v2, to v1 where v2 has nothing, and to XML-RPC where neither has, as long as there is one.\n",
        );
        text.push_str(&policy.to_toml());
        self.owners(&mut text);
        let choices = self.choices();
        let of_no_table = choices.iter().filter(|((table, _), _)| table.is_empty());
        for (number, ((_, operation), choice)) in of_no_table.enumerate() {
            if number == 0 {
                text.push_str("\n[operations]\n");
            }
            route(&mut text, *operation, *choice);
        }
        let mut last = "";
        for ((table, operation), choice) in &choices {
            if table.is_empty() {
                continue;
            }
            if *table != last {
                line(&mut text, format_args!("\n[tables.{table}]"));
                last = table;
            }
            route(&mut text, *operation, *choice);
        }
        self.blocked(&mut text);
        text
    }

    fn owners(&self, text: &mut String) {
        for need in &self.all.owner {
            let Some(table) = OwnerTable::ALL
                .into_iter()
                .find(|table| table.name() == need.table)
            else {
                continue;
            };
            for id in &need.ids {
                line(
                    text,
                    format_args!("# to be named in [{}]: {}", need.table, table.example(*id)),
                );
            }
            if need.open > 0 {
                line(
                    text,
                    format_args!(
                        "# to be named in [{}]: the ids that {} places take from elsewhere",
                        need.table, need.open
                    ),
                );
            }
        }
    }

    fn choices(&self) -> Choices {
        let mut choices = Choices::new();
        for one in &self.all.uses {
            let operation = one
                .method
                .as_deref()
                .and_then(|name| name.parse::<Operation>().ok());
            let Some(operation) = operation else { continue };
            let table = one
                .table
                .as_deref()
                .and_then(keap::schema::table)
                .map(|table| table.name);
            let table = table.filter(|_| operation.takes_table());
            if operation.takes_table() && table.is_none() {
                continue;
            }
            let can = |backend: Backend| {
                decide_for(operation, table, &RoutePolicy::new(backend), &[backend]).is_ok()
            };
            let choice = if can(Backend::RestV2) {
                None
            } else if can(Backend::RestV1) {
                Some((Backend::RestV1, V1_ALONE))
            } else {
                Some((Backend::XmlRpc, XMLRPC_ALONE))
            };
            if let Some(choice) = choice.filter(|(backend, _)| can(*backend)) {
                choices.insert((table.unwrap_or_default(), operation), choice);
            }
        }
        choices
    }

    fn blocked(&self, text: &mut String) {
        let hard = self
            .all
            .uses
            .iter()
            .filter(|one| one.judgement.effort >= Effort::Rewrite);
        for (number, one) in hard.enumerate() {
            if number == 0 {
                text.push_str("\n# To be changed in the programs, whatever stands above:\n");
            }
            let told = format!(
                "{}{} ({} places): {}",
                one.method
                    .as_deref()
                    .unwrap_or("a method that is not constant"),
                one.table
                    .as_ref()
                    .map_or_else(String::new, |table| format!(" on {table}")),
                one.places,
                one.judgement.why
            );
            line(text, format_args!("# - {}", Shown::new(&told)));
        }
    }
}

fn route(text: &mut String, operation: Operation, (backend, why): (Backend, &'static str)) {
    line(
        text,
        format_args!("\"{}\" = \"{}\"  # {why}", operation.name(), backend.name()),
    );
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing into a string does not fail.
    let _ = writeln!(text, "{line}");
}
