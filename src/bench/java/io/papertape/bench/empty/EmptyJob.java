package io.papertape.bench.empty;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.batch.autoconfigure.observation.BatchObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/// A job of one step that does nothing, started with what Papertape is started with: the same jar,
/// class path and settings, and a job repository in a new database file.
///
/// Spring properties on the command line decide who makes the schema.
@SpringBootApplication(exclude = BatchObservationAutoConfiguration.class, proxyBeanMethods = false)
public class EmptyJob {

    public static void main(String[] args) {
        System.exit(SpringApplication.exit(SpringApplication.run(EmptyJob.class, args)));
    }

    @Bean
    Job empty(JobRepository repository, PlatformTransactionManager transactions) {
        return new JobBuilder("empty", repository)
                .start(new StepBuilder("nothing", repository)
                        .tasklet((contribution, context) -> RepeatStatus.FINISHED, transactions)
                        .build())
                .build();
    }
}
