"""Pages of typeset runs -> paragraphs: lines, columns, tables, running heads; whatever format set the pages."""

from pipelines.documents.typeset.paragraphs import paragraphs_of as paragraphs_of
