//! Settings, persons, sign-in, roles; stored files; and what comes and goes without a journal.

use crate::table::tables;

tables! { PEOPLE_TABLES:
    /// One JSON value a key; what a key means is the application's.
    SETTING = "setting", key 2, Yes
        [int realm, text key, int rev, text value];
    /// A person who signs in or signs: name, office, official contact, and no more.
    PERSON = "person", key 2, Yes
        [int realm, text id, int rev, text login, text name, text office, opt_text email,
         opt_text phone, text language, text sort_key, text folded, int created_at,
         opt_int disabled_at];
    /// How a person proves who they are.
    CREDENTIAL = "credential", key 2, Yes
        [int realm, text person, text password_hash, int must_change, int changed_at];
    /// A role over the whole realm (agency null) or for one body, over a period of days.
    ROLE_GRANT = "role_grant", key 2, Yes
        [int realm, text id, text person, text role, opt_text agency, opt_text valid_from,
         opt_text valid_until, text granted_by, int granted_at, opt_int ended_at];
    /// A file that is kept, named by the SHA-256 of its content; the bytes lie beside the database.
    STORED_FILE = "stored_file", key 2, Yes
        [int realm, blob sha256, int size, text media_type, int stored_at, opt_int destroyed_at];
    /// Somebody signed in.
    SESSION = "session", key 2, No
        [int realm, blob token_hash, text id, text person, int started_at, int seen_at,
         int ends_at, text address];
    /// An attempt to sign in.
    LOGIN_ATTEMPT = "login_attempt", key 2, No
        [int realm, text id, text login, text address, int at, int succeeded];
    /// A part of a file on its way up.
    UPLOAD_PART = "upload_part", key 3, No
        [int realm, text upload, int ordinal, text person, int at, blob bytes];
    /// A message on its way out.
    OUTBOX = "outbox", key 2, No
        [int realm, text id, int at, text kind, opt_text person, text body, int tried,
         opt_int sent_at];
}
