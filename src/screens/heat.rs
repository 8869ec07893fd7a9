//! What the five steps of a scale of numbers are drawn as.

use crate::ui::theme::Role;

const ROLES: [Role; 5] = [Role::Heat1, Role::Heat2, Role::Heat3, Role::Heat4, Role::Heat5];

/// Returns what a step is drawn as, from 1 to 5.
pub fn heat_role(step: u8) -> Role {
    ROLES.get(usize::from(step).saturating_sub(1)).copied().unwrap_or(Role::Heat5)
}
