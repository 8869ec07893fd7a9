//! The table of system calls that the program never needs, and that would help an attacker who
//! controls it. It has only numbers, by group; `calls.rs` turns them into a filter.
//!
//! Other calls are left to Landlock (opening, making and removing files) or are harmless.

/// The number of `fchmodat2`, which none of the libraries defines on every processor.
const FCHMODAT2: i64 = 452;

/// Calls that are refused whatever their arguments are.
pub(super) const ALWAYS: &[&[i64]] = &[NETWORK, PROGRAMS, PROCESSES, RINGS, KERNEL, MOUNTS, OWNERS];

/// Sockets can be neither made nor used to reach or be reached. `socketpair` is checked by its
/// arguments; sending and receiving need a socket first.
const NETWORK: &[i64] = &[
    libc::SYS_socket,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
];

/// No other program can be started. Threads can: `clone` is checked by its arguments.
#[cfg(target_arch = "x86_64")]
const PROGRAMS: &[i64] = &[libc::SYS_execve, libc::SYS_execveat, libc::SYS_fork, libc::SYS_vfork];
#[cfg(not(target_arch = "x86_64"))]
const PROGRAMS: &[i64] = &[libc::SYS_execve, libc::SYS_execveat];

/// Other processes can be neither inspected nor contacted.
const PROCESSES: &[i64] = &[
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_kcmp,
    libc::SYS_perf_event_open,
];

/// `io_uring` carries out calls that no filter sees.
const RINGS: &[i64] =
    &[libc::SYS_io_uring_setup, libc::SYS_io_uring_enter, libc::SYS_io_uring_register];

/// Interfaces to the kernel. Most are closed to a plain user anyway, but not to root.
const KERNEL: &[i64] = &[
    libc::SYS_bpf,
    libc::SYS_userfaultfd,
    libc::SYS_kexec_load,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_acct,
    libc::SYS_quotactl,
    libc::SYS_syslog,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_personality,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
];

/// Mounts and other views of the file system. Handles open files without their path.
const MOUNTS: &[i64] = &[
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_mount_setattr,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_open_by_handle_at,
    libc::SYS_name_to_handle_at,
];

/// Rights, owners, times and attributes of files, which Landlock does not control.
#[cfg(target_arch = "x86_64")]
const OWNERS: &[i64] = &[
    libc::SYS_chmod,
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    FCHMODAT2,
    libc::SYS_chown,
    libc::SYS_lchown,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
    libc::SYS_utime,
    libc::SYS_utimes,
    libc::SYS_futimesat,
    libc::SYS_utimensat,
];
#[cfg(not(target_arch = "x86_64"))]
const OWNERS: &[i64] = &[
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    FCHMODAT2,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
    libc::SYS_utimensat,
];

/// Terminal requests that would insert typed input in the user's name. The shell that runs
/// afterwards would read that input.
pub(super) const TYPING: [u64; 2] = [libc::TIOCSTI, 0x541C];

/// The bit of a second set of call numbers, which a kernel on `x86_64` may know. The program never
/// uses them, so every forbidden call is forbidden by its second number too.
#[cfg(target_arch = "x86_64")]
pub(super) const SECOND: Option<i64> = Some(0x4000_0000);
#[cfg(not(target_arch = "x86_64"))]
pub(super) const SECOND: Option<i64> = None;

/// Calls with a different number in the second set: `ioctl`, `execve`, `ptrace`, `kexec_load`,
/// `process_vm_readv`, `process_vm_writev`, `execveat`.
pub(super) const SECOND_ONLY: [i64; 7] = [514, 520, 521, 528, 539, 540, 545];
