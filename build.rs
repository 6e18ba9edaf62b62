//! Tells Cargo to rebuild when a word changes: the macro that reads the catalogue does not.

fn main() {
    println!("cargo:rerun-if-changed=assets/words");
}
