"""What is said before the form is opened, not after it is saved."""

from __future__ import annotations

from gongkai.office.catalogue.course import FactKind, Public, Stage
from gongkai.office.catalogue.models import Entry
from gongkai.office.catalogue.projection import course

IN_SIGN_OFF = (Stage.SECRECY, Stage.ENDORSEMENT, Stage.SIGNATURE, Stage.SIGNED, Stage.SCHEDULED)


def before_editing(entry: Entry) -> list[dict[str, str]]:
    """Title and body of each warning a writer must read before he changes an entry."""
    found = []
    now = course(entry)
    if now.stage in IN_SIGN_OFF:
        given = "、".join(FactKind(kind).label for kind in now.given)
        lost = f"已有的签批（{given}）对新版本不算数" if given else "正在等的签批会停下来"
        found.append({
            "title": f"这条信息现在是“{now.stage.label}”",
            "body": f"保存任何改动后，{lost}，信息回到草稿，要重新送审。只是看一看，请返回。",
        })  # fmt: skip
    if now.public is Public.PUBLISHED:
        found.append({
            "title": "这条信息正在公开",
            "body": "保存的是更正稿，群众看到的仍是现在公开的内容；更正稿签发并发布后才替换，并向公众显示更正理由。",
        })  # fmt: skip
    return found
