package io.papertape.prices.format;

import java.util.List;

/// AkShare: names in Chinese, the close before the high.
final class AkShareFormat extends NamedColumns {

    private static final Roles ROLES = new Roles(
            List.of("日期", "时间"),
            List.of(),
            List.of("开盘"),
            List.of("最高"),
            List.of("最低"),
            List.of("收盘"),
            List.of("成交量"),
            List.of("股票代码", "代码"));

    AkShareFormat() {
        super("AkShare", "日期,开盘,收盘,最高,最低,成交量", ROLES, PriceBasis.UNKNOWN);
    }

    @Override
    boolean knows(Header header) {
        return header.hasAll("开盘", "收盘");
    }
}
