package io.papertape.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.database.BusyException;
import io.papertape.database.DatabaseConfiguration;
import io.papertape.ledger.LedgerConfiguration;
import io.papertape.ledger.RunBooks;
import io.papertape.ledger.RunTakenOverException;
import io.papertape.ledger.SessionLedger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// A job that is no replay, in a program that has none: it counts the trades of a session.
@ParameterizedClass
@EnumSource(Database.class)
class SecondJobIT {

    private static final String COUNT_TRADES = "count-trades";
    private static final String[] REPLAY = {"session=x", "symbols=KO,AAPL", "to=2014-06-30"};

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private String url;
    private ConfigurableApplicationContext program;
    private long counted;
    private Runnable launched = () -> {};
    private Runnable uncompleted = () -> counted = -1;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        BatchJdbcAutoConfiguration.class
    })
    @Import({DatabaseConfiguration.class, LedgerConfiguration.class, BatchConfiguration.class})
    static class Program {}

    @BeforeEach
    void replayASession() {
        url = database.freshUrl(folder);
        try (TestBooks books = new TestBooks(url)) {
            assertThat(books.replay(REPLAY).failure()).isNull();
        }
        program = new SpringApplicationBuilder(Program.class).run("--spring.datasource.url=" + url);
    }

    @AfterEach
    void closeProgram() {
        program.close();
    }

    @Test
    void completesARunOfItsOwn() {
        Ended ended = count(() -> {});

        assertThat(ended.status()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(ended.failure()).isNull();
        assertThat(counted).isEqualTo(number("SELECT COUNT(*) FROM trade")).isPositive();
        assertThat(runs()).containsExactly("COMPLETED null", "COMPLETED null");
        assertThat(number("SELECT trades FROM session_run ORDER BY run_id FETCH FIRST 1 ROW ONLY"))
                .isEqualTo(counted);
    }

    @Test
    void holdsTheSessionWhileItRuns() {
        Ended ended = count(() -> assertThatThrownBy(() -> count(() -> {}))
                .isInstanceOf(BusyException.class)
                .hasMessageStartingWith("session 'x' is held by process "));

        assertThat(ended.failure()).isNull();
        assertThat(runs()).containsExactly("COMPLETED null", "COMPLETED null");
    }

    @Test
    void resumesARunThatFailed() {
        Ended failed = count(() -> {
            throw new IllegalStateException("cannot count");
        });

        assertThat(failed.status()).isEqualTo(BatchStatus.FAILED);
        assertThat(failed.failure()).hasMessage("cannot count");
        assertThat(counted).as("the count, as the failed execution left it").isEqualTo(-1);
        assertThat(runs()).containsExactly("COMPLETED null", "FAILED cannot count");

        assertThat(count(() -> {}).failure()).isNull();
        assertThat(runs()).containsExactly("COMPLETED null", "COMPLETED null");
        assertThat(number("SELECT COUNT(*) FROM batch_job_instance WHERE job_name = 'count-trades'"))
                .isOne();
    }

    @Test
    void isToCompleteItsRunBeforeAnotherJobBeginsOne() {
        count(() -> {
            throw new IllegalStateException("cannot count");
        });

        try (TestBooks books = new TestBooks(url)) {
            assertThatThrownBy(() -> books.replay(REPLAY))
                    .isInstanceOf(JobFailure.class)
                    .hasMessage("session 'x': its run 2 was begun by the job count-trades, which has to complete it"
                            + " before the job replay can begin one");
            assertThat(number("SELECT COUNT(*) FROM session_run WHERE job_execution_id IS NULL"))
                    .as("runs of which the refused replay has taken the job execution")
                    .isZero();
            count(() -> {});
            assertThat(books.replay(REPLAY).failure()).isNull();
        }
        assertThat(runs()).containsExactly("COMPLETED null", "COMPLETED null", "COMPLETED null");
    }

    @Test
    void leavesItsRunToTheProcessThatHasTakenItOver() {
        RunBooks loser = begun();
        RunBooks winner = begun();
        winner.executedBy(1_000);

        assertThatThrownBy(() -> loser.executedBy(999))
                .isInstanceOf(RunTakenOverException.class)
                .hasMessage("run 2 has lost its hold of the session, and another process goes on with it");
        winner.requireExecution();
        winner.complete(Instant.now());
        assertThatThrownBy(() -> loser.executedBy(1_001)).isInstanceOf(RunTakenOverException.class);
        assertThat(runs()).containsExactly("COMPLETED null", "COMPLETED null");
    }

    @Test
    void tellsOfAProcessThatHasTakenItsRunOverBeforeItBegan() {
        launched = () -> begun().executedBy(1_000);

        assertThat(count(() -> {}).failure()).isInstanceOf(RunTakenOverException.class);
        assertThat(counted).isZero();
        assertThat(runs()).containsExactly("COMPLETED null", "STARTED null");
    }

    @Test
    void tellsWhyItsExecutionCouldNotBeNoted() {
        launched = () -> execute("ALTER TABLE session_run ADD CONSTRAINT disturbance CHECK (status <> 'STARTED'"
                + " OR made_with IS NULL)");

        Ended failed = count(() -> {});

        assertThat(failed.status()).isEqualTo(BatchStatus.FAILED);
        assertThat(failed.failure()).isInstanceOf(DataIntegrityViolationException.class);
        launched = () -> execute("ALTER TABLE session_run DROP CONSTRAINT disturbance");
        assertThat(count(() -> {}).failure()).isNull();
        assertThat(runs()).containsExactly("COMPLETED null", "COMPLETED null");
    }

    @Test
    void tellsItsFirstFailureWhenItsEndCannotBeWritten() {
        uncompleted = () -> {
            throw new IllegalStateException("cannot end");
        };

        Ended failed = count(() -> {
            throw new IllegalStateException("cannot count");
        });

        assertThat(failed.failure()).hasMessage("cannot count");
        assertThat(failed.failure().getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("cannot end");
    }

    @Test
    void beginsNoRunOfASessionThatThereIsNot() {
        assertThatThrownBy(() -> begun("y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no session 'y' in these books");
        assertThat(runs()).containsExactly("COMPLETED null");
    }

    private void execute(String statement) {
        program.getBean(JdbcClient.class).sql(statement).update();
    }

    private RunBooks begun() {
        return begun("x");
    }

    private RunBooks begun(String session) {
        SessionLedger sessions = program.getBean(SessionLedger.class);
        return program.getBean(RunLifecycle.class)
                .begin(COUNT_TRADES, now -> sessions.require(session).id(), Function.identity());
    }

    private Ended count(Runnable disturbance) {
        RunLifecycle lifecycle = program.getBean(RunLifecycle.class);
        try (var _ = lifecycle.hold("x")) {
            RunBooks books = begun();
            return lifecycle.execute(books, new CountTrades(books, disturbance));
        }
    }

    private long number(String sql) {
        return program.getBean(JdbcClient.class).sql(sql).query(Long.class).single();
    }

    private List<String> runs() {
        return program.getBean(JdbcClient.class)
                .sql("SELECT status, failure FROM session_run ORDER BY run_id")
                .query((row, i) -> row.getString("status") + " " + row.getString("failure"))
                .list();
    }

    private final class CountTrades implements RunJob {

        private final RunBooks books;
        private final Runnable disturbance;

        private CountTrades(RunBooks books, Runnable disturbance) {
            this.books = books;
            this.disturbance = disturbance;
        }

        @Override
        public String name() {
            return COUNT_TRADES;
        }

        @Override
        public Job steps(JobBuilder job) {
            launched.run();
            return job.start(new StepBuilder("count", program.getBean(JobRepository.class))
                            .tasklet(
                                    (contribution, context) -> count(),
                                    program.getBean(PlatformTransactionManager.class))
                            .build())
                    .build();
        }

        private RepeatStatus count() {
            books.requireExecution();
            disturbance.run();
            counted = number("SELECT COUNT(*) FROM trade WHERE session_id = "
                    + books.session().id());
            books.complete(Instant.now());
            return RepeatStatus.FINISHED;
        }

        @Override
        public void writeUncompleted(@Nullable Throwable failure) {
            uncompleted.run();
        }
    }
}
