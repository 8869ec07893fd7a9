//! The first five minutes of the README, over the archive that is shipped.

use crate::support::{Journey, Start};
use watchfloor::app::{FirstScreen, Setup};
use watchfloor::archive::{Origin, load_all};

fn shipped() -> Journey {
    let (corpus, _) = load_all(&Origin::Sample);
    let start = Start { size: (120, 30), ..Start::default() };
    let mut journey = Journey::from(Setup { first: FirstScreen::Front, ..start.setup() }, corpus);
    journey.count_front();
    journey
}

#[test]
fn the_first_five_minutes_go_as_the_readme_says() {
    let mut journey = shipped();
    journey.shows("Tempo").shows("Theatres").keys("tab tab H");
    assert_eq!(journey.at(), "the front page");
    let mut journey = shipped();
    journey.keys("enter");
    assert_eq!(journey.at(), journey.app.corpus().digests()[0].id());
    journey.keys("H").shows("Tempo").keys("enter");
    journey.keys("/ 2 0 2 0 minus 0 5 minus 2 1 enter");
    assert_eq!(journey.at(), "itic-2020-05-21");
    journey.keys("enter");
    assert_eq!(journey.level(), "itic-2020-05-21");
    journey.keys("j j").shows("Diyala");
    journey.keys("enter enter");
    let entry = journey.at();
    assert!(entry.starts_with("itic-2020-05-21-"), "not an entry: {entry}");
    journey.shows(" C ");
    journey.keys("space");
    assert_eq!(journey.at(), format!("text {entry}"));
    journey.keys("J");
    assert_ne!(journey.at(), format!("text {entry}"));
    journey.keys("K esc");
    assert_eq!(journey.at(), entry);
    journey.keys("tab");
    assert_eq!(journey.at(), entry);
    assert!(!journey.level().contains("itic"), "in any week: {}", journey.level());
    journey.keys("tab");
    assert_eq!(journey.at(), entry);
    assert!(journey.level().contains("itic"), "in its week: {}", journey.level());
    let diyala = (journey.level(), journey.at());
    journey.keys("w").shows("Raids of Attrition (May 2020)");
    journey.keys("esc").shows("Counted in this archive").keys("w");
    assert_eq!((journey.level(), journey.at()), diyala, "`w` turns back");
    journey.keys("w j w");
    assert_ne!(journey.at(), diyala.1, "to the entry that is selected among those of the wave");
    journey.keys("w");
    journey
        .search("ambush_uniforms_sinai")
        .shows("E of Sheikh Zuweid")
        .keys("enter")
        .shows("Sinai");
    for (key, place) in [("?", "help"), ("t", "themes"), ("!", "problems"), ("S", "saved searches")]
    {
        let mut journey = shipped();
        journey.keys(key);
        assert_eq!(journey.at(), place);
    }
}
