//! Names of elements, and names that authors give to parts of a page: which of them break a line,
//! end by themselves, or hold no text of the page.

/// Elements that are known by name. All others are read through.
const KNOWN: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "math",
    "menu",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "picture",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "u",
    "ul",
    "video",
    "area",
    "base",
    "wbr",
];

/// The name as it is kept, or `""` for an element that is not known.
pub(super) fn known(name: &[u8]) -> &'static str {
    KNOWN.iter().find(|known| known.as_bytes().eq_ignore_ascii_case(name)).copied().unwrap_or("")
}

/// Elements that have no end.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Elements that only set words.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "" | "a"
            | "abbr"
            | "b"
            | "em"
            | "font"
            | "i"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "del"
            | "label"
    )
}

/// The level of a heading.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    match name {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    }
}

/// Elements that never hold words of the text.
pub(super) fn is_machinery(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "iframe"
            | "object"
            | "select"
            | "textarea"
            | "canvas"
            | "audio"
            | "video"
            | "head"
            | "map"
            | "math"
            | "title"
            | "button"
    )
}

/// Words in the names that authors give to parts of a page which are not of its text, with what
/// they are called.
const PARTS: &[(&str, &str)] = &[
    ("cookie", "cookie banner"),
    ("cookies", "cookie banner"),
    ("consent", "cookie banner"),
    ("gdpr", "cookie banner"),
    ("onetrust", "cookie banner"),
    ("cmp", "cookie banner"),
    ("cmp2", "cookie banner"),
    ("cookiebot", "cookie banner"),
    ("cky", "cookie banner"),
    ("didomi", "cookie banner"),
    ("iubenda", "cookie banner"),
    ("osano", "cookie banner"),
    ("usercentrics", "cookie banner"),
    ("cc-banner", "cookie banner"),
    ("newsletter", "invitation"),
    ("subscribe", "invitation"),
    ("subscription", "invitation"),
    ("signup", "invitation"),
    ("donate", "invitation"),
    ("popup", "invitation"),
    ("modal", "invitation"),
    ("paywall", "invitation"),
    ("related", "list of other texts"),
    ("recommended", "list of other texts"),
    ("recommendations", "list of other texts"),
    ("readmore", "list of other texts"),
    ("recirc", "list of other texts"),
    ("trending", "list of other texts"),
    ("yarpp", "list of other texts"),
    ("jp-relatedposts", "list of other texts"),
    ("morefrom", "list of other texts"),
    ("share", "share line"),
    ("sharing", "share line"),
    ("social", "share line"),
    ("sharedaddy", "share line"),
    ("addtoany", "share line"),
    ("addthis", "share line"),
    ("sharethis", "share line"),
    ("breadcrumb", "navigation"),
    ("breadcrumbs", "navigation"),
    ("navbar", "navigation"),
    ("nav", "navigation"),
    ("navigation", "navigation"),
    ("menu", "navigation"),
    ("pagination", "navigation"),
    ("pager", "navigation"),
    ("skip", "navigation"),
    ("topbar", "navigation"),
    ("toolbar", "navigation"),
    ("sidebar", "sidebar"),
    ("widget", "sidebar"),
    ("widgets", "sidebar"),
    ("footer", "footer"),
    ("comments", "comments"),
    ("disqus", "comments"),
    ("respond", "comments"),
    ("advert", "advertisement"),
    ("advertisement", "advertisement"),
    ("ads", "advertisement"),
    ("promo", "advertisement"),
    ("sponsored", "advertisement"),
];

/// What a part of a page is called by its author's names (`class`, `id`), if it is none of the text.
pub(super) fn furniture(names: &str) -> Option<&'static str> {
    let lower = names.to_lowercase();
    if lower.contains("screen-reader")
        || lower.contains("sr-only")
        || lower.contains("visually-hidden")
    {
        return Some("hidden text");
    }
    if holds_notes(names) {
        return None;
    }
    words(names)
        .find_map(|word| PARTS.iter().find(|(part, _)| *part == word).map(|(_, what)| *what))
}

/// Whether a part holds notes, by its author's names.
pub(super) fn holds_notes(names: &str) -> bool {
    let lower = names.to_lowercase();
    ["footnote", "endnote", "doc-endnote"].iter().any(|word| lower.contains(word))
}

/// Whether a part is the words under a picture, by its author's names.
pub(super) fn is_caption(names: &str) -> bool {
    words(names).any(|word| matches!(word.as_str(), "caption" | "figcaption" | "imagecaption"))
}

/// The words of names: parted at anything but letters, and at capitals inside.
fn words(names: &str) -> impl Iterator<Item = String> {
    let mut parted = String::with_capacity(names.len() + 8);
    let mut before = ' ';
    for c in names.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            parted.push(' ');
        }
        parted.push(if c.is_alphanumeric() { c } else { ' ' });
        before = c;
    }
    parted.to_lowercase().split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_names_tell_what_is_not_of_the_text() {
        assert_eq!(furniture("cookieBanner"), Some("cookie banner"));
        for banner in ["qc-cmp2-container", "CybotCookiebotDialog", "cky-consent-container"] {
            assert_eq!(furniture(banner), Some("cookie banner"), "{banner}");
        }
        assert_eq!(furniture("td-post-sharing-top"), Some("share line"));
        assert_eq!(furniture("entry-content article-body"), None);
        assert_eq!(furniture("shareholder-report"), None);
        assert_eq!(furniture("footer footnotes"), None);
        assert!(is_caption("wp-caption-text"));
    }
}
