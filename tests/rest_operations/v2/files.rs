//! Operations of files.

use keap_rest::v2::files::*;
use keap_rest::{ContactId, Direction, FileId, UserId};

use crate::rest_operations::samples::{Samples, time, upload};

#[test]
fn files() {
    let mut samples = Samples::load("v2/files");
    samples.check(
        ListFiles::new(),
        ListFiles::new()
            .filter(
                Filter::is_public(true)
                    .and(Filter::contact_id(ContactId::new(7)))
                    .and(Filter::user_id(UserId::new(7)))
                    .and(Filter::category("7"))
                    .and(Filter::file_box_type("7"))
                    .and(Filter::file_name("7"))
                    .and(Filter::created_time(time()))
                    .and(Filter::updated_time(time())),
            )
            .order_by(OrderKey::FileName, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateFile::new(upload(), "7", "7"),
        CreateFile::new(upload(), "7", "7")
            .contact_id(ContactId::new(7))
            .is_public(true),
    );
    samples.check(GetFile::new(FileId::new(7)), GetFile::new(FileId::new(7)));
    samples.check_without_json(
        GetFileData::new(FileId::new(7)),
        GetFileData::new(FileId::new(7)),
    );
    samples.check(
        UpdateFile::new(FileId::new(7)),
        UpdateFile::new(FileId::new(7))
            .file(upload())
            .file_name("7")
            .is_public(true)
            .update_mask(["7", "8"]),
    );
    samples.check_without_json(
        DeleteFile::new(FileId::new(7)),
        DeleteFile::new(FileId::new(7)),
    );
    samples.finish();
}
