//! Report rounds, what they expect, reports with their lines, sendings, returns, evidence.

use crate::table::tables;

tables! { ROUND_TABLES:
    /// A report round: one period of one obligation.
    ROUND = "round", key 2, Yes
        [int realm, text id, int rev, text plan, text obligation, int year, text state, text due,
         opt_text cut_off, opt_text entry_from, opt_text entry_until, text as_of,
         int open_set_settled, text created_by, int created_at, opt_text confirmed_last_day,
         opt_text opened_by, opt_int opened_at, opt_text closed_by, opt_int closed_at];
    /// A body that a person named as belonging to the open set.
    ROUND_MEMBER = "round_member", key 3, Yes
        [int realm, text round, text agency, text reason, text named_by, int named_at];
    /// A demand that a person changed before the round opened.
    ROUND_DEMAND = "round_demand", key 4, Yes
        [int realm, text round, text agency, text task, text demand, text reason, text changed_by,
         int changed_at];
    /// A task as it was worded on the day that the round was opened for.
    ROUND_TASK = "round_task", key 3, Yes
        [int realm, text round, text task, int ordinal, opt_text number, opt_text group_number,
         opt_text group_title, text words, text leads];
    /// A report that a round expects; frozen.
    EXPECTED = "expected", key 2, Yes
        [int realm, text id, text round, text agency, text agency_name, text agency_short,
         text sort_key, text why, opt_text collective, opt_text reason];
    /// Who answers for an expected report, on both axes of time.
    EXPECTED_ANSWERABLE = "expected_answerable", key 4, Yes
        [int realm, text expected, text agency, int known_from, opt_int known_until,
         opt_text valid_from, opt_text valid_until, text cause];
    /// One body's report in one round.
    REPORT = "report", key 2, Yes
        [int realm, text id, int rev, text expected, text round, text agency, text state,
         int sendings, opt_text drafter, opt_text accepted_by, opt_int accepted_at,
         opt_text excused_by, opt_text excused_why, int changed_at];
    /// One task that the body answers for, in one report; a draft while it is written.
    REPORT_LINE = "report_line", key 2, Yes
        [int realm, text id, int rev, text report, text task, int ordinal, opt_text number,
         text parts, text demand, text role, opt_text collective, text secrecy, opt_text declared,
         opt_text done_on, text done, opt_text figures, text difficulties, text proposals,
         opt_text nothing_arose, int unchanged, opt_text written_by, opt_int written_at,
         opt_int edit_until, opt_blob seal];
    /// Whose hand was in a report, and how.
    REPORT_HAND = "report_hand", key 4, Yes
        [int realm, text report, text person, text hand, int at];
    /// One sending of a report; never changed.
    SUBMISSION = "submission", key 3, Yes
        [int realm, text report, int n, text id, int at, text sent_by, opt_text capacity,
         opt_text position, opt_text received_on, blob sha256, text body];
    /// A sending that the body took back itself.
    WITHDRAWAL = "withdrawal", key 3, Yes
        [int realm, text report, int n, text person, int at];
    /// The signed paper that a sending is entered from.
    PAPER_ENTRY = "paper_entry", key 3, Yes
        [int realm, text report, int n, int rev, text number, text dated, text received_on, blob file,
         text file_name, int file_size, text entered_by, int entered_at];
    /// The return of a sending.
    REPORT_RETURN = "report_return", key 3, Yes
        [int realm, text report, int n, text returned_by, int returned_at];
    /// A line of a return, with what is to be mended.
    RETURN_LINE = "return_line", key 4, Yes
        [int realm, text report, int n, text line, int ordinal, text reason];
    /// A file behind a line.
    EVIDENCE = "evidence", key 2, Yes
        [int realm, text id, int rev, text report, text line, blob sha256, text name, int size,
         int personal, text added_by, int added_at, opt_text removed_by, opt_int removed_at];
}
