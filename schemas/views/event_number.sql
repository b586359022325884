-- A whole number made of a text, always the same for the same text, for data sets that number their
-- events.
CREATE OR REPLACE MACRO event_number(identifier) AS
    CAST('0x' || left(md5(identifier), 15) AS BIGINT);
