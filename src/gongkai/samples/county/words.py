"""The words every item may use: the agency, its people, the day, and villages chosen for this item."""

from __future__ import annotations

from datetime import timedelta

from gongkai.samples.county.figures.ground import Ground
from gongkai.samples.county.places import hours, postcode
from gongkai.samples.county.wording import day_words, numeral

_SEASONS = ("冬", "冬", "春", "春", "春", "夏", "夏", "夏", "秋", "秋", "秋", "冬")
_FARM = {1: "春季农业", 2: "春季农业", 3: "春季农业", 7: "晚稻", 9: "秋冬农业", 10: "秋冬农业"}
_PERIODS = {4: "一季度", 7: "上半年", 10: "前三季度"}
_SECTIONS = {
    "township": "党政综合办公室、经济发展办公室、社会事务办公室、自然资源和生态环境办公室、应急管理办公室、农业综合服务中心、便民服务中心、综合行政执法队",
    "street": "党政综合办公室、公共服务办公室、公共管理办公室、公共安全办公室、社区建设办公室、便民服务中心",
    "county": "县人民政府工作部门、派出机构和直属事业单位，名单见“机构设置”栏目",
    "department": "办公室、政策法规股、规划财务股、业务一股、业务二股、行政审批股",
    "enterprise": "综合部、生产技术部、水质检测中心、管网维护部、客户服务部、财务部",
}


def common_words(ground: Ground, number: int) -> dict[str, str]:
    """The words by the names of their places; `number` is the item's number within its kind and year."""
    place, day = ground.place, ground.day
    villages = ground.rng.sample(place.villages, 3)
    month_before = day.replace(day=1) - timedelta(days=1)
    return {
        "agency": place.name, "short": place.short, "unit": place.unit, "org": place.org, "office": place.office,
        "address": place.address, "phone": place.telephone, "email": place.email, "postcode": postcode(),
        "hours": hours(), "head": place.people[3], "deputy": place.people[2], "reviewer": place.people[1],
        "village": villages[0], "village2": villages[1], "village3": villages[2], "sections": _SECTIONS[place.kind],
        "year": str(day.year), "last_year": str(day.year - 1), "next_year": str(day.year + 1), "month": str(day.month),
        "day": str(day.day), "date": day_words(day), "half": "上半年" if day.month <= 6 else "下半年",
        "n": str(number), "n_cn": numeral(number), "season": _SEASONS[day.month - 1],
        "season_farm": _FARM.get(day.month, "夏季农业"), "month_before": f"{month_before.year}年{month_before.month}月",
        "population": f"{place.population:,}",
        "stat_period": f"{day.year}年{_PERIODS[day.month]}" if day.month in _PERIODS else f"{day.year - 1}年全年",
    }  # fmt: skip
