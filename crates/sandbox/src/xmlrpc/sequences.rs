//! `ContactService`: legacy follow-up sequences and action sets. Memberships are rows of
//! `Campaignee`.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, absent, method};
use super::{Account, fault, values};
use crate::store::Row;

pub(crate) const METHODS: &[Method] = &[
    method(
        "ContactService.addToCampaign",
        &["II"],
        |account, arguments| set_status(account, arguments, "Active"),
    ),
    method("ContactService.removeFromCampaign", &["II"], remove),
    method(
        "ContactService.pauseCampaign",
        &["II"],
        |account, arguments| change(account, arguments, "Paused"),
    ),
    method(
        "ContactService.resumeCampaignForContact",
        &["II"],
        |account, arguments| change(account, arguments, "Active"),
    ),
    method("ContactService.getNextCampaignStep", &["II"], next_step),
    method("ContactService.rescheduleCampaignStep", &["AI"], reschedule),
    method(
        "ContactService.runActionSequence",
        &["II", "IIM"],
        run_actions,
    ),
    absent("ContactService.getCampaigneeDetails", &["II"]),
    absent("ContactService.getCampaigneeStepDetails", &["II"]),
    absent("ContactService.getCampaignStepDetails", &["I"]),
    absent("ContactService.getCampaignStepOrder", &["I"]),
];

/// Both must exist: the sequence is checked like the server does (observed), the contact is
/// inferred.
fn check(account: &Account<'_>, arguments: &Arguments) -> Result<(), Fault> {
    if !account.store.has("Contact", arguments.int(0)) {
        return Err(fault::record_not_found());
    }
    if !account.store.has("Campaign", arguments.int(1)) {
        return Err(fault::loading_sequence());
    }
    Ok(())
}

fn membership(account: &Account<'_>, arguments: &Arguments) -> Option<i64> {
    let same = |row: &Row| {
        row.int("ContactId") == arguments.int(0) && row.int("CampaignId") == arguments.int(1)
    };
    account.store.find("Campaignee", same).map(Row::id)
}

fn set_status(
    account: &mut Account<'_>,
    arguments: &Arguments,
    status: &str,
) -> Result<Value, Fault> {
    check(account, arguments)?;
    let mut row = Row::default()
        .with("ContactId", arguments.int(0))
        .with("CampaignId", arguments.int(1))
        .with("Status", status);
    row.put("Id", membership(account, arguments));
    account.store.insert("Campaignee", row);
    Ok(Value::Bool(true))
}

/// False when the contact is not in the sequence (inferred).
fn change(account: &mut Account<'_>, arguments: &Arguments, status: &str) -> Result<Value, Fault> {
    check(account, arguments)?;
    if membership(account, arguments).is_none() {
        return Ok(Value::Bool(false));
    }
    set_status(account, arguments, status)
}

fn remove(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    check(account, arguments)?;
    let found = membership(account, arguments);
    Ok(Value::Bool(
        found.is_some_and(|id| account.store.remove("Campaignee", id)),
    ))
}

/// The first step of the sequence; 0 when it has none (inferred).
fn next_step(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    check(account, arguments)?;
    let step = account.store.find("CampaignStep", |row| {
        row.int("CampaignId") == arguments.int(1)
    });
    Ok(values::int(step.map_or(0, Row::id)))
}

fn reschedule(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    if !account.store.has("CampaignStep", arguments.int(1)) {
        return Err(fault::loading_sequence());
    }
    let known = arguments
        .ids(0)
        .into_iter()
        .filter(|id| account.store.has("Contact", *id))
        .count();
    Ok(values::int(known as i64))
}

/// One action that did nothing: the sandbox has no actions to run.
fn run_actions(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    if !account.store.has("Contact", arguments.int(0)) {
        return Err(fault::record_not_found());
    }
    let set = account
        .store
        .row("ActionSequence", arguments.int(1))
        .ok_or_else(fault::record_not_found)?;
    let result = values::hash_ordered([
        ("Action".to_owned(), Value::from(set.text("TemplateName"))),
        ("Message".to_owned(), Value::from("")),
        ("IsError".to_owned(), Value::Bool(false)),
    ]);
    Ok(Value::Array(vec![result]))
}
