//! Settings and appointments over REST.

use chrono::{DateTime, Utc};
use keap_rest::endpoints::{v1, v2};
use keap_schema::{FieldValue, Record};
use serde_json::Value;

use crate::coverage::check::{self, AppSetting};
use crate::difference::APP_SETTING;
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::{Backend, Error, ErrorKind, Result};

/// A text of the settings catalogue, as it is.
pub(in crate::rest) async fn app_setting(
    rest: &RestBackend,
    module: &str,
    setting: &str,
) -> Result<Option<String>> {
    match check::app_setting(module, setting) {
        Some(AppSetting::OfContacts(member)) => {
            let catalogue = configuration(rest, "CONTACT").await?;
            let contact = catalogue.get("contact");
            Ok(contact
                .and_then(|module| module.get(member))
                .and_then(json::text))
        }
        Some(AppSetting::IsEnabled) => is_enabled(rest).await.map(Some),
        None => Err(
            Error::new(ErrorKind::Unsupported, "the setting is not in REST")
                .explained_by(&APP_SETTING),
        ),
    }
}

/// Whether the application is enabled, in the word of XML-RPC (inferred: no answer is recorded; who asks looks for a fault).
async fn is_enabled(rest: &RestBackend) -> Result<String> {
    let (endpoint, member) = if rest.backend == Backend::RestV1 {
        (&v1::settings::GET_APPLICATION_ENABLED, "value")
    } else {
        (&v2::settings::IS_APPLICATION_ENABLED, "isEnabled")
    };
    let answer = rest.api.send(&Request::to(endpoint)).await?;
    let word = match answer.get(member).and_then(json::text).as_deref() {
        Some("true") => "yes",
        Some("false") => "no",
        _ => {
            let message = "the answer does not tell whether the application is enabled";
            return Err(Error::new(ErrorKind::InvalidResponse, message));
        }
    };
    Ok(word.to_owned())
}

/// The settings catalogue, of which v2 is asked for one module.
async fn configuration(rest: &RestBackend, module: &str) -> Result<Value> {
    let get = if rest.backend == Backend::RestV1 {
        Request::to(&v1::settings::GET_CONFIGURATION)
    } else {
        Request::to(&v2::settings::GET_APPLICATION_CONFIGURATIONS).repeated("fields", &[module])
    };
    rest.api.send(&get).await
}

/// The kinds of payment of the account, each as name and value. They are one text with commas, so that a kind with a comma
/// in its name becomes two.
pub(in crate::rest) async fn payment_options(rest: &RestBackend) -> Result<Record> {
    let catalogue = configuration(rest, "ECOMMERCE").await?;
    let module = catalogue.get("ecommerce");
    let kinds = module.and_then(|module| module.get("payment_types"));
    let kinds = kinds.and_then(json::text).ok_or_else(|| {
        let message = "the configuration tells no kinds of payment";
        Error::new(ErrorKind::InvalidResponse, message)
    })?;
    let mut options = Record::new();
    for kind in kinds.split(',').map(str::trim) {
        if !kind.is_empty() {
            options.insert(kind, FieldValue::from(kind));
        }
    }
    Ok(options)
}

/// The calendar text of an appointment, made from what REST tells of it: v1 reads one by its id, v2 lists them all.
pub(in crate::rest) async fn appointment_ical(rest: &RestBackend, id: i64) -> Result<String> {
    if rest.backend == Backend::RestV2 {
        let appointment = listed_appointment(rest, id).await?;
        return Ok(calendar(id, &appointment, ["start_time", "end_time"]));
    }
    let get = Request::to(&v1::appointments::GET_APPOINTMENT).path("appointmentId", id);
    let appointment = rest.api.send(&get).await?;
    Ok(calendar(id, &appointment, ["start_date", "end_date"]))
}

/// v2 filters appointments by contact, user and time, and not by their id.
async fn listed_appointment(rest: &RestBackend, id: i64) -> Result<Value> {
    let mut list = Request::to(&v2::task_appointments::LIST_APPOINTMENTS).query("page_size", 1000);
    loop {
        let answer = rest.api.send(&list).await?;
        let rows = answer.get("taskAppointments").and_then(Value::as_array);
        let Some(rows) = rows else {
            return Err(Error::new(
                ErrorKind::InvalidResponse,
                "the list of appointments has no member taskAppointments",
            ));
        };
        let is_it = |row: &&Value| row.get("id").and_then(json::integer) == Some(id);
        if let Some(found) = rows.iter().find(is_it) {
            return Ok(found.clone());
        }
        let next = answer.get("next_page_token").and_then(Value::as_str);
        match next.filter(|token| !token.is_empty() && !rows.is_empty()) {
            Some(token) => list = list.query("page_token", token),
            None => {
                let message = format!("no appointment has the id {id}");
                return Err(Error::new(ErrorKind::NotFound, message));
            }
        }
    }
}

/// An iCalendar object with one event (RFC 5545). v1 does not tell when the appointment was changed, so the stamp that
/// the format wants is its start, over both versions alike.
fn calendar(id: i64, appointment: &Value, [start, end]: [&str; 2]) -> String {
    let text = |member: &str| appointment.get(member).and_then(json::text);
    let stamp = |member: &str| {
        let moment: DateTime<Utc> = text(member)?.parse().ok()?;
        Some(moment.format("%Y%m%dT%H%M%SZ").to_string())
    };
    let start = stamp(start);
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//keap-bridge//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:appointment-{id}@keap"),
    ];
    let members = [
        ("DTSTAMP", start.clone()),
        ("DTSTART", start),
        ("DTEND", stamp(end)),
        ("SUMMARY", text("title").map(|title| escaped(&title))),
        ("LOCATION", text("location").map(|place| escaped(&place))),
        (
            "DESCRIPTION",
            text("description").map(|text| escaped(&text)),
        ),
    ];
    for (name, value) in members {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            lines.push(folded(&format!("{name}:{value}")));
        }
    }
    lines.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()]);
    lines.join("\r\n")
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\r', '\n'], "\\n")
}

/// Lines of at most 75 bytes; what goes on begins with a blank.
fn folded(line: &str) -> String {
    let (mut text, mut length) = (String::with_capacity(line.len()), 0);
    for sign in line.chars() {
        if length + sign.len_utf8() > 75 {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(sign);
        length += sign.len_utf8();
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_appointment_becomes_an_event() {
        let appointment = json!({
            "title": "Fair; hall 3, \\ north",
            "start_date": "2026-01-15T22:46:13.000Z",
            "end_date": "2026-01-15T23:46:13.000+0000",
            "description": "one\r\ntwo",
            "location": null,
        });
        let text = calendar(4, &appointment, ["start_date", "end_date"]);
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//keap-bridge//EN",
                "BEGIN:VEVENT",
                "UID:appointment-4@keap",
                "DTSTAMP:20260115T224613Z",
                "DTSTART:20260115T224613Z",
                "DTEND:20260115T234613Z",
                "SUMMARY:Fair\\; hall 3\\, \\\\ north",
                "DESCRIPTION:one\\ntwo",
                "END:VEVENT",
                "END:VCALENDAR",
            ]
        );
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let text = folded(&"ö".repeat(80));
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(text.replace("\r\n ", ""), "ö".repeat(80));
    }
}
