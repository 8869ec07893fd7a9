//! Figures as tables, with the rest that the parts do not explain.

use super::tally::count_span;
use super::{Page, PageTable, Span, TableCell, Tone};
use crate::digest::{Citation, Count, Figure, Note, PointList, Rest, Taxonomy, parted};

/// Adds one figure: what it counts, who says so, its total, parts and rest.
pub(super) fn figure(page: &mut Page, taxonomy: &Taxonomy, figure: &Figure) {
    page.gap();
    let mut head = vec![Span::new(capital(&figure.of), Tone::Strong)];
    if let Some(total) = figure.total {
        head.push(Span::new("  ", Tone::Plain));
        head.push(count_span(total));
    }
    if let Some(unit) = figure.unit.as_deref().filter(|unit| !figure.of.contains(unit)) {
        head.push(Span::new(format!(" {unit}"), Tone::Plain));
    }
    page.line("", head);
    let mut origin = vec![
        Span::new(figure.basis.word(), Tone::Basis(figure.basis)),
        Span::new(format!(" by {}", figure.issuer), Tone::Plain),
    ];
    if let Some(period) = figure.period {
        origin.push(Span::new(format!(", for {period}"), Tone::Plain));
    }
    if let Some(released) = figure.released {
        origin.push(Span::new(format!(", released {released}"), Tone::Dim));
    }
    page.line("  ", origin);
    page.table(figure_parts(taxonomy, figure));
    if let Some(note) = &figure.note {
        page.line("  ", vec![Span::new(note.to_string(), Tone::Plain)]);
    }
    sources(page, &figure.sources);
}

/// Returns the parts of a figure with their shares, what they leave of the total, and whether they exceed it.
pub fn figure_parts(taxonomy: &Taxonomy, figure: &Figure) -> PageTable {
    let total = figure.total.and_then(Count::best).map(f64::from);
    let sum = figure.parts_sum();
    let adds_up = figure.adds_up();
    #[allow(clippy::cast_precision_loss)] // a share for a bar and a rounded percentage
    let whole = total.unwrap_or(sum.best as f64).max(1.0);
    let mut rows: Vec<Vec<TableCell>> = Vec::new();
    for part in &figure.parts {
        let best = part.count.best().map_or(0.0, f64::from);
        let mut row = vec![
            TableCell::Text(Span::new(format!("  {}", part.name(taxonomy)), Tone::Plain)),
            TableCell::Number(count_span(part.count)),
        ];
        if adds_up {
            row.push(TableCell::Number(Span::new(share(best / whole), Tone::Dim)));
            row.push(TableCell::Bar((best / whole).min(1.0)));
        }
        rows.push(row);
    }
    if let Some(rest) = figure.rest().filter(|rest| rest.best > 0 || rest.high != Some(0)) {
        #[allow(clippy::cast_precision_loss)]
        let best = rest.best as f64;
        rows.push(vec![
            TableCell::Text(Span::new("  not told", Tone::Dim)),
            TableCell::Number(Span::new(rest_text(rest), Tone::Doubt)),
            TableCell::Number(Span::new(share(best / whole), Tone::Dim)),
            TableCell::Bar((best / whole).min(1.0)),
        ]);
    }
    if figure.parts_exceed_total() {
        rows.push(vec![
            TableCell::Text(Span::new("  the parts exceed the total", Tone::Warning)),
            TableCell::Number(Span::new(sum.in_print(), Tone::Warning)),
        ]);
    }
    PageTable { head: Vec::new(), rows }
}

fn rest_text(rest: Rest) -> String {
    parted(match rest.high {
        Some(high) if high == rest.low => rest.best.to_string(),
        Some(high) => format!("{} ({}–{high})", rest.best, rest.low),
        None => format!("≥{}", rest.low),
    })
}

fn share(of_one: f64) -> String {
    format!("{:.0}%", of_one * 100.0)
}

/// Adds points with their basis, nested as in the digest.
pub(super) fn points(page: &mut Page, points: PointList<'_>) {
    for point in points.iter() {
        point.walk(0, &mut |point, depth| {
            let mut spans = vec![Span::new(point.text().to_owned(), Tone::Plain)];
            let cited: Vec<_> = point.sources().iter().map(|s| s.view().to_string()).collect();
            let cited =
                if cited.is_empty() { String::new() } else { format!(": {}", cited.join("; ")) };
            spans.push(Span::new(" ", Tone::Plain));
            spans
                .push(Span::new(format!("[{}{cited}]", point.basis()), Tone::Basis(point.basis())));
            if !point.tags().is_empty() {
                spans.push(Span::new(format!(" {}", point.tags().join(", ")), Tone::Dim));
            }
            page.bullet(depth, spans);
        });
    }
}

/// Adds notes with their numbers.
pub(super) fn notes<'a>(page: &mut Page, notes: impl Iterator<Item = Note<'a>>) {
    for note in notes {
        let lead = note.id().map_or_else(|| "• ".to_owned(), |id| format!("[{id}] "));
        let mut spans = vec![Span::new(note.text().to_owned(), Tone::Plain)];
        for source in note.sources() {
            spans.push(Span::new(format!(" ({})", source.view()), Tone::Link));
        }
        page.line(&lead, spans);
    }
}

/// Adds the places of publication, one per row.
pub(super) fn sources(page: &mut Page, sources: &[Citation]) {
    for source in sources {
        page.line("  ", vec![Span::new(source.view().to_string(), Tone::Link)]);
    }
}

/// Returns the text with its first letter as a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
