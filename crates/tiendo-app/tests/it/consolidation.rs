//! The consolidated report of a small round: what it counts, that no silence is lost, that no edit is lost, and the
//! paper that it becomes.

use jiff::civil::date;
use tiendo_app::checking;
use tiendo_app::consolidation::{self, BlockView, Body, ConsolidationRefusal, Edited, Standing};
use tiendo_app::{AppError, Refusal};
use tiendo_domain::access::RoleName;
use tiendo_domain::report::line::DeclaredState;
use tiendo_papers::paper::{Block, Level, Stage};
use tiendo_store::Hash;
use tiendo_store::verify::{Problem, verify};

use crate::round::{Opened, person};
use crate::support::on_both;

const TRADE: &str = "Sở Công Thương tỉnh Quảng Ngãi";
const HEALTH: &str = "Sở Y tế tỉnh Quảng Ngãi";
const ARMY: &str = "Bộ Chỉ huy Quân sự tỉnh Quảng Ngãi";
const CULTURE: &str = "Sở Văn hóa, Thể thao và Du lịch tỉnh Quảng Ngãi";

fn make(round: &Opened<'_>, seen: i64) -> Result<(), AppError> {
    let id = round.round;
    round.focal.write(round.place, move |ctx, tx| {
        consolidation::make(ctx, tx, id, seen)
    })
}

fn made(round: &Opened<'_>) -> Standing {
    let id = round.round;
    round
        .focal
        .read(round.place, move |ctx, tx| consolidation::view(ctx, tx, id))
        .unwrap()
        .made
        .unwrap()
}

fn refused<T: std::fmt::Debug>(result: Result<T, AppError>) -> ConsolidationRefusal {
    match result {
        Err(AppError::Refused(Refusal::Consolidation(refusal))) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// All words of the report, tables too.
fn words(made: &Standing) -> String {
    let of = |block: &BlockView| match &block.body {
        Body::Text(text) => text.clone(),
        Body::Table(table) => {
            let rows: Vec<String> = table.rows.iter().map(|row| row.join(" | ")).collect();
            format!("{}\n{}", table.head.join(" | "), rows.join("\n"))
        }
    };
    made.blocks.iter().map(of).collect::<Vec<_>>().join("\n")
}

/// On time: health, and the army on paper; late: trade, not accepted yet; everybody else is silent.
fn small_round(round: &Opened<'_>) -> tiendo_domain::id::Id<tiendo_domain::id::Report> {
    let (_, health) = round.sent_by_head(
        "yte",
        HEALTH,
        DeclaredState::Done,
        "Đã khám sức khỏe cho 1.200 công nhân.",
    );
    let army = round.paper(&round.focal, ARMY, date(2026, 11, 9));
    round.at("2026-11-17T01:00:00Z");
    let (_, trade) = round.sent_by_head(
        "congthuong",
        TRADE,
        DeclaredState::InProgress,
        "Đã hỗ trợ 18 đề án khuyến công.",
    );
    round.accept(&round.focal, health).unwrap();
    round.accept(&round.colleague, army).unwrap();
    trade
}

on_both! {
    fn the_draft_counts_and_names_and_says_where_from(place) {
        let round = Opened::new(place);
        assert_eq!(refused(make(&round, 0)), ConsolidationRefusal::NothingAccepted);
        let excused = round.report(CULTURE);
        round.focal.write(place, move |ctx, tx| checking::excuse(ctx, tx, excused, "mới thành lập")).unwrap();
        small_round(&round);
        make(&round, 0).unwrap();
        let made = made(&round);
        let all = words(&made);
        let id = round.round;
        let tally = round.focal.read(place, move |ctx, tx| checking::desk(ctx, tx, id)).unwrap().tally;
        let counted = format!("Tổng số báo cáo phải gửi: {}; đã nhận: 3 (", tally.owed);
        assert!(all.contains(&counted), "{counted} in {all}");
        let rest = format!("trong đó đúng hạn: 2, gửi chậm: 1; chưa báo cáo: {}. Đã chấp nhận: 2.", tally.owed - 3);
        assert!(all.contains(&rest), "{rest}");
        assert!(all.contains(&format!("1 | {TRADE} | 17/11/2026 | 3")));
        // What has come and is not accepted is named, and says nothing of its own.
        assert!(all.contains(&format!("chưa đưa vào phần tổng hợp: {TRADE}.")));
        assert!(!all.contains("18 đề án"));
        assert!(all.contains(&format!("Không phải báo cáo kỳ này: {CULTURE}.")));
        // Silence is said and is no figure.
        assert!(all.contains("Chưa có báo cáo được chấp nhận:"));
        assert!(!all.contains("0 %") && !all.contains("0%"));
        assert!(all.contains(&format!("{HEALTH}: Đã khám sức khỏe cho 1.200 công nhân.")));

        // Every paragraph is counted, or names the report that it comes from.
        let quoted: Vec<_> = made.blocks.iter().filter(|block| block.text().starts_with(HEALTH)).collect();
        assert!(!quoted.is_empty());
        assert!(quoted.iter().all(|block| block.sources.len() == 1 && block.sources[0].agency == HEALTH));
        assert!(made.blocks[0].sources.is_empty() && made.blocks[0].text().contains("như sau:"));
    }

    fn edits_are_kept_and_clashes_shown(place) {
        let round = Opened::new(place);
        let trade = small_round(&round);
        make(&round, 0).unwrap();
        let before = made(&round);
        let block = before.blocks.iter().find(|block| block.text().starts_with(HEALTH)).unwrap().clone();
        let (id, counted) = (round.round, before.blocks.iter().find(|b| b.text().starts_with("Tổng số")).unwrap().clone());
        let edit = |who: &crate::round::Who, block: &BlockView, rev: i64, text: &str| {
            let (block, text) = (block.id, text.to_owned());
            who.write(place, move |ctx, tx| consolidation::edit(ctx, tx, id, block, rev, &text))
        };
        assert_eq!(edit(&round.focal, &block, block.rev, "Ngành y tế đã khám cho 1.200 công nhân.\r\nĐạt yêu cầu.").unwrap(), Edited::Yes);
        // Somebody who saw the older text loses nothing, and writes over nothing.
        let clash = match edit(&round.colleague, &block, block.rev, "Bản của tôi.").unwrap() {
            Edited::Clash(clash) => clash,
            Edited::Yes => panic!("written over"),
        };
        assert_eq!((clash.saved.as_str(), clash.mine.as_str()), ("Ngành y tế đã khám cho 1.200 công nhân.\nĐạt yêu cầu.", "Bản của tôi."));
        assert_eq!(clash.by.as_ref().unwrap().0, "Người thử daumoi");
        let table = before.blocks.iter().find(|block| matches!(block.body, Body::Table(_))).unwrap();
        assert_eq!(refused(edit(&round.focal, table, table.rev, "x")), ConsolidationRefusal::NotText);

        // Accepted since: said, and taken in when the report is made anew; the edit stays.
        round.at("2026-11-18T01:00:00Z");
        round.accept(&round.focal, trade).unwrap();
        assert_eq!(made(&round).accepted_since, 1);
        assert_eq!(refused(make(&round, 7)), ConsolidationRefusal::ChangedMeanwhile);
        edit(&round.focal, &counted, counted.rev, "Số liệu xem bảng.").unwrap();
        make(&round, before.rev).unwrap();
        let after = made(&round);
        assert_eq!(after.accepted_since, 0);
        assert!(words(&after).contains("18 đề án"));
        let kept = after.blocks.iter().find(|one| one.id == block.id).unwrap();
        assert!(kept.text().starts_with("Ngành y tế") && !kept.moved && !kept.gone);
        let stale = after.blocks.iter().find(|one| one.id == counted.id).unwrap();
        assert_eq!((stale.text(), stale.moved), ("Số liệu xem bảng.", true));
        assert!(stale.drafted.as_ref().unwrap().contains("Đã chấp nhận: 3."));

        let (stale_id, rev) = (stale.id, stale.rev);
        round.focal.write(place, move |ctx, tx| consolidation::restore(ctx, tx, id, stale_id, rev)).unwrap();
        let restored = made(&round);
        let restored = restored.blocks.iter().find(|one| one.id == stale_id).unwrap();
        assert!(restored.text().contains("Đã chấp nhận: 3.") && restored.edited.is_none());

        // Made anew over the same keys, the journal still proves every row; the paper's file is none here.
        let verified = place
            .app
            .store
            .read_blocking({
                let realm = place.realm;
                move |tx| verify(tx, realm, &|_: &Hash| Ok(None), &[])
            })
            .unwrap();
        let others = |one: &&Problem| !matches!(one, Problem::FileMissing { .. });
        assert_eq!(verified.problems.iter().filter(others).count(), 0, "{:?}", verified.problems);
        assert!(verified.rows > 0);
    }

    fn the_paper_is_a_report_of_the_focal_department(place) {
        let round = Opened::new(place);
        small_round(&round);
        person(place, "phogiamdoc", "Phó Giám đốc", RoleName::AgencyHead, Some(round.focal_agency));
        person(place, "giamdoc", "Giám đốc", RoleName::AgencyHead, Some(round.focal_agency));
        make(&round, 0).unwrap();
        let id = round.round;
        let opening = made(&round).blocks[0].clone();
        let left_out = made(&round).blocks.iter().find(|b| b.text().starts_with("Danh sách cơ quan gửi")).unwrap().clone();
        let (block, rev) = (left_out.id, left_out.rev);
        round.focal.write(place, move |ctx, tx| consolidation::edit(ctx, tx, id, block, rev, "  ")).unwrap();
        let paper = round.focal.read(place, move |ctx, tx| consolidation::paper(ctx, tx, id)).unwrap();
        assert_eq!(paper.issuer, "Sở Kế hoạch và Đầu tư tỉnh Quảng Ngãi");
        assert_eq!(paper.symbol, "BC-SKHĐT");
        assert_eq!((paper.number.clone(), paper.date, paper.stage), (None, None, Stage::Draft));
        assert_eq!(paper.place, "Quảng Ngãi");
        assert_eq!(paper.addressees.len(), 1);
        assert!(paper.addressees[0].contains("ỦY BAN NHÂN DÂN") || paper.addressees[0].contains("Ủy ban nhân dân"), "{:?}", paper.addressees);
        assert_eq!(paper.signature.capacity, ["Giám đốc"]);
        assert!(paper.title.contains("214/KH-UBND") && paper.title.contains("2026"));
        assert_eq!(paper.body.first(), Some(&Block::Paragraph(opening.text().to_owned())));
        let chapters = paper.body.iter().filter(|b| matches!(b, Block::Heading { level: Level::Section, .. })).count();
        let groups = paper.body.iter().filter(|b| matches!(b, Block::Heading { level: Level::Clause, .. })).count();
        assert_eq!((chapters, groups, paper.annexes.len()), (4, 10, 1));
        let kept = |words: &str| paper.body.iter().any(|b| matches!(b, Block::Paragraph(text) if text.contains(words)));
        assert!(kept("Đã khám sức khỏe cho 1.200 công nhân.") && !kept("Danh sách cơ quan gửi báo cáo chậm"));
        assert!(paper.properties.journal_head.is_some());
        let bytes = tiendo_papers::write_docx(&paper).unwrap();
        assert!(bytes.starts_with(b"PK"));
    }
}
