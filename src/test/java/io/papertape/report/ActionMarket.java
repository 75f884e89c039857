package io.papertape.report;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;

import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Three symbols whose companies act while they are held: AAA is bought, split and pays a dividend later, BBB is sold
/// short and pays one at once, CCC is bought and delisted.
///
/// @param folder for the prices
public record ActionMarket(Path folder) {

    /// Of what is made of 100000 with 100 shares of each.
    private static final Map<String, String> SETTINGS = Map.of(
            "strategy",
            Obedient.class.getName(),
            "short",
            "true",
            "borrowRate",
            "0.0365",
            "dividendTax",
            "0.15",
            "sizing",
            "fixedShares",
            "sizeAmount",
            "100",
            "slippage",
            "0",
            "risk",
            "off");

    /// Prices and actions in a folder of their own.
    public static ActionMarket in(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(
                folder,
                "AAA",
                "01-02,100,101,99,100,1",
                "01-03,100,112,98,110,0",
                "01-04,294,310,290,300,0",
                "01-05,300,315,299,310,2",
                "01-08,310,311,309,310,0");
        write(
                folder,
                "BBB",
                "01-02,50,51,49,50,2",
                "01-03,50,56,47,48,0",
                "01-04,48,49,44,45,0",
                "01-05,45,46,38,40,1",
                "01-08,40,41,39,40,0");
        write(
                folder,
                "CCC",
                "01-02,20,20,20,20,1",
                "01-03,20,20,20,20,0",
                "01-04,20,20,20,20,0",
                "01-05,20,20,20,20,0");
        return new ActionMarket(folder).withDividend("1");
    }

    /// The same prices, and actions with another dividend of AAA.
    public ActionMarket withDividend(String amount) throws IOException {
        Files.writeString(folder.resolve("actions.csv"), """
                symbol,ex_date,type,value,pay_date
                AAA,2024-01-04,split,0.375,
                AAA,2024-01-04,dividend,%s,2024-01-10
                BBB,2024-01-04,dividend,0.2,
                CCC,2024-01-05,delist,0.05,
                """.formatted(amount));
        return this;
    }

    private static void write(Path folder, String symbol, String... bars) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        for (String bar : bars) {
            lines.add("2024-" + bar);
        }
        Files.write(folder.resolve(symbol + ".csv"), lines);
    }

    /// The parameters of a session that trades in it.
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>(SETTINGS);
        parameters.put("prices", folder.toString());
        return parameters;
    }

    /// Carries a session forward.
    ///
    /// @param to date up to which
    /// @param more parameters, each `name=value`
    public void replay(TestBooks books, String session, String to, String... more) {
        List<String> given = new ArrayList<>(List.of("session=" + session, "to=" + to));
        given.addAll(List.of(more));
        parameters().forEach((name, value) -> given.add(name + "=" + value));
        assertCompleted(books.replay(given.toArray(String[]::new)));
    }
}
