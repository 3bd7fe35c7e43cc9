"""Spreadsheets and corpora with one text a row (XLSX, XLS, ODS, CSV, JSON lines, Parquet) -> captures of their texts."""
