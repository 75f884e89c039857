package io.papertape.batch.sweep;

import io.papertape.ledger.NewSweep;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.EvaluationException;
import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.MapAccessor;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/// The combinations of values that a sweep tries, numbered from 0: the last parameter varies first. Of each it keeps
/// its
/// place in the grid of all, four bytes. Immutable.
final class SweepGrid implements NewSweep.Trials {

    /// So many can be numbered, and told in the books.
    static final int MOST_COMBINATIONS = 10_000_000;

    private final List<Parameter> parameters;

    /// Places in the grid by combination; null where no combination is left out.
    private final int @Nullable [] places;

    private final int size;

    private SweepGrid(List<Parameter> parameters, int @Nullable [] places, int size) {
        this.parameters = parameters;
        this.places = places;
        this.size = size;
    }

    /// A parameter that is varied.
    ///
    /// @param values at least one, in order
    record Parameter(String name, List<String> values) {

        Parameter {
            values = List.copyOf(values);
        }
    }

    /// Lists the combinations.
    ///
    /// @param parameters in the order in which they were given
    /// @param where condition on their names, in the Spring Expression Language; null for none
    /// @throws IllegalArgumentException if there are too many or none, or the condition is none
    static SweepGrid of(List<Parameter> parameters, @Nullable String where) {
        long all = 1;
        for (Parameter parameter : parameters) {
            all = Math.multiplyExact(all, parameter.values().size());
            if (all > MOST_COMBINATIONS) {
                throw new IllegalArgumentException("a sweep has at most " + MOST_COMBINATIONS + " combinations but "
                        + all + " and more were asked for");
            }
        }
        SweepGrid grid = new SweepGrid(List.copyOf(parameters), null, (int) all);
        if (where == null) {
            return grid;
        }
        int[] places = new int[grid.size];
        int kept = 0;
        Condition condition = new Condition(where);
        for (int place = 0; place < grid.size; place++) {
            if (condition.holds(grid.values(place))) {
                places[kept++] = place;
            }
        }
        if (kept == 0) {
            throw new IllegalArgumentException("where holds for none of " + all + " combinations: '" + where + "'");
        }
        return new SweepGrid(grid.parameters, Arrays.copyOf(places, kept), kept);
    }

    /// Number of combinations.
    @Override
    public int size() {
        return size;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /// Place of a combination in the grid of all.
    @Override
    public long place(int combination) {
        return places == null ? combination : places[combination];
    }

    /// By how much the places of two combinations differ of which one has the next value of a parameter.
    ///
    /// @param parameter its number
    int step(int parameter) {
        int step = 1;
        for (int i = parameter + 1; i < parameters.size(); i++) {
            step *= parameters.get(i).values().size();
        }
        return step;
    }

    /// Place of a combination's value among those of a parameter.
    @Override
    public int valueNumber(int combination, int parameter) {
        return (int) place(combination)
                / step(parameter)
                % parameters.get(parameter).values().size();
    }

    /// The values of a combination by name, in the order of the parameters.
    @Override
    public Map<String, String> values(int combination) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            values.put(parameter.name(), parameter.values().get(valueNumber(combination, i)));
        }
        return values;
    }

    /// The values of a combination as `name=value`, separated by blanks.
    @Override
    public String text(int combination) {
        StringBuilder text = new StringBuilder();
        values(combination)
                .forEach((name, value) -> text.append(text.isEmpty() ? "" : " ")
                        .append(name)
                        .append('=')
                        .append(value));
        return text.toString();
    }

    /// Decides which combinations there are. Numbers are compared as such.
    private static final class Condition {

        private final String text;
        private final Expression expression;
        private final SimpleEvaluationContext context =
                SimpleEvaluationContext.forPropertyAccessors(new MapAccessor()).build();

        Condition(String text) {
            this.text = text;
            try {
                expression = new SpelExpressionParser().parseExpression(text);
            } catch (ParseException e) {
                throw new IllegalArgumentException(
                        "where must be a condition like \"fastPeriod < slowPeriod\" but was '" + text + "': "
                                + e.getSimpleMessage(),
                        e);
            }
        }

        boolean holds(Map<String, String> values) {
            Map<String, Object> typed = new LinkedHashMap<>();
            values.forEach((name, value) -> typed.put(name, number(value)));
            try {
                if (expression.getValue(context, typed) instanceof Boolean holds) {
                    return holds;
                }
            } catch (EvaluationException e) {
                throw new IllegalArgumentException(
                        "where must be a condition on " + String.join(", ", values.keySet()) + " but was '" + text
                                + "': " + e.getSimpleMessage(),
                        e);
            }
            throw new IllegalArgumentException(
                    "where must be true or false, as \"fastPeriod < slowPeriod\" is, but was '" + text + "'");
        }

        private static Object number(String text) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                return text;
            }
        }
    }
}
