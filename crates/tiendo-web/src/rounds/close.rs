//! Closing a round: nothing in it changes afterwards.

use crate::{
    ask::{Ask, see_other},
    error::Answer,
    extract::{Form, Params},
    i18n::done::Done,
};
use tiendo_app::rounds;
use tiendo_domain::id::{Id, Round};

/// Closes a round once the focal officer has ticked the sentence that says what it means.
pub(crate) async fn close(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Round> = params.id("round")?;
    if !form.has("xac_nhan") {
        return crate::desk::close_unconfirmed(&ask, id).await;
    }
    ask.write(move |ctx, tx| rounds::close(ctx, tx, id)).await?;
    Ok(see_other(&ask.at(&format!(
        "bao-cao/ky/{id}?xong={}",
        Done::RoundClosed.code()
    ))))
}
