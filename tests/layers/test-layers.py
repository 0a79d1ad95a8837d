#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The floors of the house are real: what may not be included does not compile,
what may not be linked is not linked, and the documents tell the truth."""

import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

source, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
sys.path.insert(0, str(source / "tests"))
import tap

# Each floor, the floors it may include, and one header of it.
FLOORS = {
    "model": ([], "rung-plan.h"),
    "store": (["model"], "rung-store.h"),
    "formats": (["model"], "rung-plan-json.h"),
    "report": (["model"], "rung-plan-report.h"),
    "workspace": (["model", "store", "formats", "report"], "rung-workspace.h"),
    "cli": (["model", "store", "formats", "report", "workspace"], "rung-cli.h"),
    "ui": (["model", "store", "formats", "report", "workspace"], None),
}

def compiler_of(floor):
    """The compiler and flags that meson uses for a file of a floor."""
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = pathlib.Path(entry["directory"], entry["file"]).resolve()
        if path.suffix == ".c" and path.is_relative_to(source.resolve() / "src" / floor):
            words = shlex.split(entry["command"])
            if words[0].endswith("ccache"):
                words = words[1:]
            flags = [w for w in words[1:] if w.startswith(("-I", "-D", "-std", "-f", "-isystem", "-pthread"))]
            return entry["directory"], [words[0], *flags]
    raise AssertionError(f"no source file of src/{floor} is built")


def compiles(floor, header):
    directory, command = compiler_of(floor)
    with tempfile.TemporaryDirectory() as folder:
        probe = pathlib.Path(folder, "probe.c")
        probe.write_text(f'#include <glib.h>\n#include "{header}"\n')
        result = subprocess.run([*command, "-fsyntax-only", str(probe)], cwd=directory, capture_output=True, text=True)
    if result.returncode != 0 and "No such file" not in result.stderr:
        raise AssertionError(result.stderr)
    return result.returncode == 0


def test_a_floor_sees_itself_and_what_is_below():
    for floor, (below, header) in FLOORS.items():
        for other in [*below, floor]:
            if FLOORS[other][1]:
                assert compiles(floor, FLOORS[other][1]), f"src/{floor} cannot include {FLOORS[other][1]}"


def test_an_include_of_a_higher_floor_does_not_compile():
    for floor, (below, _) in FLOORS.items():
        for other, (_, header) in FLOORS.items():
            if header and other != floor and other not in below:
                assert not compiles(floor, header), f"src/{floor} can include {header}"


def test_the_core_sees_no_foreign_library():
    for header in ("gtk/gtk.h", "adwaita.h"):
        for floor in ("model", "store", "formats", "report", "workspace", "cli"):
            assert not compiles(floor, header), f"src/{floor} can include {header}"
    for floor in ("model", "store", "formats"):
        assert not compiles(floor, "cairo.h"), f"src/{floor} can include cairo.h"
    for floor in ("model", "store", "report"):
        assert not compiles(floor, "json-glib/json-glib.h"), f"src/{floor} can include json-glib"


def needed(program):
    text = subprocess.run(["readelf", "-d", str(program)], capture_output=True, text=True, check=True).stdout
    return re.findall(r"NEEDED.*\[(.*)\]", text)


def test_rungctl_links_no_gtk():
    libraries = needed(build / "src/cli/rungctl")
    assert libraries, "readelf names no libraries"
    assert not [name for name in libraries if re.search("gtk|adwaita|gdk|wayland|X11", name)], libraries


def test_the_window_does_link_gtk():
    assert [name for name in needed(build / "src/ui/rung") if "gtk-4" in name]


def own_sources():
    return sorted(p for p in (source / "src").rglob("*") if p.suffix in (".c", ".h"))


def test_private_headers_stay_in_their_folder():
    for path in own_sources():
        for name in re.findall(r'#include "([^"]*-private\.h)"', path.read_text()):
            assert (path.parent / name).exists(), f"{path} includes {name} of another folder"


def test_every_include_of_ours_is_a_bare_name():
    for path in own_sources():
        for name in re.findall(r'#include "([^"]*)"', path.read_text()):
            assert "/" not in name, f"{path} includes {name}"


def test_only_the_store_knows_sql_and_only_the_formats_json():
    for path in own_sources():
        floor = path.relative_to(source / "src").parts[0]
        text = path.read_text()
        if floor != "store":
            assert "sqlite3" not in text, f"{path} knows SQLite"
        if floor in ("model", "store", "report", "workspace", "ui"):
            assert "json-glib" not in text, f"{path} knows json-glib"


def test_the_model_asks_no_clock_and_no_locale():
    for path in sorted((source / "src/model").glob("*.c")):
        found = re.search(r"\b(g_get_real_time|g_date_time_new_now\w*|time|setlocale|strftime|fopen|g_file_\w+|g?_?getenv) \(",
                          path.read_text())
        assert not found, f"{path} uses {found.group(0)}"


def test_version_switches_live_in_one_file():
    for path in own_sources():
        if re.search(r"\b(GTK|ADW)_CHECK_VERSION\b", path.read_text()):
            assert path.parent.name == "compat", f"{path} has a version switch"


def test_every_folder_of_the_source_is_in_hacking():
    text = (source / "HACKING.md").read_text()
    for folder in sorted(p for p in (source / "src").rglob("*") if p.is_dir()):
        name = folder.relative_to(source / "src").as_posix()
        assert f"`{name}`" in text, f"HACKING.md does not name src/{name}"


def test_every_file_has_a_licence_line():
    for path in own_sources():
        assert "SPDX-License-Identifier: GPL-3.0-or-later" in path.read_text()[:200], path


def test_no_marks_of_unfinished_work():
    for path in own_sources():
        found = re.search(r"\b(TODO|FIXME|XXX)\b", path.read_text())
        assert not found, f"{path}: {found.group(0)}"


def test_an_error_is_not_read_while_it_is_made():
    """In `commit (w, rung_edit_x (…, &error), error)` the compiler may read `error` first."""
    call = re.compile(r"rung_committer_commit(?:_telling)? \(([^;]*);")
    for path in sorted((source / "src/ui").rglob("*.c")):
        for found in call.finditer(path.read_text()):
            assert "&error" not in found.group(1), f"{path.name}: {found.group(0)}"


tap.run(sys.modules[__name__], "layers")
