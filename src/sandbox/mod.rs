//! The rights that the process gives up once it knows what it needs: those to other files, to
//! sockets and to other programs.
//!
//! [`Rules`] say what a command needs and [`Report`] says what is in force; both are plain data,
//! and so is the table of system calls. [`enter`] alone changes the process. It never fails: it
//! reports what the kernel does not support, and the rest holds. [`leave`] cleans up afterwards.

#[cfg(target_os = "linux")]
mod calls;
mod enter;
#[cfg(target_os = "linux")]
mod files;
#[cfg(target_os = "linux")]
mod forbidden;
mod own;
mod report;
#[cfg(target_os = "linux")]
mod resources;
mod rules;

pub use enter::{enter, lift};
pub use own::leave;
pub use report::{Layer, Report};
pub use rules::{Lasting, Resources, Rules};
