package io.papertape.bench;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// The whole job in this process, over the daily bars, with companies that pay dividends, beside the same without.
final class ActingCompanies {

    private static final LocalDate FIRST = LocalDate.of(2013, 3, 1);
    private static final int DAYS_TO_PAY = 14;

    private ActingCompanies() {}

    static void measure(Workbench bench, Table table) throws Exception {
        Path folder = bench.newFolder();
        Path prices = Files.copy(bench.daily(), folder.resolve("daily.csv"));
        int dividends = write(bench.settings(), folder.resolve("actions.csv"));
        Replay plain = Replay.trading(bench.daily(), Replay.CHUNK_SIZE).with("adjust=none");
        Replay acting = Replay.trading(prices, Replay.CHUNK_SIZE).with("adjust=none");
        long bars = BenchmarkBooks.read(bench.daily());
        List<Sample> medians = Turns.of(bench.settings())
                .medians(List.of(() -> WarmJob.once(bench, acting), () -> WarmJob.once(bench, plain)));
        Sample with = medians.getFirst();
        Sample without = medians.getLast();
        String figure = BenchmarkFigures.count(bars) + " daily bars, " + BenchmarkFigures.count(dividends)
                + " dividends, beside the same without";
        table.add(figure, bars, "bars", with, without);
        table.add(
                figure + ": processor time",
                BenchmarkFigures.seconds(with.processorSeconds()),
                BenchmarkFigures.seconds(without.processorSeconds()),
                BenchmarkFigures.ratio(with.processorSeconds() / without.processorSeconds()));
        table.note("Each symbol pays 0.10 for a share every three months, two weeks after the ex-date; `adjust=none`.");
    }

    /// @return how many dividends there are
    private static int write(Settings settings, Path actions) throws Exception {
        LocalDate end = FIRST.plusDays(settings.days() * 7L / 5);
        int dividends = 0;
        try (Writer file = Files.newBufferedWriter(actions)) {
            file.write("symbol,ex_date,type,value,pay_date\n");
            for (int symbol = 0; symbol < settings.symbols(); symbol++) {
                for (LocalDate date = FIRST.plusDays(symbol % 90); date.isBefore(end); date = date.plusMonths(3)) {
                    file.write(PriceGenerator.name(symbol) + ',' + date + ",dividend,0.10," + date.plusDays(DAYS_TO_PAY)
                            + '\n');
                    dividends++;
                }
            }
        }
        return dividends;
    }
}
