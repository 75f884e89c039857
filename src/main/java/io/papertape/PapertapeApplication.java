package io.papertape;

import io.papertape.cli.Cli;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.batch.autoconfigure.observation.BatchObservationAutoConfiguration;

/// The program. Observations are off: they would cost more per item than the item.
@SpringBootApplication(exclude = BatchObservationAutoConfiguration.class)
public class PapertapeApplication {

    public static void main(String[] args) {
        Cli.main(PapertapeApplication.class, args);
    }
}
