# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the functions of a test module whose names start with `test_` and prints
TAP.  A name is a claim: test_rungctl_links_no_gtk is /suite/rungctl-links-no-gtk."""

import sys
import traceback


def run(module, suite):
    tests = [(name, f) for name, f in vars(module).items() if name.startswith("test_") and callable(f)]
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, function) in enumerate(tests, 1):
        claim = f"/{suite}/{name[5:].replace('_', '-')}"
        try:
            function()
            print(f"ok {number} {claim}", flush=True)
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {claim}", flush=True)
    sys.exit(1 if failed else 0)
