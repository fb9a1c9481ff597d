//! Which task belongs to which group. A task knows its group's name, as it is printed; lists that begin anew have groups of
//! one name.

use foldhash::HashMap;

use crate::model::{Document, Group, Words};

impl Group {
    /// What its tasks know it by: its number; its title where it has none.
    pub fn name(&self) -> Option<&str> {
        self.words().map(|words| words.value.as_str())
    }

    /// The first words of its heading.
    pub(crate) fn words(&self) -> Option<&Words> {
        self.number.as_ref().or(self.title.as_ref())
    }
}

impl Document {
    /// For each task the index of its group: of the groups of that name the last one that begins above the task, else the
    /// first, for a body may name the groups of its annex below it.
    pub fn groups_of_tasks(&self) -> Vec<Option<usize>> {
        let groups = self.groups.iter().enumerate();
        let named = groups.filter_map(|(i, group)| Some((group.words()?, i)));
        let mut in_order: Vec<(usize, usize, &str)> = named
            .map(|(words, i)| (words.start(), i, words.value.as_str()))
            .collect();
        in_order.sort_unstable();
        let mut places: HashMap<&str, Vec<(usize, usize)>> = HashMap::default();
        for (start, i, name) in in_order {
            places.entry(name).or_default().push((start, i));
        }
        let group_of = |name: &str, start: usize| {
            let of_name = places.get(name)?;
            let above = of_name.partition_point(|(place, _)| *place <= start);
            of_name
                .get(above.saturating_sub(1))
                .map(|(_, index)| *index)
        };
        self.tasks
            .iter()
            .map(|task| group_of(task.group.as_deref()?, task.extent.start))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Task;
    use crate::span::Span;

    fn at(start: usize) -> Span {
        Span {
            start,
            end: start + 1,
        }
    }

    fn group(number: &str, start: usize) -> Group {
        Group {
            number: Some(Words::at(number.to_owned(), at(start))),
            title: None,
            missing_in_annex: false,
        }
    }

    fn task(name: Option<&str>, start: usize) -> Task {
        Task {
            group: name.map(str::to_owned),
            ..Task::bare(at(start))
        }
    }

    #[test]
    fn a_task_belongs_to_the_last_group_of_that_name_above_it() {
        let document = Document {
            groups: vec![group("1", 10), group("2", 20), group("1", 50)],
            tasks: vec![
                task(Some("1"), 12),
                task(Some("2"), 30),
                task(Some("1"), 50),
                task(Some("1"), 70),
                task(Some("2"), 5),
                task(Some("3"), 71),
                task(None, 72),
            ],
            ..Document::default()
        };
        let told = document.groups_of_tasks();
        let expected = [Some(0), Some(1), Some(2), Some(2), Some(1), None, None];
        assert_eq!(told, expected);
    }
}
