//! What containers of PHP give: `app(Infusionsoft::class)`, `$container->get('infusionsoft')`.

use super::call::Given;
use super::machine::Machine;
use super::pointing::points_to_keap;
use super::value::Value;
use crate::hit::Language;
use crate::syntax::{Kind, Node};

/// The client that a name in a container probably is where no class is called so: that of the SDK, which its package for
/// Laravel puts there.
const BY_NAME: &str = "Infusionsoft";

/// Whether a container is asked for something by a call of this name.
pub(super) fn is_asking_a_container(name: &str) -> bool {
    matches!(
        name,
        "make" | "makeWith" | "get" | "resolve" | "service" | "getService" | "offsetGet" | "create"
    )
}

impl Machine<'_> {
    /// The same by a function: `app(..)`, `resolve(..)`.
    pub(super) fn of_container_function(&self, name: &str, given: &Given<'_>) -> Option<Value> {
        matches!(
            name,
            "app" | "resolve" | "make" | "makeWith" | "get" | "service"
        )
        .then(|| self.of_container(given))?
    }

    /// What a container gives for a class of a library, or for a name that points to Keap.
    pub(super) fn of_container(&self, given: &Given<'_>) -> Option<Value> {
        if self.language != Language::Php {
            return None;
        }
        let first = given.values.first()?.as_text();
        match (&given.arguments.first()?.value.kind, first) {
            (Kind::Member(class, what), _) if what == "class" => match &class.kind {
                Kind::Name(class) => self.made_by(class),
                _ => None,
            },
            (_, Some(class)) if class.contains('\\') => self.made_by(class.rsplit('\\').next()?),
            (_, Some(name)) => self.of_name(name),
            _ => None,
        }
    }

    /// `$app['infusionsoft']`, of something that is called as containers are.
    pub(super) fn of_container_at(&self, container: &Node, name: &str) -> Option<Value> {
        let called = match &container.kind {
            Kind::Name(name) | Kind::Member(_, name) => name,
            Kind::Call(call) => match &call.target.kind {
                Kind::Name(name) | Kind::Member(_, name) => name,
                _ => return None,
            },
            _ => return None,
        };
        let is_container = ["app", "container", "c", "di", "ioc", "services"]
            .iter()
            .any(|known| called.eq_ignore_ascii_case(known));
        (self.language == Language::Php && is_container).then(|| self.of_name(name))?
    }

    /// What is kept under a name that points to Keap, and to a client: not what is kept of its settings.
    fn of_name(&self, name: &str) -> Option<Value> {
        const OF_CLIENTS: [&str; 6] = ["infusionsoft", "keap", "client", "sdk", "api", "service"];
        let parts = || name.split(['.', '_', '-', '/']);
        let last = parts().next_back()?.to_ascii_lowercase();
        let of_class = |part| self.rules.class_in_any_case(self.language, part);
        if !points_to_keap(name)
            || !(OF_CLIENTS.contains(&last.as_str()) || of_class(&last).is_some())
        {
            return None;
        }
        let kind = parts().find_map(of_class);
        let kind = kind.or_else(|| self.rules.class(self.language, BY_NAME))?;
        Some(Value::likely(kind))
    }
}
