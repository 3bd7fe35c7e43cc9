"""Page, PageContent -> Verdict: response checks, soft 404s, challenges."""

from pipelines.screen.verdict import examine as examine
from pipelines.screen.verdict import screen as screen
