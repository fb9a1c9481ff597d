//! What plans promise: versions, groups, tasks, parts, assignments, targets, obligations, duties, citations, recipients.

use crate::table::tables;

tables! { REGISTER_TABLES:
    /// A plan: identity only.
    PLAN = "plan", key 2, Yes [int realm, text id];
    /// What a plan is in one of its versions.
    PLAN_VERSION = "plan_version", key 4, Yes
        [int realm, text plan, int known_from, int n, int version, opt_text number, text kind, text title, text issuer,
         opt_text issued_on, opt_text effective_from, opt_int horizon, opt_int vision, opt_text document,
         opt_int known_until];
    /// A task group: identity only.
    TASK_GROUP = "task_group", key 2, Yes [int realm, text id, text plan];
    /// What a task group is.
    TASK_GROUP_FACT = "task_group_fact", key 4, Yes
        [int realm, text task_group, int known_from, int n, text plan, opt_text number, int ordinal, text title,
         opt_text valid_from, opt_text valid_until, opt_int known_until];
    /// A task: identity only.
    TASK = "task", key 2, Yes [int realm, text id, text plan];
    /// What a task is.
    TASK_FACT = "task_fact", key 4, Yes
        [int realm, text task, int known_from, int n, text plan, opt_text task_group, opt_text number, int ordinal,
         opt_text deadline_words, text deadline, opt_text product, opt_text note, opt_text valid_from,
         opt_text valid_until, opt_int known_until];
    /// A part of a task: identity only.
    PART = "part", key 2, Yes [int realm, text id, text task];
    /// What a part says.
    PART_FACT = "part_fact", key 4, Yes
        [int realm, text part, int known_from, int n, text plan, text task, int ordinal, text text, text folded,
         opt_text valid_from, opt_text valid_until, opt_int known_until];
    /// Who holds a part in which role.
    ASSIGNMENT = "assignment", key 4, Yes
        [int realm, text id, int known_from, int n, text plan, text part, text holder_kind, text holder, text role,
         text secrecy, opt_text cause, opt_text predecessor, int ordinal, opt_text valid_from, opt_text valid_until,
         opt_int known_until];
    /// A target: identity only.
    TARGET = "target", key 2, Yes [int realm, text id, text plan];
    /// What a target aims at.
    TARGET_FACT = "target_fact", key 4, Yes
        [int realm, text target, int known_from, int n, text plan, int ordinal, text name, text comparator,
         int approximate, opt_text low, opt_text high, opt_text unit, opt_text measure, opt_int by_year,
         opt_int first_year, opt_int last_year, opt_text text, opt_text parent, opt_text valid_from,
         opt_text valid_until, opt_int known_until];
    /// An obligation to report: identity only.
    OBLIGATION = "obligation", key 2, Yes [int realm, text id, text plan];
    /// What must be reported, how often, by when.
    OBLIGATION_FACT = "obligation_fact", key 4, Yes
        [int realm, text obligation, int known_from, int n, text plan, int ordinal, text kind, opt_text frequency,
         opt_text due, opt_text to_words, opt_text via_words, opt_text focal, opt_text valid_from,
         opt_text valid_until, opt_int known_until];
    /// Who must report.
    OBLIGATION_ADDRESSEE = "obligation_addressee", key 5, Yes
        [int realm, text obligation, int known_from, int n, int ordinal, text words, opt_text holder_kind,
         opt_text holder];
    /// What else a body must do: identity only.
    DUTY = "duty", key 2, Yes [int realm, text id, text plan];
    /// What must be done, how often, by when.
    DUTY_FACT = "duty_fact", key 4, Yes
        [int realm, text duty, int known_from, int n, text plan, int ordinal, text kind, opt_text frequency,
         opt_text due, opt_text to_words, opt_text decides, opt_text valid_from, opt_text valid_until,
         opt_int known_until];
    /// Who must do it.
    DUTY_ADDRESSEE = "duty_addressee", key 5, Yes
        [int realm, text duty, int known_from, int n, int ordinal, text words, opt_text holder_kind,
         opt_text holder];
    /// A document that a version of a plan cites.
    CITATION = "citation", key 5, Yes
        [int realm, text plan, int version, int ordinal, int known_from, text number, opt_text kind, opt_text date,
         opt_text issuer, text cited_as, text folded, opt_int known_until];
    /// A line of a version's "Nơi nhận".
    RECIPIENT = "recipient", key 5, Yes
        [int realm, text plan, int version, int ordinal, int known_from, text words, opt_int known_until];
}
