//! The sets of words that the program itself asks for by name.

use super::lexicon::{SetId, WordSets};

macro_rules! known {
    ($($name:ident),* $(,)?) => {
        /// The sets of words that the program asks for, each named as in a file of rules.
        #[derive(Debug, Clone, Copy)]
        pub(in crate::import) struct KnownSets {
            $(#[doc = stringify!($name)] pub $name: SetId,)*
        }

        impl KnownSets {
            /// Looks the sets up; those that no file has are empty.
            pub(super) fn of(lexicon: &mut WordSets) -> Self {
                Self { $($name: lexicon.set(stringify!($name)),)* }
            }
        }
    };
}

known! {
    be, have, article, adverb, preposition, one, many, extra, including, at_least, more_than, at_most, less_than, about,
    total, several, some, dozens, hundreds, person, militant, thing, killed, kill, wounded, wound, killed_or_wounded,
    kill_or_wound, captured, capture, barrier, event, strong_event, new_event, continues, movement, summary, summary_noun,
    judgement, other_version, denies, speaker_reported, speaker_group, speaker_official, by_word, no_claim, hedge,
    said, near, place_verb, place_word, soft_place_word, hard_place_word, admin_word, not_place, force, group, leave,
    dead_noun, wounded_noun, body, trooper, own, total_word, trend, claim, recap, died, prisoner,
    finds, fires, force_attack, no_deed_before, no_deed_behind, site, aircraft, has_aircraft, guns, gunman, fight, means, means_on,
    local_force, dated_noun, before_name, other_one, other_many,
    name_end, away, town_site, recently, pact, taken_people, column_date,
    column_place, column_region, column_killed, column_wounded, puts_toll, scare_word, so_called, no_deed,
    undoes, struck_by, body_tells, acting_force, repels, along_with, arrested, column_source, column_captured,
    accused, blames, retracts, present_deed, leads_to_place, army, column_telling, column_actor, column_target, column_means, column_toll,
    gives_up, hands_over, past_verb, that_group, befalls, own_men, attribution_suspected, said_to, sent_there, refers_back, own_side,
}
