//! Walking the tree.

use crate::support::Journey;

#[test]
fn probe() {
    let mut j = Journey::start();
    eprintln!("{}", j.text());
    eprintln!("{} {} {}", j.level(), j.at(), j.previewed());
    for k in ["j", "j", "enter", "enter", "enter", "tab", "tab", "space", "/", "esc", "esc"] {
        j.keys(k);
        eprintln!("{k} -> {}\n{}", j.at(), j.text());
    }
}
