//! `man`: one manual page for the program and all its commands.

use std::io::{self, Write as _};

use clap::CommandFactory as _;

use super::Args;
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::Permissions;
use super::session::Session;

/// Print the manual page
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ManArgs {}

impl CommandSpec for ManArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        Permissions::nothing()
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        session.own(&page()?)
    }
}

fn page() -> io::Result<Vec<u8>> {
    let mut command = Args::command();
    command.build();
    let man = clap_mangen::Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    page.write_all(b".SH COMMANDS\n")?;
    for part in command.get_subcommands() {
        page.write_all(section(part)?.as_bytes())?;
    }
    let mut extra = Vec::new();
    man.render_extra_section(&mut extra)?;
    page.write_all(String::from_utf8_lossy(&extra).replace(".SH EXTRA", ".SH NOTES").as_bytes())?;
    man.render_version_section(&mut page)?;
    Ok(page)
}

/// Renders a command as a section of the page rather than as a page of its own: without the
/// headings, and without the options that every command has.
fn section(command: &clap::Command) -> io::Result<String> {
    let own = command.clone().disable_help_flag(true).mut_args(|arg| {
        let shared = arg.is_global_set() || arg.get_id() == "help";
        arg.hide(shared)
    });
    let man = clap_mangen::Man::new(own);
    let mut parts: [Vec<u8>; 3] = Default::default();
    man.render_synopsis_section(&mut parts[0])?;
    man.render_description_section(&mut parts[1])?;
    man.render_options_section(&mut parts[2])?;
    let mut section = format!(".SS \"watchfloor {}\"\n", command.get_name());
    for part in parts {
        section.push_str(".PP\n");
        for line in String::from_utf8_lossy(&part).lines() {
            // Every section defines the apostrophe again, beside its heading.
            if ![".SH ", ".ie ", ".el "].iter().any(|start| line.starts_with(start)) {
                section.push_str(line);
                section.push('\n');
            }
        }
    }
    Ok(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_its_part_and_there_is_one_title() {
        let page = String::from_utf8(page().unwrap()).unwrap();
        assert_eq!(page.matches(".TH ").count(), 1);
        for command in Args::command().get_subcommands() {
            let title = format!(".SS \"watchfloor {}\"", command.get_name());
            assert!(page.contains(&title), "{title}");
        }
        let shared = page.matches("\n\\fB\\-\\-archive\\fR").count();
        assert_eq!(shared, 1, "what every command has is told once");
    }
}
