//! `tiendo permissions`: the permission table, for people and for tests.

use crate::exit::{Outcome, Stop};
use clap::Args as ClapArgs;
use std::io::Write as _;

#[derive(ClapArgs)]
pub(crate) struct Args {
    /// In dạng JSON. Print JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Stop> {
    let text = if args.json {
        tiendo_web::routes::as_json()
    } else {
        tiendo_web::routes::as_table()
    };
    std::io::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Stop::fault(error.to_string()))?;
    Ok(Outcome::Fine)
}
