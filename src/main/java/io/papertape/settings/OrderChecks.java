package io.papertape.settings;

import io.papertape.engine.order.SizingMethod;
import io.papertape.engine.strategy.StrategyCatalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is wrong with the settings of orders together.
///
/// @param values of the settings
/// @param strategy that trades; null where there is none
/// @param wrong names of the settings that are wrong by themselves: nothing is told of them together with others
record OrderChecks(SettingValues values, StrategyCatalog.@Nullable Found strategy, Set<String> wrong) {

    /// One for each thing that is wrong; empty where nothing is.
    List<SettingProblem> problems() {
        List<SettingProblem> problems = new ArrayList<>();
        if (areSound(OrderSettings.SIZING, OrderSettings.SIZE_AMOUNT)) {
            checkAmount(problems);
        }
        if (areSound(OrderSettings.SIZING, OrderSettings.STOP_LOSS, OrderSettings.TRAILING_STOP)
                && values.get(OrderSettings.SIZING) == SizingMethod.RISK
                && !hasStop()) {
            problems.add(new SettingProblem(
                    OrderSettings.SIZING.name(),
                    "sizing=risk needs stopLoss or trailingStop, or a strategy that gives stops itself"));
        }
        return problems;
    }

    private boolean areSound(Setting<?>... settings) {
        return Arrays.stream(settings).map(Setting::name).noneMatch(wrong::contains);
    }

    private void checkAmount(List<SettingProblem> problems) {
        SizingMethod sizing = values.get(OrderSettings.SIZING);
        boolean amount = sizing == SizingMethod.FIXED_CASH || sizing == SizingMethod.FIXED_SHARES;
        boolean given = values.get(OrderSettings.SIZE_AMOUNT).isPresent();
        if (amount && !given) {
            problems.add(new SettingProblem(
                    OrderSettings.SIZING.name(),
                    "sizing=" + sizing.label() + " needs sizeAmount, the "
                            + (sizing == SizingMethod.FIXED_CASH ? "cash" : "shares") + " of an entry"));
        }
        if (given && !amount) {
            problems.add(new SettingProblem(
                    OrderSettings.SIZE_AMOUNT.name(),
                    "sizeAmount is for sizing=fixedCash and sizing=fixedShares, but sizing is " + sizing.label()));
        }
    }

    private boolean hasStop() {
        return values.get(OrderSettings.STOP_LOSS).isPresent()
                || values.get(OrderSettings.TRAILING_STOP).isPresent()
                || strategy == null
                || strategy.givesLevels();
    }
}
