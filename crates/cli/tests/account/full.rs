//! A disk that is full under the state, the recording or the page: told with the file, as no trouble of a wire, and the run
//! goes on once there is room.
//!
//! The disk is a small one in memory, in a namespace of its own. Where that cannot be had, the tests say that they are skipped.

use super::*;

/// A small disk for the time of a script.
struct Small<'a> {
    folder: &'a Folder,
    base: String,
}

/// How a line of a script ended.
#[derive(Debug)]
struct Line {
    code: i32,
    told: String,
}

impl<'a> Small<'a> {
    async fn beside(folder: &'a Folder, sandbox: Sandbox) -> Option<Self> {
        let works = Command::new("unshare").args(["-rm", "true"]).output();
        if !works.is_ok_and(|output| output.status.success()) {
            let told = "SKIPPED: no disk of its own can be had here\n";
            std::io::Write::write_all(&mut std::io::stderr(), told.as_bytes()).unwrap();
            return None;
        }
        std::fs::create_dir_all(folder.0.join("disk")).unwrap();
        let base = serve(sandbox.transport()).await;
        Some(Self { folder, base })
    }

    /// Runs the program once with each line, the first while the disk is small and the others when it is large.
    async fn run(&self, size: &str, lines: &[&str]) -> Vec<Line> {
        let mut script = format!("mount -t tmpfs -o size={size} tmpfs disk || exit 99\n");
        for (at, line) in lines.iter().enumerate() {
            script += &format!(
                "{} compare {line} > told{at} 2>&1; echo $? > code{at}\nmount -o remount,size=64m disk\n",
                env!("CARGO_BIN_EXE_keap")
            );
        }
        self.script(&script, lines.len()).await
    }

    /// Runs a script, which leaves what was told and the codes of so many lines.
    async fn script(&self, script: &str, lines: usize) -> Vec<Line> {
        let disk = self.folder.0.join("disk");
        let mut command = Command::new("unshare");
        command
            .args(["-rm", "sh", "-c", script])
            .current_dir(&self.folder.0);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command
            .env("KEAP_BASE_URL", &self.base)
            .env("KEAP_ACCESS_TOKEN", DEFAULT_ACCESS_TOKEN);
        command.stdin(Stdio::null());
        let output = run(command).await;
        assert!(output.status.success(), "{} {disk:?}", told(&output));
        let read = |name: String| std::fs::read_to_string(self.folder.0.join(name)).unwrap();
        let lines = (0..lines).map(|at| Line {
            code: read(format!("code{at}")).trim().parse().unwrap(),
            told: read(format!("told{at}")),
        });
        lines.collect()
    }
}

fn account() -> Sandbox {
    let sandbox = Sandbox::builder()
        .seed(Seed::empty().with_contacts(400))
        .build();
    for kind in PlantKind::all() {
        sandbox.plant(Plant::of(kind), PlantedWire::Rest).unwrap();
    }
    sandbox
}

/// The line of the verdict that tells what was found.
fn found(line: &Line) -> String {
    let values = line
        .told
        .lines()
        .find_map(|line| line.split_once(": values: "));
    values
        .unwrap_or_else(|| panic!("{}", line.told))
        .1
        .to_owned()
}

fn is_full(line: &Line, file: &str) {
    assert_eq!(line.code, 3, "{}", line.told);
    let error = line.told.find("error: ").map(|at| &line.told[at..]);
    let error = error.unwrap_or_else(|| panic!("{}", line.told));
    assert!(error.contains(file), "{}", line.told);
    assert!(error.contains("the disk is full"), "{}", line.told);
    for word in ["XML-RPC", "REST", "os error", "code: 13", "usage"] {
        assert!(!error.contains(word), "{word}: {}", line.told);
    }
    for wire in line
        .told
        .lines()
        .filter(|line| line.contains("on the wire"))
    {
        assert!(wire.contains(" 0 failed"), "{wire}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_ends_with_the_disk_and_the_run_goes_on() {
    let folder = Folder::new("full-record");
    let Some(small) = Small::beside(&folder, account()).await else {
        return;
    };
    let lines = [
        "account Contact ContactService.load --yes --state compare.db --record disk/exchanges",
        "account --resume last --state compare.db",
        "account Contact ContactService.load --yes --state other.db",
    ];
    let ran = small.run("256k", &lines).await;
    is_full(&ran[0], "cannot write disk/exchanges/0000");
    assert!(ran[0].told.contains("--resume"), "{}", ran[0].told);
    assert_eq!(ran[1].code, ran[2].code, "{}", ran[1].told);
    assert_eq!(found(&ran[1]), found(&ran[2]));

    for line in [
        "Contact --all --record disk/exchanges",
        "ContactService.load 4393 --record disk/exchanges",
    ] {
        let size = if line.starts_with("Contact ") {
            "256k"
        } else {
            "4k"
        };
        let ran = small.run(size, &[line]).await;
        is_full(&ran[0], "cannot write disk/exchanges/");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_state_ends_with_the_disk_and_the_run_goes_on() {
    let folder = Folder::new("full-state");
    let Some(small) = Small::beside(&folder, account()).await else {
        return;
    };
    let lines = [
        "account Contact ContactService.load --yes --state disk/compare.db",
        "account --resume last --state disk/compare.db",
        "account Contact ContactService.load --yes --state disk/other.db",
    ];
    // Room for the tables of a state, and not for the rows.
    let ran = small.run("400k", &lines).await;
    is_full(&ran[0], "the state disk/compare.db cannot be written");
    let page =
        "it ended because of this: the state disk/compare.db cannot be written: the disk is full";
    assert!(ran[0].told.contains(page), "{}", ran[0].told);
    assert_eq!(ran[1].code, ran[2].code, "{}", ran[1].told);
    assert_eq!(found(&ran[1]), found(&ran[2]));
    let ran = small.run("4k", &lines[..1]).await;
    is_full(&ran[0], "the state disk/compare.db cannot be opened");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_does_not_fit_is_written_again_from_the_state() {
    let folder = Folder::new("full-page");
    let Some(small) = Small::beside(&folder, account()).await else {
        return;
    };
    let lines = [
        "account Contact --yes --state compare.db --report disk/page.html",
        "runs show last --state compare.db --report disk/page.html",
    ];
    let ran = small.run("16k", &lines).await;
    is_full(&ran[0], "cannot write disk/page.html");
    assert!(
        ran[0].told.contains("keap compare runs show 2"),
        "{}",
        ran[0].told
    );
    assert_eq!(ran[1].code, 0, "{}", ran[1].told);
    assert!(!ran[1].told.contains("error:"), "{}", ran[1].told);
}

/// A state that is there needs room for what stands beside it before it can be read.
#[tokio::test(flavor = "multi_thread")]
async fn a_state_that_is_there_is_told_to_be_on_a_full_disk() {
    let folder = Folder::new("full-there");
    let Some(small) = Small::beside(&folder, account()).await else {
        return;
    };
    let program = env!("CARGO_BIN_EXE_keap");
    let state = "--state disk/compare.db";
    let lines = [
        format!("account User --yes {state}"),
        format!("runs delete last --yes {state}"),
        format!("runs list {state}"),
    ];
    let mut script = format!(
        "mount -t tmpfs -o size=8m tmpfs disk || exit 99\n{program} compare {} > told 2>&1 || exit 98\n\
         head -c 9m /dev/zero > disk/filled 2> told\n",
        lines[0]
    );
    for (at, line) in lines.iter().enumerate() {
        script += &format!("{program} compare {line} > told{at} 2>&1; echo $? > code{at}\n");
    }
    for line in small.script(&script, lines.len()).await {
        is_full(&line, "the state disk/compare.db cannot be opened");
        assert!(!line.told.contains("disk is full: the"), "{}", line.told);
        assert!(!line.told.contains("4874"), "{}", line.told);
    }
}
