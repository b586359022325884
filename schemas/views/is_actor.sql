-- Whether an actor is the wanted one: its country, or the beginning of its CAMEO code ('RUS', 'RUSGOV',
-- 'IGOUNO').
CREATE OR REPLACE MACRO is_actor(code, country, wanted) AS
    coalesce(country = wanted, false) OR coalesce(starts_with(code, wanted), false);
