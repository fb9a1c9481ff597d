//! What a task's own paragraphs say under a label: "Cơ quan chủ trì: …", "(Chủ trì: Sở …; phối hợp: Sở …)".

use crate::lists;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::heads::{self, Column};

/// The most characters of a label.
const LONGEST: usize = 60;

/// A paragraph that opens with a label: what each label in it says.
pub(crate) fn labelled(view: &View, place: &Place) -> Option<Vec<(Column, Place)>> {
    let found = all(view, place);
    let (_, _, first) = found.first()?;
    let opens = view.trim(place.start..*first, b"-+*(").is_empty();
    opens.then(|| {
        found
            .into_iter()
            .map(|(column, words, _)| (column, words))
            .collect()
    })
}

/// Labels in the brackets or sentences behind a task's words.
pub(crate) fn inline(view: &View, place: &Place) -> Vec<(Column, Place)> {
    all(view, place)
        .into_iter()
        .map(|(column, words, _)| (column, words))
        .collect()
}

/// Each label with its words and where it begins.
fn all(view: &View, place: &Place) -> Vec<(Column, Place, usize)> {
    let mut found: Vec<(Column, Place, usize)> = Vec::new();
    // The next bracket that closes.
    let mut close = place.start;
    for i in memchr::memchr_iter(b':', view.plain(place).as_bytes()) {
        let colon = place.start + i;
        let from = colon.saturating_sub(LONGEST).max(place.start);
        let start = (from..colon)
            .rev()
            .find(|&i| matches!(view.byte(i), b'.' | b';' | b'(' | b',' | b':'))
            .map_or(from, |i| i + 1);
        if start == from && from > place.start {
            continue;
        }
        let label = view.trim(start..colon, b"-+*");
        // "…; Ban Quản lý khu kinh tế tỉnh phối hợp: rà soát …" names who does it.
        let column = heads::column(view.plain(&label)).filter(|column| {
            !opens_list(view, &label)
                && lists::known_end(view, &label).is_none()
                && !tells_of_matter(view, &label)
                && (*column != Column::Lead || !is_led(view, &(place.start..colon)))
        });
        let start = column.map_or(start, |column| two_words(view, place, start, column));
        let label = view.trim(start..colon, b"-+*");
        let Some(column) = column
            .filter(|column| !matches!(column, Column::Number | Column::Content | Column::Other))
        else {
            continue;
        };
        if let Some((_, words, _)) = found.last_mut() {
            words.end = words.end.min(label.start);
            *words = view.trim(words.clone(), b".;,(-");
        }
        if close <= colon {
            close = view
                .first_of(&(colon..place.end), b')')
                .unwrap_or(place.end);
        }
        let is_in_bracket = label.start > place.start && view.byte(label.start - 1) == b'('
            || opens_bracket(view, place, label.start);
        let end = if is_in_bracket { close } else { place.end };
        found.push((column, view.trim(colon + 1..end, b".;"), label.start));
    }
    let mut found = with_names_alone(view, found);
    // Only now each label's words end where the next label begins.
    for (_, words, _) in &mut found {
        *words = without_bracket(view, words.clone());
    }
    found.retain(|(_, words, _)| !words.is_empty());
    found
}

/// "Cơ quan thực hiện: Sở Khoa học và Công nghệ rà soát …; UBND các xã cập nhật …": of sentences under a label for who leads, the names
/// that open each.
fn with_names_alone(
    view: &View,
    found: Vec<(Column, Place, usize)>,
) -> Vec<(Column, Place, usize)> {
    let mut all = Vec::with_capacity(found.len());
    for (column, words, label) in found {
        let names: Vec<Place> = if column == Column::Lead {
            let clauses = view.sentences(&words).into_iter();
            clauses
                .flat_map(|sentence| view.split(&sentence, b";"))
                .filter_map(|clause| names_before_verb(view, &view.trim(clause, b"")))
                .collect()
        } else {
            Vec::new()
        };
        if names.is_empty() {
            all.push((column, words, label));
        } else {
            all.extend(names.into_iter().map(|names| (column, names, label)));
        }
    }
    all
}

/// Names that open a sentence, where it goes on with what they do.
fn names_before_verb(view: &View, clause: &Place) -> Option<Place> {
    let (names, end) = lists::at(view, clause)?;
    let doing = view.trim_start(end..clause.end);
    // "Hội đồng tự đánh giá", "Sở Y tế; Sở Tài chính phối hợp" say who, and no more.
    let is_sentence = view.split(&doing, b" ").len() >= SHORTEST_DOING
        && said::after_any(view, &doing, &["phối hợp", "chủ trì"]).is_none();
    (is_sentence && crate::names::begins_with_verb(view, &doing)).then_some(names)
}

/// So many words behind a name say what somebody does.
const SHORTEST_DOING: usize = 6;

/// The words of a label, without the bracket that closes around label and words.
fn without_bracket(view: &View, words: Place) -> Place {
    let opens = view.first_of(&words, b'(').is_some();
    view.trim(words, if opens { b".;" } else { b".;)" })
}

/// "Đối với nội dung phối hợp tại điểm 2:" is what the sentence is about; "… có trách nhiệm:", "Chủ trì, phối hợp với Văn phòng tham
/// mưu:" say what somebody is to do.
fn tells_of_matter(view: &View, label: &Place) -> bool {
    view.after(label, "doi voi").is_some()
        || view.digits(label).next().is_some()
        || ["co trach nhiem", "phoi hop voi"]
            .iter()
            .any(|words| view.has(label, words))
}

/// The words are a label and nothing else: "Cơ quan chủ trì", "Nội dung, biện pháp:".
pub(crate) fn alone(view: &View, text: &Place) -> Option<Column> {
    let label = view.trim(text.clone(), b":");
    let is_short = label.len() <= LONGEST_ALONE
        && view.first_of(&label, b':').is_none()
        && !view.has_stop(&label);
    heads::column(view.plain(&label))
        .filter(|_| is_short && lists::known_end(view, &label).is_none())
}

/// The most characters of a label that stands alone.
const LONGEST_ALONE: usize = 40;

/// "Phòng Kinh tế, Hạ tầng và Đô thị chủ trì:": a body by its name leads; the words are no label.
fn is_led(view: &View, head: &Place) -> bool {
    said::before(view, head, "chủ trì").is_some_and(|name| {
        view.split(&name, b" ").len() > LONGEST_KIND
            && lists::at(view, &name).is_some_and(|(_, end)| end == name.end)
    })
}

/// The most words of a label that says what kind of body leads: "Cơ quan, đơn vị chủ trì".
const LONGEST_KIND: usize = 4;

/// "Kết quả, sản phẩm:": where a label of two words for the same begins, both at the head of a paragraph.
fn two_words(view: &View, place: &Place, start: usize, column: Column) -> usize {
    let signed = start > place.start && view.byte(start - 1) == b',';
    let first = view.trim(place.start..start.saturating_sub(1), b"-+*(");
    let is_same = signed
        && first.len() <= LONGEST
        && heads::column(view.plain(&first)) == Some(column)
        && !crate::names::begins(view, &first);
    if is_same { first.start } else { start }
}

/// What a task's own paragraphs say that is not read, plain: where, before whom, with how much money.
const DETAILS: &[&str] = &[
    "dia diem",
    "thanh phan",
    "thanh phan tham du",
    "doi tuong",
    "hinh thuc",
    "so luong",
    "kinh phi",
    "kinh phi thuc hien",
    "nguon kinh phi",
    "quy mo",
    "pham vi",
];

/// "(Gửi kèm bản sao Công văn …)": a paragraph in brackets that says what is sent along.
fn encloses(view: &View, place: &Place) -> bool {
    let words = view.trim_end(place.clone(), b"./;");
    let is_bracketed =
        view.byte(words.start) == b'(' && view.byte(words.end.saturating_sub(1)) == b')';
    is_bracketed
        && ["gui kem", "kem theo", "dinh kem", "gui qua"]
            .iter()
            .any(|word| view.has(&words, word))
}

/// "Địa điểm: Khu công nghiệp …": under a label that is not read; "(Gửi kèm …)".
pub(crate) fn is_detail(view: &View, place: &Place) -> bool {
    if encloses(view, place) {
        return true;
    }
    let head = place.start..place.end.min(place.start + LONGEST);
    head.clone()
        .find(|&i| view.byte(i) == b':')
        .is_some_and(|colon| {
            let label = view.trim(head.start..colon, b"-+*");
            // "Đối tượng kiểm tra:", "Kinh phí cho hoạt động kiểm tra:".
            let is_short = view.split(&label, b" ").len() <= LONGEST_DETAIL;
            DETAILS.contains(&view.plain(&label))
                || (is_short
                    && DETAILS
                        .iter()
                        .any(|detail| view.after(&label, detail).is_some()))
        })
}

/// The most words of such a label.
const LONGEST_DETAIL: usize = 7;

/// "phối hợp với các Bộ: Tài chính, Xây dựng": the colon belongs to the names.
fn opens_list(view: &View, label: &Place) -> bool {
    let words = view.split(label, b" ");
    let [.., all, unit] = words.as_slice() else {
        return false;
    };
    view.plain(all) == "cac" && UNITS.contains(&view.plain(unit))
}

/// Words for bodies and places that share the word before a list, plain.
const UNITS: &[&str] = &[
    "so", "bo", "phong", "vu", "cuc", "ban", "huyen", "xa", "phuong", "tinh", "nganh", "hoi",
];

/// The label stands in a bracket that is still open.
fn opens_bracket(view: &View, place: &Place, at: usize) -> bool {
    let from = at.saturating_sub(200).max(place.start);
    (from..at)
        .rev()
        .find_map(|i| match view.byte(i) {
            b'(' => Some(true),
            b')' => Some(false),
            _ => None,
        })
        .unwrap_or(false)
}
