package io.papertape.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The manifests for Kubernetes, by the model of its API: no field that it does not know, none that is missing.
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

        assertThat(codes).isEqualTo(new Gson().toJsonTree(DeployFiles.NEED_A_PERSON));
    }

    @Test
    void areWorkersAndTheirManager() throws IOException {
        List<JsonObject> manifests = manifests("papertape-workers.yaml");

        V1Deployment.validateJsonElement(manifests.getFirst());
        V1CronJob.validateJsonElement(manifests.getLast());
        assertThat(manifests)
                .extracting(manifest -> manifest.get("kind").getAsString())
                .containsExactly("Deployment", "CronJob");
        JsonObject manager = manifests.getLast();
        assertThat(at(manager, "spec", "schedule")).isEqualTo(at(manifest(), "spec", "schedule"));
        assertThat(at(manager, "spec", "jobTemplate", "spec", "podFailurePolicy"))
                .isEqualTo(at(manifest(), "spec", "jobTemplate", "spec", "podFailurePolicy"));
        assertThat(at(manifests.getFirst(), "spec", "selector", "matchLabels"))
                .isEqualTo(at(manifests.getFirst(), "spec", "template", "metadata", "labels"));
    }

    private static JsonObject manifest() {
        return manifests(MANIFEST).getFirst();
    }

    private static List<JsonObject> manifests(String file) {
        List<JsonObject> manifests = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(DeployFiles.text(file, Path.of("papertape"), Path.of("desk")))
                .forEach(manifest -> manifests.add(
                        JsonParser.parseString(new Gson().toJson(manifest)).getAsJsonObject()));
        return manifests;
    }

    private static JsonElement at(JsonElement element, String... names) {
        JsonElement found = element;
        for (String name : names) {
            found = found.getAsJsonObject().get(name);
        }
        return found;
    }
}
