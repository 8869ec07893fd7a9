//! The one table of actions: the name of each, the contexts where it works, its keys, and its text
//! in the help.

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
    /// Typing a query to find.
    Prompt,
    /// Typing a query, in the search.
    Search,
    /// The list of what a search found, where letters are keys.
    Results,
    /// Choosing a value to narrow a search by.
    Narrow,
    /// The saved searches.
    Saved,
    /// A comparison.
    Compare,
    /// The data behind a number: entries, figures, texts.
    Behind,
    /// Theatre by week.
    Grid,
    /// Tempo.
    Tempo,
    /// A comparison aligned at day 0.
    Aligned,
    /// The map.
    Map,
    /// The lists beside the map.
    MapLists,
    /// The front page.
    Front,
    /// Naming a subject to compare.
    Pick,
    /// Naming a file.
    Name,
    /// Typing the day as of which the archive is told.
    Day,
    /// Choosing the form in which a comparison is copied.
    CopyForms,
    /// Looking a draft over.
    Review,
    /// Changing a field of a draft.
    Field,
    /// Noting something of a record.
    Note,
    /// What was gathered for a briefing.
    Worklist,
    /// Naming what to do or where to go.
    Palette,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 27] = [
        Self::Browse,
        Self::Page,
        Self::List,
        Self::Themes,
        Self::Help,
        Self::Prompt,
        Self::Search,
        Self::Results,
        Self::Narrow,
        Self::Saved,
        Self::Compare,
        Self::Behind,
        Self::Grid,
        Self::Tempo,
        Self::Aligned,
        Self::Map,
        Self::MapLists,
        Self::Front,
        Self::Pick,
        Self::Name,
        Self::Day,
        Self::CopyForms,
        Self::Review,
        Self::Field,
        Self::Note,
        Self::Worklist,
        Self::Palette,
    ];

    /// Returns its name in keymap files and in the table of keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Browse => "browse",
            Self::Page => "page",
            Self::List => "list",
            Self::Themes => "themes",
            Self::Help => "help",
            Self::Prompt => "prompt",
            Self::Search => "search",
            Self::Results => "results",
            Self::Narrow => "narrow",
            Self::Saved => "saved",
            Self::Compare => "compare",
            Self::Behind => "behind",
            Self::Grid => "grid",
            Self::Tempo => "tempo",
            Self::Aligned => "aligned",
            Self::Map => "map",
            Self::MapLists => "map-lists",
            Self::Front => "front",
            Self::Pick => "pick",
            Self::Name => "name",
            Self::Day => "day",
            Self::CopyForms => "copy",
            Self::Review => "review",
            Self::Field => "field",
            Self::Note => "note",
            Self::Worklist => "worklist",
            Self::Palette => "palette",
        }
    }

    /// Returns the actions that the footer offers there, the most useful first.
    pub fn hints(self) -> &'static [Action] {
        match self {
            Self::Browse => BROWSE_HINTS,
            Self::Page => PAGE_HINTS,
            Self::List => &[Action::Back, Action::Find, Action::Export, Action::Copy],
            Self::Help => &[Action::Back, Action::Find],
            Self::Themes => &[Action::Confirm, Action::Back],
            Self::Prompt => &[Action::Confirm, Action::Cancel],
            Self::Search => SEARCH_HINTS,
            Self::Results => RESULTS_HINTS,
            Self::Narrow => &[Action::Confirm, Action::Exclude, Action::Narrow, Action::Back],
            Self::Saved => {
                &[Action::Confirm, Action::Back, Action::Delete, Action::Search, Action::Export]
            }
            Self::Compare => COMPARE_HINTS,
            Self::Behind => &[
                Action::Open,
                Action::Back,
                Action::Find,
                Action::Copy,
                Action::CopyAddress,
                Action::Export,
            ],
            Self::Grid => GRID_HINTS,
            Self::Tempo => TEMPO_HINTS,
            // To open comes and goes from day to day: at the first place it would move all behind it, and a
            // step would write the whole row anew.
            Self::Aligned => &[
                Action::Show,
                Action::Span,
                Action::Open,
                Action::Read,
                Action::Aligned,
                Action::Back,
                Action::Copy,
                Action::Export,
            ],
            Self::Map => MAP_HINTS,
            Self::MapLists => &[Action::Open, Action::MapLists, Action::Back],
            Self::Front => FRONT_HINTS,
            Self::Name | Self::Day => &[Action::Confirm, Action::Back, Action::EraseAll],
            Self::Note => &[Action::Confirm, Action::Back, Action::NewLine, Action::EraseAll],
            Self::CopyForms => &[Action::CopyMarkdown, Action::CopyTsv, Action::Copy, Action::Back],
            Self::Pick => &[Action::Confirm, Action::Mark, Action::Back],
            Self::Review => REVIEW_HINTS,
            Self::Worklist => WORKLIST_HINTS,
            Self::Field => &[Action::Confirm, Action::CursorRight, Action::Back, Action::EraseAll],
            Self::Palette => &[Action::Confirm, Action::Back, Action::Delete, Action::EraseAll],
        }
    }

    /// Returns true where something is being decided that would be lost if one went elsewhere.
    pub fn decides(self) -> bool {
        matches!(self, Self::Themes | Self::Review)
    }

    /// Returns true where a key without another action types a letter.
    pub fn types(self) -> bool {
        matches!(
            self,
            Self::Prompt
                | Self::Search
                | Self::Pick
                | Self::Name
                | Self::Day
                | Self::Field
                | Self::Note
                | Self::Palette
        )
    }
}

/// What the footers of the largest screens offer, the most useful first.
const SEARCH_HINTS: &[Action] = &[
    Action::Confirm,
    Action::Back,
    Action::Narrow,
    Action::Unfold,
    Action::Widen,
    Action::Results,
    Action::Save,
    Action::Group,
    Action::Sort,
    Action::EraseAll,
    Action::Export,
    Action::Copy,
    Action::CopyAddress,
];
const COMPARE_HINTS: &[Action] = &[
    Action::Open,
    Action::NextDifference,
    Action::Fold,
    Action::Show,
    Action::Aligned,
    Action::Baseline,
    Action::AddSubject,
    Action::Overview,
    Action::Copy,
    Action::Export,
    Action::Find,
    Action::Back,
];
const GRID_HINTS: &[Action] = &[
    Action::Open,
    Action::OlderYear,
    Action::NewerYear,
    Action::Show,
    Action::Placing,
    Action::Span,
    Action::Back,
    Action::Read,
    Action::Mark,
    Action::Copy,
];
const TEMPO_HINTS: &[Action] = &[
    Action::Open,
    Action::OlderYear,
    Action::NewerYear,
    Action::Span,
    Action::Show,
    Action::Placing,
    Action::Grid,
    Action::Compare,
    Action::Back,
    Action::Read,
    Action::Copy,
];
const MAP_HINTS: &[Action] = &[
    Action::NextPlace,
    Action::Open,
    Action::ZoomIn,
    Action::ZoomOut,
    Action::FitAll,
    Action::Nearby,
    Action::Show,
    Action::MapLists,
    Action::Back,
    Action::WholeArchive,
    Action::OlderDigest,
    Action::NewerDigest,
    Action::Read,
    Action::Copy,
    Action::Export,
];
const FRONT_HINTS: &[Action] = &[
    Action::Open,
    Action::NextPane,
    Action::MoveLeft,
    Action::Tempo,
    Action::Grid,
    Action::Search,
    Action::Waves,
    Action::Compare,
    Action::Read,
    Action::Back,
    Action::Saved,
];
const RESULTS_HINTS: &[Action] = &[
    Action::Confirm,
    Action::Export,
    Action::Copy,
    Action::CopyAddress,
    Action::Compare,
    Action::Mark,
    Action::Back,
];
const BROWSE_HINTS: &[Action] = &[
    Action::Open,
    Action::Back,
    Action::Read,
    Action::Turn,
    Action::Find,
    Action::Export,
    Action::Copy,
    Action::CopyAddress,
];
const PAGE_HINTS: &[Action] = &[
    Action::Open,
    Action::Back,
    Action::NextEntry,
    Action::Copy,
    Action::Find,
    Action::Export,
    Action::CopyAddress,
    Action::Map,
    Action::Nearest,
    Action::SamePlace,
    Action::OlderDigest,
];

/// What the footer offers where a draft is looked over.
const REVIEW_HINTS: &[Action] = &[
    Action::Accept,
    Action::WriteDraft,
    Action::Change,
    Action::NextEntry,
    Action::AcceptSure,
    Action::Undo,
    Action::Drop,
    Action::MakeEntry,
    Action::Split,
    Action::Merge,
    Action::PreviousEntry,
    Action::Redo,
    Action::Back,
];

/// What the footer offers where a briefing is put in order.
const WORKLIST_HINTS: &[Action] = &[
    Action::Open,
    Action::WriteBehind,
    Action::Note,
    Action::ItemDown,
    Action::Export,
    Action::Delete,
    Action::Undo,
    Action::Title,
    Action::Period,
    Action::ItemUp,
    Action::WriteBefore,
    Action::Back,
];

/// Every action that a key can have.
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
    TakeBack,
    WithArea,
    Search,
    Results,
    Narrow,
    Exclude,
    Group,
    Unfold,
    Sort,
    Widen,
    Save,
    Saved,
    Delete,
    Older,
    Newer,
    SamePlace,
    SameActor,
    SameTactic,
    Compare,
    WeekOverWeek,
    Mark,
    MoveLeft,
    MoveRight,
    Fold,
    Show,
    Baseline,
    ColumnLeft,
    ColumnRight,
    AddSubject,
    RemoveSubject,
    NextDifference,
    PreviousDifference,
    Overview,
    Copy,
    CopyAddress,
    CopyMarkdown,
    CopyTsv,
    Export,
    Accept,
    AcceptSure,
    Change,
    Split,
    Merge,
    Drop,
    MakeEntry,
    Undo,
    Redo,
    WriteDraft,
    Note,
    Grade,
    Tags,
    Gather,
    GatherSum,
    Worklist,
    ItemDown,
    ItemUp,
    WriteBehind,
    WriteBefore,
    NewLine,
    Title,
    Period,
    Problems,
    Grid,
    Tempo,
    Aligned,
    Front,
    Nearest,
    NextPane,
    PreviousPane,
    NewerYear,
    OlderYear,
    Span,
    Placing,
    Map,
    NextPlace,
    PreviousPlace,
    ZoomIn,
    ZoomOut,
    FitAll,
    Theatre1,
    Theatre2,
    Theatre3,
    Theatre4,
    Theatre5,
    Theatre6,
    Theatre7,
    Theatre8,
    Theatre9,
    Nearby,
    WholeArchive,
    MapLists,
    Palette,
    JumpBack,
    JumpForward,
    Bookmark,
    AsOf,
    Changes,
    Themes,
    Glyphs,
    Bidi,
    Help,
    Reload,
    Mouse,
    Redraw,
    Suspend,
    Quit,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct ActionSpec {
    /// The action.
    pub action: Action,
    /// Its name in keymap files.
    pub id: &'static str,
    /// One or two words for the footer.
    pub short: &'static str,
    /// Its text in the help.
    pub help: &'static str,
    /// The contexts where it works.
    pub contexts: &'static [Context],
    /// Its keys, unless the user's keymap says otherwise; the first is shown in the footer.
    pub keys: &'static [&'static str],
}

use Action as A;
use Context::{
    Aligned, Behind, Browse, Compare, CopyForms, Day, Field, Front, Grid, Help, List, Map,
    MapLists, Name, Narrow, Note, Page, Palette, Pick, Prompt, Results, Review, Saved, Search,
    Tempo, Themes, Worklist,
};

const LISTS: &[Context] = &[
    Browse, List, Themes, Help, Page, Saved, Compare, Behind, Results, Review, MapLists, Front,
    Worklist,
];
const TREE: &[Context] = &[Browse];
const READING: &[Context] = &[Browse, Page];
const TEXTS: &[Context] = &[Browse, Page, List, Help, Compare, Behind];
const EVERYWHERE: &[Context] = &[
    Browse, Page, List, Themes, Help, Saved, Compare, Behind, Results, Grid, Aligned, Map,
    MapLists, Front,
];
/// The same with the review of a draft, where nothing of the archive is compared.
const ALL_SCREENS: &[Context] = &[
    Browse, Page, List, Themes, Help, Saved, Compare, Behind, Results, Review, Grid, Tempo,
    Aligned, Map, MapLists, Front, Worklist,
];
/// All of them except what a search found: there the query is one key away.
const BUT_RESULTS: &[Context] = &[
    Browse, Page, List, Themes, Help, Saved, Compare, Behind, Grid, Tempo, Aligned, Map, MapLists,
    Front, Worklist,
];
/// All of them except the list itself.
const BUT_SAVED: &[Context] = &[
    Browse, Page, List, Themes, Help, Compare, Behind, Grid, Tempo, Aligned, Map, MapLists, Front,
];
/// In a table the keys to the left move by cell.
const LEFT_IS_BACK: &[Context] =
    &[Browse, Page, List, Themes, Help, Saved, Behind, Results, MapLists, Worklist];
/// The contexts where the archive itself is in sight.
const ARCHIVE: &[Context] = &[Browse, Page, Compare, Behind, Grid, Tempo, Aligned, Map, Front];
/// The same with the review of a draft, which tells what could not be kept or written.
const PROBLEMS: &[Context] =
    &[Browse, Page, Compare, Behind, Review, Grid, Tempo, Aligned, Map, Front];
/// The contexts where a sign switches how the program draws.
const SIGNS: &[Context] = &[
    Browse, Page, List, Saved, Compare, Behind, Grid, Tempo, Aligned, Map, MapLists, Front,
    Worklist,
];
/// The contexts where a sign opens a picture of the archive.
const PICTURES: &[Context] = &[Browse, Page, List, Saved, Compare, Behind, Tempo, Map, Front];
/// The same for the tempo: in a comparison its key shows the subjects aligned.
const TEMPO_FROM: &[Context] = &[Browse, Page, List, Saved, Behind, Grid, Map, Front];
/// The same for the map, which the pictures lead to and letters of a search do not.
const MAPPED: &[Context] =
    &[Browse, Page, List, Saved, Compare, Behind, Results, Grid, Tempo, Front];
/// The pictures of weeks.
const WEEKS: &[Context] = &[Grid, Tempo];
/// The contexts where a letter leads to the front page.
const BELOW_FRONT: &[Context] = &[Browse, Page, List, Saved, Compare, Behind, Grid, Tempo, Map];
/// The contexts where a letter can copy something.
const COPYING: &[Context] = &[Browse, Page, List, Results];
/// The contexts where something with a source is selected or open.
const SOURCED: &[Context] = &[Browse, Page, Behind, Results];
/// The same with comparisons and pictures, which a briefing can hold.
const GATHERED: &[Context] = &[Browse, Page, Behind, Results, Compare, Grid, Tempo, Aligned, Map];
/// The contexts where a letter leads to what was gathered.
const BESIDE_WORKLIST: &[Context] = &[
    Browse, Page, List, Saved, Compare, Behind, Results, Grid, Tempo, Aligned, Map, MapLists, Front,
];
/// The contexts of a search and of what it found.
const FOUND: &[Context] = &[Search, Results];
/// The contexts where a letter marks something for a comparison.
const MARKING: &[Context] = &[Browse, Page, Results, Grid, Tempo, Front];
/// The contexts whose list or page can be written out by a letter.
const WRITTEN: &[Context] = &[Browse, Page, List, Saved, Compare, Behind, Results];
/// Where letters are typed, only keys that type no letter have an action.
const TYPING: &[Context] = &[Search, Narrow, Pick, Field, Palette];
const EDITING: &[Context] = &[Search, Pick, Name, Day, Field, Note, Palette];
const LETTERS: &[Context] = &[Search, Narrow, Pick, Name, Day, Field, Note, Palette];
/// The contexts from which one goes back and forward in the jumps. In what a search found that key
/// orders the list, as it does where the query is typed.
const JUMPING: &[Context] = &[
    Browse, Page, List, Saved, Compare, Behind, Grid, Tempo, Aligned, Map, MapLists, Front,
    Worklist,
];
/// The contexts where something is selected or open that a bookmark can lead to.
const BOOKMARKED: &[Context] = &[Browse, Page, Behind, Results, Grid, Tempo, Map, Front];

const fn row(
    action: Action,
    (id, short): (&'static str, &'static str),
    contexts: &'static [Context],
    keys: &'static [&'static str],
    help: &'static str,
) -> ActionSpec {
    ActionSpec { action, id, short, help, contexts, keys }
}

/// The table, in the order of the help.
pub const ACTIONS: &[ActionSpec] = &[
    row(A::MoveDown, ("down", "down"), LISTS, &["j", "down"], "One row down"),
    row(A::MoveUp, ("up", "up"), LISTS, &["k", "up"], "One row up"),
    row(A::PageDown, ("page-down", "page"), LISTS, &["pgdn", "ctrl-d", "ctrl-f"], "One page down"),
    row(A::PageUp, ("page-up", "page up"), LISTS, &["pgup", "ctrl-u", "ctrl-b"], "One page up"),
    row(A::First, ("first", "first"), LISTS, &["g", "home"], "To the first row"),
    row(A::Last, ("last", "last"), LISTS, &["G", "end"], "To the last row"),
    row(A::MoveDown, ("down", "down"), &[Aligned], &["j", "down"], "One subject down"),
    row(A::MoveUp, ("up", "up"), &[Aligned], &["k", "up"], "One subject up"),
    row(A::First, ("first", "first"), &[Aligned], &["g", "home"], "To day 0"),
    row(A::Last, ("last", "last"), &[Aligned], &["G", "end"], "To the last day"),
    row(A::MoveLeft, ("left", "left"), &[Aligned], &["h", "left"], "One day to the left"),
    row(A::MoveRight, ("right", "right"), &[Aligned], &["l", "right"], "One day to the right"),
    row(
        A::Open,
        ("open", "open"),
        &[Aligned],
        &["enter"],
        "Open what is stated up to the day, with its source; else the entries of the day",
    ),
    row(A::Read, ("read", "entries"), &[Aligned], &["space", "o"], "Open the entries of the day"),
    row(A::Span, ("span", "sum/day"), &[Aligned], &["z"], "Up to a day, or of each day"),
    row(A::Copy, ("copy", "copy"), &[Aligned], &["y"], "Copy the day in words, with its entries"),
    row(
        A::Aligned,
        ("aligned", "aligned"),
        &[Compare],
        &["T"],
        "The subjects laid upon each other from day 0",
    ),
    row(A::Aligned, ("aligned", "table"), &[Aligned], &["tab", "T"], "Back to the table"),
    row(
        A::Show,
        ("show", "stated/held"),
        &[Aligned],
        &["u"],
        "What is stated and what is held, or one of them alone on its own scale",
    ),
    row(A::MoveDown, ("down", "down"), WEEKS, &["j", "down"], "One theatre down"),
    row(A::MoveUp, ("up", "up"), WEEKS, &["k", "up"], "One theatre up"),
    row(A::First, ("first", "first"), WEEKS, &["g", "home"], "To the first week, month or day"),
    row(A::Last, ("last", "last"), WEEKS, &["G", "end"], "To the last week, month or day"),
    row(
        A::MoveDown,
        ("down", "pan"),
        &[Map],
        &["j", "down"],
        "Move the view a quarter to the south",
    ),
    row(A::MoveUp, ("up", "pan"), &[Map], &["k", "up"], "Move the view a quarter to the north"),
    row(
        A::MoveLeft,
        ("left", "pan"),
        &[Map],
        &["h", "left"],
        "Move the view a quarter to the west",
    ),
    row(
        A::MoveRight,
        ("right", "pan"),
        &[Map],
        &["l", "right"],
        "Move the view a quarter to the east",
    ),
    row(A::NextPlace, ("next-place", "next place"), &[Map], &["n"], "The next mark, row by row"),
    row(A::PreviousPlace, ("previous-place", "mark before"), &[Map], &["N"], "The mark before"),
    row(A::First, ("first", "first"), &[Map], &["g", "home"], "To the first mark"),
    row(A::Last, ("last", "last"), &[Map], &["G", "end"], "To the last mark"),
    row(A::ZoomIn, ("zoom-in", "in"), &[Map], &["+", "="], "Closer, about the selected mark"),
    row(A::ZoomOut, ("zoom-out", "out"), &[Map], &["-", "_"], "Farther out"),
    row(A::FitAll, ("fit", "fit"), &[Map], &["0"], "Everything that has a place"),
    row(A::Theatre1, ("theatre-1", "1"), &[Map], &["1"], "The first theatre that has a place"),
    row(A::Theatre2, ("theatre-2", "2"), &[Map], &["2"], "The second"),
    row(A::Theatre3, ("theatre-3", "3"), &[Map], &["3"], "The third"),
    row(A::Theatre4, ("theatre-4", "4"), &[Map], &["4"], "The fourth"),
    row(A::Theatre5, ("theatre-5", "5"), &[Map], &["5"], "The fifth"),
    row(A::Theatre6, ("theatre-6", "6"), &[Map], &["6"], "The sixth"),
    row(A::Theatre7, ("theatre-7", "7"), &[Map], &["7"], "The seventh"),
    row(A::Theatre8, ("theatre-8", "8"), &[Map], &["8"], "The eighth"),
    row(A::Theatre9, ("theatre-9", "9"), &[Map], &["9"], "The ninth"),
    row(
        A::Nearby,
        ("nearby", "filter"),
        &[Map],
        &["f"],
        "Search what happened at the selected mark, over the whole archive",
    ),
    row(
        A::WholeArchive,
        ("whole-archive", "all"),
        &[Map],
        &["a"],
        "All of the archive on the map, and back to what was shown",
    ),
    row(
        A::MapLists,
        ("lists", "lists"),
        &[Map],
        &["tab"],
        "To the lists: in view, places, theatres, not on the map",
    ),
    row(A::MapLists, ("lists", "map"), &[MapLists], &["tab"], "Back to the map"),
    row(
        A::Open,
        ("open", "list"),
        &[Map, MapLists],
        &["enter"],
        "The entries behind the mark or the number",
    ),
    row(A::Open, ("open", "open"), TREE, &["enter", "l", "right"], "Go into what is selected"),
    row(
        A::Open,
        ("open", "open"),
        &[Compare, Behind],
        &["enter"],
        "Open what lies behind the cell, or the entry",
    ),
    row(
        A::Open,
        ("open", "open"),
        WEEKS,
        &["enter"],
        "Open what lies behind the cell: entries, words, or the nearest digests",
    ),
    row(
        A::Open,
        ("open", "open"),
        &[Front],
        &["enter"],
        "Open what is selected: a month, a digest, a theatre, a wave, a search, the place",
    ),
    row(
        A::Nearest,
        ("nearest", "nearby"),
        &[Page],
        &["tab"],
        "To what happened near the entry, and back",
    ),
    row(A::Open, ("open", "open"), &[Page], &["enter"], "Open what is selected of that"),
    row(
        A::NextPane,
        ("next-pane", "next part"),
        &[Front],
        &["tab"],
        "To the next part of the page",
    ),
    row(
        A::PreviousPane,
        ("previous-pane", "part before"),
        &[Front],
        &["backtab"],
        "To the part before",
    ),
    row(
        A::Back,
        ("back", "back"),
        LEFT_IS_BACK,
        &["esc", "h", "left", "backspace"],
        "Back to where one came from",
    ),
    row(
        A::Back,
        ("back", "back"),
        &[Compare, CopyForms, Review, Grid, Tempo, Aligned, Map, Front],
        &["esc", "backspace"],
        "Back to where one came from",
    ),
    row(
        A::Read,
        ("read", "read"),
        WEEKS,
        &["space", "o"],
        "Read the digest of the week, on the theatre where it treats it",
    ),
    row(A::Read, ("read", "read"), &[Map], &["space", "o"], "Read the first entry of the mark"),
    row(A::Read, ("read", "read"), &[Front], &["space", "o"], "Read what is selected as one text"),
    row(A::Waves, ("waves", "waves"), &[Front], &["w"], "The waves of attacks"),
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
        A::NewerDigest,
        ("newer", "newer"),
        &[Map],
        &["]"],
        "The next digest in the same view of the map",
    ),
    row(
        A::OlderDigest,
        ("older", "older"),
        &[Map],
        &["["],
        "The digest before in the same view of the map",
    ),
    row(A::Group, ("group", "group"), FOUND, &["ctrl-g"], "Under theatres, or the best first"),
    row(
        A::Sort,
        ("sort", "order"),
        FOUND,
        &["ctrl-o"],
        "The next order of the list: best, date, toll, place",
    ),
    row(
        A::Widen,
        ("widen", "whole archive"),
        FOUND,
        &["ctrl-x"],
        "Search the whole archive, not only the place that the search began at",
    ),
    row(
        A::Unfold,
        ("tellings", "tellings"),
        FOUND,
        &["ctrl-e"],
        "Show the other tellings of the event, or put them away",
    ),
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
    row(
        A::NextEntry,
        ("next-entry", "next"),
        &[Review],
        &["n", "J", "tab", "ctrl-n"],
        "The next one to look over, what is doubtful first",
    ),
    row(
        A::PreviousEntry,
        ("previous-entry", "previous"),
        &[Review],
        &["p", "K", "backtab", "ctrl-p"],
        "The one before",
    ),
    row(
        A::Accept,
        ("accept", "accept"),
        &[Review],
        &["space", "a"],
        "It is right as it stands: accept it and go to the next that is open",
    ),
    row(
        A::AcceptSure,
        ("accept-sure", "all sure"),
        &[Review],
        &["A"],
        "Accept all that is certain throughout; again, all without a guess",
    ),
    row(
        A::Change,
        ("change", "change"),
        &[Review],
        &["enter", "i"],
        "Change the field; an empty value takes it away",
    ),
    row(
        A::Split,
        ("split", "split"),
        &[Review],
        &["s"],
        "Split the entry before the sentence of the field, or behind its first sentence",
    ),
    row(
        A::Merge,
        ("merge", "merge"),
        &[Review],
        &["m"],
        "Merge the entry with the one before it in the text",
    ),
    row(
        A::Drop,
        ("drop", "drop"),
        &[Review],
        &["d", "del"],
        "It is no entry: keep its words as a point, tagged unread",
    ),
    row(
        A::MakeEntry,
        ("make-entry", "make entry"),
        &[Review],
        &["e"],
        "Make an entry of a point that was not understood",
    ),
    row(A::Undo, ("undo", "undo"), &[Review, Worklist], &["u"], "Take back what was done last"),
    row(A::Redo, ("redo", "redo"), &[Review, Worklist], &["U", "ctrl-r"], "Do it again"),
    row(
        A::WriteDraft,
        ("write", "write"),
        &[Review],
        &["w"],
        "Write the digest into the archive and read it there",
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
        BUT_RESULTS,
        &["s"],
        "Search the archive, here first where one stands somewhere",
    ),
    row(A::Confirm, ("confirm", "open"), &[Saved], &["enter"], "Search by the saved query"),
    row(
        A::Saved,
        ("saved", "saved"),
        BUT_SAVED,
        &["S"],
        "The saved searches, with what each finds",
    ),
    row(
        A::Delete,
        ("delete", "delete"),
        &[Saved],
        &["D", "del"],
        "Delete a saved search of one's own; asks first",
    ),
    row(A::MoveDown, ("down", "down"), TYPING, &["down"], "One entry down"),
    row(A::MoveUp, ("up", "up"), TYPING, &["up"], "One entry up"),
    row(A::PageDown, ("page-down", "page"), TYPING, &["pgdn"], "One page down"),
    row(A::PageUp, ("page-up", "page up"), TYPING, &["pgup"], "One page up"),
    row(A::First, ("first", "first"), TYPING, &["home"], "To the first"),
    row(A::Last, ("last", "last"), TYPING, &["end"], "To the last"),
    row(A::Confirm, ("confirm", "open"), &[Search], &["enter"], "Open the entry"),
    row(A::Confirm, ("confirm", "open"), &[Results], &["enter", "l", "right"], "Open the entry"),
    row(
        A::Results,
        ("results", "results"),
        &[Search],
        &["backtab"],
        "To the list of what was found, where letters are keys; back to the query with esc",
    ),
    row(A::Confirm, ("confirm", "narrow"), &[Narrow], &["enter"], "Narrow by the value"),
    row(A::Back, ("back", "back"), LETTERS, &["esc"], "Back to where one came from"),
    row(
        A::Narrow,
        ("narrow", "narrow"),
        FOUND,
        &["tab"],
        "Narrow by place, kind, tactic, actor, basis, outlet, month or sort of record",
    ),
    row(A::Exclude, ("exclude", "leave out"), &[Narrow], &["-"], "Leave the value out"),
    row(A::Narrow, ("narrow", "list"), &[Narrow], &["tab"], "Back to the list of entries"),
    row(
        A::Older,
        ("older-query", "older"),
        &[Search],
        &["ctrl-p"],
        "The query before, also of sessions before",
    ),
    row(A::Newer, ("newer-query", "newer"), &[Search], &["ctrl-n"], "The query after it"),
    row(A::CursorLeft, ("cursor-left", "left"), EDITING, &["left"], "One letter to the left"),
    row(
        A::TakeBack,
        ("take-back", "plain words"),
        &[Search],
        &["alt-backspace"],
        "Take the last understanding back: its words are plain words again",
    ),
    row(
        A::WithArea,
        ("with-area", "area too"),
        &[Search],
        &["alt-a"],
        "Find what happened in the area of a town too, below what says the town",
    ),
    row(
        A::CursorRight,
        ("cursor-right", "right"),
        &[Search],
        &["right"],
        "One letter to the right; at the end, what is offered first",
    ),
    row(
        A::CursorRight,
        ("cursor-right", "right"),
        &[Pick, Name, Day, Note, Palette],
        &["right"],
        "One letter to the right",
    ),
    row(
        A::CursorRight,
        ("cursor-right", "complete"),
        &[Field],
        &["tab", "right"],
        "One letter to the right; at the end, what is offered",
    ),
    row(
        A::Erase,
        ("erase", "erase"),
        EDITING,
        &["backspace"],
        "Erase the letter before the cursor",
    ),
    row(
        A::EraseWord,
        ("erase-word", "word"),
        EDITING,
        &["ctrl-w"],
        "Erase the word before the cursor",
    ),
    row(A::EraseAll, ("erase-all", "clear"), EDITING, &["ctrl-u"], "Erase the whole line"),
    row(A::Save, ("save", "save"), FOUND, &["ctrl-s"], "Save the query under a name"),
    row(A::Redraw, ("redraw", "redraw"), LETTERS, &["ctrl-l"], "Draw the screen anew"),
    row(A::Suspend, ("suspend", "suspend"), LETTERS, &["ctrl-z"], "Stop for now; `fg` comes back"),
    row(A::Help, ("help", "help"), LETTERS, &["f1"], "The keys that work here"),
    row(A::Quit, ("quit", "quit"), LETTERS, &["ctrl-c"], "Leave the program"),
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
        A::Compare,
        ("compare", "compare"),
        EVERYWHERE,
        &["c"],
        "Compare what is marked; where nothing is, choose, the two latest waves first",
    ),
    row(
        A::Compare,
        ("compare", "compare"),
        &[Tempo],
        &["c"],
        "Compare the wave under the cursor, and what is marked",
    ),
    row(
        A::WeekOverWeek,
        ("week-over-week", "week"),
        READING,
        &["W"],
        "Compare the digest with the one before and the mean of the four before that",
    ),
    row(
        A::Compare,
        ("compare", "compare"),
        &[Search],
        &["alt-c"],
        "Compare what was found, and what is marked, with what is chosen",
    ),
    row(
        A::Mark,
        ("mark", "mark"),
        MARKING,
        &["v"],
        "Mark the digest, wave or found set for comparison",
    ),
    row(
        A::Mark,
        ("mark", "mark"),
        &[Search],
        &["alt-v"],
        "Mark the digest, wave or found set for comparison",
    ),
    row(A::MoveLeft, ("left", "left"), &[Compare], &["h", "left"], "One subject to the left"),
    row(A::MoveLeft, ("left", "left"), WEEKS, &["h", "left"], "One week, month or day to the left"),
    row(
        A::MoveRight,
        ("right", "right"),
        WEEKS,
        &["l", "right"],
        "One week, month or day to the right",
    ),
    row(A::NewerYear, ("newer-year", "later"), WEEKS, &["]"], "The year after"),
    row(A::OlderYear, ("older-year", "earlier"), WEEKS, &["["], "The year before"),
    row(A::MoveLeft, ("left", "month"), &[Front], &["h", "left"], "One month to the left"),
    row(A::MoveRight, ("right", "month"), &[Front], &["l", "right"], "One month to the right"),
    row(
        A::Show,
        ("show", "show"),
        WEEKS,
        &["u"],
        "Count attacks, events, entries, killed or wounded",
    ),
    row(
        A::Placing,
        ("placing", "by"),
        WEEKS,
        &["f"],
        "By the day of the event, or by the digest that tells it",
    ),
    row(
        A::Show,
        ("show", "show"),
        &[Map],
        &["u"],
        "Marks as number, as letter of the basis, as both, or as killed",
    ),
    row(A::Copy, ("copy", "copy"), &[Map], &["y"], "Copy what the map shows, in sentences"),
    row(
        A::Export,
        ("export", "export"),
        &[Map],
        &["e"],
        "Write the map or its entries into a file, or copy these where no folder is named",
    ),
    row(
        A::Export,
        ("export", "export"),
        &[Grid, Tempo, Aligned],
        &["e"],
        "Write the picture or its rows into a file; where no folder is named, copy these",
    ),
    row(A::Span, ("span", "week/month"), &[Grid], &["z"], "By week or by month"),
    row(A::Span, ("span", "week/month/day"), &[Tempo], &["z"], "By week, by month or by day"),
    row(A::Copy, ("copy", "copy"), WEEKS, &["y"], "Copy the cell in words, with its entries"),
    row(A::MoveRight, ("right", "right"), &[Compare], &["l", "right"], "One subject to the right"),
    row(
        A::NextDifference,
        ("next-difference", "next"),
        &[Compare],
        &["]"],
        "The next row that differs beyond chance, or most",
    ),
    row(
        A::PreviousDifference,
        ("previous-difference", "before"),
        &[Compare],
        &["["],
        "The row before that differs so",
    ),
    row(
        A::Fold,
        ("fold", "fold"),
        &[Compare],
        &["z", "tab"],
        "Fold the group, the parts or the empty rows, or unfold them",
    ),
    row(A::Show, ("show", "show"), &[Compare], &["u"], "As number, as share, or for each day"),
    row(
        A::Baseline,
        ("baseline", "baseline"),
        &[Compare],
        &["b"],
        "Hold the others against this subject",
    ),
    row(A::ColumnLeft, ("column-left", "move"), &[Compare], &["<"], "Move the subject to the left"),
    row(
        A::ColumnRight,
        ("column-right", "move"),
        &[Compare],
        &[">"],
        "Move the subject to the right",
    ),
    row(A::AddSubject, ("add", "add"), &[Compare], &["a", "+"], "Add a subject, six at most"),
    row(A::RemoveSubject, ("remove", "remove"), &[Compare], &["x"], "Take the subject out"),
    row(
        A::Overview,
        ("overview", "overviews"),
        &[Compare],
        &["o"],
        "The overviews of two digests side by side",
    ),
    row(
        A::Copy,
        ("copy", "copy"),
        &[Behind],
        &["y"],
        "Send what is seen to the terminal's clipboard, as text",
    ),
    row(
        A::Copy,
        ("copy", "copy"),
        &[Compare],
        &["y"],
        "Copy the number with its doubt and sources; on a head the table",
    ),
    row(A::CopyMarkdown, ("markdown", "Markdown"), &[CopyForms], &["m"], "Copy as Markdown"),
    row(A::CopyTsv, ("tabs", "tabs"), &[CopyForms], &["t"], "Copy with tabs, for a spreadsheet"),
    row(A::Copy, ("copy", "text"), &[CopyForms], &["y"], "Copy as text, as it is seen"),
    row(
        A::Export,
        ("export", "export"),
        WRITTEN,
        &["e"],
        "Write what is seen into a file; where no folder is named, copy it",
    ),
    row(
        A::Export,
        ("export", "export"),
        &[Search],
        &["alt-e"],
        "Write all that was found into a file; where no folder is named, copy it",
    ),
    row(A::Confirm, ("confirm", "take"), &[Pick], &["enter"], "Take what is selected"),
    row(A::Confirm, ("confirm", "take"), &[Field], &["enter"], "Take the value"),
    row(A::Confirm, ("confirm", "write"), &[Name], &["enter"], "Write the file of that name"),
    row(A::Confirm, ("confirm", "keep"), &[Note], &["enter"], "Keep what is typed"),
    row(
        A::Confirm,
        ("confirm", "look back"),
        &[Day],
        &["enter"],
        "Tell the archive as of that day; of nothing typed, all of it",
    ),
    row(
        A::Mark,
        ("mark", "take and go on"),
        &[Pick],
        &["tab"],
        "Take what is selected, and go on choosing",
    ),
    row(
        A::Copy,
        ("copy", "citation"),
        COPYING,
        &["y"],
        "Copy a citation of what is selected or open, with its address",
    ),
    row(
        A::Copy,
        ("copy", "citation"),
        &[Search],
        &["ctrl-y"],
        "Copy a citation of what is selected",
    ),
    row(
        A::CopyAddress,
        ("copy-address", "address"),
        SOURCED,
        &["Y"],
        "Copy the address of the source alone",
    ),
    row(
        A::CopyAddress,
        ("copy-address", "address"),
        &[Search],
        &["alt-y"],
        "Copy the address of the source alone",
    ),
    row(
        A::Note,
        ("note", "note"),
        SOURCED,
        &["i"],
        "Note something of what is selected or open, beside the archive",
    ),
    row(
        A::Grade,
        ("grade", "grade"),
        SOURCED,
        &["A"],
        "Grade its source and what it says; of a judgement how likely it is",
    ),
    row(A::Tags, ("tags", "tags"), SOURCED, &["L"], "Give it tags of one's own"),
    row(
        A::Gather,
        ("gather", "gather"),
        GATHERED,
        &["*"],
        "Gather it for a briefing: a record, a comparison, a cell of it, a picture",
    ),
    row(
        A::GatherSum,
        ("gather-sum", "gather sum"),
        FOUND,
        &["alt-*"],
        "Gather what a search comes to for a briefing, with what is held",
    ),
    row(
        A::Worklist,
        ("worklist", "worklist"),
        BESIDE_WORKLIST,
        &["B"],
        "What was gathered for a briefing: to order it, write between, write it out",
    ),
    row(
        A::Open,
        ("open", "open"),
        &[Worklist],
        &["enter", "l", "right"],
        "Open what was gathered, or go on with one's own words",
    ),
    row(
        A::WriteBehind,
        ("write-behind", "write"),
        &[Worklist],
        &["a"],
        "Write words of one's own behind the item",
    ),
    row(
        A::WriteBefore,
        ("write-before", "write before"),
        &[Worklist],
        &["A"],
        "Write words of one's own before it",
    ),
    row(A::NewLine, ("new-line", "new line"), &[Note], &["alt-enter"], "Break the line"),
    row(A::Note, ("note", "note"), &[Worklist], &["i"], "Note something of the item"),
    row(A::ItemDown, ("item-down", "move"), &[Worklist], &["J", "alt-down"], "Move it down"),
    row(A::ItemUp, ("item-up", "move up"), &[Worklist], &["K", "alt-up"], "Move it up"),
    row(
        A::Delete,
        ("delete", "delete"),
        &[Worklist],
        &["D", "del"],
        "Take the item out; asks first",
    ),
    row(A::Title, ("title", "title"), &[Worklist], &["T"], "Give the briefing a title"),
    row(A::Period, ("period", "days"), &[Worklist], &["P"], "Say which days it is about"),
    row(
        A::Export,
        ("export", "export"),
        &[Worklist],
        &["e"],
        "Write the briefing into a file of the folder for exports: .md, .html or .docx",
    ),
    row(
        A::Front,
        ("front", "front page"),
        BELOW_FRONT,
        &["H"],
        "The front page: what is in the archive, what is new, where one was",
    ),
    row(
        A::Grid,
        ("grid", "by week"),
        PICTURES,
        &["#"],
        "Theatre by week: what is held and counted of each, a year on one screen",
    ),
    row(
        A::Tempo,
        ("tempo", "tempo"),
        TEMPO_FROM,
        &["T"],
        "Tempo: how many from week to week, what issuers state, and the waves",
    ),
    row(A::Map, ("map", "map"), MAPPED, &["M"], "The map of what is selected or open here"),
    row(A::Map, ("map", "map"), &[Search], &["ctrl-t"], "The map of what was found"),
    row(
        A::Palette,
        ("palette", "palette"),
        ALL_SCREENS,
        &[":"],
        "Every action by its name; to a bookmark, wave, digest, search or theme",
    ),
    row(A::Confirm, ("confirm", "do"), &[Palette], &["enter"], "Do or open what is selected"),
    row(A::Delete, ("delete", "remove"), &[Palette], &["del"], "Remove the selected bookmark"),
    row(
        A::JumpBack,
        ("jump-back", "jump back"),
        JUMPING,
        &["ctrl-o"],
        "Back to where one jumped from, also after that was closed",
    ),
    row(
        A::JumpForward,
        ("jump-forward", "jump on"),
        JUMPING,
        &["O"],
        "Forward again to where one jumped to",
    ),
    row(
        A::Bookmark,
        ("bookmark", "bookmark"),
        BOOKMARKED,
        &["d"],
        "A bookmark on what is selected or open, or none; the palette lists them",
    ),
    row(A::Problems, ("problems", "problems"), PROBLEMS, &["!"], "The problems found at loading"),
    row(A::Themes, ("themes", "themes"), ALL_SCREENS, &["t"], "Choose a theme"),
    row(
        A::Glyphs,
        ("glyphs", "signs"),
        SIGNS,
        &["~"],
        "The next set of signs: fine, half blocks, ASCII",
    ),
    row(
        A::Bidi,
        ("bidi", "right to left"),
        SIGNS,
        &["%"],
        "The next way to draw Arabic and Hebrew: with marks, blanks, in order, as it is",
    ),
    row(A::AsOf, ("as-of", "as of"), ARCHIVE, &["Z"], "The archive as it was known on a day"),
    row(
        A::Changes,
        ("changes", "new"),
        ARCHIVE,
        &["R"],
        "What is new, changed or gone since the last session",
    ),
    row(A::Reload, ("reload", "reload"), ARCHIVE, &["r"], "Read what changed in the archive"),
    row(A::Mouse, ("mouse", "mouse"), ARCHIVE, &["m"], "Switch the mouse wheel on or off"),
    row(A::Redraw, ("redraw", "redraw"), ALL_SCREENS, &["ctrl-l"], "Draw the screen anew"),
    row(
        A::Suspend,
        ("suspend", "suspend"),
        ALL_SCREENS,
        &["ctrl-z"],
        "Stop for now; `fg` comes back",
    ),
    row(A::Help, ("help", "help"), ALL_SCREENS, &["?", "f1"], "The keys that work here"),
    row(A::Quit, ("quit", "quit"), ALL_SCREENS, &["q", "ctrl-c"], "Leave the program"),
];

/// Returns the row of an action in a context.
pub fn spec(action: Action, context: Context) -> Option<&'static ActionSpec> {
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
        assert_eq!(
            actions.len(),
            Action::Quit as usize + 1,
            "every action has a row, and `Quit` is the last"
        );
    }
}
