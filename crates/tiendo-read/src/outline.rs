//! A reading in words, for the terminal: what the document says, then what should be looked at.

use std::fmt::Write;

use tiendo_text::clip::clipped;
use tiendo_text::{Lang, date, number};

use crate::model::{
    Comparator, Document, DutyKind, Frequency, Group, Header, Measure, Obligation, ReportKind,
    Target, Task, Words,
};
use crate::{Finding, Reading, Severity};

/// The most characters of a task's words.
const EXCERPT: usize = 110;

/// The outline of a reading with its findings.
pub fn outline(reading: &Reading, lang: Lang) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail; the result only carries the formatter's type.
    let _ = write(&mut out, reading, lang);
    out
}

fn write(out: &mut String, reading: &Reading, lang: Lang) -> std::fmt::Result {
    let document = &reading.document;
    header(out, &document.header, lang)?;
    let numbers: Vec<&str> = document
        .legal_basis
        .iter()
        .map(|basis| {
            basis
                .number
                .as_ref()
                .map_or(basis.words.value.as_str(), |n| n.value.as_str())
        })
        .collect();
    listed(out, lang.pick("Căn cứ", "Legal basis"), &numbers)?;
    let sections: Vec<&str> = document.sections.iter().map(|s| s.value.as_str()).collect();
    block(out, lang.pick("Bố cục", "Sections"), &sections)?;
    let targets: Vec<String> = document.targets.iter().map(|t| target(t, lang)).collect();
    block(out, lang.pick("Chỉ tiêu", "Targets"), &targets)?;
    tasks(out, document, lang)?;
    let obligations: Vec<String> = document
        .obligations
        .iter()
        .map(|o| obligation(o, lang))
        .collect();
    block(
        out,
        lang.pick("Chế độ báo cáo", "Obligations to report"),
        &obligations,
    )?;
    let duties: Vec<String> = document
        .duties
        .iter()
        .map(|duty| format!("{}: {}", duty_kind(duty.kind.value, lang), names(&duty.who)))
        .collect();
    block(out, lang.pick("Trách nhiệm khác", "Duties"), &duties)?;
    let cited: Vec<&str> = document
        .citations
        .iter()
        .map(|c| c.number.value.as_str())
        .collect();
    listed(
        out,
        lang.pick("Văn bản viện dẫn", "Cited documents"),
        &cited,
    )?;
    let recipients: Vec<&str> = document
        .header
        .recipients
        .iter()
        .map(|r| r.value.as_str())
        .collect();
    block(out, lang.pick("Nơi nhận", "Recipients"), &recipients)?;
    let findings: Vec<String> = reading
        .findings
        .iter()
        .map(|f| finding(reading, f, lang))
        .collect();
    block(out, lang.pick("Điểm cần xem lại", "Findings"), &findings)
}

fn header(out: &mut String, header: &Header, lang: Lang) -> std::fmt::Result {
    let said = |words: Option<&Words>| words.map(|w| w.value.clone());
    let parts = [
        said(header.kind.as_ref()),
        said(header.number.as_ref()),
        header.date.as_ref().map(|day| date::short(day.value)),
        said(header.issuer.as_ref()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if !parts.is_empty() {
        writeln!(out, "{}", parts.join(" · "))?;
    }
    if let Some(title) = &header.title {
        writeln!(out, "{}", title.value)?;
    }
    if let Some(signatory) = &header.signatory {
        let parts = [
            &signatory.on_behalf_of,
            &signatory.capacity,
            &signatory.position,
            &signatory.name,
        ];
        let parts: Vec<&str> = parts
            .into_iter()
            .flatten()
            .map(|w| w.value.as_str())
            .collect();
        writeln!(
            out,
            "{}: {}",
            lang.pick("Người ký", "Signed"),
            parts.join(", ")
        )?;
    }
    Ok(())
}

/// A heading with its count, a line each.
fn block<T: AsRef<str>>(out: &mut String, heading: &str, lines: &[T]) -> std::fmt::Result {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading} ({})", lines.len())?;
    lines
        .iter()
        .try_for_each(|line| writeln!(out, "  {}", line.as_ref()))
}

/// A heading with its count, all in one line.
fn listed(out: &mut String, heading: &str, items: &[&str]) -> std::fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "\n{heading} ({})\n  {}",
        items.len(),
        items.join(" · ")
    )
}

fn names(list: &[Words]) -> String {
    let names: Vec<&str> = list.iter().map(|words| words.value.as_str()).collect();
    names.join("; ")
}

fn target(target: &Target, lang: Lang) -> String {
    let name = target.full_name.as_ref().unwrap_or(&target.name);
    let figure = |words: &Option<Words>| {
        words
            .as_ref()
            .map(|w| number::shown(&w.value))
            .unwrap_or_default()
    };
    let (low, high) = (figure(&target.low), figure(&target.high));
    let bound = match target.comparator.value {
        Comparator::Range => format!("{low} - {high}"),
        Comparator::Equal => low,
        Comparator::Above => format!("> {low}"),
        Comparator::AtLeast => format!("≥ {low}"),
        Comparator::Below => format!("< {high}"),
        Comparator::AtMost => format!("≤ {high}"),
        Comparator::Qualitative => target
            .text
            .as_ref()
            .map(|t| t.value.clone())
            .unwrap_or_default(),
    };
    let unit = target
        .unit
        .as_ref()
        .map(|u| format!(" {}", u.value))
        .unwrap_or_default();
    let when = match (&target.period, &target.by) {
        (Some(period), _) => format!(" · {}-{}", period.value.0, period.value.1),
        (None, Some(year)) => format!(" · {}", year.value),
        (None, None) => String::new(),
    };
    let measure = match target.measure {
        Measure::Level => "",
        Measure::AverageOverPeriod => lang.pick(" · bình quân", " · average"),
        Measure::Decrease => lang.pick(" · giảm", " · decrease"),
        Measure::Increase => lang.pick(" · tăng", " · increase"),
    };
    let about = if target.approximate { "≈ " } else { "" };
    let indent = if target.parent.is_some() { "  " } else { "" };
    let baseline = target
        .baseline
        .as_ref()
        .map(|words| {
            format!(
                " · {} {}",
                lang.pick("mốc so sánh:", "baseline:"),
                words.value
            )
        })
        .unwrap_or_default();
    format!(
        "{indent}{}: {about}{bound}{unit}{when}{measure}{baseline}",
        name.value
    )
}

fn tasks(out: &mut String, document: &Document, lang: Lang) -> std::fmt::Result {
    if document.tasks.is_empty() {
        return Ok(());
    }
    let heading = lang.pick("Nhiệm vụ", "Tasks");
    writeln!(out, "\n{heading} ({})", document.tasks.len())?;
    let mut group = None;
    for (one, of) in document.tasks.iter().zip(document.groups_of_tasks()) {
        if of != group {
            group = of;
            group_line(out, of.and_then(|of| document.groups.get(of)))?;
        }
        task(out, one, lang)?;
    }
    Ok(())
}

/// The line of a group above its tasks; an empty one above tasks of no group.
fn group_line(out: &mut String, group: Option<&Group>) -> std::fmt::Result {
    let words = |words: Option<&Words>| words.map(|words| words.value.clone());
    let number = group.and_then(|group| words(group.number.as_ref()));
    let title = group.and_then(|group| words(group.title.as_ref()));
    let number = number.map(|number| format!("{number}. "));
    let title = title.unwrap_or_default();
    writeln!(
        out,
        "  {}{}",
        number.unwrap_or_default(),
        clipped(&title, EXCERPT)
    )
}

fn task(out: &mut String, task: &Task, lang: Lang) -> std::fmt::Result {
    let number = task.number.as_ref().map_or("-", |n| n.value.as_str());
    let first = task
        .content
        .first()
        .map(|w| w.value.as_str())
        .unwrap_or_default();
    writeln!(out, "    {number} {}", clipped(first, EXCERPT))?;
    let none = lang.pick("(không nêu)", "(not said)");
    let leads = names(&task.leads);
    let mut parts = vec![format!(
        "{}: {}",
        lang.pick("chủ trì", "lead"),
        if leads.is_empty() { none } else { &leads }
    )];
    if !task.coordinators.is_empty() {
        parts.push(format!(
            "{}: {}",
            lang.pick("phối hợp", "coordinating"),
            names(&task.coordinators)
        ));
    }
    for (label, words) in [
        (lang.pick("thời hạn", "deadline"), &task.deadline),
        (lang.pick("sản phẩm", "product"), &task.product),
    ] {
        if let Some(words) = words {
            parts.push(format!("{label}: {}", words.value));
        }
    }
    writeln!(out, "        {}", parts.join(" · "))
}

fn obligation(obligation: &Obligation, lang: Lang) -> String {
    let kind = match obligation.kind.value {
        ReportKind::Periodic => lang.pick("báo cáo định kỳ", "periodic report"),
        ReportKind::Final => lang.pick("báo cáo tổng kết", "final report"),
        ReportKind::Consolidated => lang.pick("báo cáo tổng hợp", "consolidated report"),
    };
    let often = obligation.frequency.as_ref().map(|f| match f.value {
        Frequency::Annual => lang.pick("hằng năm", "yearly"),
        Frequency::HalfYearly => lang.pick("6 tháng", "half-yearly"),
        Frequency::Quarterly => lang.pick("hằng quý", "quarterly"),
        Frequency::Monthly => lang.pick("hằng tháng", "monthly"),
        Frequency::Once => lang.pick("một lần", "once"),
    });
    let due = match (
        &obligation.before,
        &obligation.last_day,
        &obligation.due_words,
    ) {
        (Some(before), Some(last), _) => Some(format!(
            "{} {} ({} {})",
            lang.pick("trước ngày", "before"),
            before.value.shown(),
            lang.pick("hết ngày", "to the end of"),
            last.value.shown()
        )),
        (Some(before), None, _) => Some(format!(
            "{} {}",
            lang.pick("trước ngày", "before"),
            before.value.shown()
        )),
        (None, Some(last), _) => Some(format!(
            "{} {}",
            lang.pick("chậm nhất", "by"),
            last.value.shown()
        )),
        (None, None, Some(words)) => Some(words.value.clone()),
        (None, None, None) => None,
    };
    let through = obligation
        .via
        .as_ref()
        .map(|via| format!("{} {}", lang.pick("qua", "through"), via.value));
    let to = obligation
        .to
        .as_ref()
        .map(|to| format!("{} {}", lang.pick("gửi", "to"), to.value));
    let parts = [
        Some(kind.to_owned()),
        often.map(str::to_owned),
        due,
        to,
        through,
        Some(names(&obligation.who)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

const fn duty_kind(kind: DutyKind, lang: Lang) -> &'static str {
    match kind {
        DutyKind::AnnualPlan => lang.pick("kế hoạch hằng năm", "yearly plan"),
        DutyKind::DetailedPlan => lang.pick("kế hoạch chi tiết", "detailed plan"),
        DutyKind::ReviewDocuments => {
            lang.pick("rà soát văn bản liên quan", "review of related documents")
        }
        DutyKind::AllocateResources => lang.pick("bố trí nguồn lực", "allotment of resources"),
        DutyKind::SelfInspection => lang.pick("kiểm tra, đôn đốc", "self-inspection"),
        DutyKind::Monitor => lang.pick("theo dõi, đánh giá, kiểm tra", "monitoring"),
        DutyKind::RaiseObstacle => lang.pick("nêu vướng mắc, đề xuất", "obstacles and proposals"),
    }
}

fn finding(reading: &Reading, finding: &Finding, lang: Lang) -> String {
    let severity = match finding.severity() {
        Severity::Error => lang.pick("cần sửa", "error"),
        Severity::Warning => lang.pick("cần xem", "warning"),
        Severity::Info => lang.pick("lưu ý", "info"),
    };
    let line = finding
        .spans
        .first()
        .and_then(|span| reading.places.line(span.start))
        .map(|line| format!(" {} {line}:", lang.pick("dòng", "line")))
        .unwrap_or_default();
    let mend = finding.mend.as_ref().map(|mend| {
        format!(
            " → {}: {}",
            lang.pick("gợi ý", "proposal"),
            mend.message().pick(lang)
        )
    });
    format!(
        "[{severity}]{line} {} ({}){}",
        finding.message.pick(lang),
        finding.code.name(),
        mend.unwrap_or_default()
    )
}
