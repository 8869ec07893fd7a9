use watchfloor::digest::*;
#[test] fn look() {
 use std::mem::size_of as s;
 eprintln!("Entry {} DateSpan {} Casualties {} Count {} OptCount {} StoredCitation {} OptDate {} Version {} Tactics {} Period {} Sum {} Tally {}", s::<Entry>(), s::<DateSpan>(), s::<Casualties>(), s::<Count>(), s::<Option<Count>>(), s::<StoredCitation>(), s::<Option<DateSpan>>(), s::<Version>(), s::<Tactics>(), s::<Period>(), s::<Sum>(), s::<Tally>());
}
