"""The views over phrases and reuse as SQL; each share stands beside what is held."""

SPOILT = """instr(v.flags, '"garbled"') + instr(v.flags, '"masked"') + instr(v.flags, '"digits_lost"')
                + instr(v.flags, '"unread"') + instr(v.flags, '"scanned"') + instr(v.flags, '"ocr"') > 0"""
"""Copies whose letters cannot be trusted: never evidence of a first or last use."""

PHRASE_VIEWS = {
    "phrase_reports": f"""
        SELECT v.id AS version, v.region, v.region_name, v.level, v.year, v.word_count, v.meeting_date,
               v.date_precision, {SPOILT} AS spoilt
        FROM phrases_counted c JOIN versions v ON v.id = c.version""",  # noqa: S608 no text from outside
    "phrase_years": """
        WITH held AS (
            SELECT level, year, count(*) AS held, sum(word_count) AS words FROM phrase_reports GROUP BY level, year),
        used AS (
            SELECT u.phrase, h.level, h.year, count(*) AS reports, sum(u.uses) AS uses
            FROM phrase_uses u JOIN phrase_reports h ON h.version = u.version
            WHERE u.zone = 'body' AND u.uses > 0 GROUP BY u.phrase, h.level, h.year)
        SELECT p.text AS phrase, h.level, h.year, coalesce(u.reports, 0) AS reports, h.held,
               1.0 * coalesce(u.reports, 0) / h.held AS share, coalesce(u.uses, 0) AS uses,
               10000.0 * coalesce(u.uses, 0) / h.words AS uses_per_10000
        FROM phrases p CROSS JOIN held h LEFT JOIN used u ON u.phrase = p.id AND u.level = h.level AND u.year = h.year""",
    "phrase_first": """
        WITH used AS (
            SELECT u.phrase, h.region, max(h.region_name) AS region_name, max(h.level) AS level,
                   min(h.year) AS first_year, max(h.year) AS last_year, count(*) AS years
            FROM phrase_uses u JOIN phrase_reports h ON h.version = u.version
            WHERE u.zone = 'body' AND u.uses > 0 AND NOT h.spoilt GROUP BY u.phrase, h.region),
        dated AS (
            SELECT u.*, (SELECT max(b.year) FROM phrase_reports b
                         WHERE b.region = u.region AND b.year < u.first_year AND NOT b.spoilt) AS held_before,
                   (SELECT min(b.year) FROM phrase_reports b
                    WHERE b.region = u.region AND b.year > u.last_year AND NOT b.spoilt) AS held_after,
                   (SELECT max(b.meeting_date) FROM phrase_reports b
                    WHERE b.region = u.region AND b.year = u.first_year AND b.date_precision = 'day') AS first_date
            FROM used u)
        SELECT p.text AS phrase, d.region, d.region_name, d.level, d.first_year, d.held_before,
               coalesce(d.held_before = d.first_year - 1, 0) AS is_new, d.first_date,
               julianday(d.first_date) - julianday(min(d.first_date) OVER (PARTITION BY d.phrase)) AS lag_days,
               d.last_year, d.held_after, d.held_after IS NOT NULL AS is_dropped, d.years
        FROM dated d JOIN phrases p ON p.id = d.phrase""",
    "phrase_spread": """
        WITH begun AS (SELECT phrase, min(first_year) AS begins FROM phrase_first GROUP BY phrase),
        held AS (SELECT DISTINCT region, level, year FROM phrase_reports),
        steady AS (
            SELECT b.phrase, h.region, h.level, h.year
            FROM begun b JOIN held h ON h.year >= b.begins
            WHERE (SELECT count(*) FROM held e WHERE e.region = h.region AND e.year BETWEEN b.begins AND h.year)
                  = h.year - b.begins + 1)
        SELECT s.phrase, s.level, s.year, count(f.region) AS adopted, count(*) AS held_throughout,
               1.0 * count(f.region) / count(*) AS share
        FROM steady s
        LEFT JOIN phrase_first f ON f.phrase = s.phrase AND f.region = s.region AND f.first_year <= s.year
        GROUP BY s.phrase, s.level, s.year""",
}
"""View -> its SELECT. phrase_spread: of the places held in every year since the first use anywhere, how many have it."""
