//! `ContactService`.

use keap::schema::contact;
use keap::{
    ActionSetId, ContactId, DupCheck, FollowUpSequenceId, FollowUpStepId, Keap, LinkTypeId, TagId,
};

use serde::Deserialize;

use super::Done;

/// What was an entity class in C#, or an array made into an object in PHP: the members name the columns.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Person {
    pub id: ContactId,
    pub first_name: Option<String>,
    pub email: Option<String>,
    #[serde(rename = "_ShoeSize")]
    pub shoe_size: Option<i64>,
}

// port: ContactService.add
// C#: ContactService.Add(s => s.Set(c => c.FirstName, "Joe"))
// PHP: contacts('xml')->add(['FirstName' => 'Joe'])
// iSDK: addCon(['FirstName' => 'Joe'])
// note: `addCon` of the PHP iSDK also opts the address in; ours does not, see `APIEmailService.optIn`
pub async fn add(keap: &Keap) -> Done {
    keap.contacts()
        .add(|c| c.set(contact::FIRST_NAME, "Joe"))
        .await?;
    Ok(())
}

// port: ContactService.addWithDupCheck
// C#: ContactService.AddWithDupCheck(s => s.Set(c => c.Email, email), DupCheckType.Email)
// PHP: contacts('xml')->addWithDupCheck($data, 'Email')
// iSDK: addWithDupCheck($data, 'Email')
pub async fn add_with_dup_check(keap: &Keap, email: &str) -> Done {
    keap.contacts()
        .add_with_dup_check(DupCheck::Email, |c| c.set(contact::EMAIL, email))
        .await?;
    Ok(())
}

// port: ContactService.load
// C#: ContactService.Load(id, p => p.Include(c => c.FirstName))
// PHP: contacts('xml')->load($id, ['FirstName'])
// iSDK: loadCon($id, ['FirstName'])
// note: `load_as` gives a struct of your own, whose members name the columns
pub async fn load(keap: &Keap, id: ContactId) -> Done {
    keap.contacts().load(id, [contact::FIRST_NAME]).await?;
    keap.contacts().load_as::<Person>(id).await?;
    Ok(())
}

// port: ContactService.update
// C#: ContactService.Update(id, s => s.Set(c => c.FirstName, "Joe"))
// PHP: contacts('xml')->update($id, ['FirstName' => 'Joe'])
// iSDK: updateCon($id, ['FirstName' => 'Joe'])
pub async fn update(keap: &Keap, id: ContactId) -> Done {
    keap.contacts()
        .update(id, |c| c.set(contact::FIRST_NAME, "Joe"))
        .await?;
    Ok(())
}

// port: ContactService.merge
// PHP: contacts('xml')->merge($id, $duplicateId)
// iSDK: mergeCon($id, $duplicateId)
pub async fn merge(keap: &Keap, id: ContactId, duplicate_id: ContactId) -> Done {
    keap.contacts().merge(id, duplicate_id).await?;
    Ok(())
}

// port: ContactService.findByEmail
// C#: ContactService.FindByEmail(email, p => p.Include(c => c.Id))
// PHP: contacts('xml')->findByEmail($email, ['Id'])
// iSDK: findByEmail($email, ['Id'])
pub async fn find_by_email(keap: &Keap, email: &str) -> Done {
    keap.contacts().find_by_email(email, [contact::ID]).await?;
    Ok(())
}

// port: ContactService.addToGroup
// C#: ContactService.AddToGroup(id, tagId)
// PHP: contacts('xml')->addToGroup($id, $tagId)
// iSDK: grpAssign($id, $tagId)
pub async fn add_to_group(keap: &Keap, id: ContactId, tag_id: TagId) -> Done {
    keap.contacts().add_to_group(id, tag_id).await?;
    Ok(())
}

// port: ContactService.removeFromGroup
// C#: ContactService.RemoveFromGroup(id, tagId)
// PHP: contacts('xml')->removeFromGroup($id, $tagId)
// iSDK: grpRemove($id, $tagId)
pub async fn remove_from_group(keap: &Keap, id: ContactId, tag_id: TagId) -> Done {
    keap.contacts().remove_from_group(id, tag_id).await?;
    Ok(())
}

// port: ContactService.addToCampaign
// C#: ContactService.AddToCampaign(id, sequenceId)
// PHP: contacts('xml')->addToCampaign($id, $sequenceId)
// iSDK: campAssign($id, $sequenceId)
// note: over REST `RestOptions::sequence` must say which campaign and sequence the id stands for (KB-016)
pub async fn add_to_campaign(keap: &Keap, id: ContactId, sequence: FollowUpSequenceId) -> Done {
    keap.contacts().add_to_campaign(id, sequence).await?;
    Ok(())
}

// port: ContactService.removeFromCampaign
// C#: ContactService.RemoveFromCampaign(id, sequenceId)
// PHP: contacts('xml')->removeFromCampaign($id, $sequenceId)
// iSDK: campRemove($id, $sequenceId)
// note: as above
pub async fn remove_from_campaign(
    keap: &Keap,
    id: ContactId,
    sequence: FollowUpSequenceId,
) -> Done {
    keap.contacts().remove_from_campaign(id, sequence).await?;
    Ok(())
}

// port: ContactService.pauseCampaign
// C#: ContactService.PauseCampaign(id, sequenceId)
// PHP: contacts('xml')->pauseCampaign($id, $sequenceId)
// iSDK: campPause($id, $sequenceId)
// note: refused over REST (KB-016): legacy follow-up sequences are not there
pub async fn pause_campaign(keap: &Keap, id: ContactId, sequence: FollowUpSequenceId) -> Done {
    keap.contacts().pause_campaign(id, sequence).await?;
    Ok(())
}

// port: ContactService.resumeCampaignForContact
// C#: ContactService.ResumeCampaignForContact(id, sequenceId)
// PHP: contacts('xml')->resumeCampaignForContact($id, $sequenceId)
// iSDK: resumeCampaignForContact($id, $sequenceId)
// note: refused over REST (KB-016): legacy follow-up sequences are not there
pub async fn resume_campaign_for_contact(
    keap: &Keap,
    id: ContactId,
    sequence: FollowUpSequenceId,
) -> Done {
    keap.contacts()
        .resume_campaign_for_contact(id, sequence)
        .await?;
    Ok(())
}

// port: ContactService.getNextCampaignStep
// C#: ContactService.GetNextCampaignStep(id, sequenceId)
// PHP: contacts('xml')->getNextCampaignStep($id, $sequenceId)
// iSDK: getNextCampaignStep($id, $sequenceId)
// note: refused over REST (KB-016): legacy follow-up sequences are not there
pub async fn get_next_campaign_step(
    keap: &Keap,
    id: ContactId,
    sequence: FollowUpSequenceId,
) -> Done {
    keap.contacts().get_next_campaign_step(id, sequence).await?;
    Ok(())
}

// port: ContactService.rescheduleCampaignStep
// C#: ContactService.RescheduleCampaignStep(ids, stepId)
// PHP: contacts('xml')->rescheduleCampaignStep($ids, $stepId)
// iSDK: rescheduleCampaignStep($ids, $stepId)
// note: refused over REST (KB-016): legacy follow-up sequences are not there
pub async fn reschedule_campaign_step(
    keap: &Keap,
    ids: &[ContactId],
    step: FollowUpStepId,
) -> Done {
    keap.contacts().reschedule_campaign_step(ids, step).await?;
    Ok(())
}

// port: ContactService.runActionSequence
// C#: ContactService.RunActionSequence(id, actionSetId)
// PHP: contacts('xml')->runActionSequence($id, $actionSetId)
// iSDK: runAS($id, $actionSetId)
// note: action sets are not in REST (KB-017): the owner names the goals and tags in place of each, `action_sets` of the policy file
pub async fn run_action_sequence(keap: &Keap, id: ContactId, action_set: ActionSetId) -> Done {
    keap.contacts().run_action_sequence(id, action_set).await?;
    Ok(())
}

// port: ContactService.linkContacts
// PHP: contacts('xml')->linkContacts($id, $otherId, $typeId)
// note: not in REST v1
pub async fn link_contacts(
    keap: &Keap,
    id: ContactId,
    other_id: ContactId,
    link_type: LinkTypeId,
) -> Done {
    keap.contacts()
        .link_contacts(id, other_id, link_type)
        .await?;
    Ok(())
}

// port: ContactService.unlinkContacts
// note: not in REST v1
pub async fn unlink_contacts(
    keap: &Keap,
    id: ContactId,
    other_id: ContactId,
    link_type: LinkTypeId,
) -> Done {
    keap.contacts()
        .unlink_contacts(id, other_id, link_type)
        .await?;
    Ok(())
}

// port: ContactService.listLinkedContacts
pub async fn list_linked_contacts(keap: &Keap, id: ContactId) -> Done {
    keap.contacts().list_linked_contacts(id).await?;
    Ok(())
}
