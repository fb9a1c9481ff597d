//! The installation: directory of realms and its administrators, the journal, sign-in, queues.

use crate::table::tables;

tables! { INSTALLATION_TABLES:
    /// The realms of this installation. Global; not journalled.
    REALM_DIRECTORY = "realm_directory", key 1, No
        [int number, text slug, text name_vi, text name_en, int public, int created_at];
    /// Who may administer the installation itself. Global; not journalled.
    INSTALLATION_ADMIN = "installation_admin", key 1, No
        [text id, text login, text password_hash, int created_at, opt_int disabled_at];
    /// Number and hash of the last entry of each realm's journal: the row that writers lock.
    JOURNAL_HEAD = "journal_head", key 1, Itself
        [int realm, int seq, blob hash];
    /// The chain.
    JOURNAL = "journal", key 2, Itself
        [int realm, int seq, int at, text actor, text event, text subject,
         blob payload_hash, blob rows_hash, blob prev, blob hash];
    /// What an entry says, beside the chain; erasable.
    JOURNAL_PAYLOAD = "journal_payload", key 2, Itself
        [int realm, int seq, blob salt, text body];
    /// Which rows an entry wrote, and their hashes; a null hash is a deleted row.
    JOURNAL_ROW = "journal_row", key 3, Itself
        [int realm, int seq, int ordinal, text table_name, text row_key, opt_blob row_hash];
}
