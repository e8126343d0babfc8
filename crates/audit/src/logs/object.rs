//! An entry that is an object of JSON: of a web server or a proxy, or a line of a gateway's log.

use std::collections::HashMap;

use serde_json::Value;

use super::entry::{Entry, app, is_of_the_api};
use super::{body, moment};

/// How deep members are looked for.
const DEPTH: usize = 4;

/// Members that are looked at, in the order in which they are believed.
const ADDRESS: &[&str] = &[
    "remote_addr",
    "remote_ip",
    "client_ip",
    "clientip",
    "clienthost",
    "remoteip",
    "client_addr",
    "remote",
    "peer",
    "client",
];
const AGENT: &[&str] = &[
    "http_user_agent",
    "user_agent",
    "user-agent",
    "request_user-agent",
    "useragent",
    "agent",
];
const BODY: &[&str] = &["request_body", "body", "post_data", "text", "payload"];
const HOST: &[&str] = &[
    "host",
    "http_host",
    "requesthost",
    "server_name",
    "authority",
    "vhost",
];
const STATUS: &[&str] = &[
    "status",
    "downstreamstatus",
    "status_code",
    "response_code",
    "sc-status",
    "response_status",
];
const TARGET: &[&str] = &[
    "request_uri",
    "uri",
    "requesturl",
    "url",
    "requestpath",
    "path",
    "request",
    "target",
    "cs-uri-stem",
];
const TIME: &[&str] = &[
    "at",
    "time",
    "@timestamp",
    "timestamp",
    "ts",
    "time_iso8601",
    "time_local",
    "startutc",
    "starteddatetime",
    "start_time",
    "date",
];

/// The call of an entry; none for an entry of something else.
pub(super) fn read(value: &Value) -> Option<Entry> {
    let mut members = HashMap::new();
    flatten(value, DEPTH, &mut members);
    let found = Members(members);
    of_gateway(&found).or_else(|| of_server(&found))
}

struct Members<'a>(HashMap<String, &'a Value>);

/// Members by their own names, in small letters; what stands further outside is believed first.
fn flatten<'a>(value: &'a Value, depth: usize, into: &mut HashMap<String, &'a Value>) {
    let Some(deeper) = depth.checked_sub(1) else {
        return;
    };
    let Value::Object(members) = value else {
        return;
    };
    for (name, value) in members {
        if !value.is_object() {
            into.entry(name.to_ascii_lowercase()).or_insert(value);
        }
    }
    for value in members.values() {
        flatten(value, deeper, into);
    }
}

impl Members<'_> {
    fn text(&self, names: &[&str]) -> Option<String> {
        let mut found = names.iter().filter_map(|name| {
            let text = match self.0.get(*name)? {
                Value::String(text) => text.clone(),
                // A header with its values.
                Value::Array(values) => values.first()?.as_str()?.to_owned(),
                Value::Number(number) => number.to_string(),
                _ => return None,
            };
            let text = text.trim();
            (!text.is_empty() && text != "-").then(|| text.to_owned())
        });
        found.next()
    }

    fn time(&self) -> Option<String> {
        let mut found = TIME.iter().filter_map(|name| match self.0.get(*name)? {
            Value::Number(number) => moment::of_number(number.as_f64()?),
            Value::String(text) => moment::of_text(text),
            _ => None,
        });
        found.next()
    }
}

/// A line of a gateway's log has the method itself.
fn of_gateway(members: &Members<'_>) -> Option<Entry> {
    let method = members.text(&["method"]).filter(|method| {
        let service = method.split('.').next().unwrap_or_default();
        method.contains('.') && service.ends_with("Service")
    })?;
    // What a comparison in the background found is no call.
    if members.0.contains_key("shadow") {
        return None;
    }
    Some(Entry {
        app: members.text(&["tenant", "app"]),
        caller: members.text(&["caller"]).or_else(|| members.text(AGENT)),
        address: members.text(&["peer"]),
        method: Some(method),
        table: members.text(&["table"]),
        failed: members.0.get("fault").is_some_and(|fault| !fault.is_null()),
        at: members.time(),
        ..Entry::default()
    })
}

fn of_server(members: &Members<'_>) -> Option<Entry> {
    let target = TARGET.iter().find_map(|name| {
        let text = members.text(&[name])?;
        let mut words = text.split_whitespace();
        words.find(|word| is_of_the_api(word)).map(str::to_owned)
    });
    let call = members.text(BODY).and_then(|text| body::call(&text));
    // A request with a call in it is one wherever it goes.
    if target.is_none() && call.is_none() {
        return None;
    }
    let (method, table) = call.map_or((None, None), |(method, table)| (Some(method), table));
    let host = members.text(HOST).and_then(|host| app(&host));
    let status = members
        .text(STATUS)
        .and_then(|status| status.parse::<u16>().ok());
    Some(Entry {
        app: target.as_deref().and_then(app).or(host),
        caller: members.text(AGENT),
        address: members.text(ADDRESS),
        method,
        table,
        failed: status.is_some_and(|status| status >= 400),
        at: members.time(),
        ..Entry::default()
    })
}
