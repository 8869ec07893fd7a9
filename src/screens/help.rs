//! The keys that work in the context where the help was opened, from the one table of actions, and
//! the meaning of the marks on the screen.

use super::reading::Reading;
use super::spoken::Spoken;
use super::verb::{Verb, Verbs, always, part};
use super::{Request, ViewContext};
use crate::digest::Basis;
use crate::keys::{Action, Context};
use crate::page::{Page, PageTable, Span, TableCell, Tone};
use crate::text::width;
use crate::ui::theme::Glyphs;

/// The help and the position in it.
#[derive(Clone, Debug)]
pub struct Help {
    /// The context where it was opened.
    context: Context,
    /// The actions available there.
    offered: Vec<Action>,
    pub(super) reading: Reading,
}

const VERBS: &[Verb<Help>] = &[
    part(
        |screen, action, view| screen.reading.now(action, view),
        |screen, action, view| screen.reading.act(action, view),
    ),
    always(Action::Back, |_, _| Request::Leave),
    always(Action::Help, |_, _| Request::Leave),
];

impl Verbs for Help {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl Help {
    /// Makes the help for a context, from those of its actions that do something now.
    pub fn new(context: Context, offered: Vec<Action>) -> Self {
        Self { context, offered, reading: Reading::default() }
    }

    pub(super) fn relayout(&mut self, view: &ViewContext<'_>) {
        self.reading.show(&self.page(view), view);
    }

    /// Says what each action does that makes sense where nothing is drawn, by its name and its key.
    pub(super) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let mut spoken = Spoken::titled("Help");
        for line in PLAIN {
            spoken.say(*line);
        }
        spoken.say("The actions here, each with its key:");
        let here = view.keymap.specs(self.context);
        for spec in here.filter(|spec| self.offered.contains(&spec.action)) {
            if spec.action.is_of_pictures(self.context) {
                continue;
            }
            let key = view.keymap.chords(self.context, spec.action).first();
            let key = key.map(|key| format!(", key {key}")).unwrap_or_default();
            spoken.say(format!("{}{key}: {}", spec.id, spec.help));
        }
        for line in ATTRIBUTION {
            spoken.say(line);
        }
        spoken
    }

    fn page(&self, view: &ViewContext<'_>) -> Page {
        let mut page = Page::new();
        page.title("Keys");
        page.gap();
        let rows: Vec<(String, &str)> = view
            .keymap
            .specs(self.context)
            .filter(|spec| self.offered.contains(&spec.action))
            .map(|spec| {
                let chords = view.keymap.chords(self.context, spec.action);
                let keys: Vec<_> = chords.iter().map(ToString::to_string).collect();
                (keys.join(" "), spec.help)
            })
            .collect();
        let widest = rows.iter().map(|(keys, _)| width(keys)).max().unwrap_or(0);
        for (keys, help) in rows {
            let keys = Span::new(format!("{keys:widest$}  "), Tone::Strong);
            page.led(keys, vec![Span::new(help, Tone::Plain)]);
        }
        page.gap();
        page.line("", vec![Span::new("Keys that would do nothing now are left out.", Tone::Dim)]);
        page.heading("Who stands behind a statement");
        for (basis, meaning) in Basis::ALL.into_iter().zip([
            "the armed group's own media",
            "a state body",
            "press, an organisation or a local source",
            "the judgement of the publisher or of another analyst",
        ]) {
            let letter = basis.letter();
            page.line(
                "",
                vec![
                    Span::new(format!("{letter}  {:<9}  ", basis.word()), Tone::Basis(basis)),
                    Span::new(meaning, Tone::Plain),
                ],
            );
        }
        page.heading("Numbers and their doubt");
        page.table(numbers());
        page.heading("On the first screen");
        page.table(meanings(&[
            (
                &format!("{} {}", view.glyphs.up, view.glyphs.down),
                "more, or less, than before, as its publisher sees it",
            ),
            ("@", "a saved search; shared where the archive brings it"),
            (view.marks.ellipsis, "not counted yet: not a zero"),
        ]));
        page.heading("Comparisons");
        page.table(comparison(view.glyphs));
        page.heading("About the map and its places");
        for line in ATTRIBUTION {
            page.line("", vec![Span::new(line, Tone::Plain)]);
        }
        page
    }
}

/// How the plain reader is used.
const PLAIN: &[&str] = &[
    "A number opens that line",
    "Enter alone goes on with the next lines; again begins anew, all says the rest at once",
    "An action is its name or its key: map, back, help, quit",
    "An action and a number acts on that line: read 3, mark 2, export 1",
    "A slash and words search the whole archive; search and words search where you are",
    "find and words goes to the next line with them; find alone goes on",
    "Numbers with a doubt are told in words: at least, about, more than",
    "Not held, silent, told in words only and held in part are no zeros",
];

/// Whose the map and the names of places are, which their licences ask for, and whose view the borders
/// are.
const ATTRIBUTION: [&str; 3] = [
    "Made with Natural Earth (naturalearthdata.com). Its borders show who holds the land, not who claims \
     it.",
    "Place names © GeoNames (geonames.org), CC BY 4.0, modified: filtered, other names left out, \
     coordinates rounded.",
    "With a gazetteer of villages made from Who's On First: data from Who's On First \
     (whosonfirst.org/docs/licenses/); includes Yahoo! GeoPlanet and foursquare Quattroshapes (CC BY).",
];

/// Lists the signs of numbers and their doubt.
fn numbers() -> PageTable {
    meanings(&[
        ("k w c", "killed, wounded, captured"),
        ("k/w", "killed or wounded, told only together"),
        ("~5 >=5 >5", "about, at least, more than"),
        ("some", "one or more, not said how many"),
        ("14 (12–17)", "a sum: best (low to high)"),
        ("≥12 +3?", "at least 12; three not said"),
        ("–", "nothing was said or is held: not a zero"),
        ("5+", "at least five: held in part, not in full"),
        ("40 (2–40)≠", "tellings of the event dispute it"),
        ("Spring Raid≠", "a wave: issuers give other days for it"),
        ("=", "told in another digest too"),
        ("2020-05-20*", "a date that the source does not tell: the editor's"),
    ])
}

/// Lists the marks, each with its meaning.
fn meanings(marks: &[(&str, &str)]) -> PageTable {
    let row = |(mark, meaning): &(&str, &str)| {
        vec![
            TableCell::Text(Span::new(*mark, Tone::Strong)),
            TableCell::Text(Span::new(*meaning, Tone::Plain)),
        ]
    };
    PageTable { head: Vec::new(), rows: marks.iter().map(row).collect() }
}

/// Lists the signs in the cells of a comparison.
fn comparison(glyphs: &Glyphs) -> PageTable {
    let (filled, _) = glyphs.bar(1, 1, 2);
    meanings(&[
        (glyphs.base, "the baseline: the others are held against it"),
        (&format!("{}1.4", glyphs.times), "so many times the baseline, by day where days count"),
        (&format!("{} {}", glyphs.up, glyphs.down), "more or less than chance explains (95 %)"),
        (glyphs.note, "must not be held against the baseline; the words tell why"),
        (&format!("{} +5", glyphs.closed), "so many rows are folded below it"),
        (glyphs.alert, "contradicted: more is counted than the issuer allows"),
        (&filled, "counted from entries"),
        (&glyphs.bar_stated.repeat(2), "stated by an issuer; never added to what is counted"),
        (&glyphs.bar_doubt.repeat(2), "so far doubt stretches it"),
    ])
}
