//! Consolidated reports, and what was opened to the public.

use crate::table::tables;

tables! { CONSOLIDATION_TABLES:
    /// A consolidated report of a round, of the focal department or of UBND tỉnh.
    CONSOLIDATION = "consolidation", key 2, Yes
        [int realm, text id, int rev, text round, text kind, text title, text state,
         int made_at, text made_by];
    /// A paragraph, heading or table of a consolidated report, with where it came from (JSON).
    CONSOLIDATION_BLOCK = "consolidation_block", key 2, Yes
        [int realm, text id, int rev, text consolidation, int ordinal, text kind, text body,
         text origin, opt_text edited_by, opt_int edited_at];
    /// What a recorded decision has opened to the public: a plan, a consolidated report, accepted totals.
    PUBLICATION = "publication", key 3, Yes
        [int realm, text subject_kind, text subject, int rev, text decision, text decided_on,
         text opened_by, int opened_at, opt_int ended_at];
}
