package io.papertape.engine.strategy;

import io.papertape.engine.portfolio.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parameters given to a strategy, and what the strategy says of them.
///
/// A strategy declares each parameter by asking for it in its constructor: name, default, least value. Problems are
/// collected rather than thrown, so that all of them are reported at once; a value with a problem reads as its
/// default. Not safe for use by several threads.
///
/// ```java
/// int fast = parameters.wholeNumber("fastPeriod", 10, 1);
/// int slow = parameters.wholeNumber("slowPeriod", 30, 2);
/// parameters.require(fast < slow, "fastPeriod must be less than slowPeriod");
/// ```
public final class StrategyParameters {

    /// The largest whole number, so that a count of bars can be added to.
    public static final int LARGEST = 1_000_000;

    private final Map<String, String> given;
    private final Map<String, String> resolved = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /// @param given texts by name
    public StrategyParameters(Map<String, String> given) {
        this.given = Map.copyOf(given);
    }

    /// The whole number `name`, at most [#LARGEST].
    ///
    /// @param least the least value allowed
    public int wholeNumber(String name, int defaultValue, int least) {
        String text = given.getOrDefault(name, Integer.toString(defaultValue));
        int value = defaultValue;
        try {
            int asked = Integer.parseInt(text);
            if (asked < least) {
                problems.add(name + " must be at least " + least + " but was " + text);
            } else if (asked > LARGEST) {
                problems.add(name + " must be at most " + LARGEST + " but was " + text);
            } else {
                value = asked;
            }
        } catch (NumberFormatException e) {
            problems.add(name + " must be a whole number but was '" + text + "'");
        }
        resolved.put(name, Integer.toString(value));
        return value;
    }

    /// The decimal `name`, at least 0, in units of 0.00000001.
    ///
    /// @param defaultValue the default as text
    public long decimal(String name, String defaultValue) {
        String text = given.getOrDefault(name, defaultValue);
        long value = Money.parse(defaultValue);
        try {
            long asked = Money.parse(text);
            require(asked >= 0, name + " must be at least 0 but was " + text);
            value = asked >= 0 ? asked : value;
        } catch (NumberFormatException e) {
            problems.add(name + " must be a number of at most 8 decimals but was '" + text + "'");
        }
        resolved.put(name, Money.format(value));
        return value;
    }

    /// Reports `problem` unless `holds`.
    public void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    /// Every declared parameter with the value in force, in order of declaration.
    public Map<String, String> resolved() {
        return new LinkedHashMap<>(resolved);
    }

    /// What is wrong, one sentence each; empty when all is well.
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
