//! What a page says of itself: who published it, who wrote it, what it is called.

use super::{
    tree::{HtmlNode, HtmlTree},
    weight::Weights,
};
use crate::import::block::{TextBlock, TextBlockKind};
use crate::import::reading::{
    gather::{GatheredBlock, Set, web_address},
    read::Raw,
};
use crate::import::web_host::web_host;

/// Completes what was read of a page with what the page says of itself.
pub(super) fn complete(tree: &HtmlTree, weights: &Weights, raw: &mut Raw) {
    let meta = |keys: &[&str]| {
        keys.iter().find_map(|key| {
            tree.nodes
                .iter()
                .filter(|node| node.name == "meta")
                .find(|node| {
                    [node.attribute("property"), node.attribute("name"), node.attribute("itemprop")]
                        .into_iter()
                        .flatten()
                        .any(|name| name.eq_ignore_ascii_case(key))
                })
                .and_then(|node| node.attribute("content"))
                .map(folded)
                .filter(|content| !content.is_empty())
        })
    };
    raw.site = meta(&["og:site_name", "application-name"]);
    let canonical = tree
        .nodes
        .iter()
        .find(|node| {
            let rel = node.attribute("rel").unwrap_or_default();
            node.name == "link" && rel.eq_ignore_ascii_case("canonical")
        })
        .and_then(|node| node.attribute("href"))
        .map(ToOwned::to_owned);
    let own = [canonical, meta(&["og:url"]), tree.saved_from.clone()];
    let own: Vec<&str> = own.iter().flatten().filter_map(|told| address(told)).collect();
    // A page that names the door of its site says less than one that names itself.
    let page = own.iter().copied().find(|told| !is_front_door(told));
    raw.address = page.or(own.first().copied()).map(ToOwned::to_owned);
    raw.host = raw.address.as_deref().and_then(web_host);
    let name_in = |wanted: fn(&HtmlNode) -> bool| words_of(tree, weights, &wanted);
    raw.byline = meta(&["author", "article:author", "citation_author", "dc.creator"])
        .filter(|author| !web_address(author))
        .or_else(|| name_in(|node| node.attribute("rel") == Some("author")))
        .or_else(|| name_in(|node| node.attribute("itemprop") == Some("author")))
        .or_else(|| name_in(|node| node.names().split(' ').any(|name| name == "byline")))
        .map(|author| without_by(&author).to_owned());
    raw.title = title(tree, raw, meta(&["og:title", "twitter:title"]));
    raw.site = raw.site.take().or_else(|| beside_title(tree, raw.title.as_deref()));
    let told = raw
        .title
        .clone()
        .filter(|title| !raw.blocks.iter().any(|gathered| same(&gathered.block.text, title)));
    if let Some(title) = told {
        raw.blocks.insert(0, heading(title));
    }
}

/// The first heading of the highest level that is not the site's own name; else what the page
/// tells others; else its title without the site.
fn title(tree: &HtmlTree, raw: &Raw, told: Option<String>) -> Option<String> {
    let site = raw.site.clone().unwrap_or_default();
    let in_text = raw
        .blocks
        .iter()
        .filter(|gathered| gathered.block.kind == TextBlockKind::Heading(1))
        .map(|gathered| gathered.block.text.clone())
        .find(|text| !same(text, &site));
    let on_page = || {
        tree.nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.name == "h1")
            .map(|(at, _)| tree.words(at))
            .find(|text| !text.is_empty() && !same(text, &site))
    };
    let of_window = || {
        let node = tree.nodes.iter().position(|node| node.name == "title")?;
        let words = tree.words(node);
        Some(without_site(&words, &site, raw.host.as_deref()))
            .filter(|title| title.split_whitespace().count() > 1)
    };
    in_text
        .or_else(on_page)
        .or_else(|| told.map(|told| without_site(&told, &site, raw.host.as_deref())))
        .or_else(of_window)
}

fn heading(text: String) -> GatheredBlock {
    GatheredBlock {
        block: TextBlock {
            kind: TextBlockKind::Heading(1),
            text,
            page: None,
            line: None,
            links: Vec::new(),
        },
        set: Set { copies: 1, ..Set::default() },
    }
}

/// The words of the first element that is wanted and short. Elements lie in each other, so that
/// only those are looked at whole that hold few letters.
fn words_of(
    tree: &HtmlTree,
    weights: &Weights,
    wanted: &dyn Fn(&HtmlNode) -> bool,
) -> Option<String> {
    tree.nodes
        .iter()
        .enumerate()
        .filter(|(at, node)| {
            node.text.is_none() && (1..=100).contains(&weights.letters(*at)) && wanted(node)
        })
        .map(|(at, _)| tree.words(at))
        .find(|words| !words.is_empty() && words.chars().count() <= 100)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn same(a: &str, b: &str) -> bool {
    folded(a).to_lowercase() == folded(b).to_lowercase()
}

fn without_by(author: &str) -> &str {
    let author = author.trim();
    match author.get(..3) {
        Some(lead) if lead.eq_ignore_ascii_case("by ") => author.get(3..).unwrap_or(author).trim(),
        Some(_) | None => author,
    }
}

/// The name of the site, where the window has it before or behind the title of the text: `Week in Review |
/// Harbour Watch`.
fn beside_title(tree: &HtmlTree, title: Option<&str>) -> Option<String> {
    let title = title.filter(|title| !title.is_empty())?;
    let node = tree.nodes.iter().position(|node| node.name == "title")?;
    let window = tree.words(node);
    let beside = |bar: &&str| {
        let (front, back) = window.rsplit_once(*bar)?;
        let (front, back) = (front.trim(), back.trim());
        let named = |one: &str| {
            let (one, title) = (folded(one).to_lowercase(), folded(title).to_lowercase());
            one.contains(&title) || title.contains(&one) && one.split(' ').count() > 2
        };
        let name = match (named(front), named(back)) {
            (true, false) => back,
            (false, true) => front,
            (true, true) | (false, false) => return None,
        };
        let fits = (1..=8).contains(&name.split_whitespace().count())
            && !name.chars().any(|c| c.is_ascii_digit());
        fits.then(|| name.to_owned())
    };
    [" | ", " – ", " — ", " :: ", " » ", " · ", " - "].iter().find_map(beside)
}

/// A title without the name of the site after a dash or a bar.
fn without_site(title: &str, site: &str, host: Option<&str>) -> String {
    for bar in [" | ", " – ", " — ", " - ", " :: ", " » ", " · "] {
        if let Some((front, back)) = title.rsplit_once(bar) {
            let first = host.and_then(|host| host.split('.').next()).unwrap_or_default();
            let named = same(back, site)
                || !first.is_empty() && back.to_lowercase().replace(' ', "").contains(first)
                || bar == " | ";
            if named {
                return front.trim().to_owned();
            }
        }
    }
    title.trim().to_owned()
}

/// Characters of an address that is kept.
const LONGEST_ADDRESS: usize = 1_024;

/// An address of the web as a page tells it, without the place in the page; none where it is
/// relative, on the reader's own machine, or no address at all.
fn address(told: &str) -> Option<&str> {
    let told = told.trim();
    let told = told.split_once('#').map_or(told, |(page, _)| page);
    let fits = told.len() <= LONGEST_ADDRESS && told.bytes().all(|b| b.is_ascii_graphic());
    (fits && web_address(told) && web_host(told).is_some()).then_some(told)
}

/// Whether an address leads to a site and to no page of it.
fn is_front_door(address: &str) -> bool {
    let (_, rest) = address.split_once("://").unwrap_or_default();
    rest.split_once('/').is_none_or(|(_, path)| path.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::import::reading::read;

    fn address(head: &str) -> Option<String> {
        let page = format!("<html><head>{head}</head><body><p>Words of it.</p></body></html>");
        read(page.as_bytes(), "page.html").expect("a page").address
    }

    #[test]
    fn a_page_tells_its_own_address() {
        let canonical = "<link rel='Canonical' href=' https://example.org/weekly?id=3#top '>";
        assert_eq!(address(canonical).as_deref(), Some("https://example.org/weekly?id=3"));
        let shared = "<meta property='og:url' content='https://example.org/weekly'>";
        assert_eq!(address(shared).as_deref(), Some("https://example.org/weekly"));
        let saved = "<!-- saved from url=(0026)https://example.org/weekly -->";
        assert_eq!(address(saved).as_deref(), Some("https://example.org/weekly"));
        let door = format!("<link rel=canonical href='https://example.org/'>{shared}");
        assert_eq!(address(&door).as_deref(), Some("https://example.org/weekly"));
        let door = "<link rel=canonical href='https://example.org'>";
        assert_eq!(address(door).as_deref(), Some("https://example.org"));
    }

    #[test]
    fn what_is_no_address_of_the_web_is_none() {
        for told in [
            "/weekly",
            "javascript:alert(1)",
            "file:///home/a/weekly.html",
            "https://",
            "https://localhost/weekly",
            "https://example.org/a b",
            "https://example.org/\u{1b}]0;x",
        ] {
            assert_eq!(address(&format!("<link rel=canonical href=\"{told}\">")), None, "{told}");
        }
    }
}
