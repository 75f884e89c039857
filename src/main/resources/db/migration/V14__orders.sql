-- Orders: what a trade was decided by and when, the orders that wait, the levels of positions, and what an exit sold of
-- which entry.

ALTER TABLE trade ADD COLUMN IF NOT EXISTS order_no BIGINT;
ALTER TABLE trade ADD COLUMN IF NOT EXISTS kind VARCHAR(6);
ALTER TABLE trade ADD COLUMN IF NOT EXISTS level DECIMAL(20, 8);
ALTER TABLE trade ADD COLUMN IF NOT EXISTS decided_at TIMESTAMP;
ALTER TABLE trade ADD COLUMN IF NOT EXISTS ambiguous BOOLEAN;
ALTER TABLE trade ADD COLUMN IF NOT EXISTS other_pnl DECIMAL(20, 8);
ALTER TABLE trade ADD COLUMN IF NOT EXISTS missed_trails INTEGER;
UPDATE trade SET order_no = trade_no, kind = position_effect, decided_at = traded_at, ambiguous = FALSE
WHERE order_no IS NULL;
ALTER TABLE trade ALTER COLUMN order_no SET NOT NULL;
ALTER TABLE trade ALTER COLUMN kind SET NOT NULL;
ALTER TABLE trade ALTER COLUMN decided_at SET NOT NULL;
ALTER TABLE trade ALTER COLUMN ambiguous SET NOT NULL;
COMMENT ON COLUMN trade.order_no IS 'Number of the order within its session, from 0; the fills of an order share it';
COMMENT ON COLUMN trade.kind IS
    'OPEN, CLOSE (at the market), LIMIT, STOP, TARGET, TRAIL (trailing stop) or TIME (held long enough)';
COMMENT ON COLUMN trade.level IS 'Price that the order waited for; null where it waited for none';
COMMENT ON COLUMN trade.decided_at IS 'Slice in which the order, or the level that made it, was decided';
COMMENT ON COLUMN trade.ambiguous IS 'Whether another order of events within the bar was possible';
COMMENT ON COLUMN trade.other_pnl IS 'Of an ambiguous exit, what the other order of events would have realized';
COMMENT ON COLUMN trade.missed_trails IS
    'Of an exit, bars in which the trailing stop may have been reached and was not; null without a trailing stop';

ALTER TABLE open_position ADD COLUMN IF NOT EXISTS stop_price DECIMAL(20, 8);
ALTER TABLE open_position ADD COLUMN IF NOT EXISTS stop_decided_at TIMESTAMP;
ALTER TABLE open_position ADD COLUMN IF NOT EXISTS target_price DECIMAL(20, 8);
ALTER TABLE open_position ADD COLUMN IF NOT EXISTS target_decided_at TIMESTAMP;
ALTER TABLE open_position ADD COLUMN IF NOT EXISTS trail_price DECIMAL(20, 8);
ALTER TABLE open_position ADD COLUMN IF NOT EXISTS trail_decided_at TIMESTAMP;
ALTER TABLE open_position ADD COLUMN IF NOT EXISTS missed_trails INTEGER;
ALTER TABLE open_position ADD COLUMN IF NOT EXISTS bars_held INTEGER;
COMMENT ON COLUMN open_position.stop_price IS 'Price at which the position is sold by its stop; null without one';
COMMENT ON COLUMN open_position.stop_decided_at IS 'Slice in which the stop was decided';
COMMENT ON COLUMN open_position.target_price IS 'Price at which the position is sold by its target; null without one';
COMMENT ON COLUMN open_position.target_decided_at IS 'Slice in which the target was decided';
COMMENT ON COLUMN open_position.trail_price IS 'Trailing stop for the next bar; null without one';
COMMENT ON COLUMN open_position.trail_decided_at IS 'Slice that raised the trailing stop last, or the entry''s signal';
COMMENT ON COLUMN open_position.missed_trails IS
    'Bars in which the trailing stop may have been reached and was not; null without levels';
COMMENT ON COLUMN open_position.bars_held IS
    'Bars of the symbol since the entry; null where the session does not count them';

ALTER TABLE paper_session ADD COLUMN IF NOT EXISTS orders BIGINT DEFAULT 0 NOT NULL;
UPDATE paper_session SET orders =
    (SELECT COUNT(*) FROM trade t
     WHERE t.trade_id >= paper_session.session_id * 4294967296
         AND t.trade_id < (paper_session.session_id + 1) * 4294967296)
WHERE orders = 0;
COMMENT ON COLUMN paper_session.orders IS 'How many orders there were';

CREATE TABLE IF NOT EXISTS open_order (
    session_id BIGINT NOT NULL REFERENCES paper_session (session_id) ON DELETE CASCADE,
    order_no BIGINT NOT NULL,
    symbol VARCHAR(1000) NOT NULL,
    side VARCHAR(4) NOT NULL,
    position_effect VARCHAR(5) NOT NULL,
    kind VARCHAR(6) NOT NULL,
    quantity DECIMAL(20, 8) NOT NULL,
    order_quantity DECIMAL(20, 8) NOT NULL,
    requested_quantity DECIMAL(20, 8) NOT NULL,
    limited_by VARCHAR(40),
    limit_price DECIMAL(20, 8),
    trigger_price DECIMAL(20, 8),
    triggered BOOLEAN NOT NULL,
    level DECIMAL(20, 8),
    stop_price DECIMAL(20, 8),
    target_price DECIMAL(20, 8),
    reserve_price DECIMAL(20, 8),
    decided_at TIMESTAMP NOT NULL,
    bars_left INTEGER NOT NULL,
    taker_quantity DECIMAL(20, 8) NOT NULL,
    taker_value DECIMAL(20, 8) NOT NULL,
    maker_quantity DECIMAL(20, 8) NOT NULL,
    maker_value DECIMAL(20, 8) NOT NULL,
    charged DECIMAL(20, 8) NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    ended_at TIMESTAMP,
    ended_by VARCHAR(100),
    PRIMARY KEY (session_id, order_no)
);
COMMENT ON TABLE open_order IS 'Orders that wait, and those that ended before they were filled whole';
COMMENT ON COLUMN open_order.session_id IS 'The session';
COMMENT ON COLUMN open_order.order_no IS 'Number of the order within its session, from 0';
COMMENT ON COLUMN open_order.symbol IS 'The symbol';
COMMENT ON COLUMN open_order.side IS 'BUY or SELL';
COMMENT ON COLUMN open_order.position_effect IS 'OPEN or CLOSE: whether it opens a position or closes one';
COMMENT ON COLUMN open_order.kind IS 'As of a trade: what led to it';
COMMENT ON COLUMN open_order.quantity IS 'Quantity that is not filled';
COMMENT ON COLUMN open_order.order_quantity IS 'Quantity of the order when it was decided';
COMMENT ON COLUMN open_order.requested_quantity IS 'What it would have been without limits';
COMMENT ON COLUMN open_order.limited_by IS 'What reduced it: cash, or a limit of risk; null where nothing did';
COMMENT ON COLUMN open_order.limit_price IS 'Price that it is filled at or better; null for the market';
COMMENT ON COLUMN open_order.trigger_price IS 'Price at which it becomes an order at the market, or at its limit';
COMMENT ON COLUMN open_order.triggered IS 'Whether that price was reached';
COMMENT ON COLUMN open_order.level IS 'Price that it waits for, or waited for before its rest';
COMMENT ON COLUMN open_order.stop_price IS 'Stop that the strategy has given for the position';
COMMENT ON COLUMN open_order.target_price IS 'Target that the strategy has given for the position';
COMMENT ON COLUMN open_order.reserve_price IS 'Price a share at which an entry keeps cash while it waits';
COMMENT ON COLUMN open_order.decided_at IS 'Slice in which it was decided';
COMMENT ON COLUMN open_order.bars_left IS 'Bars that it goes on to wait for its price';
COMMENT ON COLUMN open_order.taker_quantity IS 'Filled of it at the market';
COMMENT ON COLUMN open_order.taker_value IS 'Value of that';
COMMENT ON COLUMN open_order.maker_quantity IS 'Filled of it at its limit';
COMMENT ON COLUMN open_order.maker_value IS 'Value of that';
COMMENT ON COLUMN open_order.charged IS 'Commission that was paid for what is filled';
COMMENT ON COLUMN open_order.reason IS 'The rule of the signal with its values';
COMMENT ON COLUMN open_order.ended_at IS 'Slice in which it ended; null while it waits';
COMMENT ON COLUMN open_order.ended_by IS 'What ended it: cash, a setting, a level, or a few words; null while it waits';

CREATE TABLE IF NOT EXISTS open_lot (
    session_id BIGINT NOT NULL REFERENCES paper_session (session_id) ON DELETE CASCADE,
    symbol VARCHAR(1000) NOT NULL,
    entry_trade_no BIGINT NOT NULL,
    sold DECIMAL(20, 8) NOT NULL,
    PRIMARY KEY (session_id, symbol, entry_trade_no)
);
COMMENT ON TABLE open_lot IS 'Fills of open positions that have several, or of which a part is sold';
COMMENT ON COLUMN open_lot.session_id IS 'The session';
COMMENT ON COLUMN open_lot.symbol IS 'The symbol';
COMMENT ON COLUMN open_lot.entry_trade_no IS 'Number of the trade that bought it';
COMMENT ON COLUMN open_lot.sold IS 'How much of it is sold';

CREATE TABLE IF NOT EXISTS symbol_cooldown (
    session_id BIGINT NOT NULL REFERENCES paper_session (session_id) ON DELETE CASCADE,
    symbol VARCHAR(1000) NOT NULL,
    bars_left INTEGER NOT NULL,
    PRIMARY KEY (session_id, symbol)
);
COMMENT ON TABLE symbol_cooldown IS 'Symbols that are not entered after an exit, by cooldownBars';
COMMENT ON COLUMN symbol_cooldown.session_id IS 'The session';
COMMENT ON COLUMN symbol_cooldown.symbol IS 'The symbol';
COMMENT ON COLUMN symbol_cooldown.bars_left IS 'Bars of the symbol without an entry, that of the last slice included';

CREATE TABLE IF NOT EXISTS trade_part (
    trade_id BIGINT NOT NULL,
    entry_trade_no BIGINT NOT NULL,
    quantity DECIMAL(20, 8) NOT NULL,
    cost DECIMAL(20, 8) NOT NULL,
    entry_commission DECIMAL(20, 8) NOT NULL,
    PRIMARY KEY (trade_id, entry_trade_no)
);
COMMENT ON TABLE trade_part IS 'What an exit sold of each entry, where that is not one whole entry; see trade_match';
COMMENT ON COLUMN trade_part.trade_id IS 'Key of the exit: session_id * 4294967296 + trade_no';
COMMENT ON COLUMN trade_part.entry_trade_no IS 'Number of the trade that bought it';
COMMENT ON COLUMN trade_part.quantity IS 'Sold of it';
COMMENT ON COLUMN trade_part.cost IS 'Its part of the entry''s cost';
COMMENT ON COLUMN trade_part.entry_commission IS 'Its part of the entry''s commission';
