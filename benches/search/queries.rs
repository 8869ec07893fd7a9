//! What is asked, kind by kind.

use crate::support::QUERIES;

/// Phrases of common words.
pub(crate) const PHRASES: &[&str] = &[
    "\"security forces\"",
    "\"the army said\"",
    "\"the security forces\"",
    "\"for most of the night\"",
    "\"near the\"",
    "\"of the river\"",
    "\"the local council\"",
    "\"captured weapons\" \"machine guns\"",
    "\"it was told in\"",
    "\"in the\" \"of the\"",
];

/// Every kind of query with its name.
pub(crate) const KINDS: &[(&str, &[&str])] = &[
    ("the list of the budgets", &QUERIES),
    (
        "words",
        &[
            "hospital passers-by",
            "islamic state khorasan mortar",
            "دير الزور",
            "convoy bridge orchard palm groves",
            "a statement named the unit",
            "houses damaged in the quarter of mosul",
        ],
    ),
    (
        "dates in words",
        &[
            "kabul 2021",
            "sinai may 2020",
            "21 may 2020",
            "late may 2020 ambush",
            "q2 2020 raqqa",
            "week of 21 may police",
            "since march sniper",
            "ramadan 2020 mosul",
        ],
    ),
    (
        "questions and numbers",
        &[
            "who attacked the police near baqubah",
            "what happened in sinai in may 2020",
            "more than ten dead in diyala",
            "how many people were killed in 2020",
            "10+ killed car bomb",
        ],
    ),
    (
        "forms of words",
        &[
            "drones",
            "captured weapons",
            "kidnapped headmen",
            "ambushes exploding",
            "searched houses",
        ],
    ),
    (
        "slips and words that are not there",
        &[
            "reinforcments canl",
            "orchrad villge headmn",
            "zzyzx ambush",
            "quxfrobnicate raqqa convoy",
            "explsion hosptal passersby wthdrew",
            "fallouja checkpiont abducted",
        ],
    ),
    ("phrases", PHRASES),
    (
        "fields and facets",
        &[
            "id:itic-2024-01-04-a",
            "digest:itic-2024",
            "publisher:itic",
            "wave:2024-01",
            "is:repeat",
            "tag:background",
            "killed:>=3",
            "wounded:unknown",
            "source:telegram",
            "actor:isis",
            "date:2020",
            "-basis:claimed",
            "in:point canal",
            "in:note drone",
            "police theatre:iraq -tactic:ied",
            "ambush theatre:iraq,syria -actor:isis in:entry",
            "text:\"security forces\" area:baqubah",
        ],
    ),
];
