//! Operations of notes.

use keap_rest::v1::notes::*;

use crate::rest_operations::samples::Samples;

#[test]
fn notes() {
    let mut samples = Samples::load("v1/notes");
    samples.check(
        ListNotes::new(),
        ListNotes::new()
            .contact_id("7")
            .limit(5)
            .offset(5)
            .user_id("7"),
    );
    samples.check(
        CreateNote::new(samples.body("createNoteUsingPOST")),
        CreateNote::new(samples.body("createNoteUsingPOST")),
    );
    samples.check(GetNote::new("7"), GetNote::new("7"));
    samples.check(
        ReplaceNote::new("7", samples.body("updateNoteUsingPUT")),
        ReplaceNote::new("7", samples.body("updateNoteUsingPUT")),
    );
    samples.check(
        UpdateNote::new("7", samples.body("updatePropertiesOnNoteUsingPATCH")),
        UpdateNote::new("7", samples.body("updatePropertiesOnNoteUsingPATCH")),
    );
    samples.check_without_json(DeleteNote::new("7"), DeleteNote::new("7"));
    samples.check(RetrieveNoteModel, RetrieveNoteModel);
    samples.check(
        CreateNoteCustomField::new(samples.body("createNoteCustomFieldUsingPOST")),
        CreateNoteCustomField::new(samples.body("createNoteCustomFieldUsingPOST")),
    );
    samples.finish();
}
