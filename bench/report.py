"""Writes docs/benchmarks.md from the measurements: the targets first, then every figure, then how it was measured."""

import statistics

TARGETS = """| what | to reach | reached |
|---|---|---|"""


def median(values):
    values = [value for value in values if value is not None]
    return statistics.median(values) if values else None


class Results:
    """The measurements, asked for by what they are."""

    def __init__(self, rows):
        self.rows = rows

    def of(self, what, engine, field="per_second", **more):
        """A figure of each round, in order."""
        wanted = {"what": what, "engine": engine, **more}
        return [row[field] for row in self.rows if all(row.get(key) == value for key, value in wanted.items())]

    def middle(self, *args, **more):
        """The median over the rounds."""
        return median(self.of(*args, **more))

    def ratio(self, ours, theirs):
        """The median over the rounds of ours to theirs, each of the same round."""
        return median([a / b for a, b in zip(ours, theirs) if b])


def number(value, digits=0):
    return "–" if value is None else f"{value:,.{digits}f}"


def times(value, digits=1):
    return "not measured" if value is None else f"{number(value, digits)}×"


def targets(r):
    rows = []
    for what, name in (("plan", "page of 41 tasks by lead"), ("task", "page of one task")):
        for engine in ("sqlite", "postgres"):
            # Redmine's page of the same round was measured just before ours.
            theirs = r.of(what, "redmine")[0 if engine == "sqlite" else 1 :: 2]
            reached = times(r.ratio(r.of(what, engine, gzip=False), theirs), 0)
            rows.append((f"{name}, {engine}: requests a second", "100× Redmine", reached))
    for engine in ("sqlite", "postgres"):
        pages = ("plan", "task")
        ours = [max(pair) for pair in zip(*(r.of(what, engine, "pss_mb", gzip=False) for what in pages))]
        theirs = [max(pair) for pair in zip(*(r.of(what, "redmine", "pss_mb") for what in pages))]
        ratio = median([a / b for a, b in zip(ours, theirs)])
        said = "not measured" if ratio is None else f"1/{1 / ratio:.1f} ({number(median(ours))} MB)"
        rows.append((f"memory of server and database under that load, {engine} (PSS)", "1/15 of Redmine's", said))
    for delay, name in ((2000, "sync slowed to 2 ms"), (0, "disk as it is")):
        found = r.middle("saves per sync", "sqlite", "per_sync", delay_us=delay)
        rows.append((f"saves a disk sync, sqlite, {name}", "8" if delay else "", number(found, 1)))
    found = r.middle("saves per sync", "postgres", "per_sync")
    rows.append(("saves a sync of the write-ahead log, postgres, disk as it is", "", number(found, 1)))
    for engine, place in (("sqlite", 0), ("postgres", 1)):
        ours = r.of("save", engine, realms=1)
        rows.append((f"saves a second, {engine}", "40× Redmine", times(r.ratio(ours, r.of("save", "redmine")[place::2]))))
    inserts = r.of("insert", "postgres")
    for realms, goal in ((1, "0.4×"), (8, "0.8×")):
        reached = times(r.ratio(r.of("save", "postgres", realms=realms), inserts), 2)
        rows.append((f"saves a second over {realms} realm(s), postgres, to one-row inserts", goal, reached))
    for row in r.rows:
        if row["what"] == "weight":
            code = sum(size for kind, size in row["parts"].items() if kind in ("css", "javascript"))
            rows.append(("page of 41 tasks, compressed, all its parts", "50 KB", f"{row['bytes'] / 1000:.1f} KB"))
            rows.append(("of these style sheet and script", "27 KB", f"{code / 1000:.1f} KB"))
    return "\n".join([TARGETS] + [f"| {what} | {goal} | {reached} |" for what, goal, reached in rows])


def figures(r):
    head = "| what | engine | a second (median) | rounds | p50 ms | p99 ms | processor ms each | bytes | PSS MB |\n|---|---|---|---|---|---|---|---|---|"
    names = {
        "plan": "page of 41 tasks by lead",
        "task": "page of one task",
        "save": "save with a journal entry",
        "draft": "save of a draft",
        "insert": "one-row insert (pgbench, 8 clients)",
    }
    lines, seen = [head], set()
    for row in r.rows:
        key = (row["what"], row.get("engine"), row.get("gzip"), row.get("realms"))
        if row["what"] not in names or key in seen:
            continue
        seen.add(key)
        more = {field: row[field] for field in ("gzip", "realms") if field in row}
        name = names[row["what"]] + (", compressed" if row.get("gzip") else "")
        name += f", {row['realms']} realms" if row.get("realms", 1) > 1 else ""
        rates = r.of(row["what"], row["engine"], **more)

        def middle(field, digits):
            known = [other.get(field) for other in r.rows if (other["what"], other.get("engine"), other.get("gzip"), other.get("realms")) == key]
            return number(median(known), digits)

        lines.append(
            f"| {name} | {row['engine']} | {number(median(rates))} | {', '.join(number(rate) for rate in rates)} | "
            f"{middle('p50_ms', 1)} | {middle('p99_ms', 1)} | {middle('cpu_ms', 2)} | {middle('bytes', 0)} | {middle('pss_mb', 0)} |"
        )
    return "\n".join(lines)


def syncs(r):
    lines = ["| engine | a sync is made slower by | saves | syncs | saves a sync | saves a second |\n|---|---|---|---|---|---|"]
    for row in r.rows:
        if row["what"] == "saves per sync":
            saves = row["requests"] + row["clients"] * row["warm"]
            lines.append(
                f"| {row['engine']} | {row['delay_us'] / 1000:g} ms | {number(saves)} | {number(row['syncs'])} | "
                f"{number(row['per_sync'], 1)} | {number(row['per_second'])} |"
            )
    return "\n".join(lines)


def text(rows, began, machine, how):
    """The document."""
    r = Results(rows)
    redmine = r.of("plan", "redmine")
    own = r.middle("sync", None, "p50_ms")
    load = median([row["others"] for row in rows if "others" in row])
    return how.format(
        date=f"{began:%Y-%m-%d %H:%M} UTC",
        machine=machine,
        targets=targets(r),
        figures=figures(r),
        syncs=syncs(r),
        sync=number(own, 2),
        reading=next((row["table"] for row in rows if row["what"] == "reading"), "Not measured."),
        peer="Redmine ran in the same run, round by round." if redmine else "Redmine was not there in this run.",
        rounds=max((row.get("round", 1) for row in rows), default=0),
        others=number(load, 2),
    )
