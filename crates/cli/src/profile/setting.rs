//! What a profile may say: variables of `keap help environment`, in lower case and without `KEAP_`.

/// What a setting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text or a number.
    Plain,
    /// A file or folder, relative to the file of profiles; or the URL of a database.
    Place,
    /// Named where it is kept, and never written into the file.
    Secret,
}

/// A setting.
#[derive(Debug)]
pub(crate) struct Setting {
    /// Its name in the file.
    pub(crate) key: &'static str,
    /// The variable that wins over it.
    pub(crate) variable: &'static str,
    pub(crate) kind: Kind,
}

const fn plain(key: &'static str, variable: &'static str) -> Setting {
    let kind = Kind::Plain;
    Setting {
        key,
        variable,
        kind,
    }
}

const fn place(key: &'static str, variable: &'static str) -> Setting {
    let kind = Kind::Place;
    Setting {
        key,
        variable,
        kind,
    }
}

const fn secret(key: &'static str, variable: &'static str) -> Setting {
    let kind = Kind::Secret;
    Setting {
        key,
        variable,
        kind,
    }
}

/// All of them, in the order in which they are shown.
pub(crate) static SETTINGS: [Setting; 25] = [
    secret("access_key", "KEAP_ACCESS_KEY"),
    secret("access_token", "KEAP_ACCESS_TOKEN"),
    secret("legacy_key", "KEAP_LEGACY_KEY"),
    plain("app", "KEAP_APP"),
    plain("client_id", "KEAP_CLIENT_ID"),
    secret("client_secret", "KEAP_CLIENT_SECRET"),
    plain("redirect_uri", "KEAP_REDIRECT_URI"),
    plain("base_url", "KEAP_BASE_URL"),
    place("store", "KEAP_STORE"),
    secret("store_key", "KEAP_STORE_KEY"),
    place("journal", "KEAP_JOURNAL"),
    place("compare_state", "KEAP_COMPARE_STATE"),
    place("compare_jobs", "KEAP_COMPARE_JOBS"),
    place("policy", "KEAP_POLICY"),
    plain("default_country", "KEAP_DEFAULT_COUNTRY"),
    plain("mail_user", "KEAP_MAIL_USER"),
    plain("merchant_account", "KEAP_MERCHANT_ACCOUNT"),
    plain("order_type", "KEAP_ORDER_TYPE"),
    plain("web_tracking_script", "KEAP_WEB_TRACKING_SCRIPT"),
    plain("zone", "KEAP_ZONE"),
    plain("per_second", "KEAP_PER_SECOND"),
    plain("per_minute", "KEAP_PER_MINUTE"),
    plain("per_day", "KEAP_PER_DAY"),
    place("brownouts", "KEAP_BROWNOUTS"),
    place("gateway_config", "KEAP_GATEWAY_CONFIG"),
];

impl Setting {
    /// The setting with a name in the file.
    pub(crate) fn named(key: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|setting| setting.key == key)
    }

    /// The setting that stands in place of a variable.
    pub(crate) fn of(variable: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|setting| setting.variable == variable)
    }

    /// The flag that wins over it; a key of the store is given by none.
    pub(crate) fn flag(&self) -> Option<String> {
        match self.key {
            "store_key" => None,
            "compare_state" => Some("--state".to_owned()),
            "compare_jobs" => Some("--jobs".to_owned()),
            "gateway_config" => Some("--config".to_owned()),
            key => Some(format!("--{}", key.replace('_', "-"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_its_variable_in_lower_case() {
        for setting in &SETTINGS {
            let named = format!("KEAP_{}", setting.key.to_uppercase());
            assert_eq!(setting.variable, named);
        }
    }

    /// Whether a command, or one below it, has a flag of that name.
    fn has(program: &clap::Command, flag: &str) -> bool {
        let own = program.get_arguments().filter_map(clap::Arg::get_long);
        own.into_iter().any(|long| long == flag)
            || program.get_subcommands().any(|below| has(below, flag))
    }

    #[test]
    fn the_flag_of_each_is_one() {
        let program = <crate::args::Cli as clap::CommandFactory>::command();
        for flag in SETTINGS.iter().filter_map(Setting::flag) {
            assert!(has(&program, flag.trim_start_matches("--")), "{flag}");
        }
    }

    /// A flag is read from the profile by the variable behind it, so each must be told where variables are told.
    #[test]
    fn each_is_a_variable_that_the_help_tells() {
        let told = include_str!("../commands/help/environment.txt");
        for setting in &SETTINGS {
            assert!(told.contains(setting.variable), "{}", setting.variable);
        }
    }
}
