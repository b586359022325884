-- Events in the order of time: date, place, who, what, to whom, and the sentence that tells it first. All
-- events stand here, also planned, hypothetical, negated and recalled ones: see modality, negated and
-- background.
CREATE OR REPLACE VIEW chronology AS
SELECT
    e.date_start AS date,
    e.date_end AS until,
    e.date_granularity AS granularity,
    e.date_basis,
    e.place_name AS place,
    e.place_country AS country,
    actor_names(e.sources) AS who,
    e.cameo_label AS what,
    actor_names(e.targets) AS to_whom,
    e.event_type,
    e.cameo_code,
    e.modality,
    e.negated,
    e.background,
    m.sentence,
    m.document_id,
    m.outlet,
    m.url,
    e.mention_count,
    e.document_count,
    e.confidence,
    e.event_id
FROM events AS e
LEFT JOIN first_mentions AS m USING (event_id)
ORDER BY e.date_start NULLS LAST, e.event_id;
