//! The flags of `keap sandbox` that make it fail on purpose.

use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use keap_http::Secret;
use keap_sandbox::{Brownout, Builder, Limits, Trouble};

/// What people rehearse with.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rehearsal")]
pub(crate) struct RehearseArgs {
    /// The client id of the one developer application that the token endpoint knows.
    #[arg(long, value_name = "ID", default_value = keap_sandbox::DEFAULT_CLIENT_ID)]
    pub(crate) client_id: String,

    /// What programs prove with that they are this application.
    #[arg(long, value_name = "SECRET", default_value = keap_sandbox::DEFAULT_CLIENT_SECRET)]
    pub(crate) client_secret: Secret,

    /// Its registered redirect URI; loopback addresses are always taken.
    #[arg(long, value_name = "URI", default_value = keap_sandbox::DEFAULT_REDIRECT_URI)]
    pub(crate) redirect_uri: String,

    /// How long access tokens of grants live, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 86_400)]
    token_life: u64,

    /// End a whole grant when a spent refresh token comes back.
    #[arg(long)]
    reuse_revokes: bool,

    /// Which limits are enforced. With `none` the headers tell limits that are never used up.
    #[arg(long, value_enum, default_value_t = EnforcedLimits::None)]
    limits: EnforcedLimits,

    /// Switch XML-RPC off, in one of the guises of a brownout.
    #[arg(long, value_name = "GUISE", value_parser = PossibleValuesParser::new(Brownout::ALL.map(Brownout::name)))]
    brownout: Option<String>,

    /// Give one refusal of the error catalogue again and again, for instance token-expired.
    #[arg(long, value_name = "NAME")]
    refuse: Option<String>,

    /// Open /sandbox/control, where GET shows counts and what can be changed, and POST changes it while it runs.
    ///
    /// POST takes a JSON object, with Content-Type: application/json, and does all of it or nothing:
    /// `"brownout"`: html, forbidden, gone, reset, hang, slow, fault, or null; `"refuse"`: the name of a refusal, or null;
    /// `"limits"`: access-key, oauth or none; `"token_life"`: seconds; `"expire_tokens"`: true; `"deny"`: true or false, what the
    /// person on the consent page says; `"issue_tokens"`: true, a new grant in the answer; `"app"`: which of several
    /// applications is meant, without it all of them.
    /// It obeys no web page: a foreign Origin, another content type, and a Host that is not localhost or a loopback
    /// address are refused.
    #[arg(long)]
    pub(crate) control: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum EnforcedLimits {
    None,
    AccessKey,
    Oauth,
}

impl RehearseArgs {
    /// Tells the sandbox.
    pub(crate) fn apply(&self, builder: Builder) -> anyhow::Result<Builder> {
        let limits = match self.limits {
            EnforcedLimits::None => Limits::COUNTED,
            EnforcedLimits::AccessKey => Limits::ACCESS_KEY,
            EnforcedLimits::Oauth => Limits::OAUTH,
        };
        let (id, secret) = (self.client_id.as_str(), self.client_secret.expose());
        let builder = builder
            .client(id, secret, self.redirect_uri.as_str())
            .token_life(Duration::from_secs(self.token_life))
            .reuse_revokes(self.reuse_revokes)
            .limits(limits)
            .trouble(self.trouble()?);
        Ok(if self.control {
            builder.control()
        } else {
            builder
        })
    }

    fn trouble(&self) -> anyhow::Result<Trouble> {
        let mut trouble = Trouble::none();
        if let Some(name) = &self.brownout {
            let guise = Brownout::named(name)
                .with_context(|| format!("there is no brownout {name:?}: see --help"))?;
            trouble = trouble.brownout(guise);
        }
        if let Some(name) = &self.refuse {
            if !keap_sandbox::refusals().any(|known| known == name) {
                let known: Vec<&str> = keap_sandbox::refusals().collect();
                bail!(
                    "there is no refusal {name:?}{}\n  hint: use one of {}",
                    keap::names::did_you_mean(name, known.iter().copied()),
                    known.join(", ")
                );
            }
            trouble = trouble.refuse(name);
        }
        Ok(trouble)
    }
}
