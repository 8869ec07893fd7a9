//! The signs that the program draws with: a key goes through the tiers, and the choice is kept.

use watchfloor::app::{Effect, Msg, Setup};
use watchfloor::ui::bidi::BidiMode;

use crate::support::{Journey, Start};

#[test]
fn a_lower_bound_has_one_sign_wherever_it_is_read() {
    let mut journey = Start { size: (160, 60), ..Start::default() }.shipped(160, 60);
    let mut seen = 0;
    // A wave with a stated figure, a list, an entry, a comparison, and its picture.
    journey.search("killed:>=2 wounded:>=1");
    for keys in ["enter", "space", "esc esc esc esc", "w", "j", "space", "esc c enter"] {
        journey.keys(keys).answer();
        let text = journey.text();
        let typed =
            text.lines().filter(|row| !row.starts_with(" > ")).collect::<Vec<_>>().join("\n");
        assert!(!typed.contains(">=") && !typed.contains("<="), "after `{keys}`:\n{text}");
        seen += text.matches('≥').count();
    }
    assert!(seen > 5, "{seen}:\n{}", journey.text());
}

#[test]
fn a_key_goes_through_the_tiers_and_keeps_the_choice() {
    let mut journey = Journey::sized(100, 24);
    let first = journey.text();
    let mut kept = Vec::new();
    for (tier, shows, hides) in [("blocks", "│", "╱"), ("ascii", "|", "│"), ("fine", "│", "|- ")]
    {
        journey.keys("~").shows(&format!("Signs: {tier}")).shows(shows).hides(hides);
        for effect in &journey.effects {
            let Effect::Remember(change) = effect else { panic!("{effect:?}") };
            kept.extend(change.glyphs.clone());
        }
        journey.keys("j k");
        assert_eq!(journey.text().is_ascii(), tier == "ascii", "{}", journey.text());
    }
    assert_eq!(kept, ["blocks", "ascii", "fine"]);
    assert_eq!(journey.text(), first, "after the last the first comes again");
}

#[test]
fn a_key_goes_through_the_ways_to_draw_arabic_and_keeps_the_choice() {
    let mut journey = Journey::sized(100, 24);
    let first = journey.text();
    for mode in BidiMode::ALL {
        journey.keys("%").shows(&format!("Right to left: {mode}"));
        let told =
            journey.effects.iter().any(|effect| matches!(effect, Effect::Bidi(m) if *m == mode));
        assert!(told, "the terminal is told of {mode}: {:?}", journey.effects);
        let kept = journey.effects.iter().any(|effect| {
            matches!(effect, Effect::Remember(change) if change.bidi.as_deref() == Some(mode.word()))
        });
        assert!(kept, "{mode}: {:?}", journey.effects);
    }
    journey.keys("j k");
    assert_eq!(journey.text(), first, "no mode stays behind");
}

#[test]
fn where_arabic_is_first_shown_the_key_is_told_once() {
    let setup = Setup { bidi: None, ..Start::default().setup() };
    let mut journey = Journey::from(setup, crate::support::corpus());
    assert!(journey.app.asks_about_bidi());
    journey.send(Msg::ShowsRightToLeft);
    journey.shows("press %").keys("j").hides("press %");
    assert!(!journey.app.asks_about_bidi(), "and not again");
}

#[test]
fn where_text_is_typed_the_key_types_its_sign() {
    let mut journey = Journey::start();
    journey.keys("s ctrl-u ~").shows("~");
    assert_eq!(journey.at(), "search ~");
}
