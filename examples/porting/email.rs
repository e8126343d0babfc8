//! `APIEmailService` and `FunnelService`.

use keap::{
    ContactId, Keap, TemplateId,
    model::{EmailMessage, EmailRecord, EmailTemplate},
};

use super::Done;

// port: APIEmailService.optIn
// C#: EmailService.OptIn(email, reason)
// PHP: emails('xml')->optIn($email, $reason)
// iSDK: optIn($email, $reason)
// note: XML-RPC opts in once and never after an opt-out; see KB-024 for REST
pub async fn opt_in(keap: &Keap, email: &str, reason: &str) -> Done {
    keap.email().opt_in(email, reason).await?;
    Ok(())
}

// port: APIEmailService.optOut
// C#: EmailService.OptOut(email, reason)
// PHP: emails('xml')->optOut($email, $reason)
// iSDK: optOut($email, $reason)
pub async fn opt_out(keap: &Keap, email: &str, reason: &str) -> Done {
    keap.email().opt_out(email, reason).await?;
    Ok(())
}

// port: APIEmailService.getOptStatus
// C#: EmailService.GetOptStatus(email)
// PHP: emails('xml')->getOptStatus($email)
// iSDK: optStatus($email)
// note: an `OptStatus` instead of 0, 1 or 2
pub async fn get_opt_status(keap: &Keap, email: &str) -> Done {
    keap.email().get_opt_status(email).await?;
    Ok(())
}

// port: APIEmailService.sendEmail
// C#: EmailService.SendEmail(ids, from, to, cc, bcc, "HTML", subject, html, text)
// PHP: emails('xml')->sendEmail($ids, $from, $to, $cc, $bcc, 'HTML', $subject, $html, $text)
// iSDK: sendEmail($ids, $from, $to, $cc, $bcc, 'HTML', $subject, $html, $text)
// note: REST has no cc and bcc, the sender must be an authenticated one, and "done" means queued (KB-025)
pub async fn send_email(keap: &Keap, from: &str, ids: Vec<ContactId>, html: &str) -> Done {
    keap.email()
        .send_email(EmailMessage::new(from, ids, "Hello").html(html))
        .await?;
    Ok(())
}

// port: APIEmailService.sendTemplate
// C#: EmailService.SendTemplate(ids, templateId)
// PHP: emails('xml')->sendTemplate($ids, $templateId)
// iSDK: sendTemplate($ids, $templateId)
// note: over REST a user must be named who sends (KB-025)
pub async fn send_template(keap: &Keap, ids: &[ContactId], template: TemplateId) -> Done {
    keap.email().send_template(ids, template).await?;
    Ok(())
}

// port: APIEmailService.attachEmail
// C#: EmailService.AttachEmail(id, ...)
// PHP: emails('xml')->attachEmail($id, ...)
// iSDK: attachEmail($id, ...)
// note: records a mail that was sent elsewhere; nothing is sent
pub async fn attach_email(keap: &Keap, sent: EmailRecord) -> Done {
    keap.email().attach_email(sent).await?;
    Ok(())
}

// port: APIEmailService.getEmailTemplate
// C#: EmailService.GetEmailTemplate(templateId)
// PHP: emails('xml')->getEmailTemplate($templateId)
// iSDK: getEmailTemplate($templateId)
pub async fn get_email_template(keap: &Keap, template: TemplateId) -> Done {
    keap.email().get_email_template(template).await?;
    Ok(())
}

// port: APIEmailService.addEmailTemplate
// C#: EmailService.AddEmailTemplate(...)
// PHP: emails('xml')->addEmailTemplate(...)
// iSDK: addEmailTemplate(...)
// note: refused over REST (KB-027): make templates in Keap; REST lists, reads and sends them
pub async fn add_email_template(keap: &Keap, template: EmailTemplate) -> Done {
    keap.email().add_email_template(template).await?;
    Ok(())
}

// port: APIEmailService.updateEmailTemplate
// C#: EmailService.UpdateEmailTemplate(templateId, ...)
// PHP: emails('xml')->updateEmailTemplate($templateId, ...)
// iSDK: updateEmailTemplate($templateId, ...)
// note: refused over REST (KB-027), as above
pub async fn update_email_template(keap: &Keap, id: TemplateId, template: EmailTemplate) -> Done {
    keap.email().update_email_template(id, template).await?;
    Ok(())
}

// port: APIEmailService.getAvailableMergeFields
// C#: EmailService.GetAvailableMergeFields("Contact")
// iSDK: getAvailableMergeFields('Contact')
// note: over REST the columns of contacts and their custom fields; no other context
pub async fn get_available_merge_fields(keap: &Keap) -> Done {
    keap.email().get_available_merge_fields("Contact").await?;
    Ok(())
}

// port: FunnelService.achieveGoal
// C#: FunnelService.AchieveGoal(integration, callName, id)
// PHP: funnels()->achieveGoal($integration, $callName, $id)
// iSDK: achieveGoal($integration, $callName, $id)
// note: repeating it starts automations again
pub async fn achieve_goal(keap: &Keap, integration: &str, call_name: &str, id: ContactId) -> Done {
    keap.funnel()
        .achieve_goal(integration, call_name, id)
        .await?;
    Ok(())
}
