//! The state that is kept, its bounds, and how a session changes it. It knows neither bytes nor a
//! disk.

use crate::text::clean;

/// How many queries are kept.
const QUERIES: usize = 100;
/// The longest query that is kept, in bytes.
const LONGEST_QUERY: usize = 1_000;
/// How many archives are remembered.
const PLACES: usize = 50;
/// The longest name of an archive, in bytes.
const LONGEST_ARCHIVE: usize = 1_000;
/// How many bookmarks are kept in one archive; who sets them is told before the next would not fit.
pub const BOOKMARKS: usize = 100;
/// How many in all archives together.
const ALL_BOOKMARKS: usize = 2_000;
/// The most words in a path, and their longest length in bytes: ids come from the archive, and so
/// from a stranger.
const DEEPEST: usize = 8;
const LONGEST_WORD: usize = 250;

/// All that is kept. Every list has the newest item last, and every text is sanitized.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionState {
    /// The theme that was chosen last.
    pub theme: Option<String>,
    /// The tier of signs that was chosen last, by its word.
    pub glyphs: Option<String>,
    /// The way to draw right-to-left letters that was chosen last, by its word.
    pub bidi: Option<String>,
    /// The queries that led to something, each once.
    pub queries: Vec<String>,
    /// Where one was, each archive once.
    pub places: Vec<SavedPlace>,
    /// How far each archive was seen, each once.
    pub seen: Vec<SeenArchive>,
    /// The bookmarks of all archives.
    pub bookmarks: Vec<SavedPlace>,
}

/// A bookmark that was set, or removed. Its words lead to it from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookmarkChange {
    /// It was set.
    Set(Vec<String>),
    /// It was removed.
    Removed(Vec<String>),
}

/// How far an archive was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenArchive {
    /// Its name, as in [`SavedPlace::archive`].
    pub archive: String,
    /// The first day of its newest digest.
    pub newest: String,
    /// The day on which it was seen last.
    pub day: String,
}

/// How far a session saw an archive. Days are as they are written in files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenChange {
    /// The first day of the newest digest.
    pub newest: String,
    /// The day of the session.
    pub day: String,
}

/// A place in an archive: where the user was, or a bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedPlace {
    /// Its folder or file as a whole path, or `sample`.
    pub archive: String,
    /// The words that lead from the top to what was selected; at least one.
    pub path: Vec<String>,
}

/// What a session has to save. A change is merged into the state that is on the disk by then, so
/// that nothing is lost that another session saved meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StateChange {
    /// A theme that was chosen.
    pub theme: Option<String>,
    /// A tier of signs that was chosen, by its word.
    pub glyphs: Option<String>,
    /// A way to draw right-to-left letters that was chosen, by its word.
    pub bidi: Option<String>,
    /// Queries that led to something, the newest last.
    pub queries: Vec<String>,
    /// The user's place in the archive, empty for the top; `None` if it is not known.
    pub path: Option<Vec<String>>,
    /// How far the archive was seen; `None` if that is not known.
    pub seen: Option<SeenChange>,
    /// Bookmarks that were set or removed, the newest last.
    pub bookmarks: Vec<BookmarkChange>,
}

impl StateChange {
    /// Takes in a change that was made after this one.
    pub fn absorb(&mut self, newer: Self) {
        self.theme = newer.theme.or(self.theme.take());
        self.glyphs = newer.glyphs.or(self.glyphs.take());
        self.bidi = newer.bidi.or(self.bidi.take());
        self.path = newer.path.or(self.path.take());
        self.seen = newer.seen.or(self.seen.take());
        self.bookmarks.extend(newer.bookmarks);
        self.queries.extend(newer.queries);
        keep_last(&mut self.queries, QUERIES);
    }
}

impl SessionState {
    /// Takes in what a session has to keep of an archive; none where that has no name.
    pub fn take(&mut self, change: &StateChange, archive: Option<&str>) {
        if let Some(theme) = change.theme.as_deref().and_then(kept(LONGEST_WORD)) {
            self.theme = Some(theme);
        }
        if let Some(glyphs) = change.glyphs.as_deref().and_then(kept(LONGEST_WORD)) {
            self.glyphs = Some(glyphs);
        }
        if let Some(bidi) = change.bidi.as_deref().and_then(kept(LONGEST_WORD)) {
            self.bidi = Some(bidi);
        }
        for query in change.queries.iter().filter_map(|query| kept(LONGEST_QUERY)(query)) {
            self.queries.retain(|known| *known != query);
            self.queries.push(query);
        }
        keep_last(&mut self.queries, QUERIES);
        if let (Some(path), Some(archive)) = (&change.path, archive) {
            self.places.retain(|place| place.archive != archive);
            self.places.extend(SavedPlace::of(archive, path));
            keep_last(&mut self.places, PLACES);
        }
        if let (Some(seen), Some(archive)) = (&change.seen, archive) {
            self.seen.retain(|known| known.archive != archive);
            self.seen.extend(SeenArchive::of(archive, seen));
            keep_last(&mut self.seen, PLACES);
        }
        if let Some(archive) = archive {
            for bookmark in &change.bookmarks {
                self.take_bookmark(bookmark, archive);
            }
        }
    }

    /// Takes in a bookmark. One that does not fit is not kept; none of the others gives way to it.
    fn take_bookmark(&mut self, change: &BookmarkChange, archive: &str) {
        let (BookmarkChange::Set(path) | BookmarkChange::Removed(path)) = change;
        let known = |place: &SavedPlace| place.archive == archive && place.path == *path;
        match change {
            BookmarkChange::Removed(_) => self.bookmarks.retain(|place| !known(place)),
            BookmarkChange::Set(_) => {
                let here = self.bookmarks.iter().filter(|place| place.archive == archive).count();
                let has_room = here < BOOKMARKS && self.bookmarks.len() < ALL_BOOKMARKS;
                if has_room && !self.bookmarks.iter().any(known) {
                    self.bookmarks.extend(SavedPlace::of(archive, path));
                }
            }
        }
    }

    /// Returns the bookmarks of an archive, each as the words that lead to it.
    pub fn bookmarks(&self, archive: &str) -> Vec<Vec<String>> {
        let here = self.bookmarks.iter().filter(|place| place.archive == archive);
        here.map(|place| place.path.clone()).collect()
    }

    /// Returns how far an archive was seen; none where it never was.
    pub fn seen(&self, archive: &str) -> Option<&SeenArchive> {
        self.seen.iter().find(|seen| seen.archive == archive)
    }

    /// Returns the path to the user's place in an archive; empty for the top.
    pub fn path(&self, archive: &str) -> Vec<String> {
        let place = self.places.iter().find(|place| place.archive == archive);
        place.map(|place| place.path.clone()).unwrap_or_default()
    }
}

impl SeenArchive {
    /// None for what does not fit or does not keep its letters.
    fn of(archive: &str, seen: &SeenChange) -> Option<Self> {
        let archive = kept(LONGEST_ARCHIVE)(archive)?;
        let day = kept(LONGEST_WORD);
        Some(Self { archive, newest: day(&seen.newest)?, day: day(&seen.day)? })
    }
}

impl SavedPlace {
    /// None for the top of an archive, and for what does not fit or does not keep its letters.
    fn of(archive: &str, path: &[String]) -> Option<Self> {
        let archive = kept(LONGEST_ARCHIVE)(archive)?;
        let fits = (1..=DEEPEST).contains(&path.len());
        let fits =
            fits && path.iter().all(|word| word.len() <= LONGEST_WORD && clean(word) == *word);
        fits.then(|| Self { archive, path: path.to_vec() })
    }
}

/// Returns a filter for texts that are kept unchanged: not empty, not too long, and clean.
fn kept(longest: usize) -> impl Fn(&str) -> Option<String> {
    move |text| {
        let fits = !text.is_empty() && text.len() <= longest && clean(text) == text;
        fits.then(|| text.to_owned())
    }
}

fn keep_last<T>(list: &mut Vec<T>, most: usize) {
    list.drain(..list.len().saturating_sub(most));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn at(path: &[&str]) -> StateChange {
        StateChange { path: Some(words(path)), ..StateChange::default() }
    }

    #[test]
    fn the_newest_query_is_last_and_there_once() {
        let mut state = SessionState::default();
        for query in ["bomb", "ied", "bomb", "", "a\u{202e}b"] {
            state.take(&StateChange { queries: words(&[query]), ..StateChange::default() }, None);
        }
        assert_eq!(state.queries, ["ied", "bomb"], "what would come back otherwise is not kept");
        let many = (0..250).map(|n| format!("q{n}")).collect();
        state.take(&StateChange { queries: many, ..StateChange::default() }, None);
        assert_eq!((state.queries.len(), state.queries[0].as_str()), (100, "q150"));
    }

    #[test]
    fn an_archive_has_one_place_and_the_oldest_goes() {
        let mut state = SessionState::default();
        for n in 0..60 {
            state.take(&at(&["digests", "x"]), Some(&format!("/{n}")));
        }
        assert_eq!((state.places.len(), state.places[0].archive.as_str()), (50, "/10"));
        state.take(&at(&["waves", "y"]), Some("/10"));
        assert_eq!((state.places.len(), state.places[49].archive.as_str()), (50, "/10"));
        assert_eq!(state.path("/10"), ["waves", "y"]);
        state.take(&StateChange::default(), Some("/10"));
        assert_eq!(state.path("/10"), ["waves", "y"], "not known is not the top");
        state.take(&at(&[]), Some("/10"));
        assert_eq!((state.places.len(), state.path("/10")), (49, Vec::new()));
    }

    #[test]
    fn an_id_without_end_is_not_kept() {
        let mut state = SessionState::default();
        state.take(&at(&["digests", &"x".repeat(10_000)]), Some("/a"));
        state.take(&at(&["x"; 9]), Some("/a"));
        state.take(&at(&["digests"]), Some(&"/x".repeat(10_000)));
        assert_eq!(state, SessionState::default());
    }

    #[test]
    fn how_far_an_archive_was_seen_is_kept_once_for_each() {
        let seen = |newest: &str| StateChange {
            seen: Some(SeenChange { newest: newest.into(), day: "2026-11-21".into() }),
            ..StateChange::default()
        };
        let mut state = SessionState::default();
        state.take(&seen("2024-07-16"), Some("/a"));
        state.take(&seen("2024-07-23"), Some("/a"));
        state.take(&seen("2020-01-02"), Some("/b"));
        assert_eq!(state.seen.len(), 2);
        assert_eq!(state.seen("/a").map(|seen| seen.newest.as_str()), Some("2024-07-23"));
        state.take(&at(&["digests"]), Some("/a"));
        assert!(state.seen("/a").is_some() && state.seen("/c").is_none());
        state.take(&seen("a\u{202e}b"), Some("/c"));
        assert!(state.seen("/c").is_none());
    }

    #[test]
    fn a_newer_change_goes_before_an_older_one() {
        let mut change = StateChange { theme: Some("dusk".into()), ..at(&["waves"]) };
        let glyphs = Some("blocks".into());
        change.absorb(StateChange { glyphs, queries: words(&["a"]), ..StateChange::default() });
        let bidi = Some("off".into());
        change.absorb(StateChange { bidi, queries: words(&["b"]), ..at(&[]) });
        let theme = Some("dusk".into());
        assert_eq!(
            change,
            StateChange {
                theme,
                glyphs: Some("blocks".into()),
                bidi: Some("off".into()),
                queries: words(&["a", "b"]),
                path: Some(Vec::new()),
                seen: None,
                bookmarks: Vec::new(),
            }
        );
    }

    fn set(path: &[&str]) -> BookmarkChange {
        BookmarkChange::Set(words(path))
    }

    fn bookmarked(bookmarks: Vec<BookmarkChange>) -> StateChange {
        StateChange { bookmarks, ..StateChange::default() }
    }

    #[test]
    fn bookmarks_are_kept_by_archive_in_the_order_in_which_they_were_set() {
        let mut state = SessionState::default();
        state.take(&bookmarked(vec![set(&["waves", "b"]), set(&["waves", "a"])]), Some("/a"));
        state.take(&bookmarked(vec![set(&["waves", "b"])]), Some("/a"));
        state.take(&bookmarked(vec![set(&["waves", "b"])]), Some("/b"));
        assert_eq!(state.bookmarks("/a"), [words(&["waves", "b"]), words(&["waves", "a"])]);
        let removed = BookmarkChange::Removed(words(&["waves", "b"]));
        state.take(&bookmarked(vec![removed.clone()]), Some("/a"));
        assert_eq!(state.bookmarks("/a"), [words(&["waves", "a"])]);
        assert_eq!(state.bookmarks("/b").len(), 1);
        state.take(&bookmarked(vec![set(&["waves"])]), None);
        state.take(&bookmarked(vec![set(&["a\u{202e}b"]), set(&[])]), Some("/c"));
        assert_eq!(state.bookmarks.len(), 2, "what would come back otherwise is not kept");
        let mut change = bookmarked(vec![set(&["waves", "c"])]);
        change.absorb(bookmarked(vec![BookmarkChange::Removed(words(&["waves", "c"]))]));
        state.take(&change, Some("/a"));
        assert_eq!(state.bookmarks("/a").len(), 1, "the newer change counts");
    }

    #[test]
    fn no_bookmark_gives_way_to_another() {
        let many =
            |from: usize| (from..from + 150).map(|n| set(&["waves", &n.to_string()])).collect();
        let mut state = SessionState::default();
        for archive in 0..40 {
            state.take(&bookmarked(many(0)), Some(&format!("/{archive}")));
        }
        assert_eq!(state.bookmarks.len(), ALL_BOOKMARKS);
        let first = state.bookmarks("/0");
        assert_eq!(
            (first.len(), first[0].as_slice()),
            (BOOKMARKS, words(&["waves", "0"]).as_slice())
        );
        state.take(&bookmarked(many(500)), Some("/0"));
        assert_eq!(state.bookmarks("/0"), first);
    }
}
