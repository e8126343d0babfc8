//! What stands for an object of a library, or has several of it: `Lazy<Client>`, `Task<Client>`, `List<Client>`.

use super::call::Given;
use super::machine::Machine;
use super::value::Value;
use crate::hit::Language;
use crate::lower::SEVERAL;
use crate::syntax::Kind;

/// Members that give what is held: of lazy values, tasks, options, references, entries of maps.
const MEMBERS: [&str; 7] = [
    "Value",
    "Result",
    "Current",
    "CurrentValue",
    "Target",
    "value",
    "current",
];
/// Calls that give it.
const CALLS: [&str; 25] = [
    "GetAwaiter",
    "GetResult",
    "ConfigureAwait",
    "AsTask",
    "WaitAsync",
    "Invoke",
    "GetValueOrDefault",
    "get",
    "getNow",
    "join",
    "call",
    "getObject",
    "getIfAvailable",
    "getIfUnique",
    "orElse",
    "orElseGet",
    "orElseThrow",
    "unwrap",
    "Get",
    "getValue",
    "toPromise",
    "apply",
    "block",
    "toFuture",
    "result",
];
/// Calls on several that give one of them.
const ONE_OF: [&str; 25] = [
    "First",
    "FirstOrDefault",
    "Single",
    "SingleOrDefault",
    "Last",
    "LastOrDefault",
    "ElementAt",
    "ElementAtOrDefault",
    "GetValueOrDefault",
    "Dequeue",
    "Pop",
    "Peek",
    "Find",
    "get",
    "getFirst",
    "getLast",
    "getOrDefault",
    "at",
    "find",
    "pop",
    "shift",
    "first",
    "last",
    "next",
    "poll",
];
/// Members and calls of several that give them again.
const ALL_OF: [&str; 18] = [
    "Values",
    "values",
    "ToList",
    "ToArray",
    "ToListAsync",
    "AsEnumerable",
    "AsParallel",
    "Where",
    "OrderBy",
    "Skip",
    "Take",
    "Reverse",
    "Distinct",
    "filter",
    "all",
    "items",
    "entries",
    "entrySet",
];

impl Machine<'_> {
    /// What a type says of a value: an object, or several, of which one stands for all.
    pub(super) fn of_type(&self, class: &str) -> Option<Value> {
        let Some(one) = class.strip_suffix(SEVERAL) else {
            return self.made_by(class);
        };
        let made = self.made_by(one)?;
        Some(Value::list(vec![made.as_object()?.one_of_many()]))
    }

    /// Whether what stands for an object may be asked for it: types are written in these languages.
    fn has_types(&self) -> bool {
        matches!(
            self.language,
            Language::CSharp | Language::Java | Language::TypeScript | Language::Python
        )
    }

    /// A member that gives what is held, or all of several: `lazy.Value`, `clients.Values`.
    pub(super) fn held_in(&self, receiver: &Value, name: &str) -> Option<Value> {
        if !self.has_types() {
            return None;
        }
        if receiver.any_record().is_some() {
            return ALL_OF.contains(&name).then(|| receiver.clone());
        }
        let object = receiver.as_object().filter(|object| object.table.is_none());
        object
            .filter(|_| MEMBERS.contains(&name))
            .map(|_| receiver.clone())
    }

    /// A call that gives what is held, one of several, or all of them.
    pub(super) fn held_by(
        &mut self,
        receiver: &Value,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        if !self.has_types() {
            return None;
        }
        if let Some(one) = receiver.any_record() {
            return self.one_of_several(&one.clone(), receiver, name, given);
        }
        let object = receiver.as_object();
        let is_held = object.is_some_and(|object| object.table.is_none()) && CALLS.contains(&name);
        // `client.call("ContactService.add", ..)` is none of these.
        let is_named = given.values.iter().any(|one| one.as_text().is_some());
        (is_held && !is_named).then(|| receiver.clone())
    }

    fn one_of_several(
        &mut self,
        one: &Value,
        all: &Value,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        if one.as_object().is_some_and(|one| one.table.is_some()) {
            return None;
        }
        // `clients.TryGetValue("a", out var client)`
        if name.starts_with("Try") {
            for argument in given.arguments {
                if let Kind::Name(name) = &argument.value.kind {
                    self.set(name, one.clone());
                }
            }
            return Some(Value::Unknown);
        }
        if ONE_OF.contains(&name) {
            return Some(one.clone());
        }
        ALL_OF.contains(&name).then(|| all.clone())
    }
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    /// Where merges are told of programs whose lines each have one.
    fn merges(name: &str, text: &str) -> Vec<(usize, String)> {
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        let merges = found
            .hits
            .into_iter()
            .filter(|hit| hit.method.as_deref() == Some("ContactService.merge"));
        merges
            .map(|hit| (hit.line, hit.certainty.to_string()))
            .collect()
    }

    #[test]
    fn what_stands_for_a_client_or_has_several_gives_it() {
        let lines = [
            "void a(object o) { if (o is not IInfusionSoftClient c) return; c.ContactService.Merge(1, 2); }",
            "void b(object o) { if (o is IInfusionSoftClient { ContactService: var d }) d.Merge(1, 2); }",
            "void c() { if (_c?.ContactService is { } s) s.Merge(1, 2); }",
            "void d() { (_c ?? throw new Exception()).ContactService.Merge(1, 2); }",
            "void e(IInfusionSoftClient[] cs) { cs[0]?.ContactService.Merge(1, 2); }",
            "void f(List<IInfusionSoftClient> cs) { foreach (var c in cs) c.ContactService.Merge(1, 2); }",
            "void g(Lazy<IInfusionSoftClient> l) { l.Value?.ContactService.Merge(1, 2); }",
            "void h(Func<IInfusionSoftClient> f) { f()?.ContactService.Merge(1, 2); }",
            "async void i() { (await H())?.ContactService.Merge(1, 2); }",
            "async void j() { var c = await H(); c?.ContactService.Merge(1, 2); }",
            "void k(Dictionary<string,IInfusionSoftClient> m) { m[\"a\"]?.ContactService.Merge(1, 2); }",
            "void l(Dictionary<string,IInfusionSoftClient> m) { if (m.TryGetValue(\"a\", out var x)) x.ContactService.Merge(1, 2); }",
            "void m(object o) { switch (o) { case IInfusionSoftClient { ContactService: { } s }: s.Merge(1, 2); break; } }",
            "void n(object o) { if (o is IInfusionSoftClient and { ContactService: var s }) s.Merge(1, 2); }",
            "void o(IEnumerable<IInfusionSoftClient> cs) { cs.Where(c => c != null).First().ContactService.Merge(1, 2); }",
            "void p(List<IInfusionSoftClient> cs) { cs.ForEach(c => c.ContactService.Merge(1, 2)); }",
            "void q(Dictionary<string,IInfusionSoftClient> m) { foreach (var (k, c) in m) c.ContactService.Merge(1, 2); }",
            "void r(Dictionary<string,IInfusionSoftClient> m) { foreach (var p in m) p.Value.ContactService.Merge(1, 2); }",
            "void s() { H().GetAwaiter().GetResult().ContactService.Merge(1, 2); }",
            "void t(object o) { var x = o switch { IInfusionSoftClient c => c.ContactService.Merge(1, 2), _ => null }; }",
            "void u() { using (var c = Make()) { c.ContactService.Merge(1, 2); } }",
            "List<IInfusionSoftClient> _cs = new List<IInfusionSoftClient>(); void v() { _cs[1].ContactService.Merge(1, 2); }",
            "void w(object o) { var c = o as IInfusionSoftClient ?? _c; c.ContactService.Merge(1, 2); }",
            "IDictionary<string, Lazy<IInfusionSoftClient>> _m = new(); void x() { _m[\"a\"].Value.ContactService.Merge(1, 2); }",
        ];
        let head = "// keap\nclass A { IInfusionSoftClient _c; Task<IInfusionSoftClient> H() { return G(); } IInfusionSoftClient Make() => G();";
        let text = format!("{head}\n{}\n}}\n", lines.join("\n"));
        let found = merges("A.cs", &text);
        for (number, line) in lines.iter().enumerate() {
            let at = (number + 3, "certain".to_owned());
            assert!(found.contains(&at), "{line}");
        }
        assert_eq!(found.len(), lines.len());
    }

    #[test]
    fn what_several_services_are_asked_themselves_is_no_call() {
        let text = "// keap\nclass A { void a(List<IContactService> cs, IContactService c) { cs.Add(c); var n = cs.Count(); cs.Remove(c); } }";
        let found = Audit::new(Vec::new())
            .unwrap()
            .read("A.cs", text.as_bytes());
        assert_eq!(found.hits, []);
    }

    #[test]
    fn types_of_other_languages_are_read_alike() {
        for (name, text) in [
            (
                "a.php",
                "<?php\n/** @param \\iSDK[] $all */\nfunction f($all) { foreach ($all as $app) { $app->mergeCon(1, 2); } }",
            ),
            (
                "a.ts",
                "import { Infusionsoft } from 'infusionsoft';\n\nasync function f(c: Promise<Infusionsoft>) { (await c).contact.merge(1, 2); }",
            ),
        ] {
            assert_eq!(merges(name, text), [(3, "certain".to_owned())], "{text}");
        }
    }
}
