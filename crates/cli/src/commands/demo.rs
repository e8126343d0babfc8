//! `keap demo`: the operations over all three wires, on a local Keap inside the process.

use std::time::Duration;

use clap::Args;
use keap::compare::{Answer, Comparison, Summary, compare};
use keap::schema::{Condition, NewRecord, Order, QueryData, contact, table};
use keap::{Backend, ContactId, Fields, Invocation, Keap, Operation, Outcome, TagId};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use serde_json::json;
use tokio::time::Instant;

use crate::calls;
use crate::exit::Exit;
use crate::output::Output;
use crate::tables;

const JOE: i64 = 4393;
const ANN: &str = "ann@example.com";
const TAG: i64 = 123;
/// A contact of the seed that was created in the second pass through a repeated hour.
const REPEATED_HOUR: i64 = 25;
/// A contact of the seed with a company text that no company record has.
const COMPANY_TEXT: i64 = 28;

/// One thing the demo shows.
struct Scene {
    title: String,
    comparison: Comparison,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap demo
  keap demo --all")]
pub(crate) struct DemoArgs {
    /// Show every field, not only those that part.
    #[arg(long)]
    pub(crate) all: bool,
}

pub(crate) async fn run(args: &DemoArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let started = Instant::now();
    let sandbox = Sandbox::builder().build();
    let keap = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)?
        .config(calls::config())
        .transport(sandbox.transport())
        .build()?;
    output.line("A local Keap runs inside this process. The same calls go to it over XML-RPC, REST v1 and REST v2;");
    output.line(
        "the answers are normalised and compared with XML-RPC's. Equal fields are not shown.\n",
    );

    let mut scenes = Vec::new();
    for (title, invocation) in reads() {
        let comparison = keap.compare(invocation, &Backend::ALL).await;
        show(
            Scene {
                title: title.to_owned(),
                comparison,
            },
            args,
            output,
            &mut scenes,
        );
    }
    for scene in writes(&keap).await? {
        show(scene, args, output, &mut scenes);
    }
    verdict(&scenes, started.elapsed(), output)
}

fn reads() -> Vec<(&'static str, Invocation)> {
    let load = |id: i64| Invocation::contact_load(ContactId::new(id), Fields::All);
    let by_id = |mut query: QueryData| {
        query.order = Some(ascending("Id"));
        query
    };
    let mut fans = QueryData::new("Contact");
    fans.conditions = vec![("State".to_owned(), Condition::Equals("California".into()))];
    fans.selected = ["FirstName", "Phone1", "LastUpdated"]
        .map(str::to_owned)
        .to_vec();
    vec![
        ("load contact 4393, every field", load(JOE)),
        (
            "find a contact by e-mail address",
            Invocation::contact_find_by_email(ANN.to_owned(), Fields::All),
        ),
        (
            "query contacts in California",
            Invocation::DataQuery(by_id(fans)),
        ),
        (
            "query all users",
            Invocation::DataQuery(by_id(QueryData::new("User"))),
        ),
        (
            "query all tags",
            Invocation::DataQuery(by_id(QueryData::new("ContactGroup"))),
        ),
        (
            "load one tag",
            Invocation::data_load("ContactGroup".to_owned(), TAG, Fields::All),
        ),
        ("ask who the token belongs to", Invocation::DataGetUserInfo),
        (
            "load a contact created in the repeated hour of autumn",
            load(REPEATED_HOUR),
        ),
        (
            "load a contact with a company text but no company",
            load(COMPANY_TEXT),
        ),
    ]
}

fn ascending(field: &str) -> Order {
    Order::by(field, true)
}

async fn writes(keap: &Keap) -> anyhow::Result<Vec<Scene>> {
    let twins = add_on_every_wire(keap).await?;
    Ok(vec![
        Scene {
            title: "add the same contact over each wire, then read all three back over XML-RPC"
                .to_owned(),
            comparison: read_back(
                keap,
                Operation::ContactAdd,
                &twins,
                &[
                    "FirstName",
                    "LastName",
                    "Email",
                    "Phone1",
                    "City",
                    "State",
                    "Country",
                ],
            )
            .await,
        },
        Scene {
            title: "update one of two phone numbers over each wire, then read all three back"
                .to_owned(),
            comparison: {
                update_on_every_wire(keap, &twins).await?;
                read_back(
                    keap,
                    Operation::ContactUpdate,
                    &twins,
                    &["LastName", "Email", "Phone1", "Phone2", "City", "Country"],
                )
                .await
            },
        },
        Scene {
            title: format!("apply tag {TAG} over each wire"),
            comparison: apply_tag_on_every_wire(keap, &twins).await,
        },
        Scene {
            title: "add a contact that has only a name".to_owned(),
            comparison: {
                let values = NewRecord::<table::Contact>::new().set(contact::FIRST_NAME, "Nobody");
                let values = values.into_untyped();
                keap.compare(Invocation::contact_add(values), &Backend::ALL)
                    .await
            },
        },
    ])
}

async fn add_on_every_wire(keap: &Keap) -> anyhow::Result<Vec<(Backend, i64)>> {
    let mut ids = Vec::new();
    for backend in Backend::ALL {
        let values = NewRecord::<table::Contact>::new()
            .set(contact::FIRST_NAME, "Zoë")
            .set(contact::LAST_NAME, "O'Neil & Daughters")
            .set(contact::EMAIL, "zoe.oneil@example.com")
            .set(contact::PHONE1, "987-654-3211")
            .set(contact::PHONE2, "987-654-3212")
            .set(contact::CITY, "Chandler")
            .set(contact::STATE, "AZ")
            .set(contact::COUNTRY, "United States")
            .into_untyped();
        if let Outcome::Id(id) = keap
            .invoke_on(backend, Invocation::contact_add(values))
            .await?
        {
            ids.push((backend, id));
        }
    }
    Ok(ids)
}

async fn update_on_every_wire(keap: &Keap, twins: &[(Backend, i64)]) -> anyhow::Result<()> {
    for &(backend, id) in twins {
        let changes = keap::schema::Changes::<table::Contact>::new()
            .set(contact::PHONE2, "555-123-4567")
            .into_untyped();
        keap.invoke_on(
            backend,
            Invocation::contact_update(ContactId::new(id), changes),
        )
        .await?;
    }
    Ok(())
}

async fn apply_tag_on_every_wire(keap: &Keap, twins: &[(Backend, i64)]) -> Comparison {
    let invocation =
        |id: i64| Invocation::contact_add_to_group(ContactId::new(id), TagId::new(TAG));
    let mut answers = Vec::new();
    for &(backend, id) in twins {
        let result = keap.invoke_on(backend, invocation(id)).await;
        answers.push(Answer::new(backend, result));
    }
    compare(&invocation(0), &answers, keap.zone())
}

/// Reads the records that the wires wrote over one wire, so that only the writing differs.
async fn read_back(
    keap: &Keap,
    written_by: Operation,
    twins: &[(Backend, i64)],
    fields: &[&str],
) -> Comparison {
    let load = |id: i64| Invocation::contact_load(ContactId::new(id), fields.into());
    let mut answers = Vec::new();
    for &(backend, id) in twins {
        answers.push(Answer::new(backend, keap.invoke(load(id)).await));
    }
    let mut comparison = compare(&load(0), &answers, keap.zone());
    comparison.operation = written_by;
    comparison
}

fn show(scene: Scene, args: &DemoArgs, output: &mut Output, scenes: &mut Vec<Scene>) {
    let comparison = &scene.comparison;
    output.line(format_args!(
        "{}. {}: {}",
        scenes.len() + 1,
        comparison.operation,
        scene.title
    ));
    if let Some(table) = tables::comparison(output, comparison, args.all) {
        output.table(&table);
    }
    output.line(format_args!(
        "   {}\n",
        tables::summary(&comparison.summary())
    ));
    scenes.push(scene);
}

fn verdict(scenes: &[Scene], elapsed: Duration, output: &mut Output) -> anyhow::Result<Exit> {
    let mut total = Summary::default();
    for scene in scenes {
        total += scene.comparison.summary();
    }
    explain_known(scenes, output);
    let word = if total.unexplained == 0 {
        "Every difference is explained"
    } else {
        "Some differences are NOT explained"
    };
    output.line(format_args!(
        "{word}: {} calls over {} wires in {} ms: {}.",
        scenes.len(),
        Backend::ALL.len(),
        elapsed.as_millis(),
        tables::summary(&total)
    ));
    let shown: Vec<_> = scenes
        .iter()
        .map(|scene| json!({ "title": scene.title, "comparison": scene.comparison }))
        .collect();
    output.json(&json!({ "scenes": shown, "summary": total, "agrees": total.unexplained == 0 }))?;
    Ok(if total.unexplained == 0 {
        Exit::Done
    } else {
        Exit::Found
    })
}

/// One line for each known difference that was met.
fn explain_known(scenes: &[Scene], output: &mut Output) {
    let findings = scenes.iter().flat_map(|scene| scene.comparison.findings());
    let mut known: Vec<_> = findings.filter_map(|finding| finding.known()).collect();
    known.sort_by_key(|difference| difference.id);
    known.dedup();
    if known.is_empty() {
        return;
    }
    output.line("Known differences met:");
    for difference in known {
        output.line(format_args!(
            "  {} {}: {}",
            difference.id, difference.title, difference.what
        ));
    }
    output.line("");
}
