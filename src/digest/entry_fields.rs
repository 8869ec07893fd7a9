//! The fields of an entry: one table that gives for each field its name, how it is read, where it
//! is shown and how it is searched.
//!
//! All code that handles entries field by field uses this table: the loader, the page, the exports,
//! the JSON Schema and the query language. A plain field (`plain`) needs no code in them, since its
//! form is enough. CONTRIBUTING lists what else a new field needs.

use super::field::{FieldDef, FieldForm, FieldValue, Lookup, PagePart, SearchDef, Wording, Worth};

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
}

const COUNT: &str = "number, range, some, unknown";

/// Every field, in the order of its names and of the JSON Schema.
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
        .or(&["day", "when"]),
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
        .or(&["how", "type"]),
    ),
    FieldDef::new(EntryField::Place, "place", FieldForm::Place, "Where it happened")
        .own(|entry| entry.place_text().map(FieldValue::Text))
        .words(Wording::Own(Worth::Best))
        .search(SearchDef::new(
            "place",
            "place:baqubah",
            "words",
            "words of the place phrase",
            Lookup::Words,
        )),
    FieldDef::new(
        EntryField::Actor,
        "actor",
        FieldForm::Name,
        "Who acted: the attacker, or the force that made the arrest",
    )
    .own(|entry| entry.actor().map(FieldValue::Text))
    .words(Wording::Gathered)
    .search(
        SearchDef::new(
            "actor",
            "actor:isis",
            "actor",
            "who acted; the parts of an actor are included",
            Lookup::Actor,
        )
        .or(&["by", "who"]),
    ),
    FieldDef::new(EntryField::Target, "target", FieldForm::Name, "Whom or what it was aimed at")
        .plain(PagePart::Event("Target"))
        .words(Wording::Own(Worth::Best))
        .search(SearchDef::new(
            "target",
            "target:police",
            "words",
            "words of whom or what it was aimed at",
            Lookup::Words,
        )),
    FieldDef::new(EntryField::Killed, "killed", FieldForm::Count, "Dead")
        .own(|entry| entry.casualties.killed.map(FieldValue::Count))
        .search(
            SearchDef::new(
                "killed",
                "killed:>=3",
                COUNT,
                "the dead: best value, certainly with `!`, possibly with `?`",
                Lookup::Count,
            )
            .or(&["dead"]),
        ),
    FieldDef::new(EntryField::Wounded, "wounded", FieldForm::Count, "Wounded")
        .own(|entry| entry.casualties.wounded.map(FieldValue::Count))
        .search(
            SearchDef::new(
                "wounded",
                "wounded:some",
                COUNT,
                "the wounded, likewise",
                Lookup::Count,
            )
            .or(&["injured"]),
        ),
    FieldDef::new(
        EntryField::KilledOrWounded,
        "killed_or_wounded",
        FieldForm::Count,
        "Given only for both together; never split",
    )
    .own(|entry| entry.casualties.killed_or_wounded.map(FieldValue::Count))
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
        .own(|entry| entry.casualties.captured.map(FieldValue::Count))
        .search(
            SearchDef::new(
                "captured",
                "captured:>=1",
                COUNT,
                "the captured, likewise",
                Lookup::Count,
            )
            .or(&["arrested"]),
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
            .or(&["outlet"]),
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
