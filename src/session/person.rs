//! Who sits at this machine, as far as the system says.

use std::env;

/// The name of the user's account, or an empty text.
pub(super) fn name() -> String {
    first_of(&["USER", "USERNAME", "LOGNAME"])
}

/// The name of the machine, or an empty text.
pub(super) fn machine() -> String {
    let name = first_of(&["HOSTNAME", "COMPUTERNAME"]);
    if name.is_empty() { std::fs::read_to_string("/etc/hostname").unwrap_or_default().trim().to_owned() } else { name }
}

fn first_of(variables: &[&str]) -> String {
    variables.iter().find_map(|name| env::var(name).ok().filter(|value| !value.is_empty())).unwrap_or_default()
}
