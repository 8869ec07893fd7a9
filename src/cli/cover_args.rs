//! How much of what is held is told, by the options of `list cover`, `grid` and `tempo`.

use super::exit::Failure;
use crate::compare::GridLimits;
use crate::digest::{Period, Taxonomy};

/// How much of the grid to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
pub(super) struct CoverArgs {
    /// Of the weeks: of this theatre only; may be repeated
    #[arg(long, value_name = "THEATRE")]
    theatre: Vec<String>,
    /// Of the weeks: from the week of this day on, as 2020-05-21 or 2020-05
    #[arg(long, value_name = "DAY")]
    from: Option<Period>,
    /// Of the weeks: up to the week of this day
    #[arg(long, value_name = "DAY")]
    to: Option<Period>,
}

impl CoverArgs {
    /// Returns the options as they were given, for the log of the host.
    pub(super) fn words(&self) -> Vec<String> {
        let days = [("from", self.from), ("to", self.to)];
        let days = days.into_iter().filter_map(|(name, day)| Some(format!("{name}:{}", day?)));
        self.theatre.iter().map(|name| format!("theatre:{name}")).chain(days).collect()
    }

    /// Returns an error where the options are given for another list.
    pub(super) fn only_with_cover(&self) -> Result<(), Failure> {
        if *self == Self::default() {
            return Ok(());
        }
        let text = "--theatre, --from and --to are options of `list cover` only";
        Err(Failure::Usage(text.to_owned()))
    }

    /// Returns the theatres and days, by the names of an archive.
    pub(super) fn limits(&self, taxonomy: &Taxonomy) -> Result<GridLimits, Failure> {
        let theatre = |name: &String| {
            taxonomy.find_theatre(name).ok_or_else(|| {
                let text = format!("there is no theatre `{name}`; `list theatres` names them");
                Failure::Usage(text)
            })
        };
        if let (Some(from), Some(to)) = (self.from, self.to)
            && let (first, Some(last)) = (from.from, to.to)
            && first > last
        {
            let text =
                format!("--from {first} is later than --to {last}: there is no day between them");
            return Err(Failure::Usage(text));
        }
        Ok(GridLimits {
            theatres: self.theatre.iter().map(theatre).collect::<Result<_, _>>()?,
            from: self.from.map(|period| period.from),
            to: self.to.and_then(|period| period.to),
            ..GridLimits::default()
        })
    }
}
