//! One telling of an event: its toll, and the versions of others.

use super::context::ReadContext;
use super::digest::DigestBuilder;
use super::written_out::ToldNumber;
use crate::digest::{Account, Casualties, Harm, Slice, Stance, StoredValue, store_written_out};
use crate::yaml::{Fault, MapReader, Node, NodeValue, excerpt};

/// A toll, and the numbers of it that are written out.
pub(super) struct Toll {
    pub(super) casualties: Casualties,
    /// What is stored of each number that has more than a count.
    pub(super) written_out: Vec<(Harm, String)>,
}

impl ReadContext<'_, '_> {
    /// Reads the toll of this telling.
    pub(super) fn toll(&mut self, map: &mut MapReader<'_, '_>) -> Toll {
        let killed = self.told(map, Harm::Killed.key());
        let wounded = self.told(map, Harm::Wounded.key());
        let captured = self.told(map, Harm::Captured.key());
        let both = self.told(map, Harm::KilledOrWounded.key());
        if let (Some(_), Some(_), Some(ToldNumber { mark, .. })) = (&killed, &wounded, &both) {
            let message = "`killed_or_wounded` beside `killed` and `wounded`";
            let hint = "keep it only where the source does not tell the two apart";
            self.faults.push(Fault::warning(*mark, message).hint(hint));
        }
        let count = |told: &Option<ToldNumber>| told.as_ref().map(|told| told.count);
        let casualties = Casualties {
            killed: count(&killed),
            wounded: count(&wounded),
            killed_or_wounded: count(&both),
            captured: count(&captured),
        };
        let all = Harm::ALL.into_iter().zip([killed, wounded, both, captured]);
        let more = all.filter_map(|(harm, told)| {
            let ToldNumber { basis, parts, .. } = told?;
            let is_more = basis.is_some() || !parts.is_empty();
            is_more.then(|| (harm, store_written_out(basis, &parts)))
        });
        Toll { casualties, written_out: more.collect() }
    }

    /// Reads the toll of the actor's own: only counts, since nothing more is asked of it.
    pub(super) fn losses(&mut self, node: &Node) -> Option<Casualties> {
        if let Some(number) = number_alone(node) {
            let message = format!("`losses` do not say whether {number} were killed: left out");
            let hint = "write `losses: { killed: … }`";
            self.faults.push(Fault::error(node.mark, message).hint(hint));
            return None;
        }
        let mut map = node.handwritten_map("losses", &mut self.faults)?;
        let mut count = |harm: Harm| {
            let told = self.told(&mut map, harm.key())?;
            if told.basis.is_some() || !told.parts.is_empty() {
                let message = format!("`losses` keep the number of `{}` alone", harm.key());
                let hint = "write its parts or its basis into the text";
                self.faults.push(Fault::error(told.mark, message).hint(hint));
            }
            Some(told.count)
        };
        let losses = Casualties {
            killed: count(Harm::Killed),
            wounded: count(Harm::Wounded),
            killed_or_wounded: count(Harm::KilledOrWounded),
            captured: count(Harm::Captured),
        };
        map.finish(&mut self.faults);
        (!losses.is_silent()).then_some(losses)
    }
}

/// Returns the number that stands where losses should name what they count: `3`, or a range in parts.
fn number_alone(node: &Node) -> Option<String> {
    match &node.value {
        NodeValue::Scalar(text) => Some(excerpt(text)),
        NodeValue::Map(entries) => {
            let part = |name: &str| {
                let part = entries.iter().find(|(key, _)| key.name.trim() == name)?;
                match &part.1.value {
                    NodeValue::Scalar(text) => Some(excerpt(text)),
                    NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => None,
                }
            };
            part("n").or_else(|| Some(format!("{}-{}", part("low")?, part("high")?)))
        }
        NodeValue::Null | NodeValue::List(_) => None,
    }
}

impl DigestBuilder<'_> {
    /// Reads the other tellings of an entry.
    pub(super) fn versions(
        &mut self,
        map: &mut MapReader<'_, '_>,
        desk: &mut ReadContext,
    ) -> Slice {
        let first = self.versions.len();
        for item in desk.items(map, "versions") {
            desk.bound_faults();
            if let Some(version) = self.version(item, desk) {
                self.versions.push(version);
            }
        }
        Slice::from(first, self.versions.len())
    }

    fn version(&mut self, node: &Node, desk: &mut ReadContext) -> Option<Account> {
        let mut map = node.handwritten_map("version", &mut desk.faults)?;
        let by = desk.need_name(&mut map, "by");
        let basis = desk.basis(&mut map);
        let stance = desk.closed(&mut map, "stance", Stance::WORDS);
        let date = desk.date(&mut map, "date");
        let text = desk.text(&mut map, "text");
        let toll = desk.toll(&mut map);
        let sources = desk.sources(&mut map);
        map.finish(&mut desk.faults);
        let (by, basis) = (by?, basis?);
        let first = self.values.len();
        for (harm, text) in toll.written_out {
            self.values.push(StoredValue { field: harm.field(), text: self.texts.keep(&text) });
        }
        Some(Account {
            by: self.texts.keep(&by),
            basis,
            text: self.texts.keep_if(text),
            casualties: toll.casualties,
            stance,
            date,
            tolls: Slice::from(first, self.values.len()),
            sources: self.cite(&sources),
        })
    }
}
