-- What a trade does to the position, beside its side: a buy may also close one.

-- OPEN or CLOSE (FIX tag 77). Until this version every buy opened a position and every sell closed one.
ALTER TABLE trade ADD COLUMN IF NOT EXISTS position_effect VARCHAR(5) DEFAULT 'OPEN' NOT NULL
    CONSTRAINT trade_position_effect
    CHECK (CASE position_effect WHEN 'OPEN' THEN TRUE WHEN 'CLOSE' THEN TRUE ELSE FALSE END);
UPDATE trade SET position_effect = 'CLOSE' WHERE side = 'SELL';
ALTER TABLE trade ALTER COLUMN position_effect DROP DEFAULT;
