//! Texts as they may stand in XML and HTML: cleaned, and with every sign escaped that has a meaning there.

use crate::text::clean;

/// Cleans a text and escapes what has a meaning in XML. A line end is a blank.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' => safe.push(' '),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_stands_in_a_text_the_elements_are_the_same(text in "\\PC{0,40}|(<|>|&|\"|'|\u{0}|\u{202e}|]]>){0,20}") {
            let safe = escaped(&text);
            let signs = ['<', '>', '"', '\'', '\u{0}', '\u{1b}', '\u{202e}'];
            prop_assert!(!safe.contains(signs), "{}", safe);
            let bare = safe.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "");
            prop_assert!(!bare.replace("&quot;", "").replace("&#39;", "").contains('&'));
        }

        #[test]
        fn no_character_is_left_that_xml_forbids(text in any::<String>()) {
            let is_legal = |c: char| {
                matches!(c, ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
            };
            prop_assert!(escaped(&text).chars().all(is_legal));
        }
    }
}
