//! The page of all kinds of findings, made from their code.

use std::fmt::Write;

use super::{FindingCode, Mend};

/// Markdown: each kind with its severity, what it means in both languages, an example, and what is raised on it.
pub fn findings_page() -> String {
    let mut out = String::from(
        "# Findings\n\nWhat the reader is unsure of, or a document gets wrong (*điểm cần xem lại*). Codes are stable. Made by `tiendo admin findings`.\n\n\
         *error*: somebody must settle it before the register can hold the thing; *warning*: somebody should look at it; *info*: good to know.\n",
    );
    for code in FindingCode::all() {
        // Writing to a string cannot fail.
        let _ = kind(&mut out, code);
    }
    out
}

fn kind(out: &mut String, code: FindingCode) -> std::fmt::Result {
    let meaning = code.meaning();
    writeln!(out, "\n## `{}` · {}\n", code.name(), code.severity().code())?;
    writeln!(
        out,
        "{}\n\n{}\n\n```text\n{}\n```\n",
        meaning.vi,
        meaning.en,
        code.example()
    )?;
    if let Some(finding) = super::raised_by_example(code) {
        writeln!(out, "> {}\n>\n> {}", finding.message.vi, finding.message.en)?;
        if let Some(mend) = finding.mend.as_ref().map(Mend::message) {
            writeln!(out, ">\n> → {} · {}", mend.vi, mend.en)?;
        }
    }
    Ok(())
}
