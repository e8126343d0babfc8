//! Clients by names that other software has, too: `Server`, `server()`, `DataContext`.

use super::machine::Machine;
use super::pointing::points_to_keap;

impl Machine<'_> {
    /// Whether a class or a function that has the name of a library's is none of it: the file has no word of Keap or XML-RPC,
    /// and has it itself, or has no word of the library either, so that another file of the same software has it.
    pub(super) fn is_of_other_software(&self, name: &str, dialect: usize) -> bool {
        let has_word = || (self.evidence)(dialect) || self.names_wire;
        let is_own = || self.classes.contains_key(name) || self.functions.contains_key(name);
        let Some(known) = self.rules.dialects().get(dialect) else {
            return false;
        };
        if points_to_keap(name) || known.evidence.is_empty() || has_word() {
            return false;
        }
        is_own() || !self.words.get(dialect).copied().unwrap_or(false)
    }

    /// Whether a class or a function that has the name of a library's may be the file's own and nothing of it: the file has it,
    /// and a word of Keap alone, which may stand in a comment.
    pub(super) fn may_be_own(&self, name: &str, dialect: usize) -> bool {
        let is_derived = |bases: &Vec<String>| {
            let mut bases = bases.iter();
            bases.any(|base| self.rules.class(self.language, base).is_some())
        };
        let is_own = match self.classes.get(name) {
            Some(bases) => !is_derived(bases),
            None => self.functions.contains_key(name),
        };
        let known = self.rules.dialects().get(dialect);
        let has_words = known.is_some_and(|known| !known.evidence.is_empty());
        is_own && has_words && !points_to_keap(name) && !self.names_wire && !self.has_address
    }
}

#[cfg(test)]
mod tests {
    use crate::{Audit, Certainty};

    fn told(name: &str, text: &str) -> Vec<Certainty> {
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        found.hits.into_iter().map(|hit| hit.certainty).collect()
    }

    #[test]
    fn a_client_of_the_file_s_own_is_none_of_a_library() {
        let call = "server = Server()\nserver.ContactService = ContactService()\n\
            server.ContactService.load(1, ['Id'])\n";
        let services = "class ContactService:\n    def load(self, i, f): return None\n";
        let classes = format!("{services}class Server: pass\n");
        for before in [
            &*classes,
            "from .services import ContactService, Server\n",
            "from shop.services import *\n",
        ] {
            assert_eq!(told("a.py", &format!("{before}{call}")), [], "{before}");
        }
        let function = "def server(): return Registry()\nserver().ContactService.load(1, ['Id'])\n";
        assert_eq!(told("a.py", function), []);
        let own = call.replace("Server()", "ServerProxy()");
        let text = format!("class ServerProxy: pass\n{own}");
        assert_eq!(told("a.py", &text), []);
    }

    #[test]
    fn a_client_of_the_file_s_own_is_not_certain_by_a_word_of_keap() {
        let call = "server.ContactService.load(1, ['Id'])\n";
        for before in [
            "# As Keap does.\nclass Server: pass\nserver = Server()\n",
            "# As Keap does.\nclass Server(Base): pass\nserver = Server()\n",
        ] {
            let told = told("a.py", &format!("{before}{call}"));
            assert_eq!(told, [Certainty::Likely], "{before}");
        }
    }

    #[test]
    fn a_word_of_keap_or_of_xml_rpc_makes_it_one() {
        let call = "server.ContactService.load(KEY, 1, ['Id'])\n";
        for before in [
            "from xmlrpclib import Server\nserver = Server(URL)\n",
            "from rpc import Server # of Keap\nserver = Server(URL)\n",
            "URL = 'https://ab123.infusionsoft.com/api'\nclass Server: pass\nserver = Server()\n",
            "from rpc import ServerProxy\nserver = ServerProxy(URL)\n",
            "import xmlrpclib\nclass Server(xmlrpclib.Server): pass\nserver = Server(URL)\n",
            "class Server(ServerProxy): pass\nserver = Server(URL)\n",
        ] {
            let told = told("a.py", &format!("{before}{call}"));
            assert_eq!(told, [Certainty::Certain], "{before}");
        }
    }
}
