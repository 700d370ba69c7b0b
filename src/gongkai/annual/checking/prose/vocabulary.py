"""Words of sentences that speak of cells of the form, as data.

A sentence speaks of exactly a cell when nothing is left of it after its plain words are taken away: who (我镇), when
(2024年), how (共收到), what (政府信息公开申请). What is left over narrows the scope (网上, 某局, 备案) and makes
the rule doubt or be silent.
"""

from __future__ import annotations

import re
from typing import Final

_WHO: Final = (
    "[我本全](?:省|自治区|市|州|县|区|旗|镇|乡|街道|街|局|委|办|厅|中心|单位|机关|系统)(?:人民政府|政府|办事处|党政办)?|"
    "(?:镇|乡|街道)(?:党委、?政府|人民政府|政府|机关|党政办公室|党政办)|街道办事处|办事处|街办|街道|本级|"
    "各级(?:人民政府|政府|行政机关|机关)?(?:及其?(?:工作)?部门)?|各地各部门|各级各部门|各部门|行政机关"
)
_WHEN: Final = "(?:20|二[〇零])[0-9０-９〇零一二三四五六七八九]{2}年度?|全年度?|本年度?|今年(?:以来|度)?|一年来|年内|年度|报告期内?|本报告期"
_HOW: Final = (
    "收到和处理|收到并处理|收到|接收到|接收|接到|新收到|新收|收办|承办|收|受理|登记|办理|处理|办结|答复|回复|办复|办理完毕|完成|产生|发生|出现|"
    "引起|引发|导致|提起|提出|提交|申请|存在|作出|做出|积极|认真|圆满|高效|顺利|准确|实际|严格|"
    "累计|总共|一共|共计|共有|合计|总计|共|计|达|已|均|全部|全|依法|依规|按时|按期|如期|及时|规范|妥善|新|其中|分别|直接|"
    "为|是|了|的|并|和|及|以及|与|或者|或|者|而|因|被|由|就|针对|对|向|来自|关于|有关|相关|任何形式|任何|各类|形式|方面|等|暂|到|有|在"
)
_WHAT: Final = (
    "政府信息公开|政务信息公开|政府信息|政务信息|信息公开|依申请公开|政务公开|依申请|公开|信息|申请人|公民|法人|其他组织|其它组织|组织|"
    "社会公众|社会|公众|群众|居民|村民|工作|事务|行为|事项|案件|申请件|事件|情况|情形|数量|总数|总量|件数|数|量|案|件|决定|答复"
)
PLAIN: Final = re.compile(rf"{_WHO}|{_WHEN}|{_HOW}|{_WHAT}|[\s\u3000、：:“”\"]")
"""Words that do not change what a sentence about requests or remedies counts."""

WHO: Final = re.compile(_WHO)

HISTORY: Final = re.compile(
    r"(?<![比较于与])(?:上年|上一年|去年|往年|历年|近[一二两三四五\d]+年|同期)(?!度?(?:结转|转结|转入|遗留|未办结))|以来(?<!今年以来)|首次|预计|"
    r"计划|下一步|十[二三四]五"
)
"""The number is of another time than the year reported on."""

NARROW: Final = re.compile(
    "网上|网络|线上|在线|平台|信箱|邮箱|邮件|邮寄|信函|来信|电话|传真|当面|现场|窗口|书面|口头|微信|转办|交办|转交|移送|协办|协助|代办|"
    "咨询|投诉|建议|意见|提案|议案|留言|信访|举报|热线|工单|案例|败诉|胜诉|重复|补正|延期|撤回|不属于|非本|"
    "涉及|局|委|厅|部门|科室|股室|站所|村|社区|学校|医院|企业|公司|园区|开发区|新区|级|各[县区市镇乡街]|[^全我本]县|自然人|律师"
)
"""What is left over makes the number one of a part, a way or something else: the rule is silent."""

SPLITS: Final = re.compile("自然人|法人|企业|网上|网络|线上|在线|信函|邮寄|当面|现场|窗口|电子邮件|传真")
"""Said just before in the same list, it makes a count of results the count of some applicants' or some ways' only."""

BODY: Final = re.compile("局|委员会|办公室|[县区镇乡]|街道|公司|中心|支队|大队")
"""Another body named earlier in the sentence may be the one that counts."""

NEARLY: Final = re.compile("备案|报备|领域|应诉|代理|出庭|协调|审理|类")
"""Left over, these make something like the cell's number, perhaps not the same: a doubt. Any other word, and the rule is silent."""
NEARLY_BEFORE: Final = re.compile("备案|报备|应诉|代理|出庭")
TOWN_OFFICE: Final = re.compile("党政(?:综合)?(?:和人大)?办(?:公室)?|综合办公室|办公室")
"""The office of a township is the township; the office of a city is one of many."""

NOUN: Final = re.compile(
    "依申请(?:信息)?公开|(?:政府信息|政务信息|政务|信息)公开(?:的)?(?:依)?申请(?!人)|申请公开|公开申请|申请(?!人|公开|行政|复议)"
)
ABOUT_REQUESTS: Final = re.compile("依申请|信息公开[^，。]{0,4}申请|公开申请|申请公开|申请政府信息")
ABOUT_DISCLOSURE: Final = re.compile("信息公开|依申请|公开申请|政务公开")
RECEIVED: Final = re.compile("收到|接到|接收|新收|收办|受理|登记|收(?!取|费)")
HANDLED: Final = re.compile("(?:办结|办理完毕|办理完成|处理完毕|办复)了?[：:]?$")
ANSWERED: Final = re.compile("(?:答复|回复|办理|处理)了?[：:]?$")
CARRIED_IN: Final = re.compile("(?:上|去)一?年度?(?:的)?(?:结转|转结|转入|遗留|未办结)|(?:结转|转结)(?:上|去)一?年度?")
CARRIED_OUT: Final = re.compile(
    "(?:结转|转结|转)(?:至|到|入)?(?:下一?年度?|次年|翌年|来年)|(?:下一?年度?|次年)(?:继续)?(?:结转|办理)|结转(?:至|到)?20\\d\\d年"
)
REVIEW: Final = re.compile("复议")
SUIT: Final = re.compile("诉讼|起诉")
DIRECT_SUIT: Final = re.compile("未经复议|直接起诉|直接(?:向法院)?提起")
SUIT_AFTER: Final = re.compile("复议后")
OUTCOMES: Final = (
    (re.compile("维持"), "upheld"),
    (re.compile("纠正|纠错"), "corrected"),
    (re.compile("其[他它]结果?"), "other"),
    (re.compile("未审结|未办结|正在审理|审理中"), "pending"),
)
OTHER_OUTCOME: Final = re.compile("撤销|撤回|驳回|违法|责令|终止|调解|审结|败|胜|变更|中止|不予受理")

DENIAL: Final = re.compile(
    "(?:从未|尚未|未曾|未|没有|尚无|均无|无|不存在|不曾|零)(?!法|偿|锡|不|障|纸|线|论|效|关|须|需|误|遗|漏)"
)
"""The words that begin a statement of nothing: 未收到, 没有发生, 无."""
DENIED_TAIL: Final = re.compile("(?:的)?(?:办理|受理|情况|事项|案件|事件|情形|件|申请|信息|要求|请求)*$")
REMEDY_WORDS: Final = re.compile("涉及|行政复议|行政诉讼|提起诉讼|复议|诉讼|举报|投诉|申诉|信访|纠纷|针对|所")

GROUND_NOTED: Final = re.compile("属于|涉及|不掌握|过程|内部|秘密|第三方|案卷|信访|重复|[（(][因为]")
"""Said in brackets after a result, it makes the number that of one ground only."""

COLUMN_WORDS: Final = (
    (re.compile("现行有效|继续有效"), ("in_force",), True),
    (re.compile("废止"), ("repealed",), True),
    (re.compile("新公开"), ("disclosed",), True),
    (re.compile("对外公开总"), ("total",), True),
    (re.compile("制发|制定|制作"), ("issued", "made"), True),
    (re.compile("印发|出台|发布"), ("issued", "made"), False),
    (re.compile("处理决定|[作做]出"), ("decisions",), True),
    (re.compile("办理|办结|实施|查处"), ("decisions",), False),
)
"""The verb that tells a column of table 2, the columns' codes, and whether it is the form's own verb."""
REVIEWED: Final = re.compile("清理|保留|拟|评估|宣布|失效")
"""A clean-up of older documents counts by rules of its own."""
ACTIVE_PLAIN: Final = re.compile(
    rf"{_WHO}|{_WHEN}|现行有效|继续有效|废止|新公开|公开|对外公开总|制发|制定|制作|印发|出台|发布|处理决定|决定|[作做]出|办理|办结|实施|查处|收取|征收|收费|"
    "本年|累计|总共|一共|共计|共有|合计|总计|共|计|达|已|均|新|其中|分别|为|是|了|的|并|和|及|以及|与|等|文件|案件|数量|件数|总数|总额|金额|收入|数|额|"
    r"[\s\u3000、：:“”\"]"
)
