//! `keap gateway run`.

use std::net::IpAddr;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;
use keap::schema::Zone;
use keap_auth::AccessToken;
use keap_gateway::config::{Config, ListenAddress, parse_ip};
use keap_gateway::tls::tenant_host;
use keap_gateway::{
    Gateway, GatewayBuilder, GatewayStore, HashKey, Inventory, KeyEntry, KeyRing, Member, Tenant,
};
use keap_http::{Secret, Shown, private};
use keap_sandbox::{
    Brownout, DEFAULT_ACCESS_TOKEN, DEFAULT_APP, DEFAULT_LEGACY_KEY, Sandbox, Trouble,
};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use super::called::Called;
use super::listening::{Listening, tell_of_certificates};
use super::output::Lines;
use super::page;
use super::secret_files;
use super::settings::{self, ConfigArgs};
use super::warnings;
use crate::account::Account;
use crate::brownout::BrownoutArgs;
use crate::connect::{ConnectArgs, rest_options};
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::output::Output;
use crate::secret_arg::{SecretArg, SecretFlag};
use crate::stop::Stop;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap gateway run --sandbox
  keap gateway run --config /etc/keap/gateway.toml
  keap gateway run --listen 127.0.0.1:8400 --access-token ... --accept-key ... --app ab123")]
pub(crate) struct RunArgs {
    #[command(flatten)]
    config: ConfigArgs,

    /// Where to listen: 127.0.0.1:8400, localhost:8400, or a port alone, which is one of this machine. A name
    /// is listened on at all of its addresses. Port 0 picks a free one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<ListenAddress>,

    /// Serve plain HTTP on an address that is not loopback. Keys then travel readable.
    #[arg(long)]
    allow_remote: bool,

    /// Listen with TLS as well, with the certificate of `keap gateway tls make`.
    #[arg(long, value_name = "ADDRESS:PORT")]
    tls_listen: Option<ListenAddress>,

    /// Where people look: the page of the gateway, figures for Prometheus, and whether it is ready. Default: nowhere,
    /// unless the configuration has [page].
    #[arg(long, value_name = "ADDRESS:PORT")]
    page_listen: Option<ListenAddress>,

    /// The real address of the tenants' host names. What is no XML-RPC is passed on to it.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_ip)]
    upstream_ip: Option<IpAddr>,

    /// A key that programs may present; can be repeated. `-` reads it from standard input and @FILE
    /// from a file. Nothing is kept of it.
    #[arg(long, value_name = "KEY|-|@FILE")]
    accept_key: Vec<SecretFlag>,

    #[command(flatten)]
    brownouts: BrownoutArgs,

    /// How REST is reached; --sandbox serves a local Keap in this process, whose XML-RPC is switched
    /// off, and shows what to paste.
    #[command(flatten)]
    connect: ConnectArgs,
}

/// A gateway that is about to listen, with what runs beside it.
struct Prepared {
    builder: GatewayBuilder,
    /// The applications, whose host names may lead here.
    apps: Vec<String>,
    config: Config,
    inventory: Option<Inventory>,
    store: Option<GatewayStore>,
    /// The use of a store.
    member: Option<Member>,
    log: Arc<Lines>,
    beside: Vec<JoinHandle<()>>,
}

impl Prepared {
    /// Counts calls in memory, so that a page shows those of this process where no store keeps them.
    async fn kept_in_memory(mut self) -> anyhow::Result<Self> {
        let store = GatewayStore::in_memory().await?;
        let inventory = Inventory::open(store.clone()).await?;
        self.beside.push(tokio::spawn(inventory.clone().follow()));
        self.builder = self.builder.inventory(inventory.clone());
        self.inventory = Some(inventory);
        self.store = Some(store);
        Ok(self)
    }
}

pub(crate) async fn run(args: &RunArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let warned = warnings::show(output.format())?;
    contradictions(args)?;
    let schedule = args.brownouts.schedule().or_misuse()?;
    let prepared = if args.connect.sandbox {
        of_sandbox(args.connect.calling.zone)?
    } else if args.config.config.is_some() {
        of_config(args).await?
    } else {
        of_flags(args).await?
    };
    let mut prepared = prepared;
    warned.set(&prepared.log);
    let config = settled(args, std::mem::take(&mut prepared.config));
    if config.page.is_some() && prepared.store.is_none() {
        prepared = prepared.kept_in_memory().await?;
    }
    if let Some(pages) = settings::pages(&config, &prepared.apps)? {
        prepared.builder = prepared.builder.pages(pages);
    }
    let alerts = page::alerts(&config, prepared.store.as_ref()).or_misuse()?;
    if let Some(alerts) = &alerts {
        prepared.builder = prepared.builder.alerts(alerts.clone());
    }
    let gateway = prepared.builder.build();
    if let Some(alerts) = alerts {
        let watched = page::watched(&config);
        let watch = gateway.clone().watch(watched);
        prepared.beside.push(tokio::spawn(watch));
        prepared.beside.push(tokio::spawn(alerts.follow()));
    }
    // Keys and policies of the store are in force before the first call.
    gateway.look().await?;
    prepared.beside.push(tokio::spawn(gateway.clone().follow()));
    let mut listening = Listening::start(&config, &gateway, &mut prepared.beside).await?;
    let store = (prepared.store.take(), schedule);
    let shown = page::listen(&config, &gateway, store, &mut prepared.beside).await?;
    listening.add_page(shown);
    // Whoever reads that it is ready may ask it to stop.
    Stop::gracefully();
    Stop::hurries();
    prepared.beside.extend(signalled(&gateway));
    listening.announce(args.connect.sandbox, output)?;
    if gateway.lets_nobody_in() {
        tracing::warn!(
            "no program is let in: {} has no living key; `keap gateway key new` and `adopt` make one, and where there were keys, look whether [store] is the right place",
            settings::place(&config)?
        );
    }
    tell_of_certificates(&config, output);
    tell_of_open_files(args, &config, output);
    let (stop, stopped) = watch::channel(());
    let serving: JoinSet<bool> = listening
        .into_all()
        .map(|listener| {
            let mut stopped = stopped.clone();
            listener.serve(async move {
                // The other side is kept until the signal has come.
                let _ = stopped.changed().await;
            })
        })
        .collect();
    let asked = Stop::asked().await;
    let cut = gateway.writes_cut();
    drop(stop);
    let drained = serving.join_all().await.into_iter().all(|drained| drained);
    for task in prepared.beside {
        task.abort();
    }
    let (counted, lost_calls) = match prepared.inventory {
        Some(inventory) => (inventory.end().await, inventory.unwritten().await),
        None => (Ok(()), 0),
    };
    if let Some(member) = &prepared.member
        && let Err(error) = member.leave().await
    {
        let error = error.to_string();
        tracing::warn!(error = %Shown::new(&error), "the store does not know that this gateway ends");
    }
    let lost = prepared.log.end().await;
    if lost > 0 {
        tracing::warn!("{lost} lines of the log were lost");
    }
    if !drained {
        tracing::warn!("some calls were still at work when the time to end them was over");
    }
    let cut = gateway.writes_cut().saturating_sub(cut);
    if cut > 0 {
        tracing::warn!(
            writes = cut,
            "writes that had gone out were not waited for and are in doubt; `keap gateway report` lists them"
        );
    }
    warned.end().await;
    counted.with_context(|| {
        format!("the counts of the last {lost_calls} calls could not be written and are lost")
    })?;
    // A service manager ends a service by SIGTERM, which is no failure.
    Ok(match asked {
        Stop::Interrupt => Exit::Stopped(Stop::Interrupt),
        Stop::Terminate | Stop::Hangup => Exit::Done,
    })
}

/// What other signals than those that end it do: a second one ends the waiting for what is in flight, and those that tell a
/// service to read again what it reads are told to need nothing.
fn signalled(gateway: &Gateway) -> Vec<JoinHandle<()>> {
    let gateway = gateway.clone();
    let hurry = async move {
        Stop::hurried().await;
        gateway.hurry();
    };
    #[cfg_attr(windows, expect(unused_mut, reason = "Windows has no such signals"))]
    let mut all = vec![tokio::spawn(hurry)];
    #[cfg(unix)]
    {
        let mut rereading = Stop::rereading();
        Stop::rereads();
        all.push(tokio::spawn(crate::signals::take_spare()));
        all.push(tokio::spawn(async move {
            while rereading.changed().await.is_ok() {
                tracing::warn!("{REREAD}");
            }
        }));
    }
    all
}

/// What a signal to read again is answered with.
#[cfg(unix)]
const REREAD: &str = "told by a signal to read again: keys, policies, certificates and a log that was moved are followed without it, the configuration is read at a start";

/// Warns of files with secrets that others than the gateway's user may read.
fn tell_of_open_files(args: &RunArgs, config: &Config, output: &mut Output) {
    let connect = &args.connect;
    let flags = [
        &connect.access_key,
        &connect.access_token,
        &connect.legacy_key,
    ];
    let flags = flags.into_iter().flatten().chain(&args.accept_key);
    for warning in flags.filter_map(SecretFlag::warning) {
        output.warning(warning);
    }
    let files = secret_files::of_tenants(config).chain(secret_files::of_gateway(config));
    for warning in files.filter_map(private::warning) {
        output.warning(warning);
    }
}

/// The configuration with what the flags say instead.
fn settled(args: &RunArgs, mut config: Config) -> Config {
    if let Some(listen) = &args.listen {
        config.server.listen = listen.clone();
    }
    config.server.allow_remote |= args.allow_remote;
    config.tls.listen = args.tls_listen.clone().or(config.tls.listen);
    if let Some(listen) = &args.page_listen {
        config.page.get_or_insert_default().listen = listen.clone();
    }
    config.tls.upstream_ip = args.upstream_ip.or(config.tls.upstream_ip);
    config
}

/// Connection flags beside a configuration or a sandbox, which would be taken for nothing.
const OF_FLAGS: [&str; 11] = [
    "--accept-key",
    "--access-key",
    "--access-token",
    "--legacy-key",
    "--app",
    "--base-url",
    "--mail-user",
    "--merchant-account",
    "--order-type",
    "--default-country",
    "--sequence",
];

/// Refuses what would be taken for nothing.
fn contradictions(args: &RunArgs) -> anyhow::Result<()> {
    let config = if given("--config") {
        "--config"
    } else {
        "the variable KEAP_GATEWAY_CONFIG"
    };
    let has_config = args.config.config.is_some();
    if has_config && args.connect.sandbox {
        misuse!("{config} names a configuration, and --sandbox takes none: leave one of them out");
    }
    for flag in OF_FLAGS.into_iter().filter(|flag| given(flag)) {
        if has_config {
            misuse!("{flag} contradicts {config}: the configuration says it");
        }
        if args.connect.sandbox {
            misuse!("{flag} contradicts --sandbox, which has its own");
        }
    }
    if args.connect.sandbox
        && let Some(flag) = args.connect.calling.typed_pace()
    {
        misuse!("{flag} contradicts --sandbox, which has no pace");
    }
    if let Some(app) = &args.connect.app {
        tenant_host(app).or_misuse()?;
    }
    Ok(())
}

/// Whether a flag stands on the command line, whatever the environment says.
fn given(flag: &str) -> bool {
    std::env::args_os().any(|arg| {
        let arg = arg.to_string_lossy();
        arg.strip_prefix(flag)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
    })
}

fn of_sandbox(zone: Option<Zone>) -> anyhow::Result<Prepared> {
    let sandbox = Sandbox::builder()
        .trouble(Trouble::none().brownout(Brownout::Gone))
        .build();
    let token = AccessToken::new(DEFAULT_ACCESS_TOKEN)?;
    let tenant = Tenant::builder(DEFAULT_APP, token)
        .transport(sandbox.transport())
        .zone(zone.unwrap_or_default())
        .build();
    let tenant = tenant.map_err(anyhow::Error::from_boxed)?;
    let builder = Gateway::builder(accepting(&[DEFAULT_LEGACY_KEY], DEFAULT_APP));
    let log = Arc::new(Lines::standard()?);
    Ok(Prepared {
        builder: builder.tenant(tenant).log(log.clone()),
        log,
        apps: vec![DEFAULT_APP.to_owned()],
        config: Config::default(),
        inventory: None,
        store: None,
        member: None,
        beside: Vec::new(),
    })
}

async fn of_flags(args: &RunArgs) -> anyhow::Result<Prepared> {
    if args.accept_key.is_empty() {
        misuse!(
            "nobody would be let in\n  hint: give --accept-key KEY, --config FILE, or try --sandbox"
        );
    }
    let options = rest_options(&args.connect).or_misuse()?;
    let account = Account::open(&args.connect).await?;
    let app = account.app.unwrap_or_else(|| DEFAULT_APP.to_owned());
    let calling = &args.connect.calling;
    let tenant = Tenant::builder(app.as_str(), account.credential)
        .hosts(account.hosts)
        .zone(calling.zone.unwrap_or_default())
        .at_most(calling.most())
        .rest_options(options)
        .build();
    let tenant = tenant.map_err(anyhow::Error::from_boxed)?;
    let accepted = args.accept_key.iter().map(SecretFlag::secret);
    let accepted = accepted.collect::<Result<Vec<_>, _>>()?;
    let accepted: Vec<&str> = accepted.iter().map(SecretArg::expose).collect();
    if accepted.contains(&"") {
        misuse!("--accept-key is empty");
    }
    let log = Arc::new(Lines::standard()?);
    Ok(Prepared {
        builder: Gateway::builder(accepting(&accepted, &app))
            .tenant(tenant)
            .log(log.clone()),
        log,
        apps: vec![app],
        config: Config::default(),
        inventory: None,
        store: None,
        member: None,
        beside: Vec::new(),
    })
}

/// Keys that live as long as this process.
fn accepting(keys: &[&str], app: &str) -> KeyRing {
    let hash_key = HashKey::random();
    let ring = KeyRing::new(hash_key.clone());
    let entry = |(number, key): (usize, &&str)| {
        let label = format!("key-{}", number + 1);
        KeyEntry::new(&hash_key, &Secret::new(*key), app, &label)
    };
    ring.replace(keys.iter().enumerate().map(entry).collect());
    ring
}

async fn of_config(args: &RunArgs) -> anyhow::Result<Prepared> {
    let config = args.config.read().or_misuse()?;
    let store = settings::open_store(&config).await?;
    let keys = KeyRing::new(settings::hash_key(&config, &store).await?);
    let inventory = Inventory::open(store.clone()).await?;
    let inventory = inventory.addresses(config.store.addresses_days);
    let member = Member::new(store.clone(), keys.clone());
    let log = match &config.server.log {
        Some(path) => Lines::file(path)?,
        None => Lines::standard()?,
    };
    let log = Arc::new(log);
    let mut builder = Gateway::builder(keys)
        .member(member.clone())
        .bounds(config.bounds)
        .inventory(inventory.clone())
        .log(log.clone());
    if config.tenants.is_empty() {
        misuse!("the configuration names no application: add a [[tenant]]");
    }
    let calling = &args.connect.calling;
    let typed = calling.typed(given);
    for tenant in &config.tenants {
        let called = Called::of(&typed, tenant, calling);
        let tenant =
            settings::tenant(&config, (tenant, called), log.clone(), Some(&member)).await?;
        builder = builder.tenant(tenant);
    }
    let beside = vec![tokio::spawn(inventory.clone().follow())];
    let apps = config.tenants.iter().map(|tenant| tenant.app.clone());
    Ok(Prepared {
        builder,
        apps: apps.collect(),
        config,
        inventory: Some(inventory),
        store: Some(store),
        member: Some(member),
        log,
        beside,
    })
}
