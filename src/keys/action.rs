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
    /// Typing a query, in the search.
    Search,
    /// Choosing what to narrow a search by.
    Narrow,
    /// The saved searches.
    Saved,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 9] = [
        Self::Browse,
        Self::Page,
        Self::List,
        Self::Themes,
        Self::Help,
        Self::Prompt,
        Self::Search,
        Self::Narrow,
        Self::Saved,
    ];

    /// What keymap files and the README call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Browse => "browse",
            Self::Page => "page",
            Self::List => "list",
            Self::Themes => "themes",
            Self::Help => "help",
            Self::Prompt => "prompt",
            Self::Search => "search",
            Self::Narrow => "narrow",
            Self::Saved => "saved",
        }
    }

    /// True where a key that does nothing else types a letter.
    pub fn types(self) -> bool {
        matches!(self, Self::Prompt | Self::Search)
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
    EraseWord,
    EraseAll,
    CursorLeft,
    CursorRight,
    Search,
    Narrow,
    Group,
    Saved,
    Older,
    Newer,
    SamePlace,
    SameActor,
    SameTactic,
    Copy,
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
use Context::{Browse, Help, List, Narrow, Page, Prompt, Saved, Search, Themes};

const LISTS: &[Context] = &[Browse, List, Themes, Help, Page, Saved];
const TREE: &[Context] = &[Browse];
const READING: &[Context] = &[Browse, Page];
const TEXTS: &[Context] = &[Browse, Page, List, Help];
const EVERYWHERE: &[Context] = &[Browse, Page, List, Themes, Help, Saved];
/// Where something can be copied by a letter.
const COPYING: &[Context] = &[Browse, Page, List];
/// Where letters are typed only keys that type none do something.
const TYPING: &[Context] = &[Search, Narrow];

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
    row(A::Group, ("group", "group"), &[Search], &["ctrl-g"], "Under theatres, or the best first"),
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
    row(
        A::Search,
        ("search", "search"),
        EVERYWHERE,
        &["s"],
        "Search the archive, here first where one stands somewhere",
    ),
    row(A::Confirm, ("confirm", "open"), &[Saved], &["enter"], "Search by the saved query"),
    row(
        A::Saved,
        ("saved", "saved"),
        EVERYWHERE,
        &["S"],
        "The saved searches, with what each finds",
    ),
    row(A::MoveDown, ("down", "down"), TYPING, &["down"], "One entry down"),
    row(A::MoveUp, ("up", "up"), TYPING, &["up"], "One entry up"),
    row(A::PageDown, ("page-down", "page"), TYPING, &["pgdn"], "One page down"),
    row(A::PageUp, ("page-up", "page up"), TYPING, &["pgup"], "One page up"),
    row(A::First, ("first", "first"), TYPING, &["home"], "To the first"),
    row(A::Last, ("last", "last"), TYPING, &["end"], "To the last"),
    row(
        A::Confirm,
        ("confirm", "open"),
        TYPING,
        &["enter"],
        "Open the entry, or narrow by the value",
    ),
    row(A::Back, ("back", "back"), TYPING, &["esc"], "Back to where one came from"),
    row(
        A::Narrow,
        ("narrow", "narrow"),
        TYPING,
        &["tab"],
        "Narrow by theatre, tactic, basis or month, and back to the list",
    ),
    row(
        A::Older,
        ("older-query", "older"),
        &[Search],
        &["ctrl-p"],
        "The query before, of this session",
    ),
    row(A::Newer, ("newer-query", "newer"), &[Search], &["ctrl-n"], "The query after it"),
    row(A::CursorLeft, ("cursor-left", "left"), &[Search], &["left"], "One letter to the left"),
    row(
        A::CursorRight,
        ("cursor-right", "right"),
        &[Search],
        &["right"],
        "One letter to the right; at the end, what is offered first",
    ),
    row(
        A::Erase,
        ("erase", "erase"),
        &[Search],
        &["backspace"],
        "Erase the letter before the cursor",
    ),
    row(
        A::EraseWord,
        ("erase-word", "word"),
        &[Search],
        &["ctrl-w"],
        "Erase the word before the cursor",
    ),
    row(A::EraseAll, ("erase-all", "clear"), &[Search], &["ctrl-u"], "Erase the whole query"),
    row(A::Redraw, ("redraw", "redraw"), TYPING, &["ctrl-l"], "Draw the screen anew"),
    row(A::Suspend, ("suspend", "suspend"), TYPING, &["ctrl-z"], "Stop for now; `fg` comes back"),
    row(A::Help, ("help", "help"), TYPING, &["f1"], "The keys that work here"),
    row(A::Quit, ("quit", "quit"), TYPING, &["ctrl-c"], "Leave the program"),
    row(
        A::SamePlace,
        ("same-place", "place"),
        &[Page],
        &["p"],
        "Search what happened at the same place",
    ),
    row(A::SameActor, ("same-actor", "actor"), &[Page], &["a"], "Search what the same actor did"),
    row(
        A::SameTactic,
        ("same-tactic", "tactic"),
        &[Page],
        &["x"],
        "Search the same tactic in the same month",
    ),
    row(
        A::Copy,
        ("copy", "copy"),
        COPYING,
        &["y"],
        "Send what is selected, or the open text, to the terminal's clipboard",
    ),
    row(
        A::Copy,
        ("copy", "copy"),
        &[Search],
        &["ctrl-y"],
        "Send the selected entry to the terminal's clipboard",
    ),
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

/// The row of an action in a context.
pub fn spec(action: Action, context: Context) -> Option<&'static Spec> {
    ACTIONS.iter().find(|spec| spec.action == action && spec.contexts.contains(&context))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_has_one_name_and_at_most_one_row_in_a_context() {
        for (at, row) in ACTIONS.iter().enumerate() {
            for other in ACTIONS.iter().skip(at + 1) {
                assert_eq!(row.action == other.action, row.id == other.id, "{}", row.id);
                let both = row.contexts.iter().find(|context| other.contexts.contains(context));
                assert!(row.action != other.action || both.is_none(), "{} twice", row.id);
            }
            assert!(!row.keys.is_empty() && !row.contexts.is_empty() && !row.help.is_empty());
        }
        let mut actions: Vec<_> = ACTIONS.iter().map(|row| row.action).collect();
        actions.sort();
        actions.dedup();
        assert_eq!(actions.len(), Action::Quit as usize + 1, "every action has a row");
    }
}
