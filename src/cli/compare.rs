//! `compare`: waves, digests, days and queries side by side.

use std::path::PathBuf;

use super::ask::{saved, say_replaced};
use super::columns::SpreadsheetArgs;
use super::command::CommandSpec;
use super::compared_subjects::{meant, say_read};
use super::comparison_form::{ComparisonForm, dialect_parser};
use super::comparison_sql::write_sql;
use super::counts_file;
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed, Reads};
use super::picturing::PictureArgs;
use super::session::Session;
use super::words::SUBJECT;
use crate::archive::{Corpus, Wanted};
use crate::compare::{self, AlignedPicture, Ask, Dispersion, MOST, SqlDialect, Table};
use crate::config::Searches;
use crate::export::{
    ExportContent, Format, Shown, comparison_caption, draw_comparison, write_comparison,
};
use crate::picture::aligned_picture;

/// Compare two to six waves, digests, days or queries, measure by measure
///
/// Duration, location, nature, tempo and basis; what issuers state beside what the archive
/// counts. The others are held against the baseline: as a difference, as a ratio, and with a
/// star where that is more than chance.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct CompareArgs {
    /// What to compare: the name or id of a wave, the id of a digest, days (2020-05,
    /// 2020-05-14..2020-05-24), @NAME for a saved search, or a query
    #[arg(value_name = SUBJECT, required = true)]
    subjects: Vec<String>,
    /// What the others are held against, one of the subjects; the first where none is named
    #[arg(long, value_name = SUBJECT)]
    baseline: Option<String>,
    /// Show numbers for each day, where there are any
    #[arg(long)]
    per_day: bool,
    /// The variance of counts, as a multiple of their mean, that a marked difference survives; 1 is
    /// that of events that come singly
    #[arg(long, value_name = "NUMBER", default_value_t = Dispersion::default())]
    dispersion: Dispersion,
    /// How to write it, as a table where nothing is said; with a file its ending tells it
    #[arg(long, value_name = "FORMAT", value_parser = ComparisonForm::parser())]
    format: Option<ComparisonForm>,
    /// Of SQL: whose it is
    #[arg(long, value_name = "DIALECT", value_parser = dialect_parser())]
    dialect: Option<SqlDialect>,
    /// Counts that an engine gave for these subjects, by the SQL of this comparison, in place of those of the
    /// archive: lines of JSON, or CSV
    #[arg(long, value_name = "FILE", conflicts_with = "dialect")]
    counts: Option<PathBuf>,
    /// Of a picture: what it shows
    #[arg(long, value_name = "WHAT", default_value = "aligned")]
    what: ComparisonView,
    /// Where to.
    #[command(flatten)]
    picture: PictureArgs,
    /// For whom.
    #[command(flatten)]
    spreadsheet: SpreadsheetArgs,
}

/// What the picture of a comparison shows.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ComparisonView {
    /// The subjects laid upon each other from their first day
    Aligned,
    /// The table
    Table,
}

impl CommandSpec for CompareArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        if self.is_sql() {
            return Permissions::printing(Printed::new("compare", &self.subjects, "sql"));
        }
        let permissions = self.picture.permissions("compare", &self.subjects, self.format());
        match &self.counts {
            Some(counts) => {
                let reads = Reads::ArchiveAnd { paths: vec![counts.clone()], done: "compared" };
                Permissions { reads, ..permissions }
            }
            None => permissions,
        }
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        compare(self, session)
    }
}

impl CompareArgs {
    fn is_sql(&self) -> bool {
        self.format.is_some_and(ComparisonForm::is_sql)
    }

    fn format(&self) -> Format {
        let told = self.format.and_then(ComparisonForm::told);
        self.picture.format(told, ExportContent::Comparison)
    }

    /// Draws a comparison.
    fn draw(
        &self,
        table: &Table,
        shown: Shown,
        corpus: &Corpus,
        session: &mut Session<'_>,
    ) -> Result<Exit, Failure> {
        let caption = comparison_caption(table, corpus);
        let drawing = match self.what {
            ComparisonView::Aligned => {
                let picture = AlignedPicture::of(table, corpus);
                aligned_picture(self.picture.size, &picture, &caption)
            }
            ComparisonView::Table => {
                draw_comparison(table, corpus, shown.into(), (self.picture.size, &caption))
            }
        };
        self.picture.write(&drawing, self.format(), session)
    }
}

/// Compares what is named.
fn compare(args: &CompareArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    if !(2..=MOST).contains(&args.subjects.len()) {
        let many = args.subjects.len();
        return Err(Failure::Usage(format!("name two to {MOST} things to compare, not {many}")));
    }
    if args.is_sql() {
        args.picture.check(Format::default())?;
        if args.baseline.is_some() {
            let why = "SQL counts each subject by itself: --baseline goes with --counts";
            return Err(Failure::Usage(why.to_owned()));
        }
        return write_sql(&args.subjects, args.dialect.unwrap_or_default(), session);
    }
    if args.dialect.is_some() {
        return Err(Failure::Usage("a dialect is one of SQL: --format sql".to_owned()));
    }
    let format = args.spreadsheet.form(args.format())?;
    args.picture.check(format)?;
    // A picture shows the days around its subjects too.
    let corpus = if format.is_picture() {
        session.load()?.0
    } else {
        session.load_wanted(&mut |corpus| wanted(args, corpus))?
    };
    let searches = saved(&corpus, session)?;
    let mut asks: Vec<Ask> = Vec::new();
    for text in &args.subjects {
        let (ask, chips) = meant(text, &corpus, &searches)?;
        say_read(text, &chips, session);
        asks.push(ask);
    }
    let baseline = baseline(args, &asks, &corpus, &searches)?;
    let index = session.index_for_one_question(&corpus);
    session.progress().begin(&format!("comparing {} subjects", asks.len()));
    // The comparison has no cancel signal here, so it always answers.
    let given = match &args.counts {
        Some(path) => Some(counts_file::counts(path, &asks, &corpus, session)?),
        None => None,
    };
    let how = (baseline, args.dispersion);
    let table = compare::compare_given(&asks, how, (&corpus, &index), given.as_ref(), &|| false);
    let table = table.unwrap_or_default();
    let shown = if args.per_day { Shown::PerDay } else { Shown::Absolute };
    if format.is_picture() {
        args.draw(&table, shown, &corpus, session)?;
    } else {
        let look = session.look();
        write_comparison(&table, &corpus, (format, shown), look, session.out()?)?;
    }
    for subject in &table.subjects {
        say_replaced(&subject.replaced, session);
    }
    let empty = table.subjects.iter().filter(|subject| subject.start.is_none());
    let empty: Vec<&str> = empty.map(|subject| subject.name.as_str()).collect();
    if !empty.is_empty() {
        session.say(&format!("nothing was found for {}", empty.join(", ")));
    }
    Ok(if empty.is_empty() { Exit::Done } else { Exit::Found })
}

/// Returns what of an archive has to be known to compare what is named.
fn wanted(args: &CompareArgs, corpus: &Corpus) -> Wanted {
    let texts = args.subjects.iter().chain(&args.baseline);
    let asks: Result<Vec<Ask>, _> =
        texts.map(|text| compare::ask(text, corpus, &|_| None)).collect();
    // A saved search, or a text that may mean something else once more is known.
    asks.map_or_else(|_| Wanted::everything(), |asks| compare::wanted(&asks, corpus))
}

/// Returns the place of the baseline: the first subject, unless another is named.
fn baseline(
    args: &CompareArgs,
    asks: &[Ask],
    corpus: &Corpus,
    searches: &Searches,
) -> Result<usize, Failure> {
    let Some(text) = &args.baseline else { return Ok(0) };
    let same = args.subjects.iter().position(|subject| subject == text);
    if let Some(at) = same {
        return Ok(at);
    }
    let (ask, _) = meant(text, corpus, searches)?;
    asks.iter().position(|known| *known == ask).ok_or_else(|| {
        let all = args.subjects.join("`, `");
        Failure::Usage(format!("the baseline `{text}` is none of `{all}`; name one of these"))
    })
}
