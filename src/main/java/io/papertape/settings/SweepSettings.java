package io.papertape.settings;

import io.papertape.engine.performance.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The settings of a sweep, besides those of its sessions.
public final class SweepSettings {

    private static final int LONGEST_NAME = 300;
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_THREADS = 256;
    private static final int MOST_KEPT = 1_000;

    /// Name of the sweep.
    public static final Setting<Optional<String>> NAME = Setting.describing(
            "name",
            SettingScope.COMMAND,
            SettingTypes.name(LONGEST_NAME),
            Optional.empty(),
            "made from the settings",
            "sweep to begin, or to resume with the same settings");

    /// What is on one account.
    public static final Setting<SweepAccounts> EACH = Setting.of(
            "each",
            SettingScope.COMMAND,
            SettingTypes.oneOf(SweepAccounts.class, SweepAccounts::label),
            "symbol",
            "symbol or basket: whether every symbol is on an account of its own, or all are on one");

    /// What combinations must be like.
    public static final Setting<Optional<String>> WHERE = Setting.describing(
            "where",
            SettingScope.COMMAND,
            SettingTypes.text().unless(""),
            Optional.empty(),
            "all combinations",
            "condition on what is varied, such as \"fastPeriod < slowPeriod\"; other combinations are left out");

    /// By which metric combinations are judged.
    public static final Setting<Metric> OBJECTIVE = Setting.of(
            "objective",
            SettingScope.COMMAND,
            SettingTypes.oneOf(Metric.class, Metric::label),
            "sharpe_ratio",
            "metric by which combinations are judged; of equal ones that with fewer trades is best");

    /// Length of the windows in which combinations are judged.
    public static final Setting<Optional<Integer>> TRAIN_DAYS = Setting.describing(
            "trainDays",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(1, MOST_DAYS).unless(""),
            Optional.empty(),
            "all days",
            "calendar days of each window in which combinations are judged; needs testDays");

    /// Length of the windows in which the best is tested.
    public static final Setting<Optional<Integer>> TEST_DAYS = Setting.describing(
            "testDays",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(1, MOST_DAYS).unless(""),
            Optional.empty(),
            "no test",
            "calendar days after each such window in which its best combination is tested; needs trainDays");

    /// How far windows are apart.
    public static final Setting<Optional<Integer>> STEP_DAYS = Setting.describing(
            "stepDays",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(1, MOST_DAYS).unless(""),
            Optional.empty(),
            "testDays",
            "calendar days from one window to the next");

    /// Whether all windows begin together.
    public static final Setting<Boolean> ANCHORED = Setting.of(
            "anchored",
            SettingScope.COMMAND,
            SettingTypes.either("true", "false"),
            "false",
            "true: every window begins with the first and grows, instead of moving");

    /// How many of the best are left as sessions.
    public static final Setting<Integer> KEEP = Setting.of(
            "keep",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(0, MOST_KEPT),
            "0",
            "so many of the best results are replayed into sessions, named NAME-1, NAME-2 and so on");

    /// Whether an earlier sweep of the name is removed.
    public static final Setting<Boolean> FRESH = Setting.of(
            "fresh",
            SettingScope.COMMAND,
            SettingTypes.either("true", "false"),
            "false",
            "true: remove the sweep of this name first, with all its results");

    /// Whether nothing is swept.
    public static final Setting<Boolean> DRY_RUN = Setting.of(
            "dryRun",
            SettingScope.COMMAND,
            SettingTypes.either("true", "false"),
            "false",
            "true: count combinations, windows and bars, tell how long it would take here, and write nothing");

    /// On how many threads combinations are tried.
    public static final Setting<Integer> THREADS = Setting.describing(
            "threads",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(1, MOST_THREADS),
            Runtime.getRuntime().availableProcessors(),
            "the processors that there are",
            "on which combinations are tried; results do not depend on it");

    /// All of them, in the order in which they are told.
    public static final List<Setting<?>> ALL = List.of(
            NAME, EACH, WHERE, OBJECTIVE, TRAIN_DAYS, TEST_DAYS, STEP_DAYS, ANCHORED, KEEP, FRESH, DRY_RUN, THREADS);

    /// Those that a sweep keeps: with others it is another sweep.
    public static final List<Setting<?>> KEPT =
            List.of(EACH, WHERE, OBJECTIVE, TRAIN_DAYS, TEST_DAYS, STEP_DAYS, ANCHORED);

    /// Settings of a run that a sweep has, too.
    public static final List<Setting<?>> OF_RUN = List.of(
            ReplaySettings.PRICES,
            ReplaySettings.RECURSIVE,
            ReplaySettings.TO,
            ReplaySettings.MAX_REJECTED,
            ReplaySettings.REPORTS);

    /// Settings of a session that are the same for all combinations: they tell which bars there are.
    public static final Set<Setting<?>> NEVER_VARIED = Set.of(
            ReplaySettings.STRATEGY,
            ReplaySettings.SYMBOLS,
            ReplaySettings.FROM,
            ReplaySettings.TRADE_FROM,
            ReplaySettings.ZONE,
            ReplaySettings.FILE_ZONE,
            ReplaySettings.CONFLICT,
            ReplaySettings.ADJUST,
            ReplaySettings.BENCHMARK,
            ReplaySettings.RISK_FREE_RATE,
            ReplaySettings.PERIODS_PER_YEAR);

    private SweepSettings() {}

    /// Names of all parameters of a sweep but those of its strategy.
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        ALL.forEach(setting -> names.add(setting.name()));
        ReplaySettings.of(SettingScope.SESSION).forEach(setting -> names.add(setting.name()));
        OF_RUN.forEach(setting -> names.add(setting.name()));
        return names;
    }

    /// The settings of a session that may be varied, besides the parameters of its strategy.
    public static List<String> varied() {
        return ReplaySettings.of(SettingScope.SESSION).stream()
                .filter(setting -> !NEVER_VARIED.contains(setting))
                .map(Setting::name)
                .toList();
    }

    /// What a sweep may have on one account.
    public enum SweepAccounts {
        SYMBOL("symbol"),
        BASKET("basket");

        private final String label;

        SweepAccounts(String label) {
            this.label = label;
        }

        /// As it is given.
        public String label() {
            return label;
        }
    }
}
