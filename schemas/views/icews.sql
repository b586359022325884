-- The 20 columns of ICEWS, one row an event, source and target. Only events that happened: planned,
-- hypothetical and negated ones are left out. Countries are ISO 3166-1 alpha-3 codes, the intensity is the
-- Goldstein scale, sentences count from 1.
CREATE OR REPLACE VIEW icews AS
SELECT
    event_number(y.event_id) AS "Event ID",
    y.date_start AS "Event Date",
    coalesce(y.source_person, y.source_name) AS "Source Name",
    icews_sector(y.source_role) AS "Source Sectors",
    y.source_country AS "Source Country",
    e.cameo_label AS "Event Text",
    y.cameo_code AS "CAMEO Code",
    y.goldstein AS "Intensity",
    coalesce(y.target_person, y.target_name) AS "Target Name",
    icews_sector(y.target_role) AS "Target Sectors",
    y.target_country AS "Target Country",
    m.document_id AS "Story ID",
    m.sentence_index + 1 AS "Sentence Number",
    m.outlet AS "Publisher",
    y.place_name AS "City",
    CAST(NULL AS VARCHAR) AS "District",
    CAST(NULL AS VARCHAR) AS "Province",
    y.place_country AS "Country",
    e.place_latitude AS "Latitude",
    e.place_longitude AS "Longitude"
FROM dyads AS y
JOIN events AS e USING (event_id)
LEFT JOIN first_mentions AS m USING (event_id)
WHERE y.modality = 'actual' AND NOT y.negated;
