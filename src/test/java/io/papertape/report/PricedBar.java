package io.papertape.report;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/// A bar as a price file has it.
record PricedBar(String symbol, LocalDateTime time, BigDecimal high, BigDecimal low, BigDecimal close) {}
