package io.papertape.batch.replay;

import io.papertape.database.Sha256;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingScope;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Knows again what a run depends on, beside the books and the program: the contents of the prices, the parameters that
/// belong to the run, the code of the strategy. What belongs to the session never changes.
final class ReplayInputs {

    private ReplayInputs() {}

    /// Digest of what a run depends on.
    ///
    /// @param code digest of the strategy's code
    /// @param prices digest of their contents
    /// @return 64 hexadecimal digits
    static String digest(ReplayRequest request, String code, String prices) {
        StringBuilder text = new StringBuilder();
        for (Setting<?> setting : ReplaySettings.of(SettingScope.RUN)) {
            text.append(setting.name())
                    .append('=')
                    .append(
                            setting == ReplaySettings.PRICES
                                    ? place(request)
                                    : request.ofRun().text(setting))
                    .append('\n');
        }
        text.append(code).append('\n').append(prices);
        return HexFormat.of().formatHex(Sha256.begin().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /// A session knows its prices by their absolute path.
    private static String place(ReplayRequest request) {
        return request.prices().toAbsolutePath().normalize().toString();
    }
}
