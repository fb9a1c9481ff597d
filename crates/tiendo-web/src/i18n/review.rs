//! The review of a reading: keys, rows, what was changed by hand, a newer copy.

use super::{Lang, taking_in};
use tiendo_app::taking_in::{Lapse, RowRefusal};
use tiendo_domain::plan::{DutyKind, ObligationKind};

/// Why rows were not changed, and what to do.
pub(crate) fn rows_refusal(lang: Lang, refusal: RowRefusal) -> &'static str {
    match refusal {
        RowRefusal::NoRow => no_row(lang),
        RowRefusal::NoAgency => no_agency(lang),
        RowRefusal::LastLead => last_lead(lang),
        RowRefusal::WordsChanged => words_changed(lang),
        RowRefusal::NoPlace => no_place(lang),
        RowRefusal::HasMerged => has_merged(lang),
        RowRefusal::Corrected => corrected(lang),
        RowRefusal::MadeBySplit => made_by_split(lang),
        RowRefusal::NoRowBefore => no_row_before(lang),
        RowRefusal::TwoDeadlines => two_deadlines(lang),
        RowRefusal::GroupWithTasks => group_with_tasks(lang),
        RowRefusal::NoLines => no_lines(lang),
        RowRefusal::LinesTaken => lines_taken(lang),
    }
}

/// Why a decision counts no more.
pub(crate) fn lapse(lang: Lang, lapse: Option<Lapse>) -> &'static str {
    match lapse {
        Some(Lapse::Gone) => lapse_gone(lang),
        Some(Lapse::RowChanged) => lapse_row(lang),
        Some(Lapse::NotRaised) => lapse_not_raised(lang),
        Some(Lapse::ReadNow) => lapse_read_now(lang),
        Some(Lapse::WordsChanged) | None => lapse_words(lang),
    }
}

/// What a decision is about, by its anchor: where its own thing is gone there is nothing else to name it by.
pub(crate) fn anchor_label(lang: Lang, anchor: &str) -> String {
    let place = anchor.rsplit_once('@').map_or(anchor, |(_, place)| place);
    let place = place
        .strip_prefix("split:")
        .or_else(|| place.strip_prefix("merge:"))
        .or_else(|| place.strip_prefix("left_out:"))
        .unwrap_or(place);
    let (thing, rest) = place.split_once(':').unwrap_or((place, ""));
    let (key, field) = rest.rsplit_once(':').unwrap_or((rest, ""));
    let key = key.rsplit_once('#').map_or(key, |(key, _)| key);
    let field = field
        .rsplit('/')
        .find(|step| step.parse::<usize>().is_err());
    match thing {
        "tasks" => {
            let number = key.rsplit('/').next().unwrap_or_default();
            // What is said of the list as a whole has no number to lack.
            let number = match (number, field) {
                ("", Some(field)) if !field.is_empty() => "–",
                (number, _) => number,
            };
            let field = taking_in::task_field(lang, field.unwrap_or_default());
            format!("{number} {field}").trim().to_owned()
        }
        "groups" => group(lang, key),
        "added" => {
            let line = rest.split('/').next().unwrap_or_default();
            let field = taking_in::task_field(lang, field.unwrap_or_default());
            format!("{} {field}", added_at(lang, line))
                .trim()
                .to_owned()
        }
        "name" => rest.to_owned(),
        // A report and a duty are known by what they are.
        "obligations" => ObligationKind::from_code(key)
            .map_or_else(|| key.to_owned(), |kind| kind.words(lang).to_owned()),
        "duties" => DutyKind::from_code(key)
            .map_or_else(|| key.to_owned(), |kind| kind.words(lang).to_owned()),
        "document" => taking_in::header_field(lang, field.unwrap_or_default()).to_owned(),
        _ => key.to_owned(),
    }
}

/// What an act was about: the first thing that was decided, and how many more.
pub(crate) fn act_label(lang: Lang, first: &str, count: usize) -> String {
    let label = if first.starts_with("name:") {
        names_of_bodies(lang).to_owned()
    } else {
        anchor_label(lang, first)
    };
    match count.saturating_sub(1) {
        0 => label,
        more => and_more(lang, &label, &super::count(more)),
    }
}

/// Every key with what it does.
pub(crate) fn all_keys(lang: Lang) -> [(&'static str, &'static str); 15] {
    [
        ("a", key_proposal(lang)),
        ("g", key_keep(lang)),
        ("s", key_mend(lang)),
        ("c", key_alike(lang)),
        ("j, k", key_walk(lang)),
        ("x", key_tick(lang)),
        ("o", key_open(lang)),
        ("p", key_assign(lang)),
        ("t", key_split(lang)),
        ("m", key_merge(lang)),
        ("b", key_leave_out(lang)),
        ("n", key_add(lang)),
        ("u", key_undo(lang)),
        ("1 – 6", key_views(lang)),
        ("?", key_help(lang)),
    ]
}

super::messages! {
    no_row() { vi: "Chưa chọn hàng nào: đánh dấu hàng, hoặc ghi số của hàng.", en: "No row is chosen: tick rows, or write their numbers." }
    unknown_row(words: &str) { vi: "Không có hàng “{words}”. Ghi số của hàng như trong văn bản, số đứng trước ghi trước, ví dụ 3.1-3.9; 5.2.", en: "There is no row “{words}”. Write the numbers of rows as in the document, the earlier one first, such as 3.1-3.9; 5.2." }
    no_agency() { vi: "Ghi tên cơ quan.", en: "Name the agency." }
    last_lead() { vi: "Có hàng sẽ không còn cơ quan chủ trì nào. Bỏ đánh dấu hàng đó, hoặc chọn “chỉ gồm” và ghi cơ quan khác.", en: "A row would be left without a lead. Untick it, or choose “these only” and name another agency." }
    words_changed() { vi: "Khi tách hàng, chỉ xuống dòng, không sửa chữ. Tách xong, bấm Sửa để sửa chữ.", en: "Splitting only breaks lines and changes no word. Split first, then correct the words." }
    no_place() { vi: "Để một dòng trống trước chỗ bắt đầu nhiệm vụ mới.", en: "Leave a blank line before the place where the new task begins." }
    has_merged() { vi: "Hàng này đã được gộp với hàng khác. Bỏ việc gộp ở phần Đã sửa tay rồi tách.", en: "Another row was merged into this one. Take that back under Changed by hand, then split." }
    corrected() { vi: "Hàng này có trường đã sửa tay. Bỏ các sửa đó ở phần Đã sửa tay, tách hoặc gộp, rồi sửa lại.", en: "This row has fields changed by hand. Take those back under Changed by hand, split or merge, then correct again." }
    made_by_split() { vi: "Hàng này do tách mà có. Muốn gộp lại thì bỏ việc tách ở phần Đã sửa tay.", en: "This row comes from a split. To join it again, take the split back under Changed by hand." }
    no_row_before() { vi: "Không có hàng nào đứng trước để gộp.", en: "There is no row before it to merge with." }
    two_deadlines() { vi: "Hai hàng có thời hạn khác nhau. Sửa cho một hàng không có thời hạn, hoặc cùng thời hạn, rồi gộp.", en: "The two rows have different deadlines. Make them the same, or empty one, then merge." }
    group_with_tasks() { vi: "Dòng này là tên nhóm có nhiệm vụ bên dưới, không gộp vào nhiệm vụ được.", en: "This line heads a group with tasks and cannot be merged into a task." }
    no_lines() { vi: "Không có dòng nào mang số đó trong văn bản gốc, hoặc dòng cuối đứng trước dòng đầu. Ghi số dòng như ở cột bên.", en: "The source has no line of that number, or the last stands before the first. Write numbers as in the pane beside." }
    lines_taken() { vi: "Chữ ở các dòng này đã thuộc một hàng: mở hàng đó rồi tách, hoặc chọn dòng khác.", en: "Words of these lines belong to a row already: open and split that row, or choose other lines." }
    row_merged() { vi: "Hàng này đã được gộp vào hàng trước; xử lý ở hàng đó.", en: "This row was merged into the one before; settle it there." }
    nothing_to_undo() { vi: "Không còn việc nào để hoàn tác.", en: "There is nothing left to undo." }
    other_document() { vi: "Tệp này là một văn bản khác đã tải lên; mở văn bản đó trong danh sách.", en: "This file is another document that was uploaded; open that one from the list." }

    lapse_gone() { vi: "bản mới không có hàng hoặc mục này", en: "the newer copy has no such row or item" }
    lapse_row() { vi: "hàng này trong bản mới có nội dung khác", en: "the row has other words in the newer copy" }
    lapse_words() { vi: "lời văn tại chỗ đó đã khác", en: "the words there are others now" }
    lapse_read_now() { vi: "bản mới đã đọc được hàng này", en: "the newer copy reads this row by itself" }
    lapse_not_raised() { vi: "bản mới không còn điểm cần xem lại này", en: "the newer copy does not raise this point" }

    view_rows(count: &str) { vi: "Nhiệm vụ ({count})", en: "Tasks ({count})" }
    view_changed(count: &str) { vi: "Đã sửa tay ({count})", en: "Changed by hand ({count})" }
    view_rest() { vi: "Phần còn lại", en: "The rest" }
    progress(settled: &str, total: &str) { vi: "Đã xử lý {settled}/{total} điểm", en: "{settled} of {total} points settled" }
    state_progress(settled: &str, total: &str) { vi: "Đang xem lại: đã xử lý {settled}/{total} điểm", en: "Under review: {settled} of {total} points settled" }

    keys() { vi: "Phím tắt", en: "Keys" }
    keys_lede() { vi: "Phím chỉ có tác dụng khi con trỏ không ở trong ô nhập.", en: "Keys work only while the cursor is not in a field." }
    keys_switch() { vi: "Dùng phím tắt trên máy này", en: "Use keys on this machine" }
    key_proposal() { vi: "nhận gợi ý sửa; ở phần tên: xác nhận các tên; ở phần vào sổ: tới nút xác nhận", en: "accept the proposal; among names: confirm them; at the register: to the button" }
    key_keep() { vi: "giữ nguyên theo văn bản", en: "keep as in the document" }
    key_mend() { vi: "sửa; trong một hàng: tới chỗ Sửa tiếp theo, Enter để mở", en: "correct; in a row: to the next Correct, Enter opens it" }
    key_alike() { vi: "đánh dấu “làm với mọi điểm cùng loại”", en: "tick “every point of this kind”" }
    key_walk() { vi: "điểm hoặc hàng sau, trước", en: "next, previous point or row" }
    key_tick() { vi: "đánh dấu hàng", en: "tick the row" }
    key_open() { vi: "mở hàng đang đứng; ở một điểm: mở hàng của điểm ấy", en: "open the row; at a point: the row that it is about" }
    key_split() { vi: "tách hàng đang mở", en: "split the open row" }
    key_merge() { vi: "gộp hàng đang mở vào hàng trước", en: "merge the open row into the one before" }
    key_leave_out() { vi: "bỏ hàng đang mở vì không phải nhiệm vụ", en: "leave the open row out: it is no task" }
    key_add() { vi: "thêm một hàng từ các dòng của văn bản gốc", en: "add a row from lines of the source" }
    key_assign() { vi: "tới ô giao cơ quan cho các hàng đã đánh dấu", en: "to the agencies of the ticked rows" }
    key_undo() { vi: "hoàn tác việc vừa làm", en: "undo the last thing done" }
    key_views() { vi: "chuyển phần: điểm, nhiệm vụ, tên, phần còn lại, đã sửa tay, vào sổ", en: "parts: points, tasks, names, the rest, changed, register" }
    key_help() { vi: "mở, đóng bảng này", en: "open, close this table" }
    key() { vi: "Phím", en: "Key" }
    key_does() { vi: "Tác dụng", en: "What it does" }

    undo_last(what: &str, who: &str, when: &str) { vi: "Hoàn tác: {what} ({who}, {when})", en: "Undo: {what} ({who}, {when})" }
    and_more(first: &str, more: &str) { vi: "{first} và {more} mục khác", en: "{first} and {more} more" }
    names_of_bodies() { vi: "tên cơ quan", en: "names of agencies" }
    accept_short() { vi: "Nhận gợi ý", en: "Accept the proposal" }
    mend_field() { vi: "Sửa", en: "Correct" }
    holding() { vi: "Đang áp dụng", en: "Applied" }
    alike(count: &str) { vi: "Làm như vậy với cả {count} điểm cùng loại chưa xử lý", en: "Do the same to all {count} open points of this kind" }
    reason_open() { vi: "Có thể để trống khi nhận gợi ý hoặc giữ nguyên.", en: "May be left empty when the proposal is accepted or the document kept." }
    reason_proposal(name: &str) { vi: "Theo gợi ý của bản đọc: {name}", en: "As the reading proposes: {name}" }
    reason_keep() { vi: "Đúng như văn bản", en: "As in the document" }
    next() { vi: "Điểm sau", en: "Next" }
    previous() { vi: "Điểm trước", en: "Previous" }
    nth(n: &usize, count: &usize) { vi: "Điểm {n}/{count}", en: "Point {n} of {count}" }
    save_agencies() { vi: "Lưu các cơ quan này", en: "Save these agencies" }

    rows() { vi: "Nhiệm vụ", en: "Tasks" }
    rows_lede() { vi: "Đánh dấu các hàng rồi giao cơ quan một lần; mở một hàng để sửa, tách, gộp.", en: "Tick rows and give them agencies at once; open a row to correct, split or merge it." }
    rows_none() { vi: "Không đọc được nhiệm vụ nào.", en: "No task was read." }
    group(number: &str) { vi: "Nhóm {number}", en: "Group {number}" }
    heading() { vi: "Tên nhóm", en: "Group heading" }
    tick(label: &str) { vi: "Chọn hàng {label}", en: "Choose row {label}" }
    lead() { vi: "Chủ trì", en: "Lead" }
    coordinate() { vi: "Phối hợp", en: "With" }
    deadline() { vi: "Thời hạn", en: "Deadline" }
    product() { vi: "Sản phẩm", en: "Product" }
    none() { vi: "chưa có", en: "none" }
    by_hand() { vi: "đã sửa tay", en: "changed by hand" }
    assign() { vi: "Giao cơ quan cho các hàng đã chọn", en: "Agencies for the chosen rows" }
    role() { vi: "Vai trò", en: "Role" }
    how() { vi: "Cách làm", en: "What is done" }
    how_set() { vi: "chỉ gồm các cơ quan này", en: "these only" }
    how_add() { vi: "thêm các cơ quan này", en: "add these" }
    how_remove() { vi: "bỏ các cơ quan này", en: "take these out" }
    names() { vi: "Cơ quan", en: "Agencies" }
    names_hint() { vi: "Nhiều cơ quan cách nhau bằng dấu chấm phẩy.", en: "Several with semicolons between them." }
    ranges() { vi: "Thêm các hàng theo số", en: "More rows by number" }
    ranges_hint() { vi: "Ví dụ 3.1-3.9; 5.2. Để trống nếu đã đánh dấu.", en: "Such as 3.1-3.9; 5.2. Empty where rows are ticked." }
    assign_do() { vi: "Giao cho các hàng đã chọn", en: "Give them to the chosen rows" }
    rows_from_to(from: &str, to: &str) { vi: "Hàng {from} đến {to}", en: "Rows {from} to {to}" }
    row_title(label: &str) { vi: "Hàng {label}", en: "Row {label}" }
    row_close() { vi: "Đóng hàng này", en: "Close this row" }
    open_row() { vi: "Mở hàng", en: "Open the row" }
    row_next() { vi: "Hàng sau", en: "Next row" }
    row_previous() { vi: "Hàng trước", en: "Previous row" }
    split() { vi: "Tách hàng", en: "Split the row" }
    split_hint() { vi: "Để một dòng trống trước chỗ bắt đầu nhiệm vụ mới; không sửa chữ. Hàng mới giữ cơ quan, thời hạn, sản phẩm của hàng này.", en: "Leave a blank line before the place where the new task begins; change no word. The new row keeps agencies, deadline and product." }
    split_words() { vi: "Nội dung của hàng", en: "The row's words" }
    split_do() { vi: "Tách tại các dòng trống", en: "Split at the blank lines" }
    merge() { vi: "Gộp vào hàng trước", en: "Merge into the row before" }
    merge_with(label: &str, words: &str) { vi: "Hàng trước: {label} {words}", en: "The row before: {label} {words}" }
    merge_heading() { vi: "Dòng này không phải tên nhóm mà là phần tiếp theo của hàng trước?", en: "Is this no heading but the rest of the row before?" }

    leave_out() { vi: "Không phải nhiệm vụ", en: "This is no task" }
    leave_out_hint() { vi: "Hàng được bỏ khỏi danh sách; chữ của văn bản vẫn còn nguyên và có thể lấy lại ở phần Đã sửa tay.", en: "The row leaves the list; the document's words stay, and it can be taken back under Changed by hand." }
    leave_out_do() { vi: "Bỏ hàng này", en: "Leave this row out" }
    add() { vi: "Thêm hàng từ văn bản gốc", en: "Add a row from the source" }
    add_from(line: &usize) { vi: "Dòng {line} là một nhiệm vụ: thêm hàng", en: "Line {line} is a task: add a row" }
    add_lede() { vi: "Dùng khi văn bản có một nhiệm vụ mà danh sách thiếu. Nội dung lấy đúng chữ của các dòng đã chọn.", en: "For a task of the document that the list lacks. Its words are those of the lines chosen." }
    add_do() { vi: "Thêm hàng này", en: "Add this row" }
    add_not() { vi: "Không thêm", en: "Add nothing" }
    added_at(line: &str) { vi: "Hàng thêm ở dòng {line}", en: "Row added at line {line}" }
    first_line() { vi: "Từ dòng", en: "From line" }
    last_line() { vi: "Đến dòng", en: "To line" }
    last_line_hint() { vi: "Để trống nếu chỉ một dòng.", en: "Empty for a single line." }
    changed() { vi: "Đã sửa tay", en: "Changed by hand" }
    changed_lede() { vi: "Mọi quyết định của người xem lại, lưu riêng với chữ của văn bản. Bỏ được từng quyết định.", en: "Everything that reviewers decided, kept apart from the document's words. Each can be taken back." }
    changed_none() { vi: "Chưa có quyết định nào.", en: "Nothing was decided yet." }
    not_holding() { vi: "Không còn khớp với bản đang xem", en: "No longer fits this copy" }
    not_holding_lede() { vi: "Các quyết định này không được áp dụng. Quyết định lại nếu còn cần, rồi bỏ dòng cũ.", en: "These decisions are not applied. Decide again where still needed, then drop the old line." }
    because(why: &str) { vi: "Vì {why}.", en: "Because {why}." }
    decided_by(who: &str, when: &str) { vi: "{who}, {when}", en: "{who}, {when}" }
    reason_was(reason: &str) { vi: "Lý do: {reason}", en: "Reason: {reason}" }
    was_kept() { vi: "giữ nguyên theo văn bản", en: "kept as in the document" }
    was_noted() { vi: "đã biết lỗi trong văn bản", en: "the slip is known" }
    was_split() { vi: "tách thành hàng riêng", en: "made a row of its own" }
    was_left_out() { vi: "bỏ, không phải nhiệm vụ", en: "left out: no task" }
    was_added(first: &usize, last: &usize) { vi: "thêm từ dòng {first} đến {last} của văn bản gốc", en: "added from lines {first} to {last} of the source" }
    was_merged(into: &str) { vi: "gộp vào hàng {into}", en: "merged into row {into}" }
    was_named(name: &str) { vi: "là {name}", en: "is {name}" }
    from_to(from: &str, to: &str) { vi: "“{from}” → “{to}”", en: "“{from}” → “{to}”" }
    drop() { vi: "Bỏ quyết định", en: "Take back" }
    by_program() { vi: "hệ thống", en: "the program" }
    save_as() { vi: "Tải cấu trúc đã sửa:", en: "The corrected structure:" }
    copy() { vi: "Đọc bản mới hơn của văn bản này", en: "Read a newer copy of this document" }
    copy_lede() { vi: "Các quyết định còn khớp được giữ; các quyết định không còn khớp được liệt kê ở phần Đã sửa tay. Tải lại bản cũ thì trở về như trước.", en: "Decisions that still hold are kept; those that do not are listed under Changed by hand. Upload the old copy to go back." }
    copy_do() { vi: "Đọc bản này thay bản đang xem", en: "Read this copy instead" }

    col_group() { vi: "Nhóm", en: "Group" }
    col_number() { vi: "Số", en: "No." }
    col_content() { vi: "Nội dung", en: "Task" }
    col_note() { vi: "Ghi chú", en: "Note" }
    col_by_hand() { vi: "Trường sửa tay", en: "Changed by hand" }
    col_target() { vi: "Chỉ tiêu", en: "Target" }
    col_binding() { vi: "Cách tính", en: "Binding" }
    col_low() { vi: "Từ", en: "Low" }
    col_high() { vi: "Đến", en: "High" }
    col_unit() { vi: "Đơn vị", en: "Unit" }
    col_what() { vi: "Đối tượng", en: "What" }
    col_change() { vi: "Quyết định", en: "Decision" }
    col_who() { vi: "Người quyết định", en: "By" }
    col_when() { vi: "Lúc", en: "When" }
    corrected_title(name: &str) { vi: "Cấu trúc đã sửa {name}", en: "Corrected structure {name}" }
}

#[cfg(test)]
mod tests {
    use super::{Lang, anchor_label};

    #[test]
    fn an_anchor_is_called_by_its_number_and_its_field() {
        for (anchor, label) in [
            ("lead-missing@tasks:2/1#1:leads", "1 chủ trì"),
            ("lead-missing@tasks:#1:leads", "– chủ trì"),
            ("product-missing@tasks:#1:", "nhiệm vụ"),
            (
                "obligation-without-date@obligations:consolidated_report#1:",
                "báo cáo tổng hợp",
            ),
        ] {
            assert_eq!(anchor_label(Lang::Vi, anchor), label);
        }
    }
}
