package io.papertape.batch.replay;

import io.papertape.batch.JobFailure;
import io.papertape.batch.Remedy;
import io.papertape.prices.CorporateAction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Prices, as they were traded, go over a split: to a session that holds shares it would be a loss or a gain that never
/// was.
public final class RawSplitException extends JobFailure {

    private static final long serialVersionUID = 1L;

    private static final int MOST_TOLD = 5;

    /// @param splits at least one, in order
    RawSplitException(String session, List<CorporateAction> splits) {
        super(Remedy.DECIDE, told(session, splits));
    }

    private static String told(String session, List<CorporateAction> splits) {
        String first =
                splits.stream().limit(MOST_TOLD).map(RawSplitException::told).collect(Collectors.joining("; "));
        int rest = splits.size() - Math.min(splits.size(), MOST_TOLD);
        return "session '" + session + "': its prices are not adjusted for " + first
                + (rest == 0 ? "" : "; and " + rest + " more")
                + ". The books are unchanged; adjust=splits fresh=true starts it over with prices that are, or bring a"
                + " file whose prices are, or leave the symbol out with symbols and fresh=true";
    }

    private static String told(CorporateAction split) {
        BigDecimal shares = Objects.requireNonNull(split.value());
        return "the split of " + split.symbol() + " on " + split.date() + ", " + shares.toPlainString()
                + (shares.compareTo(BigDecimal.ONE) == 0 ? " share" : " shares") + " for each one (" + split.place()
                + ")";
    }
}
