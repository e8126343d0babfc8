//! Which elements are open, and what prefixes mean in them.

use super::super::name::Name;
use super::markup::Attribute;
use super::refusal::CUT;
use super::signs::is_space;

/// The open elements, outermost first.
#[derive(Debug, Default)]
pub(super) struct Scope<'a> {
    open: Vec<Open<'a>>,
    /// Prefix and namespace, the newest last; the empty prefix is the default namespace.
    bindings: Vec<(&'a str, String)>,
}

#[derive(Debug)]
struct Open<'a> {
    written: &'a str,
    name: Name<'a>,
    /// How many bindings there were before it.
    bindings: usize,
}

impl<'a> Scope<'a> {
    /// Whether no element is open.
    pub(super) fn is_outside(&self) -> bool {
        self.open.is_empty()
    }

    /// Opens an element.
    pub(super) fn enter(
        &mut self,
        written: &'a str,
        attributes: &[Attribute<'a>],
    ) -> Result<Name<'a>, String> {
        let bindings = self.bindings.len();
        for attribute in attributes {
            self.bind(attribute)?;
        }
        let (prefix, local) = split(written);
        if prefix == "xmlns" {
            return Err(format!(
                "Element \"{written}\" cannot have \"xmlns\" as its prefix."
            ));
        }
        let namespace = self.namespace(prefix).ok_or_else(|| {
            format!("The prefix \"{prefix}\" for element \"{written}\" is not bound.")
        })?;
        let name = Name { namespace, local };
        for attribute in attributes {
            let (prefix, _) = split(attribute.name);
            if prefix != "xmlns" && self.namespace(prefix).is_none() {
                return Err(format!(
                    "The prefix \"{prefix}\" for attribute \"{}\" associated with an element type \
                     \"{written}\" is not bound.",
                    attribute.name
                ));
            }
        }
        self.open.push(Open {
            written,
            name: name.clone(),
            bindings,
        });
        Ok(name)
    }

    fn bind(&mut self, attribute: &Attribute<'a>) -> Result<(), String> {
        let prefix = match split(attribute.name) {
            ("xmlns", prefix) => prefix,
            ("", "xmlns") => "",
            _ => return Ok(()),
        };
        if attribute.value.is_empty() && !prefix.is_empty() {
            return Err(format!(
                "The value of the attribute \"prefix=\"xmlns\",localpart=\"{prefix}\",rawname=\"{}\"\" \
                 is invalid. Prefixed namespace bindings may not be empty.",
                attribute.name
            ));
        }
        self.bindings.push((prefix, attribute.value.to_owned()));
        Ok(())
    }

    fn namespace(&self, prefix: &str) -> Option<String> {
        if prefix == "xml" {
            return Some("http://www.w3.org/XML/1998/namespace".to_owned());
        }
        let bound = self.bindings.iter().rev().find(|(name, _)| *name == prefix);
        match bound {
            Some((_, namespace)) => Some(namespace.clone()),
            None => prefix.is_empty().then(String::new),
        }
    }

    /// Checks an end tag, from behind `</`; what follows it.
    pub(super) fn end_tag<'b>(&self, text: &'b str) -> Result<&'b str, String> {
        let written = self.open.last().map_or("", |open| open.written);
        let Some(behind) = text.strip_prefix(written) else {
            return Err(format!(
                "The element type \"{written}\" must be terminated by the matching end-tag \
                 \"</{written}>\"."
            ));
        };
        let behind = behind.trim_start_matches(is_space);
        match behind.strip_prefix('>') {
            Some(rest) => Ok(rest),
            None if behind.is_empty() => Err(CUT.to_owned()),
            None => Err(format!(
                "The end-tag for element type \"{written}\" must end with a '>' delimiter."
            )),
        }
    }

    /// Closes the innermost element.
    pub(super) fn leave(&mut self) -> Option<Name<'a>> {
        let open = self.open.pop()?;
        self.bindings.truncate(open.bindings);
        Some(open.name)
    }
}

/// Prefix and local part.
fn split(written: &str) -> (&str, &str) {
    match written.split_once(':') {
        Some((prefix, local)) if !prefix.is_empty() => (prefix, local),
        _ => ("", written),
    }
}
