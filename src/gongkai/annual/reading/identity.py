"""Whose report it is and for which year: several witnesses, one verdict."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gongkai.annual.reading.dates import find_date, find_period, find_years
from gongkai.annual.reading.folding import squeeze
from gongkai.annual.reading.headings import split_number
from gongkai.annual.reading.sections import BODIES, Parts, signers
from gongkai.document.blocks import Block, Document, Paragraph

_REPORT = re.compile(
    r"(?:政府信息公开|政务公开|信息公开|政府信息).{0,12}?(?:年度报告|年度工作报告|工作报告|年报|报告|总结)"
)
_TITLE_END = re.compile(r"(?:报告|年报|总结)(?:（[^（）]{1,20}）|\([^()]{1,20}\))?$")
_NOT_TITLE = re.compile(r"当前位置|您的位置|首页|^关于|的通知|解读|图解|[。；;>》]$|发布日期|发布时间|列表$|专栏$|>")
_YEAR_WORDS = re.compile(
    r"[（(]?((?:19|20)\d\d|二[〇零○]..)\s*(?:[-—–至]\s*(?:19|20)?\d\d)?\s*"
    r"(?:(?:年度|学年度|学年|年)[)）]?|(?=政府信息公开|政务公开|信息公开))"
)
_AREA = re.compile(r"(?:省|市|县|区|旗|乡|镇|苏木|盟|自治州|州)$")
_FULL = re.compile(rf"(?:{BODIES})$")
_ANY_YEAR = re.compile(r"\d{4}|二[〇零○]")
LONGEST_TITLE = 70
NEAR_TITLE = 8
"""A bare title so many blocks below a whole one is the same title set again."""
PROSE_VOTE = 10


class Title(NamedTuple):
    """The report's own title: its block (-1: none found) and the words on one line."""

    block: int
    text: str | None


_LABELLED = re.compile(r"^(?:标题|名称|题名|信息名称|文件名称)[:：]")
_YEAR_LINE = re.compile(r"^[（(]?(?:19|20)\d\d年?度?[)）]?$")


def _bare(text: str) -> str:
    return _LABELLED.sub("", re.sub(r"\s+", "", text)).strip("《》【】·*")


def is_title(text: str) -> bool:
    """Whether a line reads like the title of such a report."""
    bare = _bare(text)
    return (
        5 <= len(bare) <= LONGEST_TITLE
        and bool(_REPORT.search(bare))
        and bool(_TITLE_END.search(bare))
        and not _NOT_TITLE.search(bare)
        and not bare.startswith("根据")
        and split_number(bare)[0] is None
    )


def find_title(blocks: Sequence[Block], first_heading: int) -> Title:
    """The last title-like line before the first part: breadcrumbs, menus and metadata stand before it."""
    limit = first_heading if first_heading >= 0 else min(len(blocks), 60)
    best: Title | None = None
    for index in range(limit):
        block = blocks[index]
        if not isinstance(block, Paragraph) or not block.text:
            continue
        if is_title(block.text):
            candidate = _whole_title(blocks, index)
            same = best is not None and best.block == index
            if candidate is None or same or (best is not None and _says_less(candidate, best, block.text)):
                continue
            best = candidate
        else:
            split = _split_title(blocks, index)
            if split is not None and (best is None or best.block != split.block):
                best = split
    return best or Title(-1, None)


def _whole_title(blocks: Sequence[Block], index: int) -> Title | None:
    """The title at a block, with the line above or the year below that belongs to it; None for a link in a menu."""
    block = blocks[index]
    assert isinstance(block, Paragraph)
    text = _bare(block.text)
    joined = _join_before(blocks[index - 1] if index else None, text)
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(following, Paragraph):
        return Title(index, joined or text)
    if joined is None and _looks_like_menu(following.text, text):
        return None
    below = _bare(following.text)
    if _YEAR_LINE.match(below) and not find_years(text):
        return Title(index, (joined or text) + below)
    return Title(index, joined or text)


def _says_less(candidate: Title, best: Title, line: str) -> bool:
    """A sentence, or a bare 政府信息公开工作年度报告 right below the title that has name and year, is no better title."""
    if _in_sentence(line):
        return True
    bare = bool(candidate.text) and _head_end(candidate.text or "") == 0 and not _ANY_YEAR.search(candidate.text or "")
    whole = bool(find_years(best.text or "")) and bool(title_name(best.text))
    return bare and whole and candidate.block - best.block <= NEAR_TITLE


def site_title(text: str) -> str:
    """What a page's own title says, without the name of the site behind it."""
    return _bare(re.split(r"\s*[-_|–—]{1,2}\s*(?=[^-_|–—]*(?:网站?|门户|平台|政府)$)", text.strip())[0])


def _in_sentence(text: str) -> bool:
    return len(text) > 40 and "，" in text


def _looks_like_menu(following: str, text: str) -> bool:
    """Titles of other years one below the other are links."""
    return is_title(following) and _bare(following) != text and find_years(following) != find_years(text)


def _join_before(before: Block | None, text: str) -> str | None:
    """A title set on two lines: the body's name above, the rest below."""
    if not isinstance(before, Paragraph):
        return None
    name = _bare(before.text)
    bare = re.sub(r"(?:19|20)\d\d$", "", _YEAR_WORDS.sub("", name))
    if re.search(r"年度?政府$", name) and text.startswith("信息公开"):
        return name + text
    is_name = _AREA.search(bare) or _FULL.search(bare) or bare.endswith("街道")
    if 2 <= len(name) <= 30 and is_name and not is_title(before.text):
        lead = text[: _head_end(text)]
        if not lead.strip("关于的") and not (bare != name and find_years(text)):
            return name + text
    return None


def _head_end(title: str) -> int:
    """Where in a title the body's name ends: at the year, or at the words for the report, whichever comes first."""
    found = [match.start() for pattern in (_YEAR_WORDS, _REPORT) if (match := pattern.search(title))]
    return min(found, default=0)


def _split_title(blocks: Sequence[Block], index: int) -> Title | None:
    """A title broken over two or three lines, as in 某镇2023年 / 政府信息公开工作年度报告."""
    text = ""
    for step in range(3):
        block = blocks[index + step] if index + step < len(blocks) else None
        if not isinstance(block, Paragraph) or len(_bare(block.text)) > 40 or "：" in block.text or ":" in block.text:
            return None
        text += _bare(block.text)
        if step and is_title(text) and not is_title(block.text) and not _NOT_TITLE.search(block.text):
            return Title(index + step, text)
        if _TITLE_END.search(text):
            return None
    return None


_NAME_END = re.compile(rf"(?:{BODIES}|[省市县区旗乡镇盟州]|街道|苏木)$")
_NO_NAME = re.compile(r"^[度关我本全各]|[\d，。、]")


def title_name(title: str | None) -> str:
    """The body's name in a title, before the year or right behind it; empty where the title gives none."""
    if not title:
        return ""
    title = unicodedata.normalize("NFKC", title)
    dated = _YEAR_WORDS.match(title)
    if dated:
        # 2023年某镇政府信息公开……: the name stands behind the year.
        title = title[dated.end() :]
        found = _REPORT.search(title)
        head = (title[: found.start()] if found else "").removesuffix("关于").removesuffix("本级")
        return head if _NAME_END.search(head) and not _NO_NAME.search(head) else ""
    head = title[: _head_end(title)]
    head = re.sub(r"^(?:关于|中共)", "", head).strip("（(《 ")
    return head.removesuffix("关于").removesuffix("本级")


def full_name(name: str) -> str:
    """An area's name as the name of its government; a body's own name stays."""
    if not name:
        return ""
    if name.endswith("街道"):
        return name + "办事处"
    if name.endswith(("开发区", "高新区", "园区", "示范区", "新区", "度假区", "管理区")) and len(name) > 3:
        return name + "管理委员会"
    if name.endswith("管委会"):
        return name[:-3] + "管理委员会"
    if name.endswith(("县政府", "市政府", "区政府", "镇政府", "乡政府", "省政府", "旗政府")):
        return name[:-2] + "人民政府"
    return name + "人民政府" if _AREA.search(name) else name


def find_agency(title: str | None, parts: Parts) -> str | None:
    """The full name of the body that reports, from title, signature and introduction."""
    head = title_name(title)
    from_title = full_name(head)
    signed = [full_name(name) for name in signers(parts)]
    if not from_title:
        intro = _from_intro(parts)
        return signed[0] if signed else intro
    for name in signed:
        if name == from_title or (name.endswith(from_title) and len(name) > len(from_title)):
            return name
    return from_title


_NAME = r"(?:(?![由向将与对在年])[\u4e00-\u9fff]){2,28}?"
_MADE_BY = re.compile(
    rf"(?:(?:^|[，,。、])由?|由)({_NAME}(?:{BODIES}))(?:组织|汇总|(?:结合|根据)[^，,。]{{0,14}})?(?:编制|编写)"
)
_MADE_PUBLIC = re.compile(
    rf"(?:公布|公开|发布|编制了?|现将|《)({_NAME}(?:{BODIES}|[省市县区旗乡镇]|街道|苏木))(?:19|20)\d\d年度?(?:政府|政务)?信息公开(?!条例)"
)
_OFFICE = re.compile(r"(?:政府信息公开|政务公开|信息公开)(?:工作)?领导小组(?:办公室)?$")
_NO_BODY = re.compile(r"^(?:本|我|关于|全|各|上级|省|县|区|市(?![中北南]))|关于|做好|办公厅政府信息")


def _from_intro(parts: Parts) -> str | None:
    """The body that an introduction names: 由某局编制, or 现公布某镇2023年政府信息公开……."""
    lines = parts.preamble[:4] + (parts.sections[0].lines[:2] if parts.sections else [])
    for pattern in (_MADE_BY, _MADE_PUBLIC):
        for line in lines:
            match = pattern.search(squeeze(line.text))
            if match is None or _NO_BODY.search(match[1]):
                continue
            name = _OFFICE.sub("", match[1])
            if pattern is _MADE_BY and name.endswith("人民政府办公室"):
                name = name.removesuffix("办公室")
            return full_name(name)
    return None


_OF_YEAR = re.compile(
    r"((?:19|20)\d\d)年度?(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)(?!编制|编写|和|数据|发布|公布|有关|相关)"
)


def find_year(title: str | None, parts: Parts, document: Document) -> int | None:
    """The year reported on, by vote: title, period, opening words, signature less one, and the prose."""
    votes: Counter[int] = Counter()
    for year in find_years(title or "")[:1]:
        votes[year] += 50
    match = re.search(r"((?:19|20)\d\d)", title or "")
    if match and not find_years(title or ""):
        votes[int(match[1])] += 40
    opening = parts.preamble + [line for section in parts.sections[:1] for line in section.lines[:3]]
    for line in opening[:12]:
        period = find_period(line.text)
        if period:
            votes[period[0].year] += 30
    named_in = next((said for line in opening[:12] if (said := _OF_YEAR.search(squeeze(line.text)))), None)
    if named_in:
        votes[int(named_in[1])] += 18
    for section in parts.sections[:1]:
        for line in section.lines[:1]:
            for year in find_years(line.text)[:1]:
                votes[year] += 15
    for line in parts.signature:
        signed = find_date(line.text)
        if signed:
            votes[signed.year - (1 if signed.month <= 10 else 0)] += 14
    for year in find_years(document.title)[:1]:
        votes[year] += 8
    if _is_close(votes):
        # Reading every paragraph for its years is worth it only where it can still decide.
        named = Counter(year for section in parts.sections for line in section.lines for year in find_years(line.text))
        if named:
            votes[named.most_common(1)[0][0]] += PROSE_VOTE
    return votes.most_common(1)[0][0] if votes else None


def _is_close(votes: Counter[int]) -> bool:
    first, second = ([count for _, count in votes.most_common(2)] + [0, 0])[:2]
    return first - second <= PROSE_VOTE
