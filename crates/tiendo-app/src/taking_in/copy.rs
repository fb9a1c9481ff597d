//! A newer copy of a document under review: decisions that still hold go over to it, those that do not are kept apart with
//! why.

use super::act::note_progress;
use super::decide::changeable;
use super::decision::{
    Decided, FieldAnchors, added_anchor, field_hash, finding_keys, lapsed, written,
};
use super::made_rows::lines_hash;
use super::review::{arranged_json, finding_hash};
use super::rows::content_hash;
use super::rows_map::RowsMap;
use super::take::READER;
use super::{Decision, Examined, Kept, Lapse, TakingInRefusal, load, refuse};
use crate::import::{
    Arrangement, Joined, RowAt, Shaped, SourceLine, lines_between, shape, source_lines,
};
use crate::{AppError, Ctx, journal::commit};
use std::collections::BTreeSet;
use tiendo_domain::id::{Document, Id};
use tiendo_store::reading::{self, DecisionRecord};
use tiendo_store::{Hash, WriteTx, document, hex, review as acts, stored_file};

/// What became of the decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Carried {
    /// Those that hold in the newer copy.
    pub held: usize,
    /// Those that do not.
    pub lapsed: usize,
}

/// Takes a newer copy of a document whose review goes on. `old` is the copy that stands, `new` the file that came, its
/// bytes on disk.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn take_copy(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    old: &Examined,
    new: &Examined,
    id: Id<Document>,
) -> Result<Carried, AppError> {
    let kept = load(ctx, tx, id)?;
    changeable(&kept)?;
    if kept.document.sha256 != old.sha256 || kept.spellings() != old.spellings {
        return Err(refuse(TakingInRefusal::ChangedMeanwhile));
    }
    let realm = tx.realm();
    if let Some(other) = document::of_file(tx, realm, &new.sha256)? {
        if other.id != id {
            return Err(refuse(TakingInRefusal::OtherDocument));
        }
        // The same file counts as another copy only where it is read otherwise now.
        if kept.reading.body == new.json.to_string() {
            return Ok(Carried::default());
        }
    }
    let (records, carried) = Carrier::new(&kept, old, new).carry();
    let file = new.stored_file(ctx.now);
    stored_file::note(tx, &file)?;
    document::set_copy(tx, &new.record(&kept.document))?;
    let record = reading::Record {
        id: ctx.ids.next_id(),
        rev: 1,
        document: id,
        reader: READER.to_owned(),
        body: new.json.to_string(),
        state: reading::State::Open,
        at: ctx.now,
        spellings: new.spellings.to_keep(),
    };
    reading::insert(tx, &record)?;
    reading::replace_decisions(tx, id, &records)?;
    acts::forget(tx, id)?;
    note_progress(ctx, tx, new, id)?;
    let payload = serde_json::json!({
        "sha256": hex(&new.sha256),
        "before": hex(&old.sha256),
        "reader": READER,
        "held": carried.held,
        "lapsed": carried.lapsed,
    });
    commit(ctx, tx, "reading.copy_taken", id, payload)?;
    Ok(carried)
}

/// Where a decision goes: its anchor, the hash of its words, what is decided.
type Place = (String, Hash, Decided);

struct Carrier<'a> {
    kept: &'a Kept,
    old: &'a Examined,
    new: &'a Examined,
    map: RowsMap<'a>,
    anchors: FieldAnchors<'a>,
    /// The lines of the newer copy.
    lines: Vec<SourceLine>,
}

impl<'a> Carrier<'a> {
    fn new(kept: &'a Kept, old: &'a Examined, new: &'a Examined) -> Self {
        let added = kept.decisions.iter().filter_map(|one| match &one.decided {
            Decided::Added { first, last } if one.lapse.is_none() => Some((*first, *last)),
            _ => None,
        });
        Self {
            kept,
            old,
            new,
            map: RowsMap::between(old, new, added),
            anchors: FieldAnchors::of_document(&new.reading.document),
            lines: source_lines(&new.source),
        }
    }

    /// The decisions as they stand in the newer copy.
    fn carry(&self) -> (Vec<DecisionRecord>, Carried) {
        let arrangement = self.arrangement();
        let new = &self.new.reading;
        let shape = shape(&new.document, &self.new.source.text, &arrangement);
        let json = arranged_json(&shape, new);
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let (mut records, mut carried) = (Vec::new(), Carried::default());
        for decision in &self.kept.decisions {
            let place = self.place(decision, &shape, &json);
            // Two decisions that now mean the same: the later one counts no more.
            let place = place.and_then(|place| {
                if taken.insert(place.0.clone()) {
                    Ok(place)
                } else {
                    Err(Lapse::Gone)
                }
            });
            let mut record = decision.record.clone();
            record.rev += 1;
            match place {
                Ok((anchor, hash, decided)) => {
                    carried.held += 1;
                    (record.anchor, record.words_hash) = (anchor, hash);
                    record.value = written(&decided).1;
                }
                Err(why) => {
                    carried.lapsed += 1;
                    lapsed(&mut record, why);
                }
            }
            records.push(record);
        }
        (records, carried)
    }

    /// What was arranged and holds.
    fn arrangement(&self) -> Arrangement {
        let mut arrangement = Arrangement::default();
        for decision in &self.kept.decisions {
            match self.arranged(decision) {
                Some(Ok((_, _, Decided::Split(row)))) => {
                    arrangement.cuts.insert(row);
                }
                Some(Ok((_, _, Decided::Merge { joined, into }))) => {
                    arrangement.joints.insert(joined, into);
                }
                Some(Ok((_, _, Decided::LeftOut(row)))) => {
                    arrangement.left_out.insert(row);
                }
                Some(Ok((_, _, Decided::Added { first, last }))) => {
                    let lines = lines_between(&self.lines, first, last);
                    let spans = lines.iter().map(|line| line.span);
                    arrangement.added.insert(first, spans.collect());
                }
                Some(_) | None => {}
            }
        }
        arrangement
    }

    /// Where an arrangement of rows goes; `None` for another decision.
    fn arranged(&self, decision: &Decision) -> Option<Result<Place, Lapse>> {
        let hash = decision.record.words_hash;
        match &decision.decided {
            Decided::Split(row) => Some(self.moved(decision, &format!("/tasks/{row}")).and_then(
                |to| {
                    let Ok(Joined::Row(row)) = to.parse() else {
                        return Err(Lapse::Gone);
                    };
                    self.same_words(hash, &[Joined::Row(row)])?;
                    Ok((self.anchors.of_split(row), hash, Decided::Split(row)))
                },
            )),
            Decided::Merge { joined, into } => {
                Some(self.moved(decision, &joined.to_string()).and_then(|to| {
                    let joined: Joined = to.parse().map_err(|_| Lapse::Gone)?;
                    let into = self.row_of_joint(decision, joined, *into)?;
                    self.same_words(hash, &[Joined::Row(into), joined])?;
                    Ok((
                        self.anchors.of_merge(joined),
                        hash,
                        Decided::Merge { joined, into },
                    ))
                }))
            }
            Decided::LeftOut(row) => Some(self.moved(decision, &format!("/tasks/{row}")).and_then(
                |to| {
                    let Ok(Joined::Row(row)) = to.parse() else {
                        return Err(Lapse::Gone);
                    };
                    self.same_words(hash, &[Joined::Row(row)])?;
                    Ok((self.anchors.of_left_out(row), hash, Decided::LeftOut(row)))
                },
            )),
            Decided::Added { first, .. } => Some(match decision.lapse {
                Some(why) => Err(why),
                None => self.map.added(*first).map(|(first, last)| {
                    let hash =
                        lines_hash(&self.new.source, lines_between(&self.lines, first, last));
                    (added_anchor(first), hash, Decided::Added { first, last })
                }),
            }),
            Decided::Keep | Decided::Noted | Decided::Field { .. } | Decided::Name(_) => None,
        }
    }

    /// The row to which something was put: where it went, or for a decision of an earlier copy the row before.
    fn row_of_joint(
        &self,
        decision: &Decision,
        joined: Joined,
        into: RowAt,
    ) -> Result<RowAt, Lapse> {
        if decision.lapse.is_none() {
            let to = self.map.pointer(&format!("/tasks/{into}"))?;
            return match to.parse() {
                Ok(Joined::Row(row)) => Ok(row),
                _ => Err(Lapse::Gone),
            };
        }
        let start = match joined {
            Joined::Row(row) => {
                let before = row.task().and_then(|task| task.checked_sub(1));
                return before.map(RowAt::whole).ok_or(Lapse::Gone);
            }
            Joined::Heading(group) => {
                let group = self.new.reading.document.groups.get(group);
                group
                    .and_then(|group| group.title.as_ref())
                    .map(tiendo_read::Words::start)
            }
        };
        let start = start.ok_or(Lapse::Gone)?;
        let tasks = self.new.reading.document.tasks.iter();
        let before = tasks.take_while(|task| task.extent.start < start).count();
        before.checked_sub(1).map(RowAt::whole).ok_or(Lapse::Gone)
    }

    fn same_words(&self, hash: Hash, parts: &[Joined]) -> Result<(), Lapse> {
        if content_hash(&self.new.json, parts) == hash {
            Ok(())
        } else {
            Err(Lapse::RowChanged)
        }
    }

    /// A pointer in the newer copy.
    fn moved(&self, decision: &Decision, pointer: &str) -> Result<String, Lapse> {
        match decision.lapse {
            None => self.map.pointer(pointer),
            Some(why) => {
                let anchor = decision.first_anchor();
                let anchor = anchor
                    .strip_prefix("split:")
                    .or(anchor.strip_prefix("merge:"))
                    .or(anchor.strip_prefix("left_out:"))
                    .unwrap_or(anchor);
                let numbered = pointer.starts_with("/tasks/") || pointer.starts_with("/groups/");
                if numbered {
                    self.map.pointer_of_anchor(anchor).ok_or(why)
                } else {
                    Ok(pointer.to_owned())
                }
            }
        }
    }

    fn place(
        &self,
        decision: &Decision,
        shape: &Shaped,
        json: &serde_json::Value,
    ) -> Result<Place, Lapse> {
        if let Some(arranged) = self.arranged(decision) {
            return arranged;
        }
        let hash = decision.record.words_hash;
        match &decision.decided {
            Decided::Name(named) => {
                let anchor = decision.first_anchor().to_owned();
                Ok((anchor, hash, Decided::Name(named.clone())))
            }
            Decided::Field { pointer, value } => {
                let pointer = self.moved(decision, pointer)?;
                let inner = shape.inner(&pointer).ok_or(Lapse::Gone)?;
                if field_hash(json, &inner) != hash {
                    return Err(Lapse::WordsChanged);
                }
                let value = value.clone();
                Ok((
                    self.anchors.of(&pointer),
                    hash,
                    Decided::Field { pointer, value },
                ))
            }
            Decided::Keep | Decided::Noted => self.finding(decision),
            Decided::Split(_)
            | Decided::Merge { .. }
            | Decided::LeftOut(_)
            | Decided::Added { .. } => Err(Lapse::Gone),
        }
    }

    /// A decision on a finding goes to the finding of its kind with the same words: at the same thing, else the only one.
    fn finding(&self, decision: &Decision) -> Result<Place, Lapse> {
        let (hash, was) = (decision.record.words_hash, decision.first_anchor());
        let code = was.split('@').next().unwrap_or_default();
        let keys = finding_keys(&self.new.reading);
        let all = keys.iter().zip(&self.new.reading.findings);
        let of_kind: Vec<_> = all
            .filter(|(_, finding)| finding.code.name() == code)
            .collect();
        if of_kind.is_empty() {
            return Err(Lapse::NotRaised);
        }
        let old_keys = finding_keys(&self.old.reading);
        let old = old_keys.iter().position(|key| key == was);
        let moved = old.and_then(|at| {
            self.map
                .pointer(&self.old.reading.findings[at].pointer)
                .ok()
        });
        let same_words = of_kind
            .iter()
            .filter(|(_, finding)| finding_hash(finding) == hash);
        let same_words: Vec<_> = same_words.collect();
        let at_thing = same_words
            .iter()
            .find(|(_, finding)| moved.as_ref() == Some(&finding.pointer));
        let found = match (at_thing, &same_words[..]) {
            (Some(found), _) => found,
            (None, [only]) => only,
            (None, _) => same_words
                .iter()
                .find(|(key, _)| key.as_str() == was)
                .ok_or(Lapse::WordsChanged)?,
        };
        Ok((found.0.clone(), hash, decision.decided.clone()))
    }
}
