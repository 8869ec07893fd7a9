//! The signs that the program draws with: a key goes through the tiers, and the choice is kept.

use watchfloor::app::Effect;

use crate::support::Journey;

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
fn where_text_is_typed_the_key_types_its_sign() {
    let mut journey = Journey::start();
    journey.keys("s ctrl-u ~").shows("~");
    assert_eq!(journey.at(), "search ~");
}
