"""What challenges, error pages and removal notices look like: literal marks, each with the verdict it stands for."""

import re

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
"""Found in the source of a page without text: who set the challenge."""

CHALLENGE_TEXT = re.compile(
    r"请开启JavaScript|请启用JavaScript|启用JavaScript并刷新|安全验证|人机验证|滑动验证|访问验证|正在进行安全检查|浏览器安全检查|"
    r"访问(?:过于|太)频繁|请求过于频繁|您的访问(?:请求)?(?:被|可能)|请求被拦截|已被(?:网站)?管理员(?:设置)?拦截|拦截提示|验证码|Just a moment|"
    r"Checking your browser|Attention Required|Access Denied|Request Rejected|Request unsuccessful|Enable JavaScript and cookies|Request Access|Pardon Our Interruption|Human Verification|"
    r"疑似黑客攻击|对网站造成(?:安全)?威胁|被(?:云锁|创宇盾|安全狗|网站卫士|护卫神|防火墙|WAF|.{0,8}策略)(?:拦截|阻断)|(?:访问|请求)(?:已经?)?被(?:阻断|阻止|拒绝|禁止)|(?:访问|行为|环境)异常|"
    r"IP.{0,8}被.{0,4}(?:限制|封禁|禁止|拦截|封锁)|403 Forbidden|You have been blocked|are you a robot|unusual traffic|security check|(?:请求|访问|参数)[^。；]{0,12}已?被拦截|(?:请求|访问)存在(?:威胁|风险)|(?:您的)?访问受限|正在检查您?的?浏览器|(?:不允许|禁止|限制)境外.{0,8}访问|境外.{0,8}(?:无法|不能|禁止|限制)访问",
    re.IGNORECASE,
)

SOFT_404_TEXT = re.compile(
    r"页面不存在|网页不存在|您(?:要)?访问的(?:页面|网页|内容|地址|文章|信息).{0,8}(?:不存在|未找到|找不到|已删除|被删除|已被)|找不到(?:该|您|此)?.{0,6}(?:页面|网页)|"
    r"(?:该|此|本|您访问的)?(?:页面|网页|文章|信息|内容|稿件|链接|文件)(?:已经|已|可能已|可能被|已被|被)(?:删除|移除|移动|撤销|下线|失效)|链接(?:已)?失效|没有找到(?:该|您|此|相关)|"
    r"(?:该|此)?(?:信息|文章|内容)不存在|404\s?(?:Not Found|错误|页面|-|，|,)|Not Found|Page not found|已过期的链接|(?:网站|网址|域名|站点)(?:现?已经?|将|即日起)(?:于.{4,16})?(?:整体)?(?:迁移|搬迁|更换|变更|关停|关闭|停用|下线|注销|停止(?:使用|服务|更新|运行))|网站搬家|无此(?:信息|文章)|参数错误|系统繁忙|出错了|页面走丢|页面丢失|"
    r"(?:文档|栏目|稿件|资源|文件|页面|记录|数据)(?:或目录)?(?:已不存在|不存在|未找到)|要(?:查看|查找|浏览|搜索)的(?:页面|信息|资源|内容|文章).{0,8}(?:不存在|已|可能)|[未没]有?通过审[批核]|正在审核中|栏目已(?:关闭|下线|停用)|"
    r"域名.{0,8}(?:出售|转让|过期|到期)|(?:domain|it) (?:name )?(?:is|may be) for sale|buy this domain|domain (?:name )?has expired|尚未备案|没有找到(?:站点|对应的站点)|requested resource is not available|页面已?过期|(?:没有|无)权限(?:查看|访问|浏览)|已?设(?:置)?为不公开|非法(?:操作|请求|访问|参数)",
    re.IGNORECASE,
)

EXPIRED_TEXT = re.compile(
    r"该内容已被发布者删除|此内容因违规无法查看|链接已过期|此帐号已被屏蔽|此账号已(?:被屏蔽|自主注销)|该公众号已(?:迁移|注销)|此内容被投诉|此内容发送失败|[帐账]号已(?:被)?冻结|公众号已(?:被)?(?:冻结|封禁)|内容无法查看|已停止访问该网页|"
    r"The content has been deleted|This content has been deleted|该文章已被(?:作者|发布者)删除|账号已注销|原作者已删除",
)

ERROR_TEXT = re.compile(
    r"(?:本网站|本站|网站).{0,40}暂停(?:服务|访问|使用|运行)|网站(?:正在)?(?:建设|升级(?:改造)?|改版|改造)中|(?:网站|站点)(?:已被?)(?:暂时|临时)?关闭|Web server is down|Connection timed out|Origin is unreachable|"
    r"Welcome to nginx|IIS7|IIS Windows|It works!|Default Page: It works|Internet Information Services|Fatal error|Allowed memory size|Database Error|系统发生错误|Parse error: |Whitelabel Error Page|应用程序中的服务器错误|"
    r"(?:50[0-9]|502|503|504)\s?(?:Bad Gateway|Service|Internal|Gateway)|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out|Internal Server Error|服务器(?:内部)?错误|"
    r"服务不可用|系统(?:正在)?(?:维护|升级)|服务器(?:繁|太)忙|系统繁忙，请稍后|未备案|Index of /|网站维护|网站正在维护|数据库(?:服务器)?(?:连接)?(?:错误|失败|异常)|(?:连接|打开)数据库.{0,6}(?:失败|出错|错误)|Too many connections|SQLSTATE\[|ORA-\d{5}|Microsoft OLE DB|ODBC (?:Driver|SQL Server)|Error establishing a database connection|(?:Can't|Unable to) connect to (?:local |the )?(?:MySQL|database|server)|Fatal error: |java\.lang\.|Exception report|Server Error in",
    re.IGNORECASE,
)

LOGIN_SOURCE = ('type="password"', "type='password'", "type=password")
"""A field for a password, on a page without a text: it wants a login."""

HIJACK_TITLE = re.compile(
    r"娱乐[城场]|新葡京|威尼斯人|百家乐|真人视讯|[送领]彩金|时时彩|六合彩|赛车pk10|(?:棋牌|博彩|赌场|彩票|体育投注).{0,6}(?:官网|平台|注册|下载|投注)",
    re.IGNORECASE,
)
"""Title of a page that gamblers took over: `澳门某娱乐城_官网注册送彩金`."""
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
HIJACK_NEEDED = 4
"""So many of its words beside such a title."""


def challenge_mark(source: str) -> str:
    """Return who set a challenge and the mark of it that is in the source; empty without a mark."""
    return next((f"{who}: {mark}" for mark, who in CHALLENGE_SOURCE if mark in source), "")
