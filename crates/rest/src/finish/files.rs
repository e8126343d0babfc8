//! Uploads: what a file belongs to.

use crate::v2::files::CreateFile;
use crate::{ContactId, Upload};

impl CreateFile {
    /// A file of a contact, under the name it is uploaded with.
    ///
    /// ```
    /// use keap_rest::v2::files::CreateFile;
    /// use keap_rest::{ContactId, Upload};
    ///
    /// let upload = Upload::new("offer.txt", "the offer").content_type("text/plain");
    /// let create = CreateFile::for_contact(ContactId::new(7), upload);
    /// assert_eq!(create.file_name, "offer.txt");
    /// ```
    pub fn for_contact(contact: ContactId, file: Upload) -> Self {
        Self {
            contact_id: Some(contact),
            ..Self::of("CONTACT", file)
        }
    }

    /// A file of the user the credential belongs to.
    pub fn for_user(file: Upload) -> Self {
        Self::of("USER", file)
    }

    /// A file of the company that owns the application.
    pub fn for_company(file: Upload) -> Self {
        Self::of("COMPANY", file)
    }

    fn of(association: &str, file: Upload) -> Self {
        let name = file.file_name().to_owned();
        Self::new(file, name, association)
    }
}
