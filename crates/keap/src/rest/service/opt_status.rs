//! Whether an address may get marketing mail: three spellings of one list, and what each word means.

/// A status of an address.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::rest) struct Status {
    /// On a v1 contact, `emailAddresses` of v1, v2. The three lists are paired by position (inferred).
    names: [&'static str; 3],
    /// What `getOptStatus` answers.
    pub(in crate::rest) code: i64,
    /// Never opted in and never opted out.
    pub(in crate::rest) fresh: bool,
}

const fn status(names: [&'static str; 3], code: i64, fresh: bool) -> Status {
    Status { names, code, fresh }
}

/// In the vendor's order. The codes of the two `Unengaged` and of `Confirmed` are inferred.
#[rustfmt::skip]
static STATUSES: [Status; 17] = [
    status(["UnengagedMarketable", "Unengaged Marketable", "UNENGAGED_MARKETABLE"], 1, true),
    status(["SingleOptIn", "Unconfirmed", "SINGLE_OPT_IN"], 1, false),
    status(["DoubleOptin", "Confirmed (Legacy)", "DOUBLE_OPT_IN"], 2, false),
    status(["Confirmed", "Confirmed", "CONFIRMED"], 2, false),
    status(["UnengagedNonMarketable", "Unengaged NonMarketable", "UNENGAGED_NON_MARKETABLE"], 0, true),
    status(["NonMarketable", "Non-marketable", "NON_MARKETABLE"], 0, true),
    status(["Lockdown", "Lockdown", "LOCKDOWN"], 0, false),
    status(["Bounce", "Soft Bounce", "BOUNCE"], 0, false),
    status(["HardBounce", "Hard Bounce", "HARD_BOUNCE"], 0, false),
    status(["Manual", "Opt-Out", "MANUAL"], 0, false),
    status(["Admin", "Opt-Out: Admin", "ADMIN"], 0, false),
    status(["System", "Opt-Out: System", "SYSTEM"], 0, false),
    status(["ListUnsubscribe", "List Unsubscribe", "LIST_UNSUBSCRIBE"], 0, false),
    status(["Feedback", "Provided Feedback", "FEEDBACK"], 0, false),
    status(["Spam", "Reported Spam", "SPAM"], 0, false),
    status(["Invalid", "Invalid Email", "INVALID"], 0, false),
    status(["Deactivated", "Deactivated/Delinquent Mailbox", "DEACTIVATED"], 0, false),
];

/// A word that this list does not have yet: not to be written to, and not to be opted in.
static UNKNOWN: Status = status(["", "", ""], 0, false);

impl Status {
    /// Reads a status in any spelling.
    pub(in crate::rest) fn read(text: &str) -> &'static Self {
        let mut all = STATUSES.iter();
        all.find(|status| {
            status
                .names
                .iter()
                .any(|name| name.eq_ignore_ascii_case(text))
        })
        .unwrap_or(&UNKNOWN)
    }

    /// Opted out by the person.
    pub(in crate::rest) fn is_opted_out(&self) -> bool {
        self.names[2] == "MANUAL"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        for status in &STATUSES {
            for name in status.names {
                assert_eq!(Status::read(name), status);
            }
        }
    }

    #[test]
    fn what_is_not_known_is_never_opted_in() {
        let status = Status::read("SOMETHING_NEW");
        assert_eq!((status.code, status.fresh), (0, false));
    }
}
