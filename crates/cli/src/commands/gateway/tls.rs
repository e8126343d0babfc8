//! `keap gateway tls`: certificates for programs whose URL cannot be changed.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use keap_gateway::config::Config;
use keap_gateway::tls::{
    HostName, Made, TlsError, TlsFolder, TlsStatus, add_to_bundle, remove_from_bundle, tenant_host,
    trust_places,
};
use keap_http::{Clock as _, Shown, SystemClock};
use serde_json::json;

use super::settings::{self, ConfigArgs};
use crate::confirm::YesArgs;
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(after_help = "\
Old SDKs build https://{app}.infusionsoft.com/api/xmlrpc themselves. A line in the hosts file leads that name to the
gateway, and the gateway shows a certificate for it, signed by an authority that is made here, lives on this machine
alone and can sign for nothing else.

Examples:
  keap gateway tls make --app ab123
  keap gateway tls trust
  sudo keap gateway tls trust --bundle /srv/shop/isdk/infusionsoft.pem
  keap gateway tls remove --yes")]
pub(crate) struct TlsArgs {
    #[command(flatten)]
    config: ConfigArgs,
    /// The folder of authority and certificate. Default: that of the configuration, or `tls` beside its store.
    #[arg(long, global = true, value_name = "DIR")]
    folder: Option<PathBuf>,
    #[command(subcommand)]
    command: TlsCommand,
}

#[derive(Debug, Subcommand)]
enum TlsCommand {
    /// Make an authority and a certificate for the tenants' host names, or a new certificate of the same authority.
    #[command(after_help = "\
Example:
  keap gateway tls make --app ab123")]
    Make {
        /// An application whose host name {app}.infusionsoft.com is wanted; can be repeated. Default: the tenants of
        /// the configuration.
        #[arg(long, value_name = "NAME")]
        app: Vec<String>,
        /// Another host name; can be repeated.
        #[arg(long, value_name = "HOST")]
        name: Vec<String>,
        /// Replace an authority that may not sign for these names. Every program has to trust the new one.
        #[arg(long)]
        new_authority: bool,
    },
    /// Show how programs come to trust the authority, or add it to a bundle of certificates.
    #[command(after_help = "\
Example:
  keap gateway tls trust")]
    Trust {
        /// Add the authority to this file, for instance the infusionsoft.pem beside the old PHP iSDK.
        #[arg(long, value_name = "FILE")]
        bundle: Option<PathBuf>,
    },
    /// Remove authority and certificate, or take the authority out of a bundle.
    #[command(after_help = "\
Example:
  keap gateway tls remove --yes")]
    Remove {
        /// Take the authority out of this file, and leave the rest.
        #[arg(long, value_name = "FILE")]
        bundle: Option<PathBuf>,
        #[command(flatten)]
        asked: YesArgs,
    },
    /// Show names, ends, fingerprint and the hosts line.
    #[command(after_help = "\
Example:
  keap gateway tls show")]
    Show,
}

impl TlsArgs {
    /// Whether it prints a list.
    pub(crate) fn lists(&self) -> bool {
        matches!(self.command, TlsCommand::Trust { bundle: None })
    }
}

pub(crate) fn run(args: &TlsArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let config = args.config.read().or_misuse()?;
    let folder = match &args.folder {
        Some(folder) => folder.clone(),
        None => settings::tls_folder(&config)?,
    };
    let folder = TlsFolder::new(folder);
    match &args.command {
        TlsCommand::Make {
            app,
            name,
            new_authority,
        } => {
            let wanted = names(&config, app, name)?;
            let names = kept(&folder, wanted, *new_authority)?;
            make(&folder, &names, *new_authority, output)
        }
        TlsCommand::Trust { bundle: None } => trust(&folder, output),
        TlsCommand::Trust {
            bundle: Some(bundle),
        } => {
            folder.status()?;
            add_to_bundle(bundle, &folder.authority())?;
            told(output, bundle, "the authority was added to")
        }
        TlsCommand::Remove {
            bundle: Some(bundle),
            ..
        } => {
            if !remove_from_bundle(bundle)? {
                misuse!(
                    "{} holds no authority of keap gateway",
                    Shown::path(&bundle)
                );
            }
            told(output, bundle, "the authority was taken out of")
        }
        TlsCommand::Remove {
            bundle: None,
            asked,
        } => remove(&folder, asked, output),
        TlsCommand::Show => {
            let status = folder.status()?;
            output.json(&status)?;
            show(&status, output);
            Ok(Exit::Done)
        }
    }
}

fn names(config: &Config, apps: &[String], names: &[String]) -> anyhow::Result<Vec<HostName>> {
    let mut wanted = Vec::new();
    for app in apps {
        wanted.push(tenant_host(app).or_misuse()?);
    }
    for name in names {
        wanted.push(HostName::new(name).or_misuse()?);
    }
    if apps.is_empty() {
        for tenant in &config.tenants {
            wanted.push(tenant_host(&tenant.app).or_misuse()?);
        }
    }
    if wanted.is_empty() {
        misuse!("no host name is known: give --app NAME, or a configuration with a [[tenant]]");
    }
    Ok(wanted)
}

/// The names of the authority that is there when it may sign for all that are wanted: programs trust it already.
fn kept(
    folder: &TlsFolder,
    wanted: Vec<HostName>,
    new_authority: bool,
) -> anyhow::Result<Vec<HostName>> {
    let Ok(status) = folder.status() else {
        return Ok(wanted);
    };
    let is_known = |name: &HostName| status.names.contains(&name.to_string());
    if wanted.iter().all(is_known) {
        let names = status.names.iter().map(|name| HostName::new(name));
        return names.collect::<Result<_, _>>().or_misuse();
    }
    if !new_authority {
        misuse!(
            "the authority in {} may sign for {} alone; another one has to be trusted by every program anew: say \
             --new-authority",
            Shown::path(&status.authority),
            status.names.join(", ")
        );
    }
    Ok(wanted)
}

fn make(
    folder: &TlsFolder,
    names: &[HostName],
    new_authority: bool,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let now = SystemClock.now();
    let made = match folder.make(names, now) {
        Err(TlsError::NoKey(_)) if new_authority => folder.make_anew(names, now),
        made => made,
    }?;
    let status = folder.status()?;
    file::tell_of_place(&status.authority);
    output.json(&json!({ "new_authority": made == Made::Authority, "status": status }))?;
    match made {
        Made::Authority => {
            output.line("An authority and a certificate were made.");
            output
                .line("Programs have to trust the authority: `keap gateway tls trust` shows how.");
        }
        _ => output.line("A new certificate was made; the authority is the one that was there."),
    }
    output.line("");
    show(&status, output);
    Ok(Exit::Done)
}

fn show(status: &TlsStatus, output: &mut Output) {
    let day = |at: chrono::DateTime<chrono::Utc>| at.format("%-d %B %Y").to_string();
    output.line(format_args!("names        {}", status.names.join(" ")));
    output.line(format_args!(
        "authority    {}, until {}",
        Shown::path(&status.authority),
        day(status.authority_ends)
    ));
    output.line(format_args!("fingerprint  {}", status.fingerprint));
    output.line(format_args!(
        "certificate  until {}; a running gateway renews it 30 days before",
        day(status.certificate_ends)
    ));
    output.line("");
    output.line("The line for the hosts file of the machine on which the program runs, with the address of the gateway:");
    output.copied(format_args!("  127.0.0.1 {}", status.names.join(" ")));
    output
        .line("It stands in /etc/hosts, on Windows in C:\\Windows\\System32\\drivers\\etc\\hosts.");
    output.line(
        "It also diverts pages and web forms of these names; [tls] upstream_ip passes them on.",
    );
}

fn trust(folder: &TlsFolder, output: &mut Output) -> anyhow::Result<Exit> {
    let status = folder.status()?;
    let places = trust_places(&status.authority);
    output.documents(&places)?;
    output.line(format_args!(
        "{} may sign for {}, and for nothing else.",
        Shown::path(&status.authority),
        status.names.join(" ")
    ));
    for place in places {
        output.line("");
        output.line(place.programs);
        for step in &place.steps {
            output.copied(format_args!("  {step}"));
        }
        for step in &place.undo {
            output.copied(format_args!("  to undo: {step}"));
        }
    }
    Ok(Exit::Done)
}

fn told(output: &mut Output, bundle: &Path, what: &str) -> anyhow::Result<Exit> {
    output.line(format_args!("{what} {}", Shown::path(&bundle)));
    output.json(&json!({ "bundle": bundle }))?;
    Ok(Exit::Done)
}

fn remove(folder: &TlsFolder, asked: &YesArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let authority = folder.authority();
    if authority.exists() {
        asked.confirm(
            "authority and certificate will be gone, and programs have to trust a new one: go on",
        )?;
    }
    if !folder.remove()? {
        anyhow::bail!(
            "there is no authority at {}; `keap gateway tls make` makes one",
            Shown::path(&authority)
        );
    }
    output.line("Authority and certificate were removed.");
    output.line("Take the authority out of every place that was told to trust it, and the line out of the hosts file.");
    output.json(&json!({ "removed": authority }))?;
    Ok(Exit::Done)
}
