package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    private static final String[] ENDS = {"\n", "\r", "\r\n", "\n\n", "\r\r\n", "\r\n\r\n"};

    @TempDir
    private Path temporary;

    /// Wherever buffers end: within a line, within its end, or between lines.
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void areTheLinesOfAFileButForEmptyOnes(String encoding) {
        Random random = new Random(11);
        for (int file = 0; file < 20; file++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 300; line++) {
                int length = random.nextInt(20) == 0 ? random.nextInt(90_000) : random.nextInt(60);
                text.append("7,é€x".repeat(1 + length / 5).substring(0, length))
                        .append(ENDS[random.nextInt(ENDS.length)]);
            }
            text.append(random.nextBoolean() ? "" : "last");

            assertThat(rows(("\uFEFF" + text).getBytes(Charset.forName(encoding))))
                    .isEqualTo(expected(text.toString()));
        }
    }

    @Test
    void keepTheLastOneWhateverFollowsIt() {
        byte[] bytes = ("a,b\nc,d" + "\r\n".repeat(200_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(rows(bytes)).containsExactly("1 a,b", "2 c,d", "2 c,d");
    }

    /// The rows with their lines, and behind them that of the end.
    private List<String> rows(byte[] bytes) {
        new PriceFolder(temporary).withBytes("A.csv", bytes);
        List<String> told = new ArrayList<>();
        try (Content content = Content.of(new PriceFile(temporary.resolve("A.csv")))) {
            Rows rows = content.rows(',', LastLine.ROW);
            while (rows.next()) {
                told.add(rows.row().line() + " " + rows.row().text());
            }
            told.add(rows.row().line() + " " + rows.row().text());
        }
        return told;
    }

    private static List<String> expected(String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {

                told.add(i + 1 + " " + lines[i]);
            }
        }
        told.add(told.getLast());
        return told;
    }
}
