#!/usr/bin/env python3
"""Measures pages, saves, memory and weights on both engines and reading, next to Redmine where PEERS names it.

Started by scripts/bench, which sets: TIENDO (the release binary), SCRATCH (an empty folder), PG (the folder of a
private PostgreSQL) and PG_URL (its address). Settings: PEERS, ROUNDS (3), SECONDS_EACH (8), CLIENTS (32).
Prints every measurement as a JSON line on standard error and, at the end, docs/benchmarks.md on standard output.
"""

import datetime
import gzip
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse

import machine
import peers
import report

TIENDO, SCRATCH = os.environ["TIENDO"], os.environ["SCRATCH"]
PG, PG_URL = os.environ["PG"], os.environ["PG_URL"]
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECONDS = int(os.environ.get("SECONDS_EACH", "8"))
CLIENTS = int(os.environ.get("CLIENTS", "32"))
ENGINES = ("sqlite", "postgres")
# A disk sync that takes this long is put in the way, where the disk itself is faster: microseconds.
SLOW_SYNC = 2000


def say(result):
    print(json.dumps(result, ensure_ascii=False), file=sys.stderr, flush=True)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def pg_program(name):
    found = shutil.which(name)
    if found:
        return found
    folders = sorted(f"/usr/lib/postgresql/{n}/bin" for n in os.listdir("/usr/lib/postgresql"))
    return os.path.join(folders[-1], name)


def psql(query):
    done = subprocess.run([pg_program("psql"), PG_URL, "-qAtc", query], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def postmaster():
    with open(os.path.join(PG, "data", "postmaster.pid"), encoding="utf-8") as file:
        return int(file.readline())


def data_of(engine):
    folder = os.path.join(SCRATCH, engine)
    return folder, ["--data", folder] + (["--database", PG_URL] if engine == "postgres" else [])


def make_data(engine):
    _, place = data_of(engine)
    subprocess.run([TIENDO, "bench", "data", *place], check=True)
    if engine == "postgres":
        psql("ANALYZE")


class Server:
    """A server on the data of an engine, with more of an environment."""

    def __init__(self, engine, environment=None):
        self.engine, self.folder = engine, data_of(engine)[0]
        self.address = f"127.0.0.1:{free_port()}"
        command = [TIENDO, "serve", "--listen", self.address, *data_of(engine)[1]]
        environment = {**os.environ, "TIENDO_LOG": "warn", **(environment or {})}
        log = open(os.path.join(SCRATCH, f"{engine}.log"), "ab")
        self.process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        for _ in range(200):
            try:
                if self.get("/healthz")[0] == 200:
                    break
            except OSError:
                time.sleep(0.05)
        else:
            sys.exit(f"the server did not start: see {log.name}")
        self.roots = [self.process.pid] + ([postmaster()] if engine == "postgres" else [])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)

    def get(self, path, headers=None):
        connection = http.client.HTTPConnection(self.address, timeout=60)
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def load(self, what, *options, seconds=SECONDS):
        """Runs our load generator; its answer with processor time and memory of server and database."""
        command = [TIENDO, "bench", "load", what, "--server", self.address, "--data", self.folder]
        command += ["--clients", str(CLIENTS), "--seconds", str(seconds), *options]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as generator:
            # It has signed in and made its connections: from here on the server is measured.
            if "ready" not in json.loads(generator.stdout.readline() or "{}"):
                sys.exit(f"the load of {what} failed")
            with machine.Meter([*self.roots, generator.pid], measured=self.roots) as meter:
                result = json.loads(generator.stdout.readline() or sys.exit(f"the load of {what} failed"))
        result.update(engine=self.engine, cpu_ms=meter.cpu * 1000 / result["requests"], pss_mb=meter.pss)
        result["others"] = meter.others / result["seconds"]
        return result


def insert_rate():
    """One-row inserts a second of eight clients on the same PostgreSQL: what a save is compared with."""
    script = os.path.join(SCRATCH, "insert.sql")
    with open(script, "w", encoding="utf-8") as file:
        file.write("\\set t random(1, 10000)\nINSERT INTO note (task, body) VALUES (:t, repeat('Báo cáo tiến độ ', 8));\n")
    psql("CREATE TABLE IF NOT EXISTS note (id bigserial PRIMARY KEY, task int, at timestamptz DEFAULT now(), body text)")
    psql("CREATE INDEX IF NOT EXISTS note_task ON note (task)")
    command = [pg_program("pgbench"), "-n", "-f", script, "-M", "prepared", "-c", "8", "-j", "2", "-T", str(SECONDS), PG_URL]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    rate = float(re.search(r"tps = ([\d.]+) \(without", done.stdout)[1])
    return {"what": "insert", "engine": "postgres", "per_second": rate}


def sync_time():
    """The median time of a disk sync behind an append, in milliseconds."""
    path, took = os.path.join(SCRATCH, "sync"), []
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    for _ in range(200):
        os.write(file, b"x" * 256)
        start = time.perf_counter()
        os.fdatasync(file)
        took.append((time.perf_counter() - start) * 1000)
    os.close(file)
    return {"what": "sync", "p50_ms": sorted(took)[100]}


def saves_per_sync(delay_us):
    """Saves and disk syncs of the embedded engine; slow_sync.c counts the syncs and can make each slower."""
    log, library = os.path.join(SCRATCH, "syncs"), os.path.join(SCRATCH, "slow_sync.so")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "slow_sync.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
    with Server("sqlite", {"LD_PRELOAD": library, "SYNC_LOG": log, "SYNC_DELAY_US": str(delay_us)}) as server:
        server.load("save", seconds=1)
        syncs = os.path.getsize(log)
        result = server.load("save")
        syncs = os.path.getsize(log) - syncs
    # Every client saves some lines before its clock starts.
    saves = result["requests"] + CLIENTS * result["warm"]
    return {**result, "what": "saves per sync", "delay_us": delay_us, "syncs": syncs, "per_sync": saves / max(1, syncs)}


def postgres_saves_per_sync(server):
    def count():
        time.sleep(1.5)  # the server gathers its statistics once a second
        return int(psql("SELECT wal_sync FROM pg_stat_wal"))

    syncs = count()
    result = server.load("save")
    syncs = count() - syncs
    saves = result["requests"] + CLIENTS * result["warm"]
    return {**result, "what": "saves per sync", "delay_us": 0, "syncs": syncs, "per_sync": saves / max(1, syncs)}


def weight(server, manifest):
    """Bytes of a first visit to the page of 41 tasks, compressed, headers counted: the page and what it names."""
    realm = manifest["realms"][0]
    cookies = peers.sign_in(server.address, realm["slug"], "daumoi", manifest["password"])
    page = f"/{realm['slug']}/ke-hoach/{realm['plan']}/nhiem-vu"
    parts, waiting, seen = {}, [page], set()
    while waiting:
        path = urllib.parse.urljoin(page, waiting.pop()).split("#")[0]
        if path in seen:
            continue
        seen.add(path)
        status, headers, body = server.get(path, {"Accept-Encoding": "gzip", "Cookie": cookies})
        if status != 200:
            sys.exit(f"{path} answered {status}")
        kind = headers["Content-Type"].split(";")[0].split("/")[1]
        parts[kind] = parts.get(kind, 0) + len(body) + len(str(headers)) + 15
        text = gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body
        if kind == "html":
            text = text.decode()
            waiting += re.findall(r'<(?:script|img|use)[^>]*? (?:src|href)="([^"]+)"', text)
            waiting += re.findall(r'<link[^>]*? href="([^"]+)"', text)
    return {"what": "weight", "parts": parts, "bytes": sum(parts.values())}


def reading():
    """How fast documents are read: a part of what `tiendo bench reader` says."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    done = subprocess.run([TIENDO, "bench", "reader"], check=True, capture_output=True, text=True, cwd=root)
    _, _, table = done.stdout.partition("## Time, one core\n\n")
    return {"what": "reading", "table": table.strip()}


def main():
    results = []

    def keep(result, **more):
        result = {**result, **more}
        say(result)
        results.append(result)

    for engine in ENGINES:
        make_data(engine)
    with open(os.path.join(SCRATCH, "sqlite", "bench.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    redmine = peers.Redmine.start(os.environ.get("PEERS"))
    began = datetime.datetime.now(datetime.timezone.utc)
    try:
        for round_number in range(1, ROUNDS + 1):
            keep(sync_time(), round=round_number)
            for engine in ENGINES:
                with Server(engine) as server:
                    for what in ("plan", "task"):
                        if redmine:
                            keep(redmine.load(what, CLIENTS), round=round_number)
                        keep(server.load(what), round=round_number)
                    keep(server.load("plan", "--gzip"), round=round_number)
                    if redmine:
                        keep(redmine.load("save", CLIENTS), round=round_number)
                    keep(server.load("save"), round=round_number)
                    keep(server.load("draft"), round=round_number)
                    if engine == "postgres":
                        keep(insert_rate(), round=round_number)
                        keep(server.load("save", "--realms", "8"), round=round_number)
                        keep(postgres_saves_per_sync(server), round=round_number)
            for delay in (0, SLOW_SYNC):
                keep(saves_per_sync(delay), round=round_number)
        with Server("sqlite") as server:
            keep(weight(server, manifest))
        keep(reading())
    finally:
        if redmine:
            redmine.stop()
    with open(os.path.join(os.path.dirname(__file__), "how.md"), encoding="utf-8") as file:
        print(report.text(results, began, machine.describe(), file.read()), end="")


if __name__ == "__main__":
    main()
