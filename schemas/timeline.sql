-- The tables of a dataset as views over its Parquet files, and the views and macros for work with them.
-- Generated from schemas/ by `python -m timeline.tables.generate`; change the sources, not this file.
--
-- In the folder of a dataset:        duckdb -init timeline.sql
-- From anywhere else, before this:   SET file_search_path = '/path/to/the/dataset';
-- The files are looked for anew with every query, so the setting must also be made in every later session.

CREATE OR REPLACE VIEW "events" AS
SELECT
    "event_id",
    "event_type",
    "cameo_code",
    "cameo_root",
    "cameo_label",
    "plover_event",
    "quad_class",
    "goldstein",
    "sources",
    "targets",
    "reciprocal",
    "date_start",
    "date_end",
    "date_granularity",
    "date_value",
    "date_basis",
    "date_text",
    "place_name",
    "place_country",
    "place_latitude",
    "place_longitude",
    "place_geonames_id",
    "place_basis",
    "place_text",
    "modality",
    "negated",
    "background",
    "mention_count",
    "document_count",
    "first_published",
    "confidence"
FROM read_parquet('events.parquet');
COMMENT ON VIEW "events" IS 'One row an event, however often and in however many documents it is reported.';
COMMENT ON COLUMN "events"."event_id" IS 'Identifier of the event; the same input and versions give the same one.';
COMMENT ON COLUMN "events"."event_type" IS 'Kind of event.';
COMMENT ON COLUMN "events"."cameo_code" IS 'Most specific CAMEO 1.1b3 code that the text allows, two to four digits with the leading zero.';
COMMENT ON COLUMN "events"."cameo_root" IS 'Root category, the first two digits of cameo_code.';
COMMENT ON COLUMN "events"."cameo_label" IS 'Name of cameo_code in the CAMEO code book.';
COMMENT ON COLUMN "events"."plover_event" IS 'PLOVER 2021 category of cameo_code, null for roots 01 and 02, which PLOVER does not have.';
COMMENT ON COLUMN "events"."quad_class" IS '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
COMMENT ON COLUMN "events"."goldstein" IS 'Goldstein scale of cameo_code, from -10 (conflict) to 10 (cooperation), null where the scale has no value. Unit: Goldstein scale.';
COMMENT ON COLUMN "events"."sources" IS 'Who acts, or the participants on one side of a meeting.';
COMMENT ON COLUMN "events"."targets" IS 'Whom the act is directed at, or the participants on the other side of a meeting.';
COMMENT ON COLUMN "events"."reciprocal" IS 'True where sources and targets are interchangeable.';
COMMENT ON COLUMN "events"."date_start" IS 'First day on which the event happened or is planned to happen. Unit: day.';
COMMENT ON COLUMN "events"."date_end" IS 'Last day on which the event happened or is planned to happen, the day itself included. Unit: day.';
COMMENT ON COLUMN "events"."date_granularity" IS 'How finely the text gives the date, null without a date.';
COMMENT ON COLUMN "events"."date_value" IS 'TIMEX3 value of the date, such as 2022-01-13, 2022-W02 or 2014.';
COMMENT ON COLUMN "events"."date_basis" IS 'Where the date comes from, an expression in the sentence, elsewhere in the document, the day of publication, or nowhere.';
COMMENT ON COLUMN "events"."date_text" IS 'The time expression as the article writes it.';
COMMENT ON COLUMN "events"."place_name" IS 'Canonical English name of the city, site or region where the event took place.';
COMMENT ON COLUMN "events"."place_country" IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN "events"."place_latitude" IS 'Latitude of the place, WGS 84. Unit: degree.';
COMMENT ON COLUMN "events"."place_longitude" IS 'Longitude of the place, WGS 84. Unit: degree.';
COMMENT ON COLUMN "events"."place_geonames_id" IS 'GeoNames identifier of the place.';
COMMENT ON COLUMN "events"."place_basis" IS 'Where the place comes from, the sentence, elsewhere in the document, the dateline, or nowhere.';
COMMENT ON COLUMN "events"."place_text" IS 'The place as the article writes it.';
COMMENT ON COLUMN "events"."modality" IS 'Whether the event happened, is planned, or is only imagined.';
COMMENT ON COLUMN "events"."negated" IS 'True where the text says that the act itself did not take place.';
COMMENT ON COLUMN "events"."background" IS 'True where the article recalls the event as history and does not report it as news.';
COMMENT ON COLUMN "events"."mention_count" IS 'Number of places in the texts that report the event. Unit: mention.';
COMMENT ON COLUMN "events"."document_count" IS 'Number of documents that report the event. Unit: document.';
COMMENT ON COLUMN "events"."first_published" IS 'Earliest day of publication among the documents that report the event. Unit: day.';
COMMENT ON COLUMN "events"."confidence" IS 'Calibrated probability that type, root code and dyad are right. Unit: probability.';

CREATE OR REPLACE VIEW "dyads" AS
SELECT
    "event_id",
    "event_type",
    "cameo_code",
    "cameo_root",
    "quad_class",
    "goldstein",
    "date_start",
    "date_end",
    "modality",
    "negated",
    "confidence",
    "place_name",
    "place_country",
    "source_name",
    "source_code",
    "source_country",
    "source_role",
    "source_person",
    "target_name",
    "target_code",
    "target_country",
    "target_role",
    "target_person"
FROM read_parquet('dyads.parquet');
COMMENT ON VIEW "dyads" IS 'One row an event, source and target, the flat view that ICEWS and GDELT users know; a reciprocal event gives both directions.';
COMMENT ON COLUMN "dyads"."event_id" IS 'Identifier of the event; the same input and versions give the same one.';
COMMENT ON COLUMN "dyads"."event_type" IS 'Kind of event.';
COMMENT ON COLUMN "dyads"."cameo_code" IS 'Most specific CAMEO 1.1b3 code that the text allows, two to four digits with the leading zero.';
COMMENT ON COLUMN "dyads"."cameo_root" IS 'Root category, the first two digits of cameo_code.';
COMMENT ON COLUMN "dyads"."quad_class" IS '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
COMMENT ON COLUMN "dyads"."goldstein" IS 'Goldstein scale of cameo_code, from -10 (conflict) to 10 (cooperation), null where the scale has no value. Unit: Goldstein scale.';
COMMENT ON COLUMN "dyads"."date_start" IS 'First day on which the event happened or is planned to happen. Unit: day.';
COMMENT ON COLUMN "dyads"."date_end" IS 'Last day on which the event happened or is planned to happen, the day itself included. Unit: day.';
COMMENT ON COLUMN "dyads"."modality" IS 'Whether the event happened, is planned, or is only imagined.';
COMMENT ON COLUMN "dyads"."negated" IS 'True where the text says that the act itself did not take place.';
COMMENT ON COLUMN "dyads"."confidence" IS 'Calibrated probability that type, root code and dyad are right. Unit: probability.';
COMMENT ON COLUMN "dyads"."place_name" IS 'Canonical English name of the city, site or region where the event took place.';
COMMENT ON COLUMN "dyads"."place_country" IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN "dyads"."source_name" IS 'Canonical English name of the source, null where that side is missing.';
COMMENT ON COLUMN "dyads"."source_code" IS 'CAMEO actor code of the source.';
COMMENT ON COLUMN "dyads"."source_country" IS 'Country of the source, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN "dyads"."source_role" IS 'CAMEO role code of the source.';
COMMENT ON COLUMN "dyads"."source_person" IS 'Full name of the person who acts as the source.';
COMMENT ON COLUMN "dyads"."target_name" IS 'Canonical English name of the target, null where that side is missing.';
COMMENT ON COLUMN "dyads"."target_code" IS 'CAMEO actor code of the target.';
COMMENT ON COLUMN "dyads"."target_country" IS 'Country of the target, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN "dyads"."target_role" IS 'CAMEO role code of the target.';
COMMENT ON COLUMN "dyads"."target_person" IS 'Full name of the person who acts as the target.';

CREATE OR REPLACE VIEW "mentions" AS
SELECT
    "mention_id",
    "event_id",
    "document_id",
    "sentence_index",
    "sentence_start",
    "sentence_end",
    "sentence",
    "trigger_start",
    "trigger_end",
    "trigger_text",
    "source_spans",
    "target_spans",
    "date_start_char",
    "date_end_char",
    "place_start_char",
    "place_end_char",
    "rule_id",
    "confidence",
    "reported_in",
    "modality",
    "merge_rule",
    "event_type",
    "cameo_code",
    "sources",
    "targets",
    "reciprocal",
    "negated",
    "background",
    "date_start",
    "date_end",
    "date_granularity",
    "date_value",
    "date_basis",
    "date_text",
    "place_name",
    "place_country",
    "place_latitude",
    "place_longitude",
    "place_geonames_id",
    "place_basis",
    "place_text"
FROM read_parquet('mentions.parquet');
COMMENT ON VIEW "mentions" IS 'One row a place in a document''s text that reports an event.';
COMMENT ON COLUMN "mentions"."mention_id" IS 'Identifier of the mention; the same input and versions give the same one.';
COMMENT ON COLUMN "mentions"."event_id" IS 'Identifier of the event; the same input and versions give the same one.';
COMMENT ON COLUMN "mentions"."document_id" IS 'Identifier of the document, the record''s own or the name of its file, made unique.';
COMMENT ON COLUMN "mentions"."sentence_index" IS 'Position of the sentence in the document, counted from 0.';
COMMENT ON COLUMN "mentions"."sentence_start" IS 'Offset of the sentence''s first character in the document''s text. Unit: code point.';
COMMENT ON COLUMN "mentions"."sentence_end" IS 'Offset after the sentence''s last character. Unit: code point.';
COMMENT ON COLUMN "mentions"."sentence" IS 'The sentence as it stands in the document''s text.';
COMMENT ON COLUMN "mentions"."trigger_start" IS 'Offset of the first character of the word that reports the event. Unit: code point.';
COMMENT ON COLUMN "mentions"."trigger_end" IS 'Offset after the last character of the trigger. Unit: code point.';
COMMENT ON COLUMN "mentions"."trigger_text" IS 'The trigger as it stands in the text.';
COMMENT ON COLUMN "mentions"."source_spans" IS 'Where the text names the sources; empty where they are only understood.';
COMMENT ON COLUMN "mentions"."target_spans" IS 'Where the text names the targets; empty where they are only understood.';
COMMENT ON COLUMN "mentions"."date_start_char" IS 'Offset of the first character of the time expression that dates the event. Unit: code point.';
COMMENT ON COLUMN "mentions"."date_end_char" IS 'Offset after the last character of the time expression. Unit: code point.';
COMMENT ON COLUMN "mentions"."place_start_char" IS 'Offset of the first character of the place of the event. Unit: code point.';
COMMENT ON COLUMN "mentions"."place_end_char" IS 'Offset after the last character of the place. Unit: code point.';
COMMENT ON COLUMN "mentions"."rule_id" IS 'The rule or model that coded the mention.';
COMMENT ON COLUMN "mentions"."confidence" IS 'Calibrated probability that type, root code and dyad of this mention are right. Unit: probability.';
COMMENT ON COLUMN "mentions"."reported_in" IS 'The statement in whose content the mention stands, null where the article itself reports the act.';
COMMENT ON COLUMN "mentions"."modality" IS 'Whether this mention tells the event as happened, planned or only imagined.';
COMMENT ON COLUMN "mentions"."merge_rule" IS 'Why this mention is of one event with earlier ones, null for the event''s first mention.';
COMMENT ON COLUMN "mentions"."event_type" IS 'Kind of event.';
COMMENT ON COLUMN "mentions"."cameo_code" IS 'CAMEO code of the event as this mention tells it.';
COMMENT ON COLUMN "mentions"."sources" IS 'Who acts, as this mention tells it.';
COMMENT ON COLUMN "mentions"."targets" IS 'Whom the act is directed at, as this mention tells it.';
COMMENT ON COLUMN "mentions"."reciprocal" IS 'True where sources and targets are interchangeable.';
COMMENT ON COLUMN "mentions"."negated" IS 'True where the text says that the act itself did not take place.';
COMMENT ON COLUMN "mentions"."background" IS 'True where this mention recalls the event as history and does not report it as news.';
COMMENT ON COLUMN "mentions"."date_start" IS 'First day of the event as this mention tells it. Unit: day.';
COMMENT ON COLUMN "mentions"."date_end" IS 'Last day of the event as this mention tells it, the day itself included. Unit: day.';
COMMENT ON COLUMN "mentions"."date_granularity" IS 'How finely the text gives the date, null without a date.';
COMMENT ON COLUMN "mentions"."date_value" IS 'TIMEX3 value of the date, such as 2022-01-13, 2022-W02 or 2014.';
COMMENT ON COLUMN "mentions"."date_basis" IS 'Where the date comes from, an expression in the sentence, elsewhere in the document, the day of publication, or nowhere.';
COMMENT ON COLUMN "mentions"."date_text" IS 'The time expression as the article writes it.';
COMMENT ON COLUMN "mentions"."place_name" IS 'Canonical English name of the event''s place as this mention tells it.';
COMMENT ON COLUMN "mentions"."place_country" IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN "mentions"."place_latitude" IS 'Latitude of the place, WGS 84. Unit: degree.';
COMMENT ON COLUMN "mentions"."place_longitude" IS 'Longitude of the place, WGS 84. Unit: degree.';
COMMENT ON COLUMN "mentions"."place_geonames_id" IS 'GeoNames identifier of the place.';
COMMENT ON COLUMN "mentions"."place_basis" IS 'Where the place comes from, the sentence, elsewhere in the document, the dateline, or nowhere.';
COMMENT ON COLUMN "mentions"."place_text" IS 'The place as the article writes it.';

CREATE OR REPLACE VIEW "statements" AS
SELECT
    "statement_id",
    "event_id",
    "document_id",
    "speaker_name",
    "speaker_code",
    "speaker_country",
    "speaker_text",
    "cue_text",
    "cue_lemma",
    "cue_start",
    "cue_end",
    "form",
    "content",
    "content_spans",
    "addressee_name",
    "addressee_code",
    "reported_by",
    "negated",
    "confidence",
    "rule_id",
    "continuation"
FROM read_parquet('statements.parquet');
COMMENT ON VIEW "statements" IS 'One row a public statement, with its speaker, its words and where they stand.';
COMMENT ON COLUMN "statements"."statement_id" IS 'Identifier of the statement; the same input and versions give the same one.';
COMMENT ON COLUMN "statements"."event_id" IS 'The event that the statement is, null where the statement is no event of its own.';
COMMENT ON COLUMN "statements"."document_id" IS 'Identifier of the document, the record''s own or the name of its file, made unique.';
COMMENT ON COLUMN "statements"."speaker_name" IS 'The speaker in the fullest form that the document gives, null where nobody could be named.';
COMMENT ON COLUMN "statements"."speaker_code" IS 'CAMEO actor code of the speaker.';
COMMENT ON COLUMN "statements"."speaker_country" IS 'Country of the speaker, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN "statements"."speaker_text" IS 'The speaker as the sentence writes it, null where there is only a pronoun or nothing.';
COMMENT ON COLUMN "statements"."cue_text" IS 'The word that introduces the statement, as written.';
COMMENT ON COLUMN "statements"."cue_lemma" IS 'Dictionary form of the cue.';
COMMENT ON COLUMN "statements"."cue_start" IS 'Offset of the cue''s first character in the document''s text. Unit: code point.';
COMMENT ON COLUMN "statements"."cue_end" IS 'Offset after the cue''s last character. Unit: code point.';
COMMENT ON COLUMN "statements"."form" IS 'Whether the words are quoted (direct), quoted in part (mixed) or retold (indirect).';
COMMENT ON COLUMN "statements"."content" IS 'What is said.';
COMMENT ON COLUMN "statements"."content_spans" IS 'Where the content stands in the text, several spans where a quotation is split.';
COMMENT ON COLUMN "statements"."addressee_name" IS 'Canonical English name of the one spoken to.';
COMMENT ON COLUMN "statements"."addressee_code" IS 'CAMEO actor code of the addressee.';
COMMENT ON COLUMN "statements"."reported_by" IS 'The medium that the article credits with the statement.';
COMMENT ON COLUMN "statements"."negated" IS 'True where the text says that the statement was not made.';
COMMENT ON COLUMN "statements"."confidence" IS 'Calibrated probability that the statement and its speaker are right. Unit: probability.';
COMMENT ON COLUMN "statements"."rule_id" IS 'The rule or model that found the statement.';
COMMENT ON COLUMN "statements"."continuation" IS 'True where the speaker is known only from an earlier statement.';

CREATE OR REPLACE VIEW "spans" AS
SELECT
    "document_id",
    "kind",
    "start",
    "end",
    "text",
    "normalised",
    "name",
    "country",
    "latitude",
    "longitude",
    "date_start",
    "date_end",
    "date_granularity",
    "rule_id",
    "timex_type",
    "person",
    "role",
    "office"
FROM read_parquet('spans.parquet');
COMMENT ON VIEW "spans" IS 'One row an actor, place or time expression found in a document, used by an event or not.';
COMMENT ON COLUMN "spans"."document_id" IS 'Identifier of the document, the record''s own or the name of its file, made unique.';
COMMENT ON COLUMN "spans"."kind" IS 'What the expression stands for.';
COMMENT ON COLUMN "spans"."start" IS 'Offset of the first character in the document''s text. Unit: code point.';
COMMENT ON COLUMN "spans"."end" IS 'Offset after the last character. Unit: code point.';
COMMENT ON COLUMN "spans"."text" IS 'The expression as it stands in the text.';
COMMENT ON COLUMN "spans"."normalised" IS 'CAMEO actor code, place identifier or TIMEX3 value.';
COMMENT ON COLUMN "spans"."name" IS 'Canonical English name of the actor or place.';
COMMENT ON COLUMN "spans"."country" IS 'Country of the actor or place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN "spans"."latitude" IS 'Latitude of the place, WGS 84. Unit: degree.';
COMMENT ON COLUMN "spans"."longitude" IS 'Longitude of the place, WGS 84. Unit: degree.';
COMMENT ON COLUMN "spans"."date_start" IS 'First day that a time expression means. Unit: day.';
COMMENT ON COLUMN "spans"."date_end" IS 'Last day that a time expression means, the day itself included. Unit: day.';
COMMENT ON COLUMN "spans"."date_granularity" IS 'How finely the text gives the date, null without a date.';
COMMENT ON COLUMN "spans"."rule_id" IS 'The rule or model that found the expression.';
COMMENT ON COLUMN "spans"."timex_type" IS 'TIMEX3 type of a time expression.';
COMMENT ON COLUMN "spans"."person" IS 'Full name of the person that an actor expression names.';
COMMENT ON COLUMN "spans"."role" IS 'CAMEO role code, such as GOV, MIL, LEG, JUD, OPP or MED.';
COMMENT ON COLUMN "spans"."office" IS 'Title of the office that the text, or the list of people, gives the person.';

CREATE OR REPLACE VIEW "people" AS
SELECT
    "name",
    "variants",
    "office",
    "code",
    "country",
    "role",
    "first_seen",
    "last_seen",
    "articles",
    "languages",
    "document_id",
    "evidence_start",
    "evidence_end",
    "evidence"
FROM read_parquet('people.parquet');
COMMENT ON VIEW "people" IS 'One row a person and actor code that an article tells of, with the time in which they were seen so; given to a later run with --people, it grows.';
COMMENT ON COLUMN "people"."name" IS 'Full name of the person, in the form of most articles.';
COMMENT ON COLUMN "people"."variants" IS 'All forms of the name with the articles that use them, most first.';
COMMENT ON COLUMN "people"."office" IS 'Title of the office beside the name in most articles.';
COMMENT ON COLUMN "people"."code" IS 'CAMEO actor code of the person in this capacity.';
COMMENT ON COLUMN "people"."country" IS 'Country of the actor, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN "people"."role" IS 'CAMEO role code, such as GOV, MIL, LEG, JUD, OPP or MED.';
COMMENT ON COLUMN "people"."first_seen" IS 'Publication date of the first article that tells who the person is, null where no article has a date.';
COMMENT ON COLUMN "people"."last_seen" IS 'Publication date of the last such article.';
COMMENT ON COLUMN "people"."articles" IS 'Number of articles in which the person is known by this code. Unit: article.';
COMMENT ON COLUMN "people"."languages" IS 'Languages of those articles, ISO 639-1, sorted and separated by spaces.';
COMMENT ON COLUMN "people"."document_id" IS 'The first article that gives the person''s office; it may belong to an earlier run.';
COMMENT ON COLUMN "people"."evidence_start" IS 'Offset of the expression that gives it, in that article''s text. Unit: code point.';
COMMENT ON COLUMN "people"."evidence_end" IS 'Offset after the last character of that expression. Unit: code point.';
COMMENT ON COLUMN "people"."evidence" IS 'The expression as it stands in the text.';

CREATE OR REPLACE VIEW "documents" AS
SELECT
    "document_id",
    "path",
    "language",
    "title",
    "url",
    "outlet",
    "published",
    "published_basis",
    "text",
    "text_sha256",
    "sentence_count",
    "mention_count",
    "extra"
FROM read_parquet('documents.parquet');
COMMENT ON VIEW "documents" IS 'One row a document that was read, with its text as analysed.';
COMMENT ON COLUMN "documents"."document_id" IS 'Identifier of the document, the record''s own or the name of its file, made unique.';
COMMENT ON COLUMN "documents"."path" IS 'File that the document was read from, `-` for standard input.';
COMMENT ON COLUMN "documents"."language" IS 'Language of the text, ISO 639-1.';
COMMENT ON COLUMN "documents"."title" IS 'Title of the article.';
COMMENT ON COLUMN "documents"."url" IS 'Address of the article.';
COMMENT ON COLUMN "documents"."outlet" IS 'Medium that published the article.';
COMMENT ON COLUMN "documents"."published" IS 'Day of publication. Unit: day.';
COMMENT ON COLUMN "documents"."published_basis" IS 'Where the day of publication comes from.';
COMMENT ON COLUMN "documents"."text" IS 'The text; every offset counts Unicode code points in it.';
COMMENT ON COLUMN "documents"."text_sha256" IS 'SHA-256 of the text in UTF-8, in hexadecimal.';
COMMENT ON COLUMN "documents"."sentence_count" IS 'Number of sentences. Unit: sentence.';
COMMENT ON COLUMN "documents"."mention_count" IS 'Number of event mentions in the document. Unit: mention.';
COMMENT ON COLUMN "documents"."extra" IS 'Other columns of the input record, as a JSON object.';

CREATE OR REPLACE VIEW "rejects" AS
SELECT
    "path",
    "record",
    "document_id",
    "reason",
    "detail"
FROM read_parquet('rejects.parquet');
COMMENT ON VIEW "rejects" IS 'One row an input that could not be read, and why.';
COMMENT ON COLUMN "rejects"."path" IS 'File that could not be read or that holds the record, `-` for standard input.';
COMMENT ON COLUMN "rejects"."record" IS 'Position of the record in its file, counted from 0, null where the whole file is meant.';
COMMENT ON COLUMN "rejects"."document_id" IS 'Identifier that the record carries.';
COMMENT ON COLUMN "rejects"."reason" IS 'Short code of the reason.';
COMMENT ON COLUMN "rejects"."detail" IS 'The reason in a sentence.';

CREATE OR REPLACE MACRO actor_names(actors) AS
    nullif(array_to_string([
        CASE WHEN a.person IS NULL OR a.person = a.name THEN a.name ELSE a.person || ' (' || a.name || ')' END
        FOR a IN actors
    ], '; '), '');
COMMENT ON MACRO actor_names IS 'The actors of a list in one text: the person with whom he or she stands for, else the actor''s name.';

CREATE OR REPLACE MACRO is_actor(code, country, wanted) AS
    coalesce(country = wanted, false) OR coalesce(starts_with(code, wanted), false);
COMMENT ON MACRO is_actor IS 'Whether an actor is the wanted one: its country, or the beginning of its CAMEO code (''RUS'', ''RUSGOV'', ''IGOUNO'').';

CREATE OR REPLACE MACRO event_number(identifier) AS
    CAST('0x' || left(md5(identifier), 15) AS BIGINT);
COMMENT ON MACRO event_number IS 'A whole number made of a text, always the same for the same text, for data sets that number their events.';

CREATE OR REPLACE MACRO icews_sector(role) AS
    CASE role
        WHEN 'GOV' THEN 'Government'
        WHEN 'MIL' THEN 'Military'
        WHEN 'LEG' THEN 'Legislative / Parliamentary'
        WHEN 'JUD' THEN 'Judicial'
        WHEN 'COP' THEN 'Police'
        WHEN 'MED' THEN 'Media'
        WHEN 'BUS' THEN 'Business'
        WHEN 'EDU' THEN 'Education'
        WHEN 'REB' THEN 'Rebel'
        WHEN 'INS' THEN 'Insurgents'
        ELSE role
    END;
COMMENT ON MACRO icews_sector IS 'The name that ICEWS gives to a sector, from a CAMEO role code; codes without one stay as they are.';

CREATE OR REPLACE MACRO gdelt_type(code, country, n) AS
    nullif(substr(
        CASE
            WHEN starts_with(code, 'IGO') THEN 'IGO'
            WHEN starts_with(code, country) THEN substr(code, 4)
            ELSE code
        END, 3 * n - 2, 3), '');
COMMENT ON MACRO gdelt_type IS 'GDELT''s actor type number n (1 to 3): a code''s roles in their order, without country and known group.';

CREATE OR REPLACE MACRO gdelt_group(code) AS
    CASE
        WHEN starts_with(code, 'IGOUNO') THEN 'UNO'
        WHEN starts_with(code, 'IGO') AND length(code) > 3 THEN right(code, 3)
    END;
COMMENT ON MACRO gdelt_group IS 'GDELT''s known group of an international organisation, such as NAT in IGOWSTNAT; organs of the UN are UNO.';

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
COMMENT ON VIEW first_mentions IS 'The first mention of each event, by day of publication and place in the text, with its document.';

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
COMMENT ON VIEW chronology IS 'Events in the order of time: date, place, who, what, to whom, and the sentence that tells it first. All events stand here, also planned, hypothetical, negated and recalled ones: see modality, negated and background.';

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
COMMENT ON VIEW meetings IS 'Meetings with their participants, held, planned or only imagined: see modality and negated.';

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
COMMENT ON VIEW quotes IS 'Quotations, whole (direct) or in part (mixed), with speaker and day; statements that are only retold stand in the table statements.';

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
COMMENT ON VIEW icews IS 'The 20 columns of ICEWS, one row an event, source and target. Only events that happened: planned, hypothetical and negated ones are left out. Countries are ISO 3166-1 alpha-3 codes, the intensity is the Goldstein scale, sentences count from 1.';

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
COMMENT ON VIEW gdelt IS 'The 61 columns of GDELT 2 events, one row an event, source and target. Only events that happened: planned, hypothetical and negated ones are left out. CAMEO codes mean what the manual 1.1b3 says, which GDELT renames for 101 to 108; country codes of places are ISO 3166-1 alpha-3 and not FIPS; an event is a root event where one of the first three sentences tells it first; tone, ethnic and religious codes and the actors'' places are missing.';

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
COMMENT ON VIEW phoenix IS 'The 26 columns of Phoenix, one row an event, source and target. Only events that happened: planned, hypothetical and negated ones are left out.';

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
COMMENT ON VIEW dyad_months IS 'Events that happened, counted by month, source country, target country and quad class, with their mean Goldstein value; each event counts once for a pair of countries.';

CREATE OR REPLACE MACRO dyad(a, b) AS TABLE
SELECT *
FROM events
WHERE event_id IN (
    SELECT event_id
    FROM dyads
    WHERE (is_actor(source_code, source_country, a) AND is_actor(target_code, target_country, b))
        OR (is_actor(source_code, source_country, b) AND is_actor(target_code, target_country, a))
);
COMMENT ON MACRO TABLE dyad IS 'Events between two actors in either direction, each once: dyad(''RUS'', ''USA''). An actor is a country or the beginning of a CAMEO code.';

CREATE OR REPLACE MACRO actor(a) AS TABLE
SELECT *
FROM events
WHERE event_id IN (
    SELECT event_id
    FROM dyads
    WHERE is_actor(source_code, source_country, a) OR is_actor(target_code, target_country, a)
);
COMMENT ON MACRO TABLE actor IS 'Events in which an actor takes part on either side, each once: actor(''RUS''). An actor is a country or the beginning of a CAMEO code.';
