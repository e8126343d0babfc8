//! `keap sandbox`: a local Keap on a socket.

use anyhow::Context as _;
use keap_http::server;
use keap_sandbox::{Sandbox, Seed};
use serde_json::json;
use tokio::sync::oneshot;

use super::gateway::warnings;
use crate::args::SandboxArgs;
use crate::exit::Exit;
use crate::failure::OrMisuse as _;
use crate::output::Output;
use crate::stop::Stop;

pub(crate) async fn run(args: &SandboxArgs, output: &mut Output) -> anyhow::Result<Exit> {
    warnings::show(output.format())?;
    let seed = Seed::named(&args.seed)
        .with_context(|| format!("there is no seed {:?}: use demo or empty", args.seed))
        .or_misuse()?;
    let builder = Sandbox::builder()
        .seed(seed)
        .access_token(args.access_token.as_str())
        .legacy_key(args.legacy_key.as_str());
    let sandbox = args.rehearse.apply(builder).or_misuse()?.build();
    let (listener, address) = server::listen(args.listen)
        .await
        .with_context(|| format!("cannot listen on {}", args.listen))?;

    let base = format!("http://{address}");
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
    server::serve(listener, sandbox.transport(), asked)
        .await
        .context("the listener failed")?;
    // A service manager ends a service by SIGTERM, which is no failure.
    Ok(match told.await {
        Ok(Stop::Interrupt) => Exit::Stopped(Stop::Interrupt),
        _ => Exit::Done,
    })
}
