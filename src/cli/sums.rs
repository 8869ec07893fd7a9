//! `search --sum` and `--by`: what a query comes to, in all and by its parts. What it finds is taken
//! as the query stands.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::args::RowArgs;
use super::ask::{ask, say_other_reading, say_replaced};
use super::exit::{Exit, Failure};
use super::session::Session;
use crate::archive::Corpus;
use crate::cover::State;
use crate::digest::{Count, Harm, Sum, Taxonomy};
use crate::export::{Column, ColumnLayout, KeyedColumns, OutputCell, RowSource, Shape};
use crate::sums::{By, EventFigures, FoundSet, FoundSum, SetKey, SetPart, SideGroup};

/// What a query comes to.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct SumArgs {
    /// Write what the entries found come to: events, tellings, tolls, by basis, by month, and what
    /// is held of the days and places asked for. The query is taken as it stands
    #[arg(long, conflicts_with = "by")]
    sum: bool,
    /// Write the same for each part, in the order of time or of the taxonomy; no month or week
    /// between the first and the last is left out
    #[arg(long, value_name = "PART", value_parser = by_parser())]
    by: Option<By>,
}

/// Which sum is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum SumAsked {
    Whole,
    By(By),
}

impl SumArgs {
    /// Returns what is asked for, if anything is.
    pub(super) fn asked(&self) -> Option<SumAsked> {
        self.by.map(SumAsked::By).or(self.sum.then_some(SumAsked::Whole))
    }

    /// Returns the options as they are typed, for the log of the host.
    pub(super) fn told(&self) -> Option<String> {
        self.asked().map(|asked| match asked {
            SumAsked::Whole => "--sum".to_owned(),
            SumAsked::By(by) => format!("--by {}", by.word()),
        })
    }
}

fn by_parser() -> impl TypedValueParser<Value = By> {
    let names = PossibleValuesParser::new(By::ALL.map(|by| PossibleValue::new(by.word())));
    names.try_map(|name| {
        By::ALL.into_iter().find(|by| by.word() == name).ok_or("there is no such part")
    })
}

/// A part of what was found, with the names of its taxonomy.
struct ListedPart<'a> {
    part: &'a SetPart,
    /// What is held of all that was asked for: it holds of a part that is no span and no place too.
    whole: State,
    words: &'a Taxonomy,
}

/// Parts.
struct PartRows;

impl RowSource for PartRows {
    type Item<'a> = ListedPart<'a>;
}

/// What was found, with the query.
struct ListedSum<'a> {
    found: &'a FoundSet<'a>,
    sum: &'a FoundSum,
    words: &'a Taxonomy,
}

/// Sums of found sets.
struct SumRows;

impl RowSource for SumRows {
    type Item<'a> = ListedSum<'a>;
}

/// Returns the columns of figures, after others. Each row gives `figures` and `state`.
macro_rules! with_figures {
    ([$($column:expr),* $(,)?], [$($after:expr),* $(,)?]) => {
        [
            $($column,)*
            Column::new("events", Shape::Sum).filled(|row| row.events(|of| of.events)),
            Column::new("tellings", Shape::Number).filled(|row| row.tellings()),
            Column::new("killed", Shape::Sum).filled(|row| row.toll(Harm::Killed)),
            Column::new("wounded", Shape::Sum).filled(|row| row.toll(Harm::Wounded)),
            Column::new("killed_or_wounded", Shape::Sum)
                .spare(2)
                .filled(|row| row.toll(Harm::KilledOrWounded)),
            Column::new("captured", Shape::Sum).spare(0).filled(|row| row.toll(Harm::Captured)),
            Column::new("attacks", Shape::Sum)
                .spare(1)
                .filled(|row| row.events(|of| of.events_of(SideGroup::Attacks))),
            Column::new("attacks_killed", Shape::Sum)
                .spare(1)
                .filled(|row| row.toll_of(SideGroup::Attacks, Harm::Killed)),
            Column::new("attacks_captured", Shape::Sum)
                .spare(2)
                .filled(|row| row.toll_of(SideGroup::Attacks, Harm::Captured)),
            Column::new("clashes", Shape::Sum)
                .spare(1)
                .filled(|row| row.events(|of| of.events_of(SideGroup::Clashes))),
            Column::new("clashes_killed", Shape::Sum)
                .spare(2)
                .filled(|row| row.toll_of(SideGroup::Clashes, Harm::Killed)),
            Column::new("others", Shape::Sum)
                .spare(1)
                .filled(|row| row.events(|of| of.events_of(SideGroup::Others))),
            Column::new("others_killed", Shape::Sum)
                .spare(2)
                .filled(|row| row.toll_of(SideGroup::Others, Harm::Killed)),
            Column::new("others_captured", Shape::Sum)
                .spare(2)
                .filled(|row| row.toll_of(SideGroup::Others, Harm::Captured)),
            Column::new("first", Shape::Day)
                .spare(3)
                .filled(|row| OutputCell::text(row.figures().days.map(|(first, _)| first))),
            Column::new("last", Shape::Day)
                .spare(3)
                .filled(|row| OutputCell::text(row.figures().days.map(|(_, last)| last))),
            Column::new("state", Shape::Text)
                .filled(|row| OutputCell::text(row.state().map(State::word))),
            $($after,)*
        ]
    };
}

/// The parts of a sum in figures: what all rows have.
trait HasFigures {
    fn figures(&self) -> &EventFigures;

    /// Returns what is held of it; nothing for what is no span and no place.
    fn state(&self) -> Option<State>;

    /// Returns what is held of what its numbers are of.
    fn rests_on(&self) -> State;

    /// Returns true if it is known that there is nothing more: a zero is then a zero.
    fn is_whole(&self) -> bool {
        self.state() == Some(State::InFull)
    }

    fn events(&self, of: fn(&EventFigures) -> Sum) -> OutputCell {
        self.cell(of(self.figures()))
    }

    fn toll(&self, harm: Harm) -> OutputCell {
        // Of events that give no number nothing is known, however much is held.
        let none = self.figures().is_empty();
        let toll = self.figures().toll(harm);
        if none { self.cell(toll) } else { self.worth(toll) }
    }

    fn toll_of(&self, side: SideGroup, harm: Harm) -> OutputCell {
        let none = self.figures().events_of(side).is_silent();
        let toll = self.figures().toll_of(side, harm);
        if none { self.cell(toll) } else { self.worth(toll) }
    }

    /// Makes a cell of a number as what is held allows.
    fn worth(&self, sum: Sum) -> OutputCell {
        if sum.is_silent() || self.rests_on() == State::InFull {
            return OutputCell::sum(sum);
        }
        OutputCell::SumAtLeast(sum)
    }

    fn tellings(&self) -> OutputCell {
        match self.figures().tellings {
            0 if !self.is_whole() => OutputCell::Nothing,
            tellings => OutputCell::number(tellings),
        }
    }

    fn cell(&self, sum: Sum) -> OutputCell {
        if sum.is_silent() && self.is_whole() {
            return OutputCell::Sum([Count::Exact(0)].into_iter().collect());
        }
        self.worth(sum)
    }
}

impl HasFigures for ListedPart<'_> {
    fn figures(&self) -> &EventFigures {
        &self.part.figures
    }

    fn state(&self) -> Option<State> {
        self.part.state()
    }

    fn rests_on(&self) -> State {
        self.state().unwrap_or(self.whole)
    }
}

impl HasFigures for ListedSum<'_> {
    fn figures(&self) -> &EventFigures {
        &self.sum.figures
    }

    fn state(&self) -> Option<State> {
        Some(self.rests_on())
    }

    fn rests_on(&self) -> State {
        self.sum.coverage.state()
    }
}

/// The name of the first column is that of the part.
static PARTS: ColumnLayout<PartRows, 20> = ColumnLayout::new(with_figures!(
    [
        Column::new("key", Shape::Text)
            .filled(|row| OutputCell::text(row.part.key.word(row.words))),
        Column::new("theatre", Shape::Text).spare(1).filled(|row| {
            OutputCell::text(row.part.key.theatre().map(|theatre| row.words.theatre_word(theatre)))
        }),
    ],
    [Column::new("held", Shape::Text).spare(2).filled(|row| OutputCell::text(row.part.held))]
));

/// The parts by basis, as rows within a cell.
static OF_BASIS: ColumnLayout<PartRows, 7> = ColumnLayout::new([
    Column::new("basis", Shape::Text).filled(|row| OutputCell::text(row.part.key.word(row.words))),
    Column::new("events", Shape::Sum).filled(|row| row.events(|of| of.events)),
    Column::new("tellings", Shape::Number).filled(|row| row.tellings()),
    Column::new("killed", Shape::Sum).filled(|row| row.toll(Harm::Killed)),
    Column::new("wounded", Shape::Sum).filled(|row| row.toll(Harm::Wounded)),
    Column::new("killed_or_wounded", Shape::Sum).filled(|row| row.toll(Harm::KilledOrWounded)),
    Column::new("captured", Shape::Sum).filled(|row| row.toll(Harm::Captured)),
]);

/// The months, likewise.
static OF_MONTH: ColumnLayout<PartRows, 5> = ColumnLayout::new([
    Column::new("month", Shape::Text).filled(|row| OutputCell::text(row.part.key.word(row.words))),
    Column::new("events", Shape::Sum).filled(|row| row.events(|of| of.events)),
    Column::new("tellings", Shape::Number).filled(|row| row.tellings()),
    Column::new("killed", Shape::Sum).filled(|row| row.toll(Harm::Killed)),
    Column::new("state", Shape::Text).filled(|row| OutputCell::text(row.state().map(State::word))),
]);

static SUM: ColumnLayout<SumRows, 26> = ColumnLayout::new(with_figures!(
    [Column::new("query", Shape::Text)
        .shrink()
        .filled(|row| OutputCell::text(Some(row.found.id())))],
    [
        Column::new("coverage", Shape::Text).filled(|row| OutputCell::text(Some(row.sum.coverage))),
        Column::new("weeks", Shape::Number)
            .filled(|row| OutputCell::number(row.sum.coverage.of_weeks())),
        Column::new("weeks_with_numbers", Shape::Number)
            .filled(|row| OutputCell::number(row.sum.coverage.weeks_with_numbers())),
        Column::new("weeks_in_full", Shape::Number)
            .filled(|row| OutputCell::number(row.sum.coverage.weeks(State::InFull))),
        Column::new("by_basis", Shape::Group(OF_BASIS.columns())).filled(|row| {
            let parts = row.listed(&row.sum.by_basis);
            OutputCell::Group(parts.map(|part| OF_BASIS.cells(&part)).collect())
        }),
        Column::new("series", Shape::Group(OF_MONTH.columns())).filled(|row| {
            let parts = row.listed(&row.sum.series);
            OutputCell::Group(parts.map(|part| OF_MONTH.cells(&part)).collect())
        }),
        Column::new("events_outside", Shape::Sum).filled(|row| apart(row.sum.outside)),
        Column::new("events_background", Shape::Sum).filled(|row| apart(row.sum.background)),
    ]
));

/// Writes how many of the events are told apart. It is known of each event that was found, so that
/// none is a zero.
fn apart(events: Sum) -> OutputCell {
    if events.is_silent() {
        return OutputCell::Sum([Count::Exact(0)].into_iter().collect());
    }
    OutputCell::sum(events)
}

impl ListedSum<'_> {
    fn listed<'s>(&'s self, parts: &'s [SetPart]) -> impl Iterator<Item = ListedPart<'s>> {
        let whole = self.rests_on();
        parts.iter().map(move |part| ListedPart { part, whole, words: self.words })
    }
}

/// Writes what a query comes to.
pub(super) fn sum(
    words: &[String],
    asked: SumAsked,
    how: &RowArgs,
    session: &mut Session<'_>,
) -> Result<Exit, Failure> {
    let (corpus, _) = session.load()?;
    let query = ask(words, &corpus, session)?;
    let index = session.index_for_one_question(&corpus);
    // Nothing cancels it here, so it always answers.
    let told = index.matching_told(&corpus, &query.query, &|| false);
    let (keys, replaced) = told.unwrap_or_default();
    let found = FoundSet::new(query.saved.as_deref(), &query.query, keys, &corpus);
    session.progress().begin("adding up what was found");
    let Some(whole) = found.sum(&|| false) else { return Ok(Exit::Found) };
    match asked {
        SumAsked::Whole => write_sum(&found, &whole, &corpus, how, session)?,
        SumAsked::By(by) => {
            let rests_on = whole.coverage.state();
            write_parts(&found, (by, rests_on), &corpus, how, session)?;
        }
    }
    remarks(&whole, session);
    say_replaced(&replaced, session);
    if found.tellings() == 0 {
        say_other_reading(&words.join(" "), &corpus, session);
    }
    Ok(if found.tellings() == 0 { Exit::Found } else { Exit::Done })
}

fn write_sum(
    found: &FoundSet<'_>,
    sum: &FoundSum,
    corpus: &Corpus,
    how: &RowArgs,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let words = corpus.taxonomy();
    let row = ListedSum { found, sum, words };
    if !how.format.is_fitted() {
        session.rows(SUM.rows(std::iter::once(row)), 1, how, "sums")?;
        return Ok(());
    }
    // A table has no room for what is nested: it stands below the whole.
    let whole = SetPart { key: SetKey::Rest, figures: sum.figures, held: Some(sum.coverage.days) };
    let mut rows = vec![(Some(WHOLE.to_owned()), &whole)];
    let parts = sum.by_basis.iter().chain(&sum.series);
    rows.extend(parts.map(|part| (part.key.word(words), part)));
    let all = rows.len();
    let rows = rows.into_iter().map(|(key, part)| {
        let mut cells = PARTS.cells(&ListedPart { part, whole: row.rests_on(), words });
        cells[KEY] = OutputCell::text(key);
        cells
    });
    write_columns("sum", By::Month, rows, all, how, session)
}

/// The first row of a table, which is of all that was found.
const WHOLE: &str = "all";

/// Writes rows of parts under the name of their keys. Only of areas the theatre is told beside.
fn write_columns(
    name: &'static str,
    by: By,
    rows: impl Iterator<Item = Vec<OutputCell>>,
    total: usize,
    how: &RowArgs,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let left_out = (by != By::Area).then_some("theatre");
    let columns = KeyedColumns::of(PARTS.columns(), name, left_out);
    session.rows(columns.rows(rows), total, how, by.plural())?;
    Ok(())
}

/// The place of the key among the columns.
const KEY: usize = 0;

fn write_parts(
    found: &FoundSet<'_>,
    (by, whole): (By, State),
    corpus: &Corpus,
    how: &RowArgs,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    session.progress().begin("adding up its parts");
    let parts = found.by(by, &|| false).unwrap_or_default();
    let words = corpus.taxonomy();
    let rows = parts.iter().map(|part| PARTS.cells(&ListedPart { part, whole, words }));
    write_columns(by.word(), by, rows, parts.len(), how, session)?;
    if parts.last().is_some_and(|part| part.key == SetKey::Rest) {
        session.say(&format!("the last row is {}", by.rest()));
    }
    if let Some(caution) = by.caution() {
        session.say(caution);
    }
    Ok(())
}

/// Says what the numbers are over and what they rest on, in every format.
fn remarks(sum: &FoundSum, session: &mut Session<'_>) {
    session.say(&sum.told());
    session.say(
        "killed, wounded, captured: over every basis and every side (attacks, clashes, others), \
         each event once",
    );
}
