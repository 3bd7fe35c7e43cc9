"""Document -> PageContent -> Articles: main content, metadata, attachments."""

from pipelines.extract.article_assembly import extract as extract
