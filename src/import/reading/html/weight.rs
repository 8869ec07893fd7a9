//! How many letters each part of a page holds, and which part is its text. Counted once, from the
//! leaves to the root.

use super::{names, tree::HtmlTree};

/// What each node of a tree holds.
#[derive(Debug)]
pub(super) struct Weights {
    letters: Vec<usize>,
    structured: Vec<bool>,
    /// The node that holds the text of the page.
    pub(super) root: usize,
}

impl Weights {
    /// Letters in a node that can be seen.
    pub(super) fn letters(&self, at: usize) -> usize {
        self.letters.get(at).copied().unwrap_or(0)
    }

    /// Whether a node holds lists, headings, pictures or tables.
    pub(super) fn structured(&self, at: usize) -> bool {
        self.structured.get(at).copied().unwrap_or(false)
    }

    /// Whether a node holds so much of the page that it cannot be furniture.
    pub(super) fn is_most(&self, at: usize) -> bool {
        self.letters(at) * 5 > self.letters(0) * 2
    }
}

/// Weighs a tree.
pub(super) fn weigh(tree: &HtmlTree) -> Weights {
    let mut letters = vec![0_usize; tree.nodes.len()];
    let mut structured = vec![false; tree.nodes.len()];
    for (at, node) in tree.nodes.iter().enumerate().rev() {
        let own = node
            .text
            .as_ref()
            .map_or(0, |text| text.chars().filter(|c| !c.is_whitespace()).count());
        let here = letters.get(at).copied().unwrap_or(0) + own;
        let seen = !names::is_machinery(node.name) && node.name != "nav" && !is_hidden(node);
        let here = if seen { here } else { 0 };
        if let Some(slot) = letters.get_mut(at) {
            *slot = here;
        }
        let shape = matches!(node.name, "table" | "ul" | "ol" | "img" | "figure")
            || names::heading_level(node.name).is_some()
            || structured.get(at).copied().unwrap_or(false);
        if node.parent != at {
            if let Some(slot) = letters.get_mut(node.parent) {
                *slot += here;
            }
            if let Some(slot) = structured.get_mut(node.parent) {
                *slot |= shape;
            }
        }
    }
    let mut weights = Weights { letters, structured, root: 0 };
    weights.root = choose_root(tree, &weights);
    weights
}

/// Whether an element is not to be seen.
pub(super) fn is_hidden(node: &super::tree::HtmlNode) -> bool {
    let style = node.attribute("style").unwrap_or_default().to_lowercase().replace(' ', "");
    node.attribute("hidden").is_some()
        || node.attribute("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// The one article that holds most of the page, else its `main`, else all of it. Several long
/// articles are several digests: what holds them all is taken.
fn choose_root(tree: &HtmlTree, weights: &Weights) -> usize {
    let heaviest = |wanted: &dyn Fn(&super::tree::HtmlNode) -> bool| {
        tree.nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| wanted(node))
            .map(|(at, _)| at)
            .max_by_key(|&at| (weights.letters(at), usize::MAX - at))
    };
    let main = heaviest(&|node| node.name == "main" || node.attribute("role") == Some("main"));
    let within = main.filter(|&at| weights.is_most(at)).unwrap_or(0);
    let article = heaviest(&|node| {
        node.name == "article" || node.attribute("itemprop") == Some("articleBody")
    });
    match article {
        Some(at) if weights.letters(at) * 2 > weights.letters(within) => at,
        Some(_) | None => within,
    }
}
