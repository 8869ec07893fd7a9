//! A table of many rows, made while it is read: time and memory of an import that keeps its sorted
//! runs in files.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek as _, Write};
use std::ops::ControlFlow;
use std::time::Instant;

use watchfloor::import::tables::{Options, Sink, SortedRuns, Surroundings, import, shipped};

use crate::ALLOCATOR;
use crate::texts::taxonomy;

/// What a million rows may take, in seconds and in MiB.
const SECONDS: f64 = 30.0;
const MEMORY: usize = 300;

/// Prints how long so many rows take, and the most memory that they took.
pub fn measure(rows: u32, missed: &mut Vec<String>) {
    let mappings = shipped().unwrap();
    let options = Options::default();
    let around = Surroundings { mappings: &mappings, taxonomy: taxonomy(), options: &options };
    let mut table = MadeTable { rows, next: 0, waiting: Vec::new(), at: 0 };
    let (mut runs, mut sink) = (FileRuns::default(), CountedDigests::default());
    let held = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let began = Instant::now();
    let report =
        import(&mut table, &around, &mut runs, &mut sink, &mut |_| ControlFlow::Continue(()));
    let report = report.unwrap();
    let took = began.elapsed().as_secs_f64();
    let peak = ALLOCATOR.peak_usage().saturating_sub(held) >> 20;
    let (entries, runs) = (report.entries, runs.files.len());
    let CountedDigests { digests, bytes } = sink;
    println!(
        "{rows} rows by the rules of {}: {took:.1} s, {peak} MiB at most; {entries} entries in {digests} \
         digests of {} MiB, {runs} sorted runs",
        report.mapping,
        bytes >> 20
    );
    let most = SECONDS * f64::from(rows) / 1e6;
    if took > most || peak > MEMORY {
        missed.push(format!(
            "{rows} rows: {took:.1} s and {peak} MiB, asked {most} s and {MEMORY} MiB"
        ));
    }
}

/// A table in the columns of ACLED, over ten years and in no order.
struct MadeTable {
    rows: u32,
    next: u32,
    waiting: Vec<u8>,
    at: usize,
}

const HEAD: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,\
admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n";

impl MadeTable {
    fn fill(&mut self) -> io::Result<()> {
        self.waiting.clear();
        self.at = 0;
        if self.next == 0 {
            self.waiting.extend_from_slice(HEAD.as_bytes());
        }
        let last = self.rows.min(self.next + 256);
        for number in self.next..last {
            // A multiplicative hash (Knuth 6.4) spreads the days.
            let spread = number.wrapping_mul(2_654_435_761) >> 7;
            let (year, month, day) =
                (2016 + spread % 10, 1 + spread / 10 % 12, 1 + spread / 120 % 28);
            let (province, town) =
                [("Diyala", "Khalis"), ("Kirkuk", "Hawija"), ("Al Anbar", "Rutba")]
                    [(spread % 3) as usize];
            let dead = spread % 5;
            writeln!(
                self.waiting,
                "IRQ{number},{year}-{month:02}-{day:02},{year},1,Political violence,Explosions/Remote violence,\
                 Remote explosive/landmine/IED,Islamic State (Iraq),,Rebel group,Military Forces of Iraq,,\
                 State forces,State forces-Rebel group,,368,Middle East,Iraq,{province},{town},,{town},33.8,44.5,2,\
                 Al Sumaria; Shafaq News,National,\"On {day} of the month, a planted device, as it was told, went \
                 off against a patrol near {town}: {dead} soldiers died, others were hurt.\",{dead},,1700000000"
            )?;
        }
        self.next = last;
        Ok(())
    }
}

impl Read for MadeTable {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.waiting.len() {
            if self.next == self.rows {
                return Ok(0);
            }
            self.fill()?;
        }
        let rest = &self.waiting[self.at..];
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        self.at += length;
        Ok(length)
    }
}

/// Sorted runs in files without a name.
#[derive(Default)]
struct FileRuns {
    files: Vec<File>,
}

impl SortedRuns for FileRuns {
    fn keep(&mut self, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut file = io::BufWriter::new(tempfile::tempfile()?);
        write(&mut file)?;
        self.files.push(file.into_inner()?);
        Ok(())
    }

    fn open(&mut self) -> io::Result<Vec<Box<dyn Read + '_>>> {
        let mut all: Vec<Box<dyn Read + '_>> = Vec::new();
        for file in &mut self.files {
            file.rewind()?;
            all.push(Box::new(BufReader::new(file)));
        }
        Ok(all)
    }
}

/// Digests that are counted and let go.
#[derive(Default)]
struct CountedDigests {
    digests: usize,
    bytes: usize,
}

impl Sink for CountedDigests {
    fn digest(&mut self, _name: &str, bytes: &[u8]) -> io::Result<()> {
        self.digests += 1;
        self.bytes += bytes.len();
        Ok(())
    }
}
