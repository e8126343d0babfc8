//! Operations of files.

use keap_rest::v1::files::*;
use keap_rest::{ContactId, FileId};

use crate::rest_operations::samples::Samples;

#[test]
fn files() {
    let mut samples = Samples::load("v1/files");
    samples.check(
        ListFiles::new(),
        ListFiles::new()
            .contact_id(ContactId::new(7))
            .limit(5)
            .name("7")
            .offset(5)
            .permission("7".into())
            .r#type("7".into())
            .viewable("7".into()),
    );
    samples.check(
        CreateFile::new(samples.body("createFileUsingPOST")),
        CreateFile::new(samples.body("createFileUsingPOST")),
    );
    samples.check(
        GetFile::new(FileId::new(7)),
        GetFile::new(FileId::new(7)).optional_properties(["7", "8"]),
    );
    samples.check(
        UpdateFile::new(FileId::new(7), samples.body("updateFileUsingPUT")),
        UpdateFile::new(FileId::new(7), samples.body("updateFileUsingPUT")),
    );
    samples.check_without_json(
        DeleteFile::new(FileId::new(7)),
        DeleteFile::new(FileId::new(7)),
    );
    samples.finish();
}
