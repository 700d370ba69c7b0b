"""prose.sum: lists of counts against their totals, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.annual.checking.finding import Finding

FAULTS = (
    "全年公开信息100条，其中政策文件30条、工作动态60条、通知公告20条。",
    "共编发简报24期（一季度6期、二季度6期、三季度6期、四季度5期）。",
    "共收到群众意见建议12条：已采纳8条，未采纳3条。",
    "对3件申请收取信息处理费500元。其中，张某2件，收取300元；李某1件，收取260元。",
    "办理建议提案17件，其中建议12件、提案6件。",
    "全年举办培训3次，参训120人次，其中镇干部80人次、村干部50人次。",
    "发布政策文件12条、工作动态88条，合计110条。",
    "印发文件20份，其中涉农文件8份，涉企文件7份，涉及民生文件8份。",
    "收到申请10件，其中自然人8件、法人或其他组织2件；予以公开5件、部分公开3件、不予公开4件。",
    "村务公开涉及12个村，其中东片5个、西片8个。",
    "全年公开信息一百二十条，其中政策类一百条、动态类三十条。",
    "全年公开信息１２０条，其中政策类１００条、动态类３０条。",
    "全年公开信息120条,其中政策类100条,动态类30条.",
    "公开信息120条，分别为政策类70条、动态类40条。",
    "受理12345热线工单36件，其中咨询类20件、投诉类10件、求助类8件。",
    "全年公开信息100条，其中一是政策类60条，二是动态类50条。",
    "机构信息公开100条，其中机构职能60条，领导信息41条。",
    "本年度主动公开信息86条。其中：组织机构类12条，政策文件类20条，财政信息类4条，工作动态类52条。",
    "处理各类留言25件，其中咨询15件，建议8件，投诉5件，办结率100%，满意率98%。",
    "全镇收到信件10封，其中表扬4封、建议3封、投诉3封；收到电话30个，其中咨询20个、投诉12个。",
    "全年累计公开信息100条，其中政策类60条，动态类50条。",
    "收到申请5件，其中自然人5件、法人1件；网上4件、信函1件。",
    "发布信息100条，其中政策60条（含解读20条）、动态50条（含图片新闻30条）。",
)
"""One reading only, and in it the numbers do not agree: errors."""

DOUBTS = (
    "全年公开信息100条，其中政策文件30条，工作动态55条，其他10条。",
    "收取信息处理费530元。其中，清水村2件，收取300元；河口村1件，收取200元。",
    "公开信息120条，其中网站100条，微信60条。",
    "公开信息120条，其中网站100条，微信公众号60条，公开栏90条。",
    "发布解读12篇，其中文字解读6篇、图解4篇（含动漫5篇）、视频2篇。",
    "全年制作政策问答30期，其中，镇级12期、东片8期、西片9期。",
)
"""Probably wrong, or counted twice: warnings."""

TRAPS = (
    "全年公开信息100条，其中政策文件30条、工作动态60条、通知公告10条。",
    "全年公开信息100条，其中政策文件5条、财政信息3条。",
    "共编发简报24期（一季度6期、二季度6期、三季度6期、四季度6期）。",
    "共收到群众意见建议12条：已采纳8条，未采纳4条。",
    "对3件申请收取信息处理费500元。其中，张某2件，收取300元；李某1件，收取200元。",
    "对4件申请收取信息处理费500元。其中，张某2件，收取300元；李某1件，收取200元。",
    "公开信息120条，其中网站80条，微信40条，政策解读12条，回应关切3条。",
    "全年共召开会议5次，其中专题研究政务公开3次，开展培训4次。",
    "公开栏目18个（新增3个、优化2个）。",
    "办理建议提案17件，其中建议12件、提案5件，办结17件，办结率100%。",
    "共办理建议10件，其中重点建议3件，一般建议7件，答复10件。",
    "公开政府信息近200条，其中政策类150条、动态类90条。",
    "公开政府信息200余条，其中政策类150条、动态类90条。",
    "公开政府信息200条，其中政策类约150条、动态类90条。",
    "全年举办培训3次，参训120人次，其中镇干部80人次、村干部40人次。",
    "工作人员5名，其中专职2名、兼职3名、党员4名。",
    "开通政务新媒体3个，发布信息356条，阅读量10.8万次。",
    "通过网站发布政策文件12条、工作动态88条，共计100条。",
    "发布政策文件12条、工作动态88条，全年累计发布信息300条。",
    "发布解读12篇，其中文字解读6篇、图解4篇（含动漫1篇）、视频2篇。",
    "收到申请10件，其中自然人8件、法人或其他组织2件；予以公开5件、部分公开3件、不予公开2件。",
    "收到申请10件，其中网上申请8件、信函申请2件，自然人9件、法人1件。",
    "比上年增加20条，公开信息120条，其中政策类100条、动态类20条。",
    "公开信息120条，比上年增加20条，其中政策类100条、动态类20条。",
    "公开信息120条，同比增长12%，其中政策类100条，比上年增加8条，动态类20条。",
    "全年公开信息1,200条，其中政策类1,000条、动态类200条。",
    "公开信息120条，包括政策类70条，动态类40条等。",
    "公开信息120条，主要包括政策类70条，动态类40条。",
    "公开信息120条，分别为政策类70条、动态类50条。",
    "全年公开信息300条，网站、公众号分别发布20条、30条。",
    "全年公开信息300条。政策解读：发布图解10条、视频5条。",
    "收到来信来访12件次，办结12件次，其中来信4件次、来访8件次。",
    "受理12345热线工单36件，其中咨询类20件、投诉类10件、求助类6件。",
    "2024年公开信息50条（2023年40条、2022年30条）。",
    "公开信息50条，累计公开信息500条，其中2024年50条。",
    "推进“三个100”行动，公开信息30条，其中通过1+X发布会公开10条、通过走访公开20条。",
    "共有行政村12个，社区3个，村务公开栏15个。",
    "处理各类留言25件，其中咨询15件，建议8件，投诉2件，办结率100%，满意率98%。",
    "累计发放宣传册3万余册，其中镇区2万册、村2万册。",
    "公开信息20条，其中机构类3条，政策类5条，另有解读15条。",
    "公开栏公开信息60条、网站公开40条。其中，财政类70条，人事类30条。",
    "全镇收到信件10封，其中表扬4封、建议3封、投诉3封；收到电话30个，其中咨询20个、投诉10个。",
    "村民代表提出意见9件。归类后共3项，包括道路类意见2件、水利类意见3件、环境类意见4件。",
    "公开信息236条，其中网站发布动态200条，公众号发布信息25条，回复群众留言11件。",
    "公开信息72条，其中机构职能3条、领导信息10条、政务动态36条、财政信息6条、公文16条等。",
    "收到申请10件，其中自然人8件，按时答复9件。",
    "收到申请10件。从申请人看，自然人8件，法人2件。",
    "公开信息90条，在公开的信息中，政策类60条，动态类30条。",
    "网站公开60条、公示栏公开40条，其中财政类70条，人事类20条。",
    "全年累计公开信息100条，其中政策类60条，动态类40条。",
    "自建站以来累计公开信息100条，其中政策类90条，动态类40条。",
    "公开信息100条；其中，政策类60条；动态类40条。",
    "发布信息100条，其中政策60条（含解读20条）、动态40条（含图片新闻30条）。",
)
"""Sentences that are right, or may be: nothing is said."""


def sums_in(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.id == "prose.sum"]


@pytest.mark.parametrize("text", FAULTS)
def test_a_list_that_cannot_be_right_is_an_error(findings_in: Callable[..., list[Finding]], text: str) -> None:
    found = sums_in(findings_in(text, values={}))

    assert [finding.severity for finding in found] == ["error"]


@pytest.mark.parametrize("text", DOUBTS)
def test_a_list_that_may_be_partial_or_overlap_is_a_warning(
    findings_in: Callable[..., list[Finding]], text: str
) -> None:
    found = sums_in(findings_in(text, values={}))

    assert [finding.severity for finding in found] == ["warning"]


@pytest.mark.parametrize("text", TRAPS)
def test_a_list_with_a_reading_that_agrees_is_left_alone(findings_in: Callable[..., list[Finding]], text: str) -> None:
    assert sums_in(findings_in(text, values={})) == []


def test_the_finding_names_both_numbers_and_quotes_the_sentence(findings_in: Callable[..., list[Finding]]) -> None:
    text = "做好宣传。办理建议提案17件，其中建议12件、提案6件。满意率100%。"

    (found,) = sums_in(findings_in(text))

    assert (found.expected, found.actual) == (18, 17)
    assert "17件" in found.message
    assert "18件" in found.message
    assert found.where.quote == "办理建议提案17件，其中建议12件、提案6件"
    assert found.where.block == 20
    assert found.cells == ()


def test_a_total_in_the_sentence_before_is_quoted_with_its_list(findings_in: Callable[..., list[Finding]]) -> None:
    text = "办理建议提案17件。其中，建议12件，提案6件。"

    (found,) = sums_in(findings_in(text))

    assert found.where.quote == "办理建议提案17件。其中，建议12件，提案6件"


def test_a_total_in_another_paragraph_is_not_taken(findings_in: Callable[..., list[Finding]]) -> None:
    assert sums_in(findings_in("办理建议提案17件。", "其中，建议12件，提案6件。")) == []


def test_results_of_more_requests_than_came_in_are_right_when_one_was_carried_in(
    findings_in: Callable[..., list[Finding]],
) -> None:
    text = "全年收到政府信息公开申请5件，其中予以公开3件、部分公开1件、不予公开1件、结转下年度1件。"

    assert findings_in(text) == []


def test_one_total_gets_one_finding_however_many_lists_contradict_it(
    findings_in: Callable[..., list[Finding]],
) -> None:
    text = "全年共收到来信12件（一季度3件、二季度3件、三季度3件、四季度2件），其中，表扬6件，建议7件。"

    assert len(sums_in(findings_in(text))) == 1


def test_two_wrong_lists_of_one_sentence_are_told_apart_by_their_quotes(
    findings_in: Callable[..., list[Finding]],
) -> None:
    text = "全镇收到信件10封，其中表扬4封、建议7封；收到电话30个，其中咨询20个、投诉12个。"

    first, second = sums_in(findings_in(text))

    assert first.where.quote != second.where.quote


def test_a_number_broken_by_the_end_of_a_line_is_not_added_up(findings_in: Callable[..., list[Finding]]) -> None:
    assert sums_in(findings_in("全年公开信息1", "20条，其中政策类80条、动态类40条。")) == []
