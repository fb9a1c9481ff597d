//! The reader against what people and a grammar know of documents: per field, under mutations, and by time.

use anyhow::Context as _;
use clap::Args as ClapArgs;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};
use tiendo_corpus::{
    Mistake, Mutation, Outcome, Score, WHOLE_HEADER, Whole, composed, measure, outcome, read,
};

#[derive(ClapArgs)]
pub(crate) struct Reader {
    /// Văn bản đã đọc bằng mắt: tệp và bên cạnh là JSON. Documents read by hand: a file, and JSON beside it.
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "testdata/read,testdata/corpus"
    )]
    cases: Vec<PathBuf>,
    /// Số văn bản được soạn bằng ngữ pháp. How many documents the grammar composes.
    #[arg(long, default_value_t = 200)]
    composed: u64,
    /// Văn bản mẫu và bản đọc tay của nó. The sample, whose truth is `NAME.gold.json` beside it.
    #[arg(long, default_value = "samples/214-KH-UBND.txt")]
    sample: PathBuf,
    /// Chỉ in độ chính xác, không đo thời gian. Print only the accuracy, which is the same on every machine.
    #[arg(long)]
    accuracy: bool,
    /// Kể ra các giá trị sai mà không có điểm cần xem lại. List the values that are wrong in silence.
    #[arg(long)]
    silent: bool,
}

/// How batches of documents were read before anything was mended for them.
const AT_FIRST_SIGHT: &str = include_str!("../../../../bench/at-first-sight.md");

/// The most mistakes of a field that are listed.
const LISTED: usize = 6;

/// The report as Markdown.
pub(crate) fn run(args: &Reader) -> anyhow::Result<String> {
    let mut out = String::from(
        "# How well the reader reads\n\nMade by `tiendo bench reader --accuracy`. *Wrong* counts values that the truth does not have, *missing* values of the truth\nthat were not read; a value read as another counts as both.\n",
    );
    let (by_hand, documents) = by_hand(args)?;
    table(
        &mut out,
        &format!("Documents read by hand ({documents})"),
        &by_hand,
    )?;
    let mut score = Score::default();
    let mut where_wrong: BTreeMap<&str, Vec<(String, Mistake)>> = BTreeMap::new();
    for seed in 0..args.composed {
        let document = composed(seed);
        let one = measure(&document.truth, &read(&document.name, &document.bytes));
        for mistake in &one.mistakes {
            let known = where_wrong.entry(mistake.field).or_default();
            known.push((document.name.clone(), mistake.clone()));
        }
        score.add(one);
    }
    table(
        &mut out,
        &format!("Documents composed by the grammar ({})", args.composed),
        &score,
    )?;
    out.push_str(AT_FIRST_SIGHT);
    mutations(&mut out, args)?;
    writeln!(out, "\n## What it gets wrong\n")?;
    for mistake in &by_hand.mistakes {
        writeln!(
            out,
            "- by hand, {}: “{}” read as “{}”",
            mistake.field, mistake.truth, mistake.read
        )?;
    }
    for (field, mistakes) in &where_wrong {
        writeln!(out, "- {field} ({}):", mistakes.len())?;
        for (name, mistake) in mistakes.iter().take(LISTED) {
            writeln!(
                out,
                "  - `{name}`: “{}” read as “{}”",
                mistake.truth, mistake.read
            )?;
        }
    }
    if !args.accuracy {
        time(&mut out, &args.sample)?;
    }
    Ok(out)
}

/// The sample and the cases, together.
fn by_hand(args: &Reader) -> anyhow::Result<(Score, usize)> {
    let mut score = Score::default();
    let pairs = cases(args)?;
    for (file, truth) in &pairs {
        let truth: Value = serde_json::from_slice(&load(truth)?)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        score.add(measure(&truth, &read(&name, &load(file)?)));
    }
    Ok((score, pairs.len()))
}

/// Files that people have read, each with its truth; the sample is the last.
fn cases(args: &Reader) -> anyhow::Result<Vec<(PathBuf, PathBuf)>> {
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in &args.cases {
        let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
        files.extend(
            entries
                .filter_map(|entry| Some(entry.ok()?.path()))
                .filter(|path| path.extension().is_none_or(|ending| ending != "json")),
        );
    }
    files.sort();
    let mut pairs: Vec<(PathBuf, PathBuf)> = files
        .into_iter()
        .map(|path| (path.clone(), path.with_extension("json")))
        .collect();
    pairs.push((args.sample.clone(), args.sample.with_extension("gold.json")));
    Ok(pairs)
}

fn load(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| path.display().to_string())
}

fn table(out: &mut String, heading: &str, score: &Score) -> std::fmt::Result {
    writeln!(
        out,
        "\n## {heading}\n\n| field | precision | recall | F1 | right | wrong | missing |\n|---|---|---|---|---|---|---|"
    )?;
    let first = score
        .fields
        .iter()
        .filter(|(field, _)| **field == WHOLE_HEADER);
    let others = score
        .fields
        .iter()
        .filter(|(field, _)| **field != WHOLE_HEADER);
    for (field, count) in first.chain(others) {
        writeln!(
            out,
            "| {field} | {:.4} | {:.4} | {:.4} | {} | {} | {} |",
            count.precision(),
            count.recall(),
            count.f1(),
            count.right,
            count.wrong,
            count.missing
        )?;
    }
    Ok(())
}

/// The first seed of the documents that are broken: none of those that the reader was made with.
const FIRST_BROKEN: u64 = 50_000;

/// Each mutation on composed documents and on those read by hand.
fn mutations(out: &mut String, args: &Reader) -> anyhow::Result<()> {
    writeln!(
        out,
        "\n## Under mutations\n\nDocuments read by hand, and composed ones of other seeds than above, are broken in a known way. The structure, numbers, dates and\nbodies of the whole document are the truth; for running text the words that now stand there are. A finding counts only for\nwhat it is about: it must be new, and stand in the task, paragraph or line of the wrong value.\n\n| mutation | documents | still right | wrong with a finding | wrong in silence | in silence |\n|---|---|---|---|---|---|"
    )?;
    let mut wholes: Vec<(u64, Whole)> = (FIRST_BROKEN..FIRST_BROKEN + args.composed)
        .map(|seed| (seed, composed(seed)))
        .map(|(seed, document)| (seed, Whole::of(&document.name, &document.bytes)))
        .collect();
    for (seed, (file, _)) in (0..).zip(cases(args)?) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let bytes = load(&file)?;
        // A file that is packed is not broken letter by letter.
        if std::str::from_utf8(&bytes).is_ok() {
            wholes.push((seed, Whole::of(&name, &bytes)));
        }
    }
    let mut all = Outcome::default();
    for mutation in Mutation::ALL {
        let mut sum = Outcome::default();
        let mut documents = 0;
        for (seed, whole) in &wholes {
            if let Some(broken) = mutation.apply(whole, *seed) {
                documents += 1;
                sum.add(outcome(mutation, whole, &broken));
            }
        }
        row(out, mutation.name(), documents, &sum)?;
        if args.silent {
            for mistake in &sum.in_silence {
                eprintln!("{}: {mistake:?}", mutation.name());
            }
        }
        all.add(sum);
    }
    row(out, "all", wholes.len(), &all)?;
    Ok(())
}

fn row(out: &mut String, name: &str, documents: usize, sum: &Outcome) -> std::fmt::Result {
    writeln!(
        out,
        "| {name} | {documents} | {} | {} | {} | {:.2} % |",
        sum.right,
        sum.with_finding,
        sum.in_silence.len(),
        100.0 * sum.silence()
    )
}

/// The sample, and many of it one behind the other.
fn time(out: &mut String, sample: &Path) -> anyhow::Result<()> {
    let bytes = load(sample)?;
    writeln!(
        out,
        "\n## Time, one core\n\n| text | bytes | best | MB/s |\n|---|---|---|---|"
    )?;
    for (what, times, tries) in [
        ("", 1, 200),
        ("", 2, 200),
        ("", 420, 3),
        (", citations alone", 50, 20),
    ] {
        let text = bytes.repeat(times);
        let extracted = tiendo_extract::extract("a.txt", &text)?;
        let mut best = f64::MAX;
        for _ in 0..tries {
            let start = Instant::now();
            if what.is_empty() {
                let source = tiendo_extract::extract("a.txt", &text)?;
                std::hint::black_box(tiendo_read::read(&source));
            } else {
                std::hint::black_box(tiendo_read::citations(&extracted));
            }
            best = best.min(start.elapsed().as_secs_f64());
        }
        let size = u32::try_from(text.len()).map_or(f64::MAX, f64::from);
        writeln!(
            out,
            "| the sample, {times} ×{what} | {} | {:.2} ms | {:.1} |",
            text.len(),
            best * 1e3,
            size / best / 1e6
        )?;
    }
    Ok(())
}
