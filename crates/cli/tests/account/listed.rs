//! Lists that tell rows otherwise than their ids do: what a program that reads page by page gets.

use keap_http::{Body, BoxFuture, HttpService, Request, Response, TransportError};

use super::*;

/// An account whose lists over REST leave out the first contact and have no first name of the others.
#[derive(Debug)]
struct Careless {
    inner: Transport,
}

/// The list as the account tells it.
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

impl HttpService for Careless {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let path = request.uri().path().to_owned();
            let query = request.uri().query().unwrap_or_default().to_owned();
            let response = self.inner.call(request).await?;
            if !path.ends_with("/v2/contacts") || query.contains("ids%3D%3D") {
                return Ok(response);
            }
            let (mut parts, body) = response.into_parts();
            let body = body.into_bytes(1 << 20).await.unwrap();
            parts.headers.remove("content-length");
            Ok(Response::from_parts(parts, Body::from(carelessly(&body))))
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_their_ids_alone_tell_right_are_differences() {
    let inner = Sandbox::builder().build().transport();
    let base = serve(Transport::new(Careless { inner })).await;
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
