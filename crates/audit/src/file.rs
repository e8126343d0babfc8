//! A file that is read closely, and the uses that are recognised in it.

use std::cell::OnceCell;

use crate::audit::Audit;
use crate::constants::Constants;
use crate::dialect::Rulebook;
use crate::fold::{Details, Value};
use crate::hit::{Certainty, Hit, Language};
use crate::method::{MethodInfo, Role};
use crate::place::Lines;

/// A file in which a word was found.
pub(crate) struct File<'a> {
    pub(crate) audit: &'a Audit,
    /// The dialects, with those that other files of a program make.
    pub(crate) rules: &'a Rulebook,
    /// The dialects whose namespaces its project uses for all its files.
    pub(crate) imported: &'a [usize],
    /// Services with the names of a library's that its project declares itself.
    pub(crate) own: &'a [String],
    /// The constants that other files have.
    pub(crate) constants: &'a Constants,
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    pub(crate) lines: Lines<'a>,
    pub(crate) language: Language,
    /// Whether it has an address of Keap's, once that was asked.
    pub(crate) address: OnceCell<bool>,
    /// Whether it has a word of Keap's, once that was asked.
    pub(crate) mention: OnceCell<bool>,
}

/// A use of the API that was recognised, before it has a file.
pub(crate) struct Recognised<'a> {
    pub(crate) offset: usize,
    pub(crate) dialect: &'a str,
    pub(crate) method: &'static MethodInfo,
    pub(crate) details: Details,
    pub(crate) certainty: Certainty,
    pub(crate) through: Option<String>,
    pub(crate) step: Option<String>,
}

impl File<'_> {
    /// Whether it has an address of Keap's.
    pub(crate) fn has_address(&self) -> bool {
        *self.address.get_or_init(|| has_address(self.text))
    }

    /// Whether it has a word of Keap's.
    pub(crate) fn mentions_keap(&self) -> bool {
        *self.mention.get_or_init(|| {
            let lower = self.text.to_ascii_lowercase();
            let mut words = ["infusionsoft", "keap", "isdk"].iter();
            words.any(|word| memchr::memmem::find(lower.as_bytes(), word.as_bytes()).is_some())
        })
    }

    /// The same file with another text of the same length and lines.
    pub(crate) fn with_text<'t>(&'t self, text: &'t str) -> File<'t> {
        File {
            audit: self.audit,
            rules: self.rules,
            imported: self.imported,
            own: self.own,
            constants: self.constants,
            name: self.name,
            text,
            lines: Lines::new(text),
            language: self.language,
            address: self.address.clone(),
            mention: self.mention.clone(),
        }
    }

    /// The same file in a language of a part of it: its text of the same length, and the places of the whole.
    pub(crate) fn in_language<'t>(&'t self, language: Language, text: &'t str) -> File<'t> {
        File {
            audit: self.audit,
            rules: self.rules,
            imported: self.imported,
            own: self.own,
            constants: self.constants,
            name: self.name,
            text,
            lines: self.lines.clone(),
            language,
            address: self.address.clone(),
            mention: self.mention.clone(),
        }
    }

    /// The hit of a use.
    pub(crate) fn hit(&self, one: Recognised<'_>) -> Hit {
        let (line, column) = self.lines.place(one.offset);
        let table = one.details.table.or_else(|| {
            // The methods of contacts with columns work on the table of contacts.
            let mut roles = one.method.params.iter().map(|param| param.role);
            let has_columns = roles.any(|role| matches!(role, Role::Reads | Role::Writes));
            (one.method.service == "ContactService" && has_columns).then(|| "Contact".to_owned())
        });
        Hit {
            file: self.name.to_owned(),
            line,
            column,
            dialect: one.dialect.to_owned(),
            language: self.language,
            method: Some(one.method.name.to_owned()),
            table,
            reads: one.details.reads,
            writes: one.details.writes,
            conditions: one.details.conditions,
            open: one.details.open.into_iter().collect(),
            order_by: one.details.order_by,
            row: one.details.row,
            certainty: one.certainty,
            through: one.through,
            step: one.step,
        }
    }

    /// The hit of a use whose method is not known.
    #[cfg(feature = "grammars")]
    pub(crate) fn unnamed(&self, dialect: &str, one: &crate::fold::Unnamed) -> Hit {
        Hit {
            dialect: dialect.to_owned(),
            method: one.method.clone(),
            certainty: one.certainty,
            through: one.through.clone(),
            ..self.document_without_method(one.at as usize, None)
        }
    }

    /// The hit of a document whose method is not constant.
    pub(crate) fn document_without_method(&self, offset: usize, step: Option<String>) -> Hit {
        let (line, column) = self.lines.place(offset);
        Hit {
            file: self.name.to_owned(),
            line,
            column,
            dialect: "document".to_owned(),
            language: self.language,
            method: None,
            table: None,
            reads: Vec::new(),
            writes: Vec::new(),
            conditions: Vec::new(),
            open: Vec::new(),
            order_by: None,
            row: None,
            certainty: Certainty::Likely,
            through: None,
            step,
        }
    }

    /// A use of a method that the API does not have, and that can only be meant to be one of its.
    pub(crate) fn misspelt(&self, offset: usize, name: &str, step: Option<String>) -> Option<Hit> {
        crate::slip::is_meant(name, self.has_address()).then(|| Hit {
            method: Some(name.to_owned()),
            ..self.document_without_method(offset, step)
        })
    }

    /// A use in a document: the name of its method, and its params with the key.
    pub(crate) fn called(
        &self,
        offset: usize,
        method: &Value,
        params: &[Value],
        step: Option<String>,
    ) -> Option<Hit> {
        let name = method.as_text()?;
        let Some(method) = crate::method::named(name) else {
            return self.misspelt(offset, name, step);
        };
        let params = crate::fold::aligned(method, params, true);
        Some(self.hit(Recognised {
            offset,
            dialect: "document",
            method,
            details: crate::fold::of_method(method, &params),
            certainty: Certainty::Certain,
            through: None,
            step,
        }))
    }
}

/// Whether a text has an address of Keap's.
pub(crate) fn has_address(text: &str) -> bool {
    const HOSTS: [&str; 3] = ["infusionsoft.com", "api.keap.com", "crm/xmlrpc"];
    let mut hosts = HOSTS.iter();
    hosts.any(|host| memchr::memmem::find(text.as_bytes(), host.as_bytes()).is_some())
}

/// Whether a text names XML-RPC: by an address, or by a client of it.
#[cfg(feature = "grammars")]
pub(crate) fn names_wire(text: &str) -> bool {
    const WORDS: [&str; 7] = [
        "xmlrpc", "XmlRpc", "XMLRPC", "Xmlrpc", "XML_RPC", "RPC::XML", "IXR_",
    ];
    let mut words = WORDS.iter();
    words.any(|word| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some())
}
