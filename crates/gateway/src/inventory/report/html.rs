//! The report as a page.

use std::collections::BTreeMap;

use keap_html::{
    Bars, Block, Cell, Count, Gauge, Notice, Page, Section, Series, Table, Text, Weight,
};

use super::super::row::InventoryRow;
use super::super::seen::Seen;
use super::Report;
use super::sentences::Tone;
use crate::vitals::Live;

/// Rows of a table that are shown; the JSON of the report has all.
const SHOWN: usize = 500;

/// Bars of a chart.
const BARS: usize = 20;

/// Hours of the chart of calls over time.
const HOURS: usize = 48;

/// The wires, in the order of their colours.
const WIRES: [(&str, &str); 4] = [
    ("v2", "REST v2"),
    ("v1", "REST v1"),
    ("xmlrpc", "XML-RPC"),
    ("none", "not sent"),
];

/// What the two count that look alike: the one goes by what is in force now, the other by what was when the calls came.
const BREAKS: &str =
    "What breaks, by program: all calls that were counted, by the policy in force now";
const AN_HOUR: &str = "Calls an hour, by the wire that each took when it came";

impl Report {
    /// The report as a page of HTML: one text, without script, that asks nobody for anything. The time is told as it is
    /// given.
    pub fn html(&self, at: &str) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let mut page = Page::new("keap gateway").subtitle(format!(
            "As of {at}, version {version}. {}",
            self.of_the_end()
        ));
        if let Some(stale) = &self.stale {
            page = page.section(stale.section());
        }
        if self.knows_calls() {
            page = page
                .section(self.breaking_section())
                .section(self.calls_section());
        }
        if let Some(live) = &self.live {
            page = page
                .section(quota_section(live))
                .section(health_section(live));
        }
        if self.knows_calls() {
            page = page
                .section(self.compared_section())
                .section(self.advice_section())
                .section(self.rows_section())
                .section(self.origins_section());
        }
        page.closing("Names and counts; no value of a record is kept or shown. Read-only.")
            .render()
    }

    fn breaking_section(&self) -> Section {
        let mut section = Section::new("What will break");
        for (tone, sentence) in self.told() {
            let weight = match tone {
                Tone::Good => Weight::Good,
                Tone::Warning => Weight::Warning,
                Tone::Bad => Weight::Bad,
            };
            section.push(Notice::new(weight, &sentence));
        }
        if !self.breaking.is_empty() {
            let headings = [
                "Program",
                "Method",
                "Table",
                "When",
                "Calls",
                "Why",
                "What to change",
            ];
            let mut table = Table::new(BREAKS, headings);
            for one in self.breaking.iter().take(SHOWN) {
                table.push([
                    Cell::from(program(&one.tenant, &one.caller)),
                    Cell::from(&one.method),
                    Cell::from(&one.table),
                    Cell::from(one.when()),
                    count(one.calls),
                    Cell::from(&one.why),
                    Cell::from(one.advice.join("; ")),
                ]);
            }
            section.push(table);
            more(&mut section, self.breaking.len());
        }
        for write in &self.in_doubt {
            section.push(Notice::new(Weight::Warning, &write.to_string()));
        }
        section
    }

    fn calls_section(&self) -> Section {
        let mut callers: BTreeMap<String, u64> = BTreeMap::new();
        let mut methods: BTreeMap<String, u64> = BTreeMap::new();
        for row in &self.rows {
            for (counts, name) in [
                (&mut callers, program(&row.tenant, &row.caller)),
                (&mut methods, row.method.clone()),
            ] {
                let count = counts.entry(name).or_default();
                *count = count.saturating_add(whole(row.calls));
            }
        }
        Section::new("Calls")
            .block(over_time(&self.seen))
            .block(bars("Calls by program", callers))
            .block(bars("Calls by method", methods))
    }

    fn compared_section(&self) -> Section {
        let section = Section::new("Shadow differences");
        let compared = &self.seen.compared;
        if compared.is_empty() {
            return section.paragraph(
                "No answers were compared in the background; a policy with `shadow` asks for it.",
            );
        }
        let headings = [
            "App", "Method", "Table", "Between", "Compared", "Differ", "Left out", "Fields", "Last",
        ];
        let mut table = Table::new("Comparisons in the background", headings);
        for one in compared.iter().take(SHOWN) {
            table.push([
                Cell::from(&one.tenant),
                Cell::from(&one.method),
                Cell::from(&one.table),
                Cell::from(&one.wires),
                count(one.comparisons),
                count(one.differing),
                count(one.changed),
                Cell::from(&one.fields),
                Cell::from(&one.last),
            ]);
        }
        let mut section = section.block(table);
        more(&mut section, compared.len());
        if compared.iter().any(|one| one.changed > 0) {
            section = section.paragraph(
                "Left out are comparisons that show nothing: what parted was written through the gateway before both had \
                 answered.",
            );
        }
        section
    }

    fn advice_section(&self) -> Section {
        let mut section = Section::new("What to do");
        let missing_rows = self.missing_rows.iter().map(ToString::to_string);
        let missing_values = self.missing_values.iter().map(ToString::to_string);
        let missing: Vec<Text> = missing_rows
            .chain(missing_values)
            .map(|text| Text::whole(&text))
            .collect();
        if self.advice.is_empty() && missing.is_empty() {
            return section.paragraph("Nothing.");
        }
        if !missing.is_empty() {
            section = section
                .paragraph("What the owner has to name, in the [[tenant]] or its policy file:");
            section.push(Block::List(missing));
        }
        if !self.advice.is_empty() {
            let mut table = Table::new("Advice", ["About", "What it is", "What to do"]);
            for advice in self.advice.iter().take(SHOWN) {
                table.push([
                    Text::new(advice.id),
                    Text::whole(&advice.title),
                    Text::up_to(&advice.advice, 2_000),
                ]);
            }
            section.push(table);
            more(&mut section, self.advice.len());
        }
        section
    }

    fn rows_section(&self) -> Section {
        let headings = [
            "Program",
            "Method",
            "Table",
            "Calls",
            "Faults",
            "Unanswerable",
            "Last",
            "Differences",
        ];
        let mut table = Table::new("Calls by program, method and table", headings);
        for row in self.rows.iter().take(SHOWN) {
            table.push(cells(row));
        }
        let mut section = Section::new("Inventory").block(table);
        more(&mut section, self.rows.len());
        section
    }

    fn origins_section(&self) -> Section {
        let headings = [
            "Program",
            "Address",
            "Calls itself",
            "Calls",
            "First",
            "Last",
        ];
        let mut table = Table::new("Where calls come from", headings);
        for origin in self.seen.origins.iter().take(SHOWN) {
            table.push([
                Cell::from(program(&origin.tenant, &origin.caller)),
                Cell::from(&origin.address),
                Cell::from(&origin.agent),
                count(origin.calls),
                Cell::from(&origin.first),
                Cell::from(&origin.last),
            ]);
        }
        let mut section = Section::new("Programs").block(table);
        more(&mut section, self.seen.origins.len());
        section
    }
}

fn cells(row: &InventoryRow) -> [Cell; 8] {
    [
        Cell::from(program(&row.tenant, &row.caller)),
        Cell::from(&row.method),
        Cell::from(&row.table),
        count(row.calls),
        count(row.faults),
        count(row.blockers),
        Cell::from(&row.last),
        Cell::from(row.differences.join(" ")),
    ]
}

/// That there are more rows than are shown.
fn more(section: &mut Section, all: usize) {
    if all > SHOWN {
        let text = format!("The first {SHOWN} of {all}; the JSON of the report has all.");
        section.push(Block::Paragraph(Text::whole(&text)));
    }
}

fn over_time(seen: &Seen) -> Series {
    let mut hours: BTreeMap<&str, [u64; WIRES.len()]> = BTreeMap::new();
    for row in &seen.hours {
        let counts = hours.entry(&row.hour).or_default();
        if let Some(place) = WIRES.iter().position(|(wire, _)| *wire == row.wire) {
            counts[place] = counts[place].saturating_add(whole(row.calls));
        }
    }
    let mut series = Series::new(AN_HOUR, "calls", WIRES.map(|(_, name)| name));
    let early = hours.len().saturating_sub(HOURS);
    for (hour, counts) in hours.into_iter().skip(early) {
        series.push(hour.replace('T', " ").replace('Z', " UTC"), &counts);
    }
    series
}

fn bars(title: &str, counts: BTreeMap<String, u64>) -> Bars {
    let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut bars = Bars::new(title, "calls");
    let rest = counts
        .iter()
        .skip(BARS)
        .fold(0_u64, |sum, (_, count)| sum.saturating_add(*count));
    for (name, count) in counts.iter().take(BARS) {
        bars.push(name, *count);
    }
    if rest > 0 {
        bars.push("all others", rest);
    }
    bars
}

fn quota_section(live: &Live) -> Section {
    let section = Section::new("Quota left");
    if live.quotas.is_empty() {
        return section.paragraph("Keap has told of no quota yet; it does with each answer.");
    }
    live.quotas.iter().fold(section, |section, quota| {
        let window = match quota.seconds {
            60 => "minute".to_owned(),
            86_400 => "day".to_owned(),
            seconds => format!("{seconds} seconds"),
        };
        let title = format!(
            "{}: {window}, {}, told at {}",
            quota.tenant, quota.scope, quota.at
        );
        section.block(Gauge::new(title, "calls left", quota.left, quota.of))
    })
}

fn health_section(live: &Live) -> Section {
    let mut section = Section::new("Health");
    let troubles = live.unready.iter().map(|why| (Weight::Bad, why));
    let degraded = live.degraded.iter().map(|why| (Weight::Warning, why));
    for (weight, why) in troubles.chain(degraded) {
        section.push(Notice::new(weight, why));
    }
    if live.unready.is_empty() && live.degraded.is_empty() {
        section.push(Notice::new(Weight::Good, "Calls are served."));
    }
    let figure = |name: &str, count: u64| (Text::new(name), Text::from(Count(count)));
    section.push(Block::Figures(vec![
        figure(
            "Calls let in by this gateway since its start",
            live.admitted,
        ),
        figure("Calls turned away by this gateway", live.refused),
        (Text::new("Started"), Text::new(&live.started)),
    ]));
    let headings = [
        "App",
        "Wire",
        "State",
        "Requests",
        "Failures",
        "Last answer",
        "Last failure",
    ];
    let mut table = Table::new("Wires to Keap", headings);
    for wire in &live.wires {
        table.push([
            Cell::from(&wire.tenant),
            Cell::from(wire.wire),
            Cell::from(wire.state),
            Cell::from(Count(wire.requests)),
            Cell::from(Count(wire.failures)),
            Cell::from(wire.last_good.as_deref().unwrap_or_default()),
            Cell::from(wire.last_bad.as_deref().unwrap_or_default()),
        ]);
    }
    section.block(table)
}

fn program(tenant: &str, caller: &str) -> String {
    if tenant.is_empty() {
        return caller.to_owned();
    }
    format!("{caller} ({tenant})")
}

fn whole(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

fn count(number: i64) -> Cell {
    Cell::from(Count(whole(number)))
}
