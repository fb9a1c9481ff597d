//! Consolidated reports, and what was opened to the public.

use crate::table::tables;

tables! { CONSOLIDATION_TABLES:
    /// Consolidated reports, written from accepted ones; and what was opened to the public.
    /// 
    /// A consolidated report of a round, of the focal department or of UBND tỉnh.
    /// ATE TABLE consolidation (
    ///  realm {int} NOT NULL,
    ///  id {text} NOT NULL,
    ///  rev {int} NOT NULL,
    ///  round {text} NOT NULL,
    ///  kind {text} NOT NULL,
    ///  title {text} NOT NULL,
    ///  state {text} NOT NULL,
    ///  made_at {int} NOT NULL,
    ///  made_by {text} NOT NULL,
    ///  PRIMARY KEY (realm, id),
    ///  FOREIGN KEY (realm, round) REFERENCES round (realm, id)
    /// strict};
    /// 
    /// ATE INDEX consolidation_round ON consolidation (realm, round);
    /// 
    /// A paragraph, heading or table of a consolidated report, with where it came from (JSON).
    /// ATE TABLE consolidation_block (
    ///  realm {int} NOT NULL,
    ///  id {text} NOT NULL,
    ///  rev {int} NOT NULL,
    ///  consolidation {text} NOT NULL,
    ///  ordinal {int} NOT NULL,
    ///  kind {text} NOT NULL,
    ///  body {text} NOT NULL,
    ///  origin {text} NOT NULL,
    ///  edited_by {text},
    ///  edited_at {int},
    ///  PRIMARY KEY (realm, id),
    ///  FOREIGN KEY (realm, consolidation) REFERENCES consolidation (realm, id)
    /// strict};
    /// 
    /// ATE INDEX consolidation_block_order ON consolidation_block (realm, consolidation, ordinal);
    /// 
    /// What a recorded decision has opened to the public: a plan, a consolidated report, accepted totals.
    PUBLICATION = "publication", key 3, Yes
        [int realm, text subject_kind, text subject, int rev, text decision, text decided_on,
         text opened_by, int opened_at, opt_int ended_at];
}
