//! `DataService`.

use keap::schema::{Query, contact, table};
use keap::{ContactActionId, ContactId, CustomFieldId, Keap, model::NewCustomField};

use super::Done;
use super::contacts::Person;

// port: DataService.add
// C#: DataService.Add<Contact>(s => s.Set(c => c.FirstName, "Joe"))
// PHP: data()->add('Contact', ['FirstName' => 'Joe'])
// iSDK: dsAdd('Contact', ['FirstName' => 'Joe'])
// note: a table whose name is known at run time only is a text, its columns are set by name: `add("Contact", |r| r.set_by_name("FirstName", "Joe"))`
pub async fn add(keap: &Keap) -> Done {
    keap.data()
        .add(table::Contact, |c| c.set(contact::FIRST_NAME, "Joe"))
        .await?;
    Ok(())
}

// port: DataService.load
// C#: DataService.Load<Contact>(id, p => p.Include(c => c.FirstName))
// PHP: data()->load('Contact', $id, ['FirstName'])
// iSDK: dsLoad('Contact', $id, ['FirstName'])
pub async fn load(keap: &Keap, id: ContactId) -> Done {
    keap.data()
        .load(table::Contact, id, [contact::FIRST_NAME])
        .await?;
    Ok(())
}

// port: DataService.update
// C#: DataService.Update<Contact>(id, s => s.Set(c => c.FirstName, "Joe"))
// PHP: data()->update('Contact', $id, ['FirstName' => 'Joe'])
// iSDK: dsUpdate('Contact', $id, ['FirstName' => 'Joe'])
pub async fn update(keap: &Keap, id: ContactId) -> Done {
    keap.data()
        .update(table::Contact, id, |c| c.set(contact::FIRST_NAME, "Joe"))
        .await?;
    Ok(())
}

// port: DataService.delete
// C#: DataService.Delete<Contact>(id)
// PHP: data()->delete('Contact', $id)
// iSDK: dsDelete('Contact', $id)
pub async fn delete(keap: &Keap, id: ContactId) -> Done {
    keap.data().delete(table::Contact, id).await?;
    Ok(())
}

// port: DataService.findByField
// C#: DataService.FindByField("Contact", 1000, 0, "Email", email, new[] { "Id" })
// PHP: data()->findByField('Contact', 1000, 0, 'Email', $email, ['Id'])
// iSDK: dsFind('Contact', 1000, 0, 'Email', $email, ['Id'])
// note: `find_by_field` reads the first 1000 rows; a loop over `$page` asks `find_by_field_page(table::Contact, (1000, page), "Email", email, [contact::ID])`, or better `pages` of a query with an order
pub async fn find_by_field(keap: &Keap, email: &str) -> Done {
    keap.data()
        .find_by_field(table::Contact, "Email", email, [contact::ID])
        .await?;
    Ok(())
}

// port: DataService.query
// C#: DataService.Query<Contact>(q => q.Add(c => c.LastName, "Bob", ValuePosition.StartsWith), p => p.Include(c => c.Id))
// PHP: data()->query('Contact', 50, 0, ['LastName' => 'Bob%'], ['Id'], 'Id', true)
// iSDK: dsQueryOrderBy('Contact', 50, 0, ['LastName' => 'Bob%'], ['Id'], 'Id')
// note: the .NET call reads all pages; `query` reads one, the others read all: `pages` one after the other, `query_columns` as tuples, `query_as` as structs of your own, `query_all` a whole table
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
    let named = || Query::<table::Contact>::new().like(contact::LAST_NAME, "Bob%");
    let mut pages = keap.data().pages(named()).await?;
    while let Some(page) = pages.next().await? {
        println!("page {}: {} rows", page.number, page.rows.len());
    }
    keap.data()
        .query_columns(named(), (contact::ID, contact::EMAIL))
        .await?;
    keap.data().query_as::<Person>(named()).await?;
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
// note: `NewCustomField` has the four params as fields
pub async fn add_custom_field(keap: &Keap, field: NewCustomField) -> Done {
    keap.data().add_custom_field(field).await?;
    Ok(())
}

// port: DataService.updateCustomField
// C#: DataService.UpdateCustomField(fieldId, values)
// PHP: data()->updateCustomField($fieldId, $values)
// iSDK: updateCustomField($fieldId, $values)
// note: over REST not for fields of contacts: v2 can create and delete those only (KB-020)
pub async fn update_custom_field(keap: &Keap, field_id: CustomFieldId, label: &str) -> Done {
    keap.data()
        .update_custom_field(field_id, Some(label.into()), None)
        .await?;
    Ok(())
}

// port: DataService.authenticateUser
// C#: DataService.AuthenticateUser(user, passwordHash)
// PHP: data()->authenticateUser($user, $passwordHash)
// iSDK: authenticateUser($user, $password)
// note: refused over REST (KB-022): let users sign in with OAuth
pub async fn authenticate_user(keap: &Keap, user: &str, password: &str) -> Done {
    keap.data().authenticate_user(user, password).await?;
    Ok(())
}

// port: DataService.getAppSetting
// C#: DataService.GetAppSetting("Contact", "optiontypes")
// PHP: data()->getAppSetting('Contact', 'optiontypes')
// iSDK: dsGetSetting('Contact', 'optiontypes')
pub async fn get_app_setting(keap: &Keap) -> Done {
    keap.data()
        .get_app_setting("Contact", "optiontypes")
        .await?;
    Ok(())
}

// port: DataService.getAppointmentICal
// PHP: data()->getAppointmentCal($appointmentId)
// note: over REST the facade writes the text itself, from what the appointment tells (KB-023)
pub async fn get_appointment_ical(keap: &Keap, id: ContactActionId) -> Done {
    keap.data().get_appointment_ical(id).await?;
    Ok(())
}

// port: DataService.getUserInfo
// C#: DataService.GetUserInfo()
// PHP: data()->getUserInfo()
pub async fn get_user_info(keap: &Keap) -> Done {
    keap.data().get_user_info().await?;
    Ok(())
}
