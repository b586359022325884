-- Meetings with their participants, held, planned or only imagined: see modality and negated.
CREATE OR REPLACE VIEW meetings AS
SELECT
    e.date_start AS date,
    e.date_end AS until,
    e.date_granularity AS granularity,
    e.place_name AS place,
    e.place_country AS country,
    e.place_latitude AS latitude,
    e.place_longitude AS longitude,
    list_sort(list_distinct([
        CASE WHEN a.person IS NULL OR a.person = a.name THEN a.name ELSE a.person || ' (' || a.name || ')' END
        FOR a IN list_concat(e.sources, e.targets)
    ])) AS participants,
    list_sort(list_distinct([a.code FOR a IN list_concat(e.sources, e.targets) IF a.code IS NOT NULL])) AS codes,
    e.cameo_code,
    e.cameo_label AS what,
    e.modality,
    e.negated,
    e.background,
    m.sentence,
    m.document_id,
    m.outlet,
    m.url,
    e.mention_count,
    e.confidence,
    e.event_id
FROM events AS e
LEFT JOIN first_mentions AS m USING (event_id)
WHERE e.event_type = 'meeting'
ORDER BY e.date_start NULLS LAST, e.event_id;
