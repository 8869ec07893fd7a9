//! Tests the interval against R's `poisson.test`, against brute force over ranges, and swapped.

use proptest::prelude::*;

use super::*;

const REFERENCE: &str = include_str!("../../tests/fixtures/compare/poisson.csv");

fn ratio(these: Events, base: Events) -> Option<Interval> {
    Rates::new(Dispersion::NONE).ratio(these, base, Dispersion::NONE)
}

fn exact(count: u64, days: u32) -> Events {
    Events { low: count, high: Some(count), days }
}

/// Returns true if both numbers agree in six significant digits.
fn agree(own: f64, right: f64) -> bool {
    (own - right).abs() <= 5e-7 * right.abs()
}

#[test]
fn intervals_are_those_of_r_to_six_digits() {
    let mut lines = 0;
    for line in REFERENCE.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [count, days, base_count, base_days, low, high] = fields[..] else { panic!("{line}") };
        let these = exact(count.parse().unwrap(), days.parse().unwrap());
        let base = exact(base_count.parse().unwrap(), base_days.parse().unwrap());
        let found = ratio(these, base);
        let (low, high): (f64, f64) = (low.parse().unwrap(), high.parse().unwrap());
        let own = found.unwrap();
        assert!(agree(own.low, low), "{line}: {own:?}");
        match own.high {
            Some(own) => assert!(agree(own, high), "{line}: {own:?}"),
            None => assert!(high.is_infinite(), "{line}"),
        }
        lines += 1;
    }
    assert_eq!(lines, 99 * 16);
}

#[test]
fn nothing_is_said_where_nothing_is_counted() {
    assert_eq!(ratio(exact(0, 8), exact(0, 4)), None);
    assert_eq!(ratio(exact(3, 0), exact(5, 4)), None);
    let open = Events { low: 0, high: None, days: 8 };
    assert_eq!(ratio(open, exact(0, 8)), None);
    let some = ratio(Events { low: 9, ..open }, exact(1, 8)).unwrap();
    assert!(some.low > 0.0 && some.high.is_none());
}

#[test]
fn a_mark_needs_more_than_a_difference() {
    let beyond = |x, y| ratio(exact(x, 10), exact(y, 10)).unwrap().beyond_chance();
    assert!(!beyond(5, 2) && !beyond(2, 5) && !beyond(10, 10));
    assert!(beyond(15, 2) && beyond(2, 15) && beyond(6, 0) && beyond(0, 6));
    assert!(!beyond(0, 5), "five against none can be chance");
}

fn events() -> impl Strategy<Value = Events> {
    (0_u64..40, 0_u64..5, 1_u32..400).prop_map(|(low, more, days)| Events {
        low,
        high: Some(low + more),
        days,
    })
}

proptest! {
    #[test]
    fn ranges_give_the_widest_of_all_that_they_allow(these in events(), base in events()) {
        let mut widest = (f64::INFINITY, 0.0_f64);
        for x in these.low..=these.high.unwrap() {
            for y in base.low..=base.high.unwrap() {
                let one = ratio(exact(x, these.days), exact(y, base.days));
                let (low, high) = one.map_or((0.0, None), |one| (one.low, one.high));
                widest = (widest.0.min(low), widest.1.max(high.unwrap_or(f64::INFINITY)));
            }
        }
        let own = ratio(these, base).map_or((0.0, None), |own| (own.low, own.high));
        let high = own.1.unwrap_or(f64::INFINITY);
        prop_assert!((own.0 - widest.0).abs() <= 1e-9 * widest.0);
        if widest.1.is_infinite() {
            prop_assert!(high.is_infinite());
        } else {
            prop_assert!((high - widest.1).abs() <= 1e-9 * widest.1);
        }
    }

    #[test]
    fn swapped_the_bounds_are_inverted(these in events(), base in events()) {
        let invert = |bound: Option<f64>| match bound {
            Some(bound) if bound > 0.0 => Some(1.0 / bound),
            Some(_) => None,
            None => Some(0.0),
        };
        let one = ratio(these, base);
        let two = ratio(base, these);
        prop_assert_eq!(one.is_some(), two.is_some());
        if let (Some(one), Some(two)) = (one, two) {
            let turned = (invert(two.high).unwrap_or(f64::INFINITY), invert(Some(two.low)));
            prop_assert!((one.low - turned.0).abs() <= 1e-6 * turned.0);
            match (one.high, turned.1) {
                (Some(high), Some(right)) => prop_assert!((high - right).abs() <= 1e-6 * right),
                (high, right) => prop_assert_eq!(high, right),
            }
        }
    }
}
