package io.papertape.batch.replay;

import io.papertape.batch.JobFailure;
import io.papertape.batch.Remedy;
import io.papertape.ledger.StrategyVersion;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The code of a strategy is not the one that its session's books were made with.
final class CodeChangedException extends JobFailure {

    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    /// A digest of so many characters; name and version of a bundled strategy have fewer.
    private static final int LONGEST_DIGEST = 64;

    private static final int DIGITS_TOLD = 12;

    /// Tells both codes and what can be decided.
    CodeChangedException(String session, String strategy, StrategyVersion was, String now) {
        super(
                Remedy.DECIDE,
                "session '" + session + "': the code of " + strategy
                        + " is not the one that its books were made with: was "
                        + told(was.digest()) + " since " + MINUTE.format(was.usedSince()) + ", now " + told(now)
                        + ". The books are unchanged; put the old code back, or decide with onCodeChange=replay to replay the"
                        + " session whole with the new code, or with onCodeChange=accept to go on with it");
    }

    private static String told(String digest) {
        return digest.length() == LONGEST_DIGEST ? digest.substring(0, DIGITS_TOLD) : digest;
    }
}
