//! Lines that stand on a page and are not of its text: buttons to share it, lists of other texts,
//! what a blog says about comments. Which tags hold such lines is known to the reader of pages.

const SHARE: &[&str] = &[
    "facebook",
    "twitter",
    "whatsapp",
    "telegram",
    "linkedin",
    "email",
    "e-mail",
    "print",
    "tweet",
    "pinterest",
    "pocket",
    "reddit",
    "share",
    "copy",
    "instagram",
    "youtube",
    "rss",
    "viber",
    "messenger",
];
const SHARE_FILLERS: &[&str] = &[
    "on", "this", "to", "via", "page", "link", "article", "post", "pin", "it", "x", "with",
    "friends", "a", "friend", "by", "and", "follow", "us", "feed", "mail", "send", "pdf",
    "download", "save",
];
const RELATED: &[&str] = &[
    "related",
    "related posts",
    "related articles",
    "related content",
    "related topics",
    "related digests",
    "related publications",
    "related documents",
    "related stories",
    "see also",
    "read also",
    "more from",
    "more on this",
    "more like this",
    "you may also like",
    "you might also like",
    "recommended",
    "recommended for you",
    "recent posts",
    "latest posts",
    "latest news",
    "most read",
    "most popular",
    "popular posts",
    "trending",
    "read next",
    "up next",
    "further reading on this site",
    "more news",
    "related news",
    "other publications",
    "tags",
    "categories",
    "archives",
];
const LEFTOVERS: &[&str] = &[
    "no comments",
    "post a comment",
    "note: only a member of this blog may post a comment",
    "leave a reply",
    "leave a comment",
    "click here to read the rest",
    "read more",
    "continue reading",
    "skip to content",
    "skip to main content",
    "back to top",
    "advertisement",
    "sponsored",
    "previous post",
    "next post",
    "home",
    "menu",
    "search",
    "subscribe",
    "sign up",
    "log in",
    "load more",
    "show more",
    "close",
    "cookie settings",
    "accept all cookies",
    "accept all",
    "accept cookies",
    "all rights reserved",
];

fn plain(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a line only offers to share the page.
pub(super) fn is_share_line(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    let lower = text.to_lowercase();
    let mut words = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | ',' | ':' | '·' | '•'))
        .filter(|word| !word.is_empty())
        .peekable();
    let mut strong = 0;
    let all = words.peek().is_some()
        && words.all(|word| {
            let known = SHARE.contains(&word);
            strong += usize::from(known);
            known || SHARE_FILLERS.contains(&word)
        });
    all && strong > 0
}

/// Whether a heading stands over a list of other texts.
pub(super) fn heads_other_texts(text: &str) -> bool {
    RELATED.contains(&plain(text).as_str())
}

/// Whether a line is a button or a notice of the page.
pub(super) fn is_leftover(text: &str) -> bool {
    text.len() <= 80 && LEFTOVERS.contains(&plain(text).as_str())
        || text.len() <= 200 && is_notice(&text.to_lowercase())
}

fn is_notice(lower: &str) -> bool {
    lower.contains("cookies")
        && (lower.contains("we use")
            || lower.contains("this site uses")
            || lower.contains("this website uses"))
        || (lower.starts_with('©') || lower.starts_with("copyright")) && lower.len() <= 120
}

/// Whether a line is the number of a page, or what a browser prints around one.
pub(super) fn is_page_number(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let bare = lower.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '|' | ' ' | '[' | ']'));
    let digits = |part: &str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
    };
    let numbered = bare.strip_prefix("page ").unwrap_or(bare);
    let pair = |by: &str| {
        numbered.split_once(by).is_some_and(|(a, b)| digits(a.trim()) && digits(b.trim()))
    };
    (bare != numbered && digits(numbered))
        || (bare.len() < lower.len() && digits(bare))
        || pair(" of ")
        || (pair("/") && lower.len() <= 9)
}

/// Whether a line is what a browser prints at the head of a page: `11/28/26, 11:15 AM  Title`.
pub(super) fn is_print_head(text: &str) -> bool {
    let Some((date, rest)) = text.trim().split_once(", ") else {
        return false;
    };
    let dated = date.len() <= 10
        && date.split('/').count() == 3
        && date.split('/').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    dated
        && rest.split_once(':').is_some_and(|(hour, _)| {
            !hour.is_empty() && hour.len() <= 2 && hour.bytes().all(|b| b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_are_told_from_text() {
        assert!(is_share_line("Share this: Facebook | Twitter"));
        assert!(is_share_line("Print"));
        assert!(!is_share_line("Telegram posts share a claim"));
        assert!(!is_share_line("on this"));
        assert!(heads_other_texts("Related posts:"));
        assert!(!heads_other_texts("Related attacks in Iraq"));
        assert!(is_leftover("No comments:"));
        assert!(!is_leftover("Search operations continue"));
    }

    #[test]
    fn numbers_of_pages_are_told_from_numbers() {
        for text in ["Page 3 of 10", "- 3 -", "3/10", "page 12"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["2020", "12 killed", "9/11/2001", "13"] {
            assert!(!is_page_number(text), "{text}");
        }
        assert!(is_print_head("11/28/26, 11:15 AM Weekly"));
        assert!(!is_print_head("On May 3, 12:15 was the time"));
    }
}
