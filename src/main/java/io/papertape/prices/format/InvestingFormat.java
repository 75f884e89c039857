package io.papertape.prices.format;

import java.util.List;

/// Investing.com: quoted, in the language and with the numbers of the country; `Price` is the close.
final class InvestingFormat extends NamedColumns {

    private static final int COLUMNS = 6;
    private static final List<String> CHANGE = List.of(
            "change%", "variation%", "var%", "+%", "diff%", "mudança%", "degisim%", "verandering%", "zmiana%", "%var");
    private static final Roles ROLES = new Roles(
            List.of("date", "data", "datum", "fecha", "tarih"),
            List.of(),
            List.of("open", "ouv", "abertura", "apertura", "eröffn", "eröffnung", "otwarcie", "açılış"),
            List.of("high", "plushaut", "máxima", "massimo", "máximo", "hoch", "max", "yüksek"),
            List.of("low", "plusbas", "mínima", "minimo", "mínimo", "tief", "min", "düşük"),
            List.of("price", "dernier", "último", "ultimo", "zuletzt", "ostatnio", "şimdi"),
            List.of("vol", "volume"),
            List.of());

    InvestingFormat() {
        super(
                "Investing.com",
                "\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"",
                ROLES,
                PriceBasis.UNKNOWN);
    }

    @Override
    boolean knows(Header header) {
        return header.size() >= COLUMNS && header.column(ROLES.close()) >= 0 && header.column(CHANGE) >= 0;
    }

    @Override
    NumberStyle numbers(Columns columns, Samples samples) {
        return new NumberStyle(samples.numbers(columns).point(), true, 0);
    }
}
