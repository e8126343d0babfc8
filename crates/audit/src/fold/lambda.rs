//! Lambdas that name columns: `q => q.Add(c => c.Email, mail)`.

use crate::syntax::{Argument, Kind, Node};

/// Whether a part is a function without a name.
pub(super) fn is_lambda(node: &Node) -> bool {
    matches!(node.kind, Kind::Function(_))
}

/// What lambdas in an argument name.
#[derive(Default)]
pub(super) struct Lambda {
    pub(super) columns: Vec<String>,
    /// Whether they say what is read: `p => p.Include(..)`.
    pub(super) includes: bool,
}

/// The columns that lambdas in an argument name: members of what the innermost lambda is given.
pub(super) fn lambda_columns(argument: &Argument) -> Lambda {
    let mut found = Lambda::default();
    let mut left = vec![(&argument.value, Vec::<&str>::new())];
    let mut most = 10_000_usize;
    while let Some((node, given)) = left.pop() {
        most = most.saturating_sub(1);
        if most == 0 {
            break;
        }
        match &node.kind {
            Kind::Function(function) => {
                let mut given = given.clone();
                given.extend(function.parameters.iter().map(|one| one.name.as_str()));
                left.extend(function.body.iter().map(|part| (part, given.clone())));
            }
            Kind::Member(object, name) => match &object.kind {
                Kind::Name(on) if given.contains(&on.as_str()) => found.columns.push(name.clone()),
                _ => left.push((object, given)),
            },
            Kind::Call(call) => {
                // What is called on the builder is no column.
                match &call.target.kind {
                    Kind::Member(object, name) => {
                        found.includes |= name.starts_with("Include");
                        left.push((object, given.clone()));
                    }
                    _ => left.push((&call.target, given.clone())),
                }
                left.extend(call.arguments.iter().map(|one| (&one.value, given.clone())));
            }
            Kind::Block(parts) | Kind::Branch(parts) | Kind::List(parts) | Kind::Join(parts) => {
                left.extend(parts.iter().map(|part| (part, given.clone())));
            }
            Kind::Assign(target, value) => {
                left.push((target, given.clone()));
                left.push((value, given));
            }
            Kind::Return(Some(value)) => left.push((value, given)),
            _ => {}
        }
    }
    // The walk takes the last part first.
    found.columns.reverse();
    found
}
