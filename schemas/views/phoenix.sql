-- The 26 columns of Phoenix, one row an event, source and target. Only events that happened: planned,
-- hypothetical and negated ones are left out.
CREATE OR REPLACE VIEW phoenix AS
SELECT
    y.event_id AS EventID,
    CAST(strftime(y.date_start, '%Y%m%d') AS INTEGER) AS Date,
    CAST(year(y.date_start) AS INTEGER) AS Year,
    CAST(month(y.date_start) AS INTEGER) AS Month,
    CAST(day(y.date_start) AS INTEGER) AS Day,
    y.source_code AS SourceFull,
    left(y.source_code, 3) AS SourceRoot,
    y.source_role AS SourceAgent,
    CAST(NULL AS VARCHAR) AS SourceOthers,
    y.target_code AS TargetFull,
    left(y.target_code, 3) AS TargetRoot,
    y.target_role AS TargetAgent,
    CAST(NULL AS VARCHAR) AS TargetOthers,
    y.cameo_code AS EventCode,
    y.cameo_root AS EventRoot,
    CAST(y.quad_class AS INTEGER) AS QuadClass,
    y.goldstein AS Goldstein,
    CAST(NULL AS VARCHAR) AS Issues,
    e.place_latitude AS Lat,
    e.place_longitude AS Lon,
    y.place_name AS LocationName,
    CAST(NULL AS VARCHAR) AS StateName,
    y.place_country AS CountryCode,
    m.document_id || '_' || m.sentence_index AS SentenceIDs,
    m.url AS URLs,
    m.outlet AS Sources
FROM dyads AS y
JOIN events AS e USING (event_id)
LEFT JOIN first_mentions AS m USING (event_id)
WHERE y.modality = 'actual' AND NOT y.negated;
