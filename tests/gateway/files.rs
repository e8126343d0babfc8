//! Files of old programs: base64 in a text, in front of REST.

use keap_gateway::Bounds;
use keap_xmlrpc::Value;

use super::chain::{Chain, KEY};
use super::hostile::Served;
use keap_tests::foreign::client;

const PYTHON: &str = r#"
import base64, sys, xmlrpc.client as x
url, key = sys.argv[1:3]
keap = x.ServerProxy(url)
data = bytes(range(256)) * 4096
text = base64.encodebytes(data).decode()
for id in (
    keap.FileService.uploadFile(key, 17, "data.bin", text),
    keap.FileService.uploadFile(key, 17, "data.bin", text),
    keap.FileService.uploadFile(key, "123", text),
):
    assert base64.b64decode(keap.FileService.getFile(key, id)) == data
row = keap.DataService.load(key, "FileBox", 6, ["FileName", "ContactId"])
assert row.get("FileName") == "123" and not row.get("ContactId"), row
assert keap.FileService.replaceFile(key, id, base64.b64encode(b"new").decode()) is True
assert keap.FileService.renameFile(key, id, "new.txt") is True
assert keap.FileService.getFile(key, id) == "bmV3"
print(keap.FileService.getDownloadUrl(key, 1))
print(keap.WebFormService.getMap(key))
for wrong in (lambda: keap.FileService.uploadFile(key, 0, "data.bin", text), lambda: keap.FileService.uploadFile(key, "a.txt", "*"), lambda: keap.FileService.getFile(key, 999999), lambda: keap.FileService.uploadFile(key, "17", "data.bin", text)):
    try:
        print(wrong())
    except x.Fault as fault:
        print(fault.faultCode)
"#;

#[tokio::test]
async fn python_stores_and_reads_files() {
    let chain = Chain::new();
    let served = Served::by(&chain).await;
    let url = format!("http://{}/api/xmlrpc", served.address);
    let arguments = ["-c", PYTHON, &url, KEY].map(str::to_owned).to_vec();
    if let Some(text) = client("python3", "", arguments).await {
        let expected =
            "https://ab123.infusionsoft.com/Download?Id=1\n{'1': 'Newsletter'}\n5\n12\n5\n0\n";
        assert_eq!(text.as_deref(), Ok(expected));
    }
    served.end().await;
}

fn upload(bytes: usize) -> Vec<Value> {
    vec!["large.bin".into(), "A".repeat(bytes / 3 * 4).into()]
}

/// A file of 12 MB fits the bounds as they are; what does not is told with its bound, and not sent on.
#[tokio::test]
async fn the_size_of_a_file_is_that_of_the_bounds() {
    let method = "FileService.uploadFile";
    let chain = Chain::new();
    let stored = chain.call(method, upload(12_000_000)).await;
    assert_eq!(stored.unwrap(), Value::Int(4));

    let mut bounds = Bounds::default();
    bounds.body_bytes = 1 << 20;
    let small = Chain::with(bounds);
    let fault = small.call(method, upload(1_000_000)).await.unwrap_err();
    assert!(fault.string.contains("1048576"), "{fault:?}");
}
