//! What holds whatever is pressed, however the terminal is sized, whatever an archive says.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use std::collections::BTreeSet;
use support::{Journey, Start, corpus, hostile, load, write_hostile};
use watchfloor::app::{Effect, Msg, SavedCount, SavedCounts};
use watchfloor::archive::{Corpus, EntryKey};
use watchfloor::cover::State;
use watchfloor::digest::EventTotal;
use watchfloor::keys::{ACTIONS, Chord, Code};
use watchfloor::screens::Screen;
use watchfloor::text::removed;
use watchfloor::ui::theme::Depth;

/// Something that happens to the program.
#[derive(Clone, Debug)]
enum Event {
    Key(Chord, u64),
    EscapeAnd(Chord),
    Pasted(String),
    Wheel(i32),
    Resized(u16, u16),
    Waited,
    /// The archive is read again, without its newest digest or with all of them.
    Read(bool),
    /// So many saved searches are told, with what they find or before that is known.
    Saved(usize, Option<usize>),
}

/// Every chord that some context knows.
fn bound() -> Vec<Chord> {
    let keys: BTreeSet<&str> = ACTIONS.iter().flat_map(|spec| spec.keys).copied().collect();
    keys.into_iter().map(|key| key.parse().unwrap()).collect()
}

fn size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![(1_u16..=200, 1_u16..=60), (1_u16..=30, 1_u16..=10), Just((80, 24))]
}

fn event() -> impl Strategy<Value = Event> {
    let apart = || prop_oneof![Just(1_000_u64), Just(30)];
    let plain = |code| Chord { code, ctrl: false, alt: false };
    prop_oneof![
        12 => (prop::sample::select(bound()), apart()).prop_map(|(key, at)| Event::Key(key, at)),
        3 => (any::<char>(), apart()).prop_map(move |(c, at)| Event::Key(plain(Code::Char(c)), at)),
        1 => prop::sample::select(bound()).prop_map(Event::EscapeAnd),
        1 => any::<String>().prop_map(Event::Pasted),
        1 => (-40_i32..40).prop_map(Event::Wheel),
        2 => size().prop_map(|(columns, rows)| Event::Resized(columns, rows)),
        1 => Just(Event::Waited),
        1 => any::<bool>().prop_map(Event::Read),
        2 => (0_usize..20, any::<Option<usize>>()).prop_map(|(n, total)| Event::Saved(n, total)),
    ]
}

/// The fixture with or without its newest digest.
fn archive(whole: bool) -> Corpus {
    let all = corpus();
    if whole {
        return all;
    }
    let mut part = Corpus::default();
    for digest in all.digests().iter().skip(1) {
        part.push(std::sync::Arc::clone(digest));
    }
    part.finish();
    part
}

/// Saved searches of some texts.
fn saved(texts: &[String], total: Option<usize>) -> Msg {
    let list = texts.iter().enumerate().map(|(at, text)| SavedCount {
        name: text.clone(),
        query: text.clone(),
        note: (at % 2 == 0).then(|| text.clone()),
        shared: at % 3 == 0,
        found: total.map(|total| EventTotal::ones(u32::try_from(total).unwrap_or(u32::MAX))),
        held: total.map(|_| State::InFull),
        first: vec![EntryKey { digest: 0, index: 0 }, EntryKey { digest: 9, index: 9 }],
    });
    Msg::Saved(SavedCounts { list: list.collect(), problems: Vec::new() })
}

/// What was asked for is answered, as the shell's thread would in its time.
fn happen(journey: &mut Journey, event: Event, now: &mut u64) {
    let msg = match event {
        Event::Key(chord, apart) => {
            *now += apart;
            Msg::Key { chord, at: *now }
        }
        Event::EscapeAnd(chord) => Msg::EscapeAnd { chord, at: *now },
        Event::Pasted(text) => Msg::Pasted(text),
        Event::Wheel(rows) => Msg::Wheel(rows),
        Event::Resized(columns, rows) => Msg::Resized(columns, rows),
        Event::Waited => Msg::Waited,
        Event::Read(whole) => Msg::Loaded(Box::new(archive(whole))),
        Event::Saved(number, total) => {
            let names: Vec<_> = (0..number).map(|at| format!("attack {at}")).collect();
            saved(&names, total)
        }
    };
    journey.send(msg);
    if journey.effects.iter().any(|effect| matches!(effect, Effect::Compare(_))) {
        journey.answer();
    }
}

/// Fails where a cell could drive the terminal or deceive its reader.
fn assert_harmless(buffer: &Buffer) {
    for cell in &buffer.content {
        // The one sign that the program itself puts in, beside letters that run from right to left.
        let symbol = &*cell.symbol().replace('\u{200e}', "");
        assert!(!symbol.contains(char::is_control), "a control in {symbol:?}");
        assert!(removed(symbol).is_empty(), "{:?} in {symbol:?}", removed(symbol));
    }
}

/// Fails where the selection is not in the list.
fn assert_in_range(journey: &Journey) {
    if let Some(Screen::Browse(browse)) = journey.app.screen() {
        let corpus = journey.app.corpus();
        for step in browse.parent().into_iter().chain([browse.step()]) {
            let len = step.rows(corpus);
            assert!(step.cursor.at < len.max(1), "row {} of {len}", step.cursor.at);
            assert!(step.cursor.top <= step.cursor.at, "{:?}", step.cursor);
        }
        let step = browse.step();
        let inside = step.cursor.at >= step.above && !step.subject.children(corpus).is_empty();
        assert_eq!(browse.selected(corpus).is_some(), inside);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_happens_breaks_it(
        start in size(),
        unicode: bool,
        events in vec(event(), 1..60),
    ) {
        let mut journey = Start { size: start, unicode, ..Start::default() }.read(corpus());
        let mut now = 0;
        for event in events {
            happen(&mut journey, event, &mut now);
            assert_in_range(&journey);
            assert_harmless(&journey.buffer());
        }
    }

    #[test]
    fn nothing_that_happens_breaks_a_comparison(
        start in size(),
        unicode: bool,
        weeks: bool,
        events in vec(event(), 1..40),
    ) {
        let mut journey = Start { size: start, unicode, ..Start::default() }.read(corpus());
        journey.keys(if weeks { "W" } else { "v j v j v c" }).answer();
        let mut now = 0;
        for event in events {
            happen(&mut journey, event, &mut now);
            assert_harmless(&journey.buffer());
            for effect in &journey.effects {
                if let Effect::Copy(clip) = effect {
                    prop_assert!(removed(&clip.text).is_empty(), "{:?}", removed(&clip.text));
                }
            }
        }
    }
}

#[test]
fn every_screen_draws_at_every_small_size() {
    let ways = [
        "",
        "enter",
        "enter enter enter",
        "space",
        "tab",
        "w",
        "?",
        "!",
        "t",
        "t ?",
        "/ o v",
        "space / e enter",
        "c",
        "v j v c",
        "v j v j v c ] l",
        "v j v c ] enter",
        "v j v c o",
        "v j v c e",
        "j W",
    ];
    for way in ways {
        let mut journey = Journey::start();
        for key in way.split_whitespace() {
            journey.keys(key).answer();
        }
        for columns in 1..=30 {
            for rows in 1..=10 {
                assert_harmless(&journey.resize(columns, rows).buffer());
                journey.keys("j");
                assert_in_range(&journey);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_an_archive_reaches_the_screen_as_an_order(
        texts in vec(hostile(), 1..12),
        theme in prop::sample::select(vec!["default", "dusk", "mono"]),
        unicode: bool,
    ) {
        let folder = tempfile::tempdir().unwrap();
        write_hostile(folder.path(), &texts);
        let (corpus, problems) = load(folder.path());
        let start = Start { theme, unicode, depth: Depth::True, ..Start::default() };
        let mut journey = start.read(corpus);
        let held = (journey.app.corpus().len(), journey.app.corpus().waves().len());
        prop_assert_eq!(held, (1, 1), "{:?}", problems);
        for keys in ["", "space", "esc enter", "enter", "enter", "space", "G", "esc w", "enter", "esc space", "G"] {
            journey.keys(keys);
            assert_harmless(&journey.buffer());
        }
        journey.keys("esc esc esc esc").send(saved(&texts, Some(texts.len())));
        for keys in ["g", "j j", "/", "esc S", "D", "D", "esc s ctrl-u x ctrl-s"] {
            journey.keys(keys);
            assert_harmless(&journey.buffer());
        }
        assert_harmless(&journey.send(Msg::Pasted(texts.concat())).buffer());
        journey.keys("enter esc esc");
        // The same in a comparison: names, labels, figures, texts, and what is copied of them.
        journey.keys("esc esc esc esc G v w v c").answer();
        prop_assert!(journey.at().starts_with("comparison"), "{}", journey.at());
        for keys in ["G", "enter", "y", "esc", "g ] enter", "esc o", "esc y", "e", "esc a"] {
            journey.keys(keys);
            assert_harmless(&journey.buffer());
            for effect in &journey.effects {
                if let Effect::Copy(clip) = effect {
                    prop_assert!(removed(&clip.text).is_empty(), "{:?}", removed(&clip.text));
                }
            }
        }
        journey.keys("esc esc esc esc");
        // Problems quote what they are about.
        journey.send(Msg::Reloaded(Box::new(watchfloor::app::Reloaded {
            corpus: None,
            problems,
            summary: texts.concat(),
        })));
        assert_harmless(&journey.buffer());
        journey.keys("esc esc esc esc !");
        prop_assert_eq!(journey.at(), "problems");
        assert_harmless(&journey.buffer());
        assert_harmless(&journey.keys("/").send(Msg::Pasted(texts.concat())).buffer());
    }
}
