-- Events in which an actor takes part on either side, each once: actor('RUS'). An actor is a country or
-- the beginning of a CAMEO code.
CREATE OR REPLACE MACRO actor(a) AS TABLE
SELECT *
FROM events
WHERE event_id IN (
    SELECT event_id
    FROM dyads
    WHERE is_actor(source_code, source_country, a) OR is_actor(target_code, target_country, a)
);
