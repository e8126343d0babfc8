//! Lists that tell rows otherwise than their ids do: what a program that reads page by page gets.

use keap_http::{Body, BoxFuture, HttpService, Request, Response, TransportError};

use super::*;

/// An account of which one list over REST is told otherwise than it is.
#[derive(Debug)]
struct Careless {
    inner: Transport,
    list: &'static str,
    tells: fn(&[u8]) -> Vec<u8>,
}

/// Without the first contact, and without the first names of the others.
fn carelessly(answer: &[u8]) -> Vec<u8> {
    let mut list: Json = serde_json::from_slice(answer).unwrap();
    let contacts = list["contacts"].as_array_mut().unwrap();
    if !contacts.is_empty() {
        contacts.remove(0);
    }
    for contact in contacts {
        contact["given_name"] = Json::Null;
    }
    serde_json::to_vec(&list).unwrap()
}

/// The first tag twice.
fn twofold(answer: &[u8]) -> Vec<u8> {
    let mut list: Json = serde_json::from_slice(answer).unwrap();
    let tags = list["tags"].as_array_mut().unwrap();
    tags.extend(tags.first().cloned());
    serde_json::to_vec(&list).unwrap()
}

impl HttpService for Careless {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let path = request.uri().path().to_owned();
            let query = request.uri().query().unwrap_or_default().to_owned();
            let response = self.inner.call(request).await?;
            if !path.ends_with(self.list) || query.contains("ids%3D%3D") {
                return Ok(response);
            }
            let (mut parts, body) = response.into_parts();
            let body = body.into_bytes(1 << 20).await.unwrap();
            parts.headers.remove("content-length");
            Ok(Response::from_parts(parts, Body::from((self.tells)(&body))))
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_their_ids_alone_tell_right_are_differences() {
    let inner = Sandbox::builder().build().transport();
    let careless = Careless {
        inner,
        list: "/v2/contacts",
        tells: carelessly,
    };
    let base = serve(Transport::new(careless)).await;
    let folder = Folder::new("careless");
    let record = folder.0.join("exchanges").display().to_string();
    let arguments = ["Contact", "--yes", "--format", "json", "--record", &record];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let found = report(&output);
    let causes = |cause: &str| {
        let differences = found["differences"].as_array().unwrap().iter();
        let of = differences.filter(|one| one["column"] == "list" && one["cause"] == cause);
        of.count()
    };
    assert_eq!(causes("left_out_of_list"), 1);
    assert!(causes("unlike_list") > 1);
    let replayed = keap(&[
        "compare", "account", "--replay", &record, "--format", "json",
    ]);
    assert_eq!(report(&replayed)["verdict"], found["verdict"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_a_list_gives_twice_is_a_difference() {
    let twofold = Careless {
        inner: Sandbox::builder().build().transport(),
        list: "/v2/tags",
        tells: twofold,
    };
    let base = serve(Transport::new(twofold)).await;
    let folder = Folder::new("twofold");
    let arguments = ["ContactGroup", "--yes", "--format", "json"];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let found = report(&output);
    let differences = found["differences"].as_array().unwrap();
    let causes = differences
        .iter()
        .map(|one| (&one["column"], &one["cause"]));
    assert_eq!(
        causes.collect::<Vec<_>>(),
        [(&json!("list"), &json!("twice_in_list"))]
    );
    let target = &found["targets"][0];
    assert_eq!(target["rows"], target["expected"], "{target}");
}
