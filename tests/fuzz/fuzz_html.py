"""Web pages, raw or woven of Word's, WPS's and portals' elements."""

from feeding import instrumented, markup, start, woven

read_html = instrumented("gongkai.document.html.reader").read_html
TEXTS = instrumented("vocabulary").TEXTS

ELEMENTS = (
    "table", "tr", "td", "td", "td", "th", 'td rowspan="2"', 'td colspan="3"', 'td rowspan="0"', 'td rowspan="99999" colspan="9999"',
    'td colspan="-1"', "td rowspan=２", "thead", "tbody", "tfoot", "caption", "colgroup", 'col span="1000"/', "p", "p", "div", "span", "b",
    "font color=1", "font color=2", "a href=x", "i", "u", "br/", "hr/", "h1", "h3", "h6", "center", "ul", "li", "dl", "dt", "dd", "pre",
    "blockquote", "section", "article", "nav", "form", "select", "option", "textarea", "button", "style", "script", "noscript", "template",
    "svg", "math", "title", "head", "body", "html", "frameset", 'p style="display:none"', 'td style="display: none"', "div hidden", "del",
    "s", "ins", "ruby", "rt", "rp", "o:p", "v:shape", "st1:chsdate", 'p align=center', 'p style="text-align:center"', "iframe", "object",
    "img src=x/", "input value=3/", "details", "summary", "nobr", "xmp", "plaintext", "marquee", "table", "tr", "td", "!--", "?xml", "![CDATA[",
)  # fmt: skip


def read(data: bytes) -> None:
    read_html(markup(data, ELEMENTS, TEXTS))


PAGE = (
    "<html><head><meta charset=gb2312><title>报告</title><style>td{}</style></head><body><div align=center><p>2025年年度报告</p>"
    "<table><thead><tr><th rowspan=2>项<th colspan=2>数</tr></thead><tr><td>1<td><p>2</p><p>3</p><tr><td>甲<td>&nbsp;<td>４"
    "</table><p style='display:none'>x</p><div><b>二、<i>结</b>束</i><br>乙</div></body></html>"
).encode()
ESCAPED = (
    b"<div>&lt;table&gt;&lt;tr&gt;&lt;td&gt;1&lt;/td&gt;&lt;td&gt;2&lt;/td&gt;&lt;/tr&gt;&lt;p&gt;&lt;/table&gt;</div>"
)
SPANS = woven(4, 85, 4, 86, 4, 6, 3, 1, 2, 4, 4, 7, 3, 2, 2, 4, 4, 8, 2, 5, 4, 1, 4, 9, 3, 4, 2, 4, 4, 2, 4, 18, 3, 60)

if __name__ == "__main__":
    start(read, [PAGE, PAGE.decode().encode("gb18030"), PAGE.decode().encode("utf-16"), ESCAPED, SPANS])
