//! The event of two iCalendar texts (RFC 5545), whatever else they say.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use keap_schema::Zone;

/// What is told of an event, when it is there.
const TOLD: [&str; 4] = ["DTSTART", "DTEND", "SUMMARY", "LOCATION"];

/// Whether a text tells all that XML-RPC's tells of its event. More than that may be told; what XML-RPC tells besides is in no
/// document.
pub(super) fn is_same(legacy: &str, other: &str, zone: Zone) -> bool {
    let [legacy, other] = [legacy, other].map(properties);
    let has = |name| legacy.iter().any(|one| one.name == name);
    has("DTSTART")
        && TOLD.into_iter().all(|name| {
            let of = |all: &[Property]| all.iter().find(|one| one.name == name).cloned();
            match (of(&legacy), of(&other)) {
                (None, _) => true,
                (Some(legacy), Some(other)) => legacy.means(&other, zone),
                (Some(_), None) => false,
            }
        })
}

/// A line of an event that has a value.
#[derive(Clone, Debug)]
struct Property {
    name: String,
    zone: Option<Zone>,
    value: String,
}

/// The lines of the first event, not those of what stands beside it (a zone has a beginning, too).
fn properties(text: &str) -> Vec<Property> {
    let unfolded = text
        .replace("\r\n", "\n")
        .replace("\n ", "")
        .replace("\n\t", "");
    let lines = unfolded.lines();
    let within = lines.skip_while(|line| !line.trim().eq_ignore_ascii_case("BEGIN:VEVENT"));
    let within = within.take_while(|line| !line.trim().eq_ignore_ascii_case("END:VEVENT"));
    within.filter_map(Property::read).collect()
}

impl Property {
    /// None without a value.
    fn read(line: &str) -> Option<Self> {
        let (head, value) = line.split_once(':')?;
        let mut head = head.split(';');
        let name = head.next()?.trim().to_ascii_uppercase();
        let zone = head.find_map(|parameter| {
            let (name, zone) = parameter.split_once('=')?;
            let is_zone = name.trim().eq_ignore_ascii_case("TZID");
            is_zone.then(|| zone.trim_matches('"').parse().ok())?
        });
        let value = value.trim().to_owned();
        (!value.is_empty()).then_some(Self { name, zone, value })
    }

    fn means(&self, other: &Self, zone: Zone) -> bool {
        if self.name.starts_with("DT") {
            let [one, other] = [self, other].map(|one| one.wall_time(zone));
            return one.is_some() && one == other;
        }
        // An old server may not escape at all.
        let told = unescaped(&other.value);
        told == unescaped(&self.value) || told == self.value
    }

    /// The time on the wall of the account.
    fn wall_time(&self, zone: Zone) -> Option<NaiveDateTime> {
        if let Ok(day) = NaiveDate::parse_from_str(&self.value, "%Y%m%d") {
            return Some(day.and_time(NaiveTime::MIN));
        }
        let (text, is_utc) = match self.value.strip_suffix(['Z', 'z']) {
            Some(text) => (text, true),
            None => (&*self.value, false),
        };
        let wall = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok()?;
        Some(match (is_utc, self.zone) {
            (true, _) => zone.to_wall(wall.and_utc()),
            (false, Some(own)) => zone.to_wall(own.to_utc(wall)),
            (false, None) => wall,
        })
    }
}

/// A text without the signs that keep it in its line.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(escaped) => plain.push(escaped),
                None => plain.push('\\'),
            },
            sign => plain.push(sign),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(lines: &[&str]) -> String {
        let zone = "BEGIN:VTIMEZONE\r\nDTSTART:19700101T000000\r\nEND:VTIMEZONE";
        format!(
            "BEGIN:VCALENDAR\r\n{zone}\r\nBEGIN:VEVENT\r\nUID:{}\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR",
            lines.len(),
            lines.join("\r\n")
        )
    }

    fn same(legacy: &[&str], other: &[&str]) -> bool {
        is_same(&event(legacy), &event(other), Zone::default())
    }

    #[test]
    fn an_event_is_the_same_in_other_words() {
        let told = ["DTSTART:20260115T224613Z", "SUMMARY:Fair\\; hall 3"];
        assert!(same(
            &told,
            &["SUMMARY:Fair; ha\r\n ll 3", told[0], "LOCATION:There"]
        ));
        let wall = "DTSTART;TZID=America/New_York:20260115T174613";
        assert!(same(&told, &[wall, told[1]]));
        assert!(same(&["DTSTART:20260115T174613"], &told));
    }

    #[test]
    fn another_event_is_another_one() {
        let told = ["DTSTART:20260115T224613Z", "SUMMARY:Fair", "LOCATION:Hall"];
        for other in [
            ["DTSTART:20260122T224613Z", told[1], told[2]],
            [told[0], "SUMMARY:Fairs", told[2]],
            [told[0], told[1], "LOCATION:"],
            [told[1], told[2], "DTSTAMP:20260115T224613Z"],
        ] {
            assert!(!same(&told, &other), "{other:?}");
        }
        assert!(!same(&["SUMMARY:Fair"], &["SUMMARY:Fair"]));
        assert!(!is_same(
            "no calendar",
            "no calendar at all",
            Zone::default()
        ));
    }
}
