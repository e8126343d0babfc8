//! The operations that are not about rows: ids and texts in order, e-mails by `--set`.

use std::str::FromStr;

use anyhow::{Context as _, bail};
use keap::{
    CONTACT_EMAIL, ContactId, EmailDirection, EmailMessage, EmailRecord, EmailTemplate, Invocation,
    NewCustomField, Operation, QuickSearch,
};
use keap_http::Secret;

use super::Arguments;
use crate::args::InvocationArgs;

pub(super) fn parse(
    arguments: &mut Arguments<'_>,
    args: &InvocationArgs,
) -> anyhow::Result<Invocation> {
    match arguments.operation.name().split_once('.') {
        Some(("ContactService", _)) => contact(arguments),
        Some(("DataService", _)) => data(arguments, args),
        Some(("APIEmailService", _)) => email(arguments, args),
        Some(("SearchService", _)) => search(arguments, args),
        _ => others(arguments),
    }
}

fn contact(arguments: &mut Arguments<'_>) -> anyhow::Result<Invocation> {
    let operation = arguments.operation;
    if operation == Operation::ContactRescheduleCampaignStep {
        let step = arguments.number("step id")?;
        let contacts = arguments.contacts()?;
        return Ok(Invocation::ContactRescheduleCampaignStep { contacts, step });
    }
    let contact: ContactId = arguments.number("contact id")?.into();
    let mut sequence = || arguments.number("follow-up sequence id").map(Into::into);
    Ok(match operation {
        Operation::ContactAddToCampaign => Invocation::ContactAddToCampaign {
            contact,
            sequence: sequence()?,
        },
        Operation::ContactRemoveFromCampaign => Invocation::ContactRemoveFromCampaign {
            contact,
            sequence: sequence()?,
        },
        Operation::ContactGetNextCampaignStep => Invocation::ContactGetNextCampaignStep {
            contact,
            sequence: sequence()?,
        },
        Operation::ContactPauseCampaign => Invocation::ContactPauseCampaign {
            contact,
            sequence: sequence()?,
        },
        Operation::ContactResumeCampaign => Invocation::ContactResumeCampaign {
            contact,
            sequence: sequence()?,
        },
        Operation::ContactRunActionSequence => Invocation::ContactRunActionSequence {
            contact,
            action_set: arguments.number("action set id")?,
        },
        Operation::ContactLink => Invocation::ContactLink {
            contact,
            other: arguments.number("other contact's id")?.into(),
            link_type: arguments.number("link type id")?,
        },
        Operation::ContactUnlink => Invocation::ContactUnlink {
            contact,
            other: arguments.number("other contact's id")?.into(),
            link_type: arguments.number("link type id")?,
        },
        Operation::ContactListLinked => Invocation::ContactListLinked { contact },
        other => return unknown(other),
    })
}

fn data(arguments: &mut Arguments<'_>, args: &InvocationArgs) -> anyhow::Result<Invocation> {
    Ok(match arguments.operation {
        Operation::DataAddCustomField => Invocation::DataAddCustomField(NewCustomField {
            owner: arguments.parsed("record type")?,
            label: arguments.owned("label")?,
            field_type: arguments.parsed("field type")?,
            group: arguments.number("header id")?,
        }),
        Operation::DataUpdateCustomField => {
            let id = arguments.number("custom field id")?;
            let set = Set::of(args, &["Label", "Values"])?;
            Invocation::DataUpdateCustomField {
                id,
                label: set.get("Label"),
                options: set
                    .get("Values")
                    .map(|list| list.split(',').map(|item| item.trim().to_owned()).collect()),
            }
        }
        Operation::DataGetAppSetting => Invocation::DataGetAppSetting {
            module: arguments.owned("module")?,
            setting: arguments.owned("setting")?,
        },
        Operation::DataAuthenticateUser => Invocation::DataAuthenticateUser {
            username: arguments.owned("user name")?,
            password: Secret::new(arguments.text("MD5 of the password")?),
        },
        Operation::DataGetTemporaryKey => Invocation::DataGetTemporaryKey {
            username: arguments.owned("user name")?,
            password: Secret::new(arguments.text("MD5 of the password")?),
        },
        Operation::DataGetAppointmentICal => Invocation::DataGetAppointmentICal {
            id: arguments.number("appointment id")?,
        },
        other => return unknown(other),
    })
}

fn email(arguments: &mut Arguments<'_>, args: &InvocationArgs) -> anyhow::Result<Invocation> {
    Ok(match arguments.operation {
        Operation::EmailOptIn => Invocation::EmailOptIn {
            email: arguments.owned("e-mail address")?,
            reason: arguments.owned("reason")?,
        },
        Operation::EmailOptOut => Invocation::EmailOptOut {
            email: arguments.owned("e-mail address")?,
            reason: arguments.owned("reason")?,
        },
        Operation::EmailGetOptStatus => Invocation::EmailGetOptStatus {
            email: arguments.owned("e-mail address")?,
        },
        Operation::EmailSend => Invocation::EmailSend(message(arguments, args)?),
        Operation::EmailSendTemplate => Invocation::EmailSendTemplate {
            template: arguments.number("template id")?,
            contacts: arguments.contacts()?,
        },
        Operation::EmailAttach => Invocation::EmailAttach(record(arguments, args)?),
        Operation::EmailGetTemplate => Invocation::EmailGetTemplate {
            id: arguments.number("template id")?,
        },
        Operation::EmailAddTemplate => Invocation::EmailAddTemplate(template(args)?),
        Operation::EmailUpdateTemplate => Invocation::EmailUpdateTemplate {
            id: arguments.number("template id")?,
            template: template(args)?,
        },
        other => return unknown(other),
    })
}

fn message(arguments: &mut Arguments<'_>, args: &InvocationArgs) -> anyhow::Result<EmailMessage> {
    let set = Set::of(
        args,
        &[
            "from",
            "to",
            "cc",
            "bcc",
            "contentType",
            "subject",
            "html",
            "text",
        ],
    )?;
    Ok(EmailMessage {
        contacts: arguments.contacts()?,
        from: set.text("from"),
        to: set.get("to").unwrap_or_else(|| CONTACT_EMAIL.to_owned()),
        cc: set.text("cc"),
        bcc: set.text("bcc"),
        content_type: set.parsed("contentType")?.unwrap_or_default(),
        subject: set.text("subject"),
        html: set.text("html"),
        text: set.text("text"),
    })
}

fn record(arguments: &mut Arguments<'_>, args: &InvocationArgs) -> anyhow::Result<EmailRecord> {
    let names = [
        "fromName",
        "from",
        "to",
        "cc",
        "bcc",
        "contentType",
        "subject",
        "html",
        "text",
        "header",
        "received",
        "sent",
        "direction",
    ];
    let set = Set::of(args, &names)?;
    Ok(EmailRecord {
        from_name: set.text("fromName"),
        cc: set.text("cc"),
        bcc: set.text("bcc"),
        content_type: set.parsed("contentType")?.unwrap_or_default(),
        html: set.text("html"),
        text: set.text("text"),
        header: set.text("header"),
        received: set.parsed("received")?,
        sent: set.parsed("sent")?,
        direction: match set.get("direction").as_deref() {
            None => None,
            Some("sent") => Some(EmailDirection::Sent),
            Some("received") => Some(EmailDirection::Received),
            Some(other) => bail!("{other:?} is no direction: use sent or received"),
        },
        ..EmailRecord::new(
            arguments.number("contact id")?,
            set.text("from"),
            set.text("to"),
            set.text("subject"),
        )
    })
}

fn template(args: &InvocationArgs) -> anyhow::Result<EmailTemplate> {
    let names = [
        "pieceTitle",
        "categories",
        "fromAddress",
        "toAddress",
        "ccAddress",
        "bccAddress",
        "subject",
        "textBody",
        "htmlBody",
        "contentType",
        "mergeContext",
    ];
    let set = Set::of(args, &names)?;
    let or = |name: &str, default: &str| set.get(name).unwrap_or_else(|| default.to_owned());
    Ok(EmailTemplate {
        title: set.text("pieceTitle"),
        categories: set.text("categories"),
        from: set.text("fromAddress"),
        to: or("toAddress", CONTACT_EMAIL),
        cc: set.text("ccAddress"),
        bcc: set.text("bccAddress"),
        subject: set.text("subject"),
        text: set.text("textBody"),
        html: set.text("htmlBody"),
        content_type: or("contentType", "HTML"),
        merge_context: or("mergeContext", "Contact"),
    })
}

fn search(arguments: &mut Arguments<'_>, args: &InvocationArgs) -> anyhow::Result<Invocation> {
    let page = args.page();
    Ok(match arguments.operation {
        Operation::SearchGetAllReportColumns => Invocation::SearchGetAllReportColumns {
            search: arguments.number("saved search id")?,
            user: arguments.number("user id")?,
        },
        Operation::SearchGetSavedSearchResultsAllFields => {
            Invocation::SearchGetSavedSearchResultsAllFields {
                search: arguments.number("saved search id")?,
                user: arguments.number("user id")?,
                page,
            }
        }
        Operation::SearchGetSavedSearchResults => Invocation::SearchGetSavedSearchResults {
            search: arguments.number("saved search id")?,
            user: arguments.number("user id")?,
            page,
            fields: args.fields.clone(),
        },
        Operation::SearchGetAvailableQuickSearches => Invocation::SearchGetAvailableQuickSearches {
            user: arguments.number("user id")?,
        },
        Operation::SearchQuickSearch => Invocation::SearchQuickSearch(QuickSearch {
            kind: arguments.owned("kind of quick search")?,
            user: arguments.number("user id")?,
            text: arguments.owned("text to look for")?,
            page,
            limit: args.limit(),
        }),
        Operation::SearchGetDefaultQuickSearch => Invocation::SearchGetDefaultQuickSearch {
            user: arguments.number("user id")?,
        },
        other => return unknown(other),
    })
}

fn others(arguments: &mut Arguments<'_>) -> anyhow::Result<Invocation> {
    let operation = arguments.operation;
    if operation == Operation::FunnelAchieveGoal {
        return Ok(Invocation::FunnelAchieveGoal {
            integration: arguments.owned("integration")?,
            call_name: arguments.owned("call name")?,
            contact: arguments.number("contact id")?.into(),
        });
    }
    if operation == Operation::ProductDeactivateCreditCard {
        let card = arguments.number("card id")?;
        return Ok(Invocation::ProductDeactivateCreditCard { card });
    }
    let product = arguments.number("product id")?;
    Ok(match operation {
        Operation::ProductGetInventory => Invocation::ProductGetInventory { product },
        Operation::ProductIncrementInventory => Invocation::ProductIncrementInventory { product },
        Operation::ProductDecrementInventory => Invocation::ProductDecrementInventory { product },
        Operation::ProductIncreaseInventory => Invocation::ProductIncreaseInventory {
            product,
            quantity: arguments.parsed("quantity")?,
        },
        Operation::ProductDecreaseInventory => Invocation::ProductDecreaseInventory {
            product,
            quantity: arguments.parsed("quantity")?,
        },
        other => return unknown(other),
    })
}

fn unknown(operation: Operation) -> anyhow::Result<Invocation> {
    bail!("{operation} cannot be called from the command line yet")
}

impl Arguments<'_> {
    fn owned(&mut self, what: &str) -> anyhow::Result<String> {
        self.text(what).map(str::to_owned)
    }

    fn parsed<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(
        &mut self,
        what: &str,
    ) -> anyhow::Result<T> {
        let text = self.text(what)?;
        text.parse()
            .with_context(|| format!("{text:?} is not a {what}"))
    }

    /// Contact ids with commas between.
    fn contacts(&mut self) -> anyhow::Result<Vec<ContactId>> {
        let text = self.text("list of contact ids")?;
        let ids: Result<Vec<ContactId>, _> = text.split(',').map(|id| id.trim().parse()).collect();
        ids.with_context(|| format!("{text:?} is not a list of contact ids"))
    }
}

/// What `--set` gives, by name.
struct Set<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Set<'a> {
    fn of(args: &'a InvocationArgs, names: &[&str]) -> anyhow::Result<Self> {
        let mut pairs = Vec::new();
        for assignment in &args.set {
            let (name, value) = assignment
                .split_once('=')
                .with_context(|| format!("{assignment:?} is not of the form FIELD=VALUE"))?;
            if !names.contains(&name) {
                bail!("{name:?} cannot be set here: use {}", names.join(", "));
            }
            pairs.push((name, value));
        }
        Ok(Self(pairs))
    }

    fn get(&self, name: &str) -> Option<String> {
        let mut pairs = self.0.iter().rev();
        pairs
            .find(|(known, _)| *known == name)
            .map(|(_, value)| (*value).to_owned())
    }

    fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default()
    }

    fn parsed<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(
        &self,
        name: &str,
    ) -> anyhow::Result<Option<T>> {
        let Some(text) = self.get(name) else {
            return Ok(None);
        };
        text.parse()
            .map(Some)
            .with_context(|| format!("{text:?} is not a value of {name}"))
    }
}
