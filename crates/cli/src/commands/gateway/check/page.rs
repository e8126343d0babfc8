//! Whether the page can be shown, and whether somebody can be told.

use std::path::Path;

use keap_gateway::config::Config;
use keap_http::{Shown, private};

use super::super::page as of_page;
use super::super::secret_files;
use super::certificates;
use super::findings::{Findings, State};
use super::ports::Ports;

/// Whether the page can be shown to those alone who may see it, and whether somebody can be told.
pub(super) async fn look(config: &Config, ports: &mut Ports<'_>, findings: &mut Findings) {
    for warning in secret_files::of_gateway(config).filter_map(private::warning) {
        findings.add(State::Warning, "secret", warning);
    }
    if let Some(page) = &config.page {
        let addresses = ports.free("port of the page", &page.listen, findings).await;
        let token = of_page::token(page);
        let certificates = of_page::certificates(page);
        certificates::of_page(page, findings);
        // What should guard it and is wrong is told as that.
        let is_open = match (&token, &certificates) {
            (Ok(token), Ok(certificates)) => token.is_none() || certificates.is_none(),
            _ => false,
        };
        for result in [token.map(|_| ()), certificates.map(|_| ())] {
            if let Err(error) = result {
                findings.wrong("page", &error);
            }
        }
        for address in addresses {
            if !address.ip().is_loopback() && is_open {
                let about = format!("{address} is not loopback: {}", of_page::GUARDED);
                findings.add(State::Failed, "page", about);
            }
        }
    }
    match of_page::way(config) {
        Ok(Some(_)) => match missing_program(config) {
            Some(program) => {
                let about = format!("there is no program {}", Shown::new(program));
                findings.add(State::Failed, "alerts", about);
            }
            None => findings.add(State::Ok, "alerts", "somebody is told; not tried"),
        },
        Ok(None) => {}
        Err(error) => findings.wrong("alerts", &error),
    }
}

/// The program of alerts, where it is not on this machine.
fn missing_program(config: &Config) -> Option<&str> {
    let program = config.alerts.command.as_ref()?.first()?;
    // Windows adds this ending where none is given, and no other one.
    let names = [program.clone(), format!("{program}.exe")];
    let names = if cfg!(windows) {
        &names[..]
    } else {
        &names[..1]
    };
    let is_in = |folder: &Path| names.iter().any(|name| folder.join(name).is_file());
    let is_there = match program.contains(std::path::is_separator) {
        true => is_in(Path::new("")),
        false => {
            let folders = std::env::var_os("PATH").unwrap_or_default();
            std::env::split_paths(&folders).any(|folder| is_in(&folder))
        }
    };
    (!is_there).then_some(program.as_str())
}
