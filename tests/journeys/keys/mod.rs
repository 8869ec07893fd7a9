//! Every bound key in every context: it does something, or it is not offered.

pub mod states;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use watchfloor::keys::{Action, Chord, Context, Keymap};

use crate::support::{Journey, text};
use states::states;

/// What moves is offered at the end of its list too; the one then brings the other to where it does
/// something.
const OPPOSITES: [(Action, Action); 6] = [
    (Action::MoveDown, Action::MoveUp),
    (Action::MoveUp, Action::MoveDown),
    (Action::PageDown, Action::PageUp),
    (Action::PageUp, Action::PageDown),
    (Action::First, Action::Last),
    (Action::Last, Action::First),
];

fn context(journey: &Journey) -> Context {
    journey.app.screen().unwrap().context()
}

/// Every key that is bound in a context.
fn bound(context: Context) -> Vec<(Chord, Action)> {
    let keymap = Keymap::default();
    let specs: Vec<_> = keymap.specs(context).map(|spec| spec.action).collect();
    let chords = |action| keymap.chords(context, action).iter().map(move |key| (*key, action));
    let all: Vec<_> = specs.into_iter().flat_map(chords).collect();
    for (chord, action) in &all {
        assert_eq!(keymap.action(context, *chord), Some(*action));
    }
    all
}

/// What a key changes: whether anything is asked for outside, and the picture after it.
fn press(journey: &Journey, chord: Chord) -> (bool, Journey, Buffer) {
    let mut after = journey.clone();
    after.keys(&chord.to_string());
    let picture = after.buffer();
    (!after.effects.is_empty(), after, picture)
}

/// All rows but the last, where a reason may be told.
fn above(picture: &Buffer) -> String {
    let text = text(picture);
    text.trim_end().rsplit_once('\n').map(|(above, _)| above.to_owned()).unwrap_or_default()
}

/// Whether an offered key does something here, or where its opposite leads to.
fn works(journey: &Journey, chord: Chord, action: Action) -> bool {
    let (asked, _, picture) = press(journey, chord);
    if asked || picture != journey.buffer() {
        return true;
    }
    let Some((_, back)) = OPPOSITES.iter().find(|(known, _)| *known == action) else {
        return false;
    };
    let keymap = Keymap::default();
    let back = keymap.chords(context(journey), *back)[0];
    let (_, moved, before) = press(journey, back);
    press(&moved, chord).2 != before
}

#[test]
fn every_bound_key_does_something_where_it_is_offered_and_nothing_where_it_is_not() {
    let mut wrong = Vec::new();
    let mut useful = BTreeSet::new();
    for (name, journey) in states() {
        let context = context(&journey);
        let before = journey.buffer();
        for (chord, action) in bound(context) {
            let tell = |what: &str| format!("{name}: {chord} ({action:?}) {what}");
            if journey.app.offers(action) {
                if works(&journey, chord, action) {
                    useful.insert((context, chord));
                } else {
                    wrong.push(tell("is offered and does nothing"));
                }
            } else {
                let (asked, _, picture) = press(&journey, chord);
                if asked || above(&picture) != above(&before) {
                    wrong.push(tell("is not offered and does something"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all = Context::ALL
        .into_iter()
        .flat_map(|context| bound(context).into_iter().map(move |(chord, _)| (context, chord)));
    let all: BTreeSet<_> = all.collect();
    let dead: Vec<_> = all.difference(&useful).map(|(at, key)| format!("{at:?} {key}")).collect();
    assert!(dead.is_empty(), "bound and of no use in any state: {}", dead.join(", "));
    assert!(all.len() > 250, "only {} keys are bound", all.len());
}

#[test]
fn the_help_lists_what_does_something_and_nothing_else() {
    let keymap = Keymap::default();
    for (name, mut journey) in states() {
        let context = context(&journey);
        let Some(help) = keymap.chords(context, Action::Help).first() else { continue };
        // All of it stands on one screen.
        journey.resize(200, 150);
        // In the help itself its key leaves it, and below it there is another one.
        if context == Context::Help || !journey.app.offers(Action::Help) {
            continue;
        }
        let offered: Vec<_> =
            keymap.specs(context).filter(|spec| journey.app.offers(spec.action)).collect();
        let (_, after, _) = press(&journey, *help);
        let listed = after.text();
        for spec in keymap.specs(context) {
            let keys = keymap.chords(context, spec.action).iter().map(ToString::to_string);
            let keys = keys.collect::<Vec<_>>().join(" ");
            let is_row = |line: &str| {
                let line = line.trim();
                line.strip_prefix(&keys).is_some_and(|rest| rest.trim() == spec.help)
            };
            let is_offered = offered.iter().any(|known| known.action == spec.action);
            assert_eq!(listed.lines().any(is_row), is_offered, "{name}: {keys}\n{listed}");
        }
        assert!(offered.len() > 3, "{name}: only {} keys", offered.len());
    }
}

#[test]
fn the_footer_offers_what_does_something_and_nothing_else() {
    let keymap = Keymap::default();
    for (name, mut journey) in states() {
        journey.resize(200, 50);
        let context = context(&journey);
        if context == Context::Prompt {
            continue;
        }
        let shown = journey.row(-1);
        let hints = context.hints().iter().chain([&Action::Help]);
        for spec in hints.filter_map(|action| watchfloor::keys::spec(*action, context)) {
            let key = keymap.chords(context, spec.action)[0];
            let hint = format!(" {key} {} ", spec.short);
            let is_shown = format!("{shown} ").contains(&hint);
            assert_eq!(is_shown, journey.app.offers(spec.action), "{name}:{hint}in `{shown}`");
        }
    }
}
