"""Money: budgets and accounts, purchases, projects, what villages take in and spend."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.samples.county.chance import between, shares
from gongkai.samples.county.figures.ground import Ground, Made, listed
from gongkai.samples.county.wording import firm, person, wan

_GOODS = (
    ("办公桌椅", "办公家具"), ("便民服务大厅自助终端", "信息科技"), ("村级垃圾分类桶", "环卫设备"), ("消防水带和灭火器", "消防器材"),
    ("会议音响设备", "电子"), ("公益宣传栏制作", "广告传媒"), ("食堂食材配送服务", "商贸"), ("集镇绿化养护服务", "园林"),
    ("农村公路标志标线", "交通设施"), ("太阳能路灯", "照明"), ("档案数字化加工服务", "档案服务"), ("物业保洁服务", "物业"),
)  # fmt: skip
_EXPENSES = {
    "township": ("一般公共服务支出", "社会保障和就业支出", "卫生健康支出", "城乡社区支出", "农林水支出", "住房保障支出", "灾害防治及应急管理支出"),
    "department": ("一般公共服务支出", "社会保障和就业支出", "卫生健康支出", "农林水支出", "住房保障支出"),
}  # fmt: skip
_FUNCTION = {"rsj": 1, "nyj": 3, "zrzy": 0}
"""Which line is a department's own work, and the largest."""
_TAKEN = ("集体土地和门面租金", "上级拨付运转经费", "光伏发电收入", "社会捐赠")
_SPENT = ("村道路灯电费", "保洁员工资", "水渠维修", "党群服务中心办公费", "慰问困难群众", "误工补贴")


def finance(ground: Ground, *, growth: bool = False) -> Made:
    """A year's budget or accounts: both sides add up to one total, and the three kinds of public expense to theirs."""
    rng, place = ground.rng, ground.place
    total = between(rng, 68000, 420000) * (20 if place.kind == "county" else 1)
    names = _EXPENSES["department" if place.kind == "department" else "township"]
    weights = [34.0, 12, 5, 10, 30, 6, 3][: len(names)]
    if place.kind == "department":
        weights[_FUNCTION[place.slug]] = 70
    parts = shares(rng, total, weights)
    income = shares(rng, total, [88, 9, 3])
    dine, car = between(rng, 120, 620), between(rng, 480, 1500)
    rows = [f"{name}：{wan(part)}" for name, part in zip(names, parts, strict=True)]
    sources = ("一般公共预算拨款收入", "政府性基金预算拨款收入", "其他收入")
    words = {
        "rows": listed(rows), "total": wan(total), "dine": wan(dine), "car": wan(car), "three": wan(dine + car),
        "income_rows": listed(f"{name}：{wan(part)}万元" for name, part in zip(sources, income, strict=True)),
        "three_less": wan(between(rng, 20, 180)), "buy": wan(total // 12), "run": wan(total // 9),
        "small": str(between(rng, 71, 96)), "projects": str(between(rng, 3, 12)), "guests": str(between(rng, 22, 140)),
        "growth": f"{between(rng, 11, 68) / 10}" if growth else "",
    }  # fmt: skip
    body = [(name, wan(part)) for name, part in zip(names, parts, strict=True)]
    return Made(words, (("支出功能分类", "金额（万元）"), *body, ("支出合计", wan(total))))


def deal(ground: Ground) -> Made:
    """A purchase: what was planned, what was agreed, what was saved."""
    rng = ground.rng
    goods, trade = rng.choice(_GOODS)
    budget = between(rng, 24000, 460000, 1000)
    saving = budget * between(rng, 12, 96) // 1000 // 100 * 100
    return Made(
        {
            "goods": goods, "budget": f"{budget:,}", "deal": f"{budget - saving:,}", "saving": f"{saving:,}",
            "rate": f"{saving * 100 / budget:.1f}", "bidders": str(between(rng, 3, 6)), "firm": firm(rng, trade),
            "person": person(rng)[0] + "同志",
        }
    )  # fmt: skip


def project(ground: Ground, *, invest: Sequence[int]) -> Made:
    """A project under way: investment and its sources add up, progress follows from the months gone by."""
    rng, day = ground.rng, ground.day
    whole = between(rng, *invest)
    own = whole * between(rng, 10, 35) // 100 or 1
    months, gone = between(rng, 4, 14), between(rng, 1, 8)
    begun = day.year * 12 + day.month - 1 - gone
    return Made(
        {
            "invest": str(whole), "special": str(whole - own), "own": str(own), "months": str(months),
            "progress": str(min(100, round(gone * 100 / months / 5) * 5)),
            "start": f"{begun // 12}年{begun % 12 + 1}月", "km": f"{between(rng, 6, 98) / 10}",
            "parts": str(between(rng, 3, 26)), "benefit": str(between(rng, 120, 2300, 10)),
            "homes": str(between(rng, 60, 860)), "firm": firm(rng, "建设工程"), "firm2": firm(rng, "项目管理"),
            "year_or_last": str(begun // 12),
        }
    )  # fmt: skip


def levy(ground: Ground) -> Made:
    """What villagers put together for a project of their own, and what is added to it."""
    rng = ground.rng
    people, exempt, each = between(rng, 620, 2100), between(rng, 18, 76), between(rng, 10, 20, 5)
    raised, award = (people - exempt) * each, between(rng, 20000, 90000, 1000)
    return Made(
        {
            "people": str(people), "exempt": str(exempt), "each": str(each), "raised": f"{raised:,}",
            "labour": str(between(rng, 2, 5)), "award": f"{award:,}", "total": f"{raised + award:,}",
        }
    )  # fmt: skip


def village_money(ground: Ground) -> Made:
    """A month's money: what was left, what came, what went, what is left."""
    rng = ground.rng
    taken = [(name, between(rng, 1200, 18600, 10)) for name in rng.sample(_TAKEN, 3)]
    spent = [(name, between(rng, 320, 6800, 10)) for name in rng.sample(_SPENT, 4)]
    income, outgo = sum(money for _, money in taken), sum(money for _, money in spent)
    opening = between(rng, 12000, 96000, 10)
    opening += max(0, outgo - income - opening)
    return Made(
        {
            "opening": f"{opening:,}", "income": f"{income:,}", "spent": f"{outgo:,}",
            "balance": f"{opening + income - outgo:,}",
            "income_rows": listed(f"{name}{money:,}元" for name, money in taken),
            "rows": listed(f"{name}{money:,}元" for name, money in spent),
        }
    )  # fmt: skip
