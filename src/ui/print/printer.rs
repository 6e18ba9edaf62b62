//! A printer of the system: CUPS takes a PDF by its program `lp`.

use std::path::Path;
use std::process::Command;

/// The program that prints where there is CUPS.
pub const LP: &str = "lp";

/// Why nothing was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPrinter {
    /// There is no such program.
    NoProgram,
    /// The program did not take the file, and what it said.
    Refused(String),
}

/// Sends a PDF to the printer that the system prints to by itself; gives what the program said.
pub fn send(program: &str, path: &Path, title: &str) -> Result<String, NoPrinter> {
    let done = Command::new(program).arg("-t").arg(title).arg("--").arg(path).output();
    let done = done.map_err(|_| NoPrinter::NoProgram)?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if done.status.success() { Ok(said(&done.stdout)) } else { Err(NoPrinter::Refused(said(&done.stderr))) }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn program(folder: &Path, text: &str) -> String {
        let path = folder.join("lp");
        std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("may run");
        path.display().to_string()
    }

    #[test]
    fn a_file_is_sent_to_the_printer_and_what_it_says_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let lp = program(folder.path(), "echo \"request id is $2 ($4)\"");
        assert_eq!(send(&lp, Path::new("a.pdf"), "月会"), Ok("request id is 月会 (a.pdf)".to_owned()));
        let lp = program(folder.path(), "echo 'lp: No default destination' >&2; exit 1");
        let refused = NoPrinter::Refused("lp: No default destination".into());
        assert_eq!(send(&lp, Path::new("a.pdf"), "月会"), Err(refused));
        assert_eq!(send("/no/such/program", Path::new("a.pdf"), ""), Err(NoPrinter::NoProgram));
    }
}
