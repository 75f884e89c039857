package io.papertape.batch.audit;

import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.code.CodeScan;
import io.papertape.batch.code.StrategyFolder;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Trade;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.StrategyOrigin;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;

/// The other process of an audit: replays a session that comes through a pipe, and answers with its trades. It knows
/// neither books nor prices.
public final class ReplayInProcess {

    /// A zone whose date is another one than that of UTC for more than half of the day.
    private static final String ZONE = "Pacific/Kiritimati";

    private ReplayInProcess() {}

    /// Replays what comes in, up to its end.
    ///
    /// @param in what [SessionStream] writes
    /// @param out gets 1 and the trade for each trade, then 0 and what [FilesRead] tells
    /// @throws IOException if the other end is closed
    public static void run(InputStream in, OutputStream out) throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
        DataInputStream input = new DataInputStream(new BufferedInputStream(in));
        SessionStream.Head head = SessionStream.Head.read(input);
        StrategyCatalog catalog = new StrategyCatalog(new StrategyFolder(Path.of(head.strategies())));
        RequestedSettings asked = RequestedSettings.read(head.texts(), catalog, StrategyOrigin.SESSION);
        SessionSettings settings = asked.settings();
        StrategyCatalog.Found strategy = asked.strategy();
        if (settings == null || strategy == null) {
            throw new InvalidParametersException(asked.sentences());
        }
        AuditReplay replay =
                new AuditReplay(settings.engineConfig("in another process", strategy.factory()), head.actions());
        DataOutputStream output = new DataOutputStream(new BufferedOutputStream(out));
        DataFeed feed = SessionStream.read(input);
        Set<String> classes = CodeScan.classes(strategy.strategy().getClass());
        try (FilesRead files = FilesRead.isKnown() ? new FilesRead(classes) : null) {
            replay(replay, feed, output);
            output.writeByte(0);
            SessionStream.writeTexts(output, files == null ? List.of() : files.end());
        }
        output.flush();
    }

    private static void replay(AuditReplay replay, DataFeed feed, DataOutputStream output) throws IOException {
        for (MarketSlice slice = feed.next(); slice != null; slice = feed.next()) {
            for (Trade trade : replay.take(slice).trades()) {
                output.writeByte(1);
                ComparedTrade.of(trade).write(output);
            }
        }
    }
}
