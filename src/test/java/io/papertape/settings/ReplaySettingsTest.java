package io.papertape.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.order.Commission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplaySettingsTest {

    static List<Setting<?>> settings() {
        return ReplaySettings.ALL;
    }

    @Test
    void haveNamesOfTheirOwn() {
        assertThat(ReplaySettings.names()).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @Test
    void areAllListed() {
        assertThat(Stream.of(ReplaySettings.class, OrderSettings.class)
                        .flatMap(descriptors -> Arrays.stream(descriptors.getFields()))
                        .filter(field -> field.getType() == Setting.class))
                .hasSameSizeAs(ReplaySettings.ALL);
    }

    @ParameterizedTest
    @MethodSource("settings")
    <T> void areWrittenAsTheyAreRead(Setting<T> setting) throws InvalidValueException {
        String text = setting.text(setting.defaultValue());

        if (!text.isEmpty()) {
            assertThat(setting.parse(text)).isEqualTo(setting.defaultValue());
        }
        assertThat(setting.meaning()).isNotBlank();
        assertThat(setting.defaultText()).isNotBlank();
    }

    @Test
    void haveTheirDefaultUntilAValueIsGiven() {
        SettingValues three = SettingValues.DEFAULTS.with(ReplaySettings.MAX_POSITIONS, 3);

        assertThat(three.get(ReplaySettings.MAX_POSITIONS)).isEqualTo(3);
        assertThat(three.get(OrderSettings.COMMISSION)).isEqualTo(Commission.ofRate(100_000));
        assertThat(three.isDefault(ReplaySettings.MAX_POSITIONS)).isFalse();
        assertThat(three.with(ReplaySettings.MAX_POSITIONS, 10)).isEqualTo(SettingValues.DEFAULTS);
        assertThat(three.with(ReplaySettings.FRESH, true).of(SettingScope.SESSION))
                .isEqualTo(three);
    }

    @Test
    void keepTheirDefaultWhereTheTextHasNoValue() {
        SettingsReader reader = new SettingsReader(Map.of("maxPositions", "no", "benchmark", "KO"));

        reader.readAll(ReplaySettings.ALL);
        reader.readAll(ReplaySettings.ALL);

        assertThat(reader.problems()).containsExactly("maxPositions must be a whole number but was 'no'");
        assertThat(reader.values()).isEqualTo(SettingValues.DEFAULTS.with(ReplaySettings.BENCHMARK, Optional.of("KO")));
    }

    @Test
    void areDeclaredWithADefaultThatCanBeRead() {
        assertThatThrownBy(() -> Setting.of("x", SettingScope.RUN, SettingTypes.wholeNumber(1, 2), "3", "none"))
                .hasMessage("the default of x must be within 1 and 2 but was 3");
    }
}
