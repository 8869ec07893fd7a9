//! `or` and `not` within sentences, in the same form. A keyword that is a word prints as one.

use super::Row;

const NOT: &str = "the word not (to exclude, write -x or NOT)";

pub(super) const KEYWORDS: &[Row] = &[
    ("not verified abu sayyaf", NOT, "'not verified abu sayyaf"),
    (
        "was not claimed",
        "left out: was; the word not (to exclude, write -x or NOT)",
        "'not claimed",
    ),
    ("sinai NOT ied", "", "sinai -ied"),
    ("sinai -ied", "", "sinai -ied"),
    ("sinai not theatre:iraq", "", "sinai -theatre:iraq"),
    ("sinai not \"a b\"", "", "sinai -\"a b\""),
    ("sinai not (ied or bomb)", "either ied or bomb", "sinai -(ied or bomb)"),
    ("not more than 5 killed", "killed ≤5", "killed:<=5"),
    (
        "killing by isis or xaq of workers 2020",
        "either isis or xaq; date 2020",
        "killing by (isis or xaq) of workers 2020",
    ),
    (
        "killed or captured in baqubah 2024",
        "either killed or captured; date 2024",
        "(killed or captured) in baqubah 2024",
    ),
    (
        "raid in diyala or in deir ez-zor may 2020",
        "either diyala or in deir ez-zor; date 2020-05",
        "raid in (diyala or in deir ez-zor) may 2020",
    ),
    (
        "attacks in diyala in may 2020 or in sinai",
        "date 2020-05; either diyala or sinai",
        "attacks in (diyala or sinai) in may 2020 in",
    ),
    ("ied a or mine b", "left out: or", "ied a mine b"),
    (
        "raid ied or mine or sniper baqubah",
        "either ied or mine or sniper",
        "raid (ied or mine or sniper) baqubah",
    ),
    ("raid ied OR mine baqubah", "", "raid ied or mine baqubah"),
    ("raid ied | mine baqubah", "", "raid ied or mine baqubah"),
    ("(raid ied) or (mine baqubah)", "", "raid ied or mine baqubah"),
    (
        "sinai may 2020 or iraq june 2020",
        "date 2020-05; date 2020-06",
        "sinai may 2020 or iraq june 2020",
    ),
    ("in or near baqubah", "left out: or; left out: near", "in baqubah"),
    ("10 killed or wounded", "killed or wounded 10", "10 killed or wounded"),
];
