//! The one table of actions: what it is called, where it works, on which keys, and what the help
//! says of it.

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// The drill-down.
    Browse,
    /// An open text.
    Page,
    /// A plain list: problems.
    List,
    /// The choice of a theme.
    Themes,
    /// The help.
    Help,
    /// Typing what to find.
    Prompt,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 6] =
        [Self::Browse, Self::Page, Self::List, Self::Themes, Self::Help, Self::Prompt];

    /// What keymap files and the README call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Browse => "browse",
            Self::Page => "page",
            Self::List => "list",
            Self::Themes => "themes",
            Self::Help => "help",
            Self::Prompt => "prompt",
        }
    }
}

/// Everything that a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // the table below says what each of them does
pub enum Action {
    MoveDown,
    MoveUp,
    PageDown,
    PageUp,
    First,
    Last,
    Open,
    Back,
    Read,
    Turn,
    Waves,
    NewerDigest,
    OlderDigest,
    NextEntry,
    PreviousEntry,
    Find,
    FindNext,
    FindPrevious,
    Confirm,
    Cancel,
    Erase,
    Problems,
    Themes,
    Help,
    Reload,
    Mouse,
    Redraw,
    Suspend,
    Quit,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The action.
    pub action: Action,
    /// What keymap files call it.
    pub id: &'static str,
    /// One or two words for the footer.
    pub short: &'static str,
    /// What the help says.
    pub help: &'static str,
    /// Where it works.
    pub contexts: &'static [Context],
    /// Its keys, unless the user's keymap says otherwise; the first is shown in the footer.
    pub keys: &'static [&'static str],
}

use Action as A;
use Context::{Browse, Help, List, Page, Prompt, Themes};

const LISTS: &[Context] = &[Browse, List, Themes, Help, Page];
const TREE: &[Context] = &[Browse];
const READING: &[Context] = &[Browse, Page];
const TEXTS: &[Context] = &[Browse, Page, List, Help];
const EVERYWHERE: &[Context] = &[Browse, Page, List, Themes, Help];

const fn row(
    action: Action,
    (id, short): (&'static str, &'static str),
    contexts: &'static [Context],
    keys: &'static [&'static str],
    help: &'static str,
) -> Spec {
    Spec { action, id, short, help, contexts, keys }
}

/// The table, in the order of the help.
pub const ACTIONS: &[Spec] = &[
    row(A::MoveDown, ("down", "down"), LISTS, &["j", "down"], "One row down"),
    row(A::MoveUp, ("up", "up"), LISTS, &["k", "up"], "One row up"),
    row(A::PageDown, ("page-down", "page"), LISTS, &["pgdn", "ctrl-d", "ctrl-f"], "One page down"),
    row(A::PageUp, ("page-up", "page up"), LISTS, &["pgup", "ctrl-u", "ctrl-b"], "One page up"),
    row(A::First, ("first", "first"), LISTS, &["g", "home"], "To the first row"),
    row(A::Last, ("last", "last"), LISTS, &["G", "end"], "To the last row"),
    row(A::Open, ("open", "open"), TREE, &["enter", "l", "right"], "Go into what is selected"),
    row(
        A::Back,
        ("back", "back"),
        EVERYWHERE,
        &["esc", "h", "left", "backspace"],
        "Back to where one came from",
    ),
    row(A::Read, ("read", "read"), TREE, &["space", "o"], "Read what is selected as one text"),
    row(
        A::Turn,
        ("turn", "turn"),
        TREE,
        &["tab"],
        "Turn the tree: by digest, by theatre; the entry stays selected",
    ),
    row(A::Waves, ("waves", "waves"), TREE, &["w"], "The waves of attacks, and back"),
    row(A::NewerDigest, ("newer", "newer"), READING, &["]"], "The next digest at the same theatre"),
    row(
        A::OlderDigest,
        ("older", "older"),
        READING,
        &["["],
        "The digest before, at the same theatre",
    ),
    row(
        A::NextEntry,
        ("next-entry", "next"),
        &[Page],
        &["J", "ctrl-n"],
        "The next one of the list",
    ),
    row(
        A::PreviousEntry,
        ("previous-entry", "previous"),
        &[Page],
        &["K", "ctrl-p"],
        "The one before in the list",
    ),
    row(A::Find, ("find", "find"), TEXTS, &["/"], "Find in the open text or list"),
    row(A::FindNext, ("find-next", "next hit"), TEXTS, &["n"], "The next hit"),
    row(A::FindPrevious, ("find-previous", "hit before"), TEXTS, &["N"], "The hit before"),
    row(
        A::Confirm,
        ("confirm", "keep"),
        &[Prompt, Themes],
        &["enter"],
        "Keep what was chosen or typed",
    ),
    row(A::Cancel, ("cancel", "leave"), &[Prompt], &["esc", "ctrl-c"], "Leave without it"),
    row(A::Erase, ("erase", "erase"), &[Prompt], &["backspace"], "Erase the last letter"),
    row(A::Problems, ("problems", "problems"), READING, &["!"], "The problems found at loading"),
    row(A::Themes, ("themes", "themes"), EVERYWHERE, &["t"], "Choose a theme"),
    row(A::Reload, ("reload", "reload"), READING, &["r"], "Read what changed in the archive"),
    row(A::Mouse, ("mouse", "mouse"), READING, &["m"], "Switch the mouse wheel on or off"),
    row(A::Redraw, ("redraw", "redraw"), EVERYWHERE, &["ctrl-l"], "Draw the screen anew"),
    row(
        A::Suspend,
        ("suspend", "suspend"),
        EVERYWHERE,
        &["ctrl-z"],
        "Stop for now; `fg` comes back",
    ),
    row(A::Help, ("help", "help"), EVERYWHERE, &["?", "f1"], "The keys that work here"),
    row(A::Quit, ("quit", "quit"), EVERYWHERE, &["q", "ctrl-c"], "Leave the program"),
];

/// The row of an action.
pub fn spec(action: Action) -> Option<&'static Spec> {
    ACTIONS.iter().find(|spec| spec.action == action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_one_row_with_an_id_of_its_own() {
        for (at, row) in ACTIONS.iter().enumerate() {
            let twin =
                ACTIONS.iter().skip(at + 1).find(|o| o.id == row.id || o.action == row.action);
            assert!(twin.is_none(), "{} stands twice", row.id);
            assert!(!row.keys.is_empty() && !row.contexts.is_empty() && !row.help.is_empty());
        }
        assert_eq!(ACTIONS.len(), Action::Quit as usize + 1, "every action has a row");
    }
}
