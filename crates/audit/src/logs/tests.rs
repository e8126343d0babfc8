use super::*;
use crate::judge::Effort;

fn read(log: &str) -> Traffic {
    let mut logs = Logs::new();
    logs.read("log", log.as_bytes()).unwrap();
    logs.end()
}

const QUERY: &str = "<?xml version=\"1.0\"?><methodCall><methodName>DataService.query</methodName><params>\
    <param><value><string>0123456789abcdef0123456789abcdef</string></value></param>\
    <param><value><string>Contact</string></value></param>\
    <param><value><int>10</int></value></param></params></methodCall>";

fn only(traffic: &Traffic) -> &Called {
    let [called] = traffic.calls.as_slice() else {
        panic!("{traffic:?}");
    };
    called
}

#[test]
fn access_logs_tell_who_calls_and_when() {
    let traffic = read(
        "10.0.0.7 - joe [28/Nov/2026:10:00:00 +0100] \"POST /api/xmlrpc?key=x HTTP/1.1\" 200 512 \"-\" \"PHP/5.6 iSDK\"\n\
         10.0.0.8 - - [28/Nov/2026:11:00:00 +0100] \"POST /crm/xmlrpc/v1 HTTP/1.1\" 503 12 \"-\" \"PHP/5.6 iSDK\"\n\
         10.0.0.8 - - [28/Nov/2026:11:00:00 +0100] \"GET /index.html HTTP/1.1\" 200 12 \"-\" \"Mozilla\"\n\
         what is this\n",
    );
    let called = only(&traffic);
    assert_eq!((called.calls, called.failed, called.addresses), (2, 1, 2));
    assert_eq!(called.first.as_deref(), Some("2026-11-28T09:00:00Z"));
    assert_eq!(called.last.as_deref(), Some("2026-11-28T10:00:00Z"));
    assert_eq!(called.caller.as_deref(), Some("PHP/5.6 iSDK"));
    assert_eq!(called.effort, Effort::Unknown);
    let log = &traffic.logs[0];
    assert_eq!((log.entries, log.calls, log.unread), (4, 2, 1));
    // Neither the address nor the person nor the query is kept.
    let told = format!("{traffic:?}");
    for secret in ["10.0.0", "joe", "key=x"] {
        assert!(!told.contains(secret), "{secret}");
    }
}

#[test]
fn addresses_are_told_when_they_are_asked_for() {
    let mut logs = Logs::new().with_addresses();
    let line = "10.0.0.7 - - [28/Nov/2026:10:00:00 +0100] \"POST /api/xmlrpc HTTP/1.1\" 200 5\n";
    logs.read("log", line.as_bytes()).unwrap();
    assert_eq!(only(&logs.end()).address.as_deref(), Some("10.0.0.7"));
}

#[test]
fn a_proxy_tells_the_application_and_a_body_the_call() {
    let squid = "1700000000.123 85 10.0.0.7 TCP_MISS/200 900 POST http://ab123.infusionsoft.com/api/xmlrpc - DIRECT/1.2.3.4 text/xml";
    let traffic = read(squid);
    let called = only(&traffic);
    assert_eq!(called.app.as_deref(), Some("ab123"));
    assert_eq!(called.last.as_deref(), Some("2023-11-14T22:13:20Z"));
    let escaped = QUERY.replace('<', "\\x3C").replace('"', "\\x22");
    let nginx = format!(
        "10.0.0.7 - - [28/Nov/2026:10:00:00 +0000] \"POST /api/xmlrpc HTTP/1.1\" 200 5 \"-\" \"x\" \"{escaped}\""
    );
    let traffic = read(&nginx);
    let called = only(&traffic);
    assert_eq!(called.method.as_deref(), Some("DataService.query"));
    assert_eq!(called.table.as_deref(), Some("Contact"));
    assert!(!format!("{traffic:?}").contains("0123456789abcdef"));
}

#[test]
fn json_lines_of_several_servers_are_read() {
    let body = serde_json::to_string(QUERY).unwrap();
    let lines = [
        format!("{{\"time\":\"2026-11-28T10:00:00+00:00\",\"remote_addr\":\"10.0.0.7\",\"request\":\"POST /api/xmlrpc HTTP/1.1\",\"status\":\"200\",\"http_user_agent\":\"a\",\"request_body\":{body}}}"),
        "{\"ts\":1764324000.5,\"request\":{\"remote_ip\":\"10.0.0.7\",\"method\":\"POST\",\"host\":\"ab123.infusionsoft.com\",\"uri\":\"/api/xmlrpc\",\"headers\":{\"User-Agent\":[\"b\"]}},\"status\":500}".to_owned(),
        "{\"at\":\"2026-11-28T10:00:00.000Z\",\"request_id\":\"1\",\"tenant\":\"ab123\",\"caller\":\"shop\",\"method\":\"ContactService.pauseCampaign\",\"fault\":4,\"blocker\":true}".to_owned(),
        "{\"at\":\"2026-11-28T10:00:00.000Z\",\"tenant\":\"ab123\",\"method\":\"ContactService.load\",\"shadow\":[\"v2\"],\"agrees\":true}".to_owned(),
        "{\"message\":\"started\"}".to_owned(),
        "{\"broken".to_owned(),
    ];
    let traffic = read(&lines.join("\n"));
    let told: Vec<_> = traffic
        .calls
        .iter()
        .map(|one| {
            (
                one.caller.as_deref().unwrap(),
                one.method.as_deref(),
                one.failed,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("shop", Some("ContactService.pauseCampaign"), 1),
            ("a", Some("DataService.query"), 0),
            ("b", None, 1),
        ]
    );
    assert_eq!(traffic.calls[0].effort, Effort::NoCounterpart);
    let log = &traffic.logs[0];
    assert_eq!((log.entries, log.calls, log.unread), (6, 3, 1));
}

#[test]
fn captured_requests_are_read_also_over_several_lines() {
    let pretty = QUERY.replace("><", ">\n<");
    let cut = &QUERY[..QUERY.len() - 60];
    let traffic = read(&format!(
        "POST /api/xmlrpc HTTP/1.1\nHost: ab123.infusionsoft.com\n\n{pretty}\n\n{QUERY}{QUERY}\nnothing\n"
    ));
    let called = only(&traffic);
    assert_eq!(
        (called.calls, called.table.as_deref()),
        (3, Some("Contact"))
    );
    assert_eq!(called.app.as_deref(), Some("ab123"));
    assert_eq!((traffic.logs[0].entries, traffic.logs[0].unread), (4, 1));
    let (method, table) = body::call(cut).unwrap();
    assert_eq!(
        (method.as_str(), table.as_deref()),
        ("DataService.query", Some("Contact"))
    );
}

#[test]
fn a_captured_request_is_one_call_with_what_its_headers_say() {
    let of = |host: &str| {
        format!(
            "POST /api/xmlrpc HTTP/1.1\r\nHost: {host}.infusionsoft.com\r\nUser-Agent: PHP\r\nContent-Type: text/xml\r\n\r\n<?xml version=\"1.0\"?>\r\n{}\r\n\r\nHTTP/1.1 200 OK\r\nDate: now\r\n\r\n<methodResponse/>\r\n",
            &QUERY[21..]
        )
    };
    let traffic = read(&(of("ab123") + &of("cd456") + "GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    let apps: Vec<_> = traffic.calls.iter().map(|one| one.app.as_deref()).collect();
    assert_eq!(apps, [Some("ab123"), Some("cd456")]);
    assert!(
        traffic
            .calls
            .iter()
            .all(|one| one.calls == 1 && one.method.is_some())
    );
    assert_eq!(traffic.calls[0].caller.as_deref(), Some("PHP"));
    let log = &traffic.logs[0];
    assert_eq!((log.entries, log.calls, log.unread), (3, 2, 0));
    // Without a document, and with the same one behind another kind of line.
    let access = "10.0.0.7 - - [28/Nov/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 5\n";
    let traffic = read(&format!(
        "> POST /api/xmlrpc HTTP/1.1\n> Host: ab123.infusionsoft.com\n>\n{access}{QUERY}\n"
    ));
    let told: Vec<_> = traffic
        .calls
        .iter()
        .map(|one| (one.app.is_some(), one.method.is_some()))
        .collect();
    assert_eq!(told.len(), 2);
    assert!(
        told.contains(&(true, false)) && told.contains(&(false, true)),
        "{told:?}"
    );
}

#[test]
fn an_agent_names_its_owner_only_where_addresses_are_asked_for() {
    let line = "10.0.0.7 - - [28/Nov/2026:10:00:00 +0000] \"POST /api/xmlrpc HTTP/1.1\" 200 5 \"-\" \"sync (jane@example.com)\"\n";
    assert_eq!(
        only(&read(line)).caller.as_deref(),
        Some("sync ((address))")
    );
    let mut logs = Logs::new().with_addresses();
    logs.read("log", line.as_bytes()).unwrap();
    assert_eq!(
        only(&logs.end()).caller.as_deref(),
        Some("sync (jane@example.com)")
    );
}

#[test]
fn har_files_and_the_reports_of_gateways_are_read() {
    let entry = |url: &str, text: &str| {
        serde_json::json!({
            "startedDateTime": "2026-11-28T10:00:00.000Z",
            "request": {
                "method": "POST", "url": url,
                "headers": [{"name": "User-Agent", "value": "old"}],
                "postData": {"text": text}
            },
            "response": {"status": 200}
        })
    };
    let har = serde_json::json!({"log": {"version": "1.2", "entries": [
        entry("https://ab123.infusionsoft.com/api/xmlrpc", QUERY),
        entry("https://example.com/", "x=1"),
    ]}});
    for text in [har.to_string(), serde_json::to_string_pretty(&har).unwrap()] {
        let traffic = read(&text);
        let called = only(&traffic);
        assert_eq!(called.app.as_deref(), Some("ab123"));
        assert_eq!(called.table.as_deref(), Some("Contact"));
        assert_eq!(traffic.logs[0].entries, 2);
    }
    let report = serde_json::json!({"rows": [{
        "tenant": "ab123", "caller": "shop", "method": "DataService.query", "table": "Contact",
        "first": "2026-11-01T00:00:00.000Z", "last": "2026-11-28T00:00:00.000Z", "calls": 70, "faults": 2
    }], "breaking": []});
    let traffic = read(&serde_json::to_string_pretty(&report).unwrap());
    let called = only(&traffic);
    assert_eq!((called.calls, called.failed), (70, 2));
    assert_eq!(called.first.as_deref(), Some("2026-11-01T00:00:00Z"));
}

#[test]
fn hostile_logs_cost_bounded_memory() {
    // A line without an end, a document without an end, and more callers than are told apart.
    let mut log = "x".repeat(3 << 20);
    log.push('\n');
    log.push_str("<methodCall><methodName>");
    log.push_str(&"y\n".repeat(1 << 20));
    log.push('\n');
    for number in 0..10_100 {
        log.push_str(&format!(
            "1.2.3.4 - - [28/Nov/2026:10:00:00 +0000] \"POST /api/xmlrpc HTTP/1.1\" 200 5 \"-\" \"agent {number}\"\n"
        ));
    }
    let traffic = read(&log);
    assert!(traffic.calls.len() <= 10_000);
    assert!(traffic.others >= 99, "{}", traffic.others);
    let long = traffic
        .calls
        .iter()
        .all(|one| one.caller.as_ref().is_none_or(|name| name.len() <= 200));
    assert!(long);
}

#[test]
fn a_log_that_is_packed_is_refused_and_says_how_to_unpack_it() {
    let packed = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    let error = Logs::new()
        .read("access.log.gz", packed.as_slice())
        .unwrap_err();
    assert!(error.to_string().contains("gzip -dc"), "{error}");
}

#[test]
fn a_proxy_that_does_not_open_tls_tells_who_goes_to_keap() {
    let traffic = read(
        "1697000000.123    120 10.0.0.5 TCP_TUNNEL/200 3432 CONNECT ab123.infusionsoft.com:443 - HIER_DIRECT/1.2.3.4 -\n\
         1697000000.123    120 10.0.0.5 TCP_TUNNEL/200 3432 CONNECT example.com:443 - HIER_DIRECT/1.2.3.4 -\n\
         1697000000.123    120 10.0.0.5 TCP_TUNNEL/200 3432 CONNECT notinfusionsoft.com:443 - HIER_DIRECT/1.2.3.4 -\n\
         1697000000.123    120 10.0.0.5 TCP_MISS/200 3432 GET http://example.com/x - HIER_DIRECT/1.2.3.4 text/html\n\
         10.0.0.9 - - [10/Oct/2026:13:55:36 +0000] \"CONNECT ab123.infusionsoft.com:443 HTTP/1.1\" 200 39 \"-\" \"-\"\n",
    );
    let called = only(&traffic);
    assert_eq!(
        (called.app.as_deref(), called.calls, called.addresses),
        (Some("ab123"), 2, 2)
    );
    assert!(
        called
            .why
            .as_ref()
            .is_some_and(|why| why.contains("does not open TLS"))
    );
    let log = &traffic.logs[0];
    assert_eq!((log.entries, log.calls, log.unread), (5, 2, 0));
}

#[test]
fn entries_of_clients_that_asked_for_nothing_are_known_lines() {
    let of = |request: &str, status: &str| {
        format!("10.0.0.9 - - [10/Oct/2026:13:55:36 +0000] \"{request}\" {status} 0 \"-\" \"-\"\n")
    };
    let known = of("-", "408") + &of("\\x16\\x03\\x01", "400") + &of("", "400");
    assert_eq!(read(&known).logs[0].unread, 0);
    let unknown = of("what is this", "400") + &of("-", "what");
    assert_eq!(read(&unknown).logs[0].unread, 2);
}
