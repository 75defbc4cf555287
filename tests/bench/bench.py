#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ingot held against programs that do less: bench.py BUILD_DIRECTORY [--smoke]

Both sides run in turns, so that what slows the machine down slows both, and each round is compared with itself: the
median of the rounds' ratios counts. The medians of both sides, which are printed, can be of different rounds, fast
ones and slow ones. Started by ./dev bench, on a display of its own; with --smoke one short round, as a test that
prints TAP.
"""
import contextlib
import os
import pathlib
import re
import statistics
import subprocess
import sys
import threading
import time

ITEMS, START_ROUNDS, LOAD_ROUNDS, ACTION_ROUNDS = 10000, 21, 21, 7
SMOKE_ITEMS = 100
PATIENCE_S = 60
TIMES = 1.3
MORE_MEMORY_MIB = 20
DRAWN_MS = 60  # making and drawing the rows of a window, as long as anything may block it

ATTACH = re.compile(r"wl_surface[@#](\d+)\.attach\(wl_buffer")
# Only the harness's own checks are left out: they slow both sides down.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("G_DEBUG", "G_ENABLE_DIAGNOSTIC")}


class Server:
    """A demo server in a process of its own."""

    def __init__(self, build, *options):
        self.process = subprocess.Popen([build / "app/demo/ingot-demo-server", *options], stdout=subprocess.PIPE,
                                        text=True, env=ENVIRONMENT)
        self.address = self.process.stdout.readline().strip()
        self.environment = {**ENVIRONMENT, "INGOT_API_TOKEN": self.process.stdout.readline().split()[-1]}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Started:
    """A program with a window, and when its first frame was there."""

    rest_s = 0.3

    def __init__(self, arguments, environment=ENVIRONMENT):
        self.first_frame = threading.Event()
        self.started_us = time.time_ns() // 1000
        self.process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, bufsize=1,
                                        env={**environment, "WAYLAND_DEBUG": "client"})
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        if not self.first_frame.wait(PATIENCE_S):
            raise RuntimeError(f"{arguments[0]} draws nothing")

    # libwayland writes every request with its time, in ms of a clock that starts again every 2^32 µs.
    def read(self):
        surface = None
        for line in self.process.stderr:
            if self.first_frame.is_set():
                continue
            if found := ATTACH.search(line):
                surface = found[1]
            elif surface and re.search(rf"wl_surface[@#]{surface}\.commit\(", line):
                stamp_us = round(float(re.search(r"\[ *(\d+\.\d+)\]", line)[1]) * 1000)
                self.first_frame_ms = (stamp_us - self.started_us) % 2**32 / 1000
                self.work_ms = self.work()
                self.first_frame.set()

    def work(self):
        """The time that all threads had a processor, in milliseconds."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task")
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e6

    def private_mib_at_rest(self):
        work = -1.0
        while work != (work := self.work()):
            time.sleep(self.rest_s)
        text = pathlib.Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return sum(int(found) for found in re.findall(r"^Private_(?:Clean|Dirty): +(\d+)", text, re.MULTILINE)) / 1024

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stderr.close()


class Table:
    """What was measured, one line each: what, Ingot, the other, what is allowed, and whether it is kept."""

    LINE = "{:<40} {:>19} {:>19} {:>7}  {:<22} {}"

    def __init__(self, prefix):
        self.prefix = prefix
        self.n_missed = 0
        self.n_lines = 0

    def say(self, text=""):
        print((self.prefix + text).rstrip(), flush=True)

    def head(self, title, other=""):
        self.say()
        self.say(title)
        self.say(self.LINE.format("", "Ingot", other, "ratio", "bound", ""))

    def line(self, what, ours, other="", ratio="", bound="", kept=None):
        verdict = "" if kept is None else "ok" if kept else "MISSED"
        self.say(self.LINE.format(what, ours, other, ratio, bound, verdict))
        self.n_missed += kept is False
        self.n_lines += 1

    def compare(self, what, ours, others, unit="ms", bounded=True):
        ratio = statistics.median(our / other for our, other in zip(ours, others, strict=True))
        bound = f"≤ {TIMES} ×" if bounded else ""
        self.line(what, spread(ours, unit), spread(others, unit), f"{ratio:.2f}", bound,
                  ratio <= TIMES if bounded else None)


def spread(values, unit):
    """The median, and the least and the most."""
    return f"{statistics.median(values):.0f} {unit} ({min(values):.0f}–{max(values):.0f})"


def columns(arguments, environment):
    """What a program prints, its first column as a key."""
    text = subprocess.run(arguments, stdout=subprocess.PIPE, text=True, check=True, env=environment).stdout
    return {line.split("\t")[0]: line.split("\t")[1:] for line in text.splitlines()}


def bench_start(table, build, server, rounds):
    empty = [build / "tests/bench/bench-empty"]
    with_server = [build / "app/ingot", "--server", server.address]
    programs = {"empty": (empty, ENVIRONMENT), "welcome": ([build / "app/ingot"], ENVIRONMENT),
                "server": (with_server, server.environment)}
    frames = {name: [] for name in programs}
    work = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            with Started(*program) as started:
                frames[name].append(started.first_frame_ms)
                work[name].append(started.work_ms)
    table.head(f"Start until the first frame, {rounds} rounds", "empty window")
    table.compare("the welcome page", frames["welcome"], frames["empty"])
    table.compare("with a server", frames["server"], frames["empty"])
    table.compare("with a server, processor's time", work["server"], work["empty"], bounded=False)


def private_mib(arguments, environment):
    with Started(arguments, environment) as started:
        return started.private_mib_at_rest()


def bench_memory(table, build, small, large, items):
    ingot = build / "app/ingot"
    empty = private_mib([build / "tests/bench/bench-empty"], ENVIRONMENT)
    table.head("Private memory at rest", "empty window")
    for what, arguments, environment, bounded in (
            ("the welcome page", [ingot], ENVIRONMENT, True),
            ("with a server", [ingot, "--server", small.address], small.environment, True),
            (f"with {items:,} repositories", [ingot, "--server", large.address], large.environment, False)):
        ours = private_mib(arguments, environment)
        table.line(what, f"{ours:.1f} MiB", f"{empty:.1f} MiB", f"{ours / empty:.2f}",
                   f"≤ empty + {MORE_MEMORY_MIB} MiB" if bounded else "",
                   ours <= empty + MORE_MEMORY_MIB if bounded else None)


def window_columns(build, server, items, *options):
    return columns([build / "tests/bench/bench-window", server.address, str(items), *options], server.environment)


def bench_loading(table, build, server, items, rounds):
    bare, window = [], []
    for _ in range(rounds):
        bare.append(columns([build / "tests/bench/bench-bare", server.address, str(items)], server.environment))
        window.append(window_columns(build, server, items, "load"))
    table.head(f"Loaded and shown, {rounds} rounds", "requests, parsing")
    for what in ("repositories", "tokens"):
        key = f"{what}: load"
        first, all_rows, work = ([float(run[key][column]) for run in window] for column in (3, 4, 5))
        first_page, all_pages, bare_work = ([float(run[key][column]) for run in bare] for column in (0, 1, 2))
        table.line(f"{items:,} {what}: the first rows", spread(first, "ms"), spread(first_page, "ms"), "",
                   f"≤ first page + {DRAWN_MS} ms",
                   statistics.median(first) <= statistics.median(first_page) + DRAWN_MS)
        table.compare(f"{items:,} {what}: all", all_rows, all_pages)
        table.compare(f"{items:,} {what}, processor's time", work, bare_work, bounded=False)


def bench_actions(table, build, server, items, rounds):
    window = [window_columns(build, server, items) for _ in range(rounds)]
    table.head(f"The main loop stands still, {rounds} rounds", "by the wall")
    for what in window[0]:
        bound, work, wall = ([float(run[what][column]) for run in window] for column in (0, 1, 2))
        table.line(what, spread(work, "ms"), spread(wall, "ms"), "", f"≤ {bound[0]:.0f} ms",
                   statistics.median(work) <= bound[0])


def bench_requests(table, build):
    table.head("Requests for each action", "which")
    for what, (bound, count, which) in columns([build / "tests/bench/bench-requests"], ENVIRONMENT).items():
        table.line(what, count, which, "", f"≤ {bound}", int(count) <= int(bound))


def load_of_the_machine():
    return f"{os.getloadavg()[0]:.1f} of {len(os.sched_getaffinity(0))} processors"


def bench(build, items, start_rounds, load_rounds, action_rounds, prefix=""):
    table = Table(prefix)
    with contextlib.ExitStack() as servers:
        small = servers.enter_context(Server(build))
        large = servers.enter_context(Server(build, "--repositories", str(items), "--tokens", str(items)))
        table.say(f"The machine's load before: {load_of_the_machine()}")
        bench_start(table, build, large, start_rounds)
        bench_memory(table, build, small, large, items)
        bench_loading(table, build, large, items, load_rounds)
        bench_actions(table, build, large, items, action_rounds)
        bench_requests(table, build)
        table.say()
        table.say(f"The machine's load after: {load_of_the_machine()}")
    return table


def smoke(build):
    """Every part of it runs; what it measures is not looked at."""
    print("1..1")
    Started.rest_s = 0.02
    table = bench(build, SMOKE_ITEMS, 1, 1, 1, "# ")
    print(f"{'ok' if table.n_lines > 25 else 'not ok'} 1 /bench/runs")


def main(build, *options):
    if options == ("--smoke",):
        smoke(pathlib.Path(build))
        return 0
    table = bench(pathlib.Path(build), ITEMS, START_ROUNDS, LOAD_ROUNDS, ACTION_ROUNDS)
    print(f"{table.n_missed} bounds are missed." if table.n_missed else "Every bound is kept.")
    return 1 if table.n_missed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
