package io.papertape.batch.replay;

import io.papertape.engine.portfolio.Money;
import io.papertape.ledger.UsedAction;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.ToldAction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What prices tell of corporate actions, as books are made from it.
final class ToldActions {

    private static final int DECIMALS = 8;

    private ToldActions() {}

    /// The actions with the place that tells of each. What is told twice counts once.
    ///
    /// @throws PriceFileException if a value is too large or too small
    static Map<UsedAction, String> of(List<ToldAction> actions) {
        Map<UsedAction, String> told = new LinkedHashMap<>();
        for (ToldAction action : actions) {
            told.putIfAbsent(
                    new UsedAction(
                            action.symbol(),
                            action.date(),
                            type(action),
                            units(action),
                            action.payDate(),
                            action.renamedTo()),
                    action.place());
        }
        return told;
    }

    private static UsedAction.Type type(ToldAction action) {
        return switch (action.type()) {
            case RENAME -> UsedAction.Type.RENAME;
            case SPLIT -> UsedAction.Type.SPLIT;
            case DIVIDEND -> UsedAction.Type.DIVIDEND;
            case DELIST -> UsedAction.Type.DELIST;
        };
    }

    private static @Nullable Long units(ToldAction action) {
        BigDecimal value = action.value();
        if (value == null) {
            return null;
        }
        try {
            long units = Money.ofDecimal(value.setScale(DECIMALS, RoundingMode.HALF_EVEN));
            if (units == 0 && value.signum() != 0) {
                throw new PriceFileException(List.of(action.place() + ": the value " + value
                        + " is nothing when it is rounded to " + DECIMALS + " decimals"));
            }
            return units;
        } catch (ArithmeticException e) {
            throw new PriceFileException(List.of(action.place() + ": the value " + value + " is too large"));
        }
    }
}
