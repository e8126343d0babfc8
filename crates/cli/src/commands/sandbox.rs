//! `keap sandbox`: a local Keap on a socket.

mod tls;

use std::io::Write as _;

use anyhow::Context as _;
use keap_http::{Shown, server};
use keap_sandbox::{Sandbox, Seed};
use serde_json::json;
use tokio::sync::oneshot;

use self::tls::Speech;
pub(crate) use self::tls::TlsArgs;
use super::gateway::warnings;
use crate::args::SandboxArgs;
use crate::exit::Exit;
use crate::failure::OrMisuse as _;
use crate::output::Output;
use crate::stop::Stop;

pub(crate) async fn run(args: &SandboxArgs, output: &mut Output) -> anyhow::Result<Exit> {
    warnings::show(output.format())?;
    let speech = Speech::of(&args.tls)?;
    let mut builder = Sandbox::builder()
        .seed(seed(&args.seed)?)
        .access_token(args.access_token.as_str())
        .legacy_key(args.legacy_key.as_str());
    builder = match &args.app {
        Some(app) => builder.app(app),
        None => builder.any_app(),
    };
    if args.log {
        builder = builder.log(|served| {
            // Whoever does not read his standard error any more still wants his service.
            let _ = writeln!(std::io::stderr(), "{served}");
        });
    }
    let sandbox = args.rehearse.apply(builder).or_misuse()?.build();
    let (listener, address) = server::listen(args.listen)
        .await
        .with_context(|| format!("cannot listen on {}", args.listen))?;

    save(&sandbox, args)?;

    let base = speech.base(address, sandbox.app());
    output.line(format_args!(
        "Local Keap with seed `{}`, in memory:",
        args.seed
    ));
    output.line(format_args!("  XML-RPC, legacy key   {base}/api/xmlrpc"));
    output.line(format_args!("  XML-RPC, OAuth        {base}/crm/xmlrpc/v1"));
    output.line(format_args!("  REST v1               {base}/crm/rest/v1"));
    output.line(format_args!("  REST v2               {base}/crm/rest/v2"));
    output.line(format_args!("  OAuth tokens          {base}/token"));
    // Whoever reads that it is ready may ask it to stop.
    Stop::gracefully();
    output.line(format_args!(
        "Ready: keap call DataService.getUserInfo --base-url {base} --access-token ..."
    ));
    output.json(&json!({
        "base_url": base,
        "xmlrpc_legacy": format!("{base}/api/xmlrpc"),
        "xmlrpc": format!("{base}/crm/xmlrpc/v1"),
        "rest_v1": format!("{base}/crm/rest/v1"),
        "rest_v2": format!("{base}/crm/rest/v2"),
        "token": format!("{base}/token"),
    }))?;

    // A service that could not say where it is serves nobody.
    output.check()?;

    let (tell, told) = oneshot::channel();
    let asked = async {
        // The other side is waiting below.
        let _ = tell.send(Stop::asked().await);
    };
    speech
        .serve(listener, sandbox.transport(), asked)
        .await
        .context("the listener failed")?;
    save(&sandbox, args)?;
    // A service manager ends a service by SIGTERM, which is no failure.
    Ok(match told.await {
        Ok(Stop::Interrupt) => Exit::Stopped(Stop::Interrupt),
        _ => Exit::Done,
    })
}

/// A seed by its name, or from a file.
fn seed(name: &str) -> anyhow::Result<Seed> {
    if let Some(seed) = Seed::named(name) {
        return Ok(seed);
    }
    let text = std::fs::read_to_string(name)
        .with_context(|| format!("there is no seed {name:?}: use demo, empty or a file of records"))
        .or_misuse()?;
    Seed::from_json(&text)
        .with_context(|| format!("cannot read the records of {}", Shown::path(name)))
        .or_misuse()
}

/// Writes the records beside their file, and then in its place: whoever is killed leaves the old ones.
fn save(sandbox: &Sandbox, args: &SandboxArgs) -> anyhow::Result<()> {
    let Some(path) = &args.save else {
        return Ok(());
    };
    let mut beside = path.clone().into_os_string();
    beside.push(".new");
    std::fs::write(&beside, sandbox.records().to_json())
        .and_then(|()| std::fs::rename(&beside, path))
        .with_context(|| format!("cannot write the records to {}", Shown::path(path)))
}
