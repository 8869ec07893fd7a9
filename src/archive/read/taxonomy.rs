//! Reads the taxonomy: theatres with their areas, kinds, tactics, actors, outlets. A name shared by
//! two things is reported, since a look-up would only ever find the first.

use std::collections::HashMap;
use std::rc::Rc;

use super::TermResolver;
use super::context::ReadContext;
use crate::digest::{
    Acled, Actor, ActorId, Area, CountsAs, Kind, KindInAcled, Outlet, Party, Tactic, Taxonomy,
    TaxonomyParts, Theatre, TheatreId,
};
use crate::words::{Effort, NearestNames, fold, slug};
use crate::yaml::{self, Fault, MapReader, Mark, Node, NodeValue, excerpt};

/// Places in the tables of theatres, kinds and tactics are one byte.
const MOST_SHORT: usize = 255;
/// Places in the other tables are two bytes.
const MOST_LONG: usize = 65_535;

/// Reads the bytes of a taxonomy. Returns `None` if nothing in it could be read.
pub(in crate::archive) fn read_taxonomy(bytes: &[u8]) -> (Option<Taxonomy>, Vec<Fault>) {
    let mut faults = Vec::new();
    let Some(root) = yaml::parse(bytes, &mut faults) else { return (None, faults) };
    let (none, mut draft) = (Taxonomy::default(), TaxonomyBuilder::default());
    let mut words = TermResolver::new(&none);
    let mut desk = ReadContext::new(&mut words, bytes, faults);
    let read =
        root.handwritten_map("taxonomy", &mut desk.faults).map(|map| draft.fill(map, &mut desk));
    let faults = desk.into_faults();
    (read.map(|()| Taxonomy::from(draft.parts)), faults)
}

/// The names of one table, folded as look-ups fold them: the owner of each, and its position.
#[derive(Default)]
struct NameOwners(HashMap<String, (Rc<str>, Mark)>);

#[derive(Default)]
struct TaxonomyBuilder {
    parts: TaxonomyParts,
    /// The whole that an actor names, kept until every actor is known.
    wholes: Vec<(usize, Box<str>, Mark)>,
}

/// The names of one thing, and where they are written.
struct TermNames {
    /// `None` if the thing has no id of its own.
    id: Option<Box<str>>,
    name: Box<str>,
    aliases: Vec<Box<str>>,
}

impl TaxonomyBuilder {
    fn fill(&mut self, mut map: MapReader<'_, '_>, desk: &mut ReadContext) {
        self.parts.marking = desk.marking(&mut map);
        self.theatres(&mut map, desk);
        self.kinds(&mut map, desk);
        self.tactics(&mut map, desk);
        self.actors(&mut map, desk);
        self.outlets(&mut map, desk);
        map.finish(&mut desk.faults);
    }

    fn theatres(&mut self, map: &mut MapReader<'_, '_>, desk: &mut ReadContext) {
        let mut taken = NameOwners::default();
        map.need("theatres", &mut desk.faults);
        for node in desk.rows(map, "theatres", MOST_SHORT) {
            let Some(mut row) = node.handwritten_map("theatre", &mut desk.faults) else { continue };
            let names = desk.names_with_id(&mut row, &mut taken);
            let west = desk.west(&mut row);
            let countries = desk.countries(&mut row);
            let areas = row.get("areas");
            row.finish(&mut desk.faults);
            let Some(TermNames { id, name, aliases }) = names else { continue };
            let id = id.unwrap_or_else(|| slug(&name).into());
            let theatre = TheatreId(u8::try_from(self.parts.theatres.len()).unwrap_or(u8::MAX));
            let west = west.unwrap_or(false);
            self.parts.theatres.push(Theatre { id, name, aliases, west, countries });
            if let Some(areas) = areas {
                self.areas(theatre, areas, desk);
            }
        }
    }

    fn areas(&mut self, theatre: TheatreId, node: &Node, desk: &mut ReadContext) {
        let mut taken = NameOwners::default();
        for node in node.list("areas", &mut desk.faults).unwrap_or(&[]) {
            desk.bound_faults();
            if self.parts.areas.len() >= MOST_LONG {
                break;
            }
            let Some(mut row) = node.handwritten_map("area", &mut desk.faults) else { continue };
            let names = desk.names_of(&mut row, &mut taken);
            let west = desk.west(&mut row);
            let countries = desk.countries(&mut row);
            row.finish(&mut desk.faults);
            let Some(TermNames { name, aliases, .. }) = names else { continue };
            let id = slug(&name).into();
            self.parts.areas.push(Area { id, name, aliases, theatre, west, countries });
        }
    }

    fn kinds(&mut self, map: &mut MapReader<'_, '_>, desk: &mut ReadContext) {
        let mut taken = NameOwners::default();
        let table = map.need("kinds", &mut desk.faults).map(|node| node.mark);
        let mut lines = Vec::new();
        for node in desk.rows(map, "kinds", MOST_SHORT) {
            let Some(mut row) = node.handwritten_map("kind", &mut desk.faults) else { continue };
            let names = desk.names_with_id(&mut row, &mut taken);
            let counts_as = row.get("counts_as").and_then(|node| {
                let known = CountsAs::WORDS.map(|(word, _)| word);
                let find = |word: &str| CountsAs::WORDS.iter().find(|(known, _)| *known == word);
                desk.word(node, "value", &known, |word| find(word).map(|(_, meant)| *meant))
            });
            let acled = row.get("acled").map(|node| desk.kind_in_acled(node)).unwrap_or_default();
            row.finish(&mut desk.faults);
            let Some(TermNames { id, name, aliases }) = names else { continue };
            let id = id.unwrap_or_else(|| slug(&name).into());
            self.parts.kinds.push(Kind { id, name, aliases, counts_as, acled });
            lines.push(node.mark.line);
        }
        if let Some(table) = table {
            self.check_counted(table, &lines, desk);
        }
    }

    /// Reports if no kind counts as an attack, since comparisons would then count nothing. A
    /// taxonomy without any kind has been reported already.
    fn check_counted(&self, table: Mark, lines: &[u32], desk: &mut ReadContext) {
        let kinds = &self.parts.kinds;
        if kinds.is_empty() || kinds.iter().any(|kind| kind.counts_as == Some(CountsAs::Attack)) {
            return;
        }
        // A kind with such a name is most likely the one that is meant.
        let missing = CountsAs::WORDS.iter().filter_map(|(word, _)| {
            let at =
                kinds.iter().position(|kind| *kind.id == **word && kind.counts_as.is_none())?;
            Some(format!("`counts_as: {word}` to the kind `{word}` in line {}", lines.get(at)?))
        });
        let missing: Vec<String> = missing.collect();
        let hint = if missing.is_empty() {
            let word = CountsAs::Attack.word();
            format!("add `counts_as: {word}` to each kind whose entries are attacks")
        } else {
            format!("add {}", missing.join(", and "))
        };
        let message = "no kind counts as attack: comparisons cannot count any";
        desk.faults.push(Fault::warning(table, message).hint(hint));
    }

    fn tactics(&mut self, map: &mut MapReader<'_, '_>, desk: &mut ReadContext) {
        let mut taken = NameOwners::default();
        for node in desk.rows(map, "tactics", MOST_SHORT) {
            let Some(mut row) = node.handwritten_map("tactic", &mut desk.faults) else { continue };
            let names = desk.names_with_id(&mut row, &mut taken);
            let acled = row.get("acled").and_then(|node| desk.acled(node));
            row.finish(&mut desk.faults);
            let Some(TermNames { id, name, aliases }) = names else { continue };
            let id = id.unwrap_or_else(|| slug(&name).into());
            self.parts.tactics.push(Tactic { id, name, aliases, acled });
        }
    }

    fn actors(&mut self, map: &mut MapReader<'_, '_>, desk: &mut ReadContext) {
        let mut taken = NameOwners::default();
        for node in desk.rows(map, "actors", MOST_LONG) {
            let Some(mut row) = node.handwritten_map("actor", &mut desk.faults) else { continue };
            let names = desk.names_of(&mut row, &mut taken);
            let at = row.get("part_of").map(|node| node.mark);
            let whole = desk.boxed(&mut row, "part_of");
            row.finish(&mut desk.faults);
            let Some(TermNames { name, aliases, .. }) = names else { continue };
            if let Some((whole, at)) = whole.zip(at) {
                self.wholes.push((self.parts.actors.len(), whole, at));
            }
            self.parts.actors.push(Actor { name, aliases, part_of: None });
        }
        self.link(desk);
    }

    /// Links actors to their wholes. A whole may be listed below its parts, so this comes last.
    fn link(&mut self, desk: &mut ReadContext) {
        let mut known: HashMap<String, ActorId> = HashMap::new();
        for (actor, at) in self.parts.actors.iter().zip(0..) {
            for name in std::iter::once(&actor.name).chain(&actor.aliases) {
                known.entry(fold(name)).or_insert(ActorId(at));
            }
        }
        let mut nearest: Option<NearestNames<usize>> = None;
        let mut effort = Effort::default();
        for (part, whole, mark) in std::mem::take(&mut self.wholes) {
            // Valid links are kept however many others are wrong.
            let found = known.get(&fold(&whole)).copied();
            if found.is_none() {
                desk.bound_faults();
                let actors = &self.parts.actors;
                let nearest = nearest.get_or_insert_with(|| {
                    let names = actors.iter().enumerate();
                    NearestNames::new(names.map(|(at, actor)| (&*actor.name, at)))
                });
                let meant = nearest.find(&whole, &mut effort).and_then(|at| actors.get(at));
                let meant = meant.map(|actor| &*actor.name);
                desk.unknown(mark, "actor", &whole, meant, &[]);
            } else if found.is_some_and(|ActorId(at)| usize::from(at) == part) {
                let fault = Fault::error(mark, "an actor cannot be part of itself");
                desk.faults.push(fault.hint("name another, or leave `part_of` out"));
                continue;
            }
            if let Some(actor) = self.parts.actors.get_mut(part) {
                actor.part_of = found;
            }
        }
    }

    fn outlets(&mut self, map: &mut MapReader<'_, '_>, desk: &mut ReadContext) {
        let mut taken = NameOwners::default();
        for node in desk.rows(map, "outlets", MOST_LONG) {
            let Some(mut row) = node.handwritten_map("outlet", &mut desk.faults) else { continue };
            let names = desk.names_of(&mut row, &mut taken);
            let party = row.get("party").and_then(|node| {
                let find = |word: &str| Party::WORDS.iter().find(|(known, _)| *known == word);
                let known = Party::WORDS.map(|(word, _)| word);
                desk.word(node, "party", &known, |word| find(word).map(|(_, party)| *party))
            });
            row.finish(&mut desk.faults);
            let Some(TermNames { name, aliases, .. }) = names else { continue };
            self.parts.outlets.push(Outlet { name, aliases, party });
        }
    }
}

impl ReadContext<'_, '_> {
    /// Reads the rows of a table; rows that do not fit in it are reported and left out.
    fn rows<'n, 'a>(
        &mut self,
        map: &mut MapReader<'n, 'a>,
        key: &'static str,
        most: usize,
    ) -> impl Iterator<Item = &'n Node<'a>> + use<'n, 'a> {
        let rows = self.items(map, key);
        if let Some(first) = rows.get(most) {
            let message = format!("more than {most} {key}");
            let fault = Fault::error(first.mark, message);
            self.faults.push(fault.hint("those from here on are left out"));
        }
        rows.iter().take(most)
    }

    /// Reads id, name and aliases. A thing without an id, or with one that is taken, is left out.
    fn names_with_id(
        &mut self,
        row: &mut MapReader<'_, '_>,
        taken: &mut NameOwners,
    ) -> Option<TermNames> {
        let at = row.get("id").map(|node| node.mark);
        let id = self.need_name(row, "id");
        let row_mark = row.mark();
        let free = id.as_ref().zip(at).is_some_and(|(id, at)| self.free(id, at, row_mark, taken));
        let names = self.names_of(row, taken)?;
        let id = id.filter(|_| free)?;
        Some(TermNames { id: Some(id.into()), ..names })
    }

    /// Reads name and aliases. An alias of another thing is reported; a name that is taken is
    /// refused.
    fn names_of(
        &mut self,
        row: &mut MapReader<'_, '_>,
        taken: &mut NameOwners,
    ) -> Option<TermNames> {
        let mark = row.mark();
        let at = row.get("name").map_or(mark, |node| node.mark);
        let name = self.need_name(row, "name");
        let alias_node = row.get("aliases");
        let aliases = self.names(row, "aliases");
        let name: Box<str> = name?.into();
        let own = |owner: &(Rc<str>, Mark)| owner.1 == mark;
        if taken.0.get(&fold(&name)).is_some_and(|owner| !own(owner)) {
            self.taken(&name, at, taken);
            return None;
        }
        // All aliases are joined into one text.
        let owner: Rc<str> = excerpt(&name).into();
        taken.0.insert(fold(&name), (Rc::clone(&owner), mark));
        let at = alias_node.map_or(mark, |node| node.mark);
        for alias in &aliases {
            let folded = fold(alias);
            match taken.0.get(&folded) {
                Some(owner) if own(owner) => {}
                Some((owner, Mark { line, .. })) => {
                    let alias = excerpt(alias);
                    let message = format!("`{alias}` is a name of `{owner}` in line {line} too");
                    let fault = Fault::warning(at, message);
                    self.faults.push(fault.hint("keep it once: only the first is found by it"));
                }
                None => {
                    taken.0.insert(folded, (Rc::clone(&owner), mark));
                }
            }
        }
        Some(TermNames { id: None, name, aliases })
    }

    fn free(&mut self, id: &str, at: Mark, row: Mark, taken: &mut NameOwners) -> bool {
        let folded = fold(id);
        if taken.0.contains_key(&folded) {
            self.taken(id, at, taken);
            return false;
        }
        taken.0.insert(folded, (id.into(), row));
        true
    }

    fn taken(&mut self, name: &str, at: Mark, taken: &NameOwners) {
        let line = taken.0.get(&fold(name)).map_or(0, |(_, row)| row.line);
        let message = format!("`{}` is taken by line {line}", excerpt(name));
        self.faults.push(Fault::error(at, message).hint("write another, or drop one of the two"));
    }

    /// Reads whether attacks there are attacks in the West.
    fn west(&mut self, row: &mut MapReader<'_, '_>) -> Option<bool> {
        const YES: [&str; 3] = ["yes", "true", "on"];
        const WORDS: [&str; 6] = ["yes", "no", "true", "false", "on", "off"];
        let node = row.get("west")?;
        let read = |word: &str| WORDS.contains(&word).then_some(YES.contains(&word));
        self.word(node, "value", &WORDS, read)
    }

    /// Reads the codes of countries: two letters each. What is none is reported and left out.
    fn countries(&mut self, row: &mut MapReader<'_, '_>) -> Vec<Box<str>> {
        let mut codes = self.marked_names(row, "countries");
        codes.retain(|(mark, code)| {
            let is_code = code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase());
            if !is_code {
                let message = format!("`{}` is no code of a country", excerpt(code));
                let hint = "write two capital letters (ISO 3166-1): IQ";
                self.faults.push(Fault::warning(*mark, message).hint(hint));
            }
            is_code
        });
        codes.into_iter().map(|(_, code)| code).collect()
    }

    /// Reads where a kind stands in ACLED's vocabulary: a place there, or `no` for nowhere.
    fn kind_in_acled(&mut self, node: &Node) -> KindInAcled {
        if let NodeValue::Scalar(_) = node.value {
            let none =
                |word: &str| ["no", "false", "off"].contains(&word).then_some(KindInAcled::Never);
            let known = ["no", "{ event: …, sub_event: … }"];
            return self.word(node, "value", &known, none).unwrap_or_default();
        }
        self.acled(node).map(KindInAcled::At).unwrap_or_default()
    }

    fn acled(&mut self, node: &Node) -> Option<Acled> {
        let mut map = node.handwritten_map("acled", &mut self.faults)?;
        let event = self.need_name(&mut map, "event");
        let sub_event = self.need_name(&mut map, "sub_event");
        map.finish(&mut self.faults);
        Some(Acled { event: event?.into(), sub_event: sub_event?.into() })
    }
}
