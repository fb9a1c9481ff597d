//! All SQL, migrations, journal and backup; the only crate that knows a database.
