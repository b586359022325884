-- The 61 columns of GDELT 2 events, one row an event, source and target. Only events that happened:
-- planned, hypothetical and negated ones are left out. CAMEO codes mean what the manual 1.1b3 says, which
-- GDELT renames for 101 to 108; country codes of places are ISO 3166-1 alpha-3 and not FIPS; an event is a
-- root event where one of the first three sentences tells it first; tone, ethnic and religious codes and
-- the actors' places are missing.
CREATE OR REPLACE VIEW gdelt AS
SELECT
    event_number(concat_ws('|', y.event_id, y.source_code, y.source_name, '>', y.target_code, y.target_name)) AS GLOBALEVENTID,
    CAST(strftime(y.date_start, '%Y%m%d') AS INTEGER) AS SQLDATE,
    CAST(strftime(y.date_start, '%Y%m') AS INTEGER) AS MonthYear,
    CAST(year(y.date_start) AS INTEGER) AS Year,
    round(year(y.date_start) + (month(y.date_start) * 30 + day(y.date_start)) / 365.0, 4) AS FractionDate,
    y.source_code AS Actor1Code,
    upper(y.source_name) AS Actor1Name,
    y.source_country AS Actor1CountryCode,
    gdelt_group(y.source_code) AS Actor1KnownGroupCode,
    CAST(NULL AS VARCHAR) AS Actor1EthnicCode,
    CAST(NULL AS VARCHAR) AS Actor1Religion1Code,
    CAST(NULL AS VARCHAR) AS Actor1Religion2Code,
    gdelt_type(y.source_code, y.source_country, 1) AS Actor1Type1Code,
    gdelt_type(y.source_code, y.source_country, 2) AS Actor1Type2Code,
    gdelt_type(y.source_code, y.source_country, 3) AS Actor1Type3Code,
    y.target_code AS Actor2Code,
    upper(y.target_name) AS Actor2Name,
    y.target_country AS Actor2CountryCode,
    gdelt_group(y.target_code) AS Actor2KnownGroupCode,
    CAST(NULL AS VARCHAR) AS Actor2EthnicCode,
    CAST(NULL AS VARCHAR) AS Actor2Religion1Code,
    CAST(NULL AS VARCHAR) AS Actor2Religion2Code,
    gdelt_type(y.target_code, y.target_country, 1) AS Actor2Type1Code,
    gdelt_type(y.target_code, y.target_country, 2) AS Actor2Type2Code,
    gdelt_type(y.target_code, y.target_country, 3) AS Actor2Type3Code,
    CASE WHEN m.sentence_index < 3 THEN 1 ELSE 0 END AS IsRootEvent,
    y.cameo_code AS EventCode,
    left(y.cameo_code, 3) AS EventBaseCode,
    y.cameo_root AS EventRootCode,
    CAST(y.quad_class AS INTEGER) AS QuadClass,
    y.goldstein AS GoldsteinScale,
    e.mention_count AS NumMentions,
    CAST(greatest(coalesce(o.outlets, 0), 1) AS INTEGER) AS NumSources,
    e.document_count AS NumArticles,
    CAST(NULL AS DOUBLE) AS AvgTone,
    CAST(NULL AS INTEGER) AS Actor1Geo_Type,
    CAST(NULL AS VARCHAR) AS Actor1Geo_FullName,
    CAST(NULL AS VARCHAR) AS Actor1Geo_CountryCode,
    CAST(NULL AS VARCHAR) AS Actor1Geo_ADM1Code,
    CAST(NULL AS VARCHAR) AS Actor1Geo_ADM2Code,
    CAST(NULL AS DOUBLE) AS Actor1Geo_Lat,
    CAST(NULL AS DOUBLE) AS Actor1Geo_Long,
    CAST(NULL AS VARCHAR) AS Actor1Geo_FeatureID,
    CAST(NULL AS INTEGER) AS Actor2Geo_Type,
    CAST(NULL AS VARCHAR) AS Actor2Geo_FullName,
    CAST(NULL AS VARCHAR) AS Actor2Geo_CountryCode,
    CAST(NULL AS VARCHAR) AS Actor2Geo_ADM1Code,
    CAST(NULL AS VARCHAR) AS Actor2Geo_ADM2Code,
    CAST(NULL AS DOUBLE) AS Actor2Geo_Lat,
    CAST(NULL AS DOUBLE) AS Actor2Geo_Long,
    CAST(NULL AS VARCHAR) AS Actor2Geo_FeatureID,
    CASE
        WHEN e.place_geonames_id IS NULL THEN CASE WHEN y.place_country IS NULL THEN 0 ELSE 1 END
        WHEN y.place_country = 'USA' THEN 3
        ELSE 4
    END AS ActionGeo_Type,
    y.place_name AS ActionGeo_FullName,
    y.place_country AS ActionGeo_CountryCode,
    CAST(NULL AS VARCHAR) AS ActionGeo_ADM1Code,
    CAST(NULL AS VARCHAR) AS ActionGeo_ADM2Code,
    e.place_latitude AS ActionGeo_Lat,
    e.place_longitude AS ActionGeo_Long,
    CAST(NULL AS VARCHAR) AS ActionGeo_FeatureID,
    CAST(strftime(e.first_published, '%Y%m%d') || '000000' AS BIGINT) AS DATEADDED,
    coalesce(m.url, m.path) AS SOURCEURL
FROM dyads AS y
JOIN events AS e USING (event_id)
LEFT JOIN first_mentions AS m USING (event_id)
LEFT JOIN (
    SELECT event_id, count(DISTINCT outlet) AS outlets
    FROM mentions
    JOIN documents USING (document_id)
    GROUP BY event_id
) AS o USING (event_id)
WHERE y.modality = 'actual' AND NOT y.negated;
