//! The rows and cells of a table whose columns are known.

use std::ops::Range;

use super::grow::{Block, Entry, columns, filled};
use super::{Cell, GAP, Line, Part, Region, bytes, place};

/// The fewest rows with words in three columns: the head and two more.
const FEWEST: usize = 3;

/// `None` where the lines show no table: that words stand one below the other may be chance.
pub(super) fn region(block: Block) -> Option<Region> {
    let lines = || {
        block.lines.iter().filter_map(|entry| match entry {
            Entry::InColumns(line) => Some(line),
            _ => None,
        })
    };
    if !are_aligned(&lines().collect::<Vec<_>>(), &block.gutters) {
        return None;
    }
    let first = lines().next()?.index;
    let end = block.end;
    let parts = Table::of(block).parts();
    let rows = parts.iter().flat_map(|part| match part {
        Part::Rows(rows) => rows.as_slice(),
        Part::Across(_) => &[],
    });
    let is_wide = |row: &&Vec<Cell>| row.iter().filter(|cell| !cell.lines.is_empty()).count() > 2;
    (rows.filter(is_wide).count() >= FEWEST).then_some(Region {
        lines: first..end,
        parts,
    })
}

/// In each column but the first most pieces begin at one place or have one middle: words that stand apart by so many blanks,
/// whatever is before them, do not.
fn are_aligned(lines: &[&Line], gutters: &[Range<usize>]) -> bool {
    let mut pieces: Vec<Vec<Range<usize>>> = vec![Vec::new(); gutters.len() + 1];
    for line in lines {
        for at in line.segments().into_iter().map(place) {
            if let Some(column) = pieces.get_mut(columns(gutters, &at).0) {
                column.push(at);
            }
        }
    }
    let most = |keys: &mut Vec<usize>| {
        keys.sort_unstable();
        keys.chunk_by(|a, b| a == b).map(<[usize]>::len).max()
    };
    pieces.iter().skip(1).all(|column| {
        let mut begins = column.iter().map(|at| at.start).collect();
        // Half a character more or less is no other middle.
        let mut middles = column.iter().map(|at| (at.start + at.end) / 4).collect();
        let aligned = most(&mut begins).max(most(&mut middles));
        aligned.unwrap_or(0) * 2 >= column.len()
    })
}

struct Table<'t> {
    entries: Vec<Entry<'t>>,
    gutters: Vec<Range<usize>>,
    begins: Begins,
}

/// What tells that a row begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// Words in the first column, which holds numbers.
    Number,
    /// Blank lines: the number stands in the middle of its row.
    Blank,
    /// Words in all columns.
    Filled,
}

impl<'t> Table<'t> {
    fn of(block: Block<'t>) -> Self {
        let mut table = Self {
            entries: block.lines,
            gutters: block.gutters,
            begins: Begins::Filled,
        };
        table.begins = table.beginning();
        let body = table.head_end();
        table.part_columns(body);
        table
    }

    fn beginning(&self) -> Begins {
        let mut firsts = 0;
        let mut numbers = 0;
        let mut groups = 0;
        // Whether the group between blank lines has a number, and one that stands below its first line.
        let (mut lines, mut has_number) = (0, false);
        let mut in_the_middle = 0;
        let mut twice = false;
        for entry in &self.entries {
            let Entry::InColumns(line) = entry else {
                groups += usize::from(lines > 0);
                (lines, has_number) = (0, false);
                continue;
            };
            if let Some(words) = self.first_column(line) {
                firsts += 1;
                if is_number(words) {
                    numbers += 1;
                    in_the_middle += usize::from(lines > 0 && !has_number);
                    twice |= has_number;
                    has_number = true;
                }
            }
            lines += 1;
        }
        groups += usize::from(lines > 0);
        if numbers == 0 || numbers * 2 < firsts {
            return if groups > 2 {
                Begins::Blank
            } else {
                Begins::Filled
            };
        }
        if in_the_middle > 0 && !twice && groups > 1 {
            Begins::Blank
        } else {
            Begins::Number
        }
    }

    /// The words of a line in the first column.
    fn first_column<'l>(&self, line: &'l Line) -> Option<&'l str> {
        let words = line.segments().into_iter().next()?;
        let is_first = columns(&self.gutters, &place(words)).0 == 0;
        is_first.then(|| line.shown(&bytes(words)))
    }

    /// How many entries are the head's.
    fn head_end(&self) -> usize {
        let is_first_row = |entry: &Entry| match (self.begins, entry) {
            (Begins::Number | Begins::Blank, Entry::InColumns(line)) => {
                self.first_column(line).is_some_and(is_number)
            }
            (_, Entry::Blank | Entry::Across(_)) => true,
            _ => false,
        };
        match self.begins {
            Begins::Filled => 1,
            _ => self.entries.iter().position(is_first_row).unwrap_or(0),
        }
    }

    /// Columns that only the body shows: below "Cơ quan thực hiện" stand "Chủ trì" and "Phối hợp".
    fn part_columns(&mut self, body: usize) {
        let lines: Vec<&Line> = self
            .entries
            .iter()
            .skip(body)
            .filter_map(|entry| match entry {
                Entry::InColumns(line) => Some(line),
                _ => None,
            })
            .collect();
        let gaps: Vec<Vec<Range<usize>>> = lines.iter().map(|line| line.gaps().collect()).collect();
        let Some(widest) = gaps.iter().max_by_key(|gaps| gaps.len()) else {
            return;
        };
        let mut more = Vec::new();
        for gap in widest {
            let is_known = |gutter: &Range<usize>| gutter.start < gap.end && gap.start < gutter.end;
            if self.gutters.iter().any(is_known) {
                continue;
            }
            let mut open = gap.clone();
            let mut shown = 0;
            for (line, gaps) in lines.iter().zip(&gaps) {
                for word in &line.words {
                    if word.place.end <= open.start || open.end <= word.place.start {
                        continue;
                    }
                    let (left, right) = (
                        open.start..word.place.start.max(open.start),
                        word.place.end.min(open.end)..open.end,
                    );
                    open = if left.len() >= right.len() {
                        left
                    } else {
                        right
                    };
                }
                shown += usize::from(
                    gaps.iter()
                        .any(|gap| gap.start <= open.start && open.end <= gap.end),
                );
            }
            if open.len() >= GAP && shown > 1 {
                more.push(open);
            }
        }
        self.gutters.append(&mut more);
        self.gutters.sort_unstable_by_key(|gutter| gutter.start);
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut open: Vec<&Line> = Vec::new();
        let head = self.head_end();
        for (i, entry) in self.entries.iter().enumerate() {
            let begins = i == head
                || match (self.begins, entry) {
                    (_, Entry::Across(_)) => true,
                    (Begins::Blank, Entry::Blank) => i > head,
                    (Begins::Number, Entry::InColumns(line)) => self.first_column(line).is_some(),
                    (Begins::Filled, Entry::InColumns(line)) => self.is_filled(line),
                    _ => false,
                };
            if begins && (i >= head) {
                rows.extend(self.rows(&std::mem::take(&mut open), i <= head));
            }
            match entry {
                Entry::InColumns(line) => open.push(line),
                Entry::Across(line) => {
                    if !rows.is_empty() {
                        parts.push(Part::Rows(std::mem::take(&mut rows)));
                    }
                    parts.push(Part::Across(*line));
                }
                Entry::Blank => {}
            }
        }
        rows.extend(self.rows(&open, head >= self.entries.len()));
        if !rows.is_empty() {
            parts.push(Part::Rows(rows));
        }
        parts
    }

    fn is_filled(&self, line: &Line) -> bool {
        filled(&self.gutters, line).len() > self.gutters.len()
    }

    /// The row of these lines; a head with a cell over several columns has two.
    fn rows(&self, lines: &[&Line], is_head: bool) -> Vec<Vec<Cell>> {
        if lines.is_empty() {
            return Vec::new();
        }
        let covers = |line: &&Line| {
            let mut segments = line.segments().into_iter().map(place);
            segments.any(|at| {
                let (first, last) = columns(&self.gutters, &at);
                first < last
            })
        };
        match lines.iter().rposition(covers).filter(|_| is_head) {
            Some(last) => {
                let (above, below) = lines.split_at(last + 1);
                let rows = [above, below].into_iter().filter(|lines| !lines.is_empty());
                rows.map(|lines| self.row(lines)).collect()
            }
            None => vec![self.row(lines)],
        }
    }

    fn row(&self, lines: &[&Line]) -> Vec<Cell> {
        let mut cells: Vec<Cell> = (0..=self.gutters.len())
            .map(|column| Cell {
                column,
                columns: 1,
                lines: Vec::new(),
            })
            .collect();
        for line in lines {
            for words in line.segments() {
                let (first, last) = columns(&self.gutters, &place(words));
                if let Some(cell) = cells.get_mut(first) {
                    cell.lines.push((line.index, bytes(words)));
                    cell.columns = cell.columns.max(last - first + 1);
                }
            }
        }
        let mut covered = 0;
        cells.retain(|cell| {
            let is_free = cell.column >= covered || !cell.lines.is_empty();
            covered = covered.max(cell.column + cell.columns);
            is_free
        });
        cells
    }
}

/// "1", "1.2", "IV", "a)": the number of a row, in digits, Roman or a letter.
fn is_number(words: &str) -> bool {
    let bare = words.trim_end_matches(['.', ')']);
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X');
    let mut parts = bare.split('.');
    !bare.is_empty()
        && bare.len() <= 8
        && (parts.all(|part| {
            !part.is_empty()
                && (part.bytes().all(|b| b.is_ascii_digit()) || part.chars().all(roman))
        }) || bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic))
}
