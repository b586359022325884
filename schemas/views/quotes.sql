-- Quotations, whole (direct) or in part (mixed), with speaker and day; statements that are only retold
-- stand in the table statements.
CREATE OR REPLACE VIEW quotes AS
SELECT
    coalesce(e.date_start, d.published) AS date,
    s.speaker_name AS speaker,
    s.speaker_code,
    s.speaker_country,
    s.content AS quote,
    s.form,
    s.cue_text AS cue,
    s.addressee_name AS addressee,
    s.reported_by,
    s.document_id,
    d.published,
    d.outlet,
    d.url,
    s.confidence,
    s.statement_id,
    s.event_id
FROM statements AS s
JOIN documents AS d USING (document_id)
LEFT JOIN events AS e USING (event_id)
WHERE s.form IN ('direct', 'mixed') AND NOT s.negated
ORDER BY date NULLS LAST, s.document_id, s.cue_start, s.statement_id;
