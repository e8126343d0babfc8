//! Calls of services on objects in Visual Basic: `client.ContactService.AddToGroup(..)`, on what a variable keeps of it, and in
//! a block that is about it.

mod declared;
mod interfaces;
mod words;

use std::cell::Cell;
use std::collections::HashMap;

use interfaces::Interfaces;
use words::{is_inside, is_keyword, value_of_name};

#[cfg(feature = "grammars")]
pub(crate) use declared::declared;

use super::{last_word, misspelt, name, seen};
use crate::file::File;
use crate::hit::Findings;
use crate::method;

const SERVICE: &str = "Service.";

/// What variables and blocks of a file are services.
pub(super) struct Services {
    /// By their names in small letters, which the language does not tell from others.
    variables: HashMap<String, &'static str>,
    /// What the blocks around a line are about.
    blocks: Vec<Option<&'static str>>,
    interfaces: Interfaces,
}

impl Services {
    pub(super) fn of(file: &File<'_>) -> Self {
        Self {
            variables: HashMap::new(),
            blocks: Vec::new(),
            interfaces: Interfaces::of(file),
        }
    }

    /// What is known when all lines are read.
    pub(super) fn settle(&self, file: &File<'_>, found: &mut Findings) {
        self.interfaces.settle(file, found);
    }

    /// Reads a line: its calls, and what it says of those below it.
    pub(super) fn read(
        &mut self,
        file: &File<'_>,
        (offset, line): (usize, &str),
        lookups: &Cell<usize>,
        found: &mut Findings,
    ) {
        members(file, (offset, line), lookups, found);
        self.interfaces.read(file, (offset, line), lookups, found);
        let code = line.split('\'').next().unwrap_or_default().trim();
        let lower = code.to_ascii_lowercase();
        if lower == "end with" {
            self.blocks.pop();
        } else if let Some(about) = lower.strip_prefix("with ") {
            let about = code.get(code.len().saturating_sub(about.len())..);
            self.blocks.push(about.and_then(service_at_end));
        }
        self.kept(code);
        self.calls(file, (offset, line), lookups, found);
    }

    /// `Set contacts = client.ContactService`, `contacts As IContactService`.
    fn kept(&mut self, code: &str) {
        if let Some((before, value)) = code.split_once('=')
            && let Some(service) = service_at_end(value)
        {
            let words = before.split_whitespace();
            let words = words.filter(|word| !is_keyword(word));
            self.keep(words.take(1).next(), service);
        }
        let lower = code.to_ascii_lowercase();
        for (at, word) in lower.match_indices(" as ") {
            let class = code
                .get(at.saturating_add(word.len())..)
                .unwrap_or_default();
            let variable = code.get(..at).unwrap_or_default();
            let start = variable.rfind(|c: char| !is_inside(c));
            let variable = variable.get(start.map_or(0, |start| start.saturating_add(1))..);
            if let Some(service) = name(class).strip_prefix('I').and_then(service_of) {
                self.keep(variable, service);
            }
        }
    }

    fn keep(&mut self, variable: Option<&str>, service: &'static str) {
        /// How many are kept of one file.
        const MOST: usize = 200;
        if let Some(variable) = variable.and_then(value_of_name)
            && self.variables.len() < MOST
        {
            self.variables
                .insert(variable.to_ascii_lowercase(), service);
        }
    }

    /// Calls on variables that are services, and those of a block.
    fn calls(
        &self,
        file: &File<'_>,
        (offset, line): (usize, &str),
        lookups: &Cell<usize>,
        found: &mut Findings,
    ) {
        let about = self.blocks.last().copied().flatten();
        if self.variables.is_empty() && about.is_none() {
            return;
        }
        for (at, _) in line.match_indices('.') {
            let before = line.get(..at).unwrap_or_default();
            let start = before
                .rfind(|c: char| !is_inside(c))
                .map_or(0, |place| place.saturating_add(1));
            let variable = before.get(start..).unwrap_or_default();
            let further = before.get(..start).unwrap_or_default();
            let is_own = !further.ends_with('.') || further.ends_with("Me.");
            let service = match variable {
                "" if !further.ends_with([')', ']', '"']) => about,
                "" => None,
                _ if is_own => self.variables.get(&variable.to_ascii_lowercase()).copied(),
                _ => None,
            };
            let called = name(line.get(at.saturating_add(1)..).unwrap_or_default());
            let method = service.and_then(|service| method::of_service(service, called));
            if let Some(method) = method {
                let end = at.saturating_add(1).saturating_add(called.len());
                let place = (offset.saturating_add(start), offset.saturating_add(end));
                let told = ("net", method);
                found.hits.extend(seen(file, place, told, lookups));
            }
        }
    }
}

/// Calls of services that are members of something.
fn members(
    file: &File<'_>,
    (offset, line): (usize, &str),
    lookups: &Cell<usize>,
    found: &mut Findings,
) {
    for at in memchr::memmem::find_iter(line.as_bytes(), SERVICE) {
        let before = line.get(..at).unwrap_or_default();
        let (start, is_member) = last_word(before);
        let stem = before.get(start..).unwrap_or_default();
        let service = service_name(stem);
        let called = name(
            line.get(at.saturating_add(SERVICE.len())..)
                .unwrap_or_default(),
        );
        if !is_member {
            continue;
        }
        let place = offset.saturating_add(start);
        match method::of_service(&service, called) {
            Some(method) => {
                let length = SERVICE.len().saturating_add(called.len());
                let end = offset.saturating_add(at).saturating_add(length);
                let told = ("net", method);
                found.hits.extend(seen(file, (place, end), told, lookups));
            }
            None => {
                let name = format!("{service}.{called}");
                found.hits.extend(misspelt(file, place, &name));
            }
        }
    }
}

/// The service that the last member of something is.
fn service_at_end(code: &str) -> Option<&'static str> {
    let (object, last) = code.trim_end().trim_end_matches("()").rsplit_once('.')?;
    if object.is_empty() {
        return None;
    }
    service_of(last)
}

fn service_of(name: &str) -> Option<&'static str> {
    let name = service_name(name.strip_suffix("Service")?);
    method::services().find(|known| *known == name)
}

/// The name that a service has over the wire.
fn service_name(stem: &str) -> String {
    match stem {
        "Email" => "APIEmailService".to_owned(),
        "Affiliate" => "APIAffiliateService".to_owned(),
        stem => format!("{stem}Service"),
    }
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    #[test]
    fn what_a_variable_or_a_block_has_of_a_service_is_called() {
        let text = "Imports InfusionSoft\n\
            Dim contacts = client.ContactService\n\
            contacts.AddToGroup(1, 2)\n\
            With client.DataService\n\
            .Load(Of Lead)(7)\n\
            x = other.Load(7)\n\
            End With\n\
            .Load(7)\n\
            Sub Run(emails As IAPIEmailService)\n\
            Me.emails.OptIn(\"x\", \"y\")\n\
            other.emails.OptIn(\"x\", \"y\")\n\
            contacts.Dispose()\n";
        let found = Audit::new(Vec::new())
            .unwrap()
            .read("a.vb", text.as_bytes());
        let told: Vec<_> = found
            .hits
            .iter()
            .map(|hit| (hit.line, hit.method.as_deref().unwrap_or_default()))
            .collect();
        assert_eq!(
            told,
            [
                (3, "ContactService.addToGroup"),
                (5, "DataService.load"),
                (10, "APIEmailService.optIn"),
            ]
        );
    }
}
