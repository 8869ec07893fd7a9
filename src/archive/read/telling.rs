//! One telling of an event: its toll, and the versions of others.

use super::context::ReadContext;
use super::digest::DigestBuilder;
use crate::digest::{Account, Casualties, Harm, Slice};
use crate::yaml::{Fault, MapReader, Node};

impl ReadContext<'_, '_> {
    /// Reads the toll of this telling.
    pub(super) fn toll(&mut self, map: &mut MapReader<'_, '_>) -> Casualties {
        let killed = self.stated(map, Harm::Killed.key());
        let wounded = self.stated(map, Harm::Wounded.key());
        let captured = self.stated(map, Harm::Captured.key());
        let both = self.stated(map, Harm::KilledOrWounded.key());
        if let (Some(_), Some(_), Some((mark, _))) = (killed, wounded, both) {
            let message = "`killed_or_wounded` beside `killed` and `wounded`";
            let hint = "keep it only where the source does not tell the two apart";
            self.faults.push(Fault::warning(mark, message).hint(hint));
        }
        let count = |stated: Option<(_, _)>| stated.map(|(_, count)| count);
        Casualties {
            killed: count(killed),
            wounded: count(wounded),
            killed_or_wounded: count(both),
            captured: count(captured),
        }
    }
}

impl DigestBuilder {
    /// Reads the other tellings of an entry.
    pub(super) fn versions(
        &mut self,
        map: &mut MapReader<'_, '_>,
        desk: &mut ReadContext,
    ) -> Slice {
        let first = self.versions.len();
        for item in desk.items(map, "versions") {
            if desk.gives_up(item.mark) {
                break;
            }
            if let Some(version) = self.version(item, desk) {
                self.versions.push(version);
            }
        }
        Slice::from(first, self.versions.len())
    }

    fn version(&mut self, node: &Node, desk: &mut ReadContext) -> Option<Account> {
        let mut map = node.map("version", &mut desk.faults)?;
        let by = desk.need_name(&mut map, "by");
        let basis = desk.basis(&mut map);
        let text = desk.text(&mut map, "text");
        let casualties = desk.toll(&mut map);
        let sources = desk.sources(&mut map);
        map.finish(&mut desk.faults);
        let (by, basis) = (by?, basis?);
        Some(Account {
            by: self.texts.keep(&by),
            basis,
            text: self.texts.keep_if(text),
            casualties,
            sources: self.cite(&sources),
        })
    }
}
