"""The walk through the invented county that the pictures of the guide are taken on.

Each step does what the guide tells the reader to do, and takes the picture that stands beside it there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from gongkai.office.demo.people import PASSWORD

DESK, PHONE = (1120, 860), (390, 780)
CLERK, REVIEWER, ENDORSER, SIGNATORY, ADMINISTRATOR = (
    "qingxi-xinxi", "qingxi-baomi", "qingxi-fenguan", "qingxi-zhuyao", "yunling-guanli",
)  # fmt: skip
TITLE = "清溪镇人民政府关于做好2026年冬季森林防火工作的通知"
BODY = (
    "各村（社区）：\n# 一、落实值班\n11月至次年4月，各村（社区）实行24小时值班。\n"
    "# 二、管住野外用火\n林区边缘100米以内禁止烧荒、烧秸秆。\n镇应急办电话：0690-0553101。"
)
IDENTITY = "11010519491231002X"
"""The example of a number in the standard itself: it is nobody's."""
NOTICE = """国务院办公厅关于2027年部分节假日安排的通知（演示用，日期是编的）
国办发明电〔2026〕0号
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。"""
OLD = {
    "标题": "清溪镇2022年秸秆禁烧方案", "类目": "应急管理", "索引号": "99000005X/2022-00090", "文号": "清政发〔2022〕30号",
    "成文日期": "2022-09-01", "发布日期": "2022-09-05", "发文机关": "清溪镇人民政府", "体裁": "方案",
    "概述": "规定禁烧的范围和责任。", "正文": "各村按本方案执行。",
}  # fmt: skip

Keep = Callable[[Image.Image, str], None]


@dataclass
class Walk:
    """The browser, the address of the office, a folder for what is handed in, and where pictures go."""

    browser: Browser
    server: str
    folder: Path
    keep: Keep

    def sign_in(self, username: str, size: tuple[int, int] = DESK) -> Page:
        """A page of somebody who is signed in; "" is a stranger's."""
        context: BrowserContext = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        if username:
            page.goto(f"{self.server}/accounts/login/")
            page.get_by_label("登录名").fill(username)
            page.get_by_label("密码").fill(PASSWORD)
            page.get_by_role("button", name="登录").click()
            page.wait_for_url("**/desk/**")
        return page

    def take(self, page: Page, name: str, *, whole: bool = False) -> None:
        """A picture of what the page shows, or of the whole page."""
        path = self.folder / f"{name}.png"
        page.screenshot(path=path, full_page=whole)
        self.keep(Image.open(path), name)


def press(page: Page, name: str) -> None:
    """Press the button or follow the link of this name, and wait for where it leads."""
    pattern = re.compile(name)
    button = page.get_by_role("button", name=pattern)
    (button if button.count() else page.get_by_role("link", name=pattern)).first.click()
    page.wait_for_load_state()


def walk_all(walk: Walk) -> None:
    """Every picture of the guide, in the order of the guide."""
    clerk = walk.sign_in(CLERK)
    walk.take(clerk, "waiting", whole=True)
    entry = _first_notice(walk, clerk)
    _signed(walk, entry)
    clerk.goto(f"{walk.server}{entry}publish/")
    walk.take(clerk, "publish")
    press(clerk, "^发布$")
    public = walk.sign_in("")
    public.goto(walk.server + re.sub(r"^/desk/", "/qingxi/", entry))
    walk.take(public, "public")
    _personal_data(walk, clerk)
    _on_paper(walk, clerk)
    clerk.goto(f"{walk.server}/desk/channels/")
    walk.take(clerk, "channels")
    _old_entries(walk, clerk)
    _administrator(walk)
    _county_site(walk, clerk)


def _fill(page: Page, title: str, category: str, genre: str, formed_on: str, summary: str, body: str) -> None:
    page.get_by_label("标题").fill(title)
    options = page.get_by_label("类目").locator("option").all_inner_texts()
    page.get_by_label("类目").select_option(label=next(option for option in options if category in option))
    page.get_by_label("成文日期").fill(formed_on)
    page.get_by_label("体裁").select_option(label=genre)
    page.get_by_label("内容概述").fill(summary)
    page.get_by_label("正文").fill(body)


def _first_notice(walk: Walk, clerk: Page) -> str:
    """The notice of the first ten minutes, written and sent; the path of its page."""
    clerk.goto(f"{walk.server}/desk/entries/new/")
    summary = "部署各村（社区）2026年冬季森林防火值班和野外用火管理。"
    _fill(clerk, TITLE, "应急管理", "通知", "2026-11-19", summary, BODY)
    clerk.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    walk.take(clerk, "new-entry")
    press(clerk, "^保存并送审$")
    walk.take(clerk, "submit")
    press(clerk, "^送审$")
    walk.take(clerk, "entry")
    return clerk.url.removeprefix(walk.server)


def _signed(walk: Walk, entry: str) -> None:
    for username in (REVIEWER, ENDORSER, SIGNATORY):
        page = walk.sign_in(username, PHONE)
        page.goto(f"{walk.server}{entry}sign/")
        button = page.locator("form.confirm button").first
        if username == REVIEWER:
            button.scroll_into_view_if_needed()
            page.mouse.wheel(0, 200)
            page.wait_for_timeout(300)
            walk.take(page, "sign-phone")
        button.click()
        page.wait_for_load_state()
        page.context.close()


def _personal_data(walk: Walk, clerk: Page) -> None:
    document = docx.Document()
    document.add_paragraph("清溪镇2026年冬春救助发放名单")
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, (("姓名", "身份证号", "金额"), ("张某", IDENTITY, "600元")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    path = walk.folder / "救助发放名单.docx"
    document.core_properties.author, document.core_properties.comments = "王芳", ""
    document.save(str(path))
    clerk.goto(f"{walk.server}/desk/entries/new/")
    body = "现将2026年冬春救助对象公示如下，名单见附件。\n公示期间有异议的，请打电话13800138000。"
    _fill(clerk, "清溪镇2026年冬春救助发放公示", "社会救助", "公告", "2026-11-19", "公示冬春救助对象和金额。", body)
    clerk.get_by_label("添加附件").set_input_files(path)
    press(clerk, "^保存并送审$")
    walk.take(clerk, "personal-data", whole=True)


def _on_paper(walk: Walk, clerk: Page) -> None:
    """The printed form of an entry that waits for its signature."""
    clerk.goto(f"{walk.server}/desk/entries/?stage=signature")
    address = clerk.locator("main table th a").first.get_attribute("href")
    answer = clerk.request.get(f"{walk.server}{address}form.pdf")
    page = pypdfium2.PdfDocument(answer.body())[0]
    walk.keep(page.render(scale=1.1).to_pil(), "paper-form")


def _old_entries(walk: Walk, clerk: Page) -> None:
    clerk.goto(f"{walk.server}/desk/entries/import/")
    example = clerk.request.get(f"{walk.server}/desk/entries/import/example.xlsx")
    path = walk.folder / "以前公开的信息.xlsx"
    path.write_bytes(example.body())
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = [str(cell.value) for cell in sheet[1]]
    sheet.delete_rows(2)
    sheet.append([OLD.get(head, "") for head in heads])
    book.save(path)
    clerk.locator("input[type=file]").set_input_files(path)
    press(clerk, "上传并核对")
    walk.take(clerk, "import")


def _administrator(walk: Walk) -> None:
    page = walk.sign_in(ADMINISTRATOR)
    page.goto(f"{walk.server}/desk/settings/")
    press(page, "^清溪镇人民政府$")
    press(page, "^人员与岗位$")
    walk.take(page, "people")
    page.goto(f"{walk.server}/desk/workdays/paste/")
    page.get_by_label("通知原文").fill(NOTICE)
    press(page, "读出")
    walk.take(page, "workdays")
    page.context.close()


def _county_site(walk: Walk, clerk: Page) -> None:
    """The page for pasting, of an entry that is signed, once the township publishes on the county's site."""
    page = walk.sign_in(ADMINISTRATOR)
    page.goto(f"{walk.server}/desk/settings/")
    press(page, "^清溪镇人民政府$")
    page.locator("select[name=public_place]").select_option("county_site")
    page.locator("input[name=public_site]").fill("https://www.yunling.example/qingxi/xxgk/")
    press(page, "^保存资料$")
    page.context.close()
    clerk.goto(f"{walk.server}/desk/entries/?stage=signed")
    address = clerk.locator("main table th a").first.get_attribute("href")
    clerk.goto(f"{walk.server}{address}publish/")
    walk.take(clerk, "county-site", whole=True)
