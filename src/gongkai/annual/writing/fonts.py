"""Which fonts a PDF is set in: the families asked for where they are installed, else a named stand-in and a note.

The project ships no font. Discovery is typst's own: the folders the system keeps fonts in, the folders of TeX Live
that no other program looks into, and those named in the environment variable GONGKAI_FONTS. No network is used.
Families are resolved before anything is set, because typst falls back in silence, glyph by glyph.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import typst

from gongkai.annual.writing.glyphs import characters_of, has
from gongkai.document.blocks import Note
from gongkai.document.refusal import Refusal

VARIABLE: Final = "GONGKAI_FONTS"
"""Names further font folders, parted as in PATH."""
FOLDERS: Final = (
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf/fonts/opentype/public/fandol",
)
"""Where Debian's TeX Live keeps the Fandol fonts."""
SAMPLE: Final = "政府信息公开年度报告镇乡街道"
"""A font that has all of these is a Chinese one."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face of GB/T 9704: its name, the families that are it, best first, and where Debian has one."""

    name: str
    use: str
    families: tuple[str, ...]
    package: str


FACES: Final[Mapping[str, Face]] = {
    "title": Face(
        "小标宋", "标题", ("Noto Serif CJK SC", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"), "fonts-noto-cjk"
    ),
    "hei": Face("黑体", "一级标题", ("Noto Sans CJK SC", "SimHei", "STHeiti"), "fonts-noto-cjk"),
    "kai": Face("楷体", "二级标题", ("LXGW WenKai", "KaiTi_GB2312", "KaiTi", "STKaiti"), "fonts-lxgw-wenkai"),
    "fang": Face(
        "仿宋",
        "正文",
        ("FandolFang R", "FandolFang", "FangSong_GB2312", "FangSong", "STFangsong"),
        "texlive-lang-chinese",
    ),
    "song": Face("宋体", "表格", ("Noto Serif CJK SC", "SimSun", "STSong"), "fonts-noto-cjk"),
}
STAND_INS: Final = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "SimSun",
    "STSong",
    "Songti SC",
    "AR PL SungtiL GB",
    "FandolSong",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "LXGW WenKai",
    "AR PL KaitiM GB",
    "AR PL UKai CN",
)
"""What stands in for a missing face and for characters that a face lacks, best first."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The fonts found, and for each face the families to be tried character by character, its own first."""

    fonts: typst.Fonts
    families: Mapping[str, tuple[str, ...]]
    notes: tuple[Note, ...]

    def missing(self, face: str, text: str) -> list[str]:
        """The characters of the text that no family of the face has, each once, in order."""
        chosen = [info for info in self.fonts.fonts() if info.family in self.families[face] and info.path]
        maps = [characters_of(str(info.path), info.index) for info in chosen]
        return [
            character
            for character in dict.fromkeys(text)
            if not character.isspace() and not any(has(ranges, character) for ranges in maps)
        ]


@cache
def installed() -> Shelf:
    """The fonts of this machine. Raises Refusal `needs_fonts` where there is no Chinese one."""
    named = [folder for folder in os.environ.get(VARIABLE, "").split(os.pathsep) if folder]
    return shelf([*named, *FOLDERS])


def shelf(folders: Sequence[str], *, system: bool = True) -> Shelf:
    """The fonts of these folders, and of the system if `system`; raises Refusal `needs_fonts` if none is Chinese."""
    present = [folder for folder in folders if Path(folder).is_dir()]
    fonts = typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=present)
    families = set(fonts.families())
    spare = [family for family in STAND_INS if family in families] or _any_chinese(fonts)
    own = {key: next((name for name in face.families if name in families), None) for key, face in FACES.items()}
    if not spare and not any(own.values()):
        raise Refusal(
            "needs_fonts",
            "本机没有中文字体，不能生成 PDF。请安装 Debian 软件包 fonts-noto-cjk 后重试，或者改存为 .docx。",
        )
    spare = spare or [name for name in own.values() if name]
    chosen = {key: tuple(dict.fromkeys([own[key] or spare[0], *spare])) for key in FACES}
    notes = tuple(_note(FACES[key], spare[0]) for key, name in own.items() if name is None)
    return Shelf(fonts, chosen, notes)


def _note(face: Face, stand_in: str) -> Note:
    return Note(
        "font_missing",
        f"本机没有{face.name}字体，{face.use}改用 {stand_in}。需要{face.name}时，请安装 Debian 软件包 {face.package}。",
    )


def _any_chinese(fonts: typst.Fonts) -> list[str]:
    """A family that is on no list but has Chinese characters."""
    for info in fonts.fonts():
        if info.path and all(has(characters_of(str(info.path), info.index), character) for character in SAMPLE):
            return [info.family]
    return []
