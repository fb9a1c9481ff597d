//! A report that the plan lays on nobody by name: the focal officer names who owes it, and it is checked where it is summed up.

use tiendo_app::rounds::{self, RoundsRefusal};
use tiendo_app::taking_in::{self, Answers};
use tiendo_app::{AppError, Refusal};
use tiendo_domain::access::RoleName;
use tiendo_domain::round::OpenRefusal;

use crate::round::{agency, person};
use crate::support::on_both;

const PLAN: &str = "UBND TỈNH QUẢNG NGÃI\nSố: 12/KH-UBND\nQuảng Ngãi, ngày 05 tháng 11 năm 2024\nKẾ HOẠCH\nPhát triển làng nghề giai đoạn 2024 - 2030\n\
    III. NHIỆM VỤ\n1. Giao Sở Công Thương chủ trì khảo sát làng nghề, hoàn thành trong năm 2026.\n\
    IV. CHẾ ĐỘ BÁO CÁO\n1. Định kỳ hằng năm gửi báo cáo về Sở Kế hoạch và Đầu tư trước ngày 15/11.\n\
    2. Sở Kế hoạch và Đầu tư tổng hợp, báo cáo UBND tỉnh trước ngày 30/11 hằng năm.\n\
    Nơi nhận:\n- Sở Công Thương;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\n";

on_both! {
fn who_reports_is_named_before_the_round_opens(place) {
    place.with_bodies();
    let examined = taking_in::examine("12-KH-UBND.txt", PLAN.as_bytes().to_vec()).unwrap();
    let answers = Answers {
        reason: "chép từ lời văn",
        secret: &[],
    };
    place
        .write(move |ctx, tx| taking_in::take_in_with(ctx, tx, &examined, answers))
        .unwrap();
    let department = agency(place, "Sở Kế hoạch và Đầu tư tỉnh Quảng Ngãi");
    let focal = person(
        place,
        "daumoi",
        "Chuyên viên",
        RoleName::FocalOfficer,
        Some(department),
    );
    let row = focal
        .read(place, |ctx, tx| {
            let rows = rounds::list(ctx, tx)?;
            Ok(rows.into_iter().find(|row| row.obligation.addressees.is_empty()))
        })
        .unwrap()
        .unwrap();
    assert_eq!(row.obligation.focal, Some(department));
    let obligation = row.obligation.obligation;
    let open = move |settled: bool| {
        focal.write(place, move |ctx, tx| {
            let round = rounds::start(ctx, tx, obligation, 2026)?;
            if settled {
                rounds::settle_open_set(ctx, tx, round)?;
            }
            rounds::open(ctx, tx, round, Some(jiff::civil::date(2026, 11, 14)))
        })
    };
    let refused = open(false).unwrap_err();
    assert!(
        matches!(
            &refused,
            AppError::Refused(Refusal::Rounds(RoundsRefusal::Open(OpenRefusal::OpenSetNotNamed)))
        ),
        "{refused:?}"
    );
    open(true).unwrap();
}
}
