//! Draws the attacks of some days: how many, and in which rows of a table they stand.

/// How the rows of a table hang together.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rows {
    /// Each attack has an area, a theatre around it, a tactic and a target, whatever the others
    /// have: four splits of the total, one within another.
    Split,
    /// The attacks of one campaign have all of these in common, so that every row is as uneven as
    /// the total.
    Campaigns,
    /// Each row is drawn for itself, as uneven as the total, and has nothing to do with it.
    Independent,
}

/// The law of some days: attacks come in campaigns, whose number follows Poisson's law and whose
/// size the logarithmic one, so that their sum is negative binomial; single attacks where the
/// variance is the mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Law {
    /// Attacks to be expected.
    pub(crate) mean: f64,
    /// Variance over mean, at least 1.
    pub(crate) dispersion: f64,
}

/// Attacks of some days.
#[derive(Clone, Debug)]
pub(crate) struct Days {
    pub(crate) total: u64,
    pub(crate) rows: Vec<u64>,
}

/// `SplitMix64`.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// Returns a number above 0, at most 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are kept on purpose")]
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (((z ^ (z >> 31)) >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }

    /// Draws by Poisson's law: how many steps of an exponential law fit into the mean.
    fn poisson(&mut self, mean: f64) -> u64 {
        let mut left = mean + self.unit().ln();
        let mut count = 0;
        while left > 0.0 {
            count += 1;
            left += self.unit().ln();
        }
        count
    }

    /// Draws the size of a campaign by the logarithmic law (Kemp 1981, by inversion).
    fn campaign(&mut self, dispersion: f64) -> u64 {
        let more = 1.0 - 1.0 / dispersion;
        if more <= 0.0 {
            return 1;
        }
        let mut left = self.unit();
        let mut here = -more / (1.0 - more).ln();
        let mut size = 1.0;
        let mut campaign = 1;
        while left > here && campaign < 10_000 {
            left -= here;
            here *= more * size / (size + 1.0);
            size += 1.0;
            campaign += 1;
        }
        campaign
    }

    /// Draws the campaigns of some days, as their sizes.
    fn campaigns(&mut self, law: Law) -> Vec<u64> {
        let more = 1.0 - 1.0 / law.dispersion;
        // The mean of the logarithmic law.
        let size = if more > 0.0 { -law.dispersion * more / (1.0 - more).ln() } else { 1.0 };
        let number = self.poisson(law.mean / size);
        (0..number).map(|_| self.campaign(law.dispersion)).collect()
    }
}

/// The rows of a table: how likely an attack is to stand in each.
pub(crate) struct Table {
    kind: Rows,
    areas: Vec<f64>,
    theatres: usize,
    tactics: Vec<f64>,
    targets: Vec<f64>,
}

impl Table {
    /// Lays out `rows` rows: one in fifteen a theatre, at least three; four in ten areas; one in
    /// five tactics; targets the rest. The first of each sort is the most frequent, as `1 / rank`.
    pub(crate) fn new(kind: Rows, rows: usize) -> Self {
        let theatres = (rows / 15).max(3);
        let (areas, tactics) = (rows * 2 / 5, rows / 5);
        Self {
            kind,
            areas: shares(areas),
            theatres,
            tactics: shares(tactics),
            targets: shares(rows - theatres - areas - tactics),
        }
    }

    /// Draws some days; `changed` has for each row how many times its rate is that of `law`, and is
    /// heeded by independent rows alone.
    pub(crate) fn draw(&self, law: Law, changed: &[f64], dice: &mut Dice) -> Days {
        let sizes = dice.campaigns(law);
        let total = sizes.iter().sum();
        let width = self.theatres + self.areas.len() + self.tactics.len() + self.targets.len();
        let mut rows = vec![0; width];
        match self.kind {
            Rows::Split => (0..total).for_each(|_| self.place(1, &mut rows, dice)),
            Rows::Campaigns => sizes.iter().for_each(|size| self.place(*size, &mut rows, dice)),
            Rows::Independent => {
                let each = shares(width);
                for ((row, share), times) in rows.iter_mut().zip(each).zip(changed) {
                    // An attack has three attributes on average, so rows add up to three totals.
                    let law = Law { mean: 3.0 * law.mean * share * times, ..law };
                    *row = dice.campaigns(law).iter().sum();
                }
            }
        }
        Days { total, rows }
    }

    /// Puts attacks that have everything in common into their rows.
    fn place(&self, attacks: u64, rows: &mut [u64], dice: &mut Dice) {
        let area = pick(&self.areas, dice);
        let mut first = self.theatres;
        rows[area % self.theatres] += attacks;
        rows[first + area] += attacks;
        first += self.areas.len();
        rows[first + pick(&self.tactics, dice)] += attacks;
        first += self.tactics.len();
        rows[first + pick(&self.targets, dice)] += attacks;
    }
}

fn pick(shares: &[f64], dice: &mut Dice) -> usize {
    let mut left = dice.unit();
    let found = shares.iter().position(|share| {
        left -= share;
        left <= 0.0
    });
    found.unwrap_or(0)
}

fn shares(number: usize) -> Vec<f64> {
    let weights: Vec<f64> = (1..).take(number).map(|rank: u32| 1.0 / f64::from(rank)).collect();
    let whole: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / whole).collect()
}
