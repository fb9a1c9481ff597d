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
    Cause, Misreading, Mistake, Mutation, Outcome, Score, WHOLE_HEADER, Whole, composed, measure,
    misreadings, outcome, read,
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
    /// Những giá trị đã biết là đọc sai của các văn bản ấy. What of those documents is known to be misread.
    #[arg(long, default_value = "testdata/known-misreadings.json")]
    known: PathBuf,
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
    let (by_hand, by_hand_mistakes) = by_hand(args)?;
    table(
        &mut out,
        &format!("Documents read by hand ({})", cases(args)?.len()),
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
    known_misreadings(&mut out, args, &by_hand_mistakes)?;
    writeln!(out, "\n### Of documents composed by the grammar\n")?;
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

/// The sample and the cases, together; each mistake with its document.
fn by_hand(args: &Reader) -> anyhow::Result<(Score, Vec<(String, Mistake)>)> {
    let mut score = Score::default();
    let mut mistakes = Vec::new();
    for (file, truth) in &cases(args)? {
        let truth: Value = serde_json::from_slice(&load(truth)?)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let one = measure(&truth, &read(&name, &load(file)?));
        mistakes.extend(
            one.mistakes
                .iter()
                .map(|one| (name.to_string(), one.clone())),
        );
        score.add(one);
    }
    Ok((score, mistakes))
}

/// What is known to be misread of documents read by hand, by reason, and every mistake that the list does not explain.
fn known_misreadings(
    out: &mut String,
    args: &Reader,
    mistakes: &[(String, Mistake)],
) -> anyhow::Result<()> {
    let list = misreadings(&load(&args.known)?).map_err(anyhow::Error::msg)?;
    let is_of = |entry: &Misreading, (name, mistake): &(String, Mistake)| {
        *name == entry.document && explains(&entry.at, mistake)
    };
    let counted = |entry: &Misreading| mistakes.iter().any(|mistake| is_of(entry, mistake));
    writeln!(
        out,
        "### Of documents read by hand\n\nEvery value of the truth that is read in another way ({}), from `{}`; a test fails where one that is not listed is\nmisread, or one that is listed is read rightly. The tables above count all of them as wrong or missing, but for {} that differ only in\ncapitals.",
        list.len(),
        args.known.display(),
        list.iter().filter(|entry| !counted(entry)).count(),
    )?;
    for (by, heading) in [
        (Cause::Reader, "The reader is wrong"),
        (
            Cause::Convention,
            "The reading follows the convention that is written down, and who read the document by hand another",
        ),
    ] {
        let of_cause: Vec<&Misreading> = list.iter().filter(|entry| entry.by == by).collect();
        writeln!(out, "\n{heading} ({}):\n", of_cause.len())?;
        let mut by_reason: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        for entry in of_cause {
            let places = by_reason.entry((&entry.why, &entry.document)).or_default();
            places.push(&entry.at);
        }
        let mut reason = "";
        for ((why, document), places) in by_reason {
            if why != reason {
                writeln!(out, "- {why}:")?;
                reason = why;
            }
            writeln!(out, "  - `{document}`: `{}`", places.join("`, `"))?;
        }
    }
    for mistake in mistakes {
        if !list.iter().any(|entry| is_of(entry, mistake)) {
            let (name, mistake) = mistake;
            writeln!(
                out,
                "- `{name}`, {}: “{}” read as “{}”",
                mistake.field, mistake.truth, mistake.read
            )?;
        }
    }
    Ok(())
}

/// Whether what is known of this place of the truth is why a mistake was counted.
fn explains(at: &str, mistake: &Mistake) -> bool {
    let is_below = |thing: &str, at: &str| {
        at.strip_prefix(thing)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    // A task whose words are others is another task.
    let (thing, is_row) = at
        .split_once("/content")
        .map_or((at, false), |(task, _)| (task, true));
    is_below(thing, &mistake.in_truth)
        || (mistake.truth.is_empty()
            && !mistake.in_truth.is_empty()
            && is_below(&mistake.in_truth, at))
        // What is read beside the truth has no place in it.
        || ((is_row || at == "/tasks/-")
            && mistake.field == "task rows"
            && mistake.in_truth.is_empty())
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
                let one = outcome(mutation, whole, &broken);
                if args.silent {
                    for mistake in &one.in_silence {
                        eprintln!("{}: {}: {mistake:?}", mutation.name(), whole.name);
                    }
                }
                sum.add(one);
            }
        }
        row(out, mutation.name(), documents, &sum)?;
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
