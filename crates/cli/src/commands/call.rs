//! `keap call`: one operation on one backend.

mod untold;

use std::path::PathBuf;

use clap::Args;
use keap::schema::Record;
use keap::{
    Backend, Invocation, Keap, Operation, Outcome, RoutePolicy, coverage::Step,
    operation::OutcomeKind,
};
use serde_json::json;

use crate::brownout::BrownoutArgs;
use crate::confirm::confirm;
use crate::connect::{ConnectArgs, on_command_line};
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::format::Format;
use crate::invocation::InvocationArgs;
use crate::output::Output;
use crate::{brownout, connect, grants, invocation, tables};

pub(crate) use untold::Untold;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap call ContactService.load 4393 --fields FirstName,Email --sandbox
  keap call DataService.query Contact --where 'FirstName=A%' --order -Id --backend v2 --sandbox
  keap call DataService.query Contact --where 'City=%a%' --backend v2 --explain --sandbox
  keap call ContactService.load 4393 --policy routes.toml --sandbox
  keap call DataService.delete Contact 35 --sandbox --yes
  KEAP_ACCESS_KEY=... keap call ContactService.update 17 --set Phone1=555-0100")]
pub(crate) struct CallArgs {
    #[command(flatten)]
    pub(crate) invocation: InvocationArgs,

    /// The backend. Default: the one that the policy chooses, or else xmlrpc [possible values: xmlrpc, v1, v2]
    #[arg(long)]
    pub(crate) backend: Option<Backend>,

    /// Let a policy choose the backend, and name what only the owner knows, such as what stands for an action set;
    /// `keap routes --help` shows how one is written.
    #[arg(long, env = "KEAP_POLICY", value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// Show what would be sent and filtered where, and send nothing; custom fields that are named are looked up.
    #[arg(long)]
    pub(crate) explain: bool,

    /// Do not ask before something is deleted or merged; without a terminal that is needed, but with --sandbox, which
    /// has nothing to lose.
    #[arg(long)]
    pub(crate) yes: bool,

    #[command(flatten)]
    pub(crate) connect: ConnectArgs,

    #[command(flatten)]
    pub(crate) brownouts: BrownoutArgs,
}

impl CallArgs {
    /// Whether it answers with rows, as some do that write.
    pub(crate) fn lists(&self) -> bool {
        let operation = self.invocation.operation.parse::<Operation>();
        operation.is_ok_and(|operation| operation.outcome() == OutcomeKind::Records)
    }

    /// The policy to go by. A backend that is named is meant, whatever the environment or the profile says.
    fn policy(&self) -> anyhow::Result<Option<&PathBuf>> {
        let policy = self.policy.as_ref();
        if self.backend.is_none() {
            return Ok(policy);
        }
        let given = policy.map(|path| path.to_string_lossy());
        if on_command_line(given.as_deref(), "KEAP_POLICY") {
            misuse!("--policy chooses the backend; it cannot be used with --backend");
        }
        Ok(None)
    }
}

pub(crate) async fn run(args: &CallArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let invocation = invocation::parse(&args.invocation).or_misuse()?;
    // Whatever is wrong with a file shows before anything is sent.
    let schedule = args.brownouts.schedule().or_misuse()?;
    let policy = args.policy()?.map(RoutePolicy::from_file);
    let policy = policy.transpose().or_misuse()?;
    let operation = invocation.operation();
    ask(args, operation)?;
    let keap = connect::connect(&args.connect).await?;
    let backend = match policy {
        Some(policy) => {
            keap.set_policy(policy);
            let route = keap.route(&invocation)?;
            output.note(format_args!("over {}: {}", route.backend, route.reason));
            route.backend
        }
        None => args.backend.unwrap_or(Backend::XmlRpc),
    };
    if args.explain {
        return explain(&keap, backend, &invocation, output).await;
    }
    let asked = args.invocation.fields();
    let columns = columns(&invocation, &asked);
    let result = match args.policy()? {
        Some(_) => keap.invoke(invocation).await,
        None => keap.invoke_on(backend, invocation).await,
    };
    match result {
        Ok(mut outcome) => {
            in_order(&mut outcome, &asked);
            let shown = show(&outcome, &columns, output).and_then(|()| output.check());
            if let (Err(unwritten), true) = (&shown, operation.is_write()) {
                let untold = Untold::of(operation, backend, &outcome);
                return Err(anyhow::anyhow!("{unwritten:#}").context(untold));
            }
            shown?;
            if operation == Operation::ContactAddToGroup && matches!(outcome, Outcome::Flag(false))
            {
                output.note("the contact had the tag already");
            }
        }
        Err(error) => {
            // Whoever looks for an outage makes calls of his own.
            let failure = grants::explained(error.into()).await;
            brownout::warn(&failure, &args.connect, &schedule, output).await;
            return Err(failure);
        }
    }
    keap.shadow_idle().await;
    tell_comparison(&keap, output);
    Ok(Exit::Done)
}

/// What is deleted or merged does not come back; a local Keap of one command has nothing to lose.
fn ask(args: &CallArgs, operation: Operation) -> anyhow::Result<()> {
    let takes_away = matches!(
        operation,
        Operation::ContactMerge
            | Operation::DataDelete
            | Operation::InvoiceDelete
            | Operation::InvoiceDeleteSubscription
    );
    if !takes_away || args.explain || args.connect.sandbox {
        return Ok(());
    }
    let arguments = args.invocation.arguments.join(" ");
    let question = format!("{operation} {arguments} cannot be undone: go on");
    confirm(&question, args.yes)
}

/// Tells what the comparison in the background found, when the policy asked for one.
fn tell_comparison(keap: &Keap, output: &mut Output) {
    let stats = keap.shadow_stats();
    let found = match (stats.agreed, stats.differed, stats.unanswered) {
        (0, 0, 0) => return,
        (1.., ..) => "agrees",
        (_, 1.., _) => "differs; `keap compare` with the same arguments shows where",
        _ => "gave no answer",
    };
    output.note(format_args!("the backend that is compared {found}"));
}

/// The columns of the rows that come, as far as they are known before.
fn columns(invocation: &Invocation, asked: &[String]) -> Vec<String> {
    match invocation {
        Invocation::DataQuery(query) => {
            let selected = query.selected_or_default().into_iter();
            selected.map(str::to_owned).collect()
        }
        _ => asked.to_vec(),
    }
}

/// Puts fields in the order in which they were asked for, and what was not behind them: servers have orders of their own.
fn in_order(outcome: &mut Outcome, asked: &[String]) {
    let place = |name: &str| asked.iter().position(|asked| asked == name);
    let sort = |record: &mut Record| {
        record.sort_by_key(|name| place(name).unwrap_or(asked.len()));
    };
    match outcome {
        Outcome::Record(record) => sort(record),
        Outcome::Records(records) => records.iter_mut().for_each(sort),
        _ => {}
    }
}

fn show(outcome: &Outcome, columns: &[String], output: &mut Output) -> anyhow::Result<()> {
    match outcome {
        Outcome::Id(id) => {
            output.line(id);
            one(id, output)
        }
        Outcome::Count(count) => {
            output.line(count);
            one(count, output)
        }
        Outcome::Flag(flag) => {
            output.line(flag);
            one(flag, output)
        }
        Outcome::Record(record) => {
            output.table(&tables::record(output, record));
            match output.format() {
                // A column that is empty is a column all the same, as it is of rows.
                Format::Csv => output.documents_of(columns, &[record]),
                _ => output.json(record),
            }
        }
        Outcome::Records(records) => show_records(records, columns, output),
        Outcome::Number(number) => {
            output.line(number);
            one(number, output)
        }
        Outcome::Texts(texts) => {
            for text in texts {
                output.copied(text);
            }
            output.documents(texts)
        }
        // As XML-RPC has it: bytes would spoil a terminal.
        Outcome::File(content) => {
            let text = content.to_base64();
            output.note("the content is written in base64");
            output.copied(&text);
            one(&text, output)
        }
        Outcome::Amount(amount) => {
            output.line(amount);
            one(amount, output)
        }
        Outcome::Text(text) => {
            output.content(text.as_deref().unwrap_or_default());
            one(text, output)
        }
        _ => Ok(()),
    }
}

/// One value: a document of its own, and a cell in a table.
fn one(value: &impl serde::Serialize, output: &mut Output) -> anyhow::Result<()> {
    match output.format() {
        Format::Csv => output.documents(&[value]),
        _ => output.json(value),
    }
}

fn show_records(records: &[Record], columns: &[String], output: &mut Output) -> anyhow::Result<()> {
    if !records.is_empty() {
        output.table(&tables::records(output, records));
    }
    let count = records.len();
    output.line(format_args!(
        "{count} {}",
        if count == 1 { "row" } else { "rows" }
    ));
    output.documents_of(columns, records)
}

/// Tells what the call would become, and sends nothing that changes the account.
async fn explain(
    keap: &Keap,
    backend: Backend,
    invocation: &Invocation,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let operation = invocation.operation();
    // What would be refused before anything is sent is refused here too.
    keap.check(invocation, backend).await?;
    let steps = keap.steps(invocation, backend)?;
    let row = keap::coverage::coverage(operation, backend);
    let endpoints = keap::coverage::endpoints(invocation, backend);
    let level = row.map(|row| row.level.to_string()).unwrap_or_default();
    output.line(format_args!("{operation} over {backend}: {level}"));
    for endpoint in &endpoints {
        output.line(format_args!("  {endpoint}"));
    }
    tell_steps(&steps, output);
    let rest = match backend {
        Backend::XmlRpc => None,
        Backend::RestV1 => keap.rest_v1(),
        Backend::RestV2 => keap.rest_v2(),
        other => anyhow::bail!("{other} has no explanation here"),
    };
    let mut plan = None;
    match (rest, invocation) {
        (Some(rest), Invocation::DataQuery(query)) => {
            plan = Some(rest.explain(query).await?.to_string());
        }
        (Some(rest), Invocation::DataCount(query)) => {
            plan = Some(rest.explain_count(query).await?.to_string());
        }
        _ => {}
    }
    if let Some(plan) = &plan {
        output.line(plan.trim_end());
    }
    output.json(&json!({
        "operation": operation.name(),
        "backend": backend.name(),
        "level": level,
        "endpoints": endpoints,
        "steps": steps.iter().map(document).collect::<Vec<_>>(),
        "plan": plan,
    }))?;
    Ok(Exit::Done)
}

/// The calls of an operation that needs several, numbered; those that are made only in doubt stand behind.
fn tell_steps(steps: &[Step], output: &mut Output) {
    let (mut number, mut doubt) = (0, false);
    for step in steps {
        let Step {
            endpoint, purpose, ..
        } = step;
        if step.only_in_doubt {
            if !doubt {
                output.line("  when no answer says what became of the last one:");
            }
            doubt = true;
            output.line(format_args!("     {purpose} ({endpoint})"));
            continue;
        }
        if number == 0 {
            output.line("in these steps:");
        }
        number += 1;
        output.line(format_args!("  {number}. {purpose} ({endpoint})"));
    }
}

fn document(step: &Step) -> serde_json::Value {
    json!({
        "endpoint": step.endpoint,
        "purpose": step.purpose,
        "writes": step.writes,
        "only_in_doubt": step.only_in_doubt,
    })
}
