//! The table: each command, the situations that can meet it, and how it ends there.
//!
//! In a command line `{folder}` is a folder of its own, `{config}` the configuration of a gateway whose files are in it,
//! and `+` a blank within an argument.

/// How a command ends: the exit code, and a part of what it says.
pub(crate) type End = (i32, &'static str);

/// What is wrong around a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Situation {
    /// The credential is refused; where there is a grant, its refresh token.
    WrongKey,
    DeadHost,
    /// XML-RPC has ended: 410.
    Gone,
    /// XML-RPC answers a fault to everything, as some outages look.
    Faults,
    UsedUpQuota,
    MissingStore,
    EmptyStore,
    FullOutput,
    /// A name of the arguments is misspelt.
    Misspelt,
    /// A condition, a file or the input cannot be read.
    Unreadable,
    ZeroRows,
}

use Situation::{
    DeadHost, EmptyStore, Faults, FullOutput, Gone, MissingStore, Misspelt, Unreadable,
    UsedUpQuota, WrongKey, ZeroRows,
};

/// What every command says when the disk behind its output is full.
const FULL: End = (3, "standard output cannot be written");

/// What a command says of a store that was named, where there is none and no other credential.
const NOBODY: &str = "there is no token store at";

/// What it says of a store that has nothing in it.
const UNGRANTED: &str = "has no grant";

/// Every command of the program, and the situations that can meet it. What is not named cannot: a command that sends
/// nothing meets no dead host, one that opens no store no missing one.
pub(crate) const COMMANDS: &[(&str, &[Situation])] = &[
    // A store that is missing or empty is what a login or an import fills.
    ("auth login", &[WrongKey, DeadHost, UsedUpQuota, Unreadable]),
    (
        "auth import",
        &[WrongKey, DeadHost, UsedUpQuota, FullOutput, Unreadable],
    ),
    ("auth status", STORE),
    ("auth list", STORE),
    ("auth encrypt", STORE),
    ("auth logout", STORE),
    ("auth refresh", GRANT),
    ("auth token", GRANT),
    ("auth keep-alive", GRANT),
    ("call", CALL),
    ("compare", CALL),
    ("compare account", &[DeadHost, FullOutput, Misspelt]),
    // What a Postgres is needed for is in the tests of accounts.
    ("compare accounts", &[MissingStore, Misspelt]),
    ("compare runs list", &[MissingStore]),
    ("compare runs show", &[Misspelt]),
    ("compare runs delete", &[Misspelt]),
    ("export", &[DeadHost, MissingStore, EmptyStore, Misspelt]),
    ("audit", &[FullOutput, Misspelt, Unreadable]),
    ("completions", &[FullOutput]),
    ("config show", &[FullOutput]),
    ("config path", &[FullOutput]),
    ("config check", &[]),
    ("man", &[Unreadable]),
    (
        "limits",
        &[
            WrongKey,
            DeadHost,
            UsedUpQuota,
            MissingStore,
            EmptyStore,
            FullOutput,
        ],
    ),
    (
        "doctor",
        &[
            WrongKey,
            DeadHost,
            Gone,
            UsedUpQuota,
            MissingStore,
            EmptyStore,
            FullOutput,
            Misspelt,
            Unreadable,
        ],
    ),
    ("coverage", &[FullOutput, Misspelt]),
    ("routes", &[FullOutput, Misspelt, Unreadable]),
    ("demo", &[FullOutput]),
    ("sandbox", &[FullOutput, Misspelt]),
    ("xmlrpc decode", &[FullOutput, Unreadable]),
    ("xmlrpc encode", &[FullOutput, Unreadable]),
    ("xmlrpc pretty", &[FullOutput, Unreadable]),
    ("gateway init", &[FullOutput, Unreadable]),
    (
        "gateway check",
        &[
            WrongKey,
            DeadHost,
            UsedUpQuota,
            MissingStore,
            EmptyStore,
            FullOutput,
            Unreadable,
        ],
    ),
    ("gateway run", &[FullOutput, Unreadable]),
    ("gateway key new", &[FullOutput, Unreadable]),
    ("gateway key adopt", &[FullOutput, Unreadable]),
    (
        "gateway key list",
        &[MissingStore, EmptyStore, FullOutput, Unreadable],
    ),
    (
        "gateway key revoke",
        &[MissingStore, EmptyStore, FullOutput, Misspelt, Unreadable],
    ),
    (
        "gateway report",
        &[MissingStore, EmptyStore, FullOutput, Unreadable],
    ),
    // Policies are in a store that is shared; one that is a file has none, and says so.
    ("gateway policy apply", &[MissingStore, Unreadable]),
    ("gateway policy show", &[MissingStore, Unreadable]),
    ("gateway policy withdraw", &[MissingStore, Unreadable]),
    (
        "gateway suggest",
        &[MissingStore, EmptyStore, FullOutput, Misspelt, Unreadable],
    ),
    // The store of this command is the folder of its certificates.
    ("gateway tls make", &[FullOutput, Unreadable]),
    ("gateway tls show", &[MissingStore, FullOutput, Unreadable]),
    ("gateway tls trust", &[MissingStore, FullOutput, Unreadable]),
    (
        "gateway tls remove",
        &[MissingStore, FullOutput, Unreadable],
    ),
];

const STORE: &[Situation] = &[MissingStore, EmptyStore, FullOutput, Unreadable];

const GRANT: &[Situation] = &[
    WrongKey,
    DeadHost,
    UsedUpQuota,
    MissingStore,
    EmptyStore,
    FullOutput,
    Unreadable,
];

const CALL: &[Situation] = &[
    WrongKey,
    DeadHost,
    Gone,
    Faults,
    UsedUpQuota,
    MissingStore,
    EmptyStore,
    FullOutput,
    Misspelt,
    Unreadable,
    ZeroRows,
];

/// How each wire ends a call that can learn nothing.
const OVER_REST: &[(Situation, End)] = &[
    (WrongKey, (3, "credential")),
    (DeadHost, (3, "could not connect")),
    (UsedUpQuota, (3, "starts again at 00:00 UTC")),
    (MissingStore, (2, NOBODY)),
    (EmptyStore, (3, UNGRANTED)),
    (FullOutput, FULL),
];

const OVER_XMLRPC: &[(Situation, End)] = &[
    (WrongKey, (3, "credential")),
    (DeadHost, (3, "could not connect")),
    (Gone, (3, "off for good")),
    (Faults, (3, "XML-RPC fails while REST works")),
    (UsedUpQuota, (3, "starts again at 00:00 UTC")),
    (MissingStore, (2, NOBODY)),
    (EmptyStore, (3, UNGRANTED)),
    (FullOutput, FULL),
];

/// A configuration that is not there.
const NO_POLICIES: &[(Situation, End)] = &[(
    MissingStore,
    (
        2,
        "the store of this gateway is a file, which holds no policies",
    ),
)];

const NO_FILE: &[(Situation, End)] = &[(Unreadable, (2, "/no/such/file"))];

/// A command line, and how it ends in each situation that can meet it.
pub(crate) const TABLE: &[(&str, &[(Situation, End)])] = &[
    (
        "auth login --no-browser --client-id client --client-secret MARKEDSECRET --redirect-uri https://keap.example/cb",
        &[
            (WrongKey, (3, "refused with status")),
            (DeadHost, (3, "could not connect")),
            (UsedUpQuota, (3, "a limit was met")),
        ],
    ),
    (
        "auth login --no-browser --client-id client --client-secret @/no/such/file --redirect-uri https://keap.example/cb",
        NO_FILE,
    ),
    (
        "auth import --client-id client --app ab123",
        &[
            (WrongKey, (3, "does not take the access token")),
            (DeadHost, (3, "could not be checked")),
            (UsedUpQuota, (3, "a limit was met")),
            (FullOutput, FULL),
            (Unreadable, (2, "characters that no token has")),
        ],
    ),
    (
        "auth status",
        &[
            (MissingStore, (3, "no token store")),
            (EmptyStore, (3, UNGRANTED)),
            (FullOutput, FULL),
            (Unreadable, (3, "cannot be opened")),
        ],
    ),
    (
        "auth list",
        &[
            (MissingStore, (3, "no token store")),
            (EmptyStore, (3, UNGRANTED)),
            (FullOutput, FULL),
            (Unreadable, (3, "cannot be opened")),
        ],
    ),
    (
        "auth keep-alive",
        &[
            (WrongKey, (3, "is dead")),
            (DeadHost, (3, "could not connect")),
            (UsedUpQuota, (3, "a limit was met")),
            (MissingStore, (3, "no token store")),
            (EmptyStore, (3, UNGRANTED)),
            (FullOutput, FULL),
            (Unreadable, (3, "cannot be opened")),
        ],
    ),
    (
        "auth refresh",
        &[
            (WrongKey, (3, "is dead")),
            (DeadHost, (3, "could not connect")),
            (UsedUpQuota, (3, "a limit was met")),
            (MissingStore, (3, "no token store")),
            (EmptyStore, (3, UNGRANTED)),
            (FullOutput, FULL),
            (Unreadable, (3, "cannot be opened")),
        ],
    ),
    (
        "auth token",
        &[
            (WrongKey, (3, "is dead")),
            (DeadHost, (3, "could not connect")),
            (UsedUpQuota, (3, "a limit was met")),
            (MissingStore, (3, "no token store")),
            (EmptyStore, (3, UNGRANTED)),
            (FullOutput, FULL),
            (Unreadable, (3, "cannot be opened")),
        ],
    ),
    (
        "auth logout --yes",
        &[
            (MissingStore, (3, "no token store")),
            (EmptyStore, (3, UNGRANTED)),
            (FullOutput, FULL),
            (Unreadable, (3, "cannot be opened")),
        ],
    ),
    (
        "auth encrypt",
        &[
            (MissingStore, (3, "no token store")),
            (EmptyStore, (3, "nothing to encrypt")),
            (FullOutput, FULL),
            (Unreadable, (3, "cannot be opened")),
        ],
    ),
    ("call DataService.getUserInfo", OVER_XMLRPC),
    ("call DataService.getUserInfo --backend v1", OVER_REST),
    ("call DataService.getUserInfo --backend v2", OVER_REST),
    (
        "call DataService.getUserInf0",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "call DataService.query Contcat --fields Id",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "call DataService.query Contact --fields FristName --backend v2",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "call DataService.query Contact --fields FristName",
        &[(Misspelt, (2, "FristName"))],
    ),
    (
        "call DataService.query Contact --where FristName=x --backend v1",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "call DataService.query Contact --fields Id --where LastUpdated>=gestern",
        &[(Unreadable, (2, "gestern"))],
    ),
    (
        "call DataService.query Contact --fields Id --where LastUpdated>=gestern --backend v1",
        &[(Unreadable, (2, "gestern"))],
    ),
    (
        "call DataService.query Contact --fields Id --where LastUpdated>=gestern --backend v2",
        &[(Unreadable, (2, "gestern"))],
    ),
    (
        "call DataService.query Contact --fields Id --where FirstName>A%",
        &[(Unreadable, (2, "FirstName"))],
    ),
    (
        "call DataService.query Contact --fields Id --where FirstName>A% --backend v1",
        &[(Unreadable, (2, "FirstName"))],
    ),
    (
        "call DataService.query Contact --fields Id --where FirstName>A% --backend v2",
        &[(Unreadable, (2, "FirstName"))],
    ),
    (
        "compare DataService.query Contact --where FirstName>A%",
        &[(Unreadable, (2, "FirstName"))],
    ),
    (
        "compare Contact --where FirstName>A%",
        &[(Unreadable, (2, "FirstName"))],
    ),
    (
        "compare ContactService.load 4393",
        &[
            (Gone, (3, "2 of 3 backends answered")),
            (Faults, (3, "the custom fields could not be read")),
            (DeadHost, (3, "none of 3 backends answered")),
        ],
    ),
    (
        "call DataService.query Contact --fields Id --where City",
        &[(Unreadable, (2, "not a condition"))],
    ),
    // A query that finds nothing has learnt that there is nothing.
    (
        "call DataService.query Contact --fields Id --where LastName=nobody",
        &[(ZeroRows, (0, "0 rows"))],
    ),
    (
        "call DataService.query Contact --fields Id --where LastName=nobody --backend v2",
        &[(ZeroRows, (0, "0 rows"))],
    ),
    (
        "compare DataService.getUserInfo --backends xmlrpc,v2",
        OVER_XMLRPC,
    ),
    (
        "compare DataService.getUserInfo --backends v1,v2",
        OVER_REST,
    ),
    ("compare User --all --backends xmlrpc,v2", OVER_XMLRPC),
    ("compare User --all --backends v1,v2", OVER_REST),
    ("compare Contcat --all", &[(Misspelt, (2, "did you mean"))]),
    (
        "compare Contact --all --fields FristName",
        &[(Misspelt, (2, "FristName"))],
    ),
    (
        "compare Contact --where LastUpdated>=gestern",
        &[(Unreadable, (2, "gestern"))],
    ),
    (
        "compare DataService.query Contact --where LastUpdated>=gestern",
        &[(Unreadable, (2, "gestern"))],
    ),
    (
        "compare Contact --where LastName=nobody",
        &[(ZeroRows, (3, "no row"))],
    ),
    (
        "compare DataService.query Contact --where LastName=nobody",
        &[(ZeroRows, (3, "no row"))],
    ),
    (
        "limits",
        &[
            (WrongKey, (3, "credential")),
            (DeadHost, (3, "could not connect")),
            (UsedUpQuota, (3, "starts again at 00:00 UTC (inferred)")),
            (MissingStore, (2, NOBODY)),
            (EmptyStore, (3, UNGRANTED)),
            (FullOutput, FULL),
        ],
    ),
    (
        "doctor",
        &[
            (WrongKey, (1, "FAIL")),
            (DeadHost, (3, "nobody can be reached")),
            (Gone, (1, "410")),
            (UsedUpQuota, (1, "starts again at 00:00 UTC (inferred)")),
            (MissingStore, (1, NOBODY)),
            (EmptyStore, (1, UNGRANTED)),
            (FullOutput, FULL),
        ],
    ),
    (
        "doctor --explain nobody+has+ever+said+this",
        &[(Misspelt, (1, "not in the catalogue"))],
    ),
    ("doctor --brownouts /no/such/file", NO_FILE),
    ("coverage", &[(FullOutput, FULL)]),
    (
        "compare account Contact --yes --state {folder}/runs.db",
        &[(DeadHost, (3, "could not connect")), (FullOutput, FULL)],
    ),
    (
        "compare account Contcat --yes --state {folder}/runs.db",
        &[(Misspelt, (2, "did you mean Contact?"))],
    ),
    (
        "compare accounts Contcat --jobs postgres://keap@127.0.0.1:1/keap",
        &[(Misspelt, (2, "did you mean Contact?"))],
    ),
    (
        "compare accounts Contact",
        &[(MissingStore, (2, "share their jobs in a Postgres"))],
    ),
    (
        "compare runs list",
        &[(MissingStore, (3, "there is no state"))],
    ),
    (
        "compare runs show nix --state {folder}/runs.db",
        &[(Misspelt, (3, "no run \"nix\""))],
    ),
    (
        "compare runs delete nix --state {folder}/runs.db",
        &[(Misspelt, (3, "no run \"nix\""))],
    ),
    (
        "export Contact --overwrite --to {folder}/exported",
        &[
            (DeadHost, (3, "could not connect")),
            (MissingStore, (2, NOBODY)),
            (EmptyStore, (3, UNGRANTED)),
        ],
    ),
    (
        "export Contcat --to {folder}/exported",
        &[(Misspelt, (2, "did you mean Contact?"))],
    ),
    ("audit {folder}", &[(FullOutput, FULL)]),
    ("audit /no/such/file", NO_FILE),
    (
        "audit {folder} --since origin/main",
        &[(Misspelt, (2, "is in no git repository"))],
    ),
    ("completions bash", &[(FullOutput, FULL)]),
    ("config show", &[(FullOutput, FULL)]),
    ("config path", &[(FullOutput, FULL)]),
    (
        "man /dev/null/pages",
        &[(Unreadable, (3, "cannot make the folder"))],
    ),
    (
        "coverage --operation ContactService.laod",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "coverage --table Contcat",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "coverage --table Contact --field FristName",
        &[(Misspelt, (2, "did you mean"))],
    ),
    ("routes --table Contact", &[(FullOutput, FULL)]),
    ("routes --table Contcat", &[(Misspelt, (2, "did you mean"))]),
    (
        "routes --operation ContactService.laod",
        &[(Misspelt, (2, "did you mean"))],
    ),
    ("routes --policy /no/such/file.toml", NO_FILE),
    ("demo", &[(FullOutput, FULL)]),
    ("sandbox --listen 127.0.0.1:0", &[(FullOutput, FULL)]),
    (
        "sandbox --seed dmeo",
        &[(Misspelt, (2, "there is no seed"))],
    ),
    ("xmlrpc encode /no/such/file.json", NO_FILE),
    ("xmlrpc decode /no/such/file.xml", NO_FILE),
    ("xmlrpc pretty /no/such/file.xml", NO_FILE),
    ("xmlrpc encode {folder}/call.json", &[(FullOutput, FULL)]),
    ("xmlrpc decode {folder}/call.xml", &[(FullOutput, FULL)]),
    ("xmlrpc pretty {folder}/call.xml", &[(FullOutput, FULL)]),
    (
        "gateway init --config {folder}/new.toml",
        &[(FullOutput, FULL)],
    ),
    (
        "gateway init --app not+an+app",
        &[(Unreadable, (2, "not an app"))],
    ),
    (
        "gateway check --config {config}",
        &[
            (WrongKey, (1, "credential of ab123")),
            // Nothing is wrong: it is worth another try.
            (DeadHost, (3, "could not connect")),
            (UsedUpQuota, (3, "Quota limit exceeded")),
            // What is not there yet is a warning: everything else was looked at.
            (MissingStore, (0, "is not there yet")),
            (EmptyStore, (0, "nobody is let in")),
            (FullOutput, FULL),
        ],
    ),
    ("gateway check --config /no/such/file", NO_FILE),
    (
        "gateway run --sandbox --listen 127.0.0.1:0 --format json",
        &[(FullOutput, FULL)],
    ),
    ("gateway run --config /no/such/file", NO_FILE),
    (
        "gateway key new --app ab123 --label x --config {config}",
        &[(FullOutput, FULL)],
    ),
    (
        "gateway key new --app ab123 --label x --config /no/such/file",
        NO_FILE,
    ),
    (
        "gateway key adopt --app ab123 --label x --config {config}",
        &[(FullOutput, FULL)],
    ),
    (
        "gateway key adopt --app ab123 --label x --config /no/such/file",
        NO_FILE,
    ),
    (
        "gateway key list --config {config}",
        &[
            (MissingStore, (3, "there is no store of a gateway")),
            (EmptyStore, (3, "there is no key")),
            (FullOutput, FULL),
        ],
    ),
    ("gateway key list --config /no/such/file", NO_FILE),
    (
        "gateway key revoke 1 --yes --config {config}",
        &[
            (MissingStore, (3, "there is no store of a gateway")),
            (EmptyStore, (3, "there is no key in")),
            (FullOutput, FULL),
        ],
    ),
    (
        "gateway key revoke 77 --yes --config {config}",
        &[(Misspelt, (2, "there is no living key 77"))],
    ),
    ("gateway key revoke 1 --config /no/such/file", NO_FILE),
    (
        "gateway report --config {config}",
        &[
            (MissingStore, (3, "there is no store of a gateway")),
            (EmptyStore, (3, "neither a key nor a call")),
            (FullOutput, FULL),
        ],
    ),
    ("gateway report --config /no/such/file", NO_FILE),
    (
        "gateway policy apply /no/such/file --config {config}",
        NO_POLICIES,
    ),
    ("gateway policy apply x --config /no/such/file", NO_FILE),
    ("gateway policy show --config {config}", NO_POLICIES),
    ("gateway policy show --config /no/such/file", NO_FILE),
    ("gateway policy withdraw --config {config}", NO_POLICIES),
    ("gateway policy withdraw --config /no/such/file", NO_FILE),
    (
        "gateway suggest --app ab123 --config {config}",
        &[
            (MissingStore, (3, "there is no store of a gateway")),
            (EmptyStore, (3, "there is neither a key nor a call")),
            (FullOutput, FULL),
        ],
    ),
    (
        "gateway suggest --app ab124 --config {config}",
        &[(Misspelt, (2, "did you mean ab123?"))],
    ),
    ("gateway suggest --config /no/such/file", NO_FILE),
    (
        "gateway tls make --app ab123 --folder {folder}/new",
        &[(FullOutput, FULL)],
    ),
    ("gateway tls make --config /no/such/file", NO_FILE),
    (
        "gateway tls show --folder {folder}/tls",
        &[(MissingStore, (3, "tls")), (FullOutput, FULL)],
    ),
    ("gateway tls show --config /no/such/file", NO_FILE),
    (
        "gateway tls trust --folder {folder}/tls",
        &[(MissingStore, (3, "tls")), (FullOutput, FULL)],
    ),
    ("gateway tls trust --config /no/such/file", NO_FILE),
    (
        "gateway tls remove --yes --folder {folder}/tls",
        &[
            (MissingStore, (3, "there is no authority")),
            (FullOutput, FULL),
        ],
    ),
    ("gateway tls remove --config /no/such/file", NO_FILE),
    ("--help", &[(FullOutput, FULL)]),
    ("--version", &[(FullOutput, FULL)]),
];
