//! The two axes of time of a register fact: the days on which it is so, the journal numbers between which it was believed.

use jiff::civil::Date;
use tiendo_domain::time::Period;

use crate::error::StoreError;
use crate::row::Cells;
use crate::value::Value;

/// Reads `valid_from, valid_until`.
pub(crate) fn period(cells: &mut Cells<'_>) -> Result<Period, StoreError> {
    let (from, until) = (cells.opt_date()?, cells.opt_date()?);
    Period::new(from, until).map_err(|_| StoreError::Misfit {
        table: "a fact",
        problem: format!("valid_from {from:?} is not before valid_until {until:?}"),
    })
}

/// The first day of a period as a cell.
pub(crate) fn from(period: Period) -> Value {
    Value::from(period.from())
}

/// The day after the last of a period as a cell.
pub(crate) fn until(period: Period) -> Value {
    Value::from(period.until())
}

/// A day as it is compared in statements (dates are text `YYYY-MM-DD`).
pub(crate) fn day(day: Date) -> Value {
    Value::from(day)
}
