//! What of Rust source is not looked at: comments, what literals hold, and tests.
//!
//! Where a test ends is told from the text alone. Where that is in doubt it ends early: code of a
//! test that is looked at tells of a breach that is none, and that is seen at once; code of the
//! program that is not looked at is seen by nobody.

/// Blanks in place of comments and of what literals hold; lines stay lines.
pub fn without_comments(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let starts =
        |at: usize, with: &str| with.chars().zip(at..).all(|(c, i)| letters.get(i) == Some(&c));
    while let Some(&letter) = letters.get(at) {
        let after_word =
            at > 0 && letters.get(at - 1).is_some_and(|c| c.is_alphanumeric() || *c == '_');
        let end = if starts(at, "//") {
            letters.iter().skip(at).position(|c| *c == '\n').map_or(letters.len(), |n| at + n)
        } else if starts(at, "/*") {
            let mut end = at + 2;
            let mut depth = 1;
            while depth > 0 && end < letters.len() {
                let step = match (starts(end, "/*"), starts(end, "*/")) {
                    (true, _) => 1,
                    (_, true) => -1,
                    _ => 0,
                };
                depth += step;
                end += if step == 0 { 1 } else { 2 };
            }
            end
        } else if !after_word
            && ["r\"", "r#", "br\"", "br#", "cr\"", "cr#"].iter().any(|raw| starts(at, raw))
        {
            raw_end(&letters, at).unwrap_or(at)
        } else if letter == '"' {
            quoted_end(&letters, at, '"')
        } else if letter == '\'' && is_char(&letters, at) {
            quoted_end(&letters, at, '\'')
        } else {
            at
        };
        if end == at {
            out.push(letter);
            at += 1;
        } else {
            let gone = letters.get(at..end).unwrap_or_default();
            out.push(' ');
            out.extend(gone.iter().filter(|c| **c == '\n'));
            at = end;
        }
    }
    out
}

/// A character literal and no lifetime.
fn is_char(letters: &[char], at: usize) -> bool {
    letters.get(at + 1) == Some(&'\\') || letters.get(at + 2) == Some(&'\'')
}

fn quoted_end(letters: &[char], at: usize, quote: char) -> usize {
    let mut end = at + 1;
    while let Some(letter) = letters.get(end) {
        match letter {
            '\\' => end += 2,
            c if *c == quote => return end + 1,
            _ => end += 1,
        }
    }
    letters.len()
}

fn raw_end(letters: &[char], at: usize) -> Option<usize> {
    let mut start = at + letters.iter().skip(at).position(|c| *c == 'r')? + 1;
    let mut hashes = 0;
    while letters.get(start) == Some(&'#') {
        hashes += 1;
        start += 1;
    }
    // `r#type` is a word.
    letters.get(start).filter(|c| **c == '"')?;
    let mut end = start + 1;
    loop {
        let closing = letters.get(end)?;
        let enough = (1..=hashes).all(|n| letters.get(end + n) == Some(&'#'));
        end += 1;
        if *closing == '"' && enough {
            return Some(end + hashes);
        }
    }
}

/// The code without what stands under `#[cfg(test)]`, or under `#[cfg(all(test, …))]`. In the
/// arguments of a macro it stays: the macro may drop the attribute and keep the rest.
pub fn without_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(letter) = rest.chars().next() {
        let after = (letter == '#').then(|| test_attribute(rest)).flatten();
        if let Some(after) = after.filter(|_| !is_in_macro(&out)) {
            out.push(' ');
            rest = after_piece(after);
        } else {
            out.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

/// What follows an attribute, if it leaves its piece out of everything but tests.
fn test_attribute(code: &str) -> Option<&str> {
    let (inside, after) = attribute(code)?;
    let inside: String = inside.split_whitespace().collect();
    let needed = inside == "cfg(test)"
        || inside.strip_prefix("cfg(all(").is_some_and(|all| {
            // Only what stands first: whatever is nested stands behind a bracket.
            all.starts_with("test,") || all == "test))"
        });
    needed.then_some(after)
}

/// The inside of the outer attribute that some code begins with, and what follows it.
fn attribute(code: &str) -> Option<(&str, &str)> {
    let inside = code.strip_prefix('#')?.trim_start().strip_prefix('[')?;
    let mut depth = 0_u32;
    for (at, letter) in inside.char_indices() {
        match letter {
            '[' => depth += 1,
            ']' if depth == 0 => return Some((inside.get(..at)?, inside.get(at + 1..)?)),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether what follows some code stands in the arguments of a macro, or in the rules of one.
fn is_in_macro(code: &str) -> bool {
    let mut open = Vec::new();
    for (at, letter) in code.char_indices() {
        if matches!(letter, '(' | '[' | '{') {
            let before = code.get(..at).unwrap_or_default().trim_end();
            let unnamed = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
            open.push(before.ends_with('!') || unnamed.trim_end().ends_with("macro_rules!"));
        } else if matches!(letter, ')' | ']' | '}') {
            open.pop();
        }
    }
    open.contains(&true)
}

/// What follows one piece: an item, a field, a variant, an arm, a parameter or a statement.
fn after_piece(code: &str) -> &str {
    let mut code = code.trim_start();
    while let Some((_, after)) = attribute(code) {
        code = after.trim_start();
    }
    let is_item = begins_item(code);
    let mut depth = 0_u32;
    let mut before = ' ';
    for (at, letter) in code.char_indices() {
        let from = code.get(at..).unwrap_or_default();
        let rest = code.get(at + letter.len_utf8()..).unwrap_or_default();
        match letter {
            ';' if depth == 0 => return rest,
            // Only items have these within them.
            ',' if depth == 0 && !is_item => return rest,
            '|' if depth == 0 && !is_item => return from,
            '>' if depth == 0 && !is_item && !matches!(before, '-' | '=') => return from,
            // The last of several: the bracket belongs to what holds it.
            ')' | ']' | '}' if depth == 0 => return from,
            '(' | '[' | '{' => depth += 1,
            '}' if depth == 1 => return rest,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        before = letter;
    }
    ""
}

/// Whether some code begins an item that may hold commas outside of brackets, as in `<A, B>`. A type
/// such as `fn(u8)` and a parameter such as `const N: usize` are none.
fn begins_item(code: &str) -> bool {
    let code = match code.strip_prefix("pub").map(str::trim_start) {
        Some(rest) if rest.starts_with('(') => rest.split_once(')').map_or("", |(_, rest)| rest),
        Some(rest) => rest,
        None => code,
    };
    let mut words = code.split_whitespace();
    let first = words.find(|word| !matches!(*word, "const" | "async" | "unsafe" | "extern"));
    let is_named = words.next().is_some_and(|word| word.starts_with(char::is_alphabetic));
    match first {
        Some("fn" | "struct" | "enum" | "trait") => is_named,
        Some(word) => word == "impl" || word.starts_with("impl<"),
        None => false,
    }
}
