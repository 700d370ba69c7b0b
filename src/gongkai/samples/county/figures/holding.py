"""Land and houses, village by village."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.samples.county.chance import between, shares
from gongkai.samples.county.figures.ground import Ground, Made, listed
from gongkai.samples.county.wording import masked, tenth, yuan


def villages(
    ground: Ground, *, what: str, count: Sequence[int], rate: int | Sequence[int], mu: Sequence[int] = ()
) -> Made:
    """Households (or persons) of each village, their land where `mu` is given, and the money at one rate."""
    rng = ground.rng
    each = rate if isinstance(rate, int) else between(rng, *rate)
    rows = list[tuple[str, ...]]()
    homes = land = 0
    for village in ground.place.villages:
        number, tenths = between(rng, *count), between(rng, mu[0] * 10, mu[1] * 10) if mu else 0
        homes, land = homes + number, land + tenths
        # A tenth of a 亩 at whole 元 is ten 分.
        money = tenths * each * 10 if mu else number * each * 100
        rows.append((village, f"{number}{what}", *([f"{tenth(tenths)}亩"] if mu else []), f"{yuan(money)}元"))
    total = land * each * 10 if mu else homes * each * 100
    words = {
        "rows": listed("，".join(row) for row in rows), "households": f"{homes:,}", "mu": tenth(land),
        "rate": str(each), "total": yuan(total),
    }  # fmt: skip
    heads = ("村（社区）", "户数" if what == "户" else "人数", *(["面积"] if mu else []), "金额")
    last = ("合计", f"{homes:,}{what}", *([f"{tenth(land)}亩"] if mu else []), f"{yuan(total)}元")
    return Made(words, (heads, *rows, last))


def homestead(ground: Ground, *, count: Sequence[int]) -> Made:
    """Households that may build, with their land; the areas add up."""
    rng, rows = ground.rng, list[tuple[str, ...]]()
    area = old = 0
    for _ in range(between(rng, *count)):
        size, is_old = between(rng, 90, 150, 5), rng.random() < 0.6
        area, old = area + size, old + is_old
        kind = "原有宅基地" if is_old else "新增用地"
        rows.append((rng.choice(ground.place.villages), masked(rng), f"{between(rng, 2, 6)}人", f"{size}平方米", kind))
    words = {
        "rows": listed("，".join(row) for row in rows), "count": str(len(rows)), "area": f"{area:,}",
        "old_count": str(old), "new_count": str(len(rows) - old),
    }  # fmt: skip
    heads = ("村", "户主", "家庭人口", "批准面积", "用地来源")
    return Made(words, (heads, *rows, ("合计", f"{len(rows)}户", "", f"{area}平方米", "")))


def land(ground: Ground) -> Made:
    """Land to be taken: its parts add up, and what is paid follows from area and price."""
    rng = ground.rng
    tenths = between(rng, 120, 1900)
    paddy, dry, other = shares(rng, tenths, [60, 28, 12])
    price, crop, homes = between(rng, 32000, 46800, 100), between(rng, 900, 1600, 50), between(rng, 8, 96)
    money, crops = tenths * price * 10, tenths * crop * 10
    return Made(
        {
            "mu": tenth(tenths), "paddy": tenth(paddy), "dry": tenth(dry), "other": tenth(other), "price": f"{price:,}",
            "money": yuan(money), "crop": f"{crop:,}", "crop_money": yuan(crops), "total": yuan(money + crops),
            "households": str(homes), "people": str(homes * 3 + between(rng, 2, homes)),
        }
    )  # fmt: skip


def houses(ground: Ground) -> Made:
    """Houses taken by structure, their areas and what is paid."""
    rng = ground.rng
    kinds = (("砖混结构", 1280), ("砖木结构", 960), ("土木结构", 720))
    found = [(name, price, between(rng, 3, 14), between(rng, 360, 2600)) for name, price in kinds]
    rows = [
        f"{name}{count}户，面积{area:,}平方米，每平方米{price:,}元，计{price * area:,}元"
        for name, price, count, area in found
    ]
    return Made(
        {
            "rows": listed(rows), "count": str(sum(row[2] for row in found)),
            "area": f"{sum(row[3] for row in found):,}", "total": f"{sum(row[1] * row[3] for row in found):,}",
        }
    )  # fmt: skip
