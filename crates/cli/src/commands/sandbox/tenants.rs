//! The accounts of a local Keap: one by default, under any name, or those that `--app` names.

use std::io::Write as _;

use keap_gateway::tls::tenant_host;
use keap_http::Secret;
use keap_sandbox::{
    Builder, DEFAULT_ACCESS_TOKEN, DEFAULT_APP, DEFAULT_LEGACY_KEY, Fleet, Sandbox, Served,
};

use super::args::SandboxArgs;
use super::record::Folder;
use super::records;
use crate::failure::{OrMisuse as _, misuse};

/// The accounts that were asked for.
///
/// # Errors
/// When a name, a seed or a flag cannot be right.
pub(super) fn fleet(args: &SandboxArgs) -> anyhow::Result<Fleet> {
    let apps = names(args)?;
    records::check(args, &apps)?;
    let folder = Folder::of(args)?;
    let tenants = apps.iter().map(|app| {
        let builder = credentials(args, app, apps.len() > 1);
        let builder = builder.seed(records::seed(&args.seed, app)?.with_contacts(args.size));
        let builder = logged(args, builder, apps.len() > 1);
        let builder = match folder.clone() {
            Some(folder) => builder.record(move |exchange| folder.keep(exchange)),
            None => builder,
        };
        Ok(args.rehearse.apply(builder).or_misuse()?.build())
    });
    Ok(Fleet::new(tenants.collect::<anyhow::Result<Vec<_>>>()?))
}

fn names(args: &SandboxArgs) -> anyhow::Result<Vec<String>> {
    if args.app.is_empty() {
        return Ok(vec![DEFAULT_APP.to_owned()]);
    }
    let mut names = Vec::new();
    for app in &args.app {
        let name = app.to_ascii_lowercase();
        // The name of an application is one label of its host name.
        if name.contains('.') || tenant_host(&name).is_err() {
            misuse!("{app:?} is no name of an application, such as ab123");
        }
        if names.contains(&name) {
            misuse!("--app {app} is given twice");
        }
        names.push(name);
    }
    let flags = [
        ("--access-token", &args.access_token),
        ("--legacy-key", &args.legacy_key),
    ];
    for (flag, value) in flags {
        if names.len() > 1 && value.is_some() {
            misuse!("{flag} is for one application: each of several has its own");
        }
    }
    Ok(names)
}

/// The name of an account, and what it lets in.
fn credentials(args: &SandboxArgs, app: &str, several: bool) -> Builder {
    if several {
        return Sandbox::builder().tenant(app);
    }
    let builder = Sandbox::builder().app(app);
    let builder = if args.app.is_empty() {
        builder.any_app()
    } else {
        builder
    };
    builder
        .access_token(or_default(args.access_token.as_ref(), DEFAULT_ACCESS_TOKEN))
        .legacy_key(or_default(args.legacy_key.as_ref(), DEFAULT_LEGACY_KEY))
}

fn or_default<'a>(given: Option<&'a Secret>, usual: &'a str) -> &'a str {
    given.map_or(usual, Secret::expose)
}

/// A line for each request. Whoever does not read his standard error any more still wants his service.
fn logged(args: &SandboxArgs, builder: Builder, several: bool) -> Builder {
    if !args.log {
        return builder;
    }
    builder.log(move |served: &Served| {
        let app = match &served.app {
            _ if !several => String::new(),
            Some(app) => format!("{app} "),
            None => "- ".to_owned(),
        };
        let _ = writeln!(std::io::stderr(), "{app}{served}");
    })
}
