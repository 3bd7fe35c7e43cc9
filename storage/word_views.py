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

PARENT = """CASE v.level WHEN 'province' THEN '100000' WHEN 'prefecture' THEN substr(v.region, 1, 2) || '0000'
                WHEN 'county' THEN CASE WHEN substr(v.region, 1, 2) IN ('11', '12', '31', '50')
                                          OR substr(v.region, 3, 2) = '90' THEN substr(v.region, 1, 2) || '0000'
                                   ELSE substr(v.region, 1, 4) || '00' END END"""
"""Code of the place above a version's: counties of a municipality, and those that a province governs, are its own."""

REUSE_VIEWS = {
    "taken_over": """
        SELECT v.region, v.region_name, v.level, v.year, s.sentences,
               count(DISTINCT CASE WHEN r.marks = '' AND r.direction = 'above' THEN r.sentence END) AS from_above,
               count(DISTINCT CASE WHEN r.marks = '' AND r.direction = 'beside' THEN r.sentence END) AS from_beside,
               count(DISTINCT CASE WHEN r.marks = '' AND r.direction = 'own' THEN r.sentence END) AS from_own,
               count(DISTINCT CASE WHEN r.marks = '' AND r.direction = 'common_source' THEN r.sentence END)
                   AS from_common_source,
               count(DISTINCT CASE WHEN r.marks = '' AND r.direction IN ('above', 'beside') THEN r.sentence END)
                   * 1.0 / max(1, s.sentences) AS share,
               count(DISTINCT CASE WHEN r.common THEN r.sentence END) AS common, v.id AS version
        FROM reuse_reports s JOIN versions v ON v.id = s.version LEFT JOIN reuse r ON r.later = s.version
        GROUP BY s.version""",
    "borrowed_most": """
        SELECT e.region, e.region_name, e.level, e.year, count(DISTINCT l.region) AS places, count(*) AS passages,
               e.id AS version
        FROM reuse r JOIN versions e ON e.id = r.earlier JOIN versions l ON l.id = r.later
        WHERE r.marks = '' AND r.direction IN ('above', 'beside') GROUP BY r.earlier""",
    "common_passages": """
        SELECT substr(l.text, r.a_start + 1, r.a_end - r.a_start) AS passage, max(r.places) AS places,
               count(DISTINCT l.region) AS held_by, min(e.year) AS first_year, max(l.year) AS last_year
        FROM reuse r JOIN versions l ON l.id = r.later JOIN versions e ON e.id = r.earlier
        WHERE r.common GROUP BY passage""",
    "reuse_matrix": """
        SELECT l.year, l.level AS later_level, e.level AS earlier_level, r.direction, count(*) AS passages,
               count(DISTINCT r.later) AS reports
        FROM reuse r JOIN versions l ON l.id = r.later JOIN versions e ON e.id = r.earlier
        WHERE r.marks = '' GROUP BY l.year, l.level, e.level, r.direction""",
    "target_ladder": f"""
        WITH headline AS (
            SELECT v.region, v.region_name, v.level, v.year, {PARENT} AS parent, t.indicator, t.measure, t.unit,
                   t.qualifier, coalesce((t.value_min + t.value_max) / 2, t.value_min, t.value_max) AS value,
                   CASE v.date_precision WHEN 'day' THEN v.meeting_date ELSE '' END AS day, t.quote, t.n
            FROM targets t JOIN reports v ON v.id = t.version
            WHERE t.scope = 'headline' AND v.kind = 'government_work_report')
        SELECT h.region, h.region_name, h.level, h.year, h.indicator, h.measure, h.unit, h.qualifier, h.value,
               p.region AS parent, p.region_name AS parent_name, p.qualifier AS parent_qualifier,
               p.value AS parent_value,
               CASE WHEN p.measure = h.measure AND h.unit = '%' AND p.unit = '%' THEN h.value - p.value END AS gap,
               CASE WHEN h.day = '' OR p.day = '' OR h.day = p.day THEN '' WHEN h.day < p.day THEN h.region
                    ELSE p.region END AS spoke_first, h.quote, p.quote AS parent_quote
        FROM headline h LEFT JOIN headline p
             ON p.region = h.parent AND p.year = h.year AND p.indicator = h.indicator
                AND p.measure = h.measure AND h.indicator != 'other'""",  # noqa: S608 no text from outside
}
"""View -> its SELECT. The share that was taken over counts specific wording from above and beside only."""
