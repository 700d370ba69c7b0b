"""Paragraphs to parts: what stands before the first part, in each part, and at the end."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from gongkai.annual.reading.dates import find_date
from gongkai.annual.reading.folding import squeeze
from gongkai.annual.reading.headings import Heading
from gongkai.annual.report import Line, Section
from gongkai.document.blocks import Block, Paragraph, Table

BODIES = "人民政府|办事处|管理委员会|管委会|委员会|办公室|办公厅|局|厅|委|院|所|站|中心|大队|支队|队|部|署|处|公司|大学|学院|学校|社"
_SIGNER = re.compile(rf"^[\u4e00-\u9fff（）()·]{{2,38}}(?:{BODIES})(?:（盖章）|\(盖章\)|（章）)?$")
_FOOT = re.compile(
    r"^(?:附件|相关链接|相关阅读|相关文章|上一篇|下一篇|主办|承办|版权|技术支持|网站标识码|打印|关闭|分享|扫一扫|责任编辑|来源[:：]|"
    r"Copyright|ICP备|联系我们|网站地图|友情链接|【?打印|【?关闭|浏览次数|点击数|信息来源|返回顶部)"
)
_FOOT_INSIDE = re.compile(r"ICP备|公网安备|网站标识码|版权所有|Copyright", re.I)
TAIL = 12
"""How many of the last paragraphs may hold the signature."""


@dataclass(slots=True)
class Parts:
    """The paragraphs of a document, sorted into a report's parts."""

    preamble: list[Line] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    signature: list[Line] = field(default_factory=list)
    end: int = 0
    """The index after the last block of the report; page furniture follows."""


def sort_paragraphs(
    blocks: Sequence[Block],
    title: str | None,
    title_block: int,
    headings: Sequence[Heading],
    used: Collection[int] = (),
) -> Parts:
    """Put each paragraph after the title where it belongs; `used` are the blocks that are tables of the form."""
    parts = Parts()
    parts.end = _end(blocks, headings)
    starts = {heading.block: heading for heading in headings}
    current: Section | None = None
    for index in range(title_block + 1, parts.end):
        block = blocks[index]
        if isinstance(block, Table) and index not in used and current is not None and _holds_signature(block):
            current.lines += [Line(index, cell.text) for cell in block.cells() if cell.text.strip()]
        if not isinstance(block, Paragraph) or not block.text:
            continue
        heading = starts.get(index)
        if heading is not None:
            current = Section(heading.number, heading.words, heading.key, index)
            parts.sections.append(current)
            if heading.rest:
                current.lines.append(Line(index, heading.rest))
        elif current is not None:
            current.lines.append(Line(index, block.text))
        elif squeeze(block.text) != title:
            # A workbook repeats the title on every sheet.
            parts.preamble.append(Line(index, block.text))
    _take_signature(parts)
    return parts


def _holds_signature(table: Table) -> bool:
    """A small table without rules is a common way to set a signature to the right."""
    texts = [cell.text.strip() for cell in table.cells() if cell.text.strip()]
    return 0 < len(texts) <= 4 and all(is_signer(text) or is_date_line(text) or _both(text) for text in texts)


def _end(blocks: Sequence[Block], headings: Sequence[Heading]) -> int:
    """Where the report ends and a web page's links and footer begin."""
    last = headings[-1].block if headings else 0
    for index in range(last + 1, len(blocks)):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            continue
        text = block.text.strip()
        if _FOOT_INSIDE.search(text) or (len(text) < 60 and _FOOT.match(text) and _is_over(blocks, index)):
            return index
    return len(blocks)


def _is_over(blocks: Sequence[Block], index: int) -> bool:
    """A list of attachments inside the last part is still the report when a signature comes after it."""
    text = blocks[index]
    if not (isinstance(text, Paragraph) and text.text.startswith("附件")):
        return True
    later = blocks[index + 1 : index + 8]
    return not any(isinstance(b, Paragraph) and is_signer(b.text) for b in later)


def is_signer(text: str) -> bool:
    """Whether a line is nothing but the name of a public body."""
    return bool(_SIGNER.match(squeeze(text)))


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a date."""
    bare = squeeze(text)
    return len(bare) <= 16 and find_date(bare) is not None


def _take_signature(parts: Parts) -> None:
    """Move the closing lines (who, when) out of the last part; a name and date may share a line."""
    if not parts.sections:
        return
    lines = parts.sections[-1].lines
    start = len(lines)
    for back in range(1, min(TAIL, len(lines)) + 1):
        text = lines[-back].text
        if is_date_line(text) or is_signer(text) or _both(text):
            start = len(lines) - back
        elif start < len(lines):
            break
    if start < len(lines):
        parts.signature = lines[start:]
        del lines[start:]


def _both(text: str) -> bool:
    bare = squeeze(text)
    match = re.match(r"^(.{4,40}?)((?:19|20|二).{6,14}日)$", bare)
    return bool(match and is_signer(match[1]) and is_date_line(match[2]))


def signers(parts: Parts) -> list[str]:
    """The bodies named in the closing lines."""
    names: list[str] = []
    for line in parts.signature:
        bare = squeeze(line.text)
        match = re.match(r"^(.{4,40}?)((?:19|20|二).{6,14}日)$", bare)
        name = match[1] if match else bare
        if is_signer(name):
            names.append(re.sub(r"[（(](?:盖章|章|公章)[)）]$", "", name))
    return names
