//! What REST serves only by a row or a value of the owner's, told before anything is sent.

use crate::difference::{ACTION_SET, FOLLOW_UP_SEQUENCE, WEB_TRACKING};
use crate::owner::CampaignSequence;
use crate::rest::RestOptions;
use crate::{
    ActionSetId, Backend, Error, ErrorKind, FollowUpSequenceId, Invocation,
    difference::Difference,
    owner::{OwnerTable, SetAction},
};

/// Refuses what the owner has no row for.
pub(crate) fn owner(
    invocation: &Invocation,
    backend: Backend,
    options: &RestOptions,
) -> Result<(), Error> {
    let missing = match (invocation, invocation.owner_row()) {
        _ if backend == Backend::XmlRpc => return Ok(()),
        (_, Some((OwnerTable::Sequences, id))) => {
            sequence(options, FollowUpSequenceId::new(id)).err()
        }
        (_, Some((OwnerTable::ActionSets, id))) => actions(options, ActionSetId::new(id)).err(),
        (Invocation::WebTrackingGetScriptTag | Invocation::WebTrackingGetScriptUrl, _) => {
            script(options).err()
        }
        _ => None,
    };
    missing.map_or(Ok(()), |error| {
        Err(error.at(invocation.operation(), backend))
    })
}

/// The sequence that stands for a legacy one. Its id is never sent: as the id of a campaign it may be another automation.
pub(crate) fn sequence(
    options: &RestOptions,
    legacy: FollowUpSequenceId,
) -> Result<CampaignSequence, Error> {
    let pair = options.sequences.get(&legacy).copied();
    pair.ok_or_else(|| {
        let message = format!(
            "follow-up sequence {legacy} is not paired with a sequence of the Campaign Builder"
        );
        let row = (OwnerTable::Sequences, legacy.get());
        missing(message, row, &FOLLOW_UP_SEQUENCE)
    })
}

/// What is done in place of an action set.
pub(crate) fn actions(options: &RestOptions, set: ActionSetId) -> Result<&[SetAction], Error> {
    let actions = options.action_sets.get(&set).map(Vec::as_slice);
    let actions = actions.filter(|actions| !actions.is_empty());
    actions.ok_or_else(|| {
        let message = format!("nothing is named that is done in place of action set {set}");
        missing(message, (OwnerTable::ActionSets, set.get()), &ACTION_SET)
    })
}

/// The address of the script that counts visits.
pub(crate) fn script(options: &RestOptions) -> Result<&str, Error> {
    options.web_tracking_script.as_deref().ok_or_else(|| {
        let message = "REST does not tell the script that counts visits, and none is configured";
        Error::new(ErrorKind::Unsupported, message).explained_by(&WEB_TRACKING)
    })
}

fn missing(message: String, (table, id): (OwnerTable, i64), known: &'static Difference) -> Error {
    let hint = format!(
        "{}: add the row {} to `{table}`; {}",
        known.id,
        table.example(id),
        known.advice
    );
    Error::new(ErrorKind::Unsupported, message)
        .explained_by(known)
        .hinted(hint)
}
