//! How statements are declared, so that a test can prepare every one of them on both engines.

use crate::error::StoreError;
use crate::row::Row;
use crate::table::Table;
use crate::tx::WriteTx;
use crate::value::Value;

/// A change of rows of one table: the words behind `UPDATE table` or `DELETE FROM table`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Change {
    /// `SET … WHERE …`
    Update(&'static Table, &'static str),
    /// `WHERE …`
    Delete(&'static Table, &'static str),
    /// The condition under which drafts are closed.
    Seal(&'static Table, &'static str),
}

impl Change {
    /// Runs the change and answers the rows it met.
    pub(crate) fn run(
        self,
        tx: &mut WriteTx<'_>,
        params: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Update(table, tail) => tx.update(table, tail, params),
            Self::Delete(table, tail) => tx.delete(table, tail, params),
            Self::Seal(table, condition) => tx.seal_drafts(table, condition, params),
        }
    }

    /// The whole statement.
    pub(crate) fn sql(self) -> String {
        match self {
            Self::Update(table, tail) => table.update_sql(tail),
            Self::Delete(table, tail) => table.delete_sql(tail),
            Self::Seal(table, condition) => table.update_sql(&crate::tx::seal_tail(condition)),
        }
    }
}

/// Declares the statements of a module and `statements()`, the list of their texts.
///
/// `NAME = "SELECT …";` is a query, `change NAME of TABLE = "SET … WHERE …";` an update,
/// `remove NAME of TABLE = "WHERE …";` a deletion, `seal NAME of TABLE = "…";` the close of drafts,
/// `ask NAME of KEYS = "SELECT …";` a [`Question`](crate::question::Question) over keys.
macro_rules! statements {
    (@list [$($text:expr,)*]) => { vec![$($text),*] };
    (@list [$($text:expr,)*] $name:ident = $sql:literal; $($rest:tt)*) => {
        $crate::statement::statements!(@list [$($text,)* $name.to_owned(),] $($rest)*)
    };
    (@list [$($text:expr,)*] $verb:ident $name:ident of $table:ident = $sql:literal; $($rest:tt)*) => {
        $crate::statement::statements!(@list [$($text,)* $name.sql(),] $($rest)*)
    };
    (@const) => {};
    (@const $name:ident = $sql:literal; $($rest:tt)*) => {
        const $name: &str = $sql;
        $crate::statement::statements!(@const $($rest)*);
    };
    (@const change $name:ident of $table:ident = $sql:literal; $($rest:tt)*) => {
        const $name: $crate::statement::Change = $crate::statement::Change::Update(&$table, $sql);
        $crate::statement::statements!(@const $($rest)*);
    };
    (@const remove $name:ident of $table:ident = $sql:literal; $($rest:tt)*) => {
        const $name: $crate::statement::Change = $crate::statement::Change::Delete(&$table, $sql);
        $crate::statement::statements!(@const $($rest)*);
    };
    (@const seal $name:ident of $table:ident = $sql:literal; $($rest:tt)*) => {
        const $name: $crate::statement::Change = $crate::statement::Change::Seal(&$table, $sql);
        $crate::statement::statements!(@const $($rest)*);
    };
    (@const ask $name:ident of $keys:ident = $sql:literal; $($rest:tt)*) => {
        const $name: $crate::question::Question = $crate::question::Question::new($keys, $sql);
        $crate::statement::statements!(@const $($rest)*);
    };
    ($($all:tt)*) => {
        $crate::statement::statements!(@const $($all)*);

        /// The texts of all statements of this module.
        pub(crate) fn statements() -> Vec<String> {
            $crate::statement::statements!(@list [] $($all)*)
        }
    };
}
pub(crate) use statements;

/// Every statement of this crate that is not made from the registry of tables.
pub fn all_statements() -> Vec<String> {
    [
        crate::plan::statements(),
        crate::realm::statements(),
        crate::agency::statements(),
        crate::attempt::statements(),
        crate::collective::statements(),
        crate::consolidation::statements(),
        crate::document::statements(),
        crate::person::statements(),
        crate::publication::statements(),
        crate::reading::statements(),
        crate::review::statements(),
        crate::session::statements(),
        crate::setting::statements(),
        crate::standing::statements(),
        crate::stored_file::statements(),
        crate::verify::statements(),
        crate::verify::chain_statements(),
        crate::verify::row_statements(),
        crate::visit::statements(),
        crate::evidence::statements(),
        crate::report::statements(),
        crate::report::ground_statements(),
        crate::report::hand::statements(),
        crate::report::line::statements(),
        crate::report::sending::statements(),
        crate::round::statements(),
        crate::round::expected::statements(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    /// The lines of all source files below `folder`.
    fn lines(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries
            .map(|entry| entry.unwrap().path())
            .flat_map(|path| {
                if path.is_dir() {
                    lines(&path)
                } else {
                    let text = fs::read_to_string(&path).unwrap();
                    text.lines().map(str::to_owned).collect()
                }
            })
            .collect()
    }

    #[test]
    fn every_module_with_statements_is_in_the_list() {
        let lines = lines(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        let count = |meets: &dyn Fn(&str) -> bool| lines.iter().filter(|line| meets(line)).count();
        let declared = count(&|line| line == "statements! {");
        // An area in several files hands on the lists of its files.
        let handed_on = count(&|line| line == "pub(crate) fn statements() -> Vec<String> {");
        let listed = count(&|line| line.starts_with("        ") && line.ends_with("statements(),"));
        assert_eq!(listed, declared + handed_on);
    }
}
