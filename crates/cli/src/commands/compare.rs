//! `keap compare`: one operation on several backends, side by side.

use anyhow::bail;

use crate::args::CompareArgs;
use crate::exit::Exit;
use crate::output::Output;
use crate::{connect, invocation, tables};

pub(crate) async fn run(args: &CompareArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let invocation = invocation::parse(&args.invocation)?;
    let operation = invocation.operation();
    if operation.is_write() && !args.writes {
        bail!("{operation} writes: give --writes to run it once on every backend");
    }
    if args.backends.len() < 2 {
        bail!("a comparison needs at least two backends, for instance --backends xmlrpc,v2");
    }
    let keap = connect::connect(&args.connect).await?;
    let comparison = keap.compare(invocation, &args.backends).await;
    if let Some(table) = tables::comparison(output, &comparison, args.all) {
        output.table(&table);
    }
    let summary = comparison.summary();
    output.line(format_args!("{operation}: {}", tables::summary(&summary)));
    output.json(&comparison)?;
    Ok(if summary.unexplained == 0 {
        Exit::Done
    } else {
        Exit::Differs
    })
}
