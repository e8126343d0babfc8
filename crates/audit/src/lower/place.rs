//! Where in a node of a grammar its parts are.

use tree_sitter::Node as Part;

/// Where a part is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Slot {
    /// Nowhere: the language does not have it.
    Nowhere,
    /// In a field.
    Field(&'static str),
    /// In the first child of a kind.
    Kind(&'static str),
    /// In the first named child.
    First,
    /// In the last named child.
    Last,
    /// In the second named child.
    Second,
    /// In all named children of it, after the first.
    Rest,
    /// In all children under a field.
    Fields(&'static str),
}

/// The one part at a place.
pub(crate) fn find<'t>(part: Part<'t>, slot: Slot) -> Option<Part<'t>> {
    match slot {
        Slot::Nowhere | Slot::Rest => None,
        Slot::Field(field) | Slot::Fields(field) => part.child_by_field_name(field),
        Slot::Kind(kind) => {
            let mut cursor = part.walk();
            part.named_children(&mut cursor)
                .find(|child| child.kind() == kind)
        }
        Slot::First => named(part, 0),
        Slot::Second => named(part, 1),
        Slot::Last => {
            let count = part.named_child_count();
            named(part, u32::try_from(count).ok()?.checked_sub(1)?)
        }
    }
}

fn named(part: Part<'_>, index: u32) -> Option<Part<'_>> {
    part.named_child(index)
}

/// The parts of the list at a place: arguments, parameters.
pub(crate) fn all<'t>(part: Part<'t>, slot: Slot) -> Vec<Part<'t>> {
    match slot {
        Slot::Rest => {
            let mut cursor = part.walk();
            part.named_children(&mut cursor).skip(1).collect()
        }
        Slot::Fields(field) => {
            let mut cursor = part.walk();
            part.children_by_field_name(field, &mut cursor)
                .filter(Part::is_named)
                .collect()
        }
        slot => {
            let Some(list) = find(part, slot) else {
                return Vec::new();
            };
            // One parameter without parentheses: `x => x.Email`.
            if list.named_child_count() == 0 && list.kind().contains("identifier")
                || list.kind() == "implicit_parameter"
            {
                return vec![list];
            }
            let mut cursor = list.walk();
            list.named_children(&mut cursor).collect()
        }
    }
}

/// Lists among the parts, taken apart: `f(1, 2)` of Perl has one list for all its arguments.
pub(crate) fn flattened(parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let mut flat = Vec::new();
    for part in parts {
        if part.kind() == "list_expression" {
            let mut cursor = part.walk();
            flat.extend(part.named_children(&mut cursor));
        } else {
            flat.push(part);
        }
    }
    flat
}

/// The name in a declaration of one variable: `Object... args`.
pub(crate) fn declared(part: Part<'_>) -> Option<Part<'_>> {
    let mut cursor = part.walk();
    let declarator = part
        .named_children(&mut cursor)
        .find(|child| child.kind() == "variable_declarator")?;
    declarator.child_by_field_name("name")
}

/// What stands as an attribute in front of a function: a proxy's method in C#.
pub(crate) fn attributes(part: Part<'_>) -> Vec<Part<'_>> {
    let mut cursor = part.walk();
    part.named_children(&mut cursor)
        .filter(|child| child.kind() == "attribute_list")
        .collect()
}

/// The type arguments of a call: `Query<Contact>(..)`.
pub(crate) fn types(part: Part<'_>) -> Vec<Part<'_>> {
    let mut at = part;
    for _ in 0..4 {
        let mut cursor = at.walk();
        let list = at
            .named_children(&mut cursor)
            .find(|child| matches!(child.kind(), "type_argument_list" | "type_arguments"));
        if let Some(list) = list {
            let mut cursor = list.walk();
            return list.named_children(&mut cursor).collect();
        }
        let next = ["function", "name"]
            .iter()
            .find_map(|field| at.child_by_field_name(field))
            .or_else(|| find(at, Slot::Kind("member_binding_expression")));
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    Vec::new()
}

/// The first name in a part that has no field for it.
pub(crate) fn first_name(part: Part<'_>) -> Option<Part<'_>> {
    let mut at = part;
    for _ in 0..6 {
        match at.named_child(0) {
            Some(child) => at = child,
            None => break,
        }
    }
    let kind = at.kind();
    [
        "identifier",
        "implicit_parameter",
        "variable_name",
        "name",
        "varname",
        "word",
    ]
    .iter()
    .any(|end| kind.ends_with(end))
    .then_some(at)
}

/// Whether an operation joins texts.
pub(crate) fn joins(part: Part<'_>, source: &str, joining: &[&str]) -> bool {
    part.child_by_field_name("operator")
        .is_some_and(|operator| {
            joining.contains(&source.get(operator.byte_range()).unwrap_or_default())
        })
}

/// Whether an assignment puts a text behind what is there: `.=`, `+=`, `<<`.
pub(crate) fn is_appending(part: Part<'_>, source: &str) -> bool {
    assigns_by(part, source, &[".=", "+=", "<<="])
}

/// Whether an assignment leaves what is there: `??=`, `||=`, `//=`.
pub(crate) fn is_default(part: Part<'_>, source: &str) -> bool {
    assigns_by(part, source, &["??=", "||=", "//="])
}

fn assigns_by(part: Part<'_>, source: &str, operators: &[&str]) -> bool {
    let named = part.child_by_field_name("operator");
    let operator = named.or_else(|| {
        let mut cursor = part.walk();
        part.children(&mut cursor)
            .find(|child| !child.is_named() && child.kind().ends_with('='))
    });
    operator.is_some_and(|operator| {
        operators.contains(&source.get(operator.byte_range()).unwrap_or_default())
    })
}
