//! What of an archive has to be known to compare some subjects.

use chrono::TimeDelta;

use super::Ask;
use crate::archive::{Corpus, Wanted};
use crate::digest::Period;

/// Returns what has to be known to compare what is asked for. What a query finds may stand anywhere. Days
/// stand side by side, so that of each subject as many are wanted as the longest one has.
pub fn wanted(asks: &[Ask], corpus: &Corpus) -> Wanted {
    let mut wanted = Wanted::default();
    let mut periods = Vec::new();
    for ask in asks {
        let ids = match ask {
            Ask::Span(_, period) => {
                periods.push(*period);
                continue;
            }
            Ask::Wave(id) => {
                let known =
                    corpus.wave_of_id(id).and_then(|at| Some((at, corpus.waves().get(at)?)));
                if let Some((at, wave)) = known {
                    periods.push(wave.period);
                    wanted.add(corpus.wanted_by_wave(at));
                }
                continue;
            }
            Ask::Digest(id) => std::slice::from_ref(id),
            Ask::Mean(ids) => ids,
            Ask::Query(..) => return Wanted::everything(),
        };
        for at in ids.iter().flat_map(|id| corpus.digests_beginning(id)) {
            periods.extend(corpus.digest(at).map(|digest| digest.head().period));
            wanted.add(corpus.wanted_by_digests([at]));
        }
    }
    let longest = periods.iter().try_fold(0, |most, period| Some(period.days()?.max(most)));
    let side_by_side = periods.iter().map(|period| {
        let long = longest.and_then(TimeDelta::try_days);
        Period { from: period.from, to: long.and_then(|long| period.from.checked_add_signed(long)) }
    });
    wanted.add(corpus.wanted_by_days(&side_by_side.collect::<Vec<_>>()));
    wanted
}
