//! The flags of a connection.

use anyhow::Context as _;
use clap::Args;
use keap::owner::{OrderType, OwnerValues};
use keap::rest::RestOptions;
use keap::{CampaignId, FollowUpSequenceId, MerchantAccountId, SequenceId, UserId};

use super::calling::CallingArgs;
use super::typed::on_command_line;
use crate::failure::{OrMisuse as _, misuse};
use crate::grants::hosts;
use crate::profile::source::giver;
use crate::secret_arg::SecretFlag;
use crate::vault::StoreArgs;

/// How to reach an account. A flag beats the environment, and both beat the grants in the store;
/// `account` decides.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Connection")]
pub(crate) struct ConnectArgs {
    /// Use a fresh local Keap with demo data instead of an account; nothing is kept.
    #[arg(
        long,
        conflicts_with_all = ["access_token", "access_key", "legacy_key", "base_url"]
    )]
    pub(crate) sandbox: bool,

    /// Personal access token or service account key (`KeapAK-...`). `-` reads it from standard
    /// input and @FILE from a file, so that it does not show in the list of processes
    /// [env: `KEAP_ACCESS_KEY`]
    #[arg(long, value_name = "KEY|-|@FILE", conflicts_with_all = ["access_token", "legacy_key"])]
    pub(crate) access_key: Option<SecretFlag>,

    /// OAuth access token; `-` and @FILE as for --access-key [env: `KEAP_ACCESS_TOKEN`]
    #[arg(long, value_name = "TOKEN|-|@FILE", conflicts_with = "legacy_key")]
    pub(crate) access_token: Option<SecretFlag>,

    /// Legacy key; `-` and @FILE as for --access-key. With --app it is sent to the host of that app,
    /// which opens XML-RPC only and has refused it since October 2024; without, through the gateway
    /// in a header [env: `KEAP_LEGACY_KEY`]
    #[arg(long, value_name = "KEY|-|@FILE")]
    pub(crate) legacy_key: Option<SecretFlag>,

    /// Application name, the `ab123` of ab123.infusionsoft.com; only a legacy key needs it, and a
    /// store with several grants [env: `KEAP_APP`]
    #[arg(long, value_name = "NAME")]
    pub(crate) app: Option<String>,

    /// Another host than Keap's, for instance the base URL that `keap sandbox` prints. Given here,
    /// it gets only a credential that is given on the command line too, or a grant that belongs to
    /// it [env: `KEAP_BASE_URL`]
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,

    /// The user in whose name REST sends e-mail; v1 and templates need one.
    #[arg(long, env = "KEAP_MAIL_USER", value_name = "ID")]
    pub(crate) mail_user: Option<i64>,

    /// The merchant account that payment methods belong to: REST v2 takes none, so that only calls which name this one, or
    /// 0, are charged.
    #[arg(long, env = "KEAP_MERCHANT_ACCOUNT", value_name = "ID")]
    pub(crate) merchant_account: Option<i64>,

    /// The kind of the orders that are made over REST, which XML-RPC does not ask for. Default: Offline [possible values:
    /// Offline, Online]
    #[arg(long, env = "KEAP_ORDER_TYPE", value_name = "TYPE")]
    pub(crate) order_type: Option<OrderType>,

    /// The country of addresses that have none, by name or code, where REST wants one with a region.
    #[arg(long, env = "KEAP_DEFAULT_COUNTRY", value_name = "COUNTRY")]
    pub(crate) default_country: Option<String>,

    /// The address of the script that counts visits, which REST does not tell.
    #[arg(long, env = "KEAP_WEB_TRACKING_SCRIPT", value_name = "URL")]
    pub(crate) web_tracking_script: Option<String>,

    #[command(flatten)]
    pub(crate) calling: CallingArgs,

    /// A sequence of the Campaign Builder that stands for a legacy follow-up sequence over REST; can be repeated.
    #[arg(long, value_name = "LEGACY=CAMPAIGN/SEQUENCE")]
    pub(crate) sequence: Vec<String>,

    #[command(flatten)]
    pub(crate) store: StoreArgs,
}

impl ConnectArgs {
    /// The grants of a store, without what else flags can say of an account.
    pub(crate) fn of_store(store: &StoreArgs) -> Self {
        Self {
            sandbox: false,
            access_key: None,
            access_token: None,
            legacy_key: None,
            app: None,
            base_url: None,
            mail_user: None,
            merchant_account: None,
            order_type: None,
            default_country: None,
            web_tracking_script: None,
            calling: CallingArgs::default(),
            sequence: Vec::new(),
            store: store.clone(),
        }
    }

    /// Refuses what can be told to be wrong before a secret is asked for: what is no value, and what the local Keap does not
    /// look at. A variable of the environment is no option that was given.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        rest_options(self).or_misuse()?;
        hosts(self.base_url.as_ref()).or_misuse()?;
        if !self.sandbox {
            return Ok(());
        }
        let store = on_command_line(self.store.store.as_deref(), "KEAP_STORE");
        let journal = self
            .store
            .journal
            .as_ref()
            .map(|path| path.to_string_lossy());
        let journal = on_command_line(journal.as_deref(), "KEAP_JOURNAL");
        let pace = self.calling.typed_pace();
        let given = [
            (pace.unwrap_or_default(), pace.is_some()),
            ("--store", store),
            ("--journal", journal),
            ("--app", self.app.is_some()),
        ];
        match given.into_iter().find(|(_, is_given)| *is_given) {
            Some((option, _)) => misuse!(
                "--sandbox does not take {option}\n  hint: the local Keap has one app, its own credential and no pace"
            ),
            None => Ok(()),
        }
    }
}

/// What REST asks for and XML-RPC did not.
pub(crate) fn rest_options(args: &ConnectArgs) -> anyhow::Result<RestOptions> {
    let mut options = RestOptions::default();
    options.mail_user = args.mail_user.map(UserId::new);
    options.merchant_account = args.merchant_account.map(MerchantAccountId::new);
    options.order_type = args.order_type;
    options.web_tracking_script = args
        .web_tracking_script
        .as_deref()
        .filter(|address| !address.trim().is_empty())
        .map(|address| OwnerValues::script_address(address).map(str::to_owned))
        .transpose()
        .map_err(anyhow::Error::msg)
        .with_context(|| {
            let value = args.web_tracking_script.as_deref();
            let giver = giver(value, "--web-tracking-script", "KEAP_WEB_TRACKING_SCRIPT");
            format!("{giver} cannot be used")
        })?;
    let default_country = args.default_country.as_ref();
    let default_country = default_country.filter(|country| !country.trim().is_empty());
    options.default_country = default_country
        .map(|text| keap::names::find_country(text).map(str::to_owned))
        .transpose()
        .with_context(|| {
            let value = args.default_country.as_deref();
            let giver = giver(value, "--default-country", "KEAP_DEFAULT_COUNTRY");
            format!("the default country ({giver}) is none")
        })?;
    for text in &args.sequence {
        let (legacy, campaign, sequence) = pair(text)
            .with_context(|| format!("{text:?} is not of the form LEGACY=CAMPAIGN/SEQUENCE"))?;
        if options.sequences.contains_key(&legacy) {
            misuse!("--sequence names the legacy sequence {legacy} twice");
        }
        options = options.sequence(legacy, campaign, sequence);
    }
    Ok(options)
}

/// `1=7/71`: legacy sequence 1 is sequence 71 of campaign 7.
fn pair(text: &str) -> Option<(FollowUpSequenceId, CampaignId, SequenceId)> {
    let (legacy, target) = text.split_once('=')?;
    let (campaign, sequence) = target.split_once('/')?;
    Some((
        legacy.trim().parse().ok()?,
        campaign.trim().parse().ok()?,
        sequence.trim().parse().ok()?,
    ))
}
