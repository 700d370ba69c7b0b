"""Lists of persons and things: who is helped, who passed, who guards which pond, which licences were given."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.samples.county.chance import between, shares
from gongkai.samples.county.figures.ground import Ground, Made, listed
from gongkai.samples.county.wording import firm, masked, person

_POND_NAMES = ("洞", "冲", "坪", "湾", "坳", "坝", "岩", "塘")
_LICENCES = (
    "设施农业项目备案",
    "农药经营许可",
    "种子生产经营许可",
    "动物防疫条件合格证",
    "建设用地规划许可",
    "林木采伐许可",
    "水域滩涂养殖证",
    "临时用地批准",
)
_POWERS = ("行政许可", "行政处罚", "行政强制", "行政检查", "行政确认", "行政给付", "其他行政权力")  # fmt: skip


def roster(
    ground: Ground, *, count: Sequence[int], amount: Sequence[int], persons: bool = False, causes: Sequence[str] = ()
) -> Made:
    """Persons with a hidden character, their village and an amount; the amounts add up."""
    rng, rows = ground.rng, list[tuple[str, ...]]()
    total = people = 0
    for _ in range(between(rng, *count)):
        size, money = between(rng, 1, 4), between(rng, *amount)
        money *= size if persons else 1
        people, total = people + size, total + money
        row = [rng.choice(ground.place.villages), masked(rng)]
        row += [f"{size}人"] if persons else []
        row += [rng.choice(causes)] if causes else []
        rows.append((*row, f"{money:,}元"))
    heads = ["村（社区）", "姓名"] + (["人口"] if persons else []) + (["事由"] if causes else []) + ["金额"]
    words = {"rows": listed("，".join(row) for row in rows), "count": str(len(rows)), "total": f"{total:,}"}
    return Made(
        words | {"persons": str(people)}, (tuple(heads), *rows, ("合计", *[""] * (len(heads) - 2), f"{total:,}元"))
    )


def marks(ground: Ground, *, count: Sequence[int]) -> Made:
    """Who passed an examination, best first."""
    rng = ground.rng
    found = sorted((between(rng, 6450, 8890) for _ in range(between(rng, *count))), reverse=True)
    rows = [f"{masked(rng)}，{rng.choice('男女')}，总成绩{mark / 100:.2f}分" for mark in found]
    return Made({"rows": listed(rows), "count": str(len(rows))})


def ponds(ground: Ground) -> Made:
    """Reservoirs and ponds, each with those who answer for it."""
    rng, rows = ground.rng, list[str]()
    for village in ground.some_villages(6):
        kind = rng.choice(("小（2）型水库", "小（2）型水库", "重点山塘"))
        name = f"{village[0]}{rng.choice(_POND_NAMES)}{'水库' if '水库' in kind else '塘'}"
        rows.append(
            f"{name}（{village}，{kind}，库容{between(rng, 2, 68)}万立方米）：行政责任人{ground.place.people[-2]}，"
            f"技术责任人{person(rng)}，巡查责任人{person(rng)}"
        )
    return Made({"rows": listed(rows)})


def licences(ground: Ground) -> Made:
    """Licences given in a month, with their numbers running on."""
    rng, first = ground.rng, between(ground.rng, 1, 60)
    rows = []
    for number in range(first, first + between(rng, 3, 7)):
        whom = firm(rng, rng.choice(("农业开发", "种养", "建设工程", "农资")))
        code = f"{ground.place.mark}许决〔{ground.day.year}〕{number}号"
        rows.append(f"{whom}，{rng.choice(_LICENCES)}，{code}，准予许可")
    return Made({"rows": listed(rows), "count": str(len(rows))})


def powers(ground: Ground) -> Made:
    """How many powers of each kind an agency has."""
    total = between(ground.rng, 62, 148)
    parts = shares(ground.rng, total, [9, 30, 6, 18, 8, 7, 12])
    rows = [f"{kind}{count}项" for kind, count in zip(_POWERS, parts, strict=True)]
    return Made({"rows": listed(rows), "total": str(total)})
