package io.papertape.settings;

import io.papertape.engine.order.Commission;
import io.papertape.engine.order.Slippage;
import io.papertape.engine.portfolio.Money;
import java.util.List;

/// The types of costs: a fraction of a value or price, `0.001`, or an amount for each of something, `0.005/share`.
final class CostTypes {

    private static final String PER_SHARE = "/share";
    private static final String PER_ORDER = "/order";

    private CostTypes() {}

    /// `0.001`, `0.005/share` or `5/order`.
    static SettingType<Commission> commission() {
        return cost(List.of(PER_SHARE, PER_ORDER), "an amount like 0.005/share or 5/order", new Form<>() {

            @Override
            public Commission cost(long amount, String per) {
                return switch (per) {
                    case PER_SHARE -> Commission.ofShare(amount);
                    case PER_ORDER -> Commission.ofOrder(amount);
                    default -> Commission.ofRate(amount);
                };
            }

            @Override
            public String text(Commission commission) {
                if (commission.perShare() > 0) {
                    return Money.format(commission.perShare()) + PER_SHARE;
                }
                return commission.perOrder() > 0
                        ? Money.format(commission.perOrder()) + PER_ORDER
                        : Money.format(commission.rate());
            }
        });
    }

    /// `0.0005` or `0.01/share`; impact and tick are settings of their own, and off here.
    static SettingType<Slippage> slippage() {
        return cost(List.of(PER_SHARE), "an amount like 0.01/share", new Form<>() {

            @Override
            public Slippage cost(long amount, String per) {
                return per.equals(PER_SHARE) ? new Slippage(0, amount, 0, 0) : Slippage.ofRate(amount);
            }

            @Override
            public String text(Slippage slippage) {
                return slippage.perShare() > 0
                        ? Money.format(slippage.perShare()) + PER_SHARE
                        : Money.format(slippage.rate());
            }
        });
    }

    private static <T> SettingType<T> cost(List<String> units, String amounts, Form<T> form) {
        return SettingType.of(
                new ValueShape.Cost(units),
                text -> {
                    String per =
                            units.stream().filter(text::endsWith).findFirst().orElse("");
                    long amount;
                    try {
                        amount = Money.parse(text.substring(0, text.length() - per.length()));
                    } catch (NumberFormatException e) {
                        throw new InvalidValueException(
                                "must be a number of at most 8 decimals, or " + amounts + ", but was '" + text + "'");
                    }
                    if (amount < 0 || (per.isEmpty() && amount >= Money.ONE)) {
                        throw new InvalidValueException(
                                "must be at least 0 and less than 1, or " + amounts + ", but was " + text);
                    }
                    return form.cost(amount, per);
                },
                form::text);
    }

    /// How a cost is made of its two parts, and written.
    private interface Form<T> {

        /// @param amount at least 0, in units of 0.00000001
        /// @param per what it is for each of; empty for a fraction
        T cost(long amount, String per);

        String text(T cost);
    }
}
