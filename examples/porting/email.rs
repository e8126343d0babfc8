//! `APIEmailService` and `FunnelService`.

use keap_rest::{Client as Rest, v2};
use keap_xmlrpc::{self as xmlrpc, Client as Xml};

use super::Done;

// port: APIEmailService.optIn
// C#: EmailService.OptIn(email, reason)
// PHP: emails('xml')->optIn($email, $reason)
// iSDK: optIn($email, $reason)
// note: XML-RPC opts in once and never after an opt-out; REST can undo a manual opt-out, so ask the person
pub async fn opt_in(xml: &Xml, rest: &Rest, email: &str, reason: &str) -> Done {
    xml.call(&xmlrpc::email::OptIn {
        email: email.into(),
        opt_in_reason: reason.into(),
    })
    .await?;
    rest.send(&v2::email_addresses::UpdateEmailAddressOptStatus::opt_in(
        email, reason,
    ))
    .await?;
    Ok(())
}

// port: APIEmailService.optOut
// C#: EmailService.OptOut(email, reason)
// PHP: emails('xml')->optOut($email, $reason)
// iSDK: optOut($email, $reason)
pub async fn opt_out(xml: &Xml, rest: &Rest, email: &str, reason: &str) -> Done {
    xml.call(&xmlrpc::email::OptOut {
        email: email.into(),
        opt_out_reason: reason.into(),
    })
    .await?;
    rest.send(&v2::email_addresses::UpdateEmailAddressOptStatus::opt_out(
        email, reason,
    ))
    .await?;
    Ok(())
}

// port: APIEmailService.getOptStatus
// C#: EmailService.GetOptStatus(email)
// PHP: emails('xml')->getOptStatus($email)
// iSDK: optStatus($email)
// note: a word instead of 0, 1 or 2
pub async fn get_opt_status(xml: &Xml, rest: &Rest, email: &str) -> Done {
    xml.call(&xmlrpc::email::GetOptStatus {
        email: email.into(),
    })
    .await?;
    rest.send(&v2::email_addresses::GetEmailAddressStatus::new(email))
        .await?;
    Ok(())
}

// port: APIEmailService.sendEmail
// C#: EmailService.SendEmail(ids, from, to, cc, bcc, "HTML", subject, html, text)
// PHP: emails('xml')->sendEmail($ids, $from, $to, $cc, $bcc, 'HTML', $subject, $html, $text)
// iSDK: sendEmail($ids, $from, $to, $cc, $bcc, 'HTML', $subject, $html, $text)
// note: REST has no cc and bcc, the sender must be an authenticated one, and 202 means queued
pub async fn send_email(
    xml: &Xml,
    rest: &Rest,
    call: xmlrpc::email::SendEmail,
    from: &str,
    ids: Vec<i64>,
    html: &str,
) -> Done {
    xml.call(&call).await?;
    rest.send(&v2::emails::SendEmail::new(
        v2::emails::EmailSendRequest::from_address(from, ids, "Hello").html(html),
    ))
    .await?;
    Ok(())
}

// port: APIEmailService.sendTemplate
// C#: EmailService.SendTemplate(ids, templateId)
// PHP: emails('xml')->sendTemplate($ids, $templateId)
// iSDK: sendTemplate($ids, $templateId)
// note: on the wire `sendEmail` with two params; REST wants the user who sends
pub async fn send_template(
    xml: &Xml,
    rest: &Rest,
    ids: Vec<i32>,
    template_id: i32,
    template: v2::emails::EmailSendTemplateRequest,
) -> Done {
    xml.call(&xmlrpc::email::SendTemplate {
        contact_list: ids,
        template_id,
    })
    .await?;
    rest.send(&v2::emails::SendEmailTemplate::new(template))
        .await?;
    Ok(())
}

// port: APIEmailService.attachEmail
// C#: EmailService.AttachEmail(id, ...)
// PHP: emails('xml')->attachEmail($id, ...)
// iSDK: attachEmail($id, ...)
// note: records a mail that was sent elsewhere; nothing is sent
pub async fn attach_email(
    xml: &Xml,
    rest: &Rest,
    sent: xmlrpc::email::AttachEmail,
    record: v2::emails::CreateEmailSentRequest,
) -> Done {
    xml.call(&sent).await?;
    rest.send(&v2::emails::CreateEmail::new(record)).await?;
    Ok(())
}

// port: APIEmailService.getEmailTemplate
// C#: EmailService.GetEmailTemplate(templateId)
// PHP: emails('xml')->getEmailTemplate($templateId)
// iSDK: getEmailTemplate($templateId)
pub async fn get_email_template(xml: &Xml, rest: &Rest, template_id: i32) -> Done {
    xml.call(&xmlrpc::email::GetEmailTemplate { template_id })
        .await?;
    rest.send(&v2::emails::GetEmailTemplate::new(i64::from(template_id)))
        .await?;
    Ok(())
}

// port: APIEmailService.addEmailTemplate
// C#: EmailService.AddEmailTemplate(...)
// PHP: emails('xml')->addEmailTemplate(...)
// iSDK: addEmailTemplate(...)
// note: no counterpart: make templates in Keap, REST lists, reads and sends them
pub async fn add_email_template(xml: &Xml, template: xmlrpc::email::AddEmailTemplate) -> Done {
    xml.call(&template).await?;
    Ok(())
}

// port: APIEmailService.updateEmailTemplate
// C#: EmailService.UpdateEmailTemplate(templateId, ...)
// PHP: emails('xml')->updateEmailTemplate($templateId, ...)
// iSDK: updateEmailTemplate($templateId, ...)
// note: no counterpart, as above
pub async fn update_email_template(
    xml: &Xml,
    template: xmlrpc::email::UpdateEmailTemplate,
) -> Done {
    xml.call(&template).await?;
    Ok(())
}

// port: APIEmailService.getAvailableMergeFields
// C#: EmailService.GetAvailableMergeFields("Contact")
// iSDK: getAvailableMergeFields('Contact')
// note: the model lists custom fields; the rest is a fixed list of your own
pub async fn get_available_merge_fields(xml: &Xml, rest: &Rest) -> Done {
    xml.call(&xmlrpc::email::GetAvailableMergeFields {
        merge_context: xmlrpc::email::MergeContext::Contact,
    })
    .await?;
    rest.send(&v2::contacts::RetrieveContactModel).await?;
    Ok(())
}

// port: FunnelService.achieveGoal
// C#: FunnelService.AchieveGoal(integration, callName, id)
// PHP: funnels()->achieveGoal($integration, $callName, $id)
// iSDK: achieveGoal($integration, $callName, $id)
// note: repeating it starts automations again
pub async fn achieve_goal(
    xml: &Xml,
    rest: &Rest,
    integration: &str,
    call_name: &str,
    id: i32,
) -> Done {
    xml.call(&xmlrpc::funnel::AchieveGoal {
        integration: integration.into(),
        call_name: call_name.into(),
        contact_id: id,
    })
    .await?;
    rest.send(&v2::automations::AchieveGoal::new(
        v2::automations::AchieveGoalRequest::by_call_name(i64::from(id), integration, call_name),
    ))
    .await?;
    Ok(())
}
