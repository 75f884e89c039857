package io.papertape.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1CronJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The manifest for Kubernetes, by the model of its API: no field that it does not know, none that is missing.
class KubernetesTest {

    private static final String MANIFEST = "papertape-cronjob.yaml";

    @Test
    void isACronJob() throws IOException {
        JsonObject manifest = manifest();

        V1CronJob.validateJsonElement(manifest);
        assertThat(manifest.get("apiVersion").getAsString()).isEqualTo("batch/v1");
        assertThat(manifest.get("kind").getAsString()).isEqualTo("CronJob");
        assertThat(ZoneId.of(at(manifest, "spec", "timeZone").getAsString())).isNotNull();
    }

    @Test
    void wouldBeRefusedWithAFieldThatThereIsNot() {
        JsonObject manifest = manifest();
        at(manifest, "spec", "jobTemplate", "spec").getAsJsonObject().addProperty("backofLimit", 1);

        assertThatThrownBy(() -> V1CronJob.validateJsonElement(manifest)).hasMessageContaining("backofLimit");
    }

    @Test
    void leavesNightsThatNeedAPersonAlone() {
        JsonElement rules = at(manifest(), "spec", "jobTemplate", "spec", "podFailurePolicy", "rules");

        JsonElement codes = at(rules.getAsJsonArray().get(1), "onExitCodes", "values");

        assertThat(codes).isEqualTo(new Gson().toJsonTree(Samples.NEED_A_PERSON));
    }

    private static JsonObject manifest() {
        Object manifest = new Load(LoadSettings.builder().build())
                .loadFromString(Samples.text(MANIFEST, Path.of("papertape"), Path.of("desk")));
        return JsonParser.parseString(new Gson().toJson(manifest)).getAsJsonObject();
    }

    private static JsonElement at(JsonElement element, String... names) {
        JsonElement found = element;
        for (String name : names) {
            found = found.getAsJsonObject().get(name);
        }
        return found;
    }
}
