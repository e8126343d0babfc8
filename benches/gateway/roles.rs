//! What this program does as a process beside the measuring one.

use std::io::BufRead as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HOST};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use keap::schema::QueryData;
use keap::{Backend, Keap, RoutePolicy};
use keap_auth::{AccessKey, Hosts};
use keap_benches::account::{COLUMNS, contacts};
use keap_benches::choose_cryptography;
use keap_http::server::{listen, serve};
use keap_http::{ClientConfig, LimitConfig};
use keap_sandbox::{Brownout, DEFAULT_ACCESS_TOKEN, Limits, Sandbox, Trouble};

use super::Failure;
use super::calls::PAGE;

const HERE: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// Plays a role, if the arguments name one.
pub(crate) fn play(arguments: &[String]) -> Option<Result<(), Failure>> {
    let [flag, role, of] = arguments else {
        return None;
    };
    if flag != "--as" {
        return None;
    }
    let runtime = tokio::runtime::Runtime::new();
    let run = |runtime: std::io::Result<tokio::runtime::Runtime>| match role.as_str() {
        "account" => Some(runtime.map(|runtime| runtime.block_on(account(of)))),
        "pass-through" => Some(runtime.map(|runtime| runtime.block_on(pass_through(of)))),
        "facade" => Some(runtime.map(|runtime| runtime.block_on(facade(of)))),
        _ => None,
    };
    Some(run(runtime)?.unwrap_or_else(|error| Err(error.into())))
}

/// A local Keap on the day after, whose headers tell limits that nobody reaches: the gateway paces its calls by them, and
/// by those of a real account it would be idle most of the time.
async fn account(rows: &str) -> Result<(), Failure> {
    let mut wide = Limits::ACCESS_KEY;
    wide.per_second = Some(1_000_000);
    wide.per_minute = 1_000_000_000;
    wide.per_day = 1_000_000_000_000;
    wide.app_per_minute = wide.per_minute;
    wide.app_per_day = wide.per_day;
    wide.enforced = false;
    let account = Sandbox::builder()
        .seed(contacts(rows.parse()?)?)
        .limits(wide)
        .trouble(Trouble::none().brownout(Brownout::Gone))
        .build();
    let (listener, address) = listen(HERE).await?;
    println!("{address}");
    serve(listener, account.transport(), std::future::pending::<()>()).await?;
    Ok(())
}

/// Where requests are passed on to.
#[derive(Clone)]
struct Way {
    client: reqwest::Client,
    base: String,
}

/// axum to reqwest and back, with the settings of the gateway's server and client and nothing else of it.
async fn pass_through(base: &str) -> Result<(), Failure> {
    choose_cryptography();
    let client = reqwest::Client::builder()
        .user_agent("pass-through")
        .connect_timeout(Duration::from_secs(10))
        .redirect(reqwest::redirect::Policy::none())
        .build()?;
    let way = Way {
        client,
        base: base.to_owned(),
    };
    let router = Router::new().fallback(pass).with_state(way);
    let (listener, address) = listen(HERE).await?;
    println!("{address}");
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(Duration::from_secs(30))
            .max_buf_size(64 * 1024)
            .max_headers(100)
            .serve_connection(
                TokioIo::new(stream),
                TowerToHyperService::new(router.clone()),
            );
        tokio::spawn(connection);
    }
}

async fn pass(State(way): State<Way>, request: Request) -> Result<Response, StatusCode> {
    let bad = |_| StatusCode::BAD_GATEWAY;
    let (mut head, body) = request.into_parts();
    let body = to_bytes(body, 16 << 20)
        .await
        .map_err(|_| StatusCode::BAD_REQUEST)?;
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
    head.headers.remove(HOST);
    let sent = way
        .client
        .request(head.method, format!("{}{path}", way.base))
        .headers(head.headers)
        .body(body)
        .timeout(Duration::from_secs(60))
        .send();
    let answer = sent.await.map_err(bad)?;
    let (status, kind) = (answer.status(), answer.headers().get(CONTENT_TYPE).cloned());
    let mut response = Response::new(Body::from(answer.bytes().await.map_err(bad)?));
    *response.status_mut() = status;
    response
        .headers_mut()
        .extend(kind.map(|kind| (CONTENT_TYPE, kind)));
    Ok(response)
}

/// Reads the page as often as each line of its input says.
async fn facade(base: &str) -> Result<(), Failure> {
    // Nothing is won or lost by pacing here: the limits of this account are wide.
    let keap = Keap::builder(AccessKey::new(DEFAULT_ACCESS_TOKEN)?)
        .hosts(Hosts::at(&base.parse()?))
        .config(ClientConfig::new().limit(LimitConfig::default()))
        .policy(RoutePolicy::new(Backend::RestV2))
        .build()?;
    let mut query = QueryData::new("Contact");
    query.limit = PAGE;
    query.selected = COLUMNS.map(str::to_owned).to_vec();
    for line in std::io::stdin().lock().lines() {
        for _ in 0..line?.trim().parse::<u32>()? {
            let rows = keap.data().query(query.clone()).await?;
            if rows.len() != usize::try_from(PAGE)? {
                return Err(format!("{} rows", rows.len()).into());
            }
        }
        println!("done");
    }
    Ok(())
}
