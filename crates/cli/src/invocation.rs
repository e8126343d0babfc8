//! From what a person types to an operation with its arguments.

mod args;
mod given;
pub(crate) mod options;
mod set;
mod written;

use anyhow::anyhow;
use keap::{Invocation, Operation};

pub(crate) use self::args::InvocationArgs;
use self::given::Given;
pub(crate) use self::written::query;

/// Reads an invocation from its flags.
pub(crate) fn parse(args: &InvocationArgs) -> anyhow::Result<Invocation> {
    let operation: Operation = args.operation.parse().map_err(|unknown| {
        anyhow!("{unknown}\n  hint: `keap coverage` lists the operations, for instance ContactService.load")
    })?;
    options::check(operation, args)?;
    let mut given = Given::new(operation, args);
    let invocation = Invocation::read(operation, &mut given)?;
    given.end()?;
    Ok(invocation)
}
