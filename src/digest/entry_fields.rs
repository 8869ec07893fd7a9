//! The fields of an entry: one table that gives for each field its name, how it is read, where it
//! is shown and how it is searched.
//!
//! All code that handles entries field by field uses this table: the loader, the page, the exports,
//! the JSON Schema and the query language. A plain field (`plain`) needs no code in them, since its
//! form is enough. CONTRIBUTING lists what else a new field needs.

use super::field::{FieldDef, FieldForm, FieldValue, Lookup, PagePart, SearchDef, Wording, Worth};
use super::{Attribution, DateBasis};

/// A field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the table says what each is")]
pub enum EntryField {
    Id,
    Date,
    Kind,
    Tactic,
    Place,
    Actor,
    Target,
    Killed,
    Wounded,
    KilledOrWounded,
    Captured,
    Text,
    Source,
    Basis,
    Versions,
    Note,
    Wave,
    Tags,
    Losses,
    Events,
    ClaimedBy,
    ClaimedOn,
    DeniedBy,
    Attribution,
    Corrects,
    ToldFrom,
    Undirected,
    Time,
    At,
    DateBasis,
    Extra,
    Wording,
}

const COUNT: &str = "number, range, some, unknown";

/// Every field, in the order of its names and of the JSON Schema.
#[rustfmt::skip]
pub const ENTRY_FIELDS: &[FieldDef] = &[
    FieldDef::new(EntryField::Id, "id", FieldForm::Id, "Derived when left out").search(
        SearchDef::new(
            "id",
            "id:itic-2020-05-21",
            "id or its beginning",
            "the entry itself",
            Lookup::Id,
        ),
    ),
    FieldDef::new(EntryField::Date, "date", FieldForm::Date, "When it happened").needed().search(
        SearchDef::new(
            "date",
            "date:2020-05-20..2020-05-22",
            "date or range",
            "on, or possibly on, one of these days",
            Lookup::Date,
        )
        .or(&["day", "when", "year", "month"]),
    ),
    FieldDef::new(EntryField::Kind, "kind", FieldForm::Kind, "What sort of thing it is")
        .needed()
        .words(Wording::Gathered)
        .search(SearchDef::new(
            "kind",
            "kind:attack",
            "kind",
            "what sort of thing it is",
            Lookup::Kind,
        )),
    FieldDef::new(
        EntryField::Tactic,
        "tactic",
        FieldForm::Tactics,
        "How it was done: one tactic, or a list, the main one first",
    )
    .words(Wording::Gathered)
    .search(
        SearchDef::new(
            "tactic",
            "tactic:ied,sniper",
            "tactic",
            "one of its tactics, by any name",
            Lookup::Tactic,
        )
        .or(&["how", "type", "weapon", "weapons", "method"]),
    ),
    FieldDef::new(EntryField::Place, "place", FieldForm::Place, "Where it happened")
        .own(|entry| entry.place_text().map(FieldValue::Text))
        .words(Wording::Own(Worth::Best))
        .search(
            SearchDef::new(
                "place",
                "place:baqubah",
                "words",
                "words of the place phrase",
                Lookup::Words,
            )
            .or(&["city", "town", "village", "location"]),
        ),
    FieldDef::new(
        EntryField::Actor,
        "actor",
        FieldForm::NameOrNames("An actor"),
        "Who acted: the attacker, or the force that made the arrest; one, or a list, the main one \
         first",
    )
    .column("actors")
    .own(|entry| {
        let all = entry.plain_text(EntryField::Actor).or_else(|| entry.actor());
        all.map(|all| FieldValue::Names(all.lines()))
    })
    .words(Wording::Gathered)
    .search(
        SearchDef::new(
            "actor",
            "actor:isis",
            "actor",
            "who acted; the parts of an actor are included",
            Lookup::Actor,
        )
        .or(&["by", "who", "group", "perpetrator"]),
    ),
    FieldDef::new(
        EntryField::Target,
        "target",
        FieldForm::NameOrNames("A target"),
        "Whom or what it was aimed at; one, or a list, the main one first",
    )
    .column("targets")
    .plain(PagePart::Event("Target"))
    .words(Wording::Own(Worth::Best))
    .search(
        SearchDef::new(
            "target",
            "target:police",
            "words",
            "words of whom or what it was aimed at",
            Lookup::Words,
        )
        .or(&["victim", "victims"]),
    ),
    FieldDef::new(EntryField::Killed, "killed", FieldForm::Count, "Dead")
        .own(|entry| entry.casualties().killed.map(FieldValue::Count))
        .search(
            SearchDef::new(
                "killed",
                "killed:>=3",
                COUNT,
                "the dead: best value, certainly with `!`, possibly with `?`",
                Lookup::Count,
            )
            .or(&["dead", "deaths", "fatalities", "death_toll"]),
        ),
    FieldDef::new(EntryField::Wounded, "wounded", FieldForm::Count, "Wounded")
        .own(|entry| entry.casualties().wounded.map(FieldValue::Count))
        .search(
            SearchDef::new(
                "wounded",
                "wounded:some",
                COUNT,
                "the wounded, likewise",
                Lookup::Count,
            )
            .or(&["injured", "injuries", "hurt"]),
        ),
    FieldDef::new(
        EntryField::KilledOrWounded,
        "killed_or_wounded",
        FieldForm::Count,
        "Given only for both together; never split",
    )
    .own(|entry| entry.casualties().killed_or_wounded.map(FieldValue::Count))
    .search(
        SearchDef::new(
            "killed_or_wounded",
            "kw:>=2",
            COUNT,
            "dead or wounded where only both together are told",
            Lookup::Count,
        )
        .or(&["kw"]),
    ),
    FieldDef::new(EntryField::Captured, "captured", FieldForm::Count, "Taken prisoner or arrested")
        .own(|entry| entry.casualties().captured.map(FieldValue::Count))
        .search(
            SearchDef::new(
                "captured",
                "captured:>=1",
                COUNT,
                "the captured, likewise",
                Lookup::Count,
            )
            .or(&["arrested", "arrests", "detained"]),
        ),
    FieldDef::new(
        EntryField::Text,
        "text",
        FieldForm::Text,
        "What happened, in your own neutral words",
    )
    .needed()
    .own(|entry| Some(FieldValue::Text(entry.text())))
    .words(Wording::Running)
    .search(SearchDef::new(
        "text",
        "text:uniforms",
        "words",
        "words of what is told, with other tellings and notes",
        Lookup::Words,
    )),
    FieldDef::new(EntryField::Source, "source", FieldForm::Sources, "Who told it")
        .column("sources")
        .words(Wording::Gathered)
        .search(
            SearchDef::new(
                "source",
                "source:telegram",
                "outlet",
                "who told it, by any of its names",
                Lookup::Outlet,
            )
            .or(&["outlet", "media", "agency"]),
        ),
    FieldDef::new(EntryField::Basis, "basis", FieldForm::Basis, "Who stands behind it")
        .needed()
        .search(SearchDef::new(
            "basis",
            "basis:claimed",
            "basis",
            "who stands behind it: claimed, official, reported, assessed",
            Lookup::Basis,
        )),
    FieldDef::new(
        EntryField::Versions,
        "versions",
        FieldForm::Versions,
        "Other tellings of the same event",
    )
    .words(Wording::Gathered),
    FieldDef::new(
        EntryField::Note,
        "note",
        FieldForm::Text,
        "A remark of the editor: what is unclear, what the source leaves out",
    )
    .plain(PagePart::Remark("Note"))
    .words(Wording::Running),
    FieldDef::new(
        EntryField::Wave,
        "wave",
        FieldForm::Wave,
        "The id of the wave that it was claimed under",
    )
    .plain(PagePart::RemarkInWords)
    .search(SearchDef::new(
        "wave",
        "wave:2020-05",
        "id or its beginning, or name",
        "the wave of attacks that it belongs to",
        Lookup::Wave,
    )),
    FieldDef::new(
        EntryField::Tags,
        "tags",
        FieldForm::Names("A tag"),
        "background marks what is recalled from long before",
    )
    .plain(PagePart::Remark("Tags"))
    .words(Wording::Running)
    .search(
        SearchDef::new("tag", "tag:background", "tag", "one of its tags", Lookup::Tag)
            .or(&["tags"]),
    ),
    FieldDef::new(EntryField::Losses, "losses", FieldForm::Losses,
        "The actor's own dead, wounded and captured; no part of the toll")
        .column("losses_killed")
        .plain(PagePart::Toll("Losses"))
        .search(SearchDef::new("losses", "losses:>=1", COUNT,
            "the actor's own dead, likewise", Lookup::Count).or(&["lost"])),
    FieldDef::new(EntryField::Events, "events", FieldForm::Count,
        "How many events it tells: six bombs told in one sentence")
        .left_out("1")
        .plain(PagePart::Event("Events"))
        .search(SearchDef::new("events", "events:>=2", COUNT,
            "how many events it tells; 1 where nothing is said", Lookup::Count)),
    FieldDef::new(EntryField::ClaimedBy, "claimed_by", FieldForm::NameOrNames("A name"),
        "Who claimed it: one, or a list")
        .plain(PagePart::Standing("Claimed by"))
        .words(Wording::Own(Worth::Good))
        .search(SearchDef::new("claimed_by", "claimed_by:isis", "words",
            "words of who claimed it", Lookup::Words)),
    FieldDef::new(EntryField::ClaimedOn, "claimed_on", FieldForm::Date, "When it was claimed")
        .plain(PagePart::Standing("Claimed on"))
        .search(SearchDef::new("claimed_on", "claimed_on:2031-03", "date or its beginning",
            "when it was claimed", Lookup::Value)),
    FieldDef::new(EntryField::DeniedBy, "denied_by", FieldForm::NameOrNames("A name"),
        "Who denied it: one, or a list")
        .plain(PagePart::Standing("Denied by"))
        .words(Wording::Own(Worth::Good))
        .search(SearchDef::new("denied_by", "denied_by:government", "words",
            "words of who denied it", Lookup::Words)),
    FieldDef::new(EntryField::Attribution, "attribution", FieldForm::Choice(Attribution::WORDS),
        "On what the name of the actor rests: its own claim, a judgement, a suspicion")
        .plain(PagePart::Standing("Attribution"))
        .search(SearchDef::new("attribution", "attribution:suspected", "attribution",
            "on what the actor's name rests: claimed, assessed, suspected", Lookup::Value)),
    FieldDef::new(EntryField::Corrects, "corrects", FieldForm::Reference,
        "The id of the entry that it sets right")
        .plain(PagePart::Remark("Corrects"))
        .search(SearchDef::new("corrects", "corrects:exercise", "id or its beginning",
            "the entry that it sets right", Lookup::Value)),
    FieldDef::new(EntryField::ToldFrom, "told_from", FieldForm::Reference,
        "The id of the entry or the digest that it was told from")
        .plain(PagePart::Remark("Told from"))
        .search(SearchDef::new("told_from", "told_from:exercise", "id or its beginning",
            "the entry or digest that it was told from", Lookup::Value)),
    FieldDef::new(EntryField::Undirected, "undirected", FieldForm::Choice(&["yes", "no"]),
        "Whether the source leaves open which of actor and target acted on which")
        .left_out("no")
        .plain(PagePart::Event("Undirected"))
        .search(SearchDef::new("undirected", "undirected:yes", "answer",
            "yes: it is left open who acted on whom", Lookup::Value)),
    FieldDef::new(EntryField::Time, "time", FieldForm::TimeOfDay,
        "When on the day: 14:30, ~06:00, 22:00..06:00, dawn, morning, noon, afternoon, evening, night")
        .plain(PagePart::When("Time"))
        .search(SearchDef::new("time", "time:night", "time or its beginning",
            "when on the day, as it is told", Lookup::Value)),
    FieldDef::new(EntryField::At, "at", FieldForm::Position,
        "Latitude and longitude, in degrees: 33.75 44.64; then `~5 km` or `exact`")
        .column("lat")
        .plain(PagePart::Where("At"))
        .search(SearchDef::new("at", "at:33", "degrees or their beginning",
            "where it happened: latitude, longitude", Lookup::Value)),
    FieldDef::new(EntryField::DateBasis, "date_basis", FieldForm::Choice(DateBasis::WORDS),
        "On what the date rests: told by the source, supplied by the editor, or inferred")
        .left_out("told")
        .plain(PagePart::When("Date basis"))
        .search(SearchDef::new("date_basis", "date_basis:supplied", "date basis",
            "on what the date rests: told, supplied, inferred", Lookup::Value)),
    FieldDef::new(EntryField::Extra, "x", FieldForm::Pairs,
        "The archive's own short keys, each with a text or a number: ids of other databases")
        .plain(PagePart::Remark("Other keys"))
        .search(SearchDef::new("x", "x.gtd_id:2031", "value or its beginning",
            "a key of the archive's own", Lookup::Value)),
    FieldDef::new(EntryField::Wording, "wording", FieldForm::Choice(&["source", "own"]),
        "Whose words the text is in: the source's, or the editor's own")
        .left_out("own")
        .plain(PagePart::Remark("Wording"))
        .search(SearchDef::new("wording", "wording:source", "answer",
            "source: the text is in the source's words", Lookup::Value)),
];

/// Fails to compile if a row is not at the place of its name.
const _: () = {
    let mut at = 0;
    while at < ENTRY_FIELDS.len() {
        assert!(ENTRY_FIELDS[at].field as usize == at, "the table is in the order of the names");
        at += 1;
    }
};

impl EntryField {
    /// Returns the row of the table.
    pub const fn def(self) -> &'static FieldDef {
        &ENTRY_FIELDS[self as usize]
    }
}
