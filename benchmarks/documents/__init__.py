"""Documents: PDFs of real reports beside their DOCX, other kinds beside one report, cost a page beside pypdf."""
