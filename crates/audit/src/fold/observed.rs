//! Calls that measure, trace or limit: what they are given is the name of a timer, a counter or a span, and nothing is called
//! by it.

use super::pointing::{points_to_keap, words};
use crate::syntax::{Kind, Node};

/// What measures, traces and limits, as words in the name of what a call is made on.
const INSTRUMENTS: &str = "\
    timer timers timing timings stopwatch stopwatches clockwork watch statsd dogstatsd stats metric metrics meter meters \
    micrometer counter counters gauge gauges histogram histograms summary summaries tracer tracers tracing trace traces \
    span spans telemetry opentelemetry otel ddtrace datadog newrelic apm sentry prometheus honeycomb rollbar bugsnag \
    instana appsignal scout skylight airbrake raygun zipkin jaeger opencensus xray insights profiler profilers profiling \
    miniprofiler debugbar xhprof benchmark benchmarks bench performance perf instrumentation instruments notifications \
    activity graphite influx influxdb monitor monitoring limiter limiters ratelimit ratelimiter throttle throttler \
    semaphore mutex lock locks observation observations logger loggers logging \
    ";

/// What measures and traces, as words in the name of the call itself: `start_as_current_span`, `CreateCounter`.
const MEASURING: &str = "\
    timer timed timing stopwatch span spans trace traced tracer metric metrics meter counter gauge histogram incr decr \
    increment decrement observe measure measured benchmark profile profiled profiler instrument instrumented segment \
    breadcrumb activity telemetry newrelic statsd datadog sentry labels lock mutex semaphore observation assert refute mock \
    stub \
    ";

/// What calls the API under whatever other name: `timedCall`, `traceRequest`.
const CALLING: &str = "\
    call calls request requests send query execute exec run invoke rpc xmlrpc api fetch perform dispatch post do enqueue \
    ";

/// What keeps values under a name, writes a name in another language or stands for something in a test, as words in the name
/// of what a call is made on: whatever is called on it, nothing is sent.
const KEEPERS: &str = "\
    cache caches memcache memcached memoizer mock mocks i18n translator translations \
    ";

/// Whether the name of a call says that it sends what it is given.
pub(super) fn sends(name: &str) -> bool {
    words(name).iter().any(|word| is_one_of(CALLING, word))
}

/// Whether a call names a timer, a counter, a span or a lock by its first arguments.
pub(super) fn observes(object: Option<&Node>, name: &str) -> bool {
    let name = words(name);
    if object.is_some_and(|object| is_on(KEEPERS, object)) {
        return true;
    }
    if name.iter().any(|word| is_one_of(CALLING, word)) {
        return false;
    }
    // Of the time that something takes: `console.time("DataService.query")`, `time_end(..)`.
    let is_time = matches!(
        name.as_slice(),
        [first] | [first, ..] if first == "time" && name.len() < 3
    );
    is_time
        || name.iter().any(|word| is_one_of(MEASURING, word))
        || object.is_some_and(|object| is_on(INSTRUMENTS, object))
}

/// Whether a name on the way to what a call is made on has one of the words, and none points to Keap.
fn is_on(known: &str, object: &Node) -> bool {
    let mut is_one = false;
    let mut left = Some(object);
    while let Some(node) = left {
        let name = match &node.kind {
            Kind::Name(name) => {
                left = None;
                name
            }
            Kind::Member(object, name) => {
                left = Some(object);
                name
            }
            Kind::Call(call) => {
                left = Some(&call.target);
                continue;
            }
            _ => break,
        };
        if points_to_keap(name) {
            return false;
        }
        is_one |= words(name).iter().any(|word| is_one_of(known, word));
    }
    is_one
}

fn is_one_of(known: &str, word: &str) -> bool {
    known.split_whitespace().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Audit, Certainty};

    fn told(name: &str, before: &str, line: &str) -> usize {
        let text = format!("{before}\n{line}\n");
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        found.hits.len()
    }

    #[test]
    fn names_are_put_together_of_words() {
        assert_eq!(words("startActiveSpan"), ["start", "active", "span"]);
        assert_eq!(
            words("start_as_current_span"),
            ["start", "as", "current", "span"]
        );
        assert_eq!(words("HTTPTimer"), ["http", "timer"]);
        assert_eq!(words("REQUESTS"), ["requests"]);
        assert_eq!(words("__"), [""; 0]);
    }

    #[test]
    fn names_of_timers_counters_and_spans_are_no_calls() {
        const PYTHON: &str = "import xmlrpc.client\nk = xmlrpc.client.ServerProxy('https://ab123.infusionsoft.com/api/xmlrpc')";
        for line in [
            "timer.start('DataService.query')",
            "statsd.incr('DataService.add')",
            "statsd.timing('DataService.update', 3)",
            "with tracer.start_as_current_span('ContactService.addToGroup'): pass",
            "with self.statsd.timed('DataService.load'): pass",
            "REQUESTS.labels('DataService.query').inc()",
            "sentry_sdk.start_transaction(op='x', name='DataService.query')",
            "newrelic.agent.record_custom_metric('DataService.load', 1)",
            "limiter.acquire('DataService.query')",
            "timer.start('DataService.qeury')",
        ] {
            assert_eq!(told("a.py", PYTHON, line), 0, "{line}");
        }
        const SCRIPT: &str = "const k = require('xmlrpc').createClient('https://ab123.infusionsoft.com/api/xmlrpc');";
        for line in [
            "console.time('DataService.query')",
            "performance.mark('DataService.query')",
            "otel.trace.getTracer('keap').startSpan('DataService.query')",
            "metrics.record('DataService.query', 1)",
        ] {
            assert_eq!(told("a.js", SCRIPT, line), 0, "{line}");
        }
        for (name, line) in [
            (
                "a.php",
                "<?php // keap\n$this->stopwatch->start('DataService.query');",
            ),
            ("a.php", "<?php // keap\nTimer::start('DataService.query');"),
            (
                "a.php",
                "<?php // keap\nnewrelic_name_transaction('DataService.query');",
            ),
            ("a.rb", "# keap\nStatsD.measure('DataService.query') { 1 }"),
            (
                "a.rb",
                "# keap\nActiveSupport::Notifications.instrument('DataService.query')",
            ),
            (
                "a.go",
                "package m // keap\nfunc f() { ctx, span := otel.Tracer(\"x\").Start(ctx, \"DataService.query\") }",
            ),
            (
                "A.java",
                "// keap\nclass A { void f() { Timer.builder(\"DataService.query\").register(registry); } }",
            ),
            (
                "A.cs",
                "// keap\nclass A { void f() { using var a = Source.StartActivity(\"DataService.query\"); } }",
            ),
        ] {
            assert_eq!(told(name, "", line), 0, "{line}");
        }
    }

    #[test]
    fn names_of_locks_scopes_caches_permissions_and_mocks_are_no_calls() {
        const REST: &str = "https://api.infusionsoft.com/crm/rest/v2";
        for (name, line) in [
            ("a.py", "lock = redis.lock('DataService.query')"),
            ("a.py", "lock = redis.lock('DataService.query', timeout=5)"),
            (
                "a.py",
                "log = structlog.get_logger().bind(method='ContactService.add')",
            ),
            ("a.py", "cache.get_or_set('DataService.query', load, 5)"),
            ("a.js", "cache.wrap('ContactService.load', fn)"),
            ("a.js", "if (flags.isEnabled('ContactService.add')) {}"),
            ("a.js", "jest.mock('ContactService.add', () => 1)"),
            ("a.js", "loadable('ContactService.add')"),
            ("a.php", "$this->authorize('ContactService.add');"),
            ("a.php", "$mock->shouldReceive('ContactService.add');"),
            ("a.php", "assertSame('ContactService.add', $x);"),
            ("a.php", "$this->assertSame('ContactService.add', $x);"),
            ("a.php", "trans('ContactService.merge');"),
            ("a.rb", "Rails.cache.fetch('DataService.query') { 1 }"),
            (
                "a.rb",
                "Rails.cache.fetch('DataService.query', expires_in: 5) { 1 }",
            ),
            ("a.rb", "Rails.logger.tagged('ContactService.add') { 1 }"),
            (
                "A.java",
                "class A { void f() { StopWatch sw = new StopWatch(\"ContactService.add\"); sw.start(\"DataService.query\"); } }",
            ),
            (
                "A.java",
                "class A { void f() { Observation.createNotStarted(\"ContactService.add\", reg); redisson.getLock(\"ContactService.add\"); } }",
            ),
            (
                "A.cs",
                "class A { void F() { using (_logger.BeginScope(\"DataService.query\")) {} Log.ForContext(\"Method\", \"ContactService.add\"); } }",
            ),
        ] {
            let comment = match name {
                "a.py" | "a.rb" => format!("# {REST}"),
                "a.php" => format!("<?php // {REST}"),
                _ => format!("// {REST}"),
            };
            assert_eq!(told(name, &comment, line), 0, "{line}");
        }
    }

    #[test]
    fn a_name_alone_is_a_call_where_it_is_sent() {
        for line in [
            "api('DataService.query')",
            "self.send_request('DataService.query')",
            "keap.start('DataService.query')",
            "enqueue('DataService.query')",
            "later(KeapJob, 'DataService.query')",
            "self.enlist('DataService.query', K, 'Contact')",
        ] {
            assert_eq!(told("a.py", "# keap", line), 1, "{line}");
        }
    }

    #[test]
    fn a_call_of_something_unknown_is_certain_by_its_wire_and_not_by_a_word() {
        let certainty = |before: &str, line: &str| {
            let text = format!("{before}\n{line}\n");
            let found = Audit::new(Vec::new())
                .unwrap()
                .read("a.py", text.as_bytes());
            found.hits.first().map(|hit| hit.certainty)
        };
        let known = "breaker.call('DataService.query', K, 'Contact', 10, 0, {}, ['Id'])";
        for (before, line, wanted) in [
            (
                "# keap",
                "breaker.call('DataService.query')",
                Certainty::Likely,
            ),
            ("# keap", known, Certainty::Likely),
            ("u = host + '/crm/xmlrpc/v1'", known, Certainty::Certain),
            (
                "u = host + '/crm/xmlrpc/v1'",
                "breaker.call('DataService.query')",
                Certainty::Likely,
            ),
            (
                "# a program",
                "keap.call('DataService.query', K, 'Contact', 10, 0, {}, ['Id'])",
                Certainty::Certain,
            ),
        ] {
            assert_eq!(certainty(before, line), Some(wanted), "{before} {line}");
        }
    }

    #[test]
    fn a_map_that_a_log_or_a_span_is_given_is_no_call() {
        const SCRIPT: &str = "const k = require('xmlrpc').createClient('https://ab123.infusionsoft.com/api/xmlrpc');";
        for (line, calls) in [
            ("log.info('sent', {method: 'DataService.query'})", 0),
            (
                "Sentry.startSpan({service: 'DataService.query', op: {call: 'DataService.add'}}, () => 1)",
                0,
            ),
            (
                "Sentry.startSpan({service: 'DataService.query'}, () => keap.send({method: 'DataService.add', params: []}))",
                1,
            ),
            (
                "keap.send({method: 'DataService.query', params: ['Contact']})",
                1,
            ),
        ] {
            assert_eq!(told("a.js", SCRIPT, line), calls, "{line}");
        }
    }

    #[test]
    fn what_calls_is_told_whatever_measures_it() {
        const PYTHON: &str = "import xmlrpc.client\nk = xmlrpc.client.ServerProxy('https://ab123.infusionsoft.com/api/xmlrpc')";
        for line in [
            "client.call('DataService.query', K, 'Contact', 10, 0, {}, ['Id'])",
            "timed_call('DataService.query', K, 'Contact', 10, 0, {}, ['Id'])",
            "metrics.call('DataService.query', K, 'Contact', 10, 0, {}, ['Id'])",
            "keap_stats.start('DataService.query', K, 'Contact', 10, 0, {}, ['Id'])",
            "queue.start('DataService.query', K, 'Contact', 10, 0, {}, ['Id'])",
        ] {
            assert_eq!(told("a.py", PYTHON, line), 1, "{line}");
        }
    }
}
