"""What may stand in the tree, and what may not."""

import ast
import re
from pathlib import Path

MEBIBYTE = 1024 * 1024

# Hosts that a file may name: the licence's own page, names of vocabularies (XML, JSON-LD; never fetched), and this machine.
HOSTS = re.compile(
    r"license\.coscl\.org\.cn|www\.w3\.org|openoffice\.org|purl\.(org|oclc\.org)|(schemas|www)\.openxmlformats\.org|schemas\.microsoft\.com"
    r"|schema\.org|www\.sitemaps\.org|127\.0\.0\.1(:\d+)?|localhost(:\d+)?|([\w-]+\.)*(example|test|invalid)|(www\.)?example\.(com|org|cn)"
)
# Spelled so that this line is not itself found.
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:wor[k]|roo[t]|hom[e]/[a-z]+|User[s]/[a-z]+)/")


def test_no_file_names_a_host_that_is_not_expected(texts: dict[str, str]) -> None:
    strangers = {
        f"{name}: {host}"
        for name, text in texts.items()
        for host in re.findall(r"\bhttps?://([^/\s\"'<>(){}\\,;]*)", text)
        if host and not HOSTS.fullmatch(host)
    }

    assert not strangers


def test_no_file_names_a_folder_of_somebodys_machine(texts: dict[str, str]) -> None:
    found = {f"{name}: {match[0]}" for name, text in texts.items() for match in MACHINE_PATHS.finditer(text)}

    assert not found


def test_no_file_is_over_one_mebibyte(tree: list[Path]) -> None:
    assert [path.name for path in tree if path.stat().st_size > MEBIBYTE] == []


def test_no_font_is_shipped(tree: list[Path]) -> None:
    assert [path.name for path in tree if path.suffix.lower() in {".ttf", ".otf", ".ttc", ".woff", ".woff2"}] == []


def test_a_source_file_over_350_lines_says_why_in_its_docstring(texts: dict[str, str]) -> None:
    sources = {name: text for name, text in texts.items() if name.endswith(".py") and "/migrations/" not in name}
    long = {name: text for name, text in sources.items() if text.count("\n") > 350}
    silent = [name for name, text in long.items() if "Long because" not in (ast.get_docstring(ast.parse(text)) or "")]

    assert silent == []


def test_every_public_module_says_what_it_is_for(texts: dict[str, str]) -> None:
    sources = {
        name: text
        for name, text in texts.items()
        # Django writes the migrations.
        if name.startswith(("src/", "tools/")) and name.endswith(".py") and "/migrations/" not in name
    }
    silent = [name for name, text in sources.items() if not ast.get_docstring(ast.parse(text))]

    assert silent == []


def test_every_folder_of_code_is_a_package(tree: list[Path], root: Path) -> None:
    folders = {path.parent for path in tree if path.suffix == ".py" and path.is_relative_to(root / "src" / "gongkai")}

    assert sorted(folder.name for folder in folders if not (folder / "__init__.py").exists()) == []
