//! Bodies and collectives.

use crate::table::tables;

tables! { AGENCY_TABLES:
    /// A body: identity only.
    AGENCY = "agency", key 2, Yes [int realm, text id];
    /// What is held true of a body.
    AGENCY_FACT = "agency_fact", key 2, Yes
        [int realm, text id, text agency, text name, text short, opt_text code, opt_text symbol, text kind,
         opt_text superior, text standing, text channel, text source, text folded, text sort_key,
         opt_text valid_from, opt_text valid_until, int known_from, opt_int known_until];
    /// A collective: identity only.
    COLLECTIVE = "collective", key 2, Yes [int realm, text id];
    /// What a collective is called and how its members are known.
    COLLECTIVE_RULE = "collective_rule", key 2, Yes
        [int realm, text id, text collective, text name, text folded, text expr, opt_text valid_from,
         opt_text valid_until, int known_from, opt_int known_until];
    /// A body listed in a collective.
    COLLECTIVE_MEMBER = "collective_member", key 2, Yes
        [int realm, text id, text collective, text agency, opt_text valid_from, opt_text valid_until,
         int known_from, opt_int known_until];
}
