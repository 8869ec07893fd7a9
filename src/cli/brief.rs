//! `brief`: what was gathered as a page that can be sent, in the format that the file's name tells.

use std::path::{Path, PathBuf};

use super::ask::{file as own_file, saved};
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::notes_folder;
use super::origin::origin_name;
use super::output_file::OutputFile;
use super::permissions::{Configuration, Disclosure, Permissions, Printed, Reads, Writes};
use super::remarks::CountedWork;
use super::session::Session;
use crate::archive::{self, Problem, shown};
use crate::brief::{
    BriefArchive, BriefOrigin, BriefPart, BriefRequest, BriefTemplate, Briefing, WorklistFile,
    compose_telling, read_worklist,
};
use crate::config::{File, plain_bytes};
use crate::disk::is_absent;
use crate::export::{ExportContent, Format, write_briefing};
use crate::state::WORKLIST;

/// How far a briefing is.
const COMPOSED: CountedWork = CountedWork { done: "composed", what: "items" };

/// Write what was gathered as a briefing: Markdown, a page for browsers, or a document
///
/// The worklist says what was gathered, in order: entries, points, figures, sums, comparisons, maps,
/// grids, tempos, and words of one's own. What is told and what the analyst concludes stand apart, each source
/// is a note, and what cannot be found any more is listed. A template says in which sections: the file
/// that is named, else `template.yaml` in the configuration or at the top of the archive.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct BriefArgs {
    /// File to write, whole or not at all; its name ends in .md, .html or .docx
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Worklist to read; else `brief.yaml` in the folder of notes
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    /// Template to read: a list of sections, each with `heading` and `holds`
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}

impl CommandSpec for BriefArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let list: Vec<String> = self.list.iter().map(|path| shown(path).into()).collect();
        let format = self.format().map_or("briefing", Format::name);
        let paths = self.list.iter().chain(&self.template).cloned().collect();
        Permissions {
            discloses: Disclosure::Exported(Printed::new("brief", &list, format)),
            reads: Reads::ArchiveAnd { paths, done: "gathered" },
            writes: self.output.clone().map_or(Writes::Nothing, Writes::File),
            configuration: Configuration::Heeded,
        }
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        brief(self, session)
    }
}

impl BriefArgs {
    /// Returns the format that the name of the file tells.
    fn format(&self) -> Option<Format> {
        Format::of(self.output.as_deref()?, ExportContent::Briefing)
    }

    /// Returns the file to write and how, or what is wrong with what was named.
    fn target(&self) -> Result<(&Path, Format), Failure> {
        let endings: Vec<String> = Format::all(ExportContent::Briefing)
            .filter_map(|format| format.endings().first().map(|ending| format!(".{ending}")))
            .collect();
        let endings = endings.join(", ");
        let Some(path) = self.output.as_deref() else {
            let why = format!("name the file to write with -o; its name ends in one of {endings}");
            return Err(Failure::Usage(why));
        };
        let format = self.format().ok_or_else(|| {
            let name = shown(path);
            Failure::Usage(format!("`{name}` does not tell a format: end it with one of {endings}"))
        })?;
        Ok((path, format))
    }
}

/// Writes a briefing of what was gathered.
fn brief(args: &BriefArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let (path, format) = args.target()?;
    let list = &args.list.clone().or_else(|| usual_list(session)).ok_or_else(|| {
        let why = "name the worklist with --list: a file of what was gathered, in order";
        Failure::Usage(why.to_owned())
    })?;
    let target = OutputFile::new(path, args.force, session);
    // Refuse now rather than after a long search.
    drop(target.begin(&target.path)?);
    let file = read_worklist(&bytes(list, session)?);
    say_faults(list, &file, session);
    if file.worklist.items().is_empty() {
        session.say("nothing is gathered there, and no file was written");
        return Ok(Exit::Found);
    }
    let template = template(args.template.as_deref(), session)?;
    let (corpus, _) = session.load()?;
    let index = session.index(&corpus);
    let searches = saved(&corpus, session)?;
    let origin = BriefOrigin::of(origin_name(&session.origin()?), session.env.today, &corpus);
    let request = BriefRequest {
        worklist: &file.worklist,
        template: &template,
        origin,
        saved: &|name| searches.get(name).map(|search| search.query.clone()),
    };
    let line = session.progress();
    line.begin("composing the briefing");
    let archive = BriefArchive { corpus: &corpus, index: &index };
    // Nothing cancels it here, so it is always composed.
    let briefing = compose_telling(&request, &archive, &|| false, &mut |done, all| {
        line.reach(COMPOSED, done, all);
    });
    let Some(briefing) = briefing else { return Ok(Exit::Found) };
    session.markings = corpus.markings().clone();
    session.progress().begin("writing the briefing");
    let mut out = target.begin(&target.path)?;
    let written = write_briefing(&briefing, &corpus, format, &mut out);
    written.map_err(|error| target.failure(&target.path, &error))?;
    target.log(out.written(), session)?;
    out.finish().map_err(|error| target.failure(&target.path, &error))?;
    Ok(tell(&briefing, &file, &target, session))
}

/// Says what was written, and what of it could not be found.
fn tell(
    briefing: &Briefing,
    file: &WorklistFile,
    target: &OutputFile,
    session: &mut Session<'_>,
) -> Exit {
    let gathered = &briefing.facts.gathered;
    session.say(&format!("a briefing of {gathered} was written to {}", shown(&target.named)));
    let mut missing = 0;
    for part in briefing.parts() {
        if let BriefPart::Missing(it) = part {
            missing += 1;
            session.say(&format!("not found: {} {}: {}", it.what, it.words, it.why));
        }
    }
    if missing > 0 || !file.faults.is_empty() { Exit::Found } else { Exit::Done }
}

fn say_faults(path: &Path, file: &WorklistFile, session: &mut Session<'_>) {
    for fault in &file.faults {
        session.say(&Problem::in_file(&shown(path), fault.clone()).to_string());
    }
}

/// Returns the worklist beside the notes, if it is there.
fn usual_list(session: &Session<'_>) -> Option<PathBuf> {
    let folder = notes_folder::folder(session)?;
    Some(folder.join(WORKLIST)).filter(|list| !is_absent(list))
}

/// Reads a file that was named.
fn bytes(path: &Path, session: &Session<'_>) -> Result<Vec<u8>, Failure> {
    plain_bytes(&session.env.folder.join(path)).map_err(|fault| {
        let name = shown(path);
        Failure::Usage(format!("cannot read `{name}`: {}", fault.message))
    })
}

/// Returns the template: the one that is named, else that of the user, else that of the archive, else the
/// usual one. What is wrong with it is said.
fn template(named: Option<&Path>, session: &mut Session<'_>) -> Result<BriefTemplate, Failure> {
    let file = match named {
        Some(path) => {
            let bytes = bytes(path, session)?;
            Some(File { name: shown(path).into(), bytes })
        }
        None => session.env.settings.template.clone().or(of_archive(session)?),
    };
    let Some(file) = file else { return Ok(BriefTemplate::default()) };
    let (template, faults) = BriefTemplate::read(&file.bytes);
    for fault in faults {
        session.say(&Problem::in_file(&file.name, fault).to_string());
    }
    Ok(template)
}

fn of_archive(session: &mut Session<'_>) -> Result<Option<File>, Failure> {
    match archive::template(&session.origin()?) {
        Ok(file) => Ok(file.map(own_file)),
        Err(problem) => {
            session.say(&problem.to_string());
            Ok(None)
        }
    }
}
