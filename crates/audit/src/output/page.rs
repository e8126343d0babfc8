//! The report as a page: one file that asks nobody for anything. Its few lines of script show the uses that a reader looks
//! for; without it all are there.

use keap_html::{
    Bars, Block, Cell, Count, Entries, Entry, Group, Line, Notice, Page, Section, Side, Table,
    Text, Weight,
};

use super::headings;
use super::shown::{
    call_name, caller, doubt, log_read, name, nothing, place, reading, why, without_method,
};
use crate::finding::Use;
use crate::judge::Effort;
use crate::report::Report;

/// Rows of a table that are shown.
const SHOWN: usize = 1000;

/// Texts of ours, and calls that are written out.
const LONG: usize = 2_000;

pub(super) fn page(report: &Report, at: &str) -> String {
    let version = report.version;
    let mut page = Page::new("keap audit")
        .subtitle(format!(
            "As of {at}, version {version}. XML-RPC ends on 31 December 2026."
        ))
        .section(work(report))
        .section(calls(report))
        .section(uses(report));
    if !report.picture.owner.is_empty() {
        page = page.section(owner(report));
    }
    if !report.credentials.is_empty() || !report.endpoints.is_empty() {
        page = page.section(files(report));
    }
    if report.traffic.is_some() {
        page = page.section(traffic(report));
    }
    if report.repositories.len() > 1 {
        page = page.section(repositories(report));
    }
    let read = format!("Read: {}.", reading(&report.reading));
    page.closing(Text::whole(&read)).render()
}

fn work(report: &Report) -> Section {
    let mut section = Section::new("The work");
    let picture = &report.picture;
    let blockers = picture.blockers();
    let doubt = doubt(&report.reading);
    section.push(match (blockers, picture.uses) {
        (0, 0) if picture.calls.is_empty() => {
            let is_doubtful = doubt.is_some() || report.looked_at_nothing();
            let weight = if is_doubtful { Weight::Warning } else { Weight::Good };
            Notice::new(weight, &nothing(report))
        }
        (0, uses) => Notice::new(
            Weight::Warning,
            &format!("{uses} uses end with XML-RPC, and all of them are served over REST or have to be looked at."),
        ),
        _ => Notice::new(Weight::Bad, &format!("{blockers} uses are refused by REST as they stand.")),
    });
    let figure = |name: &str, count: usize| (Text::new(name), Text::from(Count(count as u64)));
    section.push(Block::Figures(vec![
        figure("Uses", picture.uses),
        figure("Files", picture.files),
        figure("Blockers", blockers),
        figure("Credentials in files", picture.credentials),
    ]));
    let lines = picture.estimate.lines_of_text();
    let mut lines: Vec<Text> = lines.iter().map(|line| Text::whole(line)).collect();
    lines.extend(doubt.map(|doubt| Text::whole(&doubt)));
    if report.known > 0 {
        lines.push(Text::whole(&format!(
            "{} more are in the baseline and not counted",
            report.known
        )));
    }
    if !lines.is_empty() {
        section.push(Block::List(lines));
    }
    let mut bars = Bars::new("Uses by effort", "uses");
    for effort in Effort::ALL {
        let count = picture.efforts.get(&effort).copied().unwrap_or_default();
        bars.push(effort.name(), count as u64);
    }
    section.block(bars)
}

fn calls(report: &Report) -> Section {
    let section = Section::new("Calls");
    let mut table = Table::new("Methods and tables in use, blockers first", headings::CALLS);
    let all = &report.picture.calls;
    for call in all.iter().take(SHOWN) {
        let differences: Vec<&str> = call.differences.iter().copied().collect();
        table.push([
            Cell::from(call.effort.name()),
            Cell::from(call_name(call)),
            count(call.uses),
            count(call.files),
            Cell::from(Count(call.calls)),
            Cell::from(call.over.unwrap_or("nothing")),
            Cell::from(differences.join(" ")),
            long(call.why.as_deref().unwrap_or_default()),
        ]);
    }
    ended(section, table, all.len())
}

/// Every use, which opens to show what it becomes.
fn uses(report: &Report) -> Section {
    let section = Section::new("Uses");
    if report.uses.is_empty() {
        return section.paragraph("None.");
    }
    let facets = ["Effort", "Call", "Repository", "Sure"];
    let mut entries = Entries::new("Uses of XML-RPC", facets);
    for effort in Effort::ALL {
        let of_effort = report.uses.iter().take(SHOWN);
        let of_effort = of_effort.filter(|one| one.judgement.effort == effort);
        let title = format!("{effort}: {}", effort.meaning());
        let mut group = Group::new(Text::whole(&title));
        let mut is_empty = true;
        for one in of_effort {
            group.push(entry(one));
            is_empty = false;
        }
        if !is_empty {
            entries.push(group);
        }
    }
    let section = section.block(entries);
    shortened(section, report.uses.len())
}

fn entry(one: &Use) -> Entry {
    let (hit, judgement) = (&one.hit, &one.judgement);
    let name = name(hit.method.as_deref(), hit.table.as_deref());
    let facets = [
        judgement.effort.to_string(),
        name.clone(),
        one.repository.clone(),
        hit.certainty.to_string(),
    ];
    let mut entry = Entry::new(&format!("{} {name}", place(one)), facets);
    if let Some(why) = why(judgement) {
        entry = entry.note(&why);
    }
    let lines = |title: &str, lines: Vec<String>| {
        let side = Side::new(title);
        lines.iter().fold(side, |side, line| {
            side.line(Line::new(Text::up_to(line, LONG)))
        })
    };
    entry = entry.side(lines("What was found", found(one)));
    if let Some(facade) = &judgement.facade {
        entry = entry.side(lines(headings::FACADE, vec![facade.clone()]));
    }
    if let Some(rest) = &judgement.rest {
        let mut over = rest.requests.clone();
        over.extend(rest.body.clone());
        over.extend(rest.answer.clone());
        entry = entry.side(lines(headings::REST, over));
    }
    entry
}

/// What a use asks for and writes, a line each.
fn found(one: &Use) -> Vec<String> {
    let hit = &one.hit;
    let mut lines = vec![format!("{}, dialect {}", hit.language, hit.dialect)];
    let mut listed = |what: &str, columns: Vec<&str>| {
        if !columns.is_empty() {
            lines.push(format!("{what}: {}", columns.join(", ")));
        }
    };
    listed("reads", hit.reads.iter().map(String::as_str).collect());
    listed("writes", hit.writes.iter().map(String::as_str).collect());
    let conditions = hit.conditions.iter();
    listed("where", conditions.map(|one| one.column.as_str()).collect());
    listed("ordered by", hit.order_by.as_deref().into_iter().collect());
    listed("through", hit.through.as_deref().into_iter().collect());
    listed("differences", one.judgement.differences().to_vec());
    lines
}

fn owner(report: &Report) -> Section {
    let section = Section::new("What the owner has to name");
    let mut table = Table::new("Rows and values of the owner", headings::OWNER);
    for one in &report.picture.owner {
        let methods: Vec<&str> = one.methods.iter().map(String::as_str).collect();
        table.push([
            Cell::from(one.wanted.name),
            Cell::from(if one.wanted.needed { "yes" } else { "perhaps" }),
            long(one.wanted.why),
            long(&methods.join(", ")),
        ]);
    }
    section.block(table)
}

fn files(report: &Report) -> Section {
    let mut section = Section::new("Credentials and addresses");
    if !report.credentials.is_empty() {
        section.push(Notice::new(
            Weight::Bad,
            "Credentials stand in files: take them out, and replace them in Keap.",
        ));
        let mut table = Table::new("Credentials in files", headings::CREDENTIALS);
        for one in report.credentials.iter().take(SHOWN) {
            let found = &one.found;
            let place = format!("{}:{}:{}", found.file, found.line, found.column);
            table.push([
                Cell::from(place),
                Cell::from(&found.kind),
                Cell::from(&found.shown),
            ]);
        }
        section = ended(section, table, report.credentials.len());
    }
    if !report.endpoints.is_empty() {
        let mut table = Table::new("Addresses of the API", headings::ADDRESSES);
        for one in report.endpoints.iter().take(SHOWN) {
            let found = &one.found;
            table.push([
                format!("{}:{}", found.file, found.line),
                found.address.clone(),
            ]);
        }
        section = ended(section, table, report.endpoints.len());
    }
    section
}

fn traffic(report: &Report) -> Section {
    let section = Section::new("Logs");
    let Some(traffic) = &report.traffic else {
        return section;
    };
    let mut table = Table::new("Who calls what how often", headings::TRAFFIC);
    for called in traffic.calls.iter().take(SHOWN) {
        let method = called.method.as_ref();
        let method = method.map(|_| name(called.method.as_deref(), called.table.as_deref()));
        let addresses = match &called.address {
            Some(address) => Cell::from(address),
            None => count(called.addresses),
        };
        table.push([
            Cell::from(caller(called)),
            Cell::from(method.unwrap_or_else(|| without_method(called, "not in the log"))),
            Cell::from(Count(called.calls)),
            Cell::from(Count(called.failed)),
            addresses,
            Cell::from(called.first.as_deref().unwrap_or_default()),
            Cell::from(called.last.as_deref().unwrap_or_default()),
            Cell::from(called.effort.name()),
        ]);
    }
    let mut section = ended(section, table, traffic.calls.len());
    let logs = traffic.logs.iter();
    let logs = logs.map(|log| Text::up_to(&log_read(log, &log.name), LONG));
    section.push(Block::List(logs.collect()));
    section
}

fn repositories(report: &Report) -> Section {
    let section = Section::new("Repositories");
    let mut table = Table::new(
        "Repositories, those with most blockers first",
        headings::REPOSITORIES,
    );
    for one in report.repositories.iter().take(SHOWN) {
        table.push([
            Cell::from(&one.repository),
            count(one.uses),
            count(one.files),
            count(one.blockers()),
            count(one.credentials),
        ]);
    }
    ended(section, table, report.repositories.len())
}

/// A section with a table, which says so when there are more rows than are shown.
fn ended(mut section: Section, table: Table, all: usize) -> Section {
    if table.is_empty() {
        return section.paragraph("None.");
    }
    section.push(table);
    shortened(section, all)
}

fn shortened(mut section: Section, all: usize) -> Section {
    if all > SHOWN {
        let text = format!("The first {SHOWN} of {all}; the JSON of the report has all.");
        section.push(Block::Paragraph(Text::whole(&text)));
    }
    section
}

fn count(number: usize) -> Cell {
    Cell::from(Count(number as u64))
}

fn long(text: &str) -> Cell {
    Cell::from(Text::up_to(text, LONG))
}
