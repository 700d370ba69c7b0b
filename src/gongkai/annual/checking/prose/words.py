"""The words by which the prose checks tell a part of a list from something else. Words are data; a new one is a line here."""

from __future__ import annotations

import re
from typing import Final

CHANNELS: Final = re.compile(
    "网站|门户网|微信|微博|抖音|快手|头条|公众号|视频号|客户端|APP|公报|公开栏|公示栏|公告栏|宣传栏|电子屏|显示屏|LED|广播|电视|报纸|报刊|"
    "新媒体|信息网|政务网|平台|专栏|渠道|媒体|查阅点|查阅室|村务群|微信群|网络|线上|线下"
)
"""Channels of publication: one item may stand on several, so their numbers need not add up (law.md 2.5)."""

DIMENSIONS: Final = (
    re.compile("自然人|公民|法人|其他组织|商业企业|科研机构|社会公益|法律服务|律师"),
    re.compile("网上|网络|在线|线上|信函|邮寄|邮件|当面|现场|窗口|传真|书面|口头"),
    re.compile(
        "予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|作其他|转下年|结转|不掌握|信息不存在|逾期不补正|撤回|撤销"
    ),
    re.compile("按时|按期|逾期|延期|超期|及时"),
    re.compile("办结|答复|回复|办理|办复|完成|采纳|正在办"),
)
"""Ways of dividing the same things. A list that mixes two of them is two lists (applicants, ways, results, timeliness, progress)."""

RESULTS: Final = DIMENSIONS[2]
APPLICANTS: Final = DIMENSIONS[0]

STOPS: Final = re.compile(
    "(?<![公中一])共(?![享青同建管治性])|合计|总计|累计|总数|总量|同比|较[上去]|比[上去]|同期|此外|另外|另有|同时|目前|截[至止]|全年|全部|"
    r"占比|平均|达到|访问|浏览|点击|阅读|满意|自查|下一步|历年|总共|去年|上年|以来|往年|20\d\d年"
)
"""Words that begin another statement: what follows them is no further part of the list before."""

ACTS: Final = re.compile(
    "(?:并|还|已|再|又|也|均)?(?:开展|召开|举办|举行|组织(?:开展|召开|举办|培训|参加|学习|观看)|发布|制作|编发|编印|印发|报送|收到|受理|接待|"
    "接听|推送|转发|转载|撤下|修订|制定|出台|开设|开通|发放|张贴|悬挂|参加|新建|更新|办结|答复|回复|办复|采纳|被|引发|产生|提起|"
    "(?:培训|检查|通报|整改|征集|排查|走访|回应|解答|设置|设立|建立)了)"
)
"""Verbs that begin a list item of their own:召开会议5次 after 发布信息3次 is another thing done."""

GROWTH: Final = re.compile(
    "(?:增加|增长|减少|下降|上升|提升|提高|降低|增幅|降幅|[同环]比[增减]|[比较].{1,12}[多少增减])了?$"
)
"""Said right before a number that is a difference and no count."""
GROWTH_ENDS: Final = frozenset("加长少降升高低增减了多幅")
"""The last characters of what `GROWTH` finds, to look before searching."""

PARTIAL: Final = re.compile("主要|重点|部分|例如|比如|如[：:]?$")
"""Said before a list that does not claim to be whole."""

OTHER_TIMES: Final = re.compile("历年|去年|上年|往年|(?<!今年)以来")
"""Said of a total, it is of another time than this year, and its list may be of this year."""

PEOPLE: Final = frozenset("人名位岁")
"""Counters of people, who have several qualities at once (专职, 党员, 女性): their lists may overlap."""

CHANGES: Final = re.compile("新增|优化|更新|调整|修订|修改|撤销|撤并|新建|新开|改版|升级")
"""Said of some of the things counted, never of all of them: 栏目18个（新增3个、优化2个）."""

LEADS: Final = re.compile(
    "[，,、]?(?:具体|分别|情况|如下|以下|方面|内容|类型|渠道|分类|其中|主要|为|是|有|包括|涵盖|涉及|按|各|类|的)*"
)
"""All that may stand between a total and the colon before its list."""
