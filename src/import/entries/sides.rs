//! Which sides were harmed in an event. How many they were is added up in `tolls`.

use super::casualties::HarmPhrase;
use super::tolls::ToldHarm;
use crate::import::rules::HarmKind;

/// Who was harmed in an event.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the words")]
pub(super) struct HarmedSides {
    /// Somebody was killed.
    pub killed: bool,
    /// Somebody was killed or wounded.
    pub hurt: bool,
    /// Somebody was taken.
    pub captured: bool,
    /// Those who attack were killed or taken, other than in their own attack.
    pub militants: bool,
    /// Those who made this attack were killed.
    pub attackers: bool,
    /// Others were hurt.
    pub others: bool,
}

impl HarmedSides {
    pub(super) fn of(harms: &[ToldHarm]) -> Self {
        let any = |is: &dyn Fn(&HarmPhrase) -> bool| {
            harms.iter().any(|told| !told.harm.part && is(&told.harm))
        };
        Self {
            killed: any(&|harm| harm.toll == HarmKind::Killed),
            hurt: any(&|harm| harm.toll != HarmKind::Captured),
            captured: any(&|harm| harm.toll == HarmKind::Captured),
            militants: any(&|harm| {
                harm.militant
                    && !harm.attacker
                    && matches!(harm.toll, HarmKind::Killed | HarmKind::Captured)
            }),
            attackers: any(&|harm| harm.attacker && harm.militant),
            others: any(&|harm| !harm.militant && harm.toll != HarmKind::Captured),
        }
    }
}
