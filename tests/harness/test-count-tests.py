#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What count-tests makes of the logs that meson writes."""
import json
import pathlib
import subprocess
import sys
import tempfile

COUNT_TESTS = pathlib.Path(__file__).parent / "count-tests"

# What it is called: the programs of a run (result and output), the last line, the exit status, a line to be found.
CASES = {
    "everything passes": ([("OK", "TAP version 14\n1..2\nok 1 /a\nok 2 /b\n")], "2 passed, 0 failed", 0, ""),
    "a failed point is named": ([("FAIL", "1..2\nok 1 /a\nnot ok 2 /b\n")], "1 passed, 1 failed", 1, "failed: p0: /b"),
    "a failed point says why": ([("FAIL", "1..2\nnot ok 1 /a\n# because\nok 2 /b\n# else\n")], "1 passed, 1 failed", 1,
                                "# because"),
    "a crash is a failure": ([("ERROR", "1..2\nok 1 /a\n"), ("OK", "1..1\nok 1 /c\n")], "2 passed, 1 failed", 1,
                             "failed: p0: the program ended with ERROR"),
    "a time-out is a failure": ([("TIMEOUT", "1..1\n")], "0 passed, 1 failed", 1,
                                "failed: p0: the program ended with TIMEOUT"),
    "a skipped point is named": ([("OK", "1..2\nok 1 /a\nok 2 /b # SKIP no schema here\n")],
                                 "1 passed, 0 failed, 1 skipped", 0, "skipped: p0: /b (no schema here)"),
    "points of subtests do not count": ([("OK", "1..1\n    ok 1 - inner\n    1..1\nok 1 /a\n")],
                                        "1 passed, 0 failed", 0, ""),
    "nothing ran": ([], "0 passed, 0 failed", 1, ""),
    "words are not points": ([("OK", "1..1\nokay\n# ok 7\nok 1 /a\n")], "1 passed, 0 failed", 0, ""),
}


def run(programs):
    lines = [json.dumps({"name": f"p{number}", "result": result, "stdout": output})
             for number, (result, output) in enumerate(programs)]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as log:
        log.write("\n".join(lines))
        log.flush()
        return subprocess.run([sys.executable, COUNT_TESTS, log.name], capture_output=True, text=True)


def main():
    failures = 0
    print(f"1..{len(CASES)}")
    for number, (name, (programs, last_line, status, found)) in enumerate(CASES.items(), start=1):
        ended = run(programs)
        lines = ended.stdout.splitlines()
        good = lines[-1:] == [last_line] and ended.returncode == status and (not found or found in lines)
        print(f"{'ok' if good else 'not ok'} {number} {name}")
        if not good:
            print(*(f"# {line}" for line in (ended.stdout + ended.stderr).splitlines()), sep="\n")
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
