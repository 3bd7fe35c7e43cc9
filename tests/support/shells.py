"""Fictional pages in the shells of many sites: the same body in other dialects, with counters, lists and dates that change."""

from collections.abc import Callable
from html import escape

TITLE = "2021年泠州市青槐县政府工作报告"

TEXT = (
    "政府工作报告",
    "——2021年2月3日在青槐县第十六届人民代表大会第五次会议上",
    "青槐县人民政府县长 闻雨舟",
    "各位代表：",
    "现在，我代表县人民政府，向大会报告工作，请予审议，并请各位政协委员和列席人员提出意见。",
    "一、2020年工作回顾",
    "过去一年，全县地区生产总值增长6.2%，一般公共预算收入达到31.4亿元，城乡居民收入差距继续缩小，打印机产业园开园，关闭散乱污企业46家。",
    "（一）产业",
    "新引进亿元以上项目27个，堃和、喆文等企业上市辅导备案；建成5G基站320个，3D打印实验室投用。",
    "一",
    "项目提速",
    "河东大桥建成通车，农村公路改造提升88公里，咨询服务热线办结群众诉求1.2万件，分享发展成果的渠道更宽。",
    "二、2021年主要任务",
    "今年经济社会发展的主要预期目标是：地区生产总值增长7%左右，财政收入增长5%，新增城镇就业4200人。",
    "各位代表！让我们同心同德、真抓实干，为建设美丽青槐而努力奋斗！",
    "名词解释",
    "[1]“两园一带”：指河东产业园、城北创新园和沿江生态带。",
    "县十六届人大五次会议秘书处 2021年1月28日印",
)
ROWS = (
    ("指标名称", "单位", "2020年实绩", "2021年目标"),
    ("地区生产总值", "亿元", "203.7", "增长7%左右"),
    ("城镇新增就业", "人", "4316", "4200"),
)
TABLE_AT = 14
FILE = "附件：青槐县重点建设项目清单.docx"

LINES = (*TEXT[:TABLE_AT], *("\t".join(row) for row in ROWS), *TEXT[TABLE_AT:], FILE)
"""What a reader must get, line by line."""


def table() -> str:
    """The table of targets, with paragraphs and line breaks inside its cells."""
    cells = (
        "".join(f"<td valign=top><p align=center><span>{cell}</span></p>\n</td>" for cell in row)
        for row in ROWS
    )
    return "<table border=1><tbody>" + "\n".join(f"<tr>{row}</tr>" for row in cells) + "</tbody></table>"


def paragraphs(write: Callable[[str], str]) -> str:
    """The body, each line written in a dialect."""
    head = "\n".join(write(escape(line)) for line in TEXT[:TABLE_AT])
    tail = "\n".join(write(escape(line)) for line in TEXT[TABLE_AT:])
    return f'{head}\n{table()}\n{tail}\n<p><a href="./P020210203.docx">{FILE}</a></p>'


def word(line: str) -> str:
    """A paragraph out of an office suite: spans of runs, an empty bookmark, o:p."""
    cut = len(line) // 3
    runs = "".join(
        f'<span lang="EN-US" style="font-family:仿宋_GB2312">{run}</span>' for run in (line[:cut], line[cut:])
    )
    return f'<p class="MsoNormal" style="text-indent:32pt"><a name="_Toc6{cut}"></a>{runs}<span><o:p></o:p></span></p>'


DIALECTS: dict[str, str] = {
    "clean": paragraphs(lambda line: f'<p style="text-indent:2em">{line}</p>'),
    "wide": "<p>&nbsp;</p>" + paragraphs(lambda line: f"<p>　　{line}</p>") + "<p>&nbsp;</p>",
    "br": paragraphs(lambda line: f"&nbsp;&nbsp;&nbsp;&nbsp;{line}<br>"),
    "div": paragraphs(lambda line: f"<div>　　{line}</div>"),
    "word": f'<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><div class="WordSection1">{paragraphs(word)}</div>',
    "font": paragraphs(
        lambda line: f"<P><FONT face=宋体 size=3>{line[:1]}</FONT><FONT size=3>{line[1:]}</FONT></P>"
    ),
    "section": paragraphs(
        lambda line: (
            f'<section style="margin:0"><p style="margin:0"><span style="font-size:16px">{line}</span></p></section>'
        )
    ),
}


def news(seed: int, count: int = 6) -> str:
    """A list of links that is another one at every visit."""
    items = (
        f'<li><a href="/art/2026/{seed}/{at}.html">望潮区推进第{seed + at}号工程建设</a><span>[2026-0{1 + at % 9}-1{seed % 9}]</span></li>'
        for at in range(count)
    )
    return f"<ul>{''.join(items)}</ul>"


HEAD = (
    '<meta charset="utf-8"><title>{title}_泠州市人民政府</title><meta name="SiteName" content="泠州市人民政府"><meta name="SiteIDCode" content="9901210003">'
    '<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2021-02-09 09:30"><meta name="ContentSource" content="县府办">'
)
TOP = (
    '<div class="top">今天是：2026年{seed}月2日 星期六 多云 {seed}~21℃ <a href="/">繁体版</a></div><div class="nav"><ul><li><a href="/">首页</a></li>'
    '<li><a href="/xx">政府信息公开</a></li><li><a href="/fw">政务服务</a></li></ul></div><div class="bread">您所在的位置：<a>首页</a> &gt; <a>政府工作报告</a></div>'
)
FOOT = (
    '<div class="footer"><p>主办：泠州市人民政府 承办：泠州市人民政府办公室</p><p>版权所有 瀚ICP备0500000{seed}号 网站标识码：9901210003</p>'
    "<p>地址：沅桥路1号 您是第84{seed}895位访问者</p></div>"
)
INFO = '<div class="info"><span>发布时间：2021-02-09 09:30</span><span>来源：县府办</span><span>浏览次数：{seed}7{seed}</span><span>字号：[<a>大</a>][<a>中</a>][<a>小</a>]</span></div>'
BELOW = (
    '<div class="bdsharebuttonbox"><span>分享到：</span><a>微信</a></div><p>上一篇：<a href="/9">关于第{seed}号工程的公告</a></p><p>下一篇：<a href="/8">没有了</a></p>'
    "<p>【<a>打印本页</a>】【<a>关闭窗口</a>】</p>"
)

SHELLS: dict[str, str] = {
    "jcms": '<div class="con"><p class="con-title"><!--<$[标题]>begin-->{title}<!--<$[标题]>end--></p>{info}<div class="main-txt" id="zoom">'
    '<!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin--><meta name="ContentStart">{body}<meta name="ContentEnd"><!--ZJEG_RSS.content.end--><!--<$[信息内容]>end--></div>{below}</div>',
    "trs": "<h1>{title}</h1>{info}<div class=article_content><div class=TRS_Editor><style>.TRS_Editor P{{margin:0}}</style>{body}</div></div>{below}{news}",
    "trs_view": '<h1>{title}</h1>{info}<div class="view TRS_UEDITOR trs_paper_default trs_word">{body}</div>{below}{news}',
    "govcn": '</html><h1>{title}</h1><div class="pages-date">2021-02-09 09:30 <span>来源：县府办</span><div class="pages_print">【字体：<span>大</span> <span>中</span>】打印</div></div>'
    '<div class="pages_content" id="UCAP-CONTENT">{body}<div style="display:none">x{seed}</div></div><div class="editor">【我要纠错】责任编辑：木子</div><div class="xg-list related">{news}</div>',
    "ucap": '<h2 class="tit">{title}</h2>{info}<div class="wenz"><UCAPCONTENT>{body}</UCAPCONTENT></div><div class="info_ewm">扫一扫在手机打开当前页</div>{news}',
    "vsb": '<form name="_newscontent_fromname"><h2>{title}</h2>{info}<div id="vsb_content_2"><div class="v_news_content">{body}</div></div>{below}</form>',
    "gkmlpt": '<div class="content"><table class="classify"><tr><td>索引号:</td><td>11990000/2021-00{seed}</td><td>分类:</td><td>综合政务</td></tr>'
    '<tr><td>发布机构:</td><td>县府办</td><td>成文日期:</td><td>2021-02-03</td></tr></table><h1>{title}</h1>{info}<div class="article-content">{body}</div></div>',
    "anhui": '<h1 class="newstitle">{title}</h1><div class="newsinfo j-fontContent">时间：2021-02-09 来源：县府办 阅读次数：<i class="j-hits">{seed}</i></div>'
    '<div class="ls-article-info j-fontContent minh500 wzcon">{body}</div>{below}<h4>延伸阅读：</h4>{news}',
    "epoint": '<div class="ewb-container"><h3>{title}</h3>{info}<div class="ewb-article-content">{body}</div>{below}</div>',
    "sudy": '<h1 class="arti_title">{title}</h1>{info}<div class="wp_articlecontent">{body}</div>{below}',
    "founder": "<h1>{title}</h1>{info}<founder-content><!--enpcontent-->{body}<!--/enpcontent--></founder-content>{news}",
    "wechat": '<div id="img-content"><h1 id="activity-name">\n{title}\n</h1><div id="meta_content"><a id="js_name">青槐发布</a><em id="publish_time">2021-02-09</em></div>'
    '<div class="rich_media_content" id="js_content" style="visibility: hidden;">{body}</div><div class="rich_media_tool">阅读 {seed}1</div><div>预览时标签不可点</div></div>',
    "old_table": "<table width=990><tr><td width=200><b>最新文件</b>{news}</td><td><table><tr><td>您现在的位置：<a>首页</a> &gt;&gt; 政府工作报告</td></tr><tr><td align=center><b>{title}</b></td></tr>"
    '<tr><td>发布时间：2021-02-09 点击数：{seed}55</td></tr><tr><td><font id="zoom">{body}</font></td></tr><tr><td>[<a>打印本页</a>] [<a>关闭窗口</a>]</td></tr></table></td></tr></table>',
    "info_table": '<table id="article"><tr><td><table class="xxgk" border=1><tr><td>索 引 号</td><td>002/2021-15</td><td>公开分类</td><td></td></tr><tr><td>发布单位</td><td>县府办</td>'
    '<td>发布日期</td><td>2021-02-09</td></tr></table></td></tr><tr><td class="title">{title}</td></tr><tr><td>浏览次数：{seed}8 字体：[ 大 中 小 ]</td></tr><tr><td class="bt_content"><div id="zoom">{body}</div></td></tr></table>',
    # no known name from here on
    "hash": '<div class="css-9x8y7"><div class="css-5t6">{title}</div><div class="css-3r4">2021-02-09 · 县府办 · 阅读 {seed}51</div><div class="css-7y8u9">{body}</div><div class="css-2w">分享 收藏 点赞 {seed}</div><div class="css-6y7">推荐阅读{news}</div></div>',
    "flat": "<div class=a7><h1>{title}</h1>{info}{body}{below}</div>",
    "bare_cell": "<table><tr><td>{news}</td><td><center><h2>{title}</h2></center><p align=center>2021-02-09 09:30:00 阅读：{seed}次</p>{body}</td></tr></table>",
    "html5": '<main><article class="post"><header><h1>{title}</h1><p>发布日期：2021-02-09 浏览量：{seed}4</p></header><div class="prose">{body}</div><footer>责任编辑：木子</footer></article><aside>{news}</aside></main>',
    "wrapper": '<div class="content"><div class="left"><h1>{title}</h1>{info}<div class="nr-{seed_class}">{body}</div>{below}</div><div class="right"><h3>热点排行</h3>{news}</div></div>',
    "bare_body": "<h1>{title}</h1>{info}{body}{below}",
    "teasers": '<div class="x1"><h1>{title}</h1>{info}<div class="x2">{body}</div></div><div class="x3"><div class="y"><a>望潮动态</a><p>望潮区召开第{seed}次调度会，研究部署重点工作，会议强调要抓好落实。</p></div>'
    '<div class="y"><a>沅桥动态</a><p>沅桥区开展第{seed}次巡查，发现问题若干，已要求限期整改到位。</p></div></div>',
}


def page(shell: str, dialect: str, seed: int = 3, body: str = "") -> str:
    """A whole page: a shell, a dialect, and a seed for all that changes from visit to visit."""
    parts = {
        "title": TITLE,
        "body": body or DIALECTS[dialect],
        "news": news(seed),
        "seed": seed,
        "seed_class": "main",
        "info": INFO.format(seed=seed),
        "below": BELOW.format(seed=seed),
    }
    inner = SHELLS[shell].format(**parts)
    return (
        f"<!DOCTYPE html><html><head>{HEAD.format(title=TITLE)}</head><body>{TOP.format(seed=seed)}{inner}{FOOT.format(seed=seed)}"
        f"<script>var _rt={seed}99;</script></body></html><!-- 页面生成时间 2026-01-0{seed} -->"
    )
