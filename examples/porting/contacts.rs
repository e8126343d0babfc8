//! `ContactService`.

use keap::schema::contact;
use keap::{ContactService as _, DupCheck, Keap};
use keap_rest::{Client as Rest, v2};
use keap_xmlrpc::{self as xmlrpc, Client as Xml};

use super::Done;

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
pub async fn load(keap: &Keap, id: i64) -> Done {
    keap.contacts().load(id, [contact::FIRST_NAME]).await?;
    Ok(())
}

// port: ContactService.update
// C#: ContactService.Update(id, s => s.Set(c => c.FirstName, "Joe"))
// PHP: contacts('xml')->update($id, ['FirstName' => 'Joe'])
// iSDK: updateCon($id, ['FirstName' => 'Joe'])
pub async fn update(keap: &Keap, id: i64) -> Done {
    keap.contacts()
        .update(id, |c| c.set(contact::FIRST_NAME, "Joe"))
        .await?;
    Ok(())
}

// port: ContactService.merge
// PHP: contacts('xml')->merge($id, $duplicateId)
// iSDK: mergeCon($id, $duplicateId)
pub async fn merge(keap: &Keap, id: i64, duplicate_id: i64) -> Done {
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
pub async fn add_to_group(keap: &Keap, id: i64, tag_id: i64) -> Done {
    keap.contacts().add_to_group(id, tag_id).await?;
    Ok(())
}

// port: ContactService.removeFromGroup
// C#: ContactService.RemoveFromGroup(id, tagId)
// PHP: contacts('xml')->removeFromGroup($id, $tagId)
// iSDK: grpRemove($id, $tagId)
pub async fn remove_from_group(keap: &Keap, id: i64, tag_id: i64) -> Done {
    keap.contacts().remove_from_group(id, tag_id).await?;
    Ok(())
}

// port: ContactService.addToCampaign
// C#: ContactService.AddToCampaign(id, sequenceId)
// PHP: contacts('xml')->addToCampaign($id, $sequenceId)
// iSDK: campAssign($id, $sequenceId)
// note: the id of a legacy follow-up sequence is no id of a campaign; rebuild the sequence and note both ids
pub async fn add_to_campaign(
    xml: &Xml,
    rest: &Rest,
    id: i32,
    legacy_id: i32,
    campaign_id: i64,
    sequence_id: i64,
) -> Done {
    xml.call(&xmlrpc::contact::AddToCampaign {
        contact_id: id,
        campaign_id: legacy_id,
    })
    .await?;
    rest.send(&v2::campaigns::AddContactsToCampaignSequence::contacts(
        campaign_id,
        sequence_id,
        [i64::from(id)],
    ))
    .await?;
    Ok(())
}

// port: ContactService.removeFromCampaign
// C#: ContactService.RemoveFromCampaign(id, sequenceId)
// PHP: contacts('xml')->removeFromCampaign($id, $sequenceId)
// iSDK: campRemove($id, $sequenceId)
// note: as above
pub async fn remove_from_campaign(
    xml: &Xml,
    rest: &Rest,
    id: i32,
    legacy_id: i32,
    campaign_id: i64,
    sequence_id: i64,
    contacts: v2::campaigns::RemoveContactsFromSequenceRequest,
) -> Done {
    xml.call(&xmlrpc::contact::RemoveFromCampaign {
        contact_id: id,
        follow_up_sequence_id: legacy_id,
    })
    .await?;
    rest.send(&v2::campaigns::RemoveContactsFromCampaignSequence::new(
        campaign_id,
        sequence_id,
        contacts,
    ))
    .await?;
    Ok(())
}

// port: ContactService.pauseCampaign
// C#: ContactService.PauseCampaign(id, sequenceId)
// PHP: contacts('xml')->pauseCampaign($id, $sequenceId)
// iSDK: campPause($id, $sequenceId)
// note: no counterpart: legacy follow-up sequences are not in REST
pub async fn pause_campaign(xml: &Xml, id: i32, sequence_id: i32) -> Done {
    xml.call(&xmlrpc::contact::PauseCampaign {
        contact_id: id,
        sequence_id,
    })
    .await?;
    Ok(())
}

// port: ContactService.resumeCampaignForContact
// C#: ContactService.ResumeCampaignForContact(id, sequenceId)
// PHP: contacts('xml')->resumeCampaignForContact($id, $sequenceId)
// iSDK: resumeCampaignForContact($id, $sequenceId)
// note: no counterpart: legacy follow-up sequences are not in REST
pub async fn resume_campaign_for_contact(xml: &Xml, id: i32, sequence_id: i32) -> Done {
    xml.call(&xmlrpc::contact::ResumeCampaignForContact {
        contact_id: id,
        seq_id: sequence_id,
    })
    .await?;
    Ok(())
}

// port: ContactService.getNextCampaignStep
// C#: ContactService.GetNextCampaignStep(id, sequenceId)
// PHP: contacts('xml')->getNextCampaignStep($id, $sequenceId)
// iSDK: getNextCampaignStep($id, $sequenceId)
// note: no counterpart: legacy follow-up sequences are not in REST
pub async fn get_next_campaign_step(xml: &Xml, id: i32, sequence_id: i32) -> Done {
    xml.call(&xmlrpc::contact::GetNextCampaignStep {
        contact_id: id,
        follow_up_sequence_id: sequence_id,
    })
    .await?;
    Ok(())
}

// port: ContactService.rescheduleCampaignStep
// C#: ContactService.RescheduleCampaignStep(ids, stepId)
// PHP: contacts('xml')->rescheduleCampaignStep($ids, $stepId)
// iSDK: rescheduleCampaignStep($ids, $stepId)
// note: no counterpart: legacy follow-up sequences are not in REST
pub async fn reschedule_campaign_step(xml: &Xml, ids: Vec<i32>, step_id: i32) -> Done {
    xml.call(&xmlrpc::contact::RescheduleCampaignStep {
        contact_ids: ids,
        sequence_step_id: step_id,
    })
    .await?;
    Ok(())
}

// port: ContactService.runActionSequence
// C#: ContactService.RunActionSequence(id, actionSetId)
// PHP: contacts('xml')->runActionSequence($id, $actionSetId)
// iSDK: runAS($id, $actionSetId)
// note: action sets are not in REST; rebuild one as an automation that an API goal or a tag starts
pub async fn run_action_sequence(
    xml: &Xml,
    rest: &Rest,
    id: i32,
    action_set_id: i32,
    goal: v2::automations::AchieveGoalRequest,
) -> Done {
    xml.call(&xmlrpc::contact::RunActionSequence {
        contact_id: id,
        action_set_id,
    })
    .await?;
    rest.send(&v2::automations::AchieveGoal::new(goal)).await?;
    Ok(())
}

// port: ContactService.linkContacts
// PHP: contacts('xml')->linkContacts($id, $otherId, $typeId)
// note: not in REST v1
pub async fn link_contacts(
    xml: &Xml,
    rest: &Rest,
    id: i32,
    other_id: i32,
    link_type_id: i32,
    link: v2::contacts::LinkContactsRequest,
) -> Done {
    xml.call(&xmlrpc::contact::LinkContacts {
        contact_id1: id,
        contact_id2: other_id,
        link_type_id,
    })
    .await?;
    rest.send(&v2::contacts::LinkContacts::new(link)).await?;
    Ok(())
}

// port: ContactService.unlinkContacts
// note: not in REST v1
pub async fn unlink_contacts(
    xml: &Xml,
    rest: &Rest,
    id: i32,
    other_id: i32,
    link_type_id: i32,
    link: v2::contacts::LinkContactsRequest,
) -> Done {
    xml.call(&xmlrpc::contact::UnlinkContacts {
        contact_id1: id,
        contact_id2: other_id,
        link_type_id,
    })
    .await?;
    rest.send(&v2::contacts::UnlinkContacts::new(link)).await?;
    Ok(())
}

// port: ContactService.listLinkedContacts
// note: v2 names both ends of each link
pub async fn list_linked_contacts(xml: &Xml, rest: &Rest, id: i32) -> Done {
    xml.call(&xmlrpc::contact::ListLinkedContacts { contact_id: id })
        .await?;
    rest.send(&v2::contacts::ListContactLinks::new(i64::from(id)))
        .await?;
    Ok(())
}
