//! Irregular forms: those of the commonest verbs, and plurals that no rule makes.
//!
//! Words are folded, in which doubled letters are single: `sek` is `seek`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Plain forms with their other forms, in alphabetic order.
const FORMS: [(&str, &[&str]); 127] = [
    ("arise", &["arose", "arisen"]),
    ("awake", &["awoke", "awoken"]),
    ("bear", &["bore", "borne"]),
    ("become", &["became"]),
    ("begin", &["began", "begun"]),
    ("bend", &["bent"]),
    ("bind", &["bound"]),
    ("bite", &["bit", "biten"]),
    ("blow", &["blew", "blown"]),
    ("break", &["broke", "broken"]),
    ("bring", &["brought"]),
    ("build", &["built"]),
    ("burn", &["burnt"]),
    ("buy", &["bought"]),
    ("catch", &["caught"]),
    ("child", &["children"]),
    ("chose", &["chosen"]),
    ("clergyman", &["clergymen"]),
    ("cling", &["clung"]),
    ("come", &["came"]),
    ("crep", &["crept"]),
    ("deal", &["dealt"]),
    ("die", &["dying"]),
    ("dig", &["dug"]),
    ("draw", &["drew", "drawn"]),
    ("drink", &["drank", "drunk"]),
    ("drive", &["drove", "driven"]),
    ("eat", &["ate", "eaten"]),
    ("fal", &["fel", "falen"]),
    ("fight", &["fought"]),
    ("find", &["found"]),
    ("fisherman", &["fishermen"]),
    ("fle", &["fled"]),
    ("fling", &["flung"]),
    ("fly", &["flew", "flown"]),
    ("forbid", &["forbade", "forbiden"]),
    ("forese", &["foresaw", "foresen"]),
    ("forget", &["forgot", "forgoten"]),
    ("forgive", &["forgave", "forgiven"]),
    ("fot", &["fet"]),
    ("freze", &["froze", "frozen"]),
    ("get", &["got", "goten"]),
    ("give", &["gave", "given"]),
    ("grind", &["ground"]),
    ("grow", &["grew", "grown"]),
    ("gunman", &["gunmen"]),
    ("half", &["halves"]),
    ("hang", &["hung"]),
    ("hear", &["heard"]),
    ("hide", &["hid", "hiden"]),
    ("hold", &["held"]),
    ("kep", &["kept"]),
    ("knel", &["knelt"]),
    ("knife", &["knives"]),
    ("know", &["knew", "known"]),
    ("lay", &["laid"]),
    ("lead", &["led"]),
    ("learn", &["learnt"]),
    ("leave", &["left"]),
    ("lend", &["lent"]),
    ("lie", &["lying"]),
    ("life", &["lives"]),
    ("lose", &["lost"]),
    ("make", &["made"]),
    ("man", &["men"]),
    ("mean", &["meant"]),
    ("militiaman", &["militiamen"]),
    ("mistake", &["mistok", "mistaken"]),
    ("overcome", &["overcame"]),
    ("overtake", &["overtok", "overtaken"]),
    ("overthrow", &["overthrew", "overthrown"]),
    ("overun", &["overan"]),
    ("pay", &["paid"]),
    ("policeman", &["policemen"]),
    ("ride", &["rode", "riden"]),
    ("ring", &["rang", "rung"]),
    ("rise", &["rose", "risen"]),
    ("run", &["ran"]),
    ("say", &["said"]),
    ("sek", &["sought"]),
    ("sel", &["sold"]),
    ("send", &["sent"]),
    ("serviceman", &["servicemen"]),
    ("shake", &["shok", "shaken"]),
    ("shine", &["shone"]),
    ("show", &["shown"]),
    ("shrink", &["shrank", "shrunk"]),
    ("sing", &["sang", "sung"]),
    ("sink", &["sank", "sunk"]),
    ("sit", &["sat"]),
    ("slay", &["slew", "slain"]),
    ("slep", &["slept"]),
    ("slide", &["slid"]),
    ("speak", &["spoke", "spoken"]),
    ("spend", &["spent"]),
    ("spil", &["spilt"]),
    ("spin", &["spun"]),
    ("spring", &["sprang", "sprung"]),
    ("stand", &["stod"]),
    ("steal", &["stole", "stolen"]),
    ("stick", &["stuck"]),
    ("sting", &["stung"]),
    ("strike", &["struck", "stricken"]),
    ("swear", &["swore", "sworn"]),
    ("swep", &["swept"]),
    ("swim", &["swam", "swum"]),
    ("swing", &["swung"]),
    ("take", &["tok", "taken"]),
    ("teach", &["taught"]),
    ("tear", &["tore", "torn"]),
    ("tel", &["told"]),
    ("thief", &["thieves"]),
    ("think", &["thought"]),
    ("throw", &["threw", "thrown"]),
    ("toth", &["teth"]),
    ("tribesman", &["tribesmen"]),
    ("understand", &["understod"]),
    ("undertake", &["undertok", "undertaken"]),
    ("wake", &["woke", "woken"]),
    ("wear", &["wore", "worn"]),
    ("wep", &["wept"]),
    ("wife", &["wives"]),
    ("win", &["won"]),
    ("withdraw", &["withdrew", "withdrawn"]),
    ("withstand", &["withstod"]),
    ("woman", &["women"]),
    ("write", &["wrote", "writen"]),
];

/// Each irregular form with its plain form.
static PLAIN: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let forms = FORMS.iter().flat_map(|(plain, forms)| forms.iter().map(|form| (*form, *plain)));
    forms.collect()
});

/// Returns the plain form of a folded word that is irregular.
pub(super) fn irregular(word: &str) -> Option<&'static str> {
    PLAIN.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn no_form_has_two_plain_forms_and_all_are_folded() {
        let all: Vec<&str> = FORMS.iter().flat_map(|(_, forms)| forms.iter().copied()).collect();
        assert_eq!(PLAIN.len(), all.len());
        assert!(FORMS.is_sorted_by_key(|(plain, _)| *plain));
        for word in all.into_iter().chain(FORMS.iter().map(|(plain, _)| *plain)) {
            assert_eq!(words(word), [word]);
            assert_ne!(irregular(word), Some(word));
        }
    }
}
