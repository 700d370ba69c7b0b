"""Plain text and markdown, raw or woven of the form's words with tabs, bars and line ends."""

from feeding import PART, instrumented, pieces, start, words, woven

read_text = instrumented("gongkai.document.text").read_text
TEXTS = (
    "\n",
    "\t",
    "\n\t",
    "\n\n",
    "\n\n\n\n",
    "|",
    "\n|",
    "|---|",
    "\t\t",
    "# ",
    "\r\n",
    "\f",
    *instrumented("vocabulary").TEXTS,
)


def read(data: bytes) -> None:
    name, text = pieces(data, 2)
    read_text(words(text, TEXTS), "report.md" if name == b"m" else "report.txt")


ROWS = "一、总体情况\n\t信息内容\n\t本年制发件数\n\n\t规章\n\t0\n\n项目\t自然人\t总计\n新收\t1\t2\n\n\n| 项 | 数 |\n|---|---|\n| 甲 | 3 |\n".encode()
TREE = "┌──┬──┐\n│项│数│\n├──┼──┤\n│甲│１│\n└──┴──┘\n".encode()
WOVEN_ROWS = woven(3, 60, 3, 61, 4, 62, 3, 13, 2, 14, 1, 63, 2, 15, 2, 16)

if __name__ == "__main__":
    start(
        read,
        [
            b"t" + PART + ROWS,
            b"m" + PART + ROWS,
            b"t" + PART + TREE,
            b"t" + PART + ROWS.decode().encode("utf-16"),
            b"m" + PART + WOVEN_ROWS,
        ],
    )
