"""What the system says of processes and of itself, from /proc."""

import os
import re
import threading

TICKS = os.sysconf("SC_CLK_TCK")


def tree(roots):
    """The processes and all their descendants."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                    stat = file.read()
            except OSError:
                continue
            parent = int(stat[stat.rindex(")") + 2 :].split()[1])
            children.setdefault(parent, []).append(int(name))
    found, waiting = [], list(roots)
    while waiting:
        process = waiting.pop()
        if process not in found:
            found.append(process)
            waiting += children.get(process, [])
    return found


def cpu_seconds(roots):
    """Processor time of the processes so far, with that of their ended children."""
    ticks = 0
    for process in tree(roots):
        try:
            with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
                stat = file.read()
        except OSError:
            continue
        ticks += sum(int(field) for field in stat[stat.rindex(")") + 2 :].split()[11:15])
    return ticks / TICKS


def pss_mb(roots):
    """Proportional set size of the processes: shared pages are divided among those who share them."""
    kilobytes = 0
    for process in tree(roots):
        try:
            with open(f"/proc/{process}/smaps_rollup", encoding="utf-8") as file:
                kilobytes += int(re.search(r"^Pss:\s+(\d+)", file.read(), re.M)[1])
        except (OSError, TypeError):
            continue
    return kilobytes / 1024


def busy_seconds():
    """Processor time of the whole machine so far."""
    with open("/proc/stat", encoding="utf-8") as file:
        fields = [int(field) for field in file.readline().split()[1:9]]
    return (fields[0] + fields[1] + fields[2] + fields[5] + fields[6]) / TICKS


def describe():
    """Processor, cores, memory, kernel."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"model name\s*:\s*(.*)", file.read())
    with open("/proc/meminfo", encoding="utf-8") as file:
        memory = int(re.search(r"MemTotal:\s+(\d+)", file.read())[1]) / 1024 / 1024
    name = model[1] if model else "unknown processor"
    return f"{os.cpu_count()} cores of {name}, {memory:.1f} GiB, Linux {os.uname().release}"


class Meter:
    """Processor time and greatest memory of the `measured` processes while something runs, and what processes other than
    `ours` took of the machine."""

    def __init__(self, ours, measured):
        self.ours, self.measured, self.over = list(ours), list(measured), threading.Event()
        self.cpu = self.others = self.pss = 0.0

    def __enter__(self):
        self.before = cpu_seconds(self.measured), busy_seconds() - cpu_seconds(self.ours)
        self.sampler = threading.Thread(target=self.sample, daemon=True)
        self.sampler.start()
        return self

    def sample(self):
        while True:
            self.pss = max(self.pss, pss_mb(self.measured))
            if self.over.wait(0.5):
                return

    def __exit__(self, *_):
        self.over.set()
        self.sampler.join()
        cpu, others = self.before
        self.cpu = cpu_seconds(self.measured) - cpu
        self.others = max(0.0, busy_seconds() - cpu_seconds(self.ours) - others)
