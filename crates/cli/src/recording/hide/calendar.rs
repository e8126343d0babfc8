//! The text of an appointment (iCalendar), whose lines say what they are of.

/// How such a text begins.
const BEGIN: &str = "BEGIN:VCALENDAR";

/// Lines that tell when, and what the others are: no words of anybody.
const KEPT: [&str; 6] = ["BEGIN", "END", "VERSION", "DTSTAMP", "DTSTART", "DTEND"];

/// Whether a text is one.
pub(super) fn is_one(text: &str) -> bool {
    text.starts_with(BEGIN)
}

/// The text with the words of its lines replaced.
pub(super) fn replace(text: &str, words: impl Fn(&str) -> String) -> String {
    let unfolded = text.replace("\r\n ", "").replace("\r\n\t", "");
    let lines = unfolded.split("\r\n").map(|line| {
        let Some((head, value)) = line.split_once(':') else {
            return words(line);
        };
        let name = head.split(';').next().unwrap_or_default();
        if KEPT.contains(&name) {
            return line.to_owned();
        }
        // The sign of a line break is no letter of the word behind it.
        let value = words(&value.replace("\\n", "\n")).replace('\n', "\\n");
        format!("{head}:{value}")
    });
    lines.collect::<Vec<String>>().join("\r\n")
}
