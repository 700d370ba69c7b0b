"""Single figures: numbers within bounds, one of several words, and the tables that are counted, not paid."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.samples.county.chance import between
from gongkai.samples.county.figures.ground import Ground, Made, listed
from gongkai.samples.county.wording import masked

_TEN = (
    ("硬化通组道路", "公里", 12), ("改造农村危房", "户", 36), ("安装太阳能路灯", "盏", 160), ("新建农村公厕", "座", 6),
    ("改造村级卫生室", "个", 4), ("开展免费技能培训", "人次", 420), ("适老化改造", "户", 48), ("整修山塘", "口", 8),
    ("新增公共停车位", "个", 90), ("救助困难学生", "人", 72), ("开展“两癌”筛查", "人次", 800), ("建设村级养老服务点", "个", 3),
)  # fmt: skip
_OFFENCES = (
    ("在集镇道路乱倒建筑垃圾", "《城市市容和环境卫生管理条例》第三十四条", "责令清除，处罚款200元"),
    ("未经批准占用道路堆放物料", "《中华人民共和国公路法》第七十七条", "责令停止违法行为，处罚款300元"),
    ("露天焚烧秸秆", "《中华人民共和国大气污染防治法》第一百一十九条", "责令改正，处罚款500元"),
    ("在禁火期违规野外用火", "《森林防火条例》第五十条", "责令停止违法行为，给予警告，处罚款300元"),
)  # fmt: skip
_STATS = (
    ("农林牧渔业总产值", "万元", 8200, 36000), ("规模以上工业增加值", "万元", 2600, 19800), ("固定资产投资", "万元", 4100, 28800),
    ("社会消费品零售总额", "万元", 3900, 22600), ("居民人均可支配收入", "元", 6200, 27800),
)  # fmt: skip
_COUNTY_SCALE = 21
_WATER = (("浑浊度", "NTU", 12, 48, 100), ("余氯", "mg/L", 42, 88, 100), ("pH值", "", 702, 776, 100))


def numbers(ground: Ground, **bounds: Sequence[int]) -> Made:
    """A whole number for each name, within its bounds and by its step."""
    return Made({name: str(between(ground.rng, *bound)) for name, bound in bounds.items()})


def row(ground: Ground, *, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Made:
    """One of several rows of words that belong together, each under its name."""
    return Made(dict(zip(names, ground.rng.choice(rows), strict=True)))


def monthly(ground: Ground, *, name: str, months: Sequence[str]) -> Made:
    """The word of the month, of twelve; a month may have several, parted by strokes."""
    return Made({name: ground.rng.choice(months[ground.day.month - 1].split("/"))})


def pick(ground: Ground, **choices: Sequence[str]) -> Made:
    """One word for each name."""
    return Made({name: ground.rng.choice(words) for name, words in choices.items()})


def stats(ground: Ground) -> Made:
    """The main indicators with their change against last year; which of them grew most."""
    rng, rows = ground.rng, list[tuple[str, str, str]]()
    best, most = "", -1000
    for name, measure, low, high in _STATS:
        change = between(rng, -12, 96)
        best, most = (name, change) if change > most else (best, most)
        said = f"增长{change / 10}%" if change >= 0 else f"下降{-change / 10}%"
        scale = _COUNTY_SCALE if ground.place.kind == "county" and measure == "万元" else 1
        rows.append((name, f"{between(rng, low, high) * scale:,}{measure}", said))
    people = ground.place.population + between(rng, -260, 260)
    words = {"rows": listed([*("，".join(row) for row in rows), f"户籍人口{people:,}人"]), "good": best}
    return Made(words, (("指标", "数值", "比上年同期"), *rows, ("户籍人口", f"{people:,}人", "")))


def ten(ground: Ground) -> Made:
    """The good deeds promised for a year: how far each has come by this month."""
    rng, rows, finished = ground.rng, list[str](), 0
    chosen = rng.sample(_TEN, 8)
    for name, measure, aim in chosen:
        share = min(100, round(ground.day.month * 8.4 + between(rng, -18, 26)))
        done = aim * share // 100
        finished += done >= aim
        rows.append(f"{name}，计划{aim}{measure}，已完成{done}{measure}{'（完成）' if done >= aim else ''}")
    return Made({"rows": listed(rows), "count": "8", "finished": str(finished), "running": str(8 - finished)})


def requests(ground: Ground) -> Made:
    """A year's applications: what came in and was carried in is answered or carried out."""
    rng = ground.rng
    new, carried = between(rng, 4, 19), between(rng, 0, 2)
    left = between(rng, 0, 1)
    closed = new + carried - left
    denied, unavailable, partial = between(rng, 0, 1), between(rng, 0, 1), between(rng, 0, 2)
    figures = {
        "new": new, "carried": carried, "sum": new + carried, "left": left, "closed": closed, "denied": denied,
        "unavailable": unavailable, "partial": partial, "granted": closed - denied - unavailable - partial,
        "review": between(rng, 0, 1), "active": between(rng, 80, 160), "norm": between(rng, 1, 4),
        "ended": between(rng, 0, 2), "explained": between(rng, 2, 6), "talks": between(rng, 2, 6),
    }  # fmt: skip
    return Made({name: str(value) for name, value in figures.items()})


def water(ground: Ground) -> Made:
    """What was measured of the water."""
    rng = ground.rng
    rows = [
        f"{name}：出厂水{between(rng, low, high) / scale:.2f}{unit}，管网水{between(rng, low, high) / scale:.2f}{unit}，合格"
        for name, unit, low, high, scale in _WATER
    ]
    rows.append(f"菌落总数、总大肠菌群：检测{between(rng, 20, 60)}份，全部合格")
    return Made({"rows": listed(rows)})


def offence(ground: Ground) -> Made:
    """An offence, the law it broke, and what was imposed."""
    what, law, result = ground.rng.choice(_OFFENCES)
    words = {"offence": what, "offence_law": law, "offence_result": result}
    return Made(words | {"masked": f"{masked(ground.rng)[0]}某"})
