"""The tree of an agency's categories with what stands in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from gongkai.law.catalogue import AUDIENCES, CHANNELS, MODES
from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.acts.import_category_plan import statutory_of
from gongkai.office.catalogue.course import Public
from gongkai.office.catalogue.models import Category, Entry
from gongkai.office.catalogue.projection import PUBLISHING_LIMIT


@dataclass(slots=True)
class Branch:
    """A category in its place: how deep, how many entries are public in it and below it, and the newest day."""

    category: Category
    depth: int
    count: int = 0
    newest: date | None = None

    @property
    def is_local(self) -> bool:
        """Whether the agency set it itself."""
        return self.category.agency_id is not None

    @property
    def indent(self) -> str:
        """What stands before the name for the eye."""
        return "　" * (self.depth - 1) + "└ " if self.depth else ""

    @property
    def limit(self) -> str:
        """The time limit in words."""
        return limit_words(self.category)

    @property
    def channels(self) -> str:
        """The channels in words."""
        return channel_words(self.category)


def tree(asker: Asker, agency: Agency) -> list[Branch]:
    """The statutory headings of the agency's level, each followed by what the agency set below it."""
    below: dict[int, list[Category]] = defaultdict(list)
    for row in Category.rows.seen_by(asker).filter(agency=agency).order_by("order", "pk"):
        assert row.parent_id is not None
        below[row.parent_id].append(row)
    said = Entry.rows.seen_by(asker).filter(agency=agency, public=Public.PUBLISHED).order_by()
    rows = said.values("category").annotate(count=Count("pk"), newest=Max("published_on"))
    counts = {row["category"]: (row["count"], row["newest"]) for row in rows}
    branches: list[Branch] = []
    for heading in statutory_of(agency):
        branches += _grown(heading, 0, below, counts)
    return branches


def _grown(
    category: Category, depth: int, below: dict[int, list[Category]], counts: dict[int, tuple[int, date | None]]
) -> Iterator[Branch]:
    count, newest = counts.get(category.pk, (0, None))
    branch = Branch(category, depth, count, newest)
    lower = [list(_grown(child, depth + 1, below, counts)) for child in below.get(category.pk, [])]
    for first in (branches[0] for branches in lower):
        branch.count += first.count
        branch.newest = max((day for day in (branch.newest, first.newest) if day), default=None)
    yield branch
    for branches in lower:
        yield from branches


def limit_words(category: Category) -> str:
    """公开时限 as people read it: the original words first."""
    if category.limit_text:
        return category.limit_text
    if category.limit_working_days:
        return f"{category.limit_working_days} 个工作日内"
    if category.limit_days:
        return f"{category.limit_days} 日内（自然日）"
    return "同上级类目" if category.parent_id else f"{PUBLISHING_LIMIT} 个工作日内"


def channel_words(category: Category) -> str:
    """公开渠道和载体 as people read them."""
    return "、".join(CHANNELS.get(code, code) for code in category.channels)


def columns_of(category: Category) -> list[dict[str, str]]:
    """The columns of the standard catalogue for one category, as rows of a summary."""
    said = {
        "编码": category.code, "公开事项": category.name, "公开内容（要素）": category.contents, "公开依据": category.basis,
        "公开时限": limit_words(category), "公开主体": category.publisher, "公开渠道和载体": channel_words(category),
        "公开对象": AUDIENCES.get(category.audience, category.audience), "公开方式": MODES.get(category.mode, category.mode),
        "公开层级": category.level if category.agency_id else "", "签批步骤": category.get_merging_display(),
    }  # fmt: skip
    return [{"key": key, "value": value} for key, value in said.items() if value]
