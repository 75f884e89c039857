package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.TooManyRejectedException;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.format.PriceFormat;
import io.papertape.prices.format.PriceFormats;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// However a file of any layout is spoiled, a tape gives no bar but those that a row of it states, and all of the rows
/// that nothing happened to, and tells every other row; or the file is refused by its name. The number of files of a
/// layout and their seed can be given as for [MutatedFilesTest].
class MutatedLayoutsTest {

    private static final int FILES = Integer.getInteger("papertape.mutations", 25);
    private static final long SEED = Long.getLong("papertape.mutation.seed", 20_240_115);

    @TempDir
    private Path temporary;

    @Test
    void knowsSamplesOfAllLayouts() {
        Stream<String> samples = Arrays.stream(SampleLayout.values()).map(SampleLayout::format);

        assertThat(Stream.concat(samples, Stream.of("table")).distinct())
                .containsExactlyInAnyOrderElementsOf(PriceFormats.KNOWN.formats().stream()
                        .map(PriceFormat::name)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void givesTheBarsOfAFileWithoutFault(SampleLayout layout) {
        SampleFile file = SampleFile.of(layout, new Random(SEED));
        Answer answer = read(layout, file.text().getBytes(StandardCharsets.UTF_8));

        assertThat(answer.replayed().bars()).containsExactlyInAnyOrderElementsOf(file.bars());
        assertThat(answer.replayed().rejected()).isEmpty();
        assertThat(answer.format()).isEqualTo(layout.format());
    }

    @ParameterizedTest
    @EnumSource
    void givesOnlyBarsThatARowStatesAndTellsEveryOtherRow(SampleLayout layout) {
        Random random = new Random(SEED + layout.name().hashCode());
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            SampleFile file = SampleFile.of(layout, random);
            refused += isRead(file, SpoiledText.of(file.text(), random)) ? 0 : 1;
        }

        assertThat(refused).as("refused files").isLessThan(FILES * 3 / 4);
    }

    @ParameterizedTest
    @EnumSource
    void givesNoBarWithAPartOfAPriceWhereverTheLastRowIsCut(SampleLayout layout) {
        SampleFile file = SampleFile.of(layout, new Random(SEED));
        byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
        int lastRow = bytes.length - file.rows().getLast().text().getBytes(StandardCharsets.UTF_8).length - 1;
        List<String> bars =
                file.bars().stream().map(MutatedLayoutsTest::withoutVolume).toList();
        int sure = file.bars().size() - file.rows().getLast().bars().size();
        for (int length = lastRow; length < bytes.length; length++) {
            Replayed replayed = read(layout, Arrays.copyOf(bytes, length)).replayed();
            assertThat(replayed.bars().stream().map(MutatedLayoutsTest::withoutVolume))
                    .as("cut at byte " + (length - lastRow) + " of the row")
                    .hasSizeGreaterThanOrEqualTo(sure)
                    .isSubsetOf(bars);
        }
    }

    /// A part of a volume is no other price.
    private static String withoutVolume(String bar) {
        return bar.substring(0, bar.lastIndexOf(' '));
    }

    /// @return false if the file is refused
    private boolean isRead(SampleFile file, byte[] bytes) {
        StatedBars stated = new StatedBars(file, NaiveText.of(bytes));
        try {
            Answer answer = read(file.layout(), bytes);
            assertThatCode(() -> stated.requireAll(answer.replayed(), answer.format()))
                    .as(told(bytes))
                    .doesNotThrowAnyException();
            return true;
        } catch (PriceFileException | UnfinishedPriceFileException | TooManyRejectedException e) {
            assertThat(e).as(told(bytes)).hasMessageContaining(file.layout().file());
            assertThat(stated.isRecognisable() && stated.hasSureBar())
                    .as(told(bytes))
                    .isFalse();
            return false;
        } catch (RuntimeException e) {
            return fail(told(bytes), e);
        }
    }

    /// What a file is recognised as, and what it has.
    private record Answer(String format, Replayed replayed) {}

    private Answer read(SampleLayout layout, byte[] bytes) {
        new PriceFolder(temporary).withBytes(layout.file(), bytes);
        PriceQuery query = new PriceQuery(
                temporary.resolve(layout.file()), List.of(), Long.MIN_VALUE, Long.MAX_VALUE, PriceFolder.MAX_REJECTED);
        InstantSource now = InstantSource.fixed(Instant.parse("2024-06-01T00:00:00Z"));
        try (PriceTape tape = new FilePrices(PriceFormats.KNOWN, now).open(query)) {
            Replayed replayed = Replayed.of(tape);
            return new Answer(tape.files().getFirst().layout().name(), replayed);
        }
    }

    private static String told(byte[] bytes) {
        return "seed " + SEED + ": " + new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
