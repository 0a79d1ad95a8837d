#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop reads about Rung is valid, complete and says the same everywhere."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

source, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
sys.path.insert(0, str(source / "tests"))
import tap

ID = "io.github.rungapp.Rung"


def run(*command, **options):
    result = subprocess.run([str(c) for c in command], capture_output=True, text=True, **options)
    assert result.returncode == 0, f"{' '.join(map(str, command))}\n{result.stdout}{result.stderr}"
    return result.stdout + result.stderr


def test_desktop_entry_is_valid():
    assert run("desktop-file-validate", build / f"data/{ID}.desktop").strip() == ""


def test_metainfo_is_valid():
    # Expected is a note on the capital of the id and one on the developer's name: older
    # validators do not know the tag <developer>, newer ones call the other one outdated.
    text = run("appstreamcli", "validate", "--no-net", "--pedantic", "--explain", build / f"data/{ID}.metainfo.xml")
    marks = re.findall(r"^([EWIP]): .*: ?\d*:? ?([a-z-]+)", text, re.M)
    expected = ("cid-contains-uppercase-letter", "unknown-tag", "developer-name-tag-deprecated")
    assert all(tag in expected for _, tag in marks), text
    assert all(mark in "IP" for mark, _ in marks), text


def test_metainfo_says_it_shortly():
    root = ET.parse(source / f"data/{ID}.metainfo.xml.in").getroot()
    name, summary = root.findtext("name"), root.findtext("summary")
    assert len(name) <= 15 and 10 <= len(summary) <= 35 and not summary.endswith("."), summary
    assert root.find("releases/release").get("version") in (source / "meson.build").read_text()


def test_settings_schema_is_valid():
    run("glib-compile-schemas", "--strict", "--dry-run", source / "data")


def test_icons_are_square_and_render():
    icons = sorted((source / "data/icons").rglob("*.svg"))
    assert len(icons) >= 3
    with tempfile.TemporaryDirectory() as folder:
        for icon in icons:
            root = ET.parse(icon).getroot()
            assert root.get("width") == root.get("height"), icon
            run("rsvg-convert", "-w", "64", icon, "-o", f"{folder}/icon.png")


def test_everything_is_named_after_the_id():
    for name in (f"data/{ID}.desktop.in", f"data/{ID}.metainfo.xml.in", f"data/{ID}.service.in", f"data/{ID}.gschema.xml",
                 f"data/icons/hicolor/scalable/apps/{ID}.svg", f"data/icons/hicolor/symbolic/apps/{ID}-symbolic.svg"):
        assert (source / name).exists(), name
    assert f"Name={ID}\n" in (source / f"data/{ID}.service.in").read_text()
    assert f'id="{ID}"' in (source / f"data/{ID}.gschema.xml").read_text()


def test_plan_files_have_a_type_of_their_own():
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder, "mime/packages")
        packages.mkdir(parents=True)
        (packages / f"{ID}.xml").write_text((build / f"data/{ID}.xml").read_text())
        run("update-mime-database", packages.parent)
        assert "*.rung" in (packages.parent / "globs").read_text()


def messages(text):
    return set(re.findall(r'^msgid "(.+)"$', text, re.M)) | set(re.findall(r'^msgid ""\n((?:".*"\n)+)', text, re.M))


KEYWORDS = ["-k", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=ngettext:1,2",
            "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3", "--keyword=rung_words_get:2",
            "--keyword=rung_words_get_in_context:2c,3", "--keyword=rung_words_get_plural:2,3"]


def potfiles():
    return [line for line in (source / "po/POTFILES.in").read_text().splitlines() if line and not line.startswith("#")]


def test_every_file_with_texts_is_in_potfiles():
    listed = set(potfiles())
    for path in sorted((source / "src").rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.suffix == ".ui":
            has_texts = 'translatable="yes"' in path.read_text()
        elif path.suffix in (".c", ".h"):
            has_texts = 'msgid "' in run("xgettext", "--from-code=UTF-8", *KEYWORDS, "-o", "-", path)
        else:
            continue
        assert not has_texts or name in listed, f"{name} has texts and is not in po/POTFILES.in"


def test_potfiles_name_files_that_exist():
    for name in potfiles():
        assert (source / name).exists(), name


def test_chinese_is_complete():
    with tempfile.TemporaryDirectory() as folder:
        run("xgettext", "--from-code=UTF-8", *KEYWORDS, "-o", f"{folder}/rung.pot", *potfiles(), cwd=source)
        run("msgmerge", "--no-fuzzy-matching", "-q", "-o", f"{folder}/zh.po", source / "po/zh_CN.po", f"{folder}/rung.pot")
        missing = run("msgattrib", "--untranslated", f"{folder}/zh.po")
        assert "msgid" not in missing, missing
        run("msgfmt", "--check", "-o", "/dev/null", f"{folder}/zh.po")


def test_help_is_valid():
    pages = source / "help/C"
    for check in ("validate", "links", "orphans", "ids"):
        run("yelp-check", check, pages)


def test_man_pages_format_without_warnings():
    pages = sorted((source / "data/man").glob("*.1"))
    assert {p.name for p in pages} == {"rung.1", "rungctl.1"}
    for page in pages:
        warnings = run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page, env={**os.environ, "MANWIDTH": "80"})
        assert "warning" not in warnings, warnings


def test_completions_are_shell():
    for name in ("rung", "rungctl"):
        run("bash", "-n", source / "data/completions" / name)


tap.run(sys.modules[__name__], "desktop")
