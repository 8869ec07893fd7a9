//! What few entries say beyond the event itself: who else acted, who claimed or denied it, how sure
//! that is, the exact time and place, and what belongs to it elsewhere. All of it is read from the
//! values of the digest, so that an entry without it costs nothing.

use super::written_out::written_out;
use super::{
    ActorId, Attribution, Basis, Casualties, Count, DateBasis, DateSpan, EntryField, EntryRef,
    FieldForm, FieldValue, Harm, Pairs, Position, Taxonomy, TimeOfDay,
};

impl<'a> EntryRef<'a> {
    /// Returns who acted, the first of several first.
    pub fn actors(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let all = self.plain_text(EntryField::Actor).or_else(|| self.actor());
        all.into_iter().flat_map(str::lines)
    }

    /// Returns the actors that the taxonomy knows, in the order of [`Self::actors`].
    pub fn known_actors<'t>(
        &self,
        taxonomy: &'t Taxonomy,
    ) -> impl Iterator<Item = ActorId> + use<'a, 't> {
        // An entry of one actor names no others, and its text need not be read.
        let others = self.plain_text(EntryField::Actor).into_iter().flat_map(str::lines).skip(1);
        let others = others.filter_map(move |name| taxonomy.find_actor(name));
        self.known_actor.into_iter().chain(others)
    }

    /// Returns true if the source does not say which of the actors and targets acted on which.
    pub fn undirected(&self) -> bool {
        self.plain_text(EntryField::Undirected) == Some("yes")
    }

    /// Returns who stands behind one number of the toll: the number's own basis, else the entry's.
    pub fn basis_of(&self, harm: Harm) -> Basis {
        written_out(self.digest(), self.values, harm).basis.unwrap_or(self.basis)
    }

    /// Returns the parts of one number of the toll, each with its label: civilians, police. They
    /// need not add up to it.
    pub fn parts_of(&self, harm: Harm) -> impl Iterator<Item = (&'a str, Count)> + use<'a> {
        written_out(self.digest(), self.values, harm).parts()
    }

    /// Returns the actor's own dead, wounded and captured. They are no part of the toll.
    pub fn losses(&self) -> Casualties {
        match self.value(EntryField::Losses) {
            Some(FieldValue::Toll(losses)) => losses,
            _ => Casualties::default(), // the field has no other form
        }
    }

    /// Returns how many events the entry tells: one, unless it says otherwise.
    pub fn events(&self) -> Count {
        self.count(EntryField::Events).unwrap_or(Count::Exact(1))
    }

    /// Returns who claimed it.
    pub fn claimed_by(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.names_in(EntryField::ClaimedBy)
    }

    /// Returns when it was claimed.
    pub fn claimed_on(&self) -> Option<DateSpan> {
        self.plain_text(EntryField::ClaimedOn)?.parse().ok()
    }

    /// Returns who denied it.
    pub fn denied_by(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.names_in(EntryField::DeniedBy)
    }

    /// Returns on what the name of the actor rests, if the entry says so.
    pub fn attribution(&self) -> Option<Attribution> {
        self.plain_text(EntryField::Attribution)?.parse().ok()
    }

    /// Returns the id of the entry that it corrects.
    pub fn corrects(&self) -> Option<&'a str> {
        self.plain_text(EntryField::Corrects)
    }

    /// Returns the id of the entry or the digest that it was told from.
    pub fn told_from(&self) -> Option<&'a str> {
        self.plain_text(EntryField::ToldFrom)
    }

    /// Returns the time of day.
    pub fn time(&self) -> Option<TimeOfDay> {
        self.plain_text(EntryField::Time)?.parse().ok()
    }

    /// Returns where on the earth it happened.
    pub fn at(&self) -> Option<Position> {
        self.plain_text(EntryField::At)?.parse().ok()
    }

    /// Returns on what its date rests.
    pub fn date_basis(&self) -> DateBasis {
        let written = self.plain_text(EntryField::DateBasis);
        written.and_then(|word| word.parse().ok()).unwrap_or_default()
    }

    /// Returns what it says in the archive's own keys, and the ids that it has in other databases.
    pub fn extra(&self) -> Pairs<'a> {
        Pairs::read(self.plain_text(EntryField::Extra).unwrap_or(""))
    }

    /// Returns true if it has a value of its own in a field.
    pub fn has(&self, field: EntryField) -> bool {
        match field.def().form {
            FieldForm::Kind | FieldForm::Basis => true,
            FieldForm::Id => !self.id.is_none(),
            FieldForm::Tactics => self.tactics.main().is_some(),
            FieldForm::Sources => self.sources().next().is_some(),
            FieldForm::Versions => self.versions().next().is_some(),
            FieldForm::Date if field == EntryField::Date => true,
            FieldForm::Wave
            | FieldForm::Date
            | FieldForm::Place
            | FieldForm::Text
            | FieldForm::Name
            | FieldForm::Names(_)
            | FieldForm::NameOrNames(_)
            | FieldForm::Count
            | FieldForm::Choice(_)
            | FieldForm::Reference
            | FieldForm::TimeOfDay
            | FieldForm::Position
            | FieldForm::Losses
            | FieldForm::Pairs => self.value(field).is_some(),
        }
    }

    pub(super) fn names_in(&self, field: EntryField) -> impl Iterator<Item = &'a str> + use<'a> {
        self.plain_text(field).into_iter().flat_map(str::lines)
    }
}
