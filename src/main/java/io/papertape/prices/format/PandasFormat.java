package io.papertape.prices.format;

/// A pandas DataFrame whose index, without a name, is the time.
final class PandasFormat extends NamedColumns {

    PandasFormat() {
        super("pandas", ",Open,High,Low,Close,Volume", Roles.ENGLISH.withTime(""), PriceBasis.UNKNOWN);
    }

    @Override
    boolean knows(Header header) {
        return header.isNamed(0, "") && header.column(Roles.ENGLISH.time()) < 0;
    }
}
