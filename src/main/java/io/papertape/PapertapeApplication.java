package io.papertape;

import io.papertape.cli.Cli;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.observation.BatchObservationAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

/// The program. Observations are off: they would cost more per item than the item. So is what
/// nothing here uses and what every start would wait for: proxies around transactional methods and
/// repositories, executors, schedulers.
@SpringBootApplication(
        exclude = {
            AopAutoConfiguration.class,
            BatchObservationAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            TaskExecutionAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class,
            TransactionAutoConfiguration.class
        })
public class PapertapeApplication {

    public static void main(String[] args) {
        Cli.main(PapertapeApplication.class, args);
    }
}
