//! Checks that need more than one file: duplicate ids, and waves, entries and digests that are named
//! but are not there.
//! Files come in the order of the listing, so the same one wins every time.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Problem;
use super::files::WHOLE;
use super::read::{FileContent, Mention, Named, Read, ReadDepth};
use super::references;
use super::workers::FileOutcome;
use crate::digest::{Digest, Wave};
use crate::words::{Effort, NearestNames};
use crate::yaml::{Fault, Mark, excerpt};

/// What has been read so far, and the part of it not yet passed on.
pub(super) struct Collector {
    gathered: Gathered,
    /// All digests, also those that were passed on: their entries may be named by others.
    digests: Vec<Arc<Digest>>,
    digest_ids: Ids,
    wave_ids: Ids,
    mentions: Vec<(Box<str>, Mention)>,
    /// The effort spent on guessing which waves were meant.
    effort: Effort,
    /// How many problems may still be listed.
    left: usize,
    /// How many problems were not listed, and the file of the first of them.
    unlisted: Option<(Box<str>, usize)>,
}

/// The contents of some files.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) digests: Vec<Arc<Digest>>,
    pub(super) waves: Vec<Arc<Wave>>,
    pub(super) problems: Vec<Problem>,
}

/// Ids and the files that use them.
#[derive(Default)]
struct Ids(HashMap<Box<str>, Box<str>>);

impl Ids {
    /// Assigns the id to the file, or returns the problem.
    fn claim(&mut self, what: &str, id: &str, file: &str, mark: Mark) -> Result<(), Problem> {
        if let Some(first) = self.0.get(id) {
            let message = format!("the {what} `{id}` is in {first} too");
            let fault = Fault::error(mark, message)
                .hint("that one counts: give this one another id, or delete it");
            return Err(Problem::in_file(file, fault));
        }
        self.0.insert(id.into(), file.into());
        Ok(())
    }
}

impl Collector {
    /// Creates a collector that lists at most this many problems.
    pub(super) fn listing(problems: usize) -> Self {
        Self {
            gathered: Gathered::default(),
            digests: Vec::new(),
            digest_ids: Ids::default(),
            wave_ids: Ids::default(),
            mentions: Vec::new(),
            effort: Effort::default(),
            left: problems,
            unlisted: None,
        }
    }

    fn tell(&mut self, problem: Problem) {
        if let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            self.gathered.problems.push(problem);
        } else {
            self.unlisted.get_or_insert((problem.file, 0)).1 += 1;
        }
    }

    /// Reports how many problems were not listed.
    pub(super) fn close(&mut self) {
        if let Some((file, more)) = self.unlisted.take() {
            let message = format!("{more} more problems, here and in files after, are not listed");
            let fault = Fault::error(WHOLE, message).hint("mend the others and read it again");
            self.gathered.problems.push(Problem::in_file(&file, fault));
        }
    }

    /// Takes the result of reading a file.
    pub(super) fn take(&mut self, file: &str, outcome: FileOutcome) {
        outcome.problems.into_iter().for_each(|problem| self.tell(problem));
        let Some(Read { page, id, mentions, depth: _ }) = outcome.read else { return };
        let claimed = match &page {
            FileContent::Digest(digest) => self.digest_ids.claim("digest", digest.id(), file, id),
            FileContent::Wave(wave) => self.wave_ids.claim("wave", &wave.id, file, id),
        };
        if let Err(problem) = claimed {
            self.tell(problem);
            return;
        }
        match page {
            FileContent::Digest(digest) => {
                self.digests.push(Arc::clone(&digest));
                self.gathered.digests.push(digest);
            }
            FileContent::Wave(wave) => self.gathered.waves.push(wave),
        }
        self.mentions.extend(mentions.into_iter().map(|mention| (file.into(), mention)));
    }

    /// Takes the page of an unchanged file from its last reading.
    pub(super) fn take_again(&mut self, file: &str, page: FileContent) {
        let depth = ReadDepth::Whole;
        let read = Some(Read { page, id: WHOLE, mentions: Vec::new(), depth });
        self.take(file, FileOutcome { read, problems: Vec::new() });
    }

    pub(super) fn has_digests(&self) -> bool {
        !self.gathered.digests.is_empty()
    }

    /// Takes problems of the listing. They do not count: names are bounded.
    pub(super) fn add_listed(&mut self, problems: &[Problem]) {
        self.gathered.problems.extend_from_slice(problems);
    }

    /// Returns what came since the last batch.
    pub(super) fn batch(&mut self) -> Gathered {
        std::mem::take(&mut self.gathered)
    }

    /// Reports what entries name and nothing is; call it when every file is there.
    pub(super) fn check_mentions(&mut self) {
        let mentions = std::mem::take(&mut self.mentions);
        let of_wave = |(_, mention): &(Box<str>, Mention)| mention.what == Named::Wave;
        let (waves, tellings): (Vec<_>, Vec<_>) = mentions.into_iter().partition(of_wave);
        self.check_waves(waves);
        self.check_tellings(&tellings);
    }

    fn check_waves(&mut self, mentions: Vec<(Box<str>, Mention)>) {
        let known = &self.wave_ids.0;
        let unknown: Vec<_> =
            mentions.into_iter().filter(|(_, mention)| !known.contains_key(&mention.id)).collect();
        if unknown.is_empty() {
            return;
        }
        let mut ids: Vec<Box<str>> = known.keys().cloned().collect();
        // Sorted, so that among equally near names the same one is suggested every time.
        ids.sort_unstable();
        let nearest = NearestNames::new(ids.iter().map(|id| (&**id, &**id)));
        for (file, Mention { id: wave, mark, .. }) in unknown {
            // No guess is made for problems that are not listed.
            let listed = self.left > 0;
            let meant = listed.then(|| nearest.find(&wave, &mut self.effort)).flatten();
            let fault = Fault::warning(mark, format!("no wave of this archive is `{wave}`"));
            let fault = match meant {
                Some(meant) => fault.hint(format!("did you mean `{meant}`?")),
                None => fault.hint(format!("describe it in waves/{wave}.yaml")),
            };
            self.tell(Problem::in_file(&file, fault));
        }
    }

    fn check_tellings(&mut self, mentions: &[(Box<str>, Mention)]) {
        let ids = mentions.iter().map(|(_, mention)| &*mention.id);
        let missing = references::without_entry(&self.digests, ids);
        let digests = self.digests.clone();
        let circles =
            if mentions.is_empty() { HashSet::new() } else { references::circles(&digests) };
        let mut told = HashSet::new();
        for (file, Mention { what, id, mark, entry }) in mentions {
            let digest = self.digest_ids.0.get(id).filter(|_| *what == Named::Telling);
            if circles.contains(&(&**file, *entry, &**id)) || digest == Some(file) {
                let message = format!("`{}` leads back to this entry", excerpt(id));
                let hint = "name what was there before: of two entries only one names the other";
                self.tell(Problem::in_file(file, Fault::warning(*mark, message).hint(hint)));
                continue;
            }
            let is_there = digest.is_some() || !missing.contains(&**id);
            if is_there || !told.insert((file, what, id)) {
                continue;
            }
            let which = if *what == Named::Telling { "entry and no digest" } else { "entry" };
            let message = format!("no {which} of this archive is `{}`", excerpt(id));
            let hint = "the page of an entry shows its id; it changes with date, area and text unless it is written";
            self.tell(Problem::in_file(file, Fault::warning(*mark, message).hint(hint)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_beyond_the_bound_are_counted() {
        let mut gather = Collector::listing(3);
        for file in ["a.yaml", "b.yaml", "c.yaml"] {
            let problem = || Problem::in_file(file, Fault::error(Mark::START, "wrong"));
            let problems = vec![problem(), problem()];
            gather.take(file, FileOutcome { read: None, problems });
        }
        gather.close();
        let told: Vec<_> = gather.batch().problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "a.yaml:1:1: error: wrong",
                "a.yaml:1:1: error: wrong",
                "b.yaml:1:1: error: wrong",
                "b.yaml: error: 3 more problems, here and in files after, are not listed \
                 (mend the others and read it again)",
            ]
        );
    }

    /// Returns how many comparisons this many waves and twice as many unknown mentions take.
    fn compared(waves: usize, problems: usize) -> (usize, Vec<Problem>) {
        let mut gather = Collector::listing(problems);
        for n in 0..waves {
            let id = format!("2020-05-name-{n:05}-operation").into_boxed_str();
            gather.wave_ids.0.insert(id, "waves/a.yaml".into());
        }
        for n in 0..2 * waves {
            let id = format!("2020-06-nome-{n:05}-operatoin").into_boxed_str();
            let mention = Mention { what: Named::Wave, id, mark: Mark::START, entry: 0 };
            gather.mentions.push(("a.yaml".into(), mention));
        }
        gather.check_mentions();
        (gather.effort.compared(), gather.gathered.problems)
    }

    #[test]
    fn guesses_of_waves_cost_no_product() {
        let (few, problems) = compared(1_000, 20_000);
        assert!((2_000..=2_000 * 128).contains(&few), "{few}");
        assert_eq!(problems.len(), 2_000);
        assert!(
            problems[7].to_string().contains("(did you mean `2020-05-name-0"),
            "{}",
            problems[7]
        );
        let (many, problems) = compared(20_000, 20_000);
        assert!(many <= 2 * few.max(Effort::MOST), "{many}");
        assert_eq!(problems.len(), 20_000);
        assert_eq!(compared(1_000, 10).0.div_ceil(128), 10, "what is not listed is not guessed");
    }
}
