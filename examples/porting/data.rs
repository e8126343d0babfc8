//! `DataService`.

use keap::schema::{Query, contact, table};
use keap::{DataService as _, Keap};
use keap_rest::{Client as Rest, v1, v2};
use keap_xmlrpc::{self as xmlrpc, Client as Xml};

use super::Done;

// port: DataService.add
// C#: DataService.Add<Contact>(s => s.Set(c => c.FirstName, "Joe"))
// PHP: data()->add('Contact', ['FirstName' => 'Joe'])
// iSDK: dsAdd('Contact', ['FirstName' => 'Joe'])
pub async fn add(keap: &Keap) -> Done {
    keap.data()
        .add("Contact", |r| r.set_by_name("FirstName", "Joe"))
        .await?;
    Ok(())
}

// port: DataService.load
// C#: DataService.Load<Contact>(id, p => p.Include(c => c.FirstName))
// PHP: data()->load('Contact', $id, ['FirstName'])
// iSDK: dsLoad('Contact', $id, ['FirstName'])
pub async fn load(keap: &Keap, id: i64) -> Done {
    keap.data().load("Contact", id, ["FirstName"]).await?;
    Ok(())
}

// port: DataService.update
// C#: DataService.Update<Contact>(id, s => s.Set(c => c.FirstName, "Joe"))
// PHP: data()->update('Contact', $id, ['FirstName' => 'Joe'])
// iSDK: dsUpdate('Contact', $id, ['FirstName' => 'Joe'])
pub async fn update(keap: &Keap, id: i64) -> Done {
    keap.data()
        .update("Contact", id, |r| r.set_by_name("FirstName", "Joe"))
        .await?;
    Ok(())
}

// port: DataService.delete
// C#: DataService.Delete<Contact>(id)
// PHP: data()->delete('Contact', $id)
// iSDK: dsDelete('Contact', $id)
pub async fn delete(keap: &Keap, id: i64) -> Done {
    keap.data().delete("Contact", id).await?;
    Ok(())
}

// port: DataService.findByField
// C#: DataService.FindByField("Contact", 1000, 0, "Email", email, new[] { "Id" })
// PHP: data()->findByField('Contact', 1000, 0, 'Email', $email, ['Id'])
// iSDK: dsFind('Contact', 1000, 0, 'Email', $email, ['Id'])
pub async fn find_by_field(keap: &Keap, email: &str) -> Done {
    keap.data()
        .find_by_field("Contact", "Email", email, ["Id"])
        .await?;
    Ok(())
}

// port: DataService.query
// C#: DataService.Query<Contact>(q => q.Add(c => c.LastName, "Bob", ValuePosition.StartsWith), p => p.Include(c => c.Id))
// PHP: data()->query('Contact', 50, 0, ['LastName' => 'Bob%'], ['Id'], 'Id', true)
// iSDK: dsQueryOrderBy('Contact', 50, 0, ['LastName' => 'Bob%'], ['Id'], 'Id')
// note: the .NET call reads all pages; ours reads one, `query_all` reads all of a table
pub async fn query(keap: &Keap) -> Done {
    keap.data()
        .query(
            Query::<table::Contact>::new()
                .like(contact::LAST_NAME, "Bob%")
                .select(contact::ID)
                .ascending(contact::ID)
                .limit(50)
                .page(0),
        )
        .await?;
    keap.data().query_all::<table::User>().await?;
    Ok(())
}

// port: DataService.count
// PHP: data()->count('Contact', ['State' => 'AZ'])
// iSDK: dsCount('Contact', ['State' => 'AZ'])
pub async fn count(keap: &Keap) -> Done {
    keap.data()
        .count(Query::<table::Contact>::new().equals(contact::STATE, "AZ"))
        .await?;
    Ok(())
}

// port: DataService.addCustomField
// C#: DataService.AddCustomField("Contact", name, "Text", headerId)
// PHP: data()->addCustomField('Contact', $name, 'Text', $headerId)
// iSDK: addCustomField('Contact', $name, 'Text', $headerId)
// note: REST takes type words of its own; each record type has its own operation
pub async fn add_custom_field(
    xml: &Xml,
    rest: &Rest,
    name: &str,
    header_id: i32,
    field: v2::model::CreateCustomFieldRequest,
) -> Done {
    xml.call(&xmlrpc::data::AddCustomField {
        custom_field_type: "Contact".into(),
        display_name: name.into(),
        data_type: "Text".into(),
        header_id,
    })
    .await?;
    rest.send(&v2::contacts::CreateContactCustomField::new(field))
        .await?;
    Ok(())
}

// port: DataService.updateCustomField
// C#: DataService.UpdateCustomField(fieldId, values)
// PHP: data()->updateCustomField($fieldId, $values)
// iSDK: updateCustomField($fieldId, $values)
// note: not for fields of contacts: v2 can create and delete those only
pub async fn update_custom_field(
    xml: &Xml,
    rest: &Rest,
    field_id: i32,
    values: xmlrpc::Struct,
    change: v2::model::UpdateCustomFieldMetaDataRequest,
) -> Done {
    xml.call(&xmlrpc::data::UpdateCustomField {
        custom_field_id: field_id,
        values,
    })
    .await?;
    rest.send(&v2::companies::UpdateCompanyCustomField::new(
        i64::from(field_id),
        change,
    ))
    .await?;
    Ok(())
}

// port: DataService.authenticateUser
// C#: DataService.AuthenticateUser(user, passwordHash)
// PHP: data()->authenticateUser($user, $passwordHash)
// iSDK: authenticateUser($user, $password)
// note: no counterpart: REST checks no passwords; let users sign in with OAuth
pub async fn authenticate_user(
    xml: &Xml,
    username: String,
    password_hash: xmlrpc::data::PasswordHash,
) -> Done {
    xml.call(&xmlrpc::data::AuthenticateUser {
        username,
        password_hash,
    })
    .await?;
    Ok(())
}

// port: DataService.getAppSetting
// C#: DataService.GetAppSetting("Contact", "optiontypes")
// PHP: data()->getAppSetting('Contact', 'optiontypes')
// iSDK: dsGetSetting('Contact', 'optiontypes')
// note: settings have other names in REST
pub async fn get_app_setting(xml: &Xml, rest: &Rest) -> Done {
    xml.call(&xmlrpc::data::GetAppSetting {
        module: "Contact".into(),
        setting: "optiontypes".into(),
    })
    .await?;
    rest.send(&v2::settings::GetContactOptionTypes).await?;
    rest.send(&v2::settings::GetApplicationConfigurations::new().fields(["ECOMMERCE"]))
        .await?;
    Ok(())
}

// port: DataService.getAppointmentICal
// PHP: data()->getAppointmentCal($appointmentId)
// note: REST v1 only, and as data: write the calendar text yourself
pub async fn get_appointment_ical(xml: &Xml, rest: &Rest, appointment_id: i32) -> Done {
    xml.call(&xmlrpc::data::GetAppointmentICal { appointment_id })
        .await?;
    rest.send(&v1::appointments::GetAppointment::new(i64::from(
        appointment_id,
    )))
    .await?;
    Ok(())
}

// port: DataService.getUserInfo
// C#: DataService.GetUserInfo()
// PHP: data()->getUserInfo()
pub async fn get_user_info(keap: &Keap) -> Done {
    keap.data().get_user_info().await?;
    Ok(())
}
