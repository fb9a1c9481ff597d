//! The demo's two plans: the signed one from its text file, and a made-up one in HTML with deadlines and products.

use super::{at, cast::Cast};
use tiendo_app::{
    publication,
    taking_in::{self, Answers},
};
use tiendo_domain::id::{Id, Plan};

const SIGNED: &[u8] = include_bytes!("../../../../samples/214-KH-UBND.txt");
const SAMPLE: &[u8] = include_bytes!("../../../../samples/ke-hoach-mau.html");

/// Reads the signed plan with the reader, settles it as proposed, registers and publishes it.
pub(super) fn take_in_signed(cast: &Cast) -> anyhow::Result<Id<Plan>> {
    cast.clock.set(at((2024, 11, 11), (9, 0)));
    let answers = Answers {
        reason: "Ô cơ quan gộp với nhiệm vụ 1.1 trong bản giấy (lý do mẫu)",
        // Military and police lead it: only the fact and the day of reporting are kept.
        secret: &["3.6"],
    };
    let plan = take_in(cast, "214-KH-UBND.txt", SIGNED, answers)?;
    cast.clock.set(at((2024, 11, 12), (9, 0)));
    let decision = publication::Decision {
        number: "01/TB-MẪU".to_owned(),
        day: "12/11/2024".to_owned(),
        reason: "Công khai kế hoạch đã ban hành (quyết định mẫu)".to_owned(),
    };
    cast.act("daumoi", move |ctx, tx| {
        publication::open_plan(ctx, tx, plan, &decision)
    })?;
    Ok(plan)
}

/// Takes in the made-up plan; it is not published.
pub(super) fn take_in_sample(cast: &Cast) -> anyhow::Result<Id<Plan>> {
    cast.clock.set(at((2026, 1, 19), (9, 0)));
    let answers = Answers {
        reason: "Theo gợi ý (lý do mẫu)",
        secret: &[],
    };
    take_in(cast, "ke-hoach-mau.html", SAMPLE, answers)
}

/// Takes a plan in as the focal officer does who trusts the reader's proposals.
pub(crate) fn take_in(
    cast: &Cast,
    name: &str,
    bytes: &[u8],
    answers: Answers<'static>,
) -> anyhow::Result<Id<Plan>> {
    let examined = taking_in::examine(name, bytes.to_vec())?;
    examined.keep(&cast.app.files)?;
    cast.act("daumoi", move |ctx, tx| {
        taking_in::take_in_with(ctx, tx, &examined, answers)
    })
}
