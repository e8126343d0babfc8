//! Files and web forms on all wires, and what is refused before it is sent.

use keap::{
    Backend, ContactId, ErrorKind, FileId, UserId, WebFormId,
    model::FileContent,
    rest::RestOptions,
    service::{FileService, WebFormService},
};
use keap_http::testing::Script;
use keap_tests::{builder, recorder, sandbox};

use super::{connect, told};

/// Every byte there is, line breaks and quotes among them, and no text.
fn bytes() -> FileContent {
    FileContent::new((0..=255).cycle().take(100_000).collect::<Vec<u8>>())
}

async fn files_travel(service: FileService<'_>, backend: Backend) {
    let name = "Gr\u{f6}\u{df}e 1.bin";
    for contact in [Some(ContactId::new(17)), None] {
        let id = service.upload_file(contact, name, bytes()).await.unwrap();
        assert_eq!(service.get_file(id).await.unwrap(), bytes(), "{backend}");
        assert!(
            service
                .replace_file(id, "other".as_bytes().to_vec())
                .await
                .unwrap()
        );
        assert!(service.rename_file(id, "other.txt").await.unwrap());
        let content = service.get_file(id).await.unwrap();
        assert_eq!(content.as_bytes(), b"other", "{backend}");
        let empty = service
            .upload_file(contact, "empty", Vec::new())
            .await
            .unwrap();
        assert!(
            service.get_file(empty).await.unwrap().is_empty(),
            "{backend}"
        );
    }
    for error in [
        service.get_file(FileId::new(999_999)).await.unwrap_err(),
        service
            .rename_file(FileId::new(999_999), "x")
            .await
            .unwrap_err(),
        service
            .replace_file(FileId::new(999_999), bytes())
            .await
            .unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::NotFound, "{}", told(&error));
    }
    let error = service.upload_file(None, " ", bytes()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
}

/// What another wire sees of it: name, contact and whether it is public stay as they were.
#[tokio::test]
async fn files_travel_over_every_wire_and_keep_what_is_not_changed() {
    for backend in Backend::ALL {
        let keap = connect();
        let legacy = keap.xmlrpc().unwrap();
        match backend {
            Backend::XmlRpc => files_travel(legacy.files(), backend).await,
            Backend::RestV1 => files_travel(keap.rest_v1().unwrap().files(), backend).await,
            Backend::RestV2 => files_travel(keap.rest_v2().unwrap().files(), backend).await,
            other => panic!("{other}"),
        }
        keap.set_policy(keap::RoutePolicy::new(backend));
        // Of contact 19, and public.
        assert!(
            keap.files()
                .rename_file(FileId::new(1), "other.txt")
                .await
                .unwrap()
        );
        assert!(
            keap.files()
                .replace_file(FileId::new(1), bytes())
                .await
                .unwrap()
        );
        let columns = ["FileName", "ContactId", "Public", "FileSize", "Extension"];
        let row = legacy.data().load("FileBox", 1, columns).await.unwrap();
        let shown = columns.map(|name| row.get(name).map(ToString::to_string).unwrap_or_default());
        assert_eq!(
            shown,
            ["other.txt", "19", "1", "100000", "txt"],
            "{backend}"
        );
    }
}

#[tokio::test]
async fn what_a_wire_cannot_carry_is_refused_before_it_is_sent() {
    let (keap, recorder) = recorder::connect();
    let (v1, v2) = (keap.rest_v1().unwrap(), keap.rest_v2().unwrap());
    let large = FileContent::new(vec![0; 8_000_001]);
    for error in [
        v1.files()
            .upload_file(None, "large", large.clone())
            .await
            .unwrap_err(),
        v1.files()
            .replace_file(FileId::new(1), large)
            .await
            .unwrap_err(),
        v2.files()
            .get_download_url(FileId::new(1))
            .await
            .unwrap_err(),
        v1.web_forms().get_map().await.unwrap_err(),
        v1.web_forms()
            .get_html(WebFormId::new(1))
            .await
            .unwrap_err(),
        v2.card_submission()
            .request_submission_token(ContactId::new(17), "a", "b")
            .await
            .unwrap_err(),
        v2.card_submission()
            .request_credit_card_id(keap_http::Secret::new("t"))
            .await
            .unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Unsupported, "{}", told(&error));
        assert!(error.hint().is_some() && error.difference().is_some());
    }
    assert_eq!(recorder.take(), [""; 0]);
    // What just fits is sent.
    let fits = v1
        .files()
        .upload_file(None, "fits", vec![0; 8_000_000])
        .await
        .unwrap();
    assert_eq!(v1.files().get_file(fits).await.unwrap().len(), 8_000_000);
}

/// Many forms are several pages.
#[tokio::test]
async fn web_forms_are_listed_to_the_end_and_read() {
    async fn forms(service: WebFormService<'_>) {
        let forms = service.get_map().await.unwrap();
        assert_eq!(
            forms.into_iter().collect::<Vec<_>>(),
            [(WebFormId::new(1), "Newsletter".to_owned())]
        );
        assert_eq!(
            service.get_html(WebFormId::new(1)).await.unwrap(),
            "<form><input name=\"inf_field_Email\"></form>"
        );
        let error = service.get_html(WebFormId::new(999_999)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound, "{}", told(&error));
    }
    let keap = connect();
    forms(keap.xmlrpc().unwrap().web_forms()).await;
    forms(keap.rest_v2().unwrap().web_forms()).await;

    let page = |ids: &[u32], next: &str| {
        let rows: Vec<String> = ids
            .iter()
            .map(|id| format!(r#"{{"id":"{id}","name":"Form {id}"}}"#))
            .collect();
        format!(
            r#"{{"webforms":[{}],"next_page_token":"{next}"}}"#,
            rows.join(",")
        )
    };
    let script = Script::new()
        .answer(200, "application/json", page(&[1, 2], "b"))
        .answer(200, "application/json", page(&[3], ""));
    let keap = builder(&sandbox())
        .transport(script.transport())
        .build()
        .unwrap();
    let forms = keap.rest_v2().unwrap().web_forms().get_map().await.unwrap();
    assert_eq!(
        forms.into_keys().collect::<Vec<_>>(),
        [1, 2, 3].map(WebFormId::new)
    );
}

#[tokio::test]
async fn what_the_owner_or_the_facade_knows_is_answered_without_a_call() {
    let (keap, recorder) = recorder::connect();
    let (v1, v2) = (keap.rest_v1().unwrap(), keap.rest_v2().unwrap());
    let script = v2
        .web_tracking()
        .get_web_tracking_script_url()
        .await
        .unwrap();
    let tag = v1
        .web_tracking()
        .get_web_tracking_script_tag()
        .await
        .unwrap();
    assert!(
        tag.contains(&script) && tag.starts_with("<script "),
        "{tag}"
    );
    let kinds = v2
        .search()
        .get_available_quick_searches(UserId::new(1))
        .await
        .unwrap();
    assert_eq!(kinds.get("FindPerson").unwrap().to_string(), "Person");
    assert!(kinds.get("FindSubscription").is_none());
    let chosen = v1
        .search()
        .get_default_quick_search(UserId::new(1))
        .await
        .unwrap();
    assert_eq!(chosen.as_deref(), Some("FindPerson"));
    assert_eq!(recorder.take(), [""; 0]);

    let keap = builder(&sandbox())
        .rest_options(RestOptions::default())
        .build()
        .unwrap();
    let error = keap
        .rest_v2()
        .unwrap()
        .web_tracking()
        .get_web_tracking_script_tag()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    let hint = error.hint().unwrap();
    assert!(hint.contains("RestOptions::web_tracking_script"), "{hint}");
}

/// A portal answers every request with its page.
#[tokio::test]
async fn the_page_of_a_portal_is_no_file_and_a_stored_page_is_one() {
    let page = "<!DOCTYPE html><title>Welcome</title>";
    let metadata = |size: usize| format!(r#"{{"id":"1","file_size":{size}}}"#);
    for (size, is_file) in [(page.len(), true), (7, false)] {
        let script = Script::new().answer(200, "text/html", page).answer(
            200,
            "application/json",
            metadata(size),
        );
        let keap = builder(&sandbox())
            .transport(script.transport())
            .build()
            .unwrap();
        let read = keap
            .rest_v2()
            .unwrap()
            .files()
            .get_file(FileId::new(1))
            .await;
        match read {
            Ok(content) => assert!(is_file && content.as_bytes() == page.as_bytes()),
            Err(error) => {
                assert!(!is_file, "{}", told(&error));
                assert_eq!(error.kind(), ErrorKind::InvalidResponse);
            }
        }
    }
}

/// Neither an error nor the words of an invocation hold what is in a file.
#[tokio::test]
async fn no_content_gets_into_what_is_told() {
    let content = FileContent::new("a secret of the file");
    let invocation = keap::Invocation::file_upload(None, "note.txt".into(), content);
    assert!(!format!("{invocation:?}").contains("secret"));
    let keap = connect();
    let outcome = keap.invoke_on(Backend::RestV2, invocation).await.unwrap();
    let id = match outcome {
        keap::Outcome::Id(id) => id,
        other => panic!("{other:?}"),
    };
    let read = keap::Invocation::file_get(FileId::new(id));
    let outcome = keap.rest_v2().unwrap().invoke(read.clone()).await.unwrap();
    assert!(!format!("{outcome:?}").contains("secret"));
    let comparison = keap.compare(read, &Backend::ALL).await;
    let told = format!("{comparison:?}");
    assert!(
        told.contains("20 bytes, SHA-256") && !told.contains("secret"),
        "{told}"
    );
}
