"""Signatures of block pages, error pages and removal notices, for soft-404 and challenge detection."""

import re
from pathlib import Path

from pipelines.boilerplate.pattern_file import read_patterns

CHALLENGE_SOURCE: tuple[tuple[str, str], ...] = (
    ("__jsl_clearance", "加速乐"),
    ("__jsluid", "加速乐"),
    ("$_ts=window['$_ts']", "瑞数"),
    ("$_ts = window", "瑞数"),
    ("window.$_ts", "瑞数"),
    ("_$jsvmprt", "acrawler"),
    ("/_bot_sbu/", "bot_sbu"),
    ("wzwschallenge", "WZWS"),
    ("wzws_", "WZWS"),
    ("WZWS", "WZWS"),
    ("C3VK", "C3VK"),
    ("acw_sc__v2", "aliyun"),
    ("aliyun_waf", "aliyun"),
    ("/cdn-cgi/challenge-platform", "cloudflare"),
    ("cf-browser-verification", "cloudflare"),
    ("cf_chl_opt", "cloudflare"),
    ("_Incapsula_Resource", "incapsula"),
    ("EdgeOne", "edgeone"),
    ("GeoBL", "GeoBL"),
    ("safeline", "safeline"),
    ("yunsuo", "yunsuo"),
    ("security_session_verify", "yunsuo"),
    ("security_verify_data", "yunsuo"),
    ("__cdn_clearance", "cdn"),
    ("_clearance=", "clearance"),
    ('r="m"', "瑞数"),
    ("r='m'", "瑞数"),
    ("nocaptcha", "captcha"),
    ("geetest", "captcha"),
    ("TencentCaptcha", "captcha"),
    ("eval(function(p,a,c,k,e", "packed script"),
    ("location.reload", "reload"),
)
"""Mark in the source of a page without a text -> who set the challenge."""

NOTICES = read_patterns(Path(__file__).with_name("notices.txt"))
"""Verdict -> source of the pattern of the notices that state it (notices.txt)."""
CHALLENGE_TEXT = re.compile(NOTICES["challenged"], re.IGNORECASE)
"""Notices of a challenge: `您的访问过于频繁`, `正在检查您的浏览器`."""
SOFT_404_TEXT = re.compile(NOTICES["soft_404"], re.IGNORECASE)
"""Notices of an absent page that came with status 200: `页面不存在`, `该文章已被删除`."""
EXPIRED_TEXT = re.compile(NOTICES["expired"])
"""Notices of an article that was taken away: `该内容已被发布者删除`."""
ERROR_TEXT = re.compile(NOTICES["error"], re.IGNORECASE)
"""Notices of a faulty or unfinished site: `网站正在升级改造中`, `503 Service Unavailable`."""

LOGIN_SOURCE = ('type="password"', "type='password'", "type=password")
"""A field for a password; on a page without a text it means that a login is needed."""

HIJACK_TITLE = re.compile(
    r"娱乐[城场]|新葡京|威尼斯人|百家乐|真人视讯|[送领]彩金|时时彩|六合彩|赛车pk10|(?:棋牌|博彩|赌场|彩票|体育投注).{0,6}(?:官网|平台|注册|下载|投注)",
    re.IGNORECASE,
)
"""Title of a page that a gambling site took over: `澳门某娱乐城_官网注册送彩金`."""
HIJACK_WORDS = (
    "注册送",
    "首存",
    "返水",
    "提款",
    "提现",
    "开户",
    "送彩金",
    "体验金",
    "真钱",
    "投注平台",
    "官网",
    "老虎机",
    "真人视讯",
)
"""Words of gambling sites."""
HIJACK_NEEDED = 4
"""Gambling words that must confirm such a title; a guess."""


def challenge_mark(source: str) -> str:
    """Return who set a challenge and the mark of it that is in the source; empty without a mark."""
    return next((f"{who}: {mark}" for mark, who in CHALLENGE_SOURCE if mark in source), "")
