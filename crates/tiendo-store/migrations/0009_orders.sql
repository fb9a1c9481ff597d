-- Lists are held in the order in which they are asked for, the last word of the order included: so nothing is sorted for each
-- page. An index that is only the beginning of another goes.

CREATE INDEX agency_fact_order ON agency_fact (realm, sort_key, id);
CREATE INDEX collective_rule_order ON collective_rule (realm, folded, id);
DROP INDEX collective_member_collective;
CREATE INDEX collective_member_order ON collective_member (realm, collective, agency, id);
DROP INDEX task_group_fact_plan;
CREATE INDEX task_group_fact_order ON task_group_fact (realm, plan, ordinal, task_group);
DROP INDEX task_fact_plan;
CREATE INDEX task_fact_order ON task_fact (realm, plan, ordinal, task);
DROP INDEX part_fact_plan;
CREATE INDEX part_fact_order ON part_fact (realm, plan, task, ordinal, part);
DROP INDEX assignment_plan;
CREATE INDEX assignment_order ON assignment (realm, plan, ordinal, id);
