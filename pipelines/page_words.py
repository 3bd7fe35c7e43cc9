"""Words of page furniture -> patterns that page_lines.py builds its lines of: days, labels, counters, buttons, ratings."""

DAY = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"

READ = r"(?:浏览|访问|阅读|点击|阅览|查看|收看)"
"""What visitors do that a page counts, in words that alone say so."""
SPOKEN = r"(?:人气|热度|关注|评论|点赞|赞|转发|分享|收藏|跟[贴帖]|留言|回复|播放|下载|参与|顶|踩)"
"""What else it counts; such a word needs a number."""
AMOUNT = r"(?:次数|人数|人次|总数|总量|数量|指数|统计|量|数|率|度)"
OF_PAGE = r"(?:(?:本[文页站]|本?页面|(?:本|该)?(?:条)?信息|文章|累计|历史|今日|昨日|本月|当前|总|已被|已|被)\s?){0,3}"
"""Whose number it is: `本页累计`."""
NUMBER = r"[\[（(【]?\s?\d[\d,]{0,9}(?:\.\d{1,2})?\s?[万千]?\+?\s?[\]）)】]?"
TIMES = r"\s?(?:人次|次|人|位|条|个)?"
COUNTER = (
    rf"{OF_PAGE}{READ}{AMOUNT}?\s?(?:[：:]|(?=[\s\[（(【\d]|$))\s?(?:{NUMBER})?{TIMES}(?:加载中|正在加载)?[.…]{{0,6}}"
    rf"|{OF_PAGE}{SPOKEN}{AMOUNT}?\s?[：:]?\s?{NUMBER}{TIMES}"
    rf"|{OF_PAGE}(?:已?有|共有?|约)?\s?{NUMBER}{TIMES}\s?(?:网友|读者)?\s?(?:已|参与)?(?:{READ}|{SPOKEN})(?:过|了|数|量|本文|此文)?"
    rf"|(?:views?|hits?|reads?|clicks?|likes?)\s?[：:]?\s?{NUMBER}|{NUMBER}\s?(?:views?|hits?|reads?|clicks?|likes?)"
)
"""`浏览次数：12`, `人气：1234`, `已有 12 人阅读`, `评论(0)`, `12 赞`, `Views: 12`."""

SIZE_LABEL = r"(?:浏览|阅读|正文|文章|页面)?\s?(?:字\s?[体号](?:大小|显示|设置)?|文字大小|文字)"
"""What stands before the buttons for the size of letters."""

TOOL = (
    r"我要(?:纠错|打印|收藏|评论|分享)|内容纠错|纠错|打印(?:本[页稿文]|此[页文稿]|文章|正文|页面|预览)?|关闭(?:此?窗口|本页|页面)?"
    r"|(?:加入|添加)?收藏(?:本[页站文]|此[文页]|夹)?|保存(?:本页|页面)?|复制(?:链接|网址|地址)|(?:设为|回到|返回)首页"
    r"|(?:返回|回到)(?:顶部|上一?[页级]|列表|目录)?|顶部|TOP|下载|举报|反馈|(?:发表|查看)评论|(?:我来)说?评论|告诉好友|推荐给?好友|发送邮件|首页"
    r"|分享|转发|推荐|点赞|在看|朗读|全屏|加大|还原|减小|显示全文|展开(?:全文)?|点击展开|阅读全文|收起|(?:查看)?更多(?:\s?[>＞»]{1,3})?"
    r"|(?:网站)?无障碍(?:阅读|浏览)?|(?:进入)?(?:关怀|适老|长者|大字|老年)(?:版|模式)|(?:阅读|护眼|夜间)模式|背景(?:颜)?色\s?[：:]?|双击自动滚屏"
    r"|(?:视力保护|保护视力|护眼)色?\s?[：:]?|登[录陆]|注册|退出|在线咨询"
)
"""What buttons of a page say."""

RATE = r"(?:非常|很|比较|基本|不太|不)?(?:满意|有用|没用|有帮助|没帮助|一般|支持|反对|顶|踩)"
"""What visitors may think of a page."""
