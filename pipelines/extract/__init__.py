"""Document -> PageContent -> Articles: main content, metadata, attachments."""
