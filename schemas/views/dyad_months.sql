-- Events that happened, counted by month, source country, target country and quad class, with their mean
-- Goldstein value; each event counts once for a pair of countries.
CREATE OR REPLACE VIEW dyad_months AS
SELECT
    CAST(date_trunc('month', date_start) AS DATE) AS month,
    source_country,
    target_country,
    quad_class,
    count(*) AS events,
    avg(goldstein) AS goldstein
FROM (
    SELECT DISTINCT event_id, date_start, source_country, target_country, quad_class, goldstein
    FROM dyads
    WHERE modality = 'actual' AND NOT negated
)
WHERE date_start IS NOT NULL AND source_country IS NOT NULL AND target_country IS NOT NULL
GROUP BY ALL;
