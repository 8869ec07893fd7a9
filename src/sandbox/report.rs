//! The state of the sandbox, as the kernel answered.

/// The state of one layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Everything that was requested is in force.
    InForce {
        /// What is in force, in words.
        what: String,
    },
    /// It is in force, but this kernel does not support everything that was requested.
    InPart {
        /// What is in force, and what is not and why.
        what: String,
    },
    /// It is not in force.
    Missing {
        /// Why.
        why: String,
    },
}

/// Which layers of the sandbox are in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Landlock: which files may be touched.
    pub files: Layer,
    /// Seccomp: which system calls are refused.
    pub calls: Layer,
    /// `no_new_privs`: no started program could gain rights by a set-user-id bit.
    pub no_new_privileges: bool,
}

impl Report {
    /// Creates a report in which nothing is in force, for one reason.
    pub fn nothing(why: &str) -> Self {
        let missing = || Layer::Missing { why: why.to_owned() };
        Self { files: missing(), calls: missing(), no_new_privileges: false }
    }
}
