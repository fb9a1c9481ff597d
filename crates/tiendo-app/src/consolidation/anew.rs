//! Making a report anew over one that was edited: the rule that no edit is lost.
//!
//! A block that nobody edited follows the reports. An edited one keeps its words, beside what it would be made as now;
//! where the draft no longer has it, it stays behind the block that it stood behind.

use super::blocks::{Made, Piece};
use std::collections::BTreeMap;
use tiendo_domain::id::{Block, Consolidation, Id};
use tiendo_store::consolidation::BlockRecord;

/// The blocks of the new report, in order; `next_id` gives ids to those that are new.
pub(super) fn anew(
    consolidation: Id<Consolidation>,
    old: &[BlockRecord],
    pieces: Vec<Piece>,
    mut next_id: impl FnMut() -> Id<Block>,
) -> Vec<BlockRecord> {
    let mut before: BTreeMap<String, &BlockRecord> = BTreeMap::new();
    // Edited blocks by the anchor of the block that they stood behind.
    let mut behind: BTreeMap<String, Vec<&BlockRecord>> = BTreeMap::new();
    let anchors: Vec<&str> = pieces
        .iter()
        .map(|piece| piece.made.anchor.as_str())
        .collect();
    let mut last = String::new();
    for record in old {
        let made = Made::read(record);
        if anchors.contains(&made.anchor.as_str()) {
            last.clone_from(&made.anchor);
            before.insert(made.anchor, record);
        } else if record.edited.is_some() {
            behind.entry(last.clone()).or_default().push(record);
        }
    }
    let mut blocks: Vec<BlockRecord> = behind
        .remove("")
        .unwrap_or_default()
        .into_iter()
        .map(gone)
        .collect();
    for piece in pieces {
        let anchor = piece.made.anchor.clone();
        blocks.push(match before.get(&anchor) {
            Some(record) => again(record, piece),
            None => BlockRecord {
                id: next_id(),
                rev: 1,
                consolidation,
                ordinal: 0,
                kind: piece.kind.code().to_owned(),
                body: piece.made.drafted.clone(),
                origin: piece.made.written(),
                edited: None,
            },
        });
        blocks.extend(
            behind
                .remove(&anchor)
                .unwrap_or_default()
                .into_iter()
                .map(gone),
        );
    }
    for (ordinal, block) in (1..).zip(&mut blocks) {
        block.ordinal = ordinal;
    }
    blocks
}

/// A block that the new draft has too.
fn again(record: &BlockRecord, piece: Piece) -> BlockRecord {
    let was = Made::read(record);
    let edited = record.edited.is_some();
    let changed = was.drafted != piece.made.drafted;
    let body = if edited {
        record.body.clone()
    } else {
        piece.made.drafted.clone()
    };
    let made = Made {
        moved: edited && (was.moved || changed),
        ..piece.made
    };
    let same = body == record.body && made == was;
    BlockRecord {
        rev: if same { record.rev } else { record.rev + 1 },
        kind: piece.kind.code().to_owned(),
        body,
        origin: made.written(),
        ..record.clone()
    }
}

/// An edited block that the new draft no longer has.
fn gone(record: &BlockRecord) -> BlockRecord {
    let made = Made {
        gone: true,
        ..Made::read(record)
    };
    BlockRecord {
        rev: record.rev + 1,
        origin: made.written(),
        ..record.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidation::blocks::BlockKind;
    use jiff::Timestamp;
    use tiendo_domain::id::IdMaker;

    fn piece(anchor: &str, drafted: &str) -> Piece {
        Piece {
            kind: BlockKind::Paragraph,
            made: Made {
                anchor: anchor.into(),
                drafted: drafted.into(),
                ..Made::default()
            },
        }
    }

    fn texts(blocks: &[BlockRecord]) -> Vec<&str> {
        blocks.iter().map(|block| block.body.as_str()).collect()
    }

    #[test]
    fn what_was_edited_is_kept_and_all_else_follows_the_reports() {
        let mut maker = IdMaker::new(Timestamp::UNIX_EPOCH, [0; 32]);
        let report = maker.next_id();
        let first = vec![piece("a", "A1"), piece("b", "B1"), piece("c", "C1")];
        let mut blocks = anew(report, &[], first, || maker.next_id());
        assert_eq!(texts(&blocks), ["A1", "B1", "C1"]);
        for (place, words) in [(1, "B sửa"), (2, "C sửa")] {
            blocks[place].body = words.into();
            blocks[place].edited = Some((maker.next_id(), Timestamp::UNIX_EPOCH));
        }

        // B is made otherwise, C is made no more, D is new.
        let second = vec![piece("a", "A2"), piece("b", "B2"), piece("d", "D2")];
        let again = anew(report, &blocks, second, || maker.next_id());
        assert_eq!(texts(&again), ["A2", "B sửa", "C sửa", "D2"]);
        let made: Vec<Made> = again.iter().map(Made::read).collect();
        assert_eq!(
            (made[1].drafted.as_str(), made[1].moved, made[1].gone),
            ("B2", true, false)
        );
        assert_eq!(
            (made[2].drafted.as_str(), made[2].moved, made[2].gone),
            ("C1", false, true)
        );
        assert_eq!(again[0].id, blocks[0].id);
        assert_eq!(
            again.iter().map(|block| block.ordinal).collect::<Vec<_>>(),
            [1, 2, 3, 4]
        );

        // C comes back: it is no longer gone, and its words are still kept.
        let third = vec![piece("a", "A2"), piece("b", "B2"), piece("c", "C1")];
        let back = anew(report, &again, third, || maker.next_id());
        assert_eq!(texts(&back), ["A2", "B sửa", "C sửa"]);
        assert!(!Made::read(&back[2]).gone);
    }

    #[test]
    fn what_did_not_change_keeps_its_revision() {
        let mut maker = IdMaker::new(Timestamp::UNIX_EPOCH, [0; 32]);
        let report = maker.next_id();
        let blocks = anew(report, &[], vec![piece("a", "A"), piece("b", "B")], || {
            maker.next_id()
        });
        let again = anew(
            report,
            &blocks,
            vec![piece("a", "A"), piece("b", "B2")],
            || maker.next_id(),
        );
        assert_eq!(
            again.iter().map(|block| block.rev).collect::<Vec<_>>(),
            [1, 2]
        );
    }
}
