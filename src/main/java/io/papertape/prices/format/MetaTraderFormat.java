package io.papertape.prices.format;

/// MetaTrader 5: names in angle brackets, tabs, dots in dates; the file is called `EURUSD_D1` or
/// `EURUSD_M1_202401020000_202401312359`.
final class MetaTraderFormat extends NamedColumns {

    MetaTraderFormat() {
        super(
                "MetaTrader",
                "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>",
                Roles.ENGLISH.withVolume("tickvol"),
                PriceBasis.RAW);
    }

    @Override
    boolean knows(Header header) {
        return header.hasAll("date", "tickvol");
    }

    @Override
    String symbol(FileHead head) {
        return MetaTraderName.symbol(head);
    }
}
