"""Article -> Report or Rejected: region, year, document type, front and back matter."""

from pipelines.identify.identity import identify as identify
