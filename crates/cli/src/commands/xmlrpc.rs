//! `keap xmlrpc`: documents of the wire, read and written by hand.

mod notation;
mod pretty;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, Subcommand, ValueEnum};
use keap_http::Shown;
use keap_xmlrpc::{
    DecodeError, DecodeOptions, EncodeOptions, Instead, decode_call, decode_response, encode_call,
    encode_fault, encode_response,
};
use serde_json::json;

use crate::exit::Exit;
use crate::failure::OrMisuse as _;
use crate::file;
use crate::format::Format;
use crate::output::Output;
use notation::Message;

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  keap xmlrpc pretty recorded/call.xml")]
pub(crate) struct XmlrpcArgs {
    #[command(subcommand)]
    command: XmlrpcCommand,
}

#[derive(Debug, Subcommand)]
enum XmlrpcCommand {
    /// Print one line of JSON for each document: all that it says, keys and card numbers too, or why it cannot be read.
    Decode(DecodeArgs),
    /// Write the document that a line of JSON describes, in the notation that `decode` prints.
    Encode(EncodeArgs),
    /// Print documents so that they can be read, with keys, passwords and card numbers hidden.
    Pretty(DecodeArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Values have one type key: {\"i4\": 5}, {\"string\": \"x\"}, {\"boolean\": true}, {\"double\": 1.5},
{\"dateTime\": \"1998-07-17T14:08:55\", \"tz\": null}, {\"base64\": \"...\"}, {\"nil\": null}, {\"i8\": \"9876543210\"},
{\"array\": [...]}, {\"struct\": {...}}. Of two members with one name, JSON can show the last only.

Exit code: 0 when all documents could be read, 2 when a file could not be opened, 3 when a document could not be
read.

Examples:
  keap xmlrpc decode recorded/call.xml
  keap xmlrpc pretty - < recorded/call.xml")]
struct DecodeArgs {
    /// The files; `-` is standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// What the documents are; by default the root element tells.
    #[arg(long)]
    kind: Option<Kind>,

    /// Read on over characters that XML forbids, and show them as U+FFFD.
    #[arg(long)]
    lossy: bool,

    /// Accept only what the specification has, and not what some servers write besides.
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  keap xmlrpc decode recorded/call.xml | keap xmlrpc encode")]
struct EncodeArgs {
    /// The file with the JSON; `-`, the default, is standard input.
    #[arg(default_value = "-")]
    file: PathBuf,

    /// Whose spelling: clients write <string> and <int>, the server no tag and <i4>. By default a
    /// call is written as a client would, anything else as the server would.
    #[arg(long)]
    dialect: Option<Dialect>,

    /// Allow <nil/> and <i8>, which the Keap server refuses.
    #[arg(long)]
    extensions: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Call,
    Response,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Dialect {
    Client,
    Server,
}

impl XmlrpcArgs {
    /// What a command writes: a line of JSON for each document, XML, or text for people.
    pub(crate) fn formats(&self) -> &'static [Format] {
        match self.command {
            XmlrpcCommand::Decode(_) => &[Format::Text, Format::Json, Format::Jsonl],
            XmlrpcCommand::Encode(_) | XmlrpcCommand::Pretty(_) => &[Format::Text],
        }
    }
}

pub(crate) fn run(args: &XmlrpcArgs, output: &mut Output) -> anyhow::Result<Exit> {
    match &args.command {
        XmlrpcCommand::Decode(args) => each(args, output, |file, message| {
            let line = match message {
                Ok(message) => json!({ "file": file, "ok": notation::write(&message) }),
                Err(error) => json!({ "file": file, "error": error }),
            };
            format!("{line}\n")
        }),
        XmlrpcCommand::Encode(args) => encode(args, output),
        XmlrpcCommand::Pretty(args) => each(args, output, |file, message| match message {
            Ok(message) => format!("{file}\n{}", pretty::show(&message)),
            Err(error) => format!("{file}\n  error: {error}\n"),
        }),
    }
}

/// Reads each file and prints what `show` makes of it. A file that cannot be read is told on standard
/// error, and the others are still shown; one that is no document was named wrongly, too.
fn each(
    args: &DecodeArgs,
    output: &mut Output,
    show: impl Fn(&str, Result<Message, String>) -> String,
) -> anyhow::Result<Exit> {
    let mut exit = Exit::Done;
    for file in &args.files {
        let bytes = match read(file).or_misuse() {
            Ok(bytes) => bytes,
            Err(error) => {
                exit = Exit::Wrong;
                output.failure(&error);
                continue;
            }
        };
        let message = decode(&bytes, args).map_err(|error| {
            exit = Exit::Wrong;
            error.to_string()
        });
        let name = Shown::new(&file.to_string_lossy()).to_string();
        output.part(&show(&name, message));
    }
    output.check()?;
    Ok(exit)
}

fn decode(bytes: &[u8], args: &DecodeArgs) -> Result<Message, DecodeError> {
    let mut options = DecodeOptions::default();
    options.lossy = args.lossy;
    options.lenient = !args.strict;
    if let Some(Kind::Call) = args.kind {
        return decode_call(bytes, &options).map(Message::Call);
    }
    match decode_response(bytes, &options) {
        Ok(answer) => Ok(answer.map_or_else(Message::Fault, Message::Response)),
        Err(error) if args.kind.is_none() && is_call(&error) => {
            decode_call(bytes, &options).map(Message::Call)
        }
        Err(error) => Err(error),
    }
}

/// Whether a document was no answer because it is a call.
fn is_call(error: &DecodeError) -> bool {
    matches!(error.instead(), Some(Instead::Xml { root, .. }) if root == "methodCall")
}

fn encode(args: &EncodeArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let text = read(&args.file).or_misuse()?;
    let json = serde_json::from_slice(&text)
        .context("the input is no JSON")
        .or_misuse()?;
    let message = notation::read(&json).or_misuse()?;
    let dialect = match (args.dialect, &message) {
        (Some(dialect), _) => dialect,
        (None, Message::Call(_)) => Dialect::Client,
        (None, Message::Response(_) | Message::Fault(_)) => Dialect::Server,
    };
    let options = match dialect {
        Dialect::Client => EncodeOptions::client(),
        Dialect::Server => EncodeOptions::server(),
    };
    let options = options.extensions(args.extensions);
    let bytes = match &message {
        Message::Call(call) => encode_call(&call.name, &call.params, &options),
        Message::Response(value) => encode_response(value, &options),
        Message::Fault(fault) => encode_fault(fault, &options),
    };
    output.raw(
        &bytes
            .context("the document cannot be written")
            .or_misuse()?,
    );
    Ok(Exit::Done)
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    file::bytes(path, file::LARGE)
}
