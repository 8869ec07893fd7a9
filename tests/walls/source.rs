//! Rust source as far as walls need it: which names it mentions. No compiler, no types.
//!
//! Comments, literals and tests are left out; `use` trees are flattened, and `self` and `super`
//! resolved, so that a name cannot slip through under another spelling.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::strip::{without_comments, without_tests};

/// One file of the program.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path below `src`, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
    /// The code: no comments, no literals, no tests.
    pub code: String,
}

/// The crates whose names are looked at beside those of this crate: the standard library, and all
/// that `Cargo.toml` lists, so that none is forgotten.
static OUTSIDE: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let standard = ["std", "core", "alloc", "watchfloor", "serde"].map(str::to_owned);
    standard.into_iter().chain(dependencies()).collect()
});

/// The crates that the program itself is built with, as its code calls them.
pub fn dependencies() -> Vec<String> {
    let manifest = include_str!("../../Cargo.toml");
    let tables = manifest.split("\n[").filter(|table| {
        let name = table.split(']').next().unwrap_or_default();
        name == "dependencies" || (name.starts_with("target.") && name.ends_with(".dependencies"))
    });
    let lines = tables.flat_map(|table| table.lines().skip(1));
    let names = lines.filter_map(|line| Some(line.split_once(" = ")?.0));
    names.map(|name| name.trim().replace('-', "_")).collect()
}

impl Source {
    /// Source at a path below `src`.
    pub fn new(path: &str, text: &str) -> Self {
        let code = without_tests(&without_comments(text));
        Self { path: path.to_owned(), text: text.to_owned(), code }
    }

    /// The room: the first folder, or the file where there is none.
    pub fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Whether all of it is a test, by the name of the file or its folder.
    pub fn is_test(&self) -> bool {
        self.path.split('/').any(|part| {
            let stem = part.strip_suffix(".rs").unwrap_or(part);
            stem == "tests" || stem.ends_with("_tests")
        })
    }

    /// A module that goes by the name of a test and does not stand under `#[cfg(test)]`.
    pub fn open_tests(&self) -> Option<String> {
        let tokens = tokens(&self.code);
        let named = |pair: &[String]| match pair {
            [module, name] if module == "mod" && (name == "tests" || name.ends_with("_tests")) => {
                Some(name.clone())
            }
            _ => None,
        };
        tokens.windows(2).find_map(named)
    }

    /// The types that it defines: structs, enums, unions, traits and aliases, but no associated
    /// types. What lies in a trait or an implementation is no definition of its own.
    pub fn types(&self) -> Vec<String> {
        let tokens = tokens(&self.code);
        let (mut found, mut depth, mut implementation) = (Vec::new(), 0_usize, None);
        for (at, token) in tokens.iter().enumerate() {
            let begins = at.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(
                // After another item, an attribute, a visibility or a safety.
                |before| matches!(&**before, "}" | "{" | ";" | "]" | "pub" | ")" | "unsafe"),
            );
            match token.as_str() {
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    implementation = implementation.filter(|outer| depth > *outer);
                }
                "impl" if begins && implementation.is_none() => implementation = Some(depth),
                "struct" | "enum" | "union" | "trait" | "type" if begins => {
                    let is_associated = token == "type" && implementation.is_some();
                    let name = tokens.get(at + 1).filter(|name| is_word(name) && !is_associated);
                    found.extend(name.cloned());
                    if token == "trait" && implementation.is_none() {
                        implementation = Some(depth);
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// Every full name that it mentions: `crate::digest::Entry`, `std::fs::read`; also where only
    /// the end of it is written, behind what a `use` brought in: `io::stdout`.
    pub fn names(&self) -> BTreeSet<String> {
        let tokens = tokens(&self.code);
        let mut brought = Brought::new();
        let mut written = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let next = if token == "use" {
                let (found, next) = tree(&tokens, at + 1);
                for (name, called) in found {
                    written.push(name.clone());
                    brought.entry(called).or_default().insert(name);
                }
                next
            } else if is_word(token) && begins_path(&tokens, at) {
                let (name, next) = path(&tokens, at);
                written.push(name);
                next
            } else {
                at + 1
            };
            at = next.max(at + 1);
        }
        let whole = written.iter().filter_map(|name| self.resolved(name));
        let by_end = written.iter().flat_map(|name| unfolded(name, &brought));
        whole.chain(by_end.filter_map(|name| self.resolved(&name))).collect()
    }

    /// The full names that it hands on by `pub use` or `pub type`, as far as they are written there.
    pub fn handed_on(&self) -> BTreeSet<String> {
        let tokens = tokens(&self.code);
        let mut found = BTreeSet::new();
        for (at, _) in tokens.iter().enumerate().filter(|(_, token)| *token == "pub") {
            let mut rest = tokens.get(at + 1..).unwrap_or_default();
            if rest.first().is_some_and(|token| token == "(") {
                let end = rest.iter().position(|token| token == ")").unwrap_or(0);
                rest = rest.get(end + 1..).unwrap_or_default();
            }
            if matches!(rest.first().map(String::as_str), Some("use" | "type")) {
                let end = rest.iter().position(|token| token == ";").unwrap_or(rest.len());
                let code = rest.get(..end).unwrap_or_default().join(" ");
                found.extend(Self { code, ..self.clone() }.names());
            }
        }
        found
    }

    /// A name from the top of the crate, or of another crate; none for what is neither.
    fn resolved(&self, name: &[String]) -> Option<String> {
        let first = name.first()?.as_str();
        if OUTSIDE.contains(first) {
            let first = if matches!(first, "core" | "alloc") { "std" } else { first };
            let rest = name.iter().skip(1).map(String::as_str);
            return Some(std::iter::once(first).chain(rest).collect::<Vec<_>>().join("::"));
        }
        let mut module = self.module();
        let mut rest = name;
        match first {
            "crate" => {
                module.clear();
                rest = rest.get(1..)?;
            }
            "self" => rest = rest.get(1..)?,
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    module.pop();
                    rest = rest.get(1..)?;
                }
            }
            _ => return None,
        }
        let all = module.into_iter().chain(rest.iter().cloned());
        Some(std::iter::once("crate".to_owned()).chain(all).collect::<Vec<_>>().join("::"))
    }

    /// The module that the file is: `screens/browse/mod.rs` is `screens::browse`.
    fn module(&self) -> Vec<String> {
        let path = self.path.strip_suffix(".rs").unwrap_or(&self.path);
        let mut parts: Vec<String> = path.split('/').map(str::to_owned).collect();
        if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
            parts.pop();
        }
        parts
    }
}

/// What each name was brought in as. Two blocks of a file may bring in different things under one
/// name, so that each of them counts.
type Brought = BTreeMap<String, BTreeSet<Vec<String>>>;

/// A name with all that its first part was brought in as, through as many `use` as there are.
fn unfolded(name: &[String], brought: &Brought) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    let mut open = vec![(name.to_vec(), brought.len())];
    while let Some((whole, left)) = open.pop() {
        let Some((first, rest)) = whole.split_first().filter(|_| left > 0) else { continue };
        let stems = brought.get(first).into_iter().flatten();
        for stem in stems.filter(|stem| stem.first() != Some(first)) {
            let longer = [stem.as_slice(), rest].concat();
            if found.insert(longer.clone()) {
                open.push((longer, left - 1));
            }
        }
    }
    found
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn tokens(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        // `r#fs` is `fs`; raw literals are gone already.
        if letter == 'r' && letters.next_if_eq(&'#').is_some() {
            continue;
        }
        if letter.is_alphanumeric() || letter == '_' {
            let mut word = letter.to_string();
            while let Some(next) = letters.next_if(|c| c.is_alphanumeric() || *c == '_') {
                word.push(next);
            }
            tokens.push(word);
        } else if letter == ':' && letters.next_if_eq(&':').is_some() {
            tokens.push("::".to_owned());
        } else if !letter.is_whitespace() {
            tokens.push(letter.to_string());
        }
    }
    tokens
}

/// Whether a word is the first of a path: nothing stands before it, or a `::` that nothing stands
/// before, as in `::std::fs`.
fn begins_path(tokens: &[String], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).and_then(|before| tokens.get(before));
    before(1).is_none_or(|token| token != "::")
        || before(2).is_none_or(|token| !is_word(token) && token != ">")
}

/// One path from a place on: its parts, and where it ends.
fn path(tokens: &[String], mut at: usize) -> (Vec<String>, usize) {
    let mut parts = Vec::new();
    while let Some(word) = tokens.get(at).filter(|token| is_word(token)) {
        parts.push(word.clone());
        at += 1;
        if tokens.get(at).is_none_or(|token| token != "::") {
            break;
        }
        at += 1;
    }
    (parts, at)
}

/// Every name of a `use` tree from a place on with what it is called here, and where it ends.
fn tree(tokens: &[String], mut at: usize) -> (Vec<(Vec<String>, String)>, usize) {
    let mut stem: Vec<String> = Vec::new();
    let mut names = Vec::new();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("::") => at += 1,
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    let (inner, next) = tree(tokens, at);
                    let whole = |(rest, called): (Vec<String>, String)| {
                        let own = rest == ["self"];
                        // `{self}` is called as what it stands in, `{self as x}` is not.
                        let plain = own && called == "self";
                        let called = stem.last().filter(|_| plain).cloned().unwrap_or(called);
                        let rest = if own { Vec::new() } else { rest };
                        ([stem.clone(), rest].concat(), called)
                    };
                    names.extend(inner.into_iter().map(whole));
                    at = next.max(at + 1);
                    at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                }
                return (names, at + 1);
            }
            Some("as") => {
                let called = tokens.get(at + 1).cloned().unwrap_or_default();
                return (vec![(stem, called)], at + 2);
            }
            Some(word) if is_word(word) || word == "*" => {
                stem.push(word.to_owned());
                at += 1;
            }
            _ => {
                let called = stem.last().cloned().unwrap_or_default();
                return (vec![(stem, called)], at);
            }
        }
    }
}
