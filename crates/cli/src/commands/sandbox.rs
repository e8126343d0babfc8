//! `keap sandbox`: a local Keap on a socket.

mod args;
mod hangup;
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
use self::hangup::Hangup;
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
    let mut hangup = match &args.save {
        Some(_) => Hangup::listen(),
        None => Hangup::unheard(),
    };
    ready::tell(&fleet, (&speech, address), args, output)?;
    // A service that could not say where it is serves nobody.
    output.check()?;

    let (tell, told) = oneshot::channel();
    let asked = async move {
        let stop = tokio::select! {
            stop = Stop::asked() => Some(stop),
            () = hangup.came() => None,
        };
        // The other side is waiting below.
        let _ = tell.send(stop);
    };
    speech
        .serve(listener, fleet.transport(), asked)
        .await
        .context("the listener failed")?;
    records::save(&fleet, args)?;
    // A service manager ends a service by SIGTERM, which is no failure, and so is a terminal that is closed.
    Ok(match told.await {
        Ok(Some(Stop::Interrupt)) => Exit::Stopped(Stop::Interrupt),
        _ => Exit::Done,
    })
}
