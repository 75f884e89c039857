package io.papertape.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.papertape.Tool;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The DAG for Airflow, by Python's own compiler. Airflow itself is not there: whether it has what the DAG imports is
/// not known here.
class AirflowTest {

    @Test
    void compilesAndSaysWhatThePageTells() throws IOException, InterruptedException, URISyntaxException {
        DeployFiles.Printed read = DeployFiles.run(
                Tool.named("python3", "python3").toString(),
                "-W",
                "error",
                Path.of(AirflowTest.class.getResource("read_dag.py").toURI()).toString(),
                DeployFiles.FOLDER.resolve("papertape_dag.py").toString());

        assertThat(read.status()).as(read.text()).isZero();
        Map<String, Object> said = new JsonMapper().readValue(read.text(), new TypeReference<>() {});
        assertThat(said)
                .contains(
                        entry("COMMAND", List.of("/opt/papertape/papertape", "nightly")),
                        entry("NEEDS_A_PERSON", DeployFiles.NEED_A_PERSON),
                        entry("schedule", "30 22 * * 1-5"),
                        entry("catchup", false),
                        entry("max_active_runs", 1));
        assertThat((String) said.get("start_date")).contains("tz='America/New_York'");
    }
}
