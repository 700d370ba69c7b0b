"""A report's text or page, woven of the form's own words, read to a Report and proof-read."""

import re

from feeding import PART, instrumented, markup, pieces, start, words, woven

read_text = instrumented("gongkai.document.text").read_text
read_html = instrumented("gongkai.document.html.reader").read_html
read_report = instrumented("gongkai.annual.reading.reader").read_report
check_report = instrumented("gongkai.annual.checking").check_report
report_json = instrumented("gongkai.annual.writing.json").report_json
as_json = instrumented("gongkai.annual.checking.finding").as_json
html_page = instrumented("gongkai.annual.writing.html").html_page
sample = instrumented("gongkai.samples.sample").sample
TEXTS = instrumented("vocabulary").TEXTS

MARKS = ("\n", "\n", "\t", "\n\t", "\n\n", "|", "\n|")
ELEMENTS = (
    "table", "tr", "td", "td", "td", "td", "th", 'td rowspan="2"', 'td rowspan="3"', 'td rowspan="9"', 'td colspan="2"', 'td colspan="3"',
    'td colspan="7"', 'td rowspan="2" colspan="2"', "p", "h2", "div", "br/",
)  # fmt: skip


def read(data: bytes) -> None:
    kind, source = pieces(data, 2)
    document = (
        read_html(markup(source, ELEMENTS, TEXTS)) if kind == b"h" else read_text(words(source, (*MARKS, *TEXTS)))
    )
    report = read_report(document)
    report_json(report)
    for finding in check_report(report, sample("qingxi_2024"), [report]):
        as_json(finding, report)
    html_page(report)


def seeds() -> list[bytes]:
    page = html_page(sample("qingxi_2025"))
    body = page[page.index("<article") : page.index("</article")]
    text = "\n".join(
        line for line in (sample("qingxi_2025").title or "", *(s.text for s in sample("qingxi_2025").sections)) if line
    )
    tables = re.findall("<table>.*?</table>", body, re.DOTALL)
    return [
        b"h" + PART + body.encode(),
        b"h" + PART + "".join([body[: body.index("</h1>")], *tables * 2]).encode(),
        b"t" + PART + text.encode(),
        b"t" + PART + woven(54, 1, 58, 1, 80, 2, 81, 2, 82, 1, 90, 2, 8, 2, 9, 1),
    ]


if __name__ == "__main__":
    start(read, seeds())
