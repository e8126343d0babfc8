//! What a command was given beside its words, copied into the folder of its recording: that is replayed where none of it is.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use keap_http::private;
use serde_json::Value as Json;

use super::Recording;
use super::credentials::without_keys;
use super::exchange::Asked;
use super::folder::{Folder, Manifest, write_new};
use super::hide::{Hide, is_of_program};
use super::unkept::Unkept;
use crate::told;

/// What a command was given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    /// What was asked for, with the files by their places in the folder.
    pub(crate) asked: Json,
    pub(crate) files: Vec<GivenFile>,
}

/// A file that a command was given.
#[derive(Clone, Debug)]
pub(crate) struct GivenFile {
    /// The folder below that of the recording, and the name in there.
    pub(crate) folder: &'static str,
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) kind: GivenKind,
}

/// What is in a file, by which its values are told from its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GivenKind {
    /// Tables and operations with conditions and arguments, in TOML.
    Suite,
    /// Tolerances, in TOML: no value of the account but what somebody wrote beside them.
    Rules,
    /// A request of XML-RPC.
    Call,
}

/// Where the path of every request of XML-RPC ends.
const XMLRPC: &str = "/crm/xmlrpc/v1";

impl GivenFile {
    /// What is kept of it: no credential, and no value where these are hidden.
    fn kept(&self, hide: Option<&Hide>) -> String {
        let text = without_keys(&told::secrets().hide(&self.text));
        match (self.kind, hide) {
            (GivenKind::Call, hide) => call(&text, hide),
            (GivenKind::Suite, Some(hide)) => suite(&text, hide),
            (GivenKind::Rules, Some(_)) => toml::from_str::<toml::Table>(&text)
                .map(|rules| rules.to_string())
                .unwrap_or_default(),
            (GivenKind::Suite | GivenKind::Rules, None) => text,
        }
    }
}

impl Folder {
    /// Copies what the command was given.
    pub(super) fn copy(&self, given: &Given, hide: Option<&Hide>) -> anyhow::Result<()> {
        for file in &given.files {
            let folder = self.path().join(file.folder);
            if !folder.exists() {
                fs::create_dir_all(&folder).map_err(|why| Unkept::of(&folder, why))?;
                private::close_folder(&folder)?;
            }
            write_new(&folder.join(&file.name), file.kept(hide).as_bytes())?;
        }
        Ok(())
    }
}

impl Recording {
    /// What the command was asked for that made a recording; none where the recording does not tell.
    ///
    /// # Errors
    /// When the folder is no recording.
    pub(crate) fn asked(folder: &Path) -> anyhow::Result<Option<Json>> {
        Ok(Manifest::read(folder)?.into_asked())
    }

    /// When a recording began, where it tells.
    ///
    /// # Errors
    /// When it is no recording.
    pub(crate) fn began(folder: &Path) -> anyhow::Result<Option<DateTime<Utc>>> {
        Ok(Manifest::read(folder)?.began())
    }
}

/// A call without its key, and with its values replaced where they are hidden, as the exchanges have it.
fn call(text: &str, hide: Option<&Hide>) -> String {
    // What stands before the document may be headers, with a credential among them.
    let text = text.find('<').map_or("", |start| &text[start..]);
    let request = http::Request::post(XMLRPC).body(());
    let Ok((head, ())) = request.map(http::Request::into_parts) else {
        return String::new();
    };
    let asked = Asked::of(&head, text.as_bytes());
    let asked = match hide {
        Some(hide) => hide.request(asked),
        None => asked,
    };
    String::from_utf8(asked.body).unwrap_or_default()
}

/// A suite with the values of its conditions and arguments replaced. What somebody wrote beside them is left out.
fn suite(text: &str, hide: &Hide) -> String {
    let Ok(mut suite) = toml::from_str::<toml::Table>(text) else {
        return String::new();
    };
    let entries = ["table", "operation"].map(|kind| suite.remove(kind).map(|all| (kind, all)));
    for (kind, mut all) in entries.into_iter().flatten() {
        let entries = all.as_array_mut().into_iter().flatten();
        for entry in entries.filter_map(toml::Value::as_table_mut) {
            let name = entry.get("name").and_then(toml::Value::as_str);
            let mut with_values = vec!["where", "set"];
            if !name.is_some_and(is_of_program) {
                with_values.push("arguments");
            }
            for key in with_values {
                let values = entry.get_mut(key).and_then(toml::Value::as_array_mut);
                for value in values.into_iter().flatten() {
                    if let toml::Value::String(text) = value {
                        *text = hide.argument(text);
                    }
                }
            }
            // What somebody called it may be a value as well.
            if let Some(toml::Value::String(label)) = entry.get_mut("label") {
                *label = hide.words(label);
            }
        }
        suite.insert(kind.to_owned(), all);
    }
    suite.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(kind: GivenKind, text: &str, hide: Option<&Hide>) -> String {
        let file = GivenFile {
            folder: "suite",
            name: "a".to_owned(),
            text: text.to_owned(),
            kind,
        };
        file.kept(hide)
    }

    #[test]
    fn a_suite_keeps_its_names_and_no_value() {
        let suite = "# for Ann Miller\n[[table]]\nname = 'Contact'\nfields = ['FirstName']\n\
            where = ['Email=ann@miller.example', 'Id>=17', 'FirstName in Ann,Zoe']\n[[operation]]\n\
            name = 'ContactService.findByEmail'\nlabel = 'of Jo Smith'\narguments = ['ann@miller.example']\n";
        assert_eq!(kept(GivenKind::Suite, suite, None), suite);
        let hide = Hide::new();
        let hidden = kept(GivenKind::Suite, suite, Some(&hide));
        for gone in ["Ann", "Miller", "miller", "Zoe", "Smith"] {
            assert!(!hidden.contains(gone), "{gone}: {hidden}");
        }
        for stays in [
            "\"Contact\"",
            "FirstName in ",
            "Email=",
            "Id>=17",
            "findByEmail",
        ] {
            assert!(hidden.contains(stays), "{stays}: {hidden}");
        }
        let address = hide.argument("ann@miller.example");
        assert_eq!(hidden.matches(&address).count(), 2, "{hidden}");
    }

    #[test]
    fn another_key_goes_by_its_shape_wherever_it_stands() {
        let key = "KeapAK-3f9a0b1c2d4e5f60718293a4b5c6d7e8f901a2b3c4d5e6f7";
        let legacy = "0123456789abcdef0123456789abcdef";
        let text =
            format!("# old key: {key}\n[[table]]\nname = 'Contact' # {legacy}, KeapAK-...\n");
        for kind in [GivenKind::Suite, GivenKind::Rules] {
            let kept = kept(kind, &text, None);
            assert!(!kept.contains(key) && !kept.contains(legacy), "{kept}");
            assert!(kept.starts_with("# old key: [redacted-"), "{kept}");
            assert!(kept.contains("name = 'Contact' # [redacted-"), "{kept}");
            assert!(kept.ends_with("], KeapAK-...\n"), "{kept}");
        }
        let call = format!(
            "<methodCall><methodName>ContactService.load</methodName><params><param><value>{legacy}</value></param><!-- {key} --></params></methodCall>"
        );
        let call = kept(GivenKind::Call, &call, None);
        assert!(
            !call.contains("KeapAK-3f9a") && call.contains("ContactService.load"),
            "{call}"
        );
    }

    #[test]
    fn a_call_keeps_no_key_and_nothing_before_it() {
        let text = "POST / HTTP/1.1\nX-Keap-API-Key: secret\n\n<methodCall><methodName>ContactService.load</methodName>\
            <params><param><value>0123456789abcdef0123456789abcdef</value></param><param><value><int>17</int></value></param>\
            <param><value><array><data><value><string>FirstName</string></value></data></array></value></param></params></methodCall>";
        for hide in [None, Some(&Hide::new())] {
            let call = kept(GivenKind::Call, text, hide);
            assert!(
                !call.contains("secret") && !call.contains("0123456789"),
                "{call}"
            );
            assert!(
                call.contains("ContactService.load") && call.contains("FirstName"),
                "{call}"
            );
        }
        assert_eq!(kept(GivenKind::Call, "a note of Ann's", None), "");
    }
}
