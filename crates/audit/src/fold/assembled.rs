//! Documents that functions put together: a pattern with its method, or a text that grows by calls.

use super::call::Given;
use super::frame::Sure;
use super::machine::Machine;
use super::mutate::is_content;
use super::recognise::is_method;
use super::value::{REST, Value};
use super::wire::in_document;
use crate::hit::{Certainty, Language};
use crate::slip::is_meant;
use crate::syntax::{Kind, Node, Offset};

/// The end of what a document's method stands in.
const NAMED: &str = "</methodName>";

/// The element of a document that has the name of its method.
const ELEMENT: &str = "methodName";

/// What the element is that has no method in it yet.
const EMPTY: &str = "<methodName>";

/// Calls that put the text into an element, or behind the beginning of one.
const FILLING: [&str; 22] = [
    "appendChild",
    "AppendChild",
    "setTextContent",
    "setNodeValue",
    "setText",
    "addText",
    "add_text",
    "appendText",
    "append",
    "text",
    "txt",
    "t",
    "Add",
    "add",
    "setValue",
    "SetValue",
    "WriteString",
    "WriteValue",
    "WriteRaw",
    "writeCharacters",
    "writeRaw",
    "characters",
];

impl Machine<'_> {
    /// A call that makes the element of a document that is to have the name of its method: `createElement("methodName")`; or
    /// begins it, `writer.WriteStartElement("methodName")`.
    pub(super) fn empty_element(&mut self, name: &str, given: &Given<'_>) -> Option<Value> {
        let last = given.values.last().and_then(Value::as_text);
        let name = name.to_ascii_lowercase();
        // `Nokogiri::XML::Node.new("methodName", document)`
        let first = given.values.first().and_then(Value::as_text);
        if self.language == Language::Ruby && name == "new" && first == Some(ELEMENT) {
            return Some(Value::Name(EMPTY.into()));
        }
        if last != Some(ELEMENT) || !(name.contains("ele") || name == "addchild" || name == "node")
        {
            return None;
        }
        self.begins_element = name.contains("start");
        Some(Value::Name(EMPTY.into()))
    }

    /// What is put into the element where it is made: `new XElement("methodName") { Value = "ContactService.add" }`.
    pub(super) fn made_with_content(
        &mut self,
        class: &str,
        given: &Given<'_>,
        with: Option<&Node>,
    ) -> Option<Value> {
        let Some(Kind::List(set)) = with.map(|with| &with.kind) else {
            return None;
        };
        let content = set.iter().find_map(|one| match &one.kind {
            Kind::Assign(target, value) => match &target.kind {
                Kind::Name(name) if is_content(name) => Some(value),
                _ => None,
            },
            _ => None,
        });
        let content = content?;
        let element = self.empty_element(class, given)?;
        let method = self.eval(content);
        self.named_in_element(given.at, &method);
        Some(element)
    }

    /// A call that puts the name of the method into its element.
    pub(super) fn filled(&mut self, receiver: &Value, name: &str, given: &Given<'_>) -> bool {
        let is_empty = matches!(receiver, Value::Name(name) if &**name == EMPTY);
        if !(is_empty || self.begins_element) || !FILLING.contains(&name) {
            return false;
        }
        self.begins_element = false;
        let Some(method) = given.values.first().cloned() else {
            return false;
        };
        // The text of a node was told where the node was made.
        let is_node = given
            .arguments
            .first()
            .is_some_and(|one| matches!(one.value.kind, Kind::Call(_)));
        if !(is_node && is_method(&method)) {
            self.named_in_element(given.at, &method);
        }
        true
    }

    /// Whether the text of the element with the method's name is assigned to: `element.InnerText = "ContactService.add"`.
    pub(super) fn is_empty_element(element: &Value) -> bool {
        matches!(element, Value::Name(name) if &**name == EMPTY)
    }

    /// Whether a call makes the element of a document with the name of its method: `createElement("methodName", $method)`,
    /// `new XElement("methodName", method)`.
    pub(super) fn element(&mut self, given: &Given<'_>) -> bool {
        let pairs = given.values.windows(2);
        let mut methods = pairs.filter_map(|pair| match pair {
            [Value::Text(name), method] if &**name == ELEMENT => Some(method.clone()),
            _ => None,
        });
        let Some(method) = methods.next() else {
            return false;
        };
        self.named_in_element(given.at, &method);
        true
    }

    /// A document of which an element has this method. Its params are what the function around it is given behind that.
    pub(super) fn named_in_element(&mut self, at: Offset, method: &Value) {
        let mut seen = self.seen(at, Certainty::Likely);
        seen.sure = match method.as_text() {
            Some(name) => is_meant(name, self.has_address).into(),
            None if self.has_address => Sure::ByAddress,
            None => Sure::No,
        };
        let behind = |place: usize| Value::Parameter(REST.saturating_add(place).saturating_add(1));
        let params = match method {
            Value::Parameter(place @ ..REST) => vec![Value::Spread(behind(*place).into())],
            Value::Text(_) => self.list_at_hand().unwrap_or_default(),
            _ => Vec::new(),
        };
        self.wire(seen, method, &params);
    }

    /// Tells a document that a call made of what it was given, unless one of the parts was told as a document itself.
    pub(super) fn put_together(
        &mut self,
        receiver: Option<(&Value, &Node)>,
        given: &Given<'_>,
        made: &Value,
    ) {
        if !made.ways().iter().any(has_document) {
            return;
        }
        let arguments = given.arguments.iter().map(|one| &one.value);
        let nodes = receiver.map(|(_, node)| node).into_iter().chain(arguments);
        let values = receiver.map(|(value, _)| value);
        let mut parts = values.into_iter().chain(&given.values);
        if parts.any(|part| part.ways().iter().any(is_told)) {
            return;
        }
        let mut literals = nodes.filter(|node| has_tag(node));
        match literals.next() {
            Some(literal) => self.document(literal.at, made),
            None => self.document_at(given.at, made),
        }
    }

    /// What a text is after a call that adds to it: `builder.Append("<methodName>").Append(name)`.
    pub(super) fn appended(
        &mut self,
        receiver: &Value,
        object: &Node,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        let is_go = self.language == Language::Go && name == "WriteString";
        let before = match receiver {
            Value::Text(_) | Value::Join(_) => receiver.clone(),
            // `var b strings.Builder`
            Value::Name(_) | Value::Unknown if is_go => Value::text(""),
            _ => return None,
        };
        let more = match (name, given.values.as_slice()) {
            ("Append" | "append" | "AppendLine" | "WriteString", more) => more.to_vec(),
            ("AppendFormat", [Value::Text(pattern), rest @ ..]) => {
                vec![super::texts::braced_by_place(pattern, rest)]
            }
            _ => return None,
        };
        let whole = Value::join(std::iter::once(before).chain(more).collect());
        let place = first_appended(object);
        self.replace(place, whole.clone());
        if !is_told(receiver) && has_document(&whole) {
            match given.arguments.iter().find(|one| has_tag(&one.value)) {
                Some(one) => self.document(one.value.at, &whole),
                None => self.document_at(given.at, &whole),
            }
        }
        Some(whole)
    }
}

fn has_tag(node: &Node) -> bool {
    matches!(&node.kind, Kind::Text(text) if text.contains("<methodName>"))
}

/// What calls that each add to it are made on.
fn first_appended(object: &Node) -> &Node {
    let mut first = object;
    while let Kind::Call(call) = &first.kind
        && let Kind::Member(inner, name) = &call.target.kind
        && matches!(
            name.as_str(),
            "Append" | "append" | "AppendLine" | "AppendFormat"
        )
    {
        first = inner;
    }
    first
}

/// Whether a text has a document with the whole name of its method, known or not.
fn has_document(text: &Value) -> bool {
    let parts: &[Value] = match text {
        Value::Join(parts) => parts,
        one => std::slice::from_ref(one),
    };
    let mut texts = parts.iter().filter_map(Value::as_text);
    texts.any(|text| text.contains(NAMED))
}

/// Whether a text was told where it stands: its method is known.
fn is_told(text: &Value) -> bool {
    let known =
        in_document(text).and_then(|(method, _)| method.as_text().and_then(crate::method::named));
    has_document(text) && known.is_some()
}

#[cfg(test)]
mod tests;
