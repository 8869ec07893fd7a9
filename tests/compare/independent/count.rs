//! Counts as docs/format.md describes them, and sums of them.

/// A count as written: its bounds, and the number to use where one is needed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Toll {
    pub low: u64,
    pub best: u64,
    pub high: Option<u64>,
}

impl Toll {
    pub fn plus(self, other: Self) -> Self {
        let high = self.high.zip(other.high).map(|(one, other)| one + other);
        Self { low: self.low + other.low, best: self.best + other.best, high }
    }
}

/// Reads a count, and says whether it gives a number: `some` and `unknown` give none.
pub fn read(text: &str) -> (Toll, bool) {
    let exact = |low, best, high| Toll { low, best, high };
    let number = |text: &str| text.trim().parse::<u64>().unwrap();
    if let Some(least) = text.strip_prefix(">=") {
        let least = number(least);
        return (exact(least, least, None), true);
    }
    if let Some(below) = text.strip_prefix('>') {
        let least = number(below) + 1;
        return (exact(least, least, None), true);
    }
    if let Some(about) = text.strip_prefix('~') {
        let (about, off) = (number(about), (number(about) / 10).max(1));
        return (exact((about - off).max(1), about, Some(about + off)), true);
    }
    if let Some((low, high)) = text.split_once('-') {
        let (low, high) = (number(low), number(high));
        return (exact(low, low + (high - low) / 2, Some(high)), true);
    }
    match text {
        "some" => (exact(1, 1, None), false),
        "unknown" => (exact(0, 0, None), false),
        "several" => (exact(3, 5, Some(9)), true),
        "dozens" => (exact(24, 36, Some(99)), true),
        "hundreds" => (exact(200, 300, Some(999)), true),
        plain => (exact(number(plain), number(plain), Some(number(plain))), true),
    }
}

/// The envelope of what several tellings give, the main one first: the least and the greatest number
/// that any allows. One that gives no number widens nothing, unless none gives any.
pub fn envelope(tellings: &[String]) -> Option<Toll> {
    let told: Vec<(Toll, bool)> = tellings.iter().map(|text| read(text)).collect();
    let mut numbers = told.iter().filter(|(_, number)| *number).map(|(toll, _)| *toll);
    let Some(main) = numbers.next() else {
        let some = told.iter().find(|(toll, _)| toll.low == 1);
        return some.or(told.first()).map(|(toll, _)| *toll);
    };
    Some(numbers.fold(main, |all, one| Toll {
        low: all.low.min(one.low),
        best: main.best,
        high: all.high.zip(one.high).map(|(one, other)| one.max(other)),
    }))
}
