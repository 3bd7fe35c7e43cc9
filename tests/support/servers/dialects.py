"""How jcms, jpaas, TRS and UCAP list, page and err: one answering function a dialect, after docs/sources.md."""

import json

from tests.support.servers.samples import Given, Sample, menu
from tests.support.servers.web import Answer, Asked

# -- jcms


def jcms(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """Three records inline, the rest by number; the interface wants what only the page's script says."""
    if path == "/col/col1340/index.html":
        records = sample.items(
            0, 3, "<record><![CDATA[<li><a href='%s' title='%s'>%s</a><b>%s</b></li>]]></record>"
        )
        script = (
            "<script>$('#5630').jpage({unitid:'5630', columnid:1340, webid:12, appid:1, path:'/', webname:'x', "
            f"totalRecord:{len(sample.years)}, perPage:1, groupSize:3, proxyUrl:'/module/web/jpage/dataproxy.jsp'}});</script>"
        )
        store = f"<script type='text/xml'><datastore><recordset>{records}</recordset></datastore></script>"
        return sample.page("政府工作报告", store + script)
    if path == "/module/web/jpage/dataproxy.jsp":
        if not {"columnid", "unitid", "webid", "startrecord"} <= set(query) or query["unitid"] != "5630":
            return "<datastore></datastore>"
        first, last = int(query["startrecord"]), int(query["endrecord"])
        records = sample.items(
            first - 1, last, "<record><![CDATA[<li><a href='%s' title='%s'>%s</a>%s</li>]]></record>"
        )
        return f"<datastore><totalrecord>{len(sample.years)}</totalrecord><recordset>{records}</recordset></datastore>"
    return menu(sample, path, "/col/col1340/index.html")


def jcms_groups(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """The recordset variant: each group names the next one, encrypted; no numbers anywhere."""
    here = "/col/col77/index.html"
    if path in {here, "/module/web/jpage/dataproxy.jsp"}:
        first = 0 if path == here else {"q1x": 3, "z9k": 6}.get(query.get("s", ""), 99)
        follow = {0: "q1x", 3: "z9k"}.get(first)
        group = (
            f"<nextgroup><![CDATA[<a href='/module/web/jpage/dataproxy.jsp?s={follow}'></a>]]></nextgroup>"
            if follow
            else ""
        )
        records = sample.items(
            first, first + 3, "<record><![CDATA[<li><a href='%s' title='%s'>%s</a>%s</li>]]></record>"
        )
        store = f"<datastore>{group}<recordset>{records}</recordset></datastore>"
        return (
            sample.page("政府工作报告", f"<script type='text/xml'>{store}</script>jpage")
            if path == here
            else store
        )
    return menu(sample, path, here)


# -- jpaas


def jpaas(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """A pager element with the unit's address; answers are fragments inside JSON."""
    unit = "/api-gateway/jpaas-publish-server/front/page/build/unit"
    if path == "/col/col900/index.html":
        told = "{'parseType':'bulidstatic','webId':'149','pageId':'900','pageType':'column','tagId':'当前栏目list'}"
        pager = f'<div class="pager" count="{len(sample.years)}" rows="3" unitUrl="{unit}" queryData="{told}"></div>'
        return sample.page("政府工作报告", f"<ul>{sample.items(0, 3)}</ul>{pager}")
    if path == unit:
        if query.get("webId") != "149" or query.get("parseType") != "bulidstatic":
            return Answer(
                json.dumps({"success": False, "data": {}}), headers={"Content-Type": "application/json"}
            )
        first = (int(query["pageNo"]) - 1) * int(query["rows"])
        data = {"success": True, "data": {"html": f"<ul>{sample.items(first, first + 3)}</ul>"}}
        return Answer(json.dumps(data), headers={"Content-Type": "application/json"})
    return menu(sample, path, "/col/col900/index.html")


# -- trs and its variants


def trs(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """Static pages counted from 0; past the last one a stub."""
    column = "/zwgk/zfgzbg/"
    calls = sample.extra.get("call", 'createPageHTML(3, {0}, "index", "html")')
    for number, name in enumerate(("", "index_1.html", "index_2.html")):
        if path == column + name:
            call = str(calls).format(number)
            return sample.page(
                "政府工作报告", f"<ul>{sample.items(3 * number, 3 * number + 3)}</ul><script>{call};</script>"
            )
    if path.startswith(column):
        return "<html><head></head><body>stub</body></html>"
    return menu(sample, path, column)


def trs_onclick(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """天津: the addresses stand in onclick; 武汉: half of the items are written by a script."""
    if path == "/zwgk/zfgzbg/":
        item = "<li onclick=\"window.open('%s')\" title='%s'>%s %s</li>"
        written = sample.items(4, 9, 'document.write(\'<li><a href="%s" title="%s">%s</a><i>%s</i></li>\');')
        hidden = '<li style="display:none"><a href="">测试</a></li>'
        return sample.page(
            "政府工作报告", f"<ul>{sample.items(0, 4, item)}{hidden}<script>{written}</script></ul>TRS_Editor"
        )
    return menu(sample, path, "/zwgk/zfgzbg/")


# -- ucap


def ucap(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """Static pages counted from 1: list.shtml, list_2.shtml."""
    for number, name in enumerate(("list.shtml", "list_2.shtml", "list_3.shtml"), 1):
        if path == "/c107884/" + name:
            call = f"createPageHTML('page_div', 3, {number}, 'list', 'shtml', {len(sample.years)})"
            items = sample.items(3 * number - 3, 3 * number)
            return sample.page(
                "政府工作报告",
                f"<ul>{items}</ul><script>{call}</script>",
                '<meta name="channelId" content="7">',
            )
    return menu(sample, path, "/c107884/list.shtml")


def ucap_search(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """The list comes from common/search by channel."""
    channel = "3ad0f4e0b8f14f9c8b3f5a2f6e1d7c90"
    if path == "/hlj/szfgzbg/list.shtml":
        script = f"<script>var channelId = '{channel}'; $.get('/common/search/' + channelId)</script>UCAP"
        return sample.page("政府工作报告", f"<div id='list'></div>{script}")
    if path == f"/common/search/{channel}" and query.get("_isJson") == "true":
        size = 3
        first = (int(query["page"]) - 1) * size
        results = [
            {"title": sample.title(y), "url": sample.path(y), "publishedTimeStr": f"{y}-01-20"}
            for y in sample.years
        ]
        shown = results[first : first + int(query["_pageSize"])]
        return Answer(
            json.dumps({"data": {"results": shown, "total": len(results)}}),
            headers={"Content-Type": "application/json"},
        )
    return menu(sample, path, "/hlj/szfgzbg/list.shtml")


def ucap_post(sample: Sample, path: str, _query: dict[str, str], asked: Asked) -> Given:
    """The list comes by POST from getFileListByCodeId."""
    if path == "/gk/zfgzbg/list.shtml":
        script = (
            "<script>post('/getFileListByCodeId', {codeId: 'c107884', channelId: 'ab12cd34ef56'})</script>"
        )
        return sample.page("政府工作报告", script + "UCAP")
    if path == "/getFileListByCodeId" and asked.method == "POST":
        form = json.loads(asked.body)
        first = (form["page"] - 1) * form["size"]
        found = [{"title": sample.title(y), "url": sample.path(y)} for y in sample.years][
            first : first + form["size"]
        ]
        return Answer(
            json.dumps({"results": {"data": {"data": found}}}), headers={"Content-Type": "application/json"}
        )
    return menu(sample, path, "/gk/zfgzbg/list.shtml")
