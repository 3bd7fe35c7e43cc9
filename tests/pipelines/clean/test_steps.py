"""Cleaning takes boilerplate off both ends, drops doubles and flags what remains; nothing leaves the middle."""

from pathlib import Path

import pytest

from pipelines.boilerplate.trimming import is_labelled, trim_boilerplate
from pipelines.clean.steps import clean
from storage.records import Article, Page, Verdict
from tests.support.reading import articles_on

BODY = [
    f"第{at}段，全县上下真抓实干，各项事业取得新的成绩，重点工程建设顺利推进，人民生活持续改善。"
    for at in range(12)
]


def article(*lines: str, title: str = "") -> Article:
    return Article(
        url="", title=title, text="\n".join(lines), verdict=Verdict("real", ""), layout="", rule=""
    )


def cleaned(*lines: str, title: str = "") -> Article:
    return clean(article(*lines, title=title))


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2021-02-09 来源：县府办 浏览次数：573 字号：[大][中][小]",
        "【字体：大 中 小】",
        "索 引 号 | 002/2021-15",
        "当前位置：首页 > 政府信息公开 > 政府工作报告",
        "2021-02-09 09:30",
        "今天是：2026年3月2日 星期六",
        "扫一扫在手机打开当前页",
        "分享到：",
        "朗读 播放 暂停 继续 停止",
        "↑ 点击蓝字 关注我们",
        "【信息时间：2021/3/1 阅读次数：77635】【打印】【关闭】",
        "青槐日报2021-03-01 07:10 896阅读",
        "大",
        "简体 | 繁体 | English",
        "T + -",
        "分享到 微信 微博 A- A A+",
    ],
)
def test_boilerplate_at_the_head_goes(line: str) -> None:
    assert cleaned(line, *BODY).text == "\n".join(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "上一篇：关于森林防火的通知",
        "【打印本页】【关闭窗口】",
        "责任编辑：木子",
        "编辑/木子",
        "预览时标签不可点收录于话题#个上一篇下一篇",
        "版权所有：泠州市人民政府 瀚ICP备05000000号",
        "【1】 【2】 【3】 下一页",
        "微信扫一扫关注该公众号",
        "点我投稿",
        "上一篇文章：关于防汛工作的通知",
        "下一篇文章：没有了",
        "下一条信息：关于采购农机的公告",
        "文章录入：admin　责任编辑：admin",
        "录入：小木 审核：小林 阅读：123",
        "发布人：木子",
        "撰稿：木子",
        "一审：木子 二审：林木 三审：森林",
        "信息来源：县政府办",
        "（来源：青槐新闻网）",
        "【字体：小 大】【发表评论】【加入收藏】【告诉好友】【打印此文】【关闭窗口】",
        "我要打印 收藏 关闭",
        "扫描二维码 分享到微信",
        "打印本稿",
        "TOP",
        "版权声明：凡本网注明“来源：青槐新闻网”的作品，转载时须注明出处，违者必究。",
        "相关附件：",
        "【编辑：木子】",
        "责任编辑：木子　　审核：林木　　签发：森林",
        "政策解读：2021年政府工作报告解读",
        "有用(12) 没用(3)",
        "— END —",
        "点分享 点收藏 点在看",
        "欢迎关注青槐发布微信公众号",
        "[ 关闭 ]",
        "【上一篇】望潮区召开调度会",
        "编辑 | 木子",
        "（责任编辑　木子）",
        "最后更新：2021-03-01 10:00",
        "（192人参与评分）",
        "点亮“在看”，转发给更多人",
        "转载请注明出处",
        "免责声明：本网站转载的文章仅供参考，以正式文件为准。如有侵权，请与我们联系删除。",
        "凡本网注明“来源：青槐新闻网”的所有作品，未经本网授权不得转载、摘编。",
        "版权声明：" + "凡来源为青槐日报的作品，未经本网授权不得转载。" * 20,
    ],
)
def test_boilerplate_at_the_tail_goes(line: str) -> None:
    assert cleaned(*BODY, line).text == "\n".join(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "闻雨舟",
        "——2021年2月3日在青槐县第十六届人民代表大会第五次会议上",
        "政府工作报告",
        "2021年2月3日",
        "各位代表：",
        "一",
        "关闭散乱污企业",
    ],
)
def test_lines_of_a_report_stay_at_the_head(line: str) -> None:
    assert cleaned(line, *BODY).text.startswith(line + "\n")


@pytest.mark.parametrize(
    "line",
    [
        "附件：清单.docx",
        "青槐县投资促进中心",
        "2025年7月9日",
        "（作者单位：中共青槐县委）",
        "县十六届人大五次会议秘书处 2021年1月28日印",
    ],
)
def test_lines_of_a_report_stay_at_the_tail(line: str) -> None:
    assert cleaned(*BODY, line).text.endswith("\n" + line)


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        (("首页", ">", "政务公开", ">", "正文"), {"crumbs", "crumb_mark"}),
        (("时间：", "2021-03-01 09:20", "来源：", "青槐县人民政府", "分享："), {"meta_label", "meta_value"}),
        (("索引号01431/2021-00012", "发布机构县政府办公室", "公开方式主动公开"), {"info_row", "info_item"}),
        (("字体：", "大", "中", "小"), {"size_mark"}),
    ],
)
def test_boilerplate_in_pieces_goes_from_the_head(lines: tuple[str, ...], rules: set[str]) -> None:
    found = cleaned(*lines, *BODY)
    assert found.text == "\n".join(BODY)
    assert rules <= {trim.rule for trim in found.trimmed}


@pytest.mark.parametrize(
    "lines",
    [
        ("上一篇：", "望潮区召开调度会", "下一篇：", "没有了"),
        ("来源：青槐县人民政府", "责编：木子", "校对：林木"),
        ("主办单位：青槐县人民政府", "瀚ICP备05000000号 网站标识码：9901210003"),
    ],
)
def test_boilerplate_in_pieces_goes_from_the_tail(lines: tuple[str, ...]) -> None:
    assert cleaned(*BODY, *lines).text == "\n".join(BODY)


def test_nothing_leaves_the_middle() -> None:
    lines = [*BODY[:6], "分享到：", "责任编辑：木子", "打印", *BODY[6:]]
    assert cleaned(*lines).text == "\n".join(lines)


def test_a_list_of_related_links_at_the_tail_goes_as_a_whole() -> None:
    assert cleaned(*BODY, "相关阅读", "望潮区召开调度会", "沅桥区开展巡查").text == "\n".join(BODY)


def test_a_body_that_stands_twice_stays_once() -> None:
    once = cleaned("政府工作报告", *BODY, "政府工作报告", *BODY)
    assert once.text == "\n".join(["政府工作报告", *BODY])
    assert "twice" in once.flags
    assert once.trimmed[-1].rule == "twice"


def test_a_blob_that_stands_twice_stays_once() -> None:
    blob = "各位代表：" + "".join(f"第{at}项工作扎实推进，成效明显。" for at in range(90))
    assert cleaned(blob + blob).text == blob


def test_a_summary_that_repeats_the_opening_goes() -> None:
    short = cleaned("内容摘要：", "".join(BODY[:3])[:110] + "…", *BODY)
    assert short.text == "\n".join(BODY)
    assert "summary" in short.flags


def test_flags_say_what_is_wrong() -> None:
    assert "masked" in cleaned(*BODY, "坚持*的全面领导，深化行*执法，推进全市*员教育。").flags
    assert "digits_lost" in cleaned(*BODY, "总值突破亿元，收入达亿元，完成亿元投资，到年，再翻一番。").flags
    assert "cut" in cleaned(*BODY, "要坚持稳中求进工作总基调，" * 8 + "全面").flags
    assert "blob" in cleaned("".join(f"第{at}项工作扎实推进，" for at in range(400))).flags
    assert cleaned(*BODY).flags == ()


def test_idioms_are_no_lost_digits() -> None:
    assert (
        "digits_lost"
        not in cleaned(
            *BODY, "超亿元企业、亿元以上项目、过亿元村不断涌现，年产能提升，每年，全年，到年底。"
        ).flags
    )


def test_a_line_of_labels_is_told_from_a_sentence_with_labels() -> None:
    assert is_labelled("时间：2021-02-09 来源：县府办 阅读：229")
    assert not is_labelled("时间紧、任务重，来源多、渠道宽，打印材料、编辑文稿样样都要抓好。")


def test_recurring_lines_of_a_host_go_from_the_ends_only() -> None:
    kept, trims = trim_boilerplate(["青槐在线第5期", *BODY, "青槐在线第5期"], frozenset({"青槐在线第0期"}))
    assert kept == BODY
    assert {each.rule for each in trims} == {"recurring"}


def test_menus_of_a_page_saved_as_text_go() -> None:
    menu = [f"栏目{at}" for at in range(40)]
    page = Page(
        url="", body="\n".join([*menu, "政府工作报告", "各位代表：", *BODY, "标签云", *menu]).encode()
    )
    (found,) = articles_on(page)
    assert clean(found).text == "\n".join(["政府工作报告", "各位代表：", *BODY])


@pytest.mark.corpus
def test_cleaning_is_idempotent_on_seeds(corpus: Path) -> None:
    for path in sorted(corpus.glob("seeds/*.txt")):
        page = Page(url="", body=path.read_bytes())
        for found in map(clean, articles_on(page)):
            assert clean(found).text == found.text


@pytest.mark.parametrize(
    "line",
    [
        "（记者 木子）",
        "区九届人大五次会议秘书处 2021年2月19日印",
        "县人民政府办公室 2021年2月9日印发",
        "来源于群众、服务于群众",
        "校对：木子 共印500份",
        "附件：",
        "审核把关：全面从严，一抓到底",
        "数据来源：青槐县统计局",
        "来源：青槐县统计局",
        "（来源：青槐县统计局）",
        "声明：以上数据为初步统计数",
        "谢谢大家！",
        "打印机产业园",
        "TOP10企业名单",
        "供稿制度",
        "上一个五年",
    ],
)
def test_what_may_be_a_report_s_own_last_line_stays(line: str) -> None:
    assert cleaned(*BODY, line).text == "\n".join([*BODY, line])


def test_a_label_of_files_stays_while_their_names_follow() -> None:
    lines = [*BODY, "相关附件：", "青槐县重点项目清单.docx"]
    assert cleaned(*lines, "打印本稿").text == "\n".join(lines)


@pytest.mark.parametrize(
    "section",
    [
        ("相关阅读：", "望潮区推进工程建设", "近日，区长带队走访企业，要求各部门靠前服务。"),
        ("【延伸阅读】", "沅桥区开展巡查"),
        ("最新评论", "网友7", "说得很好，为家乡点赞，期待明年有更大的变化。", "2小时前 回复 赞(3)"),
        ("您对本页内容是否满意？", "满意 不满意", "网友9", "支持！希望早日实现。"),
        ("3 条评论", "木子说：写得好。"),
        ("往期推荐", "望潮区召开调度会"),
        ("共享此文章：", "微信", "Facebook", "相关"),
    ],
)
def test_a_section_that_a_site_appends_goes_as_a_whole(section: tuple[str, ...]) -> None:
    found = cleaned(*BODY, *section)
    assert found.text == "\n".join(BODY)
    assert found.trimmed[-1].rule == "appended"


@pytest.mark.parametrize(
    "section",
    [
        ("相关链接", "附件1：重点项目清单.docx"),
        ("更多内容", "三、2021年工作安排", "第十三段，各项工作扎实推进，人民生活持续改善。"),
        ("评论", "各位代表！让我们携手奋进，再创佳绩，不负重托。"),
        ("相关解读", *(f"第{at}项解读，{BODY[0]}" for at in range(10))),
    ],
)
def test_a_heading_like_that_drops_nothing_of_the_article(section: tuple[str, ...]) -> None:
    assert cleaned(*BODY, *section).text.endswith(section[-1])


def test_bullets_of_a_list_of_links_join_no_lines() -> None:
    lines = [*BODY[:3], "全县上下真抓实干，各项事业取得新的成绩，重点工程建设顺利推进，人民生活", *BODY[3:6]]
    assert cleaned(*lines, "· 望潮区召开调度会", "· 沅桥区开展巡查").text.startswith("\n".join(lines))
