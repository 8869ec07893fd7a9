//! What the process gives up once it knows what it needs: the rights to other files, to sockets and
//! to other programs.
//!
//! [`Rules`] say what a command needs and [`Report`] what came of it; both are plain data, and so is
//! the table of system calls. [`enter`] alone acts on the process. It never fails: what a kernel
//! does not know is told, and the rest holds. [`leave`] tidies up behind it.

#[cfg(target_os = "linux")]
mod calls;
mod enter;
#[cfg(target_os = "linux")]
mod files;
#[cfg(target_os = "linux")]
mod forbidden;
mod own;
mod report;
mod rules;

pub use enter::enter;
pub use own::leave;
pub use report::{Layer, Report};
pub use rules::Rules;
