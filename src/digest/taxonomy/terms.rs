//! What a taxonomy is made of: the things it names, and their places in its tables.

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

/// Top level of place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theatre {
    /// Lower case, with hyphens.
    pub id: Box<str>,
    /// What it is called on screen.
    pub name: Box<str>,
    /// What else it is called.
    pub aliases: Vec<Box<str>>,
    /// True where its attacks are attacks in the West, which analysts count by themselves.
    pub west: bool,
}

/// A part of a theatre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Made from its name.
    pub id: Box<str>,
    /// What it is called on screen.
    pub name: Box<str>,
    /// What else it is called.
    pub aliases: Vec<Box<str>>,
    /// The theatre that it is part of.
    pub theatre: TheatreId,
}

/// What sort of thing an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Lower case, with hyphens.
    pub id: Box<str>,
    /// What it is called on screen.
    pub name: Box<str>,
    /// What else it is called.
    pub aliases: Vec<Box<str>>,
    /// What its entries are counted as; none for what is no violence of two sides.
    pub counts_as: Option<CountsAs>,
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

    /// The word that a taxonomy uses.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

/// Where a tactic stands in ACLED's vocabulary (its codebook's event and sub-event types).
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
    /// What it is called on screen.
    pub name: Box<str>,
    /// What else it is called.
    pub aliases: Vec<Box<str>>,
    /// Where it stands in ACLED's vocabulary.
    pub acled: Option<Acled>,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// What it is called on screen.
    pub name: Box<str>,
    /// What else it is called.
    pub aliases: Vec<Box<str>>,
    /// The actor that it is part of.
    pub part_of: Option<ActorId>,
}

/// Whose side an outlet is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// The group that carried the act out.
    Perpetrator,
    /// One who fights that group.
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

    /// The word that a taxonomy uses.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

/// Who publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// What it is called on screen.
    pub name: Box<str>,
    /// What else it is called.
    pub aliases: Vec<Box<str>>,
    /// Whose side it is on.
    pub party: Option<Party>,
}

/// The tables of a taxonomy; `archive` fills them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaxonomyParts {
    /// What has to stand over everything of the archive.
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
