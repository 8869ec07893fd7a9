//! What a comparison costs grows with the archive and not with its square. Counted is work, never
//! time: entries that are looked at, bytes that are written, rows that are made.

use std::fmt::Write as _;
use std::fs;

use watchfloor::archive::{self, Corpus, load_all};
use watchfloor::compare::{
    Behind, Cell, CellOrigin, Dispersion, Evidence, Measure, Table, ask, compare,
};
use watchfloor::export::{
    ExportContent, Format, OutputCapabilities, SanitizingWriter, Shown, write_comparison,
};
use watchfloor::query::Index;

const HEAD: &str = "digest: harbour-2031-06-01\ntitle: A month\npublisher: Harbour\nseries: monthly\n\
                    period: 2031-06-01..2031-06-30\nsource: Harbour\n";

/// The month as a digest with some figures and so many attacks, against itself by its days.
fn table(figures: &str, attacks: usize) -> (Corpus, Table) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("digests/2031")).unwrap();
    let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
    fs::copy(taxonomy, root.join("taxonomy.yaml")).unwrap();
    let mut text = HEAD.to_owned();
    if !figures.is_empty() {
        write!(text, "figures:\n{figures}").unwrap();
    }
    text.push_str("theatres:\n  - theatre: iraq\n    entries:\n");
    for at in 0..attacks {
        writeln!(
            text,
            "      - {{ date: 2031-06-{:02}, kind: attack, tactic: ied, target: town {at}, killed: {}, \
             text: Event {at}., basis: claimed }}",
            at % 30 + 1,
            at % 5
        )
        .unwrap();
    }
    fs::write(root.join("digests/2031/2031-06-01.yaml"), text).unwrap();
    let (corpus, problems) = load_all(&archive::Origin::Folder(root.to_owned()));
    assert_eq!(problems, [], "what is made up reads");
    let asks = ["2031-06", "harbour-2031-06-01"].map(|text| ask(text, &corpus, &|_| None).unwrap());
    let table =
        compare(&asks, 0, Dispersion::default(), &corpus, &Index::build(&corpus), &|| false)
            .unwrap();
    (corpus, table)
}

fn written(corpus: &Corpus, table: &Table, format: Format) -> usize {
    let mut out = Vec::new();
    let mut door = SanitizingWriter::new(&mut out);
    write_comparison(
        table,
        corpus,
        (format, Shown::Absolute),
        OutputCapabilities::default(),
        &mut door,
    )
    .unwrap();
    out.len()
}

#[test]
fn evidence_looks_at_every_entry_once_for_each_measure() {
    for attacks in [100, 1_000] {
        let (corpus, table) = table("", attacks);
        let mut evidence = Evidence::of(&table, &corpus);
        let mut found = 0;
        for row in 0..table.rows.len() {
            for column in 0..table.subjects.len() {
                if let Behind::Entries { certain, .. } = evidence.behind(row, column) {
                    found += certain.len();
                }
            }
        }
        let once = 2 * attacks;
        assert!(found >= 8 * once, "{found} are behind the cells");
        let most = once * Measure::all().count();
        assert!(evidence.looked_at() >= once && evidence.looked_at() <= most);
    }
}

/// An entry may tell as many events as a count holds; two of one day tell more than that.
#[test]
fn events_beyond_every_count_do_not_stop_what_stands_behind_the_peak() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("digests/2031")).unwrap();
    let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
    fs::copy(taxonomy, root.join("taxonomy.yaml")).unwrap();
    let entry = |text: &str| {
        format!(
            "      - {{ date: 2031-06-01, kind: attack, text: {text}, basis: claimed, events: {} }}\n",
            u32::MAX
        )
    };
    let entries =
        format!("theatres:\n  - theatre: iraq\n    entries:\n{}{}", entry("A"), entry("B"));
    fs::write(root.join("digests/2031/2031-06-01.yaml"), format!("{HEAD}{entries}")).unwrap();
    let (corpus, problems) = load_all(&archive::Origin::Folder(root.to_owned()));
    assert_eq!(problems, []);
    let asks = ["2031-06", "harbour-2031-06-01"].map(|text| ask(text, &corpus, &|_| None).unwrap());
    let index = Index::build(&corpus);
    let table = compare(&asks, 0, Dispersion::default(), &corpus, &index, &|| false).unwrap();
    let peak = table.rows.iter().position(|row| row.measure == Measure::PEAK).unwrap();
    let Behind::Entries { certain, .. } = table.behind(&corpus, peak, 0) else { panic!("a peak") };
    assert_eq!(certain.len(), 2);
}

#[test]
fn an_entry_that_is_asked_for_twice_is_looked_at_once() {
    let (corpus, table) = table("", 50);
    let mut evidence = Evidence::of(&table, &corpus);
    let attacks = table.rows.iter().position(|row| row.measure == Measure::ATTACKS).unwrap();
    let first = evidence.behind(attacks, 0);
    let looked_at = evidence.looked_at();
    assert_eq!(evidence.behind(attacks, 0), first);
    assert_eq!(evidence.looked_at(), looked_at);
    assert_eq!(first, table.behind(&corpus, attacks, 0));
}

/// What is written grows as much as the archive does.
fn assert_linear(figures: impl Fn(usize) -> String, what: &str) {
    let formats: Vec<Format> = Format::all(ExportContent::Comparison).collect();
    assert!(formats.len() >= 4);
    let (few, many) = (40, 400);
    let of = |many: usize| {
        let (corpus, table) = table(&figures(many), 20);
        assert!(table.rows.len() >= many, "{what}: {} rows", table.rows.len());
        formats.iter().map(|format| written(&corpus, &table, *format)).collect::<Vec<_>>()
    };
    for (small, large) in of(few).into_iter().zip(of(many)) {
        assert!(large < 11 * small, "{what}: {small} and {large} bytes");
    }
}

#[test]
fn figures_and_parts_make_as_much_more_as_there_are_more_of_them() {
    let figure = |at: usize| {
        format!(
            "  - {{ of: attacks, issuer: issuer {at}, basis: claimed, period: 2031-06-{:02}, total: {at}, \
             source: Harbour }}\n",
            at % 30 + 1
        )
    };
    assert_linear(|many| (0..many).map(figure).collect(), "figures");
    let part = |at: usize| format!("      part {at}: {}\n", at % 9);
    let parts = |many: usize| {
        let parts: String = (0..many).map(part).collect();
        let head = "  - of: attacks\n    issuer: ITIC\n    basis: claimed\n    source: Harbour\n    \
                    period: 2031-06\n    total: 99999\n    by:\n";
        format!("{head}{parts}")
    };
    assert_linear(parts, "parts");
}

#[test]
fn a_number_quoted_many_times_is_one_line_with_all_its_sources() {
    let quoted = |many: usize| -> String {
        let figure = |at: usize| {
            let longer = if at.is_multiple_of(2) { "" } else { " (by others)" };
            format!(
                "  - {{ of: attacks, issuer: ITIC{longer}, basis: claimed, period: 2031-06, total: 60, \
                 source: Paper {at} }}\n"
            )
        };
        (0..many).map(figure).collect()
    };
    let (_, few) = table(&quoted(2), 20);
    let (_, many) = table(&quoted(500), 20);
    assert_eq!(few.rows.len(), many.rows.len());
    let sources = |table: &Table| {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let stated = cells.filter_map(|cell| match &cell.origin {
            CellOrigin::Stated(stated) => Some(stated.sources.len()),
            CellOrigin::Counted | CellOrigin::Derived => None,
        });
        stated.max()
    };
    assert_eq!((sources(&few), sources(&many)), (Some(2), Some(500)));
}

#[test]
fn behind_a_gap_is_its_own_figure_though_another_of_the_issuer_does_not_say_how_many() {
    let figure = |days: &str, total: &str| {
        format!(
            "  - {{ of: attacks, issuer: ITIC, basis: claimed, period: {days}, total: {total}, \
             source: Harbour }}\n"
        )
    };
    let figures = figure("2031-06-01..2031-06-02", "unknown") + &figure("2031-06-03", "44");
    let (corpus, table) = table(&figures, 20);
    let gap = table.rows.iter().position(|row| row.measure == Measure::GAP).unwrap();
    let Behind::Figures(figures) = table.behind(&corpus, gap, 0) else { panic!("no figure") };
    assert_eq!(figures.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["44"]);
}

#[test]
fn all_sources_stand_beside_the_total_and_only_some_beside_each_part() {
    let stated = |sources: usize, remark: &str| {
        let sources: Vec<String> = (0..sources).map(|at| format!("Paper {at:04}")).collect();
        let figure = format!(
            "  - of: attacks\n    issuer: ITIC\n    basis: claimed\n    period: 2031-06\n    total: 60\n    \
             note: {remark}\n    source: [{}]\n    by: {{ north: 1, south: 2 }}\n",
            sources.join(", ")
        );
        let (_, table) = table(&figure, 20);
        let cells = table.rows.iter().map(|row| row.cells[1].clone());
        let told = cells.filter_map(|cell| match &cell.origin {
            CellOrigin::Stated(stated) => {
                Some((stated.sources.len(), stated.note.clone().unwrap().chars().count()))
            }
            CellOrigin::Counted | CellOrigin::Derived => None,
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(stated(400, "few"), [(400, 3); 3], "what fits is shared");
    assert_eq!(stated(500, "few"), [(500, 3), (409, 3), (409, 3)], "4,096 bytes of ten each");
    let long = "a".repeat(1_200);
    assert_eq!(stated(1, &long), [(1, 1_200), (1, 1_001), (1, 1_001)], "an ellipsis ends it");
}

#[test]
fn a_cell_in_which_nobody_says_anything_takes_no_more_than_a_pointer() {
    assert_eq!(size_of::<Cell>(), size_of::<usize>());
    let figures = "  - { of: ships, issuer: ITIC, basis: claimed, period: 2031-05, total: 3 }\n";
    let (_, table) = table(figures, 20);
    let row = table.rows.iter().find(|row| row.measure == Measure::FIGURE).unwrap();
    assert_eq!([0, 1].map(|at| row.cells[at].value.is_some()), [false, true]);
    let mut others = table.clone();
    others.rebase(1);
    others.rebase(0);
    assert_eq!(others, table, "another baseline and back changes nothing");
}
