//! `keap compare`: one operation on several backends, side by side.

use anyhow::bail;
use keap::RoutePolicy;

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
    let keap = connect::connect(&args.connect).await?;
    let mut backends = args.backends.clone();
    if let Some(path) = &args.policy {
        keap.set_policy(RoutePolicy::from_file(path)?);
        let reference = keap.route(&invocation)?.backend;
        backends.retain(|backend| *backend != reference);
        backends.insert(0, reference);
    }
    if backends.len() < 2 {
        bail!("a comparison needs at least two backends, for instance --backends xmlrpc,v2");
    }
    let comparison = keap.compare(invocation, &backends).await;
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
