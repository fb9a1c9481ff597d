//! The consolidated report as an official paper of the focal department to the issuer of the plan, by Nghị định
//! 30/2020/NĐ-CP. Number and date are left for the clerk.

use super::{
    blocks::{BlockKind, Table},
    make::focal,
    view::{BlockView, Body, view},
    words,
};
use crate::{AppError, Ctx, register::journal_head};
use tiendo_domain::{
    access::RoleName,
    agency::AgencyFact,
    id::{Id, Round},
};
use tiendo_papers::{
    Paper, Properties,
    paper::{
        Align, Annex, Block, Kind, Level, Orientation, Recipients, Signature, Stage, TableColumn,
        TableRow,
    },
};
use tiendo_store::{ReadTx, agency, person};

/// The paper of a round's consolidated report.
///
/// # Errors
/// [`AppError::NotFound`] where it has not been made or is out of reach; faults.
pub fn paper(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Round>) -> Result<Paper, AppError> {
    let view = view(ctx, tx, id)?;
    let made = view.made.ok_or(AppError::NotFound)?;
    let focal = focal(ctx, tx, &view.round)?;
    let signature = match &focal {
        Some(focal) => signature(ctx, tx, focal)?,
        None => Signature {
            capacity: vec![words::HEAD.to_owned()],
            name: None,
        },
    };
    let superior = match focal.as_ref().and_then(|focal| focal.superior) {
        Some(superior) => agency::name_on(tx, ctx.realm, superior, view.round.as_of.0)?,
        None => None,
    };
    let issuer = focal
        .as_ref()
        .map(|focal| focal.name.clone())
        .unwrap_or_default();
    let symbol = focal.and_then(|focal| focal.symbol);
    let (body, annexes) = parts(&made.blocks);
    Ok(Paper {
        superior: Some(superior.unwrap_or_else(|| view.plan.issuer.clone())),
        symbol: symbol.map_or_else(
            || words::KIND_SIGN.to_owned(),
            |sign| format!("{}-{sign}", words::KIND_SIGN),
        ),
        issuer: issuer.clone(),
        stage: Stage::Draft,
        number: None,
        place: words::place_of(&view.plan.issuer).to_owned(),
        date: None,
        kind: Kind::Titled(words::KIND.to_owned()),
        title: made.title,
        addressees: vec![view.plan.issuer],
        basis: Vec::new(),
        body,
        recipients: Recipients {
            to: vec![words::AS_ABOVE.to_owned()],
            filed_with: None,
        },
        signature,
        annexes,
        properties: Properties {
            author: issuer,
            made_at: ctx.now,
            journal_head: Some(journal_head(ctx, tx)?),
        },
    })
}

/// The head signs, where one is entered; else a deputy, for the head.
fn signature(ctx: &Ctx, tx: &mut ReadTx<'_>, focal: &AgencyFact) -> Result<Signature, AppError> {
    let today = ctx.today();
    let mut heads = Vec::new();
    for held in person::all_grants(tx, ctx.realm)? {
        let head =
            held.grant.role == RoleName::AgencyHead && held.grant.agency == Some(focal.agency);
        if head && held.grant.valid.contains(today) {
            heads.push(held.person);
        }
    }
    let people = person::all(tx, ctx.realm)?;
    let mut heads: Vec<&person::Record> = people
        .iter()
        .filter(|person| {
            heads.contains(&person.id) && person.disabled_at.is_none() && !person.office.is_empty()
        })
        .collect();
    heads.sort_by_key(|person| person.office.starts_with(words::DEPUTY));
    Ok(match heads.first() {
        None => Signature {
            capacity: vec![words::HEAD.to_owned()],
            name: None,
        },
        Some(person) => Signature {
            capacity: capacity(&person.office),
            name: Some(person.name.clone()),
        },
    })
}

/// The lines of capacity of a position: a deputy's stands under the head's.
fn capacity(position: &str) -> Vec<String> {
    match position.strip_prefix(words::DEPUTY) {
        None => vec![position.to_owned()],
        Some(head) => {
            let mut letters = head.chars();
            let first: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .collect();
            vec![
                format!("{} {first}{}", words::FOR_THE_HEAD, letters.as_str()),
                position.to_owned(),
            ]
        }
    }
}

/// The blocks as a paper has them: the text, and the annexes. What was left out is not there.
fn parts(blocks: &[BlockView]) -> (Vec<Block>, Vec<Annex>) {
    let mut body = Vec::new();
    let mut annexes: Vec<Annex> = Vec::new();
    let mut groups = 0;
    for block in blocks.iter().filter(|block| !block.left_out()) {
        let text = block.text();
        let heading = |level, text| Block::Heading { level, text };
        let part = match block.kind {
            BlockKind::Annex => {
                let orientation = Orientation::Lying;
                annexes.push(Annex {
                    title: text.to_owned(),
                    orientation,
                    body: Vec::new(),
                });
                continue;
            }
            BlockKind::Chapter => {
                groups = 0;
                heading(Level::Section, text.to_owned())
            }
            BlockKind::Group => {
                groups += 1;
                heading(Level::Clause, words::group(&block.number, groups, text))
            }
            BlockKind::Task => heading(Level::Point, words::task(&block.number, text)),
            BlockKind::Paragraph => Block::Paragraph(text.to_owned()),
            BlockKind::Table => match &block.body {
                Body::Table(table) => Block::Table(ruled(table)),
                Body::Text(_) => continue,
            },
        };
        match annexes.last_mut() {
            Some(annex) => annex.body.push(part),
            None => body.push(part),
        }
    }
    (body, annexes)
}

/// The least width of a column, in characters: its head and the margins of a cell ("STT", "10.2") fit into it beside
/// columns of the greatest width.
const NARROWEST: usize = 9;

/// Up to this many characters a column is as wide as its longest cell, so that a name stands in a line or two; of what is
/// longer, which wraps in any case, half counts.
const IN_A_LINE: usize = 36;

/// The greatest width of a column, in characters.
const WIDEST: usize = 80;

/// A table whose columns are as wide as their words ask for, within bounds.
fn ruled(table: &Table) -> tiendo_papers::paper::Table {
    let columns = table.head.iter().enumerate().map(|(at, head)| {
        let cells = || table.rows.iter().filter_map(|row| row.get(at));
        let longest = cells().map(|cell| cell.chars().count()).max().unwrap_or(0);
        let widest = longest.max(head.chars().count());
        let widest = widest.min(IN_A_LINE) + widest.saturating_sub(IN_A_LINE) / 2;
        let widest = widest.clamp(NARROWEST, WIDEST);
        let figures = cells().all(|cell| cell.chars().all(|c| c.is_ascii_digit() || c == '.'));
        TableColumn {
            over: None,
            head: head.clone(),
            share: u16::try_from(widest).unwrap_or(u16::MAX),
            align: if figures { Align::Centre } else { Align::Left },
        }
    });
    tiendo_papers::paper::Table {
        caption: None,
        columns: columns.collect(),
        rows: table
            .rows
            .iter()
            .map(|row| TableRow::Cells(row.clone()))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deputy_signs_for_the_head() {
        assert_eq!(capacity("Giám đốc"), ["Giám đốc"]);
        assert_eq!(capacity("Phó Giám đốc"), ["KT. Giám đốc", "Phó Giám đốc"]);
        assert_eq!(capacity("Phó giám đốc"), ["KT. Giám đốc", "Phó giám đốc"]);
    }
}
