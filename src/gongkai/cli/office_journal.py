"""`gongkai journal`: prove that the journal is as it was written, and write down where it ends."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai.cli.office_start import office
from gongkai.cli.output import DONE, FOUND, console, tell

if TYPE_CHECKING:
    from gongkai.office.agencies.service import Agency
    from gongkai.office.journal.service import Fault, Known

journal = typer.Typer(help="留痕：校验全部操作记录，抄下链尾。", no_args_is_help=True)
_HEAD = re.compile(r"(\d+):([0-9a-fA-F]{64})")


@journal.command("heads")
def heads() -> None:
    """抄下每个机关留痕的末条：机关、条数、校验值。写在纸上或存到别处，以后可用 verify --head 对照。"""
    with office():
        from gongkai.office.journal.service import heads as ends

        names = _names()
        for agency, known in ends().items():
            # Not through the console, which would make spaces of the tab.
            print(names.get(agency, f"机关 {agency}"), f"{known.number}:{known.hash}", sep="\t")


@journal.command("verify")
def verify(
    agency: Annotated[str, typer.Option("--agency", metavar="SLUG", help="只校验这个机关（网址代号）")] = "",
    head: Annotated[str, typer.Option("--head", metavar="N:HASH", help="从前抄下的链尾，如 128:3f0c…")] = "",
    against: Annotated[
        Path | None, typer.Option("--against", metavar="BACKUP.gkb", help="与备份里记下的链尾对照")
    ] = None,
) -> None:
    """校验留痕：有无被改动、删除、截去或重新编造的记录。"""
    written_down = _HEAD.fullmatch(head.strip()) if head else None
    if head and written_down is None:
        raise typer.BadParameter(
            "应写作 条数:校验值，校验值是 64 位十六进制数，如 gongkai journal heads 所印。", param_hint="--head"
        )
    with office():
        chosen = _chosen(agency, needs_one=bool(head))
        known = _known(chosen, written_down, against)
        if not agency:
            # An agency whose whole journal is gone is known only to the backup.
            chosen = sorted({*chosen, *known})
        faults = _faults(chosen, known)
        names = _names()
        for fault in faults:
            console().print(
                f"{names.get(fault.agency, f'机关 {fault.agency}')}　第 {fault.number} 条：{fault.message}",
                markup=False,
            )
        if not faults:
            console().print(f"校验了 {len(chosen)} 个机关的留痕，没有发现问题。", markup=False)
            if not known:
                tell(
                    "没有可对照的留底：末尾连同链尾一起被截去时看不出来。请定期抄下 gongkai journal heads，或用 --against 对照备份。"
                )
        raise typer.Exit(FOUND if faults else DONE)


def _chosen(slug: str, *, needs_one: bool) -> list[int]:
    from gongkai.office.agencies.service import Agency
    from gongkai.office.journal.service import agencies_with_lines

    if slug:
        found = Agency.objects.filter(slug=slug).first()
        if found is None:
            raise typer.BadParameter(
                f"没有网址代号为“{slug}”的机关。已登记：{_slugs(Agency.objects.all())}。", param_hint="--agency"
            )
        return [found.pk]
    every = agencies_with_lines()
    if needs_one and len(every) > 1:
        raise typer.BadParameter(
            f"有 {len(every)} 个机关，请用 --agency 写明 --head 是哪一个的：{_slugs(Agency.objects.all())}。",
            param_hint="--head",
        )
    return every


def _known(chosen: list[int], written_down: re.Match[str] | None, against: Path | None) -> dict[int, list[Known]]:
    from gongkai.office.journal.service import Known
    from gongkai.office.upkeep.copies.check import contents_of, opened

    known: dict[int, list[Known]] = {}
    if written_down and chosen:
        known[chosen[0]] = [Known(int(written_down[1]), written_down[2].lower())]
    if against is not None:
        with opened(against) as archive:
            for end in contents_of(archive).heads:
                known.setdefault(end.agency, []).append(Known(end.number, end.hash))
    return known


def _faults(chosen: list[int], known: dict[int, list[Known]]) -> list[Fault]:
    from gongkai.office.journal.service import verify as prove

    found: dict[Fault, None] = {}
    for agency in chosen:
        ends: list[Known | None] = [*known.get(agency, [])]
        for end in ends or [None]:
            found.update(dict.fromkeys(prove(agency, end)))
    return list(found)


def _names() -> dict[int, str]:
    from gongkai.office.agencies.service import Agency

    return {agency.pk: f"{agency.name}（{agency.slug}）" for agency in Agency.objects.all()}


def _slugs(agencies: object) -> str:
    from collections.abc import Iterable

    assert isinstance(agencies, Iterable)
    rows: list[Agency] = list(agencies)
    return "、".join(agency.slug for agency in rows)
