//! Calls that were seen, counted by who calls what.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::agent;
use super::entry::Entry;
use crate::judge::{Effort, Judgement};

/// The calls of a caller of one method and table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Called {
    /// The application, where the host or the log says it.
    pub app: Option<String>,
    /// Who calls: the label of a gateway's key, or what the program calls itself.
    pub caller: Option<String>,
    /// The address, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// From how many addresses, as far as the logs say; counted up to a thousand.
    pub addresses: usize,
    /// The method; none where the log does not have it, as access logs have none.
    pub method: Option<String>,
    /// What the call is for, where it names one.
    pub table: Option<String>,
    /// How many calls.
    pub calls: u64,
    /// How many of them failed: with a status of 400 and more, or a fault that the log tells.
    pub failed: u64,
    /// The first call, RFC 3339 in UTC, where the log tells the time.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
    /// The effort class of the method and table; unknown without a method.
    pub effort: Effort,
    /// Why it is refused, or what is to be known of it: a log tells no columns.
    pub why: Option<String>,
}

impl Called {
    /// Whether nothing takes such a call over REST.
    pub fn is_blocker(&self) -> bool {
        self.effort.is_blocker()
    }
}

/// Callers, methods and tables that are told apart.
const ROWS: usize = 10_000;

/// Addresses that are told apart for a row.
const ADDRESSES: usize = 1000;

/// The longest name of a caller, method or table, in characters.
const LONGEST_NAME: usize = 200;

/// Calls that are alike.
#[derive(Debug)]
pub(super) struct Counted {
    pub(super) entry: Entry,
    /// How many.
    pub(super) calls: u64,
    /// How many of them failed.
    pub(super) failed: u64,
    /// The first one, where the entry has the last.
    pub(super) first: Option<String>,
    /// Whether it is one of XML-RPC at all.
    pub(super) is_call: bool,
}

impl Counted {
    pub(super) fn one(entry: Entry) -> Self {
        Self {
            failed: u64::from(entry.failed),
            first: entry.at.clone(),
            entry,
            calls: 1,
            is_call: true,
        }
    }

    /// An entry that is no call of XML-RPC.
    pub(super) fn other() -> Self {
        Self {
            is_call: false,
            ..Self::one(Entry::default())
        }
    }
}

/// What is to be known of connections that a proxy only passed on.
const TUNNEL: &str = "somebody goes to Keap here: the proxy does not open TLS, and its log cannot tell whether it is XML-RPC";

type Key = ([Option<String>; 5], bool);

#[derive(Debug)]
struct Row {
    called: Called,
    /// What tells addresses apart without keeping them.
    addresses: BTreeSet<[u8; 8]>,
}

#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) with_addresses: bool,
    rows: HashMap<Key, Row>,
    others: u64,
}

impl Seen {
    pub(super) fn add(&mut self, counted: Counted) {
        let Counted {
            entry,
            calls,
            failed,
            first,
            ..
        } = counted;
        let address = entry.address;
        let shown = address.clone().filter(|_| self.with_addresses);
        let caller = match self.with_addresses {
            true => entry.caller,
            false => entry.caller.map(|caller| agent::without_addresses(&caller)),
        };
        let names = [entry.app, caller, shown, entry.method, entry.table].map(short);
        let key = (names, entry.is_tunnel);
        if self.rows.len() >= ROWS && !self.rows.contains_key(&key) {
            self.others = self.others.saturating_add(calls);
            return;
        }
        let row = self.rows.entry(key.clone()).or_insert_with(|| row(key));
        let called = &mut row.called;
        called.calls = called.calls.saturating_add(calls);
        called.failed = called.failed.saturating_add(failed);
        earlier(&mut called.first, first);
        later(&mut called.last, entry.at);
        if let Some(address) = address
            && row.addresses.len() < ADDRESSES
        {
            let digest: [u8; 32] = Sha256::digest(address.as_bytes()).into();
            let mut mark = [0; 8];
            mark.iter_mut()
                .zip(digest)
                .for_each(|(to, from)| *to = from);
            row.addresses.insert(mark);
        }
    }

    pub(super) fn end(self) -> (Vec<Called>, u64) {
        let rows = self.rows.into_values();
        let mut calls: Vec<Called> = rows
            .map(|row| Called {
                addresses: row.addresses.len(),
                ..row.called
            })
            .collect();
        calls.sort_by(|a, b| {
            let weight = |one: &Called| {
                let blocks = one.is_blocker();
                (!blocks, std::cmp::Reverse(one.calls))
            };
            let names = |one: &Called| {
                let of = [&one.app, &one.caller, &one.method, &one.table, &one.address];
                of.map(Clone::clone)
            };
            weight(a)
                .cmp(&weight(b))
                .then_with(|| names(a).cmp(&names(b)))
        });
        (calls, self.others)
    }
}

fn row(([app, caller, address, method, table], is_tunnel): Key) -> Row {
    let judged = method.as_ref();
    let judged = judged.map(|method| Judgement::of_call(method, table.as_deref()));
    let called = Called {
        app,
        caller,
        address,
        addresses: 0,
        method,
        table,
        calls: 0,
        failed: 0,
        first: None,
        last: None,
        effort: judged.as_ref().map_or(Effort::Unknown, |one| one.effort),
        why: match is_tunnel {
            true => Some(TUNNEL.to_owned()),
            false => judged.as_ref().and_then(Judgement::why),
        },
    };
    Row {
        called,
        addresses: BTreeSet::new(),
    }
}

fn short(name: Option<String>) -> Option<String> {
    let name = name?;
    match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => name.get(..end).map(str::to_owned),
        None => Some(name),
    }
}

fn earlier(known: &mut Option<String>, new: Option<String>) {
    if let Some(new) = new
        && known.as_ref().is_none_or(|known| new < *known)
    {
        *known = Some(new);
    }
}

fn later(known: &mut Option<String>, new: Option<String>) {
    if let Some(new) = new
        && known.as_ref().is_none_or(|known| new > *known)
    {
        *known = Some(new);
    }
}
