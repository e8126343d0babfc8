//! What the calls over each wire took: how many, how long, how large, and what it costs of the day's quota.

use keap_html::{Cell, Count, Gauge, Histogram, Section, Table, Text};

use super::super::verdict::wire;
use super::super::{Bucket, RunReport, Wire};

/// The section about the wires.
pub(super) fn section(report: &RunReport) -> Section {
    let section = Section::new("The wires");
    if report.wires.is_empty() {
        return section.paragraph("Nothing was called.");
    }
    let headings = [
        "Wire",
        "Calls",
        "Failed",
        "Rows a call",
        "Seconds",
        "Bytes",
        "Quota used",
        "Quota of a day",
    ];
    let mut table = Table::new("What the calls took", headings);
    for one in &report.wires {
        table.push(row(one, report.totals.rows));
    }
    let mut section = section
        .paragraph(
            "What the move costs of the quota is the calls of one wire against those of the other: a call is a call, however \
             many rows it brings. What others have called meanwhile is in the quota used.",
        )
        .block(table);
    for one in &report.wires {
        let name = wire(&one.backend);
        let within = |up_to: Option<u64>, last: u64| limit(up_to, last, milliseconds);
        let title = format!("Time to the answer, {name}");
        section.push(histogram(&title, &one.latency, within));
    }
    for one in &report.wires {
        let name = wire(&one.backend);
        let within = |up_to: Option<u64>, last: u64| limit(up_to, last, bytes);
        section.push(histogram(
            &format!("Size of the answer, {name}"),
            &one.sizes,
            within,
        ));
    }
    for one in &report.wires {
        if let (Some(left), Some(of)) = (one.quota_last, one.quota_limit) {
            let title = format!("Quota of the day, {}", wire(&one.backend));
            section.push(Gauge::new(title, "calls left", left, of));
        }
    }
    section
}

fn row(one: &Wire, rows: u64) -> [Cell; 8] {
    let used = one.quota_first.zip(one.quota_last);
    let used = used.and_then(|(first, last)| first.checked_sub(last));
    let count = |count: Option<u64>| match count {
        Some(count) => Cell::Count(Count(count)),
        None => Cell::from("not told"),
    };
    [
        Cell::from(wire(&one.backend)),
        Cell::Count(Count(one.calls)),
        Cell::Count(Count(one.failed)),
        count(rows.checked_div(one.calls)),
        Cell::from(format!("{:.1}", one.seconds)),
        Cell::Count(Count(one.bytes)),
        count(used),
        count(one.quota_limit),
    ]
}

fn histogram(
    title: &str,
    buckets: &[Bucket],
    told: impl Fn(Option<u64>, u64) -> String,
) -> Histogram {
    let mut chart = Histogram::new(title, "answers");
    let mut last = 0;
    for bucket in buckets {
        chart.push(Text::new(&told(bucket.up_to, last)), bucket.count);
        last = bucket.up_to.unwrap_or(last);
    }
    chart
}

/// The name of a bucket.
fn limit(up_to: Option<u64>, last: u64, unit: fn(u64) -> String) -> String {
    match up_to {
        Some(most) => format!("up to {}", unit(most)),
        None => format!("above {}", unit(last)),
    }
}

fn milliseconds(count: u64) -> String {
    format!("{} ms", Count(count))
}

fn bytes(count: u64) -> String {
    match count {
        0..1_000 => format!("{count} B"),
        1_000..1_000_000 => format!("{} kB", Count(count / 1_000)),
        _ => format!("{} MB", Count(count / 1_000_000)),
    }
}
