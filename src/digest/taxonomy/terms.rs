//! The parts of a taxonomy: the things it names, and their places in its tables.

/// A theatre of one taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TheatreId(pub u8);

/// An area of one taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaId(pub u16);

/// A kind of one taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindId(pub u8);

/// A tactic of one taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TacticId(pub u8);

/// An actor of one taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub u16);

/// The top level of place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theatre {
    /// Lower case, with hyphens.
    pub id: Box<str>,
    /// Its name on screen.
    pub name: Box<str>,
    /// Its other names.
    pub aliases: Vec<Box<str>>,
    /// True if its attacks are attacks in the West, which analysts count separately.
    pub west: bool,
    /// The countries that it lies in, as codes of two letters; none where its name says it.
    pub countries: Vec<Box<str>>,
}

/// A part of a theatre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The id, made from its name.
    pub id: Box<str>,
    /// Its name on screen.
    pub name: Box<str>,
    /// Its other names.
    pub aliases: Vec<Box<str>>,
    /// The theatre that it is part of.
    pub theatre: TheatreId,
    /// Whether its attacks are attacks in the West; `None` if it is as its theatre is.
    pub west: Option<bool>,
    /// The countries that it lies in, as codes of two letters; none if it is where its theatre is, or
    /// its name says it.
    pub countries: Vec<Box<str>>,
}

/// What sort of thing an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Lower case, with hyphens.
    pub id: Box<str>,
    /// Its name on screen.
    pub name: Box<str>,
    /// Its other names.
    pub aliases: Vec<Box<str>>,
    /// What its entries are counted as; `None` if the kind is not violence between two sides.
    pub counts_as: Option<CountsAs>,
    /// Where its entries stand in ACLED's vocabulary.
    pub acled: KindInAcled,
}

/// Where entries of a kind stand in ACLED's vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum KindInAcled {
    /// Where their tactic does.
    #[default]
    ByTactic,
    /// Here, if their tactic has no place.
    At(Acled),
    /// Nowhere: what is only planned or said is no event there, whatever its tactic.
    Never,
}

/// What entries of a kind are counted as, whatever the archive calls the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountsAs {
    /// An attack: comparisons count it, and it may belong to a wave.
    Attack,
    /// A clash: no comparison counts it as an attack, but it may belong to a wave.
    Clash,
}

impl CountsAs {
    /// The words that a taxonomy uses.
    pub const WORDS: [(&'static str, Self); 2] = [("attack", Self::Attack), ("clash", Self::Clash)];

    /// Returns the word that a taxonomy uses for it.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

/// The place of a tactic or a kind in ACLED's vocabulary (event and sub-event types of its codebook).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acled {
    /// Event type.
    pub event: Box<str>,
    /// Sub-event type.
    pub sub_event: Box<str>,
}

/// How a thing was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tactic {
    /// Lower case, with hyphens.
    pub id: Box<str>,
    /// Its name on screen.
    pub name: Box<str>,
    /// Its other names.
    pub aliases: Vec<Box<str>>,
    /// Its place in ACLED's vocabulary.
    pub acled: Option<Acled>,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its name on screen.
    pub name: Box<str>,
    /// Its other names.
    pub aliases: Vec<Box<str>>,
    /// The actor that it is part of.
    pub part_of: Option<ActorId>,
}

/// The side that an outlet is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// The group that carried the act out.
    Perpetrator,
    /// An opponent of that group.
    Adversary,
    /// A state body.
    Official,
    /// Local people.
    Local,
    /// None of these.
    Independent,
}

impl Party {
    /// The words that a taxonomy uses.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("perpetrator", Self::Perpetrator),
        ("adversary", Self::Adversary),
        ("official", Self::Official),
        ("local", Self::Local),
        ("independent", Self::Independent),
    ];

    /// Returns the word that a taxonomy uses for it.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

/// Who publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Its name on screen.
    pub name: Box<str>,
    /// Its other names.
    pub aliases: Vec<Box<str>>,
    /// The side it is on.
    pub party: Option<Party>,
}

/// The tables of a taxonomy, filled by `archive`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaxonomyParts {
    /// The marking that applies to everything in the archive.
    pub marking: Option<Box<str>>,
    /// In the order of the screen.
    pub theatres: Vec<Theatre>,
    /// In the order of the screen, theatre by theatre.
    pub areas: Vec<Area>,
    /// In the order of the screen.
    pub kinds: Vec<Kind>,
    /// In the order of the screen.
    pub tactics: Vec<Tactic>,
    /// In the order of the file.
    pub actors: Vec<Actor>,
    /// In the order of the file.
    pub outlets: Vec<Outlet>,
}
