//! What is given by `--set` and is no column: the parts of e-mails, the label and the options of a custom field.

use std::str::FromStr;

use anyhow::{Context as _, bail};
use keap::{
    ContactId,
    model::{CONTACT_EMAIL, EmailDirection, EmailMessage, EmailRecord, EmailTemplate},
};

use super::args::InvocationArgs;
use super::written::once;

/// What changes in a custom field.
const OF_CUSTOM_FIELD: &[&str] = &["Label", "Values"];

/// The new label of a custom field.
pub(super) fn label(args: &InvocationArgs) -> anyhow::Result<Option<String>> {
    Ok(Set::of(args, OF_CUSTOM_FIELD)?.get("Label"))
}

/// The options of a custom field, with commas between.
pub(super) fn options(args: &InvocationArgs) -> anyhow::Result<Option<Vec<String>>> {
    let list = Set::of(args, OF_CUSTOM_FIELD)?.get("Values");
    Ok(list.map(|list| list.split(',').map(|item| item.trim().to_owned()).collect()))
}

/// The contact that a file belongs to, if it belongs to one.
pub(super) fn contact(args: &InvocationArgs) -> anyhow::Result<Option<ContactId>> {
    let id: Option<i64> = Set::of(args, &["ContactId"])?.parsed("ContactId")?;
    Ok(id.map(ContactId::new))
}

/// An e-mail to contacts.
pub(super) fn message(
    contacts: Vec<ContactId>,
    args: &InvocationArgs,
) -> anyhow::Result<EmailMessage> {
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
    Ok(
        EmailMessage::new(set.text("from"), contacts, set.text("subject"))
            .to(set.get("to").unwrap_or_else(|| CONTACT_EMAIL.to_owned()))
            .cc(set.text("cc"))
            .bcc(set.text("bcc"))
            .html(set.text("html"))
            .text(set.text("text"))
            .content_type(set.parsed("contentType")?.unwrap_or_default()),
    )
}

/// An e-mail in the history of a contact.
pub(super) fn record(contact: i64, args: &InvocationArgs) -> anyhow::Result<EmailRecord> {
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
    let direction = match set.get("direction").as_deref() {
        None => None,
        Some("sent") => Some(EmailDirection::Sent),
        Some("received") => Some(EmailDirection::Received),
        Some(other) => bail!("{other:?} is no direction: use sent or received"),
    };
    let record = EmailRecord::new(
        ContactId::new(contact),
        set.text("from"),
        set.text("to"),
        set.text("subject"),
    );
    Ok(record
        .from_name(set.text("fromName"))
        .cc(set.text("cc"))
        .bcc(set.text("bcc"))
        .html(set.text("html"))
        .text(set.text("text"))
        .content_type(set.parsed("contentType")?.unwrap_or_default())
        .header(set.text("header"))
        .received(set.parsed("received")?)
        .sent(set.parsed("sent")?)
        .direction(direction))
}

/// An e-mail template.
pub(super) fn template(args: &InvocationArgs) -> anyhow::Result<EmailTemplate> {
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
    let title = set.text("pieceTitle");
    Ok(
        EmailTemplate::new(title, set.text("fromAddress"), set.text("subject"))
            .categories(set.text("categories"))
            .to(or("toAddress", CONTACT_EMAIL))
            .cc(set.text("ccAddress"))
            .bcc(set.text("bccAddress"))
            .text(set.text("textBody"))
            .html(set.text("htmlBody"))
            .content_type(or("contentType", "HTML"))
            .merge_context(or("mergeContext", "Contact")),
    )
}

/// What `--set` gives, by name.
struct Set<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Set<'a> {
    fn of(args: &'a InvocationArgs, names: &[&str]) -> anyhow::Result<Self> {
        let mut pairs = Vec::new();
        let mut given = Vec::new();
        for assignment in &args.set {
            let (name, value) = assignment
                .split_once('=')
                .with_context(|| format!("{assignment:?} is not of the form FIELD=VALUE"))?;
            if !names.contains(&name) {
                bail!("{name:?} cannot be set here: use {}", names.join(", "));
            }
            once(&mut given, name)?;
            pairs.push((name, value));
        }
        Ok(Self(pairs))
    }

    fn get(&self, name: &str) -> Option<String> {
        let mut pairs = self.0.iter();
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
