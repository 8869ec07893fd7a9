//! Tests of `layout`: nothing overlaps, and rows are lost in their order.

use super::*;

const MUCH: FrontContents = FrontContents {
    months: 84,
    years: 5,
    digests: 110,
    theatres: 9,
    waves: 13,
    saved: 12,
    place: true,
};

fn places(width: u16, height: u16, contents: FrontContents) -> FrontPlaces {
    FrontPlaces::of(Rect::new(0, 1, width, height), contents)
}

#[test]
fn nothing_overlaps_and_nothing_leaves_the_body() {
    let few = FrontContents { digests: 2, theatres: 1, months: 2, ..FrontContents::default() };
    for width in [24, 40, 59, 60, 80, 99, 100, 120, 160, 200, 300] {
        for height in (3..60).chain([120]) {
            for contents in [MUCH, few, FrontContents::default()] {
                let body = Rect::new(0, 1, width, height);
                let places = FrontPlaces::of(body, contents);
                let tempo = places.tempo;
                let chart = Rect { height: tempo.chart.height.saturating_add(2), ..tempo.chart };
                let chart = (tempo.chart.height > 0).then_some(chart);
                let panes = places.panes.iter().map(|pane| match pane.head {
                    Some(head) => head.union(pane.rows),
                    None => pane.rows,
                });
                let all: Vec<Rect> = panes
                    .chain(chart)
                    .chain(places.place)
                    .filter(|area| !area.is_empty())
                    .collect();
                for (at, area) in all.iter().enumerate() {
                    assert_eq!(body.intersection(*area), *area, "{width}x{height}: {places:?}");
                    for other in &all[at + 1..] {
                        assert!(!area.intersects(*other), "{width}x{height}: {places:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_sizes_show_what_they_are_meant_to() {
    use FrontPane::{New, Saved, Stated, Theatres, Waves, Where};
    let rows = |width, height, pane| {
        places(width, height, MUCH).pane(pane).map_or(0, |area| area.rows.height)
    };
    let all = |width, height| {
        [New, Theatres, Where, Waves, Saved, Stated].map(|pane| rows(width, height, pane))
    };
    assert_eq!(all(40, 10), [0, 5, 0, 0, 0, 0]);
    assert_eq!(all(80, 22), [4, 9, 0, 6, 7, 0]);
    assert_eq!(all(120, 38), [14, 9, 15, 4, 4, 5]);
    assert_eq!(all(200, 58), [34, 9, 32, 6, 5, 5]);
    assert_eq!(places(120, 38, MUCH).overview, 3);
    assert_eq!(places(80, 22, MUCH).overview, 0);
    assert_eq!(places(120, 38, MUCH).tempo.visible(), 69);
    assert_eq!(places(200, 58, MUCH).tempo.visible(), 74);
}

#[test]
fn rows_are_lost_in_their_order_as_the_screen_gets_lower() {
    use FrontPane::{New, Saved, Waves, Where};
    let has = |height, pane| places(120, height, MUCH).pane(pane).is_some();
    let lowest = |pane| (5..60).find(|height| has(*height, pane)).unwrap();
    let overview = (5..60).find(|height| places(120, *height, MUCH).overview > 0).unwrap();
    assert!(overview > lowest(Saved) && lowest(Saved) > lowest(Where), "{overview}");
    assert!(lowest(Where) >= lowest(Waves) && lowest(Waves) >= lowest(New));
}
