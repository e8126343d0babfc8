//! What the calls over each wire took: how many, how long, how large, and what it costs of the day's quota.

use keap_html::{Block, Cell, Count, Gauge, Histogram, Section, Table, Text};

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
        "Share of the day's quota",
    ];
    let quota = Quota::of(&report.wires);
    let mut table = Table::new("What the calls took", headings);
    for one in &report.wires {
        let rows = report.totals.rows.checked_div(one.calls);
        table.push(row(&wire(&one.backend), one, rows, quota));
    }
    if report.wires.len() > 1 {
        table.push(row("Together", &sum(&report.wires), None, quota));
    }
    let mut section = section
        .paragraph(
            "What the move costs of the quota is the calls of one wire against those of the other: a call is a call, however \
             many rows it brings. The calls of all wires count in one quota (inferred).",
        )
        .block(table);
    if let Some(quota) = quota {
        section.push(Block::Paragraph(Text::whole(&quota.told())));
        section.push(Gauge::new(
            "Quota of the day, after the calls of all wires",
            "calls left",
            quota.left,
            quota.limit,
        ));
    }
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
    section
}

/// What the answers told of the one quota of the day.
#[derive(Clone, Copy)]
struct Quota {
    limit: u64,
    /// What was left at the first answer and at the last, whichever wire that was on.
    first: u64,
    left: u64,
}

impl Quota {
    fn of(wires: &[Wire]) -> Option<Self> {
        Some(Self {
            limit: wires.iter().filter_map(|one| one.quota_limit).min()?,
            first: wires.iter().filter_map(|one| one.quota_first).max()?,
            left: wires.iter().filter_map(|one| one.quota_last).min()?,
        })
    }

    /// What some calls are of it.
    fn share(self, calls: u64) -> String {
        let share = (calls as f64) * 100.0 / (self.limit.max(1) as f64);
        match share {
            _ if calls > 0 && share < 0.1 => "under 0.1 %".to_owned(),
            _ => format!("{share:.1} %"),
        }
    }

    fn told(self) -> String {
        format!(
            "The answers told of a quota of {} calls a day, of which {} were left at the first answer and {} at the last. What \
             others have called meanwhile is in that, and in no share above.",
            Count(self.limit),
            Count(self.first),
            Count(self.left)
        )
    }
}

/// The calls over all wires.
fn sum(wires: &[Wire]) -> Wire {
    let mut sum = Wire::default();
    wires.iter().for_each(|one| sum.add(one));
    sum
}

fn row(name: &str, one: &Wire, rows: Option<u64>, quota: Option<Quota>) -> [Cell; 7] {
    let share = quota.map(|quota| quota.share(one.calls));
    [
        Cell::from(name),
        Cell::Count(Count(one.calls)),
        Cell::Count(Count(one.failed)),
        rows.map_or_else(|| Cell::from(""), |rows| Cell::Count(Count(rows))),
        Cell::from(format!("{:.1}", one.seconds)),
        Cell::Count(Count(one.bytes)),
        Cell::from(share.unwrap_or_else(|| "not told".to_owned())),
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
