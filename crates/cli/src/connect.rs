//! How to reach an account, and from there to a connection.

use keap::{Backend, Keap, RoutePolicy};
use keap_auth::Credential;
use keap_http::{ClientConfig, LimitConfig, ReqwestTransport, Transport, TransportConfig};

mod args;
mod calling;
mod typed;

pub(crate) use self::args::{ConnectArgs, rest_options};
pub(crate) use self::calling::CallingArgs;
pub(crate) use self::typed::on_command_line;
use crate::account::Account;
use crate::calls;
use crate::failure::OrMisuse as _;
use crate::recording::Recording;

/// Connects as the flags say, and keeps the exchanges or answers from those that were kept.
pub(crate) async fn connect_recorded(
    args: &ConnectArgs,
    recording: &Recording,
) -> anyhow::Result<Keap> {
    if recording.is_none() {
        return connect(args).await;
    }
    let account = match recording.is_replayed() {
        true => Account::replayed(args)?,
        false => Account::open(args).await?,
    };
    let config = calls::config();
    connect_through(args, account, config, |network| recording.around(network))
}

/// Connects as the flags say.
pub(crate) async fn connect(args: &ConnectArgs) -> anyhow::Result<Keap> {
    let account = Account::open(args).await?;
    connect_through(args, account, calls::config(), |network| network)
}

/// The same to an account that is open already, with something around its network.
pub(crate) fn connect_through(
    args: &ConnectArgs,
    account: Account,
    config: ClientConfig,
    layers: impl FnOnce(Transport) -> Transport,
) -> anyhow::Result<Keap> {
    let config = paced(config, pace_of(args, &account));
    let network = match account.is_local {
        true => account.network.clone(),
        false => network()?,
    };
    build(args, account, config, layers(network))
}

/// The same over the account's own network, at a pace that others may share.
pub(crate) fn connect_paced(
    args: &ConnectArgs,
    account: Account,
    limit: LimitConfig,
    layers: impl FnOnce(Transport) -> Transport,
) -> anyhow::Result<Keap> {
    let network = account.network.clone();
    let config = paced(calls::config(), Some(limit));
    build(args, account, config, layers(network))
}

/// A way to the network and nothing around it. It takes some time to be set up, and connections can be shared.
///
/// # Errors
/// When TLS cannot be set up.
pub(crate) fn network() -> anyhow::Result<Transport> {
    let network = ReqwestTransport::new(TransportConfig::default());
    let failed = "TLS cannot be set up on this machine";
    let network = network.map_err(|error| anyhow::anyhow!(error).context(failed))?;
    Ok(Transport::new(network))
}

/// The pace of a credential, or a slower one that was asked for; the local Keap inside the program is not paced.
fn pace_of(args: &ConnectArgs, account: &Account) -> Option<LimitConfig> {
    let pace = account.credential.pace().at_most(args.calling.most());
    (!account.is_local).then(|| LimitConfig::paced(pace))
}

/// A network that is given is not paced by itself.
fn paced(config: ClientConfig, limit: Option<LimitConfig>) -> ClientConfig {
    match limit {
        Some(limit) => config.limit(limit),
        None => config,
    }
}

fn build(
    args: &ConnectArgs,
    account: Account,
    config: ClientConfig,
    network: Transport,
) -> anyhow::Result<Keap> {
    let options = rest_options(args).or_misuse()?;
    let opens_rest = !matches!(account.credential, Credential::LegacyKey(_));
    let mut builder = Keap::builder(account.credential)
        .rest_options(options)
        .config(config);
    if !opens_rest {
        builder = builder.policy(RoutePolicy::new(Backend::XmlRpc));
    }
    if let Some(zone) = args.calling.zone {
        builder = builder.zone(zone);
    }
    let builder = builder.hosts(account.hosts);
    Ok(builder.transport(calls::remembered(network)).build()?)
}
