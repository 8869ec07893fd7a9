//! Any bytes as what happens to the program: keys, pastes, sizes, the archive read again. After each
//! of it a picture is drawn.

use std::sync::LazyLock;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use watchfloor::app::{App, Compared, ComparisonRequest, Effect, FirstScreen, Msg, Setup};
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::compare::{Dispersion, compare};
use watchfloor::keys::{ACTIONS, Chord, Code, Keymap};
use watchfloor::policy::Policy;
use watchfloor::query::Index;
use watchfloor::shell;
use watchfloor::ui::bidi::BidiMode;
use watchfloor::ui::theme::{Depth, Glyphs, Library};

static SAMPLE: LazyLock<(Corpus, Index)> = LazyLock::new(|| {
    let (corpus, _) = load_all(&Origin::Sample);
    let index = Index::build(&corpus);
    (corpus, index)
});

/// Every chord that some context knows.
static BOUND: LazyLock<Vec<Chord>> = LazyLock::new(|| {
    let keys = ACTIONS.iter().flat_map(|spec| spec.keys);
    keys.filter_map(|key| key.parse().ok()).collect()
});

/// So many things happen at most.
const MOST: usize = 64;

/// Lets all of it happen, from a program that has just read the sample.
pub fn target(data: &[u8]) {
    let mut bytes = data.iter().copied();
    let mut driver = Driver::new();
    for _ in 0..MOST {
        if !driver.step(&mut bytes) {
            return;
        }
    }
}

/// Bytes without end, the same for the same seed (`SplitMix64`).
pub fn chance(seed: u64) -> impl Iterator<Item = u8> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)).to_le_bytes()
    })
    .flatten()
}

/// The program, driven by bytes.
pub struct Driver {
    app: App,
    buffer: Buffer,
    now: u64,
}

impl Driver {
    /// The program over the sample, at 80 by 24.
    pub fn new() -> Self {
        let mut app = App::new(Setup {
            keymap: Keymap::default(),
            themes: Library::shipped(),
            theme: "default".to_owned(),
            depth: Depth::True,
            glyphs: Glyphs::unicode(),
            // What is put in beside right-to-left letters comes after every text was swept.
            bidi: Some(BidiMode::Off),
            size: (80, 24),
            mouse: false,
            notice: None,
            problems: Vec::new(),
            copies: None,
            exports: None,
            copy: true,
            policy: Policy::default(),
            queries: Vec::new(),
            path: Vec::new(),
            bookmarks: None,
            first: FirstScreen::Front,
            seen: None,
            today: None,
            archive: String::new(),
            places: watchfloor::archive::KnownPlaces::default(),
            links: false,
            review: None,
            as_of: None,
            seen_keeping: watchfloor::app::SeenKeeping::NotKept,
            notes: watchfloor::app::NotesSetup::default(),
        });
        app.update(Msg::Loaded(Box::new(SAMPLE.0.clone())));
        Self { app, buffer: Buffer::default(), now: 0 }
    }

    /// Takes bytes for one thing, lets it happen and draws; false where there are none left.
    pub fn step(&mut self, bytes: &mut impl Iterator<Item = u8>) -> bool {
        let (Some(what), Some(more)) = (bytes.next(), bytes.next()) else { return false };
        let msg = self.message(what, more, bytes);
        let effects = self.app.update(msg);
        self.answer(effects);
        self.draw();
        true
    }

    fn message(&mut self, what: u8, more: u8, bytes: &mut impl Iterator<Item = u8>) -> Msg {
        self.now += if what & 1 == 0 { 30 } else { 1_000 };
        let key = |chord| Msg::Key { chord, at: self.now };
        match what >> 3 {
            0..=23 => key(BOUND[usize::from(more) % BOUND.len()]),
            24..=27 => {
                let code = Code::Char(char::from(more));
                key(Chord { code, ctrl: what & 2 != 0, alt: what & 4 != 0 })
            }
            28 => {
                let text: Vec<u8> = bytes.take(usize::from(more)).collect();
                Msg::Pasted(String::from_utf8_lossy(&text).into_owned())
            }
            29 => {
                let rows = u16::from(bytes.next().unwrap_or(24) % 64);
                Msg::Resized(u16::from(more), rows)
            }
            30 => Msg::Wheel(i32::from(more.cast_signed())),
            _ if more < 250 => Msg::Waited,
            _ => Msg::Loaded(Box::new(SAMPLE.0.clone())),
        }
    }

    /// Answers what was asked of the search and of the comparison, as the shell's thread does.
    fn answer(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Some(msg) = answer(effect) {
                self.app.update(msg);
            }
        }
    }

    fn draw(&mut self) {
        let (columns, rows) = self.app.size();
        self.buffer.resize(Rect::new(0, 0, columns, rows));
        self.buffer.reset();
        self.app.draw(&mut self.buffer);
        for cell in &self.buffer.content {
            assert!(!cell.symbol().contains(char::is_control), "{:?}", cell.symbol());
        }
    }
}

#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "other effects are answered by the world outside"
)]
fn answer(effect: Effect) -> Option<Msg> {
    let (corpus, index) = &*SAMPLE;
    match effect {
        Effect::Search(question) => {
            let answer = shell::answer((corpus, index), &question, &|| false)?;
            Some(Msg::Answered(Box::new(answer)))
        }
        Effect::Compare(comparison) => {
            let ComparisonRequest { number, asks, baseline } = *comparison;
            let table = compare(&asks, baseline, Dispersion::default(), corpus, index, &|| false)?;
            Some(Msg::Compared(Box::new(Compared { number, table })))
        }
        _ => None,
    }
}
