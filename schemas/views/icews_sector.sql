-- The name that ICEWS gives to a sector, from a CAMEO role code; codes without one stay as they are.
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
