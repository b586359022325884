-- The first mention of each event, by day of publication and place in the text, with its document.
CREATE OR REPLACE VIEW first_mentions AS
SELECT
    m.event_id,
    m.mention_id,
    m.document_id,
    m.sentence_index,
    m.sentence,
    d.published,
    d.title,
    d.outlet,
    d.url,
    d.path,
    d.language
FROM mentions AS m
JOIN documents AS d USING (document_id)
QUALIFY row_number() OVER (
    PARTITION BY m.event_id
    ORDER BY d.published NULLS LAST, m.document_id, m.sentence_start, m.mention_id
) = 1;
