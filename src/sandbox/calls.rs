//! The layer of system calls: seccomp filters for every thread, made from the table of forbidden
//! calls.
//!
//! The table lists what is refused rather than what is allowed. A program's calls depend on its
//! libc and its allocator, and change with them: an update could make a list of allowed calls end a
//! running reader. This layer does not decide which files are opened; Landlock does that, by path.

use std::collections::BTreeMap;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch, apply_filter_all_threads,
};

use super::Layer;
use super::forbidden::{ALWAYS, SECOND, SECOND_ONLY, TYPING};

/// Maps each call to the cases in which it is refused; an empty list means all cases.
type Cases = BTreeMap<i64, Vec<SeccompRule>>;

#[cfg(target_arch = "x86_64")]
const PROCESSOR: Option<TargetArch> = Some(TargetArch::x86_64);
#[cfg(target_arch = "aarch64")]
const PROCESSOR: Option<TargetArch> = Some(TargetArch::aarch64);
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
const PROCESSOR: Option<TargetArch> = None;

/// Refuses the forbidden calls in all threads of this process.
pub(super) fn refuse() -> Layer {
    let Some(processor) = PROCESSOR else {
        let why = "there is no filter of system calls for this kind of processor";
        return Layer::Missing { why: why.to_owned() };
    };
    match apply(processor) {
        Ok(()) => Layer::InForce {
            what: "seccomp: no sockets, no other programs, no other processes, no change of a \
                   file's rights"
                .to_owned(),
        },
        Err(error) => Layer::Missing { why: error.to_string() },
    }
}

fn apply(processor: TargetArch) -> seccompiler::Result<()> {
    // Where the newest call to start a thread seems not to exist, the libraries use the older one,
    // whose arguments a filter can see.
    let newest = BTreeMap::from([(libc::SYS_clone3, Vec::new())]);
    let not_there = program(newest, libc::ENOSYS, processor)?;
    let refused = program(cases()?, libc::EPERM, processor)?;
    apply_filter_all_threads(&not_there)?;
    apply_filter_all_threads(&refused)
}

fn program(cases: Cases, error: i32, processor: TargetArch) -> seccompiler::Result<BpfProgram> {
    let error = SeccompAction::Errno(error.unsigned_abs());
    let filter = SeccompFilter::new(cases, SeccompAction::Allow, error, processor)?;
    Ok(filter.try_into()?)
}

fn cases() -> seccompiler::Result<Cases> {
    let mut cases = Cases::new();
    for call in ALWAYS.iter().copied().flatten() {
        cases.insert(*call, Vec::new());
    }
    let thread = u64::from(libc::CLONE_THREAD.unsigned_abs());
    let process = one(0, SeccompCmpOp::MaskedEq(thread), 0)?;
    cases.insert(libc::SYS_clone, vec![process]);
    // Signals wake the reader through such a pair, which connects to no other process.
    let elsewhere = one(0, SeccompCmpOp::Ne, u64::from(libc::AF_UNIX.unsigned_abs()))?;
    cases.insert(libc::SYS_socketpair, vec![elsewhere]);
    let typing = TYPING.iter().map(|request| one(1, SeccompCmpOp::Eq, *request));
    cases.insert(libc::SYS_ioctl, typing.collect::<seccompiler::Result<_>>()?);
    if let Some(bit) = SECOND {
        let second: Vec<_> = cases.keys().map(|call| call | bit).collect();
        let own = SECOND_ONLY.iter().map(|call| call | bit);
        cases.extend(second.into_iter().chain(own).map(|call| (call, Vec::new())));
    }
    Ok(cases)
}

/// Returns a case by one argument of 32 bits; these calls read no more of it.
fn one(argument: u8, is: SeccompCmpOp, value: u64) -> seccompiler::Result<SeccompRule> {
    let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Dword, is, value)?;
    Ok(SeccompRule::new(vec![condition])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_fit_into_the_kernel() {
        // A filter has at most 4096 instructions.
        let processor = PROCESSOR.unwrap();
        let length = program(cases().unwrap(), libc::EPERM, processor).unwrap().len();
        assert!((100..4_096).contains(&length), "{length}");
    }

    #[test]
    fn no_call_is_named_twice() {
        let mut named: Vec<_> = ALWAYS.iter().copied().flatten().copied().collect();
        let all = named.len();
        named.sort_unstable();
        named.dedup();
        assert_eq!(named.len(), all);
        let looked_at = [libc::SYS_clone, libc::SYS_socketpair, libc::SYS_ioctl, libc::SYS_clone3];
        assert!(looked_at.iter().all(|call| !named.contains(call)));
    }
}
