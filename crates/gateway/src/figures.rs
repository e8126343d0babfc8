//! Figures for Prometheus. Every label is a name that is known before a call comes: methods and tables of the API, labels
//! of keys, applications of the configuration. What a caller chose is in none of them.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use keap::Backend;
use metrics::{
    Counter, Histogram, counter, describe_counter, describe_gauge, describe_histogram, gauge,
    histogram,
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

use crate::log::{CallLine, ShadowLine};
use crate::named::{ByNames, Names, kept};
use crate::vitals::{QuotaLeft, WireHealth};

/// Borders of the time that calls take, in seconds.
const SECONDS: [f64; 11] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0,
];

/// The figures of one gateway. Nothing is global: gateways in one process have figures of their own. Clones are the same.
#[derive(Clone)]
pub(crate) struct Figures {
    recorder: Arc<PrometheusRecorder>,
    handle: PrometheusHandle,
    counted: Arc<Mutex<ByNames<6, Counted>>>,
}

impl fmt::Debug for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Figures").finish_non_exhaustive()
    }
}

impl Default for Figures {
    fn default() -> Self {
        let builder = PrometheusBuilder::new();
        // Borders that are there and in order are refused by nobody.
        let builder = builder.set_buckets(&SECONDS).unwrap_or_default();
        let recorder = builder.build_recorder();
        let handle = recorder.handle();
        let figures = Self {
            recorder: Arc::new(recorder),
            handle,
            counted: Arc::default(),
        };
        metrics::with_local_recorder(&*figures.recorder, describe);
        figures
    }
}

fn describe() {
    describe_counter!("keap_gateway_calls_total", "Calls by how they ended.");
    describe_counter!(
        "keap_gateway_table_calls_total",
        "Calls by the table that they name."
    );
    describe_counter!(
        "keap_gateway_turned_away_total",
        "Calls of nobody who may come in."
    );
    describe_counter!(
        "keap_gateway_upstream_requests_total",
        "Requests to Keap for calls."
    );
    describe_counter!(
        "keap_gateway_in_doubt_total",
        "Writes that may have been carried out."
    );
    describe_counter!(
        "keap_gateway_comparisons_total",
        "Comparisons in the background."
    );
    describe_histogram!("keap_gateway_call_seconds", "How long calls take.");
    describe_gauge!("keap_gateway_quota_left", "Calls left, as Keap told last.");
    describe_gauge!("keap_gateway_quota_limit", "Calls that the quota allows.");
    describe_gauge!(
        "keap_gateway_wire_up",
        "1 while a wire to Keap is not known to be bad."
    );
    describe_gauge!("keap_gateway_ready", "1 while calls can be served.");
    describe_gauge!("keap_gateway_store_up", "1 while the store answers.");
    describe_gauge!(
        "keap_gateway_ssl_earliest_cert_expiry",
        "When the first certificate of a chain ends, in seconds since 1970."
    );
    describe_gauge!(
        "keap_gateway_xmlrpc_end_time_seconds",
        "When XML-RPC ends, in seconds since 1970, for applications whose calls still went to it."
    );
    describe_gauge!(
        "keap_gateway_start_time_seconds",
        "When the gateway started."
    );
}

impl Figures {
    /// Counts a call.
    pub(crate) fn call(&self, line: &CallLine) {
        if line.tenant.is_empty() {
            metrics::with_local_recorder(&*self.recorder, || {
                counter!("keap_gateway_turned_away_total").increment(1);
            });
            return;
        }
        if line.in_doubt {
            metrics::with_local_recorder(&*self.recorder, || {
                counter!(
                    "keap_gateway_in_doubt_total",
                    &[("app", line.tenant.clone())]
                )
                .increment(1);
            });
        }
        let labels = labels(line);
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = kept(&mut counted, &labels, |labels| {
            metrics::with_local_recorder(&*self.recorder, || Counted::of(labels))
        });
        counted.count(line);
    }

    /// Counts a comparison.
    pub(crate) fn compared(&self, line: &ShadowLine) {
        self.comparison(line, if line.agrees { "agrees" } else { "differs" });
    }

    /// Counts a comparison that shows nothing, because what parted was written meanwhile.
    pub(crate) fn left_out(&self, line: &ShadowLine) {
        self.comparison(line, "changed");
    }

    fn comparison(&self, line: &ShadowLine, result: &str) {
        metrics::with_local_recorder(&*self.recorder, || {
            let labels = [
                ("app", line.tenant.clone()),
                ("method", line.method.clone()),
                ("result", result.to_owned()),
            ];
            counter!("keap_gateway_comparisons_total", &labels).increment(1);
        });
    }

    /// Keeps memory flat while nobody asks.
    pub(crate) fn tidy(&self) {
        self.handle.run_upkeep();
    }

    /// The figures as text, with what is known of the wires.
    pub(crate) fn text(&self, now: &Now) -> String {
        metrics::with_local_recorder(&*self.recorder, || now.set());
        self.handle.render()
    }
}

/// The figures that calls of the same names are counted in. Looking one up by its labels is dear, and most calls have those
/// of others before them.
struct Counted {
    calls: Counter,
    of_table: Option<Counter>,
    requests: Counter,
    seconds: Histogram,
}

/// Application, program, method, table, wire, outcome: all of them known names, so that no caller makes more of them.
type Labels<'a> = Names<'a, 6>;

fn labels(line: &CallLine) -> Labels<'_> {
    let outcome = match (line.blocker, line.fault) {
        (true, _) => "unanswerable",
        (false, Some(_)) => "fault",
        (false, None) if line.hung_up => "hung up",
        (false, None) if line.cut => "cut",
        (false, None) => "answered",
    };
    Names([
        &line.tenant,
        &line.caller,
        &line.method,
        line.table
            .as_deref()
            .map_or("", |table| known_table(table).unwrap_or("(unknown)")),
        line.backend.unwrap_or("none"),
        outcome,
    ])
}

impl Counted {
    /// The figures of these names, in the recorder in force.
    fn of([app, program, method, table, wire, outcome]: [String; 6]) -> Self {
        let table = (!table.is_empty()).then_some(table);
        let app = ("app", app);
        let wire = ("wire", wire);
        let calls = [
            app.clone(),
            ("program", program),
            ("method", method),
            wire.clone(),
            ("outcome", outcome),
        ];
        Self {
            calls: counter!("keap_gateway_calls_total", &calls),
            of_table: table.map(|table| {
                let labels = [app.clone(), ("table", table)];
                counter!("keap_gateway_table_calls_total", &labels)
            }),
            requests: counter!(
                "keap_gateway_upstream_requests_total",
                std::slice::from_ref(&app)
            ),
            seconds: histogram!("keap_gateway_call_seconds", &[app, wire]),
        }
    }

    fn count(&self, line: &CallLine) {
        self.calls.increment(1);
        if let Some(of_table) = &self.of_table {
            of_table.increment(1);
        }
        self.requests.increment(u64::from(line.upstream_calls));
        let seconds = Duration::from_millis(line.latency_ms).as_secs_f64();
        self.seconds.record(seconds);
    }
}

/// A table of the API by its name, which a program may write in another case.
fn known_table(name: &str) -> Option<&'static str> {
    let as_written = keap::schema::table(name);
    let mut all = keap::schema::TABLES.iter().copied();
    let known = as_written.or_else(|| all.find(|table| table.name.eq_ignore_ascii_case(name)));
    known.map(|table| table.name)
}

/// What stands as it is, and is not counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Now {
    pub(crate) wires: Vec<WireHealth>,
    pub(crate) quotas: Vec<QuotaLeft>,
    pub(crate) is_ready: bool,
    /// None without a store.
    pub(crate) store_answers: Option<bool>,
    /// Seconds since 1970.
    pub(crate) started: u64,
    /// What each certificate is for, and when the first of its chain ends, in seconds since 1970.
    pub(crate) certificates: Vec<(String, u64)>,
    /// When XML-RPC ends, in seconds since 1970.
    pub(crate) xmlrpc_ends: u64,
}

impl Now {
    fn set(&self) {
        for wire in &self.wires {
            let labels = [("app", wire.tenant.clone()), ("wire", wire.wire.to_owned())];
            gauge!("keap_gateway_wire_up", &labels).set(f64::from(u8::from(!wire.is_bad)));
            if wire.wire == Backend::XmlRpc.name() {
                let [app, _] = labels;
                gauge!("keap_gateway_xmlrpc_end_time_seconds", &[app]).set(whole(self.xmlrpc_ends));
            }
        }
        for (what, ends) in &self.certificates {
            let labels = [("certificate", what.clone())];
            gauge!("keap_gateway_ssl_earliest_cert_expiry", &labels).set(whole(*ends));
        }
        for quota in &self.quotas {
            let labels = [
                ("app", quota.tenant.clone()),
                ("scope", quota.scope.to_owned()),
                ("seconds", quota.seconds.to_string()),
            ];
            gauge!("keap_gateway_quota_left", &labels).set(whole(quota.left));
            gauge!("keap_gateway_quota_limit", &labels).set(whole(quota.of));
        }
        gauge!("keap_gateway_ready").set(f64::from(u8::from(self.is_ready)));
        if let Some(answers) = self.store_answers {
            gauge!("keap_gateway_store_up").set(f64::from(u8::from(answers)));
        }
        gauge!("keap_gateway_start_time_seconds").set(whole(self.started));
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a gauge of Prometheus is a float; beyond 2^53 it is rounded"
)]
fn whole(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A caller may write any table; each writing of his own would stay in memory.
    #[test]
    fn what_a_caller_writes_as_a_table_makes_no_figures_of_its_own() {
        let figures = Figures::default();
        for number in 0..100 {
            figures.call(&CallLine {
                tenant: "ab123".to_owned(),
                table: Some(format!("Table{number}")),
                ..CallLine::default()
            });
        }
        assert_eq!(figures.counted.lock().unwrap().len(), 1);
    }

    #[test]
    fn comparisons_are_counted_by_what_came_of_them() {
        let figures = Figures::default();
        let compared = |agrees: bool| ShadowLine {
            tenant: "ab123".to_owned(),
            method: "ContactService.load".to_owned(),
            agrees,
            ..ShadowLine::default()
        };
        figures.compared(&compared(true));
        figures.compared(&compared(false));
        figures.left_out(&compared(true));
        figures.left_out(&compared(true));
        let text = figures.text(&Now::default());
        for (result, count) in [("agrees", 1), ("differs", 1), ("changed", 2)] {
            let expected = format!(
                "keap_gateway_comparisons_total{{app=\"ab123\",method=\"ContactService.load\",result=\"{result}\"}} {count}\n"
            );
            assert!(text.contains(&expected), "{expected}\n{text}");
        }
    }

    #[test]
    fn calls_are_counted_by_names_that_are_known() {
        let figures = Figures::default();
        let line = CallLine {
            tenant: "ab123".to_owned(),
            caller: "shop \"1\"\n".to_owned(),
            method: "DataService.query".to_owned(),
            table: Some("Contact".to_owned()),
            backend: Some("v2"),
            latency_ms: 30,
            upstream_calls: 2,
            ..CallLine::default()
        };
        figures.call(&line);
        figures.call(&line);
        figures.call(&CallLine::default());
        let wire = WireHealth {
            tenant: "ab123".to_owned(),
            wire: "xmlrpc",
            state: "answers",
            is_bad: false,
            requests: 1,
            failures: 0,
            last_good: None,
            last_bad: None,
        };
        let text = figures.text(&Now {
            is_ready: true,
            wires: vec![wire],
            certificates: vec![("certificate of the page".to_owned(), 1_798_761_600)],
            xmlrpc_ends: 1_798_700_400,
            ..Now::default()
        });
        for expected in [
            "keap_gateway_calls_total{app=\"ab123\",program=\"shop \\\"1\\\"\\n\",method=\"DataService.query\",wire=\"v2\",outcome=\"answered\"} 2",
            "keap_gateway_table_calls_total{app=\"ab123\",table=\"Contact\"} 2",
            "keap_gateway_upstream_requests_total{app=\"ab123\"} 4",
            "keap_gateway_call_seconds_bucket{app=\"ab123\",wire=\"v2\",le=\"0.05\"} 2",
            "keap_gateway_call_seconds_bucket{app=\"ab123\",wire=\"v2\",le=\"0.025\"} 0",
            "keap_gateway_turned_away_total 1",
            "keap_gateway_ready 1",
            "keap_gateway_ssl_earliest_cert_expiry{certificate=\"certificate of the page\"} 1798761600",
            "keap_gateway_xmlrpc_end_time_seconds{app=\"ab123\"} 1798700400",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
    }
}
