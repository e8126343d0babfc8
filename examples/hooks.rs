//! REST hooks: subscribe, confirm, receive, and look the objects up instead of trusting the delivery.
//!
//! `cargo run --example hooks`
//!
//! Hooks are in REST v1 only. The local Keap keeps subscriptions and sends nothing, so this program plays Keap's two
//! requests itself, over a socket on this machine.

use std::error::Error;

use keap::hooks::{CreateHook, DeleteHook, ListHooks, VerifyHook, receiver};
use keap::http::server::{RouterService, listen, serve};
use keap::http::{Body, ClientConfig, Method, Request, Transport};
use keap::{Backend, ContactId};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = keap_sandbox::Sandbox::builder().build();
    let keap = keap_examples::in_sandbox(&sandbox)?
        .policy(Backend::RestV2)
        .build()?;
    let rest = keap.rest_v1().ok_or("a legacy key opens no REST")?.client();

    // Deliveries carry no signature: the path is the secret. Make it long and random.
    let (router, mut deliveries) = receiver("/keap/9f2c41d0a7", 1000);
    let (listener, address) = listen("127.0.0.1:0".parse()?).await?;
    let service = Transport::new(RouterService::new(router));
    tokio::spawn(serve(listener, service, std::future::pending()));
    let url = format!("http://{address}/keap/9f2c41d0a7"); // https, and reachable, for the real Keap

    let hook = rest.send(&CreateHook::on("contact.edit", &url)).await?;
    let key = hook.key.ok_or("a hook without a key")?;
    println!("subscribed to contact.edit: {:?}", hook.status);

    // Keap asks the receiver to send a secret back. The receiver does; then the hook is asked to verify.
    let network = ClientConfig::new()
        .connect(|inner| inner)
        .map_err(|error| error.to_string())?;
    let echoed = post(&network, &url, Some("s3cr3t"), "").await?;
    let hook = rest.send(&VerifyHook::new(&key)).await?;
    println!("handshake answered {echoed}, the hook is {:?}", hook.status);

    // A delivery names objects and nothing else. It is queued and answered at once; work comes later.
    let body = r#"{"event_key":"contact.edit","object_type":"contact",
        "object_keys":[{"id":4393,"apiUrl":"","timestamp":"2026-12-01T10:00:00Z"}]}"#;
    println!(
        "delivery answered {}",
        post(&network, &url, None, body).await?
    );
    println!(
        "at a guessed path {}",
        post(&network, &format!("http://{address}/keap"), None, body).await?
    );

    let delivery = deliveries.next().await.ok_or("the receiver is gone")?;
    for object in &delivery.object_keys {
        let id = object["id"].as_i64().ok_or("an object without an id")?;
        let contact = keap
            .contacts()
            .load(ContactId::new(id), ["FirstName", "LastUpdated"])
            .await?;
        println!(
            "{}: contact {id}, fields {:?}",
            delivery.event_key,
            contact.names().collect::<Vec<_>>()
        );
    }

    // After four failed deliveries Keap sets a hook inactive and says nothing. Look at the list now and then.
    for hook in rest.send(&ListHooks::new()).await? {
        println!("hook {}: {:?}", hook.key.unwrap_or_default(), hook.status);
    }
    rest.send(&DeleteHook::new(&key)).await?;
    println!(
        "unsubscribed, {} hooks left",
        rest.send(&ListHooks::new()).await?.len()
    );
    Ok(())
}

/// Keap's side: a verification when there is a secret, a delivery when there is none. Gives the status.
async fn post(
    network: &Transport,
    url: &str,
    secret: Option<&str>,
    body: &'static str,
) -> Result<u16, Box<dyn Error>> {
    let mut request = Request::new(Body::from(body));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = url.parse()?;
    let headers = request.headers_mut();
    headers.insert("content-type", "application/json".parse()?);
    if let Some(secret) = secret {
        headers.insert("x-hook-secret", secret.parse()?);
    }
    let response = network.send(request).await?;
    let echoed = response
        .headers()
        .get("x-hook-secret")
        .map(|value| value.as_bytes());
    assert_eq!(echoed, secret.map(str::as_bytes));
    Ok(response.status().as_u16())
}
