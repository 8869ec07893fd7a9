//! The page of one entry: every field, its other tellings, its sources, its file and line.

use super::chips::chips;
use super::details::details;
use super::digest::DRAFT_TOLD;
use super::noted::noted;
use super::tally::{DISPUTED, casualty_fields, counted, is_disputed, written_out};
use super::{Page, Span, Tone};
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::digest::{EntryRef, PagePart, Stance};
use crate::geo::NotPlaced;

/// Composes everything that is known of one entry. Returns an empty page where the corpus has no
/// such entry.
pub fn entry(corpus: &Corpus, key: EntryKey) -> Page {
    let mut page = Page::new();
    let Some(entry) = corpus.entry(key) else { return page };
    page.title(headline(corpus, entry));
    chips(&mut page, corpus, key, entry);
    page.gap();
    page.strong_text(entry.text());
    page.gap();
    fields(&mut page, corpus, key, entry);
    casualty_fields(&mut page, &entry.casualties(), |harm| {
        let own = entry.basis_of(harm);
        let more = written_out((own != entry.basis).then_some(own), entry.parts_of(harm));
        if is_disputed(entry, harm) { more + "  " + DISPUTED + " below" } else { more }
    });
    details(&mut page, entry, |part| matches!(part, PagePart::Toll(_)));
    standing(&mut page, corpus, entry);
    waves(&mut page, corpus, key, entry);
    remarks(&mut page, entry);
    versions(&mut page, entry);
    repeats(&mut page, corpus, key);
    noted(&mut page, corpus, RecordKey::Entry(key));
    origin(&mut page, entry);
    page
}

/// Returns what happened in a few words: tactic or kind, and where.
fn headline(corpus: &Corpus, entry: EntryRef<'_>) -> String {
    let taxonomy = corpus.taxonomy();
    let what = match entry.tactics.main() {
        Some(tactic) => taxonomy.tactic_name(tactic),
        None => taxonomy.kind_name(entry.kind),
    };
    let area = entry.area.map(|area| taxonomy.area_name(area));
    let place = entry.place_text().or(area);
    match place {
        Some(place) => format!("{what}, {place}"),
        None => format!("{what}, {}", taxonomy.theatre_name(entry.theatre)),
    }
}

fn fields(page: &mut Page, corpus: &Corpus, key: EntryKey, entry: EntryRef<'_>) {
    let taxonomy = corpus.taxonomy();
    let precision = match entry.date.precision {
        crate::digest::Precision::Day => "",
        crate::digest::Precision::About if entry.date.from == entry.date.to => "  about that day",
        crate::digest::Precision::About => "  about that time",
        crate::digest::Precision::Range => "  on some or all of these days",
        crate::digest::Precision::Month => "  the month is all that is known",
        crate::digest::Precision::Year => "  the year is all that is known",
    };
    page.field(
        "Date",
        vec![Span::new(entry.date.to_string(), Tone::Strong), Span::new(precision, Tone::Dim)],
    );
    details(page, entry, |part| matches!(part, PagePart::When(_)));
    page.field_text("Theatre", Some(taxonomy.theatre_name(entry.theatre)));
    page.field_text("Area", entry.area.map(|area| taxonomy.area_name(area)));
    page.field_text("Place", entry.place_text());
    if let Some(untold) = untold_distance(entry) {
        page.field("", vec![Span::new(untold, Tone::Dim)]);
    }
    if let Some(reading) = placed(corpus, key, entry) {
        page.field("", vec![Span::new(reading, Tone::Dim)]);
    }
    details(page, entry, |part| matches!(part, PagePart::Where(_)));
    page.field_text("Kind", Some(taxonomy.kind_name(entry.kind)));
    let tactics: Vec<_> = entry.tactics.iter().map(|id| taxonomy.tactic_name(id)).collect();
    page.field_text("Tactic", (!tactics.is_empty()).then(|| tactics.join(", ")).as_deref());
    if let Some(acled) =
        entry.tactics.main().and_then(|id| taxonomy.tactic(id)).and_then(|t| t.acled.as_ref())
    {
        let text = format!("ACLED: {} / {}", acled.event, acled.sub_event);
        page.field("", vec![Span::new(text, Tone::Dim)]);
    }
    let actors: Vec<&str> = entry.actors().collect();
    page.field_text("Actor", (!actors.is_empty()).then(|| actors.join(", ")).as_deref());
    details(page, entry, |part| matches!(part, PagePart::Event(_)));
}

/// Says of a place that is told by its direction alone that its distance is not: the map has to take one.
fn untold_distance(entry: EntryRef<'_>) -> Option<String> {
    let place = entry.place()?;
    let direction = place.bearing?.word();
    match place.distance {
        None => Some(format!("{direction} of {}, how far is not told", place.name)),
        Some(distance) if distance.km == 0 => {
            Some(format!("no distance: {} itself is meant", place.name))
        }
        // The words say all of it.
        Some(_) => None,
    }
}

/// Returns from what the words of its place are put on a map, and how sure that is; why they are not,
/// where it is not for want of words.
fn placed(corpus: &Corpus, key: EntryKey, entry: EntryRef<'_>) -> Option<String> {
    entry.place_text()?;
    // A page is drawn while one waits for it: who reads in the background has placed them.
    let placing = corpus.known_spots()?.get(key)?;
    let why_not = placing.why_not.map(|why| match why {
        NotPlaced::NoWords => String::new(),
        NotPlaced::Country => "not on the map: only a country is named".to_owned(),
        NotPlaced::Namesakes(count) => format!("not on the map: {count} places of that name"),
        NotPlaced::Several(count) => format!("not on the map: {count} places far apart"),
        NotPlaced::Unknown => "not on the map: no such place is known there".to_owned(),
    });
    let spot = placing.spot.as_ref().filter(|_| why_not.is_none());
    let Some((spot, anchor)) = spot.and_then(|spot| Some((spot, spot.anchor.as_deref()?))) else {
        return why_not;
    };
    let level = spot.level.map_or(String::new(), |level| format!(", {}", level.said()));
    let (point, km) = (spot.point, spot.radius_km);
    Some(if spot.is_pinned() {
        let (lat, lon) = (degrees(point.lat, ["N", "S"]), degrees(point.lon, ["E", "W"]));
        format!("{lat} {lon}, within {km:.0} km; from {anchor}{level}")
    } else {
        format!("from {anchor}{level}, an area of which the middle is known, within {km:.0} km")
    })
}

/// Writes degrees as maps do: `33.82 N`.
fn degrees(degrees: f64, [above, below]: [&str; 2]) -> String {
    format!("{:.2} {}", degrees.abs(), if degrees < 0.0 { below } else { above })
}

fn standing(page: &mut Page, corpus: &Corpus, entry: EntryRef<'_>) {
    let meaning = match entry.basis {
        crate::digest::Basis::Claimed => "  by the group's own media",
        crate::digest::Basis::Official => "  by a state body",
        crate::digest::Basis::Reported => "  by press or local sources",
        crate::digest::Basis::Assessed => "  an analyst's judgement",
    };
    page.field(
        "Basis",
        vec![
            Span::new(entry.basis.word(), Tone::Basis(entry.basis)),
            Span::new(meaning, Tone::Dim),
        ],
    );
    for (at, source) in entry.sources().enumerate() {
        let party = corpus.taxonomy().find_outlet(source.outlet).and_then(|o| o.party);
        let party = party.map_or(String::new(), |party| format!("  party: {}", party.word()));
        let spans = vec![Span::new(source.to_string(), Tone::Link), Span::new(party, Tone::Dim)];
        page.field(if at == 0 { "Source" } else { "" }, spans);
    }
    details(page, entry, |part| matches!(part, PagePart::Standing(_)));
}

/// Adds the wave that the digest names, or else the waves that its actor and its date put it in.
/// The latter is this program's reading, and the page says so.
fn waves(page: &mut Page, corpus: &Corpus, key: EntryKey, entry: EntryRef<'_>) {
    if let Some(named) = entry.wave() {
        let known = corpus.wave_of_id(named).and_then(|at| corpus.waves().get(at));
        page.field_text("Wave", Some(known.map_or(named, |wave| wave.name.as_ref())));
        return;
    }
    for (at, (_, wave)) in corpus.waves_of(key).enumerate() {
        let name = Span::new(wave.name.to_string(), Tone::Plain);
        let why = Span::new("  by its actor and date", Tone::Dim);
        page.field(if at == 0 { "Wave" } else { "" }, vec![name, why]);
    }
}

fn remarks(page: &mut Page, entry: EntryRef<'_>) {
    details(page, entry, |part| matches!(part, PagePart::Remark(_)));
}

fn versions(page: &mut Page, entry: EntryRef<'_>) {
    if entry.versions().next().is_none() {
        return;
    }
    page.heading("Other versions");
    for version in entry.versions() {
        page.gap();
        let stance = version.stance().map_or("", |stance| match stance {
            Stance::Confirms => ", who confirms it",
            Stance::Denies => ", who denies it",
            Stance::Corrects => ", who corrects it",
        });
        let date = version.date().map_or(String::new(), |date| format!(", {date}"));
        page.line(
            "",
            vec![
                Span::new(version.basis().word(), Tone::Basis(version.basis())),
                Span::new(format!(" by {}", version.by()), Tone::Strong),
                Span::new(format!("{stance}{date}"), Tone::Dim),
            ],
        );
        if let Some(text) = version.text() {
            page.text(text);
        }
        casualty_fields(page, &version.casualties(), |harm| {
            let own = version.basis_of(harm);
            written_out((own != version.basis()).then_some(own), version.parts_of(harm))
        });
        for source in version.sources() {
            page.field("Source", vec![Span::new(source.to_string(), Tone::Link)]);
        }
    }
}

fn repeats(page: &mut Page, corpus: &Corpus, key: EntryKey) {
    let tellings: Vec<_> = corpus.repeats(key).filter_map(|key| corpus.entry(key)).collect();
    if tellings.is_empty() {
        return;
    }
    page.heading("Told elsewhere too");
    let counts = if corpus.is_repeat(key) {
        "Likely the same event; it is counted there, not here."
    } else {
        "Likely the same event; it is counted here, not there."
    };
    page.line("", vec![Span::new(counts, Tone::Repeat)]);
    let sources = counted(corpus.sources_of(key) as usize, "source", "sources");
    let told = format!("told {} times, by {sources}", corpus.tellings_of(key));
    page.line("", vec![Span::new(told, Tone::Plain)]);
    for telling in tellings {
        let spans = vec![
            Span::new(telling.id(), Tone::Link),
            Span::new(format!("  {}", telling.text()), Tone::Plain),
        ];
        page.bullet(0, spans);
    }
}

fn origin(page: &mut Page, entry: EntryRef<'_>) {
    page.gap();
    let head = entry.digest().head();
    page.field("Digest", vec![Span::new(format!("{}, {}", head.title, head.period), Tone::Plain)]);
    if head.is_draft {
        page.field("", vec![Span::new(format!("a draft: {DRAFT_TOLD}"), Tone::Doubt)]);
    }
    page.field("Id", vec![Span::new(entry.id(), Tone::Link)]);
    page.field("File", vec![Span::new(format!("{}:{}", head.file, entry.line), Tone::Link)]);
}
