//! The words of a query among the arguments. A word that excludes something begins with a dash, and
//! would be read as an option. The query language has another sign for the same; it replaces the
//! dash before the arguments are read.

use std::ffi::OsString;

use clap::{Arg, Command};

/// The value name of the argument for the words of a query. A command that has such an argument gets
/// its words prepared here first.
pub(super) const QUERY: &str = "QUERY";
/// The value name of an argument whose words may each be a query.
pub(super) const SUBJECT: &str = "SUBJECT";

/// Replaces the dash by `!` in every word of a query that begins with one. Options stay as they
/// are: the long ones, the short ones that the command knows, and their values. Everything after
/// `--` stays too: there a dash is a dash.
pub(super) fn spelt(args: Vec<OsString>, definition: &Command) -> Vec<OsString> {
    let asking = |arg: &OsString| definition.find_subcommand(arg).is_some_and(asks);
    let asking = args.iter().position(asking);
    let command = asking.and_then(|at| definition.find_subcommand(args.get(at)?));
    let (Some(at), Some(command)) = (asking, command) else { return args };
    let options: Vec<&Arg> = definition.get_arguments().chain(command.get_arguments()).collect();
    let (mut is_value, mut is_over) = (false, false);
    let word = |(place, arg): (usize, OsString)| {
        let Some(text) = arg.to_str().filter(|_| place > at && !is_over && !is_value) else {
            is_value = false;
            return arg;
        };
        is_over = text == "--";
        is_value = options.iter().any(|option| takes_next(option, text));
        match text.strip_prefix('-').filter(|rest| is_word(rest, &options)) {
            Some(rest) => format!("!{rest}").into(),
            None => arg,
        }
    };
    args.into_iter().enumerate().map(word).collect()
}

/// Returns true for a command that takes the words of a query.
fn asks(command: &Command) -> bool {
    let names = command.get_positionals().filter_map(Arg::get_value_names).flatten();
    names.into_iter().any(|name| *name == *QUERY || *name == *SUBJECT)
}

/// Returns true for an option whose value is the next argument.
fn takes_next(option: &Arg, text: &str) -> bool {
    let long = option.get_long().is_some_and(|long| text.strip_prefix("--") == Some(long));
    let short = option.get_short().is_some_and(|short| text == format!("-{short}"));
    (long || short) && option.get_action().takes_values()
}

/// Checks what follows the dash. Returns true for a word of a query: not empty, not another dash,
/// and not the letter of an option.
fn is_word(rest: &str, options: &[&Arg]) -> bool {
    let mut letters = rest.chars();
    let Some(first) = letters.next() else { return false };
    let known = first == 'h' || options.iter().any(|option| option.get_short() == Some(first));
    let alone = matches!(letters.next(), None | Some('='));
    first != '-' && !(known && alone)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::super::Args;
    use super::*;

    fn spelt_line(line: &str) -> String {
        let args = line.split(' ').map(OsString::from).collect();
        let spelt = spelt(args, &Args::command());
        spelt.join(" ".as_ref()).into_string().unwrap()
    }

    #[test]
    fn a_word_that_leaves_out_is_no_option() {
        for (line, wanted) in [
            ("w search ied -actor:sdf --limit 3", "w search ied !actor:sdf --limit 3"),
            ("w search -oil -h", "w search !oil -h"),
            ("w export -o x.csv -kind:plot", "w export -o x.csv !kind:plot"),
            ("w export -o -x --force -x", "w export -o -x --force !x"),
            ("w export -o=x -", "w export -o=x -"),
            ("w compare -actor:sdf 2020 --per-day", "w compare !actor:sdf 2020 --per-day"),
            ("w search -- -x", "w search -- -x"),
            ("w list digests -x", "w list digests -x"),
        ] {
            assert_eq!(spelt_line(line), wanted);
        }
    }
}
