"""Page, PageContent -> Verdict: response checks, soft 404s, challenges."""
