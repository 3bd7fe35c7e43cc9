"""Report or rejected article -> one JSON object, with the public keys of Article JSON."""

from typing import Any

from storage.records import Article, Identity, Outcome, Rejected, Report


def article_json(outcome: Outcome, name: str) -> dict[str, Any]:
    """Return all that was read and decided about an article.

    Args:
        outcome: a report or a rejected article.
        name: the file or URL as the user gave it.

    Returns:
        A JSON object; its spans are half-open ranges of code points in its `text`.
    """
    article = outcome.article
    identity = outcome.identity if isinstance(outcome, Report) else None
    return {
        ("url" if "://" in name else "file"): name,
        "entry": article.entry,
        "status": "rejected" if identity is None else "report",
        "reason": outcome.reason if isinstance(outcome, Rejected) else "",
        "verdict": article.verdict.name,
        "evidence": article.verdict.evidence,
        "layout": article.layout,
        "rule": article.rule,
        "encoding": article.encoding,
        "title": article.title,
        **(_identity(identity) if identity else _nobody(article)),
        "flags": list(outcome.flags if isinstance(outcome, Report) else article.flags),
        "info": [list(pair) for pair in article.fields.info],
        "files": [{"url": file.url, "name": file.name, "type": file.type} for file in article.attachments],
        "pager": list(article.fields.pager),
        "trimmed": [{"rule": trim.rule, "text": trim.text} for trim in article.trimmed],
        "repairs": [{"rule": repair.rule, "count": repair.count} for repair in article.repairs],
        "text": article.text,
    }


def _identity(identity: Identity) -> dict[str, Any]:
    """Return what is known of a report."""
    return {
        "kind": identity.kind,
        "region": identity.region,
        "candidates": list(identity.candidates),
        "region_name": identity.region_name,
        "level": identity.level,
        "year": identity.year,
        "meeting": identity.meeting,
        "meeting_date": identity.meeting_date,
        "date_precision": identity.date_precision,
        "post": identity.post,
        "acting": identity.acting,
        "speaker": identity.speaker,
        "published": identity.published,
        "publisher": identity.publisher,
        "index_no": identity.index_no,
        "doc_no": identity.doc_no,
        "notes": len(identity.notes),
        "attachments": list(identity.attachments),
        "imprint": identity.imprint,
        "body": list(identity.body),
    }


def _nobody(article: Article) -> dict[str, Any]:
    """Return the same keys for an article that is not a report: what its page says, the rest empty."""
    return {
        "kind": "",
        "region": "unknown",
        "candidates": [],
        "region_name": "",
        "level": "",
        "year": None,
        "meeting": "",
        "meeting_date": "",
        "date_precision": "",
        "post": "",
        "acting": False,
        "speaker": "",
        "published": article.fields.published,
        "publisher": article.fields.publisher,
        "index_no": article.fields.index_no,
        "doc_no": article.fields.doc_no,
        "notes": 0,
        "attachments": [],
        "imprint": "",
        "body": [0, 0],
    }
