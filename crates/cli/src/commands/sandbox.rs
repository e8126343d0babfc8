//! `keap sandbox`: a local Keap on a socket.

mod args;
mod plants;
mod ready;
mod record;
mod records;
mod tenants;
mod tls;

use anyhow::Context as _;
use keap_http::server;
use tokio::sync::oneshot;

pub(crate) use self::args::SandboxArgs;
use self::tls::Speech;
use super::gateway::warnings;
use crate::exit::Exit;
use crate::output::Output;
use crate::stop::Stop;

pub(crate) async fn run(args: &SandboxArgs, output: &mut Output) -> anyhow::Result<Exit> {
    warnings::show(output.format())?;
    let speech = Speech::of(&args.tls)?;
    let fleet = tenants::fleet(args)?;
    plants::plant(&fleet, args, output)?;
    let (listener, address) = server::listen(args.listen)
        .await
        .with_context(|| format!("cannot listen on {}", args.listen))?;

    records::save(&fleet, args)?;
    // Whoever reads that it is ready may ask it to stop.
    Stop::gracefully();
    ready::tell(&fleet, (&speech, address), args, output)?;
    // A service that could not say where it is serves nobody.
    output.check()?;

    let (tell, told) = oneshot::channel();
    let asked = async {
        // The other side is waiting below.
        let _ = tell.send(Stop::asked().await);
    };
    speech
        .serve(listener, fleet.transport(), asked)
        .await
        .context("the listener failed")?;
    records::save(&fleet, args)?;
    // A service manager ends a service by SIGTERM, which is no failure.
    Ok(match told.await {
        Ok(Stop::Interrupt) => Exit::Stopped(Stop::Interrupt),
        _ => Exit::Done,
    })
}
