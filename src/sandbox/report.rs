//! What of the sandbox is in force, as the kernel answered when it was asked for.

/// What became of one layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layer {
    /// All that was asked for holds.
    InForce {
        /// What that is, for a person.
        what: String,
    },
    /// It holds, but this kernel does not know all that was asked for.
    InPart {
        /// What holds, and what does not and why.
        what: String,
    },
    /// It does not hold.
    Missing {
        /// Why.
        why: String,
    },
}

/// What of the sandbox is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Landlock: which files may be touched.
    pub files: Layer,
    /// Seccomp: which system calls are refused.
    pub calls: Layer,
    /// `no_new_privs`: nothing that is started could gain rights by a set-user-id bit.
    pub no_new_privileges: bool,
}

impl Report {
    /// Nothing is in force, for one reason.
    pub fn nothing(why: &str) -> Self {
        let missing = || Layer::Missing { why: why.to_owned() };
        Self { files: missing(), calls: missing(), no_new_privileges: false }
    }
}
