#!/usr/bin/env python3
"""Citations beside peers: a plain pattern for Vietnamese numbers, and eyecite for English ones where it is installed.

  citations.py FILE [OURS_MB_PER_S]

FILE is text with citations; it is repeated to 2 MB. Prints a Markdown table, times by the processor's clock of this thread, best of
five. OURS_MB_PER_S is what our reader reaches over the same text, if it was measured.
"""
import re
import sys
import time

KINDS = "Luật|Bộ luật|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Chương trình hành động|Chương trình|Công văn|Kết luận"
PATTERN = re.compile(
    rf"(?:(?P<kind>{KINDS})\s+)?số\s+(?P<number>\d+(?:/\d{{4}})?(?:/|-)[A-ZĐƯ][\w.ĐƯ]*(?:[-/][\w.ĐƯ]+)*)"
    r"(?:\s+ngày\s+(?P<day>\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}))?"
)
ENGLISH = "See Roe v. Wade, 410 U.S. 113 (1973); Brown v. Board of Education, 347 U.S. 483, 495 (1954). "
TIMES = 5


def best(work, size):
    times = []
    for _ in range(TIMES):
        start = time.thread_time()
        found = work()
        times.append(time.thread_time() - start)
    return found, size / min(times) / 1e6


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
    text *= 2_000_000 // len(text.encode()) + 1
    size = len(text.encode())
    rows = [("python re, Vietnamese", *best(lambda: sum(1 for _ in PATTERN.finditer(text)), size))]
    try:
        from eyecite import get_citations
    except ImportError:
        print("eyecite is not installed", file=sys.stderr)
    else:
        english = ENGLISH * 250
        rows.append(("eyecite, English", *best(lambda: len(get_citations(english)), len(english))))
    ours = float(sys.argv[2]) if len(sys.argv) > 2 else None
    print("| what | citations | MB/s | ours is × |\n|---|---|---|---|")
    for name, found, speed in rows:
        print(f"| {name} | {found} | {speed:.2f} | {ours / speed:.1f} |" if ours else f"| {name} | {found} | {speed:.2f} | |")


main()
