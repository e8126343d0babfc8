//! What a report tells of what a store knows, and what it does not tell any more.

use sqlx::Connection as _;

use super::{Home, Told};

const CONFIG: &str = "[store]\npath = 'gateway.db'\n\
    [[tenant]]\napp = 'ab123'\naccess_key_env = 'NOT_SET'\npolicy = 'routes.toml'\n";

/// A home with a store, into which a row was put.
async fn home(row: &str) -> Home {
    let home = Home::new();
    home.write("gateway.toml", CONFIG);
    home.write("routes.toml", "default = \"xmlrpc\"\n");
    home.run("key new --app ab123 --label shop --config gateway.toml")
        .is(0, &[]);
    let url = format!("sqlite://{}", home.path("gateway.db").display());
    let mut store = sqlx::SqliteConnection::connect(&url).await.unwrap();
    let row = sqlx::raw_sql(sqlx::AssertSqlSafe(row.to_owned()));
    row.execute(&mut store).await.unwrap();
    store.close().await.unwrap();
    home
}

const CALLED: &str = "INSERT INTO inventory (tenant, caller, method, table_name, first_seen, last_seen, calls, faults, blockers, \
     differences) VALUES ('ab123', 'shop', 'ContactService.load', '', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z', 7, 0, 0, '');";

/// A gateway deletes addresses once an hour, and one that does not run deletes none.
#[tokio::test]
async fn an_address_whose_time_is_over_is_not_reported_although_it_is_there() {
    let origin = |address: &str, last: &str| {
        format!(
            "INSERT INTO origins (tenant, caller, address, agent, first_seen, last_seen, calls) VALUES \
             ('ab123', 'shop', '{address}', 'PHP', '{last}', '{last}', 1), \
             ('', '(wrong key)', '{address}', 'PHP', '{last}', '{last}', 1);"
        )
    };
    let rows = [
        CALLED.to_owned(),
        origin("192.0.2.1", "2020-01-01T00:00:00.000Z"),
        origin("192.0.2.2", "2999-01-01T00:00:00.000Z"),
    ];
    let home = home(&rows.concat()).await;
    let count = |format: &str, address: &str| {
        let told = home.run(&format!("report --config gateway.toml --format {format}"));
        assert_eq!(told.code, Some(1), "{told:?}");
        told.out.matches(address).count()
    };
    for (format, times) in [
        ("text", 1),
        ("json", 2),
        ("jsonl", 2),
        ("csv", 2),
        ("html", 2),
    ] {
        assert_eq!(count(format, "192.0.2.1"), 0, "{format}");
        assert_eq!(count(format, "192.0.2.2"), times, "{format}");
    }
    let none = CONFIG.replace("'gateway.db'\n", "'gateway.db'\naddresses_days = 0\n");
    home.write("gateway.toml", &none);
    for format in ["text", "json", "jsonl", "csv", "html"] {
        assert_eq!(count(format, "192.0.2."), 0, "{format}");
    }
}

/// A store that a gateway has made and that no call was counted in is as one that is not there: another try later is worth it.
#[tokio::test]
async fn a_store_without_a_call_is_told_as_that() {
    let keyed = home("SELECT 1").await;
    let empty = home("DELETE FROM keys").await;
    for command in ["report", "suggest", "suggest --app ab123"] {
        let line = format!("{command} --config gateway.toml");
        keyed.run(&line).is(
            3,
            &["there is no call in", "have a program call the gateway"],
        );
        empty
            .run(&line)
            .is(3, &["there is neither a key nor a call in"]);
    }
}

/// Calls that go to XML-RPC fail before its end as well, on the days that are announced.
#[tokio::test]
async fn a_report_tells_when_xml_rpc_is_switched_off_for_a_while() {
    let home = home(CALLED).await;
    let report = |schedule: Option<&str>, more: &str| -> Told {
        let mut command = home.command(&format!("report --config gateway.toml {more}"));
        if let Some(schedule) = schedule {
            home.write("schedule.json", schedule);
            command.env("KEAP_BROWNOUTS", "schedule.json");
        }
        Told::of(command.output().unwrap())
    };
    let windows =
        |windows: &str| format!("{{\"retired_from\":\"2026-12-31\",\"windows\":[{windows}]}}");
    let none = windows("{\"start\":\"2026-03-10\",\"hours\":4}");
    report(Some(&none), "").is(
        1,
        &[
            "no such day to come is known here",
            "KEAP_BROWNOUTS names a newer schedule",
        ],
    );
    let to_come = windows(
        "{\"start\":\"2998-12-01\",\"hours\":72,\"start_hour\":9,\"certainty\":\"a partner says\"}",
    );
    let sentence = "XML-RPC is switched off for a while, as announced: 2998-12-01 for 72 hours from 09:00 on, in Phoenix (a partner says).";
    for format in ["text", "html"] {
        report(Some(&to_come), &format!("--format {format}")).is(1, &[sentence]);
    }
    let told = report(Some(&to_come), "--format json");
    let told: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(told["brownouts"][0]["day"], "2998-12-01", "{told}");
    assert_eq!(told["brownouts"][0]["now"], false, "{told}");
    let open = windows("{\"start\":\"2026-01-01\",\"hours\":4000000000}");
    report(Some(&open), "").is(1, &["XML-RPC may be switched off now for a while, as announced: 2026-01-01 for 4000000000 hours"]);
    let sooner = "{\"retired_from\":\"2998-12-15\",\"windows\":[{\"start\":\"2026-01-01\",\"hours\":4000000000},\
         {\"start\":\"2998-12-10\",\"hours\":8}]}";
    for format in ["text", "html"] {
        let told = report(Some(sooner), &format!("--format {format}"));
        told.is(
            1,
            &[
                "end on 15 December 2998",
                "2026-01-01 for",
                "2998-12-10 for 8 hours",
            ],
        );
        assert!(!told.out.contains("31 December"), "{told:?}");
    }
    let over = "{\"retired_from\":\"2020-01-01\",\"windows\":[]}";
    let told: serde_json::Value =
        serde_json::from_str(&report(Some(over), "--format json").out).unwrap();
    assert_eq!(told["passed_on"][0]["is_over"], true, "{told}");
    assert_eq!(told["breaking"][0]["now"], true, "{told}");
    report(Some("no schedule"), "").is(2, &["schedule.json is no schedule of brownouts"]);
    // What goes over REST does not care.
    home.write("routes.toml", "default = \"v2\"\n");
    let told = report(Some(&to_come), "");
    assert!(!told.out.contains("switched off"), "{told:?}");
}

/// Comparisons of which something parted, and those that show nothing because of a write.
#[tokio::test]
async fn comparisons_that_show_nothing_are_counted_in_the_text_too() {
    let compared = |method: &str, table: &str, differing: i64, changed: i64| {
        format!(
            "INSERT INTO compared (tenant, method, table_name, wires, comparisons, differing, fields, last_seen, changed) VALUES \
             ('ab123', '{method}', '{table}', 'xmlrpc v2', 9, {differing}, 'City,State', '2026-11-01T00:00:00Z', {changed});"
        )
    };
    let rows = [
        CALLED.to_owned(),
        compared("ContactService.load", "", 2, 1),
        compared("DataService.query", "Product", 0, 3),
        compared("DataService.load", "Lead", 0, 0),
    ];
    let home = home(&rows.concat()).await;
    let told = home.run("report --config gateway.toml");
    for line in [
        "ab123: ContactService.load was answered differently by xmlrpc and v2 in 2 of 9 comparisons: City, State\n",
        "ab123: ContactService.load: 1 comparison of xmlrpc and v2 left out: what parted was written through the gateway before both had answered\n",
        "ab123: DataService.query Product: 3 comparisons of xmlrpc and v2 left out: ",
    ] {
        assert!(told.out.contains(line), "{line}\n{told:?}");
    }
    assert!(!told.out.contains("Lead"), "{told:?}");
}
