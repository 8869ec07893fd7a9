//! Addresses as hyperlinks: whole where rows break them, and only where the user and the host want them.

use crate::support::{Journey, Start};
use watchfloor::app::Setup;
use watchfloor::archive::{Origin, load_all};
use watchfloor::policy::Policy;
use watchfloor::ui::theme::Glyphs;

/// A long address on its page, with what a setup says.
fn read(columns: u16, change: impl FnOnce(Setup) -> Setup) -> Journey {
    let start = Start { size: (columns, 24), ..Start::default() };
    let setup = change(Setup { links: true, ..start.setup() });
    let mut journey = Journey::from(setup, load_all(&Origin::Sample).0);
    journey.search("talos").keys("down enter");
    journey
}

#[test]
fn an_address_is_one_link_in_every_row_that_shows_a_part_of_it() {
    for columns in [40, 80] {
        let mut journey = read(columns, |setup| setup);
        journey.keys("G");
        let links = journey.app.links();
        let first = links.first().unwrap_or_else(|| panic!("none:\n{}", journey.text())).clone();
        let parts: Vec<_> = links.iter().filter(|link| link.address == first.address).collect();
        let shown: String = parts.iter().map(|link| link.shown.as_str()).collect();
        assert_eq!(shown, *first.address, "{links:?}");
        for link in parts {
            let row = journey.row(isize::try_from(link.row).unwrap());
            assert!(row.contains(&link.shown), "{link:?} is not in {row}");
        }
    }
}

#[test]
fn without_the_setting_under_restriction_and_in_ascii_there_is_none() {
    let linked = |change: fn(Setup) -> Setup| read(80, change).keys("G").app.links().len();
    assert!(linked(|setup| setup) > 0);
    assert_eq!(linked(|setup| Setup { links: false, ..setup }), 0);
    assert_eq!(linked(|setup| Setup { policy: Policy::default().restricted(), ..setup }), 0);
    assert_eq!(linked(|setup| Setup { glyphs: Glyphs::ascii(), ..setup }), 0);
}
