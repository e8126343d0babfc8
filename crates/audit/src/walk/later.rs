//! Files that are read after the walk, when it is known what others say of them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::SyncSender;

use super::root::{Candidate, Root, is_gone};
use crate::audit::Audit;
use crate::content::{self, Content};
use crate::hit::{Findings, Skip};
use crate::projects::{Projects, waits};

/// The files that wait.
#[derive(Default)]
pub(super) struct Later<'a> {
    projects: Projects,
    waiting: Vec<Waiting<'a>>,
}

struct Waiting<'a> {
    root: &'a Root,
    path: PathBuf,
    content: Content,
}

impl Waiting<'_> {
    /// Whether it is as it was at the revision since which files are read.
    fn is_unchanged(&self, bytes: &[u8]) -> bool {
        #[cfg(feature = "git")]
        if let Some(since) = &self.root.since {
            return !since.view().has_changed(&self.path, bytes);
        }
        #[cfg(not(feature = "git"))]
        let _ = bytes;
        false
    }
}

impl<'a> Later<'a> {
    /// Notes what a file says of others, and tells whether it waits itself.
    pub(super) fn keeps(
        &mut self,
        audit: &Audit,
        root: &'a Root,
        path: &Path,
        bytes: &[u8],
        content: Content,
    ) -> bool {
        self.projects.note(audit, &root.path, path, bytes);
        if !waits(path) {
            return false;
        }
        self.waiting.push(Waiting {
            root,
            path: path.to_owned(),
            content,
        });
        true
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.projects.merge(other.projects);
        self.waiting.extend(other.waiting);
    }

    /// Sends the files that wait to who reads them, and tells of those that need no reader.
    pub(super) fn send(&mut self, audit: &Audit, sender: &SyncSender<Candidate>) -> Findings {
        let waiting = std::mem::take(&mut self.waiting);
        let known = self.projects.known(audit);
        let projects = &self.projects;
        let mut findings = Findings::default();
        for one in waiting {
            // Most files of C# have nothing to do with the API, and were seen.
            if let Content::WithoutWord(bytes) = one.content
                && known.is_empty()
            {
                findings.reading.count(bytes);
                continue;
            }
            let name = Audit::name_of(&one.root.path, &one.path);
            let mut bytes = Vec::new();
            let skip = match content::read(audit, &one.path, &mut bytes) {
                Ok(Content::WithoutWord(size)) if !projects.are_named_in(&known, &bytes) => {
                    findings.reading.count(size);
                    continue;
                }
                Ok(Content::WithWord | Content::WithoutWord(_)) => {
                    if !one.is_unchanged(&bytes) {
                        let around = projects.around(&one.root.path, &one.path, &known);
                        // The readers end after the walk; a send fails only when they are gone.
                        let _ = sender.send(Candidate {
                            name,
                            bytes,
                            around,
                        });
                        continue;
                    }
                    Skip::Unchanged
                }
                Ok(Content::Binary) => Skip::Binary,
                Ok(Content::Large) => Skip::Large,
                Err(error) if is_gone(&error) => continue,
                Err(_) => Skip::Unreadable,
            };
            findings.skip(&name, skip);
        }
        findings
    }

    /// What is known when all is read.
    pub(super) fn settle(&self, findings: &mut Findings) {
        self.projects.settle(&mut findings.hits);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Certainty;

    /// What is told of a tree with these files: file, line, method, table.
    fn told(test: &str, files: &[(&str, &str)]) -> Vec<String> {
        let folder = std::env::temp_dir().join(format!("keap-later-{test}-{}", std::process::id()));
        for (name, text) in files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let found = Audit::new(Vec::new())
            .unwrap()
            .run(std::slice::from_ref(&folder));
        std::fs::remove_dir_all(&folder).unwrap();
        let found = found.unwrap();
        assert_eq!(found.reading.files, files.len());
        let hits = found.hits.iter().map(|hit| {
            let by_pattern = hit.file.ends_with(".vb");
            assert!(by_pattern || hit.certainty == Certainty::Certain, "{hit:?}");
            let method = hit.method.as_deref().unwrap_or_default();
            let table = hit.table.as_deref().unwrap_or_default();
            format!("{}:{} {} {method} {table}", hit.file, hit.line, hit.dialect)
        });
        hits.collect()
    }

    const SERVICE: &str = "class A { IContactService _c; void F() { _c.Merge(1, 2); } }";

    #[test]
    fn a_using_for_all_files_counts_in_its_project_alone() {
        let files = [
            ("shop/Shop.csproj", "<Project />"),
            ("shop/GlobalUsings.cs", "global using InfusionSoft;"),
            ("shop/sync/A.cs", SERVICE),
            ("shop/tools/Tools.csproj", "<Project />"),
            ("shop/tools/B.cs", SERVICE),
            ("other/C.cs", SERVICE),
        ];
        assert_eq!(
            told("using", &files),
            ["shop/sync/A.cs:1 net ContactService.merge "]
        );
    }

    #[test]
    fn a_using_stands_in_the_file_of_a_project_or_of_all_below() {
        let using = "<Project><ItemGroup><Using Include=\"InfusionSoft\" /></ItemGroup></Project>";
        let files = [
            ("a/A.csproj", using),
            ("a/A.cs", SERVICE),
            ("b/Directory.Build.props", using),
            ("b/one/One.csproj", "<Project />"),
            ("b/one/B.cs", SERVICE),
            ("c/C.csproj", "<Project />"),
            ("c/C.cs", SERVICE),
        ];
        let expected = [
            "a/A.cs:1 net ContactService.merge ",
            "b/one/B.cs:1 net ContactService.merge ",
        ];
        assert_eq!(told("project", &files), expected);
    }

    #[test]
    fn without_a_project_what_is_audited_is_one() {
        let files = [
            ("Usings.cs", "global using InfusionSoft;"),
            ("sync/A.cs", SERVICE),
            (
                "sync/B.cs",
                "namespace InfusionSoft.Sync { class B { IContactService _c; void F() { _c.Merge(1, 2); } } }",
            ),
        ];
        let expected = [
            "sync/A.cs:1 net ContactService.merge ",
            "sync/B.cs:1 net ContactService.merge ",
        ];
        assert_eq!(told("alone", &files), expected);
        let files = [files[1], files[2]];
        assert_eq!(told("none", &files), [expected[1]]);
    }

    #[test]
    fn a_service_that_another_file_of_the_project_declares_is_its_own() {
        let own =
            "namespace Acme { public interface IContactService { void Merge(int a, int b); } }";
        let using = format!("using InfusionSoft; {SERVICE}");
        let files = [("A.cs", using.as_str()), ("IContactService.cs", own)];
        assert_eq!(told("own", &files), [""; 0]);
        let library = own.replace("Acme", "InfusionSoft");
        let files = [("A.cs", using.as_str()), ("IContactService.cs", &library)];
        assert_eq!(told("copy", &files), ["A.cs:1 net ContactService.merge "]);
    }

    const INTERFACE: &str = "using CookComputing.XmlRpc;
[XmlRpcUrl(\"https://ab123.infusionsoft.com/api/xmlrpc\")]
public interface IInfusion : IXmlRpcProxy {
  [XmlRpcMethod(\"ContactService.add\")] int Add(string key, XmlRpcStruct data);
  [XmlRpcMethod(\"DataService.query\")] XmlRpcStruct[] Query(string key, string table, int limit, int page, XmlRpcStruct q, string[] f);
  [XmlRpcMethod(\"ContactService.merge\")] bool Merge(string key, int a, int b);
}";

    #[test]
    fn what_an_interface_of_another_file_declares_is_called() {
        let files = [
            ("api/IInfusion.cs", INTERFACE),
            (
                "web/Sync.cs",
                "class Sync { IInfusion _crm = XmlRpcProxyGen.Create<IInfusion>();\n\
                void F(string k) { list.Merge(5, 6); _crm.Add(k, data);\n_crm.Query(k, \"Lead\", 1, 0, q, f); } }",
            ),
            (
                "web/Job.cs",
                "class Job { Job(IInfusion crm) { crm.Query(k, \"Job\", 1, 0, q, f); } }",
            ),
            (
                "web/Other.cs",
                "class Other { IOther crm; void F() { crm.Merge(k, 1, 2); } }",
            ),
        ];
        let expected = [
            "api/IInfusion.cs:6 wire ContactService.merge ",
            "web/Job.cs:1 wire DataService.query Job",
            "web/Sync.cs:2 wire ContactService.add Contact",
            "web/Sync.cs:3 wire DataService.query Lead",
        ];
        assert_eq!(told("interface", &files), expected);
    }

    #[test]
    fn interfaces_are_known_in_visual_basic_and_from_there() {
        let basic = "<XmlRpcUrl(\"https://ab123.infusionsoft.com/api/xmlrpc\")> _\n\
            Public Interface IKeap\n\
            <XmlRpcMethod(\"DataService.load\")> _\n\
            Function LoadRow(key As String, table As String, id As Integer, f As String()) As Object\n\
            <XmlRpcMethod(\"ContactService.update\")> _\n\
            Function Update(key As String, id As Integer, data As XmlRpcStruct) As Integer\n\
            End Interface\n";
        let files = [
            ("IInfusion.cs", INTERFACE),
            ("IKeap.vb", basic),
            (
                "Sync.vb",
                "Class Sync\nSub F(crm As IInfusion, k As IKeap)\ncrm.Query(Key, \"Lead\", 1, 0, q, f)\n\
                k.LoadRow(Key, \"Job\", 7, f)\nEnd Sub\nEnd Class\n",
            ),
            (
                "Job.cs",
                "class Job { Job(IKeap k) { k.LoadRow(key, \"Invoice\", 7, f); } }",
            ),
            (
                "Other.vb",
                "Sub F(crm As IOther)\ncrm.Merge(Key, 1, 2)\nEnd Sub\n",
            ),
        ];
        let expected = [
            "IInfusion.cs:4 wire ContactService.add Contact",
            "IInfusion.cs:6 wire ContactService.merge ",
            "IKeap.vb:5 pattern ContactService.update Contact",
            "Job.cs:1 wire DataService.load Invoice",
            "Sync.vb:3 wire DataService.query Lead",
            "Sync.vb:4 wire DataService.load Job",
        ];
        assert_eq!(told("basic", &files), expected);
    }

    #[test]
    fn what_an_interface_names_by_constants_is_called() {
        let interface = INTERFACE
            .replace("\"ContactService.add\"", "Methods.Add")
            .replace("\"DataService.query\"", "Methods.Data + \"query\"")
            .replace("\"ContactService.merge\"", "Shop.Methods.Other");
        let files = [
            ("IInfusion.cs", interface.as_str()),
            (
                "Methods.cs",
                "namespace Shop { static class Methods {\n\
                public const string Add = \"ContactService.add\", Data = \"DataService.\";\n\
                public static string Other = \"ContactService.merge\"; } }",
            ),
            (
                "Sync.cs",
                "class Sync { void F(IInfusion crm) { crm.Add(k, data);\n\
                crm.Query(k, \"Lead\", 1, 0, q, f);\ncrm.Merge(k, 1, 2); } }",
            ),
        ];
        let expected = [
            // A field that may be changed says nothing.
            "IInfusion.cs:6 wire  ",
            "Sync.cs:1 wire ContactService.add Contact",
            "Sync.cs:2 wire DataService.query Lead",
        ];
        assert_eq!(told("constants", &files), expected);
    }

    #[test]
    fn constants_of_other_files_name_methods_in_java() {
        let client = "import org.apache.xmlrpc.client.XmlRpcClient; // of Keap\n\
            class Sync { void f(XmlRpcClient client) {\n";
        let call = |name: &str, more: &str| {
            format!("{client}client.execute({name}, new Object[]{{key, {more}}});\n}} }}")
        };
        let load = call("Methods.LOAD", "\"Lead\", 7, f");
        let taken = format!(
            "import static shop.Methods.LOAD;\n{}",
            call("LOAD", "\"Job\", 7, f")
        );
        let all = format!(
            "import static shop.Methods.*;\n{}",
            call("LOAD", "\"User\", 7, f")
        );
        let joined = call("More.SERVICE + \".add\"", "data");
        let changed = call("Methods.changed", "1, 2");
        let twice = call("Twice.NAME", "1, 2");
        let files = [
            (
                "Methods.java",
                "package shop;\npublic final class Methods {\n\
                public static final String LOAD = \"DataService.load\";\n\
                static String changed = \"ContactService.merge\"; }\n\
                interface More { String SERVICE = \"ContactService\"; }",
            ),
            (
                "a/Twice.java",
                "class Twice { static final String NAME = \"ContactService.merge\"; }",
            ),
            (
                "b/Twice.java",
                "class Twice { static final String NAME = \"ContactService.load\"; }",
            ),
            ("Load.java", &load),
            ("Taken.java", &taken),
            ("All.java", &all),
            ("Joined.java", &joined),
            ("Changed.java", &changed),
            ("Ambiguous.java", &twice),
        ];
        let expected = [
            "All.java:4 wire DataService.load User",
            "Joined.java:3 wire ContactService.add Contact",
            "Load.java:3 wire DataService.load Lead",
            "Taken.java:4 wire DataService.load Job",
        ];
        assert_eq!(told("java", &files), expected);
    }

    #[test]
    fn a_proxy_that_is_cast_to_its_interface_is_one() {
        let files = [
            ("IInfusion.cs", INTERFACE),
            (
                "Sync.cs",
                "var crm = (IInfusion)XmlRpcProxyGen.Create(typeof(IInfusion)); crm.Merge(k, 1, 2);",
            ),
        ];
        let found = told("cast", &files);
        assert!(
            found.contains(&"Sync.cs:1 wire ContactService.merge ".to_owned()),
            "{found:?}"
        );
    }
}
